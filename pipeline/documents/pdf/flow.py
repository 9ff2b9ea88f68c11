"""The pages of a PDF as a flow of headings, paragraphs, tables and pictures, with running headers and footers apart."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pipeline.documents.pdf import aligned, columns, layout, tables, words
from pipeline.documents.pdf.layout import Line
from pipeline.documents.pdf.tables import Grid
from pipeline.documents.pdf.words import Word

_EDGE_ZONE = 0.13  # of the page height, where running headers and footers stand
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?#(?:\s*(?:of|/)\s*#)?$|^[-–]\s*#\s*[-–]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One thing in the flow."""

    kind: Literal["paragraph", "table", "picture"]
    page: int
    text: str = field(default="", repr=False)
    number: int = 0  # of paragraphs, tables or pictures on its page, from 1
    level: int | None = None
    listed: bool = False
    rows: tuple[Line, ...] = field(default=(), repr=False)
    grid: Grid | None = None
    last_page: int = 0  # where it ends, when a page break runs through it


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page holds beside its flow."""

    number: int
    headers: tuple[str, ...]
    footers: tuple[str, ...]
    letters: int
    pictures: int
    objects: int


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole document in reading order."""

    blocks: tuple[Block, ...]
    pages: tuple[PageFacts, ...]


@dataclass(slots=True)
class _Page:
    number: int
    height: float
    width: float
    grids: list[Grid]
    words: list[Word]
    rest: list[Word]
    pictures: tuple[tuple[float, float, float, float], ...]
    objects: int
    letters: int
    headers: list[Line] = field(default_factory=list)
    footers: list[Line] = field(default_factory=list)
    aside: list[Word] = field(default_factory=list)


def _open_page(document: Any, number: int) -> _Page:
    page = document[number]
    measured = words.sheet(page)
    found = words.words(page, measured)
    marks = words.marks(page, measured)
    page.close()
    grids: list[Grid] = []
    rest = found
    letters = sum(len(word.text) + word.broken for word in found)
    if len(marks.rules) >= 4 and found:
        grids, rest = tables.ruled(found, marks.rules, page=number + 1, height=measured.height)
    pictures = tuple(box for box in marks.pictures if box[1] - box[0] > 20 and box[3] - box[2] > 20)
    return _Page(number + 1, measured.height, measured.width, grids, found, rest, pictures, marks.objects, letters)


def read_flow(document: Any) -> Flow:
    """Read every page of an open PDFium document; a page that cannot be opened has no letters."""
    pages = []
    for number in range(len(document)):
        try:
            pages.append(_open_page(document, number))
        except Exception:  # PDFium says only that the page failed; it is named as unread
            pages.append(_Page(number + 1, 842, 595, [], [], [], (), -1, 0))
    _settle_doubtful(pages)
    _take_running_lines(pages)
    before = None
    for page in pages:
        if page.rest:
            cut = before if before is not None and not before.ruled else None
            more, page.rest = aligned.aligned(page.rest, page=page.number, width=page.width, before=cut)
            page.grids += more
        before = max(page.grids, key=lambda grid: grid.bottom, default=None)
    blocks: list[Block] = []
    for page in pages:
        _add_page(blocks, page)
    levels = _heading_sizes(blocks, _body_size(blocks, pages))
    blocks = [_with_level(block, levels) for block in blocks]
    facts = tuple(
        PageFacts(
            page.number, tuple(line.text for line in page.headers), tuple(line.text for line in page.footers),
            page.letters, len(page.pictures), page.objects,
        )
        for page in pages
    )  # fmt: skip
    return Flow(tuple(_numbered(blocks)), facts)


def _settle_doubtful(pages: list[_Page]) -> None:
    """Keep the beginnings of grids that go on with a table of the page before; give the words of others back."""
    for number, page in enumerate(pages):
        before = pages[number - 1].grids[-1:] if number else []
        kept = [grid for grid in page.grids if grid.whole or (before and tables.fits(before[0], grid))]
        if len(kept) < len(page.grids):
            for grid in page.grids:
                if grid not in kept:
                    page.rest += grid.words
            page.grids = kept


# --- running headers and footers -------------------------------------------------------------------------------------------


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split())).casefold()


