"""Send every file of a folder through `anonymise --register-only` with names taken from its own text, and count what held.

    python -m benchmarks.register_only_report FOLDER [--kind docx] [--scanner leakscan.py] [--office] [--only PART] [--names 5]

For each file: five of its own words, the more like names the better, become a register; the file is anonymised; then a
scanner of its own looks for the names in the result, a second reader (plain XML, no code of this program) compares the text
outside the names, and LibreOffice, where asked for, opens the results. Prints a line for each file that did
not hold, and the counts. Names and texts are never printed, only counts and places.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

from pipeline.errors import DhrError
from pipeline.model import Document, Person, Register

KINDS = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "xlsx": (".xlsx", ".xlsm", ".xltx"),
    "pdf": (".pdf",),
    "csv": (".csv", ".tsv"),
}
SCANNER = Path(__file__).resolve().parents[1] / "../shared/eval/leakscan.py"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_TEXTS = re.compile(r"(?:^|/)(?:document\w*|header\d*|footer\d*|footnotes|endnotes)\.xml$", re.IGNORECASE)
_MARKERS = ("picture", "embedded", "object", "removed")  # what stands where a picture or object was
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "hon", "lord", "lady"}
)  # go with the name they stand before
STRANGER = "Ottoline Varga"  # on the register of a file whose words are all ordinary: it must come through all the same
_RUNNING = frozenset({"body", "header", "footer", "footnote", "endnote", "textbox", "comment"})


@dataclass
class Outcome:
    """What one file came to."""

    name: str
    state: str  # held | held without a name of its own | refused | left | not edited | leaked | changed | crashed
    note: str = ""
    out: Path | None = None
    names: tuple[str, ...] = field(default=(), repr=False)


def names_of(document: Document, count: int, *, seed: str, markup: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Choose names from a document's own text: the more like a name the better, else any word that tells it apart.

    In order: pairs of capitalised words, capitalised words, words of any script and case; first from the running text, then
    from every other editable place. Left out is what nobody can have as a name that a machine is to replace everywhere:
    ordinary words of English, months, titles, and `markup`, the words of the file format itself. Capitalised words that the
    text writes in lower case as well are the last resort.
    """
    chance = random.Random(seed)
    chosen: list[str] = []
    running = "\n".join(unit.text for unit in document.units if unit.part in _RUNNING and unit.treatment == "edit")
    anywhere = "\n".join(unit.text for unit in document.units if unit.treatment == "edit")
    for text, pattern, most in (
        (running, _PAIR, count // 2), (running, _CAPITALISED, count), (anywhere, _CAPITALISED, 1), (anywhere, _ANY_WORD, 1),
    ):  # fmt: skip
        lower = frozenset(word.casefold() for word in re.findall(r"(?<![^\W_])[^\W\dA-Z_][^\W\d_]*", text))
        found = [name for name in sorted(set(pattern.findall(text))) if _is_usable(name, markup)]
        chance.shuffle(found)
        if pattern is not _ANY_WORD:
            found.sort(key=lambda name: not lower.isdisjoint(name.casefold().split()))
        taken = {word for name in chosen for word in name.casefold().split()}
        chosen += [name for name in found if taken.isdisjoint(name.casefold().split())][: max(0, most - len(chosen))]
    return tuple(chosen)


_PAIR = re.compile(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{3,}\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,}\b")
_ANY_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{4,}(?![^\W_])")


def _is_usable(name: str, markup: frozenset[str]) -> bool:
    """Say whether a machine can be asked to take these words out everywhere: none is ordinary, none is the format's own."""
    from pipeline.redact.verification.surfaces import is_telling
    from pipeline.redact.wording import ordinary_words

    words = name.casefold().split()
    return is_telling(words) and not any(
        word in ordinary_words()
        or not is_telling([word])
        or word in markup
        or (len(word) >= 8 and any(word in w for w in markup))
        for word in words
    )


def markup_words(path: Path) -> frozenset[str]:
    """Return the words a package writes in its own service: names of parts, styles, fonts, themes and types."""
    if not zipfile.is_zipfile(path):
        return frozenset()
    said: list[str] = [*KINDS["docx"], *KINDS["xlsx"]]
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            said.append(name)
            if re.search(r"(?:styles|fontTable|theme\d*|settings|\[Content_Types\])\.xml$|\.rels$|docProps/app\.xml$", name):
                said.append(package.read(name).decode("utf-8", "ignore"))
            elif "/worksheets/" in name:
                said += re.findall(r'\bt="([^"]*)"', package.read(name).decode("utf-8", "ignore"))
    return frozenset(re.findall(r"[a-z]{3,}", " ".join(said).casefold()))


def register_for(names: Sequence[str]) -> Register:
    """Make a register in which each name is a person with a pseudonym nothing else says."""
    return Register(people=tuple(Person(f"p{n}", "other", name, pseudonym=f"Qvx{chr(97 + n)}z") for n, name in enumerate(names)))


# --- a reader of its own -----------------------------------------------------------------------------------------------


def paragraphs(path: Path) -> list[str]:
    """Return the running text of a Word file by paragraph, as people see it: no deletions, no hidden text, no fallbacks."""
    found: list[str] = []
    with zipfile.ZipFile(path) as package:
        unused = _unused_headers(package)
        for name in sorted(n for n in package.namelist() if _TEXTS.search(n) and "glossary" not in n):
            if name.rpartition("/")[2].lower() not in unused:
                _walk(ElementTree.fromstring(package.read(name)), None, found)
    return [" ".join(text.split()) for text in found if text.strip()]


def _unused_headers(package: zipfile.ZipFile) -> set[str]:
    """Return the headers and footers that no section of the text shows, such as those of a section that was changed."""
    unused: set[str] = set()
    for name in package.namelist():
        if not re.search(r"(?:^|/)_rels/document\w*\.xml\.rels$", name):
            continue
        story = package.read(name.replace("_rels/", "").removesuffix(".rels")).decode("utf-8", "ignore")
        shown = set(
            re.findall(
                r"(?:header|footer)Reference\b[^>]*?\br:id=\"([^\"]+)\"",
                re.sub(r"(?s)<w:sectPrChange.*?</w:sectPrChange>", "", story),
            )
        )
        for relationship in ElementTree.fromstring(package.read(name)):
            target = relationship.get("Target", "").rpartition("/")[2].lower()
            if relationship.get("Type", "").endswith(("/header", "/footer")) and relationship.get("Id") not in shown:
                unused.add(target)
    return unused


def _walk(element: ElementTree.Element, open_: list[str] | None, found: list[str]) -> None:
    local = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
    word = isinstance(element.tag, str) and element.tag.startswith((_W, _STRICT))
    if local in ("del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText") and (word or local == "Fallback"):
        return
    if word and local == "r" and any(c.tag.rsplit("}", 1)[-1] == "vanish" for c in element.iter() if isinstance(c.tag, str)):
        return
    if word and local == "p":
        own: list[str] = []
        for child in element:
            _walk(child, own, found)
        found.append("".join(own))
        return
    if open_ is not None and word:
        if local == "t":
            open_.append(element.text or "")
        elif local in ("tab", "br", "cr"):
            open_.append(" ")
        elif local == "noBreakHyphen":
            open_.append("-")
    for child in element:
        _walk(child, open_, found)


def cells(path: Path) -> list[str]:
    """Return every cell of a workbook as people see it: results of formulas, not the formulas."""
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=True)
    return [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]


