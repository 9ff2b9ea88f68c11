"""Find the stretches without any dated contact.

A contact counts from its first to its last day. What bounds a gap is known to the month or better, or is a stretch given day
by day (a stay); seasons, years and open ends neither make nor fill a gap. A row that says there was no contact is none, nor
is one whose date cannot well be right. A gap runs from the last day with contact to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.model import Entry, Gap
from pipeline.timeline.dates import edtf_bounds

_NO_CONTACT = re.compile(
    r"^\W*(?:there (?:was|is|were) )?(?:no|nil)(?: recorded| known| further| other| agency| direct)*"
    r" (?:contacts?|involvement|records?|entries|engagement)\b",
    re.I,
)
_LONGEST_VAGUE = 31
_FISCAL = re.compile(r"\d{4}-04-01/\d{4}-03-31|\d{4}-09-01/\d{4}-08-31")


def contact_spans(entry: Entry) -> list[tuple[date, date]]:
    """Return the days of contact a row stands for; empty if its date does not bound a gap."""
    if not entry.date or "implausible" in entry.flags or _NO_CONTACT.match(entry.text):
        return []
    if entry.date[0] in "{[":
        parts = [edtf_bounds(part) for part in entry.date[1:-1].split(",")]
        return [(s, e) for s, e in parts if s and e and (e - s).days < _LONGEST_VAGUE]
    first, last = edtf_bounds(entry.date)
    if first is None or last is None:
        return []
    exact = (
        re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", entry.date)
        and not _FISCAL.fullmatch(entry.date)
        and "between" not in entry.flags
    )
    return [(first, last)] if (last - first).days < _LONGEST_VAGUE or exact else []


def find_gaps(entries: Iterable[Entry], gap_days: int) -> tuple[Gap, ...]:
    """Return the gaps of at least `gap_days` days, of all agencies together and of each, by start."""
    spans = [(entry.agency, start, end) for entry in entries for start, end in contact_spans(entry)]
    found = _gaps([(s, e) for _, s, e in spans], gap_days, None)
    for agency in sorted({a for a, _, _ in spans}):
        found += _gaps([(s, e) for a, s, e in spans if a == agency], gap_days, agency)
    return tuple(found)


def _gaps(spans: Sequence[tuple[date, date]], gap_days: int, agency: str | None) -> list[Gap]:
    found: list[Gap] = []
    reach: date | None = None
    for start, end in sorted(spans):
        if reach is not None and (start - reach).days >= gap_days:
            found.append(Gap(reach.isoformat(), start.isoformat(), (start - reach).days, agency))
        reach = end if reach is None else max(reach, end)
    return found
