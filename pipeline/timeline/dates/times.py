"""Read times of day: police, NHS and plain forms, to HH:MM. A part of a day ("evening") is no time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.timeline.dates.words import plain

_SUFFIX = r"(?:\s*(?P<{p}ap>[ap])\.?\s?m\b\.?|\s*(?P<{p}h>hours|hour|hrs?|h)\b\.?|\s*z\b)"


def _time(prefix: str) -> str:
    """Return the pattern of one time that cannot be mistaken for part of a date."""
    suffix = _SUFFIX.replace("{p}", prefix)
    return (
        rf"(?:(?P<{prefix}word>12\s?noon|noon|midday|mid-day|12\s?midnight|midnight)\b"
        rf"|(?<![\d.:/-])(?P<{prefix}c>\d{{1,2}}\s?[:;]\s?\d{{2}}(?![\d/]))(?:[:.]\d{{2}}(?:\.\d+)?)?(?:{suffix}|[+-]\d\d:?\d\d\b)?"
        rf"|(?<![\d.:/-])(?P<{prefix}d>\d{{1,2}}\.\d{{2}}){suffix}"
        rf"|(?<![\d.:/-])(?P<{prefix}n>\d{{3,4}}){suffix}"
        rf"|(?<![\d.:/-])(?P<{prefix}hm>\d{{1,2}}h\d{{2}})(?!\w)"
        rf"|(?<![\d.:/-])(?P<{prefix}w>\d{{1,2}})(?:\s*o'?\s?clock)?\s*(?P<{prefix}wap>[ap])\.?\s?m\b\.?)"
    ).replace(f"(?P<{prefix}ap>", f"(?P<{prefix}ap@>")


def _numbered(pattern: str) -> str:
    """Give repeated group names a running number; Python wants each name once."""
    count = 0
    while "@>" in pattern:
        pattern = pattern.replace("@>", f"{count}>", 1)
        count += 1
    seen: dict[str, int] = {}

    def unique(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}_{seen[name]}>" if seen[name] > 1 else match[0]

    return re.sub(r"\(\?P<(\w+)>", unique, pattern)


_ABOUT = r"(?:\b(?:at|from|between|approx(?:imately)?\.?|about|around|circa|c\.?|by)\s*|[@?~]\s*)*"
IN_CELL = re.compile(
    _numbered(rf"{_ABOUT}{_time('a')}(?:\s*(?:-|to|until|till|and)\s*(?:approx\.?\s*|about\s*|around\s*)?{_time('b')})?"), re.I
)
_AFTER_AT = re.compile(
    r"(?:\bat\s+|@\s*)(?:approx(?:imately)?\.?\s*|about\s*|around\s*|c\.?\s*)?([01]?\d|2[0-4])[.\s]?([0-5]\d)(?![\d/.:-])", re.I
)
_FULL_DATE = (
    r"(?:(?<!\d)\d{8}(?!\d)|\d{1,2}[./ -]+\d{1,2}[./ -]+(?:\d{4}|\d{2})|\d{1,2}\s?(?:st|nd|rd"
    r"|th)?[ ./-]*[a-z]{3,9}\.?[ .,/-]*'?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})"
)
_BEHIND_DATE = re.compile(rf"(?P<date>{_FULL_DATE})(?P<gap>[\s,]+(?:-\s*)?)([01]?\d|2[0-3])[.]?([0-5]\d)$", re.I)
_RANGE_BEHIND_DATE = re.compile(
    rf"(?P<date>{_FULL_DATE})[\s,]+(?:from\s+)?(\d{{1,2}}[.:]?\d{{2}}|\d{{1,2}})\s*(?:-|to)\s*(\d{{1,2}}[.:]?\d{{2}}|\d{{1,2}})\s*([ap]m|hrs|hours)?$",
    re.I,
)
_BEFORE_DATE = re.compile(r"^([01]\d|2[0-3])[.]?([0-5]\d)[\s,]+(?:on\s+)?(?=\d{1,2}[./ -]|\d{1,2}(?:st|nd|rd|th))", re.I)


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A time found in a cell, what is left of the cell, and whether the time is the empty midnight of a spreadsheet."""

    time: str | None
    end: str | None
    rest: str
    problem: str | None = None


def _clock(hour: int, minute: int, half: str | None) -> str | None:
    if half and not 1 <= hour <= 12:
        return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 and half == "p" else None  # "14:05 pm"
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _value(match: re.Match[str], prefix: str) -> str | None:
    """Return HH:MM for the time under one prefix; None if there is none or it is no time of day."""
    groups = {k: v for k, v in match.groupdict().items() if k.startswith(prefix) and v is not None}
    if not groups:
        return None
    word = groups.get(f"{prefix}word")
    if word:
        return "00:00" if "midnight" in word else "12:00"
    half = next((v for k, v in groups.items() if k.removeprefix(prefix).startswith(("ap", "wap"))), None)
    half = half.lower() if half else None
    body = next(v for k, v in groups.items() if k.removeprefix(prefix) in ("c", "d", "n", "hm", "w"))
    digits = re.findall(r"\d+", body)
    if len(digits) == 1:
        number = digits[0]
        hour, minute = (int(number[:-2]), int(number[-2:])) if len(number) > 2 else (int(number), 0)
    else:
        hour, minute = int(digits[0]), int(digits[1])
    return _clock(hour, minute, half)


def _of_digits(text: str, half: str | None) -> str | None:
    digits = re.sub(r"\D", "", text)
    hour, minute = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return _clock(hour, minute, half)


