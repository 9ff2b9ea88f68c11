"""IMRs in every form agencies write them."""

from __future__ import annotations

from pipeline.ingest.understanding import understand
from pipeline.model import CaseFacts, Source

from .made import plain, table, word


def read(*parts, **more) -> Source:
    return understand(word(*parts, **more), agency="Example Trust", facts=CaseFacts(dates={"death": "2019-08-21"}))


def keys(source: Source) -> list[str]:
    return [section.key for section in source.sections if section.heading]


def test_sections_are_known_whatever_their_numbers_and_words() -> None:
    source = read(
        ("Introduction and context", 1),
        "Why.",
        ("2.0 How the review was carried out", 1),
        "How.",
        ("SECTION C – What happened", 1),
        "What.",
        ("5.2 ANALYSIS", 1),
        "Why not.",
        ("What went well", 1),
        "This.",
        ("Key learning points", 1),
        "That.",
        ("Single Agency Recommendations", 1),
        "• Staff should ask.",
    )
    assert keys(source) == [
        "introduction",
        "methodology",
        "chronology",
        "analysis",
        "good_practice",
        "lessons",
        "recommendations",
    ]
    assert source.kind == "imr"


def test_headings_made_by_hand_count() -> None:
    source = read(
        "INDIVIDUAL MANAGEMENT REVIEW",
        "Example Trust",
        "1. Introduction",
        "This review was asked for by the panel and covers five years of contact with the service.",
        "5.2 ANALYSIS",
        "The first contact was handled well, and the second was not handled at all by anybody.",
        "Lessons learnt",
        "• Ask every time.",
        "RECOMMENDATIONS",
        "1. The Trust should audit its records.",
    )
    assert [k for k in keys(source) if k != "other"] == ["introduction", "analysis", "lessons", "recommendations"]
    assert [r.text for r in source.recommendations] == ["The Trust should audit its records."]


def test_a_heading_run_into_its_paragraph_opens_a_section() -> None:
    source = read(
        "1. Who we are. We have six thousand homes.",
        "2. Lessons. Damage is information and must be read as such.",
        "3. Recommendations. We recommend that (i) staff are trained; and (ii) repairs are logged.",
    )
    assert keys(source)[-2:] == ["lessons", "recommendations"]
    assert [r.text for r in source.recommendations] == ["Staff are trained", "Repairs are logged."]


def test_the_single_cell_of_a_table_is_a_heading_and_a_form_row_is_a_section() -> None:
    source = read(
        table([["5 ANALYSIS"]]),
        "Practice was good.",
        table(
            [["Lessons learnt", "Every worker must ask on every visit, alone, and write down what was said and by whom."]],
            locator="table 2",
        ),
    )
    assert keys(source)[:2] == ["analysis", "lessons"]


def test_an_unknown_deeper_heading_stays_in_its_section() -> None:
    source = read(
        ("Analysis", 1),
        "One.",
        ("The visit in March", 2),
        "Two.",
        ("Timeline of the visit", 2),
        "Three.",
        ("Recommendations", 1),
        "• All staff should ask.",
    )
    assert keys(source) == ["analysis", "analysis", "analysis", "recommendations"]


def test_answers_to_questions_stand_under_their_question() -> None:
    source = read(
        ("3. Terms of reference", 1),
        "Question 1: Was risk assessed?",
        "Question 2: Was information shared?",
        ("8. Addressing the terms of reference", 1),
        "Question 1: Was risk assessed?",
        "It was.",
        table([["Key line of enquiry", "Agency response"], ["KLOE 2 Was information shared?", "It was not."]]),
    )
    answers = [(s.heading, [p.text for p in s.paragraphs]) for s in source.sections if s.key == "terms_answers" and s.paragraphs]
    assert answers == [("Question 1: Was risk assessed?", ["It was."]), ("KLOE 2 Was information shared?", ["It was not."])]
    assert {c.item: c.present for c in source.intake}["answer to question 2"]


def test_author_role_independence_and_sign_off_are_found_in_a_form() -> None:
    source = read(
        table(
            [
                ["Author", "Jane Example"],
                ["Job title", "Head of Safeguarding"],
                ["Signed off by", "Pat Example, Director"],
                ["Date signed", "3 March 2022"],
            ]
        ),
        ("Author and independence", 1),
        "The author had no involvement with the family and did not line manage anyone named.",
        ("Analysis", 1),
        "Fine.",
        ("Lessons", 1),
        "• Ask.",
    )
    assert (source.author, source.author_role) == ("Jane Example", "Head of Safeguarding")
    assert source.signed_off == "Pat Example, Director, 3 March 2022"
    assert source.independence.startswith("The author had no involvement")
    present = {check.item: check.present for check in source.intake}
    assert present["sign-off is dated"] and present["independence of the author"] and not present["list of interviews"]


