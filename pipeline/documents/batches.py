"""A document on its way from a reader: what was read so far, batch by batch, and at the end what is said of the whole.

A long file need not be held as it is read and as it is sent: a reader that goes row by row yields batches, every other one its
whole document as one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.model import Document, TableRow, Unit


@dataclass(slots=True)
class Batch:
    """Units and rows in their order; a row comes with the units of its cells or after them. Whoever takes it may empty it."""

    units: list[Unit] = field(default_factory=list, repr=False)
    rows: list[tuple[int, TableRow]] = field(default_factory=list, repr=False)  # number of the table, row


# Batches, and then the document without its units and with its tables bare of rows.
Batches = Iterable[Batch | Document]


def of(document: Document) -> Iterator[Batch | Document]:
    """Yield a whole document as one batch; nothing else should hold it."""
    bare = dataclasses.replace(document, units=(), tables=tuple(dataclasses.replace(table, rows=()) for table in document.tables))
    batch = Batch(list(document.units), [(number, row) for number, table in enumerate(document.tables) for row in table.rows])
    del document
    yield batch
    yield bare


def whole(batches: Batches) -> Document:
    """Put the batches together."""
    units: list[Unit] = []
    rows: list[tuple[int, TableRow]] = []
    bare: Document | None = None
    for batch in batches:
        if isinstance(batch, Document):
            bare = batch
        else:
            units += batch.units
            rows += batch.rows
    if bare is None:
        raise ValueError("batches without an end")
    by_table: list[list[TableRow]] = [[] for _ in bare.tables]
    for number, row in rows:
        by_table[number].append(row)
    tables = tuple(dataclasses.replace(table, rows=tuple(own)) for table, own in zip(bare.tables, by_table, strict=True))
    return dataclasses.replace(bare, units=tuple(units), tables=tables)
