"""Put the exact texts in place of the marks, each paragraph in a content control, its sources beside it as a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from pipeline.documents.templates.fill import W
from pipeline.documents.templates.marks import CLOSE, CONTENTS, OPEN, Ref, Slot
from pipeline.documents.templates.package import packed, parts_of
from pipeline.model import digest

_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AUTHOR = "dhr"
_TAG_LENGTH = 64  # Word's limit


def q(name: str) -> str:
    return f"{{{W}}}{name}"


def finish(blob: bytes, slots: Sequence[Slot], *, title: str) -> bytes:
    """Return the finished draft. The same input gives the same bytes."""
    parts = parts_of(blob)
    root = etree.fromstring(parts["word/document.xml"])
    comments = _Comments(parts)
    used: set[str] = set()
    for paragraph in [p for p in root.iter(q("p")) if any(OPEN in (t.text or "") for t in p.iter(q("t")))]:
        _paragraph(paragraph, slots, comments, used)
    _contents(root)
    parts["word/document.xml"] = _written(root)
    comments.write()
    for name in [name for name in parts if re.match(r"word/(?:header|footer)\d*\.xml$", name)]:
        parts[name] = _plain_marks(parts[name], slots)
    _properties(parts, title)
    return packed(parts)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plain_marks(blob: bytes, slots: Sequence[Slot]) -> bytes:
    root = etree.fromstring(blob)
    for text in root.iter(q("t")):
        if OPEN in (text.text or ""):
            text.text = _MARK.sub(lambda match: slots[int(match.group(1))].text, text.text or "")
            text.set(_SPACE, "preserve")
    return _written(root)


def _paragraph(paragraph: etree._Element, slots: Sequence[Slot], comments: _Comments, used: set[str]) -> None:
    """Replace the marks of one paragraph and wrap it: a block control in the body, an inline one in a table cell."""
    tag, refs, runs = "", [], []
    for text in list(paragraph.iter(q("t"))):
        found = [slots[int(number)] for number in _MARK.findall(text.text or "")]
        if not found:
            continue
        tag = tag or next((slot.tag for slot in found if slot.tag), "")
        refs += [ref for slot in found for ref in slot.refs]
        runs += _write(text, _MARK.sub(lambda match: slots[int(match.group(1))].text, text.text or ""))
        colour = next((slot.colour for slot in found if slot.colour), "")
        if colour:
            _coloured(runs, colour)
    if not tag or not runs:
        return
    in_cell = next(iter(paragraph.iterancestors(q("tc"))), None) is not None
    if refs:
        comments.attach(runs, refs)
    if in_cell:
        _inline(runs, tag, used)
    else:
        _block(paragraph, tag, used)


def _coloured(runs: Sequence[etree._Element], colour: str) -> None:
    """Write runs bold in a colour, and give their table cell an edge of it on the left."""
    plain = colour.lstrip("#").upper()
    for run in runs:
        properties = run.find(q("rPr"))
        if properties is None:
            properties = etree.Element(q("rPr"))
            run.insert(0, properties)
        for name in ("b", "color"):
            for old in properties.findall(q(name)):
                properties.remove(old)
        etree.SubElement(properties, q("b"))
        etree.SubElement(properties, q("color")).set(q("val"), plain)
    cell = next(iter(runs[0].iterancestors(q("tc"))), None) if runs else None
    properties = cell.find(q("tcPr")) if cell is not None else None
    if properties is None or properties.find(q("tcBorders")) is not None:
        return
    borders = etree.Element(q("tcBorders"))
    edge = etree.SubElement(borders, q("left"))
    for name, value in (("val", "single"), ("sz", "36"), ("space", "0"), ("color", plain)):
        edge.set(q(name), value)
    before = [
        child for child in properties if etree.QName(child).localname in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge")
    ]
    properties.insert(len(before), borders)


def _write(text: etree._Element, value: str) -> list[etree._Element]:
    """Put a text with line breaks and tabs into the run of `text`; returns the run in a list."""
    run = text.getparent()
    assert run is not None
    at = run.index(text)
    run.remove(text)
    pieces = re.split(r"(\n|\t)", value)
    for piece in pieces:
        if piece == "\n":
            new = etree.Element(q("br"))
        elif piece == "\t":
            new = etree.Element(q("tab"))
        elif piece:
            new = etree.Element(q("t"))
            new.text = piece
            new.set(_SPACE, "preserve")
        else:
            continue
        run.insert(at, new)
        at += 1
    return [run]


def _number(tag: str, used: set[str]) -> str:
    """Return an id for a control, from its tag; the same tag twice in a document gets another."""
    for attempt in range(1000):
        number = str(int(digest("control", tag, str(attempt), length=8), 16) % 2_000_000_000 + 1)
        if number not in used:
            used.add(number)
            return number
    raise AssertionError("no free number for a content control")


def _properties_of(tag: str, used: set[str]) -> etree._Element:
    properties = etree.Element(q("sdtPr"))
    if len(tag) > _TAG_LENGTH:
        tag = f"{tag[: _TAG_LENGTH - 17]}.{digest(tag)}"
    etree.SubElement(properties, q("tag")).set(q("val"), tag)
    etree.SubElement(properties, q("id")).set(q("val"), _number(tag, used))
    return properties


def _block(paragraph: etree._Element, tag: str, used: set[str]) -> None:
    parent = paragraph.getparent()
    assert parent is not None
    control = etree.Element(q("sdt"))
    parent.replace(paragraph, control)
    control.append(_properties_of(tag, used))
    etree.SubElement(control, q("sdtContent")).append(paragraph)


def _inline(runs: Sequence[etree._Element], tag: str, used: set[str]) -> None:
    first, last = runs[0], runs[-1]
    parent = first.getparent()
    assert parent is not None
    control = etree.Element(q("sdt"))
    parent.insert(parent.index(first), control)
    control.append(_properties_of(tag, used))
    content = etree.SubElement(control, q("sdtContent"))
    moving = [control.getnext()]
    while moving[-1] is not None and moving[-1] is not last:
        moving.append(moving[-1].getnext())
    for element in moving:
        if element is not None:
            content.append(element)


# --- comments --------------------------------------------------------------------------------------------------------


class _Comments:
    """The comments part of a package, made where it has none."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        blob = parts.get("word/comments.xml")
        self.root = etree.fromstring(blob) if blob else etree.Element(q("comments"), nsmap={"w": W})
        self.next = 1 + max((int(c.get(q("id"), "0")) for c in self.root.iter(q("comment"))), default=-1)

    def attach(self, runs: Sequence[etree._Element], refs: Sequence[Ref]) -> None:
        """Write the sources of a paragraph as one comment, anchored in front of its text.

        LibreOffice drops the text of a block control when a comment ends behind it; in front of the text all is well.
        """
        number = str(self.next)
        self.next += 1
        comment = etree.SubElement(self.root, q("comment"))
        comment.set(q("id"), number)
        comment.set(q("author"), _AUTHOR)
        comment.set(q("initials"), _AUTHOR)
        for ref in dict.fromkeys(str(ref) for ref in refs):
            run = etree.SubElement(etree.SubElement(comment, q("p")), q("r"))
            text = etree.SubElement(run, q("t"))
            text.text = f"Source: {ref}"
            text.set(_SPACE, "preserve")
        reference = etree.Element(q("r"))
        etree.SubElement(reference, q("commentReference")).set(q("id"), number)
        runs[0].addprevious(reference)

    def write(self) -> None:
        """Put the part, its type and its relationship into the package."""
        if not len(self.root):
            return
        self.parts["word/comments.xml"] = _written(self.root)
        types = etree.fromstring(self.parts["[Content_Types].xml"])
        if not any(item.get("PartName") == "/word/comments.xml" for item in types):
            item = etree.SubElement(types, f"{{{_TYPES}}}Override")
            item.set("PartName", "/word/comments.xml")
            item.set("ContentType", _COMMENTS)
            self.parts["[Content_Types].xml"] = _written(types)
        name = "word/_rels/document.xml.rels"
        relations = etree.fromstring(self.parts[name])
        if not any(item.get("Type") == _RELATION for item in relations):
            item = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
            item.set("Id", "rIdDhrComments")
            item.set("Type", _RELATION)
            item.set("Target", "comments.xml")
            self.parts[name] = _written(relations)


