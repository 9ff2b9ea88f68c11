"""Read a chronology that is told in dated paragraphs instead of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.text import (
    date_told,
    has_year,
    is_contact_line,
    looks_like_time,
    month_named,
    one_line,
    starts_with_date,
    unnumbered,
    year_of,
)
from pipeline.model import Entry, Problem, Section, digest

_GLUE = re.compile(r"^[\s:–—,.\-|]+")
_TIME = re.compile(
    r"^(?:at\s+)?((?:[01]?\d|2[0-3])[:.][0-5]\d\s*(?:hrs?|hours|[ap]\.?m\.?)?|[0-2]\d[0-5]\d\s*(?:hrs?|hours))(?![\d.])", re.I
)
_CLOSES = re.compile(
    r"^\W*(?:(?:kind(?:est)?|best|warm|many)\s+)?(?:regards|wishes|thanks)\b\W*(?:\w+\W*){0,3}$|"
    r"^\W*yours\s+(?:sincerely|faithfully|truly)\b|^[\W_]*(?:original|forwarded)\s+message\b|^\W*from:\s.{3,120}\bsent:\s",
    re.I,
)
_CLOCK_ALONE = re.compile(r"^(?:start\s+)?(?:at|time)?\s*:?\s*((?:[01]?\d|2[0-3])[:.]?[0-5]\d)\s*(?:hrs?|hours)?\W*$", re.I)
_TITLE = 8  # words behind the date of a heading
_LEAST = 2  # one dated paragraph is a sentence; two are a habit


def read_paragraphs(
    sections: Sequence[Section], *, document: str, agency: str, whole: bool, start: int = 0
) -> tuple[list[Entry], list[Problem], frozenset[str]]:
    """Return an entry for each paragraph that begins with a date, in chronology sections (or, with `whole`, everywhere).

    A date may stand in the heading above the paragraphs as well. A paragraph without a date carries on the entry above it in the
    same section; one that tells a later date in its first sentences ("Police were called on 4 March 2018") is an entry of its
    own, one that looks back is not. Notes and lines of contact details are no part of any, nor are paragraphs before the first
    date. The text keeps its date, so that a sentence stays a sentence. The third value holds the ids of the paragraphs told.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    told: set[str] = set()
    headed = sum(map(is_dated_heading, sections)) >= _LEAST
    year, deep = "", 0  # of the last heading that was a year, and its level
    for section in sections:
        if section.heading and (year_of(section.heading) or section.level <= deep):
            year, deep = year_of(section.heading), section.level
        if section.key in ("notes", "running", "contents", "cover") and not (whole and section.key == "cover"):
            continue
        if section.key != "chronology" and not whole:
            continue
        under = headed and is_dated_heading(section)
        if not under and sum(starts_with_date(unnumbered(paragraph.text)) > 0 for paragraph in section.paragraphs) < _LEAST:
            continue
        found = [_begun(section.locator, unnumbered(section.heading))] if under else []
        closed = False  # by the end of a letter, or the message it answers: only a date opens the story again
        for paragraph in section.paragraphs:
            if paragraph.note or is_contact_line(paragraph.text):
                continue
            text = unnumbered(one_line(paragraph.text.replace(" | ", " – ")))
            if found and _CLOSES.match(text):
                closed = True
            if starts_with_date(text):
                closed = False
            if closed:
                reason = "stands under the end of a letter or message and was read as a note"
                problems.append(Problem(document, paragraph.locator, reason))
            elif found and not found[-1][2] and not found[-1][3] and (alone := _CLOCK_ALONE.match(text)):
                found[-1] = (found[-1][0], found[-1][1], alone.group(1), "")
                told.add(paragraph.id)
            elif starts_with_date(text):
                found.append(_begun(paragraph.locator, text))
                told.add(paragraph.id)
            elif found and (clock := _clocked(text)) and (found[-1][2] or not found[-1][3]):
                day = found[-1][1]
                if not found[-1][3]:
                    found.pop()
                found.append((paragraph.locator, day, *clock))
                told.add(paragraph.id)
            elif found and (when := _goes_on_to(text, found[-1])):
                found.append((paragraph.locator, when, "", text))
                told.add(paragraph.id)
            elif found:
                locator, when, time, said = found[-1]
                found[-1] = (locator, when, time, f"{said}\n{text}") if said else (paragraph.locator, when, time, text)
                told.add(paragraph.id)
            else:
                problems.append(
                    Problem(document, paragraph.locator, "stands before the first dated paragraph and was read as a note")
                )
        for locator, when, time, said in found:
            number = start + len(entries)
            said = said or when
            flags = (f"under:{year}",) if year and not has_year(when) else ()
            entries.append(
                Entry(digest(document, locator, said), agency, document, locator, number, when, time, said, flags=flags)
            )
    return entries, problems, frozenset(told)


def is_dated_heading(section: Section) -> bool:
    """Say whether the heading of a section is the day of what stands under it, with a few words at most."""
    text = unnumbered(section.heading)
    length = starts_with_date(text)
    return length > 0 and len(text[length:].split()) <= _TITLE and (_starts_new(text, length) or not _GLUE.sub("", text[length:]))


def _begun(locator: str, text: str) -> tuple[str, str, str, str]:
    """Return place, date, time and account of what begins with a date; a label alone has no account."""
    length = starts_with_date(text)
    when, rest = text[:length], _GLUE.sub("", text[length:])
    time = match.group(0).strip() if (match := _TIME.match(rest)) and looks_like_time(match.group(1)) else ""
    said = text if not _starts_new(text, length) else _GLUE.sub("", rest[len(time) :])
    return locator, when.strip(" :–—-,"), time, said


def _clocked(text: str) -> tuple[str, str] | None:
    """Split a paragraph that begins with a time of day, under the day above it, into time and account; None for any other."""
    match = _TIME.match(text)
    if match is None or not looks_like_time(match.group(1)):
        return None
    rest = _GLUE.sub("", text[match.end() :])
    return (match.group(1), rest if text[:1].isdigit() and rest[:1].isupper() else text) if rest else None


def _goes_on_to(text: str, before: tuple[str, str, str, str]) -> str:
    """Return the later date to which a paragraph takes the story; nothing where it tells none, or an earlier one."""
    when = date_told(text)
    here, there = month_named(when), month_named(before[1]) or month_named(before[3])
    return when if here and there and here >= there else ""


def _starts_new(text: str, length: int) -> bool:
    """Say whether the date is a label ("04/03/2018 – Police called") rather than part of the sentence ("On 4 March she …")."""
    return re.match(r"\s*(?:$|[:–—|]|-\s|\d{1,2}[:.]\d\d)", text[length:]) is not None or (
        text[:1].isdigit() and "/" in text[:length]
    )
