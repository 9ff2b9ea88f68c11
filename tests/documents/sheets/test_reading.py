"""Workbooks: cells as people see them, hidden ones, long sheets."""

from __future__ import annotations

import pytest

from pipeline import documents
from pipeline.documents.sheets import numbers
from pipeline.errors import Damaged, Dangerous
from tests.documents.files_by_code import inline, rows, workbook

from .made import STYLES, read


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
    row = read(workbook({"Sheet1": rows(cells)}, styles=STYLES)).tables[0].rows[0]
    assert [(cell.text, cell.value) for cell in row.cells] == [
        ("04/09/2019", "2019-09-04"), ("04 September 2019", "2019-09-04"), ("2:40", "02:40:00"), ("401 023 2137", "4010232137"),
    ]  # fmt: skip
    early = read(workbook({"Sheet1": rows('<c r="A1" s="1"><v>42250</v></c>')}, styles=STYLES, date1904=True))
    assert early.tables[0].rows[0].cells[0].value == "2019-09-04"


def test_a_year_the_format_hides_is_read_all_the_same() -> None:
    document = read(workbook({"Sheet1": rows('<c r="A1" s="5"><v>31087</v></c>')}, styles=STYLES))
    assert [(unit.slot, unit.text, unit.hidden) for unit in document.units if unit.cell] == [
        ("excel.cell", "9 Feb", False), ("excel.value", "1985-02-09", True),
    ]  # fmt: skip


def test_rows_have_the_number_of_the_grid_and_blank_ones_are_left_out() -> None:
    content = (
        '<sheetData><row r="3">' + inline("B3", "x") + '</row><row r="14" hidden="1">' + inline("A14", "y") + "</row></sheetData>"
    )
    table = read(workbook({"Sheet1": content})).tables[0]
    assert [(row.locator, [cell.text for cell in row.cells], row.hidden) for row in table.rows] == [
        ("Sheet1!A3", ["", "x"], False), ("Sheet1!A14", ["y"], True),
    ]  # fmt: skip


def test_hidden_sheets_columns_and_white_words_are_read_and_marked() -> None:
    content = '<cols><col min="2" max="2" hidden="1"/></cols>' + rows(
        inline("A1", "seen") + inline("B1", "column") + '<c r="C1" s="6" t="inlineStr"><is><t>white</t></is></c>'
    )
    document = read(workbook({"One": content, "Two": rows(inline("A1", "sheet"))}, states={"Two": "veryHidden"}, styles=STYLES))
    assert {unit.text for unit in document.units if unit.hidden} == {"column", "white", "sheet", "Two"}


def test_merged_cells_are_marked() -> None:
    content = rows(inline("A1", "wide") + inline("C1", "end")) + '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    row = read(workbook({"Sheet1": content})).tables[0].rows[0]
    assert [(cell.text, cell.merged) for cell in row.cells] == [("wide", False), ("", True), ("end", False)]


def test_references_that_make_no_sense_do_not_stop_the_reader() -> None:
    cells = '<c r="ZZZZ99999999" t="inlineStr"><is><t>far</t></is></c><c r="A1" t="s"><v>999</v></c><c t="s"><v>-1</v></c><c s="77"><v>1e400</v></c><c t="d"><v>no</v></c>'
    texts = {unit.text for unit in read(workbook({"Sheet1": rows(cells)}, strings=["<t>only one</t>"])).units}
    assert {"far", "only one", "1e400", "no"} <= texts


def test_entities_in_shared_strings_are_refused() -> None:
    blob = workbook({"Sheet1": ""}, more={"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY x "y">]><sst>&x;</sst>'})
    with pytest.raises(Dangerous):
        read(blob)


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
