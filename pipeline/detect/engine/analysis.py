"""Analyse paragraphs (layers 2, 3, 4) by Presidio's engine, each one once, with a cache."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.detect.engine.cache import ParagraphCache
from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import PROPOSED, Mention
from pipeline.detect.words.text import Piece
from pipeline.model import CaseFacts, digest
from pipeline.shipped import code_of, shipped
from pipeline.starting import loading_for_good

if TYPE_CHECKING:
    from pipeline.detect.engine.presidio import Analyzer


Progress = Callable[[int, int], None]  # paragraphs done, paragraphs in all

_READ_BY = ("detect/**/*.py", "names/*.py", "timeline/dates/*.py")  # the code that reads a paragraph


@lru_cache(maxsize=1)
def _code_version() -> str:
    """Return a fingerprint of the recognisers' code and of the words dates are written with."""
    files = code_of(*_READ_BY)
    files.append(shipped("redaction_rules", "timeline", "dates.yaml"))
    return digest(*(path.read_text(encoding="utf-8") for path in files))


_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class DetectSettings:
    """How detection runs; the defaults suit a case of any size."""

    model: str | None = None  # another spaCy model than the shipped one
    use_model: bool = True
    propagate: bool = True
    fuzzy: bool = True
    batch: int = 64
    line: float = PROPOSED  # below it a finding is "possible"


@dataclass(frozen=True)
class _Engine:
    analyser: Analyzer
    version: str


@lru_cache(maxsize=2)
@loading_for_good()
def _language(model: str | None, use_model: bool) -> tuple[Any, str]:
    from pipeline.detect.engine.presidio import load_language

    if not use_model and model is None:
        from pipeline.names import import_spacy

        return import_spacy().blank("en"), "rules"
    return load_language(model)


_ENGINES: dict[tuple[object, ...], _Engine] = {}  # building one compiles some hundred patterns: kept for the process


def _analyser(rules: Rules, guards: Guards, facts: CaseFacts, settings: DetectSettings) -> _Engine:
    key = (rules.version, id(rules), tuple(sorted(facts.dates.items())), facts.review_dates, settings.model, settings.use_model)
    if key not in _ENGINES:
        if len(_ENGINES) > 3:
            _ENGINES.clear()
        _ENGINES[key] = _build(rules, guards, facts, settings)
    return _ENGINES[key]


def _build(rules: Rules, guards: Guards, facts: CaseFacts, settings: DetectSettings) -> _Engine:
    from pipeline.detect.engine.presidio import Analyzer, Finder
    from pipeline.detect.locations.organisations import Organisations
    from pipeline.detect.locations.places import Places
    from pipeline.detect.locations.vessels import Vessels
    from pipeline.detect.persons.called import Nicknames
    from pipeline.detect.persons.child_words import ChildWords, Relations
    from pipeline.detect.persons.families import Families
    from pipeline.detect.persons.names import PeopleByRule
    from pipeline.detect.persons.quotes import Quotes
    from pipeline.detect.persons.singular import Singular
    from pipeline.detect.persons.traits import Traits
    from pipeline.detect.values.ages import Ages
    from pipeline.detect.values.days import Days
    from pipeline.detect.values.identifiers import Identifier
    from pipeline.detect.values.sums import Sums
    from pipeline.detect.words.impersonal import Impersonal, public_phrases

    identifiers = [Identifier(rule) for rule in rules.identifiers]

    def numbers(text: str, hint: str) -> Iterable[Mention]:
        digits = len(_DIGIT.findall(text))
        low = text.lower()
        for identifier in identifiers:
            if identifier.possible(text, low, digits, hint):
                yield from identifier.find(text, hint, digits)

    impersonal = Impersonal(rules.names, guards, public=public_phrases(rules))
    kinds = sorted(rules.classes)
    finders: list[tuple[str, list[str], Finder]] = [
        ("identifiers", kinds, numbers),
        ("names_by_rule", ["PERSON"], PeopleByRule(rules.names, guards)),
        ("nicknames", ["PERSON"], Nicknames(guards)),
        ("families", ["PERSON"], Families(rules.names, guards)),
        ("places", ["ADDRESS", "PLACE"], Places(rules.names, guards, impersonal)),
        ("organisations", ["ORGANISATION"], Organisations(rules.names, guards)),
        ("vessels", ["VEHICLE"], Vessels(rules.names, guards)),
        ("dates", ["DATE", "DATE_OF_BIRTH"], Days(facts, impersonal)),
        ("ages", ["AGE"], Ages(impersonal)),
        ("traits", ["NATIONALITY", "RELIGION", "OCCUPATION", "HEALTH", "MISC"], Traits(rules.names, impersonal)),
        ("singular", ["OCCUPATION", "HEALTH", "MISC"], Singular(rules.names, guards, impersonal)),
        ("sums", ["SENTENCE", "MONEY", "QUANTITY", "TIME"], Sums(impersonal)),
        ("relations", ["RELATION"], Relations()),
        ("child_words", ["RELATION"], ChildWords()),
        ("quotes", ["QUOTE"], Quotes()),
    ]
    language, version = _language(settings.model, settings.use_model)
    return _Engine(Analyzer(language, finders), version)


def analysis_version(rules: Rules, facts: CaseFacts, settings: DetectSettings) -> str:
    """Return a fingerprint of what the analysis of a paragraph depends on: another one empties the cache."""
    _, model_version = _language(settings.model, settings.use_model)
    facts_key = digest(*sorted(f"{k}={v}" for k, v in facts.dates.items()), *facts.review_dates)
    return digest(_code_version(), rules.version, model_version, facts_key)


def first_layers(
    pieces: Mapping[str, Piece], rules: Rules, facts: CaseFacts, settings: DetectSettings, cache: Path | None,
    progress: Progress | None, *, case: Collection[str],
) -> dict[str, tuple[Mention, ...]]:  # fmt: skip
    """Analyse paragraphs (layers 2, 3, 4); what the cache knows is not analysed again; `case` holds the keys of all."""
    store = ParagraphCache(cache, "found", analysis_version(rules, facts, settings))
    found = {key: mentions for key, (mentions,) in store.load(pieces).items()}
    missing = [key for key in pieces if key not in found]
    total = len(case)
    if progress:
        progress(total - len(missing), total)
    if not missing:
        return found
    engine = _analyser(rules, Guards.of(rules.names), facts, settings)
    missing.sort(key=lambda key: len(pieces[key].clean.text))  # batches of like length
    fresh: dict[str, tuple[Mention, ...]] = {}
    texts = [(pieces[key].clean.text, pieces[key].hint) for key in missing]
    for done, (key, mentions) in enumerate(
        zip(missing, engine.analyser.analyse(texts, batch=settings.batch), strict=True), total - len(missing) + 1
    ):
        fresh[key] = mentions
        if progress and (done % 50 == 0 or done == total):
            progress(done, total)
    store.save({key: (mentions,) for key, mentions in fresh.items()}, used=case)
    return {**found, **fresh}
