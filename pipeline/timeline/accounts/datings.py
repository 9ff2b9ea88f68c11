# ruff: noqa: E501 - a pattern stands on one line
"""Find the rows that put one happening on days that cannot be the same, by the date one writes and the day another tells.

The one row's day is the date its text opens with (of date columns `days` judges). Beside it stand what the other tells by the
calendar ("mid August", "the day before Good Friday"), by a weekday, or from its own day ("yesterday", "this morning").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.model import Entry
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.dates.almanac import WEEKDAYS, apart, told_by_calendar
from pipeline.timeline.dates.words import words

NEAR = 45  # days by which what a row tells from its own day may miss the day of the other
_OPENS = 60  # characters in which the own date of a row stands
_MONTH = "|".join(sorted({m for m in words().month_of if len(m) > 2}, key=lambda m: (-len(m), m)))
_DATE = re.compile(
    r"(?<![\w/.£-])(?P<d>\d{1,2})(?:[./-](?P<m>0?[1-9]|1[0-2])[./-](?P<y>(?:19|20)?\d\d)|/(?P<m3>0?[1-9]|1[0-2])"
    rf"|(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})\b\.?,?(?: (?P<y2>(?:19|20)\d\d|[12]\d(?![:./\d]|hrs))\b)?)(?![\d/%]|[.:]\d)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:letter|referral|order|until|till|next|due|booked|review|by|since|from|before|after|born|dob|dated|fixed for|rebooked|back|for|to"
    r"|expires?|expiring|between|cpa|appt)(?: (?:on|of|the|dated|\w+day))*\W*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"(?<!\bgood )(?<!\beaster )\b(?P<day>{'|'.join(WEEKDAYS)})\b(?!['’]s? (?:appoint|meet)|s\b)", re.IGNORECASE
)
_NOT_THEN = re.compile(
    r"\b(?:next|following|until|till|by|for|due|from|since|every|before|after|of|week last|week|rebooked|booked|appointment|first|second|third"
    r"|fourth|last|is|his|hers)\W*$",
    re.IGNORECASE,
)
_NIGHT = re.compile(r"\W*(?:late )?(?:night|evening|eve|late)\b", re.IGNORECASE)
_OF_NIGHT = re.compile(r"\b(?:night|evening|hours|morning|afternoon)(?: of)?,? $", re.IGNORECASE)
_EVE = re.compile(
    r"\b(?:yesterday|last night|last evening|the (?:night|day|evening) before(?! (?:last|yesterday|the|her|his|that|court|he|she))"
    r"|previous (?:night|evening|day))\b",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\bthe (?:day|night) before (?:yesterday|last)\b|\bthe other night\b|\btwo (?:days|nights) (?:ago|back)\b", re.IGNORECASE
)
_AGO = re.compile(
    r"\b(?:days?|nights?|weeks?|week|fortnight) (?:ago|back|old|before|earlier|later|after|today)\b|\bat the start of (?:this|the) week\b",
    re.I,
)
_OF_NTH = re.compile(r"\b(?:since|on|of|until|till) the \d{1,2}(?:st|nd|rd|th)\b", re.I)
_TODAY = re.compile(
    r"\b(?:this (?:morning|afternoon|evening|lunchtime)|(?<!\bseen )today|tonight|just now|earlier today)\b", re.IGNORECASE
)
_MIDWEEK = re.compile(r"\bmid-?week\b", re.IGNORECASE)
_WEEKEND = re.compile(r"\b(?:at|over|on|during|last|the|this) (?:the )?weekend\b", re.IGNORECASE)
_LETTERS = re.compile(
    r"\b(?:letter|scanned|fax\w*|discharge summary|report|notif\w+|referral|rang|phoned|t/?c|tel\w*|told|tells|says|said|states|spoke"
    r"|ppn|cpoms|contact from|call from|emailed|shared|alert|filed|received|seen)\b",
    re.IGNORECASE,
)
Disputed = Iterator[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class _Day:
    on: date
    said: str
    written: bool  # in the text, not only in the column
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Weekday:
    """A weekday, and whether its night is meant, which ends on the next."""

    days: tuple[int, ...]

    def holds(self, day: date) -> bool:
        return day.weekday() in self.days


def datings_disputed(entries: Sequence[Entry]) -> Disputed:
    """Yield field, row and words of the rows of which one writes a day that the other's words rule out."""
    for a, b in itertools.permutations(entries, 2):
        if a.agency == b.agency:
            continue
        day = _own(a, None)
        if day is None or not day.written or _tells_another_day(a, day):
            continue
        if said := _ruled_out(b, day, plain=not _LETTERS.search(a.text)):
            yield "date", a.id, day.said
            yield "date", b.id, said


