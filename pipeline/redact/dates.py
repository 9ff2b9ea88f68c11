"""Make an exact date less exact: month and year, year, distance to the death.

The replacement keeps the grammar of what was written: a leading preposition changes with it ("on 4 September 2018" →
"in September 2018"), weekday and time of day go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.detect.values.short_days import UNTOLD

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SMALL = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
)

_LEAD = re.compile(
    r"(?P<lead>on or (?:about|around|before|after)|on|in|at|by|from|since|until|till|up to|before|after|prior to"
    r"|following|between|during|around|about|circa|approximately|dated|of|for)\s+(?:the\s+)?"
    r"(?:(?P<part>early hours|morning|afternoon|evening|night|day)\s+of\s+)?",
    re.IGNORECASE,
)
_PART_ONLY = re.compile(r"(?:the\s+)?(?P<part>early hours|morning|afternoon|evening|night|day)\s+of\s+", re.IGNORECASE)
_MONTH_NAME = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS).replace(
    "Sep(?:tember)?", "Sept?(?:ember)?"
)
_WRITTEN = re.compile(
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-]+(?P<m>{_MONTH_NAME})\b\.?,?(?:[\s\-]+(?P<y>\d{{4}}|['’]?\d{{2}}))?(?!\d)"
    rf"|(?P<m2>{_MONTH_NAME})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?(?:\s+(?P<y2>\d{{4}}))?(?!\d)"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})|(?<!\d)(?P<d4>\d{1,2})[./-](?P<m4>\d{1,2})[./-](?P<y4>\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it is known; the year may be missing."""

    year: int | None
    month: int
    day: int | None = None

    def iso(self) -> date | None:
        try:
            return date(self.year, self.month, self.day) if self.year and self.day else None
        except ValueError:
            return None


def read_days(text: str, edtf: str = "") -> tuple[Day, ...]:
    """Return the first and last day a date expression covers; from its EDTF reading where there is one, else from its words."""
    days = _edtf_days(edtf) or written_days(text)
    return (days[0],) if days and days[0] == days[-1] else (days[0], days[-1]) if days else ()


_EDTF_DAY = re.compile(
    rf"(?<![\dX-])(?P<y>\d{{4}}|{UNTOLD})[?~%]?-[?~%]?(?P<m>\d{{2}})(?!\d)[?~%]?(?:-[?~%]?(?P<d>\d{{2}}|XX)(?!\d))?"
)


def _edtf_days(edtf: str) -> list[Day]:
    """Return every month or day of an EDTF expression: one day, a period (`a/b`) or a set (`{a,b}`, `[a..b]`)."""
    return [
        Day(
            int(match["y"]) if match["y"].isdigit() else None,
            int(match["m"]),
            int(match["d"]) if (match["d"] or "").isdigit() else None,
        )
        for match in _EDTF_DAY.finditer(edtf)
        if 1 <= int(match["m"]) <= 12
    ]


