"""Mails saved by Outlook: everything in them that is text is read, what is attached is named, and what was broken is refused."""

from __future__ import annotations

import datetime as dt
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import documents
from pipeline.errors import InputRefused, UnsupportedType, WrongType
from tests.documents.compound_by_code import attachment, compound, mail, properties, stamp, texts

_PAGE = (
    "<html><body><p>Mrs Whitlock rang at nine.</p><table><tr><td>04/03/2019</td><td>Seen at home</td></tr></table></body></html>"
)
LETTER = mail(
    {"0037": "Strategy meeting", "0C1A": "Ines Falk", "5D01": "ines.falk@example.org", "0E04": "Jo Marsh", "0E03": "Duty Team",
     "007D": "Received: from canary-host", "1000": "Dear Jo,\r\n\r\nthe visit went ahead.\r\n", "8001": "CaseNumberCanary"},
    people=[{"3001": "Jo Marsh", "39FE": "jo.marsh@example.org"}, {"3001": "Hidden Copy", "39FE": "bcc@example.org"}],
    numbers={0x00390040: stamp(dt.datetime(2019, 3, 4, 9, 30))},
    attached=[attachment("visit notes.txt", "Note: the door was broken.".encode("cp1252"), "text/plain"),
              attachment("photo of Marsh.jpg", b"\xff\xd8\xff", "image/jpeg"),
              {**texts({"3001": "Earlier mail"}), "__substg1.0_3701000D": mail(
                  {"0037": "Re: earlier", "1000": "She had moved to Thornbury."}, people=[{"39FE": "old@example.org"}], header=24,
                  attached=[attachment("inner.docx", b"PK", "application/octet-stream")])}],
)  # fmt: skip


def _words(blob: bytes, name: str = "letter.msg") -> str:
    return "\n".join(unit.text for unit in documents.read_bytes(blob, name=name).units)


def test_a_mail_is_read_whole() -> None:
    document = documents.read_bytes(compound(LETTER), name="letter.msg")
    words = "\n".join(unit.text for unit in document.units)
    for expected in (
        "Strategy meeting", "Ines Falk", "ines.falk@example.org", "Jo Marsh", "Duty Team", "canary-host", "Dear Jo,", "the visit went ahead.",
        "CaseNumberCanary", "jo.marsh@example.org", "Hidden Copy", "bcc@example.org", "2019-03-04 09:30:00 UTC", "visit notes.txt",
        "the door was broken", "photo of Marsh.jpg", "Re: earlier", "She had moved to Thornbury.", "old@example.org", "inner.docx",
    ):  # fmt: skip
        assert expected in words, expected
    assert document.format == "msg"
    assert all(unit.treatment == "scrub" for unit in document.units)
    assert len({unit.address for unit in document.units}) == len(document.units)
    assert [item.kind for item in document.unread] == ["embedded"] * 3  # the text, the photo, and the file of the inner mail


def test_a_page_and_its_tables_are_read_and_the_same_words_as_text_repeat_it() -> None:
    tree = mail(
        {"1000": "Mrs Whitlock rang at nine."}, page=_PAGE.encode("cp1252"), numbers={0x3FDE0003: struct.pack("<II", 1252, 0)}
    )
    document = documents.read_bytes(compound(tree), name="letter.msg")
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["04/03/2019", "Seen at home"]]
    assert [unit.mirror for unit in document.units if unit.slot == "mail.body"] == [True]


def test_eight_bit_texts_are_read_in_the_code_page_of_the_mail() -> None:
    tree = mail({"0037": "Zażółć", "1000": "Łukasz"}, encoding="cp1250", numbers={0x3FFD0003: struct.pack("<II", 1250, 0)})
    assert "Zażółć" in _words(compound(tree)) and "Łukasz" in _words(compound(tree))


def test_a_body_that_is_rich_text_alone_is_an_unread_item() -> None:
    tree = mail({"0037": "x"}, more={"__substg1.0_10090102": b"LZFu"})
    (item,) = documents.read_bytes(compound(tree), name="a.msg").unread
    assert item.locator == "body" and "RTF" in item.reason


