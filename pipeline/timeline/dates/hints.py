"""Read the days a text may mean, though it does not say so outright: "Saturday at gran's", "4/7", "last week", "over Easter"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.timeline.dates.feastdays import feasts_in
from pipeline.timeline.dates.saidday import last_weekday

# Words in front of a weekday by which it is still to come, or a feast.
_NOT_MEANT = re.compile(
    r"\b(?:next|until|till|by|for|every|each|this|call|due|from|review|appt|good|easter|black|shrove|ash|palm|whit) $",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?! (?:next|week\b|of last|last|\d|at \d))", re.IGNORECASE
)
# Clinicians write 4/7 for four days: since when it hurts, unless it is when to come again.
_DAYS = re.compile(r"(?<![\w/.])(?<!\bin )(?<!\br/v )(?<!\brv )(?<!\breview )(?P<n>[1-9]|1[0-4])/7(?![\w/])", re.IGNORECASE)
_WEEK = re.compile(
    r"\b(?:(?P<last>(?:last|(?:the )?previous) (?:week|wk))|(?P<past>(?:past|in the last) (?:week|wk))"
    r"|(?:earlier|before) (?:this|in the|that) (?:week|wk))\b",
    re.IGNORECASE,
)


def days_hinted(text: str, own: date) -> frozenset[date]:
    """Return the days a text may mean: the last day so called before its own, or so many days before."""
    meant = (m for m in _WEEKDAY.finditer(text) if not _NOT_MEANT.search(text[max(0, m.start() - 8) : m.start()]))
    named = {last_weekday(match["day"], own) for match in meant}
    return frozenset(named | {own - timedelta(days=int(match["n"])) for match in _DAYS.finditer(text)})


def week_hinted(text: str, own: date) -> frozenset[date]:
    """Return the days before its own of the stretch a text speaks of: last week, this week so far, a feast of some days."""
    monday = own - timedelta(days=own.weekday())
    found = feasts_in(text, own, several=True)
    for match in _WEEK.finditer(text):
        first = monday - timedelta(days=7) if match["last"] else own - timedelta(days=7) if match["past"] else monday
        last = monday if match["last"] else own
        found |= {first + timedelta(days=n) for n in range((last - first).days)}
    return frozenset(day for day in found if day < own)
