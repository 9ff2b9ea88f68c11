"""Read what a row claims about a disputed point: children, injuries, disclosure, outcome, risk, who called, who was there.

A claim says field, point, value and the words it rests on. A row that claims two values of one point says neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.model import Entry, Register
from pipeline.timeline.callers import Callers
from pipeline.timeline.children import Children
from pipeline.timeline.claim import Claim, claim_lists, snippet
from pipeline.timeline.company import Company
from pipeline.timeline.injuries import injuries
from pipeline.timeline.lexicon import kinds_of, pattern_of
from pipeline.timeline.measures import numbers, tasks
from pipeline.timeline.persons import Persons
from pipeline.timeline.phrasebook import PhraseBook
from pipeline.timeline.sayings import Sayings

_NEGATIVE = frozenset(("no", "none", "refused", "kept", "whole", "declined", "alone", "no further action"))
_NO_ACCIDENT = re.compile(r"\bfell (?:asleep|out|ill|pregnant|behind|through)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """The words of one value of one point; `negative` words hold their negation themselves."""

    field: str
    point: str
    value: str
    words: tuple[str, ...]
    negative: bool
    of: str = ""  # the kind of agency that means this by the words; "" for all


@cache
def rules() -> tuple[ClaimRule, ...]:
    """Load the claim rules of conflicts.yaml."""
    found = []
    for name, points in claim_lists()["claims"].items():
        for point, values in points.items():
            for value, rule in values.items():
                negative = value in _NEGATIVE or value.startswith(("not ", "no "))
                found.append(ClaimRule(name, point, value, tuple(rule["words"]), negative))
                if "police" in rule:  # what the police end a matter with, others say of their own part in it
                    found.append(ClaimRule(name, point, value, tuple(rule["police"]), negative, "police"))
    return tuple(found)


class Reader:
    """Reads claims with the words of a case: the names of its children and of the two it is about."""

    def __init__(self, register: Register) -> None:
        self._patterns = [(rule, re.compile("|".join(_expanded(w) for w in rule.words), re.IGNORECASE)) for rule in rules()]
        self._anchors = PhraseBook({str(n): _anchors(rule) for n, (rule, _) in enumerate(self._patterns)})
        self._negation = re.compile(rf"(?:{pattern_of(claim_lists()['negations']).pattern})[^.;:]{{0,22}}$", re.IGNORECASE)
        persons = Persons(register)
        self._callers, self._company = Callers(persons), Company(persons)
        self._children = Children(register)
        self._sayings = Sayings(register)

    def claims(self, entry: Entry) -> dict[tuple[str, str], list[Claim]]:
        """Return the claims of a row by field and point, without those it makes both ways."""
        found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self._all(entry):
            found[claim.field, claim.point].append(claim)
        return {key: claims for key, claims in found.items() if claims[0].tags or len({c.value for c in claims}) == 1}

    def _all(self, entry: Entry) -> Iterator[Claim]:
        text = entry.text
        with_action = " . ".join(filter(None, (text, entry.action)))
        yield from self._listed(entry, with_action)
        yield from self._children.claims(entry)
        yield from injuries(text, self._children.pattern)
        yield from numbers(with_action)
        yield from tasks(with_action, entry.agency)
        yield from self._sayings.claims(text)
        yield from self._company.claims(text)
        caller = self._callers.caller(text)
        if caller:
            yield caller

    def _listed(self, entry: Entry, with_action: str) -> Iterator[Claim]:
        """Yield what the rules of conflicts.yaml find; outcomes may stand in the action column."""
        likely = self._anchors.groups_in(with_action)
        for number, (rule, pattern) in enumerate(self._patterns):
            if str(number) not in likely or (rule.of and rule.of not in kinds_of(entry.agency)):
                continue
            source = with_action if rule.field in ("outcome", "other") else entry.text
            match = next((m for m in pattern.finditer(source) if self._holds(rule, m, source)), None)
            if match:
                yield Claim(rule.field, rule.point, rule.value, snippet(source, match.start(), match.end()))

    def _holds(self, rule: ClaimRule, match: re.Match[str], text: str) -> bool:
        """Say whether a match is claimed: not denied, not about the children's injuries, no falling asleep."""
        clause = re.split(r"[.;:!?]|\bbut\b", text[: match.start()])[-1]
        denied = self._negation.search(clause) or re.search(r"\b(?:not|no|nil|never)\b", match[0], re.IGNORECASE)
        if denied and not rule.negative:
            return False
        if rule.field == "injury" and self._children.pattern.search(re.split(r"[.!?] ", text[: match.start()])[-1]):
            return False
        return not (rule.point == "harm" and _NO_ACCIDENT.search(text[match.start() : match.end() + 12]))


def _expanded(phrase: str) -> str:
    """Turn the words of a rule into a pattern: `…` for up to five words, `*` for the rest of a word or any one word."""
    pattern = ""
    for word in re.findall(r"[^\s,.]+|[,.]", phrase):
        if word == "…":
            part = r"(?:[\w,'’()-]+[\s,-]+){0,5}?"
        elif word == "*":
            part = r"\S+"
        elif word in ",.":
            pattern += re.escape(word)
            continue
        else:
            part = rf"(?<!\w){re.escape(word.removesuffix('*'))}" + (r"\w*" if word.endswith("*") else r"(?!\w)")
        pattern += part if not pattern or pattern.endswith("{0,5}?") else r"[\s,-]+" + part
    return pattern.replace("'", "['’]")


def _anchors(rule: ClaimRule) -> list[str]:
    """Return one telling word of each phrase: without it the phrase cannot stand in a text."""
    found = []
    for phrase in rule.words:
        literal = re.sub(r"…|(?<!\w)\*", " ", phrase).replace("'", "").replace("’", "").replace("-", " ")
        found.append(max(re.findall(r"[a-z0-9&]+\*?", literal), key=lambda word: (len(word), word)))
    return found
