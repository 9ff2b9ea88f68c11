"""Say how telling each feature of a row is in this case."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.timeline.joining.features import Features


@dataclass(frozen=True)
class Rarity:
    """How much it says that two rows share something, by how few rows of the case have it (natural logarithm)."""

    rows: int
    counts: Mapping[tuple[str, str], int]

    @staticmethod
    def of(features: Sequence[Features]) -> Rarity:
        """Count every feature of all rows."""
        counts: Counter[tuple[str, str]] = Counter()
        for f in features:
            for group in ("references", "people", "places", "events", "tokens", "mentions"):
                counts.update((group, key) for key in getattr(f, group))
        return Rarity(max(len(features), 40), counts)

    def of_key(self, group: str, key: str) -> float:
        """Return log(rows / rows with the key), never below 0."""
        return max(0.0, math.log(self.rows / (1 + self.counts.get((group, key), 0))))


@dataclass(frozen=True)
class Setting:
    """What scoring needs to know of the case: how rare features are, how dense rows stand around a day, who met when."""

    rarity: Rarity
    density: Mapping[date, float]  # rows a day around a day, by the first of its month
    sat: Mapping[tuple[str, str], tuple[date, ...]] = field(default_factory=dict)  # days of meetings, by agency and kind

    def around(self, day: date) -> float:
        return self.density.get(day.replace(day=1), 0.05)
