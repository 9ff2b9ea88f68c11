"""Find every stretch of text in a part, as pieces that can be read together and edited one by one.

Reader, editor and tests walk parts by the same function, so that a place has the same number for all of them: the address of
a unit is its part and that number.
"""

from __future__ import annotations

import fnmatch
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.documents.sheets.package import Element, local
from pipeline.documents.slots import Slot
from pipeline.documents.slots.excel import EXCEL

# Elements whose descendants' text makes one stretch: DrawingML paragraph, string item, comment, VML text box.
_GROUPS = frozenset({"p", "si", "is", "text", "textbox", "rPh"})
_HEADERS = frozenset({"oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"})

# Attributes that hold no words anywhere: references, counts, positions, colours, versions.
_TECHNICAL = frozenset(
    [
        "id",
        "Id",
        "ref",
        "r",
        "s",
        "t",
        "sqref",
        "type",
        "Type",
        "uri",
        "spans",
        "style",
        "class",
        "path",
        "coordsize",
        "fillcolor",
        "strokecolor",
        "adj",
        "fmla",
        "formulas",
        "ContentType",
        "PartName",
        "Extension",
        "typeface",
        "panose",
        "lang",
        "altLang",
        "xmlns",
        "pane",
        "activePane",
        "topLeftCell",
        "guid",
        "uid",
        "requires",
        "Requires",
        "Ignorable",
        "shapeid",
        "spid",
        "data",
        "gradientshapeok",
        "o:spid",
        "schemaLocation",
        "count",
        "uniqueCount",
        "min",
        "max",
        "val",
        "formatCode",
        "dataBound",
        "embed",
        "link",
        "script",
        "ObjectType",
        "objectType",
        "defaultTableStyle",
        "defaultPivotStyle",
        "defaultSlicerStyle",
        "defaultTimelineStyle",
        "presId",
        "progId",
        "color",
        "color2",
        "hashValue",
        "saltValue",
        "algorithmName",
        "Algorithm",
        "eqn",
        "documentId",
        "stringRefSyntax",
        "face",
        "checked",
        "fact",
    ]
)
# Elements of drawings and form controls that hold positions and switches.
_TECHNICAL_TEXT = frozenset(
    [
        "col",
        "colOff",
        "row",
        "rowOff",
        "Anchor",
        "Row",
        "Column",
        "AutoFill",
        "AutoLine",
        "AutoPict",
        "TextVAlign",
        "TextHAlign",
        "CF",
        "Locked",
        "LockText",
        "PrintObject",
        "Checked",
        "MoveWithCells",
        "SizeWithCells",
        "Visible",
        "DefaultSize",
        "Disabled",
        "DigestValue",
        "SignatureValue",
        "X509Certificate",
        "EncapsulatedX509Certificate",
        "EncapsulatedTimeStamp",
        "EncapsulatedCRLValue",
        "EncapsulatedOCSPValue",
        "Modulus",
        "Exponent",
        "CertDigest",
        "Accel",
        "DropStyle",
        "DropLines",
        "Sel",
        "Val",
        "Min",
        "Max",
        "Inc",
        "Page",
        "Dx",
        "Horiz",
        "NoThreeD",
        "NoThreeD2",
        "FirstButton",
        "Cancel",
    ]
)
_ENUMERATION = re.compile(r"[a-z]+(?:[A-Z0-9][a-z0-9]*)*|[A-Z0-9{}#_.:;,%+/*$! -]*|[0-9A-Fa-f{}-]+|rId\d+|_x0000_\w+|#_x0000_\w+")
_WORD = re.compile(r"[^\W\d_]{2}")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

# Slots whose text is a formula: an edit elsewhere may rewrite what they refer to.
FORMULA_SLOTS = frozenset({"excel.defined_name_value", "excel.validation", "excel.condition", "excel.chart_formula"})


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


@dataclass(frozen=True, slots=True)
class Spot:
    """One stretch of text with its pieces in order; a piece without an element is a break that only the reader adds."""

    slot: Slot
    number: int
    pieces: tuple[Piece, ...]
    anchor: Element

    @property
    def text(self) -> str:
        """Return the text as read."""
        return "".join(piece.shown for piece in self.pieces)


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


def _group_pieces(element: Element) -> list[Piece]:
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


_CODE = re.compile(r'&&|&"[^"]*"|&K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|&\d+|&[A-Za-z+\-]')


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


