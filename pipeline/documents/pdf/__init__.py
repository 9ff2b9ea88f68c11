"""PDF: read pages in reading order and everything beside them; write a new tagged PDF from the edited text.

Refused: files protected by a password, cut off, or that PDFium cannot open. Not read, but named: pages without text, pictures,
attachments, scripts, sound and film. A PDF is never edited in place: nothing of the old objects is carried over.
"""

from pipeline.documents.pdf.reader import count_pages, read
from pipeline.documents.pdf.streams import streams
from pipeline.documents.pdf.writer import apply_edits, integrity
from pipeline.documents.scrubbed import Removed, Scrubbed
from pipeline.model import Document

__all__ = ["apply_edits", "count_pages", "integrity", "left_behind", "read", "scrub", "streams"]


def scrub(blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = "") -> Scrubbed:
    """Return a PDF this program built as it is; build any other anew from its pages and name what stays behind."""
    found = read(blob, name=name)
    if is_ours(blob, found):
        return Scrubbed(blob, ())
    return Scrubbed(apply_edits(blob, (), name=name), left_behind(found))


def left_behind(found: Document) -> tuple[Removed, ...]:
    """Name what a PDF built anew does not carry over: pictures, attachments, scripts, notes, properties …"""
    removed = [Removed(item.kind, item.locator) for item in found.unread]
    parts = sorted({unit.part for unit in found.units if unit.slot not in _PAGES})
    removed += [Removed(part, "file", sum(u.part == part and u.slot not in _PAGES for u in found.units)) for part in parts]
    return tuple(removed)


_PAGES = frozenset({"pdf.body", "pdf.table", "pdf.header", "pdf.footer"})
_OWN = _PAGES | {"pdf.outline", "pdf.property", "pdf.xmp", "pdf.other_reader", "pdf.alt_text", "pdf.destination"}


def is_ours(blob: bytes, found: Document) -> bool:
    """Tell whether a PDF was set by this program: written by Typst in one go, with nothing beside its pages but a title."""
    beside = {unit.slot for unit in found.units} <= _OWN and not found.unread
    authored = any(unit.locator.endswith((" Author", " creator", " Keywords", " subject")) for unit in found.units)
    return b"/Creator(Typst" in blob and blob.count(b"%%EOF") == 1 and beside and not authored
