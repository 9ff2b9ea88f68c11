"""Give every finding an id, an action and what shall stand instead, by policy, register and ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import CaseFacts, Detection, Document, Finding, Register, Unit
from pipeline.redact import dates, people
from pipeline.redact.cast import Subject, subject_of, subjects
from pipeline.redact.derived import captions, organisations_within, pronoun_flags, siblings
from pipeline.redact.identity import Numbering
from pipeline.redact.issuing import Issuer
from pipeline.redact.ledger import Ledger
from pipeline.redact.operators import replace_one
from pipeline.redact.policy import Policy, Rule, group_of, rule_for

WINDOW = 120  # characters either side of a finding that travel with it, so that its edit fits the sentence
_TOWNS = ("town", "city", "village", "hamlet", "area", "district", "suburb", "estate", "place", "")
# A court named by these words alone, or one of those that sit for the whole country, tells no town.
_COURT_WORDS = frozenset({
    "the", "a", "crown", "magistrates", "magistrate", "family", "county", "coroner", "coroners", "s", "court", "courts", "high",
    "of", "appeal", "supreme", "king", "queen", "bench", "division", "central", "criminal", "royal", "justice", "and", "tribunal",
    "upper", "first", "tier",
})  # fmt: skip
_PAST_AGE = re.compile(
    r"\b(?:since|from when|when|until|till|by the time|at the age of|from the age of|at age)\b[^.;:()]{0,30}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A finding with its unit and its turn in reading order."""

    finding: Finding
    unit: Unit | None
    order: tuple[int, int, int, int]


def propose(
    detection: Detection,
    *,
    documents: Sequence[Document],
    policy: Policy,
    register: Register,
    facts: CaseFacts,
    ledger: Ledger,
    register_only: bool = False,
) -> tuple[Finding, ...]:
    """Return every finding with id, action and replacement, in reading order.

    Replacements of people, places and organisations are issued to the ledger in the order of first occurrence, possible
    findings last; what the ledger holds is never changed by the program. Captions of photographs and the first pronoun near
    each child are added as findings of their own. With `register_only` nothing but the register's entries is replaced, and
    each of them is, whatever the policy keeps, unless the register itself keeps it. Raises `SettingInvalid` when the register
    gives two people one pseudonym.
    """
    cast = subjects(detection, register, facts)
    issuer = Issuer(cast, register, facts, ledger)
    placed = _whole_quotes(_in_order(detection.findings, documents))
    enriched = [replace(p, finding=_enriched(p, cast)) for p in placed]
    enriched = sorted([*enriched, *_derived(enriched, documents, cast, register_only=register_only)], key=lambda p: p.order)
    numbering = Numbering()
    with_ids = [replace(p, finding=replace(p.finding, id=numbering.id_of(p.finding, p.unit))) for p in enriched]
    proposer = _Proposer(policy, issuer, cast, facts, _neighbours(with_ids), register_only)
    done: dict[int, Finding] = {}
    for wanted in ("proposed", "possible"):
        for at, place in enumerate(with_ids):
            if place.finding.state == wanted:
                done[at] = proposer.proposal(place)
    return tuple(done[at] for at in sorted(done))


def _in_order(findings: Iterable[Finding], documents: Sequence[Document]) -> list[_Place]:
    units: dict[tuple[str, str], tuple[int, int, Unit]] = {}
    for d, document in enumerate(documents):
        for u, known in enumerate(document.units):
            units.setdefault((document.name, known.address), (d, u, known))
    placed = []
    for finding in findings:
        d, u, unit = units.get((finding.document, finding.address)) or (len(documents), 0, None)
        placed.append(_Place(finding, unit, (d, u, finding.start, -finding.end)))
    return sorted(placed, key=lambda p: p.order)


def _whole_quotes(placed: Sequence[_Place]) -> list[_Place]:
    """Join the segments of a quotation that detection cut around the names inside it."""
    first: dict[tuple[str, str, str], int] = {}
    result: list[_Place] = []
    for place in placed:
        finding = place.finding
        if finding.entity_type == "QUOTE" and finding.context.get("segment") and finding.entity_id and place.unit:
            key = (finding.document, finding.address, finding.entity_id)
            if key in first:
                begun = result[first[key]]
                text = place.unit.text[begun.finding.start : finding.end]
                result[first[key]] = replace(begun, finding=replace(begun.finding, end=finding.end, text=text))
                continue
            first[key] = len(result)
        result.append(place)
    return result


