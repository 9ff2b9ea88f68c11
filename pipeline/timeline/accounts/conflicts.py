"""Find the points on which the accounts of one happening differ. Silence is no disagreement: both must speak to the point."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.model import Account, Conflict, Entry, Register, digest
from pipeline.timeline.accounts.claims import Reader
from pipeline.timeline.accounts.datings import datings_disputed
from pipeline.timeline.accounts.days import days_disputed
from pipeline.timeline.accounts.moments import moments_disputed
from pipeline.timeline.accounts.witness import passes_on
from pipeline.timeline.reading.claim import Claim, differ
from pipeline.timeline.states.disputed import states_disputed
from pipeline.timeline.states.told import state_reader_for

FIELDS = ("date", "time", "people", "caller", "children_present", "injury", "disclosure", "outcome", "other")


@lru_cache(maxsize=8)
def reader_for(register: Register) -> Reader:
    """Return the claim reader of a register; made once a case."""
    return Reader(register)


def read_ahead(entries: Iterable[Entry], register: Register) -> None:
    """Begin to read the states of rows that will be set side by side."""
    state_reader_for(register).read_ahead(entries)


def find_conflicts(entries: Sequence[Entry], register: Register, *, states: bool = True) -> tuple[Conflict, ...]:
    """Return one conflict for each field on which rows of one event differ, with what each of them says.

    Without `states` only what can be computed is compared, not what is told in a hundred ways.
    """
    if len(entries) < 2:
        return ()
    accounts: dict[str, dict[str, str]] = defaultdict(dict)  # field -> entry id -> words
    found_so = itertools.chain(
        days_disputed(entries),
        datings_disputed(entries),
        moments_disputed(entries),
        _claims(entries, reader_for(register)),
        _states(entries, register) if states else (),
    )
    for name, entry_id, said in found_so:
        held = accounts[name].get(entry_id)
        accounts[name][entry_id] = _both(held, said) if held else said
    order = {entry.id: entry for entry in entries}
    found = []
    for name in FIELDS:
        if name in accounts:
            values = tuple(Account(order[i].agency, accounts[name][i], i) for i in order if i in accounts[name])
            found.append(Conflict(name, values, digest("conflict", name, *sorted(a.entry for a in values))))
    return tuple(found)


def _both(held: str, said: str) -> str:
    """Return what a row says on two points of a field, each part once."""
    parts = dict.fromkeys([*held.split("; "), *said.split("; ")])
    return "; ".join(part for part in parts if not any(part != other and part in other for other in parts))


Disputed = Iterator[tuple[str, str, str]]


def _states(entries: Sequence[Entry], register: Register) -> Disputed:
    """Yield field, entry and words of every state two rows tell otherwise."""
    for told in states_disputed(entries, state_reader_for(register)):
        yield told.field, *told.one
        yield told.field, *told.other


def _claims(entries: Sequence[Entry], reader: Reader) -> Disputed:
    """Yield field, entry and words of every point two rows claim differently."""
    points: dict[tuple[str, str], list[tuple[Entry, Claim]]] = defaultdict(list)
    for entry in entries:
        told = passes_on(entry)
        for key, claims in reader.claims(entry).items():
            if not (told and key[0] == "people"):  # what is passed on from elsewhere is no witness of who was there
                points[key].append((entry, claims[0]))
    alike = _told_alike(points)
    for (name, _), said in points.items():
        disputed = {
            i
            for i, a in enumerate(said)
            for j, b in enumerate(said)
            if i != j and differ(a[1], b[1]) and not (a[1].compared == "words" and frozenset((a[0].id, b[0].id)) in alike)
        }
        for index in sorted(disputed):
            yield name, said[index][0].id, said[index][1].said


def _told_alike(points: Mapping[tuple[str, str], Sequence[tuple[Entry, Claim]]]) -> set[frozenset[str]]:
    """Return the pairs of rows that tell one thing disclosed alike: they may do so in other words ("throttled her", "choked")."""
    return {
        frozenset((a.id, b.id))
        for (name, point), said in points.items()
        if name == "disclosure" and point != "harm" and not point.startswith("words")
        for (a, one), (b, other) in itertools.combinations(said, 2)
        if one.value == other.value
    }
