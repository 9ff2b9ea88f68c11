"""Say an EDTF date the way a report does, without claiming more than it does."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def say_date(edtf: str) -> str:
    """Return "4 September 2018", "June 2018 (approximate)", "between 12 and 15 May 2019", "since 2016" …

    Anything this grammar does not know is returned as it stands: a date is never made up.
    """
    if edtf.startswith("{") and edtf.endswith("}"):
        days = [say_date(part) for part in edtf[1:-1].split(",")]
        return ", ".join(days[:-1]) + " and " + days[-1] if len(days) > 1 else "".join(days)
    if "/" in edtf:
        return _say_interval(*edtf.split("/", 1))
    text = _say_one(edtf.rstrip("~?%"))
    marks = {"~": " (approximate)", "?": " (uncertain)", "%": " (uncertain, approximate)"}
    return text + marks.get(edtf[-1:], "")


def _say_interval(start: str, end: str) -> str:
    if start in ("", ".."):
        return f"up to {say_date(end)}"
    if end in ("", ".."):
        return f"since {say_date(start)}"
    vague = " (approximate)" if "~" in start + end else " (uncertain)" if "?" in start + end else ""
    a, b = start.rstrip("~?%"), end.rstrip("~?%")
    first, last = _day(a), _day(b)
    if first and last:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day} to {last.day} {_MONTHS[last.month - 1]} {last.year}{vague}"
        if first.year == last.year:
            return f"{first.day} {_MONTHS[first.month - 1]} to {last.day} {_MONTHS[last.month - 1]} {last.year}{vague}"
    return f"{_say_one(a)} to {_say_one(b)}{vague}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _say_one(text: str) -> str:
    day = _day(text)
    if day:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        year, part = match.groups()
        if part in _SEASONS:
            return f"{_SEASONS[part]} {year}" if part != "24" else f"winter {year}/{(int(year) + 1) % 100:02d}"
        return f"{_MONTHS[int(part) - 1]} {year}" if 1 <= int(part) <= 12 else text
    if match := re.fullmatch(r"(\d{3})X", text):
        return f"the {match.group(1)}0s"
    return text
