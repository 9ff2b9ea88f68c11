"""Plain text: one unit, the whole decoded text, so that offsets count characters of the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from pipeline.documents import edits as editing
from pipeline.documents import encodings
from pipeline.documents.scrubbed import Scrubbed
from pipeline.model import Document, Edit, Unit


def read(blob: bytes, *, name: str) -> Document:
    """Read a text file whole."""
    text, _ = encodings.decode(blob)
    units = (Unit("text.body", "body", "text", "text", text),) if text else ()
    return Document(name, "txt", hashlib.sha256(blob).hexdigest(), units)


def apply_edits(blob: bytes, edits: Sequence[Edit], *, name: str) -> bytes:
    """Edit in place, keeping encoding and line ends; no edits, no changed byte."""
    if not edits:
        return blob
    text, encoding = encodings.decode(blob)
    grouped = editing.by_address(edits)
    editing.refuse_unknown(grouped, ("text",))
    return encodings.encode(editing.applied(text, grouped["text"], "text"), encoding)


def scrub(blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = "") -> Scrubbed:
    """Return the file as it is: plain text holds nothing beside its text."""
    return Scrubbed(blob, ())


def streams(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield the decoded text, and the raw bytes."""
    text, _ = encodings.decode(blob)
    yield "text", text
    yield "text in one line", " ".join(text.split())
    yield "bytes", blob.decode("utf-8", "ignore")
