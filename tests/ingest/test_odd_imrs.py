"""IMRs in the layouts people invent for themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.ingest.labels import name_and_role
from pipeline.ingest.understanding import understand
from pipeline.model import CaseFacts, Source, Unit

from .made import table, word

FACTS = CaseFacts(agencies=("Example Council", "Example Police"), dates={"death": "2021-05-20"})


def read(*parts, **more) -> Source:
    return understand(word(*parts, **more), agency="Example Council", facts=FACTS)


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


def test_a_told_chronology_goes_on_to_the_next_date_and_not_back() -> None:
    source = read(
        "Individual Management Review",
        ("Chronology of involvement", 1),
        "On 4 May 2019 a letter about rent was sent.",
        "Nobody asked why it was late.",
        "Ada rang on 9 June 2019 and asked for a new lock. It was fitted.",
        "She had first asked in March 2019.",
        "Queries to the lettings desk, 01632 960111",
        "In July 2019 the lock was changed again.",
    )
    assert told(source) == [
        ("On 4 May 2019", "On 4 May 2019 a letter about rent was sent.\nNobody asked why it was late."),
        ("9 June 2019", "Ada rang on 9 June 2019 and asked for a new lock. It was fitted.\nShe had first asked in March 2019."),
        ("In July 2019", "In July 2019 the lock was changed again."),
    ]
