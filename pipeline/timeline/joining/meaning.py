"""Say how alike two rows are in meaning, where they need not share a word: "he bellowed at her" and "heard shouting".

Each telling word of a row is set beside its nearest word of the other row; rare words of the case count for more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.names.vectors import word_vectors
from pipeline.timeline.joining.features import Features
from pipeline.timeline.joining.rarity import Rarity
from pipeline.timeline.reading.telling import stem_of

_WORD = re.compile(r"[A-Za-z][a-z'’]+|[A-Z]{2,}")
_CHANCE = 0.15  # likeness that any two words have
_MOST_RARE = 4.5


class Meanings:
    """The telling words of all rows of a case as vectors."""

    def __init__(self, features: Sequence[Features], rarity: Rarity) -> None:
        words = [_words(f) for f in features]
        place = {word: n for n, word in enumerate(sorted({word for row in words for word in row}))}
        self._vectors = word_vectors().of(list(place))
        rare = np.array([min(rarity.of_key("tokens", stem_of(word)), _MOST_RARE) for word in place], np.float32)
        self._rows = [np.array([place[word] for word in row], np.int32) for row in words]
        self._weights = [_shares(rare[row]) for row in self._rows]

    def alike(self, row: int, others: Sequence[int]) -> list[float]:
        """Return for each of the other rows how alike it is to this one, from 0 to 1."""
        own, held = self._rows[row], [n for n, other in enumerate(others) if len(self._rows[other])]
        found = [0.0] * len(others)
        if not len(own) or not held:
            return found
        rows = [self._rows[others[n]] for n in held]
        near = self._vectors[own] @ self._vectors[np.concatenate(rows)].T
        np.maximum((near - _CHANCE) / (1 - _CHANCE), 0, out=near)
        ends = np.cumsum([len(r) for r in rows])
        starts = np.concatenate(([0], ends[:-1]))
        forth = self._weights[row] @ np.maximum.reduceat(near, starts, axis=1)
        back = np.add.reduceat(near.max(axis=0) * np.concatenate([self._weights[others[n]] for n in held]), starts)
        for n, value in zip(held, ((forth + back) / 2).tolist(), strict=True):
            found[n] = value
        return found


def _words(f: Features) -> list[str]:
    """Return the telling words of a row as written, in lower case, each once; names of people and places are no such words."""
    found = (m[0].lower().replace("’", "'").removesuffix("'s") for m in _WORD.finditer(f.text))
    return [word for word in dict.fromkeys(found) if stem_of(word) in f.tokens]


def _shares(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    total = weights.sum()
    return weights / total if total > 0 else weights
