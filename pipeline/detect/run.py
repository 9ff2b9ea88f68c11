"""Run all layers over the documents of a case and make one finding list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.detect.analysis import DetectSettings, first_layers
from pipeline.detect.findings import findings_of
from pipeline.detect.keep import Keep
from pipeline.detect.known import Known, known_register
from pipeline.detect.link import People, distinct_proposals
from pipeline.detect.mention import GUESSED, REGISTER, Mention, settle
from pipeline.detect.model_names import ModelNames
from pipeline.detect.overlay import apart, combine, join_names, name_handles, prefer_known, shield
from pipeline.detect.rules import Rules, load_rules
from pipeline.detect.spread import as_places, place_words, propagated
from pipeline.detect.spread import misspelt as misspelt_names
from pipeline.detect.spread import spread as spread_names
from pipeline.detect.text import Piece, fold_word, pieces_of
from pipeline.detect.tokens import Guards
from pipeline.model import CaseFacts, Detection, Document, Person, Register

_WORD = re.compile(r"[^\W\d_]{2,}")


def _case_words(pieces: Sequence[Piece], rules: Rules, register: Register) -> frozenset[str]:
    """Return the words this case writes in lower case more often than not: ordinary here, whatever they look like."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for piece in pieces:
        for word in _WORD.findall(piece.clean.text):
            (upper if word[0].isupper() else lower)[word.lower() if word.isascii() else fold_word(word)] += 1
    written = [name for person in register.people for name in (person.name, *person.also)]
    written += [name for place in register.places for name in (place.name, *place.also)]
    written += [name for organisation in register.organisations for name in (organisation.name, *organisation.also)]
    names = {fold_word(word) for name in written for word in name.split()}
    return frozenset(
        word
        for word, count in lower.items()
        if count >= 2 and count >= upper[word] and word not in rules.names.first_names and word not in names
    )


def _ranks(rules: Rules) -> dict[str, int]:
    return {kind: rule.rank for kind, rule in rules.classes.items()}


def _known_mentions(pieces: Mapping[str, Piece], known: Known) -> dict[str, list[Mention]]:
    return {key: list(known.find(piece.clean.text)) for key, piece in pieces.items()}


def detect(
    documents: Sequence[Document],
    *,
    register: Register,
    facts: CaseFacts,
    proposals: Sequence[Person] = (),
    rules: Rules | None = None,
    settings: DetectSettings = DetectSettings(),  # noqa: B008 - frozen
    cache: Path | None = None,
    known_replacements: Mapping[str, str] = {},
    progress: Callable[[int, int], None] | None = None,
) -> Detection:
    """Find everything in the documents of a case that may identify somebody.

    Raises `PartMissing` for a model that is named and missing, `SettingInvalid` for a bad rule and `LimitExceeded` where a
    pattern does not end; nothing is skipped. Kept words are returned apart, in `Detection.kept`.
    """
    rules = rules or load_rules()
    pieces = pieces_of(documents)
    unique = {piece.key: piece for piece in pieces}
    plain = Guards.of(rules.names)
    first = first_layers(unique, rules, plain, facts, settings, cache, progress)
    guards = Guards.of(rules.names, _case_words(pieces, rules, register))
    ranks = _ranks(rules)
    proposals = distinct_proposals(register, proposals)
    people = People(register, proposals, rules)
    known = known_register(register, proposals, rules, guards)
    keep = Keep(rules, facts, known_replacements)
    model = ModelNames(rules.names, guards)
    registered = _known_mentions(unique, known)
    misspelt = misspelt_names(unique, known, guards) if settings.fuzzy else {}
    kept: dict[str, list[tuple[Mention, bool, bool]]] = {
        key: [
            (m, rule.over_register if rule else True, bool(rule and rule.entity_type) or m.recogniser == "agency")
            for m, rule in keep.find(piece.clean.text)
        ]
        for key, piece in unique.items()
    }

    def layers(key: str, more: Sequence[Mention] = ()) -> tuple[list[Mention], list[Mention]]:
        text = unique[key].clean.text
        found = [m for m in first[key] if m.tier == REGISTER or not _ordinary_guess(m, text, guards)]
        found = model.judge([*found, *more], text)
        all_ = prefer_known([*found, *join_names([*registered.get(key, ()), *misspelt.get(key, ())], text)], text, people)
        left, made, stays = shield(text, name_handles(all_, text, known), kept[key])
        return combine(apart(text, [*left, *made]), ranks, text), stays

    settled = {key: layers(key)[0] for key in unique}
    more: dict[str, list[Mention]] = {}
    if settings.propagate:
        spread = propagated(unique, settled, rules, guards)
        if spread is not None:
            more = spread_names(unique, spread)
            cited = {
                fold_word(word)
                for key, mentions in kept.items()
                for m, _, _ in mentions
                if m.recogniser == "researchers"
                for word in _WORD.findall(unique[key].clean.text[m.start : m.end])
            }
            for key, mentions in more.items():  # "Example (2019) … As Example says": an author cited is one everywhere
                more[key] = [m for m in mentions if fold_word(unique[key].clean.text[m.start : m.end]) not in cited]
            if settings.fuzzy:
                for key, mentions in misspelt_names(unique, spread, guards).items():
                    more.setdefault(key, []).extend(
                        replace(m, entity=None, score=min(m.score, 0.6), recogniser="propagation_misspelt") for m in mentions
                    )
    stays: dict[str, list[Mention]] = {}
    places = place_words(unique, settled, guards)
    for key in unique:
        settled[key], stays[key] = layers(key, more.get(key, ()))
        settled[key] = as_places(settled[key], unique[key].clean.text, places)
    return findings_of(documents, pieces, settled, stays, rules, people, register, facts, settings)


def _ordinary_guess(mention: Mention, text: str, guards: Guards) -> bool:
    """Say whether a guess of one capitalised word is a word this case also writes in lower case."""
    if mention.tier != GUESSED or mention.kind not in ("PERSON", "PLACE") or mention.score >= 0.7:
        return False
    words = _WORD.findall(text[mention.start : mention.end])
    return len(words) == 1 and fold_word(words[0]) in guards.vocabulary and fold_word(words[0]) not in guards.names.first_names


def register_only(documents: Sequence[Document], *, register: Register, rules: Rules | None = None) -> Detection:
    """Find the register's people, places and organisations and nothing else (layer 1)."""
    rules = rules or load_rules()
    pieces = pieces_of(documents)
    unique = {piece.key: piece for piece in pieces}
    guards = Guards.of(rules.names, _case_words(pieces, rules, register))
    people = People(register, (), rules)
    known = known_register(register, (), rules, guards)
    registered = _known_mentions(unique, known)
    misspelt = misspelt_names(unique, known, guards)
    ranks = _ranks(rules)
    from pipeline.detect.identifiers import Identifier

    contacts = [Identifier(rule) for rule in rules.identifiers if rule.entity_type in ("EMAIL", "HANDLE", "URL", "FILE_NAME")]
    settled: dict[str, list[Mention]] = {}
    for key, piece in unique.items():
        text = piece.clean.text
        handles = [m for c in contacts if c.possible(text, text.lower(), 99, "") for m in c.find(text, "")]
        holding = [m for m in name_handles(handles, text, known) if m.entity]
        settled[key] = settle([*join_names([*registered.get(key, ()), *misspelt.get(key, ())], text), *holding], ranks)
    return findings_of(
        documents, pieces, settled, {key: [] for key in unique}, rules, people, register, CaseFacts(), DetectSettings()
    )


__all__ = ["DetectSettings", "detect", "register_only"]
