# ruff: noqa: E501 - a pattern or an example stands on one line
"""Turn settled mentions into findings of documents, linked to entities."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.detect.engine.analysis import DetectSettings
from pipeline.detect.register.people import People, Somebody
from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.settling.link import Thread, note, person_entities, pronoun_behind, resolve
from pipeline.detect.settling.risks import find_risks
from pipeline.detect.settling.things import Things
from pipeline.detect.words.mention import Mention, settle, with_facts
from pipeline.detect.words.text import Piece
from pipeline.detect.words.voice import Voices, voices
from pipeline.model import CaseFacts, Detection, Document, Entity, Finding, Register, State, digest

_PRACTICE = re.compile(r"(?i)\b(?:surgery|practice|primary care|medical centre|health centre|general practice|gp)\b")


def findings_of(
    documents: Sequence[Document], pieces: Sequence[Piece], settled: Mapping[str, Sequence[Mention]], stays: Mapping[str, Sequence[Mention]],
    rules: Rules, people: People, register: Register, facts: CaseFacts, settings: DetectSettings,
) -> Detection:  # fmt: skip
    things = Things()
    things.seed(register)
    # full names first, over the whole case, so that a short name finds its person whatever the order of documents
    for piece in pieces:
        for mention in settled[piece.key]:
            if (
                mention.kind == "PERSON"
                and mention.entity is None
                and mention.facts.get("form") == "full"
                and mention.score >= 0.45
            ):
                people.full(piece.clean.text[mention.start : mention.end], mention)
            elif mention.kind == "PERSON" and mention.entity and mention.facts.get("form") == "misspelt":
                people.also_written(mention.entity.split("|"), piece.clean.text[mention.start : mention.end])
            elif mention.kind == "PERSON" and mention.entity in people.by_id and mention.facts.get("form") == "full":
                people.by_id[str(mention.entity)].told |= {mention.facts.get("gender", "")} - {""}
    findings: list[Finding] = []
    kept: list[Finding] = []
    threads: dict[int, Thread] = {}
    speaking = voices(facts)
    for piece in pieces:
        document = documents[piece.document]
        thread = threads.setdefault(piece.document, Thread())
        mentions = settled[piece.key]
        agency = speaking.of(document.name, piece) if mentions else ""
        here = [_finding(piece, document, m, people, things, thread, agency, speaking, rules, settings) for m in mentions]
        written = document.units[piece.unit].text
        findings.extend(_with_speakers(_beside(here, written, people, settings), written))
        kept.extend(_kept(piece, document, mention) for mention in settle(stays[piece.key], {}))
    entities: list[Entity] = [*person_entities(people), *things.all()]
    used = {f.entity_id for f in (*findings, *kept)}
    entities = [e for e in entities if e.source in ("register", "proposal") or e.id in used]
    return Detection(tuple(findings), tuple(entities), find_risks(rules, documents, pieces, findings), tuple(kept))


def _beside(here: Sequence[Finding], text: str, people: People, settings: DetectSettings) -> list[Finding]:
    """Say whose age an age is, and which relations are about a child of this case."""
    children = people.children
    result: list[Finding] = []
    person: Finding | None = None
    for finding in here:
        if finding.entity_type == "PERSON" and finding.state == "proposed":
            person = finding
        elif (
            finding.entity_type == "AGE"
            and person is not None
            and finding.start - person.end <= 45
            and not re.search(r"[.;!?]\s", text[person.end : finding.start])
        ):
            somebody = people.by_id.get(person.entity_id or "")
            context = dict(finding.context)
            if somebody is not None and _is_child(somebody, finding, text[person.end : finding.start]):
                somebody.role = "child"
                people.children = True
            elif somebody is not None and _is_adult(finding, text[person.end : finding.start]):
                somebody.adult = True
            if person.entity_id and (context.get("age_of") != "child" or (somebody is not None and somebody.role == "child")):
                context["age_of"] = person.entity_id
            if somebody is not None and somebody.role == "child":
                context["child"] = "yes"
            finding = replace(finding, context=context)
        elif finding.entity_type == "RELATION" and finding.context.get("form") == "plain" and children:
            finding = replace(finding, score=0.55, state="proposed" if settings.line <= 0.55 else "possible")
        result.append(finding)
    return result


_GROWN = re.compile(r"(?i)\b(?:adult|grown[- ]up|grown) (?:step|grand)?(?:son|daughter|child|children),? $")
_AT_ONCE = re.compile(r"(?i)[ ,]*\(?(?:(?:who|then|now|was|is|aged|only|just|nearly|age) ?){0,3}")


_SAYS = re.compile(
    r"(?i)\b(?:said|says|told|tells|texted|messaged|wrote|writes|replied|shouted|screamed|stated|asked|whispered|threatened|yelled|added|answered|posted|sent|saying|writing)\b"
)


def _with_speakers(here: Sequence[Finding], text: str) -> list[Finding]:
    """Say who spoke the verbatim words: the person named with a word of speech right before or after them."""
    people = [f for f in here if f.entity_type == "PERSON" and f.state == "proposed" and f.entity_id]
    result = []
    for finding in here:
        if finding.entity_type == "QUOTE" and "speaker" not in finding.context:
            before = [p for p in people if p.end <= finding.start and not re.search(r"[.;!?]\s", text[p.end : finding.start])]
            after = [p for p in people if p.start >= finding.end and p.start - finding.end < 25]
            first = min(before, key=lambda p: p.start, default=None)
            if first is not None and _SAYS.search(text[first.end : finding.start]):
                finding = replace(finding, context={**finding.context, "speaker": str(first.entity_id)})
            elif after and _SAYS.search(text[finding.end : after[0].start] + text[after[0].end : after[0].end + 12]):
                finding = replace(finding, context={**finding.context, "speaker": str(after[0].entity_id)})
        result.append(finding)
    return result


def _is_child(somebody: Somebody, age: Finding, between: str) -> bool:
    """Say whether an age right beside a name makes its bearer a child: "Example (7)", "Example, who was 11"."""
    years = age.context.get("age", "")
    return (
        somebody.source == "found"
        and not somebody.role
        and not somebody.titles
        and years.isdigit()
        and int(years) < 18
        and "several" not in age.context
        and _AT_ONCE.fullmatch(between) is not None
    )


def _is_adult(age: Finding, between: str) -> bool:
    years = age.context.get("age", "")
    return years.isdigit() and int(years) >= 18 and "several" not in age.context and _AT_ONCE.fullmatch(between) is not None


def _kept(piece: Piece, document: Document, mention: Mention) -> Finding:
    unit = document.units[piece.unit]
    start, end = piece.clean.back(mention.start, mention.end)
    return Finding(document.name, unit.part, unit.locator, unit.address, piece.offset + start, piece.offset + end, unit.text[piece.offset + start : piece.offset + end],
                   mention.kind, mention.score, mention.recogniser, mention.why, mention.entity, "proposed", "keep")  # fmt: skip


def _finding(
    piece: Piece,
    document: Document,
    mention: Mention,
    people: People,
    things: Things,
    thread: Thread,
    agency: str,
    speaking: Voices,
    rules: Rules,
    settings: DetectSettings,
) -> Finding:
    unit = document.units[piece.unit]
    start, end = piece.clean.back(mention.start, mention.end)
    start, end = piece.offset + start, piece.offset + end
    text = piece.clean.text[mention.start : mention.end]
    context = {k: v for k, v in mention.facts.items() if v and k not in ("code", "role", "gender", "quote")}
    group = rules.classes[mention.kind].group
    entity: str | None = None
    if context.get("title") == "Doctor" and _PRACTICE.search(agency):
        mention = with_facts(mention, title="GP")
        context["title"] = "GP"
    if mention.kind == "PERSON":
        if mention.facts.get("form") == "surname" and not mention.facts.get("gender"):
            mention = with_facts(mention, pronoun=pronoun_behind(piece.clean.text, mention.end))
        scope = speaking.beside(piece.clean.text, mention.end) or agency
        entity, others = resolve(text, mention, people, thread, scope)
        if others:
            context["ambiguous"] = ",".join(others)
        if "+" in entity or ("members" in context and entity not in people.by_id):
            context["members"] = ",".join(_couple(entity.split("+"), people))
            entity = None
        somebody = people.by_id.get(entity or "")
        if somebody is not None:
            note(somebody, unit.text[start:end], mention)
            somebody.adult |= _GROWN.search(piece.clean.text, 0, mention.start) is not None
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
            context.setdefault("org_kind", _org_kind(things.entities[entity], rules))
        if mention.kind in ("PLACE", "ADDRESS") and mention.entity:
            context["place_kind"] = things.entities[entity].role
    elif mention.kind == "QUOTE":
        entity = digest("quote", document.name, unit.address, str(piece.offset), mention.facts.get("quote", ""))
    if agency:
        context["agency"] = agency
    if (
        mention.kind in ("NATIONALITY", "RELIGION")
        and piece.heading
        and re.search(r"equalit|diversit|protected characteristic", piece.heading)
    ):
        context["heritage"] = "yes"
    state: State = "proposed" if mention.score >= settings.line else "possible"
    return Finding(
        document.name, unit.part, unit.locator, unit.address, start, end, unit.text[start:end], mention.kind, mention.score, mention.recogniser,
        _sentence_of_why(mention), entity, state, None, None, "", context,
    )  # fmt: skip


def _couple(ids: Sequence[str], people: People) -> list[str]:
    """Return whom "the Rourkes" means: the victim and the perpetrator where they share the name, else all who bear it."""
    pair = [i for role in ("victim", "perpetrator") for i in ids if i in people.by_id and people.by_id[i].role == role]
    return pair if len(pair) == 2 else list(ids)


def _org_kind(entity: Entity, rules: Rules) -> str:
    if entity.role and entity.role != "organisation":
        return entity.role
    return (
        "gp_practice"
        if rules.names.household.search(entity.name) and re.search(r"(?i)surgery|medical|practice|meddygfa", entity.name)
        else "organisation"
    )


def _sentence_of_why(mention: Mention) -> str:
    why = mention.why[:1].upper() + mention.why[1:]
    return f"{why}; rule {mention.recogniser}, score {mention.score:.2f}."
