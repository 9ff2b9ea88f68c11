# ruff: noqa: E501 - a pattern stands on one line
"""Find the numbers of houses and flats that stand without a street, beside words for who or what is next door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from pipeline.detect.words.mention import FOUND, GUESSED, Mention
from pipeline.detect.words.patterns import WORD_NUMBER

_FIGURES = r"\d{1,3}[A-Za-z]?"
_NO = r"(?:Nos?\.? ?|nos?\. ?)"  # before figures alone: "No one answered"
_LABEL = r"(?i:numbers? |flats? |apartments? |bedsits? |maisonettes? )"
_JOINT = r"(?:, ?|,? (?i:and|or|to) | ?[&–-] ?)"
_ONE = rf"(?:{_FIGURES}|(?i:{WORD_NUMBER}))(?![\w/%]|[.:]\d)"
_SEVERAL = rf"(?:{_JOINT}(?:{_NO}(?=\d)|{_LABEL})?{_ONE})*"
# What makes a number beside these words no house: an age, a time, a sum, a score, a place on a list.
_COUNTED = (
    r"(?!,? ?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs|minutes?|mins|am|pm|per cent|times?|miles?|metres|yards|o'clock|people|pounds|"
    r"pages?|items?|points?|on (?:the|a|her|his|their) (?:list|scale|score)|of the (?:report|review|action|recommendations?))\b)"
)
_NEXT_DOOR = regex.compile(
    r"(?i)\b(?:neighbour\w*|next[ -]door|either side|adjoining|adjacent|house[- ]to[- ]house|door[- ]to[- ]door|in the same (?:street|road|block|close|row)|"
    r"across the (?:street|road|landing|hall|way)|(?:on|along|down|up|of|in) the (?:street|road|landing|close|cul-de-sac)|opposite|upstairs|downstairs|above|below|underneath|"
    r"tenants?|residents?|occup(?:ants?|iers?)|householders?)\b"
)
_DOORS = regex.compile(
    r"(?i)\b(?:neighbour\w*|next[ -]door|either side|adjoining|house[- ]to[- ]house|door[- ]to[- ]door|addresses|properties|houses|doors|residents?|occup(?:ants?|iers?))\b"
)
_OF_AGE = regex.compile(r"(?i)\b(?:aged?|ages|years?|old|born|child|children|son|sons|daughters?|birthdays?|scor\w+|scale)\b")
_SENTENCE = regex.compile(r"(?:[^.!?;\n]|(?<=\b(?i:nos?|mr|mrs|ms|dr|st))\.)+")


_BEFORE = r"(?:^|[,;(] ?|[.!?] |\b(?i:at|of|in|to|from|outside|near|opposite|by|and|or|as|neighbours?|tenants?|residents?|house|door|property|home|address|the) )"


class HouseNumbers:
    """Find "the neighbour, No. 25", "flat 3 above", "either side, at 14 and 16" in clean text."""

    labelled = regex.compile(rf"(?<={_BEFORE})(?:{_NO}(?=\d)|{_LABEL}){_ONE}{_SEVERAL}{_COUNTED}")
    bare = regex.compile(
        rf"(?:{_DOORS.pattern}|\b(?i:enquiries|knocked|visited|tried))(?: (?:living|staying|made|opposite|nearby|who lived?|lived?|are|is|was|were))?,? (?i:at) (?P<numbers>{_FIGURES}(?![\w/%]|[.:]\d){_SEVERAL}){_COUNTED}"
    )
    # "neighbour in 29 - an old man", "the tenant of 7 says"
    within = regex.compile(
        rf"\b(?:(?i:neighbours?) (?:in|from)|(?i:tenants?|occupants?|occupiers?|residents?|householders?) (?:in|of|from)) (?P<numbers>{_FIGURES}(?![\w/%]|[.:]\d){_SEVERAL})(?= ?[-–,;.)]| (?i:said|says|states?|stated|reports?|reported|rang|called|heard|saw|told|complained|is|was|has|had|who)\b|$)"
    )

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the numbers; each within the sentence that says it is a neighbour's."""
        if not _NEXT_DOOR.search(text) and not _DOORS.search(text):
            return
        for sentence in _SENTENCE.finditer(text):
            words = sentence.group()
            if _NEXT_DOOR.search(words):
                for match in self.labelled.finditer(text, *sentence.span()):
                    yield self._mention(*match.span())
            if _DOORS.search(words) and not _OF_AGE.search(words):
                for match in self.bare.finditer(text, *sentence.span()):
                    yield self._mention(*match.span("numbers"))
            for match in self.within.finditer(text, *sentence.span()):
                yield replace(self._mention(*match.span("numbers")), tier=FOUND)  # no age: "in 29 - old Mr Example -"

    @staticmethod
    def _mention(start: int, end: int) -> Mention:
        why = "the number of a house, beside words for who is next door"
        return Mention(start, end, "ADDRESS", 0.7, "house_number", why, {"place_kind": "home"}, tier=GUESSED)
