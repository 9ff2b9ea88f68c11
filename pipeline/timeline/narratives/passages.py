# ruff: noqa: E501 - a pattern stands on one line
"""Find the row each passage of a narrative tells of, though it may name no day: "In December", "After the fire", "At that visit".

A narrative runs through the happenings of its own chronology, mostly in their order. A passage is the sentences up to the next
that names another day. Each is set beside all rows of its agency: the words they share, words of like meaning, people, and
whether the row's day fits the day, month or year the passage names. Of all ways to give passages rows, the best is taken, in
which going back in time counts against; a passage whose second best row is nearly as good is given none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from pipeline.model import Entry, Source, digest
from pipeline.timeline.dates import find_dates
from pipeline.timeline.dates.named import feast_span
from pipeline.timeline.dates.words import words
from pipeline.timeline.joining.features import Features, features_of
from pipeline.timeline.joining.meaning import Meanings
from pipeline.timeline.narratives.likeness import OF_THE_REVIEW, SENTENCE, Known, likeness_of, with_notes
from pipeline.timeline.reading.lexicon import pattern_of
from pipeline.timeline.reading.persons import MISSPELT

_MONTHS = "|".join(sorted((m.capitalize() for m in words().month_of if len(m) > 2), key=lambda m: (-len(m), m)))
_MONTH = re.compile(
    rf"(?:\b(?P<part>early|beginning|start|mid|middle|late|end|close)(?: in| of)?[ -]|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?"
    rf"\b(?P<month>{_MONTHS})\b(?! ?\d{{4}})"
)
_PARTS = {"early": 1, "beginning": 1, "start": 1, "mid": 10, "middle": 10, "late": 20, "end": 20, "close": 20}  # from which day
_JUDGED = re.compile(
    r"\bregret\w*|\b(?:good|poor|best) practice\b|\b(?:reason|explanation) (?:why|for)\b|\bwith hindsight\b|\blook(?:ed|ing|s) back\b|\b(?:evidence (?:to|at)|told) the (?:inquest|coroner)\b|\bmay have been\b|%|\bper cent\b",
    re.IGNORECASE,
)  # what a report thinks of it, and figures of all cases
_OF_THE_TIMES = re.compile(
    r"\b(?:did|does) not (?:yet |then )*exist\b|\bno longer existed\b|\b(?:had|has) (?:not yet|yet to|since) (?:come in|been (?:introduced|set up|enacted|rolled out))\b"
    r"|\b(?:was|were|is|are) not (?:yet|then) (?:an? (?:\w+ )?offence|law|available|in (?:force|place|use|post))\b"
    r"|\b(?:polic(?:y|ies)|protocols?|procedures?|guidance|guidelines?|pathways?|templates?)\b[^.;,]{0,30}? (?:(?:was|were|is|are) (?:in|available|issued|introduced)|existed|exists?|require[sd]?|expect(?:s|ed)?|sa(?:ys|id)|stat(?:es|ed))\b",
    re.IGNORECASE,
)  # how things stood at the time: bodies, laws, policies, whoever the case is about
_BESIDE = re.compile(r"\b(?:comment|text box|header|footer)\b")  # what stands there is no part of the narrative
_ON_THE_DAY, _IN_THE_WEEK, _IN_THE_MONTH, _IN_THE_YEAR, _ELSEWHERE = 3.0, 2.0, 1.5, 0.5, -2.0
_BACK = 1.0  # what it costs to go back in time
ALIKE = 1.5  # from which a row is one a passage may tell of
SURELY = 3.0  # and where it names another day than the row's
NEAR = 10  # days by which a narrative may be mistaken
IN_WORDS = 0.5  # how much of it must be in their words, where the passage names no day
CLEARLY = 0.4  # by which it must be likelier than any other of another day
_NOT_TOLD = frozenset(("recommendations", "terms_of_reference", "methodology", "lessons"))
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Passage:
    """Sentences of a narrative about one happening, each as if it were a row, and the days they may mean."""

    sentences: tuple[Entry, ...]
    stretches: tuple[tuple[date, date], ...]
    months: tuple[tuple[int, int, int], ...]  # of those without a year: the month, and the first and last day of it
    feasts: tuple[str, ...] = ()

    @property
    def whole(self) -> Entry:
        """Return all sentences as one row."""
        first = self.sentences[0]
        return Entry(
            digest(first.id, "whole"),
            first.agency,
            first.document,
            first.locator,
            0,
            "",
            "",
            " ".join(s.text for s in self.sentences),
        )

    def fits(self, day: date) -> float:
        """Return what it says for a row that it is of a day."""
        found = [_ELSEWHERE] if self.stretches or self.months or self.feasts else [0.0]
        named = [(first, last) for year in (day.year - 1, day.year) for first, last in _feast_days(self.feasts, year)]
        found += [_by_length((last - first).days) for first, last in (*self.stretches, *named) if first <= day <= last]
        for month, begin, end in self.months:
            if month == day.month and begin <= day.day <= end:
                found.append(_by_length(end - begin))
        return max(found)

    def other_day(self, day: date) -> date | None:
        """Return a day it names that is near a row's, where nothing it names fits that row; None if it names none."""
        if self.fits(day) >= 0:
            return None
        near = range(day.year - 1, day.year + 2)
        named = [first for first, last in self.stretches if first == last]
        named += [first for year in near for first, last in _feast_days(self.feasts, year) if first == last]
        named += [date(year, month, begin) for year in near for month, begin, end in self.months if begin == end <= 28]
        return next((other for other in named if abs((other - day).days) <= NEAR), None)


