"""PDF: reading order, paragraphs, tables over page breaks, everything beside the pages, and the new file."""

from __future__ import annotations

import re

import pytest

from pipeline import documents
from pipeline.errors import Damaged, EditUnsafe
from pipeline.model import Document, Edit
from tests.documents.files_by_code import one_page_pdf, pdf, set_pdf, stream

PROSE = "The victim was seen by her general practitioner on the fourth of March and spoke of headaches and of poor sleep. "


def _read(blob: bytes) -> Document:
    return documents.read_bytes(blob, name="a.pdf")


def _body(document: Document) -> list[str]:
    return [unit.text for unit in document.units if unit.slot == "pdf.body"]


# --- pages -------------------------------------------------------------------------------------------------------------------


def test_lines_become_paragraphs_and_headings_have_levels() -> None:
    document = _read(set_pdf(f"= Overview\n{PROSE * 3}\n\n{PROSE * 2}\n== Background\n{PROSE}\n- first point\n- second point"))
    body = [unit for unit in document.units if unit.slot == "pdf.body"]
    assert [(unit.level, unit.text) for unit in body[:4]] == [
        (1, "Overview"), (None, (PROSE * 3).strip()), (None, (PROSE * 2).strip()), (2, "Background"),
    ]  # fmt: skip
    assert [unit.numbered for unit in body[-2:]] == [True, True]
    assert body[1].locator == "page 1 paragraph 2"


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = "alpha " * 150, "omega " * 150
    text = " ".join(_body(_read(set_pdf(f"#columns(2)[{left} #colbreak() {right}]"))))
    assert text.rfind("alpha") < text.find("omega")


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    document = _read(set_pdf("#set page(height: 8cm)\n" + PROSE * 14))
    assert document.pages is not None and document.pages > 1
    assert _body(document) == [(PROSE * 14).strip()]


def test_running_headers_and_footers_stand_apart() -> None:
    source = (
        "#set page(height: 12cm, header: [OFFICIAL SENSITIVE - Example Case], footer: context [Page #counter(page).display()])\n"
    )
    document = _read(set_pdf(source + "".join(f"= Part {n}\n{PROSE * 6}\n\n" for n in range(8))))
    headers = [unit for unit in document.units if unit.part == "header"]
    assert len(headers) == document.pages and headers[0].locator == "page 1 header 1"
    assert {unit.text for unit in headers} == {"OFFICIAL SENSITIVE - Example Case"}
    assert "Page 1" in {unit.text for unit in document.units if unit.part == "footer"}
    assert not [text for text in _body(document) if "OFFICIAL" in text or text.startswith("Page ")]


def _chronology(count: int, *, stroke: str = "0.5pt", height: str = "14cm") -> str:
    cells = "".join(f"[{n % 28 + 1:02d}/03/2019], [Police], [Call {n}. {PROSE}], [None]," for n in range(count))
    return (
        f"#set page(height: {height})\n= Chronology\n#table(columns: (2.2cm, 2.2cm, 1fr, 2cm), stroke: {stroke},"
        f"table.header([Date], [Agency], [Contact], [Action]), {cells})\nAfter the table."
    )


def test_a_ruled_table_over_pages_is_one_table_without_repeated_headings() -> None:
    document = _read(set_pdf(_chronology(25)))
    assert document.pages is not None and document.pages >= 3
    (table,) = document.tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts[0] == ["Date", "Agency", "Contact", "Action"]
    assert len(texts) == 26
    assert texts[13] == ["13/03/2019", "Police", f"Call 12. {PROSE}".strip(), "None"]
    assert table.rows[1].locator == "page 1 table 1 row 2"
    assert {row.locator.split(" table")[0] for row in table.rows} == {f"page {n}" for n in range(1, document.pages + 1)} | {
        "page 1"
    }
    assert table.heading == "Chronology"
    cells = {unit.cell: unit.text for unit in document.units if unit.slot == "pdf.table"}
    assert cells[(0, 13, 2)] == f"Call 12. {PROSE}".strip()
    assert _body(document) == ["Chronology", "After the table."]


