"""Management reviews and exports in the wordings and layouts agencies choose for themselves."""

from __future__ import annotations

import pytest

from pipeline.ingest.understanding import understand
from pipeline.ingest.wording import likely, section_of
from pipeline.model import CaseFacts, Source, TableCell
from tests.ingest.made import plain, sheet, table, word

STORY = "Nan Reed came to the desk in May with a cut lip and said that a door had done it to her."


def read(*parts: object, name: str = "sources/Example Council/imr.docx") -> Source:
    return understand(word(*parts, name=name), agency="Example Council")  # type: ignore[arg-type]


def keys(source: Source) -> list[str]:
    return [section.key for section in source.sections if section.heading]


def missing(source: Source) -> set[str]:
    return {check.item for check in source.intake if not check.present}


# --- headings --------------------------------------------------------------------------------------------------------


def test_bold_lines_without_heading_styles_open_sections() -> None:
    source = read(
        "** Individual Management Review", "** Reason for the report", STORY, "** Who we spoke with", "Jo Marsh, 4 May 2022", "** Dealings with Nan",
        STORY, "** Commentary", STORY, "** Conclusions and recommendations", "The Council should audit its desk.",
    )  # fmt: skip
    assert keys(source) == ["introduction", "interviews", "chronology", "analysis", "recommendations"]


def test_a_bold_name_in_a_list_of_people_is_no_heading() -> None:
    source = read(
        "** Introduction",
        STORY,
        "** Family composition",
        "** Nan Reed",
        "Mother of two.",
        "** Analysis",
        STORY,
        "** Learning",
        STORY,
    )
    assert keys(source) == ["introduction", "family", "analysis", "lessons"]


def test_a_bold_sub_heading_stays_in_its_section() -> None:
    source = read(
        "** Introduction", STORY, "** Analysis", STORY, "** The desk on 4 May", STORY, "** Analysis of the second visit", STORY, "** Lessons", STORY,
    )  # fmt: skip
    assert keys(source) == ["introduction", "analysis", "analysis", "analysis", "lessons"]


def test_the_next_number_is_a_heading_whatever_it_says() -> None:
    source = read(
        "1. Introduction", STORY, "2. Terms of reference", "Was Nan heard?", "3. The way we went about it", "3.1 The desk log was opened by two clerks.",
        "4. Analysis", STORY,
    )  # fmt: skip
    assert "3.1 The desk log was opened by two clerks." not in [
        p.text for s in source.sections if s.key == "terms_of_reference" for p in s.paragraphs
    ]


def test_lettered_parts_are_headings_even_as_questions() -> None:
    source = read(
        "Part A – Setting the scene",
        STORY,
        "Part B – Were we good enough?",
        STORY,
        "Part C – Recommendations",
        "• Audit the desk.",
    )
    assert keys(source) == ["introduction", "analysis", "recommendations"]


def test_paragraphs_of_a_letter_that_begin_with_their_heading_are_sections() -> None:
    source = read(
        "Management review: Nan Reed", "Dear Chair", "Background. " + STORY, "What I looked at. I read the desk log of 2021 and 2022 and the complaints of those years.",
        "Contact with the Council. " + STORY, "My view of the service. " + STORY, "Learning for us. A cut lip wants a question, and the desk has nobody trained to ask it.",
        "Yours sincerely", "Lee Ward", "Head of Access",
    )  # fmt: skip
    assert keys(source) == ["introduction", "methodology", "chronology", "analysis", "lessons"]
    assert (source.kind, source.author, source.author_role) == ("imr", "Lee Ward", "Head of Access")


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Our dealings with the household", "chronology"),
        ("A reflection on practice", "analysis"),
        ("Matters of faith and identity", "equality"),
        ("Proposals for change", "recommendations"),
        ("Colleagues we met with", "interviews"),
        ("Author's declaration", "author"),
        ("Remit of this report", "terms_of_reference"),
        ("Linked reviews and processes", "parallel_reviews"),
        ("Examples of excellent work", "good_practice"),
        ("Clearance by the Director", "signoff"),
    ],
)
def test_a_heading_no_phrase_fits_is_guessed_by_its_words(heading: str, section: str) -> None:
    match = likely(heading, section_of(heading))
    assert match is not None
    assert match[0] == section


def test_first_and_second_person_mean_the_same_section() -> None:
    assert section_of("What I would do differently") == section_of("What we would do differently")


def test_a_row_across_a_form_gives_its_answers_their_section() -> None:
    form = table(
        [
            ["PART 1: INVOLVEMENT", TableCell("", merged=True)],
            ["Summary", "Nan came to the desk twice and was sent home both times without a word from anybody."],
            ["PART 2: ANALYSIS", TableCell("", merged=True)],
            ["What were the reasons?", "The desk had one clerk on duty and a queue that went out of the door."],
        ]
    )
    told = {p.text[:8]: s.key for s in read("Management review", form, ("Lessons", 1), STORY).sections for p in s.paragraphs}
    assert (told["Nan came"], told["The desk"]) == ("chronology", "analysis")