# --- contents table --------------------------------------------------------------------------------------------------


def _contents(root: etree._Element) -> None:
    """Fill the contents table: an entry for each heading of the first level, linked to it.

    The field carries no page numbers (`\\n`): a program without Word's layout cannot know them, and a wrong number is
    worse than none.
    """
    holder = next((p for p in root.iter(q("p")) if CONTENTS in _text(p)), None)
    if holder is None:
        return
    headings = [p for p in root.iter(q("p")) if _style(p) in ("Heading1", "AppendixHeading")]
    template = deepcopy(holder)
    for run in list(template.iter(q("r"))):
        run_parent = run.getparent()
        if run_parent is not None:
            run_parent.remove(run)
    number = 0
    entries: list[etree._Element] = []
    for place, heading in enumerate(headings, 1):
        name = f"_Toc{100000 + place}"
        _bookmark(heading, name, place)
        counted = _style(heading) == "Heading1"
        number += counted
        entry = deepcopy(template)
        link = etree.SubElement(entry, q("hyperlink"))
        link.set(q("anchor"), name)
        link.set(q("history"), "1")
        words = _text(heading)
        run = etree.SubElement(link, q("r"))
        text = etree.SubElement(run, q("t"))
        text.set(_SPACE, "preserve")
        if counted:
            text.text = str(number)
            etree.SubElement(run, q("tab"))
            text = etree.SubElement(run, q("t"))
            text.set(_SPACE, "preserve")
        text.text = words
        entries.append(entry)
    if not entries:
        entries = [template]
    first, last = entries[0], entries[-1]
    at = 1 if first.find(q("pPr")) is not None else 0
    for offset, run in enumerate((_field("begin"), _instruction(' TOC \\o "1-1" \\n \\h \\z \\u '), _field("separate"))):
        first.insert(at + offset, run)
    last.append(_field("end"))
    for entry in entries:
        holder.addprevious(entry)
    parent = holder.getparent()
    assert parent is not None
    parent.remove(holder)


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(q("t")))


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
    return style.get(q("val"), "") if style is not None else ""