def test_a_table_without_rulings_is_found_by_its_columns() -> None:
    document = _read(set_pdf(_chronology(6, stroke="none", height="29cm")))
    (table,) = document.tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts[0] == ["Date", "Agency", "Contact", "Action"]
    assert texts[3] == ["03/03/2019", "Police", f"Call 2. {PROSE}".strip(), "None"]


def test_a_row_the_page_break_cuts_is_put_together() -> None:
    from pipeline.documents.pdf.tables import Grid, Row, join

    upper = Grid((Row(("Date", "Entry"), 1, 1, 1), Row(("1/2/19", "She rang and"), 1, 1, 2)), (0, 50), 200, 0, 700, 1, True)
    lower = Grid(
        (Row(("Date", "Entry"), 2, 1, 1), Row(("", "then went out."), 2, 1, 2), Row(("2/2/19", "x"), 2, 1, 3)),
        (0, 50),
        200,
        40,
        90,
        2,
        True,
    )
    assert [row.cells for row in join(upper, lower).rows] == [
        ("Date", "Entry"),
        ("1/2/19", "She rang and then went out."),
        ("2/2/19", "x"),
    ]


def test_a_framed_paragraph_is_no_table() -> None:
    document = _read(set_pdf(f"#rect(width: 100%)[{PROSE}]"))
    assert document.tables == () and _body(document) == [PROSE.strip()]


def test_text_that_hides_is_read() -> None:
    content = (
        b"BT /F1 12 Tf 72 700 Td (Seen) Tj ET BT /F1 12 Tf 3 Tr 72 650 Td (Invisible) Tj ET 1 1 1 rg BT /F1 1 Tf 0 Tr 72 600 Td (White) Tj ET "
        b"BT /F1 12 Tf 2000 5000 Td (Outside) Tj ET 0 g 60 690 200 30 re f"
    )
    text = " ".join(_body(_read(one_page_pdf(content))))
    assert all(word in text for word in ("Seen", "Invisible", "White", "Outside"))


def test_a_turned_page_is_read_in_order() -> None:
    content = b"BT /F1 12 Tf 0 1 -1 0 100 100 Tm (First line) Tj ET BT /F1 12 Tf 0 1 -1 0 120 100 Tm (Second line) Tj ET"
    assert " ".join(_body(_read(one_page_pdf(content, page=b"/Rotate 90")))) == "First line Second line"


def test_a_page_without_text_is_an_unread_item() -> None:
    image = b"<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1>>\nstream\n0\nendstream"
    blob = one_page_pdf(b"q 500 0 0 700 20 20 cm /I Do Q", page=b"/Resources <</XObject <</I 9 0 R>>>>", more={9: image})
    blob = blob.replace(b"/Resources <</Font <</F1 5 0 R>>>>", b"/XResources <</Font <</F1 5 0 R>>>>")
    (item,) = [item for item in _read(blob).unread if item.kind == "page"]
    assert item.locator == "page 1"


# --- beside the pages ----------------------------------------------------------------------------------------------------------


def _full() -> bytes:
    return pdf(
        {
            1: b"<</Type /Catalog /Pages 2 0 R /Outlines 6 0 R /OpenAction 12 0 R /Names <</EmbeddedFiles <</Names [(xqkey) 9 0 R]>>>> "
            b"/AcroForm <</Fields [8 0 R]>>>>",
            2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [7 0 R 8 0 R 13 0 R] /Resources <</Font <</F1 5 0 R>>>>>>",
            4: stream(
                b"/Span <</ActualText (xqactual) /Alt <7871616c74>>> BDC BT /F1 12 Tf 72 700 Td (xqbody) Tj ET EMC % xqcomment in it"
            ),
            5: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
            6: b"<</Type /Outlines /First 14 0 R>>",
            7: b"<</Type /Annot /Subtype /Text /Contents (xqnote) /T (xqauthor) /Rect [0 0 9 9]>>",
            8: b"<</Type /Annot /Subtype /Widget /FT /Tx /T (xqfield) /TU (xqtip) /V (xqvalue) /Rect [0 0 9 9]>>",
            9: b"<</Type /Filespec /F (xqfile.txt) /UF (xqfile.txt) /EF <</F 10 0 R>>>>",
            10: stream(b"xqattached words", b"/Type /EmbeddedFile"),
            11: b"<</Title (xqtitle) /Author <FEFF00780071007000650072> /Case (xqcase)>>",
            12: b"<</S /JavaScript /JS (app.alert\\('xqscript'\\))>>",
            13: b"<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /Launch /F (xqlaunch.exe)>>>>",
            14: b"<</Title (xqoutline) /Parent 6 0 R>>",
            15: b"(xqorphan)",
        },
        info=11,
        tail=b"% xqtail",
    )


