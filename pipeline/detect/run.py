"""Run all layers over the documents of a case and make one finding list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.detect.cache import ParagraphCache
from pipeline.detect.keep import HOUSEHOLD, Keep
from pipeline.detect.known import Known, found_lexicon, known_register
from pipeline.detect.link import People, Things, Thread, agency_of, name_key, note, person_entities, resolve
from pipeline.detect.mention import FOUND, PROPOSED, REGISTER, Mention, settle, with_facts
from pipeline.detect.risks import find_risks
from pipeline.detect.rules import Rules, load_rules
from pipeline.detect.surfaces import Variant, parts_of, variants
from pipeline.detect.text import Piece, fold_word, pieces_of
from pipeline.detect.tokens import Guards
from pipeline.model import CaseFacts, Detection, Document, Entity, Finding, Person, Register, digest

VERSION = "1"  # of the code of the recognisers: part of the cache key
_WORD = re.compile(r"[^\W\d_]{2,}")
_ABBREVIATION = re.compile(r"^ ?\((?:hereafter |hereinafter |known as |the |\"|')*([A-Z][A-Za-z&]{1,9})(?:\"|')?\)")


@dataclass(frozen=True, slots=True)
class DetectSettings:
    """How detection runs; the defaults suit a case of any size."""

    model: str | None = None  # another spaCy model than the shipped one
    use_model: bool = True
    propagate: bool = True
    fuzzy: bool = True
    batch: int = 128
    line: float = PROPOSED  # below it a finding is "possible"


# --- the analyser ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Engine:
    analyser: object
    version: str


@lru_cache(maxsize=2)
def _language(model: str | None, use_model: bool) -> tuple[object, str]:
    from pipeline.detect.presidio import load_language

    if not use_model and model is None:
        import spacy

        return spacy.blank("en"), "rules"
    return load_language(model)


def _analyser(rules: Rules, guards: Guards, facts: CaseFacts, settings: DetectSettings) -> _Engine:
    from pipeline.detect.days import Days
    from pipeline.detect.details import Ages, Quotes, Relations, Sums, Traits
    from pipeline.detect.identifiers import Identifier
    from pipeline.detect.names import PeopleByRule
    from pipeline.detect.places import Organisations, Places
    from pipeline.detect.presidio import Analyzer

    identifiers = [Identifier(rule) for rule in rules.identifiers]

    def numbers(text: str, hint: str) -> Iterable[Mention]:
        has_digit = any(c.isdigit() for c in text)
        for identifier in identifiers:
            if identifier.possible(text, has_digit):
                yield from identifier.find(text, hint)

    kinds = sorted(rules.classes)
    finders = [
        ("identifiers", kinds, numbers),
        ("names_by_rule", ["PERSON"], PeopleByRule(rules.names, guards)),
        ("places", ["ADDRESS", "PLACE"], Places(rules.names, guards)),
        ("organisations", ["ORGANISATION"], Organisations(rules.names, guards)),
        ("dates", ["DATE", "DATE_OF_BIRTH"], Days(facts)),
        ("ages", ["AGE"], Ages()),
        ("traits", ["NATIONALITY", "RELIGION", "OCCUPATION", "HEALTH"], Traits(rules.names)),
        ("sums", ["SENTENCE", "MONEY", "QUANTITY", "TIME"], Sums()),
        ("relations", ["RELATION"], Relations()),
        ("quotes", ["QUOTE"], Quotes()),
    ]
    language, version = _language(settings.model, settings.use_model)
    return _Engine(Analyzer(language, finders), version)  # type: ignore[arg-type]


def _case_words(pieces: Sequence[Piece], rules: Rules, register: Register) -> frozenset[str]:
    """Return the words this case writes in lower case more often than not: ordinary here, whatever they look like."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for piece in pieces:
        for word in _WORD.findall(piece.clean.text):
            (upper if word[0].isupper() else lower)[word.lower() if word.isascii() else fold_word(word)] += 1
    names = {fold_word(w) for p in register.people for n in (p.name, *p.also) for w in n.split()}
    names |= {fold_word(w) for p in (*register.places, *register.organisations) for n in (p.name, *p.also) for w in n.split()}
    return frozenset(
        word for word, count in lower.items() if count >= 2 and count >= upper[word] and word not in rules.names.first_names and word not in names
    )


