"""Read the marks of the gold prose (see FORMAT.md): marked text in, plain text and spans out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

KINDS = frozenset({"direct", "quasi", "keep", "either", "quote"})
HOLDS_MARKS = "quote"
HERE = Path(__file__).resolve().parent

_TOKEN = re.compile(r"\{\{(?P<kind>[a-z]+):|(?P<close>\}\})")


class BadMark(ValueError):
    """A mark that is unknown, empty, never closed or nested where it may not be."""


@dataclass(frozen=True)
class Mark:
    """One marked place: character offsets into the plain text, half open."""

    start: int
    end: int
    kind: str
    text: str = field(repr=False)


@dataclass(frozen=True)
class GoldText:
    """A gold file without its braces, and its marks in order of their start."""

    name: str
    text: str = field(repr=False)
    marks: tuple[Mark, ...]

    def of(self, kind: str) -> tuple[Mark, ...]:
        """Return the marks of one kind."""
        return tuple(mark for mark in self.marks if mark.kind == kind)


def parse(marked: str, *, name: str = "") -> GoldText:
    """Split marked text into plain text and marks; raise BadMark with the line of the first mistake."""
    plain: list[str] = []
    length = 0
    opened: list[tuple[str, int]] = []
    marks: list[Mark] = []
    position = 0

    def refuse(what: str, at: int) -> BadMark:
        return BadMark(f"{name}:{marked.count(chr(10), 0, at) + 1}: {what}")

    for token in _TOKEN.finditer(marked):
        piece = marked[position : token.start()]
        plain.append(piece)
        length += len(piece)
        position = token.end()
        if token["close"] is None:
            if token["kind"] not in KINDS:
                raise refuse("unknown kind", token.start())
            if any(kind != HOLDS_MARKS for kind, _ in opened):
                raise refuse("a mark inside a mark that may not hold one", token.start())
            opened.append((token["kind"], length))
            continue
        if not opened:
            raise refuse("closed but never opened", token.start())
        kind, start = opened.pop()
        if start == length:
            raise refuse("empty mark", token.start())
        marks.append(Mark(start, length, kind, "".join(plain)[start:length]))
    if opened:
        raise refuse("opened but never closed", len(marked))
    text = "".join(plain) + marked[position:]
    return GoldText(name, text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def load(pattern: str = "*.txt", folder: Path = HERE) -> list[GoldText]:
    """Read the gold files of a folder whose name matches, such as `dev_*.txt`, in order of name."""
    return [parse(path.read_text(encoding="utf-8"), name=path.stem) for path in sorted(folder.glob(pattern))]
