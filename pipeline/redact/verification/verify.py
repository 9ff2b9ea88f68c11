"""The one rule of release, applied to one finished file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from pipeline.model import CaseFacts, Detection, Document, Finding, Hit, Register, Unit
from pipeline.redact.decision import Decision
from pipeline.redact.markings import banner_spans
from pipeline.redact.verification.patterns import identifiers_in
from pipeline.redact.verification.positions import Position, positions
from pipeline.redact.verification.streams import is_technical, readable
from pipeline.redact.verification.surfaces import Forbidden, accepted_texts, aliases, births, is_telling, kept_entities
from pipeline.redact.verification.words import Phrases, phrases_of, spans_of, words_of
from pipeline.redact.wording import ordinary_words

_LONG = 8  # letters from which a surface counts inside longer runs of letters, across any border


@dataclass(frozen=True)
class _Search:
    """Everything that is looked for in one file."""

    forbidden: Phrases[Forbidden]
    issued: Phrases[None]
    kept: Phrases[None]
    accepted: Phrases[Position]
    kept_positions: Phrases[Position]
    kept_words: Mapping[tuple[str, str], frozenset[str]] = field(repr=False)  # (part, locator) -> lone words a keep rule covers
    kept_texts: frozenset[str] = field(repr=False)  # texts a rule or decision keeps, folded words joined
    long: Mapping[str, Forbidden] = field(repr=False)
    fuzzy: tuple[Forbidden, ...] = field(repr=False)


def verify(
    document: Document,
    streams: Iterable[tuple[str, str]],
    *,
    detection: Detection,
    register: Register,
    findings: Sequence[Finding],
    decisions: Mapping[str, Decision],
    issued: Collection[str],
    facts: CaseFacts,
    rules: object | None = None,
) -> tuple[Hit, ...]:
    """Return everything identifying in a finished file.

    Searched: each unit, the border between units, each raw stream with and without markup. `issued` are replacements the case
    issued; they are never hits. A finding that nobody decided counts as accepted, so that it can only add hits. `rules`
    (detection's) add their identifiers where given.
    """
    search = _search(detection, register, findings, decisions, issued, facts)
    hits: list[Hit] = []
    for unit in document.units:
        hits += _in_unit(document.name, unit, search)
    hits += _across_units(document, search)
    hits += _markings(document)
    hits += _fuzzy(document, search)
    met = {(hit.kind, tuple(words_of(hit.text))) for hit in hits if hit.blocking}
    hits += _in_streams(document.name, streams, search, met)
    return tuple(_distinct(hits))


def _search(
    detection: Detection,
    register: Register,
    findings: Sequence[Finding],
    decisions: Mapping[str, Decision],
    issued: Collection[str],
    facts: CaseFacts,
) -> _Search:
    kept_ids = kept_entities(findings, detection, decisions)
    names = aliases(register, detection, facts, kept_ids)
    forbidden = [*names, *births(register, kept_ids), *accepted_texts(findings, detection, decisions, issued)]
    issued_words = [tuple(words_of(text)) for text in issued if text]
    forbidden = [f for f in forbidden if f.words and f.words not in set(issued_words)]
    hidden = {f.words for f in forbidden if not f.kept}
    kept = [w for w in _kept_phrases(detection, register, facts) if w not in hidden]
    placed = [p for p in positions(findings, decisions) if p.words]
    kept_places = [p for p in placed if p.kept]
    sure = [f for f in forbidden if f.sure]
    return _Search(
        forbidden=phrases_of((f.words, f) for f in forbidden),
        issued=phrases_of((words, None) for words in issued_words if words),
        kept=phrases_of((words, None) for words in kept),
        accepted=phrases_of((p.words, p) for p in placed if not p.kept and _changes(p)),
        kept_positions=phrases_of((p.words, p) for p in kept_places),
        kept_words=_kept_words(detection, kept_places),
        kept_texts=frozenset(" ".join(words_of(f.text)) for f in (*detection.kept, *(p.finding for p in kept_places))),
        long={"".join(f.words): f for f in sure if len("".join(f.words)) >= _LONG and not f.cased and not f.kept},
        fuzzy=tuple(f for f in names if f.sure and len(f.words) == 1 and len(f.words[0]) >= 5 and not f.kept),
    )


def _kept_phrases(detection: Detection, register: Register, facts: CaseFacts) -> set[tuple[str, ...]]:
    """Return the phrases a keep rule covers wherever they stand: names of kept people and bodies, kept phrases of two words or more."""
    texts = [*facts.keep_people, *facts.agencies, facts.csp]
    for item in (*register.people, *register.places, *register.organisations):
        if item.keep:
            texts += [item.name, *item.also]
    texts += [surface for e in detection.entities if e.keep for surface in (e.name, *e.surfaces)]
    phrases = {tuple(words_of(text)) for text in texts}
    phrases |= {words for finding in detection.kept if len(words := tuple(words_of(finding.text))) > 1}
    return {words for words in phrases if words}


def _kept_words(detection: Detection, places: Sequence[Position]) -> dict[tuple[str, str], frozenset[str]]:
    by_place: dict[tuple[str, str], set[str]] = {}
    for finding in (*detection.kept, *(p.finding for p in places)):
        by_place.setdefault((finding.part, finding.locator), set()).update(words_of(finding.text))
    return {place: frozenset(words) for place, words in by_place.items()}


def _changes(position: Position) -> bool:
    """Say whether the decided text differs from the draft at this position."""
    finding = position.finding
    own = position.words[position.at : position.at + position.length]
    return tuple(words_of(finding.replacement or "")) != own and finding.context.get("form") != "caption"


# --- units -----------------------------------------------------------------------------------------------------------


def _in_unit(document: str, unit: Unit, search: _Search) -> Iterator[Hit]:
    words = words_of(unit.text)
    if not words:
        return
    spans = spans_of(unit.text)
    issued, kept = _covered(words, search.issued), _covered(words, search.kept)
    stays = [(s, e) for s, e, p in search.kept_positions.find(words) if p.anywhere or _same_place(p, unit)]
    for start, end, wanted in search.forbidden.find(words):
        if _inside(start, end, issued):
            continue
        surface = unit.text[spans[start][0] : spans[end - 1][1]]
        if wanted.cased and not _as_written(surface, wanted):
            continue
        lone = end - start == 1 and words[start] in search.kept_words.get((unit.part, unit.locator), ())
        if wanted.kept or _inside(start, end, kept) or _inside(start, end, stays) or lone:
            yield _hit(document, unit, wanted, surface, False, "kept by a rule or a decision")
        elif not wanted.sure:
            yield _hit(document, unit, wanted, surface, False, "an ordinary word, a number or very short: possible only")
        else:
            yield _hit(document, unit, wanted, surface, True, _WHY[wanted.kind])
    yield from _positions_in(document, unit, words, spans, search, issued)
    yield from _identifiers_in(document, unit, search)


_WHY = {
    "alias": "a name of somebody or something that is not kept",
    "finding": "the text of an accepted finding",
    "identifier": "an identifier",
    "date_of_birth": "a date of birth",
}


def _hit(document: str, unit: Unit, wanted: Forbidden, surface: str, blocking: bool, why: str) -> Hit:
    return Hit(document, unit.part, unit.locator, wanted.kind, surface, wanted.entity_id, blocking, why)


def _as_written(surface: str, wanted: Forbidden) -> bool:
    """Compare capitals: ordinary words are a name only when each begins with one."""
    parts = [part for part in re.findall(r"[^\W\d_]+", surface) if part.lower() not in ("of", "the", "and", "on", "upon")]
    return bool(parts) and all(part[0].isupper() for part in parts)


def _covered(words: Sequence[str], phrases: Phrases[None]) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in phrases.find(words)]


def _inside(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(s <= start and end <= e for s, e in spans)


def _same_place(position: Position, unit: Unit) -> bool:
    return (position.finding.part, position.finding.locator) == (unit.part, unit.locator)


def _positions_in(
    document: str, unit: Unit, words: Sequence[str], spans: Sequence[tuple[int, int]], search: _Search, issued: Sequence[tuple[int, int]]
) -> Iterator[Hit]:
    for start, _end, position in search.accepted.find(words):
        first = start + position.at
        last = first + position.length
        if position.length == 0 or _inside(first, last, issued):
            continue
        alone = position.whole and len(words) == position.length
        neighbours = len(position.words) > position.length
        if not (position.anywhere or (_same_place(position, unit) and (neighbours or alone))):
            continue
        finding = position.finding
        surface = unit.text[spans[first][0] : spans[last - 1][1]]
        if not _same_case(surface, finding.text):
            continue
        twin = any(k.words == position.words and _same_place(k, unit) for _, _, k in search.kept_positions.find(words))
        if not twin:
            yield Hit(
                document, unit.part, unit.locator, "finding", surface, finding.entity_id, True, "an accepted finding that still stands at its place"
            )


def _same_case(surface: str, text: str) -> bool:
    """A surface that is an ordinary word must be written as the finding was ("Will", not "will")."""
    return surface[:1].isupper() == text[:1].isupper() or not text[:1].isalpha() or is_telling(words_of(text))


def _identifiers_in(document: str, unit: Unit, search: _Search) -> Iterator[Hit]:
    for start, end, what in identifiers_in(unit.text):
        text = unit.text[start:end]
        folded = " ".join(words_of(text))
        kept = any(folded in kept for kept in search.kept_texts)
        yield Hit(document, unit.part, unit.locator, "identifier", text, None, not kept, f"it has the form of a {what}")


# --- borders, markings, misspellings ---------------------------------------------------------------------------------


def _across_units(document: Document, search: _Search) -> Iterator[Hit]:
    """Look for surfaces split over a cell, paragraph or line border."""
    bounds: list[int] = []
    pieces: list[str] = []
    length = 0
    units = [unit for unit in document.units if not unit.mirror]
    for unit in units:
        piece = "".join(words_of(unit.text))
        bounds.append(length)
        pieces.append(piece)
        length += len(piece)
    text = "".join(pieces)
    for phrase, wanted in search.long.items():
        at = text.find(phrase)
        while at >= 0:
            first, last = _index_of(bounds, at), _index_of(bounds, at + len(phrase) - 1)
            inner = units[first].text
            if first != last and not _whole_in(wanted, inner) and _border_is_real(wanted, [units[n].text for n in range(first, last + 1)]):
                yield Hit(document.name, units[first].part, units[first].locator, wanted.kind, wanted.text, wanted.entity_id, True, "split over a border")
            at = text.find(phrase, at + 1)


def _border_is_real(wanted: Forbidden, texts: Sequence[str]) -> bool:
    """Accept a split only where it cuts the phrase between its words or inside one whole run at each end of the border."""
    words = [words_of(text) for text in texts]
    flat = [word for group in words for word in group]
    joined = ["".join(flat[a:b]) for a in range(len(flat)) for b in range(a + 1, min(a + 6, len(flat)) + 1)] if len(flat) <= 60 else []
    ends = words[0][-4:] + words[-1][:4] if len(words) == 2 else flat
    joined += ["".join(ends[a:b]) for a in range(len(ends)) for b in range(a + 1, len(ends) + 1)] if len(ends) <= 24 else []
    return "".join(wanted.words) in joined


def _whole_in(wanted: Forbidden, text: str) -> bool:
    return "".join(wanted.words) in "".join(words_of(text))


def _index_of(bounds: Sequence[int], at: int) -> int:
    import bisect

    return bisect.bisect_right(bounds, at) - 1


def _markings(document: Document) -> Iterator[Hit]:
    for unit, start, end in banner_spans(document):
        yield Hit(
            document.name, unit.part, unit.locator, "marking", unit.text[start:end], None, True, "a protective or draft marking"
        )


def _fuzzy(document: Document, search: _Search) -> Iterator[Hit]:
    """Yield words one or two letters away from a name, as possible hits."""
    if not search.fuzzy:
        return
    where: dict[str, Unit] = {}
    for unit in document.units:
        for match in re.finditer(r"(?<![\w'’-])[A-Z][^\W\d_]{4,}", unit.text):
            where.setdefault(match[0], unit)
    ordinary = ordinary_words()
    known = {f.words[0] for f in search.fuzzy}
    for surface, unit in where.items():
        (word, *rest) = words_of(surface)
        if rest or word in ordinary or word.rstrip("s") in ordinary or word in known:
            continue
        if any(True for _ in search.issued.find([word])):
            continue
        for wanted in search.fuzzy:
            limit = 1 if len(word) < 8 else 2
            if word[0] == wanted.words[0][0] and Levenshtein.distance(word, wanted.words[0], score_cutoff=limit) <= limit:
                yield Hit(document.name, unit.part, unit.locator, "alias", surface, wanted.entity_id, False, "written nearly like a name")
                break


# --- raw streams -----------------------------------------------------------------------------------------------------


def _in_streams(
    document: str, streams: Iterable[tuple[str, str]], search: _Search, met: Collection[tuple[str, tuple[str, ...]]]
) -> Iterator[Hit]:
    """Search every raw stream for sure surfaces; what the units showed already is not told twice."""
    seen: set[bytes] = set()
    for place, raw in streams:
        for text in readable(raw):
            mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
            if mark in seen:
                continue
            seen.add(mark)
            yield from _in_stream(document, place, text, search, met)


def _in_stream(
    document: str, place: str, text: str, search: _Search, met: Collection[tuple[str, tuple[str, ...]]]
) -> Iterator[Hit]:
    words = words_of(text)
    told: set[tuple[str, ...]] = set()
    hits = [h for h in search.forbidden.find(words) if h[2].sure and not h[2].kept]
    if hits:
        issued, kept = _spans_near(words, search.issued, hits), _spans_near(words, search.kept, hits)
        stays = [(s, e) for s, e, p in search.kept_positions.find(words) if p.anywhere]
        for start, end, wanted in hits:
            if wanted.words in told or (wanted.kind, wanted.words) in met or is_technical(wanted.words):
                continue
            if wanted.cased or _inside(start, end, issued) or _inside(start, end, kept) or _inside(start, end, stays):
                continue
            if " ".join(wanted.words) in search.kept_texts:
                continue
            told.add(wanted.words)
            yield Hit(document, place, place, "stream", wanted.text, wanted.entity_id, True, _WHY[wanted.kind])
    run = "".join(words)
    for phrase, wanted in search.long.items():
        if len(wanted.words) > 1 and wanted.words not in told and (wanted.kind, wanted.words) not in met and phrase in run:
            if _glued(phrase, words):
                yield Hit(document, place, place, "stream", wanted.text, wanted.entity_id, True, "written without its spaces")


def _glued(phrase: str, words: Sequence[str]) -> bool:
    """Say whether one run of letters holds the whole phrase, as in a file name or an address."""
    return any(phrase in word for word in words if len(word) >= len(phrase))


def _spans_near(words: Sequence[str], phrases: Phrases[None], hits: Sequence[tuple[int, int, Forbidden]]) -> list[tuple[int, int]]:
    spans: set[tuple[int, int]] = set()
    for start, end, _ in hits:
        low = max(0, start - 12)
        spans |= {(low + s, low + e) for s, e, _ in phrases.find(words[low : end + 12])}
    return list(spans)


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Drop what says the same of the same words at the same place; a blocking hit beats one that is only listed."""
    best: dict[tuple[str, str, str], Hit] = {}
    for hit in hits:
        key = (hit.part, hit.locator, " ".join(words_of(hit.text)))
        if key not in best or (hit.blocking and not best[key].blocking):
            best[key] = hit
    yield from best.values()
