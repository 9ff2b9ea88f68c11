"""Tell by what stands below them what headings mean that nobody knows.

A row of short labels above a column of dates and a column of accounts heads a chronology, whatever its words. What was guessed
is noted, so that it can be told to whoever sent the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.columns import Columns, cell_text, complete, dated, mean_length, share_of, undated
from pipeline.ingest.duties import is_duty
from pipeline.ingest.heading_row import LOOK_AHEAD, filled, map_row
from pipeline.ingest.labels import AUTHOR_ROLE
from pipeline.ingest.text import is_day, looks_like_date, looks_like_time
from pipeline.ingest.wording import best, headings, without_brackets
from pipeline.model import TableRow

_LABEL = 45  # characters
_DATED = 0.6  # share of the cells under a heading that must be dates
_KNOWN_DATED = 0.5  # the same under a heading that is a word for a date
_ACCOUNT = 20  # characters, on average, of a column that tells what happened
_STORY = 30  # the same beside a date and a name, as a list of interviews has them
_DUTIES = 0.6  # share of the cells of a column that must say what somebody should do
_LEAST_DAYS = 2  # lines across a table that are days
_SHORT = 3  # words of an abbreviation with a full stop ("Prof.")


def headed_by_shape(rows: Sequence[TableRow], width: int) -> tuple[Columns, int] | None:
    """Return the columns of a chronology whose headings are not all known, and the row of the headings; None if it is none."""
    for index, row in enumerate(rows[:LOOK_AHEAD]):
        cells = filled(row)
        texts = {i: cell_text(row, i) for i in cells}
        certain = any(_is_date_heading(text) for text in texts.values())
        if len(cells) < 2 or len(cells) * 2 < width or any(says_something(t, certain=certain) for t in texts.values()):
            continue
        below = [r for r in rows[index + 1 :] if len(filled(r)) > 1 and any(cell_text(r, i) != t for i, t in texts.items())]
        columns = map_row(row, headings().kinds["chronology"], certain=True)
        days = sum(len(at := filled(r)) == 1 and is_day(cell_text(r, at[0])) for r in rows[index + 1 :])
        found = _placed(columns, below, width, days=days >= _LEAST_DAYS) if columns is not None else None
        if found is not None and not any(_tells(found, above) for above in rows[:index]):
            return found, index
    return None


def recommended_by_shape(rows: Sequence[TableRow]) -> tuple[Columns, int] | None:
    """Return the columns of a table in whose longest column each row says what should be done, whatever the column is called, and
    the row of the headings; None for any other table.
    """
    for index, row in enumerate(rows[:LOOK_AHEAD]):
        cells = filled(row)
        if len(cells) < 2 or any(says_something(cell_text(row, i)) for i in cells):
            continue
        columns = map_row(row, headings().kinds["recommendations"], certain=True)
        below = [other for other in rows[index + 1 :] if filled(other)]
        long = max(cells, key=lambda i: mean_length(below, i))
        if (
            columns is None
            or mean_length(below, long) < _STORY
            or share_of([cell_text(r, long) for r in below], is_duty) < _DUTIES
        ):
            return None
        roles = {i: role for i, role in columns.roles.items() if role != "recommendation"} | {long: "recommendation"}
        return replace(columns, roles=roles, unknown=tuple(i for i in columns.labels if i not in roles)), index
    return None


def tells_what_staff_did(columns: Columns, row: TableRow, below: Sequence[TableRow], width: int) -> Columns | None:
    """Return the columns of a chronology whose headings read like those of a list of interviews ("Date", "Staff"); None for such
    a list: its columns are all known, or none of them tells a story."""
    if any("interview" in label.casefold() for label in columns.labels.values()) or "role" in columns.roles.values():
        return None
    if not any(mean_length(below, i) >= _STORY for i in columns.unknown):
        return None
    found = headed_by_shape((row, *below), width)
    return found[0] if found is not None and found[1] == 0 else None


def says_something(text: str, *, certain: bool = False) -> bool:
    """Say whether a cell says something rather than naming a column; among `certain` headings only a date does."""
    if looks_like_date(text) and re.search(r"\d", text):
        return True
    sentence = text.endswith(".") and len(text.split()) >= _SHORT
    return not certain and (len(without_brackets(text)) > _LABEL or sentence)


def _is_date_heading(text: str) -> bool:
    """Say whether a cell says "Date" or the like and nothing else: no event does."""
    return best(text, headings().kinds["chronology"].phrases, floor=1.0) == ("date", 1.0)


def _placed(columns: Columns, below: Sequence[TableRow], width: int, *, days: bool) -> Columns | None:
    """Fill the date, the time and the account into the columns that are known, by what stands in the rows below.

    There need be no column of dates where lines across the table are `days`.
    """
    date = next((i for i in columns.of("date") if dated(below, i) >= _KNOWN_DATED), None)
    free = [i for i in columns.labels if i not in columns.roles]
    roles = dict(columns.roles)
    if date is None and len(below) > 1:
        bare = [i for i in free if not undated(columns.labels[i])]
        others = [i for i, role in columns.roles.items() if role in ("text", "sequence", "source_record")]  # "Entry made"
        date = next((i for i in (*bare, *others) if dated(below, i) >= _DATED), None)
        roles = {i: role for i, role in roles.items() if role != "date"}
    if date is not None:
        roles[date] = "date"
    elif not days:
        return None
    known = {"text", "action", "source_record"} & set(roles.values())
    if "text" not in roles.values():
        told = [
            i for i, label in columns.labels.items() if i not in roles and not AUTHOR_ROLE.match(label)
        ]  # a post is no account
        long = max(told, key=lambda i: mean_length(below, i), default=None)
        if long is not None and mean_length(below, long) >= _ACCOUNT:
            roles[long] = "text"
        elif not (known and len(columns.roles) >= 2 and len(columns.roles) * 3 >= len(columns.labels)):
            return None
    for i in free:
        times = [text for row in below if (text := cell_text(row, i)) and not undated(text)]
        if i not in roles and "time" not in roles.values() and times and share_of(times, looks_like_time) >= _DATED:
            roles[i] = "time"
    unknown = tuple(i for i in columns.unknown if i not in roles)
    guessed = tuple(i for i in free if i in roles)
    return complete(replace(columns, roles=roles, unknown=unknown, guessed=guessed), below, width)


def _tells(columns: Columns, row: TableRow) -> bool:
    """Say whether a row above the supposed headings is one of the chronology itself."""
    told = any(cell_text(row, i) for i in columns.of("text"))
    return told and any(dated([row], i) > 0 for i in columns.of("date"))
