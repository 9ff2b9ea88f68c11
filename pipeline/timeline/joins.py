"""Joins and splits of timeline entries that people recorded by command, by entry id, so that they survive renumbering."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.case import Case
from pipeline.errors import UsageError
from pipeline.record import DecisionStore, Recorded, TargetKind

_Groups = list[tuple[str, ...]]


def recorded_joins(case: Case) -> tuple[_Groups, _Groups]:
    """Return (joins, splits) as groups of entry ids; a later record about the same entries supersedes an earlier one."""
    if not case.decisions.exists():
        return [], []
    joins: _Groups = []
    splits: _Groups = []
    for (kind, target), _ in DecisionStore(case.decisions).current().items():
        if kind == "join":
            joins.append(tuple(target.split("+")))
        elif kind == "split":
            splits.append(tuple(target.split("+")))
    return joins, splits


def record_join(case: Case, events: Sequence[str], *, by: str, split: bool = False) -> tuple[str, ...]:
    """Record that the entries of `events` (event or entry ids) are one happening, or that one event's entries are not.

    Returns the entry ids recorded. An id that is in no event is a wrong use.
    """
    from pipeline.timeline.stage import load_timeline

    timeline = load_timeline(case)
    by_event = {event.id: tuple(entry.id for entry in event.entries) for event in timeline.events}
    single = {entry.id: (entry.id,) for event in timeline.events for entry in event.entries}
    single |= {entry.id: (entry.id,) for entry in timeline.undated}
    entries: list[str] = []
    for name in events:
        found = by_event.get(name) or single.get(name)
        if found is None:
            raise UsageError(
                f"There is no event or entry {name}.", remedy="The ids stand in the timeline; run `dhr timeline` to see them."
            )
        entries.extend(found)
    if len(entries) < 2:
        raise UsageError(
            "A join or split needs at least two rows.", remedy="Name two events to join, or an event with several rows to split."
        )
    ids = tuple(sorted(dict.fromkeys(entries)))
    kind: TargetKind = "split" if split else "join"
    DecisionStore(case.decisions).record([Recorded(kind, "+".join(ids), kind, by=by, origin="command")])
    return ids
