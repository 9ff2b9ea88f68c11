"""Single files: what is written, under which name, with which exit code, and what a killed run leaves."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline import oneshot
from pipeline.errors import OutputFailed
from pipeline.model import OrganisationName, Person, PlaceName, Register
from tests.documents.files_by_code import inline, one_page_pdf, rows, stream, workbook
from tests.documents.word.make import docx, p
from tests.leaks.test_forty_kinds import heard

REGISTER = Register(
    people=(Person("victim", "victim", "Tamsin Rourke", ("Tam",), pseudonym="Laura"), Person("p2", "friend", "Odile Marchetti")),
    places=(PlaceName("home", "9 Cooper's Yard", kind="home", replacement="the family home"),),
)
YAML = """people:
  - {id: victim, role: victim, name: Tamsin Rourke, also: [Tam], pseudonym: Laura}
"""
TEXT = docx(p("Tamsin Rourke rang from 9 Cooper's Yard."))


def anonymise(paths: Sequence[Path], out: Path, *, register: Register = REGISTER) -> list[object]:
    return list(oneshot.anonymise(paths, register=register, policy="publication", register_only=True, out=out))


def write(path: Path, blob: bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(blob)
    return path


def test_names_that_clash_get_a_number_and_lose_what_identifies(tmp_path: Path) -> None:
    files = [write(tmp_path / folder / "report.docx") for folder in ("a", "b")]
    files += [
        write(tmp_path / "Rourke_IMR_v2.docx"),
        write(tmp_path / "TamsinRourke.docx"),
        write(tmp_path / "tamsin-rourke.docx"),
    ]
    anonymise(files, tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == 5 and {"report.docx", "report-2.docx"} <= set(names)
    assert not any("rourke" in name.lower() or "tamsin" in name.lower() for name in names)


def test_macros_are_dropped_and_a_template_becomes_a_document(tmp_path: Path) -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    macro = write(tmp_path / "a.docm", docx(p("Tamsin rang."), main_type=kind, entries={"word/vbaProject.bin": b"\x01Tamsin"}))
    template = write(tmp_path / "b.dotx", docx(p("Tamsin rang."), main_type="template.main+xml"))
    anonymise([macro, template], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.docx", "b.docx"]
    for path in (tmp_path / "out").iterdir():
        with zipfile.ZipFile(path) as package:
            types = package.read("[Content_Types].xml").decode()
            assert "document.main+xml" in types and "macroEnabled" not in types
            assert not any("vba" in name for name in package.namelist())
        assert "Laura rang." in heard(path.read_bytes())


def test_an_agency_stays_in_files_that_are_given_together(tmp_path: Path) -> None:
    blob = workbook({"Rourke actions": rows(inline("A1", "Example Constabulary"))})
    files = [write(tmp_path / name, blob) for name in ("plan.xlsx", "tracker.xlsx")]
    list(
        oneshot.anonymise(files, register=REGISTER, policy="publication", register_only=False, out=tmp_path / "out", office=False)
    )
    for path in files:
        said = heard((tmp_path / "out" / path.name).read_bytes())
        assert "Example Constabulary" in said and "Rourke" not in said


def test_the_file_given_is_never_written_over(tmp_path: Path) -> None:
    path = write(tmp_path / "report.docx")
    anonymise([path], tmp_path)
    assert path.read_bytes() == TEXT
    assert "Tamsin" not in heard((tmp_path / "report-2.docx").read_bytes())


def test_a_file_given_twice_is_made_once(tmp_path: Path) -> None:
    path = write(tmp_path / "report.docx")
    assert len(anonymise([path, path], tmp_path / "out")) == 1


def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "report.docx")
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    for out in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(OutputFailed):
            anonymise([path], out)


def test_a_refused_file_does_not_stop_the_good_ones(tmp_path: Path) -> None:
    files = [
        write(tmp_path / "good.docx"),
        write(tmp_path / "bad.docx", b"PK\x03\x04 nothing"),
        write(tmp_path / "good.txt", b"Tam rang.\n"),
    ]
    results = anonymise(files, tmp_path / "out")
    assert [type(result).__name__ for result in results] == ["Refused", "Anonymised", "Anonymised"]
    assert (tmp_path / "out" / "good.txt").read_text(encoding="utf-8") == "Laura rang.\n"


def test_the_highest_exit_code_of_several_files_counts(tmp_path: Path) -> None:
    (tmp_path / "register.yaml").write_text(YAML, encoding="utf-8")
    write(tmp_path / "good.docx")
    write(tmp_path / "bad.docx", b"PK\x03\x04 nothing")
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "anonymise",
        "good.docx",
        "bad.docx",
        "--register",
        "register.yaml",
        "--register-only",
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    ended = subprocess.run(
        [*command, "--out", "out"], cwd=tmp_path, env=environment, capture_output=True, timeout=120, check=False
    )
    assert ended.returncode == 3 and b"Traceback" not in ended.stderr and b"Rourke" not in ended.stdout + ended.stderr
    assert (tmp_path / "out" / "good.docx").exists()
    ended = subprocess.run(
        [*command, "--out", "register.yaml"], cwd=tmp_path, env=environment, capture_output=True, timeout=120, check=False
    )
    assert ended.returncode == 9


def test_nothing_but_the_register_changes(tmp_path: Path) -> None:
    text = "Photograph: Tamsin on 4 September 2018, crime reference 55/20417/18, rang 07700 900123 with her brother Bryn."
    path = write(tmp_path / "a.docx", docx(p(text)))
    anonymise([path], tmp_path / "out")
    assert text.replace("Tamsin", "Laura") in heard((tmp_path / "out" / "a.docx").read_bytes())


def test_an_entry_the_policy_would_keep_is_replaced_when_only_the_register_speaks(tmp_path: Path) -> None:
    register = Register(places=(PlaceName("county", "Westmarchshire", kind="county"),))
    path = write(tmp_path / "a.docx", docx(p("She moved to Westmarchshire in 2014.")))
    anonymise([path], tmp_path / "out", register=register)
    assert "Westmarchshire" not in heard((tmp_path / "out" / "a.docx").read_bytes())


@pytest.mark.parametrize(
    "text",
    [
        "TamsinRourke rang.",
        "OdileMarchetti2018 signed",
        "Tam\u00adsin Rou\u2011rke rang.",
        "file 527_T. Rourke_HW13",
        "MARCHETTIROURKE signed",
    ],
)
def test_a_name_inside_a_longer_run_of_letters_goes(tmp_path: Path, text: str) -> None:
    anonymise([write(tmp_path / "a.docx", docx(p(text)))], tmp_path / "out")
    said = heard((tmp_path / "out" / "a.docx").read_bytes()).casefold()
    assert "rourke" not in said and "marchetti" not in said


def test_a_name_that_begins_in_one_paragraph_and_ends_in_the_next_goes(tmp_path: Path) -> None:
    anonymise([write(tmp_path / "a.docx", docx(p("The note was signed Mar-") + p("chetti. All is well.")))], tmp_path / "out")
    said = "".join(re.findall(r"[a-z]", heard((tmp_path / "out" / "a.docx").read_bytes()).casefold()))
    assert "marchetti" not in said and "alliswell" in said


def test_a_longer_ordinary_name_is_not_taken_for_one_of_the_register() -> None:
    from pipeline.redact.verification.runs import Index

    index = Index.of([("richards", "r"), ("rourke", "k")])
    assert [(g.value, g.clean) for g in index.find("Richardson and Rourkean met.")] == [("r", False)]
    assert [(g.value, g.clean) for g in index.find("JaneRichards, Rou-rke")] == [("r", True), ("k", True)]


def test_an_innocent_file_name_stays_as_it_was(tmp_path: Path) -> None:
    names = ["altchunk.docx", "across_par.docx", "first-footer.docx", "softhyphen.docx", "final report v2.docx"]
    for name in names:
        write(tmp_path / name)
    made = list(
        oneshot.anonymise(
            [tmp_path / name for name in names],
            register=REGISTER,
            policy="publication",
            register_only=False,
            out=tmp_path / "out",
        )
    )
    assert [getattr(item, "out", None) for item in made] == names


def test_a_filter_of_a_worksheet_loses_the_name_and_keeps_filtering(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (("Who", "What"), ("Tamsin Rourke", "rang"), ("Nurse", "wrote")):
        book.active.append(row)
    book.active.auto_filter.ref = "A1:B3"
    book.active.auto_filter.add_filter_column(0, ["Tamsin Rourke"])
    book.save(tmp_path / "a.xlsx")
    anonymise([tmp_path / "a.xlsx"], tmp_path / "out")
    (column,) = openpyxl.load_workbook(tmp_path / "out" / "a.xlsx").active.auto_filter.filterColumn
    assert column.filters.filter == ["Laura"]


def test_what_a_new_pdf_leaves_behind_is_named(tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(one_page_pdf(b"BT /F1 12 Tf 72 720 Td (Tamsin rang.) Tj ET")))
    writer.add_attachment("notes.txt", b"Tamsin Rourke")
    writer.add_metadata({"/Author": "Tamsin Rourke"})
    writer.write(str(tmp_path / "a.pdf"))
    (made,) = anonymise([tmp_path / "a.pdf"], tmp_path / "out")
    assert isinstance(made, oneshot.Anonymised) and {"embedded", "property"} <= set(made.removed)


def test_text_under_a_black_box_in_a_pdf_is_gone_and_verification_sees_it(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 72 720 Td (Tamsin Rourke rang the helpline.) Tj ET 0 0 0 rg 60 700 300 40 re f"
    path = write(tmp_path / "boxed.pdf", one_page_pdf(content, more={9: stream(b"Tamsin Rourke")}))
    ((_, hits),) = oneshot.verify_files([path], register=REGISTER)  # type: ignore[misc]
    assert any(hit.blocking for hit in hits)
    anonymise([path], tmp_path / "out")
    import pypdf

    made = (tmp_path / "out" / "boxed.pdf").read_bytes()
    reader = pypdf.PdfReader(io.BytesIO(made))
    said = "".join(page.extract_text() for page in reader.pages)
    assert "Laura rang the helpline." in said and "Rourke" not in said and b"Rourke" not in made
    assert oneshot.verify_files([tmp_path / "out" / "boxed.pdf"], register=REGISTER)


_WRITER = """
import sys
from pathlib import Path
from pipeline.oneshot import write_whole
target, blobs = Path(sys.argv[1]), [bytes([65 + n]) * 4_000_000 for n in range(2)]
print("ready", flush=True)
for n in range(100_000):
    write_whole(target, blobs[n % 2])
    if n < 5:
        print(n, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.9])
