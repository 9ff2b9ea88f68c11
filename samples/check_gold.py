"""Check that a gold file is true of its case: `python -m samples.check_gold CASE_FOLDER`.

Reads the files by means of its own (zip and XML for Word and Excel, csv, pypdf), not with the code that built them and
not with the product. Prints each untruth; exit 1 when there are some.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
Places = dict[tuple[str, str], str]  # (part, locator) -> text


def folded(text: str) -> str:
    """Fold white space and apostrophes; nothing else."""
    return " ".join(text.replace("\u2019", "'").replace("\u00a0", " ").split())


def squeezed(text: str) -> str:
    """Drop all white space: PDF and wrapped lines put it anywhere."""
    return re.sub(r"\s+", "", folded(text))


def _words(element: Any, tag: str = "t") -> str:
    """Return the text of an element, a line for each paragraph inside it; fallbacks, notes and boxes stay out."""
    out = []
    for node in element.iter():
        if any(a.tag in (MC_FALLBACK, W + "txbxContent") for a in node.iterancestors() if a is not element):
            continue
        if node.tag == W + tag:
            out.append(node.text or "")
        elif node.tag in (W + "br", W + "tab") or (node.tag == W + "p" and out):
            out.append("\n")
    return "".join(out)


def read_docx(path: Path) -> Places:
    """Read a Word file: paragraphs and table rows of the body by number, every other part by its own number or as a whole."""
    places: Places = {}
    with zipfile.ZipFile(path) as archive:
        xml = {n: etree.fromstring(archive.read(n)) for n in archive.namelist() if n.endswith((".xml", ".rels"))}
    body = xml["word/document.xml"].find(W + "body")
    paragraphs = tables = 0
    for child in body:
        if child.tag == W + "p":
            paragraphs += 1
            where = f"paragraph {paragraphs}"
            places["body", where] = _words(child)
            places["deleted", where] = _words(child, "delText")
            places["author", where] = "\n".join(e.get(W + "author", "") for e in child.iter(W + "ins", W + "del"))
            rels = {r.get("Id"): r.get("Target") for r in xml["word/_rels/document.xml.rels"]}
            ids = [v for h in child.iter(W + "hyperlink") for k, v in h.attrib.items() if k.endswith("}id")]
            places["hyperlink", where] = "\n".join(rels[i] for i in ids)
            shapes = [e for e in child.iter() if etree.QName(e).localname in {"docPr"}]
            places["alt", where] = "\n".join(f"{e.get('name')}\n{e.get('descr')}" for e in shapes)
        elif child.tag == W + "tbl":
            tables += 1
            for number, row in enumerate(child.findall(W + "tr"), start=1):
                places["body", f"table {tables} row {number}"] = "\n".join(_words(c) for c in row.iter(W + "tc"))
    boxes = [e for e in body.iter(W + "txbxContent") if not any(a.tag == MC_FALLBACK for a in e.iterancestors())]
    for number, box in enumerate(boxes, start=1):
        places["textbox", f"textbox {number}"] = "".join(t.text or "" for t in box.iter(W + "t"))
    if "word/footnotes.xml" in xml:
        for note in xml["word/footnotes.xml"]:
            places["footnote", f"footnote {note.get(W + 'id')}"] = _words(note)
    if "word/comments.xml" in xml:
        for number, note in enumerate(xml["word/comments.xml"], start=1):
            places["comment", f"comment {number}"] = _words(note) + "\n" + note.get(W + "author", "")
    for name, root in xml.items():
        for part in ("header", "footer"):
            if re.fullmatch(rf"word/{part}\d*\.xml", name):
                places[part, part] = places.get((part, part), "") + "\n" + _words(root)
        if name == "docProps/custom.xml":
            for entry in root:
                places["property", f"custom {entry.get('name')}"] = "".join(entry.itertext())
        if name == "docProps/core.xml":
            names = {"creator": "author", "description": "comments", "lastModifiedBy": "last_modified_by"}
            for entry in root:
                local = etree.QName(entry).localname
                places["property", f"core {names.get(local, local)}"] = entry.text or ""
    return places


def read_xlsx(path: Path) -> Places:
    """Read a workbook from its XML: rows as `Sheet!A<row>`, notes, properties."""
    places: Places = {}
    with zipfile.ZipFile(path) as archive:
        xml = {n: etree.fromstring(archive.read(n)) for n in archive.namelist() if n.endswith((".xml", ".rels"))}
    shared = ["".join(t.text or "" for t in si.iter(S + "t")) for si in xml["xl/sharedStrings.xml"]]
    formats = {int(f.get("numFmtId")): f.get("formatCode") for f in xml["xl/styles.xml"].iter(S + "numFmt")}
    styles = [int(x.get("numFmtId")) for x in xml["xl/styles.xml"].find(S + "cellXfs")]
    targets = {r.get("Id"): r.get("Target") for r in xml["xl/_rels/workbook.xml.rels"]}
    for entry in xml["xl/workbook.xml"].iter(S + "sheet"):
        key = next(v for k, v in entry.attrib.items() if k.endswith("}id"))
        target = targets[key].lstrip("/").removeprefix("xl/")
        title = entry.get("name")
        for row in xml[f"xl/{target}"].iter(S + "row"):
            cells = []
            for cell in row:
                raw = cell.findtext(S + "v") or ""
                if cell.get("t") == "s":
                    raw = shared[int(raw)]
                elif raw and cell.get("s"):
                    code = formats.get(styles[int(cell.get("s"))], "")
                    if "YY" in code.upper():
                        raw = (dt.date(1899, 12, 30) + dt.timedelta(days=int(float(raw)))).strftime("%d/%m/%Y")
                    elif "hh" in code.lower():
                        raw = f"{int(float(raw) * 24 + 1e-9):02d}:{round(float(raw) * 1440) % 60:02d}"
                cells.append(raw)
            places["body", f"{title}!A{row.get('r')}"] = "\n".join(cells)
        relations = xml.get(f"xl/worksheets/_rels/{target.rsplit('/', 1)[-1]}.rels")
        for relation in relations if relations is not None else ():
            if relation.get("Type").endswith("/comments"):
                notes = xml["xl/" + relation.get("Target").lstrip("/").removeprefix("xl/").removeprefix("../")]
                authors = [a.text or "" for a in notes.iter(S + "author")]
                for note in notes.iter(S + "comment"):
                    said = "".join(t.text or "" for t in note.iter(S + "t"))
                    places["comment", f"{title}!{note.get('ref')}"] = f"{said}\n{authors[int(note.get('authorId'))]}"
    for entry in xml["docProps/core.xml"]:
        places["property", f"core {etree.QName(entry).localname}"] = entry.text or ""
    return places


def read_csv(path: Path) -> Places:
    """Read a CSV in UTF-8 (with mark) or the Windows code page."""
    blob = path.read_bytes()
    text = blob.decode("utf-8-sig" if blob.startswith(b"\xef\xbb\xbf") else "cp1252")
    delimiter = ";" if text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    return {("body", f"row {n}"): "\n".join(row) for n, row in enumerate(rows, start=1)}


def read_pdf(path: Path) -> Places:
    """Read a PDF by page; a table row is looked for on its page."""
    import pypdf

    reader = pypdf.PdfReader(str(path))
    pages = [page.extract_text().splitlines() for page in reader.pages]
    counts = Counter(line for page in pages for line in {*page[:1], *page[-1:]})
    margins = {line for line, n in counts.items() if len(pages) > 1 and n == len(pages)}  # running header and footer
    places: Places = {
        ("body", f"page {n}"): "\n".join(x for i, x in enumerate(page) if not (x in margins and i in (0, len(page) - 1)))
        for n, page in enumerate(pages, start=1)
    }
    places["header", "page 1"] = places["footer", "page 1"] = "\n".join(pages[0])
    for name in ("title", "author"):
        places["property", name] = str((reader.metadata or {}).get(f"/{name.title()}") or "")
    return places


READERS = {".docx": read_docx, ".xlsx": read_xlsx, ".csv": read_csv, ".pdf": read_pdf}


class Case:
    """The files of a case, read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[str, Places] = {}

    def places(self, file: str) -> Places:
        """Return every place of a file with its text."""
        if file not in self._read:
            path = self.root / file
            self._read[file] = (
                READERS[path.suffix](path) if path.suffix in READERS else {("settings", file): path.read_text("utf-8")}
            )
        return self._read[file]

    def text(self, file: str, part: str, locator: str) -> str | None:
        """Return the text at a place; for a PDF table row, of its page."""
        places = self.places(file)
        if file.endswith(".pdf"):
            locator = re.sub(r" table .*", "", locator)
        return places.get((part, locator))

    def holds(self, file: str, part: str, locator: str, surface: str) -> bool:
        """Say whether a text stands at a place."""
        text = self.text(file, part, locator)
        if text is None:
            return False
        if file.endswith(".pdf"):  # a row or paragraph may end on the next page
            number = int(locator.split()[1]) if locator.startswith("page ") else 0
            following = self.text(file, part, f"page {number + 1}")
            return squeezed(surface) in squeezed(text) or squeezed(surface) in squeezed(text + (following or ""))
        return folded(surface) in folded(text)

    def sources(self) -> list[str]:
        """Return the names of all source files."""
        return sorted(p.relative_to(self.root).as_posix() for p in (self.root / "sources").rglob("*") if p.is_file())


