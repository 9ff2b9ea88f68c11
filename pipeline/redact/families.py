"""Say of whom a family is the family: "the Kirbys" is never one of them alone.

The couple of the review, where both bear the name, stays a couple ("The Rourkes" → "Laura and Simon"). Any other family whose
name a person of the register bears is theirs: the victim's before the perpetrator's, before that of anybody else ("The Pells",
"the Pell family" → "Laura's family"). A family of nobody who is known is "another family".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.redact.cast import Subject, name_words
from pipeline.redact.enriching import Place

ANOTHER = "another"  # stands for the owner of a family that nobody of the register belongs to
_NOUN = re.compile(r"\s+(?P<noun>family|household)\b")
_NOUN_WITHIN = re.compile(r"\s+(?P<noun>family|household)$")
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_COUPLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+(?:and|&)\s+(?:Mr|Mrs|Ms|Miss|Dr)\b")
_PLURAL_NAME = re.compile(r"[A-Z][a-z'’-]*[A-Za-z][a-z]*s")
# What may follow the plural of a name: "the Kirbys were", but neither "the Collins report" nor "the Simmons boy"
_GOES_ON = re.compile(
    r"['’]|\s*(?:[.,;:!?)]|$)|\s+(?:were|had|have|are|was|has|did|do|would|could|might|who|whose|whom|and|or|but|to|at|in|on|of|for|from|with|when|"
    r"while|as|by|because|that|never|always|often|also|both|all|lived|moved|said|told|rang|called|knew|saw|heard|owned|left|came|went|next|"
    r"themselves|until|before|after|since)\b"
)


def with_families(places: Sequence[Place], cast: Mapping[str, Subject]) -> list[Place]:
    """Return the findings in which each that names a family says whose it is (`family`), its article and noun taken in."""
    return [_with_family(place, cast) if place.finding.entity_type == "PERSON" else place for place in places]


def _with_family(place: Place, cast: Mapping[str, Subject]) -> Place:
    finding, unit = place.finding, place.unit
    text = unit.text if unit else finding.text
    start, end = (finding.start, finding.end) if unit else (0, len(finding.text))
    own = finding.text
    article = re.match(r"the\s+", own, re.IGNORECASE)
    lead = None if article else _THE.search(text, 0, start)
    named = _NOUN_WITHIN.sub("", own[article.end() :] if article else own)
    behind = _NOUN.match(text, end)
    noun = (_NOUN_WITHIN.search(own) or behind or {"noun": ""})["noun"]
    subject = cast.get(finding.entity_id or "")
    members = [cast[m] for m in finding.context.get("members", "").split(",") if m in cast]
    couple = bool(_COUPLE.match(own))
    if not (members or couple or ((article or lead) and _may_be_family(named, noun, subject, text, end))):
        return place
    surname = name_words(named)[-1:]
    if not surname or (len(named.split()) > 1 and not couple):
        return place
    owner = _owner(surname[0], members, subject, cast)
    if owner == "":  # the couple of the review
        return place if not noun else _taken_in(place, text, start - _length(lead), end + _length(behind), f"the {noun}")
    if couple and (members or owner == ANOTHER or not finding.context.get("ambiguous")):
        return place
    return _taken_in(place, text, start - _length(lead), end + _length(behind), "", owner=owner, noun=noun or "family")


def _may_be_family(named: str, noun: str, subject: Subject | None, text: str, end: int) -> bool:
    if noun:
        return True
    unlisted = subject is None or (not subject.listed and not subject.title)
    return unlisted and bool(_PLURAL_NAME.fullmatch(named)) and bool(_GOES_ON.match(text, end))


def _length(match: re.Match[str] | None) -> int:
    return len(match.group()) if match else 0


def _owner(surname: str, members: Sequence[Subject], subject: Subject | None, cast: Mapping[str, Subject]) -> str:
    """Return the id of whom a family of this name is told by, "" for the couple of the review, or `ANOTHER`."""
    people = [s for s in cast.values() if s.group == "person" and s.listed and not s.keep and s.names]
    bearing = [*members, *([subject] if subject and subject.listed else []), *(s for s in people if _bears(s, surname))]
    by_role = {role: next((s.id for s in bearing if s.role == role), "") for role in ("victim", "perpetrator")}
    main = {s.role for s in bearing if _is_of(name_words(s.names[0])[-1:], surname)}
    if {"victim", "perpetrator"} <= main:
        return ""
    adults = [s.id for s in bearing if s.role not in ("child", "professional")]
    return by_role["victim"] or by_role["perpetrator"] or next(iter(adults), "") or ANOTHER


def _bears(subject: Subject, surname: str) -> bool:
    return any(_is_of(name_words(name)[-1:], surname) for name in subject.names)


def _is_of(words: Sequence[str], surname: str) -> bool:
    """Say whether a surname, or the plural of one, is this word: kirby, kirbys, kirbies."""
    return any(surname in (word, f"{word}s", f"{word}es", f"{word[:-1]}ies") for word in words)


def _taken_in(place: Place, text: str, start: int, end: int, told: str, *, owner: str = "", noun: str = "") -> Place:
    finding = place.finding
    context = {k: v for k, v in finding.context.items() if k not in ("members", "ambiguous")}
    context |= {"form": "plural", "family": owner, "noun": noun, "told": told}
    context["before"] = text[max(0, start - len(finding.context.get("before", ""))) : start]
    context["after"] = text[end : end + max(len(finding.context.get("after", "")), 1)]
    if place.unit is None:
        start, end = finding.start, finding.end
    moved = replace(
        finding, start=start, end=end, text=text[start:end] if place.unit else finding.text, context=context, entity_id=None
    )
    return replace(place, finding=moved, order=(*place.order[:2], start, -end))
