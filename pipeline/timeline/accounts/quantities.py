# ruff: noqa: E501 - a pattern or an example stands on one line
"""Read how many of what a row counts: "forty messages", "twice", "the 3rd report", "20 weeks pregnant", "£300".

Lengths of time, ages, clock times, dates, measures of the body and numbers of children are read elsewhere or not at all. Which
nouns count the same is data (`counted` of conflicts.yaml); a plural in no list counts by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.timeline.reading.claim import Claim, claim_lists, snippet
from pipeline.timeline.reading.lexicon import matches_beside
from pipeline.timeline.reading.standing import standing_of
from pipeline.timeline.reading.telling import stem_of, tokens_in

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_TIMES = {"twice": 2, "thrice": 3}
_SINGLE = {"a": 1, "an": 1, "single": 1}
_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = rf"(?P<n>\d{{1,4}}|(?:a |one |two |three |several )?(?:hundred|dozen)|a couple of|(?:{_WORDS})(?:[ -](?:{_WORDS}))?)"
_COUNTED = re.compile(
    rf"(?<![\w£:./-]){_NUMBER}(?![\d:/.%]|\w)[ -](?:of )?(?!(?:about|in|on|at|and|for|to|from|with|by|when|after|over)\b)(?P<what>[a-z'’-]+(?: [a-z'’-]+){{0,2}})",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"\b(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}) (?P<what>[a-z-]+(?: [a-z-]+)?)", re.IGNORECASE)
_OFTEN = re.compile(rf"\b(?P<n>twice|thrice|(?:\d{{1,2}}|{_WORDS}) times)\b(?! (?:a|per|every) )", re.IGNORECASE)
_EACH = r"(?P<each> ?(?:a|per|each|every) (?:week|month|day|fortnight)| ?(?:pw|pcm|p/w)\b)?"
_POUNDS = re.compile(rf"£ ?(?P<n>\d[\d,]*)(?:\.\d\d)?(?P<k>k\b)?(?!\d){_EACH}", re.IGNORECASE)
_QUID = re.compile(rf"{_NUMBER} (?:pounds|quid)\b{_EACH}", re.IGNORECASE)
_TOGETHER = re.compile(
    rf"\b(?:together|relationship|married|couple|with (?:him|her)|known each other)\b[^.;]{{0,25}}?\b{_NUMBER}[ -]years?\b"
    rf"|{_NUMBER.replace('?P<n>', '?P<m>')}[ -]year (?:relationship|marriage)",
    re.IGNORECASE,
)
_SITS = r"aged?|at|about|since|in|by|on|until|till|from|to|section|page"
_LABELLED = re.compile(rf"\b(?:[A-Z][a-z]*|[Nn]os?\.?|{_SITS}) $")
_SITTING = re.compile(rf"\b(?:{_SITS}) $")  # "All four tyres": a number in words is no label
_MONTHS = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*$", re.IGNORECASE)
_WEEKS = re.compile(
    r"(?<![\d/])(?P<n>\d{1,2})(?:/40\b|(?: ?\+ ?\d)?[ -](?:weeks?|wks?)['’]? (?:pregnant|gestation|gravid|preg)\b)",
    re.IGNORECASE,
)

_DOSE = re.compile(
    r"(?:(?P<before>[a-z]{4,}) )?(?<![\d.])(?P<n>\d{1,4}) ?(?P<unit>mg|mls?|mcg)\b(?: (?:of )?(?P<after>[a-z]{4,}))?", re.I
)
_UNPAID = re.compile(
    r"\b(?P<n>\d{2,3}) ?(?:hours?|hrs?)[’']?(?: of)? (?:unpaid|community)\b|\b(?:gave|given|ordered|sentenced)(?: \w+){0,3} (?P<m>\d{2,3}) (?:hours|hrs)\b",
    re.I,
)
_SWALLOWED = re.compile(r"\b(?:od|o/d|overdos\w+|ingest\w*|swallow\w*|taken|took)\b", re.IGNORECASE)


@cache
def _nouns() -> tuple[Mapping[str, tuple[str, str]], frozenset[str]]:
    """Return what each counted noun counts, with its field, and the stems of what is not counted here."""
    raw = claim_lists()["counted"]
    nouns = {stem_of(word): (name, rule.get("field", "other")) for name, rule in raw["nouns"].items() for word in rule["words"]}
    return nouns, frozenset(stem_of(word) for word in raw["never"])


def quantities(text: str) -> Iterator[Claim]:
    """Yield how many a row counts of each thing; of what it counts twice over, nothing."""
    found: dict[tuple[str, str], dict[int, re.Match[str]]] = defaultdict(dict)
    for match, what, number in _counts(text):
        if standing_of(text, *match.span()) != "open":
            found[what][number] = match
    for (name, field), counts in found.items():
        if len(counts) == 1:
            ((number, match),) = counts.items()
            if name == "tablets" and _SWALLOWED.search(text):
                field = "injury"  # of an overdose
            yield Claim(field, f"how many {name}", str(number), snippet(text, *match.span()), compared="count")


def _counts(text: str) -> Iterator[tuple[re.Match[str], tuple[str, str], int]]:
    nouns, never = _nouns()
    for match in _COUNTED.finditer(text):
        for word in re.findall(r"[a-z-]+", match["what"].lower()):
            stem = stem_of(word)
            if stem in never:
                break
            if stem in nouns:
                yield match, nouns[stem], number_of(match["n"])
                break
            labelled = _LABELLED if match["n"][0].isdigit() else _SITTING
            if _plural(word) and not labelled.search(text[: match.start()][-12:]):
                yield match, (stem, "other"), number_of(match["n"])
                break
    for match in _ORDINAL.finditer(text):
        stems = [stem_of(word) for word in match["what"].lower().split()]
        if "report" in stems or "incident" in stems or "domestic" in stems:
            yield match, ("earlier reports", "other"), number_of(match["n"]) - 1
    for match in _OFTEN.finditer(text):
        yield match, ("times", "other"), number_of(match["n"])
    for match in _POUNDS.finditer(text):
        number = int(match["n"].replace(",", "") or 0) * (1000 if match["k"] else 1)
        yield match, ("pounds each time" if match["each"] else "pounds", "other"), number
    for match in matches_beside(("pound", "quid"), _QUID, text):
        yield match, ("pounds each time" if match["each"] else "pounds", "other"), number_of(match["n"])
    for match in matches_beside(("year",), _TOGETHER, text):
        yield match, ("years together", "other"), number_of(match["n"] or match["m"])
    for match in _DOSE.finditer(text):
        for drug in filter(tokens_in, (match["before"] or "", match["after"] or "")):
            yield match, (f"{match['unit'].lower().rstrip('s')} of {stem_of(drug.lower())}", "other"), int(match["n"])
    for match in _UNPAID.finditer(text):
        yield match, ("hours of unpaid work", "outcome"), int(match["n"] or match["m"])
    for match in _WEEKS.finditer(text):
        yield match, ("weeks pregnant", "other"), int(match["n"])


def _plural(word: str) -> bool:
    """Say whether a word counts things nobody listed: "windows", "dogs"; no "address", no month."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and not _MONTHS.match(word)


def number_of(said: str) -> int:
    """Return the number some words say, in figures or written out: "12", "forty-eight", "a dozen", "twice", "a single"."""
    plain = said.lower().replace("-", " ")
    if digits := re.match(r"\d+", plain):
        return int(digits[0])
    if plain in _TIMES:
        return _TIMES[plain]
    scale = 100 if "hundred" in plain else 12 if "dozen" in plain else 0
    if plain.startswith("a couple"):
        return 2
    if not scale and (ones := [_SINGLE[word] for word in plain.split() if word in _SINGLE]):
        return ones[0]
    total = sum(_UNITS.get(word, _ORDINALS.get(word, 0)) for word in plain.split())
    return scale * (total or 1) if scale else total
