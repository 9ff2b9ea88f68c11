"""Read the times of day a text names, as people write and say them: "2147 hrs", "9.15", "quarter past four", "about teatime".

A time is one or more stretches of minutes from midnight: one minute for an exact time, forty for "about seven", two stretches
where morning and evening are both meant. Lengths of time, years, amounts and reference numbers are no times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.timeline.reading.lexicon import load_words

DAY = 1440
ABOUT = 20  # minutes either side of a time that is said to be rough
Stretch = tuple[int, int]

HOURS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "noon": 12, "midday": 12, "midnight": 0,
}  # fmt: skip
STEPS = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty-five": 25, "twenty five": 25, "half": 30}
_MINUTES = {"thirty": 30, "fifteen": 15, "forty-five": 45, "forty five": 45}


def minute_of(clock: str) -> int:
    """Return the minutes from midnight of "16:35"; hours past 24 are those of the next day."""
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


_NAMED: dict[str, Stretch] = {
    word: (minute_of(one["span"][0]), minute_of(one["span"][1]))
    for one in load_words("daytimes.yaml")["named"]
    for word in one["words"]
}
_HOUR = "|".join(h for h in HOURS if h not in ("noon", "midday", "midnight"))
_PART = (
    r"(?P<part>(?:in the|this|that|on the|the same|the next|(?:on )?\w+day) (?:early )?(?:morning|afternoon|evening|night)"
    r"|at night|tonight|last night|[ap]\.?m\b\.?)"
)
_AT = (
    r"(?:at|by|about|around|approx\.?|approximately|from|until|till|since|timed|time|of|roughly|say|@|circa|call"
    r"|just after|just before)"
)
_AMOUNT = r"(?:g|mg|ml|kg|messages|calls|texts|pounds)\b"
_NUMBERED = r"(?<!\blog )(?<!\bref )(?<!\bno )(?<!\bno\. )(?<!\bcall )(?<!\bflat )"
_PATTERNS = (
    re.compile(rf"(?<![\d:./-])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?!\d)(?: ?{_PART})?", re.IGNORECASE),
    re.compile(rf"(?<![\d:./£-])(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d) ?{_PART}", re.IGNORECASE),
    re.compile(rf"(?<=\b)(?:{_AT}) (?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d)(?![\d%])(?: ?{_PART})?", re.IGNORECASE),
    re.compile(r"(?<![\w:./£#-])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d) ?(?:hrs?|hours|h)\b(?P<full>)", re.IGNORECASE),
    re.compile(
        rf"(?<![\w:./£#-]){_NUMBERED}(?P<h>0\d|1[0-8]|2[1-3])(?P<m>[0-5]\d)(?![\w/%£-]|[.,:]\d|\s*{_AMOUNT})(?P<full>)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\w:./£-])(?P<h>1[0-2]|0?[1-9]) ?{_PART}", re.IGNORECASE),
    re.compile(rf"\b(?P<h>1[0-2]|[1-9]|{_HOUR}) ?o['’]clock(?: {_PART})?", re.IGNORECASE),
    re.compile(
        rf"\b(?P<step>{'|'.join(sorted(STEPS, key=len, reverse=True))})(?: minutes)? (?P<way>past|to|before|after) "
        rf"(?P<h>{'|'.join(HOURS)}|1[0-2]|[1-9])\b(?: {_PART})?",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<step>half)[ -](?P<h>{_HOUR})\b(?: {_PART})?", re.IGNORECASE),
    re.compile(rf"\b(?P<h>{_HOUR}) {_PART}", re.IGNORECASE),
    re.compile(  # "gone nine before anybody came"
        rf"(?:(?<=\bgone )|(?<=\bturned ))(?P<h>{_HOUR}|1[0-2]|[1-9])(?=$|[.,;)]| (?:when|before|by|and|that|on)\b)",
        re.IGNORECASE,
    ),
    re.compile(  # "about six when he came"
        rf"(?:(?<=\babout )|(?<=\baround ))(?P<h>{_HOUR})(?= (?:when|yesterday|last|on \w+day|that|this)\b)", re.IGNORECASE
    ),
    re.compile(  # "it was nearer seven."
        rf"(?:(?<=\bat about )|(?<=\bat around )|(?<=, about )|(?<=, around )|(?<=\bnearer )"
        rf"|(?<=\bgetting on for ))(?P<h>{_HOUR})(?=$|[.,;)])",
        re.IGNORECASE,
    ),
    re.compile(  # "between twelve and one"
        rf"\bbetween (?P<h>{_HOUR}) and (?P<to>{_HOUR})\b(?! (?:of|more|\w+s)\b)(?: (?:o['’]clock )?{_PART})?", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<h>1[0-2]|[1-9]|{_HOUR})[ -]?(?P<ish>ish)\b(?: {_PART})?", re.IGNORECASE),
    re.compile(rf"\b(?P<h>{_HOUR})[ -](?P<minutes>{'|'.join(_MINUTES)})\b(?! \w+s\b)(?: {_PART})?", re.IGNORECASE),
    re.compile(
        rf"\b(?P<named>{'|'.join(sorted(_NAMED, key=len, reverse=True))})\b"
        r"(?! (?:clubs?|provision|show|calls?|visits?|rounds?|package|meds?|medication|routine|stor(?:y|ies))\b)",
        re.IGNORECASE,
    ),
)
_ROUGH = re.compile(
    r"\b(?:gone|turned|nearer|getting on for|about|around|approx\w*|roughly|circa|c\.?|some ?time|just (?:before|after)|nearly"
    r"|almost|say|ish|shortly (?:before|after))\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day named in a text, as the stretches of minutes it may mean."""

    start: int
    end: int
    stretches: tuple[Stretch, ...]

    @property
    def exact(self) -> int | None:
        """Return the minute, where only one is meant."""
        (low, high), *others = self.stretches
        return low if low == high and not others else None

    @property
    def width(self) -> int:
        """Return the minutes of its longest stretch."""
        return max(high - low for low, high in self.stretches)

    def apart(self, other: Clock) -> int:
        """Return the least minutes between two times, round the clock."""
        return min(_between(a, b) for a in self.stretches for b in other.stretches)


