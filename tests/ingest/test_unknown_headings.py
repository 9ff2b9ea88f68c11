"""Headings nobody knows are told by what stands below them, and what was guessed is listed."""

from __future__ import annotations

import pytest

from pipeline.ingest.understanding import understand
from pipeline.model import Document, Source
from tests.ingest.made import sheet, table, word

TOLD = (
    "Neighbour rang about shouting and a door being kicked; both denied it.",
    "Did not come to the appointment, letter sent.",
    "Came with her mother and said that things were calmer now.",
)
DAYS = ("04/03/2018", "11.03.18", "2 April 2018")


def _read(document: Document) -> Source:
    return understand(document, agency="Example Police")


def _reasons(source: Source) -> str:
    return " ".join(problem.reason for problem in source.problems)


def test_a_heading_nobody_knows_over_long_text_beside_dates_is_what_happened_and_no_event() -> None:
    rows = [("Date", "Officer", "Matter"), *((day, "PC Holt", told) for day, told in zip(DAYS, TOLD, strict=True))]
    for document in (sheet(table(rows, sheet="Sheet1")), word(table(rows))):
        source = _read(document)
        assert source.kind == "chronology"
        assert [(e.date_as_written, e.people, e.text) for e in source.entries] == [
            (day, "PC Holt", told) for day, told in zip(DAYS, TOLD, strict=True)
        ]
        assert "“Matter” bears no heading that is known; by what it holds it was read as what happened" in _reasons(source)


@pytest.mark.parametrize(
    "heads",
    [("Happened", "Via", "Gist"), ("Date", "Handler", "Upshot"), ("Prof.", "Dt", "Evt."), ("LogDate", "LogStaff", "LogText")],
)
def test_no_row_of_headings_is_an_event_though_nobody_knows_them(heads: tuple[str, ...]) -> None:
    rows = [("J Pike", day, told) if heads[0] == "Prof." else (day, "J Pike", told) for day, told in zip(DAYS, TOLD, strict=True)]
    source = _read(sheet(table([("Contacts of the centre", "", ""), heads, *rows], sheet="Sheet1")))
    assert [entry.date_as_written for entry in source.entries] == list(DAYS)
    assert all(told in entry.text for entry, told in zip(source.entries, TOLD, strict=True))


def test_long_instructions_in_the_headings_leave_them_headings() -> None:
    heads = (
        "Date (please use dd/mm/yyyy; where the day is not known give the month and the year and say that it is approximate)",
        "Event (what happened; who was present; was the victim or any child seen, and if so alone?)",
        "Agency response (what did staff do; was this in line with policy and with what would be expected of them at the time?)",
    )
    source = _read(word(table([heads, *((day, told, "Logged") for day, told in zip(DAYS, TOLD, strict=True))])))
    assert [(entry.text, entry.action) for entry in source.entries] == [(told, "Logged") for told in TOLD]


def test_a_block_for_each_month_with_headings_of_its_own_is_one_chronology() -> None:
    rows = []
    for month, day, told in zip(("March 2018", "March 2018 (2)", "April 2018"), DAYS, TOLD, strict=True):
        rows += [(f"Contacts for {month}", "", ""), ("Date", "Staff", "Particulars"), (day, "H Osei", told)]
    source = _read(sheet(table(rows, sheet="Sheet1")))
    assert [(entry.people, entry.text) for entry in source.entries] == [("H Osei", told) for told in TOLD]


def test_dated_rows_above_a_row_of_short_words_are_not_its_notes() -> None:
    rows = [(day, told) for day, told in zip(DAYS, TOLD, strict=True)]
    source = _read(sheet(table([*rows, ("Undated", "Rang off"), *rows], sheet="Sheet1")))
    assert len(source.entries) == 7
