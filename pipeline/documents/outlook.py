"""Mails saved by Outlook (.msg): every text property, the body as text and as HTML, recipients, and what is attached.

A .msg is a compound file (MS-OXMSG): each property is a stream named after its number and type, recipients, attachments and
attached mails are storages. They become the parts a mail has, and are read as those of an .eml are. A body that is there as RTF
alone is an unread item. Read and searched, never rewritten.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import io
import mimetypes
import re
import struct
from collections.abc import Iterator
from typing import Any

from pipeline.documents import encodings
from pipeline.documents.guard import spoken
from pipeline.documents.mail import Part, document_of
from pipeline.errors import Damaged, Dangerous, InputRefused
from pipeline.model import Document, UnreadItem

Path = tuple[str, ...]

_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})(001[EF]|101[EF]|0102)(?:-[0-9A-F]{8})?")
_BODY, _HTML, _RTF, _CONTENT = "1000", "1013", "1009", "3701"
_NAMES = {
    "0037": "Subject", "0042": "Sent-For", "0065": "Sent-For-Address", "0070": "Topic", "007D": "Transport headers",
    "0C1A": "From", "0C1F": "From-Address", "0E02": "Bcc", "0E03": "Cc", "0E04": "To", "1035": "Message-ID",
    "3001": "Name", "3003": "Address", "39FE": "SMTP-Address", "3703": "Extension", "3704": "Short file name",
    "3707": "File name", "370E": "Content-Type", "5D01": "From-SMTP",
}  # fmt: skip
_SENT, _DELIVERED, _CODE_PAGE, _WEB_CODE_PAGE = 0x00390040, 0x0E060040, 0x3FFD0003, 0x3FDE0003
_DEEPEST = 8  # mails attached to mails
_MOST_BYTES = 2  # times the file: streams that share their sectors would grow without end


class _Compound:
    """An open compound file; what is read from it is counted."""

    def __init__(self, blob: bytes, name: str) -> None:
        import olefile

        self.name, self._size, self._left = name, len(blob), _MOST_BYTES * len(blob)
        try:
            self._file: Any = olefile.OleFileIO(io.BytesIO(blob))
            self._names: list[Path] = [tuple(path) for path in self._file.listdir(streams=True, storages=True)]
        except Exception:  # olefile raises many kinds over a damaged file
            raise _damaged(name) from None

    def under(self, storage: Path) -> list[str]:
        """Return the names of what stands directly in a storage, in order."""
        depth = len(storage)
        return sorted(path[-1] for path in self._names if len(path) == depth + 1 and path[:depth] == storage)

    def content(self, path: Path) -> bytes:
        """Return a stream whole; raises Damaged, or Dangerous when more comes than the file can hold."""
        try:
            if not self._is_possible(list(path)):
                raise ValueError("a stream longer than its file")
            content: bytes = self._file.openstream(list(path)).read()
            whole = self._is_whole(list(path), content)
        except Exception:
            raise _damaged(self.name) from None
        if not whole:
            raise _damaged(self.name)
        self._left -= len(content)
        if self._left < 0:
            raise Dangerous(
                f"“{spoken(self.name)}” holds streams that share their bytes.", remedy="Open it in Outlook and save it again."
            )
        return content

    def _is_possible(self, path: list[str]) -> bool:
        """Tell whether a stream, and those that hold a small one, are no longer than the file; olefile believes any length."""
        entry = self._file.direntries[self._file._find(path)]
        small = (self._file.root.size, self._file.num_mini_fat_sectors * self._file.sector_size) if entry.is_minifat else ()
        return all(size <= self._size for size in (entry.size, *small))

    def _is_whole(self, path: list[str], content: bytes) -> bool:
        """Tell whether a stream has the length it declares, on sectors of which none comes twice."""
        entry = self._file.direntries[self._file._find(path)]
        table = self._file.minifat if entry.is_minifat else self._file.fat
        step = self._file.mini_sector_size if entry.is_minifat else self._file.sector_size
        at, seen = entry.isectStart, set()
        for _ in range(-(-entry.size // step)):
            if at in seen or not 0 <= at < len(table):
                return False
            seen.add(at)
            at = table[at]
        return bool(len(content) == entry.size)

    def numbers(self, storage: Path, *, header: int) -> dict[int, bytes]:
        """Return the properties of fixed size: their eight bytes by number and type."""
        try:
            content = self.content((*storage, "__properties_version1.0"))
        except Damaged:
            return {}
        body = content[header:]
        return {struct.unpack_from("<I", body, at)[0]: body[at + 8 : at + 16] for at in range(0, len(body) - len(body) % 16, 16)}


def _damaged(name: str) -> Damaged:
    return Damaged(
        f"“{spoken(name)}” is cut off or damaged.", remedy="Open it in Outlook and save it as .eml, or ask for a new copy."
    )


def read(blob: bytes, *, name: str) -> Document:
    """Read a mail whole; attached mails are read too, other attachments are named."""
    file = _Compound(blob, name)
    if not any(entry.startswith(("__substg1.0_", "__properties_")) for entry in file.under(())):
        raise _damaged(name)
    document = document_of(_message(file, (), 0, "utf-8"), name=name, kind="msg", sha256=hashlib.sha256(blob).hexdigest())
    return dataclasses.replace(document, unread=(*document.unread, *_formatted_only(file, (), name, 0)))


def _message(file: _Compound, storage: Path, depth: int, encoding: str) -> Iterator[Part]:
    numbers = file.numbers(storage, header=24 if depth else 32)
    encoding = _encoding(numbers, encoding)
    texts = dict(_texts(file, storage, encoding))
    headers = [(key, value) for key, value in _headers(texts) if key not in (_BODY, _HTML)]
    stamps = [("Date", _moment(numbers.get(_SENT))), ("Delivered", _moment(numbers.get(_DELIVERED)))]
    named = [(_NAMES.get(key, f"property {key}"), value) for key, value in headers]
    yield Part("multipart/mixed", (*named, *((key, value) for key, value in stamps if value)), holds_parts=True)
    body = texts.get(_BODY, "")
    page = texts.get(_HTML) or _web_page(file, storage, numbers)
    if body.strip():
        yield Part("text/plain", text=body)
    if page.strip():
        yield Part("text/html", text=page)
    for entry in file.under(storage):
        if entry.startswith("__recip_version1.0_"):
            yield Part("multipart/mixed", tuple(_named(file, (*storage, entry), encoding, "recipient")), holds_parts=True)
        elif entry.startswith("__attach_version1.0_"):
            yield from _attachment(file, (*storage, entry), depth, encoding)
        elif entry.startswith("__nameid_version1.0"):
            words = _named_properties(file, (*storage, entry))
            if words:
                yield Part("multipart/mixed", (("names of properties", words),), holds_parts=True)


def _attachment(file: _Compound, storage: Path, depth: int, encoding: str) -> Iterator[Part]:
    texts = dict(_texts(file, storage, encoding))
    headers = tuple(_named(file, storage, encoding, "attachment"))
    inner = (*storage, f"__substg1.0_{_CONTENT}000D")
    file_name = next((texts[key] for key in ("3707", "3704", "3001") if texts.get(key)), "")
    if "__properties_version1.0" in file.under(inner) and depth < _DEEPEST:
        yield Part("message/rfc822", headers, holds_parts=True)
        yield from _message(file, inner, depth + 1, encoding)
        return
    kind = (texts.get("370E") or mimetypes.guess_type(file_name)[0] or "application/octet-stream").strip("\x00 ").lower()
    text = ""
    if kind.startswith("text/") and f"__substg1.0_{_CONTENT}0102" in file.under(storage):
        text = encodings.decode(file.content((*storage, f"__substg1.0_{_CONTENT}0102")))[0]
    yield Part(
        kind if re.fullmatch(r"[\w.+-]+/[\w.+-]+", kind) else "application/octet-stream", headers, file_name or "attached", text
    )


def _texts(file: _Compound, storage: Path, encoding: str) -> Iterator[tuple[str, str]]:
    """Yield (number, text) of the text properties of a storage; those of several values come one by one."""
    for entry in file.under(storage):
        match = _STREAM.fullmatch(entry)
        if match is None or match.group(2) == "0102" or (match.group(2)[0] == "1" and "-" not in entry):
            continue
        content = file.content((*storage, entry))
        text = content.decode("utf-16-le" if match.group(2).endswith("F") else encoding, "replace").rstrip("\x00")
        yield match.group(1) + entry[len("__substg1.0_00000000") :], text


def _headers(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each text once: Outlook keeps many under several numbers."""
    said: set[str] = set()
    for key in sorted(texts, key=lambda key: (key not in _NAMES, key)):
        if key in (_BODY, _HTML) or texts[key] not in said:
            said.add(texts[key])
            yield key, texts[key]


