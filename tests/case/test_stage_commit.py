"""A stage is all or nothing, whatever interrupts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.case import Case, Stage, held, new_case, open_case
from pipeline.errors import CaseLocked, OutputFailed, UsageError


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "case")


def test_outputs_appear_together_when_the_stage_ends(case: Case) -> None:
    with Stage(case) as stage:
        stage.write(case.work / "a.json", "A")
        stage.write(case.drafts / "b.docx", b"B")
        assert not (case.work / "a.json").exists()
    assert (case.work / "a.json").read_text() == "A"
    assert (case.drafts / "b.docx").read_bytes() == b"B"
    assert not (case.work / ".stage").exists()


def test_an_interrupted_stage_leaves_the_case_as_it_was(case: Case) -> None:
    (case.drafts / "b.docx").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), Stage(case) as stage:
        stage.write(case.drafts / "b.docx", b"new")
        raise KeyboardInterrupt
    assert (case.drafts / "b.docx").read_bytes() == b"old"
    assert not (case.work / ".stage").exists()


def test_a_run_killed_before_its_commit_is_undone_by_the_next(case: Case) -> None:
    stage = Stage(case).__enter__()
    stage.write(case.drafts / "b.docx", b"new")  # then kill -9
    with held(case):
        assert not (case.drafts / "b.docx").exists()
        assert not (case.work / ".stage").exists()


def test_a_run_killed_during_its_commit_is_finished_by_the_next(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    real, moves = Path.replace, []

    def replace_once(self: Path, target: Path) -> Path:
        moves.append(target)
        if len(moves) == 3:  # the journal, then the first file, then death
            raise Killed
        return real(self, target)

    stage = Stage(case).__enter__()
    stage.write(case.work / "a.json", "A")
    stage.write(case.drafts / "b.docx", b"B")
    monkeypatch.setattr(Path, "replace", replace_once)
    with pytest.raises(Killed):
        stage._commit()
    monkeypatch.undo()
    assert (case.work / "a.json").exists() and not (case.drafts / "b.docx").exists()
    with held(case):
        assert (case.drafts / "b.docx").read_bytes() == b"B"


def test_a_file_open_in_word_is_refused_before_anything_moves(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    (case.drafts / "b.docx").write_bytes(b"old")
    real_open = Path.open

    def held_by_word(self: Path, mode: str = "r", *args: object, **kwargs: object):  # type: ignore[no-untyped-def]
        if self.name == "b.docx" and mode == "r+b":
            raise PermissionError(13, "sharing violation")
        return real_open(self, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", held_by_word)
    with pytest.raises(OutputFailed) as refusal, Stage(case) as stage:
        stage.write(case.work / "a.json", "A")
        stage.write(case.drafts / "b.docx", b"new")
    assert refusal.value.exit_code == 9
    assert "open in Word" in str(refusal.value)
    assert not (case.work / "a.json").exists()


def test_a_second_run_on_the_same_case_is_refused(case: Case) -> None:
    with held(case), pytest.raises(CaseLocked), held(case):
        pass


def test_a_folder_without_sources_is_not_a_case(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_case(tmp_path)
    with pytest.raises(UsageError):
        open_case(tmp_path / "nowhere")


def test_a_new_case_is_never_made_over_something(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"x")
    with pytest.raises(UsageError):
        new_case(tmp_path)


def test_a_new_case_reads_back_with_its_reference(tmp_path: Path) -> None:
    made = new_case(tmp_path / "c", reference='DHR "7": x', csp="Example CSP")
    assert made.settings().reference == 'DHR "7": x'
    assert made.settings().csp == "Example CSP"
    assert made.register().people == ()


def test_word_lock_files_are_not_sources(case: Case) -> None:
    folder = case.sources / "Police"
    folder.mkdir()
    for name in ("~$imr.docx", ".hidden", "Thumbs.db", "imr.docx"):
        (folder / name).write_bytes(b"x")
    assert [p.name for p in case.source_files()] == ["imr.docx"]
    assert case.agency_of(folder / "imr.docx") == "Police"
