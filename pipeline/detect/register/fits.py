# ruff: noqa: E501 - a pattern stands on one line
"""Say whether a stretch of text that equals a known name means it there: an ordinary word, initials, a word in capitals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.detect.register.lexicon import Hit
from pipeline.detect.rulebook.word_lists import Names, role_letters
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.initials_grammar import Standing
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token


class Fits:
    """Accept or refuse what a lexicon finds; `listed`: it is the register's, where a missed name weighs more."""

    def __init__(self, names: Names, guards: Guards, *, listed: bool) -> None:
        """Gather the acronyms that are more often something else."""
        words = names.words
        self.guards = guards
        self.listed = listed
        self.roles = role_letters(names)
        self.acronyms = frozenset(words.acronyms_of_reviews if listed else (*words.acronyms, *words.acronyms_of_reviews))

    def fitting(self, hit: Hit, text: str, tokens: Sequence[Token], places: Mapping[int, int]) -> bool:
        """Say whether a hit means a known entity."""
        word = text[hit.start : hit.end]
        low = fold_word(word)
        forms = {e.variant.form for e in hit.entries}
        people = any(e.kind == "PERSON" for e in hit.entries)
        following = text[hit.end : hit.end + 1]
        if following and (following.isalnum() or following == "_"):
            return False
        if following == "-" and hit.words == 1 and text[hit.end + 1 : hit.end + 2].islower() and self.guards.ordinary(low):
            return False  # "Rose-tinted"
        if forms == {"collar"}:
            return _an_officer(hit, text)
        if forms == {"nickname"} and not self.listed and word.isupper():
            return False  # "DOM" is no Dominic
        if forms == {"initials"}:
            return self._initials(hit, text, tokens, places)
        if "number" in forms:
            return True
        if hit.words > 1 and (hit.capital or not people):
            return not (not hit.capital and all(not e.variant.sure for e in hit.entries))
        if hit.words > 1:
            return not all(self.guards.ordinary(w) for w in low.split())
        index = places.get(hit.start)
        if index is None:
            return hit.capital
        return self._word(hit, text, tokens, index, low, people=people)

    def doubtful(self, hit: Hit, text: str, tokens: Sequence[Token], places: Mapping[int, int]) -> bool:
        """Say whether initials that are also the acronym of a role are no more than possible here.

        Sure are those that the register lists, where somebody stands in the sentence and not somebody in their role:
        "HV told me", "seen with HV at home", never "HV weighed him".
        """
        index = places.get(hit.start)
        if index is None or not self._an_acronym(text[hit.start : hit.end]):
            return False
        grammar = self.guards.initials
        standing = grammar.standing(tokens, index)
        if not any(e.variant.listed for e in hit.entries):
            return standing < Standing.PRIVATE or f"({text[hit.start : hit.end]})" in text
        return standing < Standing.LIKELY or grammar.practises(tokens, index) or f"({text[hit.start : hit.end]})" in text

    def _an_acronym(self, written: str) -> bool:
        return "." not in written and re.sub(r"[ .]", "", written) in self.acronyms

    def _initials(self, hit: Hit, text: str, tokens: Sequence[Token], places: Mapping[int, int]) -> bool:
        word = text[hit.start : hit.end]
        if " " in word and "." not in word:
            return False
        if "." not in word:
            index = places.get(hit.start)
            if index is None:
                return False
            standing = self.guards.initials.standing(tokens, index)
            if self._an_acronym(word) and not self._stands(hit, standing, tokens, index):
                return False
            if not self.listed and standing is Standing.THING and not self._titled_note(tokens, index):
                return False
        letters = re.sub(r"[^A-Za-z]", "", text)
        return (
            not (letters.isupper() and len(letters) > 12)
            and not re.match(r"[-/]?\d", text[hit.end : hit.end + 2])
            and text[hit.start - 1 : hit.start] not in ("/", "-", "&")
        )

    def _stands(self, hit: Hit, standing: Standing, tokens: Sequence[Token], index: int) -> bool:
        """Say whether initials that are also an acronym are worth showing; listed ones are, but as a thing."""
        if not self.listed:
            letters = tokens[index].text
            asked = Standing.PRIVATE if letters in self.roles else Standing.ACTS
            told = standing >= asked and not self.guards.initials.practises(tokens, index)
            return told or _not_the_usual(tokens, index)
        if any(e.variant.listed for e in hit.entries):
            return standing > Standing.THING
        return standing >= Standing.LIKELY and not self.guards.initials.practises(tokens, index)

    @staticmethod
    def _titled_note(tokens: Sequence[Token], index: int) -> bool:
        """Say whether initials begin a note as who made it: "BT plan: see her alone"."""
        return tokens[index].first and index + 2 < len(tokens) and tokens[index + 2].text == ":"

    def _word(self, hit: Hit, text: str, tokens: Sequence[Token], index: int, low: str, *, people: bool) -> bool:
        """Weigh one word that may be an ordinary one."""
        forms = {e.variant.form for e in hit.entries}
        if not hit.capital:
            return (
                people
                and any(e.variant.sure for e in hit.entries)
                and len(low) > 3
                and not self.guards.ordinary(low)
                and low not in self.guards.ambiguous
                and low not in self.guards.names.words.particles
            )
        token = tokens[index]
        if self.listed and forms == {"plural"} and index and tokens[index - 1].low == "the" and not token.upper:
            return True  # "afraid of the Lambs": a capital that no other word has there
        if people and (
            low in self.guards.ambiguous
            or low in self.guards.months
            or self.guards.ordinary(low)
            or (not any(e.variant.sure for e in hit.entries) and token.first and self.guards.ordinary(low))
        ):
            if token.upper and len(token.text) > 1 and low.upper() in self.acronyms:
                return False
            shouted = [c.isupper() for c in text if c.isalpha()]
            if token.upper and len(shouted) > 12 and sum(shouted) > 0.7 * len(shouted):
                return False
            if self.listed or any(e.variant.listed for e in hit.entries):
                return self.guards.listed_here(tokens, index, given=bool(forms & {"first", "nickname"}))
            return self.guards.name_here(tokens, index)
        if people or not self.guards.ordinary(low):
            return True
        if self.guards.names.is_a_body.match(text, hit.end):  # "Millrace is a seven-doctor practice"
            return True
        # "worked at Millrace" is the surgery of the register, "Millrace" at the start of a sentence may be the word
        listed = self.listed or any(e.variant.sure for e in hit.entries)
        return listed and not token.first