def _named(file: _Compound, storage: Path, encoding: str, what: str) -> Iterator[tuple[str, str]]:
    for key, value in _headers(dict(_texts(file, storage, encoding))):
        yield f"{what} {_NAMES.get(key, f'property {key}')}", value


def _named_properties(file: _Compound, storage: Path) -> str:
    """Return the names a sender's programs gave their own properties: each has its length before it."""
    if "__substg1.0_00040102" not in file.under(storage):
        return ""
    content, at, words = file.content((*storage, "__substg1.0_00040102")), 0, []
    while at + 4 <= len(content):
        size = struct.unpack_from("<I", content, at)[0]
        words.append(content[at + 4 : at + 4 + size].decode("utf-16-le", "ignore"))
        at += 4 + size + -size % 4
    return "\n".join(word for word in words if word.strip())


def _web_page(file: _Compound, storage: Path, numbers: dict[int, bytes]) -> str:
    entry = f"__substg1.0_{_HTML}0102"
    if entry not in file.under(storage):
        return ""
    content = file.content((*storage, entry))
    named = _code_page(numbers.get(_WEB_CODE_PAGE))
    try:
        return content.decode(named) if named else encodings.decode(content)[0]
    except UnicodeDecodeError:
        return encodings.decode(content)[0]


def _encoding(numbers: dict[int, bytes], otherwise: str) -> str:
    """Return the encoding of 8-bit texts: the mail's own code page, or that of the mail around it."""
    return _code_page(numbers.get(_CODE_PAGE)) or _code_page(numbers.get(_WEB_CODE_PAGE)) or otherwise


