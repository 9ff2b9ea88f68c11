"""Gather what is looked for in one file, and what covers a hit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import CaseFacts, Detection, Document, Finding, Register
from pipeline.redact.decision import Decision
from pipeline.redact.verification.places import Places, places_of
from pipeline.redact.verification.positions import Position, positions
from pipeline.redact.verification.runs import Index
from pipeline.redact.verification.surfaces import Forbidden, accepted_texts, aliases, births, entries, kept_entities
from pipeline.redact.verification.words import Phrases, phrases_of, words_of

_LONG = 8  # letters from which a surface counts inside longer runs of letters, across any border


@dataclass(frozen=True)
class Search:
    """Everything that is looked for in one file."""

    forbidden: Phrases[Forbidden]
    issued: Phrases[None]
    kept: Phrases[None]
    accepted: Phrases[Position]
    kept_positions: Phrases[Position]
    kept_words: Mapping[tuple[str, str], frozenset[str]] = field(repr=False)  # (part, locator) -> lone words a keep rule covers
    places: Places
    kept_texts: frozenset[str] = field(repr=False)  # texts a rule or decision keeps, folded words joined
    long: Mapping[str, Forbidden] = field(repr=False)
    glued: Index[Forbidden] = field(repr=False)
    fuzzy: tuple[Forbidden, ...] = field(repr=False)
    squashed: Mapping[str, Forbidden] = field(repr=False)  # names that are looked for where they are spelt out, cut or encoded


def search_of(
    document: Document,
    detection: Detection,
    register: Register,
    findings: Sequence[Finding],
    decisions: Mapping[str, Decision],
    issued: Collection[str],
    facts: CaseFacts,
) -> Search:
    kept_ids = kept_entities(findings, detection, decisions)
    names = aliases(register, detection, facts, kept_ids)
    forbidden = [*names, *births(register, kept_ids), *accepted_texts(findings, detection, decisions, issued)]
    issued_words = [tuple(words_of(text)) for text in issued if text]
    forbidden = [f for f in forbidden if f.words and f.words not in set(issued_words)]
    common = _lower_case_words(document)
    forbidden = [replace(f, sure=False) if f.found and len(f.words) == 1 and f.words[0] in common else f for f in forbidden]
    hidden = {f.words for f in forbidden if not f.kept}
    placed = [p for p in positions(findings, decisions) if p.words]
    kept_places = [p for p in placed if p.kept]
    in_document = [p for p in placed if p.finding.document.rpartition("/")[2] == document.name.rpartition("/")[2]]
    places = places_of(((p.finding.locator, words) for p in in_document for words in p.anchors), document.units)
    bodies = {tuple(words_of(p.finding.text)) for p in kept_places if p.finding.entity_type == "ORGANISATION" and p.length > 1}
    kept = [w for w in _kept_phrases(detection, register, facts) | bodies if w not in hidden]
    sure = [f for f in forbidden if f.sure]
    return Search(
        forbidden=phrases_of((f.words, f) for f in forbidden),
        issued=phrases_of((words, None) for words in issued_words if words),
        kept=phrases_of((words, None) for words in kept),
        accepted=phrases_of((p.words, p) for p in placed if not p.kept and _changes(p)),
        kept_positions=phrases_of((p.words, p) for p in kept_places),
        kept_words=_kept_words(detection, kept_places, places),
        places=places,
        kept_texts=frozenset(
            " ".join(words_of(text))
            for text in (facts.reference, *(f.text for f in detection.kept), *(p.finding.text for p in kept_places))
            if text
        ),
        # An exact date is no find across a border: a number before a heading such as "January 2017" is not a date.
        long={
            "".join(f.words): f
            for f in sure
            if len("".join(f.words)) >= _LONG and not f.cased and not f.kept and not (f.kind == "finding" and f.entity_id is None)
        },
        glued=Index.of(("".join(f.words), f) for f in sure if f.kind == "alias" and not f.cased and not f.kept),
        squashed={
            squashed: f
            for f in sure
            if f.kind == "alias"
            and not f.cased
            and not f.kept
            and (squashed := "".join(f.words)).isalpha()
            and len(squashed) >= 4
        },
        fuzzy=tuple(f for f in names if f.sure and len(f.words) == 1 and len(f.words[0]) >= 5 and not f.kept),
    )


_LOWER = re.compile(r"(?<![\w@./'’-])[a-z][^\W\d_]{2,}(?![\w@/-])")


def _lower_case_words(document: Document) -> frozenset[str]:
    """Return the words the text writes without a capital, addresses and handles apart."""
    return frozenset(word for unit in document.units for word in _LOWER.findall(unit.text))


def _kept_phrases(detection: Detection, register: Register, facts: CaseFacts) -> set[tuple[str, ...]]:
    """Return the phrases a keep rule covers anywhere: names of kept people and bodies, kept phrases of two words or more."""
    texts = [*facts.keep_people, *facts.agencies, facts.csp, facts.reference]
    for item in entries(register):
        if item.keep:
            texts += [item.name, *item.also]
    texts += [surface for e in detection.entities if e.keep for surface in (e.name, *e.surfaces)]
    phrases = {tuple(words_of(text)) for text in texts}
    phrases |= {words for finding in detection.kept if len(words := tuple(words_of(finding.text))) > 1}
    return {words for words in phrases if words}


def _kept_words(detection: Detection, kept: Sequence[Position], places: Places) -> dict[tuple[str, str], frozenset[str]]:
    by_place: dict[tuple[str, str], set[str]] = {}
    for finding in (*detection.kept, *(p.finding for p in kept)):
        for locator in places.now(finding.locator):
            by_place.setdefault((finding.part, locator), set()).update(words_of(finding.text))
    return {place: frozenset(words) for place, words in by_place.items()}


def _changes(position: Position) -> bool:
    """Say whether the decided text lacks the draft's words at this position.

    A replacement may repeat common words of what it stands for ("the gurdwara"); a name in it is met as an alias.
    """
    finding = position.finding
    own = position.words[position.at : position.at + position.length]
    stands = tuple(words_of(finding.replacement or ""))
    repeats = any(stands[at : at + len(own)] == own for at in range(len(stands) - len(own) + 1))
    return not repeats and finding.context.get("form") != "caption"


WHY = {
    "alias": "a name of somebody or something that is not kept",
    "finding": "the text of an accepted finding",
    "identifier": "an identifier",
    "date_of_birth": "a date of birth",
}


def covered(words: Sequence[str], phrases: Phrases[None]) -> list[tuple[int, int]]:
    """Return the spans of words that phrases cover."""
    return [(start, end) for start, end, _ in phrases.find(words)]


def is_issued(start: int, end: int, wanted: Forbidden, issued: Iterable[tuple[int, int]]) -> bool:
    """Say whether an issued replacement is what stands here.

    A name inside a longer replacement ("the IMR author for …") is none of it: a replacement must not carry a name out. A day
    is: where a period is the scope of the review, its first day stays ("between 1 January 2016 and August 2019").
    """
    within = wanted.day or not wanted.sure
    return any((s, e) == (start, end) or (within and s <= start and end <= e) for s, e in issued)


def inside(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Say whether a span of words lies within one of `spans`."""
    return any(s <= start and end <= e for s, e in spans)
