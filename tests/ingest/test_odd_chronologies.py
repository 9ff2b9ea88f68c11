"""Chronologies in the layouts people invent for themselves."""

from __future__ import annotations

import pytest

from pipeline.ingest.understanding import understand
from pipeline.model import CaseFacts, Source, TableCell

from .made import plain, sheet, table, word

FACTS = CaseFacts(agencies=("Example Council", "Example Police"), dates={"death": "2021-05-20"})


def read(*parts, **more) -> Source:
    return understand(word(*parts, **more), agency="Example Council", facts=FACTS)


def rows(*given: list, name: str = "sources/X/chronology.xlsx") -> Source:
    return understand(sheet(table(list(given), sheet="S"), name=name), agency="Example Council", facts=FACTS)


def texts(source: Source, key: str) -> list[str]:
    return [p.text for s in source.sections if s.key == key for p in s.paragraphs]


def told(source: Source) -> list[tuple[str, str]]:
    return [(entry.date_as_written, entry.text) for entry in source.entries]


def test_headings_of_columns_in_two_languages_are_known() -> None:
    source = rows(["Dyddiad / Date", "Digwyddiad / Event", "Camau a gymerwyd / Action taken"], ["1/2/19", "Ada rang.", "Noted"])
    assert [(e.date_as_written, e.text, e.action) for e in source.entries] == [("1/2/19", "Ada rang.", "Noted")]
    source = rows(["Dyddiad", "Amser", "Manylion", "Ffynhonnell"], ["1/2/19", "10:30", "Ada rang.", "log"])
    assert [(e.time_as_written, e.source_record) for e in source.entries] == [("10:30", "log")]


@pytest.mark.parametrize("merged", [False, True])
def test_a_date_split_over_three_columns_is_one(merged: bool) -> None:
    head = [["Date", TableCell("Date", merged=True), TableCell("Date", merged=True), "What happened"]] if merged else []
    source = rows(
        *head,
        ["Day", "Month", "Year", "" if merged else "What happened"],
        ["4", "3", "2019", "Ada rang about the door."],
        ["21", "June", "2019", "Ada rang again."],
        ["", "08", "2020", "Letter sent."],
    )
    assert told(source) == [
        ("4/3/2019", "Ada rang about the door."),
        ("21 June 2019", "Ada rang again."),
        ("08/2020", "Letter sent."),
    ]


def test_two_tables_side_by_side_are_two() -> None:
    source = rows(
        ["Ada", "", "", "Rex", ""],
        ["Date", "Event", "", "Date", "Event"],
        ["1/2/19", "She rang.", "", "3/2/19", "He shouted at the desk."],
        ["5/2/19", "She came in.", "", "", ""],
    )
    assert sorted(told(source)) == [("1/2/19", "She rang."), ("3/2/19", "He shouted at the desk."), ("5/2/19", "She came in.")]
    assert not any("no date and description" in problem.reason for problem in source.problems)


def test_headings_in_the_seventh_row_are_found_and_what_stands_above_is_kept() -> None:
    above = [["Example Council"], ["Chronology of contact"], [""], ["Compiled by Jo Marsh"], [""], ["Key: HO is housing officer"]]
    source = rows(*[[*row, "", ""] for row in above], ["When", "Record", "What was said"], ["1/2/19", "note 4", "Ada rang."])
    assert told(source) == [("1/2/19", "Ada rang.")]
    assert "Key: HO is housing officer" in texts(source, "notes") and source.author == "Jo Marsh"


def test_a_form_for_each_contact_is_a_chronology() -> None:
    def contact(day: str, said: str, done: str, number: int):  # type: ignore[no-untyped-def]
        return table(
            [["Date of contact:", day], ["Worker", "J Marsh"], ["What happened", said], ["Action taken", done]],
            locator=f"table {number}",
        )

    source = read(
        ("Contacts", 1),
        contact("4 March 2019", "Ada rang and asked for a lock.", "Order raised", 1),
        contact("9/6/20", "Ada came to the office with her sister.", "", 2),
    )
    assert told(source) == [
        ("4 March 2019", "Ada rang and asked for a lock."),
        ("9/6/20", "Ada came to the office with her sister."),
    ]
    assert source.entries[0].action == "Order raised" and source.entries[0].people == "J Marsh"
    assert [entry.locator for entry in source.entries] == ["table 1 row 1", "table 2 row 1"]


def test_contacts_in_columns_are_a_chronology_and_a_sign_off_form_is_none() -> None:
    source = rows(
        ["Date", "4/3/19", "9/6/20", "1/7/20"],
        ["Event", "Ada rang about the lock.", "Ada came to the office.", "A neighbour wrote to us."],
        ["Outcome", "Order raised", "", "Filed"],
    )
    assert told(source)[1:] == [("9/6/20", "Ada came to the office."), ("1/7/20", "A neighbour wrote to us.")]
    assert source.entries[2].action == "Filed"
    form = read(
        table([["Approved by", "Lee Ward"], ["Date", "2 March 2022"], ["Details", "Head of Homes, for the whole Council"]])
    )
    assert not form.entries


