"""Fold text into words and search many phrases at once, in one pass over the words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pipeline.detect.words.text import INVISIBLE, look_alikes

_WORD = re.compile(rf"[^\W_]+(?:[{INVISIBLE}]+[^\W_]*)*")
_IGNORED = re.compile(f"[{INVISIBLE}]+")
_LETTERS = {
    ord(a): b
    for a, b in {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
    }.items()
}

T = TypeVar("T")


def fold(text: str) -> str:
    """Return text without case, accents, soft hyphens and invisible characters."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", look_alikes(_IGNORED.sub("", text)))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS).casefold()


def words_of(text: str) -> list[str]:
    """Return the folded words of a text; an apostrophe, hyphen or underscore parts words."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [fold(word) for word in _WORD.findall(text)]


def spans_of(text: str) -> list[tuple[int, int]]:
    """Return where the words of `words_of` stand."""
    return [match.span() for match in _WORD.finditer(text)]


@dataclass
class Phrases(Generic[T]):
    """Phrases by their first word; searching costs one look-up for each word of a text."""

    _by_first: dict[str, list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)

    def add(self, words: Sequence[str], value: T) -> None:
        if words:
            self._by_first.setdefault(words[0], []).append((tuple(words), value))

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, T]]:
        """Yield (first word, past the last word, value) of every occurrence, overlapping ones included."""
        by_first = self._by_first
        for at, word in enumerate(words):
            for phrase, value in by_first.get(word, ()):
                end = at + len(phrase)
                if tuple(words[at:end]) == phrase:
                    yield at, end, value


def phrases_of(items: Iterable[tuple[Sequence[str], T]]) -> Phrases[T]:
    """Make searchable phrases."""
    phrases: Phrases[T] = Phrases()
    for words, value in items:
        phrases.add(words, value)
    return phrases
