"""Carry documents between the worker and the program as JSON columns, piece by piece: nothing but strings and numbers.

The receiver believes nothing: each column must have one length and one type before a value of `model` is built from it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pipeline.codec import from_plain, to_plain
from pipeline.documents.batches import Batch, Batches
from pipeline.model import Document, Table, TableCell, TableRow, Unit, UnreadItem

Plain = dict[str, Any]

_PIECE = 2000  # units or rows; an answer in one would be held three times over: as values, as JSON, as bytes
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


def _unpack(column: Any, name: str) -> list[Any]:
    if isinstance(column, dict):
        column = [column["all"]] * int(column["n"])
    if not isinstance(column, list):
        raise ValueError("a column is not a list")
    if name in _ALLOWED and not set(map(type, column)) <= set(_ALLOWED[name]):
        raise ValueError("a column holds values of another kind")
    return column


def _columns(fields: Sequence[str], items: Sequence[Any]) -> Plain:
    return {name: _pack([getattr(item, name) for item in items]) for name in fields}


def _build(kind: Callable[..., Any], fields: Sequence[str], plain: Plain) -> list[Any]:
    columns = [_unpack(plain[name], name) for name in fields]
    columns = [_shared(col) if name in _REPEATING else col for name, col in zip(fields, columns, strict=True)]
    if len({len(column) for column in columns}) > 1:
        raise ValueError("columns differ in length")
    return list(map(kind, *columns))


def pieces(batches: Batches) -> Iterator[Plain]:
    """Yield a document as JSON columns, two thousand values at a time, and at the end what is said of the whole.

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


def _shared(column: list[Any]) -> list[Any]:
    """Return a column in which a value that comes again is the same object, so that a word in every row is held once a piece."""
    known: dict[Any, Any] = {}
    return list(map(known.setdefault, column, column))


_REPEATING = frozenset({"text", "value"})  # columns that may say the same again; of others one value often stands for all


class Assembly:
    """A document on its way in; every piece is checked. Raises ValueError, TypeError, KeyError or IndexError."""

    def __init__(self) -> None:
        self._about: Plain = {}
        self._units: list[Unit] = []
        self._rows: dict[int, list[TableRow]] = {}

    def add(self, piece: Plain) -> None:
        """Take one piece."""
        if "units" in piece:
            self._add_units(dict(piece["units"]))
        elif "rows" in piece:
            self._add_rows(piece["rows"], dict(piece["cells"]))
        else:
            self._about = piece

    def document(self) -> Document:
        """Return the whole."""
        about = self._about
        pages = about["pages"]
        if any(number >= len(about["tables"]) for number in self._rows):
            raise ValueError("a row is of no table")
        if not (pages is None or type(pages) is int):
            raise ValueError("pages is not a number")
        return Document(
            name=_text(about["name"]),
            format=_text(about["format"]),
            sha256=_text(about["sha256"]),
            units=tuple(self._units),
            tables=tuple(
                Table(_text(locator), tuple(self._rows.pop(number, ())), _text(heading))
                for number, (locator, heading) in enumerate(about["tables"])
            ),
            unread=tuple(from_plain(UnreadItem, item) for item in about["unread"]),
            pages=pages,
        )

    def _add_units(self, columns: Plain) -> None:
        rows: dict[int, int] = {}
        columns["cell"] = [_triple(value, rows) for value in _unpack(columns["cell"], "cell")]
        columns["tags"] = [_strings(value) for value in _unpack(columns["tags"], "tags")]
        built = _build(Unit, _UNIT_FIELDS, columns)
        if any(unit.treatment not in ("edit", "scrub", "refuse") for unit in built):
            raise ValueError("a treatment is not known")
        self._units += built

    def _add_rows(self, rows: list[Any], columns: Plain) -> None:
        for name in ("text", "locator"):
            columns[name] = [
                getattr(self._units[value], name) if _is_count(value) else value for value in _unpack(columns[name], "")
            ]
        cells, at = _build(TableCell, _CELL_FIELDS, columns), 0
        for table, locator, count, hidden, header in rows:
            if not 0 <= count <= len(cells) - at or type(hidden) is not bool or type(header) is not bool or not _is_count(table):
                raise ValueError("a row does not fit its cells")
            self._rows.setdefault(table, []).append(TableRow(_text(locator), tuple(cells[at : at + count]), hidden, header))
            at += count


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
