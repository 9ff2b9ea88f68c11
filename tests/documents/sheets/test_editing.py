"""Workbooks edited in place: what changes, and what stays byte for byte."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import documents
from pipeline.documents.sheets import formulas
from pipeline.errors import EditUnsafe
from pipeline.model import Edit
from tests.documents.files_by_code import inline, relationships, rows, workbook

from .made import PLANTED, STYLES, bytes_within, cells, planted, read, replace


def test_no_edits_change_no_byte() -> None:
    blob = planted()
    assert documents.apply_edits(blob, [], name="a.xlsx") is blob


def test_parts_without_an_edit_keep_their_bytes() -> None:
    blob = planted()
    out, _ = replace(blob, PLANTED["hidden sheet"], "Laura")
    with zipfile.ZipFile(io.BytesIO(blob)) as before, zipfile.ZipFile(io.BytesIO(out)) as after:
        changed = [info.filename for info in before.infolist() if before.read(info) != after.read(info.filename)]
    assert changed == ["xl/worksheets/sheet2.xml"]


def test_a_string_two_cells_share_is_split_when_one_is_edited() -> None:
    blob = workbook({"Sheet1": rows('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c>')}, strings=["<t>Tamsin</t>"])
    first = next(unit for unit in read(blob).units if unit.locator == "Sheet1!A1")
    edit = Edit(first.address, 0, 6, "Tamsin", "Laura")
    out = documents.apply_edits(blob, [edit], name="a.xlsx")
    assert cells(read(out)) == {"Sheet1!A1": "Laura", "Sheet1!B1": "Tamsin"}
    assert documents.integrity(blob, out, [edit], name="a.xlsx") == ()
    both, edits = replace(blob, "Tamsin", "Laura")
    assert "Tamsin" not in bytes_within(both)
    assert documents.integrity(blob, both, edits, name="a.xlsx") == ()


def test_a_name_split_over_runs_is_replaced_with_the_first_runs_format() -> None:
    item = "<r><rPr><b/></rPr><t>Tam</t></r><r><t xml:space='preserve'>sin went out</t></r>"
    out, _ = replace(workbook({"Sheet1": rows('<c r="A1" t="s"><v>0</v></c>')}, strings=[item]), "Tamsin", "Laura")
    assert cells(read(out)) == {"Sheet1!A1": "Laura went out"}
    assert re.search(r"<b/></rPr><t[^>]*>Laura</t>", bytes_within(out))


def test_a_date_or_number_that_is_edited_becomes_text() -> None:
    blob = workbook({"Sheet1": rows('<c r="A1" s="2"><v>31087</v></c><c r="B1"><v>4010232137</v></c>')}, styles=STYLES)
    out, _ = replace(blob, "09 February 1985", "1985")
    out, _ = replace(out, "4010232137", "[reference removed]")
    assert cells(read(out)) == {"Sheet1!A1": "1985", "Sheet1!B1": "[reference removed]"}
    assert "31087" not in bytes_within(out)


def test_a_result_that_is_edited_loses_its_formula_and_those_that_repeat_it() -> None:
    given = (
        '<c r="A1" t="str"><f t="shared" ref="A1:A2" si="0">B1&amp;"x"</f><v>Tamsin</v></c>',
        '<c r="A2" t="str"><f t="shared" si="0"/><v>Bob</v></c>',
    )
    out, _ = replace(workbook({"Sheet1": rows(*given)}), "Tamsin", "Laura")
    assert cells(read(out)) == {"Sheet1!A1": "Laura", "Sheet1!A2": "Bob"}
    assert "<f" not in bytes_within(out).replace("<fonts", "")


def test_words_in_a_formulas_string_are_edited_and_the_formula_stays() -> None:
    blob = workbook({"Sheet1": rows('<c r="A1" t="str"><f>IF(B1=1,"Tamsin","no")</f><v>no</v></c>')})
    formula = next(unit for unit in read(blob).units if unit.slot == "excel.formula")
    edit = Edit(formula.address, 9, 15, "Tamsin", 'La"ura')
    out = documents.apply_edits(blob, [edit], name="a.xlsx")
    assert next(unit.text for unit in read(out).units if unit.slot == "excel.formula") == 'IF(B1=1,"La""ura","no")'


def test_a_renamed_sheet_is_renamed_in_formulas_names_and_links() -> None:
    content = rows("<c r=\"A1\"><f>'Tamsin Example'!B1+Other!A1</f><v>1</v></c>")
    blob = workbook(
        {"Tamsin Example": rows(inline("B1", "x")), "Other": content},
        names="<definedName name='total'>'Tamsin Example'!$B$1</definedName>",
    )
    out, edits = replace(blob, "Tamsin Example", "[name: removed]")
    texts = {unit.slot: unit.text for unit in read(out).units}
    assert "Tamsin" not in bytes_within(out)
    assert texts["excel.defined_name_value"] == "'name removed'!$B$1"
    assert texts["excel.formula"] == "'name removed'!B1+Other!A1"
    assert documents.integrity(blob, out, edits, name="a.xlsx") == ()


def _edited(blob: bytes, *changes: tuple[str, str, str, str]) -> bytes:
    """Make edits given as (slot, text of the unit, old, new)."""
    edits = []
    for slot, text, old, new in changes:
        unit = next(unit for unit in read(blob).units if unit.slot == slot and unit.text == text)
        edits.append(Edit(unit.address, text.index(old), text.index(old) + len(old), old, new))
    out = documents.apply_edits(blob, edits, name="a.xlsx")
    assert documents.integrity(blob, out, edits, name="a.xlsx") == ()
    return out


def test_what_refers_to_a_renamed_sheet_follows_it_whatever_its_own_edit_says() -> None:
    rule = "<dataValidations><dataValidation type='list' sqref='A1'><formula1>'Rourke plan'!$B$1:$B$2</formula1></dataValidation></dataValidations>"
    blob = workbook(
        {
            "Rourke plan": rows(inline("B1", "x")),
            "Other": rows('<c r="A1"><f>\'Rourke plan\'!B1&amp;"Rourke"</f><v>1</v></c>') + rule,
        },
        names="<definedName name='total'>'Rourke plan'!$B$1</definedName>",
    )
    out = _edited(
        blob, ("excel.sheet_name", "Rourke plan", "Rourke", "Laura"), ("excel.defined_name_value", "'Rourke plan'!$B$1", "Rourke", "Simon"),
        ("excel.validation", "'Rourke plan'!$B$1:$B$2", "Rourke", "Simon"), ("excel.formula", "'Rourke plan'!B1&\"Rourke\"", "Rourke", "Simon"),
    )  # fmt: skip
    texts = {unit.slot: unit.text for unit in read(out).units}
    assert texts["excel.defined_name_value"] == "'Laura plan'!$B$1"
    assert texts["excel.validation"] == "'Laura plan'!$B$1:$B$2"
    assert texts["excel.formula"].startswith("'Laura plan'!B1")


def test_renamed_ranges_and_tables_have_names_of_their_own_that_are_no_cells() -> None:
    table = '<table xmlns="x" id="1" name="RourkeTable" displayName="RourkeTable" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="n"/></tableColumns></table>'
    cell = '<c r="B1"><f>SUM(open_Rourke)+SUM(RourkeTable[n])</f><v>3</v></c>'
    blob = workbook(
        {"Sheet1": rows(inline("A1", "n") + cell)}, sheet_rels={"Sheet1": relationships(("rId1", "table", "../tables/table1.xml"))},
        more={"xl/tables/table1.xml": table},
        names="<definedName name='open_Rourke'>Sheet1!$A$2</definedName><definedName name='closed_Rourke'>2</definedName><definedName name='Rourke1'>1</definedName>",
    )  # fmt: skip
    out = _edited(
        blob, ("excel.defined_name", "open_Rourke", "open_Rourke", "PC 1"), ("excel.defined_name", "closed_Rourke", "closed_Rourke", "PC 1"),
        ("excel.defined_name", "Rourke1", "Rourke", "Amy"), ("excel.formula", "SUM(open_Rourke)+SUM(RourkeTable[n])", "RourkeTable", "Amy"),
        ("excel.table", "RourkeTable", "Rourke", "PC 1 "),
    )  # fmt: skip
    names = [unit.text for unit in read(out).units if unit.slot == "excel.defined_name"]
    assert names == ["PC_1", "PC_1_2", "_Amy1"]
    assert next(unit.text for unit in read(out).units if unit.slot == "excel.formula") == "SUM(PC_1)+SUM(PC_1_Table[n])"


def test_headings_of_a_table_and_its_column_names_stay_the_same() -> None:
    table = '<table xmlns="x" id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2"><tableColumn id="1" name="Tamsin"/><tableColumn id="2" name="b"/></tableColumns></table>'
    blob = workbook(
        {"Sheet1": rows(inline("A1", "Tamsin") + inline("B1", "b"))}, sheet_rels={"Sheet1": relationships(("rId1", "table", "../tables/table1.xml"))},
        more={"xl/tables/table1.xml": table},
    )  # fmt: skip
    first = next(unit for unit in read(blob).units if unit.slot == "excel.cell")
    out = documents.apply_edits(blob, [Edit(first.address, 0, 6, "Tamsin", "Laura")], name="a.xlsx")
    assert "Tamsin" not in bytes_within(out)


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

    xml = "".join(f'<c r="{chr(65 + n)}1" t="s"><v>{use % len(strings)}</v></c>' for n, use in enumerate(uses))
    blob = workbook({"Sheet1": rows(xml)}, strings=[f'<t xml:space="preserve">{escape(text)}</t>' for text in strings])
    units = [unit for unit in read(blob).units if unit.slot == "excel.cell"]
    edits, expected = [], {unit.locator: unit.text for unit in units}
    for unit in data.draw(st.lists(st.sampled_from(units), unique_by=lambda unit: unit.address)) if units else ():
        start = data.draw(st.integers(0, len(unit.text)))
        end = data.draw(st.integers(start, len(unit.text)))
        new = data.draw(_words)
        edits.append(Edit(unit.address, start, end, unit.text[start:end], new))
        expected[unit.locator] = unit.text[:start] + new + unit.text[end:]
    out = documents.apply_edits(blob, edits, name="a.xlsx")
    assert cells(read(out)) == {place: text for place, text in expected.items() if text.strip()}
    assert documents.integrity(blob, out, edits, name="a.xlsx") == ()
