"""The pieces a draft is made of, before they meet a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.documents.templates.marks import Ref
from pipeline.model import Entry, Paragraph, Recommendation

# What a template can be asked to lay out.
Kind = Literal["heading", "subheading", "para", "bullet", "recommendation", "prompt", "contributors", "panel", "glossary"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a generated table; `main` names the cell that is bound to the row's content control.

    `colours` gives cells a colour ("#rrggbb") beside their words.
    """

    id: str
    cells: Mapping[str, str] = field(repr=False)
    refs: tuple[Ref, ...] = ()
    main: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a prompt or a table. `id` becomes the tag of its content control."""

    kind: Kind
    text: str = field(default="", repr=False)
    id: str = ""
    refs: tuple[Ref, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a draft."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    appendix: bool = False


def of_entry(entry: Entry) -> Ref:
    """Point to a row of a chronology."""
    return Ref(entry.agency, entry.document, entry.locator, entry.id)


def of_paragraph(paragraph: Paragraph, agency: str) -> Ref:
    """Point to a paragraph of an IMR."""
    return Ref(agency, paragraph.document, paragraph.locator, paragraph.id)


def of_recommendation(recommendation: Recommendation) -> Ref:
    """Point to a recommendation."""
    return Ref(recommendation.agency, recommendation.document, recommendation.locator, recommendation.id)


def joined(items: Sequence[str], *, last: str = "and") -> str:
    """Join words as a sentence does: "a, b and c"."""
    listed = [item for item in items if item]
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} {last} {listed[-1]}" if listed else ""