def _by_length(days: int) -> float:
    return _ON_THE_DAY if not days else _IN_THE_WEEK if days < 12 else _IN_THE_MONTH if days < 62 else _IN_THE_YEAR


@cache
def _feast_names() -> tuple[re.Pattern[str], dict[str, str]]:
    of = {name: feast for feast, rule in words().feasts.items() for name in rule["names"] if "rule" in rule}
    return pattern_of(sorted(of, key=len, reverse=True)), of


@cache
def _feast_days(feasts: tuple[str, ...], year: int) -> tuple[tuple[date, date], ...]:
    spans = (feast_span(feast, year) for feast in feasts)
    return tuple((span.earliest, span.latest) for span in spans if span.earliest and span.latest)


def passages_of(source: Source, agency: str) -> Iterator[Passage]:
    """Yield the passages of the narrative of a report, in its order."""
    for section in (s for s in source.sections if s.key not in _NOT_TOLD):
        for paragraph, _ in with_notes(section.paragraphs):
            if _BESIDE.search(paragraph.locator):
                continue
            held: list[Entry] = []
            days: tuple[tuple[date, date], ...] = ()
            months: tuple[tuple[int, int, int], ...] = ()
            feasts: tuple[str, ...] = ()
            for sentence in SENTENCE.split(paragraph.text):
                if any(pattern.search(sentence) for pattern in (OF_THE_REVIEW, _JUDGED, _OF_THE_TIMES)):
                    continue
                stretches, named = _days_of(sentence)
                if held and (stretches or named) and (days or months or feasts):
                    yield Passage(tuple(held), days, months, feasts)
                    held, days, months, feasts = [], (), (), ()
                feasts = (
                    *feasts,
                    *(_feast_names()[1][m[0].lower().replace("’", "'")] for m in _feast_names()[0].finditer(sentence)),
                )
                days, months = (*days, *stretches), (*months, *named)
                held.append(
                    Entry(digest(paragraph.id, sentence), agency, source.document, paragraph.locator, 0, "", "", sentence)
                )
            if held:
                yield Passage(tuple(held), days, months, feasts)


