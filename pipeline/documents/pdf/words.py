"""Words of a page with their places, as PDFium sees them: in what order they stand is the business of `layout`.

Coordinates are points from the top left of the page as people look at it. Invisible, white and covered text is text: what
hides is read all the same. Characters PDFium has no letters for are left to the second reader (`second_sight`).
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Page = Any  # pypdfium2's page


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or a run without white space."""

    text: str = field(repr=False)
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    broken: bool = False  # ends with a hyphen that the line end asked for
    bold: bool = False

    @property
    def middle(self) -> float:
        """Return the height at which it stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Packed:
    """Words laid by: a tenth of the memory, for a page that has to wait until all pages have been seen."""

    texts: str = field(repr=False)
    numbers: array[float] = field(repr=False)  # five of each word
    marks: bytes = field(repr=False)  # bit 0: broken, bit 1: bold

    @staticmethod
    def of(words: Sequence[Word]) -> Packed:
        """Lay words by; none of them holds a line break, since white space ends a word."""
        numbers = array("d", (n for word in words for n in (word.x0, word.x1, word.top, word.bottom, word.size)))
        return Packed("\n".join(word.text for word in words), numbers, bytes(word.broken + 2 * word.bold for word in words))

    def words(self) -> list[Word]:
        """Return the words as they were, in their order."""
        at = iter(self.numbers)
        return [
            Word(text, x0, x1, top, bottom, size, bool(mark & 1), bool(mark & 2))
            for text, mark, x0, x1, top, bottom, size in zip(self.texts.split("\n"), self.marks, at, at, at, at, at, strict=False)
        ]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical line, or an edge of a box."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Tell a horizontal rule from a vertical one."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page people see: its size and how its coordinates turn."""

    width: float
    height: float
    left: float
    low: float
    rotation: int  # degrees clockwise: 0, 90, 180, 270

    def box(self, left: float, right: float, low: float, high: float) -> tuple[float, float, float, float]:
        """Turn PDF coordinates into (x0, x1, top, bottom) as people look at the page."""
        left, right, low, high = left - self.left, right - self.left, low - self.low, high - self.low
        if self.rotation == 90:
            return low, high, left, right
        if self.rotation == 180:
            return self.width - right, self.width - left, low, high
        if self.rotation == 270:
            return self.width - high, self.width - low, self.height - right, self.height - left
        return left, right, self.height - high, self.height - low


def sheet(page: Page) -> Sheet:
    """Measure a page."""
    left, low, _, _ = page.get_mediabox()
    try:
        crop = page.get_cropbox()
        left, low = crop[0], crop[1]
    except Exception:  # a crop box that cannot be read is the media box
        pass
    width, height = page.get_size()
    return Sheet(width, height, left, low, page.get_rotation() % 360)


def words(page: Page, measured: Sheet) -> list[Word]:
    """Return the words of a page in the order of the file; one that is turned aside stands after the others."""
    import pypdfium2.raw as pdfium

    text_page = pdfium.FPDFText_LoadPage(page.raw)
    if not text_page:
        return []
    try:
        found = list(_words(pdfium, text_page, measured))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    return found


def _words(pdfium: Any, text_page: Any, measured: Sheet) -> Iterator[Word]:
    measure = _Measure(pdfium, text_page, measured)
    text, places = _characters(pdfium, text_page)
    for run in _RUN.finditer(text):
        broken = text[run.end() : run.end() + 1] in _BROKEN
        yield from measure.words(run.group(), places[run.start() : run.end()], broken=broken)


# White space, lone halves of a pair, and what PDFium writes where a word is broken over a line end: these end a word.
_RUN = re.compile("[^\x00-\x20\xa0\ud800-\udfff\ufffe\uffff]+")
_BROKEN = ("\x02", "\ufffe", "\uffff")


def _characters(pdfium: Any, text_page: Any) -> tuple[str, Sequence[int]]:
    """Return the characters of a page with their numbers.

    They are asked for all at once; where that leaves some out (letters of two halves, characters without a meaning) one by one.
    """
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    held = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, held) == count + 1:
        text = bytes(held)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text, range(count)
    letters: list[str] = []
    places: list[int] = []
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        letters.append(chr(code))
        places.append(index)
    return "".join(letters), places


_BOLD = re.compile(rb"(?:[-,+ ]|(?<=[a-z]))(?:semi|demi|extra|ultra)?-?(?:bold|heavy|black)(?![a-z])|-bd\b", re.I)