def _enriched(place: _Place, cast: Mapping[str, Subject]) -> Finding:
    """Add to the context what policy, operators and grammar ask for beside what detection knows."""
    finding, unit = place.finding, place.unit
    context = dict(finding.context)
    text = unit.text if unit else finding.text
    start, end = (finding.start, finding.end) if unit else (0, len(finding.text))
    context["before"] = text[max(0, start - WINDOW) : start]
    context["after"] = text[end : end + WINDOW]
    context["at_end"] = "yes" if end + WINDOW >= len(text) else "no"
    if unit is not None:
        context["treatment"] = unit.treatment
    subject = subject_of(finding, cast)
    if subject is not None:
        _about(context, subject, finding.entity_type)
    if context.get("org_kind") == "court" and not set(re.findall(r"[a-z]+", finding.text.lower())) - _COURT_WORDS:
        context["generic"] = "yes"
    if finding.entity_type == "AGE":
        _about_age(context, finding.text, cast)
    elif finding.entity_type == "DATE":
        context["precision"] = dates.precision(finding.text, context.get("edtf", ""))
    elif finding.entity_type == "QUOTE":
        context.setdefault("words", "few" if len(re.findall(r"\w+", finding.text)) <= 3 else "many")
        context.setdefault("medium", people.medium_of(finding.text, context["before"], context["after"]))
    elif finding.entity_type == "PERSON" and _is_shouted(text, start, end):
        context["shout"] = "yes"
    entity_id = subject.id if subject is not None and subject.listed else finding.entity_id
    return replace(finding, context=context, entity_id=entity_id)


def _about(context: dict[str, str], subject: Subject, entity_type: str) -> None:
    if subject.keep:
        context["keep"] = "yes"
    if subject.listed:
        context["listed"] = "yes"
    if subject.chosen and subject.group in ("place", "organisation"):
        context["replaced"] = "yes"
    if subject.role == "child":
        context["child"] = "yes"
    if entity_type == "ORGANISATION" and subject.role and (subject.listed or "org_kind" not in context):
        context["org_kind"] = subject.role
    if entity_type in ("PLACE", "ADDRESS") and subject.role and (subject.listed or "place_kind" not in context):
        context["place_kind"] = subject.role


