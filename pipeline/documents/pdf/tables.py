"""Tables of a PDF: from rulings, or from columns that line up; then joined over page breaks.

A ruled box with one cell is a frame, not a table. A header row that a page break repeats is dropped; a row the break cut in two
is put together. Cells that span columns stand in the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.documents.pdf.layout import Line, joined, lines, pieces, usual_pitch
from pipeline.documents.pdf.words import Rule, Word

_DATE_LIKE = re.compile(
    r"\d{1,4}[./ -](?:\d{1,2}|[A-Za-z]{3,9})[./ -]\d{2,4}|^\d{1,2}(?:st|nd|rd|th)?\b|^[A-Z][a-z]{2,8}\s+\d{4}|\d{1,2}[:.]\d{2}"
)
_ENDS = re.compile(r"[.!?]['\"’”)\]]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells' texts, and the page, table and row it began in."""

    cells: tuple[str, ...]
    page: int
    table: int
    number: int
    spanned: tuple[bool, ...] = ()  # a cell covered by the one to its left


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page, or joined over several."""

    rows: tuple[Row, ...]
    columns: tuple[float, ...]  # left edges
    right: float
    top: float
    bottom: float
    page: int
    ruled: bool


def ruled(words: Sequence[Word], rules: Sequence[Rule], *, page: int, height: float) -> tuple[list[Grid], list[Word]]:
    """Find the tables rulings draw; return them with the words that stand in none."""
    edges = [_edge(rule) for rule in rules if max(rule.x1 - rule.x0, rule.bottom - rule.top) > 4]
    if len(edges) < 4 or len(edges) > 12_000:
        return [], list(words)
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    merged = merge_edges(edges, 3, 3, 3, 3)
    if len(merged) > 1500:
        return [], list(words)
    groups = cells_to_tables(intersections_to_cells(edges_to_intersections(merged, 3, 3)))
    found, left = [], list(words)
    for group in sorted(groups, key=lambda cells: min(cell[1] for cell in cells)):
        grid, left = _from_cells(group, left, page)
        if grid is not None:
            found.append(grid)
    return found, left


def _edge(rule: Rule) -> dict[str, object]:
    return {
        "x0": rule.x0, "x1": rule.x1, "top": rule.top, "bottom": rule.bottom, "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top, "orientation": "h" if rule.horizontal else "v", "object_type": "line",
    }  # fmt: skip


def _clusters(values: Sequence[float], tolerance: float) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > tolerance:
            found.append(value)
    return found


def _from_cells(boxes: list[tuple[float, float, float, float]], words: list[Word], page: int) -> tuple[Grid | None, list[Word]]:
    columns, tops = _clusters([box[0] for box in boxes], 3), _clusters([box[1] for box in boxes], 3)
    if len(boxes) < 4 or len(columns) < 2 or len(tops) < 2:
        return None, words
    inside: dict[tuple[int, int], list[Word]] = {}
    spans: dict[tuple[int, int], float] = {}
    rest: list[Word] = []
    by_place = sorted(boxes, key=lambda box: (box[1], box[0]))
    for word in words:
        middle, centre = word.middle, (word.x0 + word.x1) / 2
        box = next((b for b in by_place if b[0] - 1 <= centre <= b[2] + 1 and b[1] - 1 <= middle <= b[3] + 1), None)
        if box is None:
            rest.append(word)
            continue
        place = (_index(tops, box[1]), _index(columns, box[0]))
        inside.setdefault(place, []).append(word)
        spans[place] = box[2]
    filled_columns = {column for _, column in inside}
    filled_rows = {row for row, _ in inside}
    if len(filled_columns) < 2 or len(filled_rows) < 2:
        return None, words
    for box in boxes:
        spans.setdefault((_index(tops, box[1]), _index(columns, box[0])), box[2])
    rows = []
    for number in range(len(tops)):
        cells = tuple(cell_text(inside.get((number, column), [])) for column in range(len(columns)))
        if any(cells):
            rows.append(Row(cells, page, 0, number + 1, _spanned(number, columns, spans)))
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Grid(tuple(rows), tuple(columns), right, tops[0], bottom, page, True), rest


def _spanned(row: int, columns: list[float], spans: dict[tuple[int, int], float]) -> tuple[bool, ...]:
    covered, reach = [], 0.0
    for column, left in enumerate(columns):
        own = spans.get((row, column))
        covered.append(own is None and left + 3 < reach)
        reach = own if own is not None else reach
    return tuple(covered)


def _index(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - value))


def cell_text(words: Sequence[Word]) -> str:
    """Return the text of a cell: wrapped lines joined, paragraphs and list items on lines of their own."""
    if not words:
        return ""
    rows = lines(words)
    pitch = usual_pitch(rows)
    groups: list[list[Line]] = [[rows[0]]]
    for before, line in pairwise(rows):
        if (pitch and line.top - before.top > 1.4 * pitch) or (line.listed and line.words[0].text[0] in "•●▪■◦–-"):
            groups.append([])
        groups[-1].append(line)
    return "\n".join(joined(group) for group in groups)


# --- columns that line up without rulings --------------------------------------------------------------------------------


def aligned(words: Sequence[Word], *, page: int, width: float) -> tuple[list[Grid], list[Word]]:
    """Find tables without rulings: at least three lines whose pieces begin at the same three places (two, if dates lead)."""
    rows = lines(words)
    cut = [pieces(row, gap=0.8) for row in rows]
    found: list[Grid] = []
    used: set[int] = set()
    at = 0
    while at < len(rows):
        stop = _run_of_columns(cut, at, width)
        if stop is None:
            at += 1
            continue
        columns = _columns(cut[at:stop])
        if len(columns) < 2 or _is_prose_in_columns(cut[at:stop], columns):
            at = stop
            continue
        found.append(_from_lines(rows[at:stop], cut[at:stop], columns, page))
        used.update(range(at, stop))
        at = stop
    if not found:
        return [], list(words)
    return found, [word for number, row in enumerate(rows) if number not in used for word in row.words]


def _columns(cut: list[list[Line]]) -> list[float]:
    """Return where pieces begin in at least a fifth of the lines."""
    starts = sorted(piece.x0 for parts in cut for piece in parts)
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][-1] <= 5:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0] for group in groups if len(group) >= max(2, len(cut) // 5)]


def _is_prose_in_columns(cut: list[list[Line]], columns: Sequence[float]) -> bool:
    """Tell columns of prose from a table: in a table at least one column holds a word or two, such as a date."""
    words: list[list[int]] = [[] for _ in columns]
    for parts in cut:
        for piece in parts:
            place = min(range(len(columns)), key=lambda column: abs(columns[column] - piece.x0))
            words[place].append(len(piece.words))
    return all(sum(counts) >= 3 * len(counts) for counts in words if counts)


def _near(columns: Sequence[float], piece: Line) -> bool:
    return any(abs(piece.x0 - left) <= 6 for left in columns)


def _run_of_columns(cut: list[list[Line]], at: int, width: float) -> int | None:
    """Return the line after a run that stands in columns beginning with this line; None when there is no such run."""
    head = cut[at]
    if len(head) < 2 or head[0].text[:1] in "•●▪":
        return None
    columns = [piece.x0 for piece in head]
    stop, full, dated, misses = at + 1, 1, int(bool(_DATE_LIKE.search(head[0].text))), 0
    last_good = at + 1
    while stop < len(cut):
        parts = cut[stop]
        gap = parts[0].top - cut[stop - 1][0].bottom
        if gap > 5 * max(parts[0].size, 6) or not all(_near(columns, piece) for piece in parts):
            misses += 1
            if misses > 0:
                break
        else:
            if len(parts) >= min(3, len(columns)):
                full += 1
            if abs(parts[0].x0 - columns[0]) <= 6 and _DATE_LIKE.search(parts[0].text):
                dated += 1
            last_good = stop + 1
        stop += 1
    narrow = columns[1] - columns[0] < 0.35 * width
    if len(columns) >= 3 and full >= 3 and (dated >= 2 or full >= 4):
        return last_good
    return last_good if len(columns) == 2 and full >= 3 and dated >= 3 and narrow else None


def _from_lines(rows: list[Line], cut: list[list[Line]], columns: list[float], page: int) -> Grid:
    """Build rows: one begins where the first column has text, or where no line of the row before had any."""
    cells: list[list[list[Line]]] = []
    for parts in cut:
        places = [min(range(len(columns)), key=lambda place: abs(columns[place] - piece.x0)) for piece in parts]
        if not cells or 0 in places:
            cells.append([[] for _ in columns])
        for place, piece in zip(places, parts, strict=True):
            cells[-1][place].append(piece)
    built = tuple(Row(tuple(joined(group) for group in line), page, 0, number) for number, line in enumerate(cells, start=1))
    return Grid(built, tuple(columns), max(row.x1 for row in rows), rows[0].top, rows[-1].bottom, page, False)


# --- over page breaks ----------------------------------------------------------------------------------------------------


def fits(upper: Grid, lower: Grid) -> bool:
    """Tell whether a table at the top of a page can go on with the one at the foot of the page before."""
    if len(upper.columns) != len(lower.columns) or upper.ruled != lower.ruled:
        return False
    shift = lower.columns[0] - upper.columns[0]  # left and right pages may have other margins
    return abs(shift) < 60 and all(abs(a + shift - b) <= 8 for a, b in zip(upper.columns, lower.columns, strict=True))


def join(upper: Grid, lower: Grid) -> Grid:
    """Put two parts of a table together."""
    rows, more = list(upper.rows), list(lower.rows)
    repeated = 0
    while repeated < min(len(more), 3) and repeated < len(rows) and _same(rows[repeated], more[repeated]):
        repeated += 1
    more = more[repeated:]
    if more and rows and _is_cut(rows[-1], more[0]):
        rows[-1] = _together(rows[-1], more[0])
        more = more[1:]
    return replace(upper, rows=(*rows, *more), bottom=lower.bottom, page=lower.page)


def _same(one: Row, other: Row) -> bool:
    plain = [[" ".join(cell.casefold().split()) for cell in row.cells] for row in (one, other)]
    return plain[0] == plain[1] and any(plain[0])


def _is_cut(before: Row, after: Row) -> bool:
    """Tell a row cut by the page break: no first cell, and words that go on where the row before stopped in the middle."""
    if after.cells[0].strip() or not any(after.cells):
        return False
    return any(
        new.strip() and old.strip() and (not _ENDS.search(old.strip()) or new.strip()[:1].islower())
        for old, new in zip(before.cells, after.cells, strict=True)
    )


def _together(before: Row, after: Row) -> Row:
    cells = tuple(f"{old} {new}".strip() if new else old for old, new in zip(before.cells, after.cells, strict=True))
    return replace(before, cells=cells)