def _days_of(sentence: str) -> tuple[tuple[tuple[date, date], ...], tuple[tuple[int, int, int], ...]]:
    readings = [reading for _, _, reading in find_dates(sentence) if reading.edtf]
    stretches = tuple((r.earliest, r.latest) for r in readings if r.earliest and r.latest)
    return stretches, tuple(_month(match) for match in _MONTH.finditer(sentence))


def _month(match: re.Match[str]) -> tuple[int, int, int]:
    month = words().month_of[match["month"].lower()]
    if match["day"]:
        return month, int(match["day"]), int(match["day"])
    begin = _PARTS.get(match["part"] or "")
    return (month, begin, begin + 11) if begin else (month, 1, 31)


def rows_told(passages: Sequence[Passage], rows: Sequence[int], known: Known) -> list[int | None]:
    """Return for each passage the index of the row it tells of; None where none is plain."""
    rows = sorted(rows, key=lambda i: (known.features[i].first or date.max, i))
    days = [known.features[i].first or date.max for i in rows]
    if not passages or not rows:
        return [None] * len(passages)
    scores = _scores(passages, rows, days, known)
    through = _through(scores - ALIKE, days)
    found: list[int | None] = []
    for passage, own, total in zip(passages, scores, through, strict=True):
        best = int(total.argmax())
        rivals = [float(total[n]) for n in range(len(rows)) if days[n] != days[best]]
        fits = passage.fits(days[best])
        in_words = float(own[best]) - fits
        told = own[best] >= ALIKE and fits >= 0 and (fits >= _IN_THE_WEEK or in_words >= IN_WORDS)
        told = told or (in_words >= SURELY and passage.other_day(days[best]) is not None)
        plain = told and (not rivals or total[best] - max(rivals) >= CLEARLY)
        found.append(rows[best] if plain else None)
    return found


def _scores(passages: Sequence[Passage], rows: Sequence[int], days: Sequence[date], known: Known) -> Scores:
    told = [_without_misspelt(f, known) for f in features_of([p.whole for p in passages], known.names)]
    meanings = Meanings([*(known.features[i] for i in rows), *told], known.rarity)
    scores = np.zeros((len(passages), len(rows)), np.float32)
    for n, (passage, f) in enumerate(zip(passages, told, strict=True)):
        alike = meanings.alike(len(rows) + n, range(len(rows)))
        for place, (index, day) in enumerate(zip(rows, days, strict=True)):
            row = known.features[index]
            scores[n, place] = (
                5 * alike[place] + 0.3 * likeness_of(f, row, known.rarity) + 0.3 * len(f.others & row.others) + passage.fits(day)
            )
    return scores


def _without_misspelt(told: Features, known: Known) -> Features:
    """Return features without the words that are names of the case misspelt: whom nearly every row is about tells none apart."""
    names = [name for name in known.names.tokens if len(name) > 4]
    return replace(told, tokens=frozenset(t for t in told.tokens if not any(fuzz.ratio(t, n) >= MISSPELT for n in names)))


def _through(gains: Scores, days: Sequence[date]) -> Scores:
    """Return for each passage and row the best sum of all passages if this passage tells of this row."""
    later = np.array([day.toordinal() for day in days])
    forth, back = _best_before(gains, later), _best_before(gains[::-1, ::-1], -later[::-1])[::-1, ::-1]
    return np.asarray(gains + forth + back, np.float32)


def _best_before(gains: Scores, days: NDArray[np.int64]) -> Scores:
    """Return for each passage and row the best sum of the passages before it, if it tells of the row."""
    held = np.zeros(gains.shape[1], np.float32)  # best sum so far whose last row told is this one
    reach = np.searchsorted(days, days, side="right") - 1  # the last row of the same day
    found = np.zeros_like(gains)
    start = 0.0  # no passage before told of a row
    for n, gain in enumerate(gains):
        if n:
            found[n] = np.maximum(np.maximum.accumulate(held)[reach], max(start, float(held.max()) - _BACK))
        taken = gain + found[n]
        held = np.maximum(held, taken) if n else np.maximum(gain, -1e9)
    return found
