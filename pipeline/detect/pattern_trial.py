"""Try patterns on hostile texts before a run, so that a careless one is refused at the start and never met on a case."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

PATIENCE = 1.0  # seconds one pattern may take on one hostile text of the trial


def _hostile(pattern: str, examples: Sequence[str]) -> Iterator[str]:
    """Yield texts on which a careless pattern backtracks: long runs, and examples repeated and broken at the end."""
    letters = "".join(dict.fromkeys(c for c in pattern if c.isalnum() or c in "/@-"))  # a missing letter must not excuse the rest
    for unit in ("a", "A", "1", " ", "-", "/", "Aa ", "a1", "A 1", "1/", "a.", "aa@", "x "):
        yield (unit * 1500)[:1500] + "!" + letters
    for example in examples[:3]:
        yield (example * 40)[:1500] + "\x00" + letters
        yield example[:-1] * 30 + "!" + letters


def _try_pattern(pattern: str, examples: Sequence[str]) -> bool:
    """Say whether a pattern answers in time on every hostile text; one slow answer is measured again."""
    compiled = regex.compile(pattern)
    for text in _hostile(pattern, examples):
        for attempt in (1, 2):
            started = time.process_time()
            try:
                for _ in compiled.finditer(text, timeout=PATIENCE * attempt):
                    pass
            except TimeoutError:
                if time.process_time() - started >= PATIENCE * 0.5 and attempt == 2:
                    return False
                continue
            break
    return True


@lru_cache(maxsize=4096)
def answers_in_time(pattern: str, examples: tuple[str, ...]) -> bool:
    """Say whether a pattern answers in time on hostile texts made from it and its examples."""
    return _try_pattern(pattern, examples)
