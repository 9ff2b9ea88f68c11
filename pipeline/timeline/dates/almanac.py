# ruff: noqa: E501 - a pattern stands on one line
"""Read days told by the calendar without figures: "the end of January", "the second Friday of May", "the week before Easter".

What is told so is a stretch of days in a year that the text does not say; it is worked out for the year of a day it is set
beside. Whether a day was before or after ("not until April was out") is an open stretch of some weeks.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipeline.timeline.dates.named import feast_span
from pipeline.timeline.dates.reading import Unreadable
from pipeline.timeline.dates.words import words

Days = tuple[date, date]
OPEN = 75  # days "before" or "after" a day reaches
_MOST = 6  # days of a feast that tells when something was
_MONTHS = sorted(
    {m for m in words().month_of if len(m) > 3 or m in ("may", "jan", "feb", "oct", "nov", "dec")}, key=lambda m: (-len(m), m)
)
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b"
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1, "opening": 1}
_N = rf"(?P<n>{'|'.join(_NTH)})"
WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
_DAY = rf"(?P<day>{'|'.join(WEEKDAYS)})"
_OF = r"(?:of|in)(?: the month of)?"
_LATE = r"(?:back end|tail end|very end|end|close|last days|final days|last knockings) of|late(?: in)?|towards the end of"
_MID = r"mid[- ]|middle of |halfway through |half[- ]way through |the ides of "
_EARLY = r"(?:start|beginning|opening days|first days|first few days|early part) of|early(?: in)?"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b{_N} {_DAY} {_OF} {_MONTH}", re.I), "weekday"),
    (re.compile(rf"\b{_N} (?:full |whole |working )?week(?P<end>end)? {_OF} {_MONTH}", re.I), "week"),
    (re.compile(rf"\b(?P<n>first|last|final) (?:working )?(?:day|night|evening|morning) {_OF} {_MONTH}", re.I), "edge"),
    (re.compile(rf"\b{_MONTH} (?:was|were|had) (?:out|over|done|gone)\b", re.I), "out"),
    (re.compile(rf"\b{_MONTH} (?:had |was )?(?:all but |almost |nearly )(?:ended|over|out|gone|done)\b|\bas {_MONTH.replace('month', 'm2')} "
                r"(?:drew|was drawing|came|ran) to (?:a close|an end)", re.I), "late"),
    (re.compile(rf"\b{_MONTH} (?:was )?half (?:gone|over|done|through)\b", re.I), "mid"),
    (re.compile(rf"\b(?:{_MID}){_MONTH}", re.I), "mid"),
    (re.compile(rf"\b(?:{_EARLY}) {_MONTH}", re.I), "early"),
    (re.compile(rf"\b(?:{_LATE}) {_MONTH}", re.I), "late"),
    (re.compile(rf"\b(?:in|during) {_MONTH}(?! (?:and|to|or|19|20))", re.I), "whole"),
)  # fmt: skip
_BEFORE = re.compile(
    r"(?P<week>\b(?:the )?week (?:before|leading up to|running up to)|\b(?:the )?run[- ]up to|\b(?:the )?week of)\W+(?:the )?$"
    r"|(?P<eve>\b(?:the )?(?:day|night|evening|eve) (?:before|of))\W+(?:the )?$"
    r"|(?P<open>\b(?:before|ahead of|prior to|by|with)(?: the(?: \w+)?)?)\W+$",
    re.I,
)
_AFTER = re.compile(
    r"(?P<week>\b(?:the )?week (?:after|following))\W+(?:the )?$|(?P<next>\b(?:the )?day (?:after|following))\W+(?:the )?$"
    r"|\bwithin (?:a week|days) of\W+$|(?P<open>\b(?:after|not (?:till|until)|once|since|following)(?: the)?)\W+$",
    re.I,
)
_OVER = re.compile(r"\b(?:over|at|during|on)(?: the)? $", re.IGNORECASE)
_STILL_TO_COME = re.compile(r"\W+(?:was |were )?(?:still to come|yet to come|still ahead)\b|\W+not yet\b", re.I)
_GONE = re.compile(r"\W+(?:had |has )?(?:come and gone|(?:was|were|had) (?:over|past|gone|behind))\b", re.I)
_NEGATED = re.compile(r"\b(?:not|never|n['’]t|nor) [^.;]{0,60}$", re.I)
_CLOCKS = re.compile(
    r"\b(?P<way>before|ahead of|after|until|till|once|not till|not until|when)? ?(?:the )?clocks (?:had )?(?:gone|went|go|going) (?P<to>forward|back)\b",
    re.I,
)
_BACKGROUND = re.compile(
    r"\b(?:since|next|due|booked|planned|review|referral of|born|birthday|last seen|dating|expires?|expiring|ends?|until|till|aged|since the"
    r"|from|relisted|listed|adjourned|scheduled|will be|previous\w*|last had|hoping|hope|hopes)(?: \w+)?(?: (?:in|for|on|to|at|about|the|until))*\W*$"
    r"|\b(?:promised|asked for|requested|applied|referred|order was made)\b[^.;]{0,45}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Days a text tells by the calendar: where, and which they are in a year."""

    start: int
    end: int
    in_year: Callable[[int], Days | None]

    def near(self, day: date) -> Days | None:
        """Return the days of that year, the one before or the one after that lie nearest to a day."""
        found = [days for year in (day.year, day.year - 1, day.year + 1) if (days := self.in_year(year))]
        return min(found, key=lambda days: apart(days, day), default=None)