def test_the_author_is_found_in_a_sentence() -> None:
    source = read(
        "This report has been prepared for the Partnership by Dr Olu Example, Associate Medical Director. "
        "He is independent of the services reviewed.",
        ("Analysis", 1),
        "x y z",
        ("Lessons", 1),
        "• a",
    )
    assert (source.author, source.author_role) == ("Dr Olu Example", "Associate Medical Director")


def test_an_empty_sign_off_is_not_one() -> None:
    source = read(("Analysis", 1), "Fine.", ("Lessons", 1), "• Ask.", ("Sign-off", 1), "Signed: ..................", "Date: ")
    assert source.signed_off == ""


def test_a_family_table_seeds_proposals() -> None:
    source = read(
        ("Family composition", 1),
        table(
            [
                ["Name", "Relationship", "DOB"],
                ["TOLLAND, Marged (née Ashby) aka Madge", "Victim", "11/05/1984"],
                ["Osric Tolland", "Perpetrator, husband of victim", "1.4.1981"],
                ["Idris Tolland", "Son", "3 May 2008"],
                ["Dewi Tolland", "Adult son of perpetrator", ""],
                ["Unknown", "Father", ""],
            ]
        ),
    )
    people = {p.name: p for p in source.proposals}
    victim = people["Marged Tolland"]
    assert victim.role == "victim" and victim.born == "1984-05-11" and victim.proposed
    assert {"TOLLAND, Marged", "Madge", "Marged Ashby"} <= set(victim.also)
    assert people["Idris Tolland"].role == "child" and people["Dewi Tolland"].role == "family" and len(people) == 4
    assert people["Osric Tolland"].gender is None


def test_the_headings_of_a_family_table_are_nobody_and_its_initials_are_another_form() -> None:
    source = read(
        ("Family composition", 1),
        table(
            [
                ["Subject", "Initials used in this report", "DOB", "Where the file of this person is held"],
                ["Marged Ashby Tolland", "MAT", "11/05/1984", "Millrace Surgery"],
                ["Osric Tolland", "OT", "1.4.1981", "not registered"],
            ]
        ),
    )
    assert {p.name: p.also for p in source.proposals} == {"Marged Ashby Tolland": ("MAT",), "Osric Tolland": ()}


def test_recommendations_in_a_list_a_table_and_a_sentence_are_each_found_once() -> None:
    source = read(
        ("Analysis", 1),
        ("Practice was weak. It is recommended that the Trust funds a second nurse by April 2023. Nobody disagreed."),
        ("Recommendations", 1),
        "The following recommendations are made:",
        "Recommendation 1: The Trust should audit routine enquiry.",
        "Lead: Head of Nursing",
        "Target date: June 2022",
        "Recommendation 2",
        "All staff must complete training.",
        "• by e-learning",
        table(
            [
                ["No", "Recommendation", "Lead agency", "Target date"],
                ["1", "The Trust should audit routine enquiry.", "Trust", "July 2022"],
                ["3", "Flags must be shared.", "Trust", ""],
            ]
        ),
    )
    found = {r.text: r for r in source.recommendations}
    assert set(found) == {
        "The Trust should audit routine enquiry.",
        "All staff must complete training.",
        "Flags must be shared.",
        "It is recommended that the Trust funds a second nurse by April 2023.",
    }
    first = found["The Trust should audit routine enquiry."]
    assert (first.number, first.lead, first.target) == ("1", "Head of Nursing", "June 2022")
    assert found["All staff must complete training."].action == "by e-learning"


def test_a_letter_a_statement_and_terms_of_reference_are_no_imrs() -> None:
    assert read("Dear Chair,", "We knew the family a little.", "Yours sincerely").kind == "letter"
    assert read("WITNESS STATEMENT", "I make this statement of my own free will.").kind == "statement"
    assert read(("Terms of Reference", 1), "Agencies will provide an IMR.").kind == "other"
    assert understand(plain("Minutes of a meeting about parking."), agency="X").kind == "other"


