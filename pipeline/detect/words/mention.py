"""A mention: one stretch of clean text that a layer found, before documents, entities and overlaps are settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

# Tiers settle overlaps before length does: what a person wrote into the register beats what a pattern guesses.
REGISTER, FOUND, GUESSED = 0, 1, 2
FAINT_WORD = "faint"  # the fact of a mention that only the model's bolder reading has: dropped unless the rules raise it
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


def settle(mentions: Iterable[Mention], ranks: Mapping[str, int], text: str = "") -> list[Mention]:
    """Return mentions without overlaps, in order.

    Rule: a proposed mention beats a possible one; numbers and addresses (whose borders are certain) beat words; the register
    beats what was found; then the longer, the surer, the class rank of classes.yaml. What the name model calls a date or a
    number where the grammar read one is dropped before. A name inside an organisation or an address is part of it
    ("9 Rourke Close"). What of a name or number stands outside a stronger find is found as well.
    """

    def strength(m: Mention) -> tuple[object, ...]:
        structured = ranks.get(m.kind, 0) >= 65 and m.tier != GUESSED  # numbers and addresses are certain about their borders
        return (
            m.score < PROPOSED,
            0 if structured else 1 if m.tier == REGISTER else 2,
            -len(m),
            -round(m.score, 1),
            -ranks.get(m.kind, 0),
            m.start,
        )

    chosen: list[Mention] = []
    for mention in sorted(mentions, key=strength):
        clash = [c for c in chosen if c.overlaps(mention)]
        if not clash:
            chosen.append(mention)
        elif len(clash) == 1 and _wider(mention, clash[0], ranks):
            chosen[chosen.index(clash[0])] = mention
        elif len(clash) == 1 and (
            _same_number(mention, clash[0], ranks) or _hyphened(mention, clash[0], text) or _known_for(mention, clash[0])
        ):
            old = clash[0]
            chosen[chosen.index(old)] = replace(old, start=min(old.start, mention.start), end=max(old.end, mention.end))
        elif mention.score >= PROPOSED and (mention.kind == "PERSON" or ranks.get(mention.kind, 0) >= 65):
            chosen.extend(left for left in _remainders(mention, clash, text) if mention.kind != "PERSON" or _a_name(text, left))
    return sorted(chosen, key=lambda m: m.start)


def _remainders(mention: Mention, clash: Iterable[Mention], text: str) -> list[Mention]:
    """Return what of a name or number stands outside the stronger finds it touches: nothing of it may stay readable."""
    left = [(mention.start, mention.end)]
    for other in clash:
        left = [span for a, b in left for span in ((a, min(b, other.start)), (max(a, other.end), b)) if span[1] - span[0] > 1]
    trimmed = [(a, b) for a, b in (_bare(text, a, b) for a, b in left) if b - a > 1 or text[a:b].isdigit()]
    return [replace(mention, start=a, end=b, facts={**mention.facts, "part": "yes"}) for a, b in trimmed]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut spaces and punctuation off the ends of a span; an empty span if nothing else is in it."""
    if not text:
        return start, end
    while end > start and not text[end - 1].isalnum():
        end -= 1
    while end > start and not text[start].isalnum():
        start += 1
    return start, end


def _hyphened(new: Mention, old: Mention, text: str) -> bool:
    """Say whether a person span is a known name and more of the same word: "Example-Smple" with only "Example" known."""
    return (
        bool(text)
        and new.kind == old.kind == "PERSON"
        and new.holds(old)
        and new.score >= PROPOSED
        and all(
            not part or part.startswith("-") or part.endswith("-")
            for part in (text[new.start : old.start], text[old.end : new.end])
        )
        and " " not in text[new.start : old.start] + text[old.end : new.end]
    )


def _a_name(text: str, mention: Mention) -> bool:
    """Say whether what is left of a person span may be a name: it holds a capitalised word, or nothing is known of the text."""
    return not text or any(word[:1].isupper() and len(word) > 1 for word in text[mention.start : mention.end].split())


def _known_for(new: Mention, old: Mention) -> bool:
    """Say whether a person span is a known name and what its bearer is known for: "Dai the Bread" with only "Dai" known."""
    return "byname" in new.facts and old.kind == "PERSON" and new.holds(old)


def _same_number(new: Mention, old: Mention, ranks: Mapping[str, int]) -> bool:
    """Say whether two finds each hold part of one number: nothing of it may stay."""
    certain = ranks.get(new.kind, 0) >= 65 and ranks.get(old.kind, 0) >= 65
    return certain and new.score >= PROPOSED and old.score >= PROPOSED and not old.holds(new)


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
