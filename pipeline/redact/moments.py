"""Distances between two moments that are told to the minute: with one of them known, they give the other away.

"10 hours and 23 minutes later" and "47 minutes before her death" are as exact as a clock; "about ten hours later" tells the same
story. How long something took ("they spoke for 3 hours and 40 minutes") is no distance between moments and stays, and so does a
distance of minutes from anything but the death: how fast somebody answered is what a review learns from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.detect.words.patterns import WORD_NUMBER, number_of
from pipeline.model import Finding, Unit

_N = rf"(?:\d{{1,3}}|{WORD_NUMBER})"
_HEDGE = r"(?:(?:about|around|approximately|approx\.?|some|nearly|almost|just over|just under|over|under|exactly|precisely)\s+)?"
_HOURS = rf"(?P<h>{_N})\s*(?:hours?|hrs?|h)"
_MINUTES = rf"(?P<m>{_N})\s*(?:minutes?|mins?|m)"
_AWAY = r"(?=\s+(?:later|earlier|afterwards|after|before|beforehand|previously|prior|apart|ago)\b)"
_DIED = r"(?:she|he|\w+)\s+(?:died|was (?:killed|murdered|found dead))"
_DEATH = rf"(?=\s+(?:before|prior to|after)\s+(?:(?:her|his|their|the|\w+['’]s)\s+(?:death|killing|murder)|{_DIED}))"
_LONG, _SHORT = rf"(?<!\w){_HEDGE}{_HOURS}(?:,?\s+and\s+|,?\s*){_MINUTES}(?!\w)", rf"(?<!\w){_HEDGE}{_MINUTES}(?!\w)"
_EXACT = (re.compile(_LONG + _AWAY, re.IGNORECASE), re.compile(_SHORT + _DEATH, re.IGNORECASE))
_WRITTEN = re.compile(f"{_LONG}|{_SHORT.replace('<m>', '<only>')}", re.IGNORECASE)
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MIXED = frozenset({"TIME", "DATE", "QUANTITY", "MISC", "AGE"})  # what a distance, or part of it, may have been taken for


def exact_distances(document: str, unit: Unit, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the distances of a unit that are told to the minute."""
    if "min" not in unit.text.casefold() and not re.search(r"\d ?h", unit.text):
        return
    for match in (match for pattern in _EXACT for match in pattern.finditer(unit.text)):
        start, end = match.span()
        if any(f.start < end and start < f.end and f.entity_type not in _MIXED for f in findings):
            continue
        yield Finding(
            document=document, part=unit.part, locator=unit.locator, address=unit.address, start=start, end=end,
            text=match.group(), entity_type="TIME", score=1.0, recogniser="distances",
            why="A distance between two moments, told to the minute.", context={"form": "distance"},
        )  # fmt: skip


def covers(distance: Finding, finding: Finding) -> bool:
    """Say whether a finding is no more than part of such a distance."""
    return finding.entity_type in _MIXED and distance.start < finding.end and finding.start < distance.end


def less_exact(text: str) -> str:
    """Return "about ten hours" for "10 hours and 23 minutes": the nearest half hour up to four hours, then the nearest hour."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return "[time removed]"
    told = _told((number_of(match["h"] or "0") or 0) * 60 + (number_of(match["m"] or match["only"]) or 0))
    return told[0].upper() + told[1:] if text[:1].isupper() else told


def _told(minutes: int) -> str:
    if minutes < 45:
        return "less than an hour"
    if minutes < 240:
        hours, half = divmod(round(minutes / 30), 2)
        if hours == 1:
            return "about an hour and a half" if half else "about an hour"
        return f"about {_WORDS[hours]} and a half hours" if half else f"about {_WORDS[hours]} hours"
    hours = round(minutes / 60)
    return f"about {_WORDS[hours] if hours < len(_WORDS) else hours} hours"
