"""Finished files are opened in LibreOffice where it is installed: what blocks, what is only said, what a killed run leaves.

A small script stands for LibreOffice, so that each of its answers can be had on any machine; the last test asks the real one.
"""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import documents, oneshot
from pipeline.documents import office
from pipeline.model import Person, Register
from tests.documents.files_by_code import one_page_pdf
from tests.documents.word.make import docx, p

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the script that stands for LibreOffice is one of POSIX")
REGISTER = Register(people=(Person("victim", "victim", "Tamsin Rourke", ("Tam",), pseudonym="Laura"),))
TEXT = docx(p("Tamsin Rourke rang."))
_SHOWS = """#!{python}
import sys, pathlib, zipfile, time
source = pathlib.Path(sys.argv[-1]); out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
target = sys.argv[sys.argv.index("--convert-to") + 1]
said = zipfile.ZipFile(source).read("word/document.xml").decode()
{answer}
out.mkdir()
(out / f"file.{{target}}").write_bytes(bytes.fromhex("{page}"))
"""


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, *, answer: str = "", shows: str = "Laura rang.") -> Path:
    """Put a script in LibreOffice's place that shows one page, after `answer` had its say."""
    page = one_page_pdf(f"BT /F1 12 Tf 72 720 Td ({shows}) Tj ET".encode()).hex()
    script = folder / "soffice"
    script.write_text(_SHOWS.format(python=sys.executable, answer=answer, page=page), encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("DHR_SOFFICE", str(script))
    return script


def anonymise(folder: Path, **kw: object) -> object:
    (folder / "report.docx").write_bytes(TEXT)
    (made,) = oneshot.anonymise(
        [folder / "report.docx"], register=REGISTER, policy="publication", register_only=True, out=folder / "out", **kw,
    )  # type: ignore[arg-type]  # fmt: skip
    return made


def test_a_file_that_opens_is_written_and_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)
    made = anonymise(tmp_path)
    assert isinstance(made, oneshot.Anonymised) and made.opened_in == "LibreOffice"
    assert (tmp_path / "out" / "report.docx").exists()


def test_a_finished_file_that_cannot_be_opened_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, answer="if 'Laura' in said: sys.exit(1)")
    made = anonymise(tmp_path)
    assert isinstance(made, oneshot.Left) and "LibreOffice cannot open" in made.hits[0].why
    assert not (tmp_path / "out").exists()


def test_where_it_opens_not_even_the_file_that_was_given_it_is_no_judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, answer="sys.exit(1)")
    made = anonymise(tmp_path)
    assert isinstance(made, oneshot.Anonymised) and "made from" in made.not_opened


def test_a_name_that_only_the_second_program_shows_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, shows="Review of Tamsin Rourke, page 1")
    made = anonymise(tmp_path)
    assert isinstance(made, oneshot.Left) and made.hits[0].locator == "page 1 as LibreOffice shows it"
    (tmp_path / "clean.docx").write_bytes(docx(p("Laura rang.")))
    ((_, hits),) = oneshot.verify_files([tmp_path / "clean.docx"], register=REGISTER)  # type: ignore[misc]
    assert any(hit.blocking for hit in hits)
    ((_, hits),) = oneshot.verify_files([tmp_path / "clean.docx"], register=REGISTER, office=False)  # type: ignore[misc]
    assert not hits


def test_given_up_for_its_time_it_is_said_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, answer="time.sleep(60)")
    monkeypatch.setattr(documents.Limits, "time_for", lambda self, pages: 0.5)
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    made = anonymise(tmp_path)
    assert isinstance(made, oneshot.Anonymised) and "given up" in made.not_opened
    assert not list((tmp_path / "scratch").iterdir())


def test_without_it_the_file_is_written_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DHR_SOFFICE", "off")
    made = anonymise(tmp_path)
    assert isinstance(made, oneshot.Anonymised) and made.not_opened == "LibreOffice is not installed"
    made = anonymise(tmp_path, office=False)
    assert isinstance(made, oneshot.Anonymised) and not made.not_opened and not made.opened_in


_RUN = """
import sys
from pathlib import Path
from pipeline import documents
print("ready", flush=True)
documents.shown_in_office(Path(sys.argv[1]).read_bytes(), name="report.docx")
"""


def test_a_killed_run_leaves_nothing_readable_and_no_busy_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, answer="pathlib.Path(source.parent.parent / 'pid').write_text(str(__import__('os').getpid())); time.sleep(300)")  # fmt: skip
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (tmp_path / "report.docx").write_bytes(TEXT)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "TMPDIR": str(scratch)}
    running = subprocess.Popen([sys.executable, "-c", _RUN, str(tmp_path / "report.docx")], env=environment)
    end = time.monotonic() + 60
    while not (scratch / "pid").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert list(scratch.glob("dhr-office-*/file.docx"))
    running.send_signal(signal.SIGKILL)
    running.wait(timeout=30)
    while list(scratch.glob("dhr-office-*")) and time.monotonic() < end:
        time.sleep(0.05)
    assert not list(scratch.glob("dhr-office-*"))
    with pytest.raises(ProcessLookupError):
        os.kill(int((scratch / "pid").read_text()), 0)


def test_publication_says_in_which_program_the_set_was_opened() -> None:
    from pipeline.publish.stage import _report
    from pipeline.redact.finishing import Finished
    from pipeline.redact.opening import Opened

    opened = Finished("a.docx", b"", {}, (), 3, opened=Opened("LibreOffice"))
    lone = Finished("b.docx", b"", {}, (), 3, opened=Opened(why_not="LibreOffice is not installed"))
    lines = _report([opened, lone]).lines
    assert lines[0].endswith("opened in LibreOffice") and "opened" not in lines[1]
    assert lines[2] == "Not opened in a second program: LibreOffice is not installed."


@pytest.mark.office
def test_the_real_one_shows_headers_fields_and_every_sheet(tmp_path: Path) -> None:
    if office.office_program() is None:
        pytest.skip("needs LibreOffice")
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"] = "first sheet"
    book.create_sheet("Second")["B2"] = "Marchetti"
    out = io.BytesIO()
    book.save(out)
    said = " ".join(text for _, text in documents.shown_in_office(out.getvalue(), name="a.xlsx"))
    assert "first sheet" in said and "Marchetti" in said
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/></w:sectPr>'
    file = docx(p("The panel met.") + reference, header1=p("Westmarch"))
    said = " ".join(text for _, text in documents.shown_in_office(file, name="a.docx"))
    assert "The panel met." in said and "Westmarch" in said
    assert documents.shown_in_office(b"Laura rang.", name="a.txt") == ()
