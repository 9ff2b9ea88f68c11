"""Find out what a table is: which kind, where its headings stand, what each column means.

Headings are matched first; what they leave open (or a table without headings) is inferred from the content of the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.by_shape import headed_by_shape, recommended_by_shape, says_something, tells_what_staff_did
from pipeline.ingest.columns import Columns, agency_or_department, cell_text, complete, infer, share_of
from pipeline.ingest.heading_row import LOOK_AHEAD, filled, group_row, map_row, read_headings, second_heading_row
from pipeline.ingest.text import date_inside, looks_like_date
from pipeline.ingest.wording import headings
from pipeline.model import Table, TableRow

_ACCOUNT = 6  # words
_BIRTH = re.compile(r"\b(?:born|d\.?o\.?b\b|date of birth|aged?)\b", re.I)
_LEAST_ROWS, _DATED = 2, 0.6  # rows of a chronology without a date column, and share of them that name their day


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its meaning. `first` is the first row after the headings, `head` the heading rows."""

    table: Table
    columns: Columns | None
    head: tuple[int, ...] = ()
    first: int = 0


def understand_grid(table: Table, *, agencies: Sequence[str] = (), like: Columns | None = None) -> Grid:
    """Find the headings of a table; `like` is the mapping of a chronology before it in the same file (a table cut in two)."""
    width = max((len(row.cells) for row in table.rows), default=0)
    for index, row in enumerate(table.rows[:LOOK_AHEAD]):
        columns = read_headings(row, width=width, below=table.rows[index + 1 :])
        if columns is None:
            continue
        if (
            columns.kind == "interviews"
            and (told := tells_what_staff_did(columns, row, table.rows[index + 1 :], width)) is not None
        ):
            columns = told
        head: tuple[int, ...] = (index,)
        first = index + 1
        below = table.rows[index + 1] if index + 1 < len(table.rows) else None
        if below is not None and columns.kind == "chronology":
            columns, head, first = second_heading_row(columns, below, index)
        if columns.kind == "chronology" and index and (grouped := group_row(columns, table.rows[index - 1], row)) is not None:
            columns, head = grouped, (index - 1, *head)
        if columns.kind == "chronology":
            columns = agency_or_department(complete(columns, table.rows[first:], width), table.rows[first:], agencies)
        return Grid(table, columns, head, first)
    if (headed := headed_by_shape(table.rows, width)) is not None:
        columns, index = headed
        return Grid(table, agency_or_department(columns, table.rows[index + 1 :], agencies), (index,), index + 1)
    if (without := _dated_in_text(table, width)) is not None:
        return without
    if like is not None and width <= max(like.labels, default=0) + 1 and _fits(like, table.rows):
        return Grid(table, like, (), 0)
    inferred = infer(table.rows, width, agencies)
    return Grid(table, inferred, (), 0)


def understand_recommendations(grid: Grid) -> Grid:
    """Read a table that stands under a heading of recommendations as one of them where its rows say what should be done."""
    if grid.columns is not None and grid.columns.kind == "recommendations":
        return grid
    found = recommended_by_shape(grid.table.rows)
    return grid if found is None else Grid(grid.table, found[0], (found[1],), found[1] + 1)


def _dated_in_text(table: Table, width: int) -> Grid | None:
    """Read headings of a chronology without a date column, whose rows name their day in the account itself."""
    for index, row in enumerate(table.rows[:LOOK_AHEAD]):
        below = [other for other in table.rows[index + 1 :] if filled(other)]
        if len(filled(row)) < 2 or len(below) < _LEAST_ROWS or any(says_something(cell_text(row, i)) for i in filled(row)):
            continue
        columns = map_row(row, headings().kinds["chronology"])
        if columns is None or columns.of("date") or len(columns.roles) * 2 < len(filled(row)):
            continue
        if any(share_of([cell_text(other, i) for other in below], _tells_its_day) >= _DATED for i in columns.of("text")):
            return Grid(table, complete(columns, below, width), (index,), index + 1)
    return None


def _tells_its_day(text: str) -> bool:
    """Say whether a cell is an account with its day in it, not somebody's name and birth."""
    return len(text.split()) >= _ACCOUNT and bool(date_inside(text)) and _BIRTH.search(text) is None


def _fits(columns: Columns, rows: Sequence[TableRow]) -> bool:
    dates = columns.of("date")
    return bool(dates) and share_of([cell_text(row, dates[0]) for row in rows], looks_like_date) >= 0.5
