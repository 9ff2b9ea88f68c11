"""Read what a row claims about a disputed point: children, injuries, disclosure, outcome, risk, who called, who was there.

A claim says field, point, value and the words it rests on. A row that claims two values of one point says neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.model import Entry, Register
from pipeline.timeline.claim import Claim, claim_lists, snippet
from pipeline.timeline.lexicon import pattern_of
from pipeline.timeline.measures import fractures, numbers, sides, tasks
from pipeline.timeline.persons import Persons, names_of
from pipeline.timeline.phrasebook import PhraseBook

_NEGATIVE = frozenset(("no", "none", "nothing", "kept", "whole", "declined", "alone", "no further action"))
_NEGATED = re.compile(
    r"\b(?:not|no|nor|never|without|wasn['’]t|weren['’]t|at school|at nursery|elsewhere|staying with)\b", re.IGNORECASE
)
_NO_ACCIDENT = re.compile(r"\bfell (?:asleep|out|ill|pregnant|behind|through)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """The words of one value of one point; `negative` words hold their negation themselves."""

    field: str
    point: str
    value: str
    words: tuple[str, ...]
    negative: bool


@cache
def rules() -> tuple[ClaimRule, ...]:
    """Load the claim rules of conflicts.yaml."""
    found = []
    for name, points in claim_lists()["claims"].items():
        for point, values in points.items():
            for value, rule in values.items():
                negative = value in _NEGATIVE or value.startswith(("not ", "no "))
                found.append(ClaimRule(name, point, value, tuple(rule["words"]), negative))
    return tuple(found)


class Reader:
    """Reads claims with the words of a case: the names of its children and of the two it is about."""

    def __init__(self, register: Register) -> None:
        lists = claim_lists()
        children = {s.casefold(): p.id for p in register.people if p.role == "child" for s in names_of(p)}
        partners = [s for p in register.people if p.role == "perpetrator" for s in names_of(p)]
        child = _alternation([*lists["child_words"], *children])
        slots = {"{child}": child, "{partner}": _alternation([*lists["partner_words"], *partners])}
        self._patterns = [
            (rule, re.compile("|".join(_expanded(w, slots) for w in rule.words), re.IGNORECASE)) for rule in rules()
        ]
        self._anchors = PhraseBook({str(n): _anchors(rule) for n, (rule, _) in enumerate(self._patterns)})
        self._any_child = re.compile(child, re.IGNORECASE)
        self._named_child = re.compile(_alternation(children), re.IGNORECASE)
        self._child_ids = children
        self._presence = pattern_of(lists["presence"])
        self._negation = re.compile(rf"(?:{pattern_of(lists['negations']).pattern})[^.;:]{{0,22}}$", re.IGNORECASE)
        self._persons = Persons(register)

    def claims(self, entry: Entry) -> dict[tuple[str, str], list[Claim]]:
        """Return the claims of a row by field and point, without those it makes both ways."""
        found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self._all(entry):
            found[claim.field, claim.point].append(claim)
        return {key: claims for key, claims in found.items() if claims[0].tags or len({c.value for c in claims}) == 1}

    def _all(self, entry: Entry) -> Iterator[Claim]:
        text = entry.text
        with_action = " . ".join(filter(None, (text, entry.action)))
        yield from self._listed(text, with_action)
        yield from self._children(text)
        yield from sides(text)
        yield from fractures(text)
        yield from numbers(with_action)
        yield from tasks(with_action, entry.agency)
        yield from filter(None, (self._persons.caller(text), self._persons.company(text)))

    def _listed(self, text: str, with_action: str) -> Iterator[Claim]:
        """Yield what the rules of conflicts.yaml find; outcomes may stand in the action column."""
        likely = self._anchors.groups_in(with_action)
        for number, (rule, pattern) in enumerate(self._patterns):
            if str(number) not in likely:
                continue
            source = with_action if rule.field in ("outcome", "other") else text
            match = next((m for m in pattern.finditer(source) if self._holds(rule, m, source)), None)
            if match:
                yield Claim(rule.field, rule.point, rule.value, snippet(source, match.start(), match.end()))

    def _holds(self, rule: ClaimRule, match: re.Match[str], text: str) -> bool:
        """Say whether a match is claimed: not denied, not about the children's injuries, no falling asleep."""
        clause = re.split(r"[.;:!?]|\bbut\b", text[: match.start()])[-1]
        denied = self._negation.search(clause) or re.search(r"\b(?:not|no|nil|never)\b", match[0], re.IGNORECASE)
        if denied and not rule.negative:
            return False
        if rule.field == "injury" and self._any_child.search(re.split(r"[.!?] ", text[: match.start()])[-1]):
            return False
        return not (rule.value == "accident" and _NO_ACCIDENT.search(text[match.start() : match.end() + 12]))

    def _children(self, text: str) -> Iterator[Claim]:
        """Yield which children, and how many, a row names beside a word of presence."""
        for sentence in re.split(r"(?<=[.!?;]) ", text) if self._named_child.search(text) else ():
            named = {self._child_ids[m[0].casefold()] for m in self._named_child.finditer(sentence)}
            if not named or not self._presence.search(sentence):
                continue
            said = sentence.strip()
            yield Claim("children_present", "which", "+".join(sorted(named)), said, frozenset(f"id:{n}" for n in named))
            if not _NEGATED.search(sentence):
                yield Claim("children_present", "present", "yes", said)
            if len(named) > 1:
                yield Claim("children_present", "number", "several", said)
            elif re.search(r"\bpresent\b", sentence, re.IGNORECASE):
                yield Claim("children_present", "number", "one", said)


def _alternation(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)" if ordered else r"(?!)"


def _expanded(phrase: str, slots: Mapping[str, str]) -> str:
    """Turn the words of a rule into a pattern: slots, `…` for up to five words, `*` for the rest of a word."""
    pattern = ""
    for word in phrase.split():
        if word in slots:
            part = slots[word]
        elif word == "…":
            part = r"(?:[\w,'’()-]+[\s,-]+){0,5}?"
        elif word == "*":
            part = r"\S+"
        else:
            part = rf"(?<!\w){re.escape(word.removesuffix('*'))}" + (r"\w*" if word.endswith("*") else r"(?!\w)")
        pattern += part if not pattern or pattern.endswith("{0,5}?") else r"[\s,-]+" + part
    return pattern


def _anchors(rule: ClaimRule) -> list[str]:
    """Return one telling word of each phrase: without it the phrase cannot stand in a text."""
    found = []
    for phrase in rule.words:
        literal = re.sub(r"\{\w+\}|…|(?<!\w)\*", " ", phrase).replace("'", "").replace("’", "").replace("-", " ")
        found.append(max(re.findall(r"[a-z0-9&]+\*?", literal), key=lambda word: (len(word), word)))
    return found
