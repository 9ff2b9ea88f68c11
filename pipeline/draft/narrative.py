"""Tell the timeline in plain paragraphs, month by month, agencies named; what several agencies recorded is told once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.draft.blocks import Block, joined, of_entry
from pipeline.draft.dates import day, first_month, month, when
from pipeline.draft.matter import Matter
from pipeline.draft.prose import closed, flat, opening
from pipeline.model import Conflict, Entry, Event, Gap, digest

_SAME = 92  # similarity of wording from which a second record adds nothing but its source
_EDTF = re.compile(
    r"^[{\[]?(?:\.\.|(?:\d{4}|\d{3}X)(?:-\d\d){0,2}[?~%]?)(?:[/,](?:\.\.|(?:\d{4}|\d{3}X)(?:-\d\d){0,2}[?~%]?))*[}\]]?$"
)
_EMPTY = re.compile(r"^(?:n/?a|n/?k|nil|none|not (?:known|recorded|applicable)|unknown|no entry|[-–—?.\s]*)$", re.I)
POINTS = {
    "date": "the date",
    "time": "the time",
    "people": "who was there",
    "caller": "who made the call",
    "children_present": "whether children were present",
    "injury": "the injuries",
    "disclosure": "what was disclosed",
    "outcome": "the outcome",
    "other": "what happened",
}


def events(matter: Matter) -> list[Block]:
    """Tell every event, with gaps in their place, then what stands outside the period and what has no date."""
    inside = [event for event in matter.timeline.events if event.in_scope]
    outside = [event for event in matter.timeline.events if not event.in_scope]
    gaps = _gaps(matter, inside)
    blocks: list[Block] = []
    open_month, titles = "", set[str]()
    for event in inside:
        starts = first_month(event.date)
        while gaps and gaps[0].start < _start(event):
            blocks.append(_gap(gaps.pop(0)))
        if starts != open_month:
            open_month = starts
            title = month(starts) if len(starts) == 7 else f"{starts.replace('X', '0s')}, month not known"
            blocks.append(Block("heading", f"{title} (continued)" if title in titles else title))
            titles.add(title)
        blocks.append(tell(event, matter))
    blocks += [_gap(gap) for gap in gaps]
    if outside:
        blocks.append(Block("heading", "Contact outside the period under review"))
        blocks += [tell(event, matter) for event in outside]
    if matter.timeline.undated:
        blocks.append(Block("heading", "Entries without a date"))
        blocks += [undated(entry) for entry in matter.timeline.undated]
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


def control(event: Event, document: str = "overview.chronology") -> str:
    """Return the stable id of an event's paragraph: the same sources, the same id, whatever number the event has."""
    return f"dhr.{document}.{digest('event', *sorted(entry.id for entry in event.entries))}"


def tell(event: Event, matter: Matter) -> Block:
    """Write the paragraph of one event: who recorded what, what came of it, and where the accounts differ."""
    entries = _fullest_first(event.entries)
    first = entries[0]
    said = [f"{when(event.date, event.time)}, {the(first.agency)} recorded: {_account(first)}"]
    told = [first]
    echoes: list[Entry] = []
    for entry in entries[1:]:
        if any(_same(entry, before) for before in told):
            echoes.append(entry)
            continue
        again = " also" if entry.agency in {before.agency for before in told} else ""
        at = f", timed at {entry.time}," if entry.time and entry.time != event.time else ""
        said.append(f"{_capital(the(entry.agency))}{at}{again} recorded: {_account(entry)}")
        told.append(entry)
    others = [
        the(name) for name in dict.fromkeys(entry.agency for entry in echoes) if name not in {entry.agency for entry in told}
    ]
    if others:
        said.append(f"The same was recorded by {joined(others)}.")
    said += [differ(conflict, matter) for conflict in event.conflicts]
    refs = tuple(of_entry(entry) for entry in (*told, *echoes))
    return Block("para", " ".join(said), control(event), refs)


