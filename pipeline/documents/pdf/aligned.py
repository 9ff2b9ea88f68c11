"""Tables without rulings: lines that begin with dates before white stripes, or pieces of lines that begin at the same places."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.documents.pdf.layout import Line, joined, pieces
from pipeline.documents.pdf.tables import Grid, Row, cell_text
from pipeline.documents.pdf.words import Word

_DATE_LIKE = re.compile(
    r"\d{1,4}[./ -](?:\d{1,2}|[A-Za-z]{3,9})[./ -]\d{2,4}|^\d{1,2}(?:st|nd|rd|th)?\b|^[A-Z][a-z]{2,8}\s+\d{4}|\d{1,2}[:.]\d{2}"
)
_COUNTED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")  # the number of an item of a list, which a wide space follows
_LEADING_DATE = re.compile(
    r"(?:[A-Z][a-z]{2,8},? )?\d{1,4}(?:[./-]\d{1,2}[./-]\d{2,4}|(?:st|nd|rd|th)?[ -]?(?:of )?[A-Z][a-z]{2,8}\b)"
    r"|[A-Z][a-z]{2,8} (?:19|20)\d\d\b"
)
_REST_OF_DATE = re.compile(r"[(\[]?(?:(?:19|20)\d\d|\d{1,2}[:.]\d{2}|[a-z]|[-–/&]|[A-Z][a-z]{2,8} (?:19|20)\d\d)")


def aligned(rows: list[Line], *, page: int, width: float, before: Grid | None = None) -> tuple[list[Grid], list[Line]]:
    """Find the tables of a page without rulings; return them with the lines that stand in none.

    `before` is the table without rulings that ends the page before: the page may begin with the rest of it.
    """
    more, rest = _rest_of(before, rows, page) if before is not None else ([], rows)
    dated, rest = by_dates(rest, page=page, width=width)
    others, rest = by_pieces(rest, page=page, width=width)
    return more + dated + others, rest


def _rest_of(before: Grid, rows: list[Line], page: int) -> tuple[list[Grid], list[Line]]:
    """Return the first lines of a page that stand in the columns of the table before; the first words of a row are a date."""
    ends = [*(left - 2 for left in before.columns[1:]), before.right]
    ink = list(zip(before.columns, ends, strict=True))
    anchors, stop = [], 0
    for row in rows:
        places = {_column(ink, word) for word in row.words}
        dated = bool(_LEADING_DATE.match(row.text))
        far = stop > 0 and row.top - rows[stop - 1].bottom > 4 * max(row.size, 6)
        lead = " ".join(word.text for word in row.words if _column(ink, word) == 0)
        if (
            None in places
            or far
            or row.x0 < ink[0][0] - 4
            or (lead and not dated and not _REST_OF_DATE.match(lead) and len(places) < 2)
        ):
            break
        anchors.append(dated)
        stop += 1
    if not any(anchors):
        return [], rows
    return [_grid(rows[:stop], anchors, _Region(0, stop, ink), page)], rows[stop:]


# --- lines that begin with dates -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Region:
    """Lines that leave white stripes free; the first stripe stands after the dates."""

    first: int
    stop: int
    ink: list[tuple[float, float]]  # what words cover, from left to right, gaps narrower than a stripe closed


def by_dates(rows: list[Line], *, page: int, width: float) -> tuple[list[Grid], list[Line]]:
    """Find chronologies: three lines and more begin with a date, and no word of any line crosses the white after the dates."""
    anchors = [bool(_LEADING_DATE.match(row.text)) for row in rows]
    if sum(anchors) < 3:
        return [], rows
    found: list[Grid] = []
    used: set[int] = set()
    at = 0
    while at < len(rows):
        region = _grown(rows, anchors, at) if anchors[at] else None
        if region is None or not _is_table(rows, anchors, region, width):
            at += 1
            continue
        first = _with_heading(rows, region, at)
        found.append(_grid(rows[first : region.stop], anchors[first : region.stop], region, page))
        used.update(range(first, region.stop))
        at = region.stop
    return found, [row for number, row in enumerate(rows) if number not in used]


def _least(rows: Sequence[Line]) -> float:
    """Return how wide a stripe must be: clearly wider than the space between two words."""
    spaces = [b.x0 - a.x1 for row in rows for a, b in pairwise(row.words) if 0 < b.x0 - a.x1 < row.size]
    return max(1.4 * statistics.median(spaces) if spaces else 0.0, 0.27 * rows[0].size, 2.3)


def _grown(rows: list[Line], anchors: list[bool], at: int) -> _Region | None:
    """Add lines as long as the white after the dates stays free."""
    left, least = rows[at].x0, _least(rows[at : at + 12])
    ink: list[tuple[float, float]] = []
    stop = at
    while stop < len(rows):
        row = rows[stop]
        far = stop > at and row.top - rows[stop - 1].bottom > 4 * max(row.size, 6)
        if far or row.x0 < left - 6 or (anchors[stop] and row.x0 > left + 6 and _crosses(ink, row)):
            break
        alone = bool(ink) and row.x1 < ink[1][0] and not _REST_OF_DATE.match(row.text)  # a heading or note under the dates
        if not anchors[stop] and (alone or abs(row.size - rows[at].size) > 0.15 * row.size):
            break
        more = _covered([*ink, *((word.x0, word.x1) for word in row.words)], least)
        if len(more) < 2 or (stop > at and more[0][1] > ink[0][1] + 40 and more[0][1] > ink[1][0]):
            break
        ink, stop = more, stop + 1
    return _Region(at, stop, ink) if stop - at >= 3 else None


def _crosses(ink: list[tuple[float, float]], row: Line) -> bool:
    return any(word.x0 < ink[0][1] and word.x1 > ink[1][0] for word in row.words)


def _covered(intervals: list[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for start, stop in sorted(intervals):
        if found and start - found[-1][1] < least:
            found[-1] = (found[-1][0], max(found[-1][1], stop))
        else:
            found.append((start, stop))
    return found


def _is_table(rows: list[Line], anchors: list[bool], region: _Region, width: float) -> bool:
    dates, lead = sum(anchors[region.first : region.stop]), region.ink[0]
    inside = rows[region.first : region.stop]
    others = [row for row, dated in zip(inside, anchors[region.first : region.stop], strict=True) if not dated]
    in_first = sum(row.x0 < lead[1] for row in others)
    wide = region.ink[1][0] - lead[1] >= 0.8 * inside[0].size
    return (
        dates >= 3 and lead[1] - lead[0] <= 0.35 * width and in_first <= 0.5 * len(inside)
        and (wide or len(inside) >= 8) and sum(len(row.words) for row in inside) > 2 * len(inside)
    )  # fmt: skip


def _with_heading(rows: list[Line], region: _Region, at: int) -> int:
    """Return the first line of what stands above the dates: the columns' heading, or the end of a row the page break cut."""
    first = at
    while first > 0 and _sits_on(rows[first - 1], rows[first]):
        places = {_column(region.ink, word) for word in rows[first - 1].words}
        if None in places or 0 in places:
            break
        first -= 1
    if first == 0:
        return 0
    first = at
    while first > 0 and at - first < 3 and _sits_on(rows[first - 1], rows[first]):
        places = {_column(region.ink, word) for word in rows[first - 1].words}
        if None in places or (len(places) < 2 and first == at) or rows[first - 1].text.endswith("."):
            break
        first -= 1
    return first


