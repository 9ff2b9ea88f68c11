"""A table as a grid of columns, built while its cells are met."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.documents.word.place import Place
from pipeline.documents.word.styles import is_on, is_shaded
from pipeline.documents.word.xml import Element, attribute, child, tags
from pipeline.model import Table, TableCell, TableRow

_SPAN, _MERGE, _HEADER, _BEFORE, _HIDDEN = (
    tags("w:gridSpan"),
    tags("w:vMerge"),
    tags("w:tblHeader"),
    tags("w:gridBefore"),
    tags("w:hidden"),
)
_MAX_COLUMNS = 256  # Word itself stops at 63


@dataclass(slots=True)
class _Cell:
    column: int
    span: int = 1
    continues: bool = False  # lower part of a vertical merge
    gone: bool = False
    places: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    header: bool = False
    hidden: bool = False
    gone: bool = False
    before: int = 0
    cells: list[_Cell] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table being read; `outer` is the table it stands in, `heading` the locator before it."""

    outer: Grid | None
    after: str
    index: int = -1  # among the outermost tables of the body
    boxed: bool = False
    styled: bool = False  # its style may lay colour under the cells
    rows: list[_Row] = field(default_factory=list)
    cell: _Cell | None = None
    shaded: bool = False
    heading: str = ""

    @property
    def coloured(self) -> bool:
        """Tell whether the text met now may stand on a colour."""
        return self.styled or self.shaded or (self.outer is not None and self.outer.coloured)

    def outermost_cell(self) -> tuple[int, int, int] | None:
        """Return (table, row, column) of the outermost table around the text met now."""
        grid = self
        while grid.outer is not None:
            grid = grid.outer
        if grid.index < 0 or not grid.rows:
            return None
        return grid.index, len(grid.rows) - 1, grid.cell.column if grid.cell is not None else 0

    def start_row(self, properties: Element | None, *, gone: bool) -> None:
        """Open a row."""
        row = _Row(gone=gone)
        if properties is not None:
            row.header = bool(is_on(child(properties, _HEADER)))
            row.hidden = bool(is_on(child(properties, _HIDDEN)))
            row.before = _number(child(properties, _BEFORE))
        self.rows.append(row)

    def end_row(self) -> bool:
        """Close the row; tell whether it was a deleted one."""
        self.cell = None
        return bool(self.rows) and self.rows[-1].gone

    def start_cell(self, properties: Element | None, *, gone: bool) -> None:
        """Open a cell in the next free column."""
        if not self.rows:
            self.rows.append(_Row())
        row = self.rows[-1]
        last = row.cells[-1] if row.cells else None
        cell = _Cell(min(_MAX_COLUMNS, last.column + last.span if last is not None else row.before), gone=gone)
        if properties is not None:
            cell.span = max(1, _number(child(properties, _SPAN), 1))
            merge = child(properties, _MERGE)
            cell.continues = merge is not None and attribute(merge, "w:val", "continue") == "continue"
        self.shaded = is_shaded(properties)
        row.cells.append(cell)
        self.cell = cell

    def end_cell(self) -> bool:
        """Close the cell; tell whether it was a deleted one."""
        gone = self.cell is not None and self.cell.gone
        self.cell = None
        return gone

    def hear(self, place: Place) -> None:
        """Take a paragraph into the open cell."""
        if self.cell is not None:
            self.cell.places.append(place)

    def table(self, locator: str, heading: str) -> Table:
        """Return the table as people see it; rows count from 1, deleted rows and cells are left out."""
        rows = []
        for number, row in enumerate(self.rows, 1):
            if row.gone:
                continue
            where = f"{locator} row {number}"
            rows.append(TableRow(where, tuple(_cells(row, where)), hidden=row.hidden, header=row.header))
        return Table(locator, tuple(rows), heading)


def _cells(row: _Row, where: str) -> list[TableCell]:
    cells = [TableCell("", where) for _ in range(row.before)]
    for cell in row.cells:
        if cell.gone:
            continue
        text = "\n".join(place.text for place in cell.places).strip("\n")
        cells.append(TableCell(text, where, merged=cell.continues))
        cells.extend(TableCell("", where, merged=True) for _ in range(cell.span - 1))
    return cells


def _number(element: Element | None, default: int = 0) -> int:
    if element is None:
        return default
    value = attribute(element, "w:val")
    return min(int(value), _MAX_COLUMNS) if value.isdecimal() else default
