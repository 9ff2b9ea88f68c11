"""Read the feasts a text names: those of one day ("Good Friday"), and those of a few days ("over Easter")."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from pipeline.timeline.dates.named import feast_span
from pipeline.timeline.dates.reading import Unreadable
from pipeline.timeline.dates.words import words

BACK = 120  # days a text may look back to another day
_MOST_DAYS = 4  # of a feast that tells when something was; a term or a holiday does not


def feasts_in(text: str, own: date, *, several: bool) -> set[date]:
    """Return the days of the feasts a text names, each the latest before its own day: of those of several days, or of one."""
    return {day for name in _named_in(text) for day in _days_of(name, own, several=several)}


@lru_cache(maxsize=4096)
def _named_in(text: str) -> tuple[str, ...]:
    return tuple(match[0] for match in _pattern().finditer(text))


def _days_of(name: str, own: date, *, several: bool) -> set[date]:
    feast = words().feast_of[name.lower().replace("’", "'")]
    for year in (own.year, own.year - 1):
        try:
            span = feast_span(feast, year)
        except (Unreadable, ValueError):
            continue
        first, last = span.earliest, span.latest
        if first is None or last is None or first > own + timedelta(days=1):
            continue
        if (own - first).days > BACK or (last - first).days >= _MOST_DAYS or (last > first) != several:
            return set()
        return {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return set()


@cache
def _pattern() -> re.Pattern[str]:
    named = sorted(words().feast_of, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name).replace("'", "['’]") for name in named)
    return re.compile(rf"(?<!\w)(?:{either or '(?!)'})\b", re.IGNORECASE)
