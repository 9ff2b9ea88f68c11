"""How alike words are by the name model's word vectors: "shouting" and "yelling" lie close, without running its encoder.

The directions that all words share, and those that mainly tell frequent words from rare ones, are taken out; what is left lies
on the unit sphere, so that the product of two words is between -1 and 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from pipeline.names import MODEL_PATH
from pipeline.names.encoder import Floats, checked
from pipeline.names.pieces import WordPieces

DIMENSIONS = 128
SHARED = 3  # directions common to nearly all words
_SAMPLE = 4  # of the vocabulary every fourth piece is enough to find the directions


class WordVectors:
    """The shipped word vectors, reduced to `DIMENSIONS`. Raises PartMissing where the model is missing or damaged."""

    def __init__(self) -> None:
        folder = MODEL_PATH / "dhr_names"
        checked(folder)
        self.pieces = WordPieces.load(folder / "pieces.txt")
        with np.load(folder / "words.npz") as arrays:
            self._words, self._scales = arrays["words"], arrays["scales"].astype(np.float32)
        sample = self._float(np.arange(0, len(self._words), _SAMPLE))
        self._mean = sample.mean(axis=0)
        sample -= self._mean
        _, directions = np.linalg.eigh(sample.T @ sample)  # in rising order of what they explain
        self._kept = np.ascontiguousarray(directions[:, -SHARED - DIMENSIONS : -SHARED], dtype=np.float32)

    def _float(self, ids: np.typing.NDArray[np.int64] | list[int]) -> Floats:
        return np.asarray(self._words[ids].astype(np.float32) * self._scales[ids, None], np.float32)

    def rows(self, ids: list[int]) -> Floats:
        """Return the vectors of pieces as the encoders know them, a row each."""
        return self._float(ids)

    def of(self, words: Sequence[str]) -> Floats:
        """Return a unit vector a row for each word; zeros for a word without a known piece."""
        found = np.zeros((len(words), self._mean.shape[0]), np.float32)
        for row, word in enumerate(words):
            ids = [i for i in self.pieces.cut(word)[0] if i != self.pieces.unknown]
            if ids:
                found[row] = self._float(ids).mean(axis=0) - self._mean
        reduced = found @ self._kept
        length = np.linalg.norm(reduced, axis=1, keepdims=True)
        return np.asarray(np.divide(reduced, length, out=np.zeros_like(reduced), where=length > 0), np.float32)


@cache
def word_vectors() -> WordVectors:
    """Load the word vectors once."""
    return WordVectors()
