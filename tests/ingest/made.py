"""Make documents by hand, as the readers would return them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Document, Table, TableCell, TableRow, Unit

Cell = str | TableCell


def table(rows: Sequence[Sequence[Cell]], *, locator: str = "table 1", sheet: str = "", header: int = 0) -> Table:
    """Make a table; `sheet` numbers its rows like a worksheet."""
    made = []
    for number, row in enumerate(rows, 1):
        place = f"{sheet}!A{number}" if sheet else f"{locator} row {number}"
        cells = tuple(cell if isinstance(cell, TableCell) else TableCell(cell) for cell in row)
        made.append(TableRow(place, cells, header=number <= header))
    return Table(sheet or locator, tuple(made))


def sheet(*tables: Table, name: str = "sources/Example Police/chronology.xlsx") -> Document:
    """Make a workbook."""
    return Document(name, "xlsx", "0" * 64, (), tables)


def word(*parts: str | tuple[str, int] | Table, name: str = "sources/Example Police/imr.docx") -> Document:
    """Make a Word document of paragraphs, headings `(text, level)` and tables; a line that begins with "• " is a list item,
    one that begins with "** " is bold, and of one like "**Heading.** Text" the heading is.
    """
    units: list[Unit] = []
    tables: list[Table] = []
    number = 0
    for part in parts:
        if isinstance(part, Table):
            for r, row in enumerate(part.rows):
                for c, cell in enumerate(row.cells):
                    for line in cell.text.split("\n"):
                        number += 1
                        units.append(
                            Unit("word.body", "body", f"paragraph {number}", f"p{number}", line, cell=(len(tables), r, c))
                        )
            tables.append(part)
            continue
        number += 1
        text, level = part if isinstance(part, tuple) else (part, None)
        listed = text.startswith("• ")
        bold = text.startswith("** ")
        text = text.removeprefix("• ").removeprefix("** ")
        lead, _, rest = text.removeprefix("**").partition("**") if text.startswith("**") else ("", "", text)
        text = lead + rest
        units.append(
            Unit(
                "word.body", "body", f"paragraph {number}", f"p{number}", text, level=level, numbered=listed,
                emphasis="bold" if bold else f"lead {len(lead)}" if lead else "",
            )
        )  # fmt: skip
    return Document(name, "docx", "0" * 64, tuple(units), tuple(tables))


def plain(text: str, *, name: str = "sources/Example Police/notes.txt") -> Document:
    """Make a text file."""
    return Document(name, "txt", "0" * 64, (Unit("text", "body", "text", "t", text),))
