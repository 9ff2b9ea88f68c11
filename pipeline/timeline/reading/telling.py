"""Read what a text tells beside names and days: reference numbers, times of day, and its telling words."""

from __future__ import annotations

import re

from pipeline.model import Entry
from pipeline.timeline.dates.clock import clocks_in
from pipeline.timeline.reading.lexicon import evidence

_REFERENCE = re.compile(
    r"(?<![\w/.-])(?=[A-Za-z0-9/-]*\d{2})(?:[A-Z]{1,6}[A-Za-z]{0,6}[ /-]?)?\d[\dA-Z]*(?:[/-][\dA-Z]{1,12})*(?![\w/-])"
)
_PERSONAL = re.compile(
    r"0\d{9,10}|\+44\d+|\d{3} ?\d{3} ?\d{4}|[A-Z]{2}\d{6}[A-D]|[A-Z]{1,2}\d[A-Z\d]?|\d[A-Z]{2}"
    r"|\d{1,2}[/-]\d{1,2}([/-]\d{2,4})?|(?:19|20)\d\d|\d{1,4}(?:st|nd|rd|th|hrs|H|HRS|F|M)?|\d{4}/\d{2}"
    r"|\d{4}-\d\d-\d\d"
    r"|[A-Z]{1,3}\d{1,2}|(?:Flat|Room|Nurse|Officer|Level|Page|Child|Day|Year|Ward|GCS|DASH|EPDS|PHQ|GAD"
    r"|Section|Recommendation|Paramedic|Midwife|Constable)[ -]?\d+"
)
_TOKEN = re.compile(r"[A-Za-z][a-z'’]+|[A-Z]{2,}|£\d[\d,]*k?|\d+(?=/)")  # a sum of money is as telling as a word


def references_in(text: str) -> frozenset[str]:
    """Return reference numbers of cases and calls; what belongs to a person (NHS, phone, postcode, age) is left out."""
    found = set()
    for match in _REFERENCE.finditer(text):
        plain = match[0].upper()
        bare = re.sub(r"[^A-Z0-9]", "", plain)
        if _PERSONAL.fullmatch(match[0]) or _PERSONAL.fullmatch(plain) or sum(c.isdigit() for c in bare) < 3:
            continue
        found.add(bare)
    return frozenset(found)


def minutes_of(entry: Entry, text: str) -> int | None:
    """Return the minute of the day of a row: its time, else the only time its text names."""
    if entry.time:
        return int(entry.time[:2]) * 60 + int(entry.time[3:])
    found = times_named(text)
    return min(found) if len(found) == 1 else None


def times_named(text: str) -> set[int]:
    """Return the minutes of the day of all exact times a text names."""
    return {clock.exact for clock in clocks_in(text) if clock.exact is not None}


def tokens_in(text: str) -> frozenset[str]:
    """Return the stems of the words that are not common in chronologies."""
    common = evidence().common
    return frozenset(
        stem_of(t)
        for m in _TOKEN.finditer(text)
        if len(t := m[0].lower().replace("’", "'").removesuffix("'s")) > 2 and t not in common
    )


def stem_of(word: str) -> str:
    """Return what forms of a word share: "gate" and "gates", "snap" and "snapped", "worry" and "worries"."""
    if word.startswith("£"):
        return word.replace(",", "").replace("k", "000")
    for ending in ("ings", "ing", "edly", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    word = word[:-1] if len(word) > 3 and word[-1] in "eyi" else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word
