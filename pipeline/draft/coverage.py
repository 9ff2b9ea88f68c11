"""Say of every paragraph, row and recommendation of the sources where a draft uses it, or why none does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.documents.templates import Ref
from pipeline.draft.blocks import Part, Row
from pipeline.draft.matter import QUIET, Matter, told_as_entries
from pipeline.ingest.text import is_contact_line
from pipeline.model import Paragraph, Section, Source

_REASONS = {
    "cover": "cover of the document",
    "contents": "contents list of the document",
    "family": "details of the people concerned: they are for the register, not for the report",
    "terms_of_reference": "copied from the panel's terms of reference, which the report takes from case.yaml",
    "methodology": "how the agency made its review: the report describes its own method",
    "interviews": "names of staff interviewed are not for the report",
    "author": "author and independence are in the table of contributors",
    "signoff": "sign-off is in the table of contributors",
    "appendix": "appendix of the document",
    "notes": "note, comment, text box or remark beside the text",
    "running": "page header or footer",
    "recommendations": "introduces or explains recommendations, which are drafted one by one",
    "glossary": "explains no abbreviation, or one explained already",
    "introduction": "about the author, who stands in the table of contributors, or about how the agency names people",
}
_KINDS = {
    "statement": "a statement: read for people and places, nothing is drafted from it",
    "letter": "a letter: read for people and places, nothing is drafted from it",
    "other": "not an IMR or a chronology: read for people and places, nothing is drafted from it",
    "chronology": "stands outside the rows of the chronology",
}


def coverage(matter: Matter, reports: Mapping[str, Iterable[Part]], tables: Mapping[str, Iterable[Row]]) -> dict[str, Any]:
    """Return the coverage table: for each source item its place, and the (document, control) pairs that use it or a reason."""
    used: dict[str, list[dict[str, str]]] = {}

    def note(refs: Iterable[Ref], document: str, control: str) -> None:
        for ref in refs:
            places = used.setdefault(ref.id, [])
            place = {"document": document, "control": control}
            if place not in places:
                places.append(place)

    for document, parts in reports.items():
        for part in parts:
            for block in part.blocks:
                note(block.refs, document, block.id)
                for row in block.rows:
                    note(row.refs, document, row.id)
    for document, rows in tables.items():
        for row in rows:
            note(row.refs, document, row.id)
    paragraphs, entries, recommended = [], [], []
    for source in matter.sources:
        rows_of = told_as_entries(source)
        places = {item.locator: item.id for item in source.recommendations}
        for section in source.sections:
            for paragraph in section.paragraphs:
                where = used.get(paragraph.id) or used.get(places.get(paragraph.locator, ""), [])
                paragraphs.append(
                    _line(paragraph, source, where, "" if where else _why(source, section, paragraph, rows_of), section.key)
                )
        for entry in source.entries:
            where = used.get(entry.id, [])
            entries.append(
                {
                    "id": entry.id,
                    "agency": entry.agency,
                    "document": entry.document,
                    "locator": entry.locator,
                    "used": where,
                    "reason": "" if where else "the timeline does not hold this entry",
                }
            )
        for item in source.recommendations:
            where = used.get(item.id, [])
            recommended.append(
                {
                    "id": item.id,
                    "agency": item.agency,
                    "document": item.document,
                    "locator": item.locator,
                    "used": where,
                    "reason": "" if where else _KINDS.get(source.kind, ""),
                }
            )
    return {"paragraphs": paragraphs, "entries": entries, "recommendations": recommended}


def _line(paragraph: Paragraph, source: Source, where: list[dict[str, str]], reason: str, section: str) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "agency": source.agency,
        "document": paragraph.document,
        "locator": paragraph.locator,
        "section": section,
        "used": where,
        "reason": reason,
    }


def _why(source: Source, section: Section, paragraph: Paragraph, rows: frozenset[str]) -> str:
    if source.kind in QUIET or source.kind == "chronology":
        return _KINDS[source.kind]
    if paragraph.id in rows:
        return "stands in the chronology as an entry"
    if is_contact_line(paragraph.text):
        return "tells how to reach the agency"
    return _REASONS.get(section.key, "no section of the report takes it")
