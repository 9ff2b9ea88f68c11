"""Take parts out of a package and leave nothing pointing to them: content types, relationships, elements."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping

from lxml import etree

from pipeline.documents.sheets.package import Element, Workbook, local, parse, serialise

_R = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_ONLY_ATTRIBUTE = frozenset({"pageSetup"})  # elements that mean something without the part they point to
_CONTAINERS = frozenset(
    [
        "oleObjects",
        "controls",
        "hyperlinks",
        "externalReferences",
        "pivotCaches",
        "customProperties",
        "tableParts",
        "slicerList",
        "slicerCaches",
        "timelineCacheRefs",
        "timelineRefs",
        "slicerRefs",
        "ext",
        "extLst",
        "AlternateContent",
        "Choice",
        "Fallback",
        "control",
        "oleObject",
        "cacheRefs",
    ]
)


def rels_of(entry: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, base = posixpath.split(entry)
    return posixpath.join(folder, "_rels", base + ".rels") if entry else "_rels/.rels"


def drop_parts(workbook: Workbook, gone: Collection[str], changed: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
    """Return what becomes of the parts when those in `gone` are left out; `changed` holds what became of parts so far."""
    result: dict[str, bytes | None] = dict.fromkeys(gone)
    result |= {rels_of(entry): None for entry in gone if rels_of(entry) in workbook.parts}

    def current(entry: str) -> bytes | None:
        if entry in result:
            return result[entry]
        return changed[entry] if entry in changed else workbook.parts.get(entry)

    for owner in ["", *workbook.parts]:
        if owner in gone:
            continue
        dropped = {r.id for r in workbook.relationships(owner) if not r.external and r.target in gone}
        if dropped:
            drop_relationships(workbook, owner, dropped, current, result)
    types = current("[Content_Types].xml")
    if types is not None:
        result["[Content_Types].xml"] = _without_types(types, gone, workbook.name)
    return result


def drop_relationships(
    workbook: Workbook, owner: str, ids: Collection[str], current: object, result: dict[str, bytes | None]
) -> None:
    """Remove relationships of one part and the elements that use them."""
    get = current if callable(current) else workbook.parts.get
    rels = get(rels_of(owner))
    if rels is not None:
        root = parse(rels, workbook.name)
        for node in list(root):
            if local(node.tag) == "Relationship" and node.get("Id") in ids:
                root.remove(node)
        result[rels_of(owner)] = serialise(root)
    content = get(owner) if owner else None
    if content is None or not owner.lower().endswith((".xml", ".vml")):
        return
    root = parse(content, workbook.name, recover=owner.lower().endswith(".vml"))
    remove_references(root, ids)
    result[owner] = serialise(root)


def remove_references(root: Element, ids: Collection[str]) -> None:
    """Remove every element that points to one of these relationships, and what is left empty around it."""
    users = [
        (node, key)
        for node in root.iter()
        if isinstance(node.tag, str)
        for key, value in node.attrib.items()
        if value in ids and (key.startswith(tuple(f"{{{space}}}" for space in _R)) or local(key) == "relid")
    ]
    for node, key in users:
        if local(node.tag) in _ONLY_ATTRIBUTE:
            node.attrib.pop(key, None)
        elif node is not root:
            remove_element(node)


def remove_element(node: Element) -> None:
    """Remove an element, and the containers around it that it leaves empty; both branches of an alternative go together."""
    parent = node.getparent()
    if parent is None:
        return
    alternative = next((above for above in node.iterancestors() if local(above.tag) == "AlternateContent"), None)
    if alternative is not None and local(node.tag) != "AlternateContent":
        remove_element(alternative)
        return
    previous = node.getprevious()
    if node.tail and node.tail.strip():
        if previous is not None:
            previous.tail = (previous.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)
    if local(parent.tag) in _CONTAINERS and len(parent) == 0 and parent.getparent() is not None:
        remove_element(parent)
    elif "count" in parent.attrib and local(parent.tag) in _CONTAINERS:
        parent.set("count", str(len(parent)))


def _without_types(content: bytes, gone: Collection[str], name: str) -> bytes:
    root = parse(content, name)
    names = {"/" + entry.lower() for entry in gone}
    for node in list(root):
        if local(node.tag) == "Override" and node.get("PartName", "").lower() in names:
            root.remove(node)
    return serialise(root)


def text_box(picture: Element, words: str) -> Element:
    """Return a drawing's shape with words, of the size and at the place of a picture."""
    space = etree.QName(picture).namespace
    drawing = next(
        (value for value in picture.nsmap.values() if value.endswith(("/drawingml/2006/main", "/drawingml/main"))),
        None,
    )
    a = drawing or "http://schemas.openxmlformats.org/drawingml/2006/main"
    shape = etree.Element(f"{{{space}}}sp", nsmap={"a": a})
    about = etree.SubElement(shape, f"{{{space}}}nvSpPr")
    identity = next((node.get("id") for node in picture.iter() if local(node.tag) == "cNvPr"), "2") or "2"
    etree.SubElement(about, f"{{{space}}}cNvPr", id=identity, name=f"Text box {identity}")
    etree.SubElement(about, f"{{{space}}}cNvSpPr", txBox="1")
    properties = etree.SubElement(shape, f"{{{space}}}spPr")
    for node in picture:
        if local(node.tag) == "spPr":
            properties.extend(child for child in list(node) if local(child.tag) == "xfrm")
    geometry = etree.SubElement(properties, f"{{{a}}}prstGeom", prst="rect")
    etree.SubElement(geometry, f"{{{a}}}avLst")
    body = etree.SubElement(shape, f"{{{space}}}txBody")
    etree.SubElement(body, f"{{{a}}}bodyPr", wrap="square")
    etree.SubElement(body, f"{{{a}}}lstStyle")
    run = etree.SubElement(etree.SubElement(body, f"{{{a}}}p"), f"{{{a}}}r")
    etree.SubElement(run, f"{{{a}}}rPr", lang="en-GB", sz="1000")
    etree.SubElement(run, f"{{{a}}}t").text = words
    return shape
