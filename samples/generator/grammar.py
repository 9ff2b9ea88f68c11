"""Grow sentences from banks of phrases.

`<symbol>` grows into one of the bank's phrases, `<@role>` into a mention of a person or place, `<#CLASS>` or
`<#CLASS@owner>` into an identifier, `<f.name>` into a feature of the happening told. The same phrase is not used twice
running.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

from samples.generator.world import World

SLOT = re.compile(r"<([#@]?[\w.@-]+)>")


class Speaker:
    """Speaks with the phrases of one agency."""

    def __init__(self, world: World, rng: Random, banks: Mapping[str, Sequence[str]], kind: str) -> None:
        self.world, self.rng, self.banks, self.kind = world, rng, banks, kind
        self._last: dict[str, str] = {}

    def grow(self, text: str, features: Mapping[str, str] | None = None) -> str:
        """Return a text with every slot grown and its first letter made a capital."""
        grown = self._grow(text, features or {}, 0)
        return re.sub(r"(^|[.?!] )([a-z])", lambda m: m[1] + m[2].upper(), grown)

    def _pick(self, symbol: str) -> str:
        phrases = self.banks[symbol]
        choice = self.rng.choice(phrases)
        if choice == self._last.get(symbol) and len(phrases) > 1:
            choice = self.rng.choice([p for p in phrases if p != choice])
        self._last[symbol] = choice
        return choice

    def _grow(self, text: str, features: Mapping[str, str], depth: int) -> str:
        if depth > 12:
            raise ValueError(f"grammar runs in a circle: {text[:40]}")
        return SLOT.sub(lambda match: self._slot(match[1], features, depth), text)

    def _slot(self, slot: str, features: Mapping[str, str], depth: int) -> str:
        if slot.startswith("@"):
            return self.world.say(self._who(slot[1:]), self.rng)
        if slot.startswith("#"):
            kind, _, owner = slot[1:].partition("@")
            return self.world.identifier(kind, owner, self.rng)
        if slot.startswith("f."):
            return self._grow(features[slot[2:]], features, depth + 1)
        if slot in self.world.pronouns:
            return self.world.pronouns[slot]
        if slot.lower() in self.world.pronouns:
            return self.world.pronouns[slot.lower()].capitalize()
        if slot == "n":
            return str(self.rng.randint(2, 9))
        if slot == "dash":
            return str(self.rng.randint(6, 21))
        if slot == "nn":
            return str(self.rng.randint(11, 88))
        return self._grow(self._pick(slot), features, depth + 1)

    def _who(self, role: str) -> str:
        if role == "worker":
            return self.rng.choice(self.world.staff[self.kind][:-1])
        if role == "imr-author":
            return self.world.staff[self.kind][-1]
        if role == "outsider":
            kind = self.rng.choice([k for k in self.world.staff if k != self.kind] or [self.kind])
            return self.rng.choice(self.world.staff[kind][:-1])
        return role
