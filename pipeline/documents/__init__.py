"""Open and save documents: the only package that does.

In come bytes of any file; out go its text with places (`Document`), an edited or a scrubbed copy, a list of what an edit
changed outside its spans, or every stream for a search. Refused is what is damaged, dangerous, protected or of an unknown type
(`InputRefused`), and any edit that does not find the text it expects (`EditUnsafe`).

`read` and `in_child` are for files of strangers: they work in a child process with limits. The other functions work here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.documents import formats, guard
from pipeline.documents.batches import Batch, whole
from pipeline.documents.guard import sniff
from pipeline.documents.limits import Limits
from pipeline.model import Document, Edit

if TYPE_CHECKING:
    from pipeline.documents.scrubbed import Scrubbed

__all__ = [
    "Limits",
    "apply_edits",
    "draw",
    "drop_paragraphs",
    "estimate_pages",
    "has_office",
    "in_child",
    "integrity",
    "left_out",
    "rasterise",
    "read",
    "read_batches",
    "read_bytes",
    "scrub",
    "shown_in_office",
    "sniff",
    "streams",
]


def read(path: Path, *, name: str | None = None, limits: Limits = Limits(), ocr: bool = False) -> Document:  # noqa: B008 - frozen
    """Read a stranger's file: guard it and parse it in a child process with memory and time limits.

    `name` is what the document is called in results (default: the file's own name). With `ocr`, Tesseract reads pages without
    text and pictures; they stay unread items. Raises subclasses of InputRefused, and UsageError for a missing path or a folder.
    """
    name = path.name if name is None else name
    blob = guard.open_file(path, limits=limits)
    kind = guard.settle_format(blob, name)
    if kind in guard.THROUGH_OFFICE:
        from pipeline.documents import other

        return other.read_through_office(blob, kind, name=name, limits=limits)
    document: Document = in_child("read_bytes", blob, name=name, limits=limits)
    if ocr:
        from pipeline.documents import ocr as machine

        return machine.with_words(document, blob, limits=limits)
    return document


def read_bytes(blob: bytes, *, name: str) -> Document:
    """Guard and parse in this process: in the child, in tests, and for files this program made itself."""
    return whole(read_batches(blob, name=name))


def read_batches(blob: bytes, *, name: str) -> Iterator[Batch | Document]:
    """Guard and parse in this process, and yield what was read batch by batch, as far as the format's reader goes row by row."""
    kind = guard.settle_format(blob, name)
    checked = guard.check(blob, name, kind)
    digest = hashlib.sha256(blob).hexdigest()
    batches = formats.batches(kind, checked, name=name)
    del blob, checked
    for batch in batches:
        yield formats.with_digest(batch, digest) if isinstance(batch, Document) else batch


def apply_edits(blob: bytes, edits: Sequence[Edit], *, name: str) -> bytes:
    """Return a copy with the edits made, same type (a PDF is built anew); raises EditUnsafe and then nothing is written."""
    kind = guard.settle_format(blob, name)
    return formats.editor(kind, name)(guard.check(blob, name, kind), tuple(edits), name=name)


def scrub(blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = "") -> Scrubbed:
    """Return a copy without what must not travel (authors, comments, properties …) and the list of what was removed."""
    kind = guard.settle_format(blob, name)
    return formats.scrub(
        kind, guard.check(blob, name, kind), name=name, keep_pictures=keep_pictures, unwrap_controls=unwrap_controls, title=title
    )


def drop_paragraphs(blob: bytes, instead: Mapping[str, str], *, name: str) -> bytes:
    """Return a copy of a Word file without the paragraphs at these addresses, or with a plain text in their place."""
    from pipeline.documents.word.dropping import drop_paragraphs

    return drop_paragraphs(blob, instead, name=name)


def integrity(before: bytes, after: bytes, edits: Sequence[Edit], *, name: str) -> tuple[str, ...]:
    """Return what differs outside the edits, in words without case text; empty when nothing does."""
    kind = guard.settle_format(before, name)
    return formats.integrity(kind, guard.check(before, name, kind), after, tuple(edits), name=name)


def streams(blob: bytes, *, name: str) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of every raw stream of a file, for a search that is independent of the reader."""
    kind = guard.settle_format(blob, name)
    return formats.streams(kind, guard.check(blob, name, kind), name=name)


def left_out(blob: bytes, converted: bytes, *, name: str) -> list[str]:
    """Return the lines of a file in an old or foreign format with words that its converted copy holds nowhere."""
    from pipeline.documents import second_look

    return second_look.left_out(blob, converted, sniff(blob))


def draw(blob: bytes, page: int, *, name: str) -> bytes:
    """Draw a page of a PDF or a picture anew, for Tesseract."""
    from pipeline.documents import ocr as machine

    kind = guard.settle_format(blob, name)
    return machine.draw(guard.check(blob, name, kind), page, kind=kind)


def rasterise(blob: bytes, *, name: str) -> bytes:
    """Return a PDF that holds nothing but pictures of another one's pages."""
    from pipeline.documents.pdf.raster import rasterise

    return rasterise(blob, name=name)


def has_office() -> bool:
    """Say whether LibreOffice is here to open files in."""
    from pipeline.documents.office import office_program

    return office_program() is not None


def shown_in_office(blob: bytes, *, name: str, limits: Limits = Limits()) -> Sequence[tuple[str, str]]:  # noqa: B008 - frozen
    """Return (place, text) of what LibreOffice shows of a Word or Excel file; empty for other types.

    Raises Damaged when it cannot open the file and LimitExceeded when it takes too long.
    """
    from pipeline.documents.office import shown

    return tuple(shown(blob, name=name, limits=limits))


def in_child(function: str, *args: Any, limits: Limits = Limits(), name: str, **kw: Any) -> Any:  # noqa: B008 - frozen
    """Run one function of this package in the child process under the limits; `worker` lists which.

    `streams` comes back as a list of pairs. Anything the child raises comes back as the refusal it is.
    """
    from pipeline.documents import worker

    return worker.perform(function, *args, name=name, limits=limits, **kw)


def estimate_pages(blob: bytes) -> int:
    """Guess how many pages a file has, for its time limit: of a PDF exactly, of anything else by its unpacked size."""
    return formats.estimate_pages(sniff(blob), blob)
