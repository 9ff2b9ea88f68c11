"""The Integrated Chronology: one row for every entry of every agency, gaps in their place, nothing left out."""

from __future__ import annotations

from pipeline.draft.accounts import given
from pipeline.draft.blocks import Row, of_entry
from pipeline.draft.dates import day, said_of
from pipeline.draft.disputes import points
from pipeline.draft.matter import Matter
from pipeline.draft.prose import closed, flat
from pipeline.model import Entry, Event, Gap, digest
from pipeline.timeline.exports.colours import agency_colours
from pipeline.timeline.exports.say import say_flag

NO_AGENCY = "No agency"
_REASONS = 2  # reasons for joining that fit a narrow column; the timeline's own exports give them all


def chronology_rows(matter: Matter) -> tuple[Row, ...]:
    """Return the rows: events in order, the entries of one event together, gaps of all agencies between, undated last."""
    timeline = matter.timeline
    entries = [entry for event in timeline.events for entry in event.entries] + list(timeline.undated)
    colours = agency_colours(entry.agency for entry in entries)
    gaps = sorted((gap for gap in timeline.gaps if gap.agency is None), key=lambda gap: gap.start)
    rows: list[Row] = []
    told = False
    for event in timeline.events:
        starts = event.date[:10]
        while gaps and told and gaps[0].start < starts:
            rows.append(_gap(gaps.pop(0)))
        told = True
        rows += [_row(entry, event, place, colours) for place, entry in enumerate(event.entries)]
    return (*rows, *(_row(entry, None, 0, colours) for entry in timeline.undated))


def _gap(gap: Gap) -> Row:
    cells = {
        "event": "Gap",
        "date": f"{day(gap.start)} to {day(gap.end)}",
        "agency": NO_AGENCY,
        "text": f"No agency recorded a dated contact in these {gap.days} days.",
    }
    return Row(f"dhr.chronology.gap.{digest('gap', gap.start, gap.end)}", {**dict.fromkeys(_CELLS, ""), **cells}, (), "text")


_CELLS = ("event", "date", "agency", "text", "action", "people", "comment", "source")


def _row(entry: Entry, event: Event | None, place: int, colours: dict[str, str]) -> Row:
    cells = {
        "event": _event(event, place),
        "date": _date(entry),
        "agency": entry.agency,
        "text": flat(entry.text),
        "action": flat(entry.action or ""),
        "people": _people(entry),
        "comment": _comment(entry, event, place),
        "source": _source(entry),
    }
    colour = {"agency": colours[entry.agency]} if entry.agency in colours else {}
    return Row(f"dhr.chronology.entry.{entry.id}", cells, (of_entry(entry),), "text", colour)


def _event(event: Event | None, place: int) -> str:
    """Number the event; entries of one event say which of how many they are, disputed ones say so in a word."""
    if event is None:
        return "Undated"
    parts = [event.id]
    if len(event.entries) > 1:
        parts.append(f"{place + 1} of {len(event.entries)}")
    if event.conflicts:
        parts.append("Disputed")
    return "\n".join(parts)


def _date(entry: Entry) -> str:
    """Say the date as it was understood, and under it as it was written."""
    said = said_of(entry.date) if entry.date else "No date"
    time = f" at {entry.time}" if entry.time and entry.date else entry.time or ""
    written = ", ".join(filter(None, (flat(entry.date_as_written), flat(entry.time_as_written))))
    later = entry.recorded_date if entry.recorded_date != entry.date else None
    notes = [f"recorded on {said_of(later)}"] if later else []
    notes += filter(None, (say_flag(flag) for flag in entry.flags))
    lines = [f"{said[:1].upper()}{said[1:]}{time}", f"Written: {written or 'nothing'}"]
    return "\n".join([*lines, *(f"({note})" for note in dict.fromkeys(notes))])


def _people(entry: Entry) -> str:
    lines = [flat(entry.people)] if entry.people.strip() else []
    asked = {flag.partition(":")[0]: flag.partition(":")[2] for flag in entry.flags if flag.startswith("asked_")}
    if entry.seen and given(entry.seen):
        lines.append(f"{asked.get('asked_seen', 'Seen').rstrip('?')}: {flat(entry.seen)}")
    if entry.children and given(entry.children):
        lines.append(f"{asked.get('asked_children', 'Children').rstrip('?')}: {flat(entry.children)}")
    return "\n".join(lines)


def _comment(entry: Entry, event: Event | None, place: int) -> str:
    notes = [closed(flat(entry.analysis or ""))] if given(entry.analysis) else []
    if event is not None and place == 0:
        if event.conflicts:
            notes.append(f"Disputed: {points(event)}.")
        if len(event.entries) > 1 and event.join is not None and event.join.reasons:
            notes.append(f"Joined because: {'; '.join(event.join.reasons[:_REASONS])}.")
    return "\n".join(notes)


def _source(entry: Entry) -> str:
    record = f"{flat(entry.source_record)}; " if entry.source_record.strip() else ""
    return f"{record}{entry.document.rpartition('/')[2]}, {entry.locator}"
