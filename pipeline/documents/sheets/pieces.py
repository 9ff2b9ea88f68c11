"""A stretch of text in pieces: parts of elements and attributes, cut and written back one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.documents.sheets.package import Element, local

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CODE = re.compile(r'&&|&"[^"]*"|&K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|&\d+|&[A-Za-z+\-]')


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of the text of one element or attribute: characters [start, end) of it, read as `shown`."""

    element: Element
    where: str  # "text", "tail", or "@" and the attribute's full name
    start: int
    end: int
    shown: str = field(repr=False)

    @property
    def raw(self) -> str:
        """Return the whole string the piece is cut from."""
        return raw_text(self.element, self.where)


def raw_text(element: Element, where: str) -> str:
    """Return the string behind a piece."""
    value = element.text if where == "text" else element.tail if where == "tail" else element.get(where[1:])
    return value or ""


def set_raw_text(element: Element, where: str, value: str) -> None:
    """Write the string behind a piece, keeping its spaces."""
    if where == "text":
        element.text = value
        if isinstance(element.tag, str) and (value != value.strip() or "\n" in value):
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    elif where == "tail":
        element.tail = value
    else:
        element.set(where[1:], value)


def whole(element: Element, where: str, *, escapes: bool = False) -> list[Piece]:
    """Cut a whole string into pieces; with `escapes`, Excel's _x000D_ forms are read as the characters they stand for."""
    raw = raw_text(element, where)
    if not escapes or "_x" not in raw:
        return [Piece(element, where, 0, len(raw), raw)]
    pieces, at = [], 0
    for match in _ESCAPE.finditer(raw):
        code = int(match.group(1), 16)
        if 0xD800 <= code < 0xE000:
            continue
        if match.start() > at:
            pieces.append(Piece(element, where, at, match.start(), raw[at : match.start()]))
        pieces.append(Piece(element, where, match.start(), match.end(), chr(code)))
        at = match.end()
    if at < len(raw):
        pieces.append(Piece(element, where, at, len(raw), raw[at:]))
    return pieces


def string_pieces(item: Element) -> list[Piece]:
    """Return the pieces of a string item (si, is, comment text): its own text and its runs, without phonetic hints."""
    pieces: list[Piece] = []
    for child in item:
        name = local(child.tag)
        if name == "t":
            pieces += whole(child, "text", escapes=True)
        elif name == "r":
            for part in child:
                if local(part.tag) == "t":
                    pieces += whole(part, "text", escapes=True)
    return pieces


def group_pieces(element: Element) -> list[Piece]:
    """Return the pieces of an element whose descendants' text makes one stretch."""
    name = local(element.tag)
    if name in ("si", "is") or (name == "text" and len(element) and local(element[0].tag) in ("t", "r", "rPh", "phoneticPr")):
        return string_pieces(element)
    pieces: list[Piece] = []
    for node in element.iter():
        kind = local(node.tag)
        if kind == "br" and node is not element:
            pieces.append(Piece(node, "break", 0, 0, "\n"))
        if node.text and (name != "p" or kind == "t") and isinstance(node.tag, str):
            pieces += whole(node, "text")
        if node is not element and node.tail and name == "textbox":
            pieces += whole(node, "tail")
    return pieces


def header_pieces(element: Element) -> tuple[list[Piece], list[Piece]]:
    """Cut a sheet's header or footer into its words and its codes (position, font, size, page number …)."""
    raw = element.text or ""
    words: list[Piece] = []
    codes: list[Piece] = []
    at = 0
    for match in _CODE.finditer(raw):
        if match.start() > at:
            words.append(Piece(element, "text", at, match.start(), raw[at : match.start()]))
        at = match.end()
        if match.group() == "&&":
            words.append(Piece(element, "text", match.start(), at, "&"))
            continue
        codes.append(Piece(element, "text", match.start(), at, match.group()))
        if match.group() in ("&L", "&C", "&R") and words:
            words.append(Piece(element, "break", 0, 0, "\n"))
        elif match.group()[1] in "PNDTFAZ" and len(match.group()) == 2:
            words.append(Piece(element, "break", 0, 0, " "))
    if at < len(raw):
        words.append(Piece(element, "text", at, len(raw), raw[at:]))
    return words, codes


def edit_pieces(pieces: tuple[Piece, ...], start: int, end: int, replacement: str) -> list[tuple[Piece, int, int, str]]:
    """Turn an edit of a spot into cuts of its pieces: (piece, from, to, new text) in characters of the piece's `shown`.

    The replacement goes where the edit begins, so that the first run's formatting carries on.
    """
    cuts: list[tuple[Piece, int, int, str]] = []
    at, given = 0, False
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.shown))
        inside = first < last or (not given and start == end and at <= start <= at + len(piece.shown))
        if inside and piece.where != "break":
            cuts.append((piece, first, max(first, last), "" if given else replacement))
            given = True
        at += len(piece.shown)
    return cuts
