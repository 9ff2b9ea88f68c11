"""Run the weights that read states: the name model's word vectors, an int8 encoder in onnxruntime. No torch, no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from pipeline.names.encoder import Floats, checked, default_threads, session
from pipeline.names.pieces import WordPieces
from pipeline.names.vectors import word_vectors

MODEL_PATH = Path(__file__).with_name("model")
FILES = ("body.onnx", "positions.npz")
POOLED = 2.0  # taken off the scores of a window, gathered over its pieces, as in training


class Weights:
    """The loaded model. Raises PartMissing where a file of it is missing or damaged."""

    def __init__(self, folder: Path = MODEL_PATH, *, threads: int | None = None) -> None:
        settings = checked(folder, FILES, "model that compares accounts")
        self.states: tuple[str, ...] = tuple(settings["states"])
        self.lines: dict[str, float] = dict(settings["lines"])
        self._vectors = word_vectors()
        with np.load(folder / "positions.npz") as arrays:
            self._positions: Floats = arrays["positions"].astype(np.float32)
        self._session = session(folder / "body.onnx", "model that compares accounts")
        self.threads = threads or default_threads()

    @property
    def pieces(self) -> WordPieces:
        """The cutter of words whose pieces the weights know."""
        return self._vectors.pieces

    def scores(self, ids: tuple[int, ...]) -> Floats:
        """Return a row of scores (logits) by state for each piece of a window, its start and its end.

        A window is run by itself: int8 scales depend on what is run together, and a row must not depend on its neighbours.
        """
        whole = [self.pieces.start, *ids, self.pieces.end]
        vectors = self._vectors.rows(whole) + self._positions[: len(whole)]
        (found,) = self._session.run(["logits"], {"vectors": vectors[None], "lengths": np.array([len(whole)], np.int32)})
        return np.asarray(found[0], np.float32)


@cache
def weights() -> Weights:
    """Load the weights once."""
    return Weights()
