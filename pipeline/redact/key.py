"""Two tables that never meet in one file: the confidential key (who is who) and the public legend (pseudonym, relationship)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import CaseFacts, Detection, Entity, Finding, Register
from pipeline.redact.cast import Subject, name_words, real_names, subjects
from pipeline.redact.wording import labels, role_label

_NO_FACTS = CaseFacts()
_ROLES = {
    "victim": "the victim", "perpetrator": "the perpetrator", "child": "child", "family": "family member", "friend": "friend",
    "professional": "practitioner",
}  # fmt: skip

_SEVERAL = re.compile(
    r"(?:children|sons|daughters|parents|mothers|fathers|brothers|sisters|siblings|cousins|nephews|nieces|aunts|uncles|friends"
    r"|neighbours|relatives)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One line of the legend a report may carry; nothing in it is confidential."""

    pseudonym: str
    relationship: str


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One line of the confidential key."""

    id: str
    pseudonym: str
    name: str = field(repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    role: str = ""
    agency: str = ""
    chosen_by: str = ""


@dataclass(frozen=True, slots=True)
class Collision:
    """A replacement that equals, or is easily taken for, a real name of the case."""

    entity_id: str
    replacement: str
    other_id: str
    why: str


def legend(
    entities: Sequence[Entity], *, issued: Mapping[str, str], register: Register, findings: Sequence[Finding] = ()
) -> tuple[LegendRow, ...]:
    """Return pseudonym and relationship of every person with a replacement, in the order of importance.

    With `findings`, only people who occur. A relationship that holds a real name, or a child's gender, is told in general words.
    """
    cast = _cast(entities, issued, register)
    occurring = _occurring(findings)
    forbidden = real_names(cast, _NO_FACTS)
    return tuple(
        LegendRow(issued[subject.id], _relationship(subject, forbidden))
        for subject in _people_in_order(cast, issued)
        if not occurring or subject.id in occurring
    )


def _cast(entities: Sequence[Entity], issued: Mapping[str, str], register: Register) -> dict[str, Subject]:
    """Return everybody of the case; who was issued a child's letter is a child: "half-brother" there would tell the gender."""
    cast = subjects(Detection((), tuple(entities)), register, _NO_FACTS)
    under_letters = (s for s in cast.values() if s.group == "person" and issued.get(s.id, "").split()[:1] == [labels().child])
    return cast | {subject.id: replace(subject, role="child") for subject in under_letters}


def _begun_small(relation: str) -> str:
    """Write "Paternal grandmother" of a family table as it stands inside a line; an abbreviation keeps its capitals."""
    return relation[:1].lower() + relation[1:] if relation[1:2].islower() else relation


def _relationship(subject: Subject, forbidden: Collection[str]) -> str:
    told = _ROLES.get(subject.role, "")
    if subject.role == "child":
        return told
    relation = _begun_small(subject.relation) if subject.relation else subject.title or ""
    one = not _SEVERAL.search(relation)  # "Grandchildren" heads the rows of several
    if relation and one and not set(name_words(relation)) & set(forbidden):
        return relation if subject.role not in ("victim", "perpetrator") else told
    label = role_label(subject.title, *(subject.names if subject.code else ()), subject.relation)
    return label.label if label and not told else told or "other"


def key_rows(entities: Sequence[Entity], *, issued: Mapping[str, str], register: Register) -> tuple[KeyRow, ...]:
    """Return the confidential key: every person, place and organisation that has a replacement."""
    cast = _cast(entities, issued, register)
    chosen = {person.id: person.chosen_by or "" for person in register.people}
    return tuple(
        KeyRow(
            id=subject.id,
            pseudonym=issued[subject.id],
            name=subject.names[0] if subject.names else "",
            aliases=subject.names[1:],
            role=subject.role,
            agency=subject.agency or "",
            chosen_by=chosen.get(subject.id, ""),
        )
        for subject in cast.values()
        if subject.id in issued
    )


def _people_in_order(cast: Mapping[str, Subject], issued: Mapping[str, str]) -> list[Subject]:
    order = ("victim", "perpetrator", "child", "family", "friend")
    people = [s for s in cast.values() if s.group == "person" and s.id in issued and not s.keep]
    return sorted(people, key=lambda s: (order.index(s.role) if s.role in order else len(order), issued[s.id]))


def _occurring(findings: Sequence[Finding]) -> frozenset[str]:
    ids = [f.entity_id for f in findings if f.entity_id and f.action != "keep"]
    members = [m for f in findings for m in f.context.get("members", "").split(",") if m]
    return frozenset((*ids, *members))


def collisions(
    entities: Sequence[Entity], *, issued: Mapping[str, str], register: Register, facts: CaseFacts = _NO_FACTS
) -> tuple[Collision, ...]:
    """Return every pseudonym of a person or place that is also a real name of the case, its own included.

    Phrases such as "the GP practice" and codes such as "PC 1" cannot collide; an agency's own code is no real name.
    """
    cast = subjects(Detection((), tuple(entities)), register, facts)
    return tuple(_collisions(cast, issued, facts))


def _collisions(cast: Mapping[str, Subject], issued: Mapping[str, str], facts: CaseFacts) -> Iterator[Collision]:
    owners: dict[str, list[tuple[str, str]]] = {}
    for subject in cast.values():
        if not subject.code:
            for name in subject.names:
                for word in name_words(name):
                    owners.setdefault(word, []).append((subject.id, name))
    for name in facts.keep_people:
        for word in name_words(name):
            owners.setdefault(word, []).append(("panel", name))
    for entity_id, replacement in sorted(issued.items()):
        holder = cast.get(entity_id)
        if holder is None or holder.group != "person" or not replacement.replace("-", "").replace("’", "").isalpha():
            continue
        for other in dict.fromkeys(owner for word in name_words(replacement) for owner, _ in owners.get(word, ())):
            why = "it is this person's own name" if other == entity_id else "it is the real name of somebody else in this case"
            yield Collision(entity_id, replacement, other, why)
