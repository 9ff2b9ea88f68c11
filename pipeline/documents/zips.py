"""Zip packages before anything trusts them: names, sizes, overlaps, lying headers, document types and entities.

Nothing is kept while checking: each part is inflated in small steps and counted. Duplicate entries are refused, since two
readers may see two different documents in such a file.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from pipeline.documents.limits import MAX_BINARY_PART, MAX_ENTRIES, MAX_PACKAGE, MAX_RATIO, MAX_XML_PART, MIB, RATIO_FROM
from pipeline.errors import Damaged, Dangerous, Encrypted, LimitExceeded

# What zipfile raises over a damaged archive: NotImplementedError for a compression it does not know, RuntimeError for a password.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
_NEW_COPY = "Ask the sender for a new copy."
_SAVE_AGAIN = "Open it in its own program, save it again and send that copy."
_XML_NAMES = (".xml", ".rels", ".vml")
_STEP = 1 << 20


def _directory(blob: bytes) -> zipfile.ZipFile | None:
    try:
        return zipfile.ZipFile(io.BytesIO(blob))
    except Exception:  # zipfile raises many kinds over a damaged directory
        return None


def names(blob: bytes) -> frozenset[str]:
    """Return the names of a package's entries; none when it has no readable directory."""
    package = _directory(blob)
    return frozenset(info.filename for info in package.infolist()) if package else frozenset()


def peek(blob: bytes, entry: str, *, most: int = 4 * MIB) -> bytes:
    """Return the beginning of one entry, b"" when it is missing or cannot be read."""
    package = _directory(blob)
    if package is None:
        return b""
    try:
        info = package.getinfo(entry)
        return b"".join(_inflate(blob, info, most=most))
    except Exception:
        return b""


def is_xml_name(name: str) -> bool:
    """Tell whether an entry's name says that it holds XML."""
    return name.lower().endswith(_XML_NAMES)


def check(blob: bytes, name: str) -> bytes:
    """Refuse a package that is damaged or dangerous; return it, with checksums put right where only they were wrong."""
    package = _directory(blob)
    if package is None:
        raise Damaged(f"“{name}” is cut off or damaged: its list of parts cannot be read.", remedy=_NEW_COPY)
    infos = package.infolist()
    if not infos:
        raise Damaged(f"“{name}” is an empty package.", remedy=_NEW_COPY)
    _check_names(infos, name)
    _check_sizes(infos, name)
    _check_overlaps(infos, blob, name)
    wrong_sums = False
    for info in infos:
        wrong_sums |= not _check_content(blob, info, name)
    return _with_right_sums(blob, infos, package.comment) if wrong_sums else blob


