"""Hand texts to a template as marks, so that the template engine never sees case text."""

from __future__ import annotations

from typing import Any

from pipeline.documents.templates.marks import CLOSE, OPEN, Ref, Slot
from pipeline.draft.blocks import Block, Part, Row
from pipeline.draft.prose import safe


class Marks:
    """Hand out marks for texts, in order."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []

    def mark(self, text: str, tag: str = "", refs: tuple[Ref, ...] = (), *, colour: str = "") -> str:
        """Return the mark for a text; an empty text needs none."""
        if not text:
            return ""
        self.slots.append(Slot(safe(text), tag, refs, colour))
        return f"{OPEN}{len(self.slots) - 1}{CLOSE}"

    def row(self, row: Row) -> dict[str, str]:
        """Return the cells of a row as marks; the main cell carries the row's control and sources."""
        return {
            name: self.mark(text, row.id if name == row.main else "", row.refs if name == row.main else ())
            for name, text in row.cells.items()
        }

    def block(self, block: Block) -> dict[str, Any]:
        """Return a block as a template sees it."""
        plain = block.kind in ("heading", "subheading") or bool(block.rows)
        return {
            "kind": block.kind,
            "text": self.mark(block.text, "" if plain else block.id, () if plain else block.refs),
            "rows": [self.row(row) for row in block.rows],
        }

    def part(self, part: Part) -> dict[str, Any]:
        """Return a section as a template sees it."""
        return {
            "key": part.key,
            "heading": self.mark(part.heading),
            "appendix": part.appendix,
            "blocks": [self.block(block) for block in part.blocks],
        }
