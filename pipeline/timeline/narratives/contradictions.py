"""Find where an IMR's narrative says something else than its own agency's chronology.

A sentence that names a day is set beside the rows of the same agency near that day. It contradicts a row if it plainly tells
the same happening (kind, people and rare words) but puts it on another day, or at another time, or claims another value of a
point (injury, children, outcome …). Sentences that speak of several days are left alone. A passage that names no day is set
beside the one row it plainly tells of (`passages`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from pipeline.model import Entry, Paragraph, Problem, Register, Source, digest
from pipeline.timeline.dates import find_dates
from pipeline.timeline.dates.reading import DateReading
from pipeline.timeline.dates.words import words
from pipeline.timeline.joining.features import Features, features_of
from pipeline.timeline.joining.pairing import slips
from pipeline.timeline.joining.rarity import Rarity
from pipeline.timeline.narratives.deeds import Deeds
from pipeline.timeline.narratives.generalities import PARTLY, against_denied, against_given, first_time
from pipeline.timeline.narratives.likeness import (
    ENOUGH,
    ENOUGH_ALONE,
    ENOUGH_SAME_DAY,
    OF_THE_REVIEW,
    SENTENCE,
    Known,
    deeds_against,
    likeness_of,
    points_against,
    problem_of,
    same_call,
    states_against,
    time_against,
    told_otherwise,
    with_notes,
    written,
)
from pipeline.timeline.narratives.passages import NEAR, passages_of, rows_told
from pipeline.timeline.narratives.sweeping import against_general
from pipeline.timeline.reading.names import Names

GOING_ON = 4  # sentences of one happening of which every point is compared; behind them, only what was done or not
CLEARLY = 1.5  # rarity by which a row must be liker than the next where the chronology has nothing on the day
_MONTHS = "|".join(sorted((m for m in words().month_of if len(m) > 2), key=lambda m: (-len(m), m)))
_DAY_MONTH = re.compile(
    rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTHS})\b(?!,? (?:\d{{4}}|['’]?\d\d\b))",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"^\W*(?:(?:two|three|four|five|six|seven|eight|nine|ten|some|several|many|a few|\d+|a|the following|the next|next|later)"
    r" (?:days?|weeks?|months?|years?|morning|night|evening|that)\b|subsequently|later|thereafter|afterwards)"
    r"|\b(?:said|told|recalled|remembered|disclosed|wrote)(?: \w+)? later\b"
    r"|\blater (?:said|told|recalled|remembered|disclosed|wrote|withdrew|retracted|took|became|was|were|had|[a-z]{3,}ed)\b"
    r"|\b(?:days?|weeks?|months?|years?|hours?) (?:later|afterwards|after|earlier|before)\b",
    re.IGNORECASE,
)
_OF_THE_REPORT = re.compile(r"\bthis (?:report|review|IMR|chronology)\b", re.IGNORECASE)
_DAY = "the day"
_TOLD_BY_A_PERSON = frozenset(("statement", "letter"))
_PART = re.compile(r"[;:] |, (?:and |but |then )?(?=\w)|(?: and| but)(?: then| again)? (?=(?:on|at|by) )", re.IGNORECASE)


def find_contradictions(
    sources: Sequence[Source], entries: Sequence[Entry], features: Sequence[Features], names: Names, register: Register
) -> tuple[Problem, ...]:
    """Return the contradictions, each at its paragraph and pointing to the row; `features` are those of the entries."""
    rows: dict[str, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    narrated = {
        (p.document, p.locator) for source in sources for section in source.sections for p in section.paragraphs if not p.row
    }
    for f in features:
        place = entries[f.index].document, entries[f.index].locator
        if f.first is not None and f.width <= 2 and place not in narrated:
            rows[f.agency][f.first].append(f.index)
    known = Known(entries, features, names, Rarity.of(features), register, Deeds(register, names.plain_kinds()))
    found: dict[tuple[str, str, str], Problem] = {}
    listed: list[Problem] = []
    for source in sources:
        agency = _agency_of(source)
        if agency not in rows:
            continue
        for said, sentences in _told(source, agency, _years(rows[agency])):
            told = features_of([said], names)[0]
            listed += _against(said, sentences, told, rows[agency], known)
        listed += against_general(source, agency, rows[agency], known)
        listed += _retold(source, agency, rows[agency], known)
    for problem in listed:
        found.setdefault((problem.document, problem.locator, _once(problem)), problem)
    return tuple(found[key] for key in sorted(found))


def _once(problem: Problem) -> str:
    """Return by what a contradiction of one paragraph is listed once: a day of its row, or all it says."""
    return f"{_DAY} {problem.entry}" if problem.reason.startswith(f"on {_DAY} ") else problem.reason


def _retold(source: Source, agency: str, days: Mapping[date, Sequence[int]], known: Known) -> Iterator[Problem]:
    """Yield what each passage says otherwise than the row it tells of."""
    if source.kind in _TOLD_BY_A_PERSON:
        return
    passages = tuple(passages_of(source, agency))
    for passage, told in zip(passages, rows_told(passages, [i for rows in days.values() for i in rows], known), strict=True):
        if told is not None and (day := known.features[told].first):
            other = passage.other_day(day)
            if other and other not in days and other not in known.features[told].pointers:
                yield _of_another_day(passage.whole, known.entries[told])
            if other:
                continue
            liked = [(ENOUGH if i == told else ENOUGH_SAME_DAY, -i) for i in days[day]]
            sentences = [s for s in _at_once(passage.sentences) if not (first_time(s.text) or PARTLY.search(s.text))]
            if sentences:
                going_on = " ".join(sentence.text for sentence in sentences[1:GOING_ON])
                said = replace(sentences[0], action=going_on)
                whole = features_of([passage.whole], known.names)[0]
                calls = likeness_of(whole, known.features[told], known.rarity) >= ENOUGH_SAME_DAY  # else it is another call
                yield from _of_one_day(said, (said, *sentences[1:]), liked, known, plainly=True, calls=calls)


def _at_once(sentences: Sequence[Entry]) -> list[Entry]:
    """Return the sentences of a passage up to the next that speaks of what came later."""
    return [*sentences[:1], *takewhile(lambda said: not _LATER.search(said.text), sentences[1:])]


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


def _told(source: Source, agency: str, years: Mapping[tuple[int, int], int]) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """Yield each sentence of an IMR's narrative that names exactly one day, as if it were a row, with it and those that go on.

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
                if len(dates) > 1:
                    yield from _parts(paragraph, source.document, agency, sentence, years)
                if len(dates) == 1 and dates[0].earliest and dates[0].earliest == dates[0].latest and len(sentence) > 30:
                    if first_time(sentence) or _OF_THE_REPORT.search(sentence):
                        continue  # what was not done until that day was done on it
                    following = _going_on(sentences[place + 1 :])
                    going_on = f"{' '.join(following[:3])} {notes if one_day else ''}".strip()
                    first = _as_row(paragraph, source.document, agency, sentence, going_on, dates[0])
                    yield first, (first, *(replace(first, text=text, action=None) for text in following))


