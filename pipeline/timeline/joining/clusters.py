"""Gather scored pairs into happenings: best pairs first, never by a chain of weak links.

Two clusters become one only if their rows agree on the whole, and two rows of one agency stand in one cluster only if they
say the same: one agency's two rows at different times are two happenings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.timeline.joining.features import Features
from pipeline.timeline.joining.scoring import JOIN_LINE, Score

Pair = tuple[int, int]
COHERENCE = 0.38  # mean probability of the pairs between two clusters that are to become one


def pair_of(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


class Clusters:
    """Which rows stand together; grows by `join`, refuses what people split."""

    def __init__(self, features: Sequence[Features], scores: Mapping[Pair, Score], apart: Iterable[Pair]) -> None:
        self._features, self._scores, self._apart = features, scores, frozenset(apart)
        self._of = list(range(len(features)))
        self._rows: dict[int, list[int]] = {n: [n] for n in range(len(features))}

    def rows_of(self, index: int) -> list[int]:
        return self._rows[self._of[index]]

    def together(self, a: int, b: int) -> bool:
        return self._of[a] == self._of[b]

    def force(self, rows: Sequence[int]) -> None:
        """Join rows because a person said so."""
        for other in rows[1:]:
            self._merge(rows[0], other)

    def grow(self) -> None:
        """Join by falling probability every pair above the line whose clusters agree."""
        for (a, b), score in sorted(self._scores.items(), key=lambda item: (-item[1].probability, self._order(item[0]))):
            if score.probability < JOIN_LINE:
                break
            if not self.together(a, b) and self._agree(self.rows_of(a), self.rows_of(b)):
                self._merge(a, b)

    def _order(self, pair: Pair) -> tuple[int, int]:
        return pair

    def _agree(self, left: Sequence[int], right: Sequence[int]) -> bool:
        total, hard = 0.0, 0.0
        for a in left:
            for b in right:
                pair = pair_of(a, b)
                if pair in self._apart:
                    return False
                score = self._scores.get(pair)
                same = self._features[a].agency == self._features[b].agency
                if same and (score is None or score.probability < JOIN_LINE):
                    return False
                value = score.probability if score else 0.0
                total += value
                hard = max(hard, value if score and score.hard else 0.0)
        mean = total / (len(left) * len(right))
        return mean >= COHERENCE or (hard >= 0.9 and mean >= COHERENCE / 2)

    def _merge(self, a: int, b: int) -> None:
        if self.together(a, b):
            return
        keep, drop = sorted((self._of[a], self._of[b]))
        for row in self._rows.pop(drop):
            self._of[row] = keep
            self._rows[keep].append(row)

    def groups(self) -> list[list[int]]:
        """Return the clusters, each in order of position."""
        return [sorted(rows) for _, rows in sorted(self._rows.items())]
