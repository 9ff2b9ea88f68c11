"""Tell the timeline in plain paragraphs, month by month, agencies named; what several agencies recorded is told together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.draft.accounts import account, given, verb
from pipeline.draft.accounts import told as spoken
from pipeline.draft.blocks import Block, joined, of_entry
from pipeline.draft.dates import day, heading, period, when
from pipeline.draft.disputes import pointer
from pipeline.draft.matter import Matter
from pipeline.draft.prose import flat, opening
from pipeline.model import Entry, Event, Gap, digest

_SAME = 92  # similarity of wording from which a second record adds nothing but its source
_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
_OWN_DATE = re.compile(
    r"(?:On|In|At|By) (?:(?:the|early|late|mid) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?"
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]+ (?:19|20)\d\d|[A-Z][a-z]+ (?:19|20)\d\d)"
)
_NO_DATE = re.compile(r"^(?:n/?a|n/?k|nil|none|not (?:known|recorded|applicable)|unknown|no entry|[-–—?.\s]*)$", re.I)


def events(matter: Matter) -> list[Block]:
    """Tell every event, with gaps in their place, then what stands outside the period and what has no date."""
    inside = [event for event in matter.timeline.events if event.in_scope]
    outside = [event for event in matter.timeline.events if not event.in_scope]
    gaps = _gaps(matter, inside)
    groups: dict[str, list[Block]] = {}
    titles: dict[str, str] = {}
    current = ""
    for event in inside:
        while gaps and gaps[0].start < _start(event):
            groups.setdefault(current, []).append(_gap(gaps.pop(0)))
        current = period(event.date)
        titles.setdefault(current, heading(event.date))
        groups.setdefault(current, []).extend(tell(event, matter))
    blocks: list[Block] = []
    for key, told in groups.items():
        blocks += [Block("heading", titles[key]), *told] if key in titles else told
    blocks += [_gap(gap) for gap in gaps]
    if outside:
        blocks.append(Block("heading", "Contact outside the period under review"))
        for event in outside:
            blocks += tell(event, matter)
    if matter.timeline.undated:
        blocks.append(Block("heading", "Entries without a date"))
        blocks += [undated(entry, matter) for entry in matter.timeline.undated]
    return blocks


def _gaps(matter: Matter, inside: Sequence[Event]) -> list[Gap]:
    """Return the gaps of all agencies that lie between the first and the last event told."""
    if not inside:
        return []
    first, last = _start(inside[0]), max(_start(event) for event in inside)
    gaps = (gap for gap in matter.timeline.gaps if gap.agency is None and gap.start >= first and gap.end <= f"{last}~")
    return sorted(gaps, key=lambda gap: gap.start)


def _start(event: Event) -> str:
    found = re.search(r"\d{4}(?:-\d\d)?(?:-\d\d)?", event.date)
    return found.group(0) if found else event.date


def tell(event: Event, matter: Matter) -> list[Block]:
    """Write one event: a paragraph for the fullest record, a point for each other one, and where the accounts differ.

    Each stands in a control of its own, bound to its entry: the same entry, the same id, whatever it is joined with.
    """
    entries = _fullest_first(event)
    lead = entries[0]
    date, time = _moment(lead, event)
    told, echoes = [lead], list[Entry]()
    points: list[Block] = []
    for entry in entries[1:]:
        if any(_same(entry, before) for before in told):
            echoes.append(entry)
            continue
        again = " also" if entry.agency in {before.agency for before in told} else ""
        told.append(entry)
        text = f"{the(entry.agency)}{_aside(entry, date, time)}{again} {verb(entry)}: {_said(entry, matter)}"
        points.append(Block("bullet", _capital(text), f"dhr.overview.chronology.{entry.id}", (of_entry(entry),)))
    text = f"{_lead(lead, date, time)} {verb(lead)}: {_said(lead, matter)}"
    others = [n for n in dict.fromkeys(entry.agency for entry in echoes) if n not in {entry.agency for entry in told}]
    if others:
        text += f" The same was recorded by {joined([the(name) for name in others])}."
    refs = tuple(of_entry(entry) for entry in (lead, *echoes))
    blocks = [Block("para", text, f"dhr.overview.chronology.{lead.id}", refs), *points]
    if event.conflicts:
        concerned = {value.entry for conflict in event.conflicts for value in conflict.values}
        refs = tuple(of_entry(entry) for entry in event.entries if entry.id in concerned or not concerned - {""})
        key = digest("differ", *sorted(entry.id for entry in event.entries))
        blocks.append(Block("para", pointer(event), f"dhr.overview.differ.{key}", refs))
    return blocks


def _lead(entry: Entry, date: str, time: str | None) -> str:
    """Say when, and whose record it is; a paragraph of a narrative that begins with its own date tells when by itself."""
    if _OWN_DATE.match(entry.text) and entry.date == date:
        return _capital(the(entry.agency))
    return f"{when(date, time)}, {the(entry.agency)}"


def _moment(lead: Entry, event: Event) -> tuple[str, str | None]:
    """Return date and time of the record that leads: its own, where it gives a day other than that of the event."""
    if lead.date and lead.date != event.date and _DAY.match(lead.date) and _DAY.match(event.date):
        return lead.date, lead.time
    return event.date, lead.time if lead.time or len(event.entries) > 1 else event.time


def _aside(entry: Entry, date: str, time: str | None) -> str:
    """Say a day or time of a further record that is not that of the first."""
    at = f" timed at {entry.time}," if entry.time and entry.time != time else ""
    if entry.date and entry.date != date and _DAY.match(entry.date) and _DAY.match(date):
        return f", in an entry of {day(entry.date)}{at}" if at else f", in an entry of {day(entry.date)},"
    return f",{at}" if at else ""


def _said(entry: Entry, matter: Matter) -> str:
    return account(entry, subjects=matter.subjects, known=matter.known)


def undated(entry: Entry, matter: Matter) -> Block:
    """Write a row that has no date the timeline could use."""
    written = entry.date_as_written.strip()
    lead = f"Dated “{written}”" if written and not _NO_DATE.match(written) and "undated" not in written.casefold() else "Undated"
    text = f"{lead}, {the(entry.agency)} {verb(entry)}: {_said(entry, matter)}"
    return Block("para", text, f"dhr.overview.undated.{entry.id}", (of_entry(entry),))


def brief(event: Event) -> Block:
    """Write an event in short for the summary: the opening of its fullest record, in the words of the report."""
    entries = _fullest_first(event)
    lead = entries[0]
    others = [the(name) for name in dict.fromkeys(entry.agency for entry in entries) if name != lead.agency]
    text = f"{_lead(lead, *_moment(lead, event))} {verb(lead)}: {opening(flat(spoken(lead.text)))}"
    if others:
        text += f" The same happening was recorded by {joined(others)}."
    return Block("para", text, f"dhr.summary.chronology.{lead.id}", tuple(of_entry(entry) for entry in entries))


def the(agency: str) -> str:
    """Name an agency in a sentence."""
    return agency or "an agency that is not named"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fullest_first(event: Event) -> list[Entry]:
    """Order the records of one event: those of its own day before later letters, the longest first."""
    return sorted(
        event.entries,
        key=lambda entry: (entry.date != event.date, -len(entry.text), entry.agency, entry.document, entry.sequence),
    )


def _same(entry: Entry, before: Entry) -> bool:
    mine, theirs = (f"{e.text} {e.action or ''}".casefold() for e in (entry, before))
    return fuzz.token_sort_ratio(mine, theirs) >= _SAME


def _gap(gap: Gap) -> Block:
    text = f"No agency recorded a dated contact between {day(gap.start)} and {day(gap.end)} ({gap.days} days)."
    return Block("para", text, f"dhr.overview.gap.{digest('gap', gap.start, gap.end)}")


__all__ = ["brief", "events", "given", "tell", "the", "undated"]
