"""Find the points on which the accounts of one happening differ. Silence is no disagreement: both must speak to the point."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from pipeline.model import Account, Conflict, Entry, Register, digest
from pipeline.timeline.claims import Claim, Reader
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.features import minutes_of, pointers_in
from pipeline.timeline.lexicon import evidence, load_words, pattern_of

FIELDS = ("date", "time", "people", "caller", "children_present", "injury", "disclosure", "outcome", "other")
MOMENT = 3  # minutes by which two clocks may differ and mean the same
_LATER = re.compile(
    r"\b(?:hospital|ED|A&E|ward|triage|custody|discharge|follow(?:ing|-up)|strategy|letter|told of|informed|called by|rang to|advised|self-presented|brought|second log|on scene|stood down|attended ED|seen in)\b", re.I
)
_SCENE = ("police", "ambulance", "fire", "school", "housing")


@lru_cache(maxsize=8)
def reader_for(register: Register) -> Reader:
    """Return the claim reader of a register; made once a case."""
    return Reader(register)


def find_conflicts(entries: Sequence[Entry], register: Register) -> tuple[Conflict, ...]:
    """Return one conflict for each field on which rows of one event differ, with what each of them says."""
    accounts: dict[str, dict[str, str]] = defaultdict(dict)  # field -> entry id -> words
    for name, entry_id, said in (*_dates(entries), *_times(entries), *_claims(entries, reader_for(register))):
        held = accounts[name].get(entry_id)
        accounts[name][entry_id] = said if held is None or held == said else f"{held}; {said}" if said not in held else held
    order = {entry.id: entry for entry in entries}
    found = []
    for name in FIELDS:
        if name in accounts:
            values = tuple(Account(order[i].agency, accounts[name][i], i) for i in order if i in accounts[name])
            found.append(Conflict(name, values, digest("conflict", name, *sorted(a.entry for a in values))))
    return tuple(found)


Disputed = Iterator[tuple[str, str, str]]


def _claims(entries: Sequence[Entry], reader: Reader) -> Disputed:
    """Yield field, entry and words of every point two rows claim differently."""
    points: dict[tuple[str, str], list[tuple[Entry, Claim]]] = defaultdict(list)
    for entry in entries:
        for key, claims in reader.claims(entry).items():
            points[key].append((entry, claims[0]))
    for (name, _), said in points.items():
        disputed = {i for i, a in enumerate(said) for j, b in enumerate(said) if i != j and _differ(a[1], b[1])}
        for index in sorted(disputed):
            yield name, said[index][0].id, said[index][1].said


def _differ(a: Claim, b: Claim) -> bool:
    if a.point == "company" and "alone" in (a.value, b.value):
        return a.value != b.value
    if not a.tags or not b.tags:
        return a.value != b.value
    if a.tags & b.tags:
        return False
    families = _families()
    related = any(families.get(x, frozenset()) & b.tags for x in a.tags)
    return not related and (_kinds(a.tags) & _kinds(b.tags)) != set()


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in load_words("conflicts.yaml")["families"].items()}


def _kinds(tags: frozenset[str]) -> set[str]:
    """Return whether tags name somebody, say what they are, or both: a name and a relation alone cannot be compared."""
    return {"name" if t.startswith(("name:", "id:")) else "relation" for t in tags}


# --- dates and times -------------------------------------------------------------------------------------------------


def _own_days(entry: Entry) -> tuple[date, date] | None:
    first, last = edtf_bounds(entry.date) if entry.date else (None, None)
    return (first, last) if first and last else None


def _dates(entries: Sequence[Entry]) -> Disputed:
    """Yield the rows that put the happening on different days, unless one reports later or speaks of the other's day."""
    lexicon = evidence()
    told = []
    for entry in entries:
        days = _own_days(entry)
        if days is None or (days[1] - days[0]).days > 7:
            continue
        pointers = pointers_in(entry.text, days[1])
        if pointers or (lexicon.reports.search(entry.text) and not _MET.search(entry.text)) or lexicon.reflections.search(entry.text):
            continue
        told.append((entry, days))
    for i, (a, left) in enumerate(told):
        for b, right in told[i + 1 :]:
            apart = max((right[0] - left[1]).days, (left[0] - right[1]).days)
            if apart >= 1 and not _one_night(a, b, apart):
                yield "date", a.id, a.date_as_written or a.date or ""
                yield "date", b.id, b.date_as_written or b.date or ""


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
        if entry.time and days and days[0] == days[1] and not evidence().repeats.search(entry.text):
            told.append((entry, days[0].toordinal() * 1440 + int(entry.time[:2]) * 60 + int(entry.time[3:])))
    for i, (a, left) in enumerate(told):
        for b, right in told[i + 1 :]:
            if a.agency != b.agency and MOMENT <= abs(left - right) <= 12 * 60 and _same_moment(a, b):
                yield "time", a.id, a.time_as_written or a.time or ""
                yield "time", b.id, b.time_as_written or b.time or ""


def _same_moment(a: Entry, b: Entry) -> bool:
    """Say whether two rows time the same moment: both at the scene, both in one kind of agency, or one sitting of one meeting."""
    stages = [_stage(entry) for entry in (a, b)]
    if stages[0] == stages[1] == "scene":
        return True
    shared = [k.name for k in evidence().events if k.name in _SITTINGS and k.pattern.search(a.text) and k.pattern.search(b.text)]
    return bool(shared)


_SITTINGS = ("marac", "mappa", "strategy_meeting", "child_protection_conference", "core_group", "court_hearing", "home_visit")


def _stage(entry: Entry) -> str:
    kinds = [k.name for k in evidence().agencies if k.names and k.names.search(entry.agency)]
    return "scene" if any(k in _SCENE for k in kinds) else "after"
