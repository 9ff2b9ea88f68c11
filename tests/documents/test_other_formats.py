"""Mails, web pages, pictures, and what LibreOffice reads for us."""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from pathlib import Path

import psutil
import pytest

from pipeline import documents
from pipeline.documents import office, pictures, second_look
from pipeline.documents.zip_streams import zip_streams
from pipeline.errors import InputRefused, LimitExceeded, UnsupportedType
from pipeline.model import Edit
from tests.documents.compound_by_code import compound
from tests.documents.word.canary import zipped
from tests.documents.word.make import docx, p, run

MAIL = (
    b"From: Jane Example <jane@example.org>\r\nTo: b@example.org\r\nSubject: =?utf-8?q?Caf=C3=A9?= visit\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello\r\n\r\nTam called.\r\n"
    b"--x\r\nContent-Type: text/html\r\n\r\n<p>Hi <b>Tam</b>sin</p>\r\n--x\r\nContent-Type: application/pdf; name=a.pdf\r\n"
    b"Content-Disposition: attachment; filename=example.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--x--\r\n"
)
PAGE = (
    b"<html><head><title>Old title</title><script>var who='Tamsin'</script></head><body><h1>Head</h1><p>Tam<b>sin</b> went<br>home</p>"
    b"<table><tr><th>Date</th><th>Entry</th></tr><tr><td>1</td><td>Tamsin</td></tr></table><!-- Tamsin -->"
    b'<a href="http://example.org/tamsin">link</a><img src="tamsin.png" alt="Tamsin" data-x="Tamsin"></body></html>'
)


def _png(*chunks: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + b"".join(chunk(*c) for c in chunks)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def _jpeg() -> bytes:
    artist, owner = b"Tamsin Example\0", b"Owner Example\0"
    entries = struct.pack("<HHII", 0x013B, 2, len(artist), 50) + struct.pack("<HHII", 0x8769, 4, 1, 66)
    tiff = b"II*\x00\x08\0\0\0" + struct.pack("<H", 2) + entries + bytes(4)
    tiff = tiff.ljust(50, b"\0") + artist
    tiff = tiff.ljust(66, b"\0") + struct.pack("<H", 1) + struct.pack("<HHII", 0xA430, 2, len(owner), 90) + bytes(4)
    tiff = tiff.ljust(90, b"\0") + owner
    exif = b"Exif\0\0" + tiff
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><a b='Place Example'><c>Town Example</c></a></x:xmpmeta>"
    segments = b"".join(
        b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body
        for kind, body in ((0xE0, b"JFIF\0" + bytes(9)), (0xE1, exif), (0xE1, xmp), (0xFE, b"A comment by Example"))
    )
    return b"\xff\xd8" + segments + b"\xff\xda\x00\x02\x01\x02\x03\xff\xd9" + b"after the end"


def test_a_mail_is_read_with_headers_parts_and_attachments_named() -> None:
    document = documents.read_bytes(MAIL, name="a.eml")
    texts = [unit.text for unit in document.units]
    assert {"Jane Example <jane@example.org>", "Café visit", "Hello", "Tam called.", "Hi Tamsin"} <= set(texts)
    assert any("example.pdf" in text for text in texts)
    assert [item.kind for item in document.unread] == ["embedded"]
    with pytest.raises(UnsupportedType, match="not rewritten"):
        documents.apply_edits(MAIL, [], name="a.eml")


def test_a_page_is_read_edited_and_scrubbed() -> None:
    document = documents.read_bytes(PAGE, name="a.html")
    paragraph = next(unit for unit in document.units if unit.text.startswith("Tamsin went"))
    assert paragraph.text == "Tamsin went\nhome" and document.units[0].text == "Old title"
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["Date", "Entry"], ["1", "Tamsin"]]
    edits = [
        Edit(unit.address, at, at + 6, unit.text[at : at + 6], "Laura")
        for unit in document.units
        for at in [unit.text.casefold().find("tamsin")]
        if at >= 0
    ]
    out = documents.apply_edits(PAGE, edits, name="a.html")
    assert documents.integrity(PAGE, out, edits, name="a.html") == ()
    assert b"Laura" in out and b"Tam" not in out
    clean = documents.scrub(out, name="a.html", title="New title").blob
    assert b"example.org" not in clean and b"<script" not in clean and b"[picture removed]" in clean and b"New title" in clean
    assert documents.apply_edits(PAGE, [], name="a.html") is PAGE


def test_the_words_of_pictures_are_read_and_stripped() -> None:
    jpeg, png = (
        _jpeg(),
        _png(
            (b"tEXt", b"Author\0Tamsin Example"),
            (b"zTXt", b"Note\0\0" + zlib.compress(b"packed Example")),
            (b"iTXt", b"XML\0\0\0\0\0intl Example"),
        ),
    )
    found = {text for _, text in pictures.texts(jpeg)}
    assert {"Tamsin Example", "Owner Example", "Place Example", "Town Example", "A comment by Example"} <= found
    assert {text for _, text in pictures.texts(png)} == {"Tamsin Example", "packed Example", "intl Example"}
    for blob, name in ((jpeg, "a.jpg"), (png, "a.png")):
        document = documents.read_bytes(blob, name=name)
        assert document.units and [item.kind for item in document.unread] == ["picture"]
        scrubbed = documents.scrub(blob, name=name)
        assert b"Example" not in scrubbed.blob and scrubbed.removed
        assert pictures.texts(scrubbed.blob) == [] and b"after the end" not in scrubbed.blob


