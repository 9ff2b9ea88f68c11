"""Find the points on which the accounts of one happening differ. Silence is no disagreement: both must speak to the point."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from pipeline.model import Account, Conflict, Entry, Register, digest
from pipeline.timeline.claim import Claim, differ
from pipeline.timeline.claims import Reader
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.lexicon import SITTINGS, kinds_of, pattern_of, spoken_in
from pipeline.timeline.telling import minutes_of, pointers_in, times_named

FIELDS = ("date", "time", "people", "caller", "children_present", "injury", "disclosure", "outcome", "other")
NEAR = 2  # days by which a row that speaks of an earlier day may miss the day another gives
AFTERWARDS = 45  # minutes between two agencies that both heard of it later, within which they time one moment
MOMENT = 3  # minutes by which two clocks may differ and mean the same
_LATER = re.compile(
    r"\b(?:hospital|ED|A&E|ward|triage|custody|discharge|follow(?:ing|-up)|strategy|letter|told of|informed"
    "|called by|rang to|advised|self-presented|brought|second log|in the night|overnight|early hours|on scene|stood down"
    r"|attended ED|seen in)\b",
    re.I,
)
_TOLD_AT = re.compile(  # when somebody was told of it: "Called by ED at 3 am", "03:05 police: …"
    r"^\W*\d{1,2}[:.]?\d\d\b|\b(?:called by|rang|told|informed|notified|phoned|contacted|advised|spoke)\b[^.;]{0,25}?"
    r"\b(?:at|about) \d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m)?",
    re.I,
)
_SCENE = frozenset(("police", "ambulance", "fire", "school", "housing"))


@lru_cache(maxsize=8)
def reader_for(register: Register) -> Reader:
    """Return the claim reader of a register; made once a case."""
    return Reader(register)


def find_conflicts(entries: Sequence[Entry], register: Register) -> tuple[Conflict, ...]:
    """Return one conflict for each field on which rows of one event differ, with what each of them says."""
    accounts: dict[str, dict[str, str]] = defaultdict(dict)  # field -> entry id -> words
    for name, entry_id, said in (*_dates(entries), *_times(entries), *_claims(entries, reader_for(register))):
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


def _claims(entries: Sequence[Entry], reader: Reader) -> Disputed:
    """Yield field, entry and words of every point two rows claim differently."""
    points: dict[tuple[str, str], list[tuple[Entry, Claim]]] = defaultdict(list)
    for entry in entries:
        for key, claims in reader.claims(entry).items():
            points[key].append((entry, claims[0]))
    for (name, _), said in points.items():
        disputed = {i for i, a in enumerate(said) for j, b in enumerate(said) if i != j and differ(a[1], b[1])}
        for index in sorted(disputed):
            yield name, said[index][0].id, said[index][1].said


# --- dates and times -------------------------------------------------------------------------------------------------


def _own_days(entry: Entry) -> tuple[date, date] | None:
    first, last = edtf_bounds(entry.date) if entry.date else (None, None)
    return (first, last) if first and last else None


def _dates(entries: Sequence[Entry]) -> Disputed:
    """Yield the rows that put the happening on different days, unless one reports later or speaks of the other's day."""
    told, spoken_of = [], []
    for entry in entries:
        days = _own_days(entry)
        if days is None or (days[1] - days[0]).days > 7:
            continue
        pointers = pointers_in(entry.text, days[1])
        if len(pointers) == 1:
            spoken_of.append((entry, min(pointers)))
        spoken = spoken_in(entry.text)
        if pointers or (spoken.report and not _MET.search(entry.text)) or spoken.reflects:
            continue
        told.append((entry, days))
    for i, (a, left) in enumerate(told):
        for b, right in told[i + 1 :]:
            apart = max((right[0] - left[1]).days, (left[0] - right[1]).days)
            if apart >= 1 and not _one_night(a, b, apart):
                yield "date", a.id, a.date_as_written or a.date or ""
                yield "date", b.id, b.date_as_written or b.date or ""
    for reporter, day in spoken_of:
        if any(first <= day <= last for _, (first, last) in told):
            continue
        for entry, (first, last) in told:
            if max((day - last).days, (first - day).days) <= NEAR and day not in pointers_in(entry.text, last):
                yield "date", reporter.id, f"{day:%d/%m/%Y}"
                yield "date", entry.id, entry.date_as_written or entry.date or ""


