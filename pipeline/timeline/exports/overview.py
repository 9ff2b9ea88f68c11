"""Draw the whole timeline as one still picture: a lane per agency, a mark per event. For paper, and without scripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from pipeline.timeline.exports.shown import ShownEvent

_WIDTH, _LABEL, _LANE, _TOP = 1000, 230, 26, 26


def overview(events: Sequence[ShownEvent], colours: Mapping[str, str], marks: Sequence[tuple[str, date]] = ()) -> str:
    """Return an SVG picture of all events with a first day, or nothing if there are none; `marks` are days to point out."""
    placed = [(item, *days) for item in events if (days := _days(item))]
    if not placed:
        return ""
    start = date(min(a for _, a, _ in placed).year, 1, 1)
    end = date(max(b for _, _, b in placed).year, 12, 31)
    scale = (_WIDTH - _LABEL - 14) / max(1, (end - start).days)

    def x(day: date) -> float:
        return round(_LABEL + (day - start).days * scale, 1)

    of: dict[str, list[tuple[ShownEvent, date, date]]] = defaultdict(list)
    for item, a, b in placed:
        for agency in item.agencies:
            of[agency].append((item, a, b))
    height = _TOP + _LANE * len(colours) + 6
    parts = [_ticks(start, end, x, height)]
    for number, (agency, colour) in enumerate(colours.items()):
        y = _TOP + number * _LANE
        parts.append(f'<path d="M0 {y}H{_WIDTH}" stroke="#c9d1d9"/><text x="0" y="{y + 17}">{escape(_short(agency))}</text>')
        parts += [_mark(item, x(a), x(b), y + _LANE / 2, colour) for item, a, b in of.get(agency, ())]
    for name, day in marks:
        if start <= day <= end:
            parts.append(f'<path d="M{x(day)} 14V{height}" stroke="#17202a" stroke-dasharray="4 3"/>')
            parts.append(f'<text x="{x(day) - 3}" y="11" text-anchor="end">{escape(name)}</text>')
    counted = f"{len(colours)} agencies, one mark for each of {len(placed)} dated events"
    label = f"One lane for each of {counted}, {start.year} to {end.year}"
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label={quoteattr(label)} font-size="12" fill="#17202a">'
        f"{''.join(parts)}</svg>"
    )


def _ticks(start: date, end: date, x: Callable[[date], float], height: int) -> str:
    years = range(start.year, end.year + 1)
    step = max(1, -(-len(years) // 15))
    return "".join(
        f'<path d="M{x(date(year, 1, 1))} 14V{height}" stroke="#c9d1d9"/>'
        f'<text x="{x(date(year, 1, 1)) + 3}" y="22" font-size="11">{year}</text>'
        for year in years[::step]
    )


def _days(item: ShownEvent) -> tuple[date, date] | None:
    a, b = item.first or item.last, item.last or item.first
    return (a, b) if a and b else None


def _mark(item: ShownEvent, a: float, b: float, y: float, colour: str) -> str:
    """Return the shape of one event in one lane: what it covers, and a square with a dark red edge where accounts differ."""
    wide = round(b - a, 1)
    if item.precision in ("vague", "open"):
        edge = f'fill="#fff" stroke="{colour}" stroke-width="2" stroke-dasharray="3 2"'
        shape = f'<rect x="{a}" y="{y - 4}" width="{max(8.0, wide)}" height="8" {edge}/>'
    elif item.precision == "days":
        shape = f'<rect x="{a}" y="{y - 3}" width="{max(6.0, wide)}" height="6" fill="{colour}"/>'
    else:
        shape = f'<circle cx="{a}" cy="{y}" r="4" fill="{colour}"/>'
    if not item.event.conflicts:
        return shape
    return f'{shape}<rect x="{a - 5}" y="{y - 5}" width="10" height="10" fill="{colour}" stroke="#8a1c1c" stroke-width="2"/>'


def _short(name: str) -> str:
    return name if len(name) <= 34 else name[:33].rstrip() + "…"