def untruths(root: Path, gold: dict[str, Any]) -> Iterator[str]:
    """Yield everything the gold says that the files do not, and every name the gold forgot."""
    case = Case(root)
    yield from _mentions(case, gold)
    yield from _documents(case, gold)
    yield from _rows(case, gold)
    yield from _forgotten(case, gold)
    yield from _stays(case, gold)


def _mentions(case: Case, gold: dict[str, Any]) -> Iterator[str]:
    for entity in gold["entities"]:
        for surface in entity["surfaces"]:
            for where in surface["where"]:
                if not case.holds(where["file"], where["part"], where["locator"], surface["text"]):
                    yield f"{entity['id']}: {surface['text']!r} is not at {where['file']} {where['part']} {where['locator']}"


def _documents(case: Case, gold: dict[str, Any]) -> Iterator[str]:
    if sorted(d["file"] for d in gold["documents"]) != case.sources():
        yield "the gold's documents are not the files of the case"
    for document in gold["documents"]:
        if document["author"] and squeezed(document["author"]) not in squeezed("\n".join(case.places(document["file"]).values())):
            yield f"{document['author']} is not in {document['file']}"


def _rows(case: Case, gold: dict[str, Any]) -> Iterator[str]:
    known = {(row["file"], row["locator"]) for row in gold["rows"]}
    if len(known) != len(gold["rows"]):
        yield "two rows of the gold have the same place"
    for row in gold["rows"]:
        for text in (row["text"], row["date_as_written"], row["time_as_written"]):
            if not case.holds(row["file"], "body", row["locator"], text):
                yield f"row {row['file']} {row['locator']} does not hold {text[:50]!r}"
    for name in ("duplicates", "conflicts"):
        for group in gold[name]:
            members = group.get("rows") or group["values"]
            if len(members) < 2 or any((m["file"], m["locator"]) not in known for m in members):
                yield f"{name}: {group['event']} points to rows that are not there"
    for name in ("undated", "problems"):
        if any((m["file"], m["locator"]) not in known for m in gold[name]):
            yield f"{name} points to a row that is not there"
    for recommendation in gold["recommendations"]:
        everything = squeezed("\n".join(case.places(recommendation["file"]).values()))
        if squeezed(recommendation["text"]) not in everything:
            yield f"recommendation not in {recommendation['file']}: {recommendation['text'][:50]!r}"


