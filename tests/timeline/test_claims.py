"""What single rows claim, and which pairs of claims differ: injuries, children, company, callers, sayings, measures."""

from __future__ import annotations

import pytest

from pipeline.model import Entry, Person, Register
from pipeline.timeline.accounts.claims import Reader
from pipeline.timeline.reading.claim import differ

REGISTER = Register(
    people=(
        Person("v", "victim", "Nora Vance"),
        Person("p", "perpetrator", "Dale Rudd", ("Rudd",)),
        Person("c", "child", "Isla Vance"),
        Person("k", "child", "Finn Rudd"),
        Person("m", "family", "Edith Vance", relation="mother of the victim"),
        Person("b", "family", "Ralph Vance", relation="brother of the victim"),
    )
)
READER = Reader(REGISTER)


def differing(one: str, other: str, *, agencies: tuple[str, str] = ("Northam Police", "Northam Hospital")) -> set[str]:
    """Return the fields on which two texts differ."""
    left, right = (
        READER.claims(Entry(str(n), agency, "d", "l", n, "", "", text))
        for n, (agency, text) in enumerate(zip(agencies, (one, other), strict=True))
    )
    return {key[0] for key in left.keys() & right.keys() if differ(left[key][0], right[key][0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Graze to the right elbow.", "2cm cut to forehead, bleeding stopped."),
        ("Swollen left wrist, x-ray shows a crack of the radius.", "Right wrist in plaster."),
        ("No visible injury.", "Pinpoint bruises behind the ears."),
        ("Smoke inhalation, no burns.", "She scalded both hands."),
        ("Bruises to the face and left arm.", "Bruises to the face, cut to the knee."),
        ("Broken index finger, right hand.", "Left thumb out of joint."),
    ],
)
def test_other_injuries_differ(one: str, other: str) -> None:
    assert "injury" in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Injuries to the face.", "Cut lip and a bruised cheek."),
        ("Cut lip.", "Cut lip, bruised left arm."),
        ("Swollen left wrist.", "Fracture of the wrist."),
        ("Hit in the face, cut chin.", "Laceration to the chin."),
        ("Strangled, no visible injury.", "He had strangled her."),
        ("Broken window.", "Cut lip."),
        ("Finn had a graze on his knee.", "No injuries to Nora."),
    ],
)
def test_an_account_that_tells_less_does_not_differ(one: str, other: str) -> None:
    assert "injury" not in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Isla and Finn were both tucked up in bed.", "Two kids watching from the landing."),
        ("Isla was spoken to alone, Finn at school.", "Neither child seen."),
        ("The three children were strapped in the car.", "The children had stayed here with a worker."),
        ("Finn in the next room.", "No youngsters there."),
        ("Baby seen asleep in her cot.", "The children were with their grandmother."),
    ],
)
def test_children_told_otherwise_differ(one: str, other: str) -> None:
    assert "children_present" in differing(one, other)


def test_what_a_caller_heard_of_the_children_is_not_what_the_officers_found() -> None:
    one = "Neighbour rang to say a child was crying. Isla and Finn were asleep."
    assert "children_present" not in differing(one, "The children were in bed.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seen alone.", "Her mother sat in throughout."),
        ("Rudd there with Ralph Vance.", "Rudd came with a taxi driver."),
        ("Brought in by Edith.", "Nobody with her."),
        ("Ralph was at work.", "Ralph was present."),
        ("Dropped at the library by Edith.", "Driven there by Ralph."),
    ],
)
def test_other_company_differs(one: str, other: str) -> None:
    assert "people" in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Came with Edith and Ralph.", "Edith came with her."),
        ("Children with their grandmother.", "Came with Ralph."),
        ("Her husband's brother waited.", "Alone at home with Rudd in 2012."),
        ("Accompanied by a nurse.", "Ralph came too."),
    ],
)
def test_company_that_may_be_the_same_does_not_differ(one: str, other: str) -> None:
    assert "people" not in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Call from the occupier of number 9.", "Nora says she phoned the police herself."),
        ("999 from her mother.", "Ralph Vance had dialled 999."),
        ("Call received from VANCE, Edith at 21:10.", "Ambulance called at 21:10 by Ralph."),
        ("Caller: scheme warden.", "Edith had already phoned the ambulance."),
        ("Found by Edith Vance who rang 999.", "Call made by Dale, on scene."),
    ],
)
def test_other_callers_differ(one: str, other: str) -> None:
    assert "caller" in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("999 call from VANCE, Edith.", "Nora says Edith rang the police."),
        ("Call from her mother.", "Ambulance called by Edith Vance."),
        ("Call from ambulance control.", "Nora rang 999."),
        ("Call from Ralph Vance.", "Ralph rang 999. Mother not contacted."),
    ],
)
def test_one_caller_told_twice_does_not_differ(one: str, other: str) -> None:
    assert "caller" not in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Says she lost her footing on the steps.", "Nora told me that Dale twisted it behind her back."),
        ("Isla told the teacher that Dale hurts mummy.", "Isla has said that they argue but nobody gets hurt."),
        ("States he wanted to die.", "An impulse, no thoughts of dying."),
        ("Told the tutor that he had locked her in the bathroom.", "Told the coach that the course was dull."),
    ],
)
def test_other_disclosures_differ(one: str, other: str) -> None:
    assert "disclosure" in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Community order of 18 months and a five year restraining order.",
            "Twelve month community order with 30 days of a course.",
        ),
        ("Statement taken.", "She did not wish to make a statement."),
        ("Arrested nearby.", "The police let him go home."),
        ("Released with no further action.", "Keith has been charged with taking her card."),
        ("NFA as no independent witness.", "He was arrested for it."),
        ("MARAC. Probation to carry out a home visit.", "MARAC. We are to do a home visit."),
        ("Enquiry closed as risk reduced.", "Enquiry to stay open for three months."),
        ("Injunction granted.", "The application was thrown out."),
    ],
)
def test_other_outcomes_differ(one: str, other: str) -> None:
    assert "outcome" in differing(one, other)