def test_without_libreoffice_old_formats_come_with_a_way_forward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DHR_SOFFICE", str(tmp_path / "none"))
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi Tamsin}")
    with pytest.raises(UnsupportedType) as caught:
        documents.read(tmp_path / "a.rtf")
    assert ".docx" in caught.value.remedy and "LibreOffice" in caught.value.remedy


@pytest.mark.office
def test_libreoffice_reads_old_formats(tmp_path: Path) -> None:
    if office.office_program() is None:
        pytest.skip("needs LibreOffice")
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi Hello Tamsin\par Second}")
    document = documents.read(tmp_path / "a.rtf")
    assert document.format == "rtf" and document.name == "a.rtf"
    assert [unit.text for unit in document.units if unit.part == "body"][:2] == ["Hello Tamsin", "Second"]
    assert any(item.locator == "conversion" for item in document.unread)


@pytest.mark.office
@pytest.mark.parametrize("kind", ["odt", "doc", "rtf"])
def test_every_word_of_an_old_format_is_read_also_where_libreoffice_drops_it(tmp_path: Path, kind: str) -> None:
    program = office.office_program()
    if program is None:
        pytest.skip("needs LibreOffice")
    from tests.documents.word.canary import canary_docx

    blob, places = canary_docx()
    made = office.convert(blob, "docx", kind, program=program, name="a.docx", seconds=120)
    (tmp_path / f"a.{kind}").write_bytes(made)
    document = documents.read(tmp_path / f"a.{kind}")
    words = "\n".join(unit.text for unit in document.units)
    raw = (
        "\n".join(text for _, text in zip_streams(made))
        if kind == "odt"
        else made.decode("latin-1") + made.decode("utf-16-le", "ignore")
    )
    there = [word for word in places if word in raw]
    assert len(there) > 20
    assert [word for word in there if word not in words] == []


def test_words_that_a_conversion_left_out_are_found() -> None:
    rich = (
        rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Courier;}}{\info{\title Secret Title}{\author Ann Marsh}}{\header First page of Thornbury\par}"
        rb'Kept words here\par{\*\atnauthor Ines Falk}{\pict 89504e47}Caf\'e9 Zo\u235?l{\field{\*\fldinst HYPERLINK "http://tip"}{\fldrslt Kept}}\par}'
    )
    copy = docx(p(run("Kept words here")))
    assert second_look.left_out(rich, copy, "rtf") == [
        "Secret Title", "Ann Marsh", "First page of Thornbury", "Ines Falk", 'HYPERLINK "http://tip"', "Café Zoël",
    ]  # fmt: skip
    content = (
        b'<o xmlns:t="u"><t:p>Kept <t:span>wo</t:span>rds</t:p><t:p>Tam<t:span>sin</t:span> Lost<t:note><t:p>A note</t:p></t:note></t:p>'
        b'<t:level t:num-suffix="Suffixed" t:style-name="Styled"/></o>'
    )
    assert second_look.left_out(zipped({"content.xml": content}), copy, "odt") == ["Tamsin Lost", "A note", "Suffixed"]


@pytest.mark.parametrize("kind", ["odt", "doc", "rtf"])
def test_a_second_look_at_rubbish_ends(kind: str) -> None:
    for blob in (
        b"",
        b"{" * 100_000,
        b"\\u-1 \\'zz{\\uc99999 }}}}",
        b"PK\x03\x04",
        compound({"WordDocument": bytes(600), "0Table": b"\x01"}),
    ):
        assert isinstance(second_look.left_out(blob, docx(p(run("x"))), kind), list)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize(("seconds", "memory", "why"), [(1.0, 1 << 40, "seconds"), (60.0, 1 << 20, "memory")])
def test_a_libreoffice_that_does_not_end_is_stopped_with_all_it_started(
    tmp_path: Path, seconds: float, memory: int, why: str
) -> None:
    stand_in, note = tmp_path / "soffice", tmp_path / "pid"
    stand_in.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {note}.new; mv {note}.new {note}\nwait\n")
    stand_in.chmod(0o755)
    with pytest.raises(LimitExceeded, match=why):
        office.convert(b"x", "rtf", "docx", program=str(stand_in), name="a.rtf", seconds=seconds, memory=memory)
    if note.exists():
        assert not psutil.pid_exists(int(note.read_text())) or psutil.Process(int(note.read_text())).status() == "zombie"


@pytest.mark.office
def test_what_libreoffice_cannot_open_is_refused_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if office.office_program() is None:
        pytest.skip("needs LibreOffice")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    blob = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    (tmp_path / "a.doc").write_bytes(blob)
    with pytest.raises(InputRefused):
        documents.read(tmp_path / "a.doc")
    assert [path.name for path in tmp_path.iterdir()] == ["a.doc"]


@pytest.mark.office
def test_libreoffice_opens_an_edited_and_scrubbed_workbook(tmp_path: Path) -> None:
    program = office.office_program()
    if program is None or shutil.which(program) is None:
        pytest.skip("needs LibreOffice")
    from tests.documents.sheets.made import planted

    clean = documents.scrub(planted(), name="a.xlsx").blob
    assert office.convert(clean, "xlsx", "pdf", program=program, name="a.xlsx", seconds=120)[:5] == b"%PDF-"
