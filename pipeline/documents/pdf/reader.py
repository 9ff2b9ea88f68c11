"""Read a PDF: its pages through PDFium, its objects through pypdf, and where the two disagree a third opinion.

A page on which another reader sees more letters is not believed blindly: what it sees is added as units of their own, hidden,
so that it is searched but never drafted from. A page without any text is an unread item.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any

from pipeline.documents import guard, ocr
from pipeline.documents.pdf import beside as beside_pages
from pipeline.documents.pdf.flow import Block, Flow, PageFacts, read_flow
from pipeline.errors import Damaged, Encrypted, InputRefused
from pipeline.model import Document, Table, TableCell, TableRow, Unit, UnreadItem

_HELD_PAGES = 25  # whose objects pypdf may keep while it looks at a file for the second time


def open_pages(blob: bytes, name: str) -> Any:
    """Open a PDF with PDFium; None when it cannot but the file is not protected. Raises Encrypted."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(blob)
        len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Encrypted(
                f"“{guard.spoken(name)}” is protected by a password.", remedy="Save it without the password and send it again."
            ) from None
        return None
    return document


def count_pages(blob: bytes) -> int:
    """Count the pages of a PDF; 0 when it cannot be opened."""
    try:
        document = open_pages(blob, "")
    except InputRefused:
        return 0
    return len(document) if document is not None else 0


def read(blob: bytes, *, name: str) -> Document:
    """Read a PDF whole."""
    pages = open_pages(blob, name)
    reader = beside_pages.open_reader(blob)
    if pages is None or b"%%EOF" not in blob.rstrip(b"\x00 \r\n\t")[-4096:]:  # PDFium mends a cut file and loses its pages
        raise Damaged(f"“{guard.spoken(name)}” is cut off or damaged.", remedy="Ask the sender for a new copy.")
    flow = read_flow(pages)
    pages.close()
    units, tables = flow_units(flow)
    unread = [_unread_page(name, page) for page in flow.pages if page.letters == 0 and page.objects != 0]
    unread += [
        UnreadItem.of(name, "picture", f"page {page.number}", _pictures_reason(page.pictures))
        for page in flow.pages
        if page.pictures and page.letters
    ]
    if reader is None:
        unread.append(
            UnreadItem.of(name, "file", "objects", "notes, forms and properties could not be read; only the pages were")
        )
    else:
        found = beside_pages.look_beside(reader, blob)
        units += _second_sight(reader, blob, flow, _replaced_pages(found))
        units += [
            Unit(item.slot, item.part, item.locator, f"b{number}", item.text, "scrub") for number, item in enumerate(found.words)
        ]
        unread += [UnreadItem.of(name, *item) for item in dict.fromkeys(found.unread)]
        units += _attachment_units(found, name)
    return Document(name, "pdf", hashlib.sha256(blob).hexdigest(), tuple(units), tuple(tables), tuple(unread), len(flow.pages))


def _pictures_reason(count: int) -> str:
    return "a picture may show faces or words" if count == 1 else f"{count} pictures may show faces or words"


def _unread_page(name: str, page: PageFacts) -> UnreadItem:
    if page.objects < 0:
        reason = "the page could not be opened"
    else:
        reason = f"no text on this page, only pictures or drawings{ocr.offer()}"
    return UnreadItem.of(name, "page", f"page {page.number}", reason)


# --- units ---------------------------------------------------------------------------------------------------------------


def flow_units(flow: Flow) -> tuple[list[Unit], list[Table]]:
    """Turn the flow into units and tables; addresses count blocks and cells, so that the writer finds them again."""
    units: list[Unit] = []
    tables: list[Table] = []
    running = _running_units(flow)
    units += running
    heading = ""
    for number, block in enumerate(flow.blocks):
        if block.kind == "paragraph":
            units.append(_paragraph_unit(number, block))
            heading = block.text if block.level is not None or len(block.text) < 120 else heading
        elif block.grid is not None:
            tables.append(_table(block, heading))
            units += _cell_units(number, block, len(tables) - 1)
    return units, tables


def _running_units(flow: Flow) -> list[Unit]:
    units = []
    for page in flow.pages:
        for part, rows in (("header", page.headers), ("footer", page.footers)):
            for number, text in enumerate(rows, start=1):
                address = f"{part[0]}{page.number}.{number}"
                units.append(Unit(f"pdf.{part}", part, f"page {page.number} {part} {number}", address, text))
    return units


def _paragraph_unit(number: int, block: Block) -> Unit:
    style = f"heading {block.level}" if block.level is not None else ""
    return Unit(
        "pdf.body", "body", f"page {block.page} paragraph {block.number}", f"n{number}", block.text,
        style=style, level=block.level, numbered=block.listed,
    )  # fmt: skip