# --- cover, sign-off, people -------------------------------------------------------------------------------------------


def test_another_person_s_signature_counts_before_the_author_s() -> None:
    source = read(
        "Author: Jo Marsh",
        ("Analysis", 1),
        STORY,
        ("Sign-off", 1),
        "Signed: J. Marsh, 1 May 2022",
        "Approved by: Lee Ward, 9 May 2022",
    )
    assert source.signed_off == "Lee Ward, 9 May 2022"


@pytest.mark.parametrize(
    "lines",
    [
        (table([["Name", "Position", "Signature", "Date"], ["Jo Marsh", "Clerk", "JM", "1 May 2022"], ["Lee Ward", "Director", "LW", "9 May 2022"]]),),
        ("Chair of Trustees: Lee Ward", "Date: 9 May 2022"),
        ("Cleared by Service Leader Lee Ward on 9th May, 2022.",),
        ("Lee Ward, Director", "the 9th day of May 2022"),
        ("I agree with this report. Lee Ward, Chief Executive. 09/05/2022",),
    ],
)  # fmt: skip
def test_a_sign_off_is_found_with_its_date_under_its_heading(lines: tuple[object, ...]) -> None:
    source = read("Author: Jo Marsh, Clerk", ("Analysis", 1), STORY, ("Confirmation", 1), *lines)
    assert "Lee Ward" in source.signed_off
    assert not {"sign-off by a senior manager", "sign-off is dated"} & missing(source)


def test_a_post_in_front_of_a_name_is_no_part_of_it() -> None:
    source = read("Author: Review Officer Jo Marsh, Standards Unit", ("Analysis", 1), STORY)
    assert (source.author, source.author_role) == ("Jo Marsh", "Review Officer, Standards Unit")


def test_the_title_of_the_paper_declares_no_independence() -> None:
    source = read("INDEPENDENT MANAGEMENT REVIEW", ("Analysis", 1), STORY, ("Author", 1), "Jo Marsh. She manages the desk.")
    assert source.independence == ""


def test_people_of_a_genogram_in_words_are_proposed() -> None:
    source = read(
        ("Genogram", 1), "Nan Reed (b. 1981) married Tom Reed (b. 1979)", "Paternal grandmother: Ivy Reed", "Tom's brother: Alf Reed",
        ("Analysis", 1), STORY,
    )  # fmt: skip
    assert [(p.name, p.role) for p in source.proposals if p.title is None] == [
        ("Ivy Reed", "family"), ("Alf Reed", "family"), ("Nan Reed", "other"), ("Tom Reed", "other"),
    ]  # fmt: skip


# --- intake ----------------------------------------------------------------------------------------------------------


def test_what_stands_under_another_heading_is_not_missing() -> None:
    source = read(
        "Author: Jo Marsh, Clerk", ("What happened", 1), "Nan was never seen alone. The clerk should have asked her, which was a missed opportunity.",
        "She is disabled, and the inquest has been opened.", ("Good practice and learning", 1), STORY,
        ("How this was done", 1), "I met Lee Ward on 3 May 2022.",
    )  # fmt: skip
    assert not missing(source) & {
        "analysis of involvement", "whether victim and children were seen", "equality and diversity", "parallel reviews", "lessons learnt",
        "list of interviews", "dates of interviews",
    }  # fmt: skip


def test_no_date_is_asked_for_of_what_is_missing() -> None:
    items = {check.item for check in read(("Analysis", 1), STORY, ("Lessons", 1), STORY).intake}
    assert {"sign-off by a senior manager", "list of interviews", "author named"} <= items
    assert not {"sign-off is dated", "dates of interviews", "author's post"} & items


# --- chronologies ----------------------------------------------------------------------------------------------------


def test_a_date_column_under_a_name_nobody_knows_is_told_by_its_dates() -> None:
    source = understand(
        sheet(
            table(
                [
                    ["Job No", "Zeitpunkt", "Details", "Result"],
                    ["J1", "04/05/2021 10:15", "Nan came to the desk and asked for a form.", "Given"],
                    ["J2", "05/05/2021 11:00", "Nan rang to ask what the form was for.", "Told"],
                ],
                sheet="Log",
            )
        ),
        agency="Example Council",
    )
    assert [(e.date_as_written, e.text, e.action) for e in source.entries] == [
        ("04/05/2021 10:15", "Nan came to the desk and asked for a form.", "Given"),
        ("05/05/2021 11:00", "Nan rang to ask what the form was for.", "Told"),
    ]


def test_columns_about_several_people_tell_what_happened_to_whom() -> None:
    source = understand(
        sheet(
            table(
                [
                    ["Date", "Re: Nan", "Re: Tom", "Comment"],
                    ["04/05/2021", "Came to the desk in tears.", "", "Not asked why."],
                    ["05/05/2021", "", "Rang and shouted at the clerk.", ""],
                ],
                sheet="Log",
            )
        ),
        agency="Example Council",
    )
    assert [(e.text, e.analysis) for e in source.entries] == [
        ("Re: Nan: Came to the desk in tears.", "Not asked why."), ("Re: Tom: Rang and shouted at the clerk.", None),
    ]  # fmt: skip


