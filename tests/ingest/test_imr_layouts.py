"""Reports whose ends, lists and tables are laid out in ways of their own: each recommendation and the sign-off are found."""

from __future__ import annotations

import pytest

from pipeline.ingest.understanding import understand
from pipeline.ingest.wording import section_of
from pipeline.model import Source, Table
from tests.ingest.made import table, word

STORY = "Nan Reed came to the desk in May with a cut lip and said that a door had done it to her."
ASKED = (
    "The desk should ask about safety at home.",
    "Staff must be trained to ask.",
    "Ensure that notes are shared between desks.",
)


def _read(*parts: str | tuple[str, int] | Table) -> Source:
    return understand(word(("Introduction", 1), STORY, ("Analysis", 1), STORY, *parts), agency="Example Council")


def _told(source: Source) -> list[str]:
    return [item.text for item in source.recommendations]


@pytest.mark.parametrize("heading", ["Recommendations:", "RECOMMENDATIONS –", "10. Recommendations"])
def test_a_colon_behind_the_heading_costs_no_recommendation(heading: str) -> None:
    assert _told(_read((heading, 1), *ASKED)) == list(ASKED)


@pytest.mark.parametrize("marks", [("", "", ""), ("1. ", "2. ", "3. "), ("1) ", "2) ", "3) "), ("• ", "• ", "• ")])
def test_recommendations_on_lines_of_one_paragraph_are_several(marks: tuple[str, ...]) -> None:
    lines = "\n".join(f"{mark}{text}" for mark, text in zip(marks, ASKED, strict=True))
    assert [text.removeprefix("• ") for text in _told(_read(table([("Recommendations", lines)])))] == list(ASKED)


def test_a_line_that_goes_on_is_no_recommendation_of_its_own() -> None:
    source = _read(("Recommendations", 1), "The desk should ask about safety\nat home and write down what was said.")
    assert _told(source) == ["The desk should ask about safety at home and write down what was said."]


def test_recommendations_told_in_one_paragraph_are_several() -> None:
    source = _read(
        ("Conclusions and recommendations", 1),
        "It is recommended that the desk asks about safety. A second recommendation is that staff are trained. Finally, the author "
        "recommends that notes are shared.",
    )
    assert len(source.recommendations) == 3


@pytest.mark.parametrize(
    "heads", [("No.", "The way ahead", "Who", "By when"), ("Number", "Improvement needed", "Named person", "Date for completion")]
)
def test_a_table_under_recommendations_whose_rows_say_what_should_be_done_is_one_of_them(heads: tuple[str, ...]) -> None:
    rows = [(str(number), text, "Lee Ward", "September 2021") for number, text in enumerate(ASKED, 1)]
    source = _read(("Recommendations", 1), table([heads, *rows]))
    assert [(r.number, r.text, r.lead, r.target) for r in source.recommendations] == [(a, b, c, d) for a, b, c, d in rows]
    assert source.entries == () and source.kind == "imr"


SIGNED = "Signed off by Gordon Ames, Director of Nursing, on 14 June 2021."


@pytest.mark.parametrize(
    "end",
    [
        (SIGNED,),
        ("This report was approved by Gordon Ames on 14 June 2021.",),
        (table([("Signed", "G Ames"), ("Print name", "Gordon Ames"), ("Date", "14 June 2021")]),),
        (table([("Name of signatory", "Gordon Ames"), ("Position", "Director of Nursing"), ("Date", "14 June 2021")]),),
    ],
)
def test_who_signed_is_found_under_the_last_recommendation(end: tuple[str | Table, ...]) -> None:
    source = _read(("Recommendations", 1), *ASKED, *end)
    assert "Gordon Ames" in (source.signed_off or "") and "14 June 2021" in (source.signed_off or "")
    assert _told(source) == list(ASKED)


def test_a_sentence_about_somebody_s_approval_signs_nothing() -> None:
    source = _read(("Recommendations", 1), *ASKED, "Agreed by telephone with the ward that notes would be sent.")
    assert not source.signed_off


def test_the_end_of_a_letter_names_its_author_though_recommendations_stand_last() -> None:
    source = _read(("Recommendations", 1), *ASKED, "Yours sincerely", "Dr Petra Lindqvist", "GP partner")
    assert "Petra Lindqvist" in (source.author or "") and _told(source) == list(ASKED)


def test_a_numbered_first_heading_in_words_of_its_own_is_no_cover() -> None:
    source = understand(word(("1. Setting out the case", 1), STORY, ("2. Analysis", 1), STORY), agency="X")
    assert [section.key for section in source.sections if section.heading] == ["other", "analysis"]


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("Why was this report written?", "introduction"),
        ("How was the report put together?", "methodology"),
        ("Summary of involvement", "chronology"),
    ],
)
def test_questions_about_the_report_itself_open_its_sections(question: str, section: str) -> None:
    found = section_of(question)
    assert found is not None and found[0] == section
