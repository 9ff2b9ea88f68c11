"""A document divided: its sections while they are being filled, and the tables met on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.ingest.blocks import Para
from pipeline.ingest.grid import Grid
from pipeline.model import Paragraph, Section


@dataclass
class Open:
    """A section being filled."""

    key: str
    heading: str
    locator: str
    level: int
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with its meaning and the section it stands in."""

    grid: Grid
    section: str
    heading: str
    notes: dict[str, tuple[Para, ...]] = field(default_factory=dict)  # footnotes by the locator of the row that cites them


@dataclass
class Outline:
    """A document divided: sections in order and the tables met on the way."""

    sections: list[Open]
    tables: list[Placed]
    title: str = ""

    def frozen(self) -> tuple[Section, ...]:
        """Return the sections that hold something or were named."""
        return tuple(
            Section(part.key, part.heading, part.locator, part.level, tuple(part.paragraphs))
            for part in self.sections
            if part.heading or part.paragraphs
        )