def test_a_year_alone_in_a_ragged_sheet_is_no_entry() -> None:
    source = understand(
        sheet(table([["Date", "Time", "Event"], ["2020"], ["04/05/2020", "10:00", "Nan came to the desk."]], sheet="Log")),
        agency="X",
    )
    assert [e.text for e in source.entries] == ["Nan came to the desk."]


def test_a_table_of_what_we_will_do_and_by_when_is_no_chronology() -> None:
    rows = table(
        [["Ref", "What we will do", "Who", "By when"], ["1", "Desk staff will be trained to ask.", "Lee Ward", "30/06/2023"]]
    )
    source = read(("Analysis", 1), STORY, ("Recommendations", 1), rows)
    assert [(r.text, r.lead, r.target) for r in source.recommendations] == [
        ("Desk staff will be trained to ask.", "Lee Ward", "30/06/2023")
    ]
    assert source.entries == ()


THREAD = "\n\n".join(
    f"From: Nan Reed\nSent: {day} June 2021 09:1{day}\nTo: Desk\nSubject: Form\n\nPlease send the form again, it was torn up."
    for day in (1, 2, 3)
)


def test_e_mails_are_a_chronology_where_nobody_told_the_day_of_the_death() -> None:
    source = understand(plain(THREAD), agency="Example Council")
    assert len(source.entries) == 3
    about = understand(plain(THREAD.replace("the form again", "the IMR for the review panel again")), agency="Example Council")
    assert about.entries == ()
    after = understand(plain(THREAD), agency="Example Council", facts=CaseFacts(dates={"death": "2021-01-01"}))
    assert after.entries == ()


def test_a_season_in_front_of_a_diary_entry_dates_it() -> None:
    source = understand(
        word(
            "12/03/20 – Nan came late.",
            "Spring term 2021 – Nan came every day.",
            "05/05/21 – Nan left.",
            name="sources/X/diary.docx",
        ),
        agency="X",
    )
    assert [e.date_as_written for e in source.entries] == ["12/03/20", "Spring term 2021", "05/05/21"]


# --- headings run into their text ------------------------------------------------------------------------------------


def headed(source: Source) -> list[tuple[str, str]]:
    return [(section.key, section.heading) for section in source.sections if section.heading]


def test_a_heading_in_bold_at_the_start_of_a_paragraph_opens_its_section() -> None:
    source = read(
        "Report of the Council", "**Culture, faith and disability.** Nan was a Polish speaker and had a hearing aid from 2015.", STORY,
        "**What we learnt from this.** Nobody asked her alone.", STORY, "**What went well here.** The warden rang back within the day.", STORY,
    )  # fmt: skip
    assert keys(source) == ["equality", "lessons", "good_practice"]
    assert source.sections[1].paragraphs[0].text.startswith("Nan was a Polish speaker")


def test_an_unknown_heading_in_bold_ends_a_section_without_parts_and_stays_in_any_other() -> None:
    source = read(
        ("Analysis", 1), STORY, "**Equality and diversity.** Nan was a Polish speaker and had a hearing aid.", "**Cold homes.** The desk was short of staff.",
        ("Lessons", 1), STORY, "**Shared files.** Both desks should write in one file.",
    )  # fmt: skip
    assert headed(source) == [
        ("analysis", "Analysis"), ("equality", "Equality and diversity"), ("analysis", "Cold homes"), ("lessons", "Lessons"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "**Author:** Jo Marsh, Lettings Manager for the north of the town and the villages",
        "**The nurse was told of it** and wrote to the surgery about the lessons on the same day.",
        "**4 May 2019.** The lessons of the first visit were written down by the warden.",
        "**Disability:** a hearing aid",
    ],
)
def test_a_label_a_sentence_or_a_date_in_bold_is_no_heading_of_its_paragraph(line: str) -> None:
    source = read(("Analysis", 1), STORY, line)
    assert headed(source) == [("analysis", "Analysis")]


@pytest.mark.parametrize(
    "lines",
    [
        ["** Equality issues in the case", "** Learning points for the desk"],
        ["EQUALITY ISSUES IN THE CASE", "LEARNING POINTS FOR THE DESK"],
        ["1) Equality issues in the case", "2) Learning points for the desk"],
    ],
)
def test_two_lines_that_stand_out_above_plain_paragraphs_are_enough_for_sections(lines: list[str]) -> None:
    source = read("Report of the Council", STORY, lines[0], STORY, STORY, lines[1], STORY)
    assert keys(source)[-2:] == ["equality", "lessons"]


def test_the_next_numbered_heading_ends_a_section_without_parts_whatever_it_says() -> None:
    source = read(
        "Report", "1. Lessons: nobody asked her alone.", STORY, "2. Equality and diversity: Nan was a Polish speaker.", STORY,
        "3. Cold homes: the desk was short of staff all year.", STORY,
    )  # fmt: skip
    assert keys(source) == ["lessons", "equality", "other"]