def test_what_another_agency_closes_is_no_arrest_denied() -> None:
    assert "outcome" not in differing("Arrested.", "NFA, threshold not reached.")


def test_a_wound_closed_with_steri_strips_does_not_stop_the_merge() -> None:
    """A listed word with a hyphen was looked up without it and the reading of all rows ended there."""
    assert "injury" in differing("Left eyebrow steri-stripped.", "Cut to the right knee.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He was led off in handcuffs.", "No arrest was made."),
        ("A statement was never provided.", "She has signed her statement."),
        ("Application for the injunction dismissed.", "The judge made an order."),
        ("Graded standard on the DASH.", "DASH assessed as high."),
        ("Steel blade of a knife seen, he was holding a knife.", "There was no weapon."),
        ("He was intoxicated.", "Had not been drinking."),
        ("Locks changed on Friday.", "The locks were never changed."),
        ("Referral sent to children's services.", "They decided against making a referral."),
    ],
)
def test_what_one_account_denies_differs_from_what_another_claims(one: str, other: str) -> None:
    assert {"outcome", "other"} & differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He was not arrested.", "Police to be asked whether he will be arrested."),
        ("Statement to be taken tomorrow.", "She declined a statement."),
        ("Flat No 14: he was arrested.", "Arrested at the flat."),
        ("Not charged with assault but arrested.", "He was arrested."),
        ("Locks to be changed.", "Locks not yet changed."),
        ("Neighbours were not disturbed and he was arrested.", "Arrested."),
    ],
)
def test_what_is_planned_or_outside_a_denial_does_not_differ(one: str, other: str) -> None:
    assert not {"outcome", "other"} & differing(one, other)


@pytest.mark.parametrize(
    ("agency", "point", "text"),
    [
        ("Northam Police", "disposal", "PNC 18/12A showed a caution in another name."),
        ("Northam Homes", "hearing", "The panel did not apply the usual points."),
        ("Northam Hospital", "harm", "The coma score was 15, which says nothing of grief."),
        ("Northam Homes", "harm", "Told to bring proof of abuse."),
    ],
)
def test_a_record_a_score_or_a_demand_is_no_claim_of_the_happening(agency: str, point: str, text: str) -> None:
    assert not [claim for claim in Reader(REGISTER).claims(Entry("1", agency, "d", "l", 0, "", "", text)) if claim[1] == point]


def test_a_question_answered_no_denies_what_was_asked() -> None:
    from tests.timeline.readers import claimed

    assert claimed("Dr Example asked about thoughts of suicide and Nora said no.", "disclosure", "wish to die") == "no"
    assert claimed("She told Dr Example about thoughts of suicide and Nora said no more.", "disclosure", "wish to die") != "no"


def test_the_stop_behind_an_initial_ends_no_sentence() -> None:
    from tests.timeline.readers import differing

    assert not differing("Letter of four pages from Miss T. Ogden, now of Leeds.", "A letter from Tess Ogden came, four pages.")


def test_a_title_and_surname_may_be_anybody_of_the_register_with_that_surname() -> None:
    from tests.timeline.readers import READER, entry

    told = READER.claims(entry("Miss Ogden rang the police."))
    assert any("id:f" in claim.tags for claims in told.values() for claim in claims), told
