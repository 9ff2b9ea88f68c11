# ruff: noqa: E501 - a pattern stands on one line
"""Tell sentences about nobody (guidance, research, findings about agencies) from those about somebody.

A month, a city or a nationality in a sentence about nobody identifies nobody: "The tool was piloted in Essex in March 2009." The
test is careful: a pronoun of a person, a word for one, a title, a verb of living somewhere, a name or any capitalised word that
is neither English nor a known place makes a sentence one about somebody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import regex

from pipeline.detect.patterns import alternation
from pipeline.detect.text import fold_word
from pipeline.detect.tokens import Guards
from pipeline.detect.word_lists import Names

if TYPE_CHECKING:
    from pipeline.detect.rules import Rules

# Authors cited are nobody of the case: "Example and colleagues (2019)", "(Example, 2014)".
_CITED = regex.compile(
    r"\p{Lu}[\p{L}'-]+(?:(?:,| and| &) \p{Lu}[\p{L}'-]+)*(?: and (?:colleagues|others)| et al\.?|,? \(?(?:19|20)\d\d[a-z]?\)?)(?: \((?:19|20)\d\d[a-z]?\))?"
)
_EDGE = regex.compile(r"(?<=[.!?;])\s+(?=[\p{Lu}\d\"'(])|\n")
_WORD = regex.compile(r"\p{L}[\p{L}'-]*")
_SOMEBODY = regex.compile(
    r"(?i)\b(?:he|she|him|her|his|hers|himself|herself|i|me|my|mine|myself|you|your|mr|mrs|ms|miss|mx|dr|sir|dame|pc|dc|ds|ps|"
    r"(?:the|this|that|an?|his|her|their|one|first|second|eldest|youngest|\p{L}+'s) (?:\p{L}+ ){0,2}?(?:victim|deceased|perpetrator|applicant|appellant|complainant|defendant|suspect|accused|client|patient|tenant|caller|witness|national|citizen|man|woman|boy|girl|lady|gentleman|baby|infant|mother|father|mum|dad|sister|brother|son|daughter|child|husband|wife|partner|ex-partner|boyfriend|girlfriend|friend|neighbour|landlord|couple|family|household|resident)(?:'s)?(?! (?:abuse|violence|support|safeguarding|protection|service|services|court|nurse|partnership|contact|victim))|"
    r"(?:victim|perpetrator|mother|father|husband|wife|partner|son|daughter|sister|brother)(?= (?:was|had|is|said|told|attended|lived|rang|moved|left|died))|"
    r"(?:recorded|noted)(?=:)|entry of|both tenants|"
    r"lived?|lives|living (?:in|at|with)|moved|born|resid(?:ed|es|ing)|stayed|arrested|stabbed|strangled|murdered (?:in|at|on|by)|arrived|visited|worked|married|fled|employed|seized|convicted|sentenced|custody|proceedings|petition|appeal(?:ed|s)?|hearing|lodged|prosecut(?:ed|ing|or)|indict(?:ed|ment)|the (?:court|tribunal|jury|judge))\b"
)


# Turns of phrase that speak of a practice and not of the one they seem to name.
_GENERAL = ("Easter", "voice of the child", "voice of the victim", "voice of the family", "perspective of the victim")
# Keep rules whose words stand for people, or may: they do not make a sentence one about nobody.
_OF_PEOPLE = ("pseudonyms_in_place", "review_people", "recurring_days", "ordinary_phrases")


def public_phrases(rules: Rules) -> tuple[str, ...]:
    """Return the names of charities, tools, laws and national bodies that keep rules list: they are nobody of a case."""
    phrases = (phrase for rule in rules.keep if rule.id not in _OF_PEOPLE for phrase in rule.phrases)
    return tuple(phrase for phrase in phrases if fold_word(phrase) not in rules.names.first_names)  # "Stella" may be somebody


class Impersonal:
    """Judge sentences by their words."""

    def __init__(self, names: Names, guards: Guards, *, public: Iterable[str] = ()) -> None:
        self.names = names
        self.guards = guards
        self.public = regex.compile(rf"(?<![\w'-])(?:{alternation((*public, *_GENERAL))})(?:s|'s)?(?![\w-])", regex.IGNORECASE)
        self.bodies = frozenset(fold_word(e) for kind in names.organisations if kind.public for e in kind.endings)
        places = names.places
        self.places = regex.compile(
            rf"(?<![\w'-])(?:{alternation((*places.counties, *places.cities, *places.countries, *places.regions))})(?![\w-])"
        )

    def __call__(self, text: str, start: int, end: int) -> bool:
        """Say whether the sentence around characters [start, end) is about nobody."""
        left = max((m.end() for m in _EDGE.finditer(text, 0, start)), default=0)
        right = _EDGE.search(text, end)
        sentence = text[left : right.start() if right else len(text)]
        if len(sentence.split()) < 6 or _SOMEBODY.search(self.public.sub(" ", sentence)):
            return False
        outside = f"{text[left:start]} {text[end : right.start() if right else len(text)]}"
        return not any(self._a_name(m, outside) for m in _WORD.finditer(self._without_known(outside)))

    def nameless(self, written: str) -> bool:
        """Say whether the name of a body holds nothing but ordinary words: "the Safeguarding Adults Board"."""
        words = [fold_word(w.removesuffix("'s")) for w in _WORD.findall(written)]
        return bool(words) and all(
            w in self.bodies or (self.guards.ordinary(w) and w not in self.names.first_names) for w in words
        )

    def _without_known(self, text: str) -> str:
        return self.places.sub(" ", _CITED.sub(" ", self.public.sub(" ", text)))

    def _a_name(self, match: regex.Match[str], text: str) -> bool:
        word = match.group()
        low = fold_word(word.removesuffix("'s"))
        if not word[0].isupper() or (word.isupper() and len(word) < 8) or low in self.guards.peoples:
            return False
        if low in self.bodies:
            return False
        if self.guards.ordinary(low):
            return (
                low in self.names.first_names
                and match.start() != 0
                and low not in self.guards.months
                and low not in self.guards.ambiguous
            )
        return not self.guards.no_name(word)
