"""Narratives of invented agencies beside their own chronologies: what contradicts a row, and what tells the same otherwise.

Each file starts with its people. `@ agency` opens an agency; a row is `date | time | text`; `! kind | sentence` is a sentence of
its IMR that contradicts a row, `= sentence` one that does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.model import CaseFacts, Entry, Paragraph, Person, Register, Section, Source, digest
from pipeline.timeline import merge
from tests.timeline.accounts import person_of

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Outcome:
    """What was found of one file, as the sentences of its IMRs."""

    contradicting: tuple[str, ...]
    agreeing: tuple[str, ...]
    found: frozenset[str]  # the contradicting ones that are listed
    wrong: dict[str, str]  # agreeing ones that are listed, and why

    @property
    def recall(self) -> float:
        return len(self.found) / len(self.contradicting)


def compared(name: str) -> Outcome:
    """Read one file of narratives, merge it, and say which of its sentences are listed."""
    people: list[Person] = []
    rows: dict[str, list[Entry]] = {}
    said: dict[str, list[tuple[str, str]]] = {}  # by agency: mark and sentence
    agency = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("person: "):
            people.append(person_of(line.removeprefix("person: ")))
        elif line.startswith("@ "):
            agency = line[2:].strip()
            rows[agency], said[agency] = [], []
        elif line.startswith(("! ", "= ")):
            said[agency].append((line[0], line.rpartition(" | ")[2].removeprefix("= ").strip()))
        elif line and not line.startswith("#"):
            when, clock, text = (part.strip() for part in line.split("|", 2))
            number, document = len(rows[agency]), f"sources/{agency}/chronology.xlsx"
            rows[agency].append(
                Entry(digest(document, str(number), text), agency, document, f"A{number + 2}", number, when, clock, text)
            )
    sources: list[Source] = []
    where: dict[tuple[str, str], tuple[str, str]] = {}
    for agency, entries in rows.items():
        sources.append(Source(entries[0].document, digest(agency), agency, "chronology", entries=tuple(entries)))
        document = f"sources/{agency}/imr.docx"
        paragraphs = []
        for number, (mark, sentence) in enumerate(said[agency]):
            paragraphs.append(Paragraph(f"{agency} {number}", document, f"paragraph {number}", sentence))
            where[document, f"paragraph {number}"] = mark, sentence
        section = Section("analysis", "Analysis", paragraphs=tuple(paragraphs))
        sources.append(Source(document, digest(document), agency, "imr", sections=(section,)))
    listed = merge(sources, register=Register(tuple(people)), facts=CaseFacts()).contradictions
    told = {where[p.document, p.locator]: p.reason for p in listed}
    return Outcome(
        tuple(s for mark, s in where.values() if mark == "!"),
        tuple(s for mark, s in where.values() if mark == "="),
        frozenset(s for mark, s in told if mark == "!"),
        {s: reason for (mark, s), reason in told.items() if mark == "="},
    )
