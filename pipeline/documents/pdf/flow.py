"""The pages of a PDF as a flow of headings, paragraphs, tables and pictures, with running headers and footers apart."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pipeline.documents.pdf import aligned, columns, figures, layout, tables, words
from pipeline.documents.pdf.figures import Box
from pipeline.documents.pdf.layout import Line
from pipeline.documents.pdf.tables import Grid
from pipeline.documents.pdf.words import Packed, Word

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
    rows: tuple[Line, ...] = field(default=(), repr=False)  # only while the page after it may go on with them
    lines: int = 0
    size: float = 0.0  # the median of its lines'
    bold: bool = False  # all of it
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
    """One page on its way into the flow; its words lie packed between the first look at all pages and the second."""

    number: int
    height: float
    width: float
    grids: list[Grid]
    rest: list[Word]
    pictures: tuple[Box, ...]
    objects: int
    letters: int
    sizes: Counter[float] = field(default_factory=Counter)  # letters set in each size
    edges: list[_Edge] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    packed: Packed | None = None

    def pack(self) -> None:
        """Lay the words by until all pages have been seen."""
        self.packed, self.rest = Packed.of(self.rest), []

    def unpack(self) -> None:
        """Take the words up again."""
        if self.packed is not None:
            self.rest, self.packed = self.packed.words(), None


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the top or the foot of a page, which may be a running header or footer."""

    is_top: bool
    shape: str = field(repr=False)
    text: str = field(repr=False)
    places: frozenset[int]  # of its words among those of the page


def _open_page(document: Any, number: int) -> _Page:
    page = document[number]
    measured = words.sheet(page)
    found = words.words(page, measured)
    marks = words.marks(page, measured)
    page.close()
    grids: list[Grid] = []
    rest = found
    letters = sum(len(word.text) + word.broken for word in found)
    sizes: Counter[float] = Counter()
    for word in found:
        sizes[round(word.size * 2) / 2] += len(word.text)
    if len(marks.rules) >= 4 and found:
        grids, rest = tables.ruled(found, marks.rules, page=number + 1, height=measured.height)
    pictures = tuple(box for box in marks.pictures if box[1] - box[0] > 20 and box[3] - box[2] > 20)
    return _Page(number + 1, measured.height, measured.width, grids, rest, pictures, marks.objects, letters, sizes)


def _look_at(document: Any, number: int) -> _Page:
    """Open one page; one that cannot be opened has no letters."""
    try:
        return _open_page(document, number)
    except Exception:  # PDFium says only that the page failed; it is named as unread
        return _Page(number + 1, 842, 595, [], [], (), -1, 0)


def read_flow(document: Any) -> Flow:
    """Read every page of an open PDFium document: once for what comes back on many pages, once for the flow."""
    pages: list[_Page] = []
    seen: Counter[tuple[bool, str]] = Counter()
    for number in range(len(document)):
        page = _look_at(document, number)
        _settle_doubtful(page, pages[-1].grids[-1:] if pages else [])
        page.edges = _edge_lines(page)
        seen.update({(edge.is_top, edge.shape) for edge in page.edges})
        page.pack()
        pages.append(page)
    blocks: list[Block] = []
    before = None
    headed: set[tuple[int, ...]] = set()
    for page in pages:
        page.unpack()
        _take_running_lines(page, seen, len(pages))
        rows = layout.lines(page.rest)
        if rows:
            cut = before if before is not None and not before.ruled else None
            more, rows = aligned.aligned(rows, page=page.number, width=page.width, before=cut)
            page.grids += more
        before = max(page.grids, key=lambda grid: grid.bottom, default=None)
        _add_page(blocks, page, rows, figures.once(page.pictures, page.height, headed))
        page.rest = []
    levels = _heading_sizes(blocks, _body_size(blocks, pages))
    blocks = [_with_level(block, levels) for block in blocks]
    facts = tuple(
        PageFacts(page.number, tuple(page.headers), tuple(page.footers), page.letters, len(page.pictures), page.objects)
        for page in pages
    )
    return Flow(tuple(_numbered(blocks)), facts)


def _settle_doubtful(page: _Page, before: Sequence[Grid]) -> None:
    """Keep the beginnings of grids that go on with the last table of the page before; give the words of others back."""
    kept = [grid for grid in page.grids if grid.whole or (before and tables.fits(before[0], grid))]
    if len(kept) < len(page.grids):
        for grid in page.grids:
            if grid not in kept:
                page.rest += grid.words
        page.grids = kept


# --- running headers and footers -------------------------------------------------------------------------------------------


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split())).casefold()


def _edge_lines(page: _Page) -> list[_Edge]:
    rows = layout.lines(page.rest)
    top = [row for row in rows if row.bottom < _EDGE_ZONE * page.height][:4]
    foot = [row for row in rows if row.top > (1 - _EDGE_ZONE) * page.height][-4:]
    place = {id(word): number for number, word in enumerate(page.rest)} if top or foot else {}
    return [
        _Edge(is_top, _shape(row), row.text, frozenset(place[id(word)] for word in row.words))
        for is_top, group in ((True, top), (False, foot))
        for row in group
    ]


