"""Carry documents between the worker and the program as JSON columns, piece by piece: nothing but strings and numbers.

The receiver believes nothing: each column must have one length and one type before a value of `model` is built from it.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from typing import Any

from pipeline.codec import from_plain, to_plain
from pipeline.documents.batches import Batch, Batches
from pipeline.model import Document, Table, TableCell, TableRow, Unit, UnreadItem
from pipeline.starting import no_collecting

Plain = dict[str, Any]

_PIECE = 500  # units or rows; an answer in one would be held three times over: as values, as JSON, as bytes
_MOST = 1 << 24  # values of one column of a piece: more than its rows can have cells
_AHEAD = 6  # a cell's unit comes soon after the last cell's: formulas and hidden values stand between

_UNIT_FIELDS = tuple(field.name for field in dataclasses.fields(Unit))
_CELL_FIELDS = tuple(field.name for field in dataclasses.fields(TableCell))
_ALLOWED: dict[str, tuple[type, ...]] = {
    "slot": (str,), "part": (str,), "locator": (str,), "address": (str,), "text": (str,), "treatment": (str,),
    "style": (str,), "level": (int, type(None)), "numbered": (bool,), "mirror": (bool,), "hidden": (bool,), "cited_at": (str,),
    "placeholder": (bool,), "emphasis": (str,),
    "value": (str, type(None)), "merged": (bool,), "header": (bool,),
}  # fmt: skip


def _pack(values: list[Any]) -> Any:
    """Write a column; one value repeated throughout is written once."""
    if values and values.count(values[0]) == len(values):
        return {"all": values[0], "n": len(values)}
    return values


def _columns(fields: Sequence[str], items: Sequence[Any]) -> Plain:
    return {name: _pack([getattr(item, name) for item in items]) for name in fields}


def pieces(batches: Batches) -> Iterator[Plain]:
    """Yield a document as JSON columns, some hundred values at a time, and at the end what is said of the whole.

    What has been sent is let go. A table's cell says only which unit it repeats, where there is one.
    """
    sent = 0
    for batch in batches:
        if isinstance(batch, Document):
            yield _about(batch)
        else:
            count = len(batch.units)
            yield from _batch_pieces(batch, sent)
            sent += count


def _about(document: Document) -> Plain:
    return {
        "name": document.name,
        "format": document.format,
        "sha256": document.sha256,
        "pages": document.pages,
        "unread": [to_plain(item) for item in document.unread],
        "tables": [[table.locator, table.heading] for table in document.tables],
    }


def _batch_pieces(batch: Batch, sent: int) -> Iterator[Plain]:
    """Yield the pieces of one batch and empty it; `sent` units went before it."""
    repeated = iter(_repeated(batch, sent))
    rows = [(number, row, [next(repeated) for _ in row.cells]) for number, row in batch.rows]
    units = list(reversed(batch.units))
    rows.reverse()
    batch.units, batch.rows = [], []
    while units or rows:
        if units:
            part = [units.pop() for _ in range(min(_PIECE, len(units)))]
            sent += len(part)
            yield {"units": _columns(_UNIT_FIELDS, part)}
            del part
        ready: list[tuple[int, TableRow, list[int | None]]] = []  # rows whose units have been sent
        while rows and len(ready) < _PIECE and all(unit is None or unit < sent for unit in rows[-1][2]):
            ready.append(rows.pop())
        if ready:
            yield _rows_piece(ready)


def _rows_piece(rows: Sequence[tuple[int, TableRow, list[int | None]]]) -> Plain:
    cells = [cell for _, row, _ in rows for cell in row.cells]
    same = [unit for _, _, units in rows for unit in units]
    columns = _columns(("value", "merged"), cells)
    for name in ("text", "locator"):
        columns[name] = [unit if unit is not None else getattr(cell, name) for unit, cell in zip(same, cells, strict=True)]
    return {"rows": [[number, row.locator, len(row.cells), row.hidden, row.header] for number, row, _ in rows], "cells": columns}


def _repeated(batch: Batch, sent: int) -> list[int | None]:
    """Return, for each cell of all rows in turn, the number of the unit that says the same of it at the same place."""
    units = [(number, unit) for number, unit in enumerate(batch.units, sent) if unit.cell is not None]
    found: list[int | None] = []
    at = 0
    for cell in (cell for _, row in batch.rows for cell in row.cells):
        near = units[at : at + _AHEAD] if cell.text else ()
        step = next((n for n, (_, unit) in enumerate(near) if unit.text == cell.text and unit.locator == cell.locator), None)
        found.append(None if step is None else units[at + step][0])
        at += 0 if step is None else step + 1
    return found


# --- the receiver ------------------------------------------------------------------------------------------------------


def _unpack(column: Any, name: str, convert: Callable[[Any], Any] | None) -> tuple[Iterable[Any], int]:
    """Return the values of a column, each looked at, and how many they are; of one value repeated only one is held."""
    whole = isinstance(column, dict)
    values = [column["all"]] if whole else column
    if not isinstance(values, list):
        raise ValueError("a column is not a list")
    if convert is not None:
        values = [convert(value) for value in values]
    if name in _ALLOWED and not set(map(type, values)) <= set(_ALLOWED[name]):
        raise ValueError("a column holds values of another kind")
    if whole:
        count = int(column["n"])
        if not 0 <= count <= _MOST:
            raise ValueError("a column is longer than any piece")
        return repeat(values[0], count), count
    return _shared(values) if name in _REPEATING else values, len(values)


def _unpacked(
    fields: Sequence[str], plain: Plain, convert: Mapping[str, Callable[[Any], Any]]
) -> tuple[list[Iterable[Any]], int]:
    columns = [_unpack(plain[name], name, convert.get(name)) for name in fields]
    if len({count for _, count in columns}) > 1:
        raise ValueError("columns differ in length")
    return [values for values, _ in columns], columns[0][1]


def _shared(column: list[Any]) -> list[Any]:
    """Return a column in which a value that comes again is the same object, so that a word in every row is held once a piece."""
    known: dict[Any, Any] = {}
    return list(map(known.setdefault, column, column))


_REPEATING = frozenset({"text", "value"})  # columns that may say the same again; of others one value often stands for all


class Assembly:
    """A document on its way in; every piece is checked when it comes. Raises ValueError, TypeError, KeyError or IndexError.

    The values of `model` are built at the end, from columns, which take half their room.
    """

    def __init__(self) -> None:
        self._about: Plain = {}
        self._units: deque[list[Iterable[Any]]] = deque()
        self._rows: deque[tuple[list[Any], list[Iterable[Any]]]] = deque()
        self._said: dict[str, list[str]] = {"text": [], "locator": []}  # of every unit, for the cells that repeat it

    def __len__(self) -> int:
        """Return how many units have come."""
        return len(self._said["text"])

    def add(self, piece: Plain) -> None:
        """Take one piece."""
        if "units" in piece:
            self._add_units(piece["units"])
        elif "rows" in piece:
            self._add_rows(piece["rows"], piece["cells"])
        else:
            self._about = piece

    @no_collecting()
    def document(self) -> Document:
        """Return the whole."""
        about = self._about
        pages = about["pages"]
        if any(row[0] >= len(about["tables"]) for rows, _ in self._rows for row in rows):
            raise ValueError("a row is of no table")
        if not (pages is None or type(pages) is int):
            raise ValueError("pages is not a number")
        self._said.clear()
        units: list[Unit] = []
        while self._units:
            units += map(Unit, *self._units.popleft())
        by_table = self._table_rows()
        return Document(
            name=_text(about["name"]),
            format=_text(about["format"]),
            sha256=_text(about["sha256"]),
            units=tuple(units),
            tables=tuple(
                Table(_text(locator), tuple(by_table.pop(number, ())), _text(heading))
                for number, (locator, heading) in enumerate(about["tables"])
            ),
            unread=tuple(from_plain(UnreadItem, item) for item in about["unread"]),
            pages=pages,
        )

    def _table_rows(self) -> dict[int, list[TableRow]]:
        by_table: dict[int, list[TableRow]] = {}
        while self._rows:
            rows, columns = self._rows.popleft()
            cells = map(TableCell, *columns)
            for table, locator, count, hidden, header in rows:
                line = tuple(islice(cells, count))
                first = line[0].locator if line else ""
                by_table.setdefault(table, []).append(TableRow(first if first == locator else locator, line, hidden, header))
        return by_table

    def _add_units(self, plain: Plain) -> None:
        rows: dict[int, int] = {}
        convert = {"cell": lambda value: _triple(value, rows), "tags": _strings, "treatment": _treatment}
        columns, _ = _unpacked(_UNIT_FIELDS, plain, convert)
        for name, said in self._said.items():
            at = _UNIT_FIELDS.index(name)
            columns[at] = list(columns[at])
            said += columns[at]
        self._units.append(columns)

    def _add_rows(self, rows: list[Any], plain: Plain) -> None:
        columns, left = _unpacked(_CELL_FIELDS, plain, {name: self._repeated(name) for name in self._said})
        for table, locator, count, hidden, header in rows:
            if not (_is_count(count) and count <= left and type(hidden) is bool and type(header) is bool and _is_count(table)):
                raise ValueError("a row does not fit its cells")
            _text(locator)
            left -= count
        self._rows.append((rows, columns))

    def _repeated(self, name: str) -> Callable[[Any], Any]:
        said = self._said[name]
        return lambda value: said[value] if _is_count(value) else value


def _treatment(value: Any) -> Any:
    if value not in ("edit", "scrub", "refuse"):
        raise ValueError("a treatment is not known")
    return value


def _triple(value: Any, rows: dict[int, int]) -> tuple[int, int, int] | None:
    """Return the place of a cell; `rows` holds the numbers of rows met, so that the cells of one share it."""
    if value is None:
        return None
    table, row, column = value
    if not (type(table) is type(row) is type(column) is int):
        raise ValueError("a cell is not three numbers")
    return (table, rows.setdefault(row, row), column)


def _is_count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a value is not text")
    return value


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(_text(item) for item in value)
