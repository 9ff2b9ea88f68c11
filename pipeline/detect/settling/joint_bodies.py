"""Tell a body called after two places ("Devon and Cornwall Police") from somebody beside a body ("Example and Kent Police").

The patterns of public bodies reach over "and". What stands on its left is part of the body's name where the two are listed, or
where it is a known place or an ordinary word ("Health and Social Care Trust"); a first name or a word nobody knows is a person
until somebody says otherwise: a body stays readable, and a name must not stay with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, PROPOSED, Mention
from pipeline.detect.words.text import fold_word

BESIDE = "beside_a_body"  # the recogniser of people found so
_AND = regex.compile(r" (?:and|&) (?:the )?(?=\p{Lu})")
_WORD = regex.compile(r"\p{Lu}[\p{L}'-]*")
_OF_A_PLACE = regex.compile(r"(?:shire|borough|mouth|side)$")
# Few of these bear two names; health bodies and partnerships often do.
_SURE = regex.compile(r"(?:Police|Constabulary|Council|Court)(?: Service| Force)?$")
_PUBLIC = ("agency", "public_body", "court", "hospital", "national", "council", "police", "trust")
_BELOW = PROPOSED - 0.05


class JointBodies:
    """Cut the bodies that keep rules find where a person stands before or behind them."""

    def __init__(self, guards: Guards) -> None:
        """Gather the places and titles that tell the two apart."""
        self.guards = guards
        places = guards.names.places
        self.known = frozenset(
            fold_word(p) for p in (*places.counties, *places.cities, *places.countries, *places.regions, *places.joint_parts)
        )
        self.joint = tuple(fold_word(area) for area in places.joint_areas)

    def parted(self, body: Mention, text: str) -> tuple[Mention, list[Mention]]:
        """Return the body without the people beside it, and those people; of a private firm nothing is cut."""
        if body.facts.get("org_kind", "agency") not in _PUBLIC:
            return body, []
        written = text[body.start : body.end]
        joins = list(_AND.finditer(written))
        if not joins:
            return body, []
        end = self._end(written, joins)
        starts = [0, *(m.end() for m in joins if m.end() < end)]
        first = next(i for i in range(len(starts)) if i == len(starts) - 1 or self._one_name(written[starts[i] : end]))
        people = [p for a, b in pairwise(starts[: first + 1]) if (p := self._person(body, text, written, a, b))]
        return replace(body, start=body.start + starts[first], end=body.start + end), people

    def _end(self, written: str, joins: Sequence[regex.Match[str]]) -> int:
        """Return where the body ends: before an "and" with a title or a name behind it."""
        for join in joins:
            words = [fold_word(w) for w in _WORD.findall(written, join.end())]
            named = self._given(words[0]) and not any(self.guards.ordinary(w) for w in words)
            if words[0] in self.guards.titles or (named and len(words) > 1):
                return join.start()
        return len(written)

    def _given(self, low: str) -> bool:
        return low in self.guards.names.first_names and low not in self.known

    def _one_name(self, written: str) -> bool:
        """Say whether all that stands before each "and" is part of the name of one body."""
        low = fold_word(written).removeprefix("the ")
        if any(low.startswith(area) for area in self.joint):
            return True
        pieces = _AND.split(written)[:-1]
        return all(self._of_a_body(piece) for piece in pieces)

    def _of_a_body(self, piece: str) -> bool:
        words = [fold_word(w.removesuffix("'s")) for w in _WORD.findall(piece)]
        words = words[1:] if len(words) > 1 and words[0] == "the" else words
        if not words or piece.split()[-1].isupper():
            return True  # nothing to weigh, or an acronym
        if words[-1] in self.known or " ".join(words) in self.known or _OF_A_PLACE.search(words[-1]):
            return True
        given = words[0] in self.guards.names.first_names
        if len(words) == 1:
            return self.guards.ordinary(words[0]) and not given
        return not given and any(self.guards.ordinary(w) for w in words)

    def _person(self, body: Mention, text: str, written: str, start: int, end: int) -> Mention | None:
        join = list(_AND.finditer(written, start, end))
        stop = join[-1].start() if join else end
        words = list(_WORD.finditer(written, start, stop))
        while words and (self.guards.no_name(words[0].group()) or fold_word(words[0].group()) in self.guards.titles):
            words = words[1:]
        if not words or self._of_a_body(written[words[0].start() : stop]):
            return None
        given = any(fold_word(w.group()) in self.guards.names.first_names for w in words)
        score = 0.6 if given else PROPOSED if _SURE.search(written) else _BELOW
        form = "full" if len(words) > 1 else "first" if given else "surname"
        why = "a word that is no known place stands with “and” before the name of a body"
        return Mention(
            body.start + words[0].start(), body.start + words[-1].end(), "PERSON", score, BESIDE, why, {"form": form},
            tier=GUESSED,
        )  # fmt: skip
