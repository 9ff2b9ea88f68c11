"""Write chronologies as Excel workbooks and CSV files, as agencies do: banners, merged cells, hidden rows, real dates."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from samples.kit.ledger import Ledger, Row
from samples.kit.marks import plain
from samples.kit.rows import Line
from samples.kit.zips import repack, share_strings


class Workbook:
    """An Excel file being written; dates written as ISO become real date cells."""

    def __init__(self, ledger: Ledger, file: str) -> None:
        self.ledger, self.file = ledger, file
        self.book = openpyxl.Workbook()
        self.book.remove(self.book.active)

    def core(self, **fields: str) -> None:
        """Set properties (creator, lastModifiedBy, title, description, keywords)."""
        self.book.properties.created = dt.datetime(2022, 1, 4, 9, 0)
        for name, value in fields.items():
            setattr(self.book.properties, name, self.ledger.place(value, self.file, "property", f"core {name}"))

    def sheet(self, name: str, *, hidden: bool = False) -> Any:
        """Add a worksheet."""
        sheet = self.book.create_sheet(name)
        if hidden:
            sheet.sheet_state = "hidden"
        return sheet

    def write(
        self, sheet: Any, row: int, cells: Sequence[str], *, bold: bool = False, number_format: str = "DD/MM/YYYY"
    ) -> list[str]:
        """Write a row of cells; return them as they are shown."""
        locator = f"{sheet.title}!A{row}"
        shown = []
        for column, marked in enumerate(cells, start=1):
            text = self.ledger.place(marked, self.file, "body", locator)
            cell = sheet.cell(row, column)
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                day = dt.date.fromisoformat(text)
                cell.value, cell.number_format = day, number_format
                text = day.strftime("%d/%m/%Y" if number_format == "DD/MM/YYYY" else "%d-%b-%y")
            elif re.fullmatch(r"T\d{2}:\d{2}", text):
                cell.value, cell.number_format = dt.time.fromisoformat(text[1:]), "hh:mm"
                text = text[1:]
            else:
                cell.value = text or None
            cell.font = Font(bold=bold)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if bold:
                cell.fill = PatternFill("solid", fgColor="D9E2F3")
            shown.append(text)
        return shown

    def chronology(
        self,
        sheet: Any,
        start: int,
        agency: str,
        headings: Sequence[str],
        columns: tuple[str, ...],
        rows: Sequence[Line],
        *,
        repeat: int = 0,
        number_format: str = "DD/MM/YYYY",
    ) -> int:
        """Write headings and rows from `start` on; return the row after the last one."""
        self.write(sheet, start, headings, bold=True)
        number = start + 1
        for index, line in enumerate(rows):
            if repeat and index and index % repeat == 0 and not line.continues:
                self.write(sheet, number, headings, bold=True)
                number += 1
            shown = self.write(sheet, number, line.cells, number_format=number_format)
            locator = f"{sheet.title}!A{number}"
            if line.hidden:
                sheet.row_dimensions[number].hidden = True
            if line.continues:
                self.ledger.rows[-1].continued.append(locator)
            else:
                when = shown[columns.index("time")] if "time" in columns else ""
                self.ledger.row(Row(self.file, locator, agency, shown[columns.index("date")], when, line.edtf, line.event,
                                    line.cell(columns, "text"), line.hidden, problem=line.problem))  # fmt: skip
            number += 1
        return number

    def note(self, sheet: Any, cell: str, author: str, text: str) -> None:
        """Put a note on a cell."""
        locator = f"{sheet.title}!{cell}"
        said = self.ledger.place(text, self.file, "comment", locator)
        sheet[cell].comment = Comment(said, self.ledger.place(author, self.file, "comment", locator))

    def widths(self, sheet: Any, *widths: float) -> None:
        """Set column widths."""
        for column, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width

    def save(self, path: Path) -> None:
        """Write the file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.book.save(path)
        share_strings(path)
        repack(path)


def write_csv(ledger: Ledger, file: str, path: Path, agency: str, headings: Sequence[str], columns: tuple[str, ...], rows: Sequence[Line],
              *, encoding: str = "cp1252", delimiter: str = ";") -> None:  # fmt: skip
    """Write a chronology as CSV; `row 1` is the line of headings."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([ledger.place(h, file, "body", "row 1") for h in headings])
        for number, line in enumerate(rows, start=2):
            locator = f"row {number}"
            writer.writerow([ledger.place(cell, file, "body", locator) for cell in line.cells])
            ledger.row(Row(file, locator, agency, line.cell(columns, "date"), line.cell(columns, "time"), line.edtf, line.event,
                           line.cell(columns, "text"), line.hidden, problem=line.problem))  # fmt: skip


def shown(cells: Sequence[str]) -> list[str]:
    """Return cells without marks."""
    return [plain(cell) for cell in cells]
