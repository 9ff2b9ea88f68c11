"""Read the days of a list as one date where one by one they would give "in March, March and April".

Days of one month become one date, a day without a month joins the days that tell it ("Mon 3, Wed 5 and Fri 7 June"). Where
that would take the "and" out of what is left ("March, April"), the whole list becomes the period from its first day to its last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.detect.values.short_days import UNTOLD
from pipeline.detect.words.mention import Mention

_COMMA = re.compile(r"[,;] ")
_AND = re.compile(r",? (?:and|&|or|\+) ")
_DAY = re.compile(rf"(\d{{4}}|{UNTOLD})-(\d\d|XX)-(\d\d|XX)")
_WRITTEN = re.compile(r"(?i)(\d{1,2})(?:st|nd|rd|th)?(?: of)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_KINDS = ("event", "trial", "near_death")


def joined_days(mentions: Iterable[Mention], text: str) -> Iterator[Mention]:
    """Yield the dates of a text with its lists of days joined."""
    run: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if run and not _goes_on(run[-1], mention, text):
            yield from _settled(run, text)
            run = []
        run.append(mention)
    yield from _settled(run, text)


def _goes_on(one: Mention, two: Mention, text: str) -> bool:
    """Say whether a day stands in one list with the day before it; a preposition of its own begins another phrase."""
    between = text[one.end : two.start]
    return (
        bool(_COMMA.fullmatch(between) or _AND.fullmatch(between))
        and one.kind == two.kind == "DATE"
        and one.facts.get("date_kind") == two.facts.get("date_kind")
        and one.facts.get("date_kind") in _KINDS
        and "time" not in one.facts
        and ("preposition" not in two.facts or two.start == two.end)
        and bool(_days(one, text) and _days(two, text))
    )


def _days(mention: Mention, text: str) -> list[tuple[str, str, str]]:
    """Return (year, month, day) of the days a date names, with X for what it does not tell; nothing for a month or a year."""
    days = _DAY.findall(mention.facts.get("edtf", ""))
    if days or mention.facts.get("edtf"):
        return [day for day in days if day[2] != "XX" or day[1] == "XX"]
    written = _WRITTEN.findall(text[mention.start : mention.end])
    return [(UNTOLD, f"{_MONTHS.find(month.lower()) // 3 + 1:02d}", f"{int(day):02d}") for day, month in written]


def _settled(run: Sequence[Mention], text: str) -> list[Mention]:
    groups: list[list[Mention]] = []
    for mention in run:
        if groups and _one_month(groups[-1], mention, text):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    last = groups[-1] if groups else []
    swallowed = len(last) > 1 and _AND.fullmatch(text, last[-2].end, last[-1].start)
    if len(groups) > 1 and swallowed:
        groups = [list(run)]
    return [_one(group, text) for group in groups]


def _one_month(group: Sequence[Mention], mention: Mention, text: str) -> bool:
    known = {day[1] for one in (*group, mention) for day in _days(one, text)} - {"XX"}
    years = {day[0] for one in (*group, mention) for day in _days(one, text)} - {UNTOLD}
    return len(known) < 2 and len(years) < 2


def _one(group: Sequence[Mention], text: str) -> Mention:
    """Return one date from the first day of some to the last."""
    if len(group) == 1:
        return group[0]
    days = [day for one in group for day in _days(one, text)]
    months = [month for _, month, _ in days if month != "XX"]
    year = days[-1][0]
    first, last = (
        f"{y if y != UNTOLD else year}-{m if m != 'XX' else (months or ['XX'])[at]}-{d}"
        for at, (y, m, d) in ((0, days[0]), (-1, days[-1]))
    )
    ordered = [d for d, e in pairwise((first, last)) if d <= e] or UNTOLD in first
    edtf = f"{first}/{last}" if months and ordered else first
    return replace(group[0], end=group[-1].end, facts={**group[0].facts, "edtf": edtf, "precision": "day"})
