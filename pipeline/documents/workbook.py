"""Write a new Excel workbook: filters, a frozen header, real dates, wrapped text, a marking on every printed page."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

_MOST_TEXT = 32_767  # what one cell of Excel can hold


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters, what it holds."""

    name: str
    width: float
    kind: Literal["text", "date"] = "text"


Sheet = tuple[str, Sequence[Column], Sequence[Sequence[str]], Mapping[int, Mapping[str, str]]]


def make_workbook(*, title: str, marking: str, sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook. A sheet is (name, columns, rows of text, column number → value → fill colour "#rrggbb").

    A cell of a date column that is a full ISO date becomes a real date; any other stays the text it is. Text is never a
    formula.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = title, "dhr"
    for name, columns, rows, colours in sheets:
        sheet = book.create_sheet(name)
        sheet.append([column.name for column in columns])
        for number, column in enumerate(columns, start=1):
            cell = sheet.cell(1, number)
            cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="17202A")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        top = Alignment(wrap_text=True, vertical="top")
        for r, row in enumerate(rows, start=2):
            for c, text in enumerate(row, start=1):
                day = _day(text) if columns[c - 1].kind == "date" else None
                cell = sheet.cell(r, c)
                if day:
                    cell.value, cell.number_format = day, "dd/mm/yyyy"
                else:
                    cell.value, cell.data_type = _clean(text), "s"
                cell.alignment = top
                colour = colours.get(c - 1, {}).get(text)
                if colour:
                    cell.fill = PatternFill("solid", fgColor=colour.lstrip("#").upper())
                    cell.font = Font(color="FFFFFF", bold=True)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(2, len(rows) + 1)}"
        sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = "1:1"
        sheet.oddHeader.center.text, sheet.oddFooter.center.text = marking, "Page &P of &N"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _clean(text: str) -> str:
    """Drop control characters Excel refuses and cut what no cell can hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n")[:_MOST_TEXT]
