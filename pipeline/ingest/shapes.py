"""Put a chronology in an odd shape into the usual one: a heading row, one row for each contact, one column for the date.

Two tables side by side become two; a date split over Day, Month and Year becomes one column; a form for each contact ("Date | …",
"What happened | …"), or contacts in columns, become rows. Text is moved, never changed; rows keep their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from pipeline.ingest.columns import cell_text
from pipeline.ingest.heading_row import LOOK_AHEAD, filled, read_headings
from pipeline.ingest.labels import AUTHOR, SIGNED, plain_label
from pipeline.ingest.text import key, looks_like_date
from pipeline.ingest.wording import best, headings
from pipeline.model import Table, TableCell, TableRow

_DAY = frozenset({"day", "dd", "diwrnod", "dydd"})
_MONTH = frozenset({"month", "mm", "mis"})
_YEAR = frozenset({"year", "yyyy", "yy", "blwyddyn"})
_SURE = 0.5
_KNOWN = 0.6  # share of the labels of a form that must be headings of a chronology
_SAID = 4  # words an account of a contact has at least, in the middle


def usual(table: Table) -> tuple[Table, ...]:
    """Return a table in the usual shape: itself, or what it is taken apart or turned into."""
    return tuple(shaped for part in _apart(table) for shaped in _turned(_joined_dates(part)))


def _apart(table: Table) -> Iterator[Table]:
    """Part two tables that stand side by side: the headings of the first begin again in the same row."""
    for index, row in enumerate(table.rows[:LOOK_AHEAD]):
        cells = filled(row)
        labels = [key(row.cells[i].text) for i in cells]
        half = len(labels) // 2
        if len(labels) < 4 or len(labels) % 2 or labels[:half] != labels[half:] or len(set(labels)) < 2:
            continue
        at = cells[half]
        found = read_headings(replace(row, cells=row.cells[:at]), width=at)
        if found is None or found.kind != "chronology":
            continue
        yield replace(table, rows=tuple(replace(other, cells=other.cells[:at]) for other in table.rows))
        right = tuple(_right(other, at) for other in table.rows[index:])
        yield from _apart(replace(table, locator=f"{table.locator}, beside it", rows=right))
        return
    yield table


def _right(row: TableRow, at: int) -> TableRow:
    place = next((cell.locator for cell in row.cells[at:] if cell.locator), "") or f"{row.locator}, from column {at + 1}"
    return replace(row, cells=row.cells[at:], locator=place)


def _joined_dates(table: Table) -> Table:
    """Join the columns Day, Month and Year into one of dates."""
    for row in table.rows[:LOOK_AHEAD]:
        labels = [key(cell.text) for cell in row.cells]
        for at in range(len(labels) - 2):
            three = labels[at : at + 3]
            order = [next((n for n, label in enumerate(three) if label in words), -1) for words in (_DAY, _MONTH, _YEAR)]
            if -1 not in order:
                return replace(table, rows=tuple(_joined(other, at, order, other is row) for other in table.rows))
    return table


def _joined(row: TableRow, at: int, order: Sequence[int], heading: bool) -> TableRow:
    if len(row.cells) < at + 3:
        return row
    three = row.cells[at : at + 3]
    texts = [cell_text(row, at + n) for n in order]
    if heading:
        text = "Date"
    elif any(cell.merged for cell in three) or len(set(texts)) == 1 or any(len(part) > 12 for part in texts):
        text = next((part for part in texts if part), "")  # a heading or a line over all three
    else:
        given = [part for part in texts if part]
        text = ("/" if all(part.isdigit() for part in given) else " ").join(given)
    joined = TableCell(text, three[0].locator, None, three[0].merged)
    return replace(row, cells=(*row.cells[:at], joined, *row.cells[at + 3 :]))


def _turned(table: Table) -> tuple[Table, ...]:
    """Turn a table whose first column holds the headings into rows; a label that begins again begins the next contact."""
    rows = [row for row in table.rows if filled(row)]
    labels = [cell_text(row, 0) for row in rows]
    if len(rows) < 2 or not all(labels) or any(len(label) > 90 for label in labels):
        return (table,)
    if any(AUTHOR.match(plain_label(label)) or SIGNED.match(plain_label(label)) for label in labels):
        return (table,)
    phrases = headings().kinds["chronology"].phrases
    roles = [match[0] if (match := best(label, phrases, floor=_SURE)) else "" for label in labels]
    if roles.count("date") < 1 or "text" not in roles or sum(map(bool, roles)) < _KNOWN * len(roles) or len(set(labels)) < 2:
        return (table,)
    records = [record for first in _starts(labels) for record in _records(rows[first[0] : first[1]])]
    heads = list(dict.fromkeys(labels))
    date, said = heads.index(labels[roles.index("date")]), heads.index(labels[roles.index("text")])
    if not records or not all(looks_like_date(_text(record, heads[date])) for record in records):
        return (table,)
    if median(len(_text(record, heads[said]).split()) for record in records) < _SAID:
        return (table,)
    head = TableRow(f"{table.locator} headings", tuple(TableCell(label.rstrip(" :")) for label in heads), header=True)
    body = tuple(
        replace(row, cells=tuple(cells.get(label, TableCell("")) for label in heads), header=False) for cells, row in records
    )
    return (replace(table, rows=(head, *body)),)


def _text(record: tuple[dict[str, TableCell], TableRow], label: str) -> str:
    cell = record[0].get(label)
    return " ".join(cell.text.split()) if cell is not None else ""


def _starts(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of rows that make one contact."""
    starts = [index for index, label in enumerate(labels) if label == labels[0]]
    yield from zip(starts, [*starts[1:], len(labels)], strict=True)


def _records(rows: Sequence[TableRow]) -> Iterator[tuple[dict[str, TableCell], TableRow]]:
    """Yield for each column beside the labels its cells by label, and the row whose place stands for it."""
    width = max(len(row.cells) for row in rows)
    for column in range(1, width):
        cells: dict[str, TableCell] = {}
        for row in rows:
            if column < len(row.cells) and row.cells[column].text.strip() and not row.cells[column].merged:
                label = cell_text(row, 0)
                before = cells.get(label)
                text = f"{before.text}\n{row.cells[column].text}" if before else row.cells[column].text
                cells[label] = replace(row.cells[column], text=text)
        if cells:
            place = rows[0].cells[column].locator if column < len(rows[0].cells) and width > 2 else ""
            yield cells, replace(rows[0], locator=place or rows[0].locator)
