"""Write a new Excel workbook: filters, a frozen header, real dates, wrapped text, a marking on every printed page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Literal

_MOST_TEXT = 32_767  # what one cell of Excel can hold
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
_INK, _LINE, _ALARM = "17202A", "8A949E", "8A1C1C"
_WHEN = (1980, 1, 1, 0, 0, 0)  # a fixed time: the same rows give the same bytes


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters, what it holds.

    A cell of a date column that is a full ISO date becomes a real date, "HH:MM" of a time column a real time, digits of a
    number column a number; anything else stays the text it is. `colours` gives a value its fill, under bold white text;
    `alarm` sets any text in bold dark red.
    """

    name: str
    width: float
    kind: Literal["text", "date", "time", "number"] = "text"
    colours: Mapping[str, str] = field(default_factory=dict)
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet. `printed` columns reach the paper (0: all), `still` ones stay in sight when scrolling sideways, and rows
    with the same value in column `group` stand together under one line."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]] = field(repr=False)
    printed: int = 0
    still: int = 0
    group: int | None = None


def make_workbook(*, title: str, marking: str, sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook; text is never a formula, and the same sheets give the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator, book.properties.language = title, "dhr", "en-GB"
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet, _Styles(book), title=title, marking=marking)
    stream = io.BytesIO()
    book.save(stream)
    return settled(stream.getvalue())


def settled(package: bytes) -> bytes:
    """Return an Office file as openpyxl or python-docx save it, with fixed times: the same content gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            made.writestr(entry, content)
    return out.getvalue()


class _Styles:
    """Finished styles, taken from cells of a scratch sheet: styling a cell anew costs more than everything else together."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}

    def of(self, *, form: str = "", fill: str = "", colour: str = "", line: bool = False, heading: bool = False) -> Any:
        """Return the style of a cell: number format, fill and text colour as "RRGGBB", a line above."""
        key = (form, fill, colour, line, heading)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, form: str, fill: str, colour: str, line: bool, heading: bool) -> Any:
        from openpyxl.cell.cell import Cell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        cell = Cell(self._book.worksheets[0], row=1, column=1)
        cell.font = Font(name="Arial", size=10, bold=bool(colour) or heading, color=colour or None)
        cell.alignment = Alignment(
            wrap_text=True, vertical="top", horizontal="left" if form in ("", "dd/mm/yyyy", "hh:mm") else None
        )
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if line:
            cell.border = Border(top=Side(style="thin", color=_LINE))
        if form:
            cell.number_format = form
        return cell._style


def _write(page: Any, sheet: Sheet, styles: _Styles, *, title: str, marking: str) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(sheet.columns, start=1):
        cell = page.cell(1, number, column.name)
        cell._style = styles.of(fill=_INK, colour="FFFFFF", heading=True)
        page.column_dimensions[get_column_letter(number)].width = column.width
    before: str | None = None
    for r, row in enumerate(sheet.rows, start=2):
        line = sheet.group is None or row[sheet.group] != before
        before = row[sheet.group] if sheet.group is not None else None
        for c, (column, text) in enumerate(zip(sheet.columns, row, strict=True), start=1):
            if not text and not (line and c <= (sheet.printed or c)):
                continue  # an empty cell is written only where a line has to go on through it
            _fill(page.cell(r, c), column, text, styles, line)
        page.row_dimensions[r].height = _height(sheet.columns, row)
    page.row_dimensions[1].height = _height(sheet.columns, [column.name for column in sheet.columns])
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = page.cell(2, sheet.still + 1)
    page.auto_filter.ref = f"A1:{last}{max(2, len(sheet.rows) + 1)}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.print_title_rows = "1:1"
    if sheet.printed:
        page.print_area = f"A1:{get_column_letter(sheet.printed)}{max(2, len(sheet.rows) + 1)}"
    page.oddHeader.center.text, page.oddFooter.center.text = marking, "Page &P of &N"
    page.oddHeader.left.text = f"{title}: {sheet.name}".replace("&", "&&")


def _height(columns: Sequence[Column], row: Sequence[str]) -> float:
    """Return the height in points that shows the fullest cell; no program fits rows by itself when it prints.

    A line of Arial 10 holds about as many letters as the column is wide; words break a little earlier.
    """
    lines = max(
        sum(max(1, -(-len(part) // max(1, int(column.width * 0.95)))) for part in text.split("\n"))
        for column, text in zip(columns, row, strict=True)
    )
    return min(409.0, 13.0 * lines + 3)  # 409 points is what Excel allows


def _fill(cell: Any, column: Column, text: str, styles: _Styles, line: bool) -> None:
    value, form = _value(column, text)
    fill = column.colours.get(text, "").lstrip("#").upper()
    cell._style = styles.of(form=form, fill=fill, colour="FFFFFF" if fill else _ALARM if column.alarm and text else "", line=line)
    if isinstance(value, str):
        if value:
            cell._value, cell.data_type = value, "s"  # never "f": what an agency wrote is not run
    else:
        # The number format is set already; `value` would bind its own.
        cell._value, cell.data_type = value, "d" if form in ("dd/mm/yyyy", "hh:mm") else "n"


def _value(column: Column, text: str) -> tuple[str | date | time | int | float, str]:
    """Return what stands in the cell and its number format."""
    try:
        if column.kind == "date" and len(text) == 10:
            day = date.fromisoformat(text)
            if day.year >= 1900:  # Excel has no dates before
                return day, "dd/mm/yyyy"
        if column.kind == "time" and len(text) == 5:
            return time.fromisoformat(text), "hh:mm"
        if column.kind == "number" and text:
            return (float(text), "0.00") if "." in text else (int(text), "0")
    except ValueError:
        pass
    return _UNSEEN.sub("", text)[:_MOST_TEXT], ""