def _sits_on(row: Line, below: Line) -> bool:
    larger = max(row.size, below.size)
    return below.top - row.bottom <= 1.6 * larger and abs(row.size - below.size) <= 0.15 * larger


def _column(ink: list[tuple[float, float]], word: Word) -> int | None:
    """Return the column a word stands in; None when it reaches into two."""
    starts = [left for left, _ in ink]
    place = max((number for number, left in enumerate(starts) if word.x0 >= left - 4), default=0)
    over = place + 1 < len(ink) and word.x1 > ink[place + 1][0] + 2
    return None if over else place


def _grid(rows: list[Line], anchors: list[bool], region: _Region, page: int) -> Grid:
    cells: list[list[list[Word]]] = []
    for row, dated in zip(rows, anchors, strict=True):
        parts: list[list[Word]] = [[] for _ in region.ink]
        for word in row.words:
            parts[_column(region.ink, word) or 0].append(word)
        lead = " ".join(word.text for word in parts[0])
        if not cells or dated or (lead and not _REST_OF_DATE.match(lead)):
            cells.append([[] for _ in region.ink])
        for place, part in enumerate(parts):
            cells[-1][place] += part
    built = tuple(Row(tuple(cell_text(words) for words in line), page, 0, number) for number, line in enumerate(cells, start=1))
    columns = tuple(left for left, _ in region.ink)
    return Grid(built, columns, max(row.x1 for row in rows), rows[0].top, rows[-1].bottom, page, False)


# --- pieces that begin at the same places ------------------------------------------------------------------------------------


def by_pieces(rows: list[Line], *, page: int, width: float) -> tuple[list[Grid], list[Line]]:
    """Find tables of any content: at least three lines whose pieces begin at the same three places (two, if dates lead)."""
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
        found.append(_from_pieces(rows[at:stop], cut[at:stop], columns, page))
        used.update(range(at, stop))
        at = stop
    return found, [row for number, row in enumerate(rows) if number not in used]


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
    if len(head) < 2 or head[0].text[:1] in "•●▪" or (len(head) == 2 and _COUNTED.fullmatch(head[0].text)):
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


def _from_pieces(rows: list[Line], cut: list[list[Line]], columns: list[float], page: int) -> Grid:
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
