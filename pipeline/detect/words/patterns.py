"""Pieces of patterns that several recognisers share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

PLAIN = r"\p{Lu}[\p{L}'-]*"  # a capitalised word
# What joins the words of a name in Welsh, Gaelic and Irish: "y", "ar", "na"; "'r" is written on to the word before it
PARTICLE = r"(?:y|yr|yn|ar|a|ac|o|i|ger|gan|dan|na|nan|nam|an|am|agus|Y|Yr)"
NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
WORD_NUMBER = rf"(?:{TENS}[ -]{ONES}|{NUMBERS})"
MONTH = "(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"  # a month in any spelling
# Ranks of police, as records write them before a name
RANK = (
    r"(?:(?:[TA]/|[Aa]cting |[Tt]emporary )?"
    r"(?:DCS|DCI|DI|DSU|DS|DC|PC|PS|PCSO|Sgt|Supt|Insp|Superintendent|Inspector|Sergeant|Constable"
    r"|Det(?:ective)?\.? (?:Chief )?(?:Supt|Superintendent|Insp|Inspector|Sergeant|Constable)"
    r"|Chief (?:Inspector|Superintendent)))"
)
WEEKDAY = "(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
CHILD_WORDS = (
    r"(?:son|sons|daughter|daughters|child|children|baby|infant|toddler|newborn|boy|boys|girl|girls|twins?|grandson|granddaughter|"
    r"stepson|stepdaughter|nephew|niece|pupil|brother|sister|sibling)"
)
CELTIC_NAME = (
    rf"(?:'r)?(?: {PARTICLE}){{0,2}} (?!(?:Mrs?|Ms|Miss|Dr|Rev|PC|DC|PS|DS)\b){PLAIN}(?:(?: {PARTICLE}){{0,2}} {PLAIN}){{0,3}}"
)
_UNITS = {word: number for number, word in enumerate(NUMBERS.split("|")[:19], 1)}
_TENS = {word: 10 * number for number, word in enumerate(NUMBERS.split("|")[19:], 2)}


_ORDINALS = {
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
}  # fmt: skip
ORDINAL = rf"(?:{TENS}-(?:{'|'.join(w for w, n in _ORDINALS.items() if n < 10)})|{'|'.join(_ORDINALS)})"


@cache
def compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """Compile a pattern of a rule once in a process: the library's own cache is emptied when some hundred are in it.

    Raises `regex.error`.
    """
    return regex.compile(pattern, flags)


def number_of(written: str) -> int | None:
    """Return the number that digits or words say ("34", "thirty-four"); None if they say none."""
    low = written.strip().lower()
    if low.isdigit():
        return int(low)
    if low in _UNITS or low in _ORDINALS:
        return _UNITS.get(low) or _ORDINALS[low]
    parts = regex.split(r"[ -]", low)
    if parts[0] in _TENS:
        return _TENS[parts[0]] + (_UNITS.get(parts[1], _ORDINALS.get(parts[1], 0)) if len(parts) > 1 else 0)
    return None


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(regex.escape(word, special_only=True) for word in sorted(set(words), key=len, reverse=True))
