"""Read the days a text puts a happening on, beyond dates: feasts ("Good Friday"), "two days ago", "on the 12th"."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

from pipeline.timeline.dates.feastdays import BACK, feasts_in
from pipeline.timeline.dates.words import words

_MONTH = "|".join(sorted({m for m in words().month_of if len(m) > 2}, key=lambda m: (-len(m), m)))
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?-i:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)(?=[ .,;:)]|$))"
_POINTER = re.compile(  # each form begins with a word or a figure: nothing else is tried
    r"(?<!\w)(?=\w)(?:(?:(?P<night>\d{1,2})(?:st|nd|rd|th)?(?:[/-]|[ ]?[–-][ ]?|[ ](?:and|to|into)[ ](?:the[ ])?))?"
    rf"(?P<long>\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<month>{_MONTH})\.?(?:[ ](?P<year>\d{{4}}))?)(?!\w)"
    r"|(?<![\w/.])(?P<num>\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?)(?![\w/%]|\.\d)"
    r"|(?P<eve>\blast night\b|(?<!before )\byesterday\b|\byest\b|\bthe night before\b(?! last)"
    r"|\bthe day before\b(?! yesterday)|\bprevious (?:night|evening|day)\b)"
    r"|\b(?:(?:on|last|since|over|that|as of|from)[ ](?:the[ ])?|(?:was|being)[ ]the[ ])"
    rf"(?P<weekday>{_WEEKDAY})(?!\w)(?! next| week\b)"
    r"|(?P<weekend>\b(?:at|over|on|during|last|this|across|following|after|since) (?:the )?(?:bh |bank holiday |whole )?"
    r"(?:week-?end|wk-?end|w[/']end)\b)"
    r"|\b(?:arrested|assaulted|happened|occurred|incident|fell|fight|argument|reported|called|rang|attended|admitted|discharged"
    rf"|died|killed|attacked|hit|came|left|seen)[ ](?P<past>{_WEEKDAY})(?!\w)(?! at \d| next| week)"
    rf"|\b(?P<of>{_WEEKDAY})['\u2019]s[ ](?!appointment|visit|meeting|session)"
    rf"|(?<!\bgood )(?<!\beaster )\b(?P<part>{_WEEKDAY})[ ](?:night|morning|evening|afternoon|eve|am|pm|last|gone|past)\b)",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(r"(?:\b(?:on|of|dated|date|from|since|night of)[ ]|\()$", re.IGNORECASE)
_OF_LAST_WEEK = re.compile(r",? (?:of )?(?:the )?(?:last|previous) (?:week|wk)\b", re.IGNORECASE)
_RECENT = 14  # days in which a letter tells of an attendance
_COUNT = {"one": 1, "two": 2, "couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_AGO = re.compile(
    rf"\b(?:a )?(?P<n>\d{{1,2}}|{'|'.join(_COUNT)}) (?:days?|nights?) (?:ago|earlier|previously|before)\b"
    r"|\b(?P<week>a week ago|a week earlier)\b"
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
    found = {day for _, _, day in pointed_at(text, own)} | feasts_in(text, own, several=False)
    for match in _AGO.finditer(text):
        count = 2 if match["eve"] else 7 if match["week"] else _COUNT.get(match["n"].lower()) or int(match["n"])
        found.add(own - timedelta(days=count))
    for match in _OF_MONTH.finditer(text):
        previous = own.replace(day=1) - timedelta(days=1)
        months = ((own.year, own.month), (previous.year, previous.month))
        dates = [on for year, month in months if (on := _day(year, month, int(match["d"]))) and on <= own]
        found |= set(dates[:1])
    return frozenset(day for day in found if day != own)


def pointed_at(text: str, own: date) -> list[tuple[int, int, date]]:
    """Return where a text speaks of which day: begin, end, day; a weekday before its date ("Sunday 3rd March") is one with it."""
    found: list[tuple[int, int, date]] = []
    matches = list(_POINTER.finditer(text))
    for match, behind in itertools.zip_longest(matches, matches[1:]):
        dated = behind is not None and (behind["num"] or behind["long"]) and behind.start() - match.end() <= len(" the ")
        if (match["weekday"] or match["part"]) and dated:
            continue
        if match["weekend"]:
            found += [(*match.span(), last_weekday(name, own)) for name in ("saturday", "sunday")]
        day = _pointed(match, text, own)
        if day and match["night"]:  # "10/11 February": the night from one to the other
            found += [(*match.span(), eve)] if (eve := _day(day.year, day.month, int(match["night"]))) and eve < day else []
        if day and -BACK <= (day - own).days <= 1 and day != own:
            found.append((*match.span(), day))
    return found


def last_weekday(name: str, own: date) -> date:
    """Return the latest such day of the week before a day."""
    return own - timedelta(days=(own.weekday() - words().weekday_of[name.lower()]) % 7 or 7)


def _pointed(match: re.Match[str], text: str, own: date) -> date | None:
    if match["eve"]:
        return own - timedelta(days=1)
    if match["weekend"]:
        return None
    if weekday := match["weekday"] or match["part"] or match["past"] or match["of"]:
        found = last_weekday(weekday, own)
        monday = own - timedelta(days=own.weekday())
        return found - timedelta(days=7) if found >= monday and _OF_LAST_WEEK.match(text, match.end()) else found
    if match["long"]:
        day, month = int(re.match(r"\d+", match["long"])[0]), words().month_of[match["month"].lower()]  # type: ignore[index]
        return _latest(day, month, int(match["year"]) if match["year"] else None, own)
    parts = [int(p) for p in re.split(r"[./]", match["num"])]
    year = parts[2] + 2000 if len(parts) == 3 and parts[2] < 100 else parts[2] if len(parts) == 3 else None
    said = _latest(parts[0], parts[1], year, own)
    unlike_a_day = len(parts) == 2 and ("." in match["num"] or parts[1] in (7, 10, 12) or parts[0] <= 4 >= parts[1])
    if not unlike_a_day or _BEFORE_NUMBER.search(text[: match.start()]):
        return said
    # "3/12" may be three months, "7/10" a score, "1/2" a half, "9.05" a time; no score is above its best
    recent = said is not None and 0 <= (own - said).days <= _RECENT
    return said if recent and "/" in match["num"] and parts[0] > parts[1] else None


def _latest(day: int, month: int, year: int | None, own: date) -> date | None:
    """Return the day in its year, or the latest such day not after the next one to `own`."""
    for candidate in (year,) if year else (own.year, own.year - 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found <= own + timedelta(days=1):
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
