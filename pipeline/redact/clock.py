"""Make a time of day less exact: the part of the day."""

from __future__ import annotations

import re

_TIME = re.compile(r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s*(?:hrs|hours|h)?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE)
_FOUR = re.compile(r"(?<!\d)([01]\d|2[0-3])([0-5]\d)\s*(?:hrs|hours|h)?\b", re.IGNORECASE)
_TIME_LEAD = re.compile(
    r"(at|around|about|by|from|since|until|till|before|after|between|just before|"
    r"just after|shortly before|shortly after)\b[\s\w]*?"
    r"(?=\d|mid|noon|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|quarter|half|twenty)\b)",
    re.IGNORECASE,
)


def part_of_day(text: str, time: str = "") -> str:
    """Return "in the evening" for "at 20:15", "evening" for "20:15" alone; "[time removed]" when it cannot be read."""
    hour = _hour(time) if time else None
    hour = hour if hour is not None else _hour(text)
    if hour is None:
        return "[time removed]"
    name = next(
        word
        for end, word in ((5, "early hours"), (12, "morning"), (17, "afternoon"), (21, "evening"), (24, "late evening"))
        if hour < end
    )
    lead = _TIME_LEAD.match(text)
    if not lead:
        return name
    first = lead[1].lower()
    told = f"{first} the {name}" if first in ("by", "from", "since", "until", "till", "before", "after") else f"in the {name}"
    return told[0].upper() + told[1:] if text[:1].isupper() else told


def _hour(text: str) -> int | None:
    if re.search(r"\bmidnight\b", text, re.IGNORECASE):
        return 0
    if re.search(r"\b(?:noon|midday)\b", text, re.IGNORECASE):
        return 12
    four = _FOUR.search(text)
    if four:
        return int(four[1])
    match = _TIME.search(text)
    if not match:
        return None
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return hour if 0 <= hour <= 23 else None
