"""Read every file of a corpus and print what came of it, against what independent readers counted.

    python benchmarks/corpus_report.py FOLDER [--verbose]

FOLDER holds manifest.csv (file, kind, expect …), ground.json (characters that are not white space, by part) and the files. For
each kind: how many were read, refused (and why), crashed or hung, and for each part of all readable files how much was seen.
Exit 1 when something crashed or hung, a hostile file was not treated as expected, or less than 99.5 % of a part was seen.

Two counts need a word. Of a PDF three readers give three numbers; the measure is the middle one, since the highest is often
rubbish (letters printed twice for boldness, "(cid:12)" for letters without a code). A workbook's `header_footer` counts Excel's
codes as well as words.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline import documents
from pipeline.errors import DhrError
from pipeline.model import Document, Unit

ENOUGH = 0.995
_KINDS = {"xls": "xlsx", "xlsm": "xlsx", "xlsb": "xlsx", "tsv": "csv", "docm": "docx", "dotx": "docx"}

# Buckets of the ground truth -> parts (or slots) of our units that hold them.
_DOCX = {
    "body": {"body"}, "headers": {"header"}, "footers": {"footer"}, "footnotes": {"footnote"}, "endnotes": {"endnote"},
    "comments": {"comment"}, "textboxes": {"textbox"}, "alt_text": {"alt_text"}, "deleted": {"deleted"},
    "moved_from": {"deleted"}, "field_code": {"field", "word.deleted_field"}, "glossary": {"glossary", "word.glossary"},
    "charts": {"chart"}, "math": {"word.math", "body"}, "smartart": {"diagram"}, "wordart": {"word.word_art"},
    "custom_xml": {"custom_xml"}, "props_core": {"word.core_property"}, "props_app": {"word.app_property"},
    "props_custom": {"word.custom_property"}, "fallback": {"word.textbox_fallback"},
    "attributes": {"control", "link", "bookmark", "word.form_field", "word.form_field_name", "alt_text", "settings", "other"},
}  # fmt: skip
_XLSX = {
    "shared_strings": {"excel.cell", "excel.shared_string"}, "inline_strings": {"excel.cell"}, "formula_strings": {"excel.cell"},
    "formulas": {"excel.formula"}, "comments": {"comment"}, "persons": {"excel.person"}, "charts": {"chart"},
    "defined_names": {"name"}, "header_footer": {"header", "footer"}, "drawing_text": {"textbox"}, "hyperlinks": {"link"},
    "tables": {"table"}, "validation": {"validation"}, "props_core": {"excel.core_property"}, "props_app": {"excel.app_property"},
    "props_custom": {"excel.custom_property"},
}  # fmt: skip
_PDF = {
    "text": {"pdf.body", "pdf.table", "pdf.header", "pdf.footer", "pdf.other_reader"},
    "info": {"pdf.property"}, "xmp": {"pdf.xmp"},
    "annotations": {"comment"}, "field_names": {"field"},
    "field_values": {"pdf.field_value", "pdf.field_option"}, "outlines": {"outline"},
}  # fmt: skip
_MAPS = {"docx": _DOCX, "xlsx": _XLSX, "pdf": _PDF}
# Views of other buckets: `inserted` and `hidden` text is in the body, a fallback repeats a text box.
_VIEWS = frozenset({"inserted", "hidden"})


def ns(text: str) -> int:
    """Count the characters that are not white space."""
    return sum(not char.isspace() for char in text)


@dataclass
class Tally:
    """What came of the files of one kind."""

    files: int = 0
    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    crashed: list[str] = field(default_factory=list)
    hung: list[str] = field(default_factory=list)
    seconds: float = 0.0
    seen: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    short: list[str] = field(default_factory=list)
    missing_words: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)  # not treated as the manifest says


def attempt(path: Path) -> tuple[Document | None, str, float]:
    """Read one file; return the document, or how it was refused: a class of error, "crashed" or "hung"."""
    began = time.monotonic()
    try:
        document = documents.read(path)
    except DhrError as error:
        outcome = type(error).__name__
        if "made its reader stop" in error.what or re.search(r"to its end \(\w+\)", error.what):
            outcome = f"crashed: {error.what.splitlines()[0]}"
        elif "given up after" in error.what:
            outcome = "hung"
        return None, outcome, time.monotonic() - began
    except Exception as error:
        return None, f"crashed: {type(error).__name__}", time.monotonic() - began
    return document, "read", time.monotonic() - began


def expected_counts(kind: str, ground: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield what the independent readers counted, by part."""
    for part, facts in (ground.get("parts_text") or {}).items():
        if part not in _VIEWS and facts.get("ns"):
            yield part, facts["ns"]
    if kind == "pdf":
        counts = [reader.get("ns") or 0 for reader in ground.get("readers", {}).values() if reader.get("opens")]
        if counts:
            yield "text", int(statistics.median(counts))
    if kind == "csv" and "text" in ground:
        yield "text", ground["text"]["ns"]


