"""The command line is a contract: names, exit codes, one or two lines, never a traceback, never case text."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.case import held, new_case

README = Path(__file__).resolve().parents[2] / "README.md"


def dhr(*arguments: object) -> int:
    return cli._exit_code([str(a) for a in arguments])


@pytest.mark.parametrize(
    "command",
    [
        "demo",
        "new",
        "ingest",
        "timeline",
        "draft",
        "redact",
        "run",
        "decide",
        "publish",
        "status",
        "detect",
        "anonymise",
        "verify",
        "templates",
    ],
)
def test_every_command_of_the_contract_has_help_json_and_quiet(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert dhr(command, "--help") == 0
    shown = capsys.readouterr().out
    assert "--json" in shown and "--quiet" in shown


def test_readme_shows_the_real_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert dhr("--help") == 0
    real = capsys.readouterr().out.strip()
    block = re.search(r"<!-- help -->\n(.*?)<!-- /help -->", README.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    shown = "\n".join(line.removeprefix("    ").rstrip() for line in block.group(1).strip("\n").splitlines())
    assert shown.strip() == real


def test_a_wrong_command_is_2() -> None:
    assert dhr("frobnicate") == 2


@pytest.mark.parametrize("command", ["ingest", "timeline", "draft", "redact", "run", "publish", "status"])
def test_a_missing_case_is_2_in_two_lines(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dhr(command, tmp_path / "nowhere") == 2
    assert 1 <= len(capsys.readouterr().err.strip().splitlines()) <= 2


def test_an_empty_folder_is_2(tmp_path: Path) -> None:
    assert dhr("run", tmp_path) == 2
    case = new_case(tmp_path / "case")
    assert dhr("run", case.root) == 2
    assert not (case.root / "work" / "ingest.json").exists()


def test_a_wrong_key_is_4_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = new_case(tmp_path / "case")
    (case.sources / "P").mkdir()
    (case.sources / "P" / "a.csv").write_text("Date,Event\n01/02/2019,x\n", encoding="utf-8")
    case.settings_file.write_text("reference: x\npolcy: publication\n", encoding="utf-8")
    assert dhr("run", case.root) == 4
    assert "case.yaml, line 2" in capsys.readouterr().err


def test_a_second_run_is_5(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    with held(case):
        assert dhr("run", case.root) == 5


def test_decide_needs_a_sheet_or_everything_and_a_reason(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    assert dhr("decide", case.root, "--by", "A") == 2
    assert dhr("decide", case.root, "--accept-all", "--by", "A") == 2


def test_an_interrupt_is_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = new_case(tmp_path / "case")

    def interrupted(*args: object, **kw: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.flow.run_until", interrupted)
    assert dhr("run", case.root) == 130


def test_a_bug_is_1_and_shows_neither_traceback_nor_case_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = new_case(tmp_path / "case")

    def broken(*args: object, **kw: object) -> None:
        raise ValueError("Zebedee Quux was seen")

    monkeypatch.setattr("pipeline.flow.run_until", broken)
    assert dhr("run", case.root) == 1
    shown = capsys.readouterr()
    assert "Zebedee" not in shown.err + shown.out and "Traceback" not in shown.err
    assert "ValueError" in shown.err


def test_an_existing_folder_is_never_made_a_demo(tmp_path: Path) -> None:
    (tmp_path / "precious.docx").write_bytes(b"x")
    assert dhr("demo", "--out", tmp_path) == 2
    assert (tmp_path / "precious.docx").exists()


@pytest.mark.slow
def test_help_and_status_do_not_wait_for_the_heavy_libraries(tmp_path: Path) -> None:
    new_case(tmp_path / "case")
    for arguments in (["--help"], ["status", str(tmp_path / "case")]):
        code = "import sys; from pipeline import cli; cli._exit_code(sys.argv[1:]); print(*sys.modules)"
        ended = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, check=True)
        loaded = set(ended.stdout.split())
        assert not loaded & {"spacy", "presidio_analyzer", "docx", "openpyxl", "pdfplumber", "numpy", "onnxruntime", "lxml"}
