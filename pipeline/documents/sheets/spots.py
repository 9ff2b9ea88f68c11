"""Find every stretch of text in a part, as pieces that can be read together and edited one by one.

Reader, editor and tests walk parts by the same function, so that a place has the same number for all of them: the address of
a unit is its part and that number.
"""

from __future__ import annotations

import fnmatch
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.documents.sheets.package import Element, local
from pipeline.documents.sheets.pieces import Piece, group_pieces, header_pieces, whole
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

# Slots whose text is a formula: an edit elsewhere may rewrite what they refer to.
FORMULA_SLOTS = frozenset({"excel.defined_name_value", "excel.validation", "excel.condition", "excel.chart_formula"})


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
        pieces = group_pieces(element)
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
