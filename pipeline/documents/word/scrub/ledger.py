"""Count what a scrub removes, by kind and place."""

from __future__ import annotations

from pipeline.documents.scrubbed import Removed


class Ledger:
    """What was removed so far; never text."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}

    def note(self, kind: str, locator: str = "", count: int = 1) -> None:
        """Record that something was removed."""
        if count:
            key = (kind, locator)
            self._counts[key] = self._counts.get(key, 0) + count

    def removed(self) -> tuple[Removed, ...]:
        """Return everything in the order it was first met."""
        return tuple(Removed(kind, locator, count) for (kind, locator), count in self._counts.items())