@pytest.mark.parametrize(
    "word",
    ["xqbody", "xqactual", "xqalt", "xqcomment", "xqnote", "xqauthor", "xqfield", "xqtip", "xqvalue", "xqfile", "xqkey", "xqattached", "xqtitle",
     "xqper", "xqcase", "xqscript", "xqlaunch", "xqoutline", "xqorphan", "xqtail"],
)  # fmt: skip
def test_a_word_in_every_place_is_read(word: str) -> None:
    assert word in "\n".join(unit.text for unit in _read(_full()).units)


def test_scripts_launches_and_attachments_are_named() -> None:
    reasons = " ".join(item.reason for item in _read(_full()).unread)
    assert "script" in reasons and "another program" in reasons and "attached file" in reasons


def test_a_stream_that_lies_in_another_file_is_named_and_not_opened() -> None:
    objects = b"<</Length 0 /F (/etc/passwd)>>\nstream\n\nendstream"
    document = _read(one_page_pdf(more={9: objects}))
    assert any("another file" in item.reason for item in document.unread)
    assert "root:" not in "".join(unit.text for unit in document.units)


def test_nested_packing_does_not_fill_memory() -> None:
    import zlib

    packed = zlib.compress(zlib.compress(bytes(200 << 20), 9), 9)
    bomb = b"<</Type /Metadata /Length %d /Filter [/FlateDecode /FlateDecode]>>\nstream\n%s\nendstream" % (len(packed), packed)
    assert _body(_read(one_page_pdf(more={9: bomb}))) == ["Hello there"]


def test_loops_and_deep_nesting_end() -> None:
    loop = pdf(
        {
            1: b"<</Type /Catalog /Pages 2 0 R>>",
            2: b"<</Type /Pages /Kids [2 0 R 3 0 R] /Count 2>>",
            3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>",
        }
    )
    deep = one_page_pdf(catalog=b"/Deep " + b"[" * 20_000 + b"]" * 20_000)
    for blob in (loop, deep):
        try:
            _read(blob)
        except Damaged:
            continue


# --- the new file --------------------------------------------------------------------------------------------------------------


def test_the_new_file_holds_the_edited_text_and_nothing_of_the_old_objects() -> None:
    blob = _full()
    edits = [
        Edit(unit.address, found.start(), found.end(), found.group(), "Laura")
        for unit in _read(blob).units
        for found in re.finditer(r"xq\w+", unit.text)
    ]
    out = documents.apply_edits(blob, edits, name="a.pdf")
    assert _body(_read(out)) == ["Laura"]
    assert documents.integrity(blob, out, edits, name="a.pdf") == ()
    assert documents.scrub(out, name="a.pdf").blob == out
    for place, text in documents.streams(out, name="a.pdf"):
        assert not re.search("xq[a-z]{3}", text), place


def test_headings_lists_and_tables_survive_and_are_tagged() -> None:
    source = set_pdf(f"= Overview\n{PROSE}\n=== Deep\n- one\n- two\n" + _chronology(12))
    out = documents.apply_edits(source, [], name="a.pdf")
    before, after = _read(source), _read(out)
    assert [[cell.text for cell in row.cells] for row in after.tables[0].rows] == [
        [cell.text for cell in row.cells] for row in before.tables[0].rows
    ]
    assert [unit.text for unit in after.units if unit.level is not None] == [
        unit.text for unit in before.units if unit.level is not None
    ]
    assert b"pdfuaid" in out
    streams = " ".join(text for place, text in documents.streams(out, name="a.pdf"))
    assert all(tag in streams for tag in ("/StructTreeRoot", "/Table", "/TH", "/H1"))


