"""Build the scrubbed package: only parts that are still used, under neutral names, with fresh relationships and content types."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.documents.word.package import Package, fresh_entry, pack, relationships_entry
from pipeline.documents.word.xml import Element, names

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_REFERENCE_STARTS = tuple(full[: full.index("}") + 1] for full in names("r:id"))
_ORDINARY_ID = re.compile(r"rId\d+|R[0-9a-f]{8,32}")
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

# Relationship types that hold without being named in the XML.
_IMPLICIT = {
    "styles", "settings", "numbering", "fontTable", "theme", "footnotes", "endnotes", "chartStyle", "chartColorStyle",
    "themeOverride", "diagramDrawing",
}  # fmt: skip
# Those that must be named in the XML to be of use.
_NAMED = {
    "header", "footer", "image", "chart", "chartEx", "chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle",
    "diagramColors", "aFChunk",
}  # fmt: skip
_HOMES = {
    "document": "word/document", "header": "word/header", "footer": "word/footer", "footnotes": "word/footnotes",
    "endnotes": "word/endnotes", "settings": "word/settings", "styles": "word/styles", "numbering": "word/numbering",
    "fonts": "word/fontTable", "theme": "word/theme/theme", "chart": "word/charts/chart", "chart_style": "word/charts/style",
    "diagram": "word/diagrams/part", "diagram_style": "word/diagrams/style", "picture": "word/media/image",
    "alt_chunk": "word/part",
}  # fmt: skip
_SINGLE = {"document", "footnotes", "endnotes", "settings", "styles", "numbering", "fonts"}


@dataclass(slots=True)
class Draft:
    """The parts of the package to be: XML parts as trees, others as bytes."""

    package: Package
    trees: dict[str, Element] = field(repr=False)
    binaries: dict[str, bytes] = field(repr=False)  # pictures kept, documents inside


def references(root: Element) -> set[str]:
    """Return the relationship ids a part names."""
    found = set()
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if name.startswith(_REFERENCE_STARTS) or name == "relId":
                found.add(value)
    return found


def kept_relationships(draft: Draft, entry: str, kept_kinds: frozenset[str]) -> list[tuple[str, str, str]]:
    """Return (id, type, entry) of the relationships of a part that stay."""
    tree = draft.trees.get(entry)
    if tree is None:
        return []
    named = references(tree)
    found = []
    for relationship in draft.package.relationships:
        if relationship.source != entry or not relationship.entry or relationship.entry == entry:
            continue
        known = relationship.type in _IMPLICIT or (relationship.type in _NAMED and relationship.id in named)
        target = relationship.entry
        if known and draft.package.kinds.get(target) in kept_kinds and (target in draft.trees or target in draft.binaries):
            found.append((relationship.id, relationship.type, target))
    return found


def build(draft: Draft, kept_kinds: frozenset[str], properties: dict[str, bytes]) -> tuple[bytes, set[str]]:
    """Pack the draft; return the file and the old entries that found their way into it."""
    links = _reachable(draft, kept_kinds)
    homes = _new_names(draft, list(links))
    types = _full_types(draft.package)
    entries: list[tuple[str, bytes]] = []
    overrides: list[tuple[str, str]] = []
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for entry, targets in links.items():
        home = homes[entry]
        rows = _renumbered(draft, entry, targets)
        content = draft.binaries[entry] if entry in draft.binaries else _written(draft.trees[entry])
        entries.append((home, content))
        type_ = _MAIN_TYPE if entry == draft.package.main else draft.package.types.get(entry, "")
        extension = home.rpartition(".")[2]
        if draft.package.kinds.get(entry) == "picture":
            defaults[extension] = type_ if type_.startswith("image/") else f"image/{extension}"
        else:
            overrides.append((home, type_ or "application/xml"))
        if rows:
            entries.append((relationships_entry(home), _relationships(rows, home, homes, types)))
    top = [("rId1", types.get("officeDocument", _TRANSITIONAL + "officeDocument"), homes[draft.package.main])]
    for number, (home, content) in enumerate(properties.items(), 2):
        entries.append((home, content))
        core = home.endswith("core.xml")
        overrides.append((home, _PROPERTY_TYPES["core" if core else "app"]))
        top.append((f"rId{number}", _PROPERTY_RELATIONSHIPS["core" if core else "app"], home))
    head = [
        ("[Content_Types].xml", _content_types(defaults, overrides)),
        ("_rels/.rels", _relationship_part([(id_, type_, home) for id_, type_, home in top])),
    ]
    return pack([(fresh_entry(name), content) for name, content in head + entries]), set(links)


_PROPERTY_TYPES = {
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_PROPERTY_RELATIONSHIPS = {
    "core": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "app": _TRANSITIONAL + "extended-properties",
}


def _reachable(draft: Draft, kept_kinds: frozenset[str]) -> dict[str, list[tuple[str, str, str]]]:
    """Return the parts still used, in order, each with its relationships."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    waiting = [draft.package.main]
    while waiting:
        entry = waiting.pop(0)
        if entry in found:
            continue
        found[entry] = kept_relationships(draft, entry, kept_kinds)
        waiting.extend(target for _, _, target in found[entry])
    return found