_MET = pattern_of(("referral received", "referral from", "met"))


def _one_night(a: Entry, b: Entry, apart: int) -> bool:
    """Say whether two rows a day apart lie within eight hours over midnight, or the later is a later step of the same night."""
    if apart != 1:
        return False
    first, second = sorted((a, b), key=lambda e: e.date or "")
    start, end = minutes_of(first, first.text), minutes_of(second, second.text)
    if start is not None and end is not None:
        return end + 1440 - start <= 8 * 60
    return start is not None and start >= 20 * 60 and _LATER.search(second.text) is not None


def _times(entries: Sequence[Entry]) -> Disputed:
    """Yield the rows that give the same moment different times: first accounts of agencies on the scene, or one meeting."""
    told = []
    for entry in entries:
        days = _own_days(entry)
        if entry.time and days and days[0] == days[1] and not spoken_in(entry.text).repeats:
            told.append((entry, days[0].toordinal() * 1440 + int(entry.time[:2]) * 60 + int(entry.time[3:])))
    yield from _times_told(entries, told)
    for i, (a, left) in enumerate(told):
        for b, right in told[i + 1 :]:
            if a.agency != b.agency and MOMENT <= abs(left - right) <= 12 * 60 and _same_moment(a, b, left - right):
                yield "time", a.id, a.time_as_written or a.time or ""
                yield "time", b.id, b.time_as_written or b.time or ""


def _times_told(entries: Sequence[Entry], told: Sequence[tuple[Entry, int]]) -> Disputed:
    """Yield the rows that heard of it later and name its time, where those who came at once give another.

    "She says that police came on Saturday at about 9.30 pm": the one time such a row names is that of the happening.
    """
    scenes = [(entry, at % 1440) for entry, at in told if _stage(entry) == "scene"]
    for entry in entries:
        named = times_named(_TOLD_AT.sub(" ", entry.text)) - {minute for e, minute in scenes if e is entry}
        if _stage(entry) == "scene" or len(named) != 1:
            continue
        (minute,) = named
        for scene, at in scenes:
            apart = abs(at - minute) % 1440
            exact = times_named(scene.text) | {at}
            if MOMENT <= min(apart, 1440 - apart) <= 12 * 60 and minute not in exact:
                yield "time", scene.id, scene.time_as_written or scene.time or ""
                yield "time", entry.id, f"{minute // 60:02d}:{minute % 60:02d}"


def _same_moment(a: Entry, b: Entry, apart: int) -> bool:
    """Say whether two rows time the same moment, `apart` minutes from each other.

    They do if both stood at the scene, if one or both heard of it later and lie within three quarters of an hour (a hospital
    is a later step of the same night, no other account of it), if they were one sitting of one meeting, or if the later step
    lies before the scene the other records.
    """
    stages = [_stage(entry) for entry in (a, b)]
    if stages[0] == stages[1]:
        return stages[0] == "scene" or abs(apart) <= AFTERWARDS
    scene = a if stages[0] == "scene" else b
    elsewhere = a if scene is b else b
    if abs(apart) <= AFTERWARDS and not kinds_of(elsewhere.agency) & {"hospital", "gp", "mental_health"}:
        return True
    too_early = apart > 0 if scene is a else apart < 0
    later_step = kinds_of(elsewhere.agency) & {"hospital", "mental_health"}
    if too_early and later_step and not spoken_in(scene.text).agencies & (later_step | {"ambulance"}):
        return True
    return bool(spoken_in(a.text).events & spoken_in(b.text).events & SITTINGS)


def _stage(entry: Entry) -> str:
    return "scene" if kinds_of(entry.agency) & _SCENE else "after"
