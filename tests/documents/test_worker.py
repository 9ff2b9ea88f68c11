"""The child process: its limits, its failures, and that documents come back as they were read."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import documents
from pipeline.documents import batches, wire, worker
from pipeline.documents.limits import Limits
from pipeline.errors import Damaged, EditUnsafe, InputRefused, LimitExceeded, WrongType
from pipeline.model import Document, Edit, Table, TableCell, TableRow, Unit, UnreadItem
from tests.documents.files_by_code import inline, one_page_pdf, rows, workbook

MIB = 1 << 20
SMALL = workbook({"Sheet1": rows(inline("A1", "Tamsin") + inline("B1", "went out"))})


@pytest.fixture(autouse=True)
def _fresh_child() -> object:
    yield
    worker.stop()


def _path(folder: Path, name: str, blob: bytes) -> Path:
    (folder / name).write_bytes(blob)
    return folder / name


def test_reading_in_the_child_equals_reading_here(tmp_path: Path) -> None:
    for name, blob in (("a.xlsx", SMALL), ("a.pdf", one_page_pdf()), ("a.csv", b"a,b\n1,2\n")):
        assert documents.read(_path(tmp_path, name, blob)) == documents.read_bytes(blob, name=name)


def test_one_child_serves_many_files(tmp_path: Path) -> None:
    path = _path(tmp_path, "a.csv", b"a,b\n1,2\n")
    documents.read(path)
    child = worker._current
    assert child is not None
    for _ in range(20):
        documents.read(path)
    assert worker._current is child


def test_the_child_makes_room_for_a_long_document_and_the_next_file_gets_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _path(tmp_path, "a.xlsx", SMALL)
    alive: list[bool] = []
    whole = wire.Assembly.document

    def noted(assembly: wire.Assembly) -> Document:
        alive.append(child.process.poll() is None)
        return whole(assembly)

    documents.read(path)
    child = worker._current
    assert child is not None
    monkeypatch.setattr(wire.Assembly, "document", noted)
    monkeypatch.setattr(worker, "_LONG", 1)
    assert documents.read(path) == documents.read_bytes(SMALL, name="a.xlsx")
    assert alive == [False]
    monkeypatch.undo()
    assert documents.read(path) == documents.read_bytes(SMALL, name="a.xlsx")
    assert worker._current is not child


def test_a_refusal_keeps_its_class_its_words_and_the_child(tmp_path: Path) -> None:
    with pytest.raises(WrongType):
        documents.in_child("read_bytes", SMALL, name="a.docx")
    assert worker._current is not None


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    blob = b"a,b\n" + b"1,2\n" * 400_000
    with pytest.raises(LimitExceeded, match="given up"):
        documents.read(_path(tmp_path, "a.csv", blob), limits=Limits(seconds=0.3, seconds_per_page=0, memory=2048 * MIB))
    assert worker._current is None


def test_a_file_that_needs_too_much_memory_is_given_up(tmp_path: Path) -> None:
    blob = b"a,b\n" + b"x,y\n" * 2_000_000
    with pytest.raises(LimitExceeded, match="memory"):
        documents.read(_path(tmp_path, "a.csv", blob), limits=Limits(memory=160 * MIB))


def test_a_child_that_dies_is_replaced(tmp_path: Path) -> None:
    path = _path(tmp_path, "a.csv", b"a,b\n1,2\n")
    documents.read(path)
    assert worker._current is not None
    worker._current.process.kill()
    worker._current.process.wait()
    assert documents.read(path).tables


def test_a_child_that_dies_over_a_file_is_that_files_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents.in_child("read_bytes", SMALL, name="a.xlsx")
    child = worker._current
    assert child is not None
    real = worker.Worker._post

    def post_and_kill(self: worker.Worker, *arguments: object) -> None:
        self.process.kill()
        real(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(worker.Worker, "_post", post_and_kill)
    with pytest.raises(InputRefused):
        documents.in_child("read_bytes", SMALL, name="a.xlsx")
    monkeypatch.undo()
    assert documents.in_child("read_bytes", SMALL, name="a.xlsx").tables


def test_edits_and_scrub_work_in_the_child() -> None:
    unit = documents.read_bytes(SMALL, name="a.xlsx").units[1]
    edit = Edit(unit.address, 0, 6, "Tamsin", "Laura")
    edited = documents.in_child("apply_edits", SMALL, [edit], name="a.xlsx")
    assert "Laura" in [u.text for u in documents.read_bytes(edited, name="a.xlsx").units]
    assert documents.in_child("integrity", SMALL, edited, [edit], name="a.xlsx") == []
    assert documents.in_child("scrub", edited, name="a.xlsx", title="T").blob
    assert any("Laura" in text for _, text in documents.in_child("streams", edited, name="a.xlsx"))
    with pytest.raises(EditUnsafe):
        documents.in_child("apply_edits", SMALL, [Edit(unit.address, 0, 3, "Bob", "x")], name="a.xlsx")


def test_the_child_does_nothing_but_what_it_is_for() -> None:
    with pytest.raises(Exception, match="does not do"):
        documents.in_child("os.system", b"", name="a")


def test_no_refusal_quotes_the_file(tmp_path: Path) -> None:
    secret = "Tamsin-Canary"
    blob = workbook({secret: rows(inline("A1", secret)) + f"<{secret}"})
    with pytest.raises(InputRefused) as caught:
        documents.read(_path(tmp_path, "a.xlsx", blob))
    assert secret not in str(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="no core dumps on Windows")
def test_the_child_writes_no_core_dump_and_has_a_ceiling_for_memory() -> None:
    code = (
        "from pipeline import platform; import resource; platform.limit_this_process(memory=200 << 20);"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], resource.getrlimit(resource.RLIMIT_AS)[0] < 2 << 30)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert answer.stdout.split() == ["0", "True"]


# --- the wire ----------------------------------------------------------------------------------------------------------------

_texts = st.text(max_size=12)
_units = st.builds(
    Unit, slot=_texts, part=_texts, locator=_texts, address=_texts, text=_texts, level=st.none() | st.integers(1, 9), hidden=st.booleans(),
    cell=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), tags=st.lists(_texts, max_size=2).map(tuple),
)  # fmt: skip
_rows = st.builds(
    TableRow,
    locator=_texts,
    cells=st.lists(st.builds(TableCell, _texts, _texts, st.none() | _texts, st.booleans()), max_size=3).map(tuple),
)
_documents = st.builds(
    Document, name=_texts, format=_texts, sha256=_texts, units=st.lists(_units, max_size=5).map(tuple),
    tables=st.lists(st.builds(Table, _texts, st.lists(_rows, max_size=3).map(tuple), _texts), max_size=3).map(tuple),
    unread=st.lists(st.builds(UnreadItem.of, _texts, _texts, _texts, _texts), max_size=2).map(tuple), pages=st.none() | st.integers(0, 99),
)  # fmt: skip


_ONE_UNIT = dataclasses.asdict(Unit("s", "body", "p", "a", "words"))


def _over_the_wire(document: Document) -> Document:
    there = wire.Assembly()
    for piece in wire.pieces(batches.of(document)):
        text = json.dumps(piece, ensure_ascii=False).encode("utf-8", "surrogatepass")
        there.add(json.loads(text.decode("utf-8", "surrogatepass")))
    return there.document()


@settings(max_examples=60, deadline=None)
@given(_documents, st.integers(1, 9))
def test_a_document_comes_over_the_wire_as_it_was(document: Document, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wire, "_PIECE", size)
        assert _over_the_wire(document) == document


@pytest.mark.parametrize("spoil", ["text", "level", "rows", "table", "treatment", "unit", "endless"])
def test_what_does_not_fit_is_refused_by_the_receiver(spoil: str) -> None:
    document = documents.read_bytes(SMALL, name="a.xlsx")
    units, rows, about = json.loads(json.dumps(list(wire.pieces(batches.of(document)))))
    if spoil == "rows":
        rows["rows"][0][2] = 99
    elif spoil == "table":
        rows["rows"][0][0] = 7
    elif spoil == "unit":
        rows["cells"]["text"] = [99] * len(rows["cells"]["text"])
    elif spoil == "endless":
        units["units"] = {name: {"all": value, "n": 1 << 40} for name, value in _ONE_UNIT.items()}
    elif spoil == "treatment":
        units["units"]["treatment"] = ["burn"] * len(document.units)
    else:
        units["units"][spoil] = [{}] * len(document.units)
    there = wire.Assembly()
    with pytest.raises((ValueError, TypeError, KeyError, IndexError)):
        for piece in (units, rows, about):
            there.add(piece)
        there.document()


def test_two_hundred_thousand_units_travel_whole() -> None:
    units = tuple(Unit("s", "body", f"p{n}", f"a{n}", f"some words {n}") for n in range(200_000))
    document = Document("a", "docx", "0", units)
    assert _over_the_wire(document) == document


def test_a_cell_and_its_unit_share_their_strings_on_both_sides() -> None:
    blob = workbook({"Sheet1": rows(*(inline(f"A{n}", f"words {n}") + inline(f"B{n}", "more") for n in (1, 2)))})
    for document in (documents.read_bytes(blob, name="a.xlsx"), documents.in_child("read_bytes", blob, name="a.xlsx")):
        units = [unit for unit in document.units if unit.slot == "excel.cell"]
        cells = [cell for row in document.tables[0].rows for cell in row.cells]
        assert len(units) == 4
        assert all(unit.text is cell.text and unit.locator is cell.locator for unit, cell in zip(units, cells, strict=True))


def test_a_long_workbook_comes_in_batches_and_is_the_same_as_whole() -> None:
    blob = workbook({"S": rows(*(inline(f"A{n}", f"words {n}") + inline(f"B{n}", "more") for n in range(1, 3001)))})
    met = list(documents.read_batches(blob, name="a.xlsx"))
    sizes = [len(batch.units) for batch in met if isinstance(batch, batches.Batch)]
    assert sum(sizes) >= 6000 and max(sizes) <= 2100
    assert batches.whole(met) == documents.read_bytes(blob, name="a.xlsx")


def test_a_word_that_stands_in_every_row_is_held_once() -> None:
    blob = workbook({"S": rows(*(inline(f"A{n}", f"words {n}") + inline(f"B{n}", "more of it") for n in range(1, 1500)))})
    document = documents.in_child("read_bytes", blob, name="a.xlsx")
    told = [unit.text for unit in document.units if unit.text == "more of it"]
    assert len(told) == 1499 and len({id(text) for text in told}) < 10


def test_an_answer_that_is_no_document_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    real = worker._receive

    def spoiled(pipe: IO[bytes]) -> worker.Frame:
        head, blobs = real(pipe)
        return ({"piece": {"units": 3}} if "piece" in head else head), blobs

    monkeypatch.setattr(worker, "_receive", spoiled)
    with pytest.raises(Damaged):
        documents.in_child("read_bytes", SMALL, name="a.xlsx")
    assert worker._current is None
