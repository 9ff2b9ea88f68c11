"""A word in every place Word keeps text: each is read under its own slot, and none survives edits and scrub."""

from __future__ import annotations

import io
import json
import pathlib
import zipfile

import pytest

from pipeline.documents import word
from pipeline.documents.slots import Slot
from pipeline.documents.slots.word import SLOTS
from pipeline.model import Document, Edit
from tests.documents.word.canary import canary_docx

SHARED = pathlib.Path(__file__).resolve().parents[3] / ".." / "shared"
# Places that hold no words (pixels, sounds, codes): nothing to read, everything to remove.
UNREADABLE = {
    "word.picture",
    "word.embedded_object",
    "word.macro",
    "word.font_file",
    "word.media",
    "word.revision_id",
}
NOT_PLANTED = {"word.picture", "word.inline.symbol", "word.inline.extended_symbol"}  # pixels, and letters one at a time


def rows() -> list[Slot]:
    """Return every row once; the theme's own name is the root of its part and is tried apart."""
    return [slot for slot in SLOTS if slot.path != "a:theme/@name"]


@pytest.fixture(scope="module")
def planted() -> tuple[bytes, dict[str, Slot], Document]:
    blob, words = canary_docx(rows())
    return blob, words, word.read(blob, name="canary.docx")


@pytest.mark.parametrize("number", range(len(rows())), ids=[f"{slot.id} {slot.path}" for slot in rows()])
def test_the_reader_finds_a_word_in_every_row_of_the_sheet(planted: tuple[bytes, dict[str, Slot], Document], number: int) -> None:
    _, words, document = planted
    wanted, slot = list(words.items())[number]
    if slot.id in UNREADABLE:
        pytest.skip("holds no words")
    found = [unit for unit in document.units if wanted.lower() in unit.text.lower()]
    assert found, slot
    if not slot.id.startswith("word.inline."):
        assert slot.id in {unit.slot for unit in found}
        assert {unit.treatment for unit in found if unit.slot == slot.id} == {slot.treatment}
        assert {unit.part for unit in found if unit.slot == slot.id} == {slot.part} or slot.id in (
            "word.hidden",
            "word.ruby",
            "word.fallback_text",
        )


def redacted(blob: bytes, words: list[str], *, keep_pictures: bool) -> bytes:
    """Replace the words in every unit that is edited, then scrub."""
    edits = []
    for unit in word.read(blob, name="canary.docx").units:
        if unit.treatment != "edit":
            continue
        for planted in words:
            at = unit.text.find(planted)
            if at >= 0:
                edits.append(Edit(unit.address, at, at + len(planted), planted, "Laura"))
    edited = word.apply_edits(blob, edits, name="canary.docx")
    assert word.integrity(blob, edited, edits) == ()
    return word.scrub(edited, name="canary.docx", keep_pictures=keep_pictures, title="Report").blob


def left_in(blob: bytes, words: list[str]) -> list[str]:
    """Return the words still somewhere in the file: in any stream, name or raw byte."""
    heard = "\n".join(text for _, text in word.streams(blob)).lower()
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        heard += "\n".join(archive.read(info).decode("latin-1").lower() for info in archive.infolist())
    return [planted for planted in words if planted.lower() in heard]


@pytest.mark.parametrize("keep_pictures", [False, True])
def test_no_word_survives_edits_and_scrub(planted: tuple[bytes, dict[str, Slot], Document], keep_pictures: bool) -> None:
    blob, words, _ = planted
    after = redacted(blob, list(words), keep_pictures=keep_pictures)
    assert [words[planted] for planted in left_in(after, list(words))] == []


def test_the_search_of_streams_sees_every_word_before(planted: tuple[bytes, dict[str, Slot], Document]) -> None:
    blob, words, _ = planted
    wanted = [planted for planted, slot in words.items() if slot.id not in NOT_PLANTED]
    assert left_in(blob, wanted) == wanted


@pytest.mark.skipif(not SHARED.exists(), reason="the shared files are not here")
def test_the_shared_canary_file_is_read_and_cleaned_whole() -> None:
    folder = SHARED / "corpora" / "hostile"
    blob = (folder / "canary_everywhere.docx").read_bytes()
    words = list(json.loads((folder / "canary_everywhere.docx.json").read_text(encoding="utf-8")).values())
    units = word.read(blob, name="canary.docx").units
    said = "\n".join(unit.text for unit in units).replace("\u2011", "").replace("\u00ad", "")
    assert [planted for planted in words if planted not in said] == []
    edits = []
    for unit in units:
        plain = unit.text.replace("\u2011", "").replace("\u00ad", "")
        if unit.treatment == "edit" and any(planted in plain for planted in words):
            edits.append(Edit(unit.address, 0, len(unit.text), unit.text, "Laura"))
    after = word.scrub(word.apply_edits(blob, edits, name="c.docx"), name="c.docx").blob
    heard = "\n".join(text for _, text in word.streams(after)).replace("\u2011", "").replace("\u00ad", "")
    assert [planted for planted in words if planted in heard] == []