_BEFORE_OFFICERS = re.compile(
    r"(?i)(?:^|\b(?:by|to|from|with|and|told|asked|officers?|pc|collar|per|informed|updated|rang|called|advised)|\d{1,2}[:.]\d{2}|[.;|]) ?\(?$"
)
_BEHIND_OFFICERS = re.compile(
    r"(?i) ?[:;,)](?!\d)| (?:states?|says?|reports?|requests?|attends?|advis\w+|updat\w+|confirm\w+|request\w+|report\w+|attend\w+|stat\w+|said|asks?|asked|and pc)\b|\.?$|\. "
)


def _an_officer(hit: Hit, text: str) -> bool:
    """Say whether a number that is an officer's stands for the officer: "23:05 2207: no reply", "seen by 2207"."""
    before, after = text[max(0, hit.start - 20) : hit.start], text[hit.end : hit.end + 12]
    if before[-1:] in ("/", "-", ".", ":", "£", "#") or re.match(r"[/:.-]\d|[-/]", after):
        return False
    return _BEFORE_OFFICERS.search(before) is not None and _BEHIND_OFFICERS.match(after) is not None


def _not_the_usual(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the text itself says that these letters do not mean here what they usually do: "DC (not the police)"."""
    return [t.text for t in tokens[index + 1 : index + 3]] == ["(", "not"]
