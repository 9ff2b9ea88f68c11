"""Lay the units and tables of a document out as one flow of paragraphs and tables, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

from pipeline.ingest.records import labelled, records_of
from pipeline.ingest.tabs import parted, tables_of
from pipeline.ingest.text import clean, ends_sentence, one_line, starts_with_date, unnumbered
from pipeline.model import Document, Table, TableCell, TableRow, Unit

GRID_FORMATS = frozenset({"xlsx", "xlsm", "csv", "tsv"})
_ASIDE = {
    "textbox": "notes",
    "comment": "notes",
    "header": "running",
    "footer": "running",
}
_LEAD = re.compile(r"lead (\d{1,4})")  # see `Unit.emphasis`
_NOTES = ("footnote", "endnote")
_SHORT = 120  # characters a heading has at most
_HEADING_STYLE = re.compile(r"\bhead(?:ing)?s?\b")
_APART = "\x00"  # stands for a block that is no plain paragraph: no record goes on over it
_LEAST_DAYS = 3  # lines of a paragraph that begin with a day, so that each is a contact
_BROKEN = 55  # characters from which a line may have been broken for its length
_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of the flow."""

    locator: str
    text: str
    level: int | None = None
    numbered: bool = False
    style: str = ""
    notes: tuple[Para, ...] = ()  # footnotes and endnotes it cites
    boxed: bool = False  # stands in a text box: never a heading of what follows
    look: str = ""  # how all of a short paragraph stands out: "bold", "underlined 28", "bold capitals"; empty for plain text
    parts: tuple[str, ...] = ()  # what stands between its tabs, where it has any
    lead: str = ""  # the words at its beginning that alone stand out, on one line


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table of the flow; `cells` holds the paragraphs of each cell where the file tells them apart."""

    table: Table
    cells: dict[tuple[int, int], tuple[Para, ...]] = field(default_factory=dict)

    def notes(self, row: int) -> tuple[Para, ...]:
        """Return the notes cited in a row."""
        return tuple(
            note for (index, _), paras in sorted(self.cells.items()) if index == row for para in paras for note in para.notes
        )


Block = Para | TableBlock


def flow(document: Document) -> tuple[Block, ...]:
    """Return the body of a document in reading order. Worksheets and CSV files are tables alone."""
    if document.format in GRID_FORMATS:
        return tuple(TableBlock(table) for table in document.tables)
    main = next((unit.address.partition("#")[0] for unit in document.units if unit.part == "body"), "")
    body = [
        unit for unit in document.units if not (unit.mirror or unit.placeholder) and (unit.part == "body" or _boxed(unit, main))
    ]
    notes = _cited(document)
    laid = sum(len(unit.text) for unit in body if unit.part != "body") * 2 > sum(len(unit.text) for unit in body)  # out in boxes
    if document.format == "txt" or (len(body) == 1 and not document.tables and not notes):
        return in_tables(tuple(_lines(body)))
    groups: dict[int, list[Unit]] = {}
    for unit in body:
        if unit.cell is not None:
            groups.setdefault(unit.cell[0], []).append(unit)
    tables = _match(groups, document.tables)
    blocks: list[Block] = []
    done: set[int] = set()
    for unit in body:
        if unit.cell is None or unit.cell[0] not in tables:
            boxed = unit.part != "body" and not laid
            lines = () if boxed or unit.level is not None or unit.locator in notes else _by_day(unit)
            blocks += lines or (_para(unit, notes, boxed=boxed),)
        elif unit.cell[0] not in done:
            done.add(unit.cell[0])
            blocks.append(_table(tables[unit.cell[0]], groups[unit.cell[0]], notes))
    used = {id(table) for table in tables.values()}
    blocks += [TableBlock(table) for table in document.tables if id(table) not in used]
    return in_tables(tuple(blocks))


def in_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the flow with each table that was typed with tabs as a table; footnotes stay with their rows."""
    lines = [block.parts if isinstance(block, Para) else () for block in blocks]
    done: list[Block] = []
    at = 0
    for first, last in tables_of(lines):
        paras = [block for block in blocks[first:last] if isinstance(block, Para)]
        rows = tuple(TableRow(para.locator, tuple(map(TableCell, para.parts))) for para in paras)
        cells: dict[tuple[int, int], tuple[Para, ...]] = {
            (row, len(para.parts) - 1): (Para(para.locator, para.parts[-1], notes=para.notes),)
            for row, para in enumerate(paras)
            if para.notes
        }
        done += [*blocks[at:first], TableBlock(Table(f"{paras[0].locator}, typed with tabs", rows), cells)]
        at = last
    return _with_records((*done, *blocks[at:]))


