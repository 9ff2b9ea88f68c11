"""Hits by position: a short or ordinary surface counts only where the decided text would have had something else.

A finding carries the words beside it. If a finished paragraph still has the finding's words between the same neighbours, the
edit was not made there. Neighbours end where another edited finding begins, since those words change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import Finding
from pipeline.redact.decision import Decision, final_action
from pipeline.redact.verification.words import words_of

_NEIGHBOURS = 6  # words either side
_TELLING = 8  # neighbours that make a position findable in any paragraph; reports repeat whole phrases


@dataclass(frozen=True, slots=True)
class Position:
    """A finding's words between its unchanged neighbours."""

    words: tuple[str, ...] = field(repr=False)
    at: int  # where the finding's own words begin in `words`
    length: int  # how many they are
    finding: Finding = field(repr=False)
    whole: bool = False  # the finding is all the paragraph says
    kept: bool = False

    @property
    def anchors(self) -> tuple[tuple[str, ...], ...]:
        """Return the runs of unchanged words that may tell where the paragraph stands now."""
        sides = (self.words[: self.at], self.words[self.at + self.length :])
        whole = (self.words,) if self.kept else ()
        return tuple(words for words in (*sides, *whole) if len(words) >= _NEIGHBOURS)

    @property
    def near(self) -> bool:
        """Say whether there are neighbours enough to tell a kept place in a raw stream, which has no places of its own."""
        return len(self.words) - self.length >= _NEIGHBOURS // 2

    @property
    def anywhere(self) -> bool:
        """Say whether the neighbours are telling enough to be searched in every paragraph."""
        return len(self.words) - self.length >= _TELLING


def positions(findings: Sequence[Finding], decisions: Mapping[str, Decision]) -> Iterator[Position]:
    """Yield the position of every finding that goes or stays; those that stay are marked `kept`.

    A possible finding that nobody decided is neither: it must not cover a hit.
    """
    by_unit: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.context.get("treatment", "edit") != "scrub":
            by_unit.setdefault((finding.document, finding.address), []).append(finding)
    for group in by_unit.values():
        edited = [f for f in group if final_action(f, decisions) != "keep"]
        for finding in group:
            if finding.state == "proposed" or finding.id in decisions:
                yield _position(finding, edited, kept=finding not in edited)


def _position(finding: Finding, edited: Sequence[Finding], *, kept: bool) -> Position:
    before, after = finding.context.get("before", ""), finding.context.get("after", "")
    floor = max((f.end for f in edited if f is not finding and f.end <= finding.start), default=0)
    ceiling = min((f.start for f in edited if f is not finding and f.start >= finding.end), default=finding.end + len(after))
    left = before[max(0, len(before) - (finding.start - floor)) :]
    right = after[: max(0, ceiling - finding.end)]
    left_words, own = _whole_words(left, cut_left=finding.start - len(before) > 0)[-_NEIGHBOURS:], words_of(finding.text)
    right_words = _whole_words(right, cut_right=finding.context.get("at_end") != "yes")[:_NEIGHBOURS]
    whole = not before.strip() and not after.strip()
    return Position((*left_words, *own, *right_words), len(left_words), len(own), finding, whole, kept)


def _whole_words(text: str, *, cut_left: bool = False, cut_right: bool = False) -> list[str]:
    """Return the words, without one that the window may have cut in two."""
    words = words_of(text)
    if cut_left and words and text[:1].isalnum() and len(text) > 100:
        words = words[1:]
    if cut_right and words and text[-1:].isalnum() and len(text) > 100:
        words = words[:-1]
    return words
