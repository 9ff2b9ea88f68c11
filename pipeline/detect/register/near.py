"""Find the names that are a slip or two away from a word without comparing it with every name.

Two words within k slips (a letter lost, added, changed, or two letters swapped) become one when at most k letters are taken out
of each. So every name is filed under what is left of its beginning when letters are taken out, and a word looks there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

_BEGINNING = 7  # letters of a word that are filed: longer ones would only make the index larger
_SLIPS = 2


def _left(word: str, slips: int) -> Iterator[str]:
    beginning = word[:_BEGINNING]
    for count in range(min(slips, len(beginning)) + 1):
        for kept in combinations(beginning, len(beginning) - count):
            yield "".join(kept)


class Near:
    """Names that can be asked for by a word that nearly equals them."""

    def __init__(self, names: Iterable[str]) -> None:
        """File the names."""
        self._filed: dict[str, list[str]] = {}
        for name in sorted(set(names)):
            for part in set(_left(name, _SLIPS)):
                self._filed.setdefault(part, []).append(name)

    def within(self, word: str, slips: int) -> list[tuple[int, str]]:
        """Return (slips, name) of the names at most one or two slips away, the nearest first, then by name."""
        from rapidfuzz.distance import OSA

        names = {name for part in set(_left(word, slips)) for name in self._filed.get(part, ())}
        found = ((OSA.distance(word, name, score_cutoff=slips), name) for name in names)
        return sorted((distance, name) for distance, name in found if distance <= slips)
