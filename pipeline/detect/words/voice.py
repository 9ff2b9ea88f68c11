"""Whose words a paragraph is: the agency whose record it tells.

A source file speaks for the agency that sent it. A report speaks for many: its paragraphs begin "On 3 May, Example Police
recorded: …" or "Example Police: …", or stand under a heading that names the agency. Codes such as SW1 are read in that scope.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.detect.words.text import Piece
from pipeline.model import CaseFacts

_LEAD = 160  # characters in which a paragraph names its agency before it tells what was recorded
_TELLS = re.compile(r"[^:.]{0,80}(?::|\b(?:recorded|noted|comments?|states?|reported)\b)")
_OF_AGENCY = re.compile(r"\W{0,2}(?:\(|of |from |at )(?:the )?")


@dataclass(frozen=True)
class Voices:
    """The agencies of a case, and the agency of each document that has one."""

    agency_of: dict[str, str]
    names: tuple[tuple[re.Pattern[str], str], ...]

    def of(self, document: str, piece: Piece) -> str:
        """Return the agency a piece speaks for; empty where that cannot be told."""
        own = self.agency_of.get(document, "")
        if own:
            return own
        text = piece.clean.text
        first = min(((m.start(), -m.end(), name) for name, m in self._found(text[:_LEAD])), default=None)
        if first is not None and _TELLS.match(text, -first[1]):
            return first[2]
        for place in (piece.heading, piece.hint):
            if named := [name for name, _ in self._found(place)]:
                return max(named, key=len)
        return ""

    def beside(self, text: str, end: int) -> str:
        """Return the agency named right behind a code: "SW1 (Example Council)", "SW1 of Example Council"."""
        behind = _OF_AGENCY.match(text, end)
        if behind is None:
            return ""
        named = [(m.end(), name) for pattern, name in self.names if (m := pattern.match(text, behind.end()))]
        return max(named)[1] if named else ""

    def _found(self, text: str) -> list[tuple[str, re.Match[str]]]:
        return [(name, m) for pattern, name in self.names if (m := pattern.search(text))]


def voices(facts: CaseFacts) -> Voices:
    """Make the voices of a case."""
    names: Sequence[str] = sorted(
        {a for a in (*facts.agencies, *facts.agency_of.values()) if len(a) > 2}, key=lambda a: (-len(a), a)
    )
    patterns = tuple((re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I), name) for name in names)
    return Voices(dict(facts.agency_of), patterns)