def seen_counts(kind: str, document: Document, path: Path) -> Counter[str]:
    """Count what our units hold, by the same parts."""
    if kind == "csv":
        return Counter({"text": _csv_characters(document, path)})
    mapping, seen = _MAPS[kind], Counter[str]()
    by_place: dict[str, list[Unit]] = defaultdict(list)
    for unit in document.units:
        by_place[unit.part].append(unit)
        by_place[unit.slot].append(unit)
    for part, places in mapping.items():
        units = {id(unit): unit for place in places for unit in by_place.get(place, ())}
        if part == "shared_strings":  # a string several cells share counts once in the file, many times in the cells
            seen[part] = sum(ns(_as_written(unit.text.replace("\r", "\x00"))) for unit in units.values())
        else:
            seen[part] = sum(
                ns(_as_written(unit.text)) for unit in units.values() if not unit.mirror or part in ("fallback", "alt_text")
            )
    return seen


def _as_written(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "_x0000_", text)


def _csv_characters(document: Document, path: Path) -> int:
    """Count cells, and the delimiters and quotes the ground truth counts with them."""
    from pipeline.documents import encodings

    text, _ = encodings.decode(path.read_bytes())
    marks = ns("".join(re.findall(r'[,;|"\x00]', text)))  # a NUL is no text, but is counted there
    cells = "".join(unit.text for unit in document.units)
    return ns(cells) - ns("".join(re.findall(r'[,;|"]', cells))) + marks


def probes(ground: dict[str, Any]) -> set[str]:
    """Return words an independent reader saw, without those glued to a code of a header."""
    words = set(ground.get("probes") or ())
    for facts in (ground.get("parts_text") or {}).values():
        words.update(facts.get("probes") or ())
    for sheet in ground.get("sheets") or ():
        words.update(sheet.get("probes") or ())
    return {word for word in words if not word.startswith("..")}


def real_files(folder: Path, verbose: bool) -> dict[str, Tally]:
    """Read every real file and compare it with the ground truth."""
    ground = json.loads((folder / "ground.json").read_text(encoding="utf-8"))
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in _manifest(folder):
        if row["kind"] == "hostile":
            continue
        path, facts = folder / row["file"], ground.get(row["file"], {})
        kind = _KINDS.get(row["kind"], row["kind"])
        tally = tallies[kind]
        tally.files += 1
        document, outcome, seconds = attempt(path)
        tally.seconds += seconds
        _note(tally, row, outcome)
        if document is None:
            continue
        tally.read += 1
        _compare(tally, kind, row["file"], document, facts, path)
        if verbose:
            print(f"  {row['file']}: {len(document.units)} units, {len(document.unread)} unread, {seconds:.2f} s")
    return tallies


