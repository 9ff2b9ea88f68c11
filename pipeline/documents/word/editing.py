"""Change exactly what edits name, and nothing else.

An edit may cross runs, fields, hyperlinks, tracked changes and line breaks: the replacement goes where the first character
stood and so takes that run's formatting; the rest of the span is cut out of the nodes that held it. Runs, bookmarks, comment
anchors and note references stay. Parts without an edit keep their bytes.
"""

from __future__ import annotations

import bisect
import re
import zipfile
from collections.abc import Sequence
from itertools import accumulate

from lxml import etree

from pipeline.documents.word import alt_chunk
from pipeline.documents.word.package import Package, open_package, pack
from pipeline.documents.word.parts import document_styles, labels, read_part
from pipeline.documents.word.place import ATOM, TAIL, TEXT, Place
from pipeline.documents.word.styles import Styles
from pipeline.documents.word.xml import XML_SPACE, Element, serialise, tags
from pipeline.errors import EditUnsafe, InputRefused
from pipeline.model import Edit

_RUN_AGAIN = "The file has changed since it was read: run `dhr redact` again."
_TEXT_TAGS = tags("w:t", "w:delText", "w:instrText", "w:delInstrText", "m:t")
_WORD_TEXT, _WORD_RUN = tags("w:t"), tags("w:r")
_DRAWN_BREAK, _SYMBOL = tags("a:br"), tags("w16se:symEx")
_BREAKS = {"\t": "tab", "\n": "br"}


def apply_edits(blob: bytes, edits: Sequence[Edit], *, name: str) -> bytes:
    """Return a copy of the file with the edits made; without edits, the same bytes.

    Raises EditUnsafe, and then nothing is written, if an address is unknown, the expected text is not there, spans overlap, or
    a replacement holds characters XML cannot keep.
    """
    if not edits:
        return blob
    package = open_package(blob, name=name)
    by_entry: dict[str, list[Edit]] = {}
    for edit in edits:
        by_entry.setdefault(_entry_of(edit.address), []).append(edit)
    changed: dict[str, bytes] = {}
    comment = package.comment
    named, styles = labels(package), document_styles(package)
    for entry, group in by_entry.items():
        if entry == "":
            comment = _edited_comment(comment, group)
        elif entry not in package.contents:
            raise EditUnsafe("An edit names a part this file does not have.", remedy=_RUN_AGAIN)
        else:
            changed[entry] = _edited_entry(package, entry, group, label=named.get(entry, ""), styles=styles)
    return _written(package, changed, comment)


def _entry_of(address: str) -> str:
    """Return the entry an address begins with; addresses read `entry#place`, `entry!inner entry#place` or `entry!string`."""
    return re.split(r"[#!]", address, maxsplit=1)[0]


def _written(package: Package, changed: dict[str, bytes], comment: bytes) -> bytes:
    entries: list[tuple[zipfile.ZipInfo, bytes]] = []
    for info in package.entries:
        entries.append((info, changed.get(info.filename, package.contents[info.filename])))
    return pack(entries, comment=comment)


def _edited_comment(comment: bytes, edits: Sequence[Edit]) -> bytes:
    return _replaced(comment.decode("utf-8", "replace"), checked(comment.decode("utf-8", "replace"), edits)).encode("utf-8")


def _edited_entry(package: Package, entry: str, edits: Sequence[Edit], *, label: str, styles: Styles) -> bytes:
    content = package.contents[entry]
    inner = [edit for edit in edits if edit.address.startswith(entry + "!")]
    if inner and len(inner) != len(edits):
        raise EditUnsafe("Edits name one part in two ways.", remedy=_RUN_AGAIN)
    if inner:
        if package.kinds.get(entry) != "alt_chunk":
            raise EditUnsafe("An edit names text that can only be removed, not changed.", remedy="The scrub removes it.")
        stripped = [Edit(e.address[len(entry) + 1 :], e.start, e.end, e.expected, e.replacement) for e in inner]
        return apply_edits(content, stripped, name=package.name)
    if package.kinds.get(entry) == "alt_chunk":
        return _edited_chunk(content, package.types.get(entry, ""), edits)
    try:
        part = read_part(package, entry, label=label, styles=styles)
    except InputRefused:
        raise EditUnsafe("An edit names a part that cannot be read.", remedy=_RUN_AGAIN) from None
    edit_places(part.places, edits)
    return serialise(part.root)


