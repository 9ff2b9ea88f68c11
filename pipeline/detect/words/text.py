"""Cut documents into pieces and clean each piece, keeping the way back to the written characters.

A piece is one paragraph, cell or property. Its clean text has straight quotes and plain spaces, no soft hyphens and no
zero-width characters, and a word hyphenated at a line end is whole. Offsets of clean text are mapped back when findings
are made, so that recognisers never see the mess and edits never touch the wrong character.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.model import Document, Unit, digest

LONGEST = 6000  # characters of one piece; a longer paragraph is cut at a sentence end, so that cost stays linear

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\v\f\u2028\u2029",
            " ",
        ),
        **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc\u00b4`\uff07", "'"),
        **dict.fromkeys("\u201c\u201d\u201f\u2033\uff02", '"'),
        **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-"),
    }
)
# Characters that are not seen, or only as marks on a letter: soft hyphens, joiners, marks of direction, fillers, variation
# selectors, tags, combining marks.
INVISIBLE = (
    "\u00ad\u034f\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u20d0-\u20ff\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\U000e0000-\U000e0fff"
)
_DROPPED = re.compile(f"[{INVISIBLE}]+|(?<=[^\\W\\d_])[-\u2010]\r?\n(?=[a-z\u00df-\u00f6\u00f8-\u00ff])")
_BLANK_LINE = re.compile(r"[ \t\u00a0]*\r?\n(?:[ \t\u00a0]*\r?\n)+")
_LINE = re.compile(r"\r?\n")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n")
_FOLDED = {
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "ı": "i",
    "þ": "th",
    "ð": "d",
}


# Letters of other alphabets that look like ours, and small capitals: "Таmsin" with a Cyrillic head.
_OTHERS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјкмнорстухԛԝԁһӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "ABESIJKMHOPCTYXaesijkmhopctyxqwdhlABEZHIKMNOPTYXaeikvoptu" + "abcdefghijklmnoprstuvwyz",
)
_STYLED = re.compile(
    r"[\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d6a\u2071-\u209c\u2100-\u214f\u249c-\u24e9\uff21-\uff5a\U0001d400-\U0001d6a3\U0001f130-\U0001f149]"
)
_FOREIGN_WORD = re.compile(r"[^\W\d_]+")


def look_alikes(text: str) -> str:
    """Return text of the same length with styled letters plain, and a foreign letter among ours as the one it looks like.

    A word that is foreign throughout stays: it is a word of another language.
    """
    if text.isascii():
        return text
    if _STYLED.search(text):
        text = _STYLED.sub(lambda m: n if len(n := unicodedata.normalize("NFKC", m[0])) == 1 and n.isascii() else m[0], text)
    return _FOREIGN_WORD.sub(_latin, text)


def _latin(word: re.Match[str]) -> str:
    if word[0].isascii():
        return word[0]
    plain = word[0].translate(_OTHERS)
    ours = any(c.isascii() for c in word[0]) or not any("\u0370" <= c <= "\u052f" for c in word[0])
    return plain if ours and plain != word[0] else word[0]


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """Return a word in lower case without diacritics: "Łukasz" and "lukasz" are one."""
    if word.isascii():
        return word.lower().strip()
    plain = "".join(_FOLDED.get(c, c) for c in word)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).casefold().strip()


@dataclass(frozen=True, slots=True)
class Clean:
    """Clean text and the way back; `offsets` is None where nothing was dropped."""

    text: str = field(repr=False)
    offsets: tuple[int, ...] | None = field(default=None, repr=False)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the written text of a span of the clean text; dropped characters inside belong to it."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], (self.offsets[end - 1] + 1 if end > start else self.offsets[start])


def clean(written: str) -> Clean:
    """Clean a piece of text; total, and the identity on plain text."""
    if not _DROPPED.search(written):
        return Clean(look_alikes(written.translate(_SAME_LENGTH)))
    kept: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _DROPPED.finditer(written):
        kept.append(written[position : match.start()])
        offsets.extend(range(position, match.start()))
        position = match.end()
    kept.append(written[position:])
    offsets.extend(range(position, len(written)))
    offsets.append(len(written))
    return Clean(look_alikes("".join(kept).translate(_SAME_LENGTH)), tuple(offsets))


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch that is analysed as a whole, with its place in its unit and what stands beside it in a table."""

    document: int
    unit: int
    offset: int  # of the piece in the unit's text
    written: str = field(repr=False)
    clean: Clean = field(repr=False)
    hint: str = field(default="", repr=False)  # row and column heading of a table cell: "date of birth"
    heading: str = field(default="", repr=False)
    key: str = ""  # hash of text and hint: pieces with one key are analysed once