def test_a_letter_keeps_its_lines_its_numbered_list_and_the_places_of_its_pictures() -> None:
    logo = '#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"90\\" height=\\"40\\"><rect width=\\"90\\" height=\\"40\\"/></svg>"), width: 3cm)'
    letter = (
        f"#set page(header: [{logo}], margin: (top: 4cm))\nJane Example\\ Town Hall\\ Saltmere\n\nDear Jane,\n\n{PROSE}\n== Changes\n"
        "#set enum(body-indent: 1.5em)\n+ The first point.\n+ The second, which is a little longer.\n+ The third.\n#pagebreak()\nYours sincerely"
    )
    out = documents.apply_edits(set_pdf(letter), [], name="a.pdf")
    said = _body(_read(out))
    assert "Jane Example\nTown Hall\nSaltmere" in said
    assert [text for text in said if text[:1].isdigit()] == [
        "1. The first point.", "2. The second, which is a little longer.", "3. The third.",
    ]  # fmt: skip
    assert not _read(out).tables
    streams = " ".join(text for _, text in documents.streams(out, name="a.pdf"))
    assert all(tag in streams for tag in ("/LI", "/Lbl", "/LBody"))
    assert ("Title", "Letter") in [(unit.locator.split()[-1], unit.text) for unit in _read(out).units if unit.part == "property"]


def test_a_letterhead_is_named_once_and_other_pictures_where_they_stand() -> None:
    from pipeline.documents.pdf import figures

    head, photo, seen = (70.0, 200.0, 30.0, 70.0), (70.0, 200.0, 300.0, 400.0), set[tuple[int, ...]]()
    assert figures.once([head, photo], 842, seen) == [head, photo]
    assert figures.once([head, photo], 842, seen) == [photo]
    left = [photo, head]
    assert figures.taken_above(90, left) == [head] and left == [photo]


def test_words_of_a_file_are_never_read_as_typst() -> None:
    source = one_page_pdf(b'BT /F1 12 Tf 72 700 Td (#panic\\("x"\\) *bold* $x$ @ref #read\\("/etc/passwd"\\) \\\\ <a> _i_) Tj ET')
    out = documents.apply_edits(source, [], name="a.pdf")
    assert _body(_read(out)) == _body(_read(source))


def test_pictures_are_left_out_and_named() -> None:
    image = b"<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1>>\nstream\n0\nendstream"
    blob = one_page_pdf(b"BT /F1 12 Tf 72 700 Td (Words) Tj ET q 200 0 0 200 50 50 cm /I Do Q", more={9: image})
    blob = blob.replace(b"/Font <</F1 5 0 R>>>>", b"/XObject <</I 9 0 R>> /Font <</F1 5 0 R>>>>")
    assert [item.kind for item in _read(blob).unread] == ["picture"]
    assert _body(_read(documents.apply_edits(blob, [], name="a.pdf"))) == ["Words", "[picture removed]"]


def test_an_edit_that_does_not_fit_is_refused() -> None:
    blob = one_page_pdf()
    for edit in (Edit("n0", 0, 3, "Bob", "x"), Edit("n99", 0, 1, "x", "y"), Edit("b99", 0, 1, "x", "y")):
        with pytest.raises(EditUnsafe):
            documents.apply_edits(blob, [edit], name="a.pdf")


def test_a_form_inside_the_catalogue_itself_is_read() -> None:
    form = b"<x:xdp xmlns:x='http://ns.adobe.com/xdp/'><field>Seen by Tamsin</field></x:xdp>"
    made = one_page_pdf(catalog=b"/AcroForm <</Fields [] /XFA [(datasets) 7 0 R]>>", more={7: stream(form)})
    document = documents.read_bytes(made, name="a.pdf")
    assert any("Seen by Tamsin" in unit.text for unit in document.units)
