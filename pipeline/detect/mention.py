"""A mention: one stretch of clean text that a layer found, before documents, entities and overlaps are settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

# Tiers settle overlaps before length does: what a person wrote into the register beats what a pattern guesses.
REGISTER, FOUND, GUESSED = 0, 1, 2
PROPOSED = 0.5  # findings below this score are "possible": shown to the panel, not replaced by default


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters [start, end) of a piece's clean text, what they are and why we think so."""

    start: int
    end: int
    kind: str
    score: float
    recogniser: str
    why: str = field(repr=False)
    facts: Mapping[str, str] = field(default_factory=dict, repr=False)
    entity: str | None = None  # id of a register entity, or several joined with "|"
    tier: int = FOUND

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Mention) -> bool:
        """Say whether two mentions share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Mention) -> bool:
        """Say whether another mention lies inside this one."""
        return self.start <= other.start and other.end <= self.end


def settle(mentions: Iterable[Mention], ranks: Mapping[str, int]) -> list[Mention]:
    """Return mentions without overlaps, in order.

    Rule: a proposed mention beats a possible one; then the one that holds the other; then register before pattern before
    guess; then the class rank of classes.yaml, the length and the score. A person of the register inside an address or an
    organisation is part of it ("9 Rourke Close"); a guess that merely touches a register name gives way.
    """

    def strength(m: Mention) -> tuple[object, ...]:
        structured = ranks.get(m.kind, 0) >= 65  # numbers and addresses are certain about their borders
        return (m.score < PROPOSED, 0 if structured else 1 if m.tier == REGISTER else 2, -len(m), -ranks.get(m.kind, 0), -m.score, m.start)

    chosen: list[Mention] = []
    taken: list[tuple[int, int]] = []
    ordered = sorted(mentions, key=strength)
    for mention in ordered:
        clash = [c for c in chosen if c.overlaps(mention)]
        if not clash:
            chosen.append(mention)
            taken.append((mention.start, mention.end))
        elif len(clash) == 1 and _wider(mention, clash[0], ranks):
            chosen[chosen.index(clash[0])] = mention
    return sorted(chosen, key=lambda m: m.start)


def _wider(new: Mention, old: Mention, ranks: Mapping[str, int]) -> bool:
    """Say whether a later mention takes an earlier one's place: it holds it and is at least as sure of what it is."""
    if not new.holds(old) or len(new) == len(old) or new.score < PROPOSED:
        return False
    if old.tier == REGISTER and new.kind == old.kind == "PERSON":
        return new.tier == REGISTER
    return new.kind in ("ADDRESS", "ORGANISATION", "EMAIL", "URL") and new.score >= 0.6


def with_facts(mention: Mention, **facts: str) -> Mention:
    """Return the mention with further facts."""
    return replace(mention, facts={**mention.facts, **facts})
