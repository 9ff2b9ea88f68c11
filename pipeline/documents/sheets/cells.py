"""Cells of a worksheet: what people see in them, what lies beneath, and where.

Rows and columns are numbered as in the grid. A cell with a reference that makes no sense is read where it stands, after the
cell before it. Numbers are shown under their number format; a date whose format hides its year is read a second time in full.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.documents.sheets import numbers
from pipeline.documents.sheets.package import Element, RowStream, Workbook, local, parse
from pipeline.documents.sheets.pieces import string_pieces

_ROW = re.compile(r"[0-9]{1,7}")  # "²³" is digits to Python, and no number
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
MAX_COLUMN, MAX_ROW = 16_384, 1_048_576


def column_number(letters: str) -> int:
    """Turn "A" into 0, "AA" into 26."""
    value = 0
    for letter in letters.upper():
        value = value * 26 + ord(letter) - 64
    return value - 1


@functools.lru_cache(maxsize=MAX_COLUMN)
def column_letters(number: int) -> str:
    """Turn 0 into "A", 26 into "AA"."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's style says about its text."""

    code: str = "General"
    white: bool = False


class Styles:
    """Number formats and white fonts by style number."""

    def __init__(self, workbook: Workbook) -> None:
        self._styles: list[Style] = []
        entry = workbook.part_of_kind("styles")
        if entry is None:
            return
        root = parse(workbook.parts[entry], workbook.name)
        codes = dict(numbers.BUILT_IN)
        fonts: list[bool] = []
        filled: list[bool] = []
        for child in root:
            name = local(child.tag)
            if name == "numFmts":
                codes |= {_whole(node.get("numFmtId")): node.get("formatCode", "General") for node in child if local(node.tag)}
            elif name == "fonts":
                fonts = [_is_white(font) for font in child if local(font.tag) == "font"]
            elif name == "fills":
                filled = [_is_filled(fill) for fill in child if local(fill.tag) == "fill"]
            elif name == "cellXfs":
                for node in child:
                    white = _at(fonts, node.get("fontId")) and not _at(filled, node.get("fillId"))
                    self._styles.append(Style(codes.get(_whole(node.get("numFmtId")), "General"), white))

    def of(self, number: str | None) -> Style:
        """Return a style; a number out of range is the default style."""
        index = _whole(number)
        return self._styles[index] if 0 <= index < len(self._styles) else _PLAIN


_PLAIN = Style()


def _whole(value: str | None) -> int:
    try:
        return int(value or 0)
    except ValueError:
        return -1


def _at(flags: list[bool], number: str | None) -> bool:
    index = _whole(number)
    return 0 <= index < len(flags) and flags[index]


def _is_white(font: Element) -> bool:
    return any(
        local(node.tag) == "color" and ((node.get("rgb") or "").upper()[-6:] == "FFFFFF" or node.get("theme") == "0")
        for node in font
    )


def _is_filled(fill: Element) -> bool:
    return any(local(node.tag) == "patternFill" and node.get("patternType") not in (None, "none") for node in fill)


class SharedStrings:
    """The strings cells share, by number."""

    def __init__(self, workbook: Workbook) -> None:
        self.entry = workbook.part_of_kind("sharedStrings")
        self.texts: list[str] = []
        self.phonetic: dict[int, str] = {}
        if self.entry is not None:
            for item in RowStream(workbook.parts[self.entry], workbook.name, inside="", row="si"):
                if local(item.tag) != "si":
                    continue
                hint = phonetic_text(item)
                if hint:
                    self.phonetic[len(self.texts)] = hint
                self.texts.append(item_text(item))
        self.used = bytearray(len(self.texts))

    def text(self, number: int) -> str:
        """Return a string and note its use; a number out of range is an empty string."""
        if not 0 <= number < len(self.texts):
            return ""
        self.used[number] = 1
        return self.texts[number]


def item_text(item: Element) -> str:
    """Return the text of a string item as read."""
    if len(item) == 1 and item[0].text and "_x" not in item[0].text and local(item[0].tag) == "t":
        return str(item[0].text)
    return "".join(piece.shown for piece in string_pieces(item))


