"""Sort out the rows of a chronology that are none of it: lines across the table, totals, what a system prints at the foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.columns import cell_text
from pipeline.ingest.table_reading import Rows, TableReading
from pipeline.ingest.text import has_year, is_day, is_month, looks_like_date, year_of
from pipeline.ingest.wording import headings
from pipeline.model import TableRow

_TITLE = 4  # words of a line across the table that parts it
_BANNER_DATE = re.compile(
    r"^(?:\w+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Za-z]{3,9}\.?,?\s+)?(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?(?:\s*\(.{0,30}\))?$"
)
_TOTAL = re.compile(
    r"^(?:grand |sub-?)?totals?\b|^(?:number|no\.?|count) of (?:contacts|entries|rows|records|events)\b|^count\b", re.I
)
_FOOT = re.compile(
    r"^\W*(?:(?:report |export |this report was )?(?:printed|generated|exported|downloaded|produced) (?:by|on|at|from)\b|"
    r"report run\b|end of (?:the )?(?:report|chronology|export|document|records?)\b|page \d+ (?:of|/) ?\d+\b[^.;]{0,50}$)",
    re.I,
)
_FIGURE = re.compile(r"[£\d][\d.,:%]*$")


def names_period_or_agency(found: Rows, state: TableReading, row: TableRow, index: int) -> bool:
    """Take a line across the table that says the year, the month, the day or the agency of the rows under it."""
    text = cell_text(row, index)
    across = max(len(row.cells), len(state.columns.roles)) > 2
    if across and is_month(text):
        state.banner = text if has_year(text) or not state.year else f"{text} {state.year}"
        state.problem(row, "a line across the table names a month; the days of the rows under it are taken as of that month")
        return True
    if (across and len(text) <= 40 and _BANNER_DATE.match(text)) or (not state.columns.of("date") and is_day(text)):
        state.banner, state.year = text, year_of(text) or state.year
        state.problem(row, "a line across the table names a period; the rows under it are flagged with it")
        return True
    if year := year_of(text):
        state.year = year
        state.problem(row, "a line across the table names a year; the rows under it that have none are taken as of that year")
        return True
    if not state.parted or state.columns.roles.get(index) == "agency" or state.tells(index):
        return False
    if named := state.named(text):
        state.banner_agency = named
        state.problem(row, "a line across the table names an agency; the rows under it are taken as that agency's")
        return True
    if state.banner_agency and len(text.split()) <= _TITLE and text[:1].isupper() and not re.search(r"\d|[.;,?!]$", text):
        state.banner_agency = ""
        reason = "a line across the table names no agency that is known; the rows under it are taken as those of"
        state.problem(row, f"{reason} {state.agency}")
        found.notes.append((row.locator, text))
        return True
    return False


def adds_up(found: Rows, state: TableReading, row: TableRow, texts: Sequence[str]) -> bool:
    """Take a row of totals at the foot of a table as a note."""
    if not any(map(_TOTAL.match, texts)) or not all(_TOTAL.match(text) or _FIGURE.match(text) for text in texts):
        return False
    state.problem(row, "a row of totals; it was read as a note, not as an entry")
    found.notes.append((row.locator, " | ".join(texts)))
    return True


def is_remark(found: Rows, state: TableReading, row: TableRow, index: int) -> bool:
    """Take a line across the table, or a sentence alone in the date column, as a note."""
    text = cell_text(row, index)
    merged = sum(cell.merged for cell in row.cells[1:])
    across = len(row.cells) > 2 and index == 0 and merged >= 2 and merged * 2 >= len(row.cells) - 1
    role = state.columns.roles.get(index)
    stray = role == "date" and not looks_like_date(text) and text.casefold() not in headings().undated
    stray = stray or (role == "sequence" and len(text.split()) > 2) or _FOOT.match(text) is not None
    if not (across or stray):
        return False
    state.problem(row, "a line across the table; it was read as a note, not as an entry")
    found.notes.append((row.locator, text))
    return True