def lines(path: Path) -> list[str]:
    """Return the lines of a text file."""
    blob = path.read_bytes()
    encoding = "utf-16" if blob[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return blob.decode(encoding, "replace").splitlines()


READERS: Mapping[str, Callable[[Path], list[str]]] = {".docx": paragraphs, ".xlsx": cells, ".csv": lines, ".tsv": lines}


def words_lost(
    before: Path, after: Path, names: Sequence[str], register: Register, reader: Callable[[Path], list[str]] = paragraphs
) -> int:
    """Count the words outside the names that are not in the result, or are only there."""
    gone = {word.casefold() for name in names for word in re.findall(r"[^\W_]+", name)} | _TITLES
    put = {str(person.pseudonym).casefold() for person in register.people}

    def counted(path: Path, drop: set[str]) -> Counter[str]:
        words = (w.casefold() for text in reader(path) for w in re.findall(r"[^\W_]+", text))
        return Counter(w for w in words if w not in _TITLES and not any(d in w for d in drop - _TITLES))

    a, b = counted(before, gone | put), counted(after, gone | put)
    new = b - a if reader is not paragraphs or not _holds_other_formats(before) else Counter[str]()
    for marker in _MARKERS:
        del new[marker]
    changed = (a - b) + new
    return sum(number for word, number in changed.items() if len(word) > 1 and not any(_nearly(word, name) for name in gone))


def _holds_other_formats(path: Path) -> bool:
    """Say whether a file holds text in another format (altChunk), which becomes ordinary paragraphs."""
    with zipfile.ZipFile(path) as package:
        return any(b"altChunk" in package.read(n) for n in package.namelist() if re.search(r"document\w*\.xml$", n))


def _nearly(word: str, name: str) -> bool:
    """Say whether a word is a form of a name: misspelt by two letters at most, which goes with it."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(word, name) <= 2


# --- one file ------------------------------------------------------------------------------------------------------------


def try_file(path: Path, out: Path, scanner: ModuleType | None, *, count: int) -> Outcome:
    """Send one file through and say what it came to."""
    from pipeline import documents, oneshot

    try:
        document = documents.read(path, name=path.name)
    except DhrError as error:
        return Outcome(path.name, "refused", type(error).__name__)
    names = names_of(document, count, seed=path.name, markup=markup_words(path))
    register = register_for(names or [STRANGER])
    out.mkdir(parents=True, exist_ok=True)
    try:
        (result,) = oneshot.anonymise([path], register=register, policy="publication", register_only=True, out=out)
    except Exception as error:  # the point of the report
        return Outcome(path.name, "crashed", f"{type(error).__name__}", names=names)
    if isinstance(result, oneshot.Refused):
        return Outcome(path.name, "not edited", str(result.error).splitlines()[0], names=names)
    if isinstance(result, oneshot.Left):
        places = "; ".join(f"{hit.kind} at {hit.locator} ({hit.why})" for hit in result.hits[:3])
        return Outcome(path.name, "left", places, names=names)
    target = out / result.out
    if scanner is not None:
        hits = _scan(scanner, names, target)
        if hits:
            return Outcome(path.name, "leaked", hits, target, names)
    reader = READERS.get(target.suffix)
    lost = words_lost(path, target, names, register, reader) if reader else 0
    if lost:
        return Outcome(path.name, "changed", f"{lost} words", target, names)
    return Outcome(path.name, "held" if names else "held without a name of its own", out=target, names=names)


def _scan(scanner: ModuleType, names: Sequence[str], target: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "forbidden.txt"
        wanted.write_text("\n".join(names), encoding="utf-8")
        hits = scanner.scan(scanner.compile_forbidden(wanted), target)
    return "; ".join(
        f"name {names.index(name)}: {places[0][0].rpartition('!')[2]} {places[0][1]}" for name, places in hits.items()
    )


def load_scanner(path: Path) -> ModuleType | None:
    """Load a scanner with `compile_forbidden(path)` and `scan(forbidden, path)`; None where there is none."""
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("scanner", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def opened_elsewhere(files: Sequence[Path], folder: Path) -> set[str]:
    """Return the names of the files LibreOffice could convert, and of the PDFs whose pages PDFium could draw."""
    import pypdfium2

    drawn = set()
    for path in (path for path in files if path.suffix == ".pdf"):
        pages = pypdfium2.PdfDocument(path)
        drawn |= {path.name} if [page.render(scale=0.2) for page in pages] else set()
    files = [path for path in files if path.suffix != ".pdf"]
    soffice = shutil.which("soffice")
    if soffice is None or not files:
        return drawn
    out = folder / "converted"
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(out), *map(str, files)], check=False, timeout=900, capture_output=True)
    return drawn | {path.name for path in files if (out / f"{path.stem}.pdf").exists()}


def report(folder: Path, *, kind: str, scanner: ModuleType | None, only: str, count: int, out: Path) -> list[Outcome]:
    """Try every file of a kind in a folder."""
    paths = [p for p in sorted(folder.iterdir()) if p.suffix.lower() in KINDS[kind] and only in p.name]
    return [try_file(path, out / path.stem, scanner, count=count) for path in paths]


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", choices=KINDS, default="docx")
    parser.add_argument("--scanner", type=Path, default=SCANNER)
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--names", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        outcomes = report(
            chosen.folder, kind=chosen.kind, scanner=load_scanner(chosen.scanner), only=chosen.only, count=chosen.names, out=out
        )
        for outcome in outcomes:
            if not outcome.state.startswith("held"):
                sys.stdout.write(f"{outcome.name}: {outcome.state}: {outcome.note}\n")
        states = Counter(outcome.state for outcome in outcomes)
        sys.stdout.write(
            ", ".join(f"{number} {state}" for state, number in states.most_common()) + f" of {len(outcomes)} files\n"
        )
        if chosen.office:
            files = [outcome.out for outcome in outcomes if outcome.out is not None]
            good = opened_elsewhere(files, out)
            sys.stdout.write(f"Another program opened {len(good)} of {len(files)}\n")
            for path in files:
                if path.name not in good:
                    sys.stdout.write(f"  not opened: {path.name}\n")


if __name__ == "__main__":
    main()
