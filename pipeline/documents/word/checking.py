"""Prove an edit: compare a file with its edited copy, and give every stream of a file for a search that trusts nobody."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.documents.word.attributes import BY_ID, is_chosen
from pipeline.documents.word.package import open_package
from pipeline.documents.word.reading import read, unpacked
from pipeline.documents.word.xml import Element, local, tags
from pipeline.documents.zips import UNREADABLE
from pipeline.errors import InputRefused
from pipeline.model import Edit, Unit

_COUNTED = {
    "paragraphs": tags("w:p"), "tables": tags("w:tbl"), "table rows": tags("w:tr"), "table cells": tags("w:tc"),
    "runs": tags("w:r"),
    "footnotes": tags("w:footnote"), "endnotes": tags("w:endnote"), "comments": tags("w:comment"),
    "drawings": tags("w:drawing", "w:pict"),
    "bookmarks": tags("w:bookmarkStart"), "content controls": tags("w:sdt"), "sections": tags("w:sectPr"),
    "note references": tags("w:footnoteReference", "w:endnoteReference", "w:commentReference"),
    "fields": tags("w:fldChar", "w:fldSimple"),
}  # fmt: skip
_MAX_NESTED = 4
_LONG = 24  # shorter texts are words, not data
_BASE64 = re.compile(rf"\s*[A-Za-z0-9+/=]{{{_LONG}}}")


def integrity(before: bytes, after: bytes, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Return what an edit changed outside its spans, in words without case text; empty when it changed nothing else.

    Compared are a file and its copy after `apply_edits`, before any scrub: entries and their bytes, counts of paragraphs,
    tables, cells, notes, drawings and fields, and the text of every unit.
    """
    try:
        old, new = open_package(before, name="before"), open_package(after, name="after")
    except InputRefused:
        return ("the edited file cannot be opened",)
    found: list[str] = []
    if [info.filename for info in old.entries] != [info.filename for info in new.entries]:
        found.append("the parts of the file are not the same")
    touched = {re.split(r"[#!]", edit.address, maxsplit=1)[0] for edit in edits}
    for entry, content in old.contents.items():
        other = new.contents.get(entry)
        if entry not in touched and other != content:
            found.append(f"a part without an edit changed ({old.kinds.get(entry, 'other')})")
        elif other is not None and other != content:
            found.extend(_count_differences(content, other, old.kinds.get(entry, "other")))
    found.extend(_text_differences(read(before, name="before").units, read(after, name="after").units, edits))
    return tuple(dict.fromkeys(found))


def _count_differences(before: bytes, after: bytes, kind: str) -> list[str]:
    old, new = _counts(before), _counts(after)
    return [f"number of {what} in {kind}: {old[what]} before, {new[what]} after" for what in _COUNTED if old[what] != new[what]]


def _counts(content: bytes) -> Counter[str]:
    counts: Counter[str] = Counter()
    root = _parsed(content)
    if root is not None:
        for what, wanted in _COUNTED.items():
            counts[what] = sum(1 for _ in root.iter(*wanted))
    return counts


def _text_differences(before: Sequence[Unit], after: Sequence[Unit], edits: Sequence[Edit]) -> list[str]:
    """Compare the texts of every part in order, the edited ones as the edits say."""
    by_address: dict[str, list[Edit]] = {}
    for edit in edits:
        by_address.setdefault(edit.address, []).append(edit)
    expected = _by_part(
        [
            (unit, text)
            for unit in before
            if (text := _edited(unit.text, by_address.get(unit.address, ()))) and _is_read(unit, text)
        ]
    )
    actual = _by_part([(unit, unit.text) for unit in after if _is_read(unit, unit.text)])
    found = []
    for part in dict.fromkeys([*expected, *actual]):
        wanted, got = expected.get(part, []), actual.get(part, [])
        if [text for _, text in wanted] == [text for _, text in got]:
            continue
        index = next(
            (i for i, (one, two) in enumerate(zip(wanted, got, strict=False)) if one[1] != two[1]), min(len(wanted), len(got))
        )
        place = (wanted or got)[min(index, len(wanted or got) - 1)][0].locator
        found.append(f"text differs from what the edits say, first at {place}")
    return found


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def _is_read(unit: Unit, text: str) -> bool:
    """Tell whether a unit with this text would be read: names that every file has are not.

    Marks other programs leave on an element go with the element: a line break inside an edit takes its own along. The id of a
    style is read only where it says something else than the style's name.
    """
    if unit.slot in ("word.other_attribute", "word.style_id"):
        return False
    return text == unit.text or BY_ID[unit.slot].kind == "text" or is_chosen(unit.slot, text)


