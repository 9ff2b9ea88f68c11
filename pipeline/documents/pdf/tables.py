"""Tables of a PDF from their rulings, and how tables go on over page breaks; `aligned` finds those without rulings.

A ruled box with one cell is a frame, not a table. A header row that a page break repeats is dropped; a row the break cut in two
is put together. Cells that span columns stand in the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from pipeline.documents.pdf.layout import Line, joined, lines, usual_pitch
from pipeline.documents.pdf.words import Rule, Word

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
    whole: bool = True  # False: too little for a table, unless it goes on with one of the page before
    words: tuple[Word, ...] = field(default=(), repr=False)  # of one that is not whole


def ruled(words: Sequence[Word], rules: Sequence[Rule], *, page: int, height: float) -> tuple[list[Grid], list[Word]]:
    """Find the tables rulings draw; return them with the words that stand in none."""
    edges = [_edge(rule) for rule in rules if max(rule.x1 - rule.x0, rule.bottom - rule.top) > 4]
    if len(edges) < 4 or len(edges) > 12_000:
        return [], list(words)
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    merged = merge_edges(edges, 3, 3, 3, 3)
    if len(merged) > 1500:
        return [], list(words)
    merged += _closing(merged)
    groups = cells_to_tables(intersections_to_cells(edges_to_intersections(merged, 3, 3)))
    found: list[Grid] = []
    left = list(words)
    for group in sorted(groups, key=lambda cells: min(cell[1] for cell in cells)):
        grid, rest = _from_cells(group, left, page)
        if grid is not None and (grid.whole or not found):
            found.append(grid)
            left = rest
    return found, left


def _edge(rule: Rule) -> dict[str, object]:
    return {
        "x0": rule.x0, "x1": rule.x1, "top": rule.top, "bottom": rule.bottom, "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top, "orientation": "h" if rule.horizontal else "v", "object_type": "line",
    }  # fmt: skip


def _closing(edges: Sequence[dict[str, Any]]) -> list[dict[str, object]]:
    """Return the rules a page break leaves out: across the ends of uprights that stop on no rule."""
    across = [edge for edge in edges if edge["orientation"] == "h"]
    added: list[dict[str, object]] = []
    for end in ("top", "bottom"):
        loose: list[tuple[float, float]] = []
        for upright in edges:
            x, y = upright["x0"], upright[end]
            if upright["orientation"] == "v" and not any(
                abs(rule["top"] - y) <= 3 and rule["x0"] - 3 <= x <= rule["x1"] + 3 for rule in across
            ):
                loose.append((y, x))
        for level in _clusters([y for y, _ in loose], 3):
            ends = [x for y, x in loose if 0 <= y - level <= 3]
            if len(ends) > 1:
                added.append(_edge(Rule(min(ends), max(ends), level, level)))
    return added


def _clusters(values: Sequence[float], tolerance: float) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > tolerance:
            found.append(value)
    return found


def _from_cells(boxes: list[tuple[float, float, float, float]], words: list[Word], page: int) -> tuple[Grid | None, list[Word]]:
    columns, tops = _clusters([box[0] for box in boxes], 3), _clusters([box[1] for box in boxes], 3)
    if len(boxes) < 2 or len(columns) < 2:
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
    for box in boxes:
        spans.setdefault((_index(tops, box[1]), _index(columns, box[0])), box[2])
    _split_wide(inside, spans, columns)
    filled_columns = {column for _, column in inside}
    filled_rows = {row for row, _ in inside}
    if not inside:
        return None, words
    whole = len(boxes) >= 4 and len(filled_columns) > 1 and len(filled_rows) > 1
    rows = []
    for number in range(len(tops)):
        cells = tuple(cell_text(inside.get((number, column), [])) for column in range(len(columns)))
        if any(cells):
            rows.append(Row(cells, page, 0, number + 1, _spanned(number, columns, spans)))
    held = tuple(word for part in inside.values() for word in part)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Grid(tuple(rows), tuple(columns), right, tops[0], bottom, page, True, whole, () if whole else held), rest


def _split_wide(inside: dict[tuple[int, int], list[Word]], spans: dict[tuple[int, int], float], columns: list[float]) -> None:
    """Part a box over several columns whose words begin where those columns' do: often every other row alone is ruled."""
    starts: dict[int, list[float]] = {}
    for (_, column), words in inside.items():
        if not _covered(columns, column, spans[_, column]):
            starts.setdefault(column, []).append(min(word.x0 for word in words))
    usual = {column: min(places) for column, places in starts.items()}
    for (row, column), words in list(inside.items()):
        covered = [column, *_covered(columns, column, spans[row, column])]
        if len(covered) < 2 or not all(place in usual for place in covered[1:]):
            continue
        parts = {place: [word for word in words if _index_below(columns, word) == place] for place in covered}
        edges = [columns[place] for place in covered[1:]]
        crossing = any(word.x0 < edge < word.x1 for word in words for edge in edges)
        fitting = all(
            abs(line.x0 - usual[place]) <= 3 for place in covered[1:] if parts[place] for line in lines(parts[place])[:1]
        )
        if not crossing and fitting and any(parts[place] for place in covered[1:]):
            for place, part in parts.items():
                inside[row, place] = part
                spans[row, place] = columns[place + 1] if place + 1 < len(columns) else spans[row, column]


def _covered(columns: list[float], column: int, reach: float) -> list[int]:
    """Return the further columns a box reaches over."""
    return [place for place in range(column + 1, len(columns)) if columns[place] + 3 < reach]


def _index_below(columns: list[float], word: Word) -> int:
    return max((place for place, left in enumerate(columns) if left <= word.x0 + 1), default=0)


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
    usually_led = sum(bool(row.cells[0].strip()) for row in rows) >= 0.8 * len(rows)
    if more and rows and _is_cut(rows[-1], more[0], usually_led=usually_led):
        rows[-1] = _together(rows[-1], more[0])
        more = more[1:]
    return replace(upper, rows=(*rows, *more), bottom=lower.bottom, page=lower.page)


def _same(one: Row, other: Row) -> bool:
    plain = [[" ".join(cell.casefold().split()) for cell in row.cells] for row in (one, other)]
    return plain[0] == plain[1] and any(plain[0])


def _is_cut(before: Row, after: Row, *, usually_led: bool) -> bool:
    """Tell a row cut by the page break: no first cell, in a table where rows have one, or words that go on in mid-sentence."""
    if after.cells[0].strip() or not any(after.cells):
        return False
    if usually_led and all(old.strip() or not new.strip() for old, new in zip(before.cells, after.cells, strict=True)):
        return True
    return any(
        new.strip() and old.strip() and (not _ENDS.search(old.strip()) or new.strip()[:1].islower())
        for old, new in zip(before.cells, after.cells, strict=True)
    )


def _together(before: Row, after: Row) -> Row:
    cells = tuple(f"{old} {new}".strip() if new else old for old, new in zip(before.cells, after.cells, strict=True))
    return replace(before, cells=cells)