def test_names_of_properties_and_values_of_several_are_text() -> None:
    wide = "CanaryOfName".encode("utf-16-le")
    more = {
        "__nameid_version1.0": {"__substg1.0_00040102": struct.pack("<I", len(wide)) + wide},
        "__substg1.0_8002101F": bytes(4),
        "__substg1.0_8002101F-00000000": "KeywordCanary".encode("utf-16-le"),
    }
    assert {"CanaryOfName", "KeywordCanary"} <= set(_words(compound(mail({"0037": "x"}, more=more))).split("\n"))


def test_what_is_attached_does_not_say_what_a_file_is() -> None:
    inside = compound({"WordDocument": b"x" * 5000, "EncryptedPackage": b"y" * 5000})
    blob = compound(mail({"0037": "x"}, attached=[attachment("old.doc", inside)]))
    assert documents.sniff(blob) == "msg"
    assert documents.sniff(inside) == "encrypted"
    with pytest.raises(WrongType, match="msg"):
        documents.read_bytes(blob, name="letter.doc")


def test_a_long_mail_and_many_attachments_are_read(tmp_path: Path) -> None:
    body = "\r\n\r\n".join(f"Paragraph {number} of a long mail." for number in range(4000))
    path = tmp_path / "long.msg"
    path.write_bytes(compound(mail({"1000": body}, attached=[attachment(f"{n}.bin", b"\x00" * 5000) for n in range(150)])))
    document = documents.read(path)
    assert sum(unit.text.startswith("Paragraph ") for unit in document.units) == 4000
    assert len(document.unread) == 150


def test_a_mail_is_searched_everywhere_and_never_rewritten() -> None:
    blob = compound(mail({"0037": "Whitlock"}, more={"__substg1.0_80030102": "InABinaryProperty".encode("utf-16-le")}))
    assert {"Whitlock", "InABinaryProperty"} <= {text for _, text in documents.streams(blob, name="a.msg")}
    with pytest.raises(UnsupportedType):
        documents.apply_edits(blob, [], name="a.msg")


# --- files made to hurt --------------------------------------------------------------------------------------------------------


def test_a_mail_attached_to_itself_many_times_over_ends() -> None:
    tree = mail({"1000": "innermost"}, header=24)
    for _ in range(40):
        tree = mail({"1000": "outer"}, header=24, attached=[{"__substg1.0_3701000D": tree}])
    document = documents.read_bytes(compound(tree), name="a.msg")
    assert any(item.kind == "embedded" for item in document.unread)


def test_sectors_that_lead_back_to_themselves_are_refused(tmp_path: Path) -> None:
    blob = bytearray(compound(mail({"0037": "x", "1000": "words " * 5000})))
    fat = struct.unpack_from("<I", blob, 76)[0]
    for number in range(120):
        struct.pack_into("<I", blob, 512 * (fat + 1) + 4 * number, number // 2)
    path = tmp_path / "cycle.msg"
    path.write_bytes(blob)
    with pytest.raises(InputRefused):
        documents.read(path)


def test_streams_that_share_their_bytes_are_refused() -> None:
    big = mail({f"{0x6000 + n:04X}": "" for n in range(900)} | {"1000": "w" * 60_000})
    blob = bytearray(compound(big))
    first, size = _entry(blob, "__substg1.0_1000001F")
    for number in range(900):
        at = _entry_place(blob, f"__substg1.0_{0x6000 + number:04X}001F")
        struct.pack_into("<IQ", blob, at + 116, first, size)
    with pytest.raises(InputRefused, match="share"):
        documents.read_bytes(bytes(blob), name="a.msg")


def _entry_place(blob: bytes | bytearray, name: str) -> int:
    return bytes(blob).index((name + "\x00").encode("utf-16-le"))


def _entry(blob: bytes | bytearray, name: str) -> tuple[int, int]:
    first, size = struct.unpack_from("<IQ", blob, _entry_place(blob, name) + 116)
    return int(first), int(size)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1 << 20), st.binary(min_size=1, max_size=6), st.booleans())
def test_a_bent_mail_is_read_or_refused(place: int, bytes_there: bytes, cut: bool) -> None:
    blob = bytearray(compound(LETTER))
    at = place % len(blob)
    blob[at : at + len(bytes_there)] = bytes_there
    try:
        documents.read_bytes(bytes(blob[:at] if cut else blob), name="a.msg")
    except InputRefused:
        return


def test_the_properties_of_a_mail_alone_are_no_word_document() -> None:
    assert documents.sniff(compound({"__properties_version1.0": properties(32, {})})) == "msg"
