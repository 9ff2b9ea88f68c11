"""The timeline as tables: a workbook, CSV and JSON.

All of them keep full dates and names: they are confidential, carry the marking and are never published. One row is one entry
of one agency, so that entries in are rows out; the page is in `page.py`, the Word form among the drafts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.model import CaseFacts, Entry, Problem, Register, Timeline
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.exports.colours import agency_colours
from pipeline.timeline.exports.page import MONTHS, contact_rows
from pipeline.timeline.exports.say import say_date
from pipeline.timeline.exports.shown import ShownEvent, precision_of, say_flags, shown_events
from pipeline.timeline.pattern import contacts

if TYPE_CHECKING:
    from pipeline.documents.workbook import Sheet

MARKING = "OFFICIAL-SENSITIVE"
_UNDATED = "undated"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# name, width in characters of the workbook's column, kind of its cells
_COLUMNS: tuple[tuple[str, float, str], ...] = (
    ("Event", 8, "text"), ("Date", 15, "date"), ("Time", 7, "time"), ("Agency", 20, "text"), ("What happened", 56, "text"),
    ("Action", 28, "text"), ("Analysis", 28, "text"), ("Accounts differ on", 13, "text"), ("Seen", 12, "text"),
    ("Children", 14, "text"), ("Markers", 16, "text"), ("Since event before", 15, "text"), ("Ages", 44, "text"),
    ("Agencies recording it", 11, "number"), ("In period", 9, "text"), ("Earliest day", 13, "date"), ("Latest day", 13, "date"),
    ("Date (EDTF)", 20, "text"), ("Date as written", 18, "text"), ("How the date was read", 28, "text"),
    ("Recorded on", 14, "date"),
    ("Who", 24, "text"), ("Source of information", 26, "text"), ("May be the same as", 18, "text"), ("Source", 64, "text"),
    ("Place in source", 18, "text"), ("Entry", 19, "text"),
)  # fmt: skip
_DISPUTES = ("Event:9", "Date:24", "On:18", "Agency:26:agency", "Account:60", "Resolution:44")
_PROPOSALS = (
    "Event:9",
    "Date:24",
    "What happened:50",
    "May be the same as:18",
    "Score:8:number",
    "Because:60",
    "Accounts would differ on:30",
)
_GAPS = ("Agency:34:agency", "Last contact:16:date", "Next contact:16:date", "Days between:14:number")
_CONTACTS = ("Year:8:number", "Agency:34:agency", *(f"{month}:6:number" for month in MONTHS), "Year in all:12:number")
_PROBLEMS = ("Why:80", "Source:44", "Place:22")
HEADINGS = tuple(name for name, _, _ in _COLUMNS)
_PRINTED = "Accounts differ on"  # the last column that is printed; the rest is for filters and for finding the source


def table_rows(timeline: Timeline, register: Register | None = None) -> Iterator[dict[str, str]]:
    """Yield one row per entry, by heading, in the order of the timeline; undated entries stand last."""
    for item in shown_events(timeline, register):
        for entry in item.event.entries:
            yield _cells(item, entry)
    for entry in timeline.undated:
        yield _cells(None, entry)


def _cells(item: ShownEvent | None, entry: Entry) -> dict[str, str]:
    first, last = edtf_bounds(entry.date) if entry.date else (None, None)
    cells = {
        "Event": item.event.id if item else _UNDATED,
        "Date": _date_cell(entry),
        "Time": entry.time or "",
        "Agency": entry.agency,
        "What happened": entry.text,
        "Seen": entry.seen or "",
        "Children": entry.children or "",
        "Action": entry.action or "",
        "Analysis": entry.analysis or "",
        "Earliest day": first.isoformat() if first else "",
        "Latest day": last.isoformat() if last else "",
        "Date (EDTF)": entry.date or "",
        "Date as written": " ".join(filter(None, [entry.date_as_written, entry.time_as_written])),
        "How the date was read": say_flags(entry),
        "Recorded on": _date_words(entry.recorded_date),
        "Who": entry.people,
        "Source of information": entry.source_record,
        "Source": entry.document,
        "Place in source": entry.locator,
        "Entry": entry.id,
    }
    if item:
        cells |= {
            "Accounts differ on": item.differs_on,
            "Markers": ", ".join(marker.replace("_", " ") for marker in item.event.markers),
            "Since event before": item.since,
            "Ages": ", ".join(f"{name} {age}" for name, age in item.ages),
            "Agencies recording it": str(len(item.agencies)),
            "In period": "yes" if item.event.in_scope else "no",
            "May be the same as": ", ".join(other.other for other in item.maybe),
        }
    return {name: cells.get(name, "") for name in HEADINGS}


def _date_cell(entry: Entry) -> str:
    """Return the ISO day where the day is certain, so that it becomes a real date; words for anything else."""
    return _date_words(entry.date)


def _date_words(edtf: str | None) -> str:
    if not edtf:
        return ""
    return edtf if len(edtf) == 10 and precision_of(edtf) == "day" else say_date(edtf)


def to_csv(timeline: Timeline, register: Register | None = None) -> bytes:
    """Return the rows as CSV with a byte-order mark; a cell Excel would run as a formula gets an apostrophe in front."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEADINGS)
    for row in table_rows(timeline, register):
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row.values()])
    return stream.getvalue().encode("utf-8-sig")