def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path, part: float) -> None:
    """Kill at a part of the time one write takes here and now: a fixed number of seconds means nothing on a busy machine."""
    target = write(tmp_path / "report.docx", b"A" * 4_000_000)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    running = subprocess.Popen([sys.executable, "-c", _WRITER, str(target)], env=environment, stdout=subprocess.PIPE)
    assert running.stdout is not None and running.stdout.readline() == b"ready\n"
    assert running.stdout.readline() == b"0\n"
    begun = time.monotonic()
    assert [running.stdout.readline() for _ in range(4)] == [b"1\n", b"2\n", b"3\n", b"4\n"]
    time.sleep((time.monotonic() - begun) / 4 * part)
    running.send_signal(signal.SIGKILL)
    running.wait(timeout=30)
    running.stdout.close()
    content = target.read_bytes()
    assert len(content) == 4_000_000 and content in (b"A" * 4_000_000, b"B" * 4_000_000)
    assert all(path == target or path.name.endswith(".part") for path in tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    target = write(tmp_path / "report.docx", b"A" * 4_000_000)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-c", _WRITER, str(target)]
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(2)]
    try:
        for process in running:
            assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        seen = set()
        for _ in range(40):
            content = target.read_bytes()
            assert len(content) == 4_000_000 and len(set(content)) == 1
            seen.add(content[:1])
            time.sleep(0.01)
    finally:
        for process in running:
            process.kill()
            process.wait(timeout=30)
            assert process.stdout is not None
            process.stdout.close()
    assert seen <= {b"A", b"B"}
    assert all(path == target or path.name.endswith(".part") for path in tmp_path.iterdir())


