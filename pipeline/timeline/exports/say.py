"""Say an EDTF date the way a report does, without claiming more than it does; and say spans of days, ages and flags."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_FLAGS = {
    "year_inferred": "the year was not written; it was taken from the rows around it",
    "date_of_row_above": "no date was written; it stands under the row above",
    "relative": "worked out from the row before",
    "after_death": "dated after the death",
    "before_birth": "dated before the birth",
    "implausible": "the date can hardly be right",
    "weekday_mismatch": "the weekday written is not that of the date",
    "excel_serial": "the date was a spreadsheet number",
    "hidden": "the row is hidden in the file",
    "several": "the row names several dates",
    "continued": "put together from rows that carry on",
}


def say_date(edtf: str) -> str:
    """Return "4 September 2018", "June 2018 (approximate)", "between 12 and 15 May 2019", "since 2016" …

    Anything this grammar does not know is returned as it stands: a date is never made up.
    """
    for opening, closing, word in (("{", "}", " and "), ("[", "]", " or ")):
        if edtf.startswith(opening) and edtf.endswith(closing):
            days = [say_date(part.strip()) for part in edtf[1:-1].split(",")]
            return ", ".join(days[:-1]) + word + days[-1] if len(days) > 1 else "".join(days)
    if "/" in edtf:
        return _say_interval(*edtf.split("/", 1))
    text = _say_one(edtf.rstrip("~?%"))
    marks = {"~": " (approximate)", "?": " (uncertain)", "%": " (uncertain, approximate)"}
    return text + marks.get(edtf[-1:], "")


def say_days(least: int, most: int) -> str:
    """Return how long after the event before, in whole days: "the same day", "12 days later", "3 to 33 days later"."""
    if most <= 0:
        return "the same day"
    if least == most:
        return f"{most} day{'s' if most != 1 else ''} later{_say_long(most)}"
    return f"up to {most} days later" if least <= 0 else f"{least} to {most} days later"


def _say_long(days: int) -> str:
    if days < 90:
        return ""
    return f" (about {round(days / 30.44)} months)" if days < 730 else f" (about {days / 365.25:.1f} years)"


def say_age(least: int, most: int) -> str:
    """Return an age in whole years: "31", "4 or 5", "under 1"."""
    if least == most:
        return str(most) if most else "under 1"
    return f"{least} or {most}" if most - least == 1 and least else f"{least} to {most}"


def say_flag(flag: str) -> str:
    """Return what a flag of an entry means in words; empty where the date itself already says it."""
    if flag.startswith("under:"):
        return f"stands under the line “{flag[6:]}”"
    if flag.startswith("until:"):
        return f"until {flag[6:]}"
    return _FLAGS.get(flag, "")


def _say_interval(start: str, end: str) -> str:
    if start in ("", ".."):
        return f"up to {say_date(end)}"
    if end in ("", ".."):
        return f"since {say_date(start)}"
    vague = " (approximate)" if set("~%") & set(start + end) else " (uncertain)" if "?" in start + end else ""
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
