"""Small work on sentences: tidy, close, shorten; never a new fact."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[^\S\n]*\n\s*")
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\ue003\ufffe\uffff\ud800-\udfff]")
_NUMBER = re.compile(r"^\s*\(?(?:\d{1,2}(?:\.\d{1,3})+\.?|\d{1,2}[.)])\)?\s+(?=[^\W\d_]|[\"“‘(])")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"'(\[0-9])")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|No|approx|c|ca|vs|e\.g|i\.e|etc|hrs|a\.m|p\.m|Insp|Sgt|ref|nos?|[A-Z])\.$"
)


def safe(text: str) -> str:
    """Drop what XML cannot hold and what this program uses as marks; everything else stays."""
    return _CONTROL.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n"))


def flat(text: str) -> str:
    """Write text on one line; lines of a cell become sentences."""
    lines = [_SPACE.sub(" ", line).strip() for line in _BREAKS.split(safe(text))]
    return " ".join(closed(line) if number < len(lines) - 1 else line for number, line in enumerate(lines) if line)


def unnumbered(text: str) -> str:
    """Drop the paragraph number of another report ("5.1.2 Staff did not ask."): this one has numbers of its own."""
    return _NUMBER.sub("", text, count=1)


def closed(text: str) -> str:
    """End text as a sentence ends."""
    bare = text.rstrip()
    if not bare:
        return ""
    if bare.rstrip("\"'”’)]")[-1:] in ".!?:;":
        return bare
    return f"{bare.rstrip(',')}."


def sentences(text: str) -> list[str]:
    """Split text into sentences; titles and initials do not end one."""
    parts: list[str] = []
    for piece in _SENTENCE.split(text):
        if parts and _ABBREVIATED.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {piece}"
        elif piece.strip():
            parts.append(piece.strip())
    return parts


def opening(text: str, *, words: int = 45) -> str:
    """Return the first sentences of a text, about so many words; never half a sentence."""
    taken: list[str] = []
    for sentence in sentences(text):
        if taken and sum(len(part.split()) for part in taken) + len(sentence.split()) > words:
            break
        taken.append(sentence)
    return closed(" ".join(taken))


def of_row(text: str) -> str:
    """Write a row of a table ("Risk | high | 3 May") as text."""
    cells = [cell.strip() for cell in text.split(" | ") if cell.strip()]
    return text if len(cells) < 2 else f"{cells[0].rstrip(':')}: {'; '.join(cells[1:])}"
