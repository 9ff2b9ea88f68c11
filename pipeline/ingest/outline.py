"""Divide the flow of a document into sections, under the keys of the guidance's outline for an IMR.

Headings count however they are made: styled, numbered by hand, in capitals, or as the single cell of a table. A heading
nobody knows stays in the section above it if it is deeper; otherwise it opens a section "other".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.blocks import Block, Para, TableBlock
from pipeline.ingest.columns import Columns
from pipeline.ingest.dividing import Divider
from pipeline.ingest.form_tables import read_questions, read_table
from pipeline.ingest.grid import understand_grid, understand_recommendations
from pipeline.ingest.headings import Manner, bold_leads_of, leads_of, look_of
from pipeline.ingest.sections import Open, Outline, Placed
from pipeline.ingest.shapes import labels_of, usual

__all__ = ["Outline", "Placed", "divide"]


def divide(blocks: Sequence[Block], *, document: str, agencies: Sequence[str] = ()) -> Outline:
    """Divide a flow into sections; chronology tables are set aside, the rows of all other tables stay as paragraphs too."""
    outline = Outline([Open("cover", "", "", 0)], [])
    reader = Divider(document, outline, Manner(look_of(blocks), leads=leads_of(blocks), bold_leads=bold_leads_of(blocks)))
    like: Columns | None = None
    again = Counter(labels_of(block.table) for block in blocks if isinstance(block, TableBlock))
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Para):
            reader.paragraph(block, following=following)
            continue
        for shaped in _shapes(block, agencies, like, again=again[labels_of(block.table)] > 1):
            grid = understand_recommendations(shaped.grid) if reader.open.key == "recommendations" else shaped.grid
            shaped = replace(shaped, grid=grid)
            if grid.columns is not None:
                reader.named_by(grid.columns.kind)
                outline.tables.append(replace(shaped, section=reader.open.key, heading=reader.open.heading))
            if grid.columns is not None and grid.columns.kind == "chronology":
                like = grid.columns
            elif grid.columns is not None and grid.columns.kind == "questions":
                read_questions(reader, block, grid)
            else:
                read_table(reader, block, grid, following=following)
    return outline


def _shapes(block: TableBlock, agencies: Sequence[str], like: Columns | None, *, again: bool) -> list[Placed]:
    """Understand a table, in the usual shape if that makes chronologies of it; the notes of its rows go with the first.

    `again` says that another table of the document has its first column: a form that is filled in for each contact.
    """
    notes = {row.locator: cited for index, row in enumerate(block.table.rows) if (cited := block.notes(index))}
    shaped = usual(block.table, again=again)
    if shaped != (block.table,):
        grids = [understand_grid(table, agencies=agencies) for table in shaped]
        if all(grid.columns is not None and grid.columns.kind == "chronology" for grid in grids):
            return [Placed(grid, "", "", {} if number else notes) for number, grid in enumerate(grids)]
    return [Placed(understand_grid(block.table, agencies=agencies, like=like), "", "", notes)]