def _first_layers(
    pieces: Mapping[str, Piece], rules: Rules, guards: Guards, facts: CaseFacts, settings: DetectSettings, cache: Path | None,
    progress: Callable[[int, int], None] | None,
) -> dict[str, tuple[Mention, ...]]:  # fmt: skip
    """Analyse every paragraph once (layers 2, 3, 4); what the cache knows is not analysed again."""
    _, model_version = _language(settings.model, settings.use_model)
    facts_key = digest(*sorted(f"{k}={v}" for k, v in facts.dates.items()), *facts.review_dates)
    store = ParagraphCache(cache, digest(VERSION, rules.version, model_version, facts_key))
    found = store.load(pieces)
    missing = [key for key in pieces if key not in found]
    total = len(pieces)
    if progress:
        progress(total - len(missing), total)
    if not missing:
        return found
    engine = _analyser(rules, guards, facts, settings)
    missing.sort(key=lambda key: len(pieces[key].clean.text))  # batches of like length
    fresh: dict[str, tuple[Mention, ...]] = {}
    texts = [(pieces[key].clean.text, pieces[key].hint) for key in missing]
    for done, (key, mentions) in enumerate(zip(missing, engine.analyser.analyse(texts, batch=settings.batch), strict=True), total - len(missing) + 1):  # type: ignore[attr-defined]
        fresh[key] = mentions
        if progress and (done % 50 == 0 or done == total):
            progress(done, total)
    store.save(fresh)
    return {**found, **fresh}


# --- register, keep, propagation -------------------------------------------------------------------------------------


def _ranks(rules: Rules) -> dict[str, int]:
    return {kind: rule.rank for kind, rule in rules.classes.items()}


def _known_mentions(pieces: Mapping[str, Piece], known: Known) -> dict[str, list[Mention]]:
    return {key: list(known.find(piece.clean.text)) for key, piece in pieces.items()}


def _misspelt(pieces: Mapping[str, Piece], known: Known, guards: Guards) -> dict[str, list[Mention]]:
    """Find capitalised words that misspell a known name; each different word is compared once."""
    answers: dict[str, tuple[str, ...]] = {}
    pattern = re.compile(r"(?<![\w'-])[^\W\d_][^\W_]*(?:['-][^\W\d_]+)?(?![\w])")
    found: dict[str, list[Mention]] = {}
    for key, piece in pieces.items():
        for match in pattern.finditer(piece.clean.text):
            word = match.group()
            if word.endswith(("'s", "'S")):
                word = word[:-2]
            if len(word) < 5 or not word[0].isupper():
                continue
            if word not in answers:
                low = fold_word(word)
                plain = guards.ordinary(low) or low in guards.months or (low,) in known.lexicon.entries
                answers[word] = () if plain else known.close_to(word)
            entities = answers[word]
            if entities:
                low = fold_word(word)
                real = low in guards.names.first_names or low in guards.names.surnames
                start, end, facts = known.widen(piece.clean.text, match.start(), match.start() + len(word))
                facts = {k: v for k, v in facts.items() if v}
                found.setdefault(key, []).append(
                    Mention(start, end, "PERSON", 0.4 if real else 0.7, f"{known.recogniser}_misspelt", "it is one or two letters away from a known name",
                            {**facts, "form": "misspelt"}, "|".join(entities), known.tier)  # fmt: skip
                )
    return found


def _handles(mentions: Iterable[Mention], text: str, known: Known) -> list[Mention]:
    result = []
    for mention in mentions:
        if mention.kind in ("EMAIL", "HANDLE", "URL", "FILE_NAME", "EXHIBIT") and mention.entity is None:
            entities = known.in_handle(text[mention.start : mention.end]) if mention.kind != "EXHIBIT" else ()
            if entities:
                mention = replace(with_facts(mention, form="handle"), entity="|".join(entities), score=max(mention.score, 0.9))
        result.append(mention)
    return result