def undated(entry: Entry) -> Block:
    """Write a row that has no date the timeline could use."""
    written = entry.date_as_written.strip()
    lead = f"Dated “{written}”" if written and not _EMPTY.match(written) and "undated" not in written.casefold() else "Undated"
    return Block(
        "para", f"{lead}, {the(entry.agency)} recorded: {_account(entry)}", f"dhr.overview.undated.{entry.id}", (of_entry(entry),)
    )


def brief(event: Event, matter: Matter) -> Block:
    """Write an event in short for the summary: the opening of its fullest record, in the words of the report."""
    entries = _fullest_first(event.entries)
    others = [the(name) for name in dict.fromkeys(entry.agency for entry in entries) if name != entries[0].agency]
    text = f"{when(event.date, event.time)}, {the(entries[0].agency)} recorded: {opening(flat(entries[0].text))}"
    if others:
        text += f" The same happening was recorded by {joined(others)}."
    return Block("para", text, control(event, "summary.chronology"), tuple(of_entry(entry) for entry in entries))


def differ(conflict: Conflict, matter: Matter) -> str:
    """State a dispute with both sides, and the panel's resolution if there is one."""
    point = POINTS.get(conflict.field, conflict.field.replace("_", " "))
    sides: dict[str, list[str]] = {}
    for account in conflict.values:
        sides.setdefault(_side(conflict.field, account.value), []).append(the(account.agency))
    said = "; ".join(
        f"{joined(list(dict.fromkeys(who)))} {'give' if len(set(who)) > 1 else 'gives'} {value}" for value, who in sides.items()
    )
    text = f"The accounts differ on {point}: {said}."
    resolution = conflict.resolution or matter.settings.resolutions.get(conflict.id, "")
    return f"{text} {closed(flat(resolution))}" if resolution else text


def _side(point: str, value: str) -> str:
    plain = flat(value)
    if point == "date" and _EDTF.match(plain):
        said = when(plain)
        return said.removeprefix("On ").removeprefix("In ")
    if point == "children_present" and plain.casefold() in ("yes", "no", "true", "false"):
        return "that children were present" if plain.casefold() in ("yes", "true") else "that no children were present"
    return plain if point in ("time", "date") else f"“{plain.rstrip('.')}”"


def the(agency: str) -> str:
    """Name an agency in a sentence."""
    return agency or "an agency that is not named"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fullest_first(entries: Sequence[Entry]) -> list[Entry]:
    """Order the records of one event: the longest first, then as the sources give them."""
    return sorted(entries, key=lambda entry: (-len(entry.text), entry.agency, entry.document, entry.sequence))


def _same(entry: Entry, before: Entry) -> bool:
    mine, theirs = (f"{e.text} {e.action or ''}".casefold() for e in (entry, before))
    return fuzz.token_sort_ratio(mine, theirs) >= _SAME


def _account(entry: Entry) -> str:
    """Write what one row says, with who was there, what was done and who was seen, where it says so."""
    parts = [closed(flat(entry.text))]
    if given(entry.people):
        parts.append(f"Named in the entry: {closed(flat(entry.people))}")
    if given(entry.seen):
        parts.append(f"Seen: {closed(_yes_no(entry.seen or ''))}")
    if given(entry.children):
        parts.append(f"Children: {closed(_yes_no(entry.children or ''))}")
    if given(entry.action):
        parts.append(f"The action or outcome was: {closed(flat(entry.action or ''))}")
    parts += [f"The entry runs until {closed(flag.removeprefix('until:'))}" for flag in entry.flags if flag.startswith("until:")]
    return " ".join(parts)


def _yes_no(text: str) -> str:
    return {"y": "yes", "n": "no"}.get(text.strip().casefold(), flat(text))


def given(text: str | None) -> bool:
    """Say whether a cell holds more than a dash or "n/a"."""
    return bool(text) and _EMPTY.match(text or "") is None


def _gap(gap: Gap) -> Block:
    text = f"No agency recorded a dated contact between {day(gap.start)} and {day(gap.end)} ({gap.days} days)."
    return Block("para", text, f"dhr.overview.gap.{digest('gap', gap.start, gap.end)}")