def test_a_kind_given_by_a_person_wins_and_quiet_papers_keep_their_rows_as_text() -> None:
    document = word(table([["Date", "Event"], ["1/1/18", "One."]]))
    source = understand(document, agency="X", kind="letter")
    assert source.kind == "letter" and not source.entries
    assert any("One." in p.text for s in source.sections for p in s.paragraphs)


def test_no_paragraph_of_an_imr_is_lost() -> None:
    parts = [
        "Cover line",
        ("Introduction", 1),
        "A paragraph.",
        "• An item",
        table([["x", "y", "z"], ["p", "q", "r"]]),
        "Last words.",
    ]
    source = read(*parts)
    text = " ".join(p.text for s in source.sections for p in s.paragraphs)
    assert all(word in text for word in ("Cover line", "A paragraph.", "An item", "x | y | z", "p | q | r", "Last words."))


def test_rows_that_name_the_people_of_the_case_go_to_the_family_section_and_to_the_proposals() -> None:
    source = read(
        ("Introduction and subjects", 1),
        table(
            [
                ["Subject", "Detail"],
                ["Victim", "Marged Ann TOLLAND, known as Madge TOLLAND, d.o.b. 11/5/1984"],
                ["Husband", "Osric TOLLAND"],
            ]
        ),
        ("Analysis", 1),
        "Fine.",
        table([["Children", "Were seen at school and said little"]], locator="table 2"),
    )
    placed = {p.text: s.key for s in source.sections for p in s.paragraphs}
    assert (
        placed["Husband | Osric TOLLAND"] == "family" and placed["Children | Were seen at school and said little"] == "analysis"
    )
    victim = next(p for p in source.proposals if p.role == "victim")
    assert victim.name == "Marged Ann Tolland" and "Madge TOLLAND" in victim.also and victim.born == "1984-05-11"


def test_a_line_of_duties_under_a_heading_nobody_knows_is_a_list_of_recommendations() -> None:
    source = read(
        ("Analysis", 1),
        "Fine.",
        ("Where next", 1),
        "• The Trust should train all staff by May 2022.",
        "• Managers must read every file.",
    )
    assert [r.text for r in source.recommendations] == [
        "The Trust should train all staff by May 2022.",
        "Managers must read every file.",
    ]


def test_a_story_under_the_title_alone_is_no_cover() -> None:
    story = "The family was known to the service for six years, and in that time " + "nobody asked how things were at home. " * 8
    source = read(("Individual Management Review", 1), "Prepared by Jane Example, Head of Care.", story)
    assert [(s.key, len(s.paragraphs)) for s in source.sections] == [("cover", 1), ("other", 1)]


def test_a_recommendation_broken_over_paragraphs_is_read_whole_and_its_first_half_is_no_heading() -> None:
    source = read(
        ("Recommendations", 1),
        "1. The Trust should train its staff in",
        "the signs of coercive control by March 2021.",
        "2. All repairs officers should",
        "report damage to doors to the safeguarding lead.",
        "a closing remark of the author.",
    )
    assert [r.text for r in source.recommendations] == [
        "The Trust should train its staff in the signs of coercive control by March 2021.",
        "All repairs officers should report damage to doors to the safeguarding lead.",
    ]


def test_recommendations_numbered_by_paragraph_or_alone_in_a_form_are_found() -> None:
    numbered = read(
        "3.0 FINDINGS",
        "3.1 Staff did not ask.",
        "5.0 RECOMMENDATIONS",
        "5.1 That the Trust reviews its policy.",
        "5.2 That enquiry is audited annually.",
    )
    assert [r.number for r in numbered.recommendations] == ["5.1", "5.2"]
    form = read(
        table([["Section 4: Analysis of involvement"], ["The officer did what policy asked of her."]]),
        table(
            [["Recommendation 1"], ["Train all officers by May 2021."], ["Recommendation 2"], ["Write a policy."]],
            locator="table 2",
        ),
    )
    assert [(r.number, r.text) for r in form.recommendations] == [
        ("1", "Train all officers by May 2021."),
        ("2", "Write a policy."),
    ]
    letters = read(
        ("Recommendations", 1),
        "The Trust makes three recommendations:",
        "a) Review the policy;",
        "b) Train all staff;",
        "c) Audit annually.",
    )
    assert [r.number for r in letters.recommendations] == ["a", "b", "c"]
