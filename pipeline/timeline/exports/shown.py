"""What every export says of an event beside its rows: its date in words, its precision, the days since the event before,
how old people were, and which events may be the same happening.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pipeline.model import Conflict, Entry, Event, Register, Timeline
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.exports.say import say_age, say_date, say_days, say_flag
from pipeline.timeline.pattern import ages_on, intervals

Precision = Literal["day", "days", "vague", "open"]

_ROLES = ("victim", "perpetrator", "child", "family")


@dataclass(frozen=True, slots=True)
class Maybe:
    """An event or undated row that may be the same happening, with the reasons, and where accounts would then differ."""

    other: str  # event id, or "an undated row"
    score: float
    reasons: tuple[str, ...]
    differs_on: str = ""


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event with what the exports say of it."""

    event: Event
    said: str
    precision: Precision
    first: date | None  # earliest day; None for an open beginning
    last: date | None
    since: str = ""  # "12 days later", counted from the event before
    ages: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # name, age in words
    maybe: tuple[Maybe, ...] = ()

    @property
    def agencies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry.agency for entry in self.event.entries))

    @property
    def differs_on(self) -> str:
        return fields_of(self.event.conflicts)


def fields_of(conflicts: Sequence[Conflict]) -> str:
    """Return the fields of conflicts in words: "date, children present"."""
    return ", ".join(dict.fromkeys(conflict.field.replace("_", " ") for conflict in conflicts))


def precision_of(edtf: str) -> Precision:
    """Say how exact a date is: one day, several named days, vague (approximate, a month or more), or open at one end."""
    first, last = edtf_bounds(edtf)
    if first is None or last is None:
        return "open"
    if any(mark in edtf for mark in "~?%[") or "X" in edtf:
        return "vague"
    if first == last:
        return "day"
    ends = edtf.strip("{}").replace(",", "/").split("/")
    return "days" if all(len(end) == 10 for end in ends) else "vague"


def say_event_date(event: Event) -> str:
    """Return the event's date in words; "between … and …" where its rows say it happened on one day within the stretch."""
    said = say_date(event.date)
    between = any("between" in entry.flags and entry.date == event.date for entry in event.entries)
    return f"{said}, on one of these days" if between and "/" in event.date else said


def shown_events(timeline: Timeline, register: Register | None = None) -> list[ShownEvent]:
    """Return every event, in order, with what the exports say of it; ages need a register with dates of birth."""
    register = register or Register()
    people = sorted((p for p in register.people if p.role in _ROLES), key=lambda person: _ROLES.index(person.role))
    known = Register(people=tuple(people))
    names = {person.id: person.name for person in people}
    since = {interval.second: say_days(interval.least, interval.most) for interval in intervals(timeline.events)}
    maybe = _maybe(timeline)
    return [
        ShownEvent(
            event,
            say_event_date(event),
            precision_of(event.date),
            *edtf_bounds(event.date),
            since=since.get(event.id, ""),
            ages=tuple((names[age.person], say_age(age.least, age.most)) for age in ages_on(event.date, known)),
            maybe=tuple(maybe.get(event.id, ())),
        )
        for event in timeline.events
    ]


def say_flags(entry: Entry) -> str:
    """Return what a reader should know of how an entry's date was read; empty if it stands as written."""
    return "; ".join(dict.fromkeys(filter(None, map(say_flag, entry.flags))))


def _maybe(timeline: Timeline) -> dict[str, list[Maybe]]:
    event_of = {entry.id: event.id for event in timeline.events for entry in event.entries}
    found: dict[str, list[Maybe]] = defaultdict(list)
    for proposal in timeline.proposals:
        ids = list(dict.fromkeys(event_of.get(entry, "") for entry in proposal.entries))
        for one in filter(None, ids):
            for other in ids:
                if other != one:
                    differs_on = fields_of(proposal.conflicts)
                    found[one].append(Maybe(other or "an undated row", proposal.score, proposal.reasons, differs_on))
    best: dict[str, list[Maybe]] = {}
    for one, others in found.items():
        by_other: dict[str, Maybe] = {}
        for item in sorted(others, key=lambda maybe: -maybe.score):
            by_other.setdefault(item.other, item)
        best[one] = list(by_other.values())
    return best
