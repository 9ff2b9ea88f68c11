"""JPEG, PNG and GIF at byte level: what they say besides pixels, and a copy that says only pixels.

Pixels are never decoded or encoded again, so the picture stays as it was. Other formats (EMF, WMF, SVG, TIFF …) keep text in
too many places to be cleaned here: `without_metadata` returns None for them, and the scrub removes them.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PIXELS = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"gAMA",
    b"cHRM",
    b"sRGB",
    b"sBIT",
    b"bKGD",
    b"pHYs",
    b"acTL",
    b"fcTL",
    b"fdAT",
}
_RUNS = re.compile(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{4,}")
_WIDE_RUNS = re.compile(rb"(?:[\x20-\x7e]\x00){4,}")
_MAX_TEXT = 1 << 20


def words_in(content: bytes, *, at_least: int = 4) -> list[str]:
    """Return the readable strings of binary bytes, UTF-8 and UTF-16."""
    content = content[:_MAX_TEXT]
    found = [run.decode("utf-8", "ignore").strip() for run in _RUNS.findall(content)]
    found += [run.decode("utf-16-le", "ignore").strip() for run in _WIDE_RUNS.findall(content)]
    return [text for text in found if len(text) >= at_least and re.search(r"[^\W\d_]{3}", text)]


def metadata_texts(content: bytes) -> list[str]:
    """Return what a picture says besides its pixels: EXIF, XMP, comments, text chunks, bytes after its end."""
    texts: list[str] = []
    for chunk in _metadata_chunks(content):
        texts.extend(words_in(chunk))
    return texts


def _metadata_chunks(content: bytes) -> Iterator[bytes]:
    if content.startswith(_PNG):
        for kind, body, _ in _png_chunks(content):
            if kind not in _PNG_PIXELS:
                yield body
                if kind in (b"zTXt", b"iTXt", b"iCCP"):
                    yield _inflated(body)
    elif content.startswith(b"\xff\xd8"):
        for marker, body, _ in _jpeg_segments(content):
            if (marker in (0, 0xFE) or 0xE1 <= marker <= 0xEF) and not _is_adobe(marker, body):
                yield body
    elif content.startswith(b"GIF8"):
        for block, body, _ in _gif_blocks(content):
            if block in ("comment", "application", "text", "trailer"):
                yield body
    else:
        yield content


def without_metadata(content: bytes) -> bytes | None:
    """Return the picture with its pixels only; None when it is of a format, or damaged in a way, that is not cleaned here."""
    if content.startswith(_PNG):
        kept = [whole for kind, _, whole in _png_chunks(content) if kind in _PNG_PIXELS]
        return _PNG + b"".join(kept) if kept and kept[-1][4:8] == b"IEND" else None
    if content.startswith(b"\xff\xd8"):
        kept, ended = [], False
        for marker, body, whole in _jpeg_segments(content):
            ended = ended or marker == 0xDA
            jfif = marker == 0xE0 and body.startswith(b"JFIF\0")
            if _is_adobe(marker, body) or (marker not in (0, 0xFE) and not 0xE0 <= marker <= 0xEF):
                kept.append(whole)
            elif jfif:
                kept.append(_bare_jfif(body))
        return b"\xff\xd8" + b"".join(kept) if ended else None
    if content.startswith(b"GIF8"):
        kept = [whole for kind, _, whole in _gif_blocks(content) if kind in ("head", "image", "control", "end", "loop")]
        return b"".join(kept) if kept and kept[-1] == b";" else None
    return None


def _is_adobe(marker: int, body: bytes) -> bool:
    """Tell whether a segment is the one that says how colours are written, without which they would come out wrong."""
    return marker == 0xEE and body.startswith(b"Adobe") and len(body) == 12


def _bare_jfif(body: bytes) -> bytes:
    """Keep the JFIF header without its thumbnail."""
    head = body[:12].ljust(12, b"\0") + b"\0\0"
    return b"\xff\xe0" + struct.pack(">H", len(head) + 2) + head


def _inflated(body: bytes) -> bytes:
    start = body.find(b"\x78")
    while start >= 0:
        try:
            return zlib.decompressobj().decompress(body[start:], _MAX_TEXT)
        except zlib.error:
            start = body.find(b"\x78", start + 1)
    return b""


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    at = len(_PNG)
    if content[12:16] != b"IHDR":
        yield b"....", content[at:], content[at:]
        return
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(content):
            break
        yield kind, content[at + 8 : end - 4], content[at:end]
        at = end
        if kind == b"IEND":
            break
    if at < len(content):
        yield b"....", content[at:], content[at:]


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield (marker, body, whole) of every segment; scans run to the next marker; marker 0 is what follows the end."""
    at, size = 2, len(content)
    while at + 4 <= size:
        if content[at] != 0xFF:
            break
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            yield marker, b"", content[at : at + 2]
            at += 2
            break
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        body = content[at + 4 : end]
        if marker == 0xDA:
            end = _scan_end(content, end)
        yield marker, body, content[at:end]
        at = end
    if at + 1 < size and content[at : at + 2] == b"\xff\xd9":
        yield 0xD9, b"", b"\xff\xd9"
        at += 2
    if at < size:
        yield 0, content[at:], content[at:]


def _scan_end(content: bytes, at: int) -> int:
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return len(content)
        following = content[at + 1]
        if following == 0 or 0xD0 <= following <= 0xD7 or following == 0xFF:
            at += 1 if following == 0xFF else 2
            continue
        return at


def _gif_blocks(content: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    if len(content) < 13:
        return
    at = 13 + (3 << ((content[10] & 7) + 1) if content[10] & 0x80 else 0)
    yield "head", b"", content[:at]
    while at < len(content):
        start, lead = at, content[at]
        if lead == 0x3B:
            yield "end", b"", b";"
            at += 1
            break
        if lead == 0x21 and at + 2 < len(content):
            kind = {0xFE: "comment", 0xFF: "application", 0x01: "text", 0xF9: "control"}.get(content[at + 1], "application")
            at = _sub_blocks_end(content, at + 2)
            if kind == "application" and content[start + 3 : start + 14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0"):
                kind = "loop"
            yield kind, content[start + 2 : at], content[start:at]
        elif lead == 0x2C and at + 10 <= len(content):
            at += 10 + (3 << ((content[at + 9] & 7) + 1) if content[at + 9] & 0x80 else 0) + 1
            at = _sub_blocks_end(content, at)
            yield "image", b"", content[start:at]
        else:
            break
    if at < len(content):
        yield "trailer", content[at:], content[at:]


def _sub_blocks_end(content: bytes, at: int) -> int:
    while at < len(content) and content[at]:
        at += content[at] + 1
    return min(at + 1, len(content))
