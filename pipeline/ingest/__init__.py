"""Documents in, sources out: what each file is, its sections, its chronology rows, its recommendations and people.

`understand` takes a `Document` as read by `pipeline.documents` and returns a `Source`. It opens no file, reads no date
beyond what a spreadsheet holds (that is the timeline's work), drafts nothing and decides nothing; what it could not place
is a `Problem` with its place. Every row of a chronology that holds anything ends as a heading, an entry, part of the entry
above it, or a problem; every other paragraph stands in a section.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.codec import from_plain, to_plain
from pipeline.ingest import cover, intake, kinds, narrative, people, recommendations
from pipeline.ingest.blocks import GRID_FORMATS, aside, flow
from pipeline.ingest.chronology import read_rows
from pipeline.ingest.outline import Outline, Placed, divide
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
    if not entries:
        entries, more = _narrative(sections, document, agency, kind)
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
        rows = read_rows(placed.grid, document=document.name, agency=agency, agencies=agencies, start=len(entries))
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
    placed = {id(item.grid.table) for item in outline.tables}
    reason = "no date and description columns were recognised; its rows are kept as text"
    return [Problem(document.name, table.locator, reason) for table in document.tables if id(table) not in placed and table.rows]


def _narrative(
    sections: tuple[Section, ...], document: Document, agency: str, kind: SourceKind | None
) -> tuple[list[Entry], list[Problem]]:
    if kind in _QUIET:
        return [], []
    named = any(section.key == "chronology" for section in sections)
    entries, problems = narrative.read_paragraphs(sections, document=document.name, agency=agency, whole=False)
    whole = kind == "chronology" or (not named and len([s for s in sections if s.heading]) <= 2)
    if not entries and whole:
        entries, problems = narrative.read_paragraphs(sections, document=document.name, agency=agency, whole=True)
    return entries, problems if entries else []


def _aside(document: Document) -> list[Section]:
    """Return what stands outside the body as sections of their own: notes and running heads."""
    found: dict[str, list[Paragraph]] = {}
    for name, para in aside(document):
        found.setdefault(name, []).append(
            Paragraph(digest(document.name, para.locator, para.text), document.name, para.locator, para.text)
        )
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
    name, also = people.names_of(found.author)
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