def _compare(tally: Tally, kind: str, name: str, document: Document, facts: dict[str, Any], path: Path) -> None:
    seen = seen_counts(kind, document, path)
    for part, count in expected_counts(kind, facts):
        tally.there[part] += count
        tally.seen[part] += min(count, seen[part])
        if seen[part] < ENOUGH * count:
            tally.short.append(f"{name}: {part} {seen[part]}/{count}")
    words = "\n".join(unit.text for unit in document.units)
    squeezed = re.sub(r"\s+", "", words)
    lost = [word for word in probes(facts) if word not in words and word not in squeezed]
    codes = [word for word in lost if word[:1] in "LCR" and word[1:] in words]  # "&CWord" read as "CWord"
    tally.missing_words += [f"{name}: {word!r}" for word in lost if word not in codes]


def _note(tally: Tally, row: dict[str, str], outcome: str) -> None:
    expect = row["expect"]
    if outcome.startswith("crashed"):
        tally.crashed.append(f"{row['file']} ({outcome})")
    elif outcome == "hung":
        tally.hung.append(row["file"])
    elif outcome != "read":
        tally.refused[outcome] += 1
    treated = "open" if outcome == "read" else "error"
    if expect in ("open", "error") and (treated != expect or outcome.startswith("crashed") or outcome == "hung"):
        tally.against.append(f"{row['file']}: expected {expect}, was {outcome}")


def hostile_files(folder: Path, verbose: bool) -> tuple[Tally, list[str]]:
    """Read every hostile file; return the tally and what canary files did not show."""
    tally, blind = Tally(), []
    for row in _manifest(folder):
        if row["kind"] != "hostile" or row["expect"] == "not an input":
            continue
        path = folder / row["file"]
        tally.files += 1
        document, outcome, seconds = attempt(path)
        tally.seconds += seconds
        tally.read += document is not None
        _note(tally, row, outcome)
        if verbose:
            print(f"  {row['file']}: {outcome}, {seconds:.2f} s (expected {row['expect']})")
        places = path.with_name(path.name + ".json")
        if document is not None and places.exists():
            words = re.sub("[\u00ad\u2011]", "", "\n".join(unit.text for unit in document.units))  # split by hyphens on purpose
            canaries = json.loads(places.read_text(encoding="utf-8"))
            lost = [place for place, word in canaries.items() if word not in words]
            print(f"  {path.name}: {len(canaries) - len(lost)} of {len(canaries)} canary words seen")
            blind += [f"{path.name}: {place}" for place in lost]
    return tally, blind


def _manifest(folder: Path) -> Iterable[dict[str, str]]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def show(kind: str, tally: Tally) -> bool:
    """Print one kind; return whether all is well."""
    why = ", ".join(f"{name} {count}" for name, count in tally.refused.most_common()) or "none"
    print(
        f"{kind}: {tally.files} files, read {tally.read}, refused {sum(tally.refused.values())} ({why}), "
        f"crashed {len(tally.crashed)}, hung {len(tally.hung)}, {tally.seconds:.1f} s"
    )
    for part, count in sorted(tally.there.items()):
        share = tally.seen[part] / count
        print(f"    {part:16} {tally.seen[part]:>9,} of {count:>9,} characters seen ({share:.2%})")
    for title, lines in (
        ("crashed", tally.crashed), ("hung", tally.hung), ("not as expected", tally.against), ("under 99.5 %", tally.short),
        ("words not seen", tally.missing_words),
    ):  # fmt: skip
        for line in lines:
            print(f"    {title}: {line}")
    whole = all(tally.seen[part] >= ENOUGH * count for part, count in tally.there.items())
    return not tally.crashed and not tally.hung and not tally.against and whole


def main() -> int:
    """Print the report of a folder."""
    parser = argparse.ArgumentParser(description="Read every file of a corpus and compare with independent counts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    well = [show(kind, tally) for kind, tally in sorted(real_files(options.folder, options.verbose).items())]
    tally, blind = hostile_files(options.folder, options.verbose)
    well.append(show("hostile", tally))
    for place in blind:
        print(f"    canary not seen: {place}")
    return 0 if all(well) and not blind else 1


if __name__ == "__main__":
    sys.exit(main())
