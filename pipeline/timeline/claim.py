"""What a row claims about one disputed point, and the words it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as shown_never
from functools import cache
from typing import Any

from pipeline.timeline.lexicon import load_words


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a row says about one point; `value` is compared, `said` is shown.

    `tags` are who or what may be meant, where that is not one value: claims that share a tag agree.
    """

    field: str
    point: str
    value: str
    said: str = shown_never(repr=False)
    tags: frozenset[str] = frozenset()


@cache
def claim_lists() -> Mapping[str, Any]:
    """Load conflicts.yaml once."""
    return load_words("conflicts.yaml")


def snippet(text: str, start: int, end: int) -> str:
    """Return the words around a match, to its sentence's ends, at most 120 characters."""
    left = max(text.rfind(mark, 0, start) for mark in (". ", "; ", "! ", "? ")) + 1
    right = min((i for mark in (". ", "; ") if (i := text.find(mark, end)) >= 0), default=len(text))
    sentence = text[left:right].strip(" .;")
    return sentence if len(sentence) <= 120 else text[max(left, start - 30) : min(right, end + 50)].strip(" .;")