def to_workbook(timeline: Timeline, facts: CaseFacts, register: Register | None = None) -> bytes:
    """Return an Excel workbook: the rows, the disputed points, proposals, gaps, contacts by month, and what to look at."""
    from pipeline.documents.workbook import make_workbook

    events = shown_events(timeline, register)
    colours = agency_colours(contacts(timeline).by_agency)
    title = f"Integrated timeline {facts.reference}".strip()
    problems = [(_with_row(p, timeline), p.document, p.locator) for p in timeline.contradictions]
    problems += [(p.reason, p.document, p.locator) for p in timeline.problems]
    sheets = [
        _rows_sheet(timeline, register, colours),
        _table("Accounts differ", _DISPUTES, _differing(events), colours),
        _table("May be one event", _PROPOSALS, _proposed(events), colours),
        _table("Gaps", _GAPS, _gap_rows(timeline), colours),
        _table("Contacts", _CONTACTS, _contacts(timeline), colours),
        _table("To look at", _PROBLEMS, problems, colours),
    ]
    return make_workbook(title=title, marking=MARKING, sheets=sheets)


def _with_row(problem: Problem, timeline: Timeline) -> str:
    """Return what contradicts what, with the place of the row."""
    rows = (entry for event in timeline.events for entry in event.entries)
    row = next((entry for entry in (*rows, *timeline.undated) if entry.id == problem.entry), None)
    return f"{problem.reason} ({row.document}, {row.locator})" if row else problem.reason


def _rows_sheet(timeline: Timeline, register: Register | None, colours: Mapping[str, str]) -> Sheet:
    from pipeline.documents.workbook import Column, Sheet

    columns = tuple(
        Column(name, width, kind, colours=colours if name == "Agency" else {}, alarm=name == "Accounts differ on")  # type: ignore[arg-type]
        for name, width, kind in _COLUMNS
    )
    rows = [tuple(row.values()) for row in table_rows(timeline, register)]
    return Sheet("Timeline", columns, rows, printed=HEADINGS.index(_PRINTED) + 1, still=4, group=0)


def _table(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]], colours: Mapping[str, str]) -> Sheet:
    """Return a sheet from "heading:width[:kind]"; the kind "agency" is text on the agency's colour."""
    from pipeline.documents.workbook import Column, Sheet

    made = []
    for heading, width, *kinds in (column.split(":") for column in columns):
        kind = kinds[0] if kinds else "text"
        plain = "text" if kind == "agency" else kind
        made.append(Column(heading, float(width), plain, colours=colours if kind == "agency" else {}))  # type: ignore[arg-type]
    return Sheet(name, tuple(made), rows)


def _differing(events: Sequence[ShownEvent]) -> list[tuple[str, ...]]:
    return [
        (item.event.id, item.said, conflict.field.replace("_", " "), said.agency, said.value, conflict.resolution)
        for item in events
        for conflict in item.event.conflicts
        for said in conflict.values
    ]


def _proposed(events: Sequence[ShownEvent]) -> list[tuple[str, ...]]:
    return [
        (
            item.event.id,
            item.said,
            item.event.summary,
            other.other,
            f"{other.score:.2f}",
            "; ".join(other.reasons),
            other.differs_on,
        )
        for item in events
        for other in item.maybe
    ]


def _gap_rows(timeline: Timeline) -> list[tuple[str, ...]]:
    ordered = sorted(timeline.gaps, key=lambda gap: (gap.agency or "", gap.start))
    return [(gap.agency or "All agencies", gap.start, gap.end, str(gap.days)) for gap in ordered]


def _contacts(timeline: Timeline) -> list[tuple[str, ...]]:
    return [(year, agency, *map(str, months), str(total)) for year, agency, months, total in contact_rows(timeline)]
