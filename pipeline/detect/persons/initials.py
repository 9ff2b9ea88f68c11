# ruff: noqa: E501 - a pattern stands on one line
"""Find people written as initials ("TR told the officer", "S.B.", "A. J. Example") and as "EXAMPLE, Jane"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from pipeline.detect.persons.single_names import of_an_item
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.initials_grammar import Standing
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token

# Two capitals that emphasis, a list or a number may hold.
_NEVER = frozenset(
    [
        "TV",
        "NO",
        "OR",
        "IN",
        "IT",
        "HE",
        "WE",
        "OK",
        "TO",
        "IS",
        "II",
        "IV",
        "VI",
        "IX",
        "XI",
        "XX",
        "ME",
        "MY",
        "BE",
        "BY",
        "DO",
        "GO",
        "SO",
        "UP",
        "US",
        "ON",
        "AM",
        "HI",
        "OH",
        "AH",
        "EH",
    ]
)
# Words nobody puts weight on: in capitals, where a person would stand, they are somebody ("carried AT down the stairs").
_UNSTRESSED = frozenset(["AN", "AS", "AT", "IF", "OF"])
_SPACED = regex.compile(r"(?<![\w.'&/-])[B-HJ-Z] \p{Lu}(?![\w.&/-])")
_DOTTED = regex.compile(r"(?<![\w.&@/-])(?:\p{Lu}\. ?){1,3}\p{Lu}\.(?![\w@])(?! \p{Lu}\p{Ll})")
_WITH_SURNAME = regex.compile(
    r"(?<![\w.&@/-])(?:\p{Lu}\. ?|\p{Lu} (?=\p{Lu}\.)){1,3}"
    r"(?P<last>(?:Mc|Mac|O'|D')?\p{Lu}\p{Ll}[\p{L}']*(?:-\p{Lu}\p{Ll}+)*)(?!\p{L})"
)
_SURNAME_FIRST = regex.compile(
    r"\b(\p{Lu}[\p{Lu}'-]+(?: \p{Lu}[\p{Lu}'-]+)?),? (\p{Lu}\p{Ll}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,2})"
    r"(?: ?\((?:née|nee|formerly|aka|previously|also|born|now) [^)]{2,40}\))?"
)

_LAW = regex.compile(r"'s (?:Law|Rule)\b")
# Who a record is about: "Name: EXAMPLE, Summer", "DP: EXAMPLE, Maverick"
_LABELLED = regex.compile(
    r"(?i)\b(?:name|surname|pt|patient|dp|detainee|subject|client|victim|suspect|perp(?:etrator)?|offender|defendant|accused|nominal|service user|su|tenant|applicant|claimant|child|pupil|mother|father|baby|nok|re)(?: name| \(\w+\))? ?[:-]? $"
)


class Initials:
    """Find initials, initials with a surname, and surnames in capitals before first names."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.names = names
        self.guards = guards
        self.roles = frozenset(word.upper() for group in names.codes for word in group.words)
        self.of_reviews = frozenset(names.words.acronyms_of_reviews)
        self.dotted_words = frozenset(names.words.dotted_abbreviations)
        self.dotted_things = frozenset(names.words.dotted_of_things)

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Yield the initials of a text."""
        capitals = [i for i, token in enumerate(tokens) if token.upper and len(token.text) == 2]
        if capitals and not shouted(text):
            for index in capitals:
                token = tokens[index]
                if self._alone(text, token) and self.guards.initials.standing(tokens, index) >= self._asked(token.text):
                    yield _initials(token.start, token.end, 0.65, "two capitals that do, or are told, what people are")
        if "." in text:
            yield from self._dotted(text, tokens)
        for match in _SPACED.finditer(text):
            if self._standing(tokens, *match.span()) >= Standing.ACTS:
                yield _initials(*match.span(), 0.6, "two letters that do, or are told, what people are")
        yield from self._surname_first(text)

    def _asked(self, letters: str) -> Standing:
        """Return how much the grammar must say of two capitals: the more they usually mean something else, the more."""
        if letters in self.guards.acronyms and letters in self.roles:
            return Standing.NEVER  # "HV wept": who but the health visitor?
        if letters in _UNSTRESSED or not letters.isascii():
            return Standing.LIKELY  # no acronym has an accent
        if letters in self.of_reviews or letters in _NEVER:
            return Standing.PRIVATE
        return Standing.ACTS if letters in self.guards.acronyms else Standing.LIKELY

    @staticmethod
    def _alone(text: str, token: Token) -> bool:
        """Say whether capitals stand by themselves: no part of "A/B", "R&B", "AB-1"."""
        return text[token.start - 1 : token.start] not in ("/", "-", "&", "#", "@") and text[token.end : token.end + 1] not in (
            "/",
            "-",
            "&",
        )

    def _standing(self, tokens: Sequence[Token], start: int, end: int) -> Standing:
        """Return what the grammar says of the letters of several tokens."""
        inside = [i for i, t in enumerate(tokens) if start <= t.start < end]
        return self.guards.initials.standing(tokens, inside[0], inside[-1] + 1) if inside else Standing.OPEN

    def _dotted(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        for match in _DOTTED.finditer(text):
            letters = match.group().replace(".", "").replace(" ", "")
            if letters not in self.dotted_words:
                yield _initials(*match.span(), 0.7, "initials with full stops")
            elif letters not in self.dotted_things and not text[: match.start()].rstrip()[-1:].isdigit():  # "9 A.M."
                asked = Standing.ACTS if letters in self.roles else Standing.LIKELY
                if self._standing(tokens, *match.span()) >= asked:
                    yield _initials(*match.span(), 0.65, "initials with full stops that do, or are told, what people are")
        for match in _WITH_SURNAME.finditer(text):
            low = fold_word(match.group("last"))
            if of_an_item(text, match.start()) or _LAW.match(text, match.end()):
                continue  # "Lesson B. Clare's Law"
            several = match.group().count(".") > 1
            if self.guards.no_name(match.group("last")) or (self.guards.ordinary(low) and low not in self.names.surnames):
                continue
            if not several and self.guards.ordinary(low):
                continue  # "Schedule A. Grant made": the sentence ends
            why = "initials before a surname"
            yield Mention(match.start(), match.end(), "PERSON", 0.8, "initials", why, {"form": "full"}, tier=GUESSED)

    def _surname_first(self, text: str) -> Iterator[Mention]:
        for match in _SURNAME_FIRST.finditer(text):
            surname, given = fold_word(match.group(1)), fold_word(match.group(2).split()[0])
            labelled = (
                "," in match.group() and surname.upper() not in self.guards.acronyms and not self.guards.no_name(match.group(2))
            )
            if labelled and _LABELLED.search(text[: match.start()][-30:]):
                why = "a surname in capitals and a first name, behind the label of a record"
                yield Mention(match.start(), match.end(), "PERSON", 0.95, "surname_first", why, {"form": "full"})
                continue
            if surname.upper() in self.guards.acronyms or (self.guards.ordinary(given) and given not in self.names.first_names):
                continue
            if self.guards.ordinary(surname) and given not in self.names.first_names:
                continue
            comma = "," in match.group()[: len(match.group(1)) + 1]
            if not comma and len(surname) < 6 and surname not in self.names.surnames:
                continue  # "SARA Plan", "HARK Grace": an acronym before a capital
            score = 0.95 if given in self.names.first_names else 0.75 if surname in self.names.surnames else 0.45
            why = "a surname in capitals before a first name"
            yield Mention(match.start(), match.end(), "PERSON", score, "surname_first", why, {"form": "full"})


def shouted(text: str) -> bool:
    """Say whether a text is written in capitals, where two of them say nothing."""
    capitals = sum(c.isupper() for c in text)
    return capitals > 12 and capitals > 0.7 * sum(c.isalpha() for c in text)


def _initials(start: int, end: int, score: float, why: str) -> Mention:
    return Mention(start, end, "PERSON", score, "initials", why, {"form": "initials"}, tier=GUESSED)
