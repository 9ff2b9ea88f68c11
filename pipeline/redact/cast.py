"""Who the findings are about: entities of detection joined with what the register says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import CaseFacts, Detection, Entity, Finding, Register, digest
from pipeline.redact.policy import group_of


@dataclass(frozen=True, slots=True)
class Subject:
    """One person, place or organisation with everything a replacement depends on."""

    id: str
    group: str
    role: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)
    title: str | None = None
    relation: str | None = None
    agency: str | None = None
    gender: str | None = None
    culture: str | None = None
    chosen: str | None = field(default=None, repr=False)  # what the register says shall stand instead
    keep: bool = False
    listed: bool = False
    code: bool = False  # an agency's own code, such as SW1


def subjects(detection: Detection, register: Register, facts: CaseFacts) -> dict[str, Subject]:
    """Return every entity of the case by id; the register's word counts over detection's."""
    cast = {entity.id: _of_entity(entity) for entity in detection.entities}
    for person in register.people:
        found = cast.get(person.id)
        cast[person.id] = Subject(
            person.id,
            "person",
            role=person.role,
            names=_distinct((person.name, *person.also, *(found.names if found else ()))),
            title=person.title or (found.title if found else None),
            relation=person.relation or (found.relation if found else None),
            agency=person.agency or (found.agency if found else None),
            gender=person.gender,
            culture=getattr(person, "culture", None),
            chosen=person.pseudonym or None,
            keep=person.keep or person.name in facts.keep_people,
            listed=True,
        )
    for group, items in (("place", register.places), ("organisation", register.organisations)):
        for item in items:
            found = cast.get(item.id)
            names = _distinct((item.name, *item.also, *(found.names if found else ())))
            cast[item.id] = Subject(
                item.id, group, role=item.kind, names=names, chosen=item.replacement or None, keep=item.keep, listed=True
            )
    return cast


def _of_entity(entity: Entity) -> Subject:
    return Subject(
        entity.id,
        entity.group,
        role=entity.role,
        names=_distinct((entity.name, *entity.surfaces)),
        title=entity.title,
        relation=entity.relation,
        agency=entity.agency,
        keep=entity.keep,
        listed=entity.source == "register",
        code=entity.source == "code",
    )


def subject_of(finding: Finding, cast: Mapping[str, Subject]) -> Subject | None:
    """Return whom a finding is about; people, places and organisations nobody linked are told apart by their words.

    A name that two people share (`ambiguous`) and that is linked to neither is about nobody in particular: None.
    """
    home = _home_in(finding, cast) if finding.entity_type in ("ADDRESS", "PLACE") else None
    if home is not None:
        return home
    if finding.entity_id:
        known = cast.get(finding.entity_id)
        if known is not None:
            return known
        return Subject(finding.entity_id, group_of(finding.entity_type), role=_role(finding), names=(finding.text,))
    group = group_of(finding.entity_type)
    if group not in ("person", "place", "organisation") or finding.context.get("ambiguous") or finding.context.get("members"):
        return None
    words = " ".join(re.findall(r"\w+", finding.text.casefold()))
    return Subject(digest("unlinked", group, words), group, role=_role(finding), names=(finding.text,))


def _home_in(finding: Finding, cast: Mapping[str, Subject]) -> Subject | None:
    """Return the home of the register whose name a longer address holds ("9 Example Row, Example PL99 1QX")."""
    own = cast.get(finding.entity_id or "")
    if own is not None and own.listed:
        return None
    text = _padded(finding.text)
    for subject in cast.values():
        if subject.group == "place" and subject.listed and subject.role in ("home", "address", "house", "flat"):
            for name in subject.names:
                words = _padded(name)
                if len(words.split()) > 1 and any(len(word) > 3 for word in words.split()) and words in text:
                    return subject
    return None


def _padded(text: str) -> str:
    return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


def _role(finding: Finding) -> str:
    return finding.context.get("org_kind") or finding.context.get("place_kind") or ""


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def real_names(cast: Mapping[str, Subject], facts: CaseFacts) -> frozenset[str]:
    """Return every word of every name of the case, folded: what no pseudonym may be."""
    texts: list[str] = [*facts.keep_people, *facts.agencies, facts.csp]
    for subject in cast.values():
        if not subject.code:
            texts += subject.names
    return frozenset(word for text in texts for word in name_words(text))


def name_words(text: str) -> Sequence[str]:
    """Return the words of a name, folded, without a possessive."""
    return [word for word in re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", text).casefold()) if len(word) > 1]
