"""Find where an IMR's narrative says something else than its own agency's chronology.

A sentence that names a day is set beside the rows of the same agency near that day. It contradicts a row if it plainly tells
the same happening (kind, people and rare words) but puts it on another day, or at another time, or claims another value of a
point (injury, children, outcome …). Sentences that speak of several days are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile

from pipeline.model import Entry, Paragraph, Problem, Register, Source, digest
from pipeline.timeline.dates import find_dates
from pipeline.timeline.dates.reading import DateReading
from pipeline.timeline.dates.words import words
from pipeline.timeline.features import Features, features_of
from pipeline.timeline.generalities import against_given, first_time
from pipeline.timeline.likeness import (
    ENOUGH,
    ENOUGH_SAME_DAY,
    SENTENCE,
    Known,
    likeness_of,
    points_against,
    problem_of,
    with_notes,
)
from pipeline.timeline.names import Names
from pipeline.timeline.rarity import Rarity
from pipeline.timeline.sweeping import against_general

NEAR = 10  # days a narrative may stray from its chronology and still mean the same happening
_MONTHS = "|".join(sorted((m for m in words().month_of if len(m) > 2), key=lambda m: (-len(m), m)))
_DAY_MONTH = re.compile(
    rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTHS})\b(?!,? (?:\d{{4}}|['’]?\d\d\b))",
    re.IGNORECASE,
)


def find_contradictions(
    sources: Sequence[Source], entries: Sequence[Entry], features: Sequence[Features], names: Names, register: Register
) -> tuple[Problem, ...]:
    """Return the contradictions, each at its paragraph and pointing to the row; `features` are those of the entries."""
    rows: dict[str, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for f in features:
        if f.first is not None and f.width <= 2:
            rows[f.agency][f.first].append(f.index)
    rarity = Rarity.of(features)
    found: dict[tuple[str, str, str], Problem] = {}
    for source in sources:
        agency = _agency_of(source)
        if agency not in rows:
            continue
        for said in _told(source, agency, _years(rows[agency])):
            told = features_of([said], names)[0]
            for problem in _against(said, told, rows[agency], entries, features, rarity, register):
                found.setdefault((problem.document, problem.locator, problem.reason), problem)
        for problem in against_general(source, agency, rows[agency], Known(entries, features, names, rarity, register)):
            found.setdefault((problem.document, problem.locator, problem.reason), problem)
    return tuple(found[key] for key in sorted(found))


def _agency_of(source: Source) -> str:
    """Return the agency its rows go by: an agency column beats the folder."""
    own = {entry.agency for entry in source.entries}
    return source.agency if not own or source.agency in own or len(own) > 1 else own.pop()


def _years(days: Mapping[date, Sequence[int]]) -> dict[tuple[int, int], int]:
    """Return the year of each day and month that the rows of an agency name in one year alone."""
    years: dict[tuple[int, int], set[int]] = defaultdict(set)
    for day in days:
        years[day.day, day.month].add(day.year)
    return {key: found.pop() for key, found in years.items() if len(found) == 1}


def _with_years(sentence: str, years: Mapping[tuple[int, int], int]) -> str:
    """Return a sentence with the year behind each day that lacks one, where the chronology knows only one."""

    def dated(match: re.Match[str]) -> str:
        year = years.get((int(match["day"]), words().month_of[match["month"].lower()]))
        return f"{match[0]} {year}" if year else match[0]

    return _DAY_MONTH.sub(dated, sentence)


def _told(source: Source, agency: str, years: Mapping[tuple[int, int], int]) -> Iterator[Entry]:
    """Yield each sentence of an IMR's narrative that names exactly one day, as if it were a row.

    A footnote goes on about the paragraph that cites it, where that speaks of one day.
    """
    for section in source.sections:
        for paragraph, notes in with_notes(section.paragraphs):
            before: DateReading | None = None
            sentences = SENTENCE.split(paragraph.text)
            read = []
            for sentence in sentences:
                dates = [r for _, _, r in find_dates(_with_years(sentence, years), previous=before) if r.edtf]
                before = dates[-1] if dates else before
                read.append(dates)
            one_day = len({day.edtf for dates in read for day in dates}) == 1
            for place, (sentence, dates) in enumerate(zip(sentences, read, strict=True)):
                if len(dates) == 1 and dates[0].earliest and dates[0].earliest == dates[0].latest and len(sentence) > 30:
                    if first_time(sentence):
                        continue  # what was not done until that day was done on it
                    going_on = f"{_going_on(sentences[place + 1 : place + 4])} {notes if one_day else ''}".strip()
                    yield _as_row(paragraph, source.document, agency, sentence, going_on, dates[0])


def _as_row(paragraph: Paragraph, document: str, agency: str, sentence: str, going_on: str, day: DateReading) -> Entry:
    return Entry(
        digest(paragraph.id, sentence), agency, document, paragraph.locator, 0, day.as_written, "", sentence,
        action=going_on, date=day.edtf, time=day.time, flags=day.flags,
    )  # fmt: skip


def _going_on(following: Sequence[str]) -> str:
    """Return the sentences up to the next that names a day of its own: they go on about the same."""
    return " ".join(takewhile(lambda sentence: not any(r.edtf for _, _, r in find_dates(sentence)), following))


def _against(
    said: Entry,
    told: Features,
    rows: dict[date, list[int]],
    entries: Sequence[Entry],
    features: Sequence[Features],
    rarity: Rarity,
    register: Register,
) -> Iterator[Problem]:
    assert told.first is not None
    same_day = rows.get(told.first, [])
    if same_day:
        scored = [(likeness_of(told, features[i], rarity), -i) for i in same_day]
        likeness, index = max(scored)
        if likeness >= ENOUGH_SAME_DAY:
            yield from points_against(said, entries[-index], register)
            if reason := against_given(f"{said.text} {said.action}", features[-index]):
                yield problem_of(said, entries[-index], reason)
            return
    near = [i for step in range(-NEAR, NEAR + 1) for i in rows.get(told.first + timedelta(days=step), ())]
    if told.pointers & {features[i].first for i in near} or not near:
        return
    likeness, index = max((likeness_of(told, features[i], rarity), -i) for i in near)
    row = entries[-index]
    if likeness >= ENOUGH and told.first not in features[-index].pointers:
        yield problem_of(said, row, f"the narrative gives {said.date_as_written}; the chronology gives {row.date_as_written}")
