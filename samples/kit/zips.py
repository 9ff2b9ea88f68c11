"""Pack a zip-based document again so that the same content gives the same bytes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

STAMP = (2022, 1, 4, 9, 0, 0)


def repack(path: Path, *, modified: str = "2022-01-04T09:00:00Z") -> None:
    """Rewrite a .docx or .xlsx with fixed entry times and a fixed "modified" property; entries keep their order."""
    with zipfile.ZipFile(path) as old:
        entries = [(item.filename, old.read(item.filename)) for item in old.infolist()]
    fresh = path.with_suffix(".tmp")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, blob in entries:
            if name == "docProps/core.xml":
                pattern = rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)"
                blob = re.sub(pattern, rb"\g<1>" + modified.encode() + rb"\g<2>", blob)
            item = zipfile.ZipInfo(name, STAMP)
            item.compress_type = zipfile.ZIP_DEFLATED
            item.external_attr = 0o600 << 16
            new.writestr(item, blob)
    fresh.replace(path)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
SHARED_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def share_strings(path: Path) -> None:
    """Move inline strings of a workbook into a table of shared strings, as Excel itself writes them."""
    from lxml import etree

    with zipfile.ZipFile(path) as old:
        entries = {item.filename: old.read(item.filename) for item in old.infolist()}
    if "xl/sharedStrings.xml" in entries:
        return
    table: dict[str, int] = {}
    for name in [n for n in entries if n.startswith("xl/worksheets/sheet")]:
        root = etree.fromstring(entries[name])
        for cell in root.iter(f"{{{MAIN}}}c"):
            if cell.get("t") == "inlineStr":
                text = "".join(t.text or "" for t in cell.iter(f"{{{MAIN}}}t"))
                for child in list(cell):
                    cell.remove(child)
                cell.set("t", "s")
                etree.SubElement(cell, f"{{{MAIN}}}v").text = str(table.setdefault(text, len(table)))
        entries[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    shared = etree.Element(f"{{{MAIN}}}sst", nsmap={None: MAIN}, uniqueCount=str(len(table)))
    for text in table:
        item = etree.SubElement(etree.SubElement(shared, f"{{{MAIN}}}si"), f"{{{MAIN}}}t")
        item.text = text
        item.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    entries["xl/sharedStrings.xml"] = etree.tostring(shared, xml_declaration=True, encoding="UTF-8", standalone=True)
    types = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED_TYPE}"/></Types>'
    entries["[Content_Types].xml"] = entries["[Content_Types].xml"].replace(b"</Types>", types.encode())
    relation = f'<Relationship Type="{SHARED_REL}" Target="sharedStrings.xml" Id="rIdShared"/></Relationships>'
    links = "xl/_rels/workbook.xml.rels"
    entries[links] = entries[links].replace(b"</Relationships>", relation.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, blob in entries.items():
            new.writestr(name, blob)
