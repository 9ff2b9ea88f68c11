"""Understand one document: what it is, its sections, rows, recommendations and people; see the package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.codec import from_plain, to_plain
from pipeline.ingest import cover, intake, kinds, narrative, people, recommendations, threads
from pipeline.ingest.blocks import GRID_FORMATS, aside, flow
from pipeline.ingest.chronology import read_rows
from pipeline.ingest.names import names_of
from pipeline.ingest.outline import Outline, Placed, divide
from pipeline.ingest.text import one_line, year_of
from pipeline.model import CaseFacts, Document, Entry, Paragraph, Person, Problem, Section, Source, SourceKind, digest

_QUIET: frozenset[SourceKind] = frozenset({"statement", "letter", "other"})


def understand(document: Document, *, agency: str, kind: SourceKind | None = None, facts: CaseFacts | None = None) -> Source:
    """Understand one document. `agency` is the folder's name; `kind` overrides what the content says.

    A statement, a letter and "other" papers give no entries; what they recommend is read, but nothing is drafted from them.
    """
    facts = facts or CaseFacts()
    agencies = tuple(dict.fromkeys((*facts.agencies, agency)))
    outline = divide(flow(document), document=document.name, agencies=agencies)
    entries, problems, remarks = _entries(outline, document, agency, agencies)
    sections = (*outline.frozen(), *remarks, *_aside(document))
    told: frozenset[str] = frozenset()
    if not entries:
        entries, more, told = _narrative(sections, document, agency, kind, outline.title, facts.dates.get("death"))
        problems += more
    recommended = recommendations.find(sections, outline.tables, document=document.name, agency=agency)
    kind = kind or kinds.kind_of(
        sections,
        entries,
        recommended,
        title=outline.title,
        document=document.name,
        file_format=document.format,
        table=any(placed.grid.columns is not None and not placed.grid.columns.inferred for placed in _chronologies(outline)),
    )
    found = cover.read_cover(sections)
    proposed = people.proposals(outline.tables, sections, document=document.name, agency=agency, death=facts.dates.get("death"))
    proposed = _with_author(proposed, found, document.name, agency)
    if kind in _QUIET:
        sections = (*sections, *_rows_back(outline, document.name))
        entries, problems = [], []
    if kind == "chronology":
        sections = _without(sections, told)
        recommended = tuple(item for item in recommended if any(section.key == "recommendations" for section in sections))
    checks = intake.check(sections, entries, recommended, proposed, found) if kind in ("imr", "both") else ()
    return Source(
        document=document.name, sha256=document.sha256, agency=agency, kind=kind, sections=sections, entries=tuple(entries),
        recommendations=recommended, author=found.author, author_role=found.role, independence=found.independence,
        signed_off=found.signed_off, intake=checks, problems=tuple(problems), unread=document.unread, proposals=proposed,
    )  # fmt: skip


def to_json(source: Source) -> dict[str, Any]:
    """Return a source as plain JSON values."""
    plain = to_plain(source)
    assert isinstance(plain, dict)
    return plain


def from_json(plain: Mapping[str, Any]) -> Source:
    """Rebuild a source from its JSON values; raises ValueError or TypeError when they do not fit."""
    return from_plain(Source, dict(plain))


def _entries(
    outline: Outline, document: Document, agency: str, agencies: tuple[str, ...]
) -> tuple[list[Entry], list[Problem], list[Section]]:
    """Read every chronology table; entries are numbered through, and two equal rows keep ids of their own."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    notes: list[Paragraph] = []
    for placed in outline.tables:
        columns = placed.grid.columns
        if columns is None or columns.kind != "chronology":
            continue
        cited = {place: " ".join(one_line(note.text) for note in notes) for place, notes in placed.notes.items()}
        rows = read_rows(
            placed.grid,
            document=document.name,
            agency=agency,
            agencies=agencies,
            start=len(entries),
            cited=cited,
            above=(placed.grid.table.heading, placed.heading),
        )
        entries += rows.entries
        problems += rows.problems
        notes += [
            Paragraph(digest(document.name, place, text), document.name, place, text, row=True) for place, text in rows.notes
        ]
    if document.format in GRID_FORMATS:
        problems += _unplaced_tables(outline, document)
    return entries, problems, [Section("notes", "", notes[0].locator, 1, tuple(notes))] if notes else []