def _own(entry: Entry, near: date | None) -> _Day | None:
    """Return the day a row is of: written where its text opens, in the year of a day near it, else that of its column."""
    for match in _DATE.finditer(entry.text):
        if match.start() > (_OPENS if match["y"] or match["y2"] else _OPENS // 2) or _OTHERS.search(entry.text[: match.start()]):
            continue
        if found := _dated(match, near or _column(entry)):
            return _Day(found, match[0], written=True, end=match.end())
    column = _column(entry)
    return _Day(column, entry.date_as_written or entry.date or "", written=False) if column else None


def _column(entry: Entry) -> date | None:
    first, last = edtf_bounds(entry.date) if entry.date else (None, None)
    return first if first and first == last else None


def _dated(match: re.Match[str], near: date | None) -> date | None:
    """Return a date as written; of one without a year the nearest to another day."""
    month = words().month_of[match["m2"].lower()] if match["m2"] else int(match["m"] or match["m3"])
    if said := match["y"] or match["y2"]:
        years: Sequence[int] = (int(said) + (2000 if len(said) == 2 else 0),)
    elif near is None or (match["m3"] and month in (7, 10, 12) and int(match["d"]) <= month):
        return None  # "3/12" may be three months, "7/10" a score
    else:
        years = (near.year - 1, near.year, near.year + 1)
    days = []
    for year in years:
        try:
            days.append(date(year, month, int(match["d"])))
        except ValueError:
            continue
    return min(days, key=lambda day: abs((day - near).days) if near else 0, default=None)


def _tells_another_day(entry: Entry, day: _Day) -> bool:
    """Say whether a row tells of a day that is not its own: what happened is then not of its date."""
    text = entry.text
    if any(form.search(text) for form in (_EVE, _TWO, _AGO, _OF_NTH, _WEEKEND, _MIDWEEK)):
        return True
    if any((days := told.near(day.on)) and apart(days, day.on) for told in told_by_calendar(text)):
        return True
    return any(not weekday.holds(day.on) for weekday, _ in _weekdays(text))


def written_day(entry: Entry) -> date | None:
    """Return the day with its year that a row's text opens with."""
    day = _own(entry, None)
    return day.on if day and day.written and re.search(r"\d\d\d\d$|[./-]\d\d$", day.said) else None


def _ruled_out(entry: Entry, day: _Day, *, plain: bool) -> str:
    """Return the words with which a row puts the happening on another day; "" where it may be that day, or tells none.

    Two dates are set side by side only where neither row tells of a letter or a call (`plain`: the other does not).
    """
    own = _own(entry, day.on)
    text = entry.text
    if own and own.written and own.on == day.on:
        return ""
    calendar = [(told, days) for told in told_by_calendar(text) if (days := told.near(day.on))]
    far = [apart(days, day.on) for _, days in calendar]
    if (
        any(not away for away in far)
        or _names(entry, day.on)
        or (not calendar and any(weekday.holds(day.on) for weekday, _ in _weekdays(text)))
    ):
        return ""
    if calendar:
        told = calendar[0][0]
        return text[told.start : told.end] if far[0] else ""
    if own and own.written and (said := _from_own(text, own.on, day.on)) is not None:
        return said
    if weekdays := _weekdays(text[own.end if own and own.written else 0 :]):
        return weekdays[0][1] if not any(weekday.holds(day.on) for weekday, _ in weekdays) else ""
    if plain and own and own.written and not _LETTERS.search(text) and not _AGO.search(text) and not _OF_NTH.search(text):
        return own.said
    return ""


def _names(entry: Entry, day: date) -> bool:
    """Say whether a text writes a day, or the one before or behind it, as those do who tell of a night."""
    return any((found := _dated(m, day)) and found == day for m in _DATE.finditer(entry.text))


def _from_own(text: str, own: date, day: date) -> str | None:
    """Return what a row tells from its own day ("yesterday") if that is another; "" if it may be that day, None for nothing."""
    told: list[tuple[str, set[date]]] = []
    for pattern, back in ((_TWO, (2, 3)), (_EVE, (1,)), (_TODAY, (0,))):
        told += [(m[0], {own - timedelta(days=n) for n in back}) for m in pattern.finditer(text)]
    if _TWO.search(text):
        told = [one for one in told if not _EVE.fullmatch(one[0])]
    if any(day in days for _, days in told):
        return ""
    said = {m["day"].lower() for m in _WEEKDAY.finditer(text)} - {WEEKDAYS[own.weekday()]}
    if _WEEKEND.search(text):
        return "" if day.weekday() >= 4 else "the weekend"
    if _MIDWEEK.search(text):
        return "" if day.weekday() in (1, 2, 3) else "midweek"
    if said and WEEKDAYS[day.weekday()] in said:
        return ""
    eve = [words for words, days in told if not _TODAY.fullmatch(words)]
    if eve and not said:
        return eve[0] if abs((own - day).days) <= NEAR else None
    today = [words for words, _ in told if _TODAY.fullmatch(words)]
    return (
        today[0]
        if today and not said and 0 < abs((own - day).days) <= NEAR and not _LETTERS.search(text[: text.find(today[0])][-25:])
        else None
    )


def _weekdays(text: str) -> list[tuple[_Weekday, str]]:
    found = []
    for match in _WEEKDAY.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        night = _NIGHT.match(text, match.end()) or _OF_NIGHT.search(before)
        if _NOT_THEN.search(before) and not _OF_NIGHT.search(before):
            continue
        weekday = WEEKDAYS.index(match["day"].lower())
        found.append((_Weekday((weekday, (weekday + 1) % 7) if night else (weekday,)), match[0]))
    return found
