"""Find where a sentence that names no one day meets a row that says otherwise: "at no visit", "inside 24 hours", "not until May".

Such a sentence is set beside the rows of its own agency within the days it speaks of, if it names any. Each sentence meets one
row at most, the first: what "never" happened may have happened often.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.model import Entry, Problem, Source, digest
from pipeline.timeline.dates import find_dates
from pipeline.timeline.features import Features, features_of
from pipeline.timeline.generalities import UNIVERSAL, against_first, against_given, against_limit, against_never, first_time
from pipeline.timeline.likeness import ENOUGH_SAME_DAY, SENTENCE, Known, likeness_of, points_against, problem_of, with_notes
from pipeline.timeline.telling import tokens_in

_ONCE = re.compile(
    r"^[\W\d]*(?:once|after|since|following|from the time) (?P<what>[^,;.]{4,60}?)(?:,| no | never | was | were | had )", re.I
)
_SETTLED = timedelta(days=62)  # what is said of a month may have been done in the two after it
_A_MONTH = 31  # days up to which a sentence says when something was, rather than for how long


@dataclass(frozen=True)
class _Said:
    """One sentence, and the first and last day it speaks of."""

    entry: Entry
    first: date
    last: date
    bounded: bool


def against_general(source: Source, agency: str, days: Mapping[date, Sequence[int]], known: Known) -> Iterator[Problem]:
    """Yield the contradictions of sentences that name no one day with the rows of their own agency, `days` by first day."""
    order = [index for day in sorted(days) for index in days[day]]
    for said in _sentences(source, agency, order, known):
        told = features_of([said.entry], known.names)[0]
        rows = [i for i in order if said.first <= (known.features[i].first or date.max) <= said.last]
        yield from _first_of(said, told, order, rows, known)


def _sentences(source: Source, agency: str, order: Sequence[int], known: Known) -> Iterator[_Said]:
    for section in source.sections:
        for paragraph, _ in with_notes(section.paragraphs):
            for sentence in SENTENCE.split(paragraph.text):
                if len(sentence) < 30:
                    continue
                readings = [reading for _, _, reading in find_dates(sentence) if reading.edtf]
                one_day = any(r.earliest and r.earliest == r.latest for r in readings)
                if one_day and not first_time(sentence):
                    continue
                entry = Entry(digest(paragraph.id, sentence), agency, source.document, paragraph.locator, 0, "", "", sentence)
                first = min((r.earliest or date.min for r in readings), default=_since(sentence, order, known))
                last = max((r.latest or date.max for r in readings), default=date.max)
                if first is not None:
                    yield _Said(entry, first, last, bool(readings))


def _since(sentence: str, order: Sequence[int], known: Known) -> date | None:
    """Return the day from which a sentence speaks: of the row that tells what came first; None if none does."""
    once = _ONCE.search(sentence)
    if not once:
        return date.min
    words = tokens_in(once["what"])
    found = [f.first for f in (known.features[i] for i in order) if words & f.tokens and f.first]
    return found[0] + timedelta(days=1) if found else None


def _first_of(said: _Said, told: Features, order: Sequence[int], rows: Sequence[int], known: Known) -> Iterator[Problem]:
    text = said.entry.text
    if first := first_time(text):
        yield from _met(said, order, known, lambda f: against_first(*first, told, f, known.rarity, _kinds(f, known)))
        return
    settled = [i for i in order if said.first <= (known.features[i].first or date.max) <= _later(said.last)]
    yield from _met(said, settled, known, lambda f: against_limit(text, told, f))
    if UNIVERSAL.search(text):
        for index in rows:
            row = known.features[index]
            if told.events & row.events and likeness_of(told, row, known.rarity) >= ENOUGH_SAME_DAY:
                yield from points_against(said.entry, known.entries[index], known.register)
        yield from _met(said, rows, known, lambda f: against_never(text, told, f, known.rarity))
    elif said.bounded and (said.last - said.first).days <= _A_MONTH:
        alike = [i for i in rows if likeness_of(told, known.features[i], known.rarity) >= ENOUGH_SAME_DAY]
        yield from _met(said, alike, known, lambda f: against_given(text, f))


def _met(said: _Said, rows: Sequence[int], known: Known, against: Callable[[Features], str]) -> Iterator[Problem]:
    """Yield the first row a check finds to say otherwise."""
    for index in rows:
        if reason := against(known.features[index]):
            yield problem_of(said.entry, known.entries[index], reason)
            return


def _later(day: date) -> date:
    return day + _SETTLED if day < date.max - _SETTLED else day


def _kinds(f: Features, known: Known) -> frozenset[str]:
    return frozenset[str]().union(*(known.names.kinds_of.get(name, frozenset()) for name in f.named))
