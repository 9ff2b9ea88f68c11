"""Among all rows that may tell one happening: which is likest, which is nearest, and how many stand beside it.

A row's likest row of another agency is more often the same happening than its second likest, whatever they share.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.timeline.joining.comparison import Comparison
from pipeline.timeline.joining.features import Features
from pipeline.timeline.joining.meaning import Meanings
from pipeline.timeline.joining.rarity import Rarity

Pair = tuple[int, int]
ALIKE = 0.35  # likeness of meaning that is shown as a reason
_NEAR = 1  # days within which rows of one agency are rivals
_FAR = frozenset(("later", "reported", "rare words", "slip"))


def set_side_by_side(features: Sequence[Features], found: Mapping[Pair, Comparison], rarity: Rarity) -> None:
    """Add to each comparison how alike the rows are in meaning, and how they stand among all others compared."""
    alike = _likeness(features, found, rarity)
    nearest: dict[tuple[int, str], int] = {}
    best: dict[tuple[int, str], tuple[float, int]] = {}
    beside: dict[tuple[int, str], int] = defaultdict(int)
    for (a, b), comparison in found.items():
        days = _days(comparison)
        like = 5 * alike[a, b] + comparison.kinds + min(2.0, comparison.others) - 0.25 * min(days, 6)
        for one, other in ((a, b), (b, a)):
            key = one, features[other].agency
            nearest[key] = min(days, nearest.get(key, days))
            best[key] = max((like, other), best.get(key, (like, other)))
            beside[key] += days <= _NEAR
    for (a, b), comparison in found.items():
        days, meaning = _days(comparison), alike[a, b]
        keys = ((a, features[b].agency), b), ((b, features[a].agency), a)
        marks = {
            "alike in meaning": 5 * meaning,
            "alike, days apart": 10 * max(0.0, meaning - 0.25) if comparison.relation.name in _FAR else 0.0,
            "nothing told nor alike": float(not comparison.told and meaning < 0.22),
            "likest": float(sum(best[key][1] == other for key, other in keys)),
            "nearest": float(sum(days <= nearest[key] for key, _ in keys)),
            "rivals": math.log1p(sum(beside[key] - (days <= _NEAR) for key, _ in keys)),
        }
        comparison.marks.update((name, size) for name, size in marks.items() if size)
        if meaning >= ALIKE and "similar words" not in comparison.reasons:
            comparison.reasons.append("words of like meaning")


def _days(comparison: Comparison) -> int:
    """Return the days between two rows; none where one speaks of the other's day."""
    return 0 if comparison.relation.name == "pointed at" else comparison.relation.days


def _likeness(features: Sequence[Features], found: Mapping[Pair, Comparison], rarity: Rarity) -> dict[Pair, float]:
    meanings, others = Meanings(features, rarity), defaultdict(list)
    for a, b in found:
        others[a].append(b)
    return {(a, b): like for a, rows in others.items() for b, like in zip(rows, meanings.alike(a, rows), strict=True)}
