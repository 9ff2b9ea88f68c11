"""State where accounts differ: a pointer in the narrative, both sides with the panel's resolution in a section of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.draft.blocks import Block, joined, of_entry
from pipeline.draft.dates import when
from pipeline.draft.matter import Matter
from pipeline.draft.prose import closed, flat, opening
from pipeline.model import Account, Conflict, Event, digest

_EDTF = re.compile(
    r"^[{\[]?(?:\.\.|(?:\d{4}|\d{3}X)(?:-\d\d){0,2}[?~%]?)(?:[/,](?:\.\.|(?:\d{4}|\d{3}X)(?:-\d\d){0,2}[?~%]?))*[}\]]?$"
)
_SHORT = 3  # words up to which both sides stand in one sentence
_SHORT_WHEN = 8  # the same for a date or a time in words
_NEAR = 60  # days up to which it is said how far two dates lie apart
_LONG = 40  # words of one side, about, beyond which it is cut at the end of a sentence
HEADING = "Where accounts differ"
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


def point_of(conflict: Conflict) -> str:
    """Name the point of a dispute in words."""
    return POINTS.get(conflict.field, conflict.field.replace("_", " "))


def points(event: Event) -> str:
    """Name the points on which the accounts of an event differ; empty if they do not."""
    return joined(list(dict.fromkeys(point_of(conflict) for conflict in event.conflicts)))


def pointer(event: Event) -> str:
    """Say in the narrative that accounts differ, and where both sides are set out."""
    told = [_inline(conflict, event) for conflict in event.conflicts]
    plain = [text for text in told if text]
    rest = joined([f"on {point_of(conflict)}" for conflict, text in zip(event.conflicts, told, strict=True) if not text])
    if rest:
        plain.append(f"The accounts {'also ' if plain else ''}differ {rest}: see “{HEADING}” in the analysis.")
    return " ".join(plain)


def blocks_of(event: Event, matter: Matter) -> list[Block]:
    """State every dispute of an event, with both sides in a sentence or a list and the panel's resolution."""
    blocks: list[Block] = []
    for number, conflict in enumerate(event.conflicts):
        concerned = {account.entry for account in conflict.values}
        refs = tuple(of_entry(entry) for entry in event.entries if entry.id in concerned or not concerned - {""})
        key = (conflict.id or digest(conflict.field, str(number), *sorted(entry.id for entry in event.entries)))[:24]
        resolution = closed(flat(conflict.resolution or matter.settings.resolutions.get(conflict.id, "")))
        tag = f"dhr.overview.dispute.{key}"
        inline = _inline(conflict, event)
        if inline:
            text = f"{when(event.date)} {_lower(inline)}"
            blocks.append(Block("para", f"{text} {resolution}".strip(), tag, refs))
            continue
        agencies = list(dict.fromkeys(_the(account.agency) for account in conflict.values))
        whose = "the accounts" if len(agencies) > 1 else f"the records of {agencies[0]}"
        blocks.append(Block("para", f"{when(event.date)} {whose} differ on {point_of(conflict)}:", tag, refs))
        for who, value, ids in _sides(conflict, event):
            side = f"{tag}.{digest(*ids, value, length=8)}"
            mine = tuple(ref for ref in refs if ref.id in ids)
            blocks.append(Block("bullet", f"{joined(who)}: {_cut(value)}", side, mine))
        if resolution:
            blocks.append(Block("para", resolution, f"{tag}.resolution", refs))
    return blocks


def _inline(conflict: Conflict, event: Event) -> str:
    """Return both sides in one sentence where they are short (dates, times, scores); else nothing."""
    sides = _sides(conflict, event)
    most = _SHORT_WHEN if conflict.field in ("date", "time") else _SHORT
    if len(sides) < 2 or any(len(value.split()) > most for _, value, _ in sides):
        return ""
    later = _later(conflict.field, [value for _, value, _ in _raw(conflict, event)])
    gives = [
        f"{joined(who)} {'give' if len(who) > 1 else 'gives'} {value.rstrip('.')}{distance}"
        for (_, distance), (who, value, _) in sorted(zip(later, sides, strict=True), key=lambda pair: pair[0][0])
    ]
    return f"The accounts differ on {point_of(conflict)}: {'; '.join(gives)}."


def _sides(conflict: Conflict, event: Event) -> list[tuple[list[str], str, tuple[str, ...]]]:
    """Return the sides of a dispute: who holds it, in which words, in which entries."""
    return [(who, _said(conflict.field, value), ids) for who, value, ids in _raw(conflict, event)]


def _raw(conflict: Conflict, event: Event) -> list[tuple[list[str], str, tuple[str, ...]]]:
    sides: dict[str, list[Account]] = {}
    for account in conflict.values:
        sides.setdefault(_value(conflict, account, event), []).append(account)
    return [
        (list(dict.fromkeys(_the(a.agency) for a in held)), value, tuple(dict.fromkeys(a.entry for a in held)))
        for value, held in sides.items()
    ]


def _value(conflict: Conflict, account: Account, event: Event) -> str:
    """Return what one side says; a date as the timeline read it, so that the same day in two spellings is one side."""
    if conflict.field == "date":
        return next((entry.date for entry in event.entries if entry.id == account.entry and entry.date), flat(account.value))
    return flat(account.value).rstrip(";, ")


def _said(point: str, value: str) -> str:
    if point == "date" and _EDTF.match(value):
        return _lower(when(value)).removeprefix("on ").removeprefix("in ")
    if point == "children_present" and value.casefold() in ("yes", "no", "true", "false"):
        return "that children were present" if value.casefold() in ("yes", "true") else "that no children were present"
    return value


def _later(point: str, values: Sequence[str]) -> list[tuple[int, str]]:
    """Return for each side its rank in time and how much later than the first it is; nothing where that is not plain.

    The distance is said beside both values because it outlives them: publication writes days as months and times as parts
    of the day, and both sides would read alike.
    """
    plain = [(0, "")] * len(values)
    if point == "time" and all(re.fullmatch(r"\d\d:\d\d", value) for value in values):
        minutes = [int(value[:2]) * 60 + int(value[3:]) for value in values]
        first = min(minutes, key=lambda start: max((m - start) % 1440 for m in minutes))  # the shortest way round midnight
        apart = [(m - first) % 1440 for m in minutes]
        return [(m, f", {_minutes(m)} later" if m else "") for m in apart] if max(apart) <= 720 else plain
    if point != "date":
        return plain
    try:
        days = [date.fromisoformat(value) for value in values]
    except ValueError:
        return plain
    apart = [(day - min(days)).days for day in days]
    if max(apart) > _NEAR:
        return plain
    return [(n, f", {'one day' if n == 1 else f'{n} days'} later" if n else "") for n in apart]


def _minutes(number: int) -> str:
    hours, rest = divmod(number, 60)
    parts = [
        f"{hours} hour{'s' if hours != 1 else ''}" if hours else "",
        f"{rest} minute{'s' if rest != 1 else ''}" if rest else "",
    ]
    return joined(parts)


def _cut(value: str) -> str:
    """Give a side in its own words, a long one up to the end of a sentence."""
    text = value if len(value.split()) <= _LONG else opening(value, words=_LONG)
    return closed(text[:1].upper() + text[1:])


def _the(agency: str) -> str:
    return agency or "an agency that is not named"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


__all__ = ["HEADING", "POINTS", "blocks_of", "point_of", "pointer", "points"]
