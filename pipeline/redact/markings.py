"""Protective and draft markings: banners in header, footer, watermark, cover or a property. In a sentence they are text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Document, Edit, Unit

_WORDS = (
    r"(?:RESTRICTED|CONFIDENTIAL|OFFICIAL(?:\s*[-–—:/]?\s*SENSITIVE)?(?:\s*[-–—:/(]\s*(?:PERSONAL|COMMERCIAL|LOCSEN)\)?)?|PROTECT(?:ED)?|SECRET|DRAFT"
    r"|NOT\s+(?:FOR|TO\s+BE)\s+(?:CIRCULATION|CIRCULATED|PUBLICATION|PUBLISHED|DISTRIBUTION|ONWARD\s+DISTRIBUTION))"
)
_TAIL = (
    r"(?:\s+(?:(?i:until\s+(?:published|publication)|when\s+completed?)"
    r"|(?i:v(?:ersion)?\.?\s*\d+(?:\.\d+)*)|\d+(?:\.\d+)*(?!\d)))?"
)
_CAPITALS = re.compile(rf"(?<![\w-]){_WORDS}(?![\w]){_TAIL}")
_ALONE = re.compile(rf"{_WORDS}{_TAIL}(?:\s+(?:report|copy|version|document))?", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*(?:[|;:·•\n\t]|\s[-–—]\s|[,/]|[-–—](?=\s|$))\s*")
_BANNER_PARTS = frozenset({"header", "footer", "property", "watermark"})
_COVER_UNITS = 25


def banner_spans(document: Document) -> Iterator[tuple[Unit, int, int]]:
    """Yield every banner marking with its unit and span."""
    covers = _cover(document)
    for unit in document.units:
        part = unit.part.lower()
        in_place = part in _BANNER_PARTS or any(word in part for word in ("header", "footer", "property", "watermark"))
        if unit.slot.endswith(("watermark", "word_art")) or (part == "textbox" and "header" in unit.locator.lower()):
            in_place = True
        if in_place or unit.address in covers:
            for start, end in marking_spans(unit.text):
                yield unit, start, end


def marking_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of markings in one banner line: words in capitals, or alone between separators."""
    spans = [match.span() for match in _CAPITALS.finditer(text)]
    at = 0
    for piece in (*_SEPARATORS.finditer(text), None):
        end = piece.start() if piece else len(text)
        segment = text[at:end]
        bare = segment.strip(" .[]()*_\u00a0")
        if bare and _ALONE.fullmatch(bare):
            start = at + segment.index(bare)
            if not any(s < start + len(bare) and start < e for s, e in spans):
                spans.append((start, start + len(bare)))
        at = piece.end() if piece else end
    return sorted(spans)


def _cover(document: Document) -> frozenset[str]:
    """Return the addresses of the cover: what stands before the first heading, and titles."""
    body = [unit for unit in document.units if unit.part in ("body", "textbox") and not unit.mirror]
    first = next((n for n, unit in enumerate(body) if unit.level is not None), 10)
    cover = body[: min(first, _COVER_UNITS)]
    titles = [unit for unit in body[:100] if unit.style in ("title", "subtitle") or unit.style.startswith("cover")]
    lines = [unit for unit in (*cover, *titles) if len(unit.text) <= 200]
    return frozenset(unit.address for unit in lines)


def marking_edits(document: Document) -> tuple[Edit, ...]:
    """Return edits that remove every banner marking with the separator beside it; sorted, disjoint, case untouched otherwise."""
    edits: list[Edit] = []
    by_unit: dict[str, tuple[Unit, list[tuple[int, int]]]] = {}
    for unit, start, end in banner_spans(document):
        if unit.treatment == "edit":
            by_unit.setdefault(unit.address, (unit, []))[1].append((start, end))
    for unit, spans in by_unit.values():
        edits += _edits_of(unit, spans)
    return tuple(edits)


def _edits_of(unit: Unit, spans: list[tuple[int, int]]) -> Iterator[Edit]:
    text, floor = unit.text, 0
    widened: list[tuple[int, int]] = []
    for start, end in spans:
        left = re.search(r"[\s\[(]*(?:\s[-–—|:;·•]|[|:;·•,/])?[\s\[(]*$", text[floor:start])
        right = re.match(r"[\s\])]*(?:[-–—|:;·•,/](?=\s|$)|:)?[\s\])]*", text[end:])
        a = start - (len(left[0]) if left else 0)
        b = end + (right.end() if right else 0)
        kept_left, kept_right = text[:a].strip(), text[b:].strip()
        if kept_left and kept_right:  # between two other texts one separator stays
            a = start
        widened.append((a, b))
        floor = b
    merged: list[tuple[int, int]] = []
    for a, b in widened:
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    for a, b in merged:
        yield Edit(unit.address, a, b, text[a:b], "")
