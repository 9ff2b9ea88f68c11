"""Settle every paragraph of a case in two rounds: by itself, then with what was found elsewhere in the case.

The result of either round is filed under the hash of all that was looked at to make it, so that after an edit only what the
edit touches is worked out again: a new word that is ordinary here, a name found for the first time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.detect.engine.cache import ParagraphCache, Row
from pipeline.detect.register.as_places import as_places, place_words
from pipeline.detect.register.known import Known
from pipeline.detect.register.spread import Misspelt, propagated
from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.settling.layers import Alone, Layers, elsewhere
from pipeline.detect.words.case_words import WORD, folded_words, ordinary_here
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import Mention
from pipeline.detect.words.text import Piece, fold_word
from pipeline.model import digest

_RUN = re.compile(r"[\w'-]+")

Analyse = Callable[[Mapping[str, Piece]], Mapping[str, Sequence[Mention]]]  # layers 2, 3, 4 of some paragraphs
Settled = dict[str, Sequence[Mention]]  # by key of a piece


@dataclass
class Rounds:
    """The paragraphs of one case by key, and what is worked out of them on the way."""

    pieces: Mapping[str, Piece]
    layers: Layers
    guards: Guards
    ordinary: frozenset[str]  # words that are ordinary in this case
    analyse: Analyse
    cache: Path | None
    version: str  # of all that the paragraphs have in common
    _alone: dict[str, Alone] = field(default_factory=dict)

    def alone(self) -> tuple[dict[str, str], dict[str, Row]]:
        """Settle each paragraph by itself; return, by key, a hash of what was looked at, and (mentions, researchers, kept)."""
        marks = {key: digest(key, *ordinary_here(self._words(key), self.ordinary)) for key in self.pieces}
        store = ParagraphCache(self.cache, "alone", self.version)
        rows = store.load(marks.values())
        fresh = [key for key in self.pieces if marks[key] not in rows]
        self._look(fresh)
        new: dict[str, Row] = {}
        for key in fresh:
            mentions, stays = self.layers.over(self._text(key), self._alone[key])
            new[marks[key]] = tuple(mentions), self._alone[key].researchers, tuple(stays)
        store.save(new, used=marks.values())
        rows.update(new)
        return marks, {key: rows[mark] for key, mark in marks.items()}

    def together(self, known: Known, marks: Mapping[str, str], rows: Mapping[str, Row], *, fuzzy: bool) -> dict[str, Row]:
        """Settle again, as (mentions, kept), the paragraphs in which something of `known` stands; () for the others."""
        misspelt = Misspelt(known, self.guards) if fuzzy else None
        cited = frozenset(
            fold_word(word)
            for key, (_, researchers, _) in rows.items()
            for m in researchers
            for word in WORD.findall(self._text(key)[m.start : m.end])
        )
        written = {run for piece in self.pieces.values() for run in _RUN.findall(piece.clean.text) if not run.islower()}
        slips = _merged(known.like_first_names(written), misspelt.among(written) if misspelt else {})
        again: dict[str, str] = {}
        for key, mark in marks.items():
            words = self._words(key)
            near = [what for word in sorted(words & slips.keys()) for what in slips[word]]
            again[key] = digest(mark, "held", *known.held_under(words), "near", *near, "cited", *sorted(words & cited))
        store = ParagraphCache(self.cache, "together", self.version)
        settled = store.load(again.values())
        more = {key: elsewhere(self._text(key), known, misspelt, cited) for key, mark in again.items() if mark not in settled}
        self._look([key for key, found in more.items() if found and key not in self._alone])
        new: dict[str, Row] = {}
        for key, found in more.items():
            mentions, stays = self.layers.over(self._text(key), self._alone[key], found) if found else ((), ())
            new[again[key]] = (tuple(mentions), tuple(stays)) if found else ()
        store.save(new, used=again.values())
        settled.update(new)
        return {key: settled[mark] for key, mark in again.items()}

    def _text(self, key: str) -> str:
        return self.pieces[key].clean.text

    def _words(self, key: str) -> set[str]:
        return folded_words(self._text(key))

    def _look(self, keys: Iterable[str]) -> None:
        """Analyse paragraphs, and look at each by itself."""
        some = {key: self.pieces[key] for key in keys}
        found = self.analyse(some)
        self._alone.update({key: self.layers.alone(self._text(key), found[key]) for key in some})


def _merged(*lists: Mapping[str, list[str]]) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for one in lists:
        for word, what in one.items():
            merged.setdefault(word, []).extend(what)
    return merged


def settle_case(rounds: Rounds, rules: Rules, *, propagate: bool, fuzzy: bool) -> tuple[Settled, Settled]:
    """Return, by key, the mentions of every paragraph without overlaps, and what stays readable in it."""
    marks, rows = rounds.alone()
    settled: Settled = {key: row[0] for key, row in rows.items()}
    stays: Settled = {key: row[2] for key, row in rows.items()}
    places = place_words(rounds.pieces, settled, rounds.guards)
    known = propagated(rounds.pieces, settled, rules, rounds.guards) if propagate else None
    if known is not None:
        for key, row in rounds.together(known, marks, rows, fuzzy=fuzzy).items():
            if row:
                settled[key], stays[key] = row
    for key, mentions in settled.items():
        settled[key] = as_places(mentions, rounds.pieces[key].clean.text, places, rounds.guards)
    return settled, stays
