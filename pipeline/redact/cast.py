"""Who the findings are about: entities of detection joined with what the register says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import CaseFacts, Detection, Entity, Finding, Register, digest
from pipeline.redact.policy import group_of
from pipeline.redact.wording import role_label


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


def is_party(subject: Subject) -> bool:
    """Say whether the register lists somebody for no office and no relation: one of the people of the story."""
    if not subject.listed or subject.group != "person" or subject.role != "other":
        return False
    return role_label(subject.title, subject.relation) is None


def subjects(detection: Detection, register: Register, facts: CaseFacts) -> dict[str, Subject]:
    """Return every entity of the case by id; the register's word counts over detection's."""
    cast = {entity.id: _of_entity(entity) for entity in detection.entities}
    for person in register.people:
        found = cast.get(person.id)
        names = _distinct((person.name, *person.also, *(found.names if found else ())))
        cast[person.id] = Subject(
            person.id,
            "person",
            role=person.role,
            names=names,
            title=person.title or (found.title if found and person.role == "professional" else None),
            relation=person.relation or (found.relation if found else None),
            agency=person.agency or (found.agency if found else None),
            gender=person.gender or stated_gender(person.relation, *names) or (found.gender if found else None),
            culture=person.culture,
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
        gender=getattr(entity, "gender", None) or stated_gender(entity.relation, entity.name, *entity.surfaces),
        keep=entity.keep,
        listed=entity.source == "register",
        code=entity.source == "code",
    )


_FEMALE = (
    "mother|mum|mummy|grandmother|grandma|nan|nanny|gran|granny|stepmother|mother-in-law|sister|half-sister|stepsister|sister-in-law|"
    "daughter|stepdaughter|granddaughter|goddaughter|daughter-in-law|aunt|auntie|niece|wife|widow|girlfriend|fiancée|woman|girl|landlady"
)
_MALE = (
    "father|dad|daddy|grandfather|grandad|granddad|stepfather|father-in-law|brother|half-brother|stepbrother|brother-in-law|son|stepson|"
    "grandson|godson|son-in-law|uncle|nephew|husband|widower|boyfriend|fiancé|man|boy"
)
_KIN = re.compile(
    rf"(?<![\w-])(?:(?:ex|late|former|great)[\s-])*(?:(?P<female>{_FEMALE})|(?P<male>{_MALE}))(?![\w-])", re.IGNORECASE
)
_TITLED = re.compile(r"\s*(?:(?P<female>Mrs|Ms|Miss|Lady|Dame)|(?P<male>Mr|Sir|Lord))\b\.?\s+\S", re.IGNORECASE)


def stated_gender(relation: str | None, *names: str) -> str | None:
    """Return the gender that a relation or a title in a name states ("her mother-in-law", "Mrs Pell"); never one a name suggests.

    Of several relations the one everything else belongs to counts: "sister of the victim", "the victim's brother's wife".
    """
    told = re.split(r"\b(?:of|to)\b", relation or "")[0]
    kin = [*_KIN.finditer(told)]
    found = kin[-1] if kin else next((match for name in names if (match := _TITLED.match(name))), None)
    return None if found is None else "female" if found["female"] else "male"


def subject_of(finding: Finding, cast: Mapping[str, Subject]) -> Subject | None:
    """Return whom a finding is about; people, places and organisations nobody linked are told apart by their words.

    A name that two people share (`ambiguous`) and that is linked to neither is about nobody in particular: None.
    """
    home = _home_in(finding, cast) if finding.entity_type in ("ADDRESS", "PLACE") else None
    if home is not None:
        return home
    if finding.entity_id and not is_another_house(finding, cast):
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
        if subject.group == "place" and subject.listed and subject.role in _HOMES:
            for name in subject.names:
                words = _padded(name)
                if len(words.split()) > 1 and any(len(word) > 3 for word in words.split()) and words in text:
                    return None if _has_other_number(finding.text, subject) else subject
    return None


_HOMES = ("home", "address", "house", "flat")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?(?:\s*\d[A-Z]{2})?\b", re.IGNORECASE)
_HOUSE_NUMBER = re.compile(r"(?<![\w/])\d{1,4}[a-z]?(?![\w/])", re.IGNORECASE)


def is_another_house(finding: Finding, cast: Mapping[str, Subject]) -> bool:
    """Say whether an address was taken for a home of the register that has another number: the house of a neighbour."""
    known = cast.get(finding.entity_id or "")
    if known is None or finding.entity_type not in ("ADDRESS", "PLACE") or not known.listed or known.role not in _HOMES:
        return False
    return _has_other_number(finding.text, known)


def _has_other_number(text: str, home: Subject) -> bool:
    own = {number for name in home.names for number in _house_numbers(name)}
    here = _house_numbers(text)
    return bool(own and here) and not own & here


def _house_numbers(text: str) -> set[str]:
    return {number.casefold() for number in _HOUSE_NUMBER.findall(_POSTCODE.sub(" ", text))}


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
