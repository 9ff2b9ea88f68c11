# ruff: noqa: E501 - a pattern stands on one line
"""Find surnames by the word for the family that bears them: "the Okafor household"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.text import fold_word


class Families:
    """Find the name between "the" and "family" or "household"."""

    name = "families"
    pattern = regex.compile(
        r"\b[Tt]he (?P<name>\p{Lu}[\p{L}'’]*\p{Ll}(?:-\p{Lu}[\p{L}'’]*\p{Ll})?) (?:family|household)\b(?! (?:court|support|liaison|hub|law|justice|"
        r"doctor|group|name|centre|nurse|planning|proceedings|intervention|rights|test|division|fund|act)\b)"
    )

    def __init__(self, names: Names, guards: Guards) -> None:
        """Remember what is a surname and what an ordinary word."""
        self.names = names
        self.guards = guards

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the surnames of a text; a people or a kind of family ("the Polish family", "the Foster family") is none."""
        for match in self.pattern.finditer(text):
            low = fold_word(match["name"])
            ordinary = self.guards.ordinary(low) and low not in self.names.surnames
            if not ordinary and low not in self.guards.peoples and low not in self.names.generic:
                why = "the name of a family, before the word for one"
                yield Mention(*match.span("name"), "PERSON", 0.75, self.name, why, {"form": "surname"}, tier=GUESSED)
