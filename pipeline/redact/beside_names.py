"""Read what stands right beside a name: the other half of a couple ("Mr and Mrs Pell"), the role of a person nobody gave one.

Detection knows a name's own title. A role told in words before it ("the class teacher, Mr Lamb") or in brackets ("Social worker
(SW) Amy Lund") makes the difference between "Teacher 1" and "Person 5".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model import Finding
from pipeline.redact.cast import Subject, name_words
from pipeline.redact.enriching import Place
from pipeline.redact.wording import is_role_word, role_label

_COUPLE = re.compile(r"\b(?P<other>Mr|Mrs|Ms|Miss|Dr)\.?\s+(?:and|&)\s+$")
_OWN_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\b")
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?"
_WORDS_BEFORE = re.compile(
    rf"(?:(?P<three>[\w’'/-]+\s+[\w’'/-]+\s+)?(?P<two>[\w’'/-]+\s+))?(?P<one>[\w’'/-]+)(?:\s+\([A-Z]{{1,6}}\))?,?\s+{_TITLE}$"
)
_MALE, _FEMALE = frozenset({"Mr"}), frozenset({"Mrs", "Ms", "Miss"})


def with_couples(places: Sequence[Place], cast: Mapping[str, Subject]) -> list[Place]:
    """Return the findings with "Mr and " taken into "Mrs Pell", and both people named where the register lists the other."""
    return [_coupled(place, cast) if place.finding.entity_type == "PERSON" else place for place in places]


def with_titles_heeded(places: Sequence[Place], cast: Mapping[str, Subject]) -> list[Place]:
    """Return the findings in which no "Mrs Pell" stands for a man the register knows, nor a "Mr" for a woman.

    The one other person of that name who may bear the title takes it; without one, whose name it is is not said. A married
    woman's birth name with "Mrs" is her mother's or sister-in-law's where one of the register bears it; so is "Mr Lane" the
    father's rather than that of a child called Probert-Lane, listed or not.
    """
    return [_heeded(place, cast) if place.finding.entity_type == "PERSON" else place for place in places]


def _heeded(place: Place, cast: Mapping[str, Subject]) -> Place:
    finding = place.finding
    own, title = cast.get(finding.entity_id or ""), _OWN_TITLE.match(finding.text)
    wrong = {"Mr": "f"}.get(title[0], "" if title[0] == "Dr" else "m") if title else ""
    surname = _surname(finding.text)
    if own is None or not own.listed or not wrong or not surname or finding.context.get("members"):
        return place
    born = title is not None and title[0] == "Mrs" and surname != _surname(own.names[0])
    elsewhere = born or own.role == "child" or _is_half(finding.text, own)
    if (own.gender or "").lower()[:1] != wrong and not elsewhere:
        return place
    fitting = [
        subject
        for subject in cast.values()
        if subject.group == "person" and subject.id != own.id and subject.role != "child" and not subject.code
        and any(_surname(name) == surname for name in subject.names) and (subject.gender or "?").lower()[:1] != wrong
    ]  # fmt: skip
    if elsewhere and len(fitting) != 1:
        return place  # nobody else is Mrs Pell: it may be how somebody went on calling her
    if len(fitting) == 1:
        return replace(place, finding=replace(finding, entity_id=fitting[0].id))
    ambiguous = {**finding.context, "ambiguous": ",".join([own.id, *(subject.id for subject in fitting)])}
    return replace(place, finding=replace(finding, entity_id=None, context=ambiguous))


def _surname(name: str) -> Sequence[str]:
    """Return the last word of a name, folded; nothing where a title has but a letter behind it ("Mrs C")."""
    return name_words(_OWN_TITLE.sub("", name, count=1))[-1:]


def _is_half(called: str, subject: Subject) -> bool:
    """Say whether somebody is called by half of a double-barrelled surname: "Mr Lane" for Probert-Lane."""
    whole = {name.split()[-1].casefold() for name in subject.names if " " in name}
    return any("-" in name for name in whole) and called.split()[-1].casefold() not in whole


def _coupled(place: Place, cast: Mapping[str, Subject]) -> Place:
    finding, unit = place.finding, place.unit
    if unit is None or finding.context.get("members") or not _OWN_TITLE.match(finding.text):
        return place
    other = _COUPLE.search(unit.text[: finding.start])
    if other is None:
        return place
    context = dict(finding.context)
    partner = _partner(finding, other["other"], cast)
    own = cast.get(finding.entity_id or "")
    if partner and own is not None:
        context["members"] = f"{partner.id},{own.id}"
    start = other.start()
    context["before"] = unit.text[max(0, start - len(finding.context.get("before", ""))) : start]
    return replace(
        place, finding=replace(finding, start=start, text=unit.text[start : finding.end], context=context),
        order=(*place.order[:2], start, -finding.end),
    )  # fmt: skip


def _partner(finding: Finding, title: str, cast: Mapping[str, Subject]) -> Subject | None:
    """Return the one listed adult who bears the surname beside the other title; None when there is none or a choice."""
    surname = _surname(finding.text)
    gender = "m" if title in _MALE else "f" if title in _FEMALE else ""
    fitting = [
        subject
        for subject in cast.values()
        if subject.group == "person" and subject.listed and subject.role != "child" and subject.id != finding.entity_id
        and surname and subject.names and _surname(subject.names[0]) == surname
        and (subject.gender or gender).lower()[:1] == gender
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else None


def with_roles_told(cast: Mapping[str, Subject], places: Sequence[Place]) -> dict[str, Subject]:
    """Return the cast in which people without a role of their own have the one told right before a mention of theirs."""
    done = dict(cast)
    for place in places:
        finding = place.finding
        subject = done.get(finding.entity_id or "")
        if finding.entity_type != "PERSON" or subject is None or subject.listed or subject.code:
            continue
        if subject.role not in ("professional", "other", "") or role_label(subject.title, subject.relation) is not None:
            continue
        told = _role_before(finding.context.get("before", ""))
        if told:
            done[subject.id] = replace(subject, title=told)
    return done


def _role_before(before: str) -> str:
    """Return the words for a role that end right before a name: "the class teacher, Mr " → "class teacher"."""
    words = _WORDS_BEFORE.search(before)
    if words is None:
        return ""
    one, two, three = words["one"], words["two"] or "", words["three"] or ""
    return next((text for text in (f"{three}{two}{one}", f"{two}{one}", one) if is_role_word(text)), "")
