"""Correct what a date is said to be, by what only the whole paragraph and the register tell.

A date that equals one of the review's own stays readable only where the review itself is spoken of: in a sentence about
somebody of the case it is the date of an event. The day of the death and the 14 days around it are never the review's own,
but for the step that told the partnership of the death.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.model import Finding
from pipeline.redact.cast import Subject, subject_of
from pipeline.redact.dates import read_days
from pipeline.redact.enriching import WINDOW, Place
from pipeline.redact.verification.words import words_of
from pipeline.redact.written_days import written_forms

_NEAR = timedelta(days=14)
_SETTLED = ("birth", "death", "near_death")  # kinds that are at least as careful as what is decided here
_ABOUT = ("victim", "perpetrator", "child", "family", "friend")
_BODY = (
    r"(?:reviews?|panel(?!\s+(?:at|of)\b)|(?<!in )partnership|CSP|chair|author|Home Office|DHR|DARDR|report|overview|IMRs?"
    r"|chronolog(?:y|ies)|terms of reference|draft|scop(?:e|ing)|minutes|meeting)"
)
_STEP = (
    r"(?:met|meets?|meeting|commission\w*|notif\w+|decid\w+|decisions?|complet\w+|publish\w*|signed|submit\w*|beg[au]n|begins|start\w*"
    r"|commenc\w+|conclud\w+|appoint\w*|agreed|approv\w+|interview\w*|circulat\w+|receiv\w+|assur\w+|finalis\w+|informed|referr\w+"
    r"|held|covers?|period|dated|version|number|no)"
)
_GAP = r"[^.;:!?\n]{0,25}?"
_PROCESS = re.compile(rf"\b{_BODY}\b{_GAP}\b{_STEP}\b|\b{_STEP}\b{_GAP}\b{_BODY}\b", re.IGNORECASE)
_TOLD = re.compile(rf"\b{_BODY}\b{_GAP}\b(?:notif\w+|informed)\b|\b(?:notif\w+|informed)\b{_GAP}\b{_BODY}\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")


def with_births_told(places: Sequence[Place], births: Collection[str]) -> list[Place]:
    """Return the findings in which a date that is somebody's day of birth, however it is written, says so.

    `births` are the days (ISO) the register gives; a day that is also spoken of as the review's or a law's stays what it is.
    """
    forms = frozenset(form for born in births for form in written_forms(born))
    return [_with_birth(place, forms) for place in places]


def _with_birth(place: Place, forms: Collection[tuple[str, ...]]) -> Place:
    finding = place.finding
    if finding.entity_type != "DATE" or finding.context.get("date_kind") in ("death", "near_death") or not forms:
        return place
    before = _SPOKEN_DAY.search(place.unit.text[: finding.start]) if place.unit else None
    if before and place.unit and _holds(before[0] + finding.text, forms):  # "the third of" before "December 1988"
        start = before.start()
        context = {**finding.context, "date_kind": "birth", "before": place.unit.text[max(0, start - WINDOW) : start]}
        finding = replace(finding, start=start, text=place.unit.text[start : finding.end], context=context)
        return replace(place, finding=finding, order=(*place.order[:2], start, -finding.end))
    if _holds(finding.text, forms):
        return replace(place, finding=replace(finding, context={**finding.context, "date_kind": "birth"}))
    return place


_SPOKEN_DAY = re.compile(r"\b(?:the\s+)?(?:(?:twenty|thirty)[-\s])?[a-z]+(?:st|nd|rd|th)\s+(?:of\s+)?$", re.IGNORECASE)


def _holds(text: str, forms: Collection[tuple[str, ...]]) -> bool:
    words = words_of(text)
    return any(tuple(words[at : at + length]) in forms for at in range(len(words)) for length in range(1, 6))


def with_kinds_settled(
    places: Sequence[Place], cast: Mapping[str, Subject], death: str, *, scope: tuple[str, str] = ("", "")
) -> list[Place]:
    """Return the findings with `date_kind` corrected; all but dates that name a day are left as they are.

    A period that is the scope of the review up to the death says so (`own_start`): its first day is the review's own.
    """
    people: dict[tuple[str, str], list[Finding]] = {}
    for place in places:
        if place.finding.entity_type == "PERSON" and place.finding.state == "proposed":
            people.setdefault((place.finding.document, place.finding.address), []).append(place.finding)
    died = _iso(death)
    first, *lasts = _iso(scope[0]), _iso(scope[1]), died
    result = []
    for place in places:
        finding = place.finding
        if finding.entity_type == "DATE" and finding.context.get("precision") == "day":
            ends = [day.iso() for day in read_days(finding.text, finding.context.get("edtf", ""))]
            if first and len(ends) == 2 and ends[0] == first and ends[1] is not None and ends[1] in lasts:
                finding = replace(finding, context={**finding.context, "own_start": "yes"})
                place = replace(place, finding=finding)
            named = people.get((finding.document, finding.address), ())
            kind = _kind(place, [p for p in named if _is_of_the_case(p, cast)], died)
            if kind != finding.context.get("date_kind", ""):
                place = replace(place, finding=replace(finding, context={**finding.context, "date_kind": kind}))
        result.append(place)
    return result


def _kind(place: Place, named: Sequence[Finding], died: date | None) -> str:
    finding = place.finding
    kind = finding.context.get("date_kind", "")
    if kind in _SETTLED:
        return kind
    left, sentence = _sentence(place)
    days = [day for known in read_days(finding.text, finding.context.get("edtf", "")) if (day := known.iso())]
    if died and days == [died] and kind != "trial":
        return "death"
    bare = not re.search(r"[^\W\d_]{3,}", sentence.replace(finding.text, " "))  # a cell: what it is stands in another one
    own_step = kind == "review" and (bare or _TOLD.search(sentence))
    if died and days and kind in ("review", "event", "") and not own_step and all(abs(day - died) <= _NEAR for day in days):
        return "near_death"
    about = any(left <= person.start < left + len(sentence) for person in named)
    return "event" if kind == "review" and about and not _PROCESS.search(sentence) else kind


def _sentence(place: Place) -> tuple[int, str]:
    """Return where the sentence of a date begins in its unit, and the sentence."""
    finding = place.finding
    text = place.unit.text if place.unit else finding.text
    start, end = (finding.start, finding.end) if place.unit else (0, len(text))
    left = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    stop = _SENTENCE_END.search(text, end)
    return left, text[left : stop.start() if stop else len(text)]


def _is_of_the_case(person: Finding, cast: Mapping[str, Subject]) -> bool:
    subject = subject_of(person, cast)
    return bool(person.context.get("members")) or (subject is not None and subject.role in _ABOUT and not subject.keep)


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
