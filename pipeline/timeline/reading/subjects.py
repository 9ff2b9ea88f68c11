"""Say of which of the two the case is about words speak: of the victim, of the perpetrator, of both, or of somebody else."""

from __future__ import annotations

import re

from pipeline.timeline.reading.claim import claim_lists
from pipeline.timeline.reading.lexicon import pattern_of
from pipeline.timeline.reading.persons import Persons
from pipeline.timeline.reading.standing import clause_around

THE_TWO = ("victim", "perpetrator")
_PRONOUN = re.compile(r"\b(?:she|he)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:with|to|from|by|at|of|for|and left|told|hit)(?: the| his| her)? $", re.IGNORECASE)
_OWNER = re.compile(r"[\w-]+['’]s\b")


class Subjects:
    """Reads subjects with the people of a case."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        self._words = {who: pattern_of(words) for who, words in claim_lists()["subjects"].items()}

    def of(self, text: str, start: int) -> tuple[str, ...]:
        """Return which of the two is the subject of what stands at `start`: who is named last before it in its clause.

        Owners ("her mother's") and those behind a preposition are no subjects. Where nobody is named, or both are, it is
        said of both; of neither, where it is said of somebody else.
        """
        begin, _ = clause_around(text, start, start)
        named = [(at, who) for at, who in self._named(text, begin, start) if not self._aside(text[begin:start], at - begin)]
        who = max(named)[1] if named else "both"
        return THE_TWO if who == "both" else (who,) if who in THE_TWO else ()

    def _named(self, text: str, begin: int, start: int) -> list[tuple[int, str]]:
        """Return where whom a clause names, up to `start`."""
        found = [(m.start(), self._role(m[0])) for m in self._persons.mention.finditer(text, begin, start)]
        found += [(m.start(), who) for who, words in self._words.items() for m in words.finditer(text, begin, start)]
        found += [(m.start(), self._meant(text[: m.start()], m[0].lower())) for m in _PRONOUN.finditer(text, begin, start)]
        return found

    def _role(self, mention: str) -> str:
        tags = self._persons.tags(mention)
        return next((role for role in THE_TWO if role in tags), "other")

    def _meant(self, before: str, pronoun: str) -> str:
        """Return whom a pronoun means: who of the two was named last and may be meant, else whom of them it fits."""
        for match in reversed(list(self._persons.mention.finditer(before[-200:]))):
            role = self._role(match[0])
            if role in THE_TWO and self._persons.fits(self._persons.tags(match[0]), pronoun):
                return role
        tags = self._persons.principal(pronoun)
        return next((role for role in THE_TWO if role in tags), "both")

    def _aside(self, clause: str, at: int) -> bool:
        return _OWNER.match(clause, at) is not None or _BESIDE.search(clause[:at]) is not None
