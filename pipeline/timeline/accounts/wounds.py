"""Find the words for injuries and for parts of the body in a stretch of text, and what they mean (conflicts.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.timeline.reading.claim import claim_lists
from pipeline.timeline.reading.lexicon import pattern_of

_LEFT = r"left(?!,? (?:the|her|him|them|me|a|an|with|without|before|by|in|for|at|his|home|after|when|prior|alone|to (?!right))\b)"
_SIDE = re.compile(rf"(?<![\w'’])(?:({_LEFT}|lt|l|lhs)|(right|rt|r|rhs)|(both|bilateral\w*))(?![\w'’/])", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|or|&|/|to)?\s*(?:the |her |his )?", re.IGNORECASE)
_SPACE = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A word for an injury or a part of the body in a stretch; `plain` words speak for themselves."""

    start: int
    end: int
    meaning: str
    plain: bool = True


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The words for injuries: natures that speak for themselves, natures that need a part of the body, parts, and the rest."""

    nature_of: Mapping[str, str]
    part_of: Mapping[str, str]
    plain: re.Pattern[str]
    weak: re.Pattern[str]
    parts: re.Pattern[str]
    idioms: re.Pattern[str]
    unmarked: re.Pattern[str]
    unhurt: re.Pattern[str]
    harm: re.Pattern[str]
    injured: re.Pattern[str]
    limits: re.Pattern[str]
    untold: re.Pattern[str]
    threats: re.Pattern[str]
    shapes: re.Pattern[str]
    unseen: re.Pattern[str]

    def speaks(self, text: str) -> bool:
        """Say whether a text speaks of an injury, or of a part of the body without a mark, at all: most rows do not."""
        return any(pattern.search(text) for pattern in (self.plain, self.weak, self.unmarked))

    def parts_in(self, said: str) -> list[Named]:
        """Return the parts of the body a stretch names, without idioms: "on the other hand"."""
        idioms = [m.span() for pattern in (self.idioms, self.shapes) for m in pattern.finditer(said)]
        return [
            Named(m.start(), m.end(), _meaning(m[0], self.part_of))
            for m in self.parts.finditer(said)
            if not any(begin <= m.start() < end for begin, end in idioms)
        ]

    def natures_in(self, said: str) -> list[Named]:
        """Return the words for injuries in a stretch, in their order, without idioms."""
        idioms = [m.span() for m in self.idioms.finditer(said)]
        found: dict[int, Named] = {}
        for pattern, plain in ((self.plain, True), (self.weak, False)):
            for m in pattern.finditer(said):
                inside = any(n.start <= m.start() < n.end for n in found.values())
                if not inside and not any(begin <= m.start() < end for begin, end in idioms):
                    found[m.start()] = Named(m.start(), m.end(), _meaning(m[0], self.nature_of), plain)
        return [found[at] for at in sorted(found)]


@cache
def body_words() -> BodyWords:
    """Load the words for injuries once."""
    lists = claim_lists()
    plain = [word for rule in lists["natures"].values() for word in rule.get("plain", [])]
    weak = [word for rule in lists["natures"].values() for word in rule.get("with_part", [])]
    natures = {
        word: nature for nature, rule in lists["natures"].items() for word in (*rule.get("plain", []), *rule.get("with_part", []))
    }
    parts = {word: path for path, words in lists["body"].items() for word in words}
    harm = lists["harmed"]
    rest = (
        pattern_of(harm[name])
        for name in ("idioms", "unmarked", "unhurt", "denied", "injured", "limits", "untold", "threats", "shapes", "unseen")
    )
    return BodyWords(natures, parts, pattern_of(plain), pattern_of(weak), pattern_of(parts), *rest)


def _meaning(said: str, of: Mapping[str, str]) -> str:
    """Return what a matched word means: the longest listed word or stem it begins with."""
    plain = _SPACE.sub(" ", said.lower().replace("’", "'"))
    listed = {word: word.replace("-", " ") for word in of}
    fitting = (w for w, loose in listed.items() if plain == loose or (w.endswith("*") and plain.startswith(loose[:-1])))
    return of[max(fitting, key=len)]


def sides_of(said: str, *, last: bool = False) -> frozenset[str]:
    """Return the sides a stretch names; left and right for "both" and "bilateral"; `last`: only that named last."""
    named = ["left" if m[1] else "right" if m[2] else "both" for m in _SIDE.finditer(said)]
    found = set(named[-1:] if last else named)
    return frozenset(("left", "right")) if "both" in found else frozenset(found)


def sided(said: str, parts: list[Named]) -> list[tuple[str, frozenset[str]]]:
    """Return each part with its sides: all that are named for one part, else those before it or before its list."""
    if len(parts) == 1:
        return [(parts[0].meaning, sides_of(said))]
    found: list[tuple[str, frozenset[str]]] = []
    end = 0
    for part in parts:
        between, own = said[end : part.start], said[end : part.end]  # a side may stand inside: "upper left arm"
        listed = bool(found) and _AND.fullmatch(between) is not None
        found.append((part.meaning, found[-1][1] if listed else sides_of(own, last=True)))
        end = part.end
    return found


def side_of(sides: frozenset[str]) -> str:
    """Return the one side of some; empty for none or both."""
    return next(iter(sides)) if len(sides) == 1 else ""


def places(part: str, sides: frozenset[str]) -> list[str]:
    """Return a part of the body with each of its sides, or as it is where no side is told."""
    return [f"{part} {side}" for side in sorted(sides)] or [part]


def without(said: str, named: list[Named]) -> str:
    """Return a stretch without some words named in it."""
    for one in reversed(named):
        said = said[: one.start] + said[one.end :]
    return said


def place_themselves(natures: list[Named], parts: list[Named]) -> bool:
    """Say whether a word for an injury tells its part of the body itself: "hoarse", "black eye"."""
    return any(nature.start <= part.start < nature.end for nature in natures for part in parts)