def _shield(mentions: Sequence[Mention], kept: Sequence[tuple[Mention, bool, bool]]) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Apply the keep list: return (mentions left, findings the rules make, what is kept).

    A mention inside kept words goes, unless the register knows it and the rule does not stand over the register. A mention
    that only touches kept words, or that holds them and more ("Simon Trask" with the pseudonym Simon), stays.
    """
    left: list[Mention] = []
    shadowed: set[int] = set()
    for mention in mentions:
        hidden = False
        for index, (keep, over, finding) in enumerate(kept):
            if not keep.overlaps(mention):
                continue
            if keep.holds(mention):
                if mention.tier == REGISTER and mention.entity and not over:
                    if keep.start == mention.start and keep.end == mention.end or not finding:
                        shadowed.add(index)
                    continue
                hidden = True
            elif mention.holds(keep) and not finding:
                shadowed.add(index)
            elif finding and mention.tier != REGISTER and len(keep) >= len(mention) and mention.kind in ("PERSON", "PLACE", "ORGANISATION", "ADDRESS"):
                hidden = True
            elif over and mention.kind in ("PERSON", "PLACE", "DATE", "QUANTITY") and mention.tier != REGISTER:
                hidden = True
        if not hidden:
            left.append(mention)
    findings = [k for i, (k, _, finding) in enumerate(kept) if finding and i not in shadowed]
    stays = [k for i, (k, _, finding) in enumerate(kept) if not finding and i not in shadowed and not any(k.overlaps(m) and m.score >= PROPOSED for m in left)]
    return left, findings, stays


def _propagated(pieces: Mapping[str, Piece], settled: Mapping[str, Sequence[Mention]], rules: Rules, guards: Guards, people: People) -> Known | None:
    """Gather what was found once with confidence: names and their parts, organisations, places, abbreviations in brackets."""
    known = found_lexicon(rules, guards)
    register_words = {fold_word(w) for s in people.by_id.values() if s.source == "register" for w in s.name.split()}
    count = 0
    for key in sorted(settled):
        text = pieces[key].clean.text
        for mention in settled[key]:
            if mention.tier == REGISTER or mention.score < 0.6 or mention.kind not in ("PERSON", "PLACE", "ORGANISATION", "ADDRESS"):
                continue
            written = text[mention.start : mention.end]
            forms: list[Variant] = []
            if mention.kind == "PERSON":
                forms = _person_forms(written, mention, rules, guards, register_words)
            elif mention.kind == "ORGANISATION":
                if mention.facts.get("org_kind") in ("agency", "public_body", "court", "charity", "hospital"):
                    continue
                bare = re.sub(r"^(?:The|the)\s+", "", written)
                if len(bare) > 4 and not all(guards.ordinary(fold_word(w)) for w in re.findall(r"[^\W\d_]+", bare)):
                    forms = [Variant(bare, "full", capitals=True)]
                    short = _ABBREVIATION.match(text[mention.end : mention.end + 40])
                    if short and short.group(1).upper() not in guards.acronyms:
                        forms.append(Variant(short.group(1), "short", capitals=True))
            else:
                bare = re.sub(r"[,.]?\s*[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$", "", written)
                words = re.findall(r"[^\W\d_]+", bare)
                if mention.score >= 0.6 and words and not all(guards.ordinary(fold_word(w)) for w in words) and len(bare) > 3:
                    forms = [Variant(bare, "full", capitals=True)]
                    street = re.match(r"(?:Flat \w+,? ?)?\d+\w?,? ([A-Z][\w' ]+)", bare)
                    if street and mention.kind == "ADDRESS":
                        forms.append(Variant(street.group(1).split(",")[0].strip(), "street", capitals=True))
            if forms:
                facts = {k: v for k, v in mention.facts.items() if k in ("org_kind", "place_kind")}
                known.add(f"{mention.kind}\x1f{facts.get('org_kind') or facts.get('place_kind') or ''}", mention.kind, forms)
                count += 1
    return known if count else None


def _person_forms(written: str, mention: Mention, rules: Rules, guards: Guards, register_words: set[str]) -> list[Variant]:
    if mention.facts.get("form") == "code":
        return []
    bare = re.sub(r"\s*\(.*?\)", "", written)
    bare = re.sub(r"\b(?:\d{1,6}[A-Z]{0,2}|[A-Z]{1,2}\d{2,6})\b", " ", bare)
    parts = parts_of(" ".join(bare.split()))
    if not parts.given:
        return []
    person = Person("found", "other", " ".join(w for w in (parts.given, *parts.middle, parts.surname) if w))
    forms = []
    for form in variants(person, names=rules.names):
        low = fold_word(form.text)
        if form.form in ("initials", "nickname", "handle") or "," in form.text:
            continue
        if form.form in ("first", "surname", "plural"):
            if len(low) < 3 or low.upper() in guards.acronyms or low in guards.months:
                continue
            if (guards.ordinary(low) and form.form != "first") and mention.score < 0.8:
                continue
            if form.form == "plural" and guards.ordinary(low):
                continue
            if mention.facts.get("form") in ("first", "surname") and mention.score < 0.68:
                continue
        kind = "surname" if not parts.surname and mention.facts.get("form") == "title_surname" else form.form
        forms.append(Variant(form.text, kind, form.sure, True))
    return forms


def _spread(pieces: Mapping[str, Piece], known: Known) -> dict[str, list[Mention]]:
    """Find everywhere what was found once; entities are linked later, so that two people of one name stay two."""
    found: dict[str, list[Mention]] = {}
    for key, piece in pieces.items():
        for mention in known.find(piece.clean.text):
            extra = (mention.entity or "").split("|")[0].split("\x1f")
            facts = {k: v for k, v in mention.facts.items() if k != "members"}
            if mention.kind == "ORGANISATION" and len(extra) > 1 and extra[1]:
                facts["org_kind"] = extra[1]
            if mention.kind in ("PLACE", "ADDRESS") and len(extra) > 1 and extra[1]:
                facts["place_kind"] = extra[1]
            if mention.kind == "PERSON" and facts.get("form") == "plural":
                facts["plural"] = "yes"
            found.setdefault(key, []).append(replace(mention, entity=None, facts=facts, score=0.8, why="it was found elsewhere in this case"))
    return found


# --- findings --------------------------------------------------------------------------------------------------------


def _split_quotes(mentions: Sequence[Mention]) -> list[Mention]:
    """Let names inside verbatim words stand: the quotation becomes the stretches around them, numbered, one decision."""
    quotes = [m for m in mentions if m.kind == "QUOTE"]
    if not quotes:
        return list(mentions)
    others = [m for m in mentions if m.kind != "QUOTE"]
    result = list(others)
    for quote in quotes:
        inner = sorted((m for m in others if m.overlaps(quote)), key=lambda m: m.start)
        if any(m.holds(quote) for m in inner):
            continue
        edges = [quote.start, *(x for m in inner for x in (max(m.start, quote.start), min(m.end, quote.end))), quote.end]
        spans = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
        for number, (start, end) in enumerate(spans, 1):
            result.append(replace(with_facts(quote, segment=f"{number}/{len(spans)}", quote=f"{quote.start}-{quote.end}"), start=start, end=end))
    return sorted(result, key=lambda m: m.start)


def _combine(mentions: Sequence[Mention], ranks: Mapping[str, int]) -> list[Mention]:
    return _split_quotes([*settle([m for m in mentions if m.kind != "QUOTE"], ranks), *settle([m for m in mentions if m.kind == "QUOTE"], ranks)])


def _join_names(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Join a first name and a surname that stand together and may be one person's ("Tamzin Rourk")."""
    result: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        last = result[-1] if result else None
        if (
            last is not None and last.kind == mention.kind == "PERSON" and last.entity and mention.entity and last.tier == mention.tier == REGISTER
            and "members" not in last.facts and "members" not in mention.facts and 0 < mention.start - last.end <= 1 and text[last.end] in " -"
        ):  # fmt: skip
            shared = [e for e in last.entity.split("|") if e in mention.entity.split("|")]
            if shared:
                result[-1] = replace(last, end=mention.end, score=max(last.score, mention.score), entity="|".join(shared), facts={**last.facts, "form": "full"})
                continue
        result.append(mention)
    return result