def _cuts(text: str, *, lines: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of the pieces of a unit's text."""
    start = 0
    spans = []
    for blank in _BLANK_LINE.finditer(text):
        spans.append((start, blank.start()))
        start = blank.end()
    spans.append((start, len(text)))
    for begin, end in spans:
        if lines and "\n" in text[begin:end]:
            yield from _lines(text, begin, end)
        else:
            yield from _short(text, begin, end)


def _lines(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at line ends that end a sentence or a short line; other line ends are wrapping."""
    block = [(begin + m.start(), begin + m.end()) for m in _LINE.finditer(text[begin:end])]
    edges = [begin, *(e for _, e in block), end]
    widest = max((edges[i + 1] - edges[i] for i in range(len(edges) - 1)), default=0)
    start = begin
    line_start = begin
    for stop, after in block:
        line = text[line_start:stop].rstrip()
        if not line or line[-1] in ".:;?!)" or len(line) < 0.6 * widest or len(line) > 140:
            yield from _short(text, start, stop)
            start = after
        line_start = after
    yield from _short(text, start, end)


def _short(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while end - begin > LONGEST:
        window = text[begin : begin + LONGEST]
        cut = max((m.end() for m in _SENTENCE_END.finditer(window)), default=0)
        if cut < LONGEST // 3:
            cut = window.rfind(" ") + 1 or LONGEST
        yield begin, begin + cut
        begin += cut
    if text[begin:end].strip():
        yield begin, end


_FIGURES = re.compile(r"\d{4}|\d[./:]\d")


def _heading_rows(cells: Mapping[tuple[int, int, int], str]) -> dict[int, int]:
    """Return which row of each wide table heads its columns: the first that fills them with a few words each.

    A plan or chronology often begins with a row that holds its title alone.
    """
    filled: dict[int, dict[int, list[str]]] = {}
    for (table, row, _), text in cells.items():
        if text.strip():
            filled.setdefault(table, {}).setdefault(row, []).append(text.strip())
    heads = {}
    for table, lines in filled.items():
        width = max(map(len, lines.values()))
        full = (row for row in sorted(lines)[:10] if 4 * len(lines[row]) >= 3 * width)
        words = (row for row in full if all(len(text) <= 60 and not _FIGURES.search(text) for text in lines[row]))
        heads[table] = next(words, 0) if width > 2 else 0
    return heads


def _hints(units: Sequence[Unit]) -> dict[int, str]:
    """Return for each table cell the short text to its left and at the head of its column, in lower case."""
    cells = {unit.cell: unit.text for unit in units if unit.cell is not None}
    heads = _heading_rows(cells)
    hints = {}
    for index, unit in enumerate(units):
        if unit.cell is None:
            continue
        table, row, column = unit.cell
        head = heads.get(table, 0)
        near = [
            cells.get((table, head, column), "") if row > head else "",
            cells.get((table, row, column - 1), "") if column else "",
        ]
        hints[index] = " | ".join(text.strip().casefold() for text in near if 0 < len(text.strip()) <= 60)
    return hints


# The name of a Word field (ECMA-376 part 1, 17.16.5) at the start of its instruction: a word of the format, never of the case.
_FIELD = re.compile(
    r"\s*(?:ADDRESSBLOCK|ADVANCE|ASK|AUTHOR|AUTONUM|AUTONUMLGL|AUTONUMOUT|AUTOTEXT|AUTOTEXTLIST|BIBLIOGRAPHY|CITATION|COMMENTS|"
    r"COMPARE|CREATEDATE|DATABASE|DATE|DDE|DDEAUTO|DOCPROPERTY|DOCVARIABLE|EDITTIME|EMBED|EQ|FILENAME|FILESIZE|FILLIN|FORMCHECKBOX|"
    r"FORMDROPDOWN|FORMTEXT|GOTOBUTTON|GREETINGLINE|HYPERLINK|IF|INCLUDEPICTURE|INCLUDETEXT|INDEX|INFO|KEYWORDS|LASTSAVEDBY|LINK|"
    r"LISTNUM|MACROBUTTON|MERGEFIELD|MERGEREC|MERGESEQ|NEXT|NEXTIF|NOTEREF|NUMCHARS|NUMPAGES|NUMWORDS|PAGE|PAGEREF|PRINT|PRINTDATE|"
    r"PRIVATE|QUOTE|RD|REF|REVNUM|SAVEDATE|SECTION|SECTIONPAGES|SEQ|SET|SKIPIF|STYLEREF|SUBJECT|SYMBOL|TA|TC|TEMPLATE|TIME|TITLE|"
    r"TOA|TOC|USERADDRESS|USERINITIALS|USERNAME|XE)(?=\s|$)",
    re.IGNORECASE,
)


def pieces_of(documents: Sequence[Document]) -> list[Piece]:
    """Return the pieces of all documents, in reading order."""
    pieces: list[Piece] = []
    for number, document in enumerate(documents):
        hints = _hints(document.units)
        heading = ""
        for index, unit in enumerate(document.units):
            if unit.level is not None or unit.style.startswith(("heading", "title")):
                heading = unit.text.casefold()[:120]
            hint = hints.get(index, "")
            field = _FIELD.match(unit.text) if unit.part == "field" else None
            for begin, end in _cuts(unit.text, lines=document.format in ("txt", "eml", "msg")):
                begin = max(begin, field.end()) if field else begin
                written = unit.text[begin:end]
                if not written.strip():
                    continue
                cleaned = clean(written)
                key = digest("piece", cleaned.text, hint)
                pieces.append(Piece(number, index, begin, written, cleaned, hint, heading, key))
    return pieces


_SENTENCES = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")


class Sentences:
    """The sentences of one text, cut once however often one is asked for."""

    def __init__(self, text: str) -> None:
        """Cut a text into sentences."""
        self._text = text
        breaks = list(_SENTENCES.finditer(text))
        self._ends = [match.start() for match in breaks] + [len(text)]
        self._starts = [match.end() for match in breaks]

    def at(self, position: int) -> str:
        """Return the sentence that holds a position."""
        number = bisect_right(self._starts, position)
        return self._text[self._starts[number - 1] if number else 0 : self._ends[number]].strip()


def sentence_at(text: str, position: int) -> str:
    """Return the sentence of a short text that holds a position; ask `Sentences` where many are wanted."""
    return Sentences(text).at(position)
