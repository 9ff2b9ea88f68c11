"""Remember what was found in a paragraph, so that a re-run works only on what is new.

The store holds hashes and offsets, kinds and scores: no text of the case. A row is filed under the hash of everything that was
looked at to make it; what all rows of a table have in common (rules, model, register, …) is the table's version, and another
version starts empty.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from pipeline.detect.words.mention import Mention

Row = tuple[tuple[Mention, ...], ...]  # one or more lists of mentions of one paragraph

_AT_ONCE = 500  # keys of one query
_SPARE = 4  # rows kept for each one in use: an edit that is taken back is known again


def _pack(row: Sequence[Sequence[Mention]]) -> str:
    lists = [[[m.start, m.end, m.kind, m.score, m.recogniser, m.why, dict(m.facts), m.entity, m.tier] for m in ms] for ms in row]
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":"))


def _unpack(rows: Sequence[str]) -> Iterator[Row]:
    for row in json.loads(f"[{','.join(rows)}]"):  # one call reads many rows much faster than many calls
        yield tuple(tuple(Mention(*fields) for fields in mentions) for mentions in row)


class ParagraphCache:
    """One table of a small sqlite file; without a path it forgets everything."""

    def __init__(self, path: Path | None, table: str, version: str) -> None:
        """Open a table for rows of one version; `table` is a plain word."""
        self.path = path
        self.table = table
        self.version = version
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._prepare(path)
            except sqlite3.DatabaseError:
                path.unlink(missing_ok=True)  # a damaged cache is made again
                self._prepare(path)

    @staticmethod
    def _connect(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(str(path), timeout=30)

    def _prepare(self, path: Path) -> None:
        with closing(self._connect(path)) as store, store:
            store.execute("create table if not exists versions (name text primary key, version text) without rowid")
            store.execute(f"create table if not exists {self.table} (key text primary key, mentions text) without rowid")
            row = store.execute("select version from versions where name = ?", (self.table,)).fetchone()
            if row is None or row[0] != self.version:
                store.execute(f"delete from {self.table}")
                store.execute("insert or replace into versions values (?, ?)", (self.table, self.version))

    def load(self, keys: Iterable[str]) -> dict[str, Row]:
        """Return the rows that are known under these keys."""
        if self.path is None:
            return {}
        wanted = list(keys)
        known: dict[str, Row] = {}
        with closing(self._connect(self.path)) as store:
            for first in range(0, len(wanted), _AT_ONCE):
                some = wanted[first : first + _AT_ONCE]
                marks = ",".join("?" * len(some))
                try:
                    rows = store.execute(f"select key, mentions from {self.table} where key in ({marks})", some).fetchall()
                    known.update(zip((key for key, _ in rows), _unpack([row for _, row in rows]), strict=True))
                except (ValueError, TypeError, sqlite3.DatabaseError):
                    continue  # damaged rows are found again
        return known

    def save(self, rows: Mapping[str, Sequence[Sequence[Mention]]], *, used: Collection[str]) -> None:
        """Remember rows; those of texts long gone are dropped once they far outnumber the keys `used` in this run."""
        if self.path is None or not rows:
            return
        with closing(self._connect(self.path)) as store, store:
            store.executemany(
                f"insert or replace into {self.table} values (?, ?)", ((key, _pack(row)) for key, row in rows.items())
            )
            (count,) = store.execute(f"select count(*) from {self.table}").fetchone()
            if count > _SPARE * max(len(used), _AT_ONCE):
                store.execute("create temp table used (key text primary key)")
                store.executemany("insert or ignore into used values (?)", ((key,) for key in used))
                store.execute(f"delete from {self.table} where key not in (select key from used)")
