"""Read the pattern of a timeline: contacts per agency and month, ages on the day, intervals, events with chosen markers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from pipeline.model import Event, Register, Timeline
from pipeline.timeline.dates import edtf_bounds


@dataclass(frozen=True, slots=True)
class Age:
    """How old a person was at an event; two values where the date is not exact to the day."""

    person: str  # register id
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole days between two events, least and most where a date is not exact."""

    first: str  # event ids
    second: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Contacts:
    """How many rows each agency has in each month (YYYY-MM); a row coarser than a month is counted under its year alone."""

    by_month: dict[tuple[str, str], int] = field(default_factory=dict)
    by_year: dict[tuple[str, str], int] = field(default_factory=dict)
    by_agency: dict[str, int] = field(default_factory=dict)


def contacts(timeline: Timeline) -> Contacts:
    """Count the rows of every agency by month and year; undated rows count for the agency only."""
    months: Counter[tuple[str, str]] = Counter()
    years: Counter[tuple[str, str]] = Counter()
    agencies: Counter[str] = Counter()
    for entry in (*(e for event in timeline.events for e in event.entries), *timeline.undated):
        agencies[entry.agency] += 1
        first, last = edtf_bounds(entry.date) if entry.date else (None, None)
        if first and last and (first.year, first.month) == (last.year, last.month):
            months[entry.agency, f"{first:%Y-%m}"] += 1
        if first and last and first.year == last.year:
            years[entry.agency, f"{first:%Y}"] += 1
    return Contacts(dict(sorted(months.items())), dict(sorted(years.items())), dict(sorted(agencies.items())))


def ages_on(edtf: str, register: Register) -> tuple[Age, ...]:
    """Return the ages, in whole years, of everybody whose birth is known, at a date; nobody before birth or after death."""
    first, last = edtf_bounds(edtf)
    if first is None or last is None:
        return ()
    found = []
    for person in register.people:
        born, died = _iso(person.born), _iso(person.died)
        if born and last >= born and not (died and first > died):
            found.append(Age(person.id, max(0, _years(born, first)), _years(born, last)))
    return tuple(found)


def intervals(events: Sequence[Event]) -> tuple[Interval, ...]:
    """Return the days from each event to the next one in order, where both have two ends."""
    found = []
    for one, other in pairwise(events):
        (a, b), (c, d) = edtf_bounds(one.date), edtf_bounds(other.date)
        if a and b and c and d:
            found.append(Interval(one.id, other.id, max(0, (c - b).days), (d - a).days))
    return tuple(found)


def outside_scope(timeline: Timeline) -> tuple[Event, ...]:
    """Return the events outside the period under review."""
    return tuple(event for event in timeline.events if not event.in_scope)


def with_markers(timeline: Timeline, chosen: Iterable[str]) -> tuple[Event, ...]:
    """Return the events that show one of the chosen escalation markers, in order."""
    wanted = set(chosen)
    return tuple(event for event in timeline.events if wanted & set(event.markers))


def _iso(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
