"""Read what a row claims about a disputed point: children, injuries, disclosure, outcome, risk, who called, who was there.

A claim says field, point, value and the words it rests on. A row that claims two values of one point says neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.model import Entry, Register
from pipeline.timeline.accounts.attendance import Attendance
from pipeline.timeline.accounts.callers import Callers
from pipeline.timeline.accounts.children import Children
from pipeline.timeline.accounts.company import Company
from pipeline.timeline.accounts.disclosing import Disclosing
from pipeline.timeline.accounts.door import Door
from pipeline.timeline.accounts.injuries import Injuries
from pipeline.timeline.accounts.measures import numbers, tasks
from pipeline.timeline.accounts.occupants import occupants
from pipeline.timeline.accounts.patients import child_patient
from pipeline.timeline.accounts.points import Phrases, Rule, anchors, holds_negation, rules
from pipeline.timeline.accounts.quantities import quantities
from pipeline.timeline.accounts.sayings import Sayings
from pipeline.timeline.reading.claim import Claim, snippet
from pipeline.timeline.reading.lexicon import kinds_of
from pipeline.timeline.reading.persons import Persons
from pipeline.timeline.reading.phrasebook import PhraseBook
from pipeline.timeline.reading.standing import clause_around, standing_of
from pipeline.timeline.reading.subjects import Subjects

_NO_ACCIDENT = re.compile(r"\bfell (?:asleep|out|ill|pregnant|behind|through)\b", re.IGNORECASE)
_PUSHED = re.compile(r"\b(?:push|shov|barg|kick|punch|slap|hit|threw|throw|dragg|knock)\w*[^.;]{0,40}$", re.IGNORECASE)
_FELL = re.compile(r"(?:she |he )?(?:had )?f[ea]ll", re.IGNORECASE)
_OFFER = re.compile(
    r"\b(?:offer\w*|suggest\w*|invit\w+|asked if|put to (?:her|him|them)|proposed|given the option)\b", re.IGNORECASE
)
_ANSWER = re.compile(
    r"(?:accept|agree|declin|refus|turn|took|consent|no thank|not want|not wish|want|happy|keen|said (?:yes|no))", re.IGNORECASE
)
_IMPERSONAL = re.compile(
    r"\b(?:which|this|it|records?|files?|scores?|forms?|notes?|letters?) $", re.IGNORECASE
)  # "which says nothing"
_INITIAL = re.compile(r"\b((?:Mr|Mrs|Ms|Miss|Dr|Nurse|PC|DC|DS|Sgt)\.? )[A-Z]\. (?=[A-Z][a-z])")
_WORD = re.compile(r"[\w'’/-]+")
_Span = tuple[int, int]
_PARTS = ("words", "about", "beside")  # of a rule of points.yaml
_Likely = Mapping[str, Phrases]


class Reader:
    """Reads claims with the words of a case: the names of its children and of the two it is about."""

    def __init__(self, register: Register) -> None:
        self._phrases = [(n, part, phrase) for n, rule in enumerate(rules()) for part in _PARTS for phrase in getattr(rule, part)]
        self._anchors = PhraseBook({str(place): anchors([phrase]) for place, (_, _, phrase) in enumerate(self._phrases)})
        persons = Persons(register)
        self._callers, self._company = Callers(persons), Company(persons)
        self._attendance, self._door = Attendance(persons), Door(persons)
        self._subjects = Subjects(persons)
        self._children = Children(register)
        self._injuries = Injuries(persons, self._children.pattern)
        self._sayings = Sayings(register, persons)
        self._disclosing = Disclosing(register, persons)

    def claims(self, entry: Entry) -> dict[tuple[str, str], list[Claim]]:
        """Return the claims of a row by field and point, without those it makes both ways."""
        found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        entry = replace(entry, text=_INITIAL.sub(r"\1", entry.text))  # "Miss A. Example" ends no sentence
        for claim in self._all(entry):
            found[claim.field, claim.point].append(claim)
        firm = {key: [claim for claim in claims if not claim.weak] or claims for key, claims in found.items()}
        told = {key: sorted(claims, key=lambda claim: not claim.tags) for key, claims in firm.items()}
        return {key: claims for key, claims in told.items() if claims[0].tags or len({c.value for c in claims}) == 1}

    def _all(self, entry: Entry) -> Iterator[Claim]:
        text = entry.text
        with_action = " . ".join(filter(None, (text, entry.action)))
        yield from self._listed(entry, with_action)
        yield from self._children.claims(entry)
        yield from self._injuries.claims(text, entry.agency, child=child_patient(entry))
        yield from numbers(with_action)
        yield from tasks(with_action, entry.agency)
        yield from quantities(text)
        told = list(self._disclosing.claims(text))
        yield from told
        yield from self._sayings.claims(text, harm=any(claim.value == "yes" for claim in told))
        yield from self._company.claims(text, entry.agency)
        yield from self._attendance.claims(text, entry.agency)
        yield from self._door.claims(text, entry.agency)
        yield from occupants(text)
        called = list(self._callers.callers(text, entry.agency))
        # a column of its own: "Caller: neighbour"
        yield from called or (self._callers.callers(entry.people, entry.agency) if entry.people else ())

    def _listed(self, entry: Entry, with_action: str) -> Iterator[Claim]:
        """Yield what the rules of points.yaml find; outcomes may stand in the action column."""
        for number, likely in sorted(self._likely(with_action).items()):
            rule = rules()[number]
            if rule.of and rule.of not in kinds_of(entry.agency):
                continue
            source = with_action if rule.field in ("outcome", "other") else entry.text
            claimed: dict[tuple[str, str], _Span] = {}
            for spans in _found(rule, likely, source):
                start, end = min(s for s, _ in spans), max(e for _, e in spans)
                if value := self._value(rule, spans, source):
                    for point in self._of_whom(rule, start, source):
                        claimed.setdefault((point, value), (start, end))
            for (point, value), (start, end) in claimed.items():
                weak = rule.weak or value != rule.value
                yield Claim(rule.field, point, value, snippet(source, start, end), weak=weak)
                if rule.also and value == rule.value:
                    yield Claim(rule.field, rule.also, "yes", snippet(source, start, end))

    def _likely(self, text: str) -> dict[int, _Likely]:
        """Return by rule the phrases whose anchors a text holds, if they can claim it; no other can stand in the text."""
        found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for place in self._anchors.groups_in(text):
            number, part, phrase = self._phrases[int(place)]
            found[number][part].add(phrase)
        whole = {number: parts for number, parts in found.items() if "words" in parts or len(parts) > 1}
        return {n: {part: Phrases.of(frozenset(phrases)) for part, phrases in parts.items()} for n, parts in whole.items()}

    def _of_whom(self, rule: Rule, start: int, text: str) -> tuple[str, ...]:
        """Return the points a match claims: of whom it is said where that matters, of both where that is not told."""
        if not rule.whose:
            return (rule.point,)
        of = self._subjects.of(text, start)
        if rule.whose == "each":
            return tuple(f"{rule.point} of {who}" for who in of)
        return (rule.point,) if of == (rule.whose,) else ()

    def _value(self, rule: Rule, spans: tuple[_Span, ...], text: str) -> str:
        """Return the value a match claims: its own, that of its denial, or none."""
        start, end = spans[0]
        if rule.field == "injury" and self._children.pattern.search(re.split(r"[.!?] ", text[:start])[-1]):
            return ""
        if rule.field == "disclosure" and _IMPERSONAL.search(text[:start]):
            return ""
        if rule.point == "harm" and _NO_ACCIDENT.search(text[start : end + 12]):
            return ""
        if rule.point == "harm" and _FELL.match(text[start:end]) and (pushed := _PUSHED.search(text[:start])):
            return "" if standing_of(text, pushed.start(), pushed.start() + 4) == "claimed" else rule.value
        if holds_negation(text[start:end]):
            return rule.value
        standings = {standing_of(text, *span) for span in spans}
        if rule.only_denied:
            return rule.denied if "denied" in standings else ""
        return rule.denied if "denied" in standings else "" if "open" in standings else rule.value


def _found(rule: Rule, likely: _Likely, text: str) -> Iterator[tuple[_Span, ...]]:
    """Yield the stretches of text a rule matches: a phrase, or what is said of what it is about with that."""
    if "words" in likely:
        yield from ((match.span(),) for match in likely["words"].finditer(text))
    if {"about", "beside"} <= likely.keys():
        for said in likely["beside"].finditer(text):
            begin, stop = clause_around(text, *said.span())
            if _answers_offer(text, likely["about"], said, begin):
                yield (said.span(),)
            for match in likely["about"].finditer(text, begin, stop):
                first, second = sorted((match.span(), said.span()))
                if first[1] <= second[0] and len(_WORD.findall(text, first[1], second[0])) <= rule.within:
                    yield said.span(), match.span()


def _answers_offer(text: str, about: Phrases, said: re.Match[str], begin: int) -> bool:
    """Say whether a sentence answers an offer made in the one before: "Refuge was offered. Accepted."."""
    if not _ANSWER.match(said[0]) or len(_WORD.findall(text, begin, said.start())) > 4 or begin < 3:
        return False
    first, stop = clause_around(text, begin - 2, begin - 2)
    return _OFFER.search(text, first, stop) is not None and about.search(text, first, stop)
