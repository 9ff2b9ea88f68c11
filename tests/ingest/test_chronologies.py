"""Chronologies in every form agencies send them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.understanding import from_json, to_json, understand
from pipeline.model import CaseFacts, Source, TableCell

from .made import plain, sheet, table, word

HEAD = ["Date", "Time", "Source", "Event", "Action taken"]


def read(*rows: list, **more) -> Source:
    return understand(sheet(table(list(rows), sheet="Sheet1", **more)), agency="Example Police")


def test_columns_in_any_order_and_wording_are_mapped() -> None:
    source = read(
        [
            "What we did",
            "Comments",
            "Re:",
            "When",
            "What happened",
            "System / ref",
            "Victim seen alone?",
            "Were children present?",
        ],
        ["Advised", "Good work", "Victim", "04/09/18", "Ann Example rang.", "CAD 12", "Y", "No"],
    )
    entry = source.entries[0]
    assert (entry.date_as_written, entry.text, entry.action, entry.analysis) == (
        "04/09/18",
        "Ann Example rang.",
        "Advised",
        "Good work",
    )
    assert (entry.source_record, entry.people, entry.seen, entry.children) == ("CAD 12", "Victim", "Y", "No")
    assert source.kind == "chronology"


def test_the_columns_of_chronolator_are_mapped() -> None:
    source = read(
        ["Event Ref", "Start Date", "Start Time", "End Date", "Source of Information", "Details of event"],
        ["1", "08/09/2018", "21:40", "09/09/2018", "ED card", "Attended with husband."],
        ["2", "10/09/2018", "", "12/09/2018", "Ward notes", "Stayed on the ward."],
    )
    first, second = source.entries
    assert (first.date_as_written, first.time_as_written, first.flags) == ("08/09/2018", "21:40", ("until:09/09/2018",))
    assert second.date_as_written == "10/09/2018 - 12/09/2018"


def test_a_real_date_of_a_spreadsheet_is_the_date_and_what_was_shown_is_kept() -> None:
    source = read(
        HEAD,
        [TableCell("4-Sep", value="2018-09-04"), TableCell("02:40", value="02:40:00"), "log", "She rang.", ""],
        [TableCell("05/09/2018 14:05", value="2018-09-05T14:05:00"), "", "log", "She came.", ""],
    )
    assert [(e.date, e.time, e.date_as_written) for e in source.entries] == [
        ("2018-09-04", "02:40", "4-Sep"),
        ("2018-09-05", "14:05", "05/09/2018 14:05"),
    ]


def test_a_heading_row_repeated_in_the_middle_is_no_entry() -> None:
    source = read(HEAD, ["1/1/18", "", "log", "One.", ""], HEAD, ["2/1/18", "", "log", "Two.", ""])
    assert [e.text for e in source.entries] == ["One.", "Two."] and not source.problems


def test_a_heading_row_in_another_order_changes_the_columns_from_there() -> None:
    source = read(["Date", "Event"], ["1/1/18", "One."], ["Event", "Date"], ["Two.", "2/1/18"])
    assert [(e.date_as_written, e.text) for e in source.entries] == [("1/1/18", "One."), ("2/1/18", "Two.")]


def test_columns_without_headings_are_told_by_content_and_reported() -> None:
    rows = [
        [f"0{n}/03/2019", f"1{n}:30", "The victim rang to say that he was outside again.", "Y" if n % 2 else "N"]
        for n in range(1, 6)
    ]
    source = read(*rows, header=0)
    assert len(source.entries) == 5
    assert source.entries[0].time_as_written == "11:30" and source.entries[0].seen == "Y"
    assert any("told by content" in problem.reason for problem in source.problems)


def test_a_row_that_carries_on_the_row_above_is_joined_to_it() -> None:
    source = read(
        HEAD,
        ["1/1/18", "10:00", "log", "She said that he had", "Form sent"],
        ["", "", "", "taken her keys.", "and filed"],
        ["2/1/18", "", "log", "Closed.", ""],
    )
    assert [e.text for e in source.entries] == ["She said that he had taken her keys.", "Closed."]
    assert source.entries[0].action == "Form sent and filed" and "continued" in source.entries[0].flags


def test_an_undated_row_with_a_record_of_its_own_stays_an_entry() -> None:
    source = read(HEAD, ["1/1/18", "10:00", "log", "One.", ""], ["", "", "loose sheet", "Dad very controlling.", ""])
    assert [e.text for e in source.entries] == ["One.", "Dad very controlling."]
    assert source.entries[1].date_as_written == ""


def test_a_date_merged_over_rows_belongs_to_each_of_them() -> None:
    source = read(
        ["Date", "Event"],
        [TableCell("4/9/18"), "First call."],
        [TableCell("", merged=True), "Second call."],
    )
    assert [e.date_as_written for e in source.entries] == ["4/9/18", "4/9/18"]
    assert "date_of_row_above" in source.entries[1].flags


def test_an_agency_column_beats_the_folder() -> None:
    facts = CaseFacts(agencies=("Example NHS Trust",))
    document = sheet(
        table([["Date", "Agency", "Event"], ["1/1/18", "EXAMPLE NHS TRUST", "One."], ["2/1/18", "", "Two."]], sheet="S")
    )
    source = understand(document, agency="Example Police", facts=facts)
    assert [e.agency for e in source.entries] == ["Example NHS Trust", "Example Police"]


def test_several_tables_in_one_file_number_their_entries_through() -> None:
    source = understand(
        word(
            ("Chronology", 1),
            table([["Date", "Event"], ["1/1/18", "One."]]),
            "A paragraph between.",
            table([["Event", "Date"], ["Two.", "2/1/18"]], locator="table 2"),
            table([["3/1/18", "Three, in a table cut off from its headings by a page."]], locator="table 3", header=0),
            name="sources/X/chronology.docx",
        ),
        agency="X",
    )
    assert [(e.sequence, e.text[:5]) for e in source.entries] == [(0, "One."), (1, "Two.")] or len(source.entries) == 3
    assert len({e.id for e in source.entries}) == len(source.entries)


def test_a_column_nobody_knows_is_kept_with_the_text_and_reported() -> None:
    source = read(
        ["Date", "Event", "Source", "Zebra index"],
        ["1/1/18", "One.", "log", "striped all over and quite long enough to be a text"],
    )
    assert "Zebra index: striped" in source.entries[0].text
    assert any("Zebra index" in problem.reason for problem in source.problems)


def test_notes_above_the_headings_are_problems_with_a_place_and_paragraphs() -> None:
    source = read(
        ["Chronology of Example Police", "", ""],
        ["Compiled by: A. Clerk", "", ""],
        ["Date", "Event", "Outcome"],
        ["1/1/18", "One.", "None"],
    )
    assert [p.locator for p in source.problems] == ["Sheet1!A1", "Sheet1!A2"]
    assert any("Compiled by" in p.text for s in source.sections for p in s.paragraphs)


def test_a_hidden_row_is_read_and_reported() -> None:
    made = table([["Date", "Event"], ["1/1/18", "One."]], sheet="S")
    hidden = made.rows[1].__class__(made.rows[1].locator, made.rows[1].cells, hidden=True)
    source = understand(sheet(made.__class__(made.locator, (made.rows[0], hidden))), agency="X")
    assert source.entries[0].flags == ("hidden",) and "hidden" in source.problems[0].reason


def test_a_recorded_date_stands_apart_from_the_date_of_the_event() -> None:
    source = read(["Date of event", "Date recorded", "Details"], ["1/1/18", "05/01/2018", "One."])
    assert source.entries[0].recorded_date == "2018-01-05" and source.entries[0].date_as_written == "1/1/18"


def test_a_version_table_and_an_interview_list_are_no_chronologies() -> None:
    source = understand(
        word(
            ("Document control", 1),
            table([["Version", "Date", "Author", "Changes"], ["0.1", "1/2/22", "A. Clerk", "First draft"]]),
            ("Interviews", 1),
            table([["Name", "Role", "Date of interview"], ["Olive Example", "Social Worker", "3/2/22"]], locator="table 2"),
        ),
        agency="X",
    )
    assert not source.entries
    assert [(p.name, p.role, p.title) for p in source.proposals] == [("Olive Example", "professional", "Social Worker")]


def test_a_chronology_told_in_dated_paragraphs_gives_entries() -> None:
    source = understand(
        word(
            ("6. Chronology of agency involvement", 1),
            "The records were read in full.",
            "On 4 September 2018 she rang 999.",
            "She was calm when officers came.",
            "5/9/2018 – Closed by the supervisor.",
            ("7. Analysis", 1),
            "On 4 September 2018 the response was quick.",
            ("9. Lessons learnt", 1),
            "• Ask every time.",
        ),
        agency="X",
    )
    assert [e.date_as_written for e in source.entries] == ["On 4 September 2018", "5/9/2018"]
    assert (
        source.entries[0].text.endswith("She was calm when officers came.")
        and source.entries[1].text == "Closed by the supervisor."
    )


def test_a_plain_text_log_is_a_chronology() -> None:
    source = understand(
        plain("Example School log\n\n01/02/2019 Mum upset at the gate.\n\n03/02/2019 10:15 Rang home, no reply.\n"),
        agency="School",
    )
    assert source.kind == "chronology" and [e.time_as_written for e in source.entries] == ["", "10:15"]


WORDS = st.text(alphabet="abcdefg hij", min_size=0, max_size=40)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "1/1/18", "n/k", "3 May 2019", '"']),
        st.sampled_from(["", "10:00"]),
        st.sampled_from(["", "log"]),
        WORDS,
        WORDS,
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_every_row_that_holds_something_ends_as_entry_continuation_or_problem(rows: list[tuple[str, ...]]) -> None:
    source = read(HEAD, *[list(row) for row in rows])
    kept = " ".join(
        " ".join(filter(None, (e.text, e.action, e.source_record, e.date_as_written, e.time_as_written))) for e in source.entries
    )
    kept += " ".join(p.text for s in source.sections for p in s.paragraphs)
    flat = " ".join(kept.split())
    for row in rows:
        for cell in (row[3], row[4]):
            for token in cell.split():
                assert token in flat
    assert len({e.locator for e in source.entries}) == len(source.entries)
    assert [e.sequence for e in source.entries] == list(range(len(source.entries)))
    assert from_json(to_json(source)) == source


def test_a_row_with_an_agency_or_a_person_of_its_own_is_never_swallowed_by_the_row_above() -> None:
    source = read(
        ["Agency", "When", "Time", "Narrative", "Alone?", "Response"],
        ["Trust", "1/1/18", "10:00", "Attended with partner.", "N", "Leaflet"],
        ["Trust", "", "", "Laceration to forearm.", "", "Referred"],
        ["", "", "", "Left before being seen.", "n/a", "Leaflet"],
    )
    assert [e.text for e in source.entries] == ["Attended with partner.", "Laceration to forearm.", "Left before being seen."]


def test_lines_across_the_table_are_notes_and_the_agency_or_year_they_name_is_kept() -> None:
    made = table(
        [
            ["Date", "Event", "Outcome"],
            ["2018", "", ""],
            ["3/4", "Rang.", "None."],
            ["Example Police", "", ""],
            ["4/4", "Came.", "None."],
        ],
        sheet="S",
    )
    rows = list(made.rows)
    for place in (1, 3):
        cells = rows[place].cells
        rows[place] = rows[place].__class__(rows[place].locator, (cells[0], *(TableCell("", merged=True) for _ in cells[1:])))
    document = sheet(made.__class__(made.locator, tuple(rows)))
    source = understand(document, agency="Trust", facts=CaseFacts(agencies=("Example Police",)))
    assert [(e.agency, e.flags) for e in source.entries] == [("Trust", ("under:2018",)), ("Example Police", ("under:2018",))]
    assert len(source.problems) == 2


def test_group_headings_above_the_headings_are_read_with_them() -> None:
    source = read(
        ["Contact", "", "What happened", "", "Seen?", ""],
        ["Date", "Time", "Description", "Response", "Adult", "Child"],
        ["12/5/19", "14:00", "Visited flat.", "Left card", "Y", "N"],
    )
    entry = source.entries[0]
    assert (entry.time_as_written, entry.text, entry.action, entry.seen, entry.children) == (
        "14:00",
        "Visited flat.",
        "Left card",
        "Y",
        "N",
    )
    assert not source.problems


def test_exports_of_police_school_and_surgery_systems_are_mapped() -> None:
    police = read(
        ["Occurrence Number", "Date/Time Reported", "Nominal", "Occurrence Type", "MO / Synopsis", "Result", "OIC"],
        ["42/1/19", "12/05/2019 14:05", "Example, Ann", "Domestic non crime", "Argument.", "NFA", "PC 12"],
    ).entries[0]
    assert (police.source_record, police.text, police.action) == ("42/1/19", "Domestic non crime: Argument.", "NFA")
    school = read(
        ["Date of concern", "Nature of concern", "Reported by", "Action/outcome", "Signature"],
        ["12/5/19", "Child tearful", "Miss X", "Spoke to mum", "AB"],
    ).entries[0]
    assert (school.date_as_written, school.text, school.action) == ("12/5/19", "Child tearful", "Spoke to mum")
    surgery = read(
        ["Consultation date", "Consulter", "Problem", "History/Examination", "Plan", "Entered date"],
        ["03-Apr-2019", "Dr A Example", "Low mood", "Tearful", "Review 2/52", "04-Apr-2019"],
    ).entries[0]
    assert (surgery.people, surgery.text, surgery.action, surgery.recorded_date) == (
        "Dr A Example",
        "Low mood: Tearful",
        "Review 2/52",
        "2019-04-04",
    )