def _as_row(paragraph: Paragraph, document: str, agency: str, sentence: str, going_on: str, day: DateReading) -> Entry:
    return Entry(
        digest(paragraph.id, sentence), agency, document, paragraph.locator, 0, day.as_written, "", sentence,
        action=going_on, date=day.edtf, time=day.time, flags=day.flags,
    )  # fmt: skip


def _parts(
    paragraph: Paragraph, document: str, agency: str, sentence: str, years: Mapping[tuple[int, int], int]
) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """Yield each part of a sentence of several days that names one, as if it were a row."""
    before: DateReading | None = None
    for part in _PART.split(sentence):
        dates = [r for _, _, r in find_dates(_with_years(part, years), previous=before) if r.edtf]
        before = dates[-1] if dates else before
        if len(dates) == 1 and dates[0].earliest and dates[0].earliest == dates[0].latest and len(part) > 30:
            row = _as_row(paragraph, document, agency, part, "", dates[0])
            yield row, (row,)


def _going_on(following: Sequence[str]) -> list[str]:
    """Return the sentences up to the next that names a day of its own or speaks of what came later: they go on about the same."""
    return list(takewhile(lambda sentence: not (_LATER.search(sentence) or _names_a_day(sentence)), following))


def _names_a_day(sentence: str) -> bool:
    return any(r.edtf for _, _, r in find_dates(sentence))


