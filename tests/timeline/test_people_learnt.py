"""People of whom the register tells neither sex nor relation: what their titles and the rows of the case say of them."""

from __future__ import annotations

import pytest

from pipeline.model import Entry, Person, Register
from pipeline.timeline.accounts.claims import Reader
from pipeline.timeline.reading.claim import differ
from pipeline.timeline.reading.kinship import acquainted

BARE = Register(
    people=(
        Person("v", "victim", "Harold Pike", ("Mr Pike", "Harry")),
        Person("p", "perpetrator", "Stuart Lunn", ("Stuart", "the stepson")),
        Person("w", "family", "Doris Pike", ("Mrs Pike", "Doris")),
        Person("d", "family", "Marion Gale", ("Marion", "Mrs Gale")),
        Person("c", "child", "Ellie Gale", ("Ellie",)),
        Person("n", "other", "Ivan Petrov", ("Mr Petrov",)),
        Person("f", "friend", "Norman Cole", ("Norman",)),
    )
)
ROWS = (
    "Marion Gale (daughter) rang.",
    "Spoke to his wife Doris.",
    "Mrs Pike, wife, upset.",
    "Mr Petrov, a neighbour, called in.",
)
KNOWN = acquainted(BARE, ROWS)
READER = Reader(KNOWN)
POLICE, WARD, CARE, HOMES = "Northam Police", "Northam Hospital", "Northam Adult Social Care", "Brightwater Homes"


def differing(one: tuple[str, str], other: tuple[str, str]) -> set[str]:
    left, right = (READER.claims(Entry(agency, agency, "d", "l", 0, "", "", text)) for agency, text in (one, other))
    return {key[0] for key in left.keys() & right.keys() if differ(left[key][0], right[key][0])}


def test_titles_tell_a_sex_and_rows_a_relation() -> None:
    learnt = {person.id: (person.gender, person.relation) for person in KNOWN.people}
    assert learnt["v"] == ("male", None)
    assert learnt["w"] == ("female", "wife")
    assert learnt["d"] == ("female", "daughter")
    assert learnt["p"] == (None, "stepson")
    assert learnt["n"] == ("male", None)  # there may be other neighbours


def test_what_the_register_tells_stands() -> None:
    told = Register(people=(Person("w", "family", "Doris Pike", relation="sister of the victim", gender="female"),))
    assert acquainted(told, ["His wife Doris Pike rang."]) == told


def test_daughter_means_no_adult_where_a_child_is_called_so_too() -> None:
    known = acquainted(BARE, [*ROWS, "His daughter Ellie was in bed."])
    assert {person.id: person.relation for person in known.people}["d"] is None


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("people", (WARD, "Accompanied by wife."), (CARE, "Came to the ward with his daughter.")),
        ("people", (CARE, "Daughter supported him at the assessment."), (WARD, "No family with him.")),
        ("people", (WARD, "Wife gave the history, she was in the kitchen when he fell."), (POLICE, "Wife out at the shops.")),
        ("people", (WARD, "Came with his daughter, wife poorly at home."), (CARE, "He went with his wife Doris.")),
        ("people", (CARE, "Wife told us she brought him home herself."), (HOMES, "Stuart removed him from the ward.")),
        ("people", (POLICE, "Four occupants accounted for, all out."), (HOMES, "Only he and Doris were in at the time.")),
        ("people", (CARE, "Planning meeting. Brightwater sent apologies."), (HOMES, "Joined the planning meeting by video.")),
        ("people", (CARE, "Case conference: nobody from housing was on the call."), (HOMES, "Dialled into the case conference.")),
        ("caller", (POLICE, "Call from driver of the night bus."), (HOMES, "It was Mr Petrov who dialled 999.")),
        ("caller", (POLICE, "PIKE is caller, locked in bathroom with wife."), (HOMES, "Mr Petrov had telephoned the police.")),
        ("caller", (POLICE, "Call from customer in the shop."), (HOMES, "Staff were hit; a guard then rang 999.")),
        ("caller", (POLICE, "First caller wife."), (HOMES, "Marion phoned the police.")),
        ("caller", ("Kindly Homecare", "I rang 999 there and then."), (CARE, "The provider said it had not called the police.")),
        ("children_present", (POLICE, "Ellie in the back seat, upset."), (HOMES, "Marion was in the car by herself.")),
        (
            "children_present",
            (POLICE, "Ellie on the stairs, saw it."),
            (HOMES, "The girl was away with her dad, so no child saw it."),
        ),
        ("children_present", (CARE, "Ellie heard every word."), (HOMES, "The grandchildren were spared.")),
        ("children_present", (CARE, "Ellie saw the lot."), (POLICE, "Child upstairs with headphones on, heard nothing.")),
    ],
)
def test_accounts_of_other_people_differ(field: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    assert field in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((WARD, "Accompanied by wife."), (CARE, "Conveyed with Mrs Pike.")),
        ((POLICE, "First caller wife."), (HOMES, "Doris rang the police.")),
        ((POLICE, "Call from resident of the block."), (HOMES, "Norman phoned the police.")),
        ((POLICE, "Call from wife."), (HOMES, "Rung at home by the alarm centre.")),
        ((HOMES, "He called me a nuisance."), (CARE, "Scheme manager rang.")),
        ((HOMES, "Heard from Norman in the lift that he had fallen."), (WARD, "With wife.")),
        ((HOMES, "She was in the shop by herself."), (POLICE, "With Mrs Pike.")),
        ((POLICE, "Children of Stuart asleep."), (HOMES, "Doris was in.")),
        ((HOMES, "Row with Marion outside the flats."), (POLICE, "Marion present.")),
        ((POLICE, "Two occupants accounted for."), (HOMES, "Only he and Doris were at home.")),
        ((CARE, "I was sorry that nobody from the school was at the meeting."), (HOMES, "Meeting: social worker present.")),
    ],
)
def test_accounts_of_the_same_people_do_not_differ(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not differing(one, other) & {"people", "caller"}
