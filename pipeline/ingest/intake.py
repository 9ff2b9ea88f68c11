"""Check at intake what the guidance wants of an IMR and whether this one has it (domain of the statutory outline format)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.cover import Cover
from pipeline.ingest.headings import QUESTION
from pipeline.model import Entry, IntakeCheck, Person, Recommendation, Section

_WANTED = (
    ("introduction", "introduction"),
    ("family", "details of victim, perpetrator and family"),
    ("terms_of_reference", "terms of reference"),
    ("methodology", "methodology and documents seen"),
    ("parallel_reviews", "parallel reviews"),
    ("chronology", "chronology of involvement"),
    ("analysis", "analysis of involvement"),
    ("terms_answers", "answers to the terms of reference"),
    ("equality", "equality and diversity"),
    ("good_practice", "good practice"),
    ("lessons", "lessons learnt"),
    ("recommendations", "recommendations"),
)
_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?[\s./\-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./\-,]+\d{2,4}\b|\b\d{4}-\d\d-\d\d\b")
_INTERVIEW = re.compile(r"\binterview(?:ed|s)?\b", re.I)
_SEEN = re.compile(r"\b(?:seen|spoken to) alone\b|\bwas seen\b|\bnot seen\b|\bseen by\b", re.I)


def check(
    sections: Sequence[Section],
    entries: Sequence[Entry],
    recommendations: Sequence[Recommendation],
    proposals: Sequence[Person],
    cover: Cover,
) -> tuple[IntakeCheck, ...]:
    """Return one line for each thing the guidance wants, with the place where it stands."""
    by_key: dict[str, Section] = {}
    for section in sections:
        if section.paragraphs or section.heading:
            by_key.setdefault(section.key, section)
    found = [
        IntakeCheck("author named", bool(cover.author), cover.author_at),
        IntakeCheck("author's post", bool(cover.role), cover.author_at if cover.role else ""),
        IntakeCheck("independence of the author", bool(cover.independence), cover.independence_at),
    ]
    for section_key, item in _WANTED:
        own = by_key.get(section_key)
        locator = own.locator or (own.paragraphs[0].locator if own.paragraphs else "") if own else ""
        present = own is not None
        if section_key == "chronology" and entries:
            present, locator = True, locator or entries[0].locator
        if section_key == "recommendations" and recommendations:
            present, locator = True, recommendations[0].locator
        if section_key == "family" and any(person.role in ("victim", "perpetrator") for person in proposals):
            present = True
        found.append(IntakeCheck(item, present, locator if present else ""))
    found += _interviews(sections)
    found += _questions(sections)
    seen = next((entry.locator for entry in entries if entry.seen), "") or next(
        (
            p.locator
            for section in sections
            if section.key in ("chronology", "analysis")
            for p in section.paragraphs
            if _SEEN.search(p.text)
        ),
        "",
    )
    found.append(IntakeCheck("whether victim and children were seen", bool(seen), seen))
    found.append(IntakeCheck("sign-off by a senior manager", bool(cover.signed_off), cover.signed_at))
    found.append(IntakeCheck("sign-off is dated", cover.dated, cover.signed_at if cover.dated else ""))
    return tuple(found)


def _interviews(sections: Sequence[Section]) -> list[IntakeCheck]:
    places = [
        paragraph
        for section in sections
        if section.key in ("interviews", "methodology", "appendix", "introduction", "author")
        for paragraph in section.paragraphs
        if section.key == "interviews" or _INTERVIEW.search(paragraph.text)
    ]
    dated = [paragraph for paragraph in places if _DATE.search(paragraph.text)]
    return [
        IntakeCheck("list of interviews", bool(places), places[0].locator if places else ""),
        IntakeCheck("dates of interviews", bool(dated), dated[0].locator if dated else ""),
    ]


def _questions(sections: Sequence[Section]) -> list[IntakeCheck]:
    """Compare the numbered questions of the terms of reference with the answers given."""
    asked: dict[str, str] = {}
    answered: set[str] = set()
    for section in sections:
        for text, locator in [(section.heading, section.locator), *((p.text, p.locator) for p in section.paragraphs)]:
            match = QUESTION.match(text)
            if match is None:
                continue
            if section.key == "terms_of_reference":
                asked.setdefault(match.group(1).casefold(), locator)
            elif section.key in ("terms_answers", "analysis"):
                answered.add(match.group(1).casefold())
    return [
        IntakeCheck(f"answer to question {number}", number in answered, locator)
        for number, locator in asked.items()
        if answered or asked
    ]