def _against(
    said: Entry, sentences: Sequence[Entry], told: Features, rows: Mapping[date, Sequence[int]], known: Known
) -> Iterator[Problem]:
    assert told.first is not None
    features, entries = known.features, known.entries
    same_day = rows.get(told.first, [])
    if same_day:
        liked = [(likeness_of(told, features[i], known.rarity), -i) for i in same_day]
        yield from _of_one_day(said, sentences, liked, known)
        if max(liked)[0] >= ENOUGH_SAME_DAY:
            return
    near = [i for step in range(-NEAR, NEAR + 1) for i in rows.get(told.first + timedelta(days=step), ())]
    near += [i for day in slips(told.first) for i in rows.get(day, ()) if i not in near]
    if told.pointers & {features[i].first for i in near} or not near:
        return
    scored = sorted(((likeness_of(told, features[i], known.rarity), -i) for i in near), reverse=True)
    likeness, index = scored[0][0], -scored[0][1]
    row, beside = entries[index], scored[1][0] if len(scored) > 1 else 0.0
    alone = not same_day and likeness >= ENOUGH_ALONE and likeness - beside >= CLEARLY
    if (likeness >= ENOUGH or alone) and told.first not in features[index].pointers:
        yield _of_another_day(said, row)


def _of_another_day(said: Entry, row: Entry) -> Problem:
    dated = replace(row, text=f"{row.date_as_written}: {row.text}", action=None)
    return problem_of(said, row, told_otherwise(_DAY, said, dated))


def _of_one_day(
    said: Entry,
    sentences: Sequence[Entry],
    liked: Sequence[tuple[float, int]],
    known: Known,
    *,
    plainly: bool = False,
    calls: bool = True,
) -> Iterator[Problem]:
    """Yield what sentences of one day say otherwise than its rows: than the likeliest one, or than all that speak of it.

    `liked` are the rows of the day, each as its likeness to what is said and its index, negative.
    """
    likeness, index = max(liked)
    row, rows = known.entries[-index], [known.entries[-i] for _, i in liked]
    beside = [known.entries[-i] for like, i in liked if i != index and like >= ENOUGH_SAME_DAY]
    listed: list[Problem] = []
    for place, sentence in enumerate(sentences):
        if place and OF_THE_REVIEW.search(sentence.text):
            continue
        if likeness >= ENOUGH_SAME_DAY and place < GOING_ON:
            calls = calls and not same_call(sentence, row, known.register)  # who calls further on makes another call
            listed += points_against(sentence, row, known.register, beside, plainly=plainly, calls=calls)
        if likeness >= ENOUGH_SAME_DAY and not OF_THE_REVIEW.search(sentence.text):
            listed += states_against(sentence, row, rows, known.register)
        if not any(quote and quote in sentence.text for quote in map(_quoted, listed)):
            listed += deeds_against(sentence, rows, known)
        if likeness >= ENOUGH_SAME_DAY and (reason := against_given(sentence.text, known.features[-index])):
            listed.append(problem_of(sentence, row, reason))
        if plainly:
            told = features_of([sentence], known.names)[0]
            if denied := against_denied(sentence.text, told, known.features[-index], written(row)):
                listed.append(problem_of(sentence, row, told_otherwise(denied, sentence, row)))
    quoted: set[str] = set()
    for problem in listed:  # what the whole passage was found to say, and its sentence again, is listed once
        about, _, words_quoted = problem.reason.partition("; the chronology")[0].partition(": ")
        said_of = {f"{about}: {part}" for part in words_quoted.split("; ")}
        if not said_of <= quoted:
            quoted |= said_of
            yield problem
    if likeness >= ENOUGH_SAME_DAY:
        yield from time_against(said, row, rows)


def _quoted(problem: Problem) -> str:
    """Return the words of the narrative a contradiction quotes."""
    return problem.reason.partition("the narrative has: ")[2].partition("; the chronology")[0]
