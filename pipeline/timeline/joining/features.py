"""Take out of a row what may tell which happening it records: days, time, people, references, agencies, kind, words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.model import Entry
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.dates.hints import days_hinted, week_hinted
from pipeline.timeline.dates.saidday import days_said
from pipeline.timeline.reading.channels import Channels, channels_of
from pipeline.timeline.reading.exchange import conveys, heard_by, told_by
from pipeline.timeline.reading.lexicon import evidence, spoken_in
from pipeline.timeline.reading.names import Names
from pipeline.timeline.reading.telling import minutes_of, references_in, tokens_in

NARROW, COARSE = 8, 31  # days: a window up to 8 is searched day by day; beyond a month only hard evidence joins
UNDATED = 99_999  # width of a row without a first and a last day


@dataclass(frozen=True, slots=True)
class Features:
    """What one row offers as evidence; sets hold plain keys, so that rows compare by intersection."""

    index: int
    agency: str
    kinds: frozenset[str]  # kinds of agency the agency itself is
    first: date | None
    last: date | None
    sets: tuple[date, ...]  # the days of a list of dates
    pointers: frozenset[date]  # other days its text speaks of, not long before its own
    hints: frozenset[date]  # days before its own it may mean by a weekday named in passing, or by so many days
    week: frozenset[date]  # days of "last week" and the like
    minutes: int | None
    references: frozenset[str]
    people: frozenset[str]
    others: frozenset[str]  # of these, who is not one of those nearly every row is about
    places: frozenset[str]
    mentions: frozenset[str]  # kinds of agency its text speaks of, but for its own
    named: frozenset[str]  # agencies of the case its text names
    events: frozenset[str]
    tokens: frozenset[str]
    report: bool
    repeats: bool
    reflects: bool
    receives: bool
    prepares: bool
    hears: frozenset[str]  # agencies of the case and kinds of agency the row took something in from,
    tells: frozenset[str]  # and those it rang, told or wrote to
    records: bool  # it is a report, notification or further log of what its agency recorded already
    conveys: bool  # it took somebody to hospital
    channels: Channels  # by what it sent something, and took something in
    width: int  # days from first to last
    text: str = field(repr=False)


_DOCTOR = re.compile(r"\b(?:dr|doctors?)\b", re.IGNORECASE)
_OWN_DOCTORS = frozenset(("hospital", "mental_health", "prison"))  # whose rows mean none of the surgery by "the doctor"


def full_text(entry: Entry) -> str:
    """Return everything a row says, without the agency's later analysis."""
    return " . ".join(filter(None, (entry.text, entry.people, entry.children, entry.action, entry.source_record)))


def features_of(entries: Sequence[Entry], names: Names) -> list[Features]:
    """Return the features of all rows, by position."""
    return [_features(index, entry, names) for index, entry in enumerate(entries)]


def _features(index: int, entry: Entry, names: Names) -> Features:
    text = full_text(entry)
    plain = names.without_initials(text)
    spoken = spoken_in(plain)
    first, last = edtf_bounds(entry.date) if entry.date else (None, None)
    days = (
        tuple(date.fromisoformat(d) for d in re.findall(r"\d{4}-\d\d-\d\d", entry.date))
        if entry.date and entry.date[0] in "{["
        else ()
    )
    said = spoken_in(names.without_initials(entry.text))
    places = names.places_in(text)
    people = names.people_in(text)
    happened = f"{entry.source_record} . {entry.text}" if entry.source_record else entry.text
    own_kinds = names.kinds_of.get(entry.agency, frozenset())
    own = own_kinds | {entry.agency}
    dated = bool(last and first and (last - first).days <= NARROW)
    others = spoken_in(_DOCTOR.sub(" ", plain)) if own_kinds & _OWN_DOCTORS else spoken
    return Features(
        index=index,
        agency=entry.agency,
        kinds=own_kinds,
        first=first,
        last=last,
        sets=days,
        pointers=days_said(text, last) if last and dated else frozenset(),
        hints=days_hinted(text, last) if last and dated else frozenset(),
        week=week_hinted(text, last) if last and dated else frozenset(),
        minutes=minutes_of(entry, entry.text),
        references=references_in(text),
        people=people,
        others=people - names.principals,
        places=places,
        mentions=others.agencies - own_kinds,
        named=names.agencies_in(text) - {entry.agency},
        events=spoken_in(happened).events | {names.kind_of[p] for p in places if names.kind_of[p] in evidence().weights},
        tokens=tokens_in(entry.text) - names.tokens,
        report=said.report,
        repeats=said.repeats,
        reflects=said.reflects,
        receives=said.receives,
        prepares=said.prepares,
        hears=heard_by(plain, names) - own,
        tells=told_by(plain, names) - own,
        records=said.records,
        channels=channels_of(text),
        conveys="hospital" in spoken.agencies and conveys(text),
        width=(last - first).days + 1 if first and last else UNDATED,
        text=entry.text,
    )
