"""From words on a page to lines, columns and paragraphs in reading order. Pure geometry: nothing here knows PDF.

Lines stand on common heights; a wide gap cuts a line into pieces. Columns are found by cutting a page along white gaps that run
through it, then across. Lines of one column join into paragraphs until spacing, size, indent or a list mark says otherwise.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.documents.pdf.words import Word

_LIST_MARK = re.compile(r"^(?:[•●▪■◦○‣–—*·o-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,3}){1,4}\.?)$")
_ENDS_SENTENCE = re.compile(r"[.!?:;]['\"’”)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one height, from left to right."""

    words: tuple[Word, ...]
    column: int = 0

    @property
    def x0(self) -> float:
        """Return its left end."""
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        """Return its right end."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Return its top."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Return its bottom."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """Return the size most of its letters have."""
        return statistics.median(word.size for word in self.words for _ in range(min(len(word.text), 20)))

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(word.bold or not any(char.isalnum() for char in word.text) for word in self.words)

    @property
    def text(self) -> str:
        """Return its words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def listed(self) -> bool:
        """Tell whether it begins with a bullet or number."""
        return (len(self.words) > 1 and bool(_LIST_MARK.match(self.words[0].text))) or self.words[0].text[0] in "•●▪■◦"


def lines(words: Iterable[Word]) -> list[Line]:
    """Group words into lines from top to bottom; words of two columns on one height make one line."""
    found: list[list[Word]] = []
    middles: list[float] = []
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        # Only the latest few lines can hold it: words come sorted by height.
        for back in range(1, min(4, len(found)) + 1):
            if abs(word.middle - middles[-back]) <= 0.45 * max(word.size, found[-back][0].size):
                found[-back].append(word)
                break
        else:
            found.append([word])
            middles.append(word.middle)
    return [Line(tuple(sorted(group, key=lambda word: word.x0))) for group in found]


def pieces(line: Line, *, gap: float = 1.6) -> list[Line]:
    """Cut a line where the space between two words is wider than `gap` letters' size."""
    cut: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > gap * max(before.size, word.size):
            cut.append([])
        cut[-1].append(word)
    return [Line(tuple(part), line.column) for part in cut]


# --- reading order -------------------------------------------------------------------------------------------------------


def ordered(words: Sequence[Word], *, width: float) -> list[Line]:
    """Return the lines of a page in reading order, each with the number of its column."""
    result: list[Line] = []
    if words:
        _cut(list(words), width, result, 0)
    return result


def _cut(words: list[Word], width: float, result: list[Line], depth: int) -> None:
    gutter = _gutter(words, width) if depth < 24 else None
    if gutter is not None:
        _cut([word for word in words if word.x1 <= gutter + 0.01], width, result, depth + 1)
        _cut([word for word in words if word.x1 > gutter + 0.01], width, result, depth + 1)
        return
    rows = lines(words)
    split = _band(rows) if depth < 24 and len(rows) > 3 else None
    if split is not None and _has_gutter_below(rows, split, width):
        for part in (rows[:split], rows[split:]):
            _cut([word for line in part for word in line.words], width, result, depth + 1)
        return
    column = result[-1].column + 1 if result else 0
    result.extend(Line(line.words, column) for line in rows)


def _gaps(intervals: list[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """Return the stretches of at least that length that no interval covers."""
    found, end = [], None
    for start, stop in sorted(intervals):
        if end is not None and start - end >= least:
            found.append((end, start))
        end = stop if end is None else max(end, stop)
    return found


def _gutter(words: list[Word], width: float) -> float | None:
    """Return the left edge of a white stretch that runs through all lines with prose on both sides; None without one."""
    if len(words) < 30:
        return None
    size = statistics.median(word.size for word in words)
    for left, right in sorted(_gaps([(w.x0, w.x1) for w in words], max(1.1 * size, 7)), key=lambda gap: gap[0] - gap[1]):
        sides = [[word for word in words if word.x1 <= left + 0.01], [word for word in words if word.x0 >= right - 0.01]]
        if all(_is_prose(side, width) for side in sides):
            return left
    return None


def _is_prose(words: list[Word], width: float) -> bool:
    if len(words) < 12:
        return False
    span = max(word.x1 for word in words) - min(word.x0 for word in words)
    rows = lines(words)
    return span >= 0.17 * width and len(rows) >= 4 and len(words) / len(rows) >= 2.5


def _band(rows: list[Line]) -> int | None:
    """Return the number of the line before which the widest white band lies; None where no band is wider than a line gap."""
    usual = statistics.median(below.top - above.top for above, below in pairwise(rows))
    best, widest = None, usual * 1.15
    for number, (above, below) in enumerate(pairwise(rows), start=1):
        if below.top - above.top > widest:
            best, widest = number, below.top - above.top
    return best


def _has_gutter_below(rows: list[Line], split: int, width: float) -> bool:
    """Tell whether columns are to be expected in either part: cutting across is only worth it to find them."""
    wide = sum(1 for line in rows if len(pieces(line, gap=0.9)) > 1)
    return wide >= 4 and wide >= 0.25 * len(rows)


# --- paragraphs ------------------------------------------------------------------------------------------------------------


def joined(rows: Sequence[Line]) -> str:
    """Return the text of lines as one; a word broken at a line end is made whole, a real hyphen is kept without a space."""
    text, open_end = "", False
    for line in rows:
        words = line.text
        if not text:
            text = words
        elif open_end or (
            text.endswith(("-", "\u2010", "\u2011")) and len(text) > 1 and text[-2].isalpha() and words[:1].isalpha()
        ):
            text += words
        else:
            text += " " + words
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
        found[-1].append(line)
    return found


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
