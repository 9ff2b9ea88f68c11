"""Find the scales on which rows of two agencies tell states that exclude each other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.model import Entry
from pipeline.timeline.reading.claim import snippet
from pipeline.timeline.states.scales import Scale, scales
from pipeline.timeline.states.told import StateReader, Told, written
from pipeline.timeline.states.weights import weights

Said = tuple[str, str]  # the id of a row, and its words


class Disputed(NamedTuple):
    """A scale on which two rows differ: its field, how surely they do, and what each says."""

    field: str
    surely: float
    one: Said
    other: Said


def states_disputed(entries: Sequence[Entry], reader: StateReader) -> Iterator[Disputed]:
    """Yield where rows of two agencies tell states that exclude each other."""
    for one, other in itertools.combinations(entries, 2):
        if one.agency != other.agency:
            yield from between(one, other, reader)


def between(one: Entry, other: Entry, reader: StateReader) -> Iterator[Disputed]:
    """Yield where two rows tell states that exclude each other, as surely as the line of the scale asks."""
    a, b = reader.states(one), reader.states(other)
    for name in sorted(a.keys() & b.keys()):
        scale, line = scales()[name], weights().lines[name]
        if (found := opposed(scale, a[name], b[name])) and found[0] >= line:
            surely, mine, yours = found
            yield Disputed(scale.field, surely, (one.id, _said(one, mine)), (other.id, _said(other, yours)))


def opposed(scale: Scale, a: Mapping[str, Told], b: Mapping[str, Told]) -> tuple[float, Told, Told] | None:
    """Return how surely two rows differ on a scale, and what each tells; None where neither tells what the other excludes.

    They differ as surely as the least sure of these: each tells its state, neither tells the other's, no state is told by both.
    """
    shared = max((min(a[state].surely, b[state].surely) for state in a.keys() & b.keys()), default=0.0)
    found = None
    for x, y in itertools.product(a, b):
        if scale.excludes(x, y):
            against = max(shared, *(told[state].surely for told, state in ((a, y), (b, x)) if state in told), 0.0)
            surely = min(a[x].surely, b[y].surely, 1 - against)
            if found is None or surely > found[0]:
                found = surely, a[x], b[y]
    return found


def _said(row: Entry, told: Told) -> str:
    return snippet(written(row), told.start, told.end)