def apart(days: Days, day: date) -> int:
    """Return how many days a day lies outside a stretch."""
    return max((days[0] - day).days, (day - days[1]).days, 0)


def told_by_calendar(text: str) -> list[Told]:
    """Return the stretches of days a text tells by the calendar, none that is only background ("low since early January")."""
    found = [*_of_months(text), *_of_feasts(text), *_of_clocks(text)]
    found.sort(key=lambda told: (told.start, -told.end))
    kept: list[Told] = []
    for told in found:
        if (not kept or told.start >= kept[-1].end) and (
            not _BACKGROUND.search(text[: told.start]) or _NEGATED.search(text[: told.start])
        ):
            kept.append(told)
    return kept


def _of_months(text: str) -> Iterator[Told]:
    for pattern, kind in _FORMS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if (name := groups["month"] or groups.get("m2")) is None or (name.lower() == "may" and name[0] == "m"):
                continue
            month, nth = words().month_of[name.lower()], _NTH.get((groups.get("n") or "").lower(), 0)
            weekday = WEEKDAYS.index(groups["day"].lower()) if groups.get("day") else 5 if groups.get("end") else None
            before = text[: match.start()]
            way = (
                "after"
                if kind == "out" and (_NEGATED.search(before) or not re.search(r"\bbefore (?:\w+ )?$", before, re.I))
                else ""
            )
            yield Told(*match.span(), _in_month(kind, month, nth, weekday, way))


def _in_month(kind: str, month: int, nth: int, weekday: int | None, way: str) -> Callable[[int], Days | None]:
    def days(year: int) -> Days | None:
        last = calendar.monthrange(year, month)[1]
        first_day, last_day = date(year, month, 1), date(year, month, last)
        if kind == "out":
            return (
                (last_day - timedelta(days=2), last_day + timedelta(days=OPEN))
                if way
                else (first_day - timedelta(days=OPEN // 2), last_day)
            )
        if kind in ("weekday", "week"):
            wanted = [d for n in range(1, last + 1) if (d := date(year, month, n)).weekday() == (weekday or 0)]
            if kind == "week" and weekday is None:
                start = last_day - timedelta(days=8) if nth < 0 else first_day + timedelta(days=7 * nth - 9)
                return start, start + timedelta(days=11)
            day = wanted[nth if nth < 0 else nth - 1]
            return (day - timedelta(days=1), day + timedelta(days=1)) if kind == "week" else (day, day)
        if kind == "edge":
            day = first_day if nth == 1 else last_day
            return (day, day + timedelta(days=2)) if nth == 1 else (day - timedelta(days=3), day)
        low, high = {"early": (1, 11), "mid": (9, 21), "late": (20, last), "whole": (1, last)}[kind]
        more = 2 if kind == "late" else 0
        return date(year, month, low), date(year, month, high) + timedelta(days=more)

    return days


def _of_feasts(text: str) -> Iterator[Told]:
    for match in _feasts().finditer(text):
        before = text[: match.start()]
        early, late = _BEFORE.search(before), _AFTER.search(before)
        way = ""
        if _STILL_TO_COME.match(text, match.end()):
            way = "before"
        elif _GONE.match(text, match.end()):
            way = "after"
        elif early:
            way = "week before" if early["week"] else "eve" if early["eve"] else "before"
        elif late:
            way = "week after" if late["week"] else "next" if late["next"] else "after"
        if way == "before" and early and _NEGATED.search(before[: early.start()]):
            way = "after"
        several = words().feasts[words().feast_of[match[0].lower().replace("’", "'")]].get("rule", "").find("/") > 0
        if several and not way and not _OVER.search(before):
            continue  # "to be looked at in the New Year"
        start = (early or late).start() if early or late else match.start()  # type: ignore[union-attr]
        name = words().feast_of[match[0].lower().replace("’", "'")]
        yield Told(start, match.end(), _at_feast(name, way))


def _at_feast(name: str, way: str) -> Callable[[int], Days | None]:
    def days(year: int) -> Days | None:
        try:
            span = feast_span(name, year)
        except (Unreadable, ValueError):
            return None
        if span.earliest is None or span.latest is None or (span.latest - span.earliest).days >= _MOST:
            return None
        return _beside(span.earliest, span.latest, way)

    return days


def _beside(first: date, last: date, way: str) -> Days:
    day = timedelta(days=1)
    monday = last + timedelta(days=7 - last.weekday())
    return {
        "before": (first - OPEN * day, first - day),
        "after": (last + day, last + OPEN * day),
        "eve": (first - day, first - day),
        "next": (last + day, last + day),
        "week before": (first - 12 * day, first),
        "week after": (last + day, max(monday + 6 * day, last + 9 * day)),
    }.get(way, (first, last))


def _of_clocks(text: str) -> Iterator[Told]:
    for match in _CLOCKS.finditer(text):
        month = 3 if match["to"].lower() == "forward" else 10
        way = "before" if (match["way"] or "").lower() in ("before", "ahead of", "until", "till") else "after"
        if _NEGATED.search(text[: match.start()]):
            way = "after"

        def days(year: int, month: int = month, way: str = way) -> Days:
            last = date(year, month, 31)
            sunday = last - timedelta(days=(last.weekday() + 1) % 7)
            return _beside(sunday, sunday, way)

        yield Told(*match.span(), days)


@cache
def _feasts() -> re.Pattern[str]:
    named = sorted(words().feast_of, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name).replace("'", "['’]") for name in named)
    return re.compile(rf"(?<!\w)(?:{either})\b", re.IGNORECASE)
