"""What every fitting step needs: the span with its words, the text around it, articles, possessives, capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

UNKNOWN = "\0"

_LETTER_SOUND = re.compile(r"[AEFHILMNORSX][A-Z]{0,4}(?:\b|\d)")
ARTICLE_BEFORE = re.compile(r"(?<!\w)(a|an)(\s+)$", re.IGNORECASE)
DETERMINER_BEFORE = re.compile(
    r"(?:(?<!\w)(?:the|a|an|his|her|their|my|our|your|its)|(?<!\bit)(?<!\bhe)(?<!she)(?<!that)(?<!there)(?<!what)(?<!who)(?<!here)"
    r"(?<!\blet)['’]s|[a-z]s['’])\s+(?:(?:old|new|own|other|former|previous|current|first|second|same|whole|local|late|usual|registered|nearby"
    r"|only|then)\s+)*$",
    re.IGNORECASE,
)
SENTENCE_START = re.compile(r"(?:^|[.!?]['\"”’)\]]*\s+|[\n\r\t]\s*|^\W+)$")

NUMBERED = re.compile(
    r"\s*(?:\d+(?:\.\d+)+\.?|\(?(?:\d+|[a-z]|[ivx]+)[.)])\s+", re.IGNORECASE
)  # a number typed before a paragraph


@dataclass(frozen=True, slots=True)
class Fit:
    """A span of a unit with the words that will stand there."""

    start: int
    end: int
    replacement: str = field(repr=False)
    entity_type: str = ""
    core: str = field(default="", repr=False)  # the replacement before it was fitted
    form: str = ""
    wall: int = 0  # where kept words before the span end: a label is never taken out of them
    line: bool = False  # stands in a heading, list item or table cell, whose first letter is a capital where it was one
    empty: str = field(default="", repr=False)  # what stands where a removal would leave an empty place


def before_of(text: str, item: Fit, left: int) -> str:
    """Return what is known of the text before the span, from `left`."""
    return text[left : item.start].rpartition(UNKNOWN)[2]


def after_of(text: str, item: Fit, right: int) -> str:
    """Return what is known of the text after the span, up to `right`."""
    return text[item.end : right].partition(UNKNOWN)[0]


def begins_with_vowel_sound(words: str) -> bool:
    """Say whether "an" stands before these words."""
    word = words.lstrip(" \"'“‘([")
    if _LETTER_SOUND.match(word) and not re.match(r"[A-Z][a-z]", word):
        return True
    if re.match(r"[A-Z]{2,}", word) or re.match(r"[A-Z]\d", word):
        return False
    return bool(re.match(r"(?:8|11\b|18\b|11-|18-)", word) or re.match(_VOWEL_SOUND_LOWER, word.lower()))


_VOWEL_SOUND_LOWER = re.compile(r"(?:hour|honest|honour|heir)|(?!(?:eu|uni(?!m|n)|us[ue]|ut[ei]|one\b|once\b|ubi|ukr))[aeiou]")


def fit_article(text: str, item: Fit, left: int) -> Fit:
    """Drop the replacement's own article after another determiner; set a/an by the sound that follows."""
    before = before_of(text, item, left)
    own = re.match(r"(the|an?)\s+", item.replacement, re.IGNORECASE)
    if own and DETERMINER_BEFORE.search(before):
        item = replace(item, replacement=item.replacement[own.end() :])
    return a_or_an(item, before, item.replacement)


def a_or_an(item: Fit, before: str, following: str) -> Fit:
    """Widen the span over a wrong a/an before it."""
    article = ARTICLE_BEFORE.search(before)
    if not article or not following.strip():
        return item
    right_one = "an" if begins_with_vowel_sound(following) else "a"
    if article[1].lower() == right_one:
        return item
    word = right_one.capitalize() if article[1][0].isupper() else right_one
    return replace(item, start=item.start - len(article[0]), replacement=f"{word}{article[2]}{item.replacement}")


def fit_possessive(text: str, item: Fit, right: int) -> Fit:
    """Give a bare apostrophe after a plural or a name in -s its s back: "The Rourkes' car" → "Laura and Simon's car".

    A possessive in capitals goes with the replacement's own letters: "ROURKE'S car" → "Simon's car".
    """
    if item.entity_type not in ("PERSON", "PLACE", "ORGANISATION"):
        return item
    own = text[item.start : item.end]
    shouted = re.match(r"(['’])S(?!\w)", text[item.end : right])
    if (
        shouted
        and own.rpartition(" ")[2].isupper()
        and not (item.replacement.isupper() and not re.search("[a-z]", text[item.end : right][:24]))
    ):
        return replace(item, end=item.end + 2, replacement=f"{item.replacement}{shouted[1]}s")
    if item.replacement[-1:].lower() == "s":
        return item
    match = re.match(r"(['’])(?=[\s,.;:)]|$)", text[item.end : right])
    if not match or own[-1:].lower() != "s":
        return item
    if match[1] == "’" and text[: item.start].count("‘") > text[: item.start].count("’"):
        return item  # a closing quotation mark
    if match[1] == "'" and re.search(r"(?:^|[\s(])'[^']*$", text[: item.start].rpartition(UNKNOWN)[2]):
        return item
    s = "S" if own.isupper() and item.replacement.isupper() else "s"
    return replace(item, end=item.end + 1, replacement=f"{item.replacement}{match[1]}{s}")


def fit_capital(text: str, item: Fit) -> Fit:
    """Begin with a capital where a sentence begins; a span that is all there is does so only in a heading, list or table."""
    first = item.replacement[:1]
    if not first.islower() or UNKNOWN in text[max(0, item.start - 1) : item.start]:
        return item
    if item.start == 0 and not text[item.end :].strip(" .\n\t") and not item.line:
        return item
    before = text[max(0, item.start - 6) : item.start] if item.start > 6 else text[: item.start]
    colon = item.entity_type in ("SENTENCE", "AGE", "RELATION") and re.search(r":\s+$", before)  # a word there, and no name
    if colon or SENTENCE_START.search(before) or NUMBERED.fullmatch(text[: item.start]):
        original = text[item.start : item.end].lstrip("“\"'‘(")[:1]
        if original.isupper() or original.isdigit():
            return replace(item, replacement=first.upper() + item.replacement[1:])
    return item
