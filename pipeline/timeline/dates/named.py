"""Named stretches of a year: seasons, feasts, terms, quarters, halves, financial years, thirds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dateutil.easter import easter

from pipeline.timeline.dates.edtf import Span, day_span, days_span, last_day, months_span, season_span
from pipeline.timeline.dates.reading import Unreadable
from pipeline.timeline.dates.words import words

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def feast_span(name: str, year: int) -> Span:
    """Return the days of a feast or term. Raises `Unreadable` for a year its table does not hold."""
    feast = words().feasts[name]
    if "table" in feast:
        days = [d for d in map(_as_date, feast["table"]) if d.year == year]
        if not days:
            raise Unreadable(f"the day of {feast['names'][0]} in {year} is not known here")
        return day_span(days[0]).qualified("~")
    first, _, last = str(feast["rule"]).partition("/")
    start, vague = _feast_day(first, year)
    end, end_vague = _feast_day(last, year) if last else (start, vague)
    if vague or end_vague:
        start, end = start - timedelta(days=1), end + timedelta(days=1)
    span = days_span(start, end)
    return span.qualified("~") if start != end else day_span(start)


def _as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _feast_day(rule: str, year: int) -> tuple[date, bool]:
    """Return the day of one half of a rule, and whether it is only near."""
    if rule.startswith(("before ", "next ")):
        word, _, rest = rule.partition(" ")
        return _feast_day(rest, year - 1 if word == "before" else year + 1)
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0)), False
    if rule.startswith("hijri "):
        month, day = map(int, rule.removeprefix("hijri ").split("-"))
        return _hijri(year, month, day), True
    if rule[0].isalpha():
        weekday, nth, month_text = rule.split()
        return _nth_weekday(year, int(month_text), _DAYS.index(weekday), int(nth)), False
    month, day = map(int, rule.split("-"))
    return date(year, month, day), False


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        end = date(year, month, last_day(year, month))
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    start = date(year, month, 1)
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (nth - 1))


def _hijri(year: int, month: int, day: int) -> date:
    """Return the first day in a Gregorian year that is this day of the tabular Islamic calendar (type II, civil epoch)."""
    for hijri in range(int((year - 622) * 33 / 32) - 1, int((year - 622) * 33 / 32) + 3):
        # Julian day of a tabular Islamic date; 1721425 is the Julian day of 0001-01-01.
        julian = day + (59 * (month - 1) + 1) // 2 + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 1948438
        found = date.fromordinal(julian - 1721424)
        if found.year == year:
            return found
    raise Unreadable(f"the feast has no day in {year}")


def third_of_month(year: int, month: int, part: str) -> Span:
    """Return early (1-10), mid (11-20) or late (21-end) of a month, as approximate days."""
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, last_day(year, month))}[part]
    return days_span(date(year, month, first), date(year, month, last)).qualified("~")


def week_of_month(year: int, month: int, nth: int) -> Span:
    """Return the nth seven days of a month, or the last seven (-1), as approximate days."""
    first = last_day(year, month) - 6 if nth < 0 else 7 * nth - 6
    return days_span(date(year, month, first), date(year, month, first + 6)).qualified("~")


def third_of_year(year: int, part: str) -> Span:
    """Return early (January to April), mid (May to August) or late (September to December), as approximate months."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
    return months_span(year, first, year, last).qualified("~")


def third_of_season(year: int, code: int, part: str) -> Span:
    """Return the first, middle or last month of a season, as an approximate month."""
    season = season_span(year, code)
    assert season.earliest is not None
    offset = {"early": 0, "mid": 1, "late": 2}[part]
    month = season.earliest.month + offset
    turn = month > 12
    return months_span(year + turn, month - 12 * turn, year + turn, month - 12 * turn).qualified("~")


def decade_span(start: int, part: str | None = None) -> Span:
    """Return a decade (199X), or its early, mid or late years, which are approximate."""
    if part is None:
        text = f"{start // 10:03d}X"
        return Span(text, text, date(start, 1, 1), date(start + 9, 12, 31))
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return Span(f"{start + first}~", f"{start + last}~", date(start + first, 1, 1), date(start + last, 12, 31))


def fiscal_span(year: int) -> Span:
    """Return the financial year that begins in `year`: 1 April to 31 March, as public bodies count it."""
    return days_span(date(year, 4, 1), date(year + 1, 3, 31))


def school_span(year: int) -> Span:
    """Return the school year that begins in `year`: 1 September to 31 August."""
    return days_span(date(year, 9, 1), date(year + 1, 8, 31))


def quarter_span(year: int, quarter: int, *, fiscal: bool = False) -> Span:
    """Return a quarter of a calendar year, or of the financial year that begins in `year`."""
    first = 3 * quarter - 2 + (3 if fiscal else 0)
    turn = first > 12
    first -= 12 * turn
    return months_span(year + turn, first, year + turn, first + 2)


def half_span(year: int, half: int) -> Span:
    """Return the first or second half of a calendar year."""
    return months_span(year, 6 * half - 5, year, 6 * half)


def consecutive(first: str, second: str) -> int | None:
    """Return the first year of a pair such as 2018/19, 2018-2019 or 18/19; None if the two do not follow each other."""
    start = int(first) if len(first) == 4 else 2000 + int(first)
    end = int(second) if len(second) == 4 else start // 100 * 100 + int(second)
    if len(second) == 2 and end < start:
        end += 100
    return start if end == start + 1 else None
