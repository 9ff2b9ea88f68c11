"""Pages without text: named, offered to Tesseract, read by it when asked, and still for somebody to accept."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline import documents
from pipeline.documents import ocr
from pipeline.documents.limits import Limits

WORDS = "The officer attended Thornbury"


def _scan(*texts: str, kind: str = "PDF") -> bytes:
    pages = []
    for text in texts:
        page = Image.new("L", (1654, 1200), 255)
        ImageDraw.Draw(page).text((120, 200), text, fill=0, font=ImageFont.load_default(60))
        pages.append(page)
    held = io.BytesIO()
    pages[0].save(held, kind, **({"save_all": True, "append_images": pages[1:], "resolution": 150} if kind == "PDF" else {}))
    return held.getvalue()


def _stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("DHR_TESSERACT", str(program))


def _path(folder: Path, name: str, blob: bytes) -> Path:
    (folder / name).write_bytes(blob)
    return folder / name


def test_machine_reading_is_offered_only_where_it_can_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for present in (True, False):
        monkeypatch.setenv("DHR_TESSERACT", __file__ if present else str(tmp_path / "none"))
        for name, blob in (("a.pdf", _scan(WORDS)), ("a.png", _scan(WORDS, kind="PNG"))):
            (item,) = documents.read_bytes(blob, name=name).unread
            assert ("ocr: true" in item.reason) == present


def test_without_tesseract_the_item_says_why_nothing_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DHR_TESSERACT", str(tmp_path / "none"))
    document = documents.read(_path(tmp_path, "a.pdf", _scan(WORDS)), ocr=True)
    assert "not installed" in document.unread[0].reason
    assert not [unit for unit in document.units if unit.slot == "ocr.words"]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_words_read_by_machine_are_marked_and_their_page_stays_to_be_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stand_in(tmp_path, "head -c 8 | grep -q PNG && printf 'First line\\ngoes on.\\n\\nSecond.\\n\\f'", monkeypatch)
    path = _path(tmp_path, "a.pdf", _scan("one", "two"))
    before = documents.read(path)
    document = documents.read(path, ocr=True)
    assert [(unit.locator, unit.text) for unit in document.units if unit.slot == "ocr.words"] == [
        (f"page {page} machine-read paragraph {number}", text)
        for page in (1, 2)
        for number, text in ((1, "First line goes on."), (2, "Second."))
    ]
    assert [item.id for item in document.unread] == [item.id for item in before.unread]
    assert all("makes mistakes" in item.reason for item in document.unread)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_tesseract_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(tmp_path, "sleep 300", monkeypatch)
    monkeypatch.setattr(ocr, "_SECONDS_A_PAGE", 0.5)
    document = documents.read(_path(tmp_path, "a.png", _scan("x", kind="PNG")), ocr=True)
    assert "could not" in document.unread[0].reason


def test_a_page_of_any_size_is_drawn_within_bounds() -> None:
    blob = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 14000 14000]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    width, height = Image.open(io.BytesIO(ocr.draw(blob, 1, kind="pdf"))).size
    assert width * height <= 41_000_000


@pytest.mark.office
@pytest.mark.parametrize(("name", "kind"), [("scan.pdf", "PDF"), ("scan.png", "PNG")])
def test_tesseract_reads_a_scan(tmp_path: Path, name: str, kind: str) -> None:
    if ocr.program() is None:
        pytest.skip("needs Tesseract")
    document = documents.read(_path(tmp_path, name, _scan(WORDS, kind=kind)), limits=Limits(), ocr=True)
    assert WORDS in " ".join(unit.text for unit in document.units if unit.slot == "ocr.words")
    assert document.unread
