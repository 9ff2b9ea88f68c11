# ruff: noqa: E501 - a pattern or an example stands on one line
"""Read whether a text says that a thing was done or was not: a risk assessment, a question asked, a referral, somebody seen.

What counts as a deed is data (`deeds` and `referrals` of narratives.yaml). A deed that is planned, asked for or ought to have been
says neither. A referral is told apart by where it went; one that says nothing of it may be any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pipeline.model import Register
from pipeline.timeline.reading.lexicon import load_words, pattern_of
from pipeline.timeline.reading.standing import Standing, clause_around, standing_of

_WITHIN = 12  # words between what a deed is about and what is said of it
_WORD = re.compile(r"[\w'’/-]+")
_INCOMING = re.compile(r"^\W*(?:was |were )?(?:from|received|rec'?d|in from|came)\b", re.IGNORECASE)
_TAKEN_IN = re.compile(  # one that is spoken of as there: "no form came with the referral"
    r"\b(?:(?:received|accepted|rec'?d|following|after|by way of)(?: \w+){0,2}"
    r"|(?:with|in|on|of|from|about|beside|behind) (?:the|this|that|her|his|our|their|your)) $",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(
    r"^(?: (?!but\b|and\b|who\b|which\b)[\w'’-]+){0,3}?:? (?:not|never|wasn['’]t|weren['’]t|nil|none)\b(?! only)", re.IGNORECASE
)
_TO_BE = re.compile(
    r"^(?: \w+){0,2}? (?:must|should|ought|shall|will|would|could|needs?|is to|are to|to be|was to be|were to be|required|which should)\b",
    re.IGNORECASE,
)
_RANK = r"(?:W?PCs?|DCs?|PS|DS|Sgts?|Sergeant|PCSOs?|Insp(?:ector)?|Officers?)"
_CREW = re.compile(
    rf"\b(?P<several>{_RANK} [A-Z][\w'’-]+(?:,? {_RANK}? ?[A-Z][\w'’-]+)*,? (?:and|&) (?:{_RANK} )?[A-Z][\w'’-]+"
    r"|(?i:two officers|both officers|double[- ]crewed))\b"
    r"|\b(?P<one>(?i:single[- ]crewed|single[- ]handed|lone officer|one officer (?:attended|went|came)|sole officer|officer attended alone))\b"
)
_PART = re.compile(r"[.;,:]\s|\s(?:and|but|while|whereas|although)\s")
_ABOUT_REFERRAL = 70  # characters around a word of referring within which it says where to
ANY = "referral"
Told = Mapping[str, frozenset[bool]]


@dataclass(frozen=True)
class _Deed:
    """The words of one deed."""

    name: str
    about: re.Pattern[str]
    beside: re.Pattern[str] | None
    opposed: re.Pattern[str] | None
    denies: re.Pattern[str] | None
    undone: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    within: int
    judged: bool  # the standing of what it is about counts alone: "asked whether he had ever hurt her"
    apart: Mapping[str, re.Pattern[str]]  # what it is told of apart, by part of a clause: "neglect inconclusive, theft upheld"


@cache
def narrative_lists() -> Mapping[str, Any]:
    """Load narratives.yaml once."""
    return load_words("narratives.yaml")


class Deeds:
    """Reads deeds with the words of a case: who the partner is, and the names of the children."""

    def __init__(self, register: Register, agencies: Mapping[str, str] | None = None) -> None:
        people: Mapping[str, list[str]] = narrative_lists()["people"]
        kin = () if any(person.role == "child" for person in register.people) else people["kin"]
        names = {
            "partner": [*people["partner"], *kin, *_surfaces(register, "perpetrator")],
            "child": [*people["child"], *_surfaces(register, "child")],
        }
        self._deeds = [_deed(name, rule, names) for name, rule in narrative_lists()["deeds"].items()]
        self._agencies = agencies or {}  # what agencies of the case are called, and the kind each is
        self._named = pattern_of(name.lower() for name in self._agencies)
        self._told = lru_cache(maxsize=4096)(self._read)

    def told(self, text: str) -> Told:
        """Return, by deed, whether a text says that it was done, was not, or both."""
        return self._told(text)

    def _read(self, text: str) -> Told:
        found: dict[str, set[bool]] = defaultdict(set)
        text = self._named.sub(lambda match: self._agencies.get(match[0].lower(), match[0]), text)
        for deed in self._deeds:
            for done in _said(deed, text):
                found[deed.name].add(done)
            for name, done in _said_apart(deed, text):
                found[name].add(done)
        for match in _CREW.finditer(text):
            found["who attended"].add(match.lastgroup == "several")
        for name, made in _referrals(text):
            found[name].add(made)
        return {name: frozenset(told) for name, told in found.items()}


def disputed(said: Told, rows: Sequence[Told]) -> Iterator[tuple[str, int]]:
    """Yield each deed of which the rows say, with one voice, the opposite of a text, and the first row that does."""
    for name, told in said.items():
        if len(told) == 1:
            (done,) = told
            held = [(place, of) for place, row in enumerate(rows) for of in _of(name, row, done)]
            if held and all(of == {not done} for _, of in held):
                yield name, held[0][0]


def _of(name: str, row: Told, done: bool) -> Iterator[frozenset[bool]]:
    """Yield what a row says of a deed; of a referral to somewhere also what it says of one to nowhere named, and the reverse."""
    if name in row:
        yield row[name]
    elif name.startswith(f"{ANY} to ") and done and ANY in row:
        yield row[ANY]
    elif name == ANY:
        yield from (told for other, told in row.items() if other.startswith(f"{ANY} to "))


def _surfaces(register: Register, role: str) -> Iterator[str]:
    for person in register.people:
        if person.role == role:
            yield from (person.name, *person.also, person.name.split()[0])


def _deed(name: str, rule: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> _Deed:
    def words(key: str) -> re.Pattern[str] | None:
        return pattern_of(_filled(rule[key], names)) if key in rule else None

    about = words("about")
    assert about is not None
    rest = (words("with"), words("against"), words("not"), words("undone"), words("unless"))
    apart = {of: pattern_of(phrases) for of, phrases in rule.get("apart", {}).items()}
    return _Deed(name, about, *rest, int(rule.get("within", _WITHIN)), rule.get("judge") == "about", apart)


def _filled(phrases: Iterable[str], names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for phrase in phrases:
        slot = next((key for key in names if f"{{{key}}}" in phrase), None)
        yield from (phrase.replace(f"{{{slot}}}", name.lower()) for name in names[slot]) if slot else (phrase,)


def _said(deed: _Deed, text: str) -> Iterator[bool]:
    if deed.unless:
        text = deed.unless.sub(lambda match: " " * len(match[0]), text)
    for match in deed.denies.finditer(text) if deed.denies else ():
        if (standing := _standing(text, *match.span())) != "open":
            yield standing == "denied"
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    for match in deed.about.finditer(text):
        begin, stop = clause_around(text, *match.span())
        spans = [match.span()]
        if deed.opposed and (said := deed.opposed.search(text, begin, stop)) and _standing(text, *said.span()) != "open":
            yield _standing(text, *said.span()) == "denied"
            continue
        if deed.beside:
            beside = [
                m.span() for m in deed.beside.finditer(text, begin, stop) if _near(text, match.span(), m.span(), deed.within)
            ]
            if not beside:
                continue
            spans.append(min(beside, key=lambda span: abs(span[0] - match.start())))
        spans = spans[:1] if deed.judged else spans
        standings = {_standing(text, *span) for span in spans}
        last = max(end for _, end in spans)
        if "denied" in standings or _NOT_BEHIND.match(text[last:stop]) or (deed.undone and deed.undone.search(text, begin, stop)):
            yield False
        elif "open" not in standings and not _TO_BE.match(text[last:stop]):
            yield True


def _said_apart(deed: _Deed, text: str) -> Iterator[tuple[str, bool]]:
    """Yield the deed of each thing it is told of apart, where a part of a clause names that thing alone."""
    for part in _PART.split(text) if deed.apart else ():
        named = [name for name, words in deed.apart.items() if words.search(part)]
        if len(named) == 1:
            yield from ((f"{deed.name} of {named[0]}", done) for done in _said(deed, part))


def _standing(text: str, start: int, end: int) -> Standing:
    """Say how words stand in their clause; what is denied behind a comma is another thing ("asked, nil disclosed")."""
    comma = text.find(",", end)
    return standing_of(text[:comma] if comma >= 0 else text, start, end)


def _near(text: str, a: tuple[int, int], b: tuple[int, int], within: int) -> bool:
    first, second = sorted((a, b))
    return len(_WORD.findall(text, first[1], max(first[1], second[0]))) <= within


# --- referrals -------------------------------------------------------------------------------------------------------


@cache
def _referral_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], Mapping[str, re.Pattern[str]]]:
    raw = narrative_lists()["referrals"]
    to = {name: pattern_of(words) for name, words in raw["to"].items()}
    return pattern_of(raw["words"]), pattern_of(raw["sent"]), pattern_of(raw["undone"]), to


def _referrals(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each referral a text says was made or was not, by where to."""
    words, sent, undone, to = _referral_words()
    for match in sent.finditer(text):
        if (standing := _standing(text, *match.span())) != "open":
            yield from ((name, standing == "claimed") for name in _where(match[0], to))
    for match in words.finditer(text):
        if _INCOMING.match(text[match.end() :]) or _TAKEN_IN.search(text[: match.start()]):
            continue
        begin, stop = clause_around(text, *match.span())
        standing = _standing(text, *match.span())
        if standing == "open" or _TO_BE.match(text[match.end() : stop]):
            continue
        behind = text[match.end() : min(stop, match.end() + _ABOUT_REFERRAL)]
        before = text[max(begin, match.start() - _ABOUT_REFERRAL // 2) : match.start()]
        made = standing == "claimed" and not _NOT_BEHIND.match(text[match.end() : stop]) and not undone.search(text, begin, stop)
        yield from ((name, made) for name in _where(behind, to) if name != ANY or _where(before, to) == [ANY])
        if _where(behind, to) == [ANY] != _where(before, to):
            yield from ((name, made) for name in _where(before, to))


def _where(text: str, to: Mapping[str, re.Pattern[str]]) -> list[str]:
    return [f"{ANY} to {name}" for name, words in to.items() if words.search(text)] or [ANY]
