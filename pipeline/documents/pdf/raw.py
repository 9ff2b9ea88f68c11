"""Read text out of the bytes of a PDF: streams behind their filters, string literals, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.documents import encodings

MOST_STREAM = 8 << 20


def readable(value: bytes) -> str:
    """Return a byte string's text if it is text; checksums and keys are not."""
    text = encodings.decode(value)[0]
    printable = sum(char.isprintable() for char in text)
    return text if len(text) > 2 and printable >= 0.95 * len(text) else ""


def decoded(item: Any) -> bytes:
    """Return the beginning of a stream behind its filters, b"" where they fail; pypdf's own copy of it is let go."""
    try:
        content: bytes = item.get_data()
    except Exception:  # a filter that fails, or a stream that would grow beyond pypdf's bounds
        return b""
    if getattr(item, "decoded_self", None) is not None:
        item.decoded_self = None
    return content[:MOST_STREAM] if isinstance(content, bytes) else b""


_KEYED = re.compile(rb"/(\w+)\s*(\((?:\\.|[^\\()]|\([^()]*\))*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_STRINGS = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
_INLINE = re.compile(rb"\bBI\b.*?\bID\b.*?\bEI\b", re.DOTALL)


def property_strings(properties: bytes) -> Iterator[tuple[str, str]]:
    for match in _KEYED.finditer(properties):
        raw = match.group(2)
        content = (
            bytes.fromhex(re.sub(rb"\s", b"", raw[1:-1]).decode() + "0" * (len(re.sub(rb"\s", b"", raw[1:-1])) % 2))
            if raw[:1] == b"<"
            else _unescaped(raw[1:-1])
        )
        yield match.group(1).decode("latin-1"), encodings.decode(content)[0]


def _unescaped(raw: bytes) -> bytes:
    plain = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def one(match: re.Match[bytes]) -> bytes:
        found = match.group(1)
        return bytes([int(found, 8) & 255]) if found[:1].isdigit() else plain.get(found, found)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, raw, flags=re.DOTALL)


def comments(content: bytes) -> Iterator[str]:
    bare = _INLINE.sub(b" ", _STRINGS.sub(b" ", content))
    for match in re.finditer(rb"%([^\r\n]{3,2000})", bare):
        text = match.group(1).decode("utf-8", "replace").strip()
        if text.isprintable() and re.search(r"[^\W\d_]{3}", text):
            yield text


def between_objects(blob: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield (key, place, text) of comments between objects, and of whatever stands after the end of the file."""
    at, bare = 0, bytearray()
    while True:
        start = blob.find(b"stream", at)
        if start < 0 or len(bare) > MOST_STREAM:
            break
        bare += blob[at : start + 6]
        end = blob.find(b"endstream", start)
        if end < 0:
            break
        at = end + 9
    bare += blob[at:] if at < len(blob) else b""
    end = bytes(bare).rfind(b"%%EOF")
    for match in re.finditer(rb"%([^\r\n]{3,4000})", _STRINGS.sub(b" ", bytes(bare[: end + 5 if end >= 0 else len(bare)]))):
        text = match.group(1).decode("utf-8", "replace").strip()
        if not text.startswith(("PDF-", "%EOF")) and text.isprintable() and re.search(r"[^\W\d_]{3}", text):
            yield "%", "comment between objects", text
    if end >= 0:
        tail = encodings.decode(bytes(bare[end + 5 :]).strip())[0]
        if tail and sum(char.isprintable() for char in tail) >= 0.9 * len(tail):
            yield "after the end", "after the end of the file", tail
