"""CSV and plain text: found encodings and delimiters, rows by number, edits in place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import documents
from pipeline.errors import EditUnsafe
from pipeline.model import Edit


def _grid(blob: bytes, name: str = "a.csv") -> list[list[str]]:
    document = documents.read_bytes(blob, name=name)
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    text = "Date,Entry\r\n12/03/2019,“Café” owed £40 – naïve\r\n13/03/2019,it’s done\r\n"
    assert _grid(text.encode(encoding))[1] == ["12/03/2019", "“Café” owed £40 – naïve"]


def test_old_macintosh_files_are_read() -> None:
    text = "Date,Entry\r12/03/2019,it’s “here” – now\r"
    assert _grid(text.encode("mac_roman"))[1] == ["12/03/2019", "it’s “here” – now"]


def test_windows_bytes_in_a_utf8_file_are_read_as_what_they_mean() -> None:
    blob = "Date,Entry\n1,Zoë met Siân\n2,naïve café\n".encode() + b"3,it\x92s late\n"
    assert _grid(blob)[3] == ["3", "it’s late"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    text = "\n".join(mark.join(line) for line in (["Date", "Time", "Entry"], ["1", "2", "met, talked; left"], ["3", "4", "x"]))
    assert _grid(text.encode()) == [["Date", "Time", "Entry"], ["1", "2", "met, talked; left"], ["3", "4", "x"]] or mark in ",;"


def test_excels_own_first_line_is_no_record() -> None:
    document = documents.read_bytes(b"sep=;\r\nDate;Entry\r\n1;a, b\r\n", name="a.csv")
    assert [row.locator for row in document.tables[0].rows] == ["row 1", "row 2"]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["1", "a, b"]


def test_quotes_line_breaks_and_doubled_quotes_are_understood() -> None:
    assert _grid(b'a,"line one\nline ""two""",c\n1,2,3\n') == [["a", 'line one\nline "two"', "c"], ["1", "2", "3"]]


def test_a_quote_that_never_closes_takes_its_own_field_only() -> None:
    assert _grid(b'a,b\n1,"unclosed\n2,y\n')[2] == ["2", "y"]


def test_rows_keep_their_number_and_blank_ones_make_none() -> None:
    document = documents.read_bytes(b"a,b\n\n1,2\n,\n3,4\n", name="a.csv")
    assert [row.locator for row in document.tables[0].rows] == ["row 1", "row 3", "row 5"]


def test_ragged_rows_nul_bytes_and_mixed_line_ends_are_read() -> None:
    assert _grid(b"a,b\r\n1\n2,3,4\r5,6\r\r\n7,\x008\n") == [["a", "b"], ["1"], ["2", "3", "4"], ["5", "6"], ["7", "8"]]


def test_a_hundred_thousand_columns_and_a_field_of_megabytes_are_read() -> None:
    assert len(_grid(b",".join(b"c%d" % n for n in range(100_000)))[0]) == 100_000
    assert len(_grid(b"a,b\n1," + b"x" * 3_000_000)[1][1]) == 3_000_000


def test_an_edit_changes_its_cell_and_nothing_else() -> None:
    blob = 'Date; "Entry" ;Who\r\n1;"Tamsin; “went”";Jo\r\n2;x;Tamsin\r\n'.encode("cp1252")
    document = documents.read_bytes(blob, name="a.csv")
    edits = [
        Edit(unit.address, unit.text.index("Tamsin"), unit.text.index("Tamsin") + 6, "Tamsin", 'La"ura')
        for unit in document.units
        if "Tamsin" in unit.text
    ]
    out = documents.apply_edits(blob, edits, name="a.csv")
    assert out == 'Date; "Entry" ;Who\r\n1;"La""ura; “went”";Jo\r\n2;x;"La""ura"\r\n'.encode("cp1252")
    assert documents.integrity(blob, out, edits, name="a.csv") == ()