def take_time(cell: str) -> TimeReading:
    """Take the time out of a plain lower-case cell; what cannot be mistaken for a date goes first."""
    empty_midnight = re.search(r"(?<=\d)[ t]00:00:00(?:\.0+)?(?!\d)", cell)
    if empty_midnight:  # a spreadsheet's date without a time
        return TimeReading(None, None, (cell[: empty_midnight.start()] + " " + cell[empty_midnight.end() :]).strip())
    cell = re.sub(r"(\d{4}-\d{1,2}-\d{1,2})t(?=\d)", r"\1 ", cell)
    match = _RANGE_BEHIND_DATE.search(cell)
    if match and (match[4] or min(len(match[2]), len(match[3])) > 2):
        half = match[4][0] if match[4] and match[4][0] in "ap" else None
        end = _of_digits(match[3], half)
        start = _of_digits(match[2], half)
        if start and end and start > end:
            start = _of_digits(match[2], None)  # "11-1pm": the half of the day is the end's alone
        if start:
            return TimeReading(start, end, cell[: match.end("date")])
    match = IN_CELL.search(cell)
    if match:
        start, end = _value(match, "a"), _value(match, "b")
        rest = f"{cell[: match.start()]} {cell[match.end() :]}"
        problem = None if start else "the time is no time of day"
        return TimeReading(start, end, _tidy(rest), problem)
    match = _AFTER_AT.search(cell)
    if match is None or not re.search(_FULL_DATE, _without(cell, match)):
        match = _BEFORE_DATE.search(cell)
        if match and not re.search(_FULL_DATE, _without(cell, match)):
            match = None
    if match:
        return TimeReading(_clock(int(match[1]), int(match[2]), None), None, _tidy(_without(cell, match)))
    match = _BEHIND_DATE.search(cell)
    if match and not ("-" in match["gap"] and re.match(r"19|20", match[3] + match[4])):
        rest = cell[: match.end("date")]
        return TimeReading(_clock(int(match[3]), int(match[4]), None), None, _tidy(rest))
    return TimeReading(None, None, cell)


def _without(cell: str, match: re.Match[str]) -> str:
    return f"{cell[: match.start()]} {cell[match.end() :]}"


def _tidy(text: str) -> str:
    text = re.sub(r"\(\s*\)", " ", text)
    text = re.sub(r"[ ]{2,}", " ", text)
    return re.sub(r"^[ ,;@-]+|(?: (?:at|on|@)| -|[ ,;@])+$", "", text.strip()).strip()


_PLAIN_HALF = re.compile(r"(half past|quarter past|quarter to)\s+(\w+)\s*(?:in the )?(am|pm|morning|afternoon|evening|night)?$")
_HOUR_WORDS = {
    w: i
    for i, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1)
}
_BARE = re.compile(r"(\d{1,2})\s?[:.;\-, h]\s?(\d{2})(?:[:.]\d{2}(?:\.\d+)?)?")
_OCLOCK = re.compile(r"(\w+)\s*o'?\s?clock\s*(?:in the |at )?(am|pm|morning|afternoon|evening|night)?")


def _spoken_half(word: str | None) -> str | None:
    return {"am": "a", "morning": "a", "pm": "p", "afternoon": "p", "evening": "p", "night": "p"}.get(word or "")


def read_time(text: str) -> str | None:
    """Return the HH:MM of a time cell; None where no time of day stands there or it could be either half of the day.

    Of a range the start counts. A spreadsheet's date with a time, or its fraction of a day, gives the time.
    """
    cell = plain(text)
    cell = re.sub(
        r"^(?:\?|~|c\.?|ca\.?|approx(?:imately)?\.?|about|around|circa|at|from|between|by|est\.?|@)\s*", "", cell
    ).strip(" ?~()[]")
    if not cell:
        return None
    stamp = re.match(r"\d{4}-\d{2}-\d{2}[t ](\d{2}):(\d{2})", cell)
    if stamp:
        return _clock(int(stamp[1]), int(stamp[2]), None)
    if re.fullmatch(r"0\.\d+", cell) and len(cell) > 4:
        minutes = round(float(cell) * 1440)
        return _clock(minutes // 60 % 24, minutes % 60, None)
    match = IN_CELL.match(cell)
    if match:
        return _value(match, "a")
    bare = _BARE.match(cell)
    if bare:
        return _clock(int(bare[1]), int(bare[2]), None)
    digits = re.match(r"(\d{3,4})(?!\d)", cell)
    if digits:
        return _clock(int(digits[1][:-2]), int(digits[1][-2:]), None)
    return _spoken(cell)


def _spoken(cell: str) -> str | None:
    match = _PLAIN_HALF.match(cell)
    if match:
        hour = _HOUR_WORDS.get(match[2], int(match[2]) if match[2].isdigit() else 0)
        half = _spoken_half(match[3])
        if not 1 <= hour <= 12 or half is None:
            return None
        minute = {"half past": 30, "quarter past": 15, "quarter to": 45}[match[1]]
        return _clock((hour - 2) % 12 + 1 if minute == 45 else hour, minute, half)
    match = _OCLOCK.match(cell)
    if match:
        hour = _HOUR_WORDS.get(match[1], int(match[1]) if match[1].isdigit() else 0)
        half = _spoken_half(match[2])
        return _clock(hour, 0, half) if 1 <= hour <= 12 and half else None
    return None
