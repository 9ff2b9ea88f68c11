"""Check at intake what the guidance wants of an IMR and whether this one has it (domain of the statutory outline format)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.cover import Cover
from pipeline.ingest.headings import QUESTION
from pipeline.ingest.wording import tells
from pipeline.model import Entry, IntakeCheck, Person, Recommendation, Section

CHRONOLOGY = "chronology of involvement"
_WANTED = (
    ("introduction", "introduction"),
    ("family", "details of victim, perpetrator and family"),
    ("terms_of_reference", "terms of reference"),
    ("methodology", "methodology and documents seen"),
    ("parallel_reviews", "parallel reviews"),
    ("chronology", CHRONOLOGY),
    ("analysis", "analysis of involvement"),
    ("terms_answers", "answers to the terms of reference"),
    ("equality", "equality and diversity"),
    ("good_practice", "good practice"),
    ("lessons", "lessons learnt"),
    ("recommendations", "recommendations"),
)
_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?[\s./\-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./\-,]+\d{2,4}\b|\b\d{4}-\d\d-\d\d\b")
_INTERVIEW = re.compile(r"\binterview(?:ed|s)?\b|\bspoke(?:n)?\s+(?:to|with)\b", re.I)
_MET = re.compile(r"\b(?:met|meeting|meetings|talked|discussions?|conversations?)\b", re.I)
_NO_INTERVIEWS = re.compile(
    r"\bno (?:staff |formal )?interviews?\b|\binterviews? (?:was|were) not\b|\bnobody was interviewed\b", re.I
)
_SEEN = re.compile(
    r"\b(?:(?:was|were|been|being|is|are|not|also|only|never|always) seen|seen (?:alone|by|with|at|in|on|once|twice)|saw|"
    r"(?:spoken|spoke) (?:to|with)|visited (?:her|him|them))\b",
    re.I,
)
_TOLD_IN = {
    "methodology": frozenset(
        {"introduction", "author", "cover", "interviews", "terms_of_reference", "agency_background", "other"}
    )
}
_ASIDE = frozenset({"running", "contents", "notes", "glossary", "appendix"})  # what stands there is not the report itself


def check(
    sections: Sequence[Section],
    entries: Sequence[Entry],
    recommendations: Sequence[Recommendation],
    proposals: Sequence[Person],
    cover: Cover,
) -> tuple[IntakeCheck, ...]:
    """Return one line for each thing the guidance wants, with the place where it stands, under whatever heading.

    What depends on a thing that is missing is not asked for as well: no date of a sign-off that is not there.
    """
    by_key: dict[str, Section] = {}
    for section in sections:
        if section.paragraphs or section.heading:
            by_key.setdefault(section.key, section)
    found = [
        IntakeCheck("author named", bool(cover.author), cover.author_at),
        *([IntakeCheck("author's post", bool(cover.role), cover.author_at if cover.role else "")] if cover.author else []),
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
        if section_key == "analysis" and not present and (judged := next((e for e in entries if e.analysis), None)) is not None:
            present, locator = True, judged.locator
        if not present and (place := _told(section_key, sections, entries)):
            present, locator = True, place
        found.append(IntakeCheck(item, present, locator if present else ""))
    found += _interviews(sections)
    found += _questions(sections)
    seen = next((entry.locator for entry in entries if entry.seen), "") or next(
        (p.locator for section in sections if section.key not in _ASIDE for p in section.paragraphs if _SEEN.search(p.text)),
        "",
    )
    found.append(IntakeCheck("whether victim and children were seen", bool(seen), seen))
    found.append(IntakeCheck("sign-off by a senior manager", bool(cover.signed_off), cover.signed_at))
    if cover.signed_off:
        found.append(IntakeCheck("sign-off is dated", cover.dated, cover.signed_at if cover.dated else ""))
    return tuple(found)


def _told(section_key: str, sections: Sequence[Section], entries: Sequence[Entry]) -> str:
    """Return the place of a heading, paragraph or comment that tells, elsewhere, what a section should; empty if none does."""
    inside = _TOLD_IN.get(section_key)
    for section in sections:
        if section.key in _ASIDE or (inside is not None and section.key not in inside):
            continue
        if inside is None and tells(section_key, section.heading):
            return section.locator
        for paragraph in section.paragraphs:
            if tells(section_key, paragraph.text):
                return paragraph.locator
    return next((entry.locator for entry in entries if entry.analysis and tells(section_key, entry.analysis)), "")


def _interviews(sections: Sequence[Section]) -> list[IntakeCheck]:
    places = [
        paragraph
        for section in sections
        if section.key in ("interviews", "methodology", "appendix", "introduction", "author")
        for paragraph in section.paragraphs
        if section.key == "interviews"
        or _INTERVIEW.search(paragraph.text)
        or (section.key == "methodology" and _MET.search(paragraph.text))
    ]
    dated = [paragraph for paragraph in places if _DATE.search(paragraph.text)]
    found = [IntakeCheck("list of interviews", bool(places), places[0].locator if places else "")]
    if places and not any(_NO_INTERVIEWS.search(paragraph.text) for paragraph in places):
        found.append(IntakeCheck("dates of interviews", bool(dated), dated[0].locator if dated else ""))
    return found


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