def _forgotten(case: Case, gold: dict[str, Any]) -> Iterator[str]:
    """Search every file for every surface that may be searched for; each hit must be in the gold or inside a longer one."""
    noted: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    surfaces = {}
    for entity in gold["entities"]:
        for surface in entity["surfaces"]:
            for where in surface["where"]:
                noted[where["file"], where["part"], where["locator"]].append(folded(surface["text"]))
            if surface["leakscan"] and entity["kind"] != "identifier":
                surfaces[folded(surface["text"])] = entity["id"]
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(s)}(?!\w)" for s in sorted(surfaces, key=len, reverse=True)))
    for file in case.sources():
        if file.endswith(".pdf"):
            continue  # pages are not places of their own in the gold
        for (part, locator), text in case.places(file).items():
            for hit in pattern.findall(folded(text)):
                if not any(hit in known for known in noted[file, part, locator]):
                    yield f"forgotten: {hit!r} ({surfaces[hit]}) at {file} {part} {locator}"


def _stays(case: Case, gold: dict[str, Any]) -> Iterator[str]:
    hidden = [folded(s["text"]) for e in gold["entities"] for s in e["surfaces"] if s["leakscan"]]
    for stay in gold["must_stay"]:
        if not stay["where"] or not stay["reason"]:
            yield f"{stay['text']!r} must stay, but has no place or no reason"
        for where in stay["where"]:
            if not case.holds(where["file"], where["part"], where["locator"], stay["text"]):
                yield f"{stay['text']!r} is not at {where['file']} {where['locator']}"
        for surface in hidden:
            if re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", folded(stay["text"]), re.I):
                yield f"{stay['text']!r} must stay, but holds {surface!r}, which must go"


def main(arguments: list[str]) -> int:
    """Check the case folder named; its gold lies beside it as `<folder>.gold.json`."""
    root = Path(arguments[0])
    gold = json.loads(root.with_name(root.name + ".gold.json").read_text("utf-8"))
    found = list(untruths(root, gold))
    for line in found:
        print(line)
    print(f"{root.name}: {len(gold['entities'])} entities, {len(gold['rows'])} rows, {len(found)} untruths")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
