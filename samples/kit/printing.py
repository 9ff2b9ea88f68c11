"""Print PDFs with typst: reports and chronology tables that run over page breaks.

What a text is noted under (`page 2`, `page 2 table 1 row 3`) is read back from the printed pages, because only the
printer knows where a page ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from samples.kit.ledger import Ledger, Row
from samples.kit.marks import plain
from samples.kit.rows import Line


def quoted(text: str) -> str:
    """Return a typst string literal."""
    return json.dumps(text, ensure_ascii=False)


def squeezed(text: str) -> str:
    """Return a text without any white space, as a fingerprint that line breaks do not change."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True, slots=True)
class Block:
    """A printed block: heading (level 1-3), para, bullet, number or table (cells in rows)."""

    kind: str
    text: str = ""
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[str, ...] = ()


def _typst(block: Block) -> str:
    text = quoted(plain(block.text))
    if block.kind == "heading":
        return f"#heading(level: {block.level}, {text})"
    if block.kind == "bullet":
        return f"- #{text}"
    if block.kind == "number":
        return f"+ #{text}"
    if block.kind == "table":
        widths = ", ".join(block.widths) or ", ".join("1fr" for _ in block.rows[0])
        head = ", ".join(f"strong({quoted(plain(c))})" for c in block.rows[0])
        cells = ",\n ".join(", ".join(quoted(plain(c)) for c in row) for row in block.rows[1:])
        return f"#table(columns: ({widths}), inset: 7pt, stroke: 0.6pt, table.header({head}),\n {cells})"
    return f"#{text}"


def _source(
    blocks: Sequence[Block], *, title: str, author: str, header: str, footer: str, landscape: bool, font: str, size: int
) -> str:
    flip = "flipped: true, " if landscape else ""
    head = (
        f"#set document(title: {quoted(title)}, author: {quoted(author)}, date: datetime(year: 2022, month: 1, day: 4))\n"
        f'#set page(paper: "a4", {flip}margin: 2cm, header: align(right, text(size: 8pt, {quoted(header)})), '
        f"footer: text(size: 8pt, {quoted(footer)}))\n"
        f'#set text(font: {quoted(font)}, size: {size}pt, lang: "en", region: "gb", hyphenate: false)\n'
        "#set heading(numbering: none)\n#show table.cell: it => { set par(justify: false); block(breakable: false, it) }\n"
        f"#show table: set text(size: {max(size - 2, 7)}pt)\n"
    )
    return head + "\n\n".join(_typst(block) for block in blocks) + "\n"


def print_pdf(ledger: Ledger, file: str, path: Path, blocks: Sequence[Block], *, title: str, author: str = "", header: str = "",
              footer: str = "", landscape: bool = False, font: str = "Libertinus Serif", size: int = 11) -> list[str]:  # fmt: skip
    """Print blocks to a PDF and note what they name; return the squeezed text of each page."""
    import pypdf
    import typst

    path.parent.mkdir(parents=True, exist_ok=True)
    source = _source(blocks, title=plain(title), author=plain(author), header=plain(header), footer=plain(footer),
                     landscape=landscape, font=font, size=size)  # fmt: skip
    path.write_bytes(typst.compile(source.encode("utf-8"), format="pdf", timestamp=1641286800))
    pages = [squeezed(page.extract_text()) for page in pypdf.PdfReader(str(path)).pages]
    for name, value in (("title", title), ("author", author)):
        ledger.place(value, file, "property", name)
    for place_name, value in (("header", header), ("footer", footer)):
        ledger.place(value, file, place_name, "page 1")
    start = 0
    for block in blocks:
        if block.kind == "table":
            continue
        start = _page_of(plain(block.text), pages, start)
        ledger.place(block.text, file, "body", f"page {start + 1}")
    _place_tables(ledger, file, blocks, pages)
    return pages


def _page_of(text: str, pages: list[str], start: int) -> int:
    """Return the page (from 0) where a text begins, at or after `start`."""
    mark = squeezed(text)
    for length in (60, 30, 15):
        for page in range(start, len(pages)):
            if mark[:length] in pages[page]:
                return page
    raise ValueError(f"not printed: {text[:60]!r}")


def _place_tables(ledger: Ledger, file: str, blocks: Sequence[Block], pages: list[str]) -> None:
    for row, locator in table_rows(blocks, pages):
        for cell in row:
            ledger.place(cell, file, "body", locator)


def table_rows(blocks: Sequence[Block], pages: list[str]) -> list[tuple[tuple[str, ...], str]]:
    """Return every table row with its place; the headings count as row 1 on each page they are printed on."""
    found = []
    page, table_on_page, cursor = 0, 0, 0
    for block in blocks:
        if block.kind != "table":
            page_now = _page_of(plain(block.text), pages, page)
            if page_now != page:
                page, table_on_page, cursor = page_now, 0, 0
            continue
        table_on_page += 1
        number = 1
        for index, row in enumerate(block.rows):
            if index:
                page_now, cursor = _row_after(row, pages, page, cursor)
                if page_now != page:  # the headings are printed again, or moved here with the first row
                    page, table_on_page, number = page_now, 1, 1
                number += 1
            found.append((row, f"page {page + 1} table {table_on_page} row {number}"))
    return found


def _row_after(row: tuple[str, ...], pages: list[str], page: int, cursor: int) -> tuple[int, int]:
    """Return page and end of the first print of a row after a place: its cells are printed one after the other."""
    mark = squeezed("".join(plain(cell) for cell in row))[:120]
    for candidate in range(page, len(pages)):
        at = pages[candidate].find(mark, cursor if candidate == page else 0)
        if at >= 0:
            return candidate, at + len(mark)
    return _page_of(plain(max(row, key=len)), pages, page), cursor


def chronology_pdf(ledger: Ledger, file: str, path: Path, agency: str, headings: Sequence[str], columns: tuple[str, ...],
                   rows: Sequence[Line], before: Sequence[Block] = (), *, widths: tuple[str, ...] = (), **page: object) -> None:  # fmt: skip
    """Print a chronology as a table over as many pages as it takes."""
    table = Block("table", rows=(tuple(headings), *(line.cells for line in rows)), widths=widths)
    blocks = [*before, table]
    pages = print_pdf(ledger, file, path, blocks, landscape=True, **page)  # type: ignore[arg-type]
    for line, (_, locator) in zip(rows, table_rows(blocks, pages)[1:], strict=True):
        ledger.row(Row(file, locator, agency, line.cell(columns, "date"), line.cell(columns, "time"), line.edtf, line.event,
                       line.cell(columns, "text"), line.hidden, problem=line.problem))  # fmt: skip
