"""Every replacement a case ever issued: written once, so that one person keeps one pseudonym over all documents and runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from pipeline.model import Register

PROGRAM = "program"  # `by` of what the program proposed
REGISTER = "register"  # `by` of what people wrote into the register


class Ledger(Protocol):
    """Where issued replacements are kept between runs."""

    def issued(self) -> Mapping[str, str]:
        """Return entity id -> the replacement that counts now."""
        ...

    def issue(self, entity_id: str, replacement: str, *, by: str) -> None:
        """Write a replacement once; only a person (`by` other than the program) may change it."""
        ...


def replacements_of(register: Register, issued: Mapping[str, str]) -> Mapping[str, str]:
    """Return entity → what stands instead, of the register and of what was issued: none of it is masked again."""
    entries = [(person.id, person.pseudonym) for person in register.people]
    entries += [(place.id, place.replacement) for place in register.places]
    entries += [(body.id, body.replacement) for body in register.organisations]
    return {identity: text for identity, text in (*entries, *issued.items()) if text}


class MemoryLedger:
    """A ledger for one-shot commands; guards that the program never changes what it issued."""

    def __init__(self, issued: Mapping[str, str] | None = None) -> None:
        self._issued = dict(issued or {})

    def issued(self) -> Mapping[str, str]:
        return dict(self._issued)

    def issue(self, entity_id: str, replacement: str, *, by: str) -> None:
        known = self._issued.get(entity_id)
        if known is not None and known != replacement and by == PROGRAM:
            raise ValueError(f"the replacement of {entity_id} is already issued")
        self._issued[entity_id] = replacement
