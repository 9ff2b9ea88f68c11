"""Put rows and events in order: total, stable, independent of the order of the files.

By first day, then the narrower date, then the time. A row without a time stands where its source puts it among the rows of
the same day (the time of the row before it there is borrowed for sorting and never shown); a source without any time that
day comes after those with one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from pipeline.model import Entry
from pipeline.timeline.dates import edtf_bounds

Key = tuple[int, int, str, str, int, str]
_LATE = "24:00"


def canonical(entries: Iterable[Entry]) -> list[Entry]:
    """Return the rows by document and place, whatever order they came in."""
    return sorted(entries, key=lambda e: (e.agency, e.document, e.sequence, e.locator, e.id))


def sort_keys(entries: Iterable[Entry]) -> dict[str, Key]:
    """Return the sort key of every dated row, by its id."""
    days: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in canonical(entries):
        if entry.date:
            days[entry.document, entry.date].append(entry)
    keys: dict[str, Key] = {}
    for same_day in days.values():
        borrowed = _borrowed_times(same_day)
        for entry in same_day:
            first, width = _place(entry.date or "")
            keys[entry.id] = (first, width, borrowed[entry.id], entry.document, entry.sequence, entry.id)
    return keys


def _place(edtf: str) -> tuple[int, int]:
    """Return the first day (of an open start, the last) as a number, and the width in days."""
    first, last = edtf_bounds(edtf)
    start = first or last or date.max
    end = last or date(2999, 12, 31)
    return start.toordinal(), (end - start).days if first else 99_999


def _borrowed_times(rows: list[Entry]) -> Mapping[str, str]:
    """Return a time for each row of one source and day; without one, that of the row before, else of the next."""
    times: dict[str, str] = {}
    last: str | None = None
    upcoming = next((row.time for row in rows if row.time), None)
    for row in rows:
        last = row.time or last or upcoming
        times[row.id] = last or _LATE
    return times
