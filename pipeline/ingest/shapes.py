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
from pipeline.ingest.wording import Phrase, best, headings
from pipeline.model import Table, TableCell, TableRow

_DAY = frozenset({"day", "dd", "diwrnod", "dydd"})
_MONTH = frozenset({"month", "mm", "mis"})
_YEAR = frozenset({"year", "yyyy", "yy", "blwyddyn"})
_SURE = 0.5
_KNOWN = 0.6  # share of the labels of a form that must be headings of a chronology
_MANY, _KNOWN_OF_MANY = 2, 0.4  # the same of a form that is filled in again and again
_FIELD = 40  # characters
_SAID = 4  # words an account of a contact has at least, in the middle


def usual(table: Table, *, again: bool = False) -> tuple[Table, ...]:
    """Return a table in the usual shape: itself, or what it is taken apart or turned into.

    `again` says that a form with its labels stands elsewhere too: then what it tells may be as short as it likes.
    """
    return tuple(shaped for part in _apart(table) for shaped in _turned(_one_beside_the_other(_joined_dates(part)), again=again))


def labels_of(table: Table) -> tuple[str, ...]:
    """Return what stands in the first column of a table, from top to bottom."""
    return tuple(key(cell_text(row, 0)) for row in table.rows)


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


def _turned(table: Table, *, again: bool) -> tuple[Table, ...]:
    """Turn a table whose first column holds the headings into rows; a label that begins again begins the next contact."""
    rows = [row for row in table.rows if filled(row)]
    labels = [cell_text(row, 0) for row in rows]
    if len(rows) < 2 or not all(labels) or any(len(label) > 90 for label in labels):
        return (table,)
    once = [plain_label(label) for label in labels if labels.count(label) == 1]
    if any(AUTHOR.match(label) or SIGNED.match(label) for label in once):
        return (table,)
    roles = [match[0] if (match := best(label, _phrases(), floor=_SURE)) else "" for label in labels]
    heads = list(dict.fromkeys(labels))
    if "date" not in roles or len(heads) < 2:
        return (table,)
    records = [record for first in _starts(labels) for record in _records(rows[first[0] : first[1]])]
    date = heads.index(labels[roles.index("date")])
    known = sum(map(bool, roles)) >= (_KNOWN if len(records) < _MANY else _KNOWN_OF_MANY) * len(roles)
    if not records or not known or not all(looks_like_date(_text(record, heads[date])) for record in records):
        return (table,)
    telling = [label for label, role in zip(labels, roles, strict=True) if role in ("text", "")]
    if not again and not any(median(len(_text(record, label).split()) for record in records) >= _SAID for label in telling):
        return (table,)
    head = TableRow(f"{table.locator} headings", tuple(TableCell(label.rstrip(" :")) for label in heads), header=True)
    body = tuple(
        replace(row, cells=tuple(cells.get(label, TableCell("")) for label in heads), header=False) for cells, row in records
    )
    return (replace(table, rows=(head, *body)),)


def _phrases() -> tuple[Phrase, ...]:
    return headings().kinds["chronology"].phrases


def _one_beside_the_other(table: Table) -> Table:
    """Put the fields of a form that stand beside each other ("Date: | … | Time: | …") one under the other."""
    pairs: list[tuple[TableCell, TableCell, TableRow]] = []
    most = 0
    for row in table.rows:
        cells = [row.cells[i] for i in filled(row)]
        if len(cells) % 2:
            return table
        most = max(most, len(cells))
        pairs += [(cells[i], cells[i + 1], row) for i in range(0, len(cells), 2)]
    if most < 4 or not all(_is_field(label.text) for label, _, _ in pairs):
        return table
    return replace(table, rows=tuple(_beside(label, value, row) for label, value, row in pairs))


def _beside(label: TableCell, value: TableCell, row: TableRow) -> TableRow:
    return replace(row, cells=(replace(label, merged=False), replace(value, merged=False)))


def _is_field(text: str) -> bool:
    """Say whether a cell is the name of a field: short, with a colon behind it or known as a heading of a chronology."""
    label = " ".join(text.split())
    return len(label) <= _FIELD and (label.endswith(":") or best(label, _phrases(), floor=_SURE) is not None)


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
