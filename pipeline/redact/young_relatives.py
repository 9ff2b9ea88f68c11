"""Say which relatives nobody listed are children: a half-brother of 14 is a child among children, not an adult of the family."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.detect.words.patterns import WORD_NUMBER, number_of
from pipeline.model import Finding
from pipeline.redact import people
from pipeline.redact.cast import Subject
from pipeline.redact.enriching import Place

# Kin of the younger generation, or of a child; a plain brother or sister is most often the victim's, and told of as a child once.
_YOUNGER = re.compile(
    r"\b(?:half|step)[-\s]?(?:brother|sister|sibling|son|daughter|child)\b"
    r"|\b(?:grand|god)?(?:son|daughter|child|children)\b(?![-\s]in[-\s]law)|\b(?:nephew|niece)\b",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"\s*(?:,|\()\s*(?:(?:who|and)\s+(?:is|was)\s+)?(?:(?:then|now|only|just|aged?)\s+)*$", re.IGNORECASE)
_AGE = rf"(?:\d{{1,3}}|{WORD_NUMBER})"
_AGES_BEHIND = re.compile(
    rf"\s*(?:,\s*|\()(?:(?:who|and)\s+(?:is|was|are|were)\s+)?(?:(?:both|now|then|aged?)\s+)*"
    rf"(?P<ages>{_AGE}(?:(?:,\s*|,?\s+and\s+){_AGE})*)(?:\s+years?(?:\s+old|\s+of\s+age)?)?(?=\s*(?:[,;.)]|$))",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"\s*(?:years?(?:\s+old)?\s*)?,?\s*(?:when|since|while|at the time (?:they|she|he)\b)", re.IGNORECASE)
_TO_NAME = re.compile(r",?\s+")
_GROWN_UP = ("victim", "perpetrator")  # roles


def with_children_told(cast: Mapping[str, Subject], places: Sequence[Place]) -> dict[str, Subject]:
    """Return the cast in which a younger relative whose age, told behind the name, is under 18 is a child; listed people stay."""
    done = dict(cast)
    ages: dict[str, list[int]] = {}
    names: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for place in places:
        finding = place.finding
        if finding.entity_type == "PERSON" and finding.entity_id:
            names.setdefault((finding.document, finding.address), []).append((finding.end, finding.entity_id))
    for place in places:
        owner = _told_of(place, names)
        age = people.age_number(place.finding.text) if owner else None
        if age is not None:
            ages.setdefault(owner, []).append(age)
    for owner, told in ages.items():
        subject = done.get(owner)
        if subject is None or subject.listed or subject.role not in ("family", "other") or max(told) >= 18:
            continue
        if _YOUNGER.search(subject.relation or ""):
            done[owner] = replace(subject, role="child")
    return done


def with_grown_told(places: Sequence[Place], cast: Mapping[str, Subject]) -> list[Place]:
    """Return the findings in which a son or daughter is no child: the victim or perpetrator, named right behind, or of age."""
    grown: dict[tuple[str, str], dict[int, int]] = {}
    for place in places:
        finding, subject = place.finding, cast.get(place.finding.entity_id or "")
        if finding.entity_type == "PERSON" and finding.state == "proposed" and subject is not None and subject.role in _GROWN_UP:
            grown.setdefault((finding.document, finding.address), {})[finding.start] = finding.end
    return [_grown(place, grown.get((place.finding.document, place.finding.address), {})) for place in places]


def _grown(place: Place, named: Mapping[int, int]) -> Place:
    finding = place.finding
    if finding.entity_type != "RELATION" or place.unit is None or "child" not in finding.context:
        return place
    if _is_of_age(place.unit.text, finding.end):
        return replace(place, finding=replace(finding, context={k: v for k, v in finding.context.items() if k != "child"}))
    behind = _TO_NAME.match(place.unit.text, finding.end)
    if behind is None or behind.end() not in named:
        return place
    if "," in behind[0] and place.unit.text[named[behind.end()] :][:1] != ",":
        return place  # "She rang her daughter, Laura said": another one's daughter
    return replace(place, finding=replace(finding, context={k: v for k, v in finding.context.items() if k != "child"}))


def _is_of_age(text: str, end: int) -> bool:
    """Say whether the ages told right behind "her son" are all those of grown people: "her son, 34, drove her"."""
    told = _AGES_BEHIND.match(text, end)
    if told is None or _LONG_AGO.match(text, told.end()):
        return False
    ages = [number_of(written) for written in re.findall(_AGE, told["ages"], re.IGNORECASE)]
    return bool(ages) and all(age is not None and 18 <= age < 100 for age in ages)


def _told_of(place: Place, names: Mapping[tuple[str, str], Sequence[tuple[int, str]]]) -> str:
    """Return whose age stands right behind the name, "" where none does or where it is told of years gone by."""
    finding: Finding = place.finding
    if finding.entity_type != "AGE" or place.unit is None or _LONG_AGO.match(place.unit.text, finding.end):
        return ""
    for end, owner in names.get((finding.document, finding.address), ()):
        if end <= finding.start and _BEHIND_NAME.fullmatch(place.unit.text[end : finding.start]):
            return owner
    return ""