def test_an_edit_that_does_not_find_its_text_writes_nothing() -> None:
    with pytest.raises(EditUnsafe):
        documents.apply_edits(b"a,b\n", [Edit("0,0", 0, 1, "x", "y")], name="a.csv")
    with pytest.raises(EditUnsafe):
        documents.apply_edits(b"a,b\n", [Edit("7,7", 0, 1, "a", "y")], name="a.csv")
    with pytest.raises(EditUnsafe):
        documents.apply_edits(b"abcd,b\n", [Edit("0,0", 0, 3, "abc", "y"), Edit("0,0", 2, 4, "cd", "y")], name="a.csv")


def test_a_word_its_encoding_does_not_know_makes_the_file_utf8() -> None:
    out = documents.apply_edits("a,Siân\n".encode("cp1252"), [Edit("0,1", 0, 4, "Siân", "Łucja")], name="a.csv")
    assert _grid(out) == [["a", "Łucja"]]


def test_cells_that_would_run_are_made_harmless_by_the_scrub() -> None:
    blob = b"a,b\n=cmd|x!A1,-5\n+44 7700 900123,@SUM(A1)\n- a point,=1+1\n"
    scrubbed = documents.scrub(blob, name="a.csv")
    assert _grid(scrubbed.blob) == [["a", "b"], ["'=cmd|x!A1", "-5"], ["+44 7700 900123", "'@SUM(A1)"], ["- a point", "'=1+1"]]
    assert scrubbed.removed[0].count == 3


def test_plain_text_is_one_unit_whose_offsets_are_the_files() -> None:
    text = "Tamsin went out.\r\n\r\nShe’s back.\n"
    document = documents.read_bytes(text.encode(), name="a.txt")
    assert [unit.text for unit in document.units] == [text]
    assert (document.units[0].part, document.units[0].locator) == ("body", "text")
    out = documents.apply_edits(text.encode(), [Edit("text", 0, 6, "Tamsin", "Laura")], name="a.txt")
    assert out.decode() == text.replace("Tamsin", "Laura")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.text(alphabet='ab ,;"\n£', max_size=6), min_size=3, max_size=3), min_size=1, max_size=5), st.data())
def test_editing_and_reading_back_equals_the_plan(table: list[list[str]], data: st.DataObject) -> None:
    table = [["Date", "Time", "Entry"]] * 8 + table  # enough for the delimiter to be beyond doubt
    written = "\r\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in table) + "\r\n"
    blob = written.encode()
    before = documents.read_bytes(blob, name="a.csv")
    unit = data.draw(st.sampled_from(before.units))
    new = data.draw(st.text(alphabet='xy,"\n;', max_size=5))
    edit = Edit(unit.address, 0, len(unit.text), unit.text, new)
    out = documents.apply_edits(blob, [edit], name="a.csv")
    assert documents.integrity(blob, out, [edit], name="a.csv") == ()
    assert documents.apply_edits(blob, [], name="a.csv") is blob


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(blob: bytes) -> None:
    from pipeline.errors import InputRefused

    for name in ("a.csv", "a.txt", "a.html", "a.eml", "a.docx", "a.xlsx", "a.pdf", "a.png"):
        try:
            documents.read_bytes(blob, name=name)
        except InputRefused:
            continue


@pytest.mark.parametrize(("name", "blob"), [("a.txt", b"Tam met Tam.\n"), ("a.csv", b"who,what\nx,Tam met Tam.\n")])
def test_two_edits_of_one_place_that_change_its_length_both_fit(name: str, blob: bytes) -> None:
    document = documents.read_bytes(blob, name=name)
    unit = next(unit for unit in document.units if "Tam met" in unit.text)
    edits = [Edit(unit.address, start, start + 3, "Tam", "Laura") for start in (unit.text.index("Tam"), unit.text.rindex("Tam"))]
    assert b"Laura met Laura." in documents.apply_edits(blob, edits, name=name)