def _cell_units(number: int, block: Block, table: int) -> list[Unit]:
    assert block.grid is not None
    return [
        Unit(
            "pdf.table", "body", f"page {row.page} table {row.table} row {row.number} cell {column + 1}",
            f"n{number}.{place}.{column}", text, cell=(table, place, column),
        )
        for place, row in enumerate(block.grid.rows)
        for column, text in enumerate(row.cells)
        if text.strip()
    ]  # fmt: skip


def _table(block: Block, heading: str) -> Table:
    assert block.grid is not None
    rows = []
    for row in block.grid.rows:
        where = f"page {row.page} table {row.table} row {row.number}"
        covered = row.spanned or (False,) * len(row.cells)
        cells = tuple(
            TableCell(text, f"{where} cell {column + 1}", None, covered[column]) for column, text in enumerate(row.cells)
        )
        rows.append(TableRow(where, cells))
    return Table(f"page {block.page} table {block.number}", tuple(rows), heading)


# --- second sight ----------------------------------------------------------------------------------------------------------


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _replaced_pages(found: beside_pages.Beside) -> frozenset[int]:
    """Return the pages that give other words for what they show (ActualText): PDFium then reads only those words."""
    places = (re.match(r"page (\d+) ", item.locator) for item in found.words if item.slot == "pdf.replacement_text")
    return frozenset(int(place.group(1)) for place in places if place)


def _second_sight(reader: Any, blob: bytes, flow: Flow, replaced: frozenset[int]) -> list[Unit]:
    """Compare each page with what pypdf sees; where they differ, add what pypdf or pdfplumber see beyond it."""
    units: list[Unit] = []
    try:
        pages = list(reader.pages)
    except Exception:
        return units
    seen = {page.number: page.letters for page in flow.pages}
    doubtful = []
    for number, page in enumerate(pages, start=1):
        if number % _HELD_PAGES == 0:
            reader.resolved_objects.clear()  # pypdf keeps every object it has met
        text = _page_text(page)
        letters = seen.get(number, 0)
        if text is None or number in replaced or abs(_letters(text) - letters) > 0.003 * max(letters, 1):
            doubtful.append((number, text or "", letters))
    if not doubtful:
        return units
    known = {number: _known_words(flow, number) for number, _, _ in doubtful}
    for number, text, letters in doubtful:
        third = _plumber_text(blob, number) if _has_sane_widths(pages[number - 1]) else ""
        best = max((text, third), key=_letters)
        if _letters(best) <= letters * 1.003 and number not in replaced:
            continue
        lines = [line.strip() for line in best.splitlines() if line.strip()]
        fresh = [line for line in lines if not set(line.split()) <= known[number]] if letters else lines
        if fresh:
            locator = f"page {number} as another reader sees it"
            units.append(Unit("pdf.other_reader", "other", locator, f"o{number}", "\n".join(fresh), "scrub", hidden=True))
    return units


def _known_words(flow: Flow, number: int) -> set[str]:
    words: set[str] = set()
    for block in flow.blocks:
        if block.page == number or block.last_page == number:
            words.update(block.text.split())
        if block.grid is not None:
            words.update(word for row in block.grid.rows if row.page == number for cell in row.cells for word in cell.split())
    return words


def _page_text(page: Any) -> str | None:
    try:
        text: str = page.extract_text()
    except Exception:
        return None
    return text


def _has_sane_widths(page: Any) -> bool:
    """Tell whether the widths of a page's fonts speak of glyphs that can be: pdfminer counts through any range they name."""
    try:
        fonts = [font.get_object() for font in page["/Resources"].get_object().get("/Font", {}).get_object().values()]
        below = [part.get_object() for font in fonts for part in font.get("/DescendantFonts", [])]
        widths = [font[key].get_object() for font in below for key in ("/W", "/W2") if key in font]
        return all(abs(number) <= 70_000 for line in widths for number in line if isinstance(number, (int, float)))
    except Exception:  # fonts that cannot be followed are left to the two other readers
        return False


def _plumber_text(blob: bytes, number: int) -> str:
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(blob), pages=[number]) as document:
            return document.pages[0].extract_text() or ""
    except Exception:
        return ""


# --- attachments -----------------------------------------------------------------------------------------------------------


def _attachment_units(found: beside_pages.Beside, name: str) -> list[Unit]:
    """Read attached files that are text or a type read here, one level deep; each stays an unread item all the same."""
    from pipeline.documents import formats

    units: list[Unit] = []
    for place, (label, content) in enumerate(found.attachments):
        where = f"attachment {place + 1}"
        try:
            kind = guard.settle_format(content, re.sub(r"[\\/:]", "_", label))
            if kind == "pdf":  # its pages would need the time and memory of a file of its own
                continue
            inner = formats.reader(kind, label)(guard.check(content, label, kind), name=label)
        except (InputRefused, Exception):
            continue
        units += [
            Unit("pdf.attachment", "attachment", f"{where}: {unit.locator}", f"a{place}.{number}", unit.text, "scrub")
            for number, unit in enumerate(inner.units)
        ]
    return units
