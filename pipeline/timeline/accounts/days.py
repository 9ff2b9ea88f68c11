"""Find the rows that put one happening on different days: by their own dates, or by the days they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipeline.model import Entry
from pipeline.timeline.accounts.datings import written_day
from pipeline.timeline.accounts.witness import told_of
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.dates.saidday import days_said
from pipeline.timeline.reading.lexicon import SITTINGS, kinds_of, pattern_of, spoken_in
from pipeline.timeline.reading.telling import minutes_of

NEAR = 2  # days by which a row that speaks of an earlier day may miss the day another gives
NEAR_BOTH = 45  # days by which two rows that both speak of an earlier day may differ and mean one happening
NIGHT_ENDS = 6 * 60  # minutes of a day that still belong to the night before
_HEALTH = frozenset(("hospital", "mental_health", "community_health"))
_MET = pattern_of(("referral received", "referral from", "met"))
_LATER = pattern_of(
    (
        "hospital", "ed", "a&e", "ward", "triage", "custody", "discharge", "follow up", "following", "strategy", "letter",
        "told of", "informed", "called by", "rang to", "advised", "self-presented", "brought", "second log", "in the night",
        "overnight",
        "early hours", "on scene", "stood down", "attended ed", "seen in",
    )
)  # fmt: skip
_AT_ONCE = frozenset(("police", "ambulance", "fire", "hospital", "mental_health"))
_TODAY = re.compile(r"\b(?:today|tonight|just now|this (?:morning|afternoon|evening|lunchtime))\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:back|home) from (?:the )?(?:hospital|a&e|ed|casualty|infirmary|ward)\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:night|overnight|late evening|midnight)\b", re.IGNORECASE)
Disputed = Iterator[tuple[str, str, str]]
Days = tuple[date, date]


def own_days(entry: Entry) -> Days | None:
    """Return the first and last day a row's date stands for; None for an open or missing date."""
    first, last = edtf_bounds(entry.date) if entry.date else (None, None)
    return (first, last) if first and last else None


def days_disputed(entries: Sequence[Entry]) -> Disputed:
    """Yield field, row and words of the rows that put the happening on different days.

    A row that reports later, takes in what another sent, or speaks of the other's day puts it nowhere by its own date.
    """
    told, spoken_of = [], []
    for entry in entries:
        days = own_days(entry)
        if days is None or (days[1] - days[0]).days > 7:
            continue
        if (written := written_day(entry)) and not days[0] <= written <= days[1] + timedelta(days=NEAR_BOTH):
            continue  # a text that opens with another day is of that day: `datings` reads it
        pointers = days_said(entry.text, days[1])
        if len(pointers) == 1:
            spoken_of.append((entry, min(pointers)))
        spoken = spoken_in(entry.text)
        later = spoken.report or spoken.receives or told_of(entry) or _BACK.search(entry.text) is not None
        reports = later and not _MET.search(entry.text)
        if not (pointers or reports or spoken.reflects):
            told.append((entry, days))
    for i, (a, left) in enumerate(told):
        for b, right in told[i + 1 :]:
            apart = max((right[0] - left[1]).days, (left[0] - right[1]).days)
            if apart >= 1 and not _one_night(a, b, apart) and not _filed(a, b, apart):
                yield "date", a.id, a.date_as_written or a.date or ""
                yield "date", b.id, b.date_as_written or b.date or ""
    yield from _spoken(told, spoken_of)


def _spoken(told: Sequence[tuple[Entry, Days]], spoken_of: Sequence[tuple[Entry, date]]) -> Disputed:
    """Yield the rows that speak of an earlier day, where another's own day, or the day another speaks of, is near but not it."""
    agreed = {entry.id for entry, day in spoken_of if any(_meant(entry, day, one, days) for one, days in told)}
    for reporter, day in spoken_of:
        if reporter.id in agreed:
            continue
        for entry, (first, last) in told:
            near = max((day - last).days, (first - day).days) <= NEAR
            if near and (kinds_of(entry.agency) & _AT_ONCE or _TODAY.search(entry.text)):
                yield "date", reporter.id, f"{day:%d/%m/%Y}"
                yield "date", entry.id, entry.date_as_written or entry.date or ""
    for i, (a, one) in enumerate(spoken_of):
        for b, other in spoken_of[i + 1 :]:
            own = {day for entry in (a, b) for day in own_days(entry) or ()}
            if (
                a.agency != b.agency
                and not {a.id, b.id} <= agreed
                and 0 < abs((one - other).days) <= NEAR_BOTH
                and not own & {one, other}
            ):
                yield "date", a.id, f"{one:%d/%m/%Y}"
                yield "date", b.id, f"{other:%d/%m/%Y}"


def _meant(reporter: Entry, day: date, entry: Entry, days: Days) -> bool:
    """Say whether the day a row speaks of is another's own, or "Friday night" the night that ended on that one's morning."""
    if days[0] <= day <= days[1]:
        return True
    minutes = minutes_of(entry, entry.text)
    over_midnight = minutes is not None and minutes < NIGHT_ENDS and (days[0] - day).days == 1
    return over_midnight and _NIGHT.search(reporter.text) is not None


def _one_night(a: Entry, b: Entry, apart: int) -> bool:
    """Say whether two rows a day apart lie within eight hours over midnight, or the later is a later step of the same night."""
    if apart != 1:
        return False
    first, second = sorted((a, b), key=lambda e: e.date or "")
    start, end = minutes_of(first, first.text), minutes_of(second, second.text)
    if start is None:
        return end is not None and end < NIGHT_ENDS
    if end is not None:
        return end + 1440 - start <= 8 * 60
    return start >= 20 * 60 and _LATER.search(second.text) is not None


def _filed(a: Entry, b: Entry, apart: int) -> bool:
    """Say whether one row is a surgery's: it files letters and sends referrals the day before or after."""
    kinds = (kinds_of(a.agency), kinds_of(b.agency))
    sitting = spoken_in(a.text).events & spoken_in(b.text).events & (SITTINGS | {"death"})
    surgery = any("gp" in one and other & _HEALTH for one, other in (kinds, kinds[::-1]))
    return apart == 1 and surgery and not sitting
