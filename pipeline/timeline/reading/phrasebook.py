"""Find which of many word lists a text speaks to, in one pass over its words.

A phrase is words in lower case; `*` ends a stem, or alone stands for any one word. Apostrophes are ignored, hyphens and
other marks separate words, and a phrase does not reach over the end of a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[a-z0-9&]+|[.;!?](?=\s|$)")
_DROPPED = str.maketrans({"'": None, "\u2019": None, "\u2018": None})


def tokens_of(text: str) -> list[str]:
    """Return the words of a text in lower case, and a mark for each end of a sentence."""
    return _WORD.findall(text.lower().translate(_DROPPED))


class PhraseBook:
    """Word lists by group; `groups_in` says which of them a text speaks to."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._exact: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for group, phrases in lists.items():
            for phrase in phrases:
                words = tuple(re.findall(r"[a-z0-9&]+\*?|\*", phrase.lower().translate(_DROPPED)))
                if not words or words[0] == "*":
                    raise ValueError(f"a phrase without a first word: {phrase!r}")
                index = self._stems if words[0].endswith("*") else self._exact
                index[words[0].rstrip("*")].append((group, words[1:]))
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._begun: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}  # rows repeat their words: looked up once each

    def groups_in(self, text: str) -> frozenset[str]:
        """Return the groups of which at least one phrase stands in the text."""
        tokens = tokens_of(text)
        found: set[str] = set()
        for position, token in enumerate(tokens):
            begun = self._begun.get(token)
            for group, rest in self._beginning(token) if begun is None else begun:
                if group not in found and (not rest or _follows(tokens, position + 1, rest)):
                    found.add(group)
        return frozenset(found)

    def _beginning(self, token: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the phrases a word begins: each as its group and the words that must follow."""
        bare = token.rstrip("0123456789")  # "HV1", "PC2"
        coded = self._exact.get(bare, ()) if bare != token and len(bare) > 1 else ()
        stems = (phrase for length in self._lengths if length <= len(token) for phrase in self._stems.get(token[:length], ()))
        begun = self._begun[token] = (*self._exact.get(token, ()), *coded, *stems)
        return begun


def _follows(tokens: list[str], position: int, rest: tuple[str, ...]) -> bool:
    for offset, wanted in enumerate(rest):
        if position + offset >= len(tokens):
            return False
        token = tokens[position + offset]
        if wanted == "*":
            continue
        if not (token.startswith(wanted[:-1]) if wanted.endswith("*") else token == wanted):
            return False
    return True
