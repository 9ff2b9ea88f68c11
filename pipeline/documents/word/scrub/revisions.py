"""Accept every tracked change: insertions stay, deletions go, moves are made, old properties are forgotten."""

from __future__ import annotations

from pipeline.documents.word.scrub.ledger import Ledger
from pipeline.documents.word.scrub.tree import (
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    SECTION,
    all_of,
    drop_if_empty_run,
    like,
    may_go,
    remove,
    unwrap,
)
from pipeline.documents.word.xml import Element, attribute, child, local, names, tags

_DELETIONS = tags("w:del", "w:moveFrom", "w14:conflictDel")
_INSERTIONS = tags("w:ins", "w:moveTo", "w14:conflictIns")
_OLD_PROPERTIES = tags(
    "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblPrExChange", "w:tcPrChange", "w:trPrChange",
    "w:tblGridChange", "w:numberingChange", "w:cellIns", "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart",
    "w:moveToRangeEnd", "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd",
    "w:customXmlMoveFromRangeStart", "w:customXmlMoveFromRangeEnd", "w:customXmlMoveToRangeStart", "w:customXmlMoveToRangeEnd",
    "w14:customXmlConflictInsRangeStart", "w14:customXmlConflictInsRangeEnd", "w14:customXmlConflictDelRangeStart",
    "w14:customXmlConflictDelRangeEnd",
)  # fmt: skip
_MARKERS_IN = tags("w:rPr", "w:trPr", "w:tcPr", "m:ctrlPr", "w:numPr")
_ROW_PROPERTIES = tags("w:trPr")
_DELETED_TEXT = tags("w:delText", "w:delInstrText")
_BOOKMARKS = tags("w:bookmarkStart", "w:bookmarkEnd")
_CELL_DELETED, _CELL_MERGED = tags("w:cellDel"), tags("w:cellMerge")
_CONTENT = tags("w:sdtContent")
_ROW_KINDS = tags("w:tr")
_ANCHORS = tags("w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:proofErr", "w:pPr")


def accept_all(root: Element, ledger: Ledger, where: str) -> None:
    """Accept every revision in a part."""
    merged = _paragraphs_to_merge(root)
    _rows_and_cells(root, ledger, where)
    for element in all_of(root, _DELETIONS):
        parent = element.getparent()
        if parent is None:
            continue
        if parent.tag in _MARKERS_IN:
            remove(element)
            continue
        ledger.note("tracked deletion", where)
        for bookmark in all_of(element, _BOOKMARKS):  # a bookmark may reach beyond the deletion
            element.addprevious(bookmark)
        remove(element)
    for element in all_of(root, _INSERTIONS):
        parent = element.getparent()
        if parent is None:
            continue
        ledger.note("tracked insertion (accepted)", where)
        if parent.tag in _MARKERS_IN or not len(element):
            remove(element)
        else:
            unwrap(element)
    for element in all_of(root, _OLD_PROPERTIES):
        ledger.note("tracked change of format", where, 0 if local(element).startswith("move") else 1)
        remove(element)
    for element in all_of(root, _DELETED_TEXT):
        run = element.getparent()
        remove(element)
        drop_if_empty_run(run)
    _merge(merged)
    for content in all_of(root, _CONTENT):
        control = content.getparent()
        if not len(content) and control is not None:
            remove(control)


def _rows_and_cells(root: Element, ledger: Ledger, where: str) -> None:
    for marker in all_of(root, _DELETIONS):
        parent = marker.getparent()
        if parent is not None and parent.tag in _ROW_PROPERTIES:
            row = parent.getparent()
            if row is not None and row.tag in _ROW_KINDS:
                ledger.note("deleted table row", where)
                _remove_from_table(row)
    for marker in all_of(root, _CELL_DELETED):
        cell = marker.getparent().getparent() if marker.getparent() is not None else None
        remove(marker)
        if cell is not None and local(cell) == "tc":
            ledger.note("deleted table cell", where)
            row = cell.getparent()
            remove(cell)
            if row is not None and not any(local(inside) in ("tc", "sdt", "customXml") for inside in row):
                _remove_from_table(row)
    for marker in all_of(root, _CELL_MERGED):
        state = attribute(marker, "w:vMerge")
        properties = marker.getparent()
        if state and properties is not None and not list(properties.iterchildren(*tags("w:vMerge"))):
            new = like(marker, "vMerge")
            new.set(names("w:val")[1 if "purl.oclc.org" in marker.tag else 0], "restart" if state == "rest" else "continue")
            marker.addprevious(new)
        remove(marker)


def _remove_from_table(row: Element) -> None:
    """Remove a row, and its table when that was its last one."""
    table = row.getparent()
    remove(row)
    while table is not None and local(table) in ("tbl", "sdtContent", "sdt", "customXml"):
        if any(True for _ in table.iter(*_ROW_KINDS)) or (local(table) == "sdtContent" and len(table)):
            return
        outer = table.getparent()
        if local(table) != "sdtContent":
            remove(table)
        table = outer


def _paragraphs_to_merge(root: Element) -> list[Element]:
    """Return the paragraphs whose mark is deleted or moved away."""
    found = []
    for marker in root.iter(*_DELETIONS):
        properties = marker.getparent()
        if properties is None or properties.tag not in RUN_PROPERTIES:
            continue
        outer = properties.getparent()
        if outer is not None and outer.tag in PARAGRAPH_PROPERTIES and outer.getparent() is not None:
            found.append(outer.getparent())
    return found


def _merge(paragraphs: list[Element]) -> None:
    """Let each paragraph run on into the next one; the last paragraph mark gives the format, as in Word."""
    for paragraph in paragraphs:
        if paragraph.getparent() is None or paragraph.tag not in PARAGRAPH:
            continue
        properties = child(paragraph, PARAGRAPH_PROPERTIES)
        if properties is not None and child(properties, SECTION) is not None:
            continue
        content = [inside for inside in paragraph if inside is not properties]
        following = paragraph.getnext()
        if following is not None and following.tag in PARAGRAPH:
            at = 1 if child(following, PARAGRAPH_PROPERTIES) is not None else 0
            following[at:at] = content
            remove(paragraph)
        elif not any(inside.tag not in _ANCHORS for inside in content) and may_go(paragraph):
            for inside in content:
                paragraph.addprevious(inside)
            remove(paragraph)
