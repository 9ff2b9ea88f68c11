"""Reading order: cut a page into columns where a white stripe runs through many lines with prose on both sides.

A stripe need not run through the whole page, and need not be wide: through ten lines and more a gap hardly wider than a space
is no chance. Lines above and below it stand in the flow before and after its columns. Pure geometry, as in `layout`.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.documents.pdf.layout import Line, lines
from pipeline.documents.pdf.words import Word

_BIN = 2.0  # points
_DEEPEST = 12
_FEW = 10  # lines: a stripe through fewer must be as wide as a gutter usually is


@dataclass(frozen=True, slots=True)
class _Stripe:
    first: int
    stop: int
    left: float
    right: float

    @property
    def weight(self) -> tuple[int, float]:
        """Return how many lines it runs through and how wide it is."""
        return self.stop - self.first, self.right - self.left


def ordered(rows: list[Line], *, width: float) -> list[Line]:
    """Return the lines of a page in reading order, each with the number of its column."""
    result: list[Line] = []
    if rows:
        _cut(rows, width, result, 0)
    return result


def _cut(rows: list[Line], width: float, result: list[Line], depth: int) -> None:
    stripe = _best_stripe(rows, width, least=2 if depth else 3) if depth < _DEEPEST and len(rows) >= 4 else None
    if stripe is None:
        column = result[-1].column + 1 if result else 0
        result.extend(Line(row.words, column) for row in rows)
        return
    inside = [word for row in rows[stripe.first : stripe.stop] for word in row.words]
    for part in (
        rows[: stripe.first],
        lines(word for word in inside if word.x1 <= stripe.left + 0.01),
        lines(word for word in inside if word.x1 > stripe.left + 0.01),
        rows[stripe.stop :],
    ):
        if part:
            _cut(part, width, result, depth + 1)


def _best_stripe(rows: list[Line], width: float, *, least: int) -> _Stripe | None:
    """Return the stripe through most lines; None where the page has no columns."""
    best: _Stripe | None = None
    for place in _candidates(rows, least):
        for first, stop in _free_runs(rows, place):
            if best is not None and stop - first < best.stop - best.first:
                continue
            stripe = _measured(rows, first, stop, place)
            if (
                stripe is not None
                and (best is None or stripe.weight > best.weight)
                and _parts_prose(rows[stripe.first : stripe.stop], stripe, width)
            ):
                best = stripe
    return best


def _candidates(rows: list[Line], least: int) -> list[float]:
    """Return places that are white in a third of the lines that reach over them: a space is there in one of seven."""
    left = min(row.x0 for row in rows)
    bins = int((max(row.x1 for row in rows) - left) / _BIN) + 3
    if bins > 5000:
        return []
    over, ink = [0] * (bins + 1), [0] * (bins + 1)
    for row in rows:
        end = -1
        for word in row.words:
            start, stop = int((word.x0 - left) / _BIN), int((word.x1 - left) / _BIN)
            start = max(start, end + 1)
            if stop >= start:
                ink[start] += 1
                ink[stop + 1] -= 1
                end = stop
        over[int((row.words[0].x0 - left) / _BIN)] += 1
        over[min(max(end, 0) + 1, bins)] -= 1
    whites: list[int] = []
    covered = inked = 0
    for place in range(bins):
        covered, inked = covered + over[place], inked + ink[place]
        white = covered - inked
        whites.append(white if white >= least and white * 3 >= covered else 0)
    peaks = sorted(_peaks(whites), reverse=True)[:8]
    return [left + (place + 0.5) * _BIN for _, _, place in peaks]


def _peaks(whites: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield how many lines leave each white place free, how wide it is, and its middle."""
    for white, group in itertools.groupby(enumerate(whites), key=lambda item: item[1] > 0):
        if not white:
            continue
        places = list(group)
        high = 0.85 * max(count for _, count in places)
        for is_high, part in itertools.groupby(places, key=lambda item: item[1] >= high):
            if is_high:
                run = list(part)
                yield max(count for _, count in run), len(run), run[len(run) // 2][0]


def _free_runs(rows: list[Line], place: float) -> list[tuple[int, int]]:
    """Return the runs of lines in which no word covers a place, longest first."""
    runs, first = [], None
    for number, row in enumerate(rows):
        crossed = any(word.x0 < place < word.x1 for word in row.words)
        if crossed and first is not None:
            runs.append((first, number))
            first = None
        elif not crossed and first is None:
            first = number
    if first is not None:
        runs.append((first, len(rows)))
    return sorted((run for run in runs if run[1] - run[0] >= 4), key=lambda run: run[0] - run[1])


def _measured(rows: list[Line], first: int, stop: int, place: float) -> _Stripe | None:
    """Find the longest part of a run that leaves a wide stripe free, or a narrow one through many lines."""
    size = statistics.median(word.size for row in rows[first:stop] for word in row.words)
    white = [_white(row, place) for row in rows[first:stop]]
    wide = _longest(white, max(1.1 * size, 7.0))
    narrow = _longest(white, max(0.42 * size, 3.5))
    both = [_sides(row, place) == (True, True) for row in rows[first:stop]]
    begin, end = narrow if sum(both[slice(*narrow)]) >= sum(both[slice(*wide)]) + 3 else wide
    if end - begin < (4 if (begin, end) == wide else _FEW):
        return None
    first, stop = first + begin, first + end
    two = [number for number in range(first, stop) if _sides(rows[number], place) == (True, True)]
    if len(two) < 2:
        return None
    pitch = statistics.median_low([round(below.top - above.top, 1) for above, below in pairwise(rows[first:stop])])
    first, stop = _trimmed(rows, first, stop, two, max(pitch, 1.0))
    inside = [_white(row, place) for row in rows[first:stop]]
    return _Stripe(first, stop, max(left for left, _ in inside), min(right for _, right in inside))


def _white(row: Line, place: float) -> tuple[float, float]:
    """Return how far the white around a place reaches on a line."""
    left = max((word.x1 for word in row.words if word.x1 <= place), default=row.words[0].x0 - 1000)
    right = min((word.x0 for word in row.words if word.x0 >= place), default=row.words[-1].x1 + 1000)
    return min(left, place), max(right, place)


def _longest(white: list[tuple[float, float]], least: float) -> tuple[int, int]:
    """Return the longest run of lines whose white has that width in common."""
    best = (0, 0)
    for first in range(len(white)):
        if len(white) - first <= best[1] - best[0]:
            break
        left, right, stop = *white[first], first
        while stop < len(white):
            left, right = max(left, white[stop][0]), min(right, white[stop][1])
            if right - left < least:
                break
            stop += 1
        if stop - first > best[1] - best[0]:
            best = (first, stop)
    return best


def _sides(row: Line, place: float) -> tuple[bool, bool]:
    return row.words[0].x0 < place, row.words[-1].x1 > place


def _trimmed(rows: list[Line], first: int, stop: int, two: list[int], pitch: float) -> tuple[int, int]:
    """Leave out lines on one side alone that a wider gap or another size sets apart from the columns."""
    at = two[0]
    while at > first and _belongs(rows[at - 1], rows[at], pitch):
        at -= 1
    begin, at = at, two[-1]
    while at + 1 < stop and _belongs(rows[at], rows[at + 1], pitch):
        at += 1
    return begin, at + 1


def _belongs(upper: Line, lower: Line, pitch: float) -> bool:
    return lower.top - upper.top <= 2.2 * pitch and abs(upper.size - lower.size) <= 0.12 * max(upper.size, lower.size)


def _parts_prose(rows: list[Line], stripe: _Stripe, width: float) -> bool:
    words = [word for row in rows for word in row.words]
    left = [word for word in words if word.x1 <= stripe.left + 0.01]
    right = [word for word in words if word.x1 > stripe.left + 0.01]
    return _is_prose(left, width) and (_is_prose(right, width) or _is_short_column(lines(left), lines(right)))


def _is_short_column(left: list[Line], right: list[Line]) -> bool:
    """Tell the end of a text, a few lines at the top of its last column, from numbers set beside lines."""
    words = sum(len(row.words) for row in right)
    return (
        len(left) >= 8
        and bool(right)
        and words >= 3 * max(1, len(right) - 1)
        and abs(right[0].top - left[0].top) <= right[0].size
        and all(abs(row.x0 - right[0].x0) <= 3 for row in right)
        and all(below.top - above.top <= 2.2 * above.size for above, below in pairwise(right))
    )


def _is_prose(words: list[Word], width: float) -> bool:
    if len(words) < 12:
        return False
    span = max(word.x1 for word in words) - min(word.x0 for word in words)
    rows = lines(words)
    return span >= 0.17 * width and len(rows) >= 4 and len(words) / len(rows) >= 2.5
