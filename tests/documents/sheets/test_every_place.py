"""Workbooks: a word planted in every place that keeps text is read, and none is left when all are edited and scrubbed."""

from __future__ import annotations

import re

import pytest

from pipeline import documents
from pipeline.documents.slots.excel import EXCEL
from pipeline.model import Edit

from .made import PLANTED, bytes_within, planted, read


@pytest.mark.parametrize("place", PLANTED)
def test_a_word_in_every_place_is_read(place: str) -> None:
    assert PLANTED[place] in "\n".join(unit.text for unit in read(planted()).units).casefold()


def test_the_planted_file_uses_the_table() -> None:
    used = {unit.slot for unit in read(planted()).units}
    assert {slot.id for slot in EXCEL if slot.kind != "binary"} - used <= {
        "excel.value", "excel.style_name", "excel.hyperlink", "excel.defined_name_comment", "excel.chart_formula", "excel.shape_name",
        "excel.pivot", "excel.pivot_refreshed", "excel.query", "excel.revision", "excel.workbook_user", "excel.workbook_path",
        "excel.comment_of_zip", "excel.filter",
    }  # fmt: skip


def test_no_planted_word_survives_editing_and_scrub() -> None:
    blob = planted()
    edits = [
        Edit(unit.address, found.start(), found.end(), found.group(), "Laura")
        for unit in read(blob).units
        for found in re.finditer(r"xq\d\d[a-z]+", unit.text, re.IGNORECASE)
    ]
    edited = documents.apply_edits(blob, edits, name="a.xlsx")
    clean = documents.scrub(edited, name="a.xlsx", title="Action plan").blob
    assert not re.findall(r"xq\d\d\w+", bytes_within(clean), re.IGNORECASE)
    for place, text in documents.streams(clean, name="a.xlsx"):
        assert not re.search(r"xq\d\d", text, re.IGNORECASE), place
    assert "Action plan" in bytes_within(clean)
    assert read(clean).tables
