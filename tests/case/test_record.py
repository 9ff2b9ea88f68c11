"""decisions.sqlite is append-only, and a changed row is noticed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.errors import CaseState
from pipeline.record import DecisionStore, Recorded


@pytest.fixture
def store(tmp_path: Path) -> DecisionStore:
    return DecisionStore(tmp_path / "decisions.sqlite")


def test_the_newest_decision_about_a_target_counts_and_the_older_stays(store: DecisionStore) -> None:
    store.record([Recorded("finding", "f1", "keep", by="A"), Recorded("finding", "f1", "redact", by="B", reason="why")])
    assert store.current()[("finding", "f1")].action == "redact"
    assert [d.by for d in store.history()] == ["A", "B"]
    store.check_chain()


@pytest.mark.parametrize(
    "tamper",
    ["UPDATE decision SET action = 'keep' WHERE seq = 2", "DELETE FROM decision WHERE seq = 1", "UPDATE decision SET by = 'Z'"],
)
def test_a_tampered_row_is_noticed(store: DecisionStore, tmp_path: Path, tamper: str) -> None:
    store.record([Recorded("finding", str(n), "redact", by="A") for n in range(3)])
    with sqlite3.connect(tmp_path / "decisions.sqlite") as connection:
        connection.execute(tamper)
    with pytest.raises(CaseState):
        store.check_chain()


def test_a_pseudonym_stays_until_a_person_changes_it_and_both_are_remembered(store: DecisionStore) -> None:
    store.issue("victim", "Laura", by="dhr (proposed)")
    store.issue("victim", "Laura", by="dhr (proposed)")
    store.issue("victim", "Nora", by="Chair")
    assert store.issued() == {"victim": "Nora"}
    assert store.ever_issued() == {"Laura", "Nora"}
    assert store.issued_by_people(besides="dhr (proposed)") == [("victim", "Nora")]


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    path.write_bytes(b"not a database, but somebody's only copy of something" * 50)
    before = path.read_bytes()
    with pytest.raises(CaseState):
        DecisionStore(path)
    assert path.read_bytes() == before