def _prefer_known(mentions: Sequence[Mention]) -> list[Mention]:
    """Let a register name keep its entity where a longer person span of a pattern holds it ("PC Okoro", "Tamsin Mary Rourke")."""
    register = [m for m in mentions if m.tier == REGISTER and m.kind == "PERSON" and m.entity]
    if not register:
        return list(mentions)
    result = []
    for mention in mentions:
        inside = [r for r in register if mention.tier != REGISTER and mention.kind == "PERSON" and mention.holds(r) and len(mention) > len(r)]
        if len(inside) == 1 and inside[0].facts.get("form") in ("full", "surname", "title_surname") and mention.recogniser in ("surname_first",):
            mention = replace(mention, entity=inside[0].entity, tier=REGISTER, facts={**mention.facts, **{k: v for k, v in inside[0].facts.items() if k != "form"}})
        result.append(mention)
    return result


def detect(
    documents: Sequence[Document],
    *,
    register: Register,
    facts: CaseFacts,
    proposals: Sequence[Person] = (),
    rules: Rules | None = None,
    settings: DetectSettings = DetectSettings(),
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
    first = _first_layers(unique, rules, plain, facts, settings, cache, progress)
    guards = Guards.of(rules.names, _case_words(pieces, rules, register))
    ranks = _ranks(rules)
    people = People(register, proposals, rules)
    known = known_register(register, proposals, rules, guards)
    keep = Keep(rules, facts, known_replacements)
    registered = _known_mentions(unique, known)
    misspelt = _misspelt(unique, known, guards) if settings.fuzzy else {}
    kept: dict[str, list[tuple[Mention, bool, bool]]] = {
        key: [(m, rule.over_register if rule else True, bool(rule and rule.entity_type)or m.recogniser == "agency") for m, rule in keep.find(piece.clean.text)]
        for key, piece in unique.items()
    }

    def layers(key: str, more: Sequence[Mention] = ()) -> tuple[list[Mention], list[Mention]]:
        text = unique[key].clean.text
        found = [m for m in first[key] if m.tier == REGISTER or not _ordinary_guess(m, text, guards)]
        all_ = _prefer_known([*found, *_join_names([*registered.get(key, ()), *misspelt.get(key, ())], text), *more])
        left, made, stays = _shield(_handles(all_, text, known), kept[key])
        return _combine([*left, *made], ranks), stays

    settled = {key: layers(key)[0] for key in unique}
    more: dict[str, list[Mention]] = {}
    if settings.propagate:
        spread = _propagated(unique, settled, rules, guards, people)
        if spread is not None:
            more = _spread(unique, spread)
            if settings.fuzzy:
                for key, mentions in _misspelt(unique, spread, guards).items():
                    more.setdefault(key, []).extend(replace(m, entity=None, score=min(m.score, 0.6), recogniser="propagation_misspelt") for m in mentions)
    stays: dict[str, list[Mention]] = {}
    for key in unique:
        settled[key], stays[key] = layers(key, more.get(key, ()))
    return _findings(documents, pieces, settled, stays, rules, people, register, facts, settings)


def _ordinary_guess(mention: Mention, text: str, guards: Guards) -> bool:
    """Say whether a guess of one capitalised word is a word this case also writes in lower case."""
    if mention.tier != 2 or mention.kind not in ("PERSON", "PLACE") or mention.score >= 0.7:
        return False
    words = _WORD.findall(text[mention.start : mention.end])
    return len(words) == 1 and fold_word(words[0]) in guards.vocabulary and fold_word(words[0]) not in guards.names.first_names


def _findings(
    documents: Sequence[Document], pieces: Sequence[Piece], settled: Mapping[str, Sequence[Mention]], stays: Mapping[str, Sequence[Mention]],
    rules: Rules, people: People, register: Register, facts: CaseFacts, settings: DetectSettings,
) -> Detection:  # fmt: skip
    things = Things()
    things.seed(register)
    # full names first, over the whole case, so that a short name finds its person whatever the order of documents
    for piece in pieces:
        for mention in settled[piece.key]:
            if mention.kind == "PERSON" and mention.entity is None and mention.facts.get("form") == "full" and mention.score >= 0.45:
                people.full(piece.clean.text[mention.start : mention.end], mention)
    findings: list[Finding] = []
    kept: list[Finding] = []
    threads: dict[int, Thread] = {}
    for piece in pieces:
        document = documents[piece.document]
        agency = agency_of(document.name, facts)
        thread = threads.setdefault(piece.document, Thread())
        for mention in settled[piece.key]:
            finding = _finding(piece, document, mention, people, things, thread, agency, rules, settings)
            findings.append(finding)
        kept.extend(_kept(piece, document, mention) for mention in settle(stays[piece.key], {}))
    entities: list[Entity] = [*person_entities(people), *things.all()]
    used = {f.entity_id for f in findings}
    kept_ids = {f.entity_id for f in kept}
    entities = [e for e in entities if e.source in ("register", "proposal") or e.id in used or e.id in kept_ids or any(e.id in (i or "") for i in used)]
    return Detection(tuple(findings), tuple(entities), find_risks(rules, documents, pieces, findings), tuple(kept))


def _kept(piece: Piece, document: Document, mention: Mention) -> Finding:
    unit = document.units[piece.unit]
    start, end = piece.clean.back(mention.start, mention.end)
    return Finding(document.name, unit.part, unit.locator, unit.address, piece.offset + start, piece.offset + end, unit.text[piece.offset + start : piece.offset + end],
                   mention.kind, mention.score, mention.recogniser, mention.why, mention.entity, "proposed", "keep")  # fmt: skip


def _finding(
    piece: Piece, document: Document, mention: Mention, people: People, things: Things, thread: Thread, agency: str, rules: Rules, settings: DetectSettings
) -> Finding:
    unit = document.units[piece.unit]
    start, end = piece.clean.back(mention.start, mention.end)
    start, end = piece.offset + start, piece.offset + end
    text = piece.clean.text[mention.start : mention.end]
    context = {k: v for k, v in mention.facts.items() if v and k not in ("code", "role", "gender", "quote")}
    group = rules.classes[mention.kind].group
    entity: str | None = None
    if mention.kind == "PERSON":
        entity, others = resolve(text, mention, people, thread, agency)
        if others:
            context["ambiguous"] = ",".join(others)
        if "+" in entity or "members" in context and entity not in people.by_id:
            context["members"] = ",".join(_couple(entity.split("+"), people))
            entity = None
        somebody = people.by_id.get(entity or "")
        if somebody is not None:
            note(somebody, unit.text[start:end], mention)
            if somebody.role == "child":
                context["child"] = "yes"
    elif group == "contact" and mention.entity:
        ids = mention.entity.split("|")
        entity = ids[0]
        if len(ids) > 1:
            context["ambiguous"] = ",".join(ids[1:])
        if entity in people.by_id:
            note(people.by_id[entity], unit.text[start:end], mention)
    elif group in ("place", "organisation", "reference", "contact"):
        entity = things.of(text, mention, group)
        if mention.kind == "ORGANISATION" and mention.entity:
            context.setdefault("org_kind", _org_kind(things.entities[entity]))
        if mention.kind in ("PLACE", "ADDRESS") and mention.entity:
            context["place_kind"] = things.entities[entity].role
    elif mention.kind == "QUOTE":
        entity = digest("quote", document.name, unit.address, str(piece.offset), mention.facts.get("quote", ""))
    if agency:
        context["agency"] = agency
    if piece.heading and re.search(r"equalit|diversit|protected characteristic", piece.heading) and mention.kind in ("NATIONALITY", "RELIGION"):
        context["heritage"] = "yes"
    state = "proposed" if mention.score >= settings.line else "possible"
    return Finding(
        document.name, unit.part, unit.locator, unit.address, start, end, unit.text[start:end], mention.kind, mention.score, mention.recogniser,
        _sentence_of_why(mention), entity, state, None, None, "", context,  # type: ignore[arg-type]
    )  # fmt: skip


def _couple(ids: Sequence[str], people: People) -> list[str]:
    """Return whom "the Rourkes" means: the victim and the perpetrator where they share the name, else all who bear it."""
    pair = [i for role in ("victim", "perpetrator") for i in ids if i in people.by_id and people.by_id[i].role == role]
    return pair or list(ids)


def _org_kind(entity: Entity) -> str:
    if entity.role and entity.role != "organisation":
        return entity.role
    return "gp_practice" if HOUSEHOLD.search(entity.name) and re.search(r"(?i)surgery|medical|practice", entity.name) else "organisation"


def _sentence_of_why(mention: Mention) -> str:
    why = mention.why[:1].upper() + mention.why[1:]
    return f"{why}; rule {mention.recogniser}, score {mention.score:.2f}."


def register_only(documents: Sequence[Document], *, register: Register, rules: Rules | None = None) -> Detection:
    """Find the register's people, places and organisations and nothing else (layer 1)."""
    rules = rules or load_rules()
    pieces = pieces_of(documents)
    unique = {piece.key: piece for piece in pieces}
    guards = Guards.of(rules.names, _case_words(pieces, rules, register))
    people = People(register, (), rules)
    known = known_register(register, (), rules, guards)
    registered = _known_mentions(unique, known)
    misspelt = _misspelt(unique, known, guards)
    ranks = _ranks(rules)
    from pipeline.detect.identifiers import Identifier

    contacts = [Identifier(rule) for rule in rules.identifiers if rule.entity_type in ("EMAIL", "HANDLE", "URL", "FILE_NAME")]
    settled: dict[str, list[Mention]] = {}
    for key, piece in unique.items():
        text = piece.clean.text
        handles = [m for c in contacts if c.possible(text, True) for m in c.find(text, "")]
        holding = [m for m in _handles(handles, text, known) if m.entity]
        settled[key] = settle([*_join_names([*registered.get(key, ()), *misspelt.get(key, ())], text), *holding], ranks)
    return _findings(documents, pieces, settled, {key: [] for key in unique}, rules, people, register, CaseFacts(), DetectSettings())


__all__ = ["FOUND", "DetectSettings", "detect", "name_key", "register_only"]
