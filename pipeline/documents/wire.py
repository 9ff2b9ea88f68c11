"""Carry documents between the worker and the program as JSON columns: quick, and nothing but strings and numbers.

The receiver believes nothing: each column must have one length and one type before a value of `model` is built from it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

from pipeline.codec import from_plain, to_plain
from pipeline.model import Document, Table, TableCell, TableRow, Unit, UnreadItem

Plain = dict[str, Any]

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
    if len({len(column) for column in columns}) > 1:
        raise ValueError("columns differ in length")
    return list(map(kind, *columns))


def document_to_plain(document: Document) -> Plain:
    """Turn a document into JSON columns."""
    units = _columns(_UNIT_FIELDS, document.units)
    rows = [row for table in document.tables for row in table.rows]
    cells = list(chain.from_iterable(row.cells for row in rows))
    return {
        "name": document.name,
        "format": document.format,
        "sha256": document.sha256,
        "pages": document.pages,
        "unread": [to_plain(item) for item in document.unread],
        "units": units,
        "tables": [[table.locator, table.heading, len(table.rows)] for table in document.tables],
        "rows": [[row.locator, len(row.cells), row.hidden, row.header] for row in rows],
        "cells": _columns(_CELL_FIELDS, cells),
    }


def document_from_plain(plain: Plain) -> Document:
    """Build a document from JSON columns; raises ValueError, TypeError or KeyError when they do not fit."""
    units = dict(plain["units"])
    units["cell"] = [_triple(value) for value in _unpack(units["cell"], "cell")]
    units["tags"] = [_strings(value) for value in _unpack(units["tags"], "tags")]
    built = _build(Unit, _UNIT_FIELDS, units)
    if any(unit.treatment not in ("edit", "scrub", "refuse") for unit in built):
        raise ValueError("a treatment is not known")
    cells = _build(TableCell, _CELL_FIELDS, plain["cells"])
    pages = plain["pages"]
    if not (pages is None or isinstance(pages, int)):
        raise ValueError("pages is not a number")
    return Document(
        name=_text(plain["name"]),
        format=_text(plain["format"]),
        sha256=_text(plain["sha256"]),
        units=tuple(built),
        tables=_tables(plain["tables"], plain["rows"], cells),
        unread=tuple(from_plain(UnreadItem, item) for item in plain["unread"]),
        pages=pages,
    )


def _tables(tables: list[Any], rows: list[Any], cells: list[TableCell]) -> tuple[Table, ...]:
    at, built_rows = 0, []
    for locator, count, hidden, header in rows:
        if count < 0 or at + count > len(cells) or type(hidden) is not bool or type(header) is not bool:
            raise ValueError("a row does not fit its cells")
        built_rows.append(TableRow(_text(locator), tuple(cells[at : at + count]), hidden, header))
        at += count
    built, at = [], 0
    for locator, heading, count in tables:
        if count < 0 or at + count > len(built_rows):
            raise ValueError("a table does not fit its rows")
        built.append(Table(_text(locator), tuple(built_rows[at : at + count]), _text(heading)))
        at += count
    return tuple(built)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a value is not text")
    return value


def _triple(value: Any) -> tuple[int, int, int] | None:
    if value is None:
        return None
    table, row, column = value
    if not (type(table) is type(row) is type(column) is int):
        raise ValueError("a cell is not three numbers")
    return (table, row, column)


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(_text(item) for item in value)
