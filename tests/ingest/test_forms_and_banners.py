"""Forms nobody filled in, prompts of content controls, lines across a table."""

from __future__ import annotations

import pytest

from pipeline.documents import read
from pipeline.ingest.kin import role_of
from pipeline.ingest.names import names_of
from pipeline.ingest.text import clean
from pipeline.ingest.understanding import understand
from pipeline.model import Source, TableCell
from pipeline.shipped import shipped

from .made import sheet, table, word


def _form(name: str) -> Source:
    return understand(read(shipped("report_templates", f"forms/{name}"), name=f"sources/X/{name}"), agency="X")


def test_a_blank_imr_form_names_nobody_and_is_signed_by_nobody() -> None:
    source = _form("IMR form.docx")
    assert source.kind == "imr" and source.proposals == () and source.recommendations == ()
    assert (source.author, source.independence, source.signed_off) == ("", "", "")


@pytest.mark.parametrize("name", ["Chronology form.docx", "Chronology form.xlsx"])
def test_a_blank_chronology_form_is_a_chronology_without_rows(name: str) -> None:
    source = _form(name)
    assert source.kind == "chronology" and source.entries == () and source.independence == ""
    assert source.problems == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Click or tap here to enter text.", ""),
        ("Date: Click or tap to enter a date.", "Date:"),
        ("Choose an item.", ""),
        ("She had to choose an option that was safe.", "She had to choose an option that was safe."),
        ("He told her to click here.", "He told her to click here."),
    ],
)
def test_prompts_of_empty_content_controls_are_no_content(text: str, left: str) -> None:
    assert clean(text) == left


def test_labels_without_values_are_not_taken_as_values() -> None:
    source = understand(
        word(("Individual Management Review", 1), "Cover.", ("Sign-off", 1), "Signed off by", "Date signed off"), agency="X"
    )
    assert source.signed_off == ""


@pytest.mark.parametrize("merged", [6, 4])
def test_a_merged_line_across_a_table_is_a_note_and_no_undated_entry(merged: int) -> None:
    head = ["No.", "Date", "Time", "Event", "Seen", "Action", "Comment"]
    across = [TableCell("After the separation in spring, from memory"), *(TableCell("", merged=n < merged) for n in range(6))]
    made = table([head, ["1", "1/2/18", "", "One.", "", "", ""], across, ["2", "2/2/18", "", "Two.", "", "", ""]], sheet="S")
    source = understand(sheet(made), agency="X")
    assert [entry.text for entry in source.entries] == ["One.", "Two."]
    assert any("After the separation" in p.text for s in source.sections if s.key == "notes" for p in s.paragraphs)


def test_a_bare_answer_keeps_what_its_heading_asked() -> None:
    rows = [["Date", "Event", "Was the victim seen alone?"], ["1/1/18", "One.", "N"], ["2/1/18", "Two.", "Yes, at the clinic"]]
    source = understand(sheet(table(rows, sheet="S")), agency="X")
    assert source.entries[0].flags == ("asked_seen:Was the victim seen alone?",) and source.entries[0].seen == "N"
    assert source.entries[1].flags == ()


@pytest.mark.parametrize(
    ("relation", "role"),
    [
        ("Husband (perpetrator)", "perpetrator"),
        ("ex-partner / suspect", "perpetrator"),
        ("Perpetrator's mother", "family"),
        ("Victim and perpetrator's son", "child"),
        ("Husband", "family"),
    ],
)
def test_a_relation_with_the_role_beside_it_is_that_role(relation: str, role: str) -> None:
    assert role_of(relation, born=None) == role


def test_a_surname_in_capitals_in_front_is_put_behind() -> None:
    assert names_of("TOLLAND Marged") == ("Marged Tolland", ("TOLLAND Marged",))
    assert names_of("MARGED TOLLAND")[0] == "Marged Tolland"
