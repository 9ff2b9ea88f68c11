"""Files that fuzzing found to end in something else than a refusal, rebuilt by code and named after what went wrong."""

from __future__ import annotations

import struct
import time

import pytest

from pipeline import documents
from pipeline.errors import Damaged
from tests.documents.compound_by_code import compound, properties
from tests.documents.files_by_code import inline, one_page_pdf, package, relationships, rows, workbook

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def test_cells_out_of_order_in_a_row_are_read_where_their_references_say() -> None:
    document = documents.read_bytes(workbook({"S": rows(inline("C1", "last") + inline("A1", "first"))}), name="a.xlsx")
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["first", "", "last"]


def test_a_workbook_part_that_is_nothing_but_a_sheet_element_is_no_crash() -> None:
    parts = {
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<sheet xmlns="{_MAIN}" name="alone"/>',
    }
    document = documents.read_bytes(package(parts, types={"xl/workbook.xml": _WORKBOOK}), name="a.xlsx")
    assert document.tables == ()


def test_tables_nested_a_thousand_deep_are_read_in_one_pass() -> None:
    page = b"<html><body>" + b"<table><tr><td>x" * 1500 + b"</body></html>"
    document = documents.read_bytes(page, name="a.html")
    assert sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells) < 10_000


@pytest.mark.parametrize("header", ["Content-Transfer-Encoding", "Content-Disposition", "Subject", "Date"])
def test_a_mail_header_with_brackets_without_end_is_read_as_it_stands(header: str) -> None:
    mail = f"From: a@example.org\r\nTo: b@example.org\r\n{header}: x {'(' * 2000}\r\n\r\nSeen on 4 May.\r\n"
    document = documents.read_bytes(mail.encode(), name="a.eml")
    assert any("Seen on 4 May." in unit.text for unit in document.units)


def test_a_font_with_widths_for_two_thousand_million_glyphs_is_not_counted_through() -> None:
    font = b"<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R]>>"
    below = (
        b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        b" /W [0 2147483648 500]>>"
    )
    content = b"/Span <</ActualText (spoken)>> BDC BT /F1 12 Tf 72 720 Td <00410042> Tj ET EMC"
    document = documents.read_bytes(one_page_pdf(content, more={5: font, 7: below}), name="a.pdf")
    assert document.pages == 1


def test_an_object_whose_kind_is_a_list_is_searched_like_any_other() -> None:
    odd = b"<</Type [/Annot] /Subtype [/Link] /Contents (spoken aside)>>"
    document = documents.read_bytes(one_page_pdf(b"BT /F1 12 Tf 72 720 Td (x) Tj ET", more={7: odd}), name="a.pdf")
    assert any("spoken aside" in unit.text for unit in document.units)


def test_an_attribute_named_by_a_control_character_is_read_past() -> None:
    page = b"<html><body><p>" + b"She stayed. " * 300 + b'</p><p data-\x01x="1">He left.</p></body></html>'
    document = documents.read_bytes(page, name="a.html")
    assert "He left." in [unit.text for unit in document.units]


@pytest.mark.parametrize("where", ["table of small streams", "root"])
def test_a_mail_whose_streams_go_in_a_circle_longer_than_the_file_is_given_up_at_once(where: str) -> None:
    blob = bytearray(
        compound({"__properties_version1.0": properties(32, {}), "__substg1.0_1000001F": "Seen.".encode("utf-16-le")})
    )
    fat = 512 * (struct.unpack_from("<I", blob, 76)[0] + 1)
    root = 512 * (struct.unpack_from("<I", blob, 48)[0] + 1)
    start, size_at = (60, 64) if where == "table of small streams" else (root + 116, root + 120)
    first = struct.unpack_from("<I", blob, start)[0]
    struct.pack_into("<I", blob, fat + 4 * first, first)
    struct.pack_into("<I", blob, size_at, 400_000 if where == "table of small streams" else 200_000_000)
    began = time.process_time()
    with pytest.raises(Damaged):
        documents.read_bytes(bytes(blob), name="a.msg")
    assert time.process_time() - began < 2


def test_a_row_numbered_in_signs_that_are_no_number_is_read_in_its_place() -> None:
    sheet = rows(inline("A1", "first")).replace('r="1"', 'r="²³"', 1)
    assert "²³" in sheet
    document = documents.read_bytes(workbook({"S": sheet}), name="a.xlsx")
    assert "first" in [unit.text for unit in document.units]
