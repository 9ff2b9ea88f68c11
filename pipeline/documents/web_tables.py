"""The tables of an HTML page as grids: each cell's own words once, whatever is nested in it, and spans carried along.

One walk over the page, so that tables nested a thousand deep cost no more than their bytes. A table within a cell is a table of
its own; the cell around it keeps the words beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.model import Table, TableCell, TableRow

_MOST_COLUMNS = 200  # a column span may ask for any number
_LINE_TAGS = frozenset({"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt", "tr", "table"})


@dataclass(slots=True)
class _Cell:
    node: Any
    column: int
    heads: bool
    words: list[str] = field(default_factory=list)

    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class _Open:
    """A table while it is walked through."""

    rows: list[list[_Cell]] = field(default_factory=list)
    covered: list[dict[int, int]] = field(default_factory=list)  # columns a cell to the left or above takes, by row
    below: dict[int, int] = field(default_factory=dict)  # column -> rows it is still covered for
    cell: _Cell | None = None
    open_row: bool = False

    def start_row(self) -> None:
        self.rows.append([])
        self.covered.append(dict.fromkeys(self.below, 1))
        self.below = {column: left - 1 for column, left in self.below.items() if left > 1}
        self.open_row, self.cell = True, None

    def start_cell(self, node: Any) -> None:
        if not self.open_row:
            self.start_row()
        row, covered = self.rows[-1], self.covered[-1]
        column = row[-1].column + 1 if row else 0
        while column in covered:
            column += 1
        wide = min(_span(node, "colspan"), max(1, _MOST_COLUMNS - column))
        covered.update((column + step, 1) for step in range(1, wide))
        down = _span(node, "rowspan") - 1
        if down:
            self.below.update((column + step, down) for step in range(wide))
        self.cell = _Cell(node, column, node.tag == "th")
        row.append(self.cell)

    def table(self, number: int) -> tuple[Table, list[list[_Cell]]] | None:
        """Return the table with the cells behind each of its rows; None for one that says nothing."""
        said = [place for place, cells in enumerate(self.rows) if any(cell.text() for cell in cells)]
        rows = tuple(self._row(place, f"table {number} row {place + 1}") for place in said)
        return (Table(f"table {number}", rows), [self.rows[place] for place in said]) if rows else None

    def _row(self, place: int, locator: str) -> TableRow:
        own = {cell.column: cell for cell in self.rows[place]}
        width = max([*own, *self.covered[place]]) + 1
        cells = tuple(
            TableCell(own[column].text() if column in own else "", locator, None, column not in own) for column in range(width)
        )
        return TableRow(locator, cells, header=all(cell.heads for cell in own.values()))


def _span(node: Any, key: str) -> int:
    value = (node.get(key) or "").strip()
    return max(1, min(int(value), 1000)) if value.isdecimal() and len(value) < 6 else 1


@dataclass(frozen=True, slots=True)
class Grids:
    """The tables of a page, and where among them each cell element stands: table, row, column."""

    tables: tuple[Table, ...]
    places: dict[Any, tuple[int, int, int]]


def grids(root: Any) -> Grids:
    """Return the tables of a parsed page in the order they begin."""
    tables: list[Table] = []
    places: dict[Any, tuple[int, int, int]] = {}
    for number, walked in enumerate(_walk(root), start=1):
        found = walked.table(number)
        if found is not None:
            places.update((cell.node, (len(tables), row, cell.column)) for row, cells in enumerate(found[1]) for cell in cells)
            tables.append(found[0])
    return Grids(tuple(tables), places)


def _walk(root: Any) -> list[_Open]:
    begun: list[_Open] = []
    stack: list[_Open] = []

    def say(words: str | None) -> None:
        if words and stack and stack[-1].cell is not None:
            stack[-1].cell.words.append(words)

    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if name in _LINE_TAGS:
                say("\n")
            if name == "table":
                begun.append(_Open())
                stack.append(begun[-1])
            elif stack and name == "tr":
                stack[-1].start_row()
            elif stack and name in ("td", "th"):
                stack[-1].start_cell(node)
            if name not in ("script", "style"):
                say(node.text)
            continue
        if event == "end":
            if name == "table":
                stack.pop()
            elif stack and name in ("td", "th"):
                stack[-1].cell = None
            elif stack and name == "tr":
                stack[-1].cell, stack[-1].open_row = None, False
            if name in _LINE_TAGS:
                say("\n")
        say(node.tail)
    return begun