def _take_running_lines(pages: list[_Page]) -> None:
    """Move lines that come back at the same edge of several pages out of the flow; page numbers go from the second page on."""
    seen: Counter[tuple[bool, str]] = Counter()
    edges: list[tuple[list[Line], list[Line]]] = []
    for page in pages:
        rows = layout.lines(page.rest)
        top = [row for row in rows if row.bottom < _EDGE_ZONE * page.height][:4]
        foot = [row for row in rows if row.top > (1 - _EDGE_ZONE) * page.height][-4:]
        edges.append((top, foot))
        seen.update({(True, _shape(row)) for row in top} | {(False, _shape(row)) for row in foot})
    least = max(3, len(pages) // 4)
    for page, (top, foot) in zip(pages, edges, strict=True):
        for is_top, rows, kept in ((True, top, page.headers), (False, foot, page.footers)):
            for row in rows:
                times, shape = seen[(is_top, _shape(row))], _shape(row)
                if times >= least or (_PAGE_NUMBER.match(shape) and (times >= 2 or len(pages) == 1)):
                    kept.append(row)
        gone = {id(word) for line in (*page.headers, *page.footers) for word in line.words}
        page.rest = [word for word in page.rest if id(word) not in gone]


# --- the flow ----------------------------------------------------------------------------------------------------------------


def _add_page(blocks: list[Block], page: _Page) -> None:
    """Add one page to the flow, band by band between its tables; go on with a table or paragraph the page break cut."""
    first = True
    left = sorted(page.rest, key=lambda word: word.middle)
    for grid in (*sorted(page.grids, key=lambda grid: grid.top), None):
        limit = grid.top if grid is not None else float("inf")
        band = [word for word in left if word.middle < limit]
        left = left[len(band) :]
        rows = columns.ordered(band, width=page.width)
        for group in layout.paragraphs(rows):
            first = _add_paragraph(blocks, group, page, first=first)
        if grid is not None:
            first = _add_table(blocks, grid, page, first=first)
    blocks.extend(Block("picture", page.number) for _ in page.pictures)


def _last(blocks: list[Block]) -> int | None:
    """Return the place of the last block that is no picture: pictures stand at the end of their page."""
    return next((place for place in range(len(blocks) - 1, -1, -1) if blocks[place].kind != "picture"), None)


def _add_paragraph(blocks: list[Block], group: list[Line], page: _Page, *, first: bool) -> bool:
    place = _last(blocks)
    if first and place is not None and blocks[place].kind == "paragraph" and _page_of(blocks[place]) == page.number - 1:
        before = blocks[place]
        edges = (min(line.x0 for line in before.rows), max(line.x1 for line in before.rows))
        if len(before.rows) > 1 and layout.continues(before.rows[-1], group[0], edges):
            rows = (*before.rows, *group)
            blocks[place] = replace(before, text=layout.joined(rows), rows=rows, last_page=page.number)
            return False
    blocks.append(Block("paragraph", page.number, layout.joined(group), listed=group[0].listed, rows=tuple(group)))
    return False


def _page_of(block: Block) -> int:
    return block.last_page or block.page


def _add_table(blocks: list[Block], grid: Grid, page: _Page, *, first: bool) -> bool:
    place = _last(blocks)
    before = blocks[place].grid if place is not None else None
    if first and place is not None and before is not None and before.page == page.number - 1 and tables.fits(before, grid):
        blocks[place] = replace(blocks[place], grid=tables.join(before, grid))
        return False
    blocks.append(Block("table", page.number, grid=grid))
    return False


def _numbered(blocks: list[Block]) -> list[Block]:
    """Give paragraphs, tables and pictures their numbers on their page; rows carry the number of their table."""
    counts: Counter[tuple[str, int]] = Counter()
    result = []
    joined_pages = {row.page for block in blocks if block.grid is not None for row in block.grid.rows if row.page != block.page}
    for block in blocks:
        key = (block.kind, block.page)
        counts[key] += 1
        if block.kind == "table" and counts[key] == 1 and block.page in joined_pages:
            counts[key] += 1  # the first table of this page is the rest of one that began before it
        grid = block.grid
        if grid is not None:
            grid = replace(
                grid,
                rows=tuple(
                    replace(row, table=counts[key]) if row.page == block.page else replace(row, table=1) for row in grid.rows
                ),
            )
        result.append(replace(block, number=counts[key], grid=grid))
    return result


# --- headings ----------------------------------------------------------------------------------------------------------------


def _is_short(block: Block) -> bool:
    """Tell what may be a heading: a few words on a few lines, no bullet, no sentence."""
    text = block.text
    return (
        block.kind == "paragraph" and len(block.rows) <= 3 and 1 < len(text) <= 160 and any(c.isalpha() for c in text)
        and text[0] not in "•●▪■◦" and not (text.endswith(".") and len(text) > 60)
    )  # fmt: skip


def _size(block: Block) -> float:
    return statistics.median(line.size for line in block.rows)


def _body_size(blocks: Sequence[Block], pages: Sequence[_Page]) -> float:
    """Return the largest size that a good part of the running text is set in; of all text where nothing runs."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.kind == "paragraph" and (len(block.text) > 160 or (len(block.text) > 60 and block.text.endswith("."))):
            sizes[round(_size(block) * 2) / 2] += len(block.text)
    if sizes:
        return max(size for size, letters in sizes.items() if letters >= 0.15 * sizes.total())
    for page in pages:
        for word in page.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 11.0


def _heading_sizes(blocks: Sequence[Block], body: float) -> dict[str, int]:
    """Map sizes larger than the body's, and bold at body size, to levels from 1."""
    sizes = sorted({round(_size(b) * 2) / 2 for b in blocks if _is_short(b) and _size(b) > 1.12 * body}, reverse=True)[:5]
    levels = {f"{size}": level for level, size in enumerate(sizes, start=1)}
    plain = any(block.kind == "paragraph" and not all(line.bold for line in block.rows) for block in blocks)
    if plain:
        levels["bold"] = len(sizes) + 1
    return levels


def _with_level(block: Block, levels: dict[str, int]) -> Block:
    if not _is_short(block):
        return block
    level = levels.get(f"{round(_size(block) * 2) / 2}")
    ends = block.text.rstrip()[-1:]
    if level is None and all(line.bold for line in block.rows) and ends not in ".,;" and len(block.rows) <= 2:
        level = levels.get("bold")
    return replace(block, level=level) if level is not None else block
