"""Read the days a text puts a happening on, beyond dates: feasts ("Boxing Day"), "two days ago", "on the 12th"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from pipeline.timeline.dates.words import words
from pipeline.timeline.telling import pointed_at

BACK = 120  # days a text may look back
_COUNT = {"two": 2, "couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_AGO = re.compile(
    rf"\b(?:a )?(?P<n>\d{{1,2}}|{'|'.join(_COUNT)}) (?:days|nights) (?:ago|earlier|previously|before)\b"
    r"|\b(?P<eve>(?:the )?(?:day|night) before (?:yesterday|last))\b",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(
    r"\b(?:on|of|since|dated|night of)(?: \w+day)? the (?P<d>\d{1,2})(?:st|nd|rd|th)"
    r"(?=$|[.,;)]|\s(?:at|in|and|when|that|he|she|by|but)\b)",
    re.IGNORECASE,
)


def days_said(text: str, own: date) -> frozenset[date]:
    """Return the days a text speaks of, up to four months before its own day."""
    found = {day for _, _, day in pointed_at(text, own)}
    for match in _feasts()[0].finditer(text):
        month, day = _feasts()[1][match[0].lower().replace("’", "'")]
        found |= _latest(own, month, day)
    for match in _AGO.finditer(text):
        count = 2 if match["eve"] else _COUNT.get(match["n"].lower()) or int(match["n"])
        found.add(own - timedelta(days=count))
    for match in _OF_MONTH.finditer(text):
        previous = own.replace(day=1) - timedelta(days=1)
        months = ((own.year, own.month), (previous.year, previous.month))
        dates = [on for year, month in months if (on := _day(year, month, int(match["d"]))) and on <= own]
        found |= set(dates[:1])
    return frozenset(day for day in found if day != own)


@cache
def _feasts() -> tuple[re.Pattern[str], dict[str, tuple[int, int]]]:
    """Return the feasts of one fixed day, and the month and day of each name."""
    fixed = {key: re.fullmatch(r"(\d\d)-(\d\d)", str(feast.get("rule", ""))) for key, feast in words().feasts.items()}
    named = {name: (int(rule[1]), int(rule[2])) for name, key in words().feast_of.items() if (rule := fixed[key]) is not None}
    ordered = sorted(named, key=lambda name: (-len(name), name))
    pattern = "|".join(re.escape(name).replace("'", "['’]") for name in ordered)
    return re.compile(rf"\b(?:{pattern or '(?!)'})\b", re.IGNORECASE), named


def _latest(own: date, month: int, day: int) -> set[date]:
    days = [found for year in (own.year, own.year - 1) if (found := _day(year, month, day)) and found <= own + timedelta(days=1)]
    return {found for found in days[:1] if (own - found).days <= BACK}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
