"""Pictures: the words they carry beside what they show (EXIF, XMP, comments), and the picture itself as an unread item."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator, Sequence

from pipeline.documents import guard, ocr
from pipeline.documents.scrubbed import Removed, Scrubbed
from pipeline.errors import Damaged, EditUnsafe
from pipeline.model import Document, Edit, Unit, UnreadItem

_TAGS = {
    0x010D: "document name", 0x010E: "description", 0x010F: "make", 0x0110: "model", 0x0131: "software", 0x0132: "date",
    0x013B: "artist", 0x013C: "host computer", 0x8298: "copyright", 0x9003: "date taken", 0x9286: "comment", 0x927C: "maker note",
    0x9C9B: "title", 0x9C9C: "comment", 0x9C9D: "author", 0x9C9E: "keywords", 0x9C9F: "subject", 0xA430: "camera owner",
    0xA431: "serial number", 0x001D: "GPS date", 0x001B: "GPS method", 0x001C: "GPS area",
}  # fmt: skip
_SUB_FOLDERS = (0x8769, 0x8825, 0xA005)  # EXIF, GPS, interoperability
_XML_WORDS = re.compile(r""">([^<>]*[^\s<>][^<>]*)<|=["']([^"'<>]*[^\W\d_]{2}[^"'<>]*)["']""")


def texts(blob: bytes) -> list[tuple[str, str]]:
    """Return (field, text) for every word a picture carries; nothing for a kind that is not known. Never raises."""
    try:
        if blob.startswith(b"\xff\xd8"):
            return list(_jpeg_texts(blob))
        if blob.startswith(b"\x89PNG"):
            return list(_png_texts(blob))
        return list(_xmp_texts(blob))
    except (struct.error, IndexError, ValueError, zlib.error):
        return []


# --- JPEG ----------------------------------------------------------------------------------------------------------------


