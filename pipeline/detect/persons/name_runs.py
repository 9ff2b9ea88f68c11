"""Find runs of capitalised words that could be a name with its title, and cut ordinary words off their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token

COLLAR = re.compile(r"(?:\d{1,6}[A-Z]{0,2}|[A-Z]{1,2}\d{1,6})$")  # the number of a police officer


_BEHIND_I = frozenset(
    (
        "am",
        "was",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "do",
        "did",
        "love",
        "know",
        "need",
        "want",
        "said",
        "never",
        "just",
    )
)


class NameRuns:
    """Find runs of capitalised words."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.names = names
        self.guards = guards
        self.particles = frozenset(names.words.particles)
        self.titles = {fold_word(w): t for t in names.titles for w in t.words}
        self.title_length = max(len(t.split()) for t in self.titles)

    def shortened(self, title: str) -> bool:
        """Say whether a full stop after this title belongs to it ("Mrs. Example"), rather than ending a sentence."""
        return fold_word(title) in self.names.shortened_titles

    def find(self, tokens: Sequence[Token], shouting: bool) -> Iterator[tuple[int, int]]:
        """Yield [first, last) of token runs that could be a name with its title."""
        index = 0
        while index < len(tokens):
            title = self.title_at(tokens, index)
            if not title and not self._may_begin(tokens[index], shouting):
                index += 1
                continue
            end = index + title + 1
            while end < len(tokens) and self._continues(tokens, end, index, shouting):
                end += 1
            while end > index + 1 and (
                tokens[end - 1].text in ".&" or (tokens[end - 1].low in self.particles and not tokens[end - 1].capital)
            ):
                end -= 1
            if tokens[end - 1].text == "." and end - 1 > index:
                end -= 1
            if end - 1 > index and tokens[end - 1].text == "I" and end < len(tokens) and tokens[end].low in _BEHIND_I:
                end -= 1  # "tell Jane I am sorry"
            yield index, max(end, index + 1)
            index = max(end, index + 1)

    def title_at(self, tokens: Sequence[Token], index: int) -> int:
        """Return how many tokens the title at `index` takes, its full stop and collar number included; 0 for none."""
        if not (tokens[index].capital or tokens[index].text in ("T", "A", "D")):
            return 0
        for length in range(2 * self.title_length - 1, 0, -1):
            words = tokens[index : index + length]
            if words[-1].text == "." or any(t.first for t in words[1:]):
                continue
            phrase = " ".join(t.low for t in words if t.text != ".").replace(" / ", "/")  # "Det. Supt.", "D/Supt"
            if phrase in self.titles and index + length < len(tokens):
                end = index + length
                if tokens[end].text == "." and end + 1 < len(tokens):
                    if not self.shortened(tokens[end - 1].text):
                        continue  # "rang the IDVA. The next day": the sentence ends
                    end += 1
                if (
                    end < len(tokens)
                    and COLLAR.match(tokens[end].text)
                    and tokens[end].text[-1].isdigit()
                    and end + 1 < len(tokens)
                    and tokens[end + 1].capital
                    and not tokens[end + 1].first
                ):
                    end += 1
                if end < len(tokens) and tokens[end].capital and not (tokens[end].first and tokens[end - 1].text not in "."):
                    return end - index
        return 0

    def _may_begin(self, token: Token, shouting: bool) -> bool:
        return (
            token.word
            and token.capital
            and (
                shouting
                or not token.upper
                or token.low in self.names.first_names
                or (len(token.text) > 3 and token.low in self.names.surnames)
            )
        )

    def _continues(self, tokens: Sequence[Token], index: int, begin: int, shouting: bool) -> bool:
        token, before = tokens[index], tokens[index - 1]
        if before.possessive or token.start - before.end > 1:
            return False
        if token.text == ".":
            return (
                len(before.text) == 1
                and before.capital
                and index + 1 < len(tokens)
                and tokens[index + 1].capital
                and tokens[index + 1].start - token.end <= 1
            )
        if token.first and before.text != ".":
            return False
        if (
            before.text in (".",)
            and len(tokens[index - 2].text) > 1
            and tokens[index - 2].low not in self.titles
            and not self._abbreviated_title(tokens, index - 2)
        ):
            return False
        if token.text == "-" or not token.word:
            return False
        if token.capital:
            return True
        return (
            token.low in self.particles
            and index + 1 < len(tokens)
            and tokens[index + 1].capital
            and index > begin
            and token.low not in ("y", "e")
        )

    def _abbreviated_title(self, tokens: Sequence[Token], index: int) -> bool:
        return tokens[index].low in self.titles

    def trim(self, tokens: Sequence[Token], first: int, last: int, titled: bool) -> tuple[int, int] | None:
        """Cut ordinary words off the ends of a run: "When Clare", "Clare Hughes Social Worker"."""
        if titled and self.guards.no_name(tokens[first].text) and tokens[first].low not in self.names.surnames:
            return None  # "IDVA The", "PC Reference": a heading or a new sentence
        while first < last and not titled:
            token = tokens[first]
            following = tokens[first + 1] if first + 1 < last else None
            if (
                (token.low in self.guards.months and not self.guards.name_here(tokens, first))
                or self.guards.no_name(token.text)
                or token.low in self.guards.kin
                or (token.low in self.guards.vocabulary and token.low not in self.names.first_names)
                or (token.text.upper() in self.guards.acronyms and token.upper)
                or (
                    token.low in self.guards.ambiguous
                    and not self.guards.name_here(tokens, first)
                    and not (following and following.low in self.names.surnames and not self.guards.ordinary(following.low))
                )
                or not token.word
            ):
                first += 1
            else:
                break
        if first >= last:
            return None
        stop = first + 1
        while stop < last:
            token = tokens[stop]
            if not token.word or token.low in self.particles or (len(token.text) == 1 and token.capital):
                stop += 1
                continue
            plain = self.guards.ordinary(token.low) and token.low not in self.names.first_names
            if plain and (
                token.low not in self.names.surnames or stop - first > 2 or tokens[stop - 1].low in self.guards.vocabulary
            ):
                break
            if (token.text.upper() in self.guards.acronyms and token.upper) or (
                self.guards.no_name(token.text) and token.low not in self.names.surnames
            ):
                break
            stop += 1
        while stop > first + 1 and (not tokens[stop - 1].word or tokens[stop - 1].low in self.particles):
            stop -= 1
        if (
            titled
            and self.guards.ordinary(tokens[first].low)
            and tokens[first].low not in self.names.surnames
            and tokens[first].low not in self.names.first_names
            and tokens[first].upper
        ):
            return None
        return first, stop
