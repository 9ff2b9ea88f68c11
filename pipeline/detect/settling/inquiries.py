# ruff: noqa: E501 - a pattern stands on one line
"""Gather the names that police gave to the inquiry into the death of the case: the papers tell them, and they find the case.

National operations (Encompass, Soteria) and operations about other matters are none of them; both stay readable.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import regex

from pipeline.detect.words.mention import REGISTER, Mention
from pipeline.detect.words.text import Piece

_OPERATION = r"(?:Operation|OPERATION|Op\.?|OP\.?) (?P<name>\p{Lu}[\p{L}-]{2,})"
_NAMED = regex.compile(rf"(?<![\w'-]){_OPERATION}(?![\w-])")
_DEATH = r"(?:murder|homicide|manslaughter|fatal|death|killing|major (?:crime|incident)|unexplained death)"
# "the murder inquiry, Operation Example", "the investigation was run as Operation Example", "Operation Example chronology"
_OF_THE_DEATH = regex.compile(
    rf"\b(?i:{_DEATH}(?: \p{{L}}+)? (?:investigations?|inquir(?:y|ies)|enquir(?:y|ies)))(?i:[,:]? \(?(?:was |is )?(?:run |known |named |called |conducted |given the name |code-?named |operating )?(?:as |under )?(?:the (?:code )?name )?(?:of )?){_OPERATION}(?![\w-])"
    rf"|\b(?i:(?:the|this|his|her|police|criminal) (?:police |criminal )?(?:investigation|inquiry|enquiry)(?: (?:in)?to (?:the|her|his|their) death)?) (?i:was|is|had been) (?i:run|known|named|called|conducted|code-?named|given the name|carried out)(?i:,? (?:as|under)(?: the (?:code )?name(?: of)?)?)? {_OPERATION}(?![\w-])"
    rf"|(?<![\w'-]){_OPERATION}(?i:,? (?:\(|[-–] )?(?:which was |was |is )?(?:the|an?) (?:police )?(?:investigation|inquiry|enquiry) into (?:the|her|his|their)(?: \p{{L}}+'s)? (?:death|murder|killing|homicide)|,? (?:\(|[-–] )?(?:which was |was |is )?(?:the|an?) (?:\p{{L}}+ )?{_DEATH} (?:investigation|inquiry|enquiry)| (?:murder|homicide) (?:investigation|inquiry|enquiry|team)| incident room| (?:(?:chronology|exhibits?|disclosure)(?! (?:of|about|on|for))|policy (?:book|file|log))\b)"
)


def inquiries_of(pieces: Sequence[Piece], national: Collection[str]) -> tuple[str, ...]:
    """Return the names of the operations that pieces tell to be the inquiry into the death, in capitals; national ones are none."""
    found: dict[str, None] = {}
    for piece in pieces:
        text = piece.clean.text
        if "Op" in text or "OP" in text:
            found.update(dict.fromkeys(m["name"].upper() for m in _OF_THE_DEATH.finditer(text)))
    return tuple(name for name in found if name not in national)


def inquiries_in(text: str, names: Iterable[str]) -> Iterator[Mention]:
    """Yield where a text names one of these operations, with or without the word before it."""
    known = frozenset(names)
    for match in _NAMED.finditer(text) if known else ():
        if match["name"].upper() in known:
            why = "the name of the inquiry into the death finds the press reports"
            yield Mention(*match.span(), "CASE_REFERENCE", 0.95, "inquiry", why, {}, tier=REGISTER)