def _new_names(draft: Draft, entries: list[str]) -> dict[str, str]:
    counts: dict[str, int] = {}
    names_: dict[str, str] = {}
    for entry in entries:
        kind = draft.package.kinds.get(entry, "other")
        home = _HOMES.get(kind, "word/part")
        extension = entry.rpartition(".")[2].lower() if kind in ("picture", "alt_chunk") and "." in entry else "xml"
        counts[home] = counts.get(home, 0) + 1
        number = "" if kind in _SINGLE and counts[home] == 1 else str(counts[home])
        if kind == "picture" and not re.fullmatch(r"png|jpe?g|gif", extension):
            extension = {b"\x89P": "png", b"\xff\xd8": "jpeg", b"GI": "gif"}.get(draft.binaries[entry][:2], "bin")
        if kind == "alt_chunk":
            extension = "docx"
        names_[entry] = f"{home}{number}.{extension}"
    return names_


def _renumbered(draft: Draft, entry: str, rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Give relationship ids that somebody chose a neutral name, in the XML as well."""
    taken = {id_ for id_, _, _ in rows}
    renamed: dict[str, str] = {}
    for id_, _, _ in rows:
        if not _ORDINARY_ID.fullmatch(id_) and id_ not in renamed:
            number = len(renamed) + 1
            while f"rId{number}" in taken:
                number += 1
            renamed[id_] = f"rId{number}"
            taken.add(renamed[id_])
    tree = draft.trees.get(entry)
    if tree is not None:
        _follow(tree, renamed, taken)
    return [(renamed.get(id_, id_), type_, target) for id_, type_, target in rows]


def _follow(tree: Element, renamed: dict[str, str], known: set[str]) -> None:
    """Write new relationship ids into a part, and take out references to relationships that are gone."""
    for element in tree.iter("*"):
        for name, value in element.attrib.items():
            if name.startswith(_REFERENCE_STARTS) or name == "relId":
                if value in renamed:
                    element.set(name, renamed[value])
                elif value not in known and name != "relId":
                    del element.attrib[name]


def _full_types(package: Package) -> dict[str, str]:
    """Return short relationship type -> the address as this file spells it (strict files have their own)."""
    strict = any(
        "purl.oclc.org" in content[:4000].decode("latin-1")
        for entry, content in package.contents.items()
        if entry == package.main
    )
    start = "http://purl.oclc.org/ooxml/officeDocument/relationships/" if strict else _TRANSITIONAL
    microsoft = "http://schemas.microsoft.com/office/"
    special = {
        "chartStyle": microsoft + "2011/relationships/chartStyle",
        "chartColorStyle": microsoft + "2011/relationships/chartColorStyle",
        "chartEx": microsoft + "2014/relationships/chartEx",
        "diagramDrawing": microsoft + "2007/relationships/diagramDrawing",
    }
    return {type_: special.get(type_, start + type_) for type_ in (*_IMPLICIT, *_NAMED, "officeDocument")}


def _relationships(rows: list[tuple[str, str, str]], home: str, homes: dict[str, str], types: dict[str, str]) -> bytes:
    return _relationship_part([(id_, types[type_], "/" + homes[target]) for id_, type_, target in rows])


def _relationship_part(rows: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap=_default(_RELATIONSHIPS))
    for id_, type_, target in rows:
        etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", Id=id_, Type=type_, Target=target)
    return _written(root)


def _content_types(defaults: dict[str, str], overrides: list[tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{_CONTENT_TYPES}}}Types", nsmap=_default(_CONTENT_TYPES))
    for extension, type_ in defaults.items():
        etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Default", Extension=extension, ContentType=type_)
    for home, type_ in overrides:
        etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Override", PartName="/" + home, ContentType=type_)
    return _written(root)


def _default(namespace: str) -> Any:
    return {None: namespace}  # lxml takes None as the prefix of a default namespace, its type stubs do not


def _written(root: Element) -> bytes:
    result: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True, with_tail=False)
    return result
