# ruff: noqa: E501 - a pattern stands on one line
"""Find times of day told in words: "at twenty past five", "about eight in the evening", "just before six o'clock"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import number_of

_HOUR = r"(?P<h>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_AT = r"(?:(?:at|around|about|approximately|by|until|till|from|since|before|after|just before|just after|shortly before|shortly after|at about|at around) )"
_LEAD = f"{_AT}?"
_PART = r"(?P<part>in the (?:early )?(?:morning|afternoon|evening)|at night|that (?:morning|afternoon|evening|night)|the (?:next|following) (?:morning|afternoon|evening))"
_PAST = r"(?:(?:a )?(?:five|ten|quarter|twenty|twenty[- ]five|half)(?: minutes)? (?:past|(?P<to>to)))"
# A time ends its clause, or another begins; "ten to twelve" alone may be a count, and needs "at", "by" or "quarter" to be a time.
_CLOSED = r"(?=[.,;:)]|$| (?:on|in|at|and|when|that|she|he|they|we|the|an?|with|but|before|after|until|his|her|their|this|to|from|it|there)\b)"
_TIMES = (
    regex.compile(
        rf"(?i)(?<!\bgone )\b{_LEAD}{_PAST} {_HOUR}(?: o'clock)?(?: {_PART})?(?<!\bto \w+(?<!(?:at|about|around|by|until|till|before|after|from|since|quarter|gone) (?:a )?\p{{L}}+ to \w+)){_CLOSED}"
    ),
    regex.compile(rf"(?i)\b{_LEAD}{_HOUR} o'clock(?: {_PART})?\b(?! (?:news|rule|position|club))"),
    regex.compile(rf"(?i)(?<!\bnot |\bnever )\b{_AT}{_HOUR} {_PART}\b{_CLOSED}"),
)


def clock_words(text: str) -> Iterator[Mention]:
    """Yield times in words; `time` is "HH:00" where the part of the day is told, else ""."""
    low = text.lower()
    if not any(word in low for word in ("o'clock", " past ", " to ", " in the ", " at night", "morning", "evening", "afternoon")):
        return
    taken: list[tuple[int, int]] = []
    for pattern in _TIMES:
        for match in pattern.finditer(text):
            hour = number_of(match["h"])
            if hour is None or not 1 <= hour <= 12 or any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            hour = hour - 1 if match.groupdict().get("to") else hour
            why = "a time of day in words"
            facts = {"time": _clock(hour, match["part"] or "")}
            yield Mention(*match.span(), "TIME", 0.6, "clock_words", why, facts, tier=GUESSED)


def _clock(hour: int, part: str) -> str:
    if "morning" in part:
        return f"{hour % 12:02d}:00"
    if "afternoon" in part or "evening" in part:
        return f"{hour % 12 + 12:02d}:00"
    if "night" in part:
        return f"{(hour % 12 + 12) if 6 < hour < 12 else hour % 12:02d}:00"
    return ""
