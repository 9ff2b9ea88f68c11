"""What a scrubbed workbook says about itself, and how it is written: plain properties, types, names and dates."""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from pipeline.documents.sheets.cleaning import Cleaning
from pipeline.documents.sheets.package import local, parse, serialise
from pipeline.documents.sheets.parts import rels_of

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Excel</Application></Properties>"
)


def set_properties(work: Cleaning, title: str) -> None:
    """Replace the properties by a title and the name of a program."""
    for relationship in work.workbook.relationships(""):
        if relationship.kind == "core-properties":
            work.parts[relationship.target] = _core(title)
            work.removed["properties", "workbook"] += 1
        elif relationship.kind == "extended-properties":
            work.parts[relationship.target] = _APP
            work.removed["properties", "workbook"] += 1


def set_content_types(work: Cleaning) -> None:
    """Say of the parts that stay what they are; a workbook with macros or of a template becomes a plain one."""
    root = parse(work.content("[Content_Types].xml"), work.name)
    used = {posixpath.splitext(entry)[1].lstrip(".").lower() for entry in work.names()}
    for node in list(root):
        if local(node.tag) == "Override" and node.get("PartName", "").lstrip("/").lower() == work.workbook.entry.lower():
            node.set("ContentType", _MAIN)
        if local(node.tag) == "Default" and node.get("Extension", "").lower() not in used | {"rels", "xml"}:
            root.remove(node)
    work.parts["[Content_Types].xml"] = serialise(root)


def rename_media(work: Cleaning) -> dict[str, str]:
    """Give pictures that stay plain names, in the package and in every relationship."""
    renamed: dict[str, str] = {}
    for entry in work.names():
        if "/media/" in entry.lower():
            new = f"{posixpath.dirname(entry)}/image{len(renamed) + 1}{posixpath.splitext(entry)[1].lower()}"
            if new != entry:
                renamed[entry] = new
    if any(new in work.names() and new not in renamed for new in renamed.values()):
        renamed = {old: new.replace("/image", "/picture") for old, new in renamed.items()}
    for owner in work.names() if renamed else ():
        hits = {r.id: renamed[r.target] for r in work.workbook.relationships(owner) if not r.external and r.target in renamed}
        if hits and rels_of(owner) in work.workbook.parts and work.parts.get(rels_of(owner), b"") is not None:
            root = parse(work.content(rels_of(owner)), work.name)
            for node in root:
                if local(node.tag) == "Relationship" and node.get("Id") in hits:
                    node.set("Target", "/" + hits[node.get("Id")])
            work.parts[rels_of(owner)] = serialise(root)
    return renamed


def written(work: Cleaning, renamed: dict[str, str]) -> bytes:
    """Write the parts in their order under plain dates, without the package's comment."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = sorted(work.names(), key=lambda entry: entry != "[Content_Types].xml")
        for entry in names:
            info = zipfile.ZipInfo(renamed.get(entry, entry), (1980, 1, 1, 0, 0, 0))
            target.writestr(info, work.content(entry), compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _core(title: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dc = "http://purl.org/dc/elements/1.1/"
    root = etree.Element(f"{{{space}}}coreProperties", nsmap={"cp": space, "dc": dc})
    if title:
        etree.SubElement(root, f"{{{dc}}}title").text = title
    result: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return result
