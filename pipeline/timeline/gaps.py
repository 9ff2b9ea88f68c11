"""Find the stretches without any dated contact.

A contact counts from its first to its last day. What bounds a gap is known to the month or better, or is a stretch given day
by day (a stay); seasons, years and open ends neither make nor fill a gap. A month in which the same contacts hold a known day
adds nothing to it: "June 2021" is no contact on the first. A row that says there was no contact is none, nor is one whose date
cannot well be right. A gap runs from the last day with contact to the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.model import Entry, Gap
from pipeline.timeline.dates import edtf_bounds

_NO_CONTACT = re.compile(
    r"^\W*(?:there (?:was|is|were) )?(?:no|nil)(?: recorded| known| further| other| agency| direct)*"
    r" (?:contacts?|involvement|records?|entries|engagement)\b",
    re.I,
)
_LONGEST_VAGUE = 31
_ONE_NIGHT = timedelta(days=1)
_STAY = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_FISCAL = re.compile(r"\d{4}-04-01/\d{4}-03-31|\d{4}-09-01/\d{4}-08-31")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days of one contact; `vague` when they are a month or part of one in which it fell on a day nobody wrote."""

    start: date
    end: date
    vague: bool


def contact_spans(entry: Entry) -> list[Span]:
    """Return the days of contact a row stands for; empty if its date does not bound a gap."""
    if not entry.date or "implausible" in entry.flags or _NO_CONTACT.match(entry.text):
        return []
    parts = entry.date[1:-1].split(",") if entry.date[0] in "{[" else [entry.date]
    spans = []
    for part in parts:
        first, last = edtf_bounds(part)
        if first is None or last is None:
            continue
        stay = _STAY.fullmatch(part) and not _FISCAL.fullmatch(part) and "between" not in entry.flags
        if stay or (last - first).days < _LONGEST_VAGUE:
            spans.append(Span(first, last, not stay and last - first > _ONE_NIGHT))
    return spans


def find_gaps(entries: Iterable[Entry], gap_days: int) -> tuple[Gap, ...]:
    """Return the gaps of at least `gap_days` days, of all agencies together and of each, by start."""
    spans = [(entry.agency, span) for entry in entries for span in contact_spans(entry)]
    found = _gaps([span for _, span in spans], gap_days, None)
    for agency in sorted({a for a, _ in spans}):
        found += _gaps([span for a, span in spans if a == agency], gap_days, agency)
    return tuple(found)


def _gaps(spans: Sequence[Span], gap_days: int, agency: str | None) -> list[Gap]:
    found: list[Gap] = []
    reach: date | None = None
    known = sorted({span.start for span in spans if not span.vague})
    for span in sorted(spans):
        if span.vague and _holds_one(known, span):
            continue
        if reach is not None and (span.start - reach).days >= gap_days:
            found.append(Gap(reach.isoformat(), span.start.isoformat(), (span.start - reach).days, agency))
        reach = span.end if reach is None else max(reach, span.end)
    return found


def _holds_one(days: Sequence[date], span: Span) -> bool:
    at = bisect_left(days, span.start)
    return at < len(days) and days[at] <= span.end
