"""What a scrub gives back: the cleaned file and the list of what was taken out of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Removed:
    """One kind of thing the scrub removed from one place, or found there and kept; never the text itself."""

    kind: str  # "comment", "author", "picture", "embedded object" …
    locator: str  # "paragraph 12", "properties", "" for the whole file
    count: int = 1
    kept: bool = False  # left where it is, because a person must decide about it: a hidden sheet


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """A scrubbed file and what was removed from it."""

    blob: bytes = field(repr=False)
    removed: tuple[Removed, ...] = ()
