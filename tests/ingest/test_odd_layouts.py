"""IMRs and chronologies in the layouts people invent for themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.ingest.labels import name_and_role
from pipeline.ingest.understanding import understand
from pipeline.model import CaseFacts, Source, TableCell, Unit

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


ANSWERS = [
    ["Please give your name and post", "Jo Marsh, Lettings Manager. I have never met the family."],
    ["Whom is this report about?", "Ada Fenn and her partner Rex Dunn, tenants since 2015."],
    ["Tell us about your dealings with the household", "4 May 2019: rent arrears letter sent.\n9 June 2020: Ada asked for a new lock."],
    ["How well did your staff respond?", "The lock was fitted in a day. Nobody asked why she wanted it, and nobody rang her afterwards."],
    ["What do you do well?", "Repairs are quick."],
    ["What did you learn?", "A request for a lock is a sign."],
    ["What will you do differently or change as a result?", "All repairs staff should be trained by June 2022."],
    ["Who has approved this return?", "Lee Ward, Head of Homes, 2 March 2022"],
]  # fmt: skip


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("headed", [False, True])
def test_a_table_of_questions_and_answers_is_an_imr(numbered: bool, headed: bool) -> None:
    given = [[str(n), *row] if numbered else row for n, row in enumerate(ANSWERS, 1)]
    head = [["No", "Question", "Response"] if numbered else ["Question", "Response"]] if headed else []
    source = read("Report to the review", table([*head, *given]))
    assert source.kind == "both"
    assert texts(source, "lessons") == ["A request for a lock is a sign."]
    assert texts(source, "good_practice") == ["Repairs are quick."]
    assert texts(source, "analysis")[0].startswith("The lock was fitted")
    assert [entry.date_as_written for entry in source.entries] == ["4 May 2019", "9 June 2020"]
    assert [(r.text, r.target) for r in source.recommendations] == [
        ("All repairs staff should be trained by June 2022.", "June 2022")
    ]
    assert (source.author, source.author_role) == ("Jo Marsh", "Lettings Manager")
    assert source.independence == "I have never met the family."
    assert source.signed_off == "Lee Ward, Head of Homes, 2 March 2022"
    assert texts(source, "cover") == ["Report to the review"]


def test_an_answer_goes_on_beside_an_empty_label_and_an_unknown_question_is_no_cover() -> None:
    long = "The neighbours told the warden twice, once in March and once in May, and the warden told no one at all about it."
    form = [
        *ANSWERS[3:6],
        ["", "A second sign was the mattress."],
        ["Which colour is the folder?", "Blue."],
        ["The wardens", long],
    ]
    source = read("Report", table(form))
    assert texts(source, "lessons") == ["A request for a lock is a sign.", "A second sign was the mattress."]
    assert texts(source, "other") == ["Blue.", long] and texts(source, "cover") == ["Report"]


def test_questions_stay_with_the_terms_of_reference_where_they_answer_them() -> None:
    source = read(
        ("Addressing the terms of reference", 1),
        table(
            [
                ["Were risks assessed?", "Once, and badly, by a worker who had never been trained in it."],
                ["What did staff learn?", "Little."],
            ]
        ),
    )
    assert texts(source, "terms_answers")[-1] == "Little." and not texts(source, "lessons")


def test_questions_as_headings_open_sections_and_questions_in_a_list_do_not() -> None:
    source = read(
        "Agency report",
        "Who wrote this report?",
        "Jo Marsh, Lettings Manager.",
        "What contact did the service have?",
        "The service knew the couple from 2015 on, mostly through repairs and rent.",
        "What went well?",
        "Repairs were quick.",
        "What should be done now?",
        "The Council should train repairs staff.",
        ("Terms of reference", 1),
        "What went well?",
        "What was learnt?",
    )
    assert texts(source, "good_practice") == ["Repairs were quick."]
    assert texts(source, "chronology")[0].startswith("The service knew")
    assert [r.text for r in source.recommendations] == ["The Council should train repairs staff."]
    assert texts(source, "terms_of_reference") == ["What went well?", "What was learnt?"]
    assert source.author == "Jo Marsh"


def test_headings_in_welsh_and_in_two_languages_and_odd_numbers_are_known() -> None:
    source = read(
        ("Cyflwyniad / Introduction", 1),
        "One.",
        ("Section B – Dadansoddiad | Analysis", 1),
        "Two.",
        "2.1.3 Lessons learnt",
        "• Three.",
        ("Arfer da", 1),
        "Four.",
        ("PART FIVE: ARGYMHELLION / RECOMMENDATIONS", 1),
        "• Staff should ask in Welsh.",
    )
    assert [s.key for s in source.sections if s.heading] == [
        "introduction",
        "analysis",
        "lessons",
        "good_practice",
        "recommendations",
    ]


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


def test_a_footnote_stands_behind_the_paragraph_or_row_that_cites_it() -> None:
    document = word(
        ("Analysis", 1),
        "No child was there.",
        "The next day was quiet.",
        table([["Date", "Event"], ["1/2/19", "Visit."]]),
    )
    notes = (
        Unit("word.footnote", "footnote", "footnote 1", "word/footnotes.xml#1", "The boy was upstairs.", cited_at="paragraph 2"),
        Unit("word.footnote", "footnote", "footnote 2", "word/footnotes.xml#2", "It was a short visit.", cited_at="paragraph 7"),
        Unit("word.footnote", "footnote", "footnote 3", "word/footnotes.xml#3", "Cited nowhere."),
    )
    source = understand(replace(document, units=(*document.units, *notes)), agency="X")
    found = next(s for s in source.sections if s.key == "analysis").paragraphs
    assert [(p.text, p.note) for p in found] == [
        ("No child was there.", False),
        ("The boy was upstairs.", True),
        ("The next day was quiet.", False),
    ]
    assert told(source) == [("1/2/19", "Visit.\nIt was a short visit.")]
    assert texts(source, "other") == ["Cited nowhere."]


def test_a_text_box_is_read_where_it_stands_and_opens_no_section() -> None:
    document = word(("Analysis", 1), "Before.", "After.")
    box = Unit("word.textbox", "textbox", "paragraph 2 text box", "p2", "Lessons learnt", level=1)
    units = tuple(replace(unit, address=f"word/document.xml#{n}") for n, unit in enumerate(document.units))
    box = replace(box, address="word/document.xml#9")
    source = understand(replace(document, units=(*units[:2], box, *units[2:])), agency="X")
    assert texts(source, "analysis") == ["Before.", "Lessons learnt", "After."]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Det. Supt. (retd) Ivor Pell, who managed nobody named", "Ivor Pell", "Det. Supt. (retd)"),
        ("Det. Supt. Ivor Pell (retd), Review Officer", "Ivor Pell", "Review Officer"),
        ("T/DCI Ivor Pell", "Ivor Pell", "T/DCI"),
        ("I. Pell, 3 May 2022", "I. Pell", ""),
        ("Dr Ivor Pell. He is independent.", "Dr Ivor Pell", ""),
        ("Chief Executive", "", ""),
    ],
)
def test_a_name_is_told_from_its_rank_and_post(text: str, name: str, role: str) -> None:
    assert name_and_role(text) == (name, role)


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Endorsed: ACC Nan Reed, 2 May 2022", "ACC Nan Reed, 2 May 2022"),
        ("Signed: N. Reed, 2 May 2022", "N. Reed, 2 May 2022"),
        ("Approved: Nan Reed", "Nan Reed"),
        ("Signed off on behalf of the Council by: Nan Reed", "Nan Reed"),
        ("Approved: ..........", ""),
        ("Agreed: nobody will ask again", ""),
    ],
)
def test_a_line_under_the_last_section_signs_the_report_off(line: str, signed: str) -> None:
    source = read(("Analysis", 1), "Fine.", ("Recommendations", 1), "• Staff should ask.", line)
    assert source.signed_off == signed and [r.text for r in source.recommendations] == ["Staff should ask."]


@pytest.mark.parametrize("label", ["Report author", "Completed by", "Who wrote this?", "IMR completed by", "Your name and post"])
def test_the_author_is_found_under_many_labels(label: str) -> None:
    assert (
        read(table([["Agency", "Example Council"], [label, "Jo Marsh, Lettings Manager"]]), ("Analysis", 1), "x").author
        == "Jo Marsh"
    )


@pytest.mark.parametrize(
    ("text", "left", "lead", "target"),
    [
        ("The Council should audit its files. Owner: Head of Homes. Timescale: end of Q2 2022/23.", "The Council should audit its files.", "Head of Homes", "end of Q2 2022/23"),
        ("The Council should audit its files (Lead: Jo Marsh; Target date: June 2022).", "The Council should audit its files", "Jo Marsh", "June 2022"),
        ("The Council should audit its files by the end of Q2 2022/23.", None, "", "end of Q2 2022/23"),
        ("The Council should audit its files; Jo Marsh to report in July 2022.", None, "Jo Marsh", "July 2022"),
        ("The Council should audit its files within six months.", None, "", "within six months"),
        ("The Council should audit the files it closed in March 2019 under the policy of 2017.", None, "", ""),
    ],
)  # fmt: skip
def test_owner_and_target_are_read_out_of_the_words(text: str, left: str | None, lead: str, target: str) -> None:
    item = read(("Analysis", 1), "Fine.", ("Recommendations", 1), f"• {text}").recommendations[0]
    assert (item.text, item.lead, item.target) == (left or text, lead, target)


def test_a_heading_that_states_why_is_no_question() -> None:
    source = read(
        ("Introduction", 1),
        "One.",
        ("Why we write her name", 1),
        "She was Ada.",
        ("Summary: Analysis of practice", 1),
        "Fine.",
        ("What was learnt", 1),
        "Much.",
    )
    assert [s.key for s in source.sections if s.heading] == ["introduction", "other", "analysis", "lessons"]


def test_a_signature_with_a_name_counts_before_a_label_without_one() -> None:
    source = read(
        ("Analysis", 1), "Fine.", ("Sign-off", 1), "Sign-off for the Council: Board", "Signed: Lee Ward", "Date: 2 March 2022"
    )
    assert source.signed_off == "Lee Ward, 2 March 2022"


def test_ages_in_brackets_part_the_names_of_children() -> None:
    source = read(table([["Children", "Kit (9), Bryony (4)"]]), ("Analysis", 1), "Fine.")
    assert [(p.name, p.role) for p in source.proposals] == [("Kit", "child"), ("Bryony", "child")]


def test_a_footnote_of_an_empty_paragraph_is_kept() -> None:
    document = word(("Analysis", 1), "Fine.", " ")
    note = Unit(
        "word.footnote", "footnote", "footnote 1", "word/footnotes.xml#1", "The boy was upstairs.", cited_at="paragraph 3"
    )
    source = understand(replace(document, units=(*document.units, note)), agency="X")
    assert texts(source, "analysis") == ["Fine.", "The boy was upstairs."]


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


def test_the_one_who_called_is_told_apart_from_those_who_came() -> None:
    source = rows(
        ["Date", "Informant", "Officer attending", "What happened"],
        ["4 March 2019", "neighbour at no. 9", "PC Hale", "Shouting was heard through the wall and the door was damaged."],
        ["9 March 2019", "", "PC Hale", "A visit was made and nobody was in; a card was left."],
    )
    assert [entry.people for entry in source.entries] == ["Informant: neighbour at no. 9; PC Hale", "PC Hale"]
