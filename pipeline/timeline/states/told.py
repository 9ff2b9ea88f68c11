"""Say which states the rows of a case tell, how surely, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pipeline.model import Entry, Register
from pipeline.timeline.reading.persons import Persons
from pipeline.timeline.states.masked import Masker, Pieces
from pipeline.timeline.states.weights import POOLED, weights

FAINT = 0.1  # a state told less surely is not told
_KEPT = 20_000  # texts


@dataclass(frozen=True, slots=True)
class Told:
    """How surely a state is told, between 0 and 1, and where the word stands that tells it most."""

    surely: float
    start: int = 0
    end: int = 0


States = Mapping[str, Mapping[str, Told]]  # by scale and state


class StateReader:
    """Reads the rows of one case; each text once, several side by side on other threads where they are named ahead."""

    def __init__(self, persons: Persons) -> None:
        self._masker = Masker(persons, weights().pieces)
        self._read: dict[str, States] = {}
        self._begun: dict[str, Future[States]] = {}
        self._pool = ThreadPoolExecutor(weights().threads, thread_name_prefix="states")

    def states(self, entry: Entry) -> States:
        """Return what a row tells."""
        text = written(entry)
        if text not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            begun = self._begun.pop(text, None)
            self._read[text] = begun.result() if begun else self._states_of(text)
        return self._read[text]

    def read_ahead(self, entries: Iterable[Entry]) -> None:
        """Begin to read rows on other threads: meanwhile other work can be done."""
        for text in dict.fromkeys(map(written, entries)):
            if text not in self._read and text not in self._begun:
                self._begun[text] = self._pool.submit(self._states_of, text)

    def _states_of(self, text: str) -> States:
        found: dict[str, dict[str, Told]] = {}
        for window in self._masker.windows(text):
            for name, told in _told(window):
                scale, _, state = name.partition(".")
                of_scale = found.setdefault(scale, {})
                if state not in of_scale or of_scale[state].surely < told.surely:
                    of_scale[state] = told
        return found


@lru_cache(maxsize=8)
def state_reader_for(register: Register) -> StateReader:
    """Return the reader of states of a register; made once a case."""
    return StateReader(Persons(register))


def written(entry: Entry) -> str:
    """Return the words of a row that may tell a state."""
    return " . ".join(filter(None, (entry.text, entry.action)))


def _told(window: Pieces) -> Iterable[tuple[str, Told]]:
    scores = weights().scores(window.ids)
    top = scores.max(axis=0)
    pooled = top + np.log(np.exp(scores - top).sum(axis=0)) - POOLED
    surely = 1 / (1 + np.exp(-pooled))
    places = scores[1:-1].argmax(axis=0)
    for number in np.flatnonzero(surely >= FAINT):
        yield weights().states[number], Told(float(surely[number]), *window.spans[places[number]])
