"""Search the raw streams of a file."""

from __future__ import annotations

import hashlib
import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.model import Hit
from pipeline.redact.verification.disguises import encoded, named_in
from pipeline.redact.verification.search import WHY, Search, inside, is_issued
from pipeline.redact.verification.streams import searchable
from pipeline.redact.verification.surfaces import Forbidden
from pipeline.redact.verification.words import Phrases, spans_of, words_of

_GLUED = " without borders"  # paragraphs run into each other


def in_streams(
    document: str, streams: Iterable[tuple[str, str]], search: Search, met: Collection[tuple[str, tuple[str, ...]]]
) -> Iterator[Hit]:
    """Search every raw stream for sure surfaces; what the units showed already is not told twice."""
    seen: set[bytes] = set()
    bordered: dict[str, str] = {}
    for place, text in searchable(streams):
        mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        if mark in seen:
            continue
        seen.add(mark)
        if not place.endswith(_GLUED):
            bordered[place] = text
            yield from _in_stream(document, place, text, search, met)
            continue
        flat, borders = _without_borders(bordered.get(place.removesuffix(_GLUED), ""))
        if "".join(flat.split()) == "".join(text.split()):
            yield from _in_stream(document, place, flat, search, met, borders=borders)
        else:
            yield from _in_stream(document, place, text, search, met)


def _without_borders(text: str) -> tuple[str, list[int]]:
    """Return the lines of a text run into each other, and where one ends."""
    lines = text.split("\n")
    return "".join(lines), list(itertools.accumulate(len(line) for line in lines[:-1]))


def _in_stream(
    document: str,
    place: str,
    text: str,
    search: Search,
    met: Collection[tuple[str, tuple[str, ...]]],
    *,
    borders: Sequence[int] | None = None,
) -> Iterator[Hit]:
    """Search one text; given `borders`, only for what stands over one of them: the rest was searched with them."""
    words = words_of(text)
    told: set[tuple[str, ...]] = set()
    hits = [h for h in search.forbidden.find(words) if h[2].sure and not h[2].kept]
    if borders is not None and hits:
        spans = spans_of(text)
        hits = [(s, e, wanted) for s, e, wanted in hits if _over(borders, spans[s][0], spans[e - 1][1])]
    if hits:
        issued, kept = _spans_near(words, search.issued, hits), _spans_near(words, search.kept, hits)
        stays = [(s, e) for s, e, p in search.kept_positions.find(words) if p.near]
        covers = [*kept, *stays]
        for start, end, wanted in hits:
            if wanted.words in told or (wanted.kind, wanted.words) in met:
                continue
            if (
                is_issued(start, end, wanted, issued)
                or wanted.cased
                or inside(start, end, covers)
                or _is_kept_text(wanted, search)
                or (_is_date(wanted) and not _stands_whole(wanted.text, text))
            ):
                continue
            told.add(wanted.words)
            yield Hit(document, place, place, "stream", wanted.text, wanted.entity_id, True, WHY[wanted.kind])
    for reading in encoded(text) if borders is None else ():
        name = named_in(reading, search.squashed)
        if name and search.squashed[name].words not in told and ("alias", search.squashed[name].words) not in met:
            wanted = search.squashed[name]
            yield Hit(document, place, place, "stream", wanted.text, wanted.entity_id, True, f"a name {reading.how}")
    run = "".join(words)
    for phrase, wanted in search.long.items():
        fresh = len(wanted.words) > 1 and wanted.words not in told and (wanted.kind, wanted.words) not in met
        if fresh and phrase in run and _glued(phrase, words):
            yield Hit(document, place, place, "stream", wanted.text, wanted.entity_id, True, "written without its spaces")


def _over(borders: Sequence[int], start: int, end: int) -> bool:
    """Say whether a border lies inside a span of characters."""
    at = bisect_right(borders, start)
    return at < len(borders) and borders[at] < end


def _is_kept_text(wanted: Forbidden, search: Search) -> bool:
    """Say whether a rule or decision keeps just these words somewhere; a date also as part of longer kept words."""
    text = " ".join(wanted.words)
    if text in search.kept_texts:
        return True
    return _is_date(wanted) and any(f" {text} " in f" {kept} " for kept in search.kept_texts)


def _stands_whole(date: str, text: str) -> bool:
    """Say whether a date stands in one piece: not a number at the end of one paragraph and a month at the start of the next."""
    return re.search(rf"(?<!\w){re.escape(date)}(?!\w)", text) is not None


def _is_date(wanted: Forbidden) -> bool:
    return wanted.kind == "finding" and wanted.entity_id is None


def _glued(phrase: str, words: Sequence[str]) -> bool:
    """Say whether one run of letters holds the whole phrase, as in a file name or an address."""
    return any(phrase in word for word in words if len(word) >= len(phrase))


def _spans_near(
    words: Sequence[str], phrases: Phrases[None], hits: Sequence[tuple[int, int, Forbidden]]
) -> list[tuple[int, int]]:
    spans: set[tuple[int, int]] = set()
    for start, end, _ in hits:
        low = max(0, start - 12)
        spans |= {(low + s, low + e) for s, e, _ in phrases.find(words[low : end + 12])}
    return list(spans)
