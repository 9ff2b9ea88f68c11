"""Find where an IMR's narrative says something else than its own agency's chronology.

A sentence that names a day is set beside the rows of the same agency near that day. It contradicts a row if it plainly tells
the same happening (kind, people and rare words) but puts it on another day, or at another time, or claims another value of a
point (injury, children, outcome …). Sentences that speak of several days are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from pipeline.model import Entry, Paragraph, Problem, Register, Source, digest
from pipeline.timeline.conflicts import find_conflicts, reader_for
from pipeline.timeline.dates import find_dates
from pipeline.timeline.dates.reading import DateReading
from pipeline.timeline.dates.words import words
from pipeline.timeline.features import Features, features_of
from pipeline.timeline.names import Names
from pipeline.timeline.rarity import Rarity

NEAR = 10  # days a narrative may stray from its chronology and still mean the same happening
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'])")
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,3})*[.)]?\s+(?=[^\W\d_])")
_FIELDS = {"children_present": "children", "people": "who was there", "caller": "who called"}
_ALWAYS = re.compile(
    r"\b(?:each and every|every|always|never|at no|on no|none of|at all times|on all|without exception|throughout|in no"
    r"|no (?:visit|contact|record)s?)\b",
    re.IGNORECASE,
)
_MONTHS = "|".join(sorted((m for m in words().month_of if len(m) > 2), key=lambda m: (-len(m), m)))
_DAY_MONTH = re.compile(
    rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTHS})\b(?!,? (?:\d{{4}}|['’]?\d\d\b))",
    re.IGNORECASE,
)
ENOUGH = 5.0  # rarity two texts must share before they count as one happening
ENOUGH_SAME_DAY = 2.5


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
        for said in (*_told(source, agency, _years(rows[agency])), *_general(source, agency)):
            told = features_of([said], names)[0]
            against = _against if told.first else _against_any
            for problem in against(said, told, rows[agency], entries, features, rarity, register):
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
        for paragraph, notes in _with_notes(section.paragraphs):
            before: DateReading | None = None
            sentences = _SENTENCE.split(paragraph.text)
            read = []
            for sentence in sentences:
                dates = [r for _, _, r in find_dates(_with_years(sentence, years), previous=before) if r.edtf]
                before = dates[-1] if dates else before
                read.append(dates)
            one_day = len({day.edtf for dates in read for day in dates}) == 1
            for place, (sentence, dates) in enumerate(zip(sentences, read, strict=True)):
                if len(dates) == 1 and dates[0].earliest and dates[0].earliest == dates[0].latest and len(sentence) > 30:
                    going_on = f"{_going_on(sentences[place + 1 : place + 4])} {notes if one_day else ''}".strip()
                    yield _as_row(paragraph, source.document, agency, sentence, going_on, dates[0])


def _general(source: Source, agency: str) -> Iterator[Entry]:
    """Yield each sentence of an IMR's narrative that speaks for all times, and names no day: "at no visit", "each and every"."""
    for section in source.sections:
        for paragraph, _ in _with_notes(section.paragraphs):
            for sentence in _SENTENCE.split(paragraph.text):
                if _ALWAYS.search(sentence) and not any(reading.edtf for _, _, reading in find_dates(sentence)):
                    yield Entry(
                        digest(paragraph.id, sentence), agency, source.document, paragraph.locator, 0, "", "", sentence
                    )  # fmt: skip


def _with_notes(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Yield each paragraph with the text of the notes behind it; a table of the same file is read as rows already."""
    told = [paragraph for paragraph in paragraphs if not paragraph.row]
    for place, paragraph in enumerate(told):
        if not paragraph.note:
            notes = takewhile(lambda following: following.note, told[place + 1 :])
            yield paragraph, " ".join(note.text for note in notes)


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
        scored = [(_likeness(told, features[i], rarity), -i) for i in same_day]
        likeness, index = max(scored)
        if likeness >= ENOUGH_SAME_DAY:
            yield from _points(said, entries[-index], register)
            return
    near = [i for step in range(-NEAR, NEAR + 1) for i in rows.get(told.first + timedelta(days=step), ())]
    if told.pointers & {features[i].first for i in near} or not near:
        return
    likeness, index = max((_likeness(told, features[i], rarity), -i) for i in near)
    row = entries[-index]
    if likeness >= ENOUGH and told.first not in features[-index].pointers:
        yield Problem(
            said.document,
            said.locator,
            f"the narrative gives {said.date_as_written}; the chronology gives {row.date_as_written}",
            row.id,
        )


def _against_any(
    said: Entry,
    told: Features,
    rows: dict[date, list[int]],
    entries: Sequence[Entry],
    features: Sequence[Features],
    rarity: Rarity,
    register: Register,
) -> Iterator[Problem]:
    """Yield where a sentence that speaks for all times meets a row of the same kind that says otherwise."""
    for index in (i for day in sorted(rows) for i in rows[day]):
        if told.events & features[index].events and _likeness(told, features[index], rarity) >= ENOUGH_SAME_DAY:
            yield from _points(said, entries[index], register)


def _points(said: Entry, row: Entry, register: Register) -> Iterator[Problem]:
    whole = replace(said, text=f"{said.text} {said.action}".strip(), action=None)
    for conflict in find_conflicts([whole, row], register):
        if conflict.field == "date" or (conflict.field == "people" and not _alone(whole, row, register)):
            continue
        values = {account.entry: account.value for account in conflict.values}
        if said.id in values and row.id in values:
            name = _FIELDS.get(conflict.field, conflict.field)
            yield Problem(
                said.document,
                said.locator,
                f"on {name} the narrative has: {_plain(values[said.id])}; the chronology has: {_plain(values[row.id])}",
                row.id,
            )


def _alone(a: Entry, b: Entry, register: Register) -> bool:
    """Say whether one of two rows says that nobody else was there."""
    told = [reader_for(register).claims(entry).get(("people", "company"), []) for entry in (a, b)]
    return any(claims and claims[0].value == "alone" for claims in told)


def _plain(said: str) -> str:
    """Return a side without its paragraph number; in no quotation marks: they would make a report's words a person's."""
    return _NUMBERED.sub("", said).strip(" .;,")


def _likeness(a: Features, b: Features, rarity: Rarity) -> float:
    """Return the summed rarity of the kinds, words, references and places two texts share."""
    total = 0.0
    for group, rate in (("events", 0.8), ("tokens", 0.5), ("references", 2.0), ("places", 0.5)):
        total += rate * sum(min(rarity.of_key(group, key), 4.0) for key in getattr(a, group) & getattr(b, group))
    return total