def _check_names(infos: list[zipfile.ZipInfo], name: str) -> None:
    if len(infos) > MAX_ENTRIES:
        raise Dangerous(f"“{name}” holds {len(infos):,} parts; an honest file has at most a few thousand.", remedy=_SAVE_AGAIN)
    seen: set[str] = set()
    for info in infos:
        entry = info.filename.replace("\\", "/")
        if entry.startswith("/") or ".." in entry.split("/") or re.match(r"^[A-Za-z]:", entry) or "\x00" in info.orig_filename:
            raise Dangerous(f"“{name}” holds a part whose name leads outside the file.", remedy=_SAVE_AGAIN)
        if (info.external_attr >> 16) & 0o170000 == 0o120000:
            raise Dangerous(f"“{name}” holds links to other files.", remedy=_SAVE_AGAIN)
        if info.flag_bits & 0x1:
            raise Encrypted(f"“{name}” is protected by a password.", remedy="Remove the password and send it again.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Dangerous(f"“{name}” is packed in a way Office cannot open.", remedy=_SAVE_AGAIN)
        if entry.lower() in seen:
            raise Dangerous(f"“{name}” holds the same part twice.", remedy=_SAVE_AGAIN)
        seen.add(entry.lower())


def _check_sizes(infos: list[zipfile.ZipInfo], name: str) -> None:
    """Judge by what the headers declare, before anything is inflated."""
    total = 0
    for info in infos:
        _refuse_size(info, info.file_size, name)
        total += info.file_size
    if total > MAX_PACKAGE:
        raise Dangerous(f"“{name}” would unpack to {total // MIB:,} MB.", remedy=_SAVE_AGAIN)


def _refuse_size(info: zipfile.ZipInfo, size: int, name: str) -> None:
    if size > RATIO_FROM and size > MAX_RATIO * max(1, info.compress_size):
        raise Dangerous(f"“{name}” holds a part that unpacks to {size // MIB:,} MB from almost nothing.", remedy=_SAVE_AGAIN)
    if size > (MAX_XML_PART if is_xml_name(info.filename) else MAX_BINARY_PART):
        raise LimitExceeded(
            f"“{name}” holds a part of {size // MIB:,} MB.", remedy="Split the document, or make its pictures smaller."
        )


def _check_overlaps(infos: list[zipfile.ZipInfo], blob: bytes, name: str) -> None:
    """Refuse entries that share bytes: one small stream declared a thousand times is a bomb."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise Dangerous(f"“{name}” holds parts that overlap.", remedy=_SAVE_AGAIN)
        end = info.header_offset + 30 + info.compress_size
        if end > len(blob):
            raise Damaged(f"“{name}” is cut off.", remedy=_NEW_COPY)


def _data_start(blob: bytes, info: zipfile.ZipInfo) -> int:
    header = blob[info.header_offset : info.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise zlib.error("no local header")
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    return info.header_offset + 30 + int(name_length) + int(extra_length)


def _inflate(blob: bytes, info: zipfile.ZipInfo, *, most: int) -> Iterator[bytes]:
    """Yield an entry's content in steps, to its true end or until more than `most` bytes have come."""
    start = _data_start(blob, info)
    packed = memoryview(blob)[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    machine, given = zlib.decompressobj(-15), 0
    source: bytes | memoryview = packed
    while not machine.eof:
        step = machine.decompress(source, _STEP)
        source = machine.unconsumed_tail
        given += len(step)
        yield step
        if given > most:
            return
        if not step and not source and not machine.eof:
            raise zlib.error("incomplete")


def _check_content(blob: bytes, info: zipfile.ZipInfo, name: str) -> bool:
    """Inflate one entry and compare it with its header; return whether its checksum is right."""
    size, checksum, head = 0, 0, b""
    try:
        for step in _inflate(blob, info, most=info.file_size):
            if not head:
                head = step
            size += len(step)
            checksum = zlib.crc32(step, checksum)
    except zlib.error:
        raise Damaged(f"“{name}” holds a part that cannot be unpacked.", remedy=_NEW_COPY) from None
    if size > info.file_size:
        raise Dangerous(f"“{name}” holds a part larger than it declares.", remedy=_SAVE_AGAIN)
    if size < info.file_size:
        raise Damaged(f"“{name}” holds a part that is cut off.", remedy=_NEW_COPY)
    if is_xml_name(info.filename) or head[:5].lstrip(b"\xef\xbb\xbf") == b"<?xml":
        refuse_document_type(head, name, svg=info.filename.lower().endswith(".svg"))
    if checksum == info.CRC:
        return True
    if not _proves_itself(blob, info):
        raise Damaged(f"“{name}” holds a part that was damaged on its way.", remedy=_NEW_COPY)
    return False


def _proves_itself(blob: bytes, info: zipfile.ZipInfo) -> bool:
    """Tell whether a part with a wrong checksum is whole all the same: XML that parses, a PNG whose own checksums fit."""
    content = b"".join(_inflate(blob, info, most=info.file_size))
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _is_whole_png(content)
    if is_xml_name(info.filename):
        from lxml import etree  # four MB that a process which only looks at packages does without

        try:
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True))
        except (etree.XMLSyntaxError, ValueError):
            return False
        return True
    return False


def _is_whole_png(content: bytes) -> bool:
    at = 8
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        body, checksum = content[at + 4 : at + 8 + size], content[at + 8 + size : at + 12 + size]
        if zlib.crc32(body) != int.from_bytes(checksum, "big"):
            return False
        if body[:4] == b"IEND":
            return True
        at += 12 + size
    return False


_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)


def refuse_document_type(head: bytes, name: str, *, svg: bool = False) -> None:
    """Refuse a part with a document type or entities, which Office never writes and which make small files grow.

    An SVG picture often names a document type; there only entities are refused.
    """
    text = _decoded(head)
    at = 0
    while match := _PROLOG.match(text, at):
        at = match.end()
    if text[at : at + 2] == "<!" and (not svg or "<!entity" in text[at : at + 100_000].lower()):
        raise Dangerous(f"“{name}” declares a document type or entities, which no honest Office file does.", remedy=_SAVE_AGAIN)


def _decoded(head: bytes) -> str:
    for bom, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if head.startswith(bom):
            return head[: len(head) & ~1].decode(encoding, "replace")
    return head.decode("utf-8-sig", "replace")


def _with_right_sums(blob: bytes, infos: list[zipfile.ZipInfo], comment: bytes) -> bytes:
    """Pack the parts again, each under its own name, so that their checksums fit."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for info in infos:
            content = b"".join(_inflate(blob, info, most=info.file_size))
            package.writestr(zipfile.ZipInfo(info.filename, info.date_time), content, compress_type=info.compress_type)
        package.comment = comment
    return out.getvalue()


def unpacked_xml_size(blob: bytes) -> int:
    """Return the declared size of all XML parts together; 0 for a damaged package."""
    package = _directory(blob)
    return sum(info.file_size for info in package.infolist() if is_xml_name(info.filename)) if package else 0
