"""What the guard lets through, what it refuses, and in which words."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from pipeline import documents
from pipeline.documents import guard
from pipeline.documents.limits import Limits
from pipeline.errors import Damaged, Dangerous, Encrypted, InputRefused, LimitExceeded, UnsupportedType, UsageError, WrongType
from tests.documents.files_by_code import (
    one_page_pdf,
    package,
    relationships,
    repeated_zip_entry,
    rows,
    set_pdf,
    word_file,
    workbook,
)

PLAIN_SHEET = workbook({"Sheet1": rows('<c r="A1"><v>1</v></c>')})
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("blob", "kind"),
    [
        (word_file(), "docx"),
        (PLAIN_SHEET, "xlsx"),
        (one_page_pdf(), "pdf"),
        (b"junk\n" * 20 + one_page_pdf(), "pdf"),
        (JPEG, "jpg"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "png"),
        (b"{\\rtf1 x}", "rtf"),
        (b"<!DOCTYPE html><html></html>", "html"),
        (b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nHello", "eml"),
        (b"date,text\n1,2\n", "text"),
        ("date,text\n1,2\n".encode("utf-16"), "text"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (bytes(range(256)) * 40, "unknown"),
    ],
)
def test_the_type_is_told_by_content(blob: bytes, kind: str) -> None:
    assert documents.sniff(blob) == kind


@pytest.mark.parametrize(
    ("blob", "name", "right"),
    [
        (word_file(), "imr.pdf", ".docx"),
        (word_file(), "imr.xlsx", ".docx"),
        (PLAIN_SHEET, "imr.docx", ".xlsx"),
        (one_page_pdf(), "imr.docx", ".pdf"),
        (JPEG, "rows.csv", ".jpg"),
        (b"<html><p>x</p></html>", "imr.docx", ".html"),
        (b"just words", "imr.pdf", ".txt"),
        (OLE + "WordDocument".encode("utf-16-le"), "imr.docx", ".doc"),
        (word_file(kind="application/vnd.ms-word.document.macroEnabled.main+xml"), "imr.docx", ".docm"),
        (word_file(kind="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"), "imr.docx", ".dotx"),
    ],
)
def test_a_name_that_claims_another_type_is_refused_with_the_right_one(blob: bytes, name: str, right: str) -> None:
    with pytest.raises(WrongType) as caught:
        documents.read_bytes(blob, name=name)
    assert right in str(caught.value)


def test_a_workbook_with_macros_is_read_under_either_name() -> None:
    macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    blob = workbook({"Sheet1": rows('<c r="A1"><v>1</v></c>')}, kind=macros)
    assert documents.read_bytes(blob, name="a.xlsx").format == "xlsm"
    assert documents.read_bytes(blob, name="a.xlsm").format == "xlsm"


@pytest.mark.parametrize("name", ["notes.txt", "rows.csv", "rows.tsv", "page.html", "letter.eml", "plain"])
def test_text_is_what_its_name_says(name: str) -> None:
    blob = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: <html>\r\n\r\nHello"
    assert documents.read_bytes(blob, name=name).units


@pytest.mark.parametrize(("name", "error"), [("a.docx", Damaged), ("b.pdf", Damaged), ("c.csv", Damaged)])
def test_an_empty_file_is_damaged(name: str, error: type[InputRefused]) -> None:
    with pytest.raises(error, match="zero bytes"):
        documents.read_bytes(b"", name=name)


def test_unsupported_types_come_with_a_way_forward() -> None:
    with pytest.raises(UnsupportedType) as caught:
        documents.read_bytes(
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>', name="a.doc"
        )
    assert ".docx" in caught.value.remedy


def test_a_password_is_named_as_such() -> None:
    with pytest.raises(Encrypted):
        documents.read_bytes(OLE + "EncryptedPackage".encode("utf-16-le"), name="a.docx")


# --- packages that hurt ----------------------------------------------------------------------------------------------------


def test_a_part_that_unpacks_to_gigabytes_is_dangerous() -> None:
    with pytest.raises(Dangerous):
        guard.check(repeated_zip_entry("word/document.xml", 300), "a.docx", "docx")


def test_a_header_that_lies_about_its_size_is_found_while_inflating() -> None:
    with pytest.raises(Dangerous, match="larger than it declares"):
        guard.check(repeated_zip_entry("word/document.xml", 64, declared=300), "a.docx", "docx")


def test_media_of_gigabytes_are_refused_by_their_headers_alone() -> None:
    blob = repeated_zip_entry("word/media/image1.png", 1, declared=3 << 30)
    with pytest.raises(InputRefused):
        guard.check(blob, "a.docx", "docx")


def test_an_honest_file_that_expands_a_hundredfold_is_read() -> None:
    paragraph = "<w:p><w:r><w:t>the same words of a long judgment, again and again</w:t></w:r></w:p>"
    blob = word_file(paragraph * 60_000)
    assert len(blob) * 100 < 60_000 * len(paragraph)
    assert guard.check(blob, "a.docx", "docx") is blob


def test_entries_that_overlap_are_dangerous() -> None:
    blob = bytearray(package({"a.xml": "<a/>", "b.xml": "<a/>"}, types={}))
    second = blob.rfind(b"PK\x01\x02")
    blob[second + 42 : second + 46] = struct.pack("<I", 0)
    with pytest.raises(Dangerous, match="overlap"):
        guard.check(bytes(blob), "a.docx", "docx")


@pytest.mark.parametrize("entry", ["../../etc/passwd", "/etc/passwd", "word\\..\\..\\x.xml", "C:/x.xml"])
def test_names_that_lead_outside_are_dangerous(entry: str) -> None:
    with pytest.raises(Dangerous):
        guard.check(package({entry: "x"}, types={}), "a.docx", "docx")


def test_the_same_part_twice_is_dangerous() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target, pytest.warns(UserWarning):
        target.writestr("word/document.xml", "<a/>")
        target.writestr("word/document.xml", "<b/>")
    with pytest.raises(Dangerous, match="twice"):
        guard.check(out.getvalue(), "a.docx", "docx")


def test_links_in_a_package_are_dangerous() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        link = zipfile.ZipInfo("word/document.xml")
        link.external_attr = 0o120777 << 16
        target.writestr(link, "/etc/passwd")
    with pytest.raises(Dangerous, match="links"):
        guard.check(out.getvalue(), "a.docx", "docx")


def test_thousands_of_entries_are_dangerous() -> None:
    with pytest.raises(Dangerous):
        guard.check(package({f"x/{number}": "" for number in range(10_050)}, types={}), "a.docx", "docx")


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!-- a comment --><!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
    ],
)
def test_document_types_and_entities_are_dangerous(content: str | bytes) -> None:
    with pytest.raises(Dangerous, match="document type"):
        guard.check(package({"word/document.xml": content}, types={}), "a.docx", "docx")


def test_a_document_type_in_the_words_of_a_part_is_no_danger() -> None:
    blob = word_file("<w:p><w:r><w:t>&lt;!DOCTYPE html&gt;</w:t></w:r></w:p>")
    assert guard.check(blob, "a.docx", "docx") is blob


def _with_wrong_sum(blob: bytes, entry: bytes) -> bytes:
    broken = bytearray(blob)
    for header, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        at = 0
        while (at := broken.find(header, at)) >= 0:
            name = at + (30 if header == b"PK\x03\x04" else 46)
            if broken[name : name + len(entry)] == entry:
                broken[at + offset] ^= 0xFF
            at += 4
    return bytes(broken)


def test_one_wrong_checksum_over_sound_xml_is_put_right() -> None:
    blob = _with_wrong_sum(PLAIN_SHEET, b"xl/worksheets/sheet1.xml")
    with pytest.raises(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(blob)) as broken:
        broken.read("xl/worksheets/sheet1.xml")
    assert documents.read_bytes(blob, name="a.xlsx").tables


def test_a_wrong_checksum_over_damaged_bytes_is_damage() -> None:
    blob = package(
        {"word/document.xml": "<a/>", "word/media/image1.jpeg": b"\xff\xd8" + bytes(500)},
        types={},
        stored=("word/media/image1.jpeg",),
    )
    with pytest.raises(Damaged):
        guard.check(_with_wrong_sum(blob, b"word/media/image1.jpeg"), "a.docx", "docx")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.98])
def test_a_file_that_is_cut_off_is_damaged(share: float) -> None:
    for blob, name in ((word_file(), "a.docx"), (PLAIN_SHEET, "a.xlsx"), (one_page_pdf(), "a.pdf")):
        with pytest.raises(InputRefused):
            documents.read_bytes(blob[: int(len(blob) * share)], name=name)


def test_other_ways_of_packing_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        target.writestr("word/document.xml", "<a/>")
    with pytest.raises(InputRefused):
        guard.check(out.getvalue(), "a.docx", "docx")


def test_a_picture_of_billions_of_pixels_is_dangerous() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    with pytest.raises(Dangerous, match="pixels"):
        documents.read_bytes(b"\x89PNG\r\n\x1a\n" + chunk, name="a.png")


# --- files and their names ---------------------------------------------------------------------------------------------------


def test_a_folder_named_like_a_document_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "x.docx").mkdir()
    with pytest.raises(UsageError, match="folder"):
        documents.read(tmp_path / "x.docx")


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        documents.read(tmp_path / "x.docx")


def test_a_lock_file_of_word_is_named_as_one(tmp_path: Path) -> None:
    (tmp_path / "~$imr.docx").write_bytes(b"\x05Owner")
    with pytest.raises(UnsupportedType, match="lock file"):
        documents.read(tmp_path / "~$imr.docx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_a_fifo_does_not_hang_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.docx")
    with pytest.raises(UnsupportedType, match="ordinary file"):
        documents.read(tmp_path / "x.docx")


@pytest.mark.parametrize("name", ["a\nb.csv", "-rf.csv", "a b [1].csv", "a\u202evsc.csv", "x" * 240 + ".csv"])
def test_odd_file_names_are_read_and_spoken_safely(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    try:
        path.write_bytes(b"a,b\n1,2\n")
    except OSError:
        pytest.skip("this system has no such names")
    assert documents.read(path).tables
    path.write_bytes(b"")
    with pytest.raises(Damaged) as caught:
        documents.read(path)
    assert "\u202e" not in caught.value.what and "\n" not in caught.value.what


def test_a_file_larger_than_the_limits_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as handle:
        handle.truncate(40 << 20)
    with pytest.raises(LimitExceeded):
        documents.read(path, limits=Limits(memory=128 << 20))


def test_a_readable_pdf_stays_readable_through_the_guard() -> None:
    assert documents.read_bytes(set_pdf("Hello"), name="a.pdf").units


def test_every_refusal_says_what_to_do() -> None:
    for blob, name in ((b"", "a.docx"), (JPEG, "a.csv"), (b"PK\x03\x04" + bytes(40), "a.docx"), (bytes(range(256)) * 9, "a.pdf")):
        with pytest.raises(InputRefused) as caught:
            documents.read_bytes(blob, name=name)
        assert caught.value.remedy and caught.value.exit_code == 3


def test_relationships_helper_writes_external_targets() -> None:
    assert 'TargetMode="External"' in relationships(("rId1", "hyperlink", "http://example.org", "External"))