def _jpeg_segments(blob: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(blob) and blob[at] == 0xFF:
        marker = blob[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in (0xD9, 0xDA):
            return
        size = int.from_bytes(blob[at + 2 : at + 4], "big")
        if size < 2:
            return
        yield marker, blob[at + 4 : at + 2 + size]
        at += 2 + size


def _jpeg_texts(blob: bytes) -> Iterator[tuple[str, str]]:
    for marker, content in _jpeg_segments(blob):
        if marker == 0xE1 and content.startswith(b"Exif\x00\x00"):
            yield from _exif_texts(content[6:])
        elif marker == 0xE1 and b"http://ns.adobe.com/" in content[:64]:
            yield from _xmp_texts(content)
        elif marker == 0xFE:
            yield "comment", content.decode("utf-8", "replace").strip("\x00 ")
        elif marker == 0xED:
            yield from (("IPTC", word) for word in _iptc_texts(content))


def _iptc_texts(content: bytes) -> Iterator[str]:
    for match in re.finditer(rb"\x1c\x02.(..)", content, re.DOTALL):
        size = int.from_bytes(match.group(1), "big")
        text = content[match.end() : match.end() + size].decode("utf-8", "replace").strip("\x00 ")
        if text.isprintable() and len(text) > 1:
            yield text


def _exif_texts(tiff: bytes) -> Iterator[tuple[str, str]]:
    order = "<" if tiff[:2] == b"II" else ">"
    waiting, seen = [struct.unpack(order + "I", tiff[4:8])[0]], set()
    while waiting:
        at = waiting.pop()
        if at in seen or not 0 < at < len(tiff) - 2:
            continue
        seen.add(at)
        (count,) = struct.unpack(order + "H", tiff[at : at + 2])
        for index in range(min(count, 512)):
            entry = tiff[at + 2 + 12 * index : at + 14 + 12 * index]
            if len(entry) < 12:
                return
            tag, kind, number = struct.unpack(order + "HHI", entry[:8])
            if tag in _SUB_FOLDERS:
                waiting.append(struct.unpack(order + "I", entry[8:])[0])
                continue
            text = _exif_value(tiff, order, tag, kind, number, entry[8:])
            if text:
                yield _TAGS.get(tag, f"EXIF {tag:#06x}"), text
        tail = tiff[at + 2 + 12 * count : at + 6 + 12 * count]
        if len(tail) == 4:
            waiting.append(struct.unpack(order + "I", tail)[0])


def _exif_value(tiff: bytes, order: str, tag: int, kind: int, number: int, inline: bytes) -> str:
    if kind not in (1, 2, 7) or number > len(tiff):
        return ""
    start = 0 if number <= 4 else struct.unpack(order + "I", inline)[0]
    raw = inline[:number] if number <= 4 else tiff[start : start + number]
    if 0x9C9B <= tag <= 0x9C9F:
        return raw.decode("utf-16-le", "replace").strip("\x00 ")
    if tag == 0x9286:
        raw = raw[8:]
    text = raw.split(b"\x00")[0].decode("utf-8", "replace").strip() if kind == 2 else raw.decode("utf-8", "ignore").strip("\x00 ")
    return text if text.isprintable() and (kind == 2 or len(text) > 3) and tag != 0x927C else ""


# --- PNG and XMP -----------------------------------------------------------------------------------------------------------


def _png_chunks(blob: bytes) -> Iterator[tuple[bytes, bytes, int, int]]:
    at = 8
    while at + 12 <= len(blob):
        size = int.from_bytes(blob[at : at + 4], "big")
        if at + 12 + size > len(blob):
            return
        yield blob[at + 4 : at + 8], blob[at + 8 : at + 8 + size], at, at + 12 + size
        at += 12 + size


def _unpacked(content: bytes) -> bytes:
    return zlib.decompressobj().decompress(content, 4 << 20)


def _png_texts(blob: bytes) -> Iterator[tuple[str, str]]:
    for kind, content, _, _ in _png_chunks(blob):
        if kind == b"eXIf":
            yield from _exif_texts(content)
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            key, _, rest = content.partition(b"\x00")
            if kind == b"zTXt":
                rest = _unpacked(rest[1:])
            elif kind == b"iTXt":
                packed, fields = rest[:1] == b"\x01", rest[2:].split(b"\x00", 2)
                rest = _unpacked(fields[-1]) if packed else fields[-1]
            text = rest.decode("utf-8", "replace" if kind == b"iTXt" else "ignore")
            if b"xmpmeta" in rest:
                yield from _xmp_texts(rest)
            elif text.strip():
                yield f"text {key.decode('latin-1')}", text.strip()


def _xmp_texts(blob: bytes) -> Iterator[tuple[str, str]]:
    """Read the words of XMP packets wherever they stand."""
    for match in re.finditer(rb"<x:xmpmeta.*?</x:xmpmeta>", blob, re.DOTALL):
        packet = match.group().decode("utf-8", "replace")
        for found in _XML_WORDS.finditer(packet):
            text = (found.group(1) or found.group(2) or "").strip()
            if text and not text.startswith("http://ns.") and "w3.org" not in text:
                yield "XMP", text


# --- as a document of its own ----------------------------------------------------------------------------------------------


def read(blob: bytes, *, name: str) -> Document:
    """Read a picture's own words; what it shows is an unread item."""
    kind = guard.sniff(blob)
    if kind == "jpg" and b"\xff\xd9" not in blob[-4096:] and not list(_jpeg_segments(blob)):
        raise Damaged(f"“{guard.spoken(name)}” is cut off.", remedy="Ask the sender for a new copy.")
    units = tuple(
        Unit("picture.words", "property", field, f"p{number}", text, "scrub") for number, (field, text) in enumerate(texts(blob))
    )
    unread = UnreadItem.of(
        name, "picture", "the picture itself", f"what a picture shows is not read; it may show faces or words{ocr.offer()}"
    )
    return Document(name, kind, hashlib.sha256(blob).hexdigest(), units, (), (unread,))


def apply_edits(blob: bytes, edits: Sequence[Edit], *, name: str) -> bytes:
    """Return the picture as it is; its words are removed by the scrub, never edited."""
    known = {f"p{number}": text for number, (_, text) in enumerate(texts(blob))}
    for edit in edits:
        if known.get(edit.address, "")[edit.start : edit.end] != edit.expected:
            raise EditUnsafe("A picture does not hold the words an edit expects.", remedy="Run `dhr redact` again.")
    return blob


def strip(blob: bytes) -> bytes | None:
    """Return a picture without anything beside its pixels and colours; None for a kind that cannot be cleaned here."""
    if blob.startswith(b"\xff\xd8"):
        return _strip_jpeg(blob)
    return _strip_png(blob) if blob.startswith(b"\x89PNG") else None


def _strip_jpeg(blob: bytes) -> bytes | None:
    out, at = bytearray(b"\xff\xd8"), 2
    while at + 4 <= len(blob) and blob[at] == 0xFF:
        marker = blob[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            end = blob.rfind(b"\xff\xd9")
            return bytes(out + blob[at : end + 2]) if end > at else None
        size = int.from_bytes(blob[at + 2 : at + 4], "big")
        content = blob[at + 4 : at + 2 + size]
        keep = not (0xE0 <= marker <= 0xEF or marker == 0xFE) or (marker == 0xE0 and content[:5] == b"JFIF\x00") or marker == 0xEE
        keep = keep or (marker == 0xE2 and content.startswith(b"ICC_PROFILE"))
        if keep:
            out += blob[at : at + 2 + size]
        at += 2 + size
    return None


_PNG_KEEP = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"hIST"}
)


def _strip_png(blob: bytes) -> bytes | None:
    out, ended = bytearray(blob[:8]), False
    for kind, _, start, end in _png_chunks(blob):
        if kind in _PNG_KEEP:
            out += blob[start:end]
        if kind == b"IEND":
            ended = True
            break
    return bytes(out) if ended else None


def scrub(blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = "") -> Scrubbed:
    """Strip EXIF, XMP, comments and thumbnails, and anything after the picture's end."""
    clean = strip(blob)
    if clean is None:
        raise Damaged(
            f"“{guard.spoken(name)}” cannot be cleaned: it is cut off.", remedy="Save it again as .png and send that copy."
        )
    found = len(texts(blob))
    return Scrubbed(clean, (Removed("picture properties", "EXIF, XMP and comments", max(found, 1)),) if clean != blob else ())


def streams(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield the picture's words and its raw bytes in two encodings."""
    yield from texts(blob)
    yield "bytes", blob.decode("utf-8", "ignore")
    yield "bytes utf-16", blob.decode("utf-16-le", "ignore")