THREAD = (
    "From: Jo Marsh\nSent: 4 March 2019 14:05\nTo: PC Hale\nSubject: Ada Fenn\n\nAda rang us about the lock.\n\n"
    "From: PC Hale\nSent: Tuesday, 5 March 2019 09:00\nTo: Jo Marsh\nSubject: RE: Ada Fenn\n\nWe will visit.\n\nNo risk form was done.\n\n"
    "On 9 March 2019 at 10:15, Jo Marsh <jo@example.org> wrote:\n\nAny news?\n"
)


def test_a_thread_of_mails_from_before_the_death_is_a_chronology() -> None:
    source = understand(plain(THREAD), agency="Example Council", facts=FACTS)
    assert source.kind == "chronology"
    assert [(e.date_as_written, e.time_as_written, e.people) for e in source.entries] == [
        ("4 March 2019", "14:05", "Jo Marsh to PC Hale"),
        ("Tuesday, 5 March 2019", "09:00", "PC Hale to Jo Marsh"),
        ("9 March 2019 at", "10:15", "Jo Marsh"),
    ]
    assert source.entries[1].text == "RE: Ada Fenn: We will visit.\nNo risk form was done."


def test_a_thread_about_the_review_is_a_letter() -> None:
    source = understand(plain(THREAD.replace("2019", "2022")), agency="Example Council", facts=FACTS)
    assert (
        source.kind == "letter"
        and not source.entries
        and "Any news?" in " ".join(texts(source, "cover") + texts(source, "other"))
    )


def test_paragraphs_with_a_date_each_are_told_once() -> None:
    source = read(
        "Chronology of contact",
        "4 March 2019 – Ada rang.",
        "She sounded tired.",
        "5 March 2019 – Visit.",
        name="sources/X/chronology.docx",
    )
    assert source.kind == "chronology" and told(source)[0] == ("4 March 2019", "Ada rang.\nShe sounded tired.")
    assert [(s.heading, s.paragraphs) for s in source.sections] == [("Chronology of contact", ())]


@pytest.mark.parametrize("heading", ["Service", "Department", "Team", "Ward"])
def test_a_department_is_a_detail_of_its_agency(heading: str) -> None:
    source = rows(
        ["Date", heading, "Source", "Details"],
        ["1/2/19", "Repairs", "job 4", "Lock fitted."],
        ["2/2/19", "Lettings", "", "Letter."],
    )
    assert {entry.agency for entry in source.entries} == {"Example Council"}
    assert [entry.source_record for entry in source.entries] == ["Repairs: job 4", "Lettings"]


def test_a_combined_chronology_names_its_agencies_under_any_heading() -> None:
    source = rows(["Date", "Service", "Details"], ["1/2/19", "Example Police", "Call."], ["2/2/19", "EXAMPLE COUNCIL", "Letter."])
    assert [entry.agency for entry in source.entries] == ["Example Police", "Example Council"]


def test_values_that_look_like_scores_stay_text() -> None:
    source = rows(
        ["Date", "Event", "Risk level", "Action"],
        ["1/2/19", "DASH done.", "High 16", "DASH High 16"],
        ["2/2/19", "Again.", "8/27", "MARAC"],
    )
    assert source.entries[0].action == "DASH High 16" and "Risk level: High 16" in source.entries[0].text
    assert "Risk level: 8/27" in source.entries[1].text and source.entries[1].date_as_written == "2/2/19"


def test_a_column_of_records_that_holds_prose_is_what_happened() -> None:
    source = rows(
        ["Date", "Patient", "By", "Record"],
        ["10.2.17", "Ada", "Dr Lamb", "Came about her sleep; tearful, said things at home were bad."],
        ["21.3.17", "Rex", "Nurse Joll", "Did not attend for bloods, letter sent."],
    )
    assert told(source)[0] == ("10.2.17", "Came about her sleep; tearful, said things at home were bad.\nBy: Dr Lamb")
    numbered = rows(
        ["Date", "Notes", "Record"],
        ["10.2.17", "Tearful.", "Log 0412 of 10/02/2017"],
        ["11.2.17", "Calm.", "Log 0413 of 11/02/2017"],
    )
    assert [entry.source_record for entry in numbered.entries] == ["Log 0412 of 10/02/2017", "Log 0413 of 11/02/2017"]


def test_a_column_of_records_in_prose_beside_kinds_of_contact_is_read_with_them() -> None:
    source = rows(
        ["Contact date", "Contact type", "Record", "Outcome"],
        ["04/03/2019", "Supervision appointment", "Came an hour late and was sent home. Says that they argued again.", "Warned"],
        ["11/03/2019", "Home visit", "Seen at his brother's. Calm. He said that he wants to see the children.", "None"],
    )
    assert source.entries[0].text == (
        "Supervision appointment: Came an hour late and was sent home. Says that they argued again."
    )


def test_the_one_who_called_is_told_apart_from_those_who_came() -> None:
    source = rows(
        ["Date", "Informant", "Officer attending", "What happened"],
        ["4 March 2019", "neighbour at no. 9", "PC Hale", "Shouting was heard through the wall and the door was damaged."],
        ["9 March 2019", "", "PC Hale", "A visit was made and nobody was in; a card was left."],
    )
    assert [entry.people for entry in source.entries] == ["Informant: neighbour at no. 9; PC Hale", "PC Hale"]
