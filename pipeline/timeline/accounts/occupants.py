"""Read how many people a row says were in a place: "four occupants accounted for", "only she and Edith were in"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.timeline.reading.claim import Claim, snippet

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_N = rf"(?P<n>{'|'.join(_NUMBERS)}|[1-9])"
_INSIDE = (
    r"(?:accounted for|inside|at home|in the property|present"
    r"|in(?=[.,;:]|$| (?:the (?:house|flat|property|home|building)|at the time|when)\b))"
)
_COUNTED = (
    re.compile(
        rf"\b{_N} (?:occupants?|persons|people|adults)(?: (?:were|all|found|now))*(?: {_INSIDE}|(?= ?[:(]))", re.IGNORECASE
    ),
    re.compile(rf"\b(?:occupants|persons in property|people in property)(?: ?[:=]| were) ?{_N}(?![\w-])", re.IGNORECASE),
    re.compile(rf"\b(?:just|only) the {_N} of (?:us|them|you) (?:were )?(?:there\b|{_INSIDE})", re.IGNORECASE),
)
_PAIR = re.compile(rf"\b(?:only|just) [\w'’ ]{{1,25}}? and [\w'’ ]{{1,25}}? (?:was |were )?(?:there\b|{_INSIDE})", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:other|others|another|more|further)\b", re.IGNORECASE)


def occupants(text: str) -> Iterator[Claim]:
    """Yield how many people were there, where a row counts all of them and says one number."""
    told = {(_number(m["n"]), m.span()) for pattern in _COUNTED for m in pattern.finditer(text) if not _OTHERS.search(m[0])}
    told |= {(2, m.span()) for m in _PAIR.finditer(text)}
    if len({number for number, _ in told}) == 1:
        number, span = min(told)
        yield Claim("people", "how many there", str(number), snippet(text, *span))


def _number(said: str) -> int:
    return _NUMBERS.get(said.lower()) or int(said)
