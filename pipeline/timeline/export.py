"""The timeline in the forms people work with: a page to look at together, a workbook, CSV and JSON.

All of them keep full dates and names: they are confidential, carry the marking and are never published. The Word form is
the integrated chronology among the drafts.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
from collections.abc import Iterator
from typing import Any

from pipeline.model import CaseFacts, Entry, Event, Timeline
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.say import say_date

HEADINGS = (
    "Event", "Date", "Time", "Date as written", "Agency", "What happened", "Seen", "Children", "Action", "Analysis",
    "Accounts differ on", "Markers", "Source", "Place in source", "Entry",
)  # fmt: skip

# Dark enough for white text at 4.5:1 or better (WCAG AA); the agency's name always stands beside its colour.
COLOURS = (
    "#1f4e79", "#7a1f3d", "#1d5e3a", "#6b3fa0", "#8a4100", "#0f5c66", "#5c4a00", "#8b1a1a",
    "#2d4a9e", "#4f5b00", "#7b2d74", "#3d4b5c", "#005a4b", "#6e3b1c", "#4a3f8f", "#54343a",
)  # fmt: skip


def agency_colours(timeline: Timeline) -> dict[str, str]:
    """Give each agency a colour, the same for the same set of agencies."""
    names = sorted({entry.agency for entry in _all_entries(timeline)})
    return {name: COLOURS[number % len(COLOURS)] for number, name in enumerate(names)}


def _all_entries(timeline: Timeline) -> Iterator[Entry]:
    for event in timeline.events:
        yield from event.entries
    yield from timeline.undated


def _cells(event: Event | None, entry: Entry) -> tuple[str, ...]:
    return (
        event.id if event else "undated",
        entry.date or "",
        entry.time or "",
        " ".join(filter(None, [entry.date_as_written, entry.time_as_written])),
        entry.agency,
        entry.text,
        entry.seen or "",
        entry.children or "",
        entry.action or "",
        entry.analysis or "",
        ", ".join(c.field.replace("_", " ") for c in event.conflicts) if event else "",
        ", ".join(event.markers) if event else "",
        entry.document,
        entry.locator,
        entry.id,
    )


def table_rows(timeline: Timeline) -> Iterator[tuple[str, ...]]:
    """Yield one row per entry in the order of the timeline; undated entries stand last."""
    for event in timeline.events:
        for entry in event.entries:
            yield _cells(event, entry)
    for entry in timeline.undated:
        yield _cells(None, entry)


def to_csv(timeline: Timeline) -> bytes:
    """Return the rows as CSV with a byte-order mark, cells that Excel would run as a formula made harmless."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEADINGS)
    for row in table_rows(timeline):
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def to_workbook(timeline: Timeline, facts: CaseFacts) -> bytes:
    """Return an Excel workbook: filters, frozen header, real dates where the day is certain, one colour per agency."""
    from pipeline.documents.workbook import Column, make_workbook

    widths = (9, 13, 8, 18, 24, 70, 10, 14, 36, 40, 20, 20, 34, 18, 18)
    columns = [Column(name, width, kind="date" if name == "Date" else "text") for name, width in zip(HEADINGS, widths, strict=True)]
    conflicts = [
        (event.id, say_date(event.date), conflict.field.replace("_", " "), account.agency, account.value, conflict.resolution)
        for event in timeline.events
        for conflict in event.conflicts
        for account in conflict.values
    ]
    gaps = [(gap.agency or "all agencies", gap.start, gap.end, str(gap.days)) for gap in timeline.gaps]
    problems = [(p.document, p.locator, p.reason) for p in timeline.problems]
    return make_workbook(
        title=f"Integrated timeline {facts.reference}".strip(),
        marking="OFFICIAL-SENSITIVE",
        sheets=[
            ("Timeline", columns, list(table_rows(timeline)), {4: agency_colours(timeline)}),
            ("Accounts differ", [Column(n, w) for n, w in zip(("Event", "Date", "On", "Agency", "Account", "Resolution"), (9, 20, 18, 26, 60, 50), strict=True)], conflicts, {}),
            ("Gaps", [Column(n, w) for n, w in zip(("Agency", "From", "To", "Days"), (30, 14, 14, 8), strict=True)], gaps, {}),
            ("To look at", [Column(n, w) for n, w in zip(("Source", "Place", "Why"), (44, 20, 80), strict=True)], problems, {}),
        ],
    )  # fmt: skip


# --- the page ---------------------------------------------------------------------------------------------------------


def to_html(timeline: Timeline, facts: CaseFacts) -> bytes:
    """Return one self-contained page: lanes per agency, zoom, filters, search, everything by keyboard, no outside request.

    The list of events is in the page itself, so that it reads and prints without scripts.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(loader=PackageLoader("pipeline.timeline", "pages"), autoescape=True, undefined=StrictUndefined)
    environment.trim_blocks = environment.lstrip_blocks = True
    script = environment.loader.get_source(environment, "timeline.js")[0]  # type: ignore[union-attr]
    colours = agency_colours(timeline)
    page = environment.get_template("timeline.html").render(
        reference=facts.reference or "this case",
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
        points=Markup(json.dumps(list(_points(timeline, colours)), ensure_ascii=False).replace("<", "\\u003c")),
        colours=colours,
        years=_years(timeline),
        events=[_shown(event) for event in timeline.events],
        undated=timeline.undated,
        gaps=timeline.gaps,
        proposals=len(timeline.proposals),
        markers=sorted({marker for event in timeline.events for marker in event.markers}),
        say=say_date,
    )
    return page.encode("utf-8")


def _shown(event: Event) -> dict[str, Any]:
    return {"event": event, "said": say_date(event.date), "agencies": list(dict.fromkeys(e.agency for e in event.entries))}


def _points(timeline: Timeline, colours: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield what the lanes draw: day numbers of both ends, the precision, the agencies."""
    for number, event in enumerate(timeline.events):
        first, last = edtf_bounds(event.date)
        start = first or last
        if start is None:
            continue
        end = last or start
        vague = any(mark in event.date for mark in "~?%") or (end - start).days > 27
        yield {
            "n": number,
            "a": start.toordinal(),
            "b": end.toordinal(),
            "v": int(vague),
            "o": int(first is None or last is None),
            "g": list(dict.fromkeys(e.agency for e in event.entries)),
            "c": int(bool(event.conflicts)),
        }


def _years(timeline: Timeline) -> list[tuple[str, dict[str, int]]]:
    """Count the contacts of each agency in each year."""
    counts: dict[str, dict[str, int]] = {}
    for event in timeline.events:
        first, _ = edtf_bounds(event.date)
        if first:
            for entry in event.entries:
                year = counts.setdefault(str(first.year), {})
                year[entry.agency] = year.get(entry.agency, 0) + 1
    return sorted(counts.items())

