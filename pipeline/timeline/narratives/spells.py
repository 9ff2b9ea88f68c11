# ruff: noqa: E501 - a pattern or an example stands on one line
"""Set beside the chronology what a narrative says of being in touch: no contact for a time, which contact was the first or last.

The words are data (`contact` of narratives.yaml). A row is contact unless it records a letter, a message left, or nobody met.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from pipeline.timeline.joining.features import Features
from pipeline.timeline.narratives.deeds import narrative_lists
from pipeline.timeline.reading.lexicon import pattern_of, spoken_in
from pipeline.timeline.reading.names import Names

_BETWEEN = re.compile(r"\b(?:between|after|since|until|before)\b", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?:other than|apart from|except|save for|aside from|besides|face to face|direct|recorded as)\b", re.IGNORECASE
)
_AFTER = re.compile(r"\b(?:after|since|following|from)(?: then| that| the| \w+){0,2}\s*$", re.IGNORECASE)
_AS = re.compile(r"\b(?:on|in|was|dated|of|at|is|being)(?: the)?\s*$", re.IGNORECASE)
_SPEAK = r"(?:sp(?:oke|oken|eak)|contact(?:ed)?|in touch|told|tell|inform(?:ed)?|liais(?:ed|e|on)|consult(?:ed)?|rang|ring|write|wrote|heard?|notif(?:y|ied)|communicat\w+|alert(?:ed)?|shar(?:ed?|ing))"
_NEVER_SPOKE = re.compile(
    rf"\b(?:never|at no (?:time|point|stage)(?: did)?|not once|nothing was ever|no information was ever)\b[^.;,]{{0,40}}?\b{_SPEAK}\b",
    re.IGNORECASE,
)
_TURN = timedelta(days=31)


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    return {name: pattern_of(words) for name, words in narrative_lists()["contact"].items()}


def speaks_of_contact(said: str) -> bool:
    """Say whether a sentence speaks of no contact, or of the first or last."""
    return any(_words()[name].search(said) for name in ("none", "first", "last"))


def is_contact(row: Features) -> bool:
    """Say whether a row records that somebody was met or spoken with."""
    return not (_words()["not_contact"].search(row.text) or row.reflects or row.prepares)


def no_contact(said: str, first: date, last: date, told: Features, rows: Sequence[Features], names: Names) -> Features | None:
    """Return the first row that records contact in the days a sentence says there was none; None if none does."""
    match = _words()["none"].search(said)
    if not match or _ONLY.search(said) or last == date.max or first == date.min:
        return None
    if _BETWEEN.search(said) and (last - first) > 2 * _TURN:  # "between April and August": not in either of them
        first, last = _inside(first, last)
    others = spoken_in(names.without_initials(said)).agencies - told.kinds
    for row in rows:
        if row.first is None or not first <= row.first <= last or not is_contact(row):
            continue
        about = row.people & names.principals
        if others:
            if others & (row.hears | row.tells):
                return row
        elif not told.people & names.principals or not about or about & told.people:
            return row
    return None


def _inside(first: date, last: date) -> tuple[date, date]:
    """Return a stretch of whole months without its first and last, one of days without its ends."""
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return (first + _TURN).replace(day=1), last.replace(day=1) - timedelta(days=1)
    return first + timedelta(days=1), last - timedelta(days=1)


def first_contact(
    said: str, start: int, day: tuple[date, date], told: Features, rows: Sequence[Features], names: Names
) -> Features | None:
    """Return the row that records contact before the day, named at `start`, a sentence gives as that of the first."""
    match = next((m for m in _words()["first"].finditer(said)), None)
    if not match or abs(start - match.end()) > 110:
        return None
    for row in rows:
        if row.first is None or row.first >= day[0] or not is_contact(row) or row.first < date(1900, 1, 1):
            continue
        if _same_sort(said[match.start() : match.end() + 40], told, row, names):
            return row
    return None


def last_contact(
    said: str, start: int, day: tuple[date, date], told: Features, rows: Sequence[Features], names: Names
) -> Features | None:
    """Return the row that records contact after the day a sentence gives as that of the last."""
    match = next((m for m in _words()["last"].finditer(said)), None)
    if not match or not 0 <= start - match.end() <= 70:
        return None
    for row in rows:
        if row.first is None or row.first <= day[1] or not is_contact(row) or "death" in row.events:
            continue
        if _same_sort(said[match.start() : match.end() + 40], told, row, names) and row.people & names.principals:
            return row
    return None


def _same_sort(words: str, told: Features, row: Features, names: Names) -> bool:
    """Say whether a row is contact with those a sentence speaks of, and of the kind it speaks of."""
    kinds = spoken_in(words).events
    about, meant = row.people & names.principals, told.people & names.principals
    others = spoken_in(names.without_initials(words)).agencies - told.kinds
    if others and not others & (row.hears | row.tells):
        return False
    return (not about or not meant or bool(about & meant)) and (not kinds or bool(kinds & row.events))


def never_spoke(said: str, told: Features, rows: Sequence[Features], names: Names) -> Features | None:
    """Return the row that heard from, rang or told an agency a sentence says was never spoken with."""
    match = _NEVER_SPOKE.search(said)
    others = spoken_in(names.without_initials(said[match.end() :])).agencies - told.kinds if match else frozenset[str]()
    return next((row for row in rows if others & (row.hears | row.tells)), None)
