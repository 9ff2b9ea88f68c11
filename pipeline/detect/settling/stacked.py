"""Tell a body from who signs for it: "Jane Example, Head of Safeguarding, Sample NHS Trust" on three lines, without a comma.

A line break is a space to the patterns of public bodies, so that a block of address or signature may look like one long name.
What stays readable begins behind a person, or behind the word for what the person does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import regex

from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, PROPOSED, REGISTER, Mention
from pipeline.detect.words.text import fold_word

SIGNED = "above_a_body"  # the recogniser of people found so
_WORD = regex.compile(r"\p{Lu}[\p{L}'-]*")
_BEFORE = regex.compile(r"(?<![\p{L}'-])\p{Lu}[\p{L}'-]*(?= $)")
_UNIT = regex.compile(r"Unit (?=\d)")  # "Domestic Abuse Unit / 2 Sample Street", but "Unit 2, Sample Estate"
_AFTER_NAME = regex.compile(r"(?<![.,:;] )\p{Lu}\p{Ll}+ $")
_ADDRESSED = regex.compile(r"[\p{L}\d]")
_NAMED = ("full", "title_surname", "misspelt", "initials_titled")  # forms of a name that are nobody else's


class Stacked:
    """Cut the bodies that keep rules find where a person, or a person's job, stands at their beginning."""

    def __init__(self, guards: Guards) -> None:
        """Gather the words that end the name of a job."""
        self.guards = guards
        self.jobs = frozenset(guards.names.words.jobs)

    def parted(self, body: Mention, text: str, people: Iterable[Mention]) -> tuple[Mention, list[Mention]]:
        """Return the body without what stands above it, and the people found there; an agency that is listed stays whole.

        Nothing is left of a body that is somebody with the first word of a job: "Jane Example Service" before "Manager".
        """
        if body.kind != "ORGANISATION" or body.recogniser == "agency":
            return body, []
        words = list(_WORD.finditer(text, body.start, body.end))
        before = _BEFORE.search(text, max(0, body.start - 40), body.start)
        if before and self._is_given(before.group()):  # the model may begin a body with the surname
            words = [before, *words]
        if words and self._is_job(text, words, body.end):
            return replace(body, start=body.end), self._person(words, text)
        first = max(self._behind_job(words), self._behind_mention(body, words, people), self._behind_name(text, words))
        above = self._person(words[:first], text)
        if first == 0 or (first == len(words) and not above):
            return body, []
        return replace(body, start=words[first].start() if first < len(words) else body.end), above

    def apart(self, mention: Mention, text: str, bodies: Iterable[Mention]) -> Mention:
        """Cut off a name the job that stands below it, and off an address the body that stands above it."""
        if mention.tier == REGISTER:
            return mention
        if mention.kind == "PERSON":
            words = list(_WORD.finditer(text, mention.start, mention.end))
            job = len(words) > 2 and fold_word(words[-1].group()) in self.jobs and words[-1].end() == mention.end
            return replace(mention, end=words[-2].end()) if job else mention
        if mention.kind != "ADDRESS":
            return mention
        ends = [body.end for body in bodies if body.start < mention.start < body.end < mention.end]
        unit = _UNIT.match(text, mention.start) if _AFTER_NAME.search(text, 0, mention.start) else None
        ends += [unit.end()] if unit else []
        begin = _ADDRESSED.search(text, max(ends), mention.end) if ends else None
        return replace(mention, start=begin.start()) if begin else mention

    def _behind_job(self, words: list[regex.Match[str]]) -> int:
        jobs = [n for n, word in enumerate(words) if fold_word(word.group()) in self.jobs]
        return jobs[-1] + 1 if jobs else 0

    def _is_job(self, text: str, words: list[regex.Match[str]], end: int) -> bool:
        """Say whether a body is a first name, a surname and what belongs to the job behind it."""
        after = _WORD.match(text, end + 1)
        named = len(words) > 2 and self._is_given(words[0].group()) and self._is_own(words[1].group())
        job = after is not None and fold_word(after.group()) in self.jobs and text[end] == " "
        return named and job and not any(self._is_own(word.group()) for word in words[2:])

    def _behind_mention(self, body: Mention, words: list[regex.Match[str]], people: Iterable[Mention]) -> int:
        """Count the words up to the end of somebody who is named in full; a guess counts only before a name of the body's own."""
        behind = 0
        for person in people:
            if person.kind != "PERSON" or person.facts.get("form") not in _NAMED or person.score < PROPOSED:
                continue
            if not (body.start <= person.start and person.end < body.end):
                continue
            first = sum(word.start() < person.end for word in words)
            own = first < len(words) and self._is_own(words[first].group())
            if person.tier == REGISTER or (person.start == body.start and own):
                behind = max(behind, first)
        return behind

    def _behind_name(self, text: str, words: list[regex.Match[str]]) -> int:
        """Count a first name and a surname right before a name of the body's own: "Jane Example Sampleshire Police"."""
        if len(words) < 4 or text[words[0].end() : words[2].start()] != f" {words[1].group()} ":
            return 0
        first, second, third = (word.group() for word in words[:3])
        low = fold_word(second)
        surname = low not in self._places and (self._is_own(second) or low in self.guards.names.surnames)
        named = self._is_given(first) and surname
        return 2 if named and self._is_own(third) and text[words[2].start() - 1] == " " else 0

    @property
    def _places(self) -> frozenset[str]:
        places = self.guards.names.places
        return frozenset(fold_word(p) for p in (*places.counties, *places.cities, *places.countries, *places.regions))

    def _is_given(self, word: str) -> bool:
        low = fold_word(word)
        return low in self.guards.names.first_names and low not in self._places

    def _is_own(self, word: str) -> bool:
        """Say whether a word may be the name of somebody or some place: none of those that say what a body is."""
        low = fold_word(word)
        return low not in self.guards.names.generic and not self.guards.ordinary(low) and not word.isupper()

    def _person(self, above: list[regex.Match[str]], text: str) -> list[Mention]:
        """Return who stands above the body: what is left of the words without those of the job."""
        while above and (fold_word(above[0].group()) in self.guards.titles or self.guards.no_name(above[0].group())):
            above = above[1:]
        given = bool(above) and self._is_given(above[0].group())
        while above[2 if given else 0 :] and not self._is_own(above[-1].group()):
            above = above[:-1]
        above = above[:4]
        if len(above) < 2 or text[above[0].start() : above[-1].end()].count(" ") != len(above) - 1:
            return []
        why = "a name right above the name of a body, as in a block of address or signature"
        score = 0.6 if given else PROPOSED
        return [Mention(above[0].start(), above[-1].end(), "PERSON", score, SIGNED, why, {"form": "full"}, tier=GUESSED)]
