"""One date in its parts, with what may be missing from it, and the year that two digits mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.timeline.dates import named
from pipeline.timeline.dates.edtf import Span, day_span, last_day, month_span, season_span, year_span
from pipeline.timeline.dates.reading import DateContext, Unreadable

FIRST_YEAR, LAST_YEAR = 1900, 2099


@dataclass(frozen=True, slots=True)
class Piece:
    """One date with what may be missing from it; `name` is a season code, feast or other named stretch of a year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None  # early | mid | late
    name: str | None = None  # "season 21" | "feast easter" | "fiscal" | "school" | "quarter 3" | "half 1" | "decade"
    flags: tuple[str, ...] = ()

    @property
    def day_only(self) -> bool:
        return self.day is not None and self.month is None and self.year is None and self.name is None

    def span(self) -> Span:
        """Return the days meant. Raises `Unreadable` for a day that does not exist or a piece without a year."""
        if self.year is None:
            raise Unreadable("no year is given")
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise Unreadable(f"the year {self.year} cannot be right")
        if self.name:
            return self._named(self.year)
        if self.month is None:
            if self.day is not None:
                raise Unreadable("no month is given")
            return named.third_of_year(self.year, self.part) if self.part else year_span(self.year)
        if not 1 <= self.month <= 12:
            raise Unreadable(f"there is no month {self.month}")
        if self.day is None:
            return named.third_of_month(self.year, self.month, self.part) if self.part else month_span(self.year, self.month)
        if not 1 <= self.day <= last_day(self.year, self.month):
            raise Unreadable("this day does not exist in the calendar")
        return day_span(date(self.year, self.month, self.day))

    def _named(self, year: int) -> Span:
        kind, _, which = (self.name or "").partition(" ")
        if kind == "season":
            return named.third_of_season(year, int(which), self.part) if self.part else season_span(year, int(which))
        if kind == "feast":
            return named.feast_span(which, year)
        if kind == "fiscal":
            return named.fiscal_span(year)
        if kind == "school":
            return named.school_span(year)
        if kind == "quarter":
            return named.quarter_span(year, int(which))
        if kind == "fiscal-quarter":
            return named.quarter_span(year, int(which), fiscal=True)
        if kind == "week":
            return named.week_of_month(year, self.month or 1, int(which))
        if kind == "half":
            return named.half_span(year, int(which))
        return named.decade_span(year, self.part)


def full_year(text: str, context: DateContext, *, end: int | None = None) -> int:
    """Return a year of four digits; two digits take the latest century that fits what the date is about.

    A date of birth takes the latest year not after the death, the period or this year; an event the same, since neither
    can lie in the future. `end` is that last possible year.
    """
    if len(text) == 4:
        return int(text)
    last = end or last_year(context)
    year = last // 100 * 100 + int(text)
    return year if year <= last else year - 100


def last_year(context: DateContext) -> int:
    """Return the last year a date of this case can plausibly have."""
    if context.dob:
        known = [d.year for d in (context.died, context.scope[1] if context.scope else None) if d]
        return max(known, default=date.today().year)
    known = [d.year for d in (context.died, context.scope[1] if context.scope else None, context.following) if d]
    return max([*known, context.year_hint or 0, date.today().year]) + 1
