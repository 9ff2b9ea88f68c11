"""One self-contained page a panel can look at together: lanes per agency, zoom, filters, search, all by keyboard.

The list of events, the gaps and the counts stand in the page itself, so that it reads and prints without scripts; the script
only adds the lanes and the filters. Its policy allows no outside request at all. Full dates and names: confidential.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from pipeline.model import CaseFacts, Register, Timeline
from pipeline.timeline.exports.colours import agency_colours
from pipeline.timeline.exports.overview import overview
from pipeline.timeline.exports.say import say_date
from pipeline.timeline.exports.shown import ShownEvent, say_flags, shown_events
from pipeline.timeline.pattern import contacts

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def to_html(timeline: Timeline, facts: CaseFacts, register: Register | None = None) -> bytes:
    """Return the page. Ages on the day are shown of those in the register whose date of birth is known."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("pipeline.timeline.exports", "pages"), autoescape=True, undefined=StrictUndefined
    )
    environment.trim_blocks = environment.lstrip_blocks = True
    loader = environment.loader
    assert loader is not None
    script = loader.get_source(environment, "timeline.js")[0]
    style = loader.get_source(environment, "timeline.css")[0]
    events = shown_events(timeline, register)
    colours = agency_colours(contacts(timeline).by_agency)
    lanes = {
        "points": [point for number, item in enumerate(events) if (point := _point(number, item))],
        "colours": colours,
        "marks": [[label, day.toordinal()] for label, day in _marks(facts)],
        "scope": [day.toordinal() if day else None for day in (_day(facts, "scope_from"), _day(facts, "scope_to"))],
    }
    page = environment.get_template("timeline.html").render(
        reference=facts.reference or "this case",
        script=Markup(script),
        style=Markup(style),
        script_hash=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
        lanes=Markup(json.dumps(lanes, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")),
        picture=Markup(overview(events, colours, _marks(facts))),
        colours=colours,
        events=events,
        rows=sum(len(item.event.entries) for item in events) + len(timeline.undated),
        shared=sum(1 for item in events if len(item.agencies) > 1),
        differing=sum(1 for item in events if item.event.conflicts),
        by_year=_by_year(events),
        scope=[say_date(facts.dates[key]) if facts.dates.get(key) else "" for key in ("scope_from", "scope_to")],
        timeline=timeline,
        gaps=_gaps(timeline),
        markers=sorted({marker for event in timeline.events for marker in event.markers}),
        contacts=contact_rows(timeline),
        months=MONTHS,
        say=say_date,
        say_flags=say_flags,
    )
    return page.encode("utf-8")


def contact_rows(timeline: Timeline) -> list[tuple[str, str, tuple[int, ...], int]]:
    """Return a row for each year and agency: the contacts of each month, and of the year.

    The year counts the rows no finer than a year as well, so that it may be more than its months together.
    """
    counted = contacts(timeline)
    return [
        (year, agency, tuple(counted.by_month.get((agency, f"{year}-{month:02d}"), 0) for month in range(1, 13)), total)
        for (agency, year), total in sorted(counted.by_year.items(), key=lambda item: (item[0][1], item[0][0]))
    ]


def _point(number: int, item: ShownEvent) -> dict[str, Any] | None:
    """Return what the lanes draw of an event: its day numbers, its precision, its agencies; none without any day."""
    start, end = item.first or item.last, item.last or item.first
    if start is None or end is None:
        return None
    point = {"n": number, "a": start.toordinal(), "b": end.toordinal(), "g": list(item.agencies)}
    if item.precision != "day":
        point["p"] = item.precision
    if item.event.conflicts:
        point["c"] = 1
    return point


def _marks(facts: CaseFacts) -> list[tuple[str, date]]:
    names = (("death", "death"), ("trial", "trial"))
    return [(name, day) for key, name in names if (day := _day(facts, key))]


def _day(facts: CaseFacts, key: str) -> date | None:
    try:
        return date.fromisoformat(facts.dates.get(key, ""))
    except ValueError:
        return None


def _by_year(events: Sequence[ShownEvent]) -> list[tuple[str, list[tuple[int, ShownEvent]]]]:
    """Group the events by the year they begin in, in their own order."""

    def year(numbered: tuple[int, ShownEvent]) -> str:
        day = numbered[1].first or numbered[1].last
        return str(day.year) if day else "Year not known"

    return [(name, list(group)) for name, group in groupby(enumerate(events), key=year)]


def _gaps(timeline: Timeline) -> Mapping[str, Sequence[Any]]:
    """Group the gaps: of all agencies together first, then of each."""
    ordered = sorted(timeline.gaps, key=lambda gap: (gap.agency or "", gap.start))
    return {name or "All agencies": list(group) for name, group in groupby(ordered, key=lambda gap: gap.agency or "")}