def _by_part(rows: list[tuple[Unit, str]]) -> dict[tuple[str, str], list[tuple[Unit, str]]]:
    """Group units by part and slot: where a place begins may move past an attribute when its first letters go."""
    parts: dict[tuple[str, str], list[tuple[Unit, str]]] = {}
    for unit, text in rows:
        parts.setdefault((re.split(r"[#!]", unit.address, maxsplit=1)[0], unit.slot), []).append((unit, text))
    return parts


# --- every stream ----------------------------------------------------------------------------------------------------

_PARAGRAPHS = {"p", "tr", "si", "comment", "table", "h", "cell"}
_WHITE = {"tab": "\t", "br": "\n", "cr": "\n", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def streams(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of everything a file holds, without the reader's help.

    For every zip entry: its name, its bytes as UTF-8 and UTF-16, and for XML its text by paragraph, its text with the borders
    of runs, cells and paragraphs removed, and its attribute values; then packages inside, and comments of the zip.
    """
    yield from _package_streams(blob, "", 0)


def _package_streams(blob: bytes, prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(blob))
    except UNREADABLE:
        yield from _raw(prefix or "file", blob)
        return
    with archive:
        if archive.comment:
            yield f"{prefix}zip comment", archive.comment.decode("utf-8", "replace")
        for info in archive.infolist():
            place = f"{prefix}{info.filename}"
            yield f"{place} name", info.filename
            for label, hidden in (("entry comment", info.comment), ("extra field", info.extra)):
                if hidden:
                    yield f"{place} {label}", hidden.decode("utf-8", "replace")
            try:
                content = archive.read(info)
            except UNREADABLE:
                yield f"{place} unreadable", ""
                continue
            yield from _entry_streams(place, content, depth)
    yield from _between_entries(blob, prefix)


def _entry_streams(place: str, content: bytes, depth: int) -> Iterator[tuple[str, str]]:
    yield from _raw(place, content)
    if content[:4] == b"PK\x03\x04" and depth < _MAX_NESTED:
        yield from _package_streams(content, f"{place}!", depth + 1)
        return
    root = _parsed(content)
    if root is None:
        if b"<" in content[:2000]:
            yield f"{place} without tags", re.sub(r"<[^>]*>", "", content.decode("utf-8", "replace"))
        return
    paragraphs, joined = _texts(root)
    yield f"{place} text", paragraphs
    yield f"{place} text without borders", joined
    for number, packed in enumerate(_base64_texts(root), 1):
        if packed[:4] == b"PK\x03\x04" and depth < _MAX_NESTED:
            yield from _package_streams(packed, f"{place}!base64 {number}!", depth + 1)
        else:
            yield from _raw(f"{place}!base64 {number}", packed)
    values = [value for element in root.iter("*") for value in element.attrib.values()]
    if values:
        yield f"{place} attributes", "\n".join(values)


def _base64_texts(root: Element) -> Iterator[bytes]:
    """Yield what long base64 texts and attributes of a part unpack to."""
    for element in root.iter("*"):
        for value in (element.text or "", *element.attrib.values()):
            if len(value) >= _LONG and _BASE64.match(value):
                content = unpacked(value)
                if content:
                    yield content


def _raw(place: str, content: bytes) -> Iterator[tuple[str, str]]:
    yield f"{place} bytes", content.decode("utf-8", "replace")
    if b"\0" in content:
        yield f"{place} bytes as UTF-16", content.decode("utf-16-le", "replace")
        yield f"{place} bytes as UTF-16, odd", content[1:].decode("utf-16-le", "replace")


def _between_entries(blob: bytes, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before the first entry of a zip: nobody's entry, yet in the file."""
    first = blob.find(b"PK\x03\x04")
    if first > 0:
        yield f"{prefix}before the zip", blob[:first].decode("utf-8", "replace")


def _parsed(content: bytes) -> Element | None:
    head = content[:400].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not head.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _texts(root: Element) -> tuple[str, str]:
    """Return the text by paragraphs, and the text with nothing between runs, cells and paragraphs."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            name = local(element)
            if name in _WHITE:
                pieces.append(_WHITE[name])
            if name in _PARAGRAPHS:
                pieces.append("\x1e")
            if element.text:
                pieces.append(element.text)
            continue
        if event == "end" and local(element) in _PARAGRAPHS:
            pieces.append("\x1e")
        if event in ("comment", "pi") and element.text:
            pieces.append(f"\x1e{element.text}\x1e")
        if element.tail:
            pieces.append(element.tail)
    whole = "".join(pieces)
    return re.sub("\x1e+", "\n", whole), re.sub(r"\s*\x1e\s*", "", whole)


__all__ = ["integrity", "streams"]
