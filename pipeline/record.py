"""What people decided and every pseudonym ever issued: decisions.sqlite, append-only.

Each row holds who, when, why, and the hash of the row before it, so that a changed or removed row is noticed. The newest
row about a target counts. The program never deletes this file and never changes a pseudonym; only a person does.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pipeline.errors import CaseState, OutputFailed

TargetKind = Literal["entity", "finding", "unread", "signoff", "approval", "left", "join", "split"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS decision (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, origin TEXT NOT NULL, kind TEXT NOT NULL,
    target TEXT NOT NULL, action TEXT NOT NULL, replacement TEXT, reason TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decision_target ON decision (kind, target);
CREATE TABLE IF NOT EXISTS pseudonym (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, entity TEXT NOT NULL, replacement TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS pseudonym_entity ON pseudonym (entity);
"""
_VERSION = 1

# Who stands in the record for a pseudonym the program proposed.
PROPOSED = "dhr (proposed)"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One decision as it is to be, or was, recorded."""

    kind: TargetKind
    target: str
    action: str
    replacement: str | None = field(default=None, repr=False)
    reason: str = field(default="", repr=False)
    by: str = ""
    origin: str = "sheet"  # sheet | accept-all
    at: str = ""


def _row_hash(previous: str, *fields: str | None) -> str:
    return hashlib.sha256("\x1f".join([previous, *("" if f is None else f for f in fields)]).encode()).hexdigest()


def _unreadable() -> CaseState:
    return CaseState("decisions.sqlite cannot be read.", remedy="Bring back a copy of it; the program never replaces it.")


class DecisionStore:
    """Open `decisions.sqlite`; guards the chain of hashes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with closing(self._connect()) as connection:
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if version > _VERSION:
                    raise CaseState(
                        "decisions.sqlite was written by a newer version of this program.", remedy="Install that version."
                    )
                if version < _VERSION:  # a look at the record must not write to it
                    connection.execute("PRAGMA journal_mode = WAL")
                    connection.executescript(_SCHEMA)
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
        except sqlite3.DatabaseError:
            raise _unreadable() from None

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=10)
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Run one transaction: all rows or none."""
        try:
            with closing(self._connect()) as connection, connection:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
        except sqlite3.DatabaseError:
            raise OutputFailed(
                "decisions.sqlite could not be written.", remedy="Check the folder's permissions and free space."
            ) from None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connect()) as connection:
                yield connection
        except sqlite3.DatabaseError:
            raise _unreadable() from None

    def record(self, decisions: Iterable[Recorded]) -> int:
        """Append decisions in one transaction and return their number."""
        count = 0
        with self._writing() as connection:
            row = connection.execute("SELECT hash FROM decision ORDER BY seq DESC LIMIT 1").fetchone()
            previous = row[0] if row else ""
            for d in decisions:
                at = d.at or datetime.now(UTC).isoformat(timespec="seconds")
                fields = (at, d.by, d.origin, d.kind, d.target, d.action, d.replacement, d.reason)
                chained = _row_hash(previous, *fields)
                connection.execute(
                    "INSERT INTO decision (at, by, origin, kind, target, action, replacement, reason, previous, hash)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*fields, previous, chained),
                )
                previous = chained
                count += 1
        return count

    def history(self) -> list[Recorded]:
        """Return every decision ever recorded, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT kind, target, action, replacement, reason, by, origin, at FROM decision ORDER BY seq"
            ).fetchall()
        return [Recorded(*row) for row in rows]

    def current(self) -> Mapping[tuple[str, str], Recorded]:
        """Return the newest decision about each (kind, target)."""
        return {(d.kind, d.target): d for d in self.history()}

    def check_chain(self) -> None:
        """Raise `CaseState` when a row was changed or removed since it was written."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT seq, at, by, origin, kind, target, action, replacement, reason, previous, hash FROM decision ORDER BY seq"
            ).fetchall()
        previous = ""
        for seq, *fields, chained_to, chained in rows:
            if chained_to != previous or chained != _row_hash(previous, *fields):
                raise CaseState(
                    f"decisions.sqlite was changed by hand at row {seq}.",
                    remedy="Bring back an unchanged copy, or decide again from that row on.",
                )
            previous = chained

    # --- pseudonyms: the Ledger of pipeline.redact ---

    def issued(self) -> Mapping[str, str]:
        """Return entity id → the replacement that counts now."""
        with self._reading() as connection:
            rows = connection.execute("SELECT entity, replacement FROM pseudonym ORDER BY seq").fetchall()
        return dict(rows)

    def ever_issued(self) -> frozenset[str]:
        """Return every replacement this case ever issued, those replaced since included."""
        with self._reading() as connection:
            return frozenset(row[0] for row in connection.execute("SELECT replacement FROM pseudonym"))

    def issued_by_people(self, *, besides: str) -> list[tuple[str, str]]:
        """Return (entity, replacement) of every pseudonym a person set, oldest first."""
        with self._reading() as connection:
            return connection.execute(
                "SELECT entity, replacement FROM pseudonym WHERE by != ? ORDER BY seq", (besides,)
            ).fetchall()

    def issue(self, entity: str, replacement: str, *, by: str) -> None:
        """Write a pseudonym once; the same again is nothing new, another one supersedes it and stays in the record."""
        self.issue_all({entity: replacement}, by=by)

    def issue_all(self, replacements: Mapping[str, str], *, by: str) -> None:
        """Write several pseudonyms in one transaction."""
        known = self.issued()
        fresh = {e: r for e, r in replacements.items() if known.get(e) != r}
        if not fresh:
            return
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            connection.executemany(
                "INSERT INTO pseudonym (at, by, entity, replacement) VALUES (?, ?, ?, ?)",
                [(at, by, entity, replacement) for entity, replacement in fresh.items()],
            )
