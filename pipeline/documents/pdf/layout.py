"""From words on a page to lines and paragraphs. Pure geometry: nothing here knows PDF.

Lines stand on common heights; a wide gap cuts a line into pieces; `columns` puts them in order. Lines of one column join into
paragraphs until spacing, size, indent or a list mark says otherwise.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter, itemgetter

from pipeline.documents.pdf.words import Word

_LIST_MARK = re.compile(r"^(?:[•●▪■◦○‣–—*·o-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,3}){1,4}\.?)$")
_SLACK = 0.3  # of the column's width; a quotation set in is less narrow
_ENDS_SENTENCE = re.compile(r"[.!?:;]['\"’”)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one height, from left to right, with what follows from them; asked for so often that it is worked out once."""

    words: tuple[Word, ...]
    column: int = 0
    ended: bool = False  # broken off by whoever wrote it: the next word would have had room
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)  # the size half of its letters do not exceed; words of more than 20 letters count as 20
    bold: bool = field(init=False)  # all of it
    text: str = field(init=False, repr=False)  # with single spaces

    def __post_init__(self) -> None:
        words, note = self.words, object.__setattr__
        note(self, "x0", min(word.x0 for word in words))
        note(self, "x1", max(word.x1 for word in words))
        note(self, "top", min(word.top for word in words))
        note(self, "bottom", max(word.bottom for word in words))
        note(self, "size", _usual_size(words))
        note(self, "bold", all(word.bold or not any(map(str.isalnum, word.text)) for word in words))
        note(self, "text", " ".join([word.text for word in words]))

    @property
    def listed(self) -> bool:
        """Tell whether it begins with a bullet or number."""
        return (len(self.words) > 1 and bool(_LIST_MARK.match(self.words[0].text))) or self.words[0].text[0] in "•●▪■◦"


def _usual_size(words: Sequence[Word]) -> float:
    first = words[0].size
    if all(word.size == first for word in words):
        return first
    letters: dict[float, int] = {}
    for word in words:
        letters[word.size] = letters.get(word.size, 0) + min(len(word.text), 20)
    half = sum(letters.values()) / 2
    for size in sorted(letters):
        half -= letters[size]
        if half <= 0:
            return size
    return first


def lines(words: Iterable[Word]) -> list[Line]:
    """Group words into lines from top to bottom; words of two columns on one height make one line."""
    found: list[list[Word]] = []
    middles: list[float] = []
    for middle, _, word in sorted(((word.middle, word.x0, word) for word in words), key=itemgetter(0, 1)):
        # Only the latest few lines can hold it: words come sorted by height.
        for back in range(1, min(4, len(found)) + 1):
            if middle - middles[-back] <= 0.45 * max(word.size, found[-back][0].size):
                found[-back].append(word)
                break
        else:
            found.append([word])
            middles.append(middle)
    return [Line(tuple(sorted(group, key=attrgetter("x0")))) for group in found]


def pieces(line: Line, *, gap: float = 1.6) -> list[Line]:
    """Cut a line where the space between two words is wider than `gap` letters' size."""
    cut: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > gap * max(before.size, word.size):
            cut.append([])
        cut[-1].append(word)
    return [Line(tuple(part), line.column) for part in cut]


# --- paragraphs ------------------------------------------------------------------------------------------------------------


def joined(rows: Sequence[Line]) -> str:
    """Return the text of lines as one, with the breaks that are meant.

    A word broken at a line end is made whole, a real hyphen is kept without a space.
    """
    text, open_end, ended = "", False, False
    for line in rows:
        words = line.text
        if not text:
            text = words
        elif open_end or (
            text.endswith(("-", "\u2010", "\u2011")) and len(text) > 1 and text[-2].isalpha() and words[:1].isalpha()
        ):
            text += words
        else:
            text += ("\n" if ended else " ") + words
        ended = line.ended
        open_end = line.words[-1].broken
        if text.endswith("\u00ad"):
            text, open_end = text[:-1], True
    return text


def usual_pitch(rows: Sequence[Line]) -> float:
    """Return the usual distance from line to line of the same column and size."""
    steps = [
        round(below.top - above.top, 1)
        for above, below in pairwise(rows)
        if above.column == below.column
        and 0 < below.top - above.top < 4 * max(above.size, 1)
        and abs(above.size - below.size) < 1
    ]
    if not steps:
        return 0.0
    usual = statistics.median_low(steps)
    # A few steps may all be gaps between paragraphs; many wide ones are double spacing.
    return usual if len(steps) >= 4 else min(usual, 1.4 * statistics.median(line.size for line in rows))


def paragraphs(rows: Sequence[Line]) -> list[list[Line]]:
    """Group lines in reading order into paragraphs."""
    if not rows:
        return []
    pitch = usual_pitch(rows)
    edges = {
        column: (min(line.x0 for line in rows if line.column == column), max(line.x1 for line in rows if line.column == column))
        for column in {line.column for line in rows}
    }
    found = [[rows[0]]]
    for before, line in pairwise(rows):
        if _starts_paragraph(before, line, found[-1], pitch, edges[before.column]):
            found.append([])
        elif _is_ended(before, line, edges[before.column]):
            found[-1][-1] = replace(before, ended=True)
        found[-1].append(line)
    return found


def _is_ended(before: Line, line: Line, edges: tuple[float, float]) -> bool:
    """Tell whether a line was broken off on purpose, as in a block of address: it is short, and the next word had room."""
    left, right = edges
    first = line.words[0]
    fits = before.x1 + 0.3 * before.size + (first.x1 - first.x0) < right - _SLACK * (right - left)
    return line.column == before.column and fits and not before.words[-1].broken and before.text[-1:] not in "-\u2010\u2011\u00ad"


def _starts_paragraph(before: Line, line: Line, current: list[Line], pitch: float, edges: tuple[float, float]) -> bool:
    if line.column != before.column:
        return not continues(before, line, edges)
    step = line.top - before.top
    if step < 0 or (pitch and step > 1.28 * pitch + 0.5) or step > 2.6 * max(before.size, line.size):
        return True
    if abs(line.size - before.size) > 0.12 * max(line.size, before.size) or (
        line.bold != before.bold and (line.bold or (before.bold and len(current) <= 3))
    ):
        return True
    if line.listed:
        return True
    left, right = edges
    short = before.x1 < right - 0.25 * (right - left)
    if short and _ENDS_SENTENCE.search(before.text):
        return True
    indented = line.x0 > before.x0 + 1.2 * line.size
    return bool(indented and not current[0].listed and _ENDS_SENTENCE.search(before.text) and before.x0 <= left + 2)


def continues(before: Line, line: Line, edges: tuple[float, float]) -> bool:
    """Tell whether a line at the top of a column or page goes on with the paragraph at the foot of the one before."""
    if line.listed or abs(line.size - before.size) > 0.1 * before.size or line.bold != before.bold:
        return False
    if before.words[-1].broken:
        return True
    if _ENDS_SENTENCE.search(before.text):
        return False
    left, right = edges
    full = before.x1 >= right - 0.18 * (right - left)
    return full or line.text[:1].islower()
