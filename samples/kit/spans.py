"""Dates of the gold: plain day-first dates to EDTF, EDTF to days, gaps between contacts. A few lines, not a parser."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

PLAIN = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})$")
WORDS = re.compile(
    r"(?:(?:mon|tues?|wed|thur?s?|fri|sat|sun)[a-z]*,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]* (\d{4})$", re.I
)
MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)
}
SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}


def plain_edtf(written: str) -> str | None:
    """Return the EDTF of a plain day-first date or an ISO date; None for everything else."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        return written
    worded = WORDS.match(written.strip())
    match = worded or PLAIN.match(written.strip())
    if not match:
        return None
    month = MONTHS.get(match[2].lower(), 0) if worded else int(match[2])
    day, year = int(match[1]), int(match[3])
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None


def _bounds(one: str) -> tuple[dt.date, dt.date] | None:
    bare = one.rstrip("?~%")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", bare):
        day = dt.date.fromisoformat(bare)
        return day, day
    match = re.fullmatch(r"(\d{4})-(\d{2})", bare)
    if match:
        year, month = int(match[1]), int(match[2])
        if match[2] in SEASONS:
            first, last = SEASONS[match[2]]
            end_year, end_month = year + (last > 12), (last - 1) % 12 + 1
            return dt.date(year, first, 1), dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    if re.fullmatch(r"\d{4}", bare):
        return dt.date(int(bare), 1, 1), dt.date(int(bare), 12, 31)
    return None


def days_of(edtf: str | None) -> tuple[dt.date, dt.date] | None:
    """Return first and last day of an EDTF value; None where it has no two ends (open, a decade, undated)."""
    if not edtf:
        return None
    pieces = re.split(r"[/,]", edtf.strip("{}[]"))
    bounds = [_bounds(piece) for piece in pieces]
    known = [b for b in bounds if b]
    if len(known) != len(bounds) or not known:
        return None
    return min(b[0] for b in known), max(b[1] for b in known)


def _gaps(spans: list[tuple[dt.date, dt.date]], gap_days: int) -> list[tuple[dt.date, dt.date]]:
    found = []
    reach: dt.date | None = None
    for start, end in sorted(spans):
        if reach is not None and (start - reach).days >= gap_days:
            found.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return found


def gaps_of(dated: Sequence[tuple[str | None, str]], gap_days: int) -> list[dict[str, Any]]:
    """Return the gaps without contact, for all agencies (agency None) and for each one.

    Only gaps that are there both with and without the rows coarser than a day are listed: the others depend on how a
    reader counts "spring 2017", and no gold should.
    """
    result: list[dict[str, Any]] = []
    for agency in [None, *dict.fromkeys(a for _, a in dated)]:
        spans = [days for edtf, a in dated if agency in (None, a) and (days := days_of(edtf))]
        exact = [span for span in spans if span[0] == span[1]]
        for start, end in sorted(set(_gaps(spans, gap_days)) & set(_gaps(exact, gap_days))):
            result.append({"start": start.isoformat(), "end": end.isoformat(), "days": (end - start).days, "agency": agency})
    return result
