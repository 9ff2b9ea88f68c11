"""Find people written as initials ("TR told the officer", "S.B.", "A. J. Example") and as "EXAMPLE, Jane"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from pipeline.detect.mention import GUESSED, Mention
from pipeline.detect.text import fold_word
from pipeline.detect.tokens import Guards, Token
from pipeline.detect.word_lists import Names

# Two capitals that a sentence in capitals, an emphasis or a country may hold.
_NEVER = frozenset(["NHS", "TV", "NO", "OR", "IN", "IT", "HE", "WE", "AN", "AS", "OK"])
_DOTTED = regex.compile(r"(?<![\w.&@/-])(?:\p{Lu}\. ?){1,3}\p{Lu}\.(?![\w@])(?! \p{Lu}\p{Ll})")
_WITH_SURNAME = regex.compile(
    r"(?<![\w.&@/-])(?:\p{Lu}\. ?|\p{Lu} (?=\p{Lu}\.)){1,3}"
    r"(?P<last>(?:Mc|Mac|O'|D')?\p{Lu}\p{Ll}[\p{L}']*(?:-\p{Lu}\p{Ll}+)*)(?!\p{L})"
)
_SURNAME_FIRST = regex.compile(
    r"\b(\p{Lu}[\p{Lu}'-]+(?: \p{Lu}[\p{Lu}'-]+)?),? (\p{Lu}\p{Ll}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,2})"
    r"(?: ?\((?:née|nee|formerly|aka|previously|also|born|now) [^)]{2,40}\))?"
)


class Initials:
    """Find initials, initials with a surname, and surnames in capitals before first names."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.names = names
        self.guards = guards
        self.never = frozenset(names.words.acronyms_of_reviews) | _NEVER
        self.dotted_words = frozenset(names.words.dotted_abbreviations)

    def find(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Yield the initials of a text."""
        for index, token in enumerate(tokens):
            two = token.upper and len(token.text) == 2 and token.text not in self.never
            if two and self.guards.initials_here(tokens, index, strict=True):
                why = "two capitals that do, or are told, what people are"
                yield Mention(token.start, token.end, "PERSON", 0.65, "initials", why, {"form": "initials"}, tier=GUESSED)
        if "." in text:
            yield from self._dotted(text)
        yield from self._surname_first(text)

    def _dotted(self, text: str) -> Iterator[Mention]:
        for match in _DOTTED.finditer(text):
            letters = match.group().replace(".", "").replace(" ", "")
            if letters not in self.dotted_words:
                why = "initials with full stops"
                yield Mention(match.start(), match.end(), "PERSON", 0.7, "initials", why, {"form": "initials"}, tier=GUESSED)
        for match in _WITH_SURNAME.finditer(text):
            low = fold_word(match.group("last"))
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
