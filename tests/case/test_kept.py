"""A document a person changed is never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.case import Case, Stage, new_case
from pipeline.kept import Placed, Written


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "case")


def generate(case: Case, content: bytes) -> Placed:
    written = Written(case)
    with Stage(case) as stage:
        placed = written.place(stage, case.drafts / "Report.docx", content)
        written.save(stage)
    return placed


def contents(case: Case) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in case.drafts.iterdir()}


def test_an_untouched_draft_is_replaced(case: Case) -> None:
    generate(case, b"one")
    generate(case, b"two")
    assert contents(case) == {"Report.docx": b"two"}


def test_a_changed_draft_stays_and_the_new_version_goes_beside_it(case: Case) -> None:
    generate(case, b"one")
    (case.drafts / "Report.docx").write_bytes(b"writer's")
    placed = generate(case, b"two")
    assert placed.beside == "drafts/Report.docx"
    assert contents(case) == {"Report.docx": b"writer's", "Report (new).docx": b"two"}


def test_nothing_new_means_no_second_version(case: Case) -> None:
    generate(case, b"one")
    (case.drafts / "Report.docx").write_bytes(b"writer's")
    assert generate(case, b"one").unchanged
    assert contents(case) == {"Report.docx": b"writer's"}


def test_a_changed_second_version_is_a_person_s_too(case: Case) -> None:
    generate(case, b"one")
    (case.drafts / "Report.docx").write_bytes(b"writer's")
    generate(case, b"two")
    (case.drafts / "Report (new).docx").write_bytes(b"writer's too")
    generate(case, b"three")
    assert contents(case) == {
        "Report.docx": b"writer's",
        "Report (new).docx": b"writer's too",
        "Report (new 2).docx": b"three",
    }


def test_after_work_was_deleted_an_existing_draft_counts_as_a_person_s(case: Case) -> None:
    generate(case, b"one")
    (case.work / "written.json").unlink()
    generate(case, b"two")
    assert contents(case) == {"Report.docx": b"one", "Report (new).docx": b"two"}
