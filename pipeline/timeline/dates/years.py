"""Give a date without a year its year: by the rows around it, a hint, or a scope in which one year alone fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from pipeline.timeline.dates.piece import Piece
from pipeline.timeline.dates.reading import DateContext, DateReading, Unreadable

MISORDER = timedelta(days=31)  # how far a row may stand before its neighbour in a source that is otherwise in order


def narrowed(context: DateContext, previous: DateReading | None) -> DateContext:
    """Return the context with the year of the row before as a hint, for two-digit years."""
    if context.year_hint is None and previous and previous.latest:
        return replace(context, year_hint=previous.latest.year)
    return context


def filler(previous: DateReading | None, context: DateContext) -> Callable[[Piece], Piece]:
    """Return what gives a year to a date without one: the neighbours in the source, a hint, a scope of one fitting year."""

    def fill(piece: Piece) -> Piece:
        anchor = (previous.earliest if context.descending else previous.latest) if previous else None
        if anchor is None and previous:
            anchor = previous.earliest or previous.latest
        candidates = _dated(piece, anchor, context)
        if not candidates:
            raise Unreadable("no year is given")
        return replace(piece, year=candidates[0], flags=(*piece.flags, "year_inferred"))

    return fill


def _dated(piece: Piece, anchor: date | None, context: DateContext) -> list[int]:
    """Return the years a date may have, the likeliest first."""
    following = context.following
    base = anchor or following
    if base is None:
        if context.year_hint:
            return [context.year_hint]
        if context.scope:
            first, last = context.scope
            fitting = [y for y in range(first.year, last.year + 1) if (d := _start(piece, y)) and first <= d <= last]
            return fitting if len(fitting) == 1 else []
        return []
    near = [(y, d) for y in range(base.year - 1, base.year + 2) if (d := _start(piece, y))]
    low, high = (following, anchor) if context.descending else (anchor, following)

    def badness(item: tuple[int, date]) -> tuple[int, int]:
        _, day = item
        before = (low - day) if low and day < low else timedelta()
        after = (day - high) if high and day > high else timedelta()
        outside = before + after
        return int(outside > MISORDER), abs((day - base).days)

    return [year for year, _ in sorted(near, key=badness)]


def _start(piece: Piece, year: int) -> date | None:
    try:
        return replace(piece, year=year).span().earliest
    except (Unreadable, ValueError):
        return None
