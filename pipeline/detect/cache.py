"""Remember what the analyser found in a paragraph, so that a re-run reads only what is new.

The store holds hashes and offsets, kinds and scores: no text of the case. Its rows belong to one version of rules, model and
case settings; another version starts empty.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from pipeline.detect.mention import Mention

_TEXT_FACTS = frozenset({"preposition", "weekday", "time"})  # closed classes of words; other facts are codes and dates


def _pack(mentions: Sequence[Mention]) -> str:
    return json.dumps(
        [[m.start, m.end, m.kind, m.score, m.recogniser, m.why, dict(m.facts), m.tier] for m in mentions], ensure_ascii=False
    )


def _unpack(row: str) -> tuple[Mention, ...]:
    return tuple(Mention(s, e, k, sc, r, w, f, None, t) for s, e, k, sc, r, w, f, t in json.loads(row))


class ParagraphCache:
    """A small sqlite file; without a path it forgets everything."""

    def __init__(self, path: Path | None, version: str) -> None:
        self.path = path
        self.version = version
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._prepare()

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(str(self.path), timeout=30)

    def _prepare(self) -> None:
        assert self.path is not None
        try:
            with closing(self._connect()) as store, store:
                store.execute("create table if not exists meta (version text)")
                store.execute("create table if not exists found (key text primary key, mentions text) without rowid")
                row = store.execute("select version from meta").fetchone()
                if row is None or row[0] != self.version:
                    store.execute("delete from found")
                    store.execute("delete from meta")
                    store.execute("insert into meta values (?)", (self.version,))
        except sqlite3.DatabaseError:
            self.path.unlink(missing_ok=True)  # a damaged cache is made again
            with closing(self._connect()) as store, store:
                store.execute("create table meta (version text)")
                store.execute("create table found (key text primary key, mentions text) without rowid")
                store.execute("insert into meta values (?)", (self.version,))

    def load(self, keys: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
        """Return what is known of these paragraphs."""
        if self.path is None:
            return {}
        wanted = set(keys)
        with closing(self._connect()) as store:
            return {key: _unpack(row) for key, row in store.execute("select key, mentions from found") if key in wanted}

    def save(self, found: Mapping[str, Sequence[Mention]]) -> None:
        """Remember what was found."""
        if self.path is None or not found:
            return
        with closing(self._connect()) as store, store:
            store.executemany(
                "insert or replace into found values (?, ?)", [(key, _pack(mentions)) for key, mentions in found.items()]
            )
