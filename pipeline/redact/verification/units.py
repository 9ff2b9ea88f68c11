"""Search one unit: surfaces, positions, forms of identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.model import Hit, Unit
from pipeline.redact.verification.disguises import named_in, readings_of
from pipeline.redact.verification.patterns import identifiers_in
from pipeline.redact.verification.positions import Position
from pipeline.redact.verification.search import WHY, Search, covered, inside, is_issued
from pipeline.redact.verification.surfaces import Forbidden, is_telling
from pipeline.redact.verification.words import spans_of, words_of

if TYPE_CHECKING:
    from pipeline.detect.values.identifiers import Identifier


def in_unit(document: str, unit: Unit, search: Search, finders: Sequence[Identifier] = ()) -> Iterator[Hit]:
    """Yield every hit in one unit; a shorter hit inside a blocking longer one is not told."""
    words = words_of(unit.text)
    if not words:
        return
    spans = spans_of(unit.text)
    issued, kept = covered(words, search.issued), covered(words, search.kept)
    stays = [(s, e) for s, e, p in search.kept_positions.find(words) if p.anywhere or _same_place(p, unit, search)]
    met: list[tuple[int, int, Hit]] = []
    for start, end, wanted in search.forbidden.find(words):
        if is_issued(start, end, wanted, issued) or _number_of_issued(start, end, wanted, issued):
            continue
        surface = unit.text[spans[start][0] : spans[end - 1][1]]
        if wanted.cased and not _as_written(surface, wanted):
            continue
        lone = end - start == 1 and words[start] in search.kept_words.get((unit.part, unit.locator), ())
        covered_here = inside(start, end, kept) or inside(start, end, stays) or lone
        if wanted.firm and " ".join(wanted.words) not in search.kept_texts:
            covered_here = False
        if wanted.kept or covered_here:
            hit = _hit(document, unit, wanted, surface, False, "kept by a rule or a decision")
        elif not wanted.sure:
            hit = _hit(document, unit, wanted, surface, False, "an ordinary word, a number or very short: possible only")
        else:
            hit = _hit(document, unit, wanted, surface, True, WHY[wanted.kind])
        met.append((start, end, hit))
    whole = [(start, end) for start, end, hit in met if hit.blocking]
    yield from (hit for start, end, hit in met if not _within_longer(start, end, whole))
    yield from _glued_in(document, unit, search, met)
    yield from _disguised_in(document, unit, search)
    yield from _positions_in(document, unit, words, spans, search, issued)
    yield from _identifiers_in(document, unit, search, finders)


def _number_of_issued(start: int, end: int, wanted: Forbidden, issued: Sequence[tuple[int, int]]) -> bool:
    """Say whether the day of an exact date is the number of a replacement before it: "Nurse 2, October 2017"."""
    exact_day = wanted.kind == "finding" and wanted.entity_id is None
    return exact_day and any(s < start and e == start + 1 and e < end for s, e in issued)


def _glued_in(document: str, unit: Unit, search: Search, met: Sequence[tuple[int, int, Hit]]) -> Iterator[Hit]:
    """Yield names inside longer runs of letters; one whose ends do not look like ends is possible only."""
    told = {hit.text for _, _, hit in met if hit.blocking}
    for glued in search.glued.find(unit.text):
        run = unit.text[glued.run[0] : glued.run[1]]
        own = tuple(words_of(run))
        if run in told or " ".join(own) in search.kept_texts or covered(own, search.issued):
            continue
        if covered(own, search.kept):
            continue
        yield _hit(document, unit, glued.value, run, glued.clean, "a name inside a longer run of letters")


def _disguised_in(document: str, unit: Unit, search: Search) -> Iterator[Hit]:
    """Yield names that are spelt out, cut in two, encoded, or put together by a formula."""
    for reading in readings_of(unit):
        name = named_in(reading, search.squashed)
        if name and not covered(words_of(reading.says), search.issued):
            wanted = search.squashed[name]
            yield _hit(document, unit, wanted, unit.text[reading.start : reading.end], True, f"a name {reading.how}")


def _within_longer(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(s <= start and end <= e and e - s > end - start for s, e in spans)


def _hit(document: str, unit: Unit, wanted: Forbidden, surface: str, blocking: bool, why: str) -> Hit:
    return Hit(document, unit.part, unit.locator, wanted.kind, surface, wanted.entity_id, blocking, why)


def _as_written(surface: str, wanted: Forbidden) -> bool:
    """Compare capitals: ordinary words are a name only when each begins with one."""
    parts = [part for part in re.findall(r"[^\W\d_]+", surface) if part.lower() not in ("of", "the", "and", "on", "upon")]
    return bool(parts) and all(part[0].isupper() for part in parts)


def _same_place(position: Position, unit: Unit, search: Search) -> bool:
    finding = position.finding
    return finding.part == unit.part and unit.locator in search.places.now(finding.locator)


def _positions_in(
    document: str,
    unit: Unit,
    words: Sequence[str],
    spans: Sequence[tuple[int, int]],
    search: Search,
    issued: Sequence[tuple[int, int]],
) -> Iterator[Hit]:
    for start, _end, position in search.accepted.find(words):
        first = start + position.at
        last = first + position.length
        if position.length == 0 or inside(first, last, issued):
            continue
        alone = position.whole and len(words) == position.length
        neighbours = len(position.words) > position.length
        if not (position.anywhere or (_same_place(position, unit, search) and (neighbours or alone))):
            continue
        finding = position.finding
        surface = unit.text[spans[first][0] : spans[last - 1][1]]
        if not _same_case(surface, finding.text):
            continue
        twin = any(
            start_kept + k.at <= first and last <= start_kept + k.at + k.length
            for start_kept, _, k in search.kept_positions.find(words)
            if _same_place(k, unit, search)
        )
        if not twin:
            yield Hit(
                document,
                unit.part,
                unit.locator,
                "finding",
                surface,
                finding.entity_id,
                True,
                "an accepted finding that still stands at its place",
            )


def _same_case(surface: str, text: str) -> bool:
    """A surface that is an ordinary word must be written as the finding was ("Will", not "will")."""
    return surface[:1].isupper() == text[:1].isupper() or not text[:1].isalpha() or is_telling(words_of(text))


def _identifiers_in(document: str, unit: Unit, search: Search, finders: Sequence[Identifier]) -> Iterator[Hit]:
    for start, end, what in identifiers_in(unit.text, finders):
        text = unit.text[start:end]
        folded = " ".join(words_of(text))
        kept = any(folded in kept for kept in search.kept_texts)
        yield Hit(document, unit.part, unit.locator, "identifier", text, None, not kept, f"it has the form of a {what}")
