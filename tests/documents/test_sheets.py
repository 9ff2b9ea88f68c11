"""Workbooks: cells as people see them, every place that keeps text, edits in place, the scrub."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import documents
from pipeline.documents.sheets import formulas, numbers
from pipeline.documents.slots.excel import EXCEL
from pipeline.errors import Damaged, Dangerous, EditUnsafe
from pipeline.model import Document, Edit
from tests.documents.files_by_code import inline, relationships, rows, workbook

STYLES = (
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="dd mmmm yyyy"/><numFmt numFmtId="165" formatCode="000 000 0000"/>'
    '<numFmt numFmtId="166" formatCode="d mmm"/></numFmts>'
    '<fonts count="2"><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="14" fontId="0" fillId="0"/><xf numFmtId="164" fontId="0" fillId="0"/>'
    '<xf numFmtId="165" fontId="0" fillId="0"/><xf numFmtId="20" fontId="0" fillId="0"/><xf numFmtId="166" fontId="0" fillId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0"/></cellXfs>'
)


def _read(blob: bytes) -> Document:
    return documents.read_bytes(blob, name="a.xlsx")


def _cells(document: Document) -> dict[str, str]:
    return {unit.locator: unit.text for unit in document.units if unit.slot == "excel.cell"}


def _replace(blob: bytes, word: str, new: str) -> tuple[bytes, list[Edit]]:
    edits = [
        Edit(unit.address, found.start(), found.end(), word, new)
        for unit in _read(blob).units
        for found in re.finditer(re.escape(word), unit.text)
    ]
    return documents.apply_edits(blob, edits, name="a.xlsx"), edits


def _bytes_within(blob: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        return "".join(info.filename + package.read(info).decode("utf-8", "ignore") for info in package.infolist())


# --- reading -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("serial", "code", "shown"),
    [
        (43712, "dd/mm/yyyy", "04/09/2019"),
        (43712.111, "dd/mm/yyyy hh:mm", "04/09/2019 02:39"),
        (43712, "[$-809]dddd, d mmmm yyyy;@", "Wednesday, 4 September 2019"),
        (0.25, "h:mm AM/PM", "6:00 AM"),
        (1.5, "[h]:mm", "36:00"),
        (59, "d/m/yyyy", "28/2/1900"),
        (61, "d/m/yyyy", "1/3/1900"),
        (4010232137, "000 000 0000", "401 023 2137"),
        (7700900123, "0#### ######", "07700 900123"),
        (1234.5, "#,##0.00", "1,234.50"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"nil"', "nil"),
        (0.256, "0.0%", "25.6%"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.5, "# ?/?", "1/2"),
        (1500000, '0.0,,"m"', "1.5m"),
        (150, '[<100]"few";[>=100]"many "0', "many 150"),
        (7, '"Case "0', "Case 7"),
        (447700900123, "General", "447700900123"),
        (0.1 + 0.2, "General", "0.3"),
    ],
)
def test_numbers_and_dates_are_shown_as_people_see_them(serial: float, code: str, shown: str) -> None:
    assert numbers.show(serial, code, epoch_1904=False) == shown


def test_dates_times_and_numbers_keep_what_lies_beneath() -> None:
    cells = '<c r="A1" s="1"><v>43712</v></c><c r="B1" s="2"><v>43712</v></c><c r="C1" s="4"><v>0.1111111</v></c><c r="D1" s="3"><v>4010232137</v></c>'
    row = _read(workbook({"Sheet1": rows(cells)}, styles=STYLES)).tables[0].rows[0]
    assert [(cell.text, cell.value) for cell in row.cells] == [
        ("04/09/2019", "2019-09-04"), ("04 September 2019", "2019-09-04"), ("2:40", "02:40:00"), ("401 023 2137", "4010232137"),
    ]  # fmt: skip
    early = _read(workbook({"Sheet1": rows('<c r="A1" s="1"><v>42250</v></c>')}, styles=STYLES, date1904=True))
    assert early.tables[0].rows[0].cells[0].value == "2019-09-04"


def test_a_year_the_format_hides_is_read_all_the_same() -> None:
    document = _read(workbook({"Sheet1": rows('<c r="A1" s="5"><v>31087</v></c>')}, styles=STYLES))
    assert [(unit.slot, unit.text, unit.hidden) for unit in document.units if unit.cell] == [
        ("excel.cell", "9 Feb", False), ("excel.value", "1985-02-09", True),
    ]  # fmt: skip


def test_rows_have_the_number_of_the_grid_and_blank_ones_are_left_out() -> None:
    content = (
        '<sheetData><row r="3">' + inline("B3", "x") + '</row><row r="14" hidden="1">' + inline("A14", "y") + "</row></sheetData>"
    )
    table = _read(workbook({"Sheet1": content})).tables[0]
    assert [(row.locator, [cell.text for cell in row.cells], row.hidden) for row in table.rows] == [
        ("Sheet1!A3", ["", "x"], False), ("Sheet1!A14", ["y"], True),
    ]  # fmt: skip


def test_hidden_sheets_columns_and_white_words_are_read_and_marked() -> None:
    content = '<cols><col min="2" max="2" hidden="1"/></cols>' + rows(
        inline("A1", "seen") + inline("B1", "column") + '<c r="C1" s="6" t="inlineStr"><is><t>white</t></is></c>'
    )
    document = _read(workbook({"One": content, "Two": rows(inline("A1", "sheet"))}, states={"Two": "veryHidden"}, styles=STYLES))
    assert {unit.text for unit in document.units if unit.hidden} == {"column", "white", "sheet", "Two"}


def test_merged_cells_are_marked() -> None:
    content = rows(inline("A1", "wide") + inline("C1", "end")) + '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    row = _read(workbook({"Sheet1": content})).tables[0].rows[0]
    assert [(cell.text, cell.merged) for cell in row.cells] == [("wide", False), ("", True), ("end", False)]


def test_references_that_make_no_sense_do_not_stop_the_reader() -> None:
    cells = '<c r="ZZZZ99999999" t="inlineStr"><is><t>far</t></is></c><c r="A1" t="s"><v>999</v></c><c t="s"><v>-1</v></c><c s="77"><v>1e400</v></c><c t="d"><v>no</v></c>'
    texts = {unit.text for unit in _read(workbook({"Sheet1": rows(cells)}, strings=["<t>only one</t>"])).units}
    assert {"far", "only one", "1e400", "no"} <= texts


def test_entities_in_shared_strings_are_refused() -> None:
    blob = workbook({"Sheet1": ""}, more={"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY x "y">]><sst>&x;</sst>'})
    with pytest.raises(Dangerous):
        _read(blob)


PLANTED = {
    "Sheet1!A1": "xq01cell", "formula string": "xq02formula", "header": "xq03header", "footer": "xq04footer", "tooltip": "xq05tooltip",
    "target": "xq06target", "prompt": "xq07prompt", "list": "xq08list", "defined name": "xq09name", "name value": "xq10value",
    "hidden sheet": "xq11hidden", "comment": "xq12comment", "author": "xq13author", "threaded": "xq14threaded", "person": "xq15person",
    "drawing": "xq16drawing", "alt text": "xq17alt", "chart": "xq18chart", "core": "xq19core", "app": "xq20app", "custom": "xq21custom",
    "custom xml": "xq22customxml", "unused string": "xq23unused", "phonetic": "xq24phonetic", "pivot": "xq25pivot", "external": "xq26external",
    "connection": "xq27connection", "table column": "xq28column", "condition": "xq29condition", "format": "xq30format", "vml": "xq31vml",
    "media name": "xq32media", "sheet name": "xq33sheet", "user": "xq34user", "unknown part": "xq35unknown", "printer": "xq36printer",
    "vml title": "xq37vmltitle", "rich string": "xq38rich", "macro sheet": "xq39macro", "xml comment": "xq40note", "smartart": "xq41smart",
}  # fmt: skip


def _planted() -> bytes:
    """Make a workbook with a word of its own in every place of the table."""
    p = PLANTED
    a, c = "http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.openxmlformats.org/drawingml/2006/chart"
    sheet = (
        rows(
            f'<c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>"{p["formula string"]}"&amp;1</f><v>x</v></c><c r="C1" t="s"><v>2</v></c>'
        )
        + f'<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1="{p["condition"]}"</formula></cfRule></conditionalFormatting>'
        + f'<dataValidations count="1"><dataValidation type="list" sqref="A2" prompt="{p["prompt"]}"><formula1>"{p["list"]},y"</formula1></dataValidation></dataValidations>'
        + f'<hyperlinks><hyperlink ref="A1" r:id="rId1" tooltip="{p["tooltip"]}"/></hyperlinks>'
        + f'<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12{p["header"]}</oddHeader><oddFooter>&amp;C{p["footer"]} &amp;P</oddFooter></headerFooter>'
        + f'<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts><!-- {p["xml comment"]} -->'
    )
    links = relationships(
        ("rId1", "hyperlink", f"http://example.org/{p['target']}", "External"), ("rId2", "drawing", "../drawings/drawing1.xml"),
        ("rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId4", "table", "../tables/table1.xml"), ("rId5", "comments", "../comments1.xml"),
        ("rId6", "threadedComment", "../threadedComments/threadedComment1.xml"), ("rId7", "printerSettings", "../printerSettings/printerSettings1.bin"),
    )  # fmt: skip
    drawing = (
        f'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{a}"><xdr:oneCellAnchor><xdr:sp><xdr:nvSpPr>'
        f'<xdr:cNvPr id="2" name="Box" descr="{p["alt text"]}"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>{p["drawing"][:4]}</a:t></a:r><a:r><a:t>{p["drawing"][4:]}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:oneCellAnchor></xdr:wsDr>'
    )
    more: dict[str, str | bytes] = {
        "xl/drawings/drawing1.xml": drawing,
        "xl/drawings/_rels/drawing1.xml.rels": relationships(
            ("rId1", "chart", "../charts/chart1.xml"), ("rId2", "image", f"../media/{p['media name']}.png")
        ),
        "xl/charts/chart1.xml": f'<c:chartSpace xmlns:c="{c}" xmlns:a="{a}"><c:strCache><c:pt><c:v>{p["chart"]}</c:v></c:pt></c:strCache></c:chartSpace>',
        "xl/diagrams/data1.xml": f'<d:dataModel xmlns:d="urn:d" xmlns:a="{a}"><a:p><a:r><a:t>{p["smartart"]}</a:t></a:r></a:p></d:dataModel>',
        "xl/media/" + p["media name"] + ".png": b"\x89PNG\r\n\x1a\n",
        "xl/drawings/vmlDrawing1.vml": f'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape title="{p["vml title"]}"><v:textbox><div>{p["vml"]}<br></div></v:textbox></v:shape></xml>',
        "xl/comments1.xml": f'<comments xmlns="x"><authors><author>{p["author"]}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>{p["comment"]}</t></text></comment></commentList></comments>',
        "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="x"><threadedComment ref="A1"><text>{p["threaded"]}</text></threadedComment></ThreadedComments>',
        "xl/persons/person.xml": f'<personList xmlns="x"><person displayName="{p["person"]}" id="1"/></personList>',
        "xl/tables/table1.xml": f'<table xmlns="x" id="1" name="T" displayName="T" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="{p["table column"]}"/></tableColumns></table>',
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="x"><sharedItems><s v="{p["pivot"]}"/></sharedItems></pivotCacheDefinition>',
        "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="x"><externalBook><sheetDataSet><sheetData><row><cell><v>{p["external"]}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
        "xl/connections.xml": f'<connections xmlns="x"><connection id="1" name="c"><dbPr connection="{p["connection"]}"/></connection></connections>',
        "xl/macrosheets/sheet1.xml": f'<xm:macrosheet xmlns:xm="urn:m" xmlns="x"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{p["macro sheet"]}</t></is></c></row></sheetData></xm:macrosheet>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>{p["core"]}</dc:creator></cp:coreProperties>',
        "docProps/app.xml": f"<Properties><Company>{p['app']}</Company></Properties>",
        "docProps/custom.xml": f'<Properties><property name="n"><lpwstr>{p["custom"]}</lpwstr></property></Properties>',
        "customXml/item1.xml": f"<data><who>{p['custom xml']}</who></data>",
        "xl/userNames.xml": f'<users xmlns="x"><userInfo name="{p["user"].capitalize()}"/></users>',
        "xl/tomorrow/part1.xml": f"<new><words>{p['unknown part']}</words></new>",
        "xl/printerSettings/printerSettings1.bin": (p["printer"] + "\0" * 40).encode("utf-16-le") + bytes(100),
    }
    strings = [
        f"<t>{p['Sheet1!A1']}</t><rPh sb='0' eb='1'><t>{p['phonetic']}</t></rPh>",
        f"<t>{p['unused string']}</t>",
        f"<r><t>{p['rich string'][:3]}</t></r><r><t>{p['rich string'][3:]}</t></r>",
    ]
    root = relationships(
        ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "metadata/core-properties", "docProps/core.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"), ("rId4", "custom-properties", "docProps/custom.xml"),
    )  # fmt: skip
    styles = STYLES.replace("dd mmmm yyyy", f"&quot;{p['format']}&quot;0")
    blob = workbook(
        {p["sheet name"]: sheet, "Two": rows(inline("A1", p["hidden sheet"]))}, states={"Two": "hidden"}, strings=strings, styles=styles,
        names=f'<definedName name="{p["defined name"]}">"{p["name value"]}"</definedName>', sheet_rels={p["sheet name"]: links}, more=more,
        more_rels=[("rId50", "person", "persons/person.xml"), ("rId51", "externalLink", "externalLinks/externalLink1.xml"), ("rId52", "connections", "connections.xml"), ("rId53", "xlMacrosheet", "macrosheets/sheet1.xml"), ("rId54", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")],
    )  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            target.writestr(info.filename, root if info.filename == "_rels/.rels" else source.read(info))
    return out.getvalue()


@pytest.mark.parametrize("place", PLANTED)
def test_a_word_in_every_place_is_read(place: str) -> None:
    assert PLANTED[place] in "\n".join(unit.text for unit in _read(_planted()).units).casefold()


def test_the_planted_file_uses_the_table() -> None:
    used = {unit.slot for unit in _read(_planted()).units}
    assert {slot.id for slot in EXCEL if slot.kind != "binary"} - used <= {
        "excel.value", "excel.style_name", "excel.hyperlink", "excel.defined_name_comment", "excel.chart_formula", "excel.shape_name",
        "excel.pivot", "excel.pivot_refreshed", "excel.query", "excel.revision", "excel.workbook_user", "excel.workbook_path",
        "excel.comment_of_zip", "excel.filter",
    }  # fmt: skip


def test_no_planted_word_survives_editing_and_scrub() -> None:
    blob = _planted()
    edits = [
        Edit(unit.address, found.start(), found.end(), found.group(), "Laura")
        for unit in _read(blob).units
        for found in re.finditer(r"xq\d\d[a-z]+", unit.text, re.IGNORECASE)
    ]
    edited = documents.apply_edits(blob, edits, name="a.xlsx")
    clean = documents.scrub(edited, name="a.xlsx", title="Action plan").blob
    assert not re.findall(r"xq\d\d\w+", _bytes_within(clean), re.IGNORECASE)
    for place, text in documents.streams(clean, name="a.xlsx"):
        assert not re.search(r"xq\d\d", text, re.IGNORECASE), place
    assert "Action plan" in _bytes_within(clean)
    assert _read(clean).tables


# --- editing -----------------------------------------------------------------------------------------------------------------


def test_no_edits_change_no_byte() -> None:
    blob = _planted()
    assert documents.apply_edits(blob, [], name="a.xlsx") is blob


def test_parts_without_an_edit_keep_their_bytes() -> None:
    blob = _planted()
    out, _ = _replace(blob, PLANTED["hidden sheet"], "Laura")
    with zipfile.ZipFile(io.BytesIO(blob)) as before, zipfile.ZipFile(io.BytesIO(out)) as after:
        changed = [info.filename for info in before.infolist() if before.read(info) != after.read(info.filename)]
    assert changed == ["xl/worksheets/sheet2.xml"]


def test_a_string_two_cells_share_is_split_when_one_is_edited() -> None:
    blob = workbook({"Sheet1": rows('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c>')}, strings=["<t>Tamsin</t>"])
    first = next(unit for unit in _read(blob).units if unit.locator == "Sheet1!A1")
    edit = Edit(first.address, 0, 6, "Tamsin", "Laura")
    out = documents.apply_edits(blob, [edit], name="a.xlsx")
    assert _cells(_read(out)) == {"Sheet1!A1": "Laura", "Sheet1!B1": "Tamsin"}
    assert documents.integrity(blob, out, [edit], name="a.xlsx") == ()
    both, edits = _replace(blob, "Tamsin", "Laura")
    assert "Tamsin" not in _bytes_within(both)
    assert documents.integrity(blob, both, edits, name="a.xlsx") == ()


def test_a_name_split_over_runs_is_replaced_with_the_first_runs_format() -> None:
    item = "<r><rPr><b/></rPr><t>Tam</t></r><r><t xml:space='preserve'>sin went out</t></r>"
    out, _ = _replace(workbook({"Sheet1": rows('<c r="A1" t="s"><v>0</v></c>')}, strings=[item]), "Tamsin", "Laura")
    assert _cells(_read(out)) == {"Sheet1!A1": "Laura went out"}
    assert re.search(r"<b/></rPr><t[^>]*>Laura</t>", _bytes_within(out))


def test_a_date_or_number_that_is_edited_becomes_text() -> None:
    blob = workbook({"Sheet1": rows('<c r="A1" s="2"><v>31087</v></c><c r="B1"><v>4010232137</v></c>')}, styles=STYLES)
    out, _ = _replace(blob, "09 February 1985", "1985")
    out, _ = _replace(out, "4010232137", "[reference removed]")
    assert _cells(_read(out)) == {"Sheet1!A1": "1985", "Sheet1!B1": "[reference removed]"}
    assert "31087" not in _bytes_within(out)


def test_a_result_that_is_edited_loses_its_formula_and_those_that_repeat_it() -> None:
    cells = (
        '<c r="A1" t="str"><f t="shared" ref="A1:A2" si="0">B1&amp;"x"</f><v>Tamsin</v></c>',
        '<c r="A2" t="str"><f t="shared" si="0"/><v>Bob</v></c>',
    )
    out, _ = _replace(workbook({"Sheet1": rows(*cells)}), "Tamsin", "Laura")
    assert _cells(_read(out)) == {"Sheet1!A1": "Laura", "Sheet1!A2": "Bob"}
    assert "<f" not in _bytes_within(out).replace("<fonts", "")


def test_words_in_a_formulas_string_are_edited_and_the_formula_stays() -> None:
    blob = workbook({"Sheet1": rows('<c r="A1" t="str"><f>IF(B1=1,"Tamsin","no")</f><v>no</v></c>')})
    formula = next(unit for unit in _read(blob).units if unit.slot == "excel.formula")
    edit = Edit(formula.address, 9, 15, "Tamsin", 'La"ura')
    out = documents.apply_edits(blob, [edit], name="a.xlsx")
    assert next(unit.text for unit in _read(out).units if unit.slot == "excel.formula") == 'IF(B1=1,"La""ura","no")'


def test_a_renamed_sheet_is_renamed_in_formulas_names_and_links() -> None:
    content = rows("<c r=\"A1\"><f>'Tamsin Example'!B1+Other!A1</f><v>1</v></c>")
    blob = workbook(
        {"Tamsin Example": rows(inline("B1", "x")), "Other": content},
        names="<definedName name='total'>'Tamsin Example'!$B$1</definedName>",
    )
    out, edits = _replace(blob, "Tamsin Example", "[name: removed]")
    texts = {unit.slot: unit.text for unit in _read(out).units}
    assert "Tamsin" not in _bytes_within(out)
    assert texts["excel.defined_name_value"] == "'name removed'!$B$1"
    assert texts["excel.formula"] == "'name removed'!B1+Other!A1"
    assert documents.integrity(blob, out, edits, name="a.xlsx") == ()


def test_headings_of_a_table_and_its_column_names_stay_the_same() -> None:
    table = '<table xmlns="x" id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2"><tableColumn id="1" name="Tamsin"/><tableColumn id="2" name="b"/></tableColumns></table>'
    blob = workbook(
        {"Sheet1": rows(inline("A1", "Tamsin") + inline("B1", "b"))}, sheet_rels={"Sheet1": relationships(("rId1", "table", "../tables/table1.xml"))},
        more={"xl/tables/table1.xml": table},
    )  # fmt: skip
    first = next(unit for unit in _read(blob).units if unit.slot == "excel.cell")
    out = documents.apply_edits(blob, [Edit(first.address, 0, 6, "Tamsin", "Laura")], name="a.xlsx")
    assert "Tamsin" not in _bytes_within(out)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("xl/worksheets/sheet1.xml!0", "Bob"), ("xl/worksheets/sheet1.xml!99", "Tam"), ("nowhere!0", "Tam"), ("odd", "Tam")],
)
def test_an_edit_that_does_not_fit_is_refused(address: str, expected: str) -> None:
    blob = workbook({"Sheet1": rows(inline("A1", "Tamsin"))})
    with pytest.raises(EditUnsafe):
        documents.apply_edits(blob, [Edit(address, 0, 3, expected, "x")], name="a.xlsx")


@pytest.mark.parametrize(
    ("formula", "renamed"),
    [
        ("Tam!A1", "'Lau ra'!A1"), ("'Tam'!A1+1", "'Lau ra'!A1+1"), ('"Tam!A1"', '"Tam!A1"'), ("Tams!A1", "Tams!A1"),
        ("SUM(Tam:Other!A1)", "SUM(Tam:Other!A1)"), ("SUM('Tam:Other'!A1)", "SUM('Lau ra:Other'!A1)"), ("total+1", "sum_1+1"), ("total2", "total2"),
    ],
)  # fmt: skip
def test_names_in_formulas_are_renamed_where_they_are_names(formula: str, renamed: str) -> None:
    assert formulas.rename(formula, {"Tam": "Lau ra"}, {"total": "sum_1"}) == renamed


_words = st.text(alphabet="abcXYZ &<>\"'£é", min_size=1, max_size=8)


@settings(max_examples=50, deadline=None)
@given(st.lists(_words, min_size=1, max_size=5), st.lists(st.integers(0, 4), min_size=1, max_size=8), st.data())
def test_editing_and_reading_back_equals_the_plan(strings: list[str], uses: list[int], data: st.DataObject) -> None:
    from xml.sax.saxutils import escape

    cells = "".join(f'<c r="{chr(65 + n)}1" t="s"><v>{use % len(strings)}</v></c>' for n, use in enumerate(uses))
    blob = workbook({"Sheet1": rows(cells)}, strings=[f'<t xml:space="preserve">{escape(text)}</t>' for text in strings])
    units = [unit for unit in _read(blob).units if unit.slot == "excel.cell"]
    edits, expected = [], {unit.locator: unit.text for unit in units}
    for unit in data.draw(st.lists(st.sampled_from(units), unique_by=lambda unit: unit.address)) if units else ():
        start = data.draw(st.integers(0, len(unit.text)))
        end = data.draw(st.integers(start, len(unit.text)))
        new = data.draw(_words)
        edits.append(Edit(unit.address, start, end, unit.text[start:end], new))
        expected[unit.locator] = unit.text[:start] + new + unit.text[end:]
    out = documents.apply_edits(blob, edits, name="a.xlsx")
    assert _cells(_read(out)) == {place: text for place, text in expected.items() if text.strip()}
    assert documents.integrity(blob, out, edits, name="a.xlsx") == ()


# --- scrub -------------------------------------------------------------------------------------------------------------------


def test_the_scrub_says_what_it_removed_and_what_is_hidden() -> None:
    removed = {item.kind for item in documents.scrub(_planted(), name="a.xlsx").removed}
    assert {"comments", "authors of comments", "pictures", "custom XML", "data connections", "links to other workbooks", "macros",
            "pivot tables", "printer settings", "properties", "links to outside", "hidden sheet kept", "strings in no cell"} <= removed  # fmt: skip


def test_nothing_points_to_a_part_that_is_gone() -> None:
    clean = documents.scrub(_planted(), name="a.xlsx").blob
    with zipfile.ZipFile(io.BytesIO(clean)) as package:
        names = set(package.namelist())
        for info in package.infolist():
            content = package.read(info).decode("utf-8", "replace")
            if info.filename.endswith(".rels"):
                assert "External" not in content
                folder = info.filename.split("_rels/")[0]
                for target in re.findall(r'Target="([^"]+)"', content):
                    path = target.lstrip("/") if target.startswith("/") else (Path(folder) / target).as_posix()
                    resolved = re.sub(r"[^/]+/\.\./", "", path)
                    assert resolved in names, target
        types = package.read("[Content_Types].xml").decode()
        assert {name.lstrip("/") for name in re.findall(r'PartName="([^"]+)"', types)} <= names


def test_openpyxl_opens_what_was_edited_and_scrubbed() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    source = openpyxl.Workbook()
    source.active.append(["Date", "Tamsin"])
    source.active["A2"] = "=UPPER(B1)"
    held = io.BytesIO()
    source.save(held)
    out, _ = _replace(held.getvalue(), "Tamsin", "Laura")
    clean = documents.scrub(out, name="a.xlsx").blob
    sheet = openpyxl.load_workbook(io.BytesIO(clean)).active
    assert [cell.value for cell in sheet[1]] == ["Date", "Laura"]


def test_a_workbook_without_content_types_is_read_but_not_published() -> None:
    from pipeline.errors import Damaged

    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook({"Sheet1": rows(inline("A1", "x"))}))) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for info in source.infolist():
            if info.filename != "[Content_Types].xml":
                target.writestr(info.filename, source.read(info))
    assert _cells(_read(out.getvalue())) == {"Sheet1!A1": "x"}
    with pytest.raises(Damaged):
        documents.scrub(out.getvalue(), name="a.xlsx")


def test_a_macro_workbook_leaves_as_a_plain_one() -> None:
    blob = workbook(
        {"Sheet1": rows(inline("A1", "x"))}, kind="application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(50)}, more_rels=[("rId60", "vbaProject", "vbaProject.bin")],
    )  # fmt: skip
    assert [item.kind for item in documents.read_bytes(blob, name="a.xlsm").unread] == ["macro"]
    clean = documents.scrub(blob, name="a.xlsm").blob
    assert documents.read_bytes(clean, name="a.xlsx").format == "xlsx"
    assert "vbaProject" not in _bytes_within(clean)


# --- long sheets ---------------------------------------------------------------------------------------------------------------


def test_rows_come_in_order_and_leave_the_tree() -> None:
    from pipeline.documents.sheets.package import RowStream

    long = "".join(f'<row r="{n}"><c>{n}</c></row><!-- {n} -->\n<odd>{n}</odd>' for n in range(1, 5000))
    content = f"<w><cols/><sheetData>{long}</sheetData><sheetData><row><c>last</c></row></sheetData><m/></w>".encode()
    stream = RowStream(content, "a.xlsx", inside="sheetData", row="row")
    texts = ["".join(row.itertext()) for row in stream]
    assert texts == [str(n) for n in range(1, 5000) for _ in "ab"] + ["last"]
    assert [len(child) for child in stream.root] == [0, 2, 1, 0]  # what stands after the last row stays


def test_a_row_inside_another_element_is_no_row_of_the_sheet() -> None:
    from pipeline.documents.sheets.package import RowStream

    content = b"<w><ext><sheetData><row>a</row></sheetData></ext><sheetData><row>b<row>c</row></row></sheetData></w>"
    stream = RowStream(content, "a.xlsx", inside="sheetData", row="row")
    assert ["".join(row.itertext()) for row in stream] == ["bc"]
    assert "".join(stream.root.itertext()) == "a"


def test_a_sheet_cut_off_in_its_rows_is_damaged() -> None:
    blob = workbook({"Sheet1": "<sheetData>" + "<row><c><v>1</v></c></row>" * 20_000 + "<row>"})
    with pytest.raises(Damaged):
        documents.read_bytes(blob, name="a.xlsx")


def test_a_row_of_formulas_without_results_does_not_shift_the_rows_below_it() -> None:
    sheet = rows(inline("A1", "Date"), '<c r="A2"><f>UPPER("unseen")</f></c>', inline("A3", "04/03/2019"))
    document = documents.read_bytes(workbook({"Sheet1": sheet}), name="a.xlsx")
    for unit in document.units:
        if unit.cell is not None:
            table, row, column = unit.cell
            assert document.tables[table].rows[row].cells[column].text == unit.text
    assert [unit.cell for unit in document.units if unit.text == "04/03/2019"] == [(0, 1, 0)]
    assert [unit.cell for unit in document.units if unit.slot == "excel.formula"] == [None]
