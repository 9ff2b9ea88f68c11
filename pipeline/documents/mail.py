"""Letters by e-mail (.eml): headers, every text part, HTML parts as text; attachments are unread items.

Read and searched, never rewritten: what is to be published from a mail is copied into a document first.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from pipeline.documents import encodings
from pipeline.documents.guard import spoken
from pipeline.errors import Damaged
from pipeline.model import Document, Table, Unit, UnreadItem

_MOST_PARTS = 200


def _message(blob: bytes, name: str) -> EmailMessage:
    try:
        message: EmailMessage = message_from_bytes(blob, policy=policy.default)
        list(message.walk())
    except Exception:  # the parser raises many kinds over malformed headers
        raise Damaged(
            f"“{spoken(name)}” is not a readable e-mail.", remedy="Save it again as .eml, or copy its text into a .docx."
        ) from None
    return message


def _headers(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for key in list(message):
        try:
            yield key, str(message[key])
        except Exception:  # a header that breaks its own rules is read as it stands
            yield key, " ".join(str(raw) for header, raw in message.raw_items() if header == key)


def _text(part: EmailMessage) -> str:
    try:
        content = part.get_content()
    except Exception:  # an unknown character set, a header that breaks its own rules
        content = _raw_text(part)
    return content if isinstance(content, str) else ""


def _raw_text(part: EmailMessage) -> str:
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # a transfer encoding that cannot be parsed: the text as it stands
        del part["Content-Transfer-Encoding"]
        payload = part.get_payload(decode=True)
    return encodings.decode(payload)[0] if isinstance(payload, bytes) else ""


def _kind(part: EmailMessage) -> tuple[str, str]:
    """Return the content type and the file name a part declares; text where the declaration breaks its own rules."""
    try:
        return part.get_content_type(), part.get_filename() or ""
    except Exception:  # the parser raises many kinds, and goes as deep as a header's brackets
        return "text/plain", ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mail in whatever form it was sent; one that only holds others has no text of its own."""

    kind: str  # content type
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    file_name: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    holds_parts: bool = False


def read(blob: bytes, *, name: str) -> Document:
    """Read a mail whole; attached letters are read too, other attachments are named."""
    return document_of(map(_part, _message(blob, name).walk()), name=name, kind="eml", sha256=hashlib.sha256(blob).hexdigest())


def _part(part: EmailMessage) -> Part:
    headers = tuple(_headers(part))
    if part.is_multipart():
        return Part("multipart/mixed", headers, holds_parts=True)
    kind, attached = _kind(part)
    return Part(kind, headers, attached, _text(part) if kind.startswith("text/") else "")


def document_of(parts: Iterable[Part], *, name: str, kind: str, sha256: str) -> Document:
    """Turn the parts of a mail into units and tables, and name what is attached."""
    units: list[Unit] = []
    tables: list[Table] = []
    unread: list[UnreadItem] = []
    for number, part in enumerate(parts):
        if number >= _MOST_PARTS:
            unread.append(UnreadItem.of(name, "file", "parts", f"only {_MOST_PARTS} parts of this mail were read"))
            break
        units += _header_units(part, number)
        if part.holds_parts:
            continue
        family = part.kind.partition("/")[0]
        if part.kind == "text/html":
            page = _page(part.text)
            if page is not None:
                units += _html_units(page, number, len(tables))
                tables += page.tables
        elif family == "text":
            units += _paragraphs(part.text, number)
        if part.file_name or family not in ("text", "multipart", "message"):
            where = f"attachment {number}"
            unread.append(
                UnreadItem.of(name, "embedded", where, f"an attached {part.kind} file; save it and send it as a file of its own")
            )
    return Document(name, kind, sha256, _without_repeats(units), tuple(tables), tuple(unread))


def _header_units(part: Part, number: int) -> Iterator[Unit]:
    for count, (key, value) in enumerate(part.headers):
        if value.strip():
            locator = f"header {key}" if number == 0 else f"part {number} header {key}"
            yield Unit("mail.header", "header", locator, f"m{number}.{count}", value, "scrub")


def _paragraphs(text: str, number: int) -> Iterator[Unit]:
    blocks = [block.strip("\r\n") for block in text.replace("\r\n", "\n").split("\n\n")]
    for count, block in enumerate((block for block in blocks if block.strip()), start=1):
        yield Unit(
            "mail.body",
            "body",
            f"paragraph {count}" if number <= 1 else f"part {number} paragraph {count}",
            f"m{number}.t{count}",
            block,
            "scrub",
        )


def _without_repeats(units: list[Unit]) -> tuple[Unit, ...]:
    """Mark the plain text of a mail whose HTML says the same, paragraph for paragraph, as a repeat of it."""
    pages = _alphanumeric("".join(unit.text for unit in units if unit.slot == "mail.html" and unit.part == "body"))
    plain: dict[str, bool] = {}
    for unit in units:
        if unit.slot == "mail.body":
            part = unit.address.partition(".")[0]
            plain[part] = plain.get(part, True) and _alphanumeric(unit.text) in pages
    return tuple(
        dataclasses.replace(unit, mirror=True)
        if pages and plain.get(unit.address.partition(".")[0]) and unit.slot == "mail.body"
        else unit
        for unit in units
    )


def _alphanumeric(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _page(text: str) -> Document | None:
    from pipeline.documents import web_page

    try:
        return web_page.read(text.encode("utf-8", "replace"), name="mail.html")
    except Damaged:
        return None


def _html_units(page: Document, number: int, tables: int) -> Iterator[Unit]:
    """Yield a page's units as those of a part of the mail; its tables come after so many others."""
    for count, unit in enumerate(page.units):
        cell = (unit.cell[0] + tables, *unit.cell[1:]) if unit.cell is not None else None
        yield dataclasses.replace(
            unit,
            slot="mail.html",
            locator=f"part {number} {unit.locator}",
            address=f"m{number}.h{count}",
            treatment="scrub",
            cell=cell,
        )


def streams(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield headers, decoded parts and raw bytes."""
    for number, part in enumerate(_message(blob, "").walk()):
        yield f"part {number} headers", "\n".join(value for _, value in _headers(part))
        if not part.is_multipart():
            yield f"part {number}", _raw_text(part)
    yield "bytes", blob.decode("utf-8", "ignore")
