"""Pieces of patterns that several recognisers share."""

from __future__ import annotations

from collections.abc import Iterable

import regex

PLAIN = r"\p{Lu}[\p{L}'-]*"  # a capitalised word
NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
WORD_NUMBER = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?:one|two|three|four|five|six|seven|eight|nine)|"
    + NUMBERS
    + ")"
)
CHILD_WORDS = (
    r"(?:son|sons|daughter|daughters|child|children|baby|infant|toddler|newborn|boy|boys|girl|girls|twins?|grandson|granddaughter|"
    r"stepson|stepdaughter|nephew|niece|pupil|brother|sister|sibling)"
)
_UNITS = {word: number for number, word in enumerate(NUMBERS.split("|")[:19], 1)}
_TENS = {word: 10 * number for number, word in enumerate(NUMBERS.split("|")[19:], 2)}


def number_of(written: str) -> int | None:
    """Return the number that digits or words say ("34", "thirty-four"); None if they say none."""
    low = written.strip().lower()
    if low.isdigit():
        return int(low)
    if low in _UNITS:
        return _UNITS[low]
    parts = regex.split(r"[ -]", low)
    if parts[0] in _TENS:
        return _TENS[parts[0]] + (_UNITS.get(parts[1], 0) if len(parts) > 1 else 0)
    return None


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(regex.escape(word, special_only=True) for word in sorted(set(words), key=len, reverse=True))
