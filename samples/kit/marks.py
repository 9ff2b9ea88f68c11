"""Read the marks that say, inside a text, whom a stretch of it is about.

`{victim:Abi}` names an entity; `{victim+perpetrator:the Pryces}` names two; `{NHS@victim:999 000 2010}` is an identifier
of class NHS that belongs to the victim (`{NHS:...}` belongs to nobody in particular). Marks may be nested: a quotation
may hold a name. A brace that opens no mark is text, and so
is one whose colon is followed by a space (YAML).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = re.compile(r"\{([A-Za-z][\w+@-]*):(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch [start, end) of the text without marks."""

    owner: str
    start: int
    end: int


def unmark(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the marks out of a text; say where they were. Raises ValueError for a mark that is not closed."""
    plain: list[str] = []
    length = 0
    open_marks: list[tuple[str, int]] = []
    found: list[Mark] = []
    position = 0
    while position < len(marked):
        opening = OPENING.match(marked, position)
        if opening:
            open_marks.append((opening.group(1), length))
            position = opening.end()
        elif marked[position] == "}" and open_marks:
            owner, start = open_marks.pop()
            found.append(Mark(owner, start, length))
            position += 1
        else:
            plain.append(marked[position])
            length += 1
            position += 1
    if open_marks:
        raise ValueError(f"mark {open_marks[-1][0]!r} is not closed in {marked[:60]!r}")
    return "".join(plain), tuple(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def plain(marked: str) -> str:
    """Return the text without marks."""
    return unmark(marked)[0]
