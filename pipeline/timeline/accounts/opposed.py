"""Find deeds that two rows of one happening tell with opposite outcomes, whatever words they use: declined it, said yes gladly.

Which words are opposites is data (opposites.yaml). Rows are opposed where each tells a deed one way throughout, or where parts
of them that are about like things do and no other parts about these agree. What is planned, asked for or feared tells nothing.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.model import Entry
from pipeline.names.vectors import word_vectors
from pipeline.timeline.accounts.points import holds_negation
from pipeline.timeline.reading.claim import snippet
from pipeline.timeline.reading.lexicon import load_words, pattern_of
from pipeline.timeline.reading.phrasebook import PhraseBook
from pipeline.timeline.reading.standing import standing_of
from pipeline.timeline.reading.telling import stem_of, tokens_in

_WAYS = ("yes", "no")
ABOUT_ALIKE = 0.5  # likeness of words from which two parts of rows are about one thing: "carers", "care package"
_WORD = re.compile(r"[A-Za-z][a-z'’]{3,}")
_PARTS = re.compile(
    r"[.;!?\n]+(?:\s|$)|: |,? (?:but|although|though|however)\b|, (?=(?:and|then|so|she|he|they|police|not|\w+ed)\b)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one part of a row tells of a deed: that it came about or not, the words it is about, and the row's words to show."""

    done: bool
    about: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class _Deed:
    alike: bool  # both accounts must speak of like things
    plain: bool  # a denied word of what came about says nothing


@cache
def _deeds() -> tuple[PhraseBook, Mapping[str, _Deed]]:
    raw: Mapping[str, Mapping[str, list[str]]] = load_words("opposites.yaml")["deeds"]
    book = PhraseBook({f"{name}|{way}|{phrase}": [phrase] for name, deed in raw.items() for way in _WAYS for phrase in deed[way]})
    return book, {name: _Deed("alike" in deed, "plain" in deed) for name, deed in raw.items()}


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return pattern_of([phrase])


def opposed_deeds(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str]]:
    """Yield field, entry and words of each deed that rows of two agencies tell with opposite outcomes."""
    if len({entry.agency for entry in entries}) < 2:
        return
    texts = [" . ".join(filter(None, (entry.text, entry.action))) for entry in entries]
    spoken = [_spoken(text) for text in texts]
    for (a, one), (b, other) in itertools.combinations(enumerate(entries), 2):
        if one.agency == other.agency:
            continue
        for deed in sorted(spoken[a].keys() & spoken[b].keys()):
            if found := _opposed(_told(texts[a], deed), _told(texts[b], deed), alike=_deeds()[1][deed].alike):
                yield "outcome", one.id, found[0].said
                yield "outcome", other.id, found[1].said


def _opposed(a: Sequence[_Told], b: Sequence[_Told], *, alike: bool) -> tuple[_Told, _Told] | None:
    """Return the parts of two rows that tell a deed with opposite outcomes, if they do."""
    opposed = [(x, y) for x in a for y in b if x.done != y.done]
    if not opposed:
        return None
    if not alike and len({x.done for x in a}) == len({y.done for y in b}) == 1:
        return opposed[0]
    likeness, place = max((_alike(x.about, y.about), -n) for n, (x, y) in enumerate(opposed))
    agreeing = max((_alike(x.about, y.about) for x in a for y in b if x.done == y.done), default=0.0)
    return opposed[-place] if likeness >= ABOUT_ALIKE and likeness > agreeing else None


@lru_cache(maxsize=4096)
def _spoken(text: str) -> Mapping[str, Mapping[str, list[str]]]:
    """Return of each deed a text speaks of the phrases it holds, by whether it came about."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: {way: [] for way in _WAYS})
    for group in _deeds()[0].groups_in(text):
        deed, way, phrase = group.split("|")
        found[deed][way].append(phrase)
    return found


@lru_cache(maxsize=4096)
def _told(text: str, deed: str) -> tuple[_Told, ...]:
    phrases = _spoken(text)[deed]
    done, undone = ([m for phrase in phrases[way] for m in _pattern(phrase).finditer(text)] for way in _WAYS)
    parts = (
        _of_part(text, part, _inside(done, part), _inside(undone, part), plain=_deeds()[1][deed].plain) for part in _parts(text)
    )
    return tuple(told for told in parts if told)


def _inside(matches: Sequence[re.Match[str]], part: tuple[int, int]) -> list[re.Match[str]]:
    return [match for match in matches if part[0] <= match.start() < part[1]]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARTS.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _of_part(
    text: str, part: tuple[int, int], done: Sequence[re.Match[str]], undone: Sequence[re.Match[str]], *, plain: bool
) -> _Told | None:
    """Return what a part of a row tells of a deed; nothing where it tells it both ways."""
    outcomes = {False for m in undone if holds_negation(m[0]) or _stands(text, m) == "claimed"}
    if not outcomes:
        standings = {_stands(text, match) for match in done}
        outcomes = {
            standing == "claimed" for standing in standings if standing == "claimed" or (standing == "denied" and not plain)
        }
    if len(outcomes) != 1:
        return None
    telling = tokens_in(text[slice(*part)])
    about = dict.fromkeys(m[0].lower() for m in _WORD.finditer(text, *part) if stem_of(m[0].lower()) in telling)
    return _Told(outcomes.pop(), tuple(about), snippet(text, *part))


def _stands(text: str, match: re.Match[str]) -> str:
    return standing_of(text, *match.span())


@lru_cache(maxsize=4096)
def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return how alike the two likest words of two parts are."""
    if not a or not b:
        return 0.0
    vectors = word_vectors().of([*a, *b])
    return float((vectors[: len(a)] @ vectors[len(a) :].T).max())