@functools.lru_cache(maxsize=2048)
def _rows(entry: str) -> tuple[Slot, ...]:
    """Return the rows of the table that may fit a part."""
    lower = entry.lower()
    return tuple(slot for slot in EXCEL if fnmatch.fnmatchcase(lower, slot.entry.lower()))


@functools.lru_cache(maxsize=65536)
def slot_for(entry: str, parent: str, element: str, attribute: str) -> Slot:
    """Return the first row that fits an element's text (attribute "") or an attribute."""
    own = {f"{element}/@{attribute}", f"*/@{attribute}", "*/@*"}
    paths = own if attribute else {element, f"{parent}/{element}", "*"}
    return next(slot for slot in _rows(entry) if slot.path in paths)


def _says_something(entry: str, element: str, attribute: str, value: str) -> bool:
    """Tell an attribute that may hold words from one that holds a setting."""
    slot = slot_for(entry, "", element, attribute)
    if slot.id == "excel.pivot_cache":
        return element in ("s", "d", "e")
    if not slot.path.endswith("/@*"):
        return bool(value.strip())
    if attribute in _TECHNICAL or not _WORD.search(value):
        return False
    if slot.id != "excel.other_xml":
        return True
    return not _ENUMERATION.fullmatch(value) and not value.startswith(("urn:", "http://schemas.", "http://purl.oclc.org/"))


def spots(root: Element, entry: str) -> Iterator[Spot]:
    """Yield every stretch of text of a part in document order, cells of a worksheet left out."""
    number = 0
    taken: set[Element] = set()  # elements whose text belongs to a group already yielded
    lower = entry.lower()
    plain_fonts = "theme" in lower
    cell_data = next((child for child in root if local(child.tag) == "sheetData"), None)
    nodes = root.iter()
    for element in nodes:
        if element is cell_data:
            break
        for spot in _spots_of(element, entry, number, taken, fonts=plain_fonts):
            yield spot
            number += 1
    if cell_data is None:
        return
    following = cell_data.getnext()
    while following is not None:
        for element in following.iter():
            for spot in _spots_of(element, entry, number, taken, fonts=plain_fonts):
                yield spot
                number += 1
        following = following.getnext()


def _spots_of(element: Element, entry: str, number: int, taken: set[Element], *, fonts: bool) -> Iterator[Spot]:
    if not isinstance(element.tag, str):  # a comment or an instruction is text too
        if element.text and element.text.strip():
            yield Spot(slot_for(entry, "", "#comment", ""), number, tuple(whole(element, "text")), element)
            number += 1
        if element.tail and element.tail.strip() and element not in taken and element.getparent() not in taken:
            yield Spot(slot_for(entry, "", "#tail", ""), number, tuple(whole(element, "tail")), element)
        return
    name = local(element.tag)
    parent = element.getparent()
    above = local(parent.tag) if parent is not None else ""
    if name in _HEADERS and element.text:
        words, codes = header_pieces(element)
        yield Spot(slot_for(entry, above, name, ""), number, tuple(words), element)
        yield Spot(slot_for(entry, "headerFooter", "code", ""), number + 1, tuple(codes), element)
        number += 2
    elif name in _GROUPS and element not in taken:
        pieces = _group_pieces(element)
        if name == "textbox" or any(piece.shown.strip() for piece in pieces):
            taken.update(piece.element for piece in pieces)
            if name == "textbox":
                taken.update(element.iter())
            if any(piece.shown.strip() for piece in pieces):
                yield Spot(slot_for(entry, above, name, ""), number, tuple(pieces), element)
                number += 1
    elif element.text and element.text.strip() and element not in taken and name not in _TECHNICAL_TEXT:
        yield Spot(slot_for(entry, above, name, ""), number, tuple(whole(element, "text", escapes=name == "t")), element)
        number += 1
    if element.tail and element.tail.strip() and element not in taken:
        yield Spot(slot_for(entry, above, "#tail", ""), number, tuple(whole(element, "tail")), element)
        number += 1
    for key, value in element.attrib.items():
        attribute = local(key)
        if fonts and attribute == "typeface":
            continue
        if entry.endswith(".rels") and (attribute != "Target" or element.get("TargetMode") != "External"):
            continue
        if value and _says_something(entry, name, attribute, value):
            yield Spot(slot_for(entry, "", name, attribute), number, tuple(whole(element, "@" + key)), element)
            number += 1


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
