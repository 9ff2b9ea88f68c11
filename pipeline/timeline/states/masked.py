"""Cut a row into word pieces with its people as what they are: "Ms Example rang" reads "victim rang".

The model knows nobody's name; the register does. Pieces keep the place of the words they were cut from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Person
from pipeline.names.pieces import WordPieces
from pipeline.timeline.reading.persons import Persons

LIMIT = 126  # pieces read at once, as in training
WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
CALLED = {"victim": "victim", "perpetrator": "suspect", "child": "child", "family": "relative", "friend": "friend"}
_PROFESSIONAL = "worker"
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a stretch of text, and the first and last character each was cut from."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


class Masker:
    """Cuts the rows of one case."""

    def __init__(self, persons: Persons, pieces: WordPieces) -> None:
        self._persons, self._pieces = persons, pieces

    def windows(self, text: str) -> Iterator[Pieces]:
        """Yield a text whole, or by sentences as many as are read at once."""
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for sentence in self._sentences(text):
            if ids and len(ids) + len(sentence.ids) > LIMIT:
                yield Pieces(tuple(ids), tuple(spans))
                ids, spans = [], []
            ids += sentence.ids
            spans += sentence.spans
            while len(ids) > LIMIT:
                yield Pieces(tuple(ids[:LIMIT]), tuple(spans[:LIMIT]))
                ids, spans = ids[LIMIT:], spans[LIMIT:]
        if ids:
            yield Pieces(tuple(ids), tuple(spans))

    def _sentences(self, text: str) -> Iterator[Pieces]:
        start = 0
        people = self._people(text)
        for end in [*(match.end() for match in _SENTENCE.finditer(text)), len(text)]:
            ids: list[int] = []
            spans: list[tuple[int, int]] = []
            for word, first, last in self._words(text, start, end, people):
                cut = self._pieces.cut(word)[0]
                ids += cut
                spans += [(first, last)] * len(cut)
            yield Pieces(tuple(ids), tuple(spans))
            start = end

    @staticmethod
    def _words(text: str, start: int, end: int, people: dict[int, tuple[int, str]]) -> Iterator[tuple[str, int, int]]:
        at = start
        while match := WORD.search(text, at, end):
            if named := people.get(match.start()):
                at, word = named
                yield word, match.start(), at
            else:
                at = match.end()
                yield match[0], match.start(), at

    def _people(self, text: str) -> dict[int, tuple[int, str]]:
        """Return where people of the register are named: the place, where the name ends, and what they are."""
        return {start: (end, self._called(person)) for start, end, person in self._persons.named(text)}

    def _called(self, person: Person) -> str:
        """Return what somebody is to the case: the relation where the register tells a plain one, else the role."""
        words = re.findall(r"[\w-]+", (person.relation or "").lower())[:2]
        known = next((word for word in words if word in self._persons.relations), "")
        return known or CALLED.get(person.role, _PROFESSIONAL)
