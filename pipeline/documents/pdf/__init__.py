"""PDF: read pages in reading order and everything beside them; write a new tagged PDF from the edited text.

Refused: files protected by a password, cut off, or that PDFium cannot open. Not read, but named: pages without text, pictures,
attachments, scripts, sound and film. A PDF is never edited in place: nothing of the old objects is carried over.
"""

from pipeline.documents.pdf.reader import count_pages, read
from pipeline.documents.pdf.streams import streams
from pipeline.documents.pdf.writer import apply_edits, integrity
from pipeline.documents.scrubbed import Removed, Scrubbed

__all__ = ["apply_edits", "count_pages", "integrity", "read", "scrub", "streams"]


def scrub(
    blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = ""
) -> Scrubbed:
    """Return a PDF this program built as it is; build any other anew from its pages and name what stays behind."""
    if is_ours(blob):
        return Scrubbed(blob, ())
    found = read(blob, name=name)
    removed = [Removed(item.kind, item.locator) for item in found.unread]
    kept = ("pdf.body", "pdf.table", "pdf.header", "pdf.footer")
    parts = sorted({unit.part for unit in found.units if unit.slot not in kept})
    removed += [Removed(part, "file", sum(u.part == part and u.slot not in kept for u in found.units)) for part in parts]
    return Scrubbed(apply_edits(blob, (), name=name), tuple(removed))


def is_ours(blob: bytes) -> bool:
    """Tell whether a PDF was set by this program: written by Typst, one revision, no author, no attachment, no script."""
    plain = not any(mark in blob for mark in (b"/EmbeddedFile", b"/JavaScript", b"/JS", b"/Launch", b"/AcroForm", b"/RichMedia", b"/Author"))
    return plain and blob.count(b"%%EOF") == 1 and b"/Creator (Typst" in blob and blob.rstrip().endswith(b"%%EOF")
