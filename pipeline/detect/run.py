"""Run all layers over the documents of a case and make one finding list."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.codec import to_plain
from pipeline.detect.engine.analysis import DetectSettings, Progress, analysis_version, first_layers
from pipeline.detect.register.people import People, distinct_proposals
from pipeline.detect.rulebook.rules import Rules, load_rules
from pipeline.detect.settling.findings import findings_of
from pipeline.detect.settling.inquiries import inquiries_of
from pipeline.detect.settling.layers import Layers
from pipeline.detect.settling.panel import chosen_names, panel_people
from pipeline.detect.settling.rounds import Rounds, settle_case
from pipeline.detect.values.identifiers import Identifier
from pipeline.detect.words.case_words import ordinary_words
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import Mention, settle
from pipeline.detect.words.text import Piece, pieces_of
from pipeline.model import CaseFacts, Detection, Document, Person, Register, digest


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
    progress: Progress | None = None,
) -> Detection:
    """Find everything in the documents of a case that may identify somebody.

    Raises `PartMissing` for a model that is named and missing, `SettingInvalid` for a bad rule and `LimitExceeded` where a
    pattern does not end; nothing is skipped. Kept words are returned apart, in `Detection.kept`.
    """
    rules = rules or load_rules()
    facts = _with_death(facts, register)
    pieces = pieces_of(documents)
    if not facts.keep_people:  # where the case says who made the review, no document adds to it
        facts = replace(facts, keep_people=panel_people(pieces, register))
    facts = replace(facts, inquiries=inquiries_of(pieces, rules.names.words.national_operations))
    chosen = {f"chosen:{name}": name for name in chosen_names(pieces, register)}
    known_replacements = {**chosen, **known_replacements}
    unique = {piece.key: piece for piece in pieces}
    ordinary = ordinary_words(pieces, rules, register)
    guards = Guards.of(rules.names, ordinary)
    proposals = distinct_proposals(register, proposals)

    def analyse(some: Mapping[str, Piece]) -> Mapping[str, Sequence[Mention]]:
        return first_layers(some, rules, facts, settings, cache, progress, case=unique)

    rounds = Rounds(
        unique,
        Layers(rules, guards, facts, register, proposals, known_replacements, fuzzy=settings.fuzzy),
        guards,
        ordinary,
        analyse,
        cache,
        digest(
            analysis_version(rules, facts, settings),
            _spelt_out(register, facts, proposals, known_replacements, replace(settings, batch=0, line=0.0)),
        ),
    )
    settled, stays = settle_case(rounds, rules, propagate=settings.propagate, fuzzy=settings.fuzzy)
    people = People(register, proposals, rules)
    return findings_of(documents, pieces, settled, stays, rules, people, register, facts, settings)


def death_of(facts: CaseFacts, register: Register) -> str:
    """Return the day of the death (ISO): the case's word, else the register's of its victim; "" when neither says."""
    died = (p.died for p in register.people if p.role == "victim" and p.died)
    return facts.dates.get("death") or next(died, None) or ""


def _with_death(facts: CaseFacts, register: Register) -> CaseFacts:
    died = death_of(facts, register)
    return replace(facts, dates={**facts.dates, "death": died}) if died else facts


def _spelt_out(*values: Any) -> str:
    """Return values as text that differs wherever they differ."""
    return json.dumps(to_plain(values), ensure_ascii=False)


def register_only(
    documents: Sequence[Document], *, register: Register, rules: Rules | None = None, bodies: bool = False
) -> Detection:
    """Find the register's people, places and organisations and nothing else (layer 1).

    With `bodies`, a place in the name of a public body stays with it: "Saltmere Community Safety Partnership".
    """
    rules = rules or load_rules()
    pieces = pieces_of(documents)
    guards = Guards.of(rules.names, ordinary_words(pieces, rules, register))
    layers = Layers(rules, guards, CaseFacts(), register, (), {}, fuzzy=True)
    ranks = {kind: rule.rank for kind, rule in rules.classes.items()}
    contacts = [Identifier(rule) for rule in rules.identifiers if rule.entity_type in ("EMAIL", "HANDLE", "URL", "FILE_NAME")]
    settled: dict[str, Sequence[Mention]] = {}
    stays: dict[str, Sequence[Mention]] = {}
    for key, piece in {piece.key: piece for piece in pieces}.items():
        text = piece.clean.text
        stays[key] = layers.bodies(text) if bodies else ()
        handles = [m for c in contacts if c.possible(text, text.lower(), 99, "") for m in c.find(text, "")]
        holding = [m for m in layers.handles(text, handles) if m.entity]
        known = [m for m in layers.register(text) if m.kind != "PLACE" or not any(body.holds(m) for body in stays[key])]
        settled[key] = settle([*known, *holding], ranks)
    people = People(register, (), rules)
    return findings_of(documents, pieces, settled, stays, rules, people, register, CaseFacts(), DetectSettings())


__all__ = ["DetectSettings", "death_of", "detect", "register_only"]
