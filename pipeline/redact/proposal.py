"""Apply the policy to one finding: its action and what stands instead, by register and ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Finding, Register
from pipeline.redact import people
from pipeline.redact.cast import Subject, is_party, subject_of
from pipeline.redact.enriching import Place
from pipeline.redact.handles import with_name_replaced
from pipeline.redact.issuing import Issuer
from pipeline.redact.operators import replace_one
from pipeline.redact.policy import Policy, Rule, group_of, rule_for

_TOWNS = ("town", "city", "village", "hamlet", "area", "district", "suburb", "estate", "place", "")


# What a register's entry gets where only the register speaks and the policy would have kept it.
_WHY_LISTED = "it stands in the register, which does not keep it"
_REPLACED = {
    "person": Rule(id="listed-person", action="pseudonymise", operator="person", params={"style": "number"}, why=_WHY_LISTED),
    "place": Rule(id="listed-place", action="pseudonymise", operator="place", why=_WHY_LISTED),
    "organisation": Rule(id="listed-organisation", action="generalise", operator="label", why=_WHY_LISTED),
}


def neighbours(placed: Sequence[Place]) -> Mapping[tuple[str, str], list[Finding]]:
    by_unit: dict[tuple[str, str], list[Finding]] = {}
    for place in placed:
        by_unit.setdefault((place.finding.document, place.finding.address), []).append(place.finding)
    return by_unit


@dataclass(frozen=True, slots=True)
class Proposer:
    """Everything a proposal needs beside the finding."""

    policy: Policy
    issuer: Issuer
    cast: Mapping[str, Subject]
    death: str  # ISO day, or ""
    beside: Mapping[tuple[str, str], list[Finding]]
    own_names: Mapping[str, Sequence[str]]  # what the register calls each of its entries
    register_only: bool = False

    def issue_register(self, register: Register) -> None:
        """Name the people of the register in its own order, whoever occurs first.

        So each has one pseudonym in all files of a case, also in files that are finished one by one.
        """
        for listed in register.people:
            person = self.cast[listed.id]
            rule = self._rule_of(person)
            if rule.operator == "person" and (rule.action != "keep" or self.register_only) and not person.keep:
                self.issuer.person(person, self._style(person, rule))

    def proposal(self, place: Place) -> Finding:
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
        if finding.entity_type == "PERSON" and rule.operator == "person" and "family" in finding.context:
            return self._family(finding, rule, why)
        if finding.entity_type == "PERSON" and rule.operator == "person" and not self._bases(finding, subject, rule):
            marker = "[name removed]"
            why += " The name belongs to more than one person and the text does not say whose it is."
            return replace(finding, action="redact", replacement=marker, why=why)
        if self.register_only and subject and group_of(finding.entity_type) == "contact":
            inside = with_name_replaced(finding.text, self.own_names.get(subject.id, ()), self._base(subject))
            if inside is not None:
                return replace(finding, action="pseudonymise", replacement=inside, why=why)
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
            params |= {"edtf": context.get("edtf", ""), "death": self.death, "told": context.get("told", "")}
            params["own_start"] = context.get("own_start", "")
            params.setdefault("to", "month")
        elif rule.operator == "time":
            params |= {"time": context.get("time", ""), "form": context.get("form", "")}
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

    def _family(self, finding: Finding, rule: Rule, why: str) -> Finding:
        """Name a family by the one of the register whose it is: "Laura's family"."""
        context = dict(finding.context)
        noun, owner = context["noun"], self.cast.get(context["family"])
        told = context["told"] or f"another {noun}"
        if owner is not None:
            name = owner.names[0] if owner.keep else self.issuer.person(owner, self._style(owner, rule))
            context["bases"] = json.dumps([name], ensure_ascii=False)
            told = f"{name}'s family" if noun == "family" else f"the {noun} of {name}'s family"
        told = told.upper() if context.get("shout") == "yes" else told
        return replace(finding, action="pseudonymise", replacement=told, why=why, context=context)

    def _base(self, subject: Subject) -> str:
        """Return what stands instead of a listed subject where nothing but its name goes."""
        rule = _REPLACED[subject.group]
        if subject.group == "person":
            return self.issuer.person(subject, self._style(subject, rule))
        if subject.group == "place":
            return self.issuer.place(subject, rule)
        return self.issuer.labelled(subject, subject.role, subject.names[0])

    def _style(self, person: Subject, rule: Rule) -> Mapping[str, str]:
        """Return the style of the rule a person would meet alone, so that a family mention names each as elsewhere."""
        own = self._rule_of(person)
        return own.params if own.operator == "person" else rule.params

    def _rule_of(self, person: Subject) -> Rule:
        context = {"child": "yes"} if person.role == "child" else {"party": "yes"} if is_party(person) else {}
        return rule_for(self.policy, entity_type="PERSON", group="person", role=person.role, context=context)

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
