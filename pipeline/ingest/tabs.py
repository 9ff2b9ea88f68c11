"""Find tables that were typed with tabs instead of being made: lines parted alike, most of which begin with a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.text import clean, looks_like_date

_GAP = re.compile(r"[ ]*\t[ \t]*|[ ]{3,}|[ ]\|[ ]")
_LEAST_ROWS, _LEAST_COLUMNS = 3, 3
_DATED = 0.6  # share of the lines in which one and the same column holds a date


def parted(line: str) -> tuple[str, ...]:
    """Return what stands between the tabs (wide gaps, or upright strokes) of a line; empty for a line without them."""
    parts = tuple(text for part in _GAP.split(line.strip()) if (text := clean(part)))
    return parts if len(parts) > 1 and "\n" not in line.strip() else ()


def tables_of(lines: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield first and last line (exclusive) of each stretch of lines parted into as many columns, one of them of dates."""
    first = 0
    while first < len(lines):
        width = len(lines[first])
        last = first
        while last < len(lines) and len(lines[last]) == width:
            last += 1
        if width >= _LEAST_COLUMNS and last - first >= _LEAST_ROWS and _has_dates(lines[first:last]):
            yield first, last
        first = last


def _has_dates(lines: Sequence[Sequence[str]]) -> bool:
    columns = zip(*lines, strict=True)
    return any(sum(map(_is_date, column)) >= _DATED * len(lines) for column in columns)


def _is_date(text: str) -> bool:
    return looks_like_date(text) and any(letter.isdigit() for letter in text)
