"""Accounts of invented cases in several hands: who recorded what, which rows are one happening, on which points they differ.

Each file starts with its people and places. `= name | fields` opens a happening with the fields on which its rows differ (in brackets: one may list it or not);
a row is `agency | date | time | text`, then `column=words` for other columns. A happening with one row is a decoy.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import CaseFacts, Entry, Person, PlaceName, Register, Source, Timeline, digest
from pipeline.timeline import merge

FOLDER = Path(__file__).parent
Pair = tuple[str, str]


@dataclass(frozen=True)
class Accounts:
    """One case: its sources, its register, its happenings by name as ids of rows, and the fields each differs on."""

    sources: tuple[Source, ...]
    register: Register
    happenings: dict[str, tuple[str, ...]]
    differing: dict[str, frozenset[str]]

    def timeline(self) -> Timeline:
        return merge(self.sources, register=self.register, facts=CaseFacts())


@dataclass(frozen=True)
class Outcome:
    """How a timeline stands to what is known."""

    known: frozenset[Pair]
    joined: frozenset[Pair]
    missed: tuple[tuple[str, str], ...]  # (happening, field)
    extra: tuple[tuple[str, str, str], ...]  # (happening, field, what the program set side by side)
    wanted: int
    events: int

    @property
    def precision(self) -> float:
        return len(self.known & self.joined) / max(1, len(self.joined))

    @property
    def recall(self) -> float:
        return len(self.known & self.joined) / max(1, len(self.known))

    @property
    def conflicts_found(self) -> float:
        return 1 - len(self.missed) / max(1, self.wanted)

    @property
    def extra_per_event(self) -> float:
        return len(self.extra) / max(1, self.events)


def load(name: str) -> Accounts:
    """Read one file of accounts."""
    people: list[Person] = []
    places: list[PlaceName] = []
    rows: dict[str, list[Entry]] = {}
    happenings: dict[str, list[str]] = {}
    differing: dict[str, frozenset[str]] = {}
    current = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("person: "):
            people.append(person_of(line.removeprefix("person: ")))
        elif line.startswith("place: "):
            key, surface, *also = re.split(r"; ?", line.removeprefix("place: "))
            places.append(PlaceName(key, surface, tuple(also)))
        elif line.startswith("= "):
            current, fields = (part.strip() for part in line[2:].split("|"))
            happenings[current] = []
            differing[current] = frozenset(filter(None, (part.strip() for part in fields.split(","))))
        elif line and not line.startswith("#"):
            entry = _entry(line, rows)
            happenings[current].append(entry.id)
    sources = tuple(
        Source(of[0].document, digest(agency), agency, "chronology", entries=tuple(of)) for agency, of in rows.items()
    )
    return Accounts(sources, Register(tuple(people), tuple(places)), {k: tuple(v) for k, v in happenings.items()}, differing)


def person_of(line: str) -> Person:
    key, role, name, also, *relation = (part.strip() for part in line.split(";"))
    others = tuple(part.strip() for part in also.split(",") if part.strip())
    return Person(key, role, name, others, relation=relation[0] if relation else None)  # type: ignore[arg-type]


def _entry(line: str, rows: dict[str, list[Entry]]) -> Entry:
    agency, when, clock, text, *more = (part.strip() for part in line.split("|"))
    of = rows.setdefault(agency, [])
    document = f"sources/{agency}/chronology.xlsx"
    columns = dict(part.split("=", 1) for part in more)
    found = Entry(
        digest(document, str(len(of)), text),
        agency,
        document,
        f"Sheet1!A{len(of) + 2}",
        len(of),
        when,
        clock,
        text,
        children=columns.get("children"),
        seen=columns.get("seen"),
        people=columns.get("people", ""),
        action=columns.get("action"),
    )
    of.append(found)
    return found


def compared(accounts: Accounts, timeline: Timeline) -> Outcome:
    """Set a timeline beside the accounts."""
    of = {entry: name for name, entries in accounts.happenings.items() for entry in entries}
    known = _pairs(accounts.happenings.values())
    joined = _pairs([[entry.id for entry in event.entries] for event in timeline.events])
    listed: dict[tuple[str, str], str] = {}
    for event in timeline.events:
        for conflict in event.conflicts:
            for name in {of[account.entry] for account in conflict.values}:
                if sum(of[account.entry] == name for account in conflict.values) > 1:
                    listed[name, conflict.field] = " / ".join(account.value for account in conflict.values)
                else:
                    listed.setdefault(("wrongly joined", conflict.field), " / ".join(a.value for a in conflict.values))
    marked = {(name, field) for name, fields in accounts.differing.items() for field in fields}
    wanted = {(name, field) for name, field in marked if not field.startswith("(")}
    arguable = {(name, field.strip("()")) for name, field in marked - wanted}
    return Outcome(
        known,
        joined,
        tuple(sorted(wanted - set(listed))),
        tuple(sorted((*key, said) for key, said in listed.items() if key not in wanted | arguable)),
        len(wanted),
        sum(len(event.entries) > 1 for event in timeline.events),
    )


def _pairs(groups: object) -> frozenset[Pair]:
    return frozenset(pair for group in groups for pair in itertools.combinations(sorted(group), 2))  # type: ignore[attr-defined]