def _code_page(value: bytes | None) -> str:
    number = struct.unpack("<I", value[:4])[0] if value and len(value) >= 4 else 0
    name = {65001: "utf-8", 20127: "cp1252", 28591: "cp1252", 1200: "utf-16-le"}.get(number, f"cp{number}")
    try:
        "".encode(name)
    except LookupError:
        return ""
    return name


def _moment(value: bytes | None) -> str:
    """Return a time stamp, counted in tenths of microseconds from 1601, as ISO in UTC."""
    if not value or len(value) < 8:
        return ""
    ticks = struct.unpack("<Q", value)[0]
    try:
        when = dt.datetime(1601, 1, 1) + dt.timedelta(microseconds=ticks // 10)
    except OverflowError:
        return ""
    return f"{when:%Y-%m-%d %H:%M:%S} UTC"


def _formatted_only(file: _Compound, storage: Path, name: str, depth: int) -> Iterator[UnreadItem]:
    """Name each mail whose body is there as RTF alone."""
    here = {match.group(1) for entry in file.under(storage) if (match := _STREAM.fullmatch(entry))}
    if _RTF in here and not here & {_BODY, _HTML}:
        where = "body" if not depth else f"body of {'/'.join(storage)}"
        yield UnreadItem.of(name, "file", where, "its words are there as RTF alone; open it in Outlook and save it as .eml")
    for entry in file.under(storage) if depth < _DEEPEST else ():
        if entry.startswith("__attach_version1.0_"):
            yield from _formatted_only(file, (*storage, entry, f"__substg1.0_{_CONTENT}000D"), name, depth + 1)


def streams(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield every stream of the file in two encodings, and its raw bytes."""
    try:
        file = _Compound(blob, "")
        for path in file._names:
            place = "/".join(path)
            yield f"{place} name", path[-1]
            if file._file.get_type(list(path)) == 2:
                content = file.content(path)
                yield place, content.decode("utf-16-le", "ignore")
                yield f"{place} bytes", content.decode("utf-8", "ignore")
    except InputRefused:
        pass
    yield "bytes", blob.decode("utf-8", "ignore")
    yield "bytes utf-16", blob.decode("utf-16-le", "ignore")