def _unplaced_tables(outline: Outline, document: Document) -> list[Problem]:
    """Report worksheets in which no columns were recognised; their rows stay as paragraphs."""
    placed = {item.grid.table.locator for item in outline.tables}
    reason = "no date and description columns were recognised; its rows are kept as text"
    return [
        Problem(document.name, table.locator, reason) for table in document.tables if table.locator not in placed and table.rows
    ]


def _narrative(
    sections: tuple[Section, ...], document: Document, agency: str, kind: SourceKind | None, title: str, death: str | None
) -> tuple[list[Entry], list[Problem], frozenset[str]]:
    """Read a chronology told without a table: dated paragraphs, or an e-mail thread; with the ids of the paragraphs it tells."""
    if kind in _QUIET:
        return [], [], frozenset()
    asked = kind == "chronology"
    messages, sent = threads.read_thread(sections, document=document.name, agency=agency, title=title, death=death, asked=asked)
    if messages:
        return messages, [], sent
    named = any(section.key == "chronology" and section.paragraphs for section in sections)
    entries, problems, told = narrative.read_paragraphs(sections, document=document.name, agency=agency, whole=False)
    heads = Counter(s.heading for s in sections if s.heading and not (narrative.is_dated_heading(s) or year_of(s.heading)))
    once = [heading for heading, times in heads.items() if times == 1]  # one that comes again is the head of each page
    whole = asked or (not named and len(once) <= 2)
    if not entries and whole:
        entries, problems, told = narrative.read_paragraphs(sections, document=document.name, agency=agency, whole=True)
    return entries, problems if entries else [], told


def _without(sections: tuple[Section, ...], told: frozenset[str]) -> tuple[Section, ...]:
    """Leave out the paragraphs that entries tell: they stand in the chronology, in their own words."""
    if not told:
        return sections
    left = (replace(part, paragraphs=tuple(p for p in part.paragraphs if p.id not in told)) for part in sections)
    return tuple(part for part in left if part.heading or part.paragraphs)


def _aside(document: Document) -> list[Section]:
    """Return what stands outside the body as sections of their own: comments, running heads, footnotes cited nowhere."""
    found: dict[str, list[Paragraph]] = {}
    for name, para in aside(document):
        key, note = ("other", True) if name == "footnotes" else (name, False)
        told = digest(document.name, para.locator, para.text)
        found.setdefault(key, []).append(Paragraph(told, document.name, para.locator, para.text, note=note))
    return [Section(name, "", paragraphs[0].locator, 1, tuple(paragraphs)) for name, paragraphs in found.items()]


def _rows_back(outline: Outline, document: str) -> list[Section]:
    """Return the rows of set-aside chronology tables as paragraphs, for papers nothing is drafted from."""
    paragraphs = []
    for placed in _chronologies(outline):
        for row in placed.grid.table.rows:
            text = " | ".join(cell.text.strip() for cell in row.cells if cell.text.strip())
            if text:
                paragraphs.append(Paragraph(digest(document, row.locator, text), document, row.locator, text, row=True))
    return [Section("chronology", "", paragraphs[0].locator, 1, tuple(paragraphs))] if paragraphs else []


def _chronologies(outline: Outline) -> list[Placed]:
    return [placed for placed in outline.tables if placed.grid.columns is not None and placed.grid.columns.kind == "chronology"]


def _with_author(proposed: tuple[Person, ...], found: cover.Cover, document: str, agency: str) -> tuple[Person, ...]:
    """Add the author of an IMR to the people proposed for the register."""
    name, also = names_of(found.author)
    if not found.author or any(person.name == name for person in proposed):
        return tuple(replace(p, title=p.title or "IMR author") if p.name == name else p for p in proposed)
    forms = tuple(dict.fromkeys((*also, *([found.author] if found.author != name else []))))
    person = Person(
        f"proposal-{digest(document, name, length=10)}",
        "professional",
        name,
        forms,
        title="IMR author",
        agency=agency,
        proposed=True,
        document=document,
    )
    return (*proposed, person)
