"""A passage of a narrative that names no day meets the row it tells of, and what it says otherwise is listed."""

from __future__ import annotations

import pytest

from pipeline.model import Paragraph, Problem, Section, Source, SourceKind
from pipeline.timeline.narratives.deeds import Deeds
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


@pytest.mark.parametrize(
    "said",
    [
        "The institute against strangulation did not yet exist, but another trust had a protocol in the drawer.",
        "Guidance on strangulation was issued by the college.",
        "The policy said that whoever tells of a partner strangling her is seen again, as an example.",
    ],
)
def test_how_things_stood_at_the_time_contradicts_nothing(said: str) -> None:
    rows = [*ROWS, ("30/10/2018", "Hoarse voice and petechiae. Said that her necklace had caught in the car door.")]
    assert not told("Northam Hospital", f"She came with petechiae and a hoarse voice in October 2018. {said}", rows=rows)


def test_a_name_of_the_case_misspelt_makes_no_row_that_of_a_passage() -> None:
    rows = [*ROWS, ("27/07/2018", "Sat with Dyllan in the waiting room. Adjourned for six weeks.")]
    said = "{} wanted a parking permit in July 2018, as our files show. The order was granted."
    assert not told(HOMES, said.format("Dyllan"), rows=rows)


def test_who_rang_is_not_set_beside_a_row_that_shares_too_little() -> None:
    rows = [*ROWS[:4], ("08/10/2018", "Email from Owen Marsh saying that she is making it up. Filed.")]
    said = "In October 2018 her mother rang to say that he answered for her on the phone"
    assert not told(CARE, f"{said}.", rows=rows)
    assert told(CARE, f"{said} and was making it up in an email.", rows=rows)


def test_another_call_behind_that_of_the_row_is_another_call() -> None:
    said = "On 14 May 2018 the neighbour at number 12 rang us about banging and a smashed greenhouse. {}"
    rows = [("14/05/2018", "Neighbour at number 12 rang about banging and a smashed greenhouse.")]
    assert not told(HOMES, said.format("Her mother telephoned on her behalf and was told the same."), rows=rows)


def test_visits_a_day_are_no_number_of_visits() -> None:
    rows = [("03/10/2018", "Home visit: settled in the flat."), ("29/10/2018", "Fob cut for the lobby.")]
    said = "In October 2018 the tenant moved in and had {}."
    assert not told(HOMES, said.format("four visits a day"), rows=rows)
    assert told(HOMES, said.format("four visits from us"), rows=rows)


def test_what_the_report_is_about_and_what_she_said_later_is_of_no_day_in_the_chronology() -> None:
    offer = [*ROWS, ("21/10/2019", "Offer of the flat at Lapwing Court. Refused: too near his works.")]
    said = "This report is about the tenant, who was refused help and found in the flat at Lapwing Court on 20 October 2019."
    assert not told(HOMES, said, rows=offer)
    refuge = [*ROWS, ("10/10/2019", "Told that the tenant had gone into refuge, taken by her mother.")]
    said = 'On 10 October 2019 the tenant went into refuge, taken by her mother. She said later: "I count to a hundred".'
    assert not told(CARE, said, rows=refuge)