def _about_age(context: dict[str, str], text: str, cast: Mapping[str, Subject]) -> None:
    """Tell an age at an event from an age now, and a child's age from an adult's."""
    past = bool(_PAST_AGE.search(context["before"]) or people.AGE_CLAUSE.match(re.split(r"\d", text)[0].strip() or "-"))
    past = past and not re.search(r"\baged\s*$", context["before"] + re.split(r"\d", text)[0], re.IGNORECASE)
    context.setdefault("age_at", "past" if past else "now")
    owner = cast.get(context.get("age_of", ""))
    if owner is not None and owner.role == "child":
        context["child"] = "yes"
    if "child" not in context and owner is None and context["age_at"] == "now":
        age = people.age_number(text)
        if age is not None and age < 18:
            context["child"] = "yes"


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Say whether the sentence around a name is in capitals, so that the name is no sign of its own."""
    own = text[start:end]
    if not own.isupper():
        return False
    left = max(text.rfind(mark, 0, start) for mark in ".!?\n")
    right = min((at for mark in ".!?\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    rest = [c for c in text[left + 1 : start] + text[end:right] if c.isalpha()]
    if len(rest) < 3:
        return (
            len(text.strip()) == len(own.strip()) and (len(own.split()) > 1 or len(own) > 4) and not any(c.isdigit() for c in own)
        )
    return sum(c.isupper() for c in rest) >= 0.85 * len(rest)


def _derived(
    placed: Sequence[_Place], documents: Sequence[Document], cast: Mapping[str, Subject], *, register_only: bool
) -> Iterator[_Place]:
    by_unit: dict[tuple[int, int], list[_Place]] = {}
    for place in placed:
        if place.unit is not None:
            by_unit.setdefault(place.order[:2], []).append(place)
    for (d, u), group in sorted(by_unit.items()):
        unit = group[0].unit
        assert unit is not None
        of_unit = [p.finding for p in group]
        name = documents[d].name
        added = [*organisations_within(name, unit, of_unit, cast)]
        if not register_only:
            added += [*captions(name, unit, of_unit), *siblings(name, unit, of_unit, cast)]
        for finding in added:
            yield _Place(_enriched(_Place(finding, unit, (d, u, 0, 0)), cast), unit, (d, u, finding.start, -finding.end))
    flagged: set[str] = set()
    for (d, u), group in sorted(by_unit.items()) if not register_only else ():
        unit = group[0].unit
        assert unit is not None
        for finding in pronoun_flags(documents[d].name, unit, [p.finding for p in group], cast, flagged):
            yield _Place(_enriched(_Place(finding, unit, (d, u, 0, 0)), cast), unit, (d, u, finding.start, -finding.end))


def _neighbours(placed: Sequence[_Place]) -> Mapping[tuple[str, str], list[Finding]]:
    by_unit: dict[tuple[str, str], list[Finding]] = {}
    for place in placed:
        by_unit.setdefault((place.finding.document, place.finding.address), []).append(place.finding)
    return by_unit


# What a register's entry gets where only the register speaks and the policy would have kept it.
_WHY_LISTED = "it stands in the register, which does not keep it"
_REPLACED = {
    "person": Rule(id="listed-person", action="pseudonymise", operator="person", params={"style": "number"}, why=_WHY_LISTED),
    "place": Rule(id="listed-place", action="pseudonymise", operator="place", why=_WHY_LISTED),
    "organisation": Rule(id="listed-organisation", action="generalise", operator="label", why=_WHY_LISTED),
}


@dataclass(frozen=True, slots=True)
class _Proposer:
    """Everything a proposal needs beside the finding."""

    policy: Policy
    issuer: Issuer
    cast: Mapping[str, Subject]
    facts: CaseFacts
    beside: Mapping[tuple[str, str], list[Finding]]
    register_only: bool = False

    def proposal(self, place: _Place) -> Finding:
        """Apply the policy to one finding."""
        finding = place.finding
        subject = subject_of(finding, self.cast)
        group = subject.group if subject else group_of(finding.entity_type)
        rule = rule_for(
            self.policy,
            entity_type=finding.entity_type,
            group=group,
            role=subject.role if subject else "",
            context=finding.context,
        )
        if self.register_only and rule.action == "keep" and subject and subject.listed and not subject.keep:
            rule = _REPLACED.get(group, rule) if finding.context.get("form") != "pseudonym" else rule
        why = f"{finding.why} Policy: {rule.why}.".strip() if rule.why else finding.why
        if rule.action == "keep":
            return replace(finding, action="keep", replacement=None, why=why)
        if finding.entity_type == "PERSON" and rule.operator == "person" and not self._bases(finding, subject, rule):
            marker = "[name removed]"
            why += " The name belongs to more than one person and the text does not say whose it is."
            return replace(finding, action="redact", replacement=marker, why=why)
        params = self._params(finding, subject, rule)
        text = replace_one(finding.text, finding.entity_type, rule.operator, params)
        context = dict(finding.context)
        if "bases" in params:
            context["bases"] = params["bases"]
        elif "base" in params:
            context["bases"] = json.dumps([params["base"]], ensure_ascii=False)
        if rule.operator == "remove":
            context["empty"] = params.get("text", self.policy.marker)
        state = "possible" if rule.ask else finding.state
        return replace(finding, action=rule.action, replacement=text, why=why, context=context, state=state)

    def _params(self, finding: Finding, subject: Subject | None, rule: Rule) -> dict[str, str]:
        context = finding.context
        params = {**rule.params, "shout": context.get("shout", "")}
        if rule.operator == "person":
            params["bases"] = json.dumps(self._bases(finding, subject, rule), ensure_ascii=False)
        elif rule.operator == "place":
            params["base"] = self.issuer.place(subject, rule) if subject else "[place removed]"
        elif rule.operator == "label":
            kind = rule.params.get("kind") or context.get("org_kind") or context.get("place_kind") or ""
            params["base"] = self.issuer.labelled(subject, kind, finding.text)
        elif rule.operator == "street":
            params["base"] = self._street(finding, subject, rule)
        elif rule.operator == "caption":
            params["base"] = self._caption(finding)
        elif rule.operator == "date":
            params |= {"edtf": context.get("edtf", ""), "death": self.facts.dates.get("death", "")}
            params.setdefault("to", "month")
        elif rule.operator == "time":
            params["time"] = context.get("time", "")
        elif rule.operator == "relation":
            sibling = self._sibling(finding, subject)
            params["base"] = self.issuer.person(sibling, {"style": "letter", "label": "Child"}) if sibling else ""
        elif rule.operator == "quote":
            params["inside"] = json.dumps(self._inside(finding), ensure_ascii=False)
        elif rule.operator == "marker":
            params.setdefault("text", self.policy.marker)
        return params

    def _bases(self, finding: Finding, subject: Subject | None, rule: Rule) -> list[str]:
        members = [self.cast[m] for m in finding.context.get("members", "").split(",") if m in self.cast]
        about = members or ([subject] if subject else [])
        return [
            person.names[0] if person.keep and person.names else self.issuer.person(person, self._style(person, rule))
            for person in about
        ]

    def _style(self, person: Subject, rule: Rule) -> Mapping[str, str]:
        """Return the style of the rule a person would meet alone, so that a family mention names each as elsewhere."""
        context = {"child": "yes"} if person.role == "child" else {}
        own = rule_for(self.policy, entity_type="PERSON", group="person", role=person.role, context=context)
        return own.params if own.operator == "person" else rule.params

    def _street(self, finding: Finding, subject: Subject | None, rule: Rule) -> str:
        """Return "a road in Town N" where the town is known from the name itself or from detection."""
        label = rule.params.get("label", "a road")
        if finding.context.get("place_kind") in ("street", "road") and not re.search(r"\d", finding.text):
            label = "a road"
        words = set(re.findall(r"[^\W\d_]{3,}", finding.text.casefold()))
        named = cast_towns(self.cast)
        town = next((t for t in named if t.id == finding.context.get("town")), None)
        if town is None:
            town = next(
                (t for t in named if words & {w for n in t.names for w in re.findall(r"[^\W\d_]{3,}", n.casefold())}), None
            )
        if town is None or town.keep or (subject is not None and town.id == subject.id):
            return label
        return f"{label} in {self.issuer.place(town, rule)}"

    def _caption(self, finding: Finding) -> str:
        people_on = [f for f in self.beside[finding.document, finding.address] if f.entity_type == "PERSON"]
        names: list[str] = []
        for other in people_on:
            subject = subject_of(other, self.cast)
            context = other.context
            rule = rule_for(
                self.policy, entity_type="PERSON", group="person", role=subject.role if subject else "", context=context
            )
            names += [other.text] if rule.action == "keep" else self._bases(other, subject, rule)
        joined = " and ".join(dict.fromkeys(names)) or "[picture]"
        return f"Photograph of {joined}" if finding.context.get("alt") == "yes" else joined

    def _sibling(self, finding: Finding, subject: Subject | None) -> Subject | None:
        """Return the one child whom "his sister", said of another child, can only mean."""
        if not people.is_sibling(finding.text):
            return None
        if subject is not None and subject.role == "child":
            return subject
        children = [s for s in self.cast.values() if s.role == "child" and s.listed]
        owner = finding.context.get("relation_to") or self._spoken_of(finding)
        others = [child for child in children if child.id != owner]
        female = bool(re.search(r"sister", finding.text, re.IGNORECASE))
        if owner in {c.id for c in children} and len(others) == 1:
            gender = (others[0].gender or "").lower()[:1]
            return others[0] if gender in ("", "f" if female else "m") else None
        return None

    def _spoken_of(self, finding: Finding) -> str:
        before = [
            f for f in self.beside[finding.document, finding.address] if f.entity_type == "PERSON" and f.end <= finding.start
        ]
        return (before[-1].entity_id or "") if before else ""

    def _inside(self, finding: Finding) -> list[str]:
        beside = self.beside[finding.document, finding.address]
        return [
            f.text
            for f in beside
            if f is not finding and finding.start <= f.start and f.end <= finding.end and f.id != finding.id
        ]


def cast_towns(cast: Mapping[str, Subject]) -> list[Subject]:
    """Return the towns, villages and areas of the case."""
    return [s for s in cast.values() if s.group == "place" and s.role in _TOWNS]
