"""Letters by e-mail (.eml): headers, every text part, HTML parts as text; attachments are unread items.

Read and searched, never rewritten: what is to be published from a mail is copied into a document first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from pipeline.documents import encodings
from pipeline.documents.guard import spoken
from pipeline.errors import Damaged
from pipeline.model import Document, Unit, UnreadItem

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
    except (LookupError, UnicodeError, KeyError, ValueError):
        payload = part.get_payload(decode=True)
        content = encodings.decode(payload)[0] if isinstance(payload, bytes) else ""
    return content if isinstance(content, str) else ""


def read(blob: bytes, *, name: str) -> Document:
    """Read a mail whole; attached letters are read too, other attachments are named."""
    message = _message(blob, name)
    units: list[Unit] = []
    unread: list[UnreadItem] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            unread.append(UnreadItem.of(name, "file", "parts", f"only {_MOST_PARTS} parts of this mail were read"))
            break
        units += [
            Unit(
                "mail.header",
                "header",
                f"header {key}" if number == 0 else f"part {number} header {key}",
                f"m{number}.{count}",
                value,
                "scrub",
            )
            for count, (key, value) in enumerate(_headers(part))
            if value.strip()
        ]
        if part.is_multipart():
            continue
        kind, attached = part.get_content_type(), part.get_filename()
        if kind == "text/html":
            units += _html_units(part, number)
        elif part.get_content_maintype() == "text":
            units += _paragraphs(_text(part), number)
        if attached or part.get_content_maintype() not in ("text", "multipart", "message"):
            where = f"attachment {number}"
            unread.append(
                UnreadItem.of(name, "embedded", where, f"an attached {kind} file; save it and send it as a file of its own")
            )
    return Document(name, "eml", hashlib.sha256(blob).hexdigest(), tuple(units), (), tuple(unread))


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


def _html_units(part: EmailMessage, number: int) -> Iterator[Unit]:
    from pipeline.documents import web_page

    try:
        page = web_page.read(_text(part).encode("utf-8"), name="mail.html")
    except Damaged:
        return
    for count, unit in enumerate(page.units):
        yield Unit(
            "mail.html",
            unit.part,
            f"part {number} {unit.locator}",
            f"m{number}.h{count}",
            unit.text,
            "scrub",
            level=unit.level,
            numbered=unit.numbered,
            hidden=unit.hidden,
        )


def streams(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield headers, decoded parts and raw bytes."""
    for number, part in enumerate(_message(blob, "").walk()):
        yield f"part {number} headers", "\n".join(value for _, value in _headers(part))
        if not part.is_multipart():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield f"part {number}", encodings.decode(payload)[0]
    yield "bytes", blob.decode("utf-8", "ignore")
