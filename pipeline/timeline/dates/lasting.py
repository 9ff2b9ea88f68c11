# ruff: noqa: E501 - a pattern stands on one line
"""Read how long something lasted or how far two moments lay apart: "some five minutes after the call", "within ten minutes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-five": 25, "twenty five": 25, "thirty": 30,
    "thirty-five": 35, "forty": 40, "forty-five": 45, "forty five": 45, "fifty": 50, "fifty-five": 55, "ninety": 90,
    "a few": 5, "a couple of": 2, "several": 10,
}  # fmt: skip
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_LENGTH = (
    r"(?P<quarter>(?:an? )?quarter of an hour)|(?P<three>three[ -]quarters of an hour)|(?P<half>half[ -]an[ -]hour|half[ -]hour)"
    rf"|(?P<n>\d{{1,3}}|{_NUMBER})[ -]?(?:good )?(?P<unit>minutes?|mins?|hours?|hrs?)"
    r"(?P<more> and (?:a half|a quarter|three quarters|a bit|more))?"
)
LENGTH = re.compile(
    r"\b(?P<most>within|in under|under|less than|no more than|no longer than|not more than|barely|hardly|inside|not)?\b\W?"
    r"(?P<least>over|more than|at least|upwards of|well over|the better part of|the best part of|a good|close on|nearly|almost)?\b"
    r"\W?(?:about |some |around |roughly |approximately |approx |only |just )?"
    rf"(?:{_LENGTH})(?: or (?:so|more))?(?!\w)",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\W{0,2}(?:\w+ )?(?:elapsed|went by|passed|had gone|had passed|between|after (?:the|their|its|that|being|turning)|of (?:the|being|its|that)"
    r"|from (?:the|being)|before (?:the|an|any|a|PC|DC|officers|police|crew)|wait\b|delay\b|later\b|behind (?:the|them)|ahead of)",
    re.IGNORECASE,
)
_TOOK = re.compile(
    r"\b(?:took|taking|waited|wait of|delay of|lasted|lasting|stayed|remained|through in|in and out (?:in|within)|after|interval of"
    r"|gap of|left)(?: for)? $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lasting:
    """How many minutes something lasted, at least and at most."""

    start: int
    end: int
    minutes: int
    low: int
    high: int


def lengths_in(text: str) -> Iterator[Lasting]:
    """Yield every length of time in minutes and hours a text tells."""
    for match in LENGTH.finditer(text):
        minutes = _minutes(match)
        low, high = round(minutes * 0.7) - 2, round(minutes * 1.3) + 2
        if match["most"]:
            low, high = 0, round(minutes * 1.15) + 1
        elif match["least"] or (match["more"] or "").endswith(("more", "bit")):
            low, high = round(minutes * 0.75), round(minutes * 1.9) + 1
        yield Lasting(*match.span(), minutes, low, high)


def elapsed_in(text: str) -> list[Lasting]:
    """Return the lengths by which two moments lay apart: between a call and who came, a bell and who fetched a child."""
    return [one for one in lengths_in(text) if _PASSED.match(text, one.end) or _TOOK.search(text[: one.start])]


def _minutes(match: re.Match[str]) -> int:
    if match["quarter"]:
        return 15
    if match["three"]:
        return 45
    if match["half"]:
        return 30
    said = match["n"].lower()
    number = int(said) if said.isdigit() else _NUMBERS[said]
    if match["unit"].lower().startswith("m"):
        return number
    more = (match["more"] or "").lower()
    return number * 60 + (30 if "half" in more else 45 if "three" in more else 15 if "quarter" in more else 0)
