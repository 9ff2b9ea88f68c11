"""Say a date as a report does: "On 4 September 2018 at 02:40", "In early June 2018 (approximate)".

Input is EDTF, as the timeline writes it; what is not understood is given back as written, never guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = {
    2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
    11: "eleven", 12: "twelve",
}  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_POINT = re.compile(r"^(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?([?~%]?)$")
_WORDS = {"?": " (date uncertain)", "~": " (approximate)", "%": " (approximate, date uncertain)", "": ""}
_THIRDS = {
    ("01", "10"): "early",
    ("11", "20"): "mid",
    ("21", "28"): "late",
    ("21", "29"): "late",
    ("21", "30"): "late",
    ("21", "31"): "late",
}


def day(iso: str) -> str:
    """Say an ISO date: "4 September 2018"; anything else comes back as it is."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def month(iso: str) -> str:
    """Say the month of a date: "September 2018"."""
    match = re.match(r"^(\d{4})-(\d\d)", iso)
    return f"{MONTHS[int(match.group(2)) - 1]} {match.group(1)}" if match and 1 <= int(match.group(2)) <= 12 else iso[:4]


def when(edtf: str, time: str | None = None) -> str:
    """Say an EDTF date at the start of a sentence, with its time if it has one."""
    said = _when(edtf)
    return f"{said} at {time}" if time and re.match(r"^\d\d:\d\d", time) else said


def said_of(edtf: str) -> str:
    """Say an EDTF date inside a sentence, behind "of": "4 September 2018", "3 to 5 May 2020", "early June 2018 (approximate)"."""
    said = _when(edtf)
    if said.startswith("Between "):
        return said.removeprefix("Between ").replace(" and ", " to ", 1)
    for lead in ("On or about ", "On a date given as ", "On ", "In "):
        if said.startswith(lead):
            return said.removeprefix(lead)
    return said[:1].lower() + said[1:]


def _when(edtf: str) -> str:
    text = edtf.strip()
    if text.startswith(("{", "[")):
        return _several(text)
    if "/" in text:
        first, _, last = text.partition("/")
        return _interval(first, last)
    match = _POINT.match(text)
    if match is None:
        return f"On a date given as {text}"
    year, middle, number, mark = match.groups()
    if number:
        lead = "On or about" if mark else "On"
        return f"{lead} {_date(year, middle, number)}{_WORDS[mark]}"
    return f"In {_coarse(year, middle)}{_WORDS[mark]}"


def _coarse(year: str, middle: str | None) -> str:
    if middle in _SEASONS:
        return f"winter {year}/{(int(year) + 1) % 100:02d}" if middle == "24" else f"{_SEASONS[middle]} {year}"
    if middle and 1 <= int(middle) <= 12:
        return f"{MONTHS[int(middle) - 1]} {year}"
    if year.endswith("XX"):
        return f"the {year[:2]}00s"
    return f"the {year[:3]}0s" if year.endswith("X") else year


def _date(year: str, middle: str, number: str) -> str:
    return f"{int(number)} {MONTHS[int(middle) - 1]} {year}" if 1 <= int(middle) <= 12 else f"{year}-{middle}-{number}"


def _plain(point: str) -> str:
    match = _POINT.match(point)
    if match is None:
        return point
    year, middle, number, _ = match.groups()
    return _date(year, middle, number) if number else _coarse(year, middle)


def _interval(first: str, last: str) -> str:
    if first in ("", ".."):
        return f"At some time up to {_plain(last)}"
    if last in ("", ".."):
        return f"From {_plain(first)} onwards"
    start, end = _POINT.match(first), _POINT.match(last)
    if start is None or end is None:
        return f"Between {first} and {last}"
    mark = start.group(4) or end.group(4)
    (y1, m1, d1), (y2, m2, d2) = start.groups()[:3], end.groups()[:3]
    if mark and (d1, d2) in _THIRDS and (y1, m1) == (y2, m2):
        part = _THIRDS[(d1, d2)]
        return f"In {part}{'-' if part == 'mid' else ' '}{_coarse(y1, m1)}{_WORDS[mark]}"
    if mark and (m1, d1, m2, d2) == ("12", "24", "12", "26"):
        return f"Around Christmas {y1}{_WORDS[mark]}"
    if d1 == "01" and d2 and (y1, m1) == (y2, m2) and int(d2) == monthrange(int(y1), int(m1))[1]:
        return f"In {_coarse(y1, m1)}{_WORDS[mark]}"
    if d1 and d2 and (y1, m1) == (y2, m2):
        return f"Between {int(d1)} and {_date(y2, m2, d2)}{_WORDS[mark]}"
    if d1 and d2 and y1 == y2:
        return f"Between {int(d1)} {MONTHS[int(m1) - 1]} and {_date(y2, m2, d2)}{_WORDS[mark]}"
    return f"Between {_plain(first)} and {_plain(last)}{_WORDS[mark]}"


def _several(text: str) -> str:
    """Say a set of dates as a span with their number: publication writes days as months, and three would read alike."""
    points = [point.strip() for point in text.strip("{}[] ").split(",") if point.strip()]
    if len(points) < 2:
        return _when(points[0]) if points else f"On a date given as {text}"
    within = points[0] if ".." in points or points[0] == points[-1] else f"{points[0]}/{points[-1]}"
    number = _NUMBERS.get(len(points), str(len(points)))
    kind = "dates" if all(re.match(r"^\d{4}-\d\d-\d\d$", point) for point in points) else "times"
    said = f"{number} {kind}" if text.startswith("{") else f"one of {number} {kind}"
    return f"{_when(within)} ({said})"


def heading(edtf: str) -> str:
    """Say what a date begins in, as a heading: "June 2019", "Summer 2019", "2019, month not stated", "The 1990s"."""
    found = re.search(r"(?:\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?", edtf)
    if found is None:
        return "Date not clear"
    year, middle = found.group(0)[:4], found.group(1)
    said = _coarse(year, middle)
    if middle is None and year.isdigit():
        return f"Up to {said}" if edtf.startswith("..") else f"{said}, month not stated"
    return said[:1].upper() + said[1:]


def period(edtf: str) -> str:
    """Return what events are grouped by: the month a date begins in ("2018-09"), else the season, year or decade."""
    found = re.search(r"(?:\d{4}|\d{3}X|\d{2}XX)(?:-(?:0[1-9]|1[0-2]|2[1-4]))?", edtf)
    return found.group(0) if found else edtf


def add_months(iso: str, months: int) -> str:
    """Return the day so many months later, the last of the month where that day is missing."""
    start = date.fromisoformat(iso)
    total = start.month - 1 + months
    year, number = start.year + total // 12, total % 12 + 1
    return date(year, number, min(start.day, monthrange(year, number)[1])).isoformat()


def age(born: str, at: str) -> int | None:
    """Return the age in whole years at a day; None if a date is not plain."""
    try:
        start, end = date.fromisoformat(born), date.fromisoformat(at)
    except ValueError:
        return None
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
