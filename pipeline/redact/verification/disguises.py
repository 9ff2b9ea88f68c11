"""What a text says where it does not say it in words: spelt letter by letter, cut in two, encoded, with figures for letters.

Each reading is a stretch of the text with the words it comes to. Nobody reads meaning into chance: the search looks for known
names in a reading and for nothing else, so a reading that is nonsense costs nothing.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from urllib.parse import unquote

from pipeline.model import Unit
from pipeline.redact.verification.words import fold

_LONGEST = 20_000  # characters of one token that are decoded
_SPELT = re.compile(r"(?<![^\W_])(?:[^\W\d_][\s.,;:_|/·•*~\"'()&‐-―-]{1,3}){3,}[^\W\d_](?![^\W_])")
_CUT = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?:[-\u2010\u2011] |[^\S\n]*-?[\n\r\v]\s*)[^\W\d_]{2,}(?![^\W_])")
_TOKEN = re.compile(r"\S+")
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}|&#?\w+;|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|=\?[\w-]+\?[BbQq]\?")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{8,}={0,2}(?![A-Za-z0-9+/_=-])")
_HEX = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}){5,}(?![0-9A-Fa-f])")
_FIGURES = re.compile(r"(?<![^\W_])(?=[^\W_]*[A-Za-z])(?=[^\W_]*[0134578])[A-Za-z0134578]{5,}(?![^\W_])")
_FOR_LETTERS = str.maketrans("0134578", "oieastb")
_BACKWARDS = re.compile(r"(?<![^\W_])[a-z][A-Za-z]{3,}[A-Z](?![^\W_])")
_LITERAL = re.compile(r'"((?:[^"]|"")*)"|\b(?:_xlfn\.)?(?:UNI)?CHAR\((\d{1,6})\)', re.IGNORECASE)
_BUILDS = re.compile(r"&|\b(?:CONCATENATE|CONCAT|TEXTJOIN|UNICHAR|CHAR)\s*\(|\"\s+\"", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of a text and what it comes to."""

    start: int
    end: int
    says: str
    how: str
    whole: bool = False  # the name must be all it comes to; else it may be part of it


def readings_of(unit: Unit) -> Iterator[Reading]:
    """Yield every reading of a unit: what a formula or a field puts together, then those of its text."""
    if unit.part in ("formula", "field") and (built := of_formula(unit.text)):
        yield built
    yield from readings(unit.text)


def readings(text: str) -> Iterator[Reading]:
    """Yield every reading of a text that its plain words do not give."""
    for match in _SPELT.finditer(text):
        yield Reading(*match.span(), "".join(c for c in match.group() if c.isalpha()), "spelt letter by letter")
    for match in _CUT.finditer(text):
        yield Reading(*match.span(), "".join(c for c in match.group() if c.isalpha()), "cut in two", whole=True)
    yield from encoded(text)
    for match in _FIGURES.finditer(text):
        yield Reading(*match.span(), match.group().translate(_FOR_LETTERS), "with figures for letters", whole=True)
    for match in _BACKWARDS.finditer(text):
        yield Reading(*match.span(), match.group()[::-1], "written backwards", whole=True)


def encoded(text: str) -> Iterator[Reading]:
    """Yield what stands percent-encoded, as entities or escapes, in base64 or in hexadecimal letters."""
    if _ENCODED.search(text):
        for match in _TOKEN.finditer(text):
            if (
                len(match.group()) < _LONGEST
                and _ENCODED.search(match.group())
                and (said := _decoded(match.group())) != match.group()
            ):
                yield Reading(*match.span(), said, "encoded")
    for match in (*_BASE64.finditer(text), *_HEX.finditer(text)):
        if len(match.group()) < _LONGEST and (said := _unpacked(match.group())):
            yield Reading(*match.span(), said, "encoded")


def of_formula(text: str) -> Reading | None:
    """Return what a formula or a QUOTE field puts together from its strings and codes; None where it puts nothing together."""
    pieces = [m[1].replace('""', '"') if m[1] is not None else _character(m[2]) for m in _LITERAL.finditer(text)]
    if len(pieces) < 2 or not _BUILDS.search(text):
        return None
    return Reading(0, len(text), "".join(pieces), "put together by a formula")


def _character(code: str) -> str:
    number = int(code)
    return chr(number) if 31 < number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


def _decoded(token: str) -> str:
    said = token
    if "=?" in said:
        try:
            said = str(make_header(decode_header(said)))
        except (HeaderParseError, LookupError, UnicodeError, ValueError):
            said = token
    for _ in range(2):  # "%2554" is "%54" is "T"
        said = html.unescape(unquote(said))
    return _ESCAPE.sub(lambda m: _character(str(int(m[1] or m[2], 16))), said)


def _unpacked(token: str) -> str:
    """Return the text that base64 or hexadecimal letters hold, "" where they hold none."""
    raws = []
    if re.fullmatch(r"[0-9A-Fa-f]+", token) and len(token) % 2 == 0:
        raws.append(bytes.fromhex(token))
    elif not re.search(r"[A-Z]", token) or not re.search(r"[a-z]", token):
        return ""
    else:
        try:
            raws.append(
                base64.b64decode(token.translate(str.maketrans("-_", "+/")).rstrip("=") + "=" * (-len(token.rstrip("=")) % 4))
            )
        except (binascii.Error, ValueError):
            return ""
    for raw in raws:
        for encoding in ("utf-8", "utf-16-le"):
            try:
                said = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if said and sum((c.isalpha() and ord(c) < 0x250) or c in " .,@:;-'\n" for c in said) >= 0.8 * len(said):
                return said
    return ""


def named_in(reading: Reading, names: Iterable[str]) -> str:
    """Return the longest of the squashed names (folded letters, nothing between) that a reading comes to, or ""."""
    letters = "".join(c for c in fold(reading.says) if c.isalpha())
    if reading.whole:
        return next((name for name in names if name == letters), "")
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", reading.says)}
    found = [name for name in names if name == letters or name in words or (len(name) >= 5 and name in letters)]
    return max(found, key=len, default="")
