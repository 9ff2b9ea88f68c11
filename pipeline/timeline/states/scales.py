"""Load the scales (scales.yaml): the field of a conflict each belongs to, its states, those that may stand together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.timeline.reading.lexicon import load_words


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale: a row tells none of its states, one, or more that may stand together."""

    name: str
    field: str
    states: tuple[str, ...]
    together: frozenset[frozenset[str]]

    def excludes(self, one: str, other: str) -> bool:
        """Say whether two states cannot both be so."""
        return one != other and frozenset((one, other)) not in self.together


@cache
def scales() -> Mapping[str, Scale]:
    """Return the scales by name."""
    return {
        name: Scale(name, field, tuple(raw["states"]), frozenset(frozenset(pair) for pair in raw.get("together", ())))
        for field, of_field in load_words("scales.yaml").items()
        for name, raw in of_field.items()
    }
