"""Find what one row says was denied or not mentioned and another tells: "nothing of any weapon", "a big knife".

What is denied need not be told in the same words; words of like meaning will do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pipeline.model import Entry
from pipeline.names.vectors import word_vectors
from pipeline.timeline.reading.claim import snippet
from pipeline.timeline.reading.lexicon import load_words, pattern_of
from pipeline.timeline.reading.standing import standing_of
from pipeline.timeline.reading.telling import stem_of, tokens_in

LIKE = 0.38  # likeness from which one word means what another does: "weapon" and "knife", "alcohol" and "gin"
_REACH = 40  # characters behind a denial in which its subject stands
_ENDS = re.compile(r"[.;:!?,(\n]| (?:but|and|so|when|because|although|though|as|or)\b")
_SENTENCE = re.compile(r"[^.;!?\n]+")
_QUOTED = re.compile(r"[\"“][^\"”]{8,}[\"”]")
_WORD = re.compile(r"[A-Za-z][a-z'’]{2,}")
Words = tuple[tuple[str, int, int], ...]  # each with its place in the text


@cache
def _lists() -> dict[str, re.Pattern[str]]:
    return {name: pattern_of(words) for name, words in load_words("disclosure.yaml")["unsaid"].items()}


def unsaid_but_told(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str]]:
    """Yield field, entry and words of what a row of one agency says was not told and a row of another tells."""
    denials = [_denied(entry.text) for entry in entries] if len({entry.agency for entry in entries}) > 1 else []
    if not any(denials):
        return
    for (a, one), (_, other) in itertools.permutations(enumerate(entries), 2):
        if one.agency == other.agency:
            continue
        for word, start, end in denials[a]:
            if told := _like(word, _told(other.text)):
                yield "disclosure", one.id, snippet(one.text, start, end)
                yield "disclosure", other.id, snippet(other.text, *told)


@lru_cache(maxsize=4096)
def _denied(text: str) -> Words:
    """Return the telling words of what a text says was denied or not mentioned."""
    found: list[tuple[str, int, int]] = []
    for match in _lists()["denial"].finditer(text):
        behind = _ENDS.split(text[match.end() : match.end() + _REACH], maxsplit=1)[0]
        found += _telling(text, match.end(), match.end() + len(behind))
    return tuple(found)


@lru_cache(maxsize=4096)
def _told(text: str) -> Words:
    """Return the telling words of what somebody is quoted with or said, as far as they are not denied."""
    spans = [m.span() for m in _SENTENCE.finditer(text) if _lists()["telling"].search(m[0])]
    spans += [m.span() for m in _QUOTED.finditer(text)]
    words = dict.fromkeys(word for span in spans for word in _telling(text, *span))
    return tuple(word for word in words if standing_of(text, *word[1:]) == "claimed")


def _telling(text: str, start: int, end: int) -> Words:
    stems = tokens_in(text[start:end])
    return tuple((m[0].lower(), *m.span()) for m in _WORD.finditer(text, start, end) if stem_of(m[0].lower()) in stems)


def _like(word: str, told: Words) -> tuple[int, int] | None:
    """Return where the likest word stands in what is told, if it is like enough."""
    if not told:
        return None
    same = next(((start, end) for other, start, end in told if stem_of(other) == stem_of(word)), None)
    if same:
        return same
    vectors = word_vectors().of([word, *(other for other, _, _ in told)])
    likeness = vectors[1:] @ vectors[0]
    best = int(likeness.argmax())
    return told[best][1:] if likeness[best] >= LIKE else None