def _edited_chunk(content: bytes, content_type: str, edits: Sequence[Edit]) -> bytes:
    chunk = alt_chunk.open_chunk(content, content_type)
    if chunk.format == "text":
        chunk.text = _replaced(chunk.text, checked(chunk.text, edits))
    else:
        edit_places(alt_chunk.places_of(chunk, ""), edits)
    return alt_chunk.serialised(chunk)


def _replaced(text: str, edits: Sequence[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def checked(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return edits of one unit in order; raises EditUnsafe if they overlap or the text is not the one expected."""
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    end = 0
    for edit in ordered:
        if edit.start < end:
            raise EditUnsafe("Two edits overlap.", remedy=_RUN_AGAIN)
        if edit.end > len(text) or text[edit.start : edit.end] != edit.expected:
            raise EditUnsafe("The text an edit expects is not there.", remedy=_RUN_AGAIN)
        end = edit.end
    return ordered


def edit_places(places: Sequence[Place], edits: Sequence[Edit]) -> None:
    """Make edits in the XML under these places; every edit is checked before the first is made."""
    grouped: dict[int, list[Edit]] = {}
    for edit in edits:
        _, _, order = edit.address.rpartition("#")
        if not order.isdecimal() or int(order) >= len(places):
            raise EditUnsafe("An edit names a place this file does not have.", remedy=_RUN_AGAIN)
        grouped.setdefault(int(order), []).append(edit)
    planned = [(places[order], checked(places[order].text, group)) for order, group in grouped.items()]
    for place, group in planned:
        try:
            _Rewriting(place).make(group)
        except ValueError:
            raise EditUnsafe(
                "A replacement holds characters a Word file cannot keep.", remedy="Choose another replacement."
            ) from None


class _Rewriting:
    """The nodes of one place while its text is changed; edits are made from the last to the first."""

    def __init__(self, place: Place) -> None:
        self.pieces = list(place.pieces)
        self.nodes = place.nodes
        self.starts = [0, *accumulate(map(len, self.pieces))][:-1]
        self.dirty: set[int] = set()
        self.gone: set[int] = set()  # elements that stand for one character and are to be taken out
        self.stand_in: dict[int, str] = {}  # such an element -> text to stand in its place

    def make(self, edits: Sequence[Edit]) -> None:
        for edit in reversed(edits):
            self._make_one(edit)
        for index in sorted(self.dirty):
            element, key = self.nodes[index]
            _write(element, key, self.pieces[index])
        for index in self.gone:
            _take_out(self.nodes[index][0], self.stand_in.get(index, ""))

    def _make_one(self, edit: Edit) -> None:
        if edit.replacement == edit.expected:
            return
        first = self._holder(edit.start, insertion=edit.start == edit.end)
        rest = edit.replacement
        index = first
        while index < len(self.pieces) and (index == first or self.starts[index] < edit.end):
            start = self.starts[index]
            from_, to = max(0, edit.start - start), max(0, edit.end - start)
            rest = self._cut(index, from_, to, rest)
            index += 1
        if rest:
            self._insert_somewhere(first, index, rest, edit.start)

    def _holder(self, offset: int, *, insertion: bool) -> int:
        """Return the node that holds the character at `offset`; for an insertion, the one that ends there if it is text."""
        index = max(0, bisect.bisect_right(self.starts, offset) - 1)
        if insertion and index > 0 and self.starts[index] == offset and self.nodes[index - 1][1] != ATOM:
            return index - 1
        return index

    def _cut(self, index: int, from_: int, to: int, put: str) -> str:
        """Cut characters out of one node and put the replacement in; return what could not be put."""
        piece = self.pieces[index]
        if self.nodes[index][1] == ATOM:
            if from_ == 0 and to > 0 and index not in self.gone:
                self.gone.add(index)
            return put
        self.pieces[index] = piece[:from_] + put + piece[to:]
        self.dirty.add(index)
        return ""

    def _insert_somewhere(self, first: int, after: int, text: str, start: int) -> None:
        """Place a replacement whose whole span were single-character elements: in the first of them, as text."""
        element = self.nodes[first][0]
        if first in self.gone:
            self.stand_in[first] = text + self.stand_in.get(first, "")
            return
        # An insertion beside an element that stays: before it, or after it when the insertion point is behind it.
        neighbour = first + 1 if start > self.starts[first] else first - 1
        if 0 <= neighbour < len(self.nodes) and self.nodes[neighbour][1] != ATOM and neighbour not in self.gone:
            piece = self.pieces[neighbour]
            self.pieces[neighbour] = text + piece if neighbour > first else piece + text
            self.dirty.add(neighbour)
            return
        _put_text_beside(element, text, before=start <= self.starts[first])


def _write(element: Element, key: int | str, text: str) -> None:
    if isinstance(key, str):
        element.set(key, text)
    elif key == TAIL:
        element.tail = text
    elif key == TEXT:
        if element.tag in _TEXT_TAGS:
            _write_run_text(element, text)
        elif isinstance(element, etree._Comment):
            element.text = text.replace("--", "-\u2010").removesuffix("-")
        else:
            element.text = text


def _write_run_text(element: Element, text: str) -> None:
    """Write the text of a w:t; line breaks and tabs become elements of their own."""
    parent = element.getparent()
    if element.tag in _WORD_TEXT and parent is not None and parent.tag in _WORD_RUN and re.search(r"[\t\n]", text):
        pieces = re.split(r"([\t\n])", text)
        element.text = pieces[0]
        element.set(XML_SPACE, "preserve")
        tail, element.tail = element.tail, None
        at = element
        for piece in pieces[1:]:
            if not piece:
                continue
            new = _like(element, _BREAKS.get(piece, "t"))
            if piece not in _BREAKS:
                new.text = piece
                new.set(XML_SPACE, "preserve")
            at.addnext(new)
            at = new
        at.tail = tail
        return
    element.text = text
    if text[:1].isspace() or text[-1:].isspace():
        element.set(XML_SPACE, "preserve")


def _like(element: Element, name: str) -> Element:
    """Make an element of the same namespace."""
    namespace = element.tag[1:].partition("}")[0]
    return etree.Element(f"{{{namespace}}}{name}")


def _take_out(element: Element, stand_in: str) -> None:
    """Remove a single-character element, leaving text in its place if some is given."""
    parent = element.getparent()
    if parent is None:
        return
    if stand_in:
        _put_text_beside(element, stand_in, before=True)
    tail = element.tail
    if tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def _run_around(element: Element) -> Element:
    """Return the run around an element, for its namespace."""
    return next((outer for outer in element.iterancestors(*_WORD_RUN)), element)


def _put_text_beside(element: Element, text: str, *, before: bool) -> None:
    new = _like(element if element.tag not in _SYMBOL else _run_around(element), "t")
    if element.tag in _DRAWN_BREAK:
        run = _like(element, "r")
        run.append(new)
        new.text = text
        element.addprevious(run) if before else element.addnext(run)
        return
    if before:
        element.addprevious(new)
    else:
        tail, element.tail = element.tail, None
        element.addnext(new)
        new.tail = tail
    if new.tag in _WORD_TEXT:
        new.set(XML_SPACE, "preserve")
    _write(new, TEXT, text)