def test_what_a_killed_run_left_long_ago_is_cleared_and_what_another_run_writes_is_not(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".report.docx.0a1b2c3d.part", tmp_path / ".report.docx.11111111.part"
    for path in (old, fresh):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    oneshot.write_whole(tmp_path / "report.docx", b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [fresh.name, "report.docx"]


def _start_run(folder: Path) -> subprocess.Popen[bytes]:
    """Begin a whole run in a folder of its own, which is its folder for temporary files as well."""
    write(folder / "in" / "report.docx", docx(p("Tamsin Rourke rang. ") * 4000))
    (folder / "register.yaml").write_text(YAML, encoding="utf-8")
    scratch = folder / "scratch"
    scratch.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "TMPDIR": str(scratch)}
    command = [sys.executable, "-m", "pipeline", "anonymise", "in/report.docx", "--register", "register.yaml", "--register-only"]
    return subprocess.Popen(
        [*command, "--out", "out"], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture(scope="module")
def whole_run(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Return how many seconds an undisturbed run takes here and now."""
    folder = tmp_path_factory.mktemp("whole")
    begun = time.monotonic()
    assert _start_run(folder).wait(timeout=300) == 0
    assert (folder / "out" / "report.docx").exists()
    return time.monotonic() - begun


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.slow
@pytest.mark.parametrize("part", [0.3, 0.6, 0.8, 0.95])
def test_a_killed_run_leaves_no_name_anywhere_outside_the_source(tmp_path: Path, whole_run: float, part: float) -> None:
    running = _start_run(tmp_path)
    time.sleep(whole_run * part)
    running.kill()
    running.wait(timeout=30)
    found = [path for folder in (tmp_path / "scratch", tmp_path / "out") for path in folder.rglob("*") if path.is_file()]
    for path in found:
        said = heard(path.read_bytes()) if zipfile.is_zipfile(path) else path.read_bytes().decode("utf-8", "ignore")
        assert "Rourke" not in said
    done = tmp_path / "out" / "report.docx"
    assert not done.exists() or zipfile.is_zipfile(done)


def test_verify_takes_a_kept_body_and_the_town_in_a_public_bodys_name_for_nothing_left(tmp_path: Path) -> None:
    register = dataclasses.replace(
        REGISTER,
        places=(PlaceName("town", "Saltmere", kind="town"),),
        organisations=(OrganisationName("force", "Westmarch Police", kind="agency", keep=True),),
    )
    fine = write(tmp_path / "fine.docx", docx(p("Westmarch Police told Saltmere Community Safety Partnership.")))
    left = write(tmp_path / "left.docx", docx(p("Saltmere Community Safety Partnership heard that she lived in Saltmere.")))
    signed = write(tmp_path / "signed.docx", docx(p("Odile Marchetti Saltmere Community Safety Partnership")))
    blocking = {
        name: {hit.text for hit in hits if hit.blocking}
        for name, hits in oneshot.verify_files([fine, left, signed], register=register, office=False)  # type: ignore[misc]
    }
    assert blocking["fine.docx"] == set() and blocking["left.docx"] == {"Saltmere"}
    assert "Odile Marchetti" in blocking["signed.docx"]
