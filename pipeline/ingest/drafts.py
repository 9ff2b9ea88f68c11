"""An entry of a chronology while rows may still be added to it, and how it is closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.ingest.text import ends_sentence, key
from pipeline.ingest.wording import headings
from pipeline.model import Entry, digest

CONTINUED = re.compile(r"^\(?cont(?:inued|['’]?d|\.)?\.?\)?[\s:–-]*(?:from (?:above|previous)[^:.]*[:.]?)?\s*", re.I)
_BARE = frozenset({"y", "yes", "n", "no"})  # answers that say nothing without the heading that asked


@dataclass
class Draft:
    """An entry while rows may still be added to it."""

    locator: str
    agency: str
    values: dict[str, list[tuple[str, str]]]  # role -> [(heading, text)]
    date: str | None
    time: str | None
    recorded: str | None
    date_text: str
    time_text: str
    flags: list[str] = field(default_factory=list)
    raw: dict[int, str] = field(default_factory=dict)

    def add_note(self, text: str) -> None:
        """Put a footnote of the row behind what the row says."""
        if text:
            self.values.setdefault("text", []).append(("", text))

    def join(self, role: str, other: Draft) -> None:
        """Carry on a cell with what stands in the row below it."""
        for heading, text in other.values.get(role, []):
            mine = self.values.setdefault(role, [])
            for index, (name, before) in enumerate(mine):
                if name == heading:
                    mine[index] = (name, f"{before} {CONTINUED.sub('', text)}".strip())
                    break
            else:
                mine.append((heading, text))


def close(draft: Draft, document: str, sequence: int) -> Entry:
    """Close a draft entry."""
    text = _description(draft.values)
    asked = [
        f"asked_{role}:{values[0][0]}"
        for role in ("seen", "children")
        if len(values := draft.values.get(role, [])) == 1 and values[0][0] and values[0][1].casefold() in _BARE
    ]
    people = "; ".join(dict.fromkeys(_named(*value) for role in ("people", "subject") for value in draft.values.get(role, [])))
    shown = draft.date_text or (draft.date or "")
    return Entry(
        id=digest(document, draft.locator, text),
        agency=draft.agency,
        document=document,
        locator=draft.locator,
        sequence=sequence,
        date_as_written=shown,
        time_as_written=draft.time_text or (draft.time or "" if not draft.date_text else ""),
        text=text,
        date=draft.date,
        time=draft.time,
        recorded_date=draft.recorded,
        flags=tuple(dict.fromkeys((*draft.flags, *asked))),
        source_record=_record(draft.values),
        people=people,
        seen=_labelled(draft.values.get("seen", [])),
        children=_labelled(draft.values.get("children", [])),
        action=_labelled(draft.values.get("action", [])),
        analysis=_labelled(draft.values.get("analysis", [])),
    )


def _record(values: dict[str, list[tuple[str, str]]]) -> str:
    """Return where a row comes from: the department of the agency in front of its record, as integrated chronologies write it."""
    departments = ", ".join(dict.fromkeys(text for _, text in values.get("department", [])))
    record = _labelled(values.get("source_record", [])) or ""
    return f"{departments}: {record}" if departments and record else departments or record


def _named(label: str, text: str) -> str:
    """Return who a column names; the one who called or reported is told apart from those who came."""
    return f"{label.strip(' :')}: {text}" if key(label) in headings().callers else text


def _labelled(values: list[tuple[str, str]]) -> str | None:
    """Join several columns of one meaning, each under its heading; a single one stands alone."""
    if not values:
        return None
    if len(values) == 1:
        return values[0][1]
    return "\n".join(f"{label}: {text}" if label else text for label, text in values)


def _description(values: dict[str, list[tuple[str, str]]]) -> str:
    """Join what happened: a short type of contact in front of the details, then columns nobody could place, by name."""
    parts = [text for _, text in values.get("text", [])]
    joined = ""
    for part in parts:
        if not joined:
            joined = part
        elif len(joined) <= 60 and not ends_sentence(joined):
            joined = f"{joined}: {part}"
        else:
            joined = f"{joined}\n{part}"
    extra = [(label, text) for role in ("unknown", "recorded") for label, text in values.get(role, [])]
    for label, text in extra:
        if text.strip():
            joined = f"{joined}\n{label}: {text}" if label else f"{joined}\n{text}"
    return joined.strip()
