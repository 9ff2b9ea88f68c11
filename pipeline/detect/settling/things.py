"""Places, organisations and references of a case: equal words are one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.detect.words.mention import Mention
from pipeline.detect.words.text import fold_word
from pipeline.model import Entity, Group, Register, digest

_NUMBER = re.compile(r"[^A-Za-z0-9]")


@dataclass
class Things:
    """Places, organisations and references of a case."""

    entities: dict[str, Entity] = field(default_factory=dict)
    surfaces: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def seed(self, register: Register) -> None:
        """Take the register's places and organisations."""
        for place in register.places:
            self.entities[place.id] = Entity(place.id, "place", place.kind, place.name, source="register", keep=place.keep)
        for organisation in register.organisations:
            self.entities[organisation.id] = Entity(
                organisation.id, "organisation", organisation.kind, organisation.name, source="register", keep=organisation.keep
            )

    def of(self, text: str, mention: Mention, group: Group) -> str:
        """Return the entity of a place, organisation or reference; equal words are one."""
        entity = (mention.entity or "").split("|")[0] or None
        if entity is None:
            words = fold_word(re.sub(r"^(?:the|at|in|of|to)\s+", "", " ".join(re.findall(r"[\w'&-]+", text)), flags=re.I))
            if group in ("reference", "contact"):
                numbers = [w for w in re.split(r"\s+", fold_word(text)) if any(c.isdigit() for c in w) or "@" in w]
                words = _NUMBER.sub("", "".join(numbers) or words)
            entity = digest(group, words)
        if entity not in self.entities:
            role = mention.facts.get("org_kind") or mention.facts.get("place_kind") or mention.kind.lower()
            self.entities[entity] = Entity(entity, group, role, text, certainty=round(mention.score, 2))
        self.surfaces[entity][text] += 1
        return entity

    def all(self) -> Iterable[Entity]:
        """Yield the entities with the words they were written in."""
        for entity, known in self.entities.items():
            yield replace(known, surfaces=tuple(text for text, _ in self.surfaces[entity].most_common()))