def _with_records(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the flow with each stretch of labelled lines that come again as a table, a row for each record."""
    lines = [
        (at, line)
        for at, block in enumerate(blocks)
        for line in ([one_line(part) for part in block.text.split("\n")] if _plain(block) else [_APART])
    ]
    done: list[Block] = []
    to = 0
    for first, last, records in records_of([line for _, line in lines]):
        begin, end = lines[first][0], lines[last - 1][0] + 1
        labels = list(dict.fromkeys(label for _, record in records for label in record))
        head = TableRow(f"{_place(blocks[begin])} labels", tuple(map(TableCell, labels)), header=True)
        rows = [
            TableRow(_place(blocks[lines[at][0]]), tuple(TableCell(record.get(label, "")) for label in labels))
            for at, record in records
        ]
        done += [*blocks[to:begin], TableBlock(Table(f"{_place(blocks[begin])}, records", (head, *rows)))]
        to = end
    return (*done, *blocks[to:])


def _plain(block: Block) -> TypeGuard[Para]:
    return isinstance(block, Para) and block.level is None and not (block.boxed or block.notes)


def _by_day(unit: Unit) -> tuple[Para, ...]:
    """Split a paragraph whose lines begin with days, or are parted alike, at those lines; nothing for any other paragraph.

    A line that begins with a day only because the text before it was broken there begins nothing.
    """
    rows = unit.text.replace("\r\n", "\n").split("\n")
    tabled = {at for begin, end in tables_of([parted(row) for row in rows]) for at in range(begin, end)}
    days = {
        at
        for at, row in enumerate(rows)
        if starts_with_date(unnumbered(clean(row))) and (at == 0 or ends_sentence(rows[at - 1]) or len(rows[at - 1]) < _BROKEN)
    }
    if len(rows) < _LEAST_DAYS or (len(days) < _LEAST_DAYS and not tabled):
        return ()
    starts = sorted({0} | tabled | {at + 1 for at in tabled} | days)
    found = []
    for begin, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        if text := clean("\n".join(rows[begin:end])):
            parts = parted(rows[begin]) if begin in tabled else ()
            found.append(Para(f"{unit.locator} line {begin + 1}", text, None, False, unit.style, parts=parts))
    return tuple(found)


def _place(block: Block) -> str:
    return block.locator if isinstance(block, Para) else block.table.locator


def aside(document: Document) -> Iterator[tuple[str, Para]]:
    """Yield what stands outside the flow: comments and the like under "notes", running heads under "running".

    A footnote of which nobody knows where it is cited comes under "footnotes"; the others stand behind their paragraph.
    """
    main = next((unit.address.partition("#")[0] for unit in document.units if unit.part == "body"), "")
    cited = set(_cited(document)) & {unit.locator for unit in document.units if unit.part == "body"}
    for unit in document.units:
        if unit.mirror or unit.placeholder or not clean(unit.text):
            continue
        para = Para(unit.locator, clean(unit.text), None, unit.numbered, unit.style)
        if unit.part in _NOTES:
            if unit.cited_at not in cited:
                yield "footnotes", para
        elif unit.part in _ASIDE and (document.format in GRID_FORMATS or not _boxed(unit, main)):
            yield _ASIDE[unit.part], para


def _boxed(unit: Unit, main: str) -> bool:
    """Say whether a unit is a text box of the body: what it says belongs where it stands."""
    return unit.part == "textbox" and bool(main) and unit.address.partition("#")[0] == main


def _cited(document: Document) -> dict[str, tuple[Para, ...]]:
    """Return the notes by the paragraph that cites them."""
    found: dict[str, list[Para]] = {}
    for unit in document.units:
        if unit.part in _NOTES and unit.cited_at and not unit.mirror and clean(unit.text):
            found.setdefault(unit.cited_at, []).append(Para(unit.locator, clean(unit.text)))
    return {place: tuple(paras) for place, paras in found.items()}


def _para(unit: Unit, notes: dict[str, tuple[Para, ...]], *, boxed: bool = False) -> Para:
    cited = notes.pop(unit.locator, ()) if unit.part == "body" else ()
    text, level = clean(unit.text), None if boxed else unit.level
    parts = parted(unit.text) if level is None and not boxed else ()
    return Para(unit.locator, text, level, unit.numbered, unit.style, cited, boxed, _look(unit, text), parts, _lead(unit, text))


def _lead(unit: Unit, text: str) -> str:
    """Return the beginning of a paragraph that alone is bold or underlined, where the text begins with it."""
    match = _LEAD.fullmatch(unit.emphasis)
    lead = one_line(unit.text[: int(match.group(1))]) if match is not None else ""
    return lead if one_line(text).startswith(lead) else ""


def _look(unit: Unit, text: str) -> str:
    """Return how a short paragraph stands out from the text around it: by its runs, by a style called heading, by capitals."""
    if len(text) > _SHORT:
        return ""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = len(letters) >= 4 and all(letter.isupper() for letter in letters)
    styled = unit.style if _HEADING_STYLE.search(unit.style) else ""
    emphasis = "" if _LEAD.fullmatch(unit.emphasis) else unit.emphasis
    return " ".join(filter(None, (emphasis, styled, "capitals" if capitals else "")))


def _lines(units: Sequence[Unit]) -> Iterator[Para]:
    """Split plain text into paragraphs: at empty lines if there are any, else line by line."""
    for unit in units:
        text = unit.text.replace("\r\n", "\n").replace("\r", "\n")
        blocks = _BLANK_LINE.search(text) is not None
        gathered: list[str] = []
        parts: tuple[str, ...] = ()
        first = 0
        rows = [*text.split("\n"), ""]
        tabled = {at for begin, end in tables_of([parted(raw) for raw in rows]) for at in range(begin + 1, end + 1)}
        for begin, _, records in records_of([clean(raw) for raw in rows]):
            tabled |= {at + 1 for at in range(begin, records[-1][0] + len(records[-1][1])) if labelled(clean(rows[at]))}
        for line, raw in enumerate(rows, 1):
            flat = clean(raw)
            ends = not flat or not blocks or line in tabled or line + 1 in tabled
            if flat:
                first = first if gathered else line
                gathered.append(flat)
                parts = parted(raw) if len(gathered) == 1 else ()
            if gathered and ends:
                locator = f"line {first}" if unit.locator == "text" else f"{unit.locator} line {first}"
                yield Para(locator, " ".join(gathered), unit.level, False, unit.style, parts=parts)
                gathered = []
        if gathered:
            yield Para(f"line {first}", " ".join(gathered))


def _match(groups: dict[int, list[Unit]], tables: Sequence[Table]) -> dict[int, Table]:
    """Give each outermost table its grid. Readers may number nested tables too, so the text decides."""
    flat = [one_line(" ".join(cell.text for row in table.rows for cell in row.cells)) for table in tables]
    free = list(range(len(tables)))
    found: dict[int, Table] = {}
    for number, units in groups.items():
        wanted = [text for unit in units if (text := one_line(unit.text))][:6]
        first = [i for i in free if tables[i].locator == f"table {number + 1}"] + [i for i in free if i == number]
        for index in [*first, *free]:
            if all(text in flat[index] for text in wanted):
                found[number] = tables[index]
                free.remove(index)
                break
    return found


def _table(table: Table, units: Sequence[Unit], notes: dict[str, tuple[Para, ...]]) -> TableBlock:
    cells: dict[tuple[int, int], list[Para]] = {}
    for unit in units:
        if unit.cell is not None and clean(unit.text):
            cells.setdefault((unit.cell[1], unit.cell[2]), []).append(_para(unit, notes))
    return TableBlock(table, {place: tuple(paras) for place, paras in cells.items()})