def phonetic_text(item: Element) -> str:
    """Return the phonetic hints of a string item."""
    if len(item) < 2:  # a hint stands beside the text it belongs to
        return ""
    return "".join(node.text or "" for hint in item if local(hint.tag) == "rPh" for node in hint.iter() if local(node.tag) == "t")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it."""

    ordinal: int  # place among all cells of the sheet, for its address
    row: int  # zero-based
    column: int
    text: str = field(repr=False)
    value: str | None = field(default=None, repr=False)  # ISO date or time, or the number in full
    formula: str = field(default="", repr=False)
    beneath: str = field(default="", repr=False)  # what the number format hides
    phonetic: str = field(default="", repr=False)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What of a worksheet is merged, and which columns are hidden."""

    merged: dict[int, list[tuple[int, int, bool]]]  # row -> (first column, last column, is the area's first row)
    unseen: tuple[tuple[int, int], ...]  # hidden columns: first and last

    def is_hidden(self, cell: Cell) -> bool:
        """Tell whether people do not see a cell: its row or column is hidden, or it is white on white."""
        return cell.hidden or (bool(self.unseen) and any(first <= cell.column <= last for first, last in self.unseen))

    def is_covered(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in a merged area without being its first."""
        areas = self.merged.get(row)
        return areas is not None and any(a <= column <= b and not (top and column == a) for a, b, top in areas)


def layout_of(content: bytes, name: str) -> Layout:
    """Return a worksheet's layout, which stands behind its cells; a sheet that names none is not parsed for it."""
    speaks_ascii = content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and b"\x00" not in content
    if speaks_ascii and b"mergeCell" not in content and b"hidden" not in content:
        return Layout({}, ())
    stream = RowStream(content, name, inside="sheetData", row="row")
    for _ in stream:
        pass
    return Layout(_merged_areas(stream.root), _hidden_columns(stream.root))


def _merged_areas(root: Element) -> dict[int, list[tuple[int, int, bool]]]:
    areas: dict[int, list[tuple[int, int, bool]]] = {}
    budget = 200_000  # rows; a merged million of empty rows is nobody's table
    for node in root.iterchildren("{*}mergeCells"):
        for merge in node:
            match = _RANGE.fullmatch(merge.get("ref", "") if local(merge.tag) else "")
            if not match or not match.group(3):
                continue
            top, bottom = int(match.group(2)) - 1, int(match.group(4)) - 1
            budget -= bottom - top
            if budget < 0:
                return areas
            span = (column_number(match.group(1)), column_number(match.group(3)))
            for row in range(top, bottom + 1):
                areas.setdefault(row, []).append((*span, row == top))
    return areas


def _hidden_columns(root: Element) -> tuple[tuple[int, int], ...]:
    return tuple(
        (_whole(col.get("min")) - 1, _whole(col.get("max")) - 1)
        for cols in root.iterchildren("{*}cols")
        for col in cols
        if local(col.tag) and col.get("hidden") in ("1", "true", "on")
    )


class SheetReader:
    """Reads the cells of worksheets of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self.strings = SharedStrings(workbook)
        self.styles = Styles(workbook)
        self.epoch_1904 = workbook.epoch_1904
        self.name = workbook.name

    def stream(self, content: bytes) -> RowStream:
        """Open a worksheet for `rows`; once they are read, its `root` is the tree without its cells."""
        return RowStream(content, self.name, inside="sheetData", row="row")

    def rows(self, stream: RowStream, *, hidden: bool) -> Iterator[tuple[int, bool, tuple[Cell, ...]]]:
        """Yield number, hiddenness and cells of each row that holds any; `hidden` says that the whole sheet is."""
        ordinal, number = 0, -1
        for row in stream:
            declared = row.get("r") or ""
            number = int(declared) - 1 if _ROW.fullmatch(declared) and 0 < int(declared) <= MAX_ROW else number + 1
            unseen = row.get("hidden") in ("1", "true", "on")
            cells, column = [], -1
            for node in row.iterchildren(etree.Element):
                match = _REFERENCE.fullmatch(node.get("r") or "")
                column = column_number(match.group(1)) if match else column + 1
                cell = self._cell(node, ordinal, number, min(column, MAX_COLUMN - 1), hidden=hidden or unseen)
                if cell is not None:
                    cells.append(cell)
                ordinal += 1
            if cells:
                yield number, unseen, tuple(cells)

    def _cell(self, node: Element, ordinal: int, row: int, column: int, *, hidden: bool) -> Cell | None:
        raw = formula = ""
        inline: Element = None
        for child in node:
            name = local(child.tag)
            if name == "v":
                raw = child.text or ""
            elif name == "f":
                formula = child.text or ""
            elif name == "is":
                inline = child
        if not raw and not formula and inline is None:
            return None
        kind, style = node.get("t", "n"), self.styles.of(node.get("s"))
        text, value, beneath, phonetic = raw, None, "", ""
        if kind == "s":
            number = _whole(raw.strip())
            text = self.strings.text(number)
            phonetic = self.strings.phonetic.get(number, "")
        elif kind == "inlineStr" or (inline is not None and not raw):
            text = item_text(inline) if inline is not None else raw
            phonetic = phonetic_text(inline) if inline is not None else ""
        elif kind == "b":
            text, value = {"1": "TRUE", "0": "FALSE"}.get(raw.strip(), raw), raw.strip()
        elif kind == "d":
            value = raw.strip().removesuffix("T00:00:00")
        elif kind in ("n", ""):
            text, value, beneath = _number(raw, style.code, self.epoch_1904)
        elif "_x" in raw:
            text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: _character(found.group(1), found.group()), raw)
        if not (text.strip() or formula or beneath or phonetic):
            return None
        return Cell(ordinal, row, column, text, value, formula, beneath, phonetic, hidden or style.white)


@functools.lru_cache(maxsize=4096)
def _number(raw: str, code: str, epoch_1904: bool) -> tuple[str, str | None, str]:
    """Return a number's shown text, its value in full, and what its format hides of it."""
    try:
        number = float(raw)
    except ValueError:
        return raw, None, ""
    if number in (float("inf"), float("-inf")) or number != number:
        return raw, None, ""
    if code == "General":
        return numbers.general(number), numbers.plain(number), ""
    shown = numbers.show(number, code, epoch_1904=epoch_1904)
    section, _ = numbers.choose(code, number)
    if not section.is_date:
        full = numbers.plain(number)
        hidden = number != 0 and not any(char.isdigit() for char in shown)
        return shown, full, full if hidden else ""
    when = numbers.iso(number, section, epoch_1904=epoch_1904)
    if when is None:
        return shown, numbers.plain(number), ""
    hides_year = (section.has_day and not section.has_year) or (number >= 1 and not section.has_day)
    return shown, when, when if hides_year else ""


def _character(code: str, otherwise: str) -> str:
    number = int(code, 16)
    return otherwise if 0xD800 <= number < 0xE000 else chr(number)


def cell_nodes(root: Element) -> list[Element]:
    """Return a worksheet's cell elements in the order of their ordinals."""
    return [
        node
        for data in root.iterchildren("{*}sheetData")
        for row in data
        if isinstance(row.tag, str)
        for node in row
        if isinstance(node.tag, str)
    ]
