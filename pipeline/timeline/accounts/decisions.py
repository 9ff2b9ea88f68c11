"""Find decisions that two accounts tell differently: each a scale of states in many words (decisions.yaml), some only implied.

Two rows differ on a scale where they share no state and one claims a state that excludes one of the other's: "cell wound up",
"let go off with a mate". Of what there may be several, both must speak of like things as well.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.model import Entry
from pipeline.names.vectors import word_vectors
from pipeline.timeline.accounts.points import Phrases, holds_negation
from pipeline.timeline.reading.claim import snippet
from pipeline.timeline.reading.lexicon import kinds_of, load_words, pattern_of
from pipeline.timeline.reading.phrasebook import PhraseBook
from pipeline.timeline.reading.standing import clause_around, standing_of
from pipeline.timeline.reading.telling import stem_of, tokens_in

ABOUT_ALIKE = 0.5  # likeness of words from which two clauses are about one thing
_FIELDS = {"scales": "outcome", "disclosed": "disclosure", "own": "outcome"}
_FORMS = ("words", "firm", "police", "not_police")
_SAYS = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|t(?:old|ells?|elling)|states?|stated|stating|report(?:s|ed|ing)?|disclos\w+|alleg\w+|describ\w+|explain\w*"
    r"|confid\w+|mention\w*|asked|asks|enquiry|enq|spoke|speaks?|talk\w*|answer\w*|repl\w+|admit\w*|accept(?:s|ed)|den(?:y|ies|ied)"
    r"|claim\w*|whisper\w*|wrote|written|text|let slip|let on|let \w+ know|put(?:s|ting)? it (?:down )?to|blam\w+"
    r"|gives?|gave|giving|account|explanation|reason|own(?:s|ed)|conceded|words?|hx|insist\w*|swears?|swore|question|remark|fears?|threat\w*|voiced|owned"
    r"|attribut\w+|retract\w*|makes no|relay\w*|portray\w*|thinks|(?:pt|patient|victim|dv|da)\b)|[\"“”‘]|(?<!\w)'|(?<=\w): ",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][a-z'’]{3,}")


@dataclass(frozen=True, slots=True)
class _Scale:
    denied: Mapping[str, str]  # state -> the one a denial of it claims; "" for none
    together: frozenset[frozenset[str]]  # states that may both stand
    field: str
    needs: re.Pattern[str] | None  # words of which one of the two rows must hold one
    told: frozenset[str]  # states that count only where somebody says something
    own: bool  # only of one agency's own accounts
    wishes: bool  # what is wanted is claimed, not open
    alike: bool  # both must speak of like things

    def excludes(self, one: str, other: str) -> bool:
        return one != other and frozenset((one, other)) not in self.together


@dataclass(frozen=True, slots=True)
class _Decided:
    """What a row claims on one scale: the state, where its words stand, what the clause is about."""

    state: str
    said: str
    about: tuple[str, ...]


@cache
def _scales() -> tuple[PhraseBook, Mapping[str, _Scale]]:
    raw = load_words("decisions.yaml")
    book, scales = {}, {}
    every = [(key, scale.get("field", field), name, scale) for key, field in _FIELDS.items() for name, scale in raw[key].items()]
    for key, field, name, scale in every:
        states = scale["states"]
        name = f"{key} {name}"
        scales[name] = _Scale(
            {state: said.get("denied", "") for state, said in states.items()},
            frozenset(frozenset(pair) for pair in scale.get("together", ())),
            field,
            pattern_of(scale["needs"]) if "needs" in scale else None,
            frozenset(state for state, said in states.items() if "told" in said),
            key == "own",
            "wishes" in scale,
            "alike" in scale,
        )
        for state, said in states.items():
            for form in _FORMS:
                for phrase in said.get(form, ()):
                    book[f"{name}|{state}|{form}|{phrase}"] = list(_spelt(phrase))
    return PhraseBook(book), scales


def _spelt(phrase: str) -> Iterator[str]:
    """Yield a phrase with each number of words that "…" may stand for."""
    if "…" not in phrase:
        yield phrase
        return
    for count in range(4):
        yield " ".join(" ".join("*" * count if word == "…" else word for word in phrase.split()).split())


def decided_otherwise(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str]]:
    """Yield field, entry and words of each decision that rows of two agencies tell differently."""
    for one, other in itertools.combinations(entries, 2):
        if one.agency != other.agency:
            yield from between(one, other)


def between(one: Entry, other: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield field, entry and words of each decision two rows tell differently."""
    a, b = (_decided(_written(entry), "police" in kinds_of(entry.agency)) for entry in (one, other))
    for name in sorted(a.keys() & b.keys()):
        scale = _scales()[1][name]
        if scale.own and one.agency != other.agency:
            continue
        if scale.needs and not (scale.needs.search(_written(one)) or scale.needs.search(_written(other))):
            continue
        if found := _opposed(a[name], b[name], scale):
            yield scale.field, one.id, found[0].said
            yield scale.field, other.id, found[1].said


