"""Where a paragraph of the draft stands in the finished file, which may have lost paragraphs on the way.

Locators count paragraphs; a prompt or deleted paragraph that went shifts all that follow. Unchanged words beside findings are
anchors: where the same run of words stands once in the finished file, the two numbers give the shift there.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Unit
from pipeline.redact.verification.words import phrases_of, words_of

_NUMBERED = re.compile(r"(paragraph )(\d+)")


@dataclass(frozen=True, slots=True)
class Places:
    """The shift of paragraph numbers along one document."""

    numbers: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def now(self, locator: str) -> tuple[str, ...]:
        """Return where a draft's locator may be found; two places where the anchors on its sides disagree."""
        match = _NUMBERED.fullmatch(locator)
        if match is None or not self.numbers:
            return (locator,)
        number = int(match[2])
        at = bisect.bisect_right(self.numbers, number)
        near = {self.shifts[max(0, at - 1)], self.shifts[min(at, len(self.shifts) - 1)]}
        return tuple(f"{match[1]}{number + shift}" for shift in sorted(near))


def places_of(anchors: Iterable[tuple[str, Sequence[str]]], units: Sequence[Unit]) -> Places:
    """Return the shifts told by anchors: (locator in the draft, a run of words that no edit changed)."""
    drafts: dict[tuple[str, ...], set[int]] = {}
    for locator, words in anchors:
        if match := _NUMBERED.fullmatch(locator):
            drafts.setdefault(tuple(words), set()).add(int(match[2]))
    once = {words: numbers for words, numbers in drafts.items() if len(numbers) == 1}
    search = phrases_of((words, words) for words in once)
    found: dict[tuple[str, ...], set[int]] = {}
    for unit in units:
        match = _NUMBERED.fullmatch(unit.locator)
        if match is not None and unit.part == "body":
            for _, _, words in search.find(words_of(unit.text)):
                found.setdefault(words, set()).add(int(match[2]))
    pairs = {next(iter(once[words])): next(iter(numbers)) for words, numbers in found.items() if len(numbers) == 1}
    ordered = sorted(pairs.items())
    return Places(tuple(number for number, _ in ordered), tuple(now - number for number, now in ordered))
