"""Known names that stand inside longer runs of letters: "TamsinRourke", "Rou-rke", two runs of Word without a space between.

Detection and the ordinary search look at whole words. Here a name counts when hyphens and invisible characters are taken
out of the run that holds it, and when its ends look like ends: the run's own, a change from small letter to capital, a digit,
or another known name. A longer word that happens to hold a name ("Richardson" for Richards) has no such ends and is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from pipeline.detect.words.text import INVISIBLE
from pipeline.redact.verification.words import fold

_HYPHENS = "\\-\u2010\u2011\ufe63\uff0d"
_RUN = re.compile(rf"[^\W_]+(?:[{INVISIBLE}{_HYPHENS}]+[^\W_]+)*")
EMBEDDED = 8  # letters from which a name counts inside a longer run
BORDERED = 5  # letters from which it does when capitals on both sides set it off, or it begins or ends a hashtag or an account
WHOLE = 4  # letters from which a name counts when hyphens cut it, or when names and digits are all the run holds
_KEY = 4
_UNSEEN = re.compile(f"[{INVISIBLE}]")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Glued(Generic[T]):
    """Where a name stands inside a run of letters; `clean` says that its ends look like ends."""

    start: int
    end: int
    value: T
    clean: bool
    run: tuple[int, int]


@dataclass(frozen=True)
class Index(Generic[T]):
    """Names by the first letters of their squashed form."""

    by_key: Mapping[str, tuple[tuple[str, T], ...]] = field(repr=False)

    @staticmethod
    def of(names: Iterable[tuple[str, T]]) -> Index[T]:
        """Index names by their squashed forms (folded letters and digits, nothing between); shorter ones are left out."""
        groups: dict[str, dict[str, T]] = {}
        for name, value in names:
            if len(name) >= WHOLE:
                groups.setdefault(name[:_KEY], {}).setdefault(name, value)
        return Index({key: tuple(sorted(group.items(), key=lambda item: -len(item[0]))) for key, group in groups.items()})

    def find(self, text: str) -> Iterator[Glued[T]]:
        """Yield the names inside runs of letters, from left to right; a name that is a whole plain word is not told."""
        if not self.by_key:
            return
        for run in _RUN.finditer(text):
            word = run.group()
            if len(word) > WHOLE:
                yield from self._in_run(word, run.start(), tag=text[run.start() - 1 : run.start()] in ("#", "@"))

    def _in_run(self, word: str, offset: int, *, tag: bool) -> Iterator[Glued[T]]:
        letters, places = _letters(word)
        plain = len(letters) == len(word)  # a whole plain word is the business of the ordinary search
        met: list[tuple[int, int, T]] = []
        at = 0
        while at + WHOLE <= len(letters):
            for name, value in self.by_key.get(letters[at : at + _KEY], ()):
                if letters.startswith(name, at) and not (plain and len(name) == len(letters)):
                    met.append((at, at + len(name), value))
                    at += len(name) - 1
                    break
            at += 1
        starts, ends = {a for a, _, _ in met}, {b for _, b, _ in met}
        for a, b, value in met:
            left, right = _is_end(word, letters, places, a), _is_end(word, letters, places, b)
            clean = (a in ends or left) and (b in starts or right)
            if tag and not clean and b - a >= BORDERED and (a == 0 or b == len(letters)):
                clean = True  # "#justicefortamsin"
            if (
                (clean and b - a >= BORDERED)
                or b - a >= EMBEDDED
                or (b - a, clean) == (len(letters), True)
                or _is_tiled(letters, a, b, starts, ends)
            ):
                yield Glued(offset + places[a], offset + places[b - 1] + 1, value, clean, (offset, offset + len(word)))


@lru_cache(maxsize=50_000)
def _letters(word: str) -> tuple[str, tuple[int, ...]]:
    """Return the folded letters of a run and where each stands in it."""
    if word.isascii() and word.isalnum():
        return word.lower(), tuple(range(len(word)))
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(word):
        for folded in fold(character):
            if folded.isalnum():
                letters.append(folded)
                places.append(at)
    return "".join(letters), tuple(places)


def _is_tiled(letters: str, a: int, b: int, starts: Collection[int], ends: Collection[int]) -> bool:
    """Say whether a short name fills its run together with other names and digits ("ROURKEPELL2018")."""

    def closed(at: int, others: Collection[int], outside: str) -> bool:
        return not outside or at in others or outside.isdigit()

    return closed(a, ends, letters[:a][-1:]) and closed(b, starts, letters[b : b + 1])


_JOINED_ON = ("mc", "mac", "fitz", "de", "di", "du", "la", "le", "van", "o")  # "McAllister" is one surname


def _is_end(word: str, letters: str, places: Sequence[int], at: int) -> bool:
    """Say whether the run ends at the letter number `at`, or something else does: a hyphen, a digit, a new capital."""
    if at in (0, len(letters)):
        return True
    before, after = word[places[at - 1]], word[places[at]]
    if any(not c.isalnum() and not _UNSEEN.match(c) for c in word[places[at - 1] + 1 : places[at]]):
        return True
    if before.isdigit() != after.isdigit():
        return True
    return before.islower() and after.isupper() and letters[:at] not in _JOINED_ON
