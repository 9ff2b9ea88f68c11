"""Read what a text tells beside names: reference numbers, other days, times of day, and its telling words."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

from pipeline.model import Entry
from pipeline.timeline.clock import clocks_in
from pipeline.timeline.dates.words import words
from pipeline.timeline.lexicon import evidence

_REFERENCE = re.compile(
    r"(?<![\w/.-])(?=[A-Za-z0-9/-]*\d{2})(?:[A-Z]{1,6}[A-Za-z]{0,6}[ /-]?)?\d[\dA-Z]*(?:[/-][\dA-Z]{1,12})*(?![\w/-])"
)
_PERSONAL = re.compile(
    r"0\d{9,10}|\+44\d+|\d{3} ?\d{3} ?\d{4}|[A-Z]{2}\d{6}[A-D]|[A-Z]{1,2}\d[A-Z\d]?|\d[A-Z]{2}"
    r"|\d{1,2}[/-]\d{1,2}([/-]\d{2,4})?|(?:19|20)\d\d|\d{1,4}(?:st|nd|rd|th|hrs|H|HRS|F|M)?|\d{4}/\d{2}"
    r"|\d{4}-\d\d-\d\d"
    r"|[A-Z]{1,3}\d{1,2}|(?:Flat|Room|Nurse|Officer|Level|Page|Child|Day|Year|Ward|GCS|DASH|EPDS|PHQ|GAD"
    r"|Section|Recommendation|Paramedic|Midwife|Constable)[ -]?\d+"
)
_POINTER = re.compile(  # each form begins with a word or a figure: nothing else is tried
    r"(?<!\w)(?=\w)(?:(?<![\w/.])(?P<num>\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?)(?![\w/%]|\.\d)"
    r"|(?<!\w)(?P<long>\d{1,2}(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<month>{month})\.?(?:[ ](?P<year>\d{{4}}))?)(?!\w)"
    r"|(?P<eve>\blast night\b|\byesterday\b|\byest\b|\bthe night before\b|\bthe day before\b|\bprevious (?:night|evening|day)\b)"
    r"|\b(?:on|last|since|over)[ ](?:the[ ])?(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|(?P<weekend>\b(?:at|over|on|during|last|this) (?:the )?weekend\b)"
    r"|\b(?P<ago>[1-6]|one|two|three|four|five|six)[ ]days?[ ](?:ago|earlier|previously|before)\b"
    r"|\b(?:arrested|assaulted|happened|occurred|incident|fell|fight|argument|reported|called|rang|attended|admitted|discharged"
    r"|died|killed|attacked|hit|came|left|seen)[ ](?P<past>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?! at \d| next| week)"
    r"|\b(?P<of>(?:mon|tues|wednes|thurs|fri|satur|sun)day)['\u2019]s[ ](?!appointment|visit|meeting|session)"
    r"|\b(?P<part>(?:mon|tues|wednes|thurs|fri|satur|sun)day)[ ](?:night|morning|evening|afternoon|am|pm)\b)".replace("{{", "{")
    .replace("}}", "}")
    .replace("{month}", "|".join(sorted({m for m in words().month_of if len(m) > 2}, key=lambda m: (-len(m), m)))),
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(r"(?:\b(?:on|of|dated|date|from|since|night of)[ ]|\()$", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z][a-z'’]+|[A-Z]{2,}|\d+(?=/)")
_DAYS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PERSISTENT = 120  # days a text may look back to another day


def references_in(text: str) -> frozenset[str]:
    """Return reference numbers of cases and calls; what belongs to a person (NHS, phone, postcode, age) is left out."""
    found = set()
    for match in _REFERENCE.finditer(text):
        plain = match[0].upper()
        bare = re.sub(r"[^A-Z0-9]", "", plain)
        if _PERSONAL.fullmatch(match[0]) or _PERSONAL.fullmatch(plain) or sum(c.isdigit() for c in bare) < 3:
            continue
        found.add(bare)
    return frozenset(found)


def pointers_in(text: str, own: date) -> frozenset[date]:
    """Return the days a text speaks of that lie up to four months before its own day, or one after."""
    return frozenset(day for _, _, day in pointed_at(text, own))


def pointed_at(text: str, own: date) -> list[tuple[int, int, date]]:
    """Return where a text speaks of which day: begin, end, day; a weekday before its date ("Sunday 3rd March") is one with it."""
    found: list[tuple[int, int, date]] = []
    matches = list(_POINTER.finditer(text))
    for match, behind in itertools.zip_longest(matches, matches[1:]):
        dated = behind is not None and (behind["num"] or behind["long"]) and behind.start() - match.end() <= len(" the ")
        if (match["weekday"] or match["part"]) and dated:
            continue
        if match["weekend"]:
            found += [(*match.span(), _last_weekday(name, own)) for name in ("saturday", "sunday")]
        day = _pointed(match, text, own)
        if day and -_PERSISTENT <= (day - own).days <= 1 and day != own:
            found.append((*match.span(), day))
    return found


def _last_weekday(name: str, own: date) -> date:
    """Return the latest such day of the week before a day."""
    return own - timedelta(days=(own.weekday() - words().weekday_of[name.lower()]) % 7 or 7)


def _pointed(match: re.Match[str], text: str, own: date) -> date | None:
    if match["eve"]:
        return own - timedelta(days=1)
    if match["weekend"]:
        return None
    if match["ago"]:
        return own - timedelta(days=_DAYS.get(match["ago"].lower()) or int(match["ago"]))
    if weekday := match["weekday"] or match["part"] or match["past"] or match["of"]:
        return _last_weekday(weekday, own)
    if match["long"]:
        day, month = int(re.match(r"\d+", match["long"])[0]), words().month_of[match["month"].lower()]  # type: ignore[index]
        return _latest(day, month, int(match["year"]) if match["year"] else None, own)
    parts = [int(p) for p in re.split(r"[./]", match["num"])]
    unlike_a_day = len(parts) == 2 and ("." in match["num"] or parts[1] in (7, 10, 12) or parts[0] <= 4 >= parts[1])
    if unlike_a_day and not _BEFORE_NUMBER.search(text[: match.start()]):
        return None  # "3/12" may be three months, "7/10" a score, "1/2" a half, "9.05" a time
    year = parts[2] + 2000 if len(parts) == 3 and parts[2] < 100 else parts[2] if len(parts) == 3 else None
    return _latest(parts[0], parts[1], year, own)


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


def minutes_of(entry: Entry, text: str) -> int | None:
    """Return the minute of the day of a row: its time, else the only time its text names."""
    if entry.time:
        return int(entry.time[:2]) * 60 + int(entry.time[3:])
    found = times_named(text)
    return min(found) if len(found) == 1 else None


def times_named(text: str) -> set[int]:
    """Return the minutes of the day of all exact times a text names."""
    return {clock.exact for clock in clocks_in(text) if clock.exact is not None}


def tokens_in(text: str) -> frozenset[str]:
    """Return the stems of the words that are not common in chronologies."""
    common = evidence().common
    return frozenset(
        stem_of(t)
        for m in _TOKEN.finditer(text)
        if len(t := m[0].lower().replace("’", "'").removesuffix("'s")) > 2 and t not in common
    )


def stem_of(word: str) -> str:
    """Return what forms of a word share: "gate" and "gates", "snap" and "snapped", "worry" and "worries"."""
    for ending in ("ings", "ing", "edly", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    word = word[:-1] if len(word) > 3 and word[-1] in "eyi" else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word
