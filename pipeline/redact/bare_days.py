"""Tell which month a day without one belongs to: "In May 2019 she saw the nurse. On the 14th she rang again."

The day by itself would give back the exact date that the month before it was made for. The date told last in the same paragraph
says the month; what is published says only that it was later in it. A day before that one is not placed at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.detect.values.short_days import UNTOLD
from pipeline.model import Finding
from pipeline.redact.dates import ABOUT, LATER, THE_MONTH, Day, read_days, written_days
from pipeline.redact.enriching import Place

_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_DAY = re.compile(rf"\b(?P<ordinal>[12]?\d|3[01])(?:st|nd|rd|th)\b|\b{_WEEKDAY},?\s+(?P<plain>[12]?\d|3[01])$", re.IGNORECASE)


def days_alone(text: str) -> tuple[int, ...]:
    """Return the days of a date expression that names no month: (14,) for "on the 14th", (5,) for "Wednesday 5th"."""
    if written_days(text) or re.search(r"\d{4}|\d[./-]\d", text):
        return ()
    return tuple(int(match["ordinal"] or match["plain"]) for match in _DAY.finditer(text.strip()))


def with_months_told(places: Sequence[Place]) -> list[Place]:
    """Return the findings with what is told of each day without a month (`told`), and its date where that is sure (`edtf`)."""
    last: dict[tuple[str, str], Day] = {}
    result = []
    for place in places:
        finding = place.finding
        if finding.entity_type == "DATE":
            paragraph = (finding.document, finding.address)
            alone = days_alone(finding.text)
            if alone:
                finding = _told(finding, alone, last.get(paragraph))
                place = replace(place, finding=finding)
            days = read_days(finding.text, finding.context.get("edtf", ""))
            if days or alone:
                last[paragraph] = days[-1] if days else Day(None, 0, alone[-1])
        result.append(place)
    return result


def _told(finding: Finding, alone: tuple[int, ...], last: Day | None) -> Finding:
    """Tell a day from the one before it in the paragraph; one without a month (0) still says which of two days is later."""
    context = {**finding.context, "precision": "day", "edtf": ""}
    if last is None:
        return replace(finding, context={**context, "told": THE_MONTH})
    if last.day is not None and alone[0] < last.day:
        return replace(finding, context={**context, "told": ABOUT})
    if last.month:
        year = f"{last.year:04d}" if last.year else UNTOLD
        days = dict.fromkeys(f"{year}-{last.month:02d}-{day:02d}" for day in (alone[0], alone[-1]))
        context["edtf"] = "/".join(days)
    return replace(finding, context={**context, "told": LATER})