class _Measure:
    """Measures runs of letters: by the first and the last, and letter by letter where these lie oddly far apart."""

    def __init__(self, pdfium: Any, text_page: Any, measured: Sheet) -> None:
        self.pdfium, self.text_page, self.measured = pdfium, text_page, measured
        self.numbers = [ctypes.c_double() for _ in range(6)]
        self.pointers = [ctypes.byref(number) for number in self.numbers]
        self.matrix = pdfium.FS_MATRIX()
        self.font = ctypes.create_string_buffer(128)
        self.plain: float | None = None  # the line in which a word stood whose font is not called bold

    def words(self, letters: str, places: Sequence[int], *, broken: bool) -> Iterator[Word]:
        """Yield the word of a run; several where it jumps to another column without a space."""
        size = self._size(places[0])
        a, b, c, d = self._box(places[0])
        e, f, g, h = self._box(places[-1]) if len(places) > 1 else (a, b, c, d)
        em = max(size, d - c, 1)
        if e < a - em or f - a > (0.55 * len(places) + 2) * em or abs(g - c) > 0.8 * em:
            yield from self._one_by_one(letters, places, broken=broken)
            return
        yield self._word(letters, places[0], size, (min(a, e), max(b, f), min(c, g), max(d, h)), broken=broken)

    def _one_by_one(self, letters: str, places: Sequence[int], *, broken: bool) -> Iterator[Word]:
        first, size = 0, self._size(places[0])
        around = self._box(places[0])
        for number in range(1, len(places)):
            a, b, c, d = self._box(places[number])
            far = 3 * max(size, d - c, 1)
            if a > around[1] + far or b < around[0] - far:
                yield self._word(letters[first:number], places[first], size, around, broken=False)
                first, size, around = number, self._size(places[number]), (a, b, c, d)
            else:
                around = (min(around[0], a), max(around[1], b), min(around[2], c), max(around[3], d))
        yield self._word(letters[first:], places[first], size, around, broken=broken)

    def _box(self, place: int) -> tuple[float, float, float, float]:
        left, right, low, high, _, _ = self.numbers
        self.pdfium.FPDFText_GetCharBox(self.text_page, place, *self.pointers[:4])
        return left.value, right.value, low.value, high.value

    def _size(self, place: int) -> float:
        """Return the size a letter is shown in: writers often set everything at 1 or 16 and scale the page."""
        size: float = self.pdfium.FPDFText_GetFontSize(self.text_page, place)
        if self.pdfium.FPDFText_GetMatrix(self.text_page, place, self.matrix):
            size *= math.hypot(self.matrix.c, self.matrix.d)
        return size

    def _is_named_bold(self, place: int, baseline: float) -> bool:
        """Say whether the font's name calls it bold: PDFium tells the weight by the width of stems, which Word and LibreOffice
        write small or not at all. Behind a plain word of its line no word is asked: a heading is bold from its beginning.
        """
        if self.plain == baseline:
            return False
        self.pdfium.FPDFText_GetFontInfo(self.text_page, place, self.font, len(self.font), None)
        bold = _BOLD.search(self.font.value) is not None
        self.plain = None if bold else baseline
        return bold

    def _word(self, letters: str, place: int, size: float, around: tuple[float, float, float, float], *, broken: bool) -> Word:
        """Finish a word. Its height follows from its size, so that words of one line stand level whatever their letters."""
        x0, x1, low, high = around
        size = size if size > 1.5 else max((high - low) * 1.2, 1.0)
        self.pdfium.FPDFText_GetCharOrigin(self.text_page, place, *self.pointers[4:])
        baseline = self.numbers[5].value
        if high - low < 2.2 * size and low - size <= baseline <= high + 0.2 * size:  # upright
            low, high = baseline - 0.22 * size, baseline + 0.74 * size
        bold = self.pdfium.FPDFText_GetFontWeight(self.text_page, place) >= 600 or self._is_named_bold(place, baseline)
        left, right, top, bottom = self.measured.box(x0, x1, low, high)
        return Word(letters, left, right, top, bottom, size, broken, bold)


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on a page beside words: rules, and the boxes of pictures."""

    rules: tuple[Rule, ...]
    pictures: tuple[tuple[float, float, float, float], ...]  # x0, x1, top, bottom
    objects: int


def marks(page: Page, measured: Sheet, *, most: int = 20_000) -> Marks:
    """Return the straight horizontal and vertical lines of a page (also thin boxes and edges of boxes) and its pictures."""
    import pypdfium2.raw as pdfium

    rules: list[Rule] = []
    pictures: list[tuple[float, float, float, float]] = []
    waiting = [(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, 0)]
    steps = 0
    while waiting:
        holder, count_of, object_at, depth = waiting.pop()
        for index in range(count_of(holder)):
            steps += 1
            if steps > most:
                return Marks((), tuple(pictures), steps)
            item = object_at(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                rules += _path_rules(pdfium, item, measured)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                pictures.append(_bounds(pdfium, item, measured))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 4:
                waiting.append((item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1))
    return Marks(tuple(rules), tuple(pictures), steps)


def _bounds(pdfium: Any, item: Any, measured: Sheet) -> tuple[float, float, float, float]:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, low, right, high)
    return measured.box(left.value, right.value, low.value, high.value)


def _path_rules(pdfium: Any, item: Any, measured: Sheet) -> Iterator[Rule]:
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments > 4000:
        return
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = None
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or last is None:
            start = last = point
            continue
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _rule(last, point, measured)
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment) and start is not None:
            yield from _rule(last, start, measured)
            last = start


def _rule(one: tuple[float, float], other: tuple[float, float], measured: Sheet) -> Iterator[Rule]:
    (ax, ay), (bx, by) = one, other
    if (abs(ax - bx) <= 1) == (abs(ay - by) <= 1):  # slanted, or a dot
        return
    left, right, top, bottom = measured.box(min(ax, bx), max(ax, bx), min(ay, by), max(ay, by))
    yield Rule(left, right, top, bottom)
