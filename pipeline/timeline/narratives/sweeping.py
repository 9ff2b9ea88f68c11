# ruff: noqa: E501 - a pattern or an example stands on one line
"""Find where a sentence that names no one day meets a row that says otherwise: "at no visit", "inside 24 hours", "not until May".

Such a sentence is set beside the rows of its own agency within the days it speaks of, if it names any. Each sentence meets one
row at most, the first: what "never" happened may have happened often.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.model import Entry, Problem, Source, digest
from pipeline.timeline.dates import find_dates
from pipeline.timeline.joining.features import Features, features_of
from pipeline.timeline.narratives.generalities import (
    PARTLY,
    UNIVERSAL,
    against_first,
    against_given,
    against_limit,
    against_never,
    first_time,
)
from pipeline.timeline.narratives.likeness import (
    ENOUGH_SAME_DAY,
    OF_THE_REVIEW,
    SENTENCE,
    Known,
    deeds_against,
    likeness_of,
    points_against,
    problem_of,
    told_otherwise,
    with_notes,
    written,
)
from pipeline.timeline.narratives.spells import first_contact, last_contact, never_spoke, no_contact, speaks_of_contact
from pipeline.timeline.narratives.tallies import against_count, against_number
from pipeline.timeline.reading.telling import tokens_in

_ONCE = re.compile(
    r"^[\W\d]*(?:once|after|since|following|from the time|as a result of|in response to|in the light of) (?P<what>[^,;.]{4,60}?)(?:,| no | never | was | were | had )",
    re.I,
)
ENOUGH_ONCE = 2.0  # rarity a row must share with a happening that is only named: "following the assault in the street"
_FORTNIGHT = 14
_OPEN_START = re.compile(r"\b(?:between [^.;]{3,60} and|to|up to|until|till)\s*$", re.I)
_NEVER = re.compile(
    r"\b(?:never|ever|at no|on no|none of the|no \w+ (?:\w+ )?(?:was|were) ever|at any (?:time|point|stage)|not once)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:each|every|always|all|throughout|without exception|consistently|invariably|at no .* not)\b", re.IGNORECASE
)
_IN_TOTAL = re.compile(
    r"\b(?:in total|in all|altogether|a total of|over the (?:whole )?period|during the (?:\w+ )?period|throughout|overall)\b",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:should|must|ought|shall|will|policy|policies|procedures?|guidance|expects?|expected|would (?:expect|have)|recommend\w*|"
    r"requires?|required that|in future|good practice)\b",
    re.IGNORECASE,
)
_NOT_TOLD = frozenset(("recommendations", "terms_of_reference", "methodology", "lessons"))
_SETTLED = timedelta(days=62)  # what is said of a month may have been done in the two after it
_A_MONTH = 31  # days up to which a sentence says when something was, rather than for how long


@dataclass(frozen=True)
class _Said:
    """One sentence, and the first and last day it speaks of."""

    entry: Entry
    first: date
    last: date
    bounded: bool
    days: int = 0  # how many dates or stretches it names
    start: int = 0  # where the first of them stands


def against_general(source: Source, agency: str, days: Mapping[date, Sequence[int]], known: Known) -> Iterator[Problem]:
    """Yield the contradictions of sentences that name no one day with the rows of their own agency, `days` by first day."""
    order = [index for day in sorted(days) for index in days[day]]
    for said in _sentences(source, agency, order, known):
        told = features_of([said.entry], known.names)[0]
        rows = [i for i in order if said.first <= (known.features[i].first or date.max) <= said.last]
        found = (
            *_first_of(said, told, order, rows, known),
            *_in_touch(said, told, order, known),
            *_counted(said, told, order, rows, known),
            *_afterwards(said, order, known),
        )
        yield from {problem.entry: problem for problem in reversed(found)}.values()  # one for each row, the first that tells


def _sentences(source: Source, agency: str, order: Sequence[int], known: Known) -> Iterator[_Said]:
    for section in (s for s in source.sections if s.key not in _NOT_TOLD):
        for paragraph, _ in with_notes(section.paragraphs):
            for sentence in SENTENCE.split(paragraph.text):
                if len(sentence) < 30 or _OUGHT.search(sentence):
                    continue
                readings = [reading for _, _, reading in find_dates(sentence) if reading.edtf]
                one_day = any(r.earliest and r.earliest == r.latest for r in readings)
                if one_day and not (first_time(sentence) or speaks_of_contact(sentence)):
                    continue
                entry = Entry(digest(paragraph.id, sentence), agency, source.document, paragraph.locator, 0, "", "", sentence)
                first = min((r.earliest or date.min for r in readings), default=_since(sentence, order, known))
                last = max((r.latest or date.max for r in readings), default=date.max)
                if first is not None:
                    places = [start for start, _, reading in find_dates(sentence) if reading.edtf]
                    yield _Said(entry, first, last, bool(readings), len(readings), places[0] if places else 0)


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
        yield from deeds_against(said.entry, [known.entries[i] for i in alike], known)
    yield from _ever(said, rows, known)


def _ever(said: _Said, rows: Sequence[int], known: Known) -> Iterator[Problem]:
    """Yield the deeds a sentence says were never done, or every time, that a row says otherwise of."""
    if PARTLY.search(said.entry.text):
        return
    for name, told in known.deeds.told(said.entry.text).items():
        swept = _EVERY if told == {True} else _NEVER if told == {False} else None
        if swept is None or not swept.search(said.entry.text):
            continue
        for index in rows:
            if known.deeds.told(written(known.entries[index])).get(name) == frozenset((told == {False},)):
                row = known.entries[index]
                yield problem_of(said.entry, row, told_otherwise(name, said.entry, row))
                break


def _in_touch(said: _Said, told: Features, order: Sequence[int], known: Known) -> Iterator[Problem]:
    """Yield the row that shows contact when a sentence says there was none, or before the first or after the last it names."""
    rows = [known.features[i] for i in order]
    text = said.entry.text
    if said.bounded and said.days == 1 and (row := no_contact(text, said.first, said.last, told, rows, known.names)):
        yield problem_of(said.entry, known.entries[row.index], told_otherwise("contact", said.entry, known.entries[row.index]))
    within = [f for f in rows if said.first <= (f.first or date.max) <= said.last]
    if row := never_spoke(text, told, within, known.names):
        yield problem_of(said.entry, known.entries[row.index], told_otherwise("contact", said.entry, known.entries[row.index]))
    if said.days == 1 and not OF_THE_REVIEW.search(text):  # "The panel first met on …"
        day = (said.first, said.last)
        first = first_contact(text, said.start, day, told, rows, known.names)
        last = last_contact(text, said.start, day, told, rows, known.names)
        for name, row in (("the first contact", first), ("the last contact", last)):
            if row:
                yield problem_of(said.entry, known.entries[row.index], told_otherwise(name, said.entry, known.entries[row.index]))


def _counted(said: _Said, told: Features, order: Sequence[int], rows: Sequence[int], known: Known) -> Iterator[Problem]:
    """Yield the numbers of a sentence that the rows of its days contradict, or a row that counts the same."""
    text = said.entry.text
    found: list[tuple[str, int]] = []
    if (said.bounded and said.days == 1 and not _half_open(text, said)) or _IN_TOTAL.search(text):
        numbers = against_number(text, told, [known.features[i] for i in rows])
        found += [(reason, row.index if row else rows[0]) for reason, row in numbers if rows]
    if said.bounded and not found:
        about = [i for i in order if _earlier(said.first) <= (known.features[i].first or date.max) <= _later(said.last)]
        found += [(reason, row.index) for reason, row in against_count(text, [known.features[i] for i in about])]
    for reason, place in found[:1]:
        yield problem_of(said.entry, known.entries[place], f"{reason}; the narrative has: {text.strip(' .')}")


def _half_open(text: str, said: _Said) -> bool:
    """Say whether a sentence names one end alone of the stretch it speaks of: "between the assault and early June"."""
    return bool(_OPEN_START.search(text[: said.start])) and said.first != date.min


def _afterwards(said: _Said, order: Sequence[int], known: Known) -> Iterator[Problem]:
    """Yield the deeds a sentence says followed a happening it names, that the rows of the fortnight after it deny."""
    once = _ONCE.search(said.entry.text)
    if not once or said.bounded:
        return
    what = features_of([replace(said.entry, text=once["what"])], known.names)[0]
    liked = sorted(((likeness_of(what, known.features[i], known.rarity), i) for i in order), reverse=True)[:2]
    if liked and liked[0][0] >= ENOUGH_ONCE and (len(liked) < 2 or liked[0][0] > liked[1][0]):
        day = known.features[liked[0][1]].first or date.max
        rows = [i for i in order if 0 <= ((known.features[i].first or date.max) - day).days <= _FORTNIGHT]
        yield from deeds_against(said.entry, [known.entries[i] for i in rows], known)


def _met(said: _Said, rows: Sequence[int], known: Known, against: Callable[[Features], str]) -> Iterator[Problem]:
    """Yield the first row a check finds to say otherwise."""
    for index in rows:
        if reason := against(known.features[index]):
            yield problem_of(said.entry, known.entries[index], reason)
            return


def _later(day: date) -> date:
    return day + _SETTLED if day < date.max - _SETTLED else day


def _earlier(day: date) -> date:
    return day - _SETTLED / 2 if day > date.min + _SETTLED else day


def _kinds(f: Features, known: Known) -> frozenset[str]:
    return frozenset[str]().union(*(known.names.kinds_of.get(name, frozenset()) for name in f.named))
