"""Resolve dates said against the row before: "same day", "the following morning", "two weeks later", "that Tuesday"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from pipeline.timeline.dates.edtf import Span, day_span, days_span, month_span, year_span
from pipeline.timeline.dates.reading import DateReading, Unreadable
from pipeline.timeline.dates.words import alternatives, words


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    w = words()
    number = rf"(?P<n>\d{{1,3}}|{alternatives(w.number_of)}|{w.pattern('vague_numbers')})"
    unit = rf"(?P<u>{alternatives(w.unit_of)})"
    parts = rf"(?:[ ,]*(?:in the )?{w.pattern('day_parts')})?"
    weekday = rf"(?P<wd>{w.weekday})\.?"
    forms = {
        "same": rf"{w.pattern('same_day')}{parts}",
        "hours": (
            rf"(?:approx(?:imately)?\.? |about |around |some |~ ?)?{number}[ -]?(?P<u>hours?|hrs?|minutes?"
            f"|mins?)[ ]+{w.pattern('later')}"
        ),
        "overnight": r"(?:over ?night|during the night|through the night)",
        "weekend": rf"(?:(?:on|over|at) )?(?:the|{w.pattern('that')}|{w.pattern('following')}) week-?end",
        "next": rf"{w.pattern('next_day')}{parts}",
        "before": rf"{w.pattern('day_before')}{parts}",
        "later": rf"(?:approx(?:imately)?\.? |about |around |some |~ ?)?{number}[ -]?{unit}[ ]+{w.pattern('later')}{parts}",
        "earlier": rf"(?:approx(?:imately)?\.? |about |around |some |~ ?)?{number}[ -]?{unit}[ ]+{w.pattern('earlier')}{parts}",
        "plus": rf"(?:day |d ?)?\+ ?(?P<n>\d{{1,3}})[ ]?(?:{unit})?",
        "medical": rf"(?P<n>\d{{1,2}}) ?/ ?(?P<base>7|52|12)[ ]+(?P<way>{w.pattern('later')}|{w.pattern('earlier')}|ago)",
        "after-number": rf"after {number}[ -]?{unit}",
        "following": rf"{w.pattern('following')}[ ]+{unit}{parts}",
        "following-weekday": rf"(?:on )?(?:{w.pattern('following')}|{w.pattern('that')})[ ]+{weekday}{parts}",
        "following-weekday-behind": rf"(?:on )?(?:the )?{weekday} (?:after|following){parts}",
        "weekday": rf"(?:on )?{weekday}{parts}",
        "previous": rf"{w.pattern('previous')}[ ]+{unit}{parts}",
        "previous-weekday": rf"{w.pattern('previous')}[ ]+{weekday}{parts}",
        "that": rf"{w.pattern('that')}[ ]+{unit}",
        "following-month": rf"(?:{w.pattern('following')}|{w.pattern('that')})[ ]+(?P<m>{w.month})\.?",
    }
    return {key: re.compile(form) for key, form in forms.items()}


def match_relative(text: str) -> tuple[str, re.Match[str]] | None:
    """Return the kind of relative phrase a whole text is, and its match."""
    text = re.sub(r"[()]", " ", text)
    text = re.sub(r"[ ]{2,}", " ", text)
    text = re.sub(r"^(?:on|in|at|then|and)[ ]+(?!that|same|the (?:same|following|next))", "", text.strip(" .,;:-?~()"))
    for key, pattern in _patterns().items():
        match = pattern.fullmatch(text)
        if match:
            return key, match
    return None


def resolve_relative(kind: str, match: re.Match[str], previous: DateReading | None, text: str) -> tuple[Span, bool]:
    """Return the days a relative phrase means after the row before, and whether they are only near.

    Raises `Unreadable` when that row has no date, or none exact enough to count from.
    """
    if previous is None or previous.edtf is None or previous.earliest is None or previous.latest is None:
        raise Unreadable("it is said against the row before, which has no date")
    near = previous.edtf.rstrip("/.}]").endswith(("~", "?", "%"))
    start, end = previous.earliest, previous.latest
    if kind in ("that", "following", "previous") and _unit(match) in ("month", "year"):
        return _calendar_unit(kind, _unit(match), start if kind == "previous" else end, start, end), near
    if kind == "following-month":
        month = words().month_number(match["m"])
        return month_span(end.year + (month < end.month), month), near
    if (end - start).days > 7 or (start != end and kind not in ("next", "same", "hours", "overnight")):
        raise Unreadable("it is said against the row before, whose date is not exact to the day")
    if kind == "hours":
        return day_span(end + timedelta(days=_days_over(match, previous.time))), near
    if kind == "overnight":
        return days_span(end, end + timedelta(days=1)), near
    if kind == "weekend":
        saturday = end + timedelta(days=(5 - end.weekday()) % 7)
        return days_span(saturday, saturday + timedelta(days=1)), near
    if kind == "same":
        return (day_span(start) if start == end else days_span(start, end)), near
    if kind == "next":
        overnight = (end - start).days == 1 and "morning" in text
        return day_span(end if overnight else end + timedelta(days=1)), near
    if kind == "before":
        return day_span(start - timedelta(days=1)), near
    if "weekday" in kind:
        return day_span(_weekday(kind, words().weekday_of[match["wd"].rstrip(".")], start)), near
    return _counted(kind, match, start, near)


def _days_over(match: re.Match[str], time: str | None) -> int:
    """Return how many midnights lie within so many hours or minutes of a time; none where the time is not known."""
    number = match["n"]
    count = int(number) if number.isdigit() else words().number_of.get(number, 0)
    minutes = count * (60 if match["u"].startswith("h") else 1)
    clock = int(time[:2]) * 60 + int(time[3:]) if time else 0
    return (clock + minutes) // 1440


def _unit(match: re.Match[str]) -> str:
    return words().unit_of.get(match.groupdict().get("u") or "", "")


def _calendar_unit(kind: str, unit: str, anchor: date, start: date, end: date) -> Span:
    """Return the month or year before, of, or after the row before."""
    step = {"that": 0, "following": 1, "previous": -1}[kind]
    if unit == "year":
        if start.year != end.year:
            raise Unreadable("it is said against the row before, whose year is not certain")
        return year_span(anchor.year + step)
    if (start.year, start.month) != (end.year, end.month):
        raise Unreadable("it is said against the row before, whose month is not certain")
    day = anchor.replace(day=1) + relativedelta(months=step)
    return month_span(day.year, day.month)


def _weekday(kind: str, weekday: int, start: date) -> date:
    if kind.startswith("previous"):
        return start - timedelta(days=(start.weekday() - weekday) % 7 or 7)
    ahead = (weekday - start.weekday()) % 7
    return start + timedelta(days=ahead if kind == "weekday" else ahead or 7)


def _counted(kind: str, match: re.Match[str], start: date, near: bool) -> tuple[Span, bool]:
    """Return the day that many units away; of a vague number, and of weeks said as such, a stretch."""
    groups = match.groupdict()
    unit = {"7": "day", "52": "week", "12": "month"}.get(groups.get("base") or "", "") or _unit(match) or "day"
    if kind in ("that", "following", "previous"):
        if unit != "week":
            raise Unreadable("it is said against the row before, without a measure")
        monday = start - timedelta(days=start.weekday()) + timedelta(days={"that": 0, "following": 7, "previous": -7}[kind])
        return days_span(monday, monday + timedelta(days=6)), near
    back = kind == "earlier" or (kind == "medical" and match["way"] in {*words().groups["earlier"], "ago"})
    sign = -1 if back else 1
    number = groups.get("n") or "1"
    if re.fullmatch(words().pattern("vague_numbers"), number):
        raise Unreadable("it is said against the row before, without a measure")
    count = int(number) if number.isdigit() else words().number_of[number]
    if unit in ("month", "year"):
        day = start + sign * relativedelta(months=count * (12 if unit == "year" else 1))
        return day_span(day), True
    return day_span(start + timedelta(days=sign * count * {"day": 1, "week": 7, "fortnight": 14}[unit])), near