def _bookmark(heading: etree._Element, name: str, number: int) -> None:
    start, end = etree.Element(q("bookmarkStart")), etree.Element(q("bookmarkEnd"))
    start.set(q("id"), str(10000 + number))
    start.set(q("name"), name)
    end.set(q("id"), str(10000 + number))
    properties = heading.find(q("pPr"))
    heading.insert(0 if properties is None else 1, start)
    heading.append(end)


def _field(kind: str) -> etree._Element:
    run = etree.Element(q("r"))
    etree.SubElement(run, q("fldChar")).set(q("fldCharType"), kind)
    return run


def _instruction(text: str) -> etree._Element:
    run = etree.Element(q("r"))
    code = etree.SubElement(run, q("instrText"))
    code.text = text
    code.set(_SPACE, "preserve")
    return run


def _properties(parts: dict[str, bytes], title: str) -> None:
    """Set the title a screen reader announces; no names, no times."""
    name = "docProps/core.xml"
    if name not in parts:
        return
    root = etree.fromstring(parts[name])
    for element in root:
        local = etree.QName(element).localname
        if local == "title":
            element.text = title
        elif local in ("creator", "lastModifiedBy"):
            element.text = _AUTHOR
        elif local in ("created", "modified"):
            element.text = "2020-01-01T00:00:00Z"
        elif local == "revision":
            element.text = "1"
    parts[name] = _written(root)
