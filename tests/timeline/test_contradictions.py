"""What a narrative says of no one day is set beside the rows it is about: limits, first times, what never was or was given."""

from __future__ import annotations

import pytest

from pipeline.model import Paragraph, Problem, Section, Source
from tests.timeline.test_merge import merged, source

HOUSING, SCHOOL, SURGERY, COUNCIL = "Quarley Homes", "Sedgeley School", "Quarley Surgery", "Northam Adult Social Care"
OLDER = [("03/02/2016", "Gutter cleared."), ("09/05/2016", "Parking permit sent."), ("21/08/2016", "Hedge cut back.")]


def told(agency: str, sentence: str, *rows: tuple[str, str]) -> list[Problem]:
    document = f"sources/{agency}/imr.docx"
    paragraph = Paragraph("p1", document, "paragraph 4", sentence)
    imr = Source(document, "x", agency, "imr", sections=(Section("analysis", "Analysis", paragraphs=(paragraph,)),))
    return list(merged(source(agency, *OLDER, *rows), imr).contradictions)


LOCKS = ("25/10/2018", "Lock change and door chain. Job raised 17th, done today.")
CASES = {
    "a limit of time was kept, says the narrative, and the row says when it was asked for": (
        HOUSING,
        "In October 2018 the locks were changed within 24 hours of the request.",
        LOCKS,
        ("25/10/2018", "Lock change and door chain. Job raised 24th, done today."),
    ),
    "a share never went below a floor, says the narrative": (
        SCHOOL,
        "Her attendance never fell below 95% in any term of that year.",
        ("12/02/2020", "Attendance print for the half term: 87.4%."),
        ("12/02/2020", "Attendance print for the half term: 96.1%."),
    ),
    "a first time is later than the row that tells it": (
        COUNCIL,
        "The safeguarding enquiry was not opened until 13 August 2019, a month after she spoke out.",
        ("30/07/2019", "Section 42 enquiry opened after speaking to the bank."),
        ("13/08/2019", "Section 42 enquiry opened after speaking to the bank."),
    ),
    "a letter went earlier than the narrative says": (
        SURGERY,
        "The surgery did not write to the housing department until late April 2017.",
        ("08/03/2017", "Damp in bedroom. Wrote to the landlord, housing, today."),
        ("08/03/2017", "Damp in bedroom. Advised to ask the landlord, housing."),
    ),
    "it was asked before the day until which it never was": (
        SURGERY,
        "At no appointment before September 2018 was Tess asked about her safety with her partner.",
        ("28/06/2017", "Blood pressure check. Asked direct re safety at home, says fine."),
        ("28/06/2019", "Blood pressure check. Asked direct re safety at home, says fine."),
    ),
    "a thing was given, says the narrative, and the row says that there was none": (
        SURGERY,
        "At the asthma review in March 2017 he was given a spacer and shown how to use it.",
        ("20/03/2017", "Asthma review. Spacer out of stock, left without."),
        ("20/03/2017", "Asthma review. Spacer shown and taken home."),
    ),
    "no complaint came in, says the narrative": (
        HOUSING,
        "During 2019 we had no report of noise or nuisance from that address.",
        ("24/05/2019", "Noise diary handed in by the lady upstairs."),
        ("24/05/2018", "Noise diary handed in by the lady upstairs."),
    ),
}


@pytest.mark.parametrize("symptom", CASES)
def test_a_contradiction_is_listed(symptom: str) -> None:
    agency, sentence, row, _ = CASES[symptom]
    (problem,) = told(agency, sentence, row)
    assert problem.entry and problem.locator == "paragraph 4"


@pytest.mark.parametrize("symptom", CASES)
def test_a_row_that_agrees_or_is_of_another_time_contradicts_nothing(symptom: str) -> None:
    agency, sentence, _, row = CASES[symptom]
    assert not told(agency, sentence, row)


def test_what_never_happened_is_met_by_one_row_though_many_tell_it() -> None:
    rows = [(f"{day:02d}/05/2019", "Noise diary handed in by the lady upstairs.") for day in (3, 9, 24)]
    assert len(told(HOUSING, "During 2019 we had no report of noise or nuisance from that address.", *rows)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "We changed the locks that week, at no charge to her, and told the police.",
        "In three of the thirteen visits safety was never asked about.",
        "The man on the telephone gave no name and was thanked.",
    ],
)
def test_a_sentence_that_only_sounds_sweeping_meets_no_row(sentence: str) -> None:
    rows = (
        ("12/08/2018", "Locks changed, no charge. Police told of it."),
        ("14/08/2018", "Visited. Asked about safety."),
        ("15/08/2018", "Call from a man on the telephone who gave no name."),
    )
    assert not told(HOUSING, sentence, *rows)


def test_who_rang_the_police_is_not_who_rang_the_ambulance() -> None:
    crew = "Northam Ambulance Service"
    row = ("04/09/2018", "Called by neighbour Mrs Lund. Woman stabbed in the chest, resuscitation begun.")
    said = "On 4 September 2018 the crew began resuscitation of a woman stabbed in the chest. {} rang {} himself."
    assert not told(crew, said.format("Owen", "the police"), row)
    assert len(told(crew, said.format("Owen", "for the ambulance"), row)) == 1


def test_a_referral_that_is_only_spoken_of_was_not_left_out() -> None:
    row = ("08/03/2021", "Referral from the hospital therapist after a fall. No safeguarding form came with the referral.")
    assert not told(COUNCIL, "On 8 March 2021 a hospital therapist referred Mrs Quill to adult social care after a fall.", row)


def test_whether_the_agency_itself_came_to_a_meeting_is_set_beside_its_row() -> None:
    trust, said = "Northam Mental Health NHS Trust", "A Trust manager attended the MARAC of 12 February 2020."
    assert len(told(trust, said, ("12/02/2020", "MARAC. No Trust rep available, case of Tess Quill heard."))) == 1
    assert not told(trust, said, ("12/02/2020", "MARAC attended, case of Tess Quill heard."))
