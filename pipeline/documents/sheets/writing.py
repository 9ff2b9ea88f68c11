"""Write text into the XML of a workbook: stretches of a string, the value of a cell, a text of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from pipeline.documents.sheets.package import Element, local
from pipeline.documents.sheets.pieces import Piece, edit_pieces, raw_text, set_raw_text
from pipeline.errors import EditUnsafe
from pipeline.model import Edit

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold


def apply_to_pieces(pieces: tuple[Piece, ...], edits: Sequence[Edit], *, header: bool = False) -> None:
    """Make sorted edits in the strings behind pieces. Raises `EditUnsafe` where one falls between two of them."""
    cuts: dict[tuple[int, str], tuple[Piece, list[tuple[int, int, str]]]] = {}
    for edit in edits:
        words = _ILLEGAL.sub("", edit.replacement)
        words = words.replace("&", "&&") if header else words
        made = edit_pieces(pieces, edit.start, edit.end, words)
        if words and not any(new for *_, new in made):
            raise EditUnsafe("An edit falls between two stretches of text.", remedy="Run `dhr redact` again.")
        for piece, first, last, new in made:
            whole = len(piece.shown) == piece.end - piece.start and piece.raw[piece.start : piece.end] == piece.shown
            span = (piece.start + first, piece.start + last) if whole else (piece.start, piece.end)
            cuts.setdefault((id(piece.element), piece.where), (piece, []))[1].append((*span, new))
    for piece, spans in cuts.values():
        raw = raw_text(piece.element, piece.where)
        for start, end, new in sorted(spans, reverse=True):
            gap = " " if header and new[:1].isdigit() and re.search(r"&\d+$", raw[:start]) else ""
            raw = raw[:start] + gap + new + raw[end:]
        set_raw_text(piece.element, piece.where, raw)


def value_of(node: Element) -> str:
    """Return what stands in `v` of a cell."""
    return next((child.text or "" for child in node if local(child.tag) == "v"), "")


def set_value(node: Element, value: str) -> None:
    """Write what stands in `v` of a cell, where it has one."""
    for child in node:
        if local(child.tag) == "v":
            child.text = value


def set_inline(node: Element, text: str) -> None:
    """Turn a cell into one with its own text, keeping its style."""
    space = etree.QName(node).namespace
    for child in list(node):
        if local(child.tag) in ("v", "f", "is"):
            node.remove(child)
    for attribute in ("cm", "vm"):
        node.attrib.pop(attribute, None)
    node.set("t", "inlineStr")
    inline = etree.SubElement(node, f"{{{space}}}is")
    words = etree.SubElement(inline, f"{{{space}}}t")
    set_raw_text(words, "text", _ILLEGAL.sub("", text))


def drop_phonetic(item: Element) -> None:
    """Take out how a text is said aloud: it spells the name that went."""
    for hint in [node for node in item.iter() if local(node.tag) in ("rPh", "phoneticPr")]:
        hint.getparent().remove(hint)


def empty(item: Element) -> None:
    """Leave a shared string without words, so that the numbers of the others stay."""
    space = etree.QName(item).namespace
    for child in list(item):
        item.remove(child)
    etree.SubElement(item, f"{{{space}}}t")
