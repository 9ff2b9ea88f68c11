"""A workbook as parts: their bytes, their relationships, and the sheet each belongs to."""

from __future__ import annotations

import functools
import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from lxml import etree

from pipeline.documents.zips import UNREADABLE, refuse_document_type
from pipeline.errors import Damaged

Element = Any  # lxml's element; its stubs know fewer attributes than are used here

_SHEET_LIKE = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


@functools.lru_cache(maxsize=4096)
def local(tag: Any) -> str:
    """Return a tag or attribute name without its namespace; "" for comments and instructions."""
    if not isinstance(tag, str):
        return ""
    return tag.rsplit("}", 1)[-1]


def parse(content: bytes, name: str, *, recover: bool = False) -> Element:
    """Parse a part: no entities, no network, any size the guard let through."""
    refuse_document_type(content[:65536], name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=recover, remove_blank_text=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise _ill_formed(name)
    return root


class RowStream:
    """The rows of a long part, parsed one after the other and forgotten; afterwards `root` is the tree without them.

    `inside` names the child of the root that holds them ("sheetData" of a worksheet), "" the root itself (shared strings). Every
    element there comes, in the order of the file, whatever its name; `row` is the usual one. Of two such children, which Excel
    never writes, the second stays in the tree and comes at the end. Raises Damaged while it is read.
    """

    _STEP, _BLOCK = 1 << 16, 1 << 18

    def __init__(self, content: bytes, name: str, *, inside: str, row: str) -> None:
        refuse_document_type(content[:65536], name)
        self.root: Element = None
        self._name, self._inside = name, inside
        # The parser takes small steps; blocks are let go as they are used, large enough to be given back to the system.
        self._blocks = [content[at : at + self._BLOCK] for at in range(0, len(content), self._BLOCK)]
        self._parser = etree.XMLPullParser(
            ("end",), tag=f"{{*}}{row}", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )

    def __iter__(self) -> Iterator[Element]:
        holder: Element = None
        for step in self._steps():
            self._feed(step)
            for _, found in self._parser.read_events():
                row: Element = found
                above = row.getparent()
                if above is not None and holder is None:
                    holder = above if self._holds_rows(above) else None
                if above is not None and above is holder:
                    yield from _taken(above, row)
        self.root = self._close()
        for above in [self.root] if not self._inside else self.root.iterchildren(f"{{*}}{self._inside}"):
            yield from (child for child in above if isinstance(child.tag, str))

    def _steps(self) -> Iterator[bytes]:
        self._blocks.reverse()
        while self._blocks:
            block = self._blocks.pop()
            yield from (block[at : at + self._STEP] for at in range(0, len(block), self._STEP))

    def _holds_rows(self, node: Element) -> bool:
        root = node.getparent()
        if not self._inside or root is None:
            return not self._inside and root is None
        return root.getparent() is None and node is next(root.iterchildren(f"{{*}}{self._inside}"), None)

    def _feed(self, step: bytes) -> None:
        try:
            self._parser.feed(step)
        except (etree.XMLSyntaxError, ValueError):
            raise _ill_formed(self._name) from None

    def _close(self) -> Element:
        try:
            return self._parser.close()
        except (etree.XMLSyntaxError, ValueError):
            raise _ill_formed(self._name) from None


def _taken(above: Element, last: Element) -> Iterator[Element]:
    """Yield the children of an element up to one that is complete, and take each out of the tree after its use."""
    child: Element = None
    while child is not last:
        child = above[0]
        if isinstance(child.tag, str):
            yield child
        above.remove(child)


def _ill_formed(name: str) -> Damaged:
    return Damaged(
        f"“{name}” holds a part that is not well-formed XML.", remedy="Open it in Excel, save it again and send that copy."
    )


def serialise(root: Element) -> bytes:
    """Write a part back."""
    standalone = root.getroottree().docinfo.standalone
    result: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True if standalone is None else standalone
    )
    return result