_AND = (
    r"\s*(?:,\s*and\b|,|;|&|\+|/|-|–|—|\band\b|\bor\b|\bto\b|\buntil\b)\s*"
    r"(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+)?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS_BEFORE = re.compile(rf"(?<![\w/.:,-])(?:{_NUMBER}{_AND})+$", re.IGNORECASE)  # "3, 4 and" before "7 August"
_DAYS_AFTER = re.compile(rf"(?:{_AND}{_NUMBER}(?![\w:/.]))+", re.IGNORECASE)  # "and 19" behind "September 18"


def written_days(text: str) -> list[Day]:
    """Read day-first dates from words; a two-digit year is this century's up to 40, the last one's above.

    Days that share one month are read one by one: "3, 4 and 7 August 2019" names three.
    """
    found: list[Day] = []
    for match in _WRITTEN.finditer(text):
        g = match.groupdict()
        day = g["d"] or g["d2"] or g["d3"] or g["d4"]
        month = g["m"] or g["m2"] or g["m3"] or g["m4"]
        year = (g["y"] or g["y2"] or g["y3"] or g["y4"] or "").lstrip("'’")
        number = int(month) if month.isdigit() else _month_number(month)
        if not 1 <= number <= 12:
            continue
        before = _DAYS_BEFORE.search(text[: match.start()]) if g["d"] else None
        after = _DAYS_AFTER.match(text, match.end()) if g["d2"] and not year else None
        several = [*re.findall(r"\d+", before[0] if before else ""), day, *re.findall(r"\d+", after[0] if after else "")]
        found += [Day(_full_year(year), number, int(one)) for one in several]
    return found


def _month_number(word: str) -> int:
    return next((n for n, name in enumerate(MONTHS, start=1) if name[:3].lower() == word[:3].lower()), 0)


def _full_year(year: str) -> int | None:
    if not year:
        return None
    return int(year) if len(year) == 4 else (2000 if int(year) <= 40 else 1900) + int(year)


def precision(text: str, edtf: str = "") -> str:
    """Return `day` for a date that names a day, be it one of several, else `coarse` (month, season, year, "early 2019")."""
    if written_days(text) or edtf.startswith(f"{UNTOLD}-XX-") or any(day.day for day in _edtf_days(edtf)):
        return "day"
    if re.search(r"-XX-\d\d", edtf):  # a day whose month nobody wrote
        return "day"
    if edtf.strip(". "):
        return "coarse"
    has_day_word = re.search(r"\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", text, re.IGNORECASE)
    return "day" if has_day_word or re.search(rf"\b\d{{1,2}}\s+(?:{_MONTH_NAME})\b", text, re.IGNORECASE) else "coarse"


def generalise(text: str, *, edtf: str = "", to: str = "month", death: str = "", told: str = "", own_start: bool = False) -> str:
    """Return the date less exact; `to` is month, year or distance. What cannot be read becomes "[date removed]".

    `told` stands instead of the month where the text names a day without one ("later that month"). With `own_start` the first
    day of a period stays as it is: it is the review's own, only the last one tells when somebody died.
    """
    lead, part, capital = _lead(text)
    days = read_days(text, edtf)
    if told and not (days and to == "distance"):
        return _capital(_after_lead(lead, told), capital)
    if not days:
        return "[date removed]"
    if to == "distance" and not own_start:
        told = _distance(lead, days, death)
        if told:
            return _capital(told, capital)
        to = "month"
    if to == "year":
        years = [day.year for day in days if day.year]
        if not years:
            return "[date removed]"
        first, last = str(years[0]), str(years[-1])
    else:
        with_year = _year_is_written(text)
        first, last = (_month(day, with_year) for day in (days[0], days[-1]))
        first = f"{days[0].day} {first}" if own_start and len(days) > 1 and days[0].day else first
    return _capital(_phrase(lead, part, first, last, period=len(days) > 1), capital)


# What is told of a day without a month.
THE_MONTH = "that month"
LATER = "later that month"
ABOUT = "around then"
_SIDES = {"before": "earlier that month", "prior to": "earlier that month", "after": LATER, "following": LATER}


def _after_lead(lead: str, told: str) -> str:
    """Return "later that month" for "on the 14th", "until later that month" for "until the 14th"."""
    if lead in _SIDES and told.endswith("month"):
        return _SIDES[lead]
    return f"{lead} {told.removeprefix('around ')}" if lead in ("since", "from", "until", "till", "up to") else told


def _lead(text: str) -> tuple[str, str, bool]:
    match = _LEAD.match(text) or _PART_ONLY.match(text)
    capital = text[:1].isupper() and bool(match)
    if not match:
        return "", "", False
    groups = match.groupdict()
    return (groups.get("lead") or "").lower(), (groups.get("part") or "").lower(), capital


def _month(day: Day, with_year: bool) -> str:
    name = MONTHS[day.month - 1]
    return f"{name} {day.year}" if with_year and day.year else name


def _year_is_written(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:19|20)\d{2}\b|['’]\d{2}\b|\d[./-]\d{1,2}[./-]\d{2}\b|[A-Za-z]{3}-\d{2}\b|[A-Za-z]{3,9}\.? \d{2}\b(?!:)", text
        )
    )


def _phrase(lead: str, part: str, first: str, last: str, *, period: bool) -> str:
    if part:
        span = "One night" if part in ("night", "early hours") else f"One {part}"
        return f"{span.lower() if part != 'early hours' else 'in the early hours one night'} in {first}"
    if first != last:
        head, tail = first.split(), last.split()
        if len(head) == len(tail) == 2 and head[1] == tail[1]:
            first = head[0]  # "between May and June 2019"
        joined = {"from": f"from {first} to {last}", "since": f"since {first}"}.get(lead)
        return joined or (f"between {first} and {last}" if lead else f"{first} to {last}")
    if lead in ("on", "at", "between", "on or about", "on or around") or (period and lead in ("from", "since", "during")):
        return f"in {first}"
    return f"{lead} {first}" if lead else first


def _distance(lead: str, days: tuple[Day, ...], death: str) -> str:
    try:
        at = date.fromisoformat(death)
    except ValueError:
        return ""
    exact = [day.iso() or _with_year(day, at) for day in days]
    if any(day is None for day in exact):
        return ""
    distances = [(at - day).days for day in exact if day]
    if len(set(distances)) > 1 or lead in ("before", "after", "prior to", "following"):
        if all(n >= 0 for n in distances):
            return "in the days before the death"
        return "in the days after the death" if all(n <= 0 for n in distances) else "around the time of the death"
    told = distance_words(distances[0])
    if lead in ("by", "until", "till", "up to") and distances[0] < 0:
        spent = "within a day" if distances[0] == -1 else f"within {told.removesuffix(' after the death')}"
        return f"{spent} of the death" if lead == "by" else f"{lead} {told}"
    if lead in ("", "on", "at", "in", "on or about", "on or around", "of", "dated", "during", "for"):
        return told if distances[0] or not lead else f"on {told}"
    return f"{lead} {told}"


def _with_year(day: Day, near: date) -> date | None:
    """Read a day without a year as the one nearest to the death."""
    if not day.day:
        return None
    found = [d for year in (near.year - 1, near.year, near.year + 1) if (d := Day(year, day.month, day.day).iso())]
    return min(found, key=lambda d: abs((d - near).days), default=None)


def distance_words(days_before: int) -> str:
    """Say a number of days before (after, if negative) the death in words."""
    if days_before == 0:
        return "the day of the death"
    side = "before" if days_before > 0 else "after"
    n = abs(days_before)
    if n == 1:
        return f"the day {side} the death"
    if n % 7 == 0 and n <= 28:
        return f"{'a week' if n == 7 else _SMALL[n // 7 - 1] + ' weeks'} {side} the death"
    return f"{_SMALL[n - 1] if n <= len(_SMALL) else n} days {side} the death"


def _capital(text: str, capital: bool) -> str:
    return text[:1].upper() + text[1:] if capital else text
