"""EDTF (ISO 8601-2) as far as chronologies need it: printing stretches of days, and their first and last day.

Printed: days, months, years, seasons 21-24, decades (199X), intervals with open ends, sets {all of} and [one of], the
qualifiers ? ~ %.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}  # meteorological; winter ends in the next year

_ONE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?[?~%]?")


def last_day(year: int, month: int) -> int:
    """Return the number of the last day of a month."""
    return calendar.monthrange(year, month)[1]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days: how its two ends print, and which days they are (None: open)."""

    first: str
    last: str
    earliest: date | None
    latest: date | None

    @property
    def edtf(self) -> str:
        return self.first if self.first == self.last else f"{self.first}/{self.last}"

    def qualified(self, mark: str) -> Span:
        """Return the span with ?, ~ or % behind each end; an open end takes none."""
        first, last = (end if not mark or end == ".." else end.rstrip("?~%") + mark for end in (self.first, self.last))
        return replace(self, first=first, last=last)


def day_span(day: date) -> Span:
    """Return the span of one day."""
    return Span(day.isoformat(), day.isoformat(), day, day)


def days_span(start: date, end: date) -> Span:
    """Return the span from one day to another."""
    return Span(start.isoformat(), end.isoformat(), start, end)


def month_span(year: int, month: int) -> Span:
    """Return the span of one month."""
    text = f"{year:04d}-{month:02d}"
    return Span(text, text, date(year, month, 1), date(year, month, last_day(year, month)))


def months_span(year: int, month: int, end_year: int, end_month: int) -> Span:
    """Return the span from one month to another."""
    first, last = month_span(year, month), month_span(end_year, end_month)
    return Span(first.first, last.last, first.earliest, last.latest)


def year_span(year: int) -> Span:
    """Return the span of one year."""
    text = f"{year:04d}"
    return Span(text, text, date(year, 1, 1), date(year, 12, 31))


def season_span(year: int, code: int) -> Span:
    """Return the span of a season under its EDTF code 21 to 24."""
    first, last = SEASON_MONTHS[code]
    end_year = year + (last < first)
    text = f"{year:04d}-{code}"
    return Span(text, text, date(year, first, 1), date(end_year, last, last_day(end_year, last)))


def joined(left: Span, right: Span) -> Span:
    """Return the interval from the start of one span to the end of another; seasons and decades become months and years."""
    first = _plain_end(left, first=True)
    last = _plain_end(right, first=False)
    return Span(first, last, left.earliest, right.latest)


def _plain_end(span: Span, *, first: bool) -> str:
    end = span.first if first else span.last
    bare, mark = end.rstrip("?~%"), end[len(end.rstrip("?~%")) :]
    day = span.earliest if first else span.latest
    if day is not None and re.fullmatch(r"\d{4}-2[1-4]", bare):
        return f"{day:%Y-%m}{mark}"
    if day is not None and "X" in bare:
        return f"{day:%Y}{mark}"
    return end


@lru_cache(maxsize=65536)
def edtf_bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and last day an EDTF text covers; None for an open end. Raises ValueError for what we never print."""
    text = edtf.strip()
    if text[:1] in "{[" and text[-1:] in "}]" and text:
        bounds = [edtf_bounds(part) for part in text[1:-1].split(",")]
        starts, ends = [b[0] for b in bounds], [b[1] for b in bounds]
        return (
            None if None in starts else min(s for s in starts if s),
            None if None in ends else max(e for e in ends if e),
        )
    if "/" in text:
        left, _, right = text.partition("/")
        start = None if left in ("..", "") else _one(left)[0]
        end = None if right in ("..", "") else _one(right)[1]
        if start and end and end < start:
            raise ValueError(f"an interval ends before it starts: {edtf}")
        return start, end
    return _one(text)


def _one(text: str) -> tuple[date, date]:
    match = _ONE.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date of the forms used here: {text}")
    year, month, day = match.groups()
    if "X" in year:
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    if month is None or month == "XX":
        span = year_span(int(year))
    elif int(month) in SEASON_MONTHS and day is None:
        span = season_span(int(year), int(month))
    elif day is None or day == "XX":
        span = month_span(int(year), int(month))
    else:
        span = day_span(date(int(year), int(month), int(day)))
    assert span.earliest is not None and span.latest is not None
    return span.earliest, span.latest