@dataclass(frozen=True, slots=True)
class Relationship:
    """A line of a .rels part; `target` is an entry name, or any address when external."""

    id: str
    kind: str  # last segment of the type: worksheet, sharedStrings, hyperlink …
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook in tab order."""

    name: str = field(repr=False)
    state: str  # visible, hidden, veryHidden
    entry: str
    kind: str  # worksheet, chartsheet, dialogsheet, xlMacrosheet


class Workbook:
    """The parts of one workbook; nothing is parsed before it is asked for."""

    def __init__(self, blob: bytes, name: str) -> None:
        self.name = name
        self.parts: dict[str, bytes] = {}
        try:
            with zipfile.ZipFile(io.BytesIO(blob)) as package:
                self.comment = package.comment
                for info in package.infolist():
                    if not info.is_dir():
                        self.parts[info.filename.replace("\\", "/")] = package.read(info)
        except UNREADABLE:
            raise Damaged(f"“{name}” cannot be unpacked.", remedy="Ask the sender for a new copy.") from None
        self._rels: dict[str, tuple[Relationship, ...]] = {}
        self._by_lower = {entry.lower(): entry for entry in self.parts}
        self.entry = self._main_entry()
        self.root = parse(self.parts[self.entry], name)
        self.sheets = tuple(self._sheets())
        self.labels = self._labels()

    def _main_entry(self) -> str:
        for relationship in self.relationships(""):
            if relationship.kind == "officeDocument" and relationship.target in self.parts:
                return relationship.target
        if "xl/workbook.xml" in self.parts:
            return "xl/workbook.xml"
        raise Damaged(f"“{self.name}” has no workbook part.", remedy="Ask the sender for a new copy.")

    def relationships(self, entry: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part ("" for the package); those to missing parts are left out."""
        if entry not in self._rels:
            self._rels[entry] = tuple(self._read_relationships(entry))
        return self._rels[entry]

    def _read_relationships(self, entry: str) -> Iterable[Relationship]:
        folder, base = posixpath.split(entry)
        content = self.parts.get(posixpath.join(folder, "_rels", base + ".rels"))
        if content is None:
            return
        for node in parse(content, self.name):
            if local(node.tag) != "Relationship":
                continue
            kind, target = node.get("Type", "").rsplit("/", 1)[-1], node.get("Target", "")
            if node.get("TargetMode") == "External":
                yield Relationship(node.get("Id", ""), kind, target, True)
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found = self._by_lower.get(path.lower()) or self._by_lower.get(unquote(path).lower())
            if found:
                yield Relationship(node.get("Id", ""), kind, found, False)

    def _sheets(self) -> Iterable[Sheet]:
        targets = {relationship.id: relationship for relationship in self.relationships(self.entry)}
        for node in self.root.iter():
            above = node.getparent()
            if local(node.tag) != "sheet" or above is None or local(above.tag) != "sheets":
                continue
            identity = next((value for key, value in node.attrib.items() if local(key) == "id" and "}" in key), "")
            target = targets.get(identity)
            if target is not None and not target.external:
                yield Sheet(node.get("name", ""), node.get("state", "visible"), target.target, target.kind)

    def _labels(self) -> Mapping[str, str]:
        """Name each part after the sheet it hangs from; parts of the workbook itself have no label."""
        labels = {sheet.entry: sheet.name for sheet in self.sheets}
        waiting = [sheet.entry for sheet in self.sheets]
        while waiting:
            entry = waiting.pop()
            for relationship in self.relationships(entry):
                if not relationship.external and relationship.target not in labels and relationship.target != self.entry:
                    labels[relationship.target] = labels[entry]
                    waiting.append(relationship.target)
        return labels

    def part_of_kind(self, kind: str) -> str | None:
        """Return the entry the workbook names for one kind: sharedStrings, styles, theme …"""
        return next((r.target for r in self.relationships(self.entry) if r.kind == kind and not r.external), None)

    @property
    def epoch_1904(self) -> bool:
        """Tell whether dates are counted from 1904."""
        return any(local(node.tag) == "workbookPr" and node.get("date1904") in ("1", "true", "on") for node in self.root)


def write_package(blob: bytes, changed: Mapping[str, bytes | None], *, extra: Mapping[str, bytes] | None = None) -> bytes:
    """Write a package anew: parts not in `changed` keep their bytes and order, a part changed to None is left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            entry = info.filename.replace("\\", "/")
            content = changed.get(entry, b"") if entry in changed else source.read(info)
            if content is None:
                continue
            plain = zipfile.ZipInfo(entry, info.date_time)
            plain.compress_type, plain.external_attr = info.compress_type, info.external_attr
            target.writestr(plain, content)
        for entry, content in (extra or {}).items():
            target.writestr(zipfile.ZipInfo(entry, (1980, 1, 1, 0, 0, 0)), content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
