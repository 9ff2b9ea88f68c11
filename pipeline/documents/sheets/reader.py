"""Read a workbook into units and tables, sheet by sheet in tab order, then everything else it holds."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.documents.batches import Batch, whole
from pipeline.documents.sheets.cells import Cell, Layout, SheetReader, column_letters, layout_of
from pipeline.documents.sheets.package import Element, Sheet, Workbook, local, parse
from pipeline.documents.sheets.spots import Spot, spots
from pipeline.documents.zips import is_xml_name
from pipeline.model import Document, Table, TableCell, TableRow, Unit, UnreadItem

_EMPTY = TableCell("")
_ORDINARY_NAME = re.compile(
    r"(?:image|oleobject|hdphoto|picture|media|chart|drawing|sheet|_*microsoft_(?:office_)?(?:excel|word|powerpoint)_?\w*?)[\d_-]*\.\w{2,5}",
    re.IGNORECASE,
)
_BATCH = 500  # units


def read(blob: bytes, *, name: str) -> Document:
    """Read a workbook whole: cells as people see them, formulas, and every other place that keeps text."""
    return whole(read_batches(blob, name=name))


def read_batches(blob: bytes, *, name: str) -> Iterator[Batch | Document]:
    """Read a workbook row by row, and let each part go when it has been read."""
    workbook = Workbook(blob, name)
    kind, digest = _kind(workbook), hashlib.sha256(blob).hexdigest()
    del blob
    binary, items = _binary_parts(workbook)
    reader = SheetReader(workbook)
    yield Batch(list(_sheet_names(workbook)))
    tables: list[Table] = []
    unread: list[UnreadItem] = []
    done = {workbook.entry}
    if reader.strings.entry and all(sheet.entry != reader.strings.entry for sheet in workbook.sheets):
        done.add(reader.strings.entry)
        workbook.parts[reader.strings.entry] = b""
    for sheet in workbook.sheets:
        if sheet.entry in done or sheet.entry not in workbook.parts:
            continue
        done.add(sheet.entry)
        if not is_xml_name(sheet.entry):
            unread.append(UnreadItem.of(name, "embedded", sheet.entry, "a sheet in a binary form that is not read"))
            continue
        hidden = sheet.state != "visible"
        stream = reader.stream(workbook.parts[sheet.entry])
        layout = layout_of(workbook.parts[sheet.entry], name)
        workbook.parts[sheet.entry] = b""
        rows = 0
        for batch in _sheet_batches(sheet, reader.rows(stream, hidden=hidden), layout, len(tables), hidden=hidden):
            rows += len(batch.rows)
            yield batch
        yield Batch(list(_spot_units(stream.root, sheet.entry, workbook, hidden=hidden)))
        if rows:
            tables.append(Table(sheet.name, (), sheet.name))
        if "macro" in sheet.kind.lower():
            unread.append(UnreadItem.of(name, "macro", sheet.name, "an Excel 4 macro sheet; its formulas were read, not run"))
    if reader.strings.entry:
        done.add(reader.strings.entry)
    for entry, content in workbook.parts.items():
        if entry not in done and is_xml_part(entry, content):
            yield from _part_batches(entry, content, workbook, reader)
    yield Batch([*_unused_strings(reader), *_workbook_units(workbook), *binary, *_comment_units(workbook)])
    yield Document(name, kind, digest, (), tuple(tables), (*unread, *items))


def _part_batches(entry: str, content: bytes, workbook: Workbook, reader: SheetReader) -> Iterator[Batch]:
    """Yield what stands in any other part; a worksheet no tab leads to is read as a hidden one."""
    root = parse(content, workbook.name, recover=entry.lower().endswith(".vml"))
    if any(local(child.tag) == "sheetData" for child in root):
        sheet, stream = Sheet(entry, "hidden", entry, "worksheet"), reader.stream(content)
        rows = reader.rows(stream, hidden=True)
        yield from _sheet_batches(sheet, rows, layout_of(content, workbook.name), None, hidden=True)
    yield Batch(list(_spot_units(root, entry, workbook, hidden=False)))


def _workbook_units(workbook: Workbook) -> Iterator[Unit]:
    for unit in _spot_units(workbook.root, workbook.entry, workbook, hidden=False):
        if unit.slot != "excel.sheet_name":
            yield unit


def _comment_units(workbook: Workbook) -> Iterator[Unit]:
    if workbook.comment:
        text = workbook.comment.decode("utf-8", "replace")
        yield Unit("excel.comment_of_zip", "property", "zip comment", "#zip", text, "scrub")


def _kind(workbook: Workbook) -> str:
    types = workbook.parts.get("[Content_Types].xml", b"")
    return "xlsm" if b"macroEnabled" in types else "xlsx"


def is_xml_part(entry: str, content: bytes) -> bool:
    """Tell XML parts by their name, or by how they begin; a picture in SVG counts."""
    if is_xml_name(entry) or entry.lower().endswith(".svg"):
        return bool(content.strip())
    return content[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")


def _sheet_names(workbook: Workbook) -> Iterator[Unit]:
    states = {sheet.name: sheet.state for sheet in workbook.sheets}
    for spot in spots(workbook.root, workbook.entry):
        if spot.slot.id == "excel.sheet_name":
            yield Unit(
                spot.slot.id, spot.slot.part, f"name of sheet {spot.text}", f"{workbook.entry}#{spot.number}", spot.text,
                hidden=states.get(spot.text, "visible") != "visible",
            )  # fmt: skip


def _sheet_batches(
    sheet: Sheet,
    read_rows: Iterable[tuple[int, bool, tuple[Cell, ...]]],
    layout: Layout,
    table: int | None,
    *,
    hidden: bool,
) -> Iterator[Batch]:
    """Yield a sheet's units and the rows of its table together, so that both share their strings.

    `table` is the number the units name their table by, None for a sheet that is none. A row in which people see nothing has no
    place in the table.
    """
    batch, place_of_row = Batch(), 0
    for number, is_hidden, cells in read_rows:
        places = [f"{sheet.name}!{column_letters(cell.column)}{number + 1}" for cell in cells]
        in_table = table is not None and any(cell.text.strip() for cell in cells)
        for cell, locator in zip(cells, places, strict=True):
            place = (table, place_of_row, cell.column) if in_table and table is not None else None
            batch.units += _cell_units(cell, layout, locator, f"{sheet.entry}!{cell.ordinal}", place)
        if in_table and table is not None:
            line = _table_cells(cells, places, layout.merged.get(number, ()))
            batch.rows.append((table, TableRow(f"{sheet.name}!A{number + 1}", line, hidden or is_hidden)))
            place_of_row += 1
        if len(batch.units) >= _BATCH:
            yield batch
            batch = Batch()
    yield batch


def _cell_units(cell: Cell, layout: Layout, locator: str, address: str, place: tuple[int, int, int] | None) -> Iterator[Unit]:
    hidden = layout.is_hidden(cell)
    if cell.text.strip():
        covered = hidden or layout.is_covered(cell.row, cell.column)
        yield Unit("excel.cell", "body", locator, address, cell.text, cell=place, hidden=covered)
    if cell.formula:
        yield Unit("excel.formula", "formula", locator, address + "f", cell.formula, cell=place, hidden=hidden)
    if cell.beneath:
        yield Unit("excel.value", "body", locator, address + "v", cell.beneath, cell=place, hidden=True)
    if cell.phonetic:
        yield Unit("excel.phonetic", "phonetic", locator, address + "p", cell.phonetic, cell=place, hidden=True)


def _table_cells(cells: Sequence[Cell], places: Sequence[str], merged: Sequence[tuple[int, int, bool]]) -> tuple[TableCell, ...]:
    line: list[TableCell] = [_EMPTY] * (max(cell.column for cell in cells if cell.text.strip()) + 1)
    for cell, place in zip(cells, places, strict=True):
        if cell.text.strip():
            line[cell.column] = TableCell(cell.text, place, cell.value)
    for first, last, top in merged:
        for column in range(first, min(last, len(line) - 1) + 1):
            if not (top and column == first):
                line[column] = TableCell(line[column].text, line[column].locator, line[column].value, True)
    return tuple(line)


def _unused_strings(reader: SheetReader) -> Iterator[Unit]:
    strings = reader.strings
    for number, (text, used) in enumerate(zip(strings.texts, strings.used, strict=True)):
        if not used and text.strip():
            locator = f"shared string {number + 1} (in no cell)"
            yield Unit("excel.shared_string", "body", locator, f"{strings.entry}!{number}", text, hidden=True)
        if not used and number in strings.phonetic:
            locator = f"phonetic of shared string {number + 1}"
            yield Unit("excel.phonetic", "phonetic", locator, f"{strings.entry}!{number}p", strings.phonetic[number], hidden=True)


def _spot_units(root: Element, entry: str, workbook: Workbook, *, hidden: bool) -> Iterator[Unit]:
    label = workbook.labels.get(_owner(entry), "")
    counts: Counter[str] = Counter()
    for spot in spots(root, entry):
        counts[spot.slot.id] += 1
        locator = _locator(spot, label, counts[spot.slot.id], entry)
        yield Unit(spot.slot.id, spot.slot.part, locator, f"{entry}#{spot.number}", spot.text, spot.slot.treatment, hidden=hidden)


def _owner(entry: str) -> str:
    """Return the part a .rels part belongs to; any other part is its own."""
    if not entry.endswith(".rels"):
        return entry
    folder, base = posixpath.split(entry)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _locator(spot: Spot, label: str, count: int, entry: str) -> str:
    kind = spot.slot.id.removeprefix("excel.").replace("_", " ")
    if spot.slot.id in ("excel.core_property", "excel.app_property"):
        return f"property {local(spot.anchor.tag)}"
    place = ""
    node = spot.anchor
    while node is not None and not place:
        place = next((node.get(key) for key in ("ref", "sqref") if isinstance(node.tag, str) and node.get(key)), "") or ""
        node = node.getparent()
    if label:
        return f"{label}!{place.split(' ')[0]} {kind}" if place and len(place) < 40 else f"{label} {kind} {count}"
    return f"{kind} {count}" if spot.slot.id != "excel.other_xml" else f"{posixpath.basename(entry)} text {count}"


def _binary_parts(workbook: Workbook) -> tuple[list[Unit], list[UnreadItem]]:
    """Name the parts that are not XML: pictures with their own texts, embedded files, macros, printer settings."""
    from pipeline.documents import pictures

    units: list[Unit] = []
    unread: list[UnreadItem] = []
    for entry, content in workbook.parts.items():
        lower, base = entry.lower(), posixpath.basename(entry)
        if ("/media/" in lower or "/embeddings/" in lower) and not _ORDINARY_NAME.fullmatch(base):
            units.append(Unit("excel.entry_name", "file_name", entry, f"{entry}#name", base, "scrub"))
        if is_xml_part(entry, content):
            if lower.endswith(".svg"):
                unread.append(UnreadItem.of(workbook.name, "picture", entry, "a drawing; its text was read, its look was not"))
            continue
        label = workbook.labels.get(entry, "")
        where = f"{label} {entry}" if label else entry
        kind = _binary_kind(lower)
        if kind == "picture":
            for number, (field, text) in enumerate(pictures.texts(content)):
                units.append(Unit("excel.picture", "picture", f"{where} {field}", f"{entry}#p{number}", text, "scrub"))
            unread.append(UnreadItem.of(workbook.name, "picture", where, "a picture may show faces or words"))
        elif kind == "printer":
            units += _printer_units(entry, content)
        elif kind:
            unread.append(UnreadItem.of(workbook.name, kind, where, _REASONS[kind]))
    return units, unread


_REASONS = {
    "macro": "macros are not read",
    "embedded": "an embedded file is not read here; open it and send it as a file of its own",
}


def _binary_kind(lower: str) -> str:
    if "printersettings" in lower:
        return "printer"
    if "vbaproject" in lower:
        return "macro"
    picture = lower.endswith((".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff", ".wdp", ".webp"))
    return "picture" if picture else "embedded"


def _printer_units(entry: str, content: bytes) -> Iterator[Unit]:
    """Read the printer's name, which stands first in its settings and often holds a person's or an office's."""
    text = content[:64].decode("utf-16-le", "ignore").split("\x00")[0].strip()
    if text.isprintable() and len(text) > 2:
        yield Unit("excel.printer", "printer", f"printer of {posixpath.basename(entry)}", f"{entry}#printer", text, "scrub")