def _opposed(a: Sequence[_Decided], b: Sequence[_Decided], scale: _Scale) -> tuple[_Decided, _Decided] | None:
    if {x.state for x in a} & {y.state for y in b}:
        return None
    pairs = ((x, y) for x in a for y in b if scale.excludes(x.state, y.state))
    at_one = len({x.state for x in a}) == len({y.state for y in b}) == 1
    alike = scale.alike and not at_one
    return next((pair for pair in pairs if not alike or _alike(pair[0].about, pair[1].about) >= ABOUT_ALIKE), None)


def _written(entry: Entry) -> str:
    return " . ".join(filter(None, (entry.text, entry.action)))


@lru_cache(maxsize=4096)
def _decided(text: str, police: bool) -> Mapping[str, tuple[_Decided, ...]]:
    """Return by scale what a text claims."""
    book, scales = _scales()
    phrases: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for group in book.groups_in(text):
        name, state, form, phrase = group.split("|")
        if form in ("words", "firm") or (form == "police") == police:
            phrases[name, state, form == "firm"] |= set(_spelt(phrase))
    placed: dict[str, list[tuple[re.Match[str], str, bool]]] = defaultdict(list)
    for (name, state, firm), spelt in phrases.items():
        placed[name] += ((match, state, firm) for match in Phrases.of(frozenset(spelt)).finditer(text))
    return {name: told for name, at in placed.items() if (told := tuple(_claims(text, at, scales[name])))}


def _claims(text: str, placed: Sequence[tuple[re.Match[str], str, bool]], scale: _Scale) -> Iterator[_Decided]:
    """Yield what words claim, but for those that stand inside longer ones: "cp plan" in "threshold for a cp plan"."""
    for match, state, firm in sorted(placed, key=lambda at: (at[0].span(), at[1])):
        if any(_inside(match, other) for other, of, _ in placed if of != state):
            continue
        if claimed := state if firm else _claimed(text, match, state, scale):
            yield _Decided(claimed, snippet(text, *match.span()), _about(text, match))


def _inside(match: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= match.start() and match.end() <= other.end() and match.span() != other.span()


def _claimed(text: str, match: re.Match[str], state: str, scale: _Scale) -> str:
    if state in scale.told and not _SAYS.search(text[slice(*clause_around(text, *match.span()))]):
        return ""
    if holds_negation(match[0]):
        return state
    standing = standing_of(text, *match.span())
    return scale.denied[state] if standing == "denied" else state if standing == "claimed" or scale.wishes else ""


def _about(text: str, match: re.Match[str]) -> tuple[str, ...]:
    begin, stop = clause_around(text, *match.span())
    telling = tokens_in(text[begin:stop])
    return tuple(dict.fromkeys(m[0].lower() for m in _WORD.finditer(text, begin, stop) if stem_of(m[0].lower()) in telling))


@lru_cache(maxsize=4096)
def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    if not a or not b:
        return 0.0
    vectors = word_vectors().of([*a, *b])
    return float((vectors[: len(a)] @ vectors[len(a) :].T).max())