def _take_running_lines(page: _Page, seen: Counter[tuple[bool, str]], pages: int) -> None:
    """Move lines that come back at the same edge of several pages out of the flow; page numbers go from the second page on."""
    gone: set[int] = set()
    for edge in page.edges:
        times = seen[edge.is_top, edge.shape]
        if times >= max(3, pages // 4) or (_PAGE_NUMBER.match(edge.shape) and (times >= 2 or pages == 1)):
            (page.headers if edge.is_top else page.footers).append(edge.text)
            gone |= edge.places
    if gone:
        page.rest = [word for number, word in enumerate(page.rest) if number not in gone]


# --- the flow ----------------------------------------------------------------------------------------------------------------


def _add_page(blocks: list[Block], page: _Page, rows: list[Line], shown: Sequence[Box]) -> None:
    """Add one page to the flow, band by band between its tables; go on with a table or paragraph the page break cut."""
    first, open_before = True, _last(blocks) or 0
    pictures = list(shown)
    for band, grid in _bands(rows, page.grids):
        for group in layout.paragraphs(columns.ordered(band, width=page.width)):
            blocks += _pictures_above(group[0].top, pictures, page)
            first = _add_paragraph(blocks, group, page, first=first)
        if grid is not None:
            blocks += _pictures_above(grid.top, pictures, page)
            first = _add_table(blocks, grid, page, first=first)
    blocks += _pictures_above(float("inf"), pictures, page)
    still_open = _last(blocks)
    for place in range(open_before, len(blocks)):
        if place != still_open and blocks[place].rows:
            blocks[place] = replace(blocks[place], rows=())


def _pictures_above(top: float, pictures: list[Box], page: _Page) -> list[Block]:
    return [Block("picture", page.number) for _ in figures.taken_above(top, pictures)]


def _bands(rows: list[Line], grids: Sequence[Grid]) -> Iterator[tuple[list[Line], Grid | None]]:
    """Yield the lines above each table with the table, then those below the last."""
    if not grids:
        yield rows, None
        return
    left = sorted((word for row in rows for word in row.words), key=lambda word: word.middle)
    for grid in (*sorted(grids, key=lambda grid: grid.top), None):
        limit = grid.top if grid is not None else float("inf")
        band = [word for word in left if word.middle < limit]
        left = left[len(band) :]
        yield layout.lines(band), grid


def _last(blocks: list[Block]) -> int | None:
    """Return the place of the last block that is no picture: text goes on behind one."""
    return next((place for place in range(len(blocks) - 1, -1, -1) if blocks[place].kind != "picture"), None)


def _add_paragraph(blocks: list[Block], group: list[Line], page: _Page, *, first: bool) -> bool:
    place = _last(blocks)
    if first and place is not None and blocks[place].kind == "paragraph" and _page_of(blocks[place]) == page.number - 1:
        before = blocks[place]
        edges = (min(line.x0 for line in before.rows), max(line.x1 for line in before.rows))
        if len(before.rows) > 1 and layout.continues(before.rows[-1], group[0], edges):
            blocks[place] = replace(_of_lines(before, (*before.rows, *group)), last_page=page.number)
            return False
    blocks.append(_of_lines(Block("paragraph", page.number, listed=group[0].listed), tuple(group)))
    return False


def _of_lines(block: Block, rows: tuple[Line, ...]) -> Block:
    """Return a paragraph with these lines as its text."""
    size, bold = statistics.median(line.size for line in rows), all(line.bold for line in rows)
    return replace(block, text=layout.joined(rows), rows=rows, lines=len(rows), size=size, bold=bold)


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
        block.kind == "paragraph" and block.lines <= 3 and 1 < len(text) <= 160 and any(c.isalpha() for c in text)
        and text[0] not in "•●▪■◦" and not (text.endswith(".") and len(text) > 60)
    )  # fmt: skip


def _body_size(blocks: Sequence[Block], pages: Sequence[_Page]) -> float:
    """Return the largest size that a good part of the running text is set in; of all text where nothing runs."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.kind == "paragraph" and (len(block.text) > 160 or (len(block.text) > 60 and block.text.endswith("."))):
            sizes[round(block.size * 2) / 2] += len(block.text)
    if sizes:
        return max(size for size, letters in sizes.items() if letters >= 0.15 * sizes.total())
    for page in pages:
        sizes += page.sizes
    return sizes.most_common(1)[0][0] if sizes else 11.0


def _heading_sizes(blocks: Sequence[Block], body: float) -> dict[str, int]:
    """Map sizes larger than the body's, and bold at body size, to levels from 1."""
    sizes = sorted({round(b.size * 2) / 2 for b in blocks if _is_short(b) and b.size > 1.12 * body}, reverse=True)[:5]
    levels = {f"{size}": level for level, size in enumerate(sizes, start=1)}
    plain = any(block.kind == "paragraph" and not block.bold for block in blocks)
    if plain:
        levels["bold"] = len(sizes) + 1
    return levels


def _with_level(block: Block, levels: dict[str, int]) -> Block:
    if not _is_short(block):
        return block
    level = levels.get(f"{round(block.size * 2) / 2}")
    ends = block.text.rstrip()[-1:]
    if level is None and block.bold and ends not in ".,;" and block.lines <= 2:
        level = levels.get("bold")
    return replace(block, level=level) if level is not None else block
