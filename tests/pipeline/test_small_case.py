"""What a writer and a panel live through, on a small case."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from tests.documents.files_by_code import one_page_pdf
from tests.pipeline import small
from tests.pipeline.conftest import Run, docx_text, everything_in

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory, dhr: Run) -> Path:
    case = small.make(tmp_path_factory.mktemp("drafted") / "case")
    ended = dhr("run", case)
    assert ended.returncode == 0, ended.stderr
    return case


@pytest.fixture
def case(drafted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drafted, tmp_path / "case"))


def test_a_case_without_settings_and_register_runs_to_the_review(tmp_path: Path, dhr: Run) -> None:
    case = small.make(tmp_path / "case")
    (case / "case.yaml").unlink()
    (case / "register.yaml").unlink()
    ended = dhr("run", case)
    assert ended.returncode == 0, ended.stderr
    assert (case / "review" / "decisions.csv").exists()


def test_publish_lists_what_is_open_and_releases_nothing(case: Path, dhr: Run) -> None:
    ended = dhr("publish", case)
    assert ended.returncode == 7
    for condition in ("findings decided", "sign-off", "approval"):
        assert condition in ended.stderr
    assert "Verrick" not in ended.stderr
    assert not (case / "published").exists()


def test_accept_all_publishes_a_set_without_anybody_s_name(case: Path, dhr: Run) -> None:
    assert dhr("decide", case, "--accept-all", "--by", "Panel", "--reason", "test").returncode == 0
    ended = dhr("publish", case)
    assert ended.returncode == 0, ended.stderr
    for path in (case / "published").iterdir():
        text = everything_in(path)
        for name in ("Verrick", "Odalys", "Marek", "Tranter", "Ferrow"):
            assert name not in text, (path.name, name)
    report = docx_text(case / "published" / "Overview Report.docx")
    assert "Hannah" in report and "DASH score of 11" in report and "MARAC" in report


def test_decisions_survive_an_edit_elsewhere_in_the_draft(case: Path, dhr: Run) -> None:
    assert dhr("decide", case, "--accept-all", "--by", "Panel", "--reason", "test").returncode == 0
    path = case / "drafts" / "Overview Report.docx"
    document = docx.Document(str(path))
    document.element.body.insert(0, docx.Document().add_paragraph("A sentence at the top with nobody in it.")._p)
    document.save(str(path))
    assert dhr("redact", case).returncode == 0
    facts = json.loads(dhr("status", case, "--json").stdout)
    assert facts["open"]["findings decided"] == 0
    assert facts["open"]["chair's sign-off"] == 1  # another draft needs another signature


def test_the_writer_s_words_survive_a_late_report(case: Path, dhr: Run) -> None:
    path = case / "drafts" / "Overview Report.docx"
    document = docx.Document(str(path))
    document.add_paragraph("The writer added this sentence about the hallway light.")
    document.save(str(path))
    mine = path.read_bytes()
    late = (("Heading 1", "Analysis of involvement"), ("Normal", "The surgery did not ask Odalys Verrick about home."), ("Heading 1", "Recommendations"), ("List Number", "The practice should ask routinely."))  # fmt: skip
    small.word(case / "sources" / "Example Practice" / "IMR late.docx", late)
    ended = dhr("run", case)
    assert ended.returncode == 0, ended.stderr
    assert path.read_bytes() == mine
    assert "did not ask Odalys Verrick about home" in docx_text(case / "drafts" / "Overview Report (new).docx")
    assert "Overview Report.docx was changed by hand" in dhr("status", case).stdout
    assert dhr("decide", case, "--accept-all", "--by", "Panel", "--reason", "test").returncode == 0
    assert dhr("publish", case).returncode == 0
    assert docx_text(case / "published" / "Overview Report.docx").count("about the hallway light") == 1


def test_running_again_without_a_change_changes_nothing(case: Path, dhr: Run) -> None:
    before = small.snapshot(case)
    ended = dhr("run", case)
    assert ended.returncode == 0 and "up to date" in ended.stdout
    assert small.snapshot(case) == before


def test_one_broken_file_among_good_ones_is_an_unread_item(case: Path, dhr: Run) -> None:
    (case / "sources" / "Example Housing" / "broken.docx").write_bytes(b"PK\x03\x04 this is no zip")
    ended = dhr("ingest", case)
    assert ended.returncode == 0 and "broken.docx" in ended.stdout
    facts = json.loads(dhr("status", case, "--json").stdout)
    assert [i["document"] for i in facts["unread"] if i["kind"] == "file"] == ["sources/Example Housing/broken.docx"]


def test_when_nothing_can_be_read_the_case_stays_as_it_was(tmp_path: Path, dhr: Run) -> None:
    folder = tmp_path / "case" / "sources" / "P"
    folder.mkdir(parents=True)
    (folder / "a.docx").write_bytes(b"not a document")
    ended = dhr("run", tmp_path / "case")
    assert ended.returncode == 3
    assert not (tmp_path / "case" / "work" / "ingest.json").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("after", [0.4, 1.5, 3.0])
def test_an_interrupted_run_leaves_the_case_usable(
    case: Path, dhr: Run, offline: dict[str, str], how: signal.Signals, after: float
) -> None:
    before = small.snapshot(case)
    (case / "sources" / "Example Housing" / "chron.csv").write_text(
        small.HOUSING + "4 July 2019,Another row.\n", encoding="utf-8"
    )
    running = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "run", str(case)], env=offline, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    time.sleep(after)
    running.send_signal(how)
    _, error = running.communicate(timeout=60)
    assert b"Traceback" not in error
    if how is signal.SIGINT and running.returncode != 0:
        assert running.returncode == 130, error
    for name, content in before.items():
        if not name.startswith(("work/", "drafts/", "review/", "decisions", "sources/")):
            assert (case / name).read_bytes() == content
    ended = dhr("run", case)
    assert ended.returncode == 0, ended.stderr
    assert "Another row" in (case / "work" / "timeline.json").read_text(encoding="utf-8")
    assert not (case / "work" / ".stage").exists()


def test_no_case_text_in_anything_the_program_says(case: Path, dhr: Run) -> None:
    said = []
    for arguments in (
        ["run", case],
        ["status", case],
        ["publish", case],
        ["decide", case, "--accept-all", "--by", "P", "--reason", "r"],
        ["publish", case],
    ):
        ended = dhr(*arguments)
        said.append(ended.stdout + ended.stderr)
    for name in ("Verrick", "Odalys", "Marek", "Tranter", "Ferrow"):
        assert name not in "".join(said)


def test_the_sheet_decides_and_a_new_pseudonym_takes_its_place_everywhere(case: Path, dhr: Run) -> None:
    import csv

    sheet = case / "review" / "decisions.csv"
    with sheet.open(encoding="utf-8-sig", newline="") as stream:
        records = list(csv.DictReader(stream))
    for record in records:
        kind = record["id"].split(":")[0]
        record["action"] = {
            "entity": "accept",
            "finding": "accept",
            "unread": "accept",
            "signoff": "sign",
            "approval": "approve",
        }[kind]
        if record["id"] == "entity:victim":
            record["action"], record["replacement"] = "replace", "Miriam"
    filled = case / "filled.csv"
    with filled.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, records[0].keys())
        writer.writeheader()
        writer.writerows(records)
    assert dhr("decide", case, "--sheet", filled, "--by", "Chair").returncode == 0
    ended = dhr("publish", case)
    assert ended.returncode == 0, ended.stderr
    report = docx_text(case / "published" / "Overview Report.docx")
    assert "Miriam" in report and "Hannah" not in report and "Odalys" not in report


@pytest.mark.skipif(os.name == "nt", reason="the script that stands for LibreOffice is one of POSIX")
def test_what_only_a_second_program_shows_is_on_the_sheet_and_somebody_s_word_lets_the_release_go_on(
    case: Path, tmp_path: Path, offline: dict[str, str]
) -> None:
    page = one_page_pdf(b"BT /F1 12 Tf 72 720 Td (Report on Verrick) Tj ET").hex()
    script = tmp_path / "soffice"
    script.write_text(_SHOWS.format(python=sys.executable, page=page), encoding="utf-8")
    script.chmod(0o755)

    def dhr(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
        environment = {**offline, "DHR_SOFFICE": str(script)}
        return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)

    accept = ("decide", case, "--accept-all", "--by", "Panel", "--reason", "test")
    assert dhr(*accept).returncode == 0
    refused = dhr("publish", case)
    assert refused.returncode == 8 and "it puts what was met on the decisions sheet" in refused.stderr
    assert "left to settle" in dhr("redact", case).stdout
    assert dhr(*accept).returncode == 0
    assert dhr("publish", case).returncode == 8  # accepting everything accepts no name that is left
    assert not (case / "published").exists()
    sheet = case / "review" / "decisions.csv"
    records = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    left = [record for record in records if record["id"].startswith("left:")]
    assert left and all("Verrick" in record["what"] and "THE REGISTER HAS IT" in record["what"] for record in left)
    filled = tmp_path / "filled.csv"
    with filled.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(records[0]))
        writer.writeheader()
        writer.writerows(record | {"action": "keep", "reason": "the name of a rock"} for record in left)
    assert dhr("decide", case, "--sheet", filled, "--by", "Chair").returncode == 0
    released = dhr("publish", case)
    assert released.returncode == 0, released.stderr
    assert dhr("redact", case).returncode == 0 and dhr("publish", case).returncode == 0


_SHOWS = """#!{python}
import sys, pathlib
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
(out / ("file." + sys.argv[sys.argv.index("--convert-to") + 1])).write_bytes(bytes.fromhex("{page}"))
"""
