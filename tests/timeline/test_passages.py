"""A passage of a narrative that names no day meets the row it tells of, and what it says otherwise is listed."""

from __future__ import annotations

import pytest

from pipeline.model import Paragraph, Problem, Section, Source, SourceKind
from pipeline.timeline.deeds import Deeds
from tests.timeline.test_merge import REGISTER, merged, source

HOMES, FORCE, CARE = "Quarley Homes", "Northam Police", "Northam Adult Social Care"
ROWS = [
    ("03/02/2018", "Gutter over the porch cleared."),
    ("14/05/2018", "Neighbour at number 12 reports banging and a smashed greenhouse."),
    ("02/08/2018", "Annual boiler service. Tenant out, no reply, card left."),
    ("19/12/2018", "Kitchen flood from the upstairs bath. Carpet fitter booked."),
    ("11/03/2019", "Tenancy review at the office with the income officer. No arrears."),
]


def told(agency: str, *paragraphs: str, rows: list[tuple[str, str]] = ROWS, kind: SourceKind = "imr") -> list[Problem]:
    document = f"sources/{agency}/imr.docx"
    said = tuple(Paragraph(f"p{n}", document, f"paragraph {n}", text) for n, text in enumerate(paragraphs))
    imr = Source(document, "x", agency, kind, sections=(Section("chronology", "Narrative", paragraphs=said),))
    return list(merged(source(agency, *rows), imr).contradictions)


def test_a_month_without_a_year_is_that_of_the_row_between_its_neighbours() -> None:
    (problem,) = told(
        HOMES,
        "In May 2018 a neighbour told us of banging and of a smashed greenhouse.",
        "The engineer came for the boiler service in August. The tenant let him in and the service was done.",
        "Towards Christmas the kitchen was flooded from the bath upstairs.",
    )
    assert problem.locator == "paragraph 1" and "let him in" in problem.reason


def test_a_feast_is_a_day_and_may_be_another_than_the_row_has() -> None:
    rows = [*ROWS, ("28/12/2019", "Broken greenhouse panes and shouting reported by the sister of the tenant.")]
    said = "The tenant's sister reported the broken greenhouse panes and the shouting on {}."
    (problem,) = told(HOMES, said.format("New Year's Day"), rows=rows)
    assert "New Year's Day" in problem.reason and "28/12/2019" in problem.reason
    assert not told(HOMES, said.format("the Saturday after Christmas 2019"), rows=rows)


def test_what_agrees_with_the_row_is_not_listed() -> None:
    assert not told(HOMES, "The boiler engineer came in August 2018. There was no reply and he left a card.")


def test_the_whole_sentence_is_quoted() -> None:
    said = (
        "The tenant let the engineer into the hall, the boiler and the radiators were serviced and a new thermostat was ordered"
    )
    (problem,) = told(HOMES, f"In August 2018 the annual boiler service fell due. {said}.")
    assert said in problem.reason


def test_a_passage_that_two_rows_tell_alike_meets_neither() -> None:
    rows = [("02/08/2018", "Boiler service. No reply, card left."), ("23/08/2018", "Boiler service done, tenant in.")]
    said = "The boiler service was due in August 2018 and the tenant let the engineer in."
    assert told(HOMES, said, rows=rows[:1]) and not told(HOMES, said, rows=rows)


def test_a_thing_the_row_plainly_denies_is_listed() -> None:
    rows = [*ROWS, ("21/06/2019", "Lock change after the threats to the tenant. No window restrictors in the van.")]
    said = "After the threats of June 2019 the locks were changed and window restrictors were fitted."
    (problem,) = told(HOMES, said, rows=rows)
    assert "restrictors" in problem.reason


@pytest.mark.parametrize("kind", ["letter", "statement"])
def test_what_a_person_writes_is_no_narrative_of_the_agency(kind: SourceKind) -> None:
    said = "The boiler engineer came in August 2018 and the tenant let him in."
    assert told(HOMES, said) and not told(HOMES, said, kind=kind)


def test_what_the_author_thinks_of_it_contradicts_nothing() -> None:
    said = "the tenant let the engineer in for the boiler service of August 2018."
    assert told(HOMES, f"It is recorded that {said}")
    assert not told(HOMES, f"It is to be regretted that {said}")


def test_each_kind_of_harm_has_a_finding_of_its_own() -> None:
    rows = [*ROWS, ("10/07/2019", "Safeguarding conference. Neglect substantiated; physical abuse inconclusive.")]
    said = "The safeguarding conference was held in July 2019. The physical abuse was substantiated but neglect was inconclusive."
    found = told(CARE, said, rows=rows)
    assert {problem.reason.partition(" the narrative")[0] for problem in found} == {
        "on finding of neglect",
        "on finding of physical abuse",
    }


def test_a_question_put_off_was_not_asked_and_a_relative_is_no_interpreter() -> None:
    read = Deeds(REGISTER).told
    assert read("The question about safety at home was put off.")["enquiry"] == {False}
    assert read("Her cousin interpreted.")["interpreter"] == {False}
    assert read("In May 2019 an officer took a statement from her.")["statement"] == {True}