def at_minute(minute: int) -> Clock:
    """Return an exact time."""
    return Clock(0, 0, ((minute % DAY, minute % DAY),))


def clocks_in(text: str) -> list[Clock]:
    """Return the times of day a text names, in order."""
    found: list[Clock] = []
    for match in sorted(_matches(text), key=lambda m: (m.start(), -m.end())):
        if not found or match.start() >= found[-1].end:
            found.append(Clock(match.start(), match.end(), _stretches(match, _ROUGH.search(text[: match.start()]) is not None)))
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS:
        yield from pattern.finditer(text)


def _stretches(match: re.Match[str], rough: bool) -> tuple[Stretch, ...]:
    groups = match.groupdict()
    if groups.get("named"):
        low, high = _NAMED[groups["named"].lower()]
        return ((low - ABOUT, high + ABOUT),) if rough or low != high else ((low, high),)
    hour_word = groups["h"].lower()
    hour = HOURS.get(hour_word) if hour_word in HOURS else int(hour_word)
    assert hour is not None
    minute = int(groups.get("m") or 0) + _MINUTES.get((groups.get("minutes") or "").lower(), 0)
    if step := groups.get("step"):
        minute = STEPS[step.lower()]
        if groups.get("way") in ("to", "before"):
            hour, minute = hour - 1, 60 - minute
    spread = ABOUT if rough or groups.get("ish") else 0
    fixed = hour_word in ("noon", "midday", "midnight") or groups.get("full") is not None or hour > 12
    colon = groups.get("m") and not groups.get("part") and (hour == 0 or hour_word.startswith("0") or ":" in match[0])
    hours = [hour] if fixed or colon else _hours(hour, groups.get("part") or "")
    lasts = (HOURS[groups["to"].lower()] - hour) % 12 * 60 if groups.get("to") else 0
    return tuple(((h * 60 + minute) % DAY - spread, (h * 60 + minute) % DAY + lasts + spread) for h in hours)


def _hours(hour: int, part: str) -> list[int]:
    """Return the hours of the day an hour of the clock may mean, with the part of the day said behind it."""
    said, half = part.lower().replace(".", ""), hour % 12
    if (said.startswith("a") and said.endswith("m")) or "morning" in said:
        return [half]
    if "night" in said:
        return [half if half < 5 else half + 12]
    if said:
        return [half + 12]
    return [half, half + 12]


def _between(a: Stretch, b: Stretch) -> int:
    if any(max(a[0], b[0] + days) <= min(a[1], b[1] + days) for days in (-DAY, 0, DAY)):
        return 0  # a stretch may reach past midnight
    apart = [abs(x - y) % DAY for x in a for y in b]
    return min(min(x, DAY - x) for x in apart)


def clock_said(clock: Clock) -> str:
    """Return a time as digits; the middle of a rough one."""
    low, high = clock.stretches[0]
    middle = (low + high) // 2 % DAY
    return f"{middle // 60:02d}:{middle % 60:02d}"
