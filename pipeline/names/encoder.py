"""Run the name model's weights: int8 word vectors in numpy, an int8 encoder in onnxruntime. No torch, no network.

The folder holds `body.onnx` (encoder and tagger), `words.npz` (word vectors by row with their scales; case, mode and position
vectors), `pieces.txt` and `model.json` (tags, biases chosen on development data, SHA-256 of every file). A file that is absent
or differs from its hash is refused: a model that half works would leave names in.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import PartMissing
from pipeline.names.pieces import Encoded, WordPieces

FILES = ("body.onnx", "words.npz", "pieces.txt")
CALLED = "name model"
WINDOW = 158  # pieces seen at once, without the two that mark start and end
OVERLAP = 40

Floats = NDArray[np.float32]


def checked(folder: Path, files: Sequence[str] = FILES, called: str = CALLED) -> dict[str, Any]:
    """Read a model's `model.json` and check every file against it; raises PartMissing."""
    remedy = f"Install the program again; the {called} comes with it."
    card = folder / "model.json"
    if not card.is_file():
        raise PartMissing(f"The {called} is missing from the installation (model.json).", remedy=remedy)
    try:
        settings: dict[str, Any] = json.loads(card.read_text(encoding="utf-8"))
        hashes: dict[str, str] = settings["sha256"]
    except (ValueError, KeyError, TypeError) as error:
        raise PartMissing(f"The model.json of the {called} cannot be read.", remedy=remedy) from error
    for name in files:
        path = folder / name
        if not path.is_file():
            raise PartMissing(f"The {called} is incomplete ({name} is missing).", remedy=remedy)
        if hashlib.sha256(path.read_bytes()).hexdigest() != hashes.get(name):
            raise PartMissing(f"The {called} is damaged ({name} is not the file that was shipped).", remedy=remedy)
    return settings


def session(graph: Path, called: str = CALLED) -> Any:
    """Open a graph to run windows on one thread each; raises PartMissing where this machine cannot run it."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # Windows builds trace by default; nothing here phones home
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # windows run side by side instead
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own, none of them public
        raise PartMissing(f"The {called} cannot be run on this machine (onnxruntime refused it).") from error


def default_threads() -> int:
    """Count the windows to run side by side: the processors there are, four at most."""
    return max(1, min(4, os.cpu_count() or 1))


class Encoder:
    """The loaded model: encoded paragraphs in, a row of tag scores (logits) for every token out."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        settings = checked(folder)
        self.threads = threads or default_threads()
        self._pool: ThreadPoolExecutor | None = None
        self.tags: tuple[str, ...] = tuple(settings["tags"])
        self.settings = settings
        self.pieces = WordPieces.load(folder / "pieces.txt")
        with np.load(folder / "words.npz") as arrays:
            self._words: NDArray[np.int8] = arrays["words"]
            self._scales: Floats = arrays["scales"].astype(np.float32)
            self._cases: Floats = arrays["cases"].astype(np.float32)
            self._modes: Floats = arrays["modes"].astype(np.float32)
            self._positions: Floats = arrays["positions"].astype(np.float32)
        self._session = session(folder / "body.onnx")

    def scores(self, texts: Sequence[Encoded]) -> list[Floats]:
        """Score every token that has a piece, for each text; equal texts are run once.

        A long text is cut into overlapping windows; where two overlap, the one in which a token stands nearer to the middle
        counts. Each window is run by itself: int8 scales depend on what is run together, and a paragraph's findings must not
        depend on its neighbours.
        """
        return self.begin(texts)()

    def begin(self, texts: Sequence[Encoded]) -> Callable[[], list[Floats]]:
        """Begin to score texts on other threads, and return what waits for the scores: meanwhile other work can be done."""
        place = {text: i for i, text in reversed(list(enumerate(texts)))}
        running = self._map([texts[i] for i in place.values()])

        def finish() -> list[Floats]:
            found = dict(zip(place.values(), running, strict=True))
            return [found[place[text]] for text in texts]

        return finish

    def _map(self, texts: list[Encoded]) -> Iterator[Floats]:
        if self.threads == 1 or len(texts) < 2 * self.threads:
            return map(self._score, texts)
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="names")
        return self._pool.map(self._score, texts, chunksize=1)

    def _score(self, text: Encoded) -> Floats:
        """Score one text, window by window."""
        length = len(text.ids)
        if length <= WINDOW:
            return self._run(text, 0, length)[list(text.firsts)] if length else np.zeros((0, len(self.tags)), np.float32)
        rows = np.zeros((length, len(self.tags)), np.float32)
        best = np.full(length, -1, np.int32)
        start = 0
        while True:
            end = min(length, start + WINDOW)
            ahead = np.arange(end - start, dtype=np.int32)
            margin = np.minimum(ahead, ahead[::-1])
            better = margin > best[start:end]
            rows[start:end][better] = self._run(text, start, end)[better]
            best[start:end][better] = margin[better]
            if end == length:
                return rows[list(text.firsts)]
            start = end - OVERLAP

    def _run(self, text: Encoded, start: int, end: int) -> Floats:
        """Run one window; returns tag scores by piece."""
        n = end - start + 2
        ids = np.array([self.pieces.start, *text.ids[start:end], self.pieces.end])
        vectors = self._words[ids] * self._scales[ids, None]
        vectors += self._positions[:n]
        vectors += self._modes[text.mode]
        vectors[1:-1] += self._cases[list(text.cases[start:end])]
        vectors[0] += self._cases[0]
        vectors[-1] += self._cases[0]
        (scores,) = self._session.run(["logits"], {"vectors": vectors[None], "lengths": np.array([n], np.int32)})
        return np.asarray(scores[0, 1:-1], np.float32)
