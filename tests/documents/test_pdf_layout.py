"""Reading order, headings and tables of PDFs set as people set them: dense columns, tables without rules, rows cut by a page."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import documents
from pipeline.documents.pdf.words import Packed, Word
from pipeline.model import Document
from tests.documents.files_by_code import one_page_pdf, set_pdf

_SAID = "she was seen by the nurse at home and spoke about sleep money work school and an argument with him over the weekend "
_WORDS = (_SAID + "while officers noted that neither wanted to say more before their next visit in the following month").split()


def _prose(mark: str, words: int, seed: int = 1) -> str:
    chance = random.Random(f"{mark}{seed}")
    said = [chance.choice(_WORDS) for _ in range(words)]
    for place in range(9, words - 2, 11):
        said[place] += "."
    return f"{mark}begin {' '.join(said)} {mark}end."


def _read(source: str) -> Document:
    return documents.read_bytes(set_pdf(source), name="a.pdf")


def _body(document: Document) -> str:
    return " ".join(unit.text for unit in document.units if unit.slot in ("pdf.body", "pdf.table"))


def _is_in_order(document: Document, marks: list[str]) -> bool:
    found = re.findall(r"[A-Z]\d*(?:begin|end)", _body(document))
    return found == [f"{mark}{edge}" for mark in marks for edge in ("begin", "end")]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("gutter", ["7pt", "10pt", "16pt"])
@pytest.mark.parametrize("justify", ["true", "false"])
def test_columns_are_read_one_after_the_other_however_narrow_the_white_between_them(
    columns: int, gutter: str, justify: str
) -> None:
    text = "\n\n".join(_prose(f"B{n}", 90) for n in range(7))
    document = _read(
        f"#set text(size: 10pt)\n#set par(justify: {justify})\n{_prose('A', 70)}\n\n"
        f"#columns({columns}, gutter: {gutter})[{text}]\n"
    )
    assert _is_in_order(document, ["A", *(f"B{n}" for n in range(7))])


def test_text_below_columns_comes_after_both_of_them() -> None:
    left, right = _prose("B", 110), _prose("C", 110)
    document = _read(f"{_prose('A', 60)}\n\n#grid(columns: 2, column-gutter: 9pt)[{left}][{right}]\n\n{_prose('D', 80)}")
    assert _is_in_order(document, ["A", "B", "C", "D"])


@pytest.mark.parametrize("justify", ["true", "false"])
def test_one_column_of_prose_stays_one_column(justify: str) -> None:
    document = _read(f"#set par(justify: {justify})\n" + "\n\n".join(_prose(f"A{n}", 120) for n in range(5)))
    assert _is_in_order(document, [f"A{n}" for n in range(5)])


def _rows(count: int, words: int) -> str:
    return "".join(f"[{n % 28 + 1:02}/03/2019], [Health visitor], [{_prose(f'R{n}', words)}]," for n in range(count))


def _dated(document: Document) -> list[tuple[str, ...]]:
    return [
        tuple(cell.text for cell in row.cells)
        for table in document.tables
        for row in table.rows
        if re.match(r"\d\d/03/2019$", row.cells[0].text)
    ]


def test_a_table_without_rules_is_found_by_its_dates_and_joined_over_pages() -> None:
    source = (
        f"#set page(height: 12cm)\n#table(columns: (2.6cm, 3cm, 1fr), stroke: none, [Date], [Source], [Event], {_rows(14, 40)})"
    )
    dated = _dated(_read(source))
    assert [cells[1] for cells in dated] == ["Health visitor"] * 14
    assert [cells[2].split()[-1] for cells in dated] == [f"R{n}end." for n in range(14)]
    assert _read(source).tables[0].rows[0].cells[0].text == "Date"


def test_sentences_that_begin_with_dates_are_no_table() -> None:
    text = "\n\n".join(f"0{n}/03/2019 {_prose(f'A{n}', 45)}" for n in range(1, 7))
    assert _read(text).tables == ()


def test_a_row_without_its_lower_rule_at_the_foot_of_a_page_is_part_of_the_table() -> None:
    def line(x0: int, y0: int, x1: int, y1: int) -> str:
        return f"{x0} {y0} m {x1} {y1} l S "

    def words(x: int, y: int, text: str) -> str:
        return f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET "

    across = "".join(line(50, y, 500, y) for y in (800, 780, 760))
    upright = "".join(line(x, 800, x, 700) for x in (50, 150, 500))
    text = words(55, 786, "Date") + words(155, 786, "Event") + words(55, 766, "01/02/2019") + words(155, 766, "Seen")
    text += words(55, 746, "02/02/2019") + words(155, 746, "Seen again and")
    document = documents.read_bytes(one_page_pdf((across + upright + text).encode()), name="a.pdf")
    assert [row.cells[0].text for row in document.tables[0].rows] == ["Date", "01/02/2019", "02/02/2019"]


def test_headings_are_told_by_the_size_they_are_shown_in_not_by_the_number_the_font_is_set_at() -> None:
    lines = [
        (1, 20, "Findings of the review"),
        *[(1, 10, f"{word} is said here in a long line of text that runs on.") for word in _WORDS[:14]],
    ]
    content, y = "", 800
    for size, scale, text in lines:  # the font is set at 1; the matrix makes it 20 or 10
        content += f"BT /F1 {size} Tf {scale} 0 0 {scale} 50 {y} Tm ({text}) Tj ET "
        y -= 2 * scale
    document = documents.read_bytes(one_page_pdf(content.encode()), name="a.pdf")
    assert [unit.text for unit in document.units if unit.level is not None] == ["Findings of the review"]


def test_text_in_tables_smaller_than_paragraphs_makes_no_headings_of_paragraphs() -> None:
    table = f"#text(size: 8pt)[#table(columns: (2.4cm, 2.6cm, 1fr), [Date], [Source], [Event], {_rows(20, 40)})]"
    document = _read(f"= Background\n{_prose('A', 60)}\n\n{table}\n\n{_prose('B', 60)}")
    assert [unit.text for unit in document.units if unit.level is not None] == ["Background"]


_numbers = st.floats(-1e4, 1e4)
_letters = st.text(st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=6)


@given(
    st.lists(
        st.builds(Word, _letters, _numbers, _numbers, _numbers, _numbers, _numbers, st.booleans(), st.booleans()), max_size=9
    )
)
def test_words_laid_by_come_back_as_they_were(words: list[Word]) -> None:
    assert Packed.of(words).words() == words


@pytest.mark.parametrize("font", ["BCDEEE+Calibri-Bold", "DejaVuSerif-Bold", "Arial,Bold"])
def test_a_line_in_bold_is_a_heading_though_only_the_name_of_its_font_says_so(font: str) -> None:
    described = f"/FontDescriptor <</Type /FontDescriptor /FontName /{font} /Flags 4 /StemV 53>>"
    bold = f"<</Type /Font /Subtype /TrueType /BaseFont /{font} {described}>>".encode()
    lines = [
        ("F2", "What we found"),
        *[("F1", f"{word} is said here in a long line of text that runs on.") for word in _WORDS[:6]],
    ]
    content = "".join(f"BT /{name} 11 Tf 50 {800 - 14 * number} Td ({text}) Tj ET " for number, (name, text) in enumerate(lines))
    fonts = {
        3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R /F2 6 0 R>>>>>>",
        6: bold,
    }
    document = documents.read_bytes(one_page_pdf(content.encode(), more=fonts), name="a.pdf")
    assert [unit.text for unit in document.units if unit.level is not None] == ["What we found"]
