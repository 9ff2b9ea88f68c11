"""Say which child of the register a word means: "the boy", "her daughter", "the youngest"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import Person, Register
from pipeline.timeline.reading.claim import claim_lists


class Kids:
    """Knows the children of a case by sex and by age, as far as the register tells."""

    def __init__(self, register: Register) -> None:
        children = [p for p in register.people if p.role == "child"]
        whose = claim_lists()["children"]["meaning"]
        meant: dict[str, Person | None] = {
            "girl": _only(p for p in children if (p.gender or "").lower()[:1] == "f"),
            "boy": _only(p for p in children if (p.gender or "").lower()[:1] == "m"),
        }
        born = sorted((p.born or "", p.id, p) for p in children)
        if len(born) > 1 and all(day for day, _, _ in born):
            meant |= {"eldest": born[0][2], "youngest": born[-1][2]}
        sexed = all(p.gender for p in children)
        self._of = {
            word: person.id
            for kind, words in whose.items()
            if (person := meant.get(kind)) and (sexed or kind not in ("girl", "boy"))
            for word in words
        }

    def meant(self, word: str) -> str:
        """Return the register id of the one child a word can mean; "" where it may be several."""
        plain = re.sub(r"^(?:little|young|younger|older) ", "", word.lower())
        return self._of.get(plain, "")


def _only(people: Iterable[Person]) -> Person | None:
    found = list(people)
    return found[0] if len(found) == 1 else None
