# ruff: noqa: E501 - a pattern stands on one line
"""Find relationships that point to one child, and verbatim words."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.mention import GUESSED, Mention
from pipeline.detect.patterns import CHILD_WORDS, WORD_NUMBER, number_of


class Relations:
    """Find relationships that point to one child ("her eldest son")."""

    name = "relations"
    pattern = regex.compile(
        r"\b(?:(?:her|his|their|the (?:couple|victim|perpetrator)'s) )?(?P<rank>eldest|oldest|youngest|elder|older|younger|middle|only|first|second|third|twin|adopted|autistic|disabled|unborn|newborn|new-born) (?P<kin>son|daughter|child|children|sons|daughters|baby|twins?|boys?|girls?|sister|brother|sibling|grandson|granddaughter|stepson|stepdaughter)\b",
        regex.IGNORECASE,
    )
    plain = regex.compile(
        r"\b(?:her|his|their|the couple's) (?:own |young |little |small |baby |school-aged? |(?:two|three|four|five) )*(?P<kin>sons?|daughters?|twins|boys?|girls?|stepsons?|stepdaughters?)\b",
        regex.IGNORECASE,
    )
    small = regex.compile(
        r"\b(?:(?:an?|the|one|two|three|four|her|his|their|this|that) )?(?:little|wee|small|young|tiny|baby|toddler|infant|school-?age|teenage) (?P<kin>boys?|girls?|lads?|lass(?:es)?|sons?|daughters?|brothers?|sisters?)\b(?! scouts| guides)",
        regex.IGNORECASE,
    )
    aged = regex.compile(
        rf"\b(?:(?:her|his|their|the couple's|an?|the) )?(?P<n>\d{{1,2}}|{WORD_NUMBER})[- ](?:years?|months?|weeks?|days?)[- ]old,? (?P<kin>{CHILD_WORDS})\b",
        regex.IGNORECASE,
    )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the relationships of a text."""
        for match in self.pattern.finditer(text):
            yield Mention(
                match.start(),
                match.end(),
                "RELATION",
                0.6,
                self.name,
                "a relationship that points to one child",
                {"relation_to": match.group("kin").lower(), "rank": match.group("rank").lower(), "child": "yes"},
                tier=GUESSED,
            )
        for match in self.aged.finditer(text):
            value = number_of(match.group("n")) or 0
            if value < 18 or regex.search(r"(?i)(?:month|week|day)s?[- ]old", match.group()):
                yield Mention(
                    match.start(),
                    match.end(),
                    "RELATION",
                    0.9,
                    self.name,
                    "a child's age and relationship",
                    {"relation_to": match.group("kin").lower(), "child": "yes", "age": str(value), "age_of": "child"},
                    tier=GUESSED,
                )
        for match in self.small.finditer(text):
            yield Mention(
                match.start(),
                match.end(),
                "RELATION",
                0.6,
                self.name,
                "the words tell a child's age and gender",
                {"relation_to": match.group("kin").lower(), "child": "yes"},
                tier=GUESSED,
            )
        for match in self.plain.finditer(text):
            yield Mention(
                match.start(),
                match.end(),
                "RELATION",
                0.4,
                self.name,
                "the word tells a child's gender",
                {"relation_to": match.group("kin").lower(), "child": "yes", "form": "plain"},
                tier=GUESSED,
            )


class Quotes:
    """Find verbatim messages and speech between quotation marks."""

    name = "quotes"
    double = regex.compile(r'"[^"]{3,600}"')
    single = regex.compile(r"(?<![\p{L}\d])'(?=\S)(?:[^']|(?<=\p{L})'(?=\p{L})){3,600}?(?<=[.,!?…\p{L}])'(?![\p{L}\d])")
    speech = regex.compile(
        r"(?i)\b(?:said|says|told|texted|text|texts|messaged|message|messages|wrote|writes|replied|shouted|screamed|stated|reads?|saying|posted|sent|voicemail|asked|whispered|threatened|quote|recorded|overheard|999|heard|shouting|yelled|disclosed|added|described)\b"
    )
    transcript = regex.compile(
        r"^\s*(?:caller|operator|call taker|call handler|op|informant|male|female|victim|perpetrator|(?-i:[A-Z]{1,3})|officer)\s*:\s*(?P<said>.{4,})$",
        regex.IGNORECASE,
    )
    term = regex.compile(r"^\S+(?: \S+){0,2}$")

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the verbatim words of a text; short terms in quotation marks are not speech."""
        for pattern in (self.double, self.single):
            if (pattern is self.double and '"' not in text) or (pattern is self.single and "'" not in text):
                continue
            for match in pattern.finditer(text):
                inner = match.group()[1:-1]
                near = text[max(0, match.start() - 60) : match.start()] + " | " + text[match.end() : match.end() + 40]
                spoken = bool(self.speech.search(near))
                person = bool(regex.search(r"(?i)\b(?:i|i'm|i'll|i've|me|my|you|your|you're|u|ur|we|we're)\b", inner))
                if self.term.match(inner) and not (spoken and person):
                    continue
                if not spoken and not person:
                    continue
                score = 0.8 if spoken and person else 0.6 if person or (len(inner) > 40 and spoken) else 0.45
                yield Mention(
                    match.start(),
                    match.end(),
                    "QUOTE",
                    score,
                    self.name,
                    "words between quotation marks, as somebody said or wrote them",
                    {},
                    tier=GUESSED,
                )
        line = self.transcript.match(text)
        if line:
            voice = regex.search(r"(?i)\b(?:i|i'm|i'll|i've|me|my|you|your|we|us|please|yes|no|he's|she's)\b", line.group("said"))
            yield Mention(
                line.start("said"),
                line.end("said"),
                "QUOTE",
                0.6 if voice else 0.45,
                self.name,
                "a line of a transcript",
                {},
                tier=GUESSED,
            )
