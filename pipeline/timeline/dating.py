"""Give every row its date and time: as written to EDTF, relative dates and missing years by the rows around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pipeline.model import CaseFacts, Entry, Problem, Register
from pipeline.timeline.dates import DateContext, DateReading, edtf_bounds, read_date, read_time
from pipeline.timeline.dates.words import plain, words

_BARE_DAY = re.compile(r"(?:[A-Za-z]{2,9}\.?,?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?", re.I)
_MONTH_ABOVE = re.compile(r"under:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)
Dated = tuple[tuple[Entry, ...], tuple[Problem, ...]]


def date_context(register: Register, facts: CaseFacts) -> DateContext:
    """Return what the case says about its dates: period, death, and the birth of the oldest of the two it is about."""
    scope = [_iso(facts.dates.get(key, "")) for key in ("scope_from", "scope_to")]
    died = _iso(facts.dates.get("death", "")) or next(
        (d for p in register.people if p.role == "victim" and (d := _iso(p.died or ""))), None
    )
    births = [b for p in register.people if p.role in ("victim", "perpetrator") and (b := _iso(p.born or ""))]
    both = len(births) >= 2
    return DateContext(
        scope=(scope[0], scope[1]) if scope[0] and scope[1] else None, died=died, born=min(births) if both else None
    )


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def date_entries(entries: Sequence[Entry], context: DateContext) -> Dated:
    """Return the rows of one source, in their order, with date, time, recorded date and flags filled in, and the problems.

    A date the reader of the file already knows (a real spreadsheet date) is taken as it is. A relative date counts from the
    row directly before; a missing year from the nearest rows with a full date.
    """
    ordered = sorted(entries, key=lambda e: (e.sequence, e.locator, e.id))
    first = [read_date(_written(entry), context=context) for entry in ordered]
    descending = _runs_backwards(first)
    context = replace(context, descending=descending)
    dated: list[Entry] = []
    problems: list[Problem] = []
    before: DateReading | None = None  # the row directly before
    known: DateReading | None = None  # the last row with a date
    for index, entry in enumerate(ordered):
        reading = first[index]
        if reading.edtf is None and _written(entry).strip():
            near = replace(context, following=_following(first, index))
            if (year := _year_above(entry)) is not None:
                reading = read_date(_written(entry), context=replace(context, year_hint=year, scope=None))
            if reading.edtf is None:
                reading = read_date(_written(entry), previous=before, context=near)
            if reading.edtf is None:
                inferred = read_date(_written(entry), previous=known, context=near)
                if "year_inferred" in inferred.flags:
                    reading = inferred
        before = reading
        known = reading if reading.edtf else known
        dated.append(_filled(entry, reading, context))
        problems += _problems(entry, reading)
    return tuple(dated), tuple(problems)


def _year_above(entry: Entry) -> int | None:
    """Return the year of the title a row stands under, where it names one and no other."""
    years = {int(year) for flag in entry.flags if flag.startswith("under:") for year in re.findall(r"\b(?:19|20)\d\d\b", flag)}
    return years.pop() if len(years) == 1 else None


def _written(entry: Entry) -> str:
    """Return the date of a row as it is to be read; a bare day ("Tue 4th") has the month of the line above the rows."""
    if entry.date and _is_edtf_day(entry.date):
        return entry.date
    above = next((flag.removeprefix("under:") for flag in entry.flags if _MONTH_ABOVE.match(flag)), "")
    return f"{entry.date_as_written} {above}" if above and _BARE_DAY.fullmatch(entry.date_as_written) else entry.date_as_written


def _is_edtf_day(text: str) -> bool:
    return re.match(r"\d{4}-\d{2}-\d{2}", text) is not None


def _runs_backwards(readings: Sequence[DateReading]) -> bool:
    """Say whether a source runs from new to old: most steps between its full dates go back."""
    days = [r.earliest for r in readings if r.edtf and r.earliest and r.earliest == r.latest]
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    return sum(s < 0 for s in steps) > sum(s > 0 for s in steps)


def _following(readings: Sequence[DateReading], index: int) -> date | None:
    return next((r.earliest for r in readings[index + 1 :] if r.edtf and r.earliest and "implausible" not in r.flags), None)


def _filled(entry: Entry, reading: DateReading, context: DateContext) -> Entry:
    time = entry.time or read_time(entry.time_as_written) or reading.time
    recorded = entry.recorded_date or reading.recorded
    if recorded and not _is_edtf(recorded):
        recorded = read_date(recorded, previous=reading, context=context).edtf
    flags = tuple(dict.fromkeys((*entry.flags, *reading.flags)))
    return replace(entry, date=reading.edtf, time=time, recorded_date=recorded, flags=flags)


def _is_edtf(text: str) -> bool:
    try:
        edtf_bounds(text)
    except ValueError:
        return False
    return True


def _problems(entry: Entry, reading: DateReading) -> list[Problem]:
    found = [reading.problem] if reading.problem else []
    time = entry.time_as_written.strip()
    if time and read_time(time) is None and re.search(r"\d", time) and not _part_of_day(time):
        found.append("the time could not be read")
    return [Problem(entry.document, entry.locator, reason, entry.id) for reason in found]


def _part_of_day(text: str) -> bool:
    return re.fullmatch(rf"(?:{words().pattern('day_parts')}|{words().pattern('unknown')}|[\s?.-])*", plain(text)) is not None
