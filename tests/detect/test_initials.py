"""Initials: found where the words around say a person, also where they are the acronym of a role; acronyms stay."""

from __future__ import annotations

import pytest

from pipeline.detect import detect
from pipeline.model import CaseFacts, Finding, Person, Register
from tests.detect.cases import RULES_ONLY, document, run, texts

NOBODY = Register()
LISTED = Register(people=(Person("victim", "victim", "Hannah Vane", also=("HV",)),))
BY_NAME = Register(people=(Person("victim", "victim", "Hannah Vane"),))


def people(text: str, register: Register = NOBODY) -> list[str]:
    return texts(run(text, register=register, facts=CaseFacts()))


def initials(text: str, register: Register) -> list[Finding]:
    return [f for f in run(text, register=register, facts=CaseFacts()).findings if f.text == "HV"]


@pytest.mark.parametrize(
    "text",
    [
        "HV told me that the baby was ill.",
        "She was seen with HV at home.",
        "HV wept at the door.",
        "HV's mother rang.",
        "They gave HV a lift to the station.",
        "The neighbour feared that HV would leave.",
    ],
)
def test_initials_that_the_register_lists_are_found_though_they_are_a_roles_acronym(text: str) -> None:
    assert [f.state for f in initials(text, LISTED)] == ["proposed"]


@pytest.mark.parametrize("text", ["HV told me that the baby was ill.", "She was seen with HV at home."])
def test_initials_that_only_a_name_gives_are_possible_where_they_are_a_roles_acronym(text: str) -> None:
    assert [f.state for f in initials(text, BY_NAME)] == ["possible"]


@pytest.mark.parametrize(
    "text", ["The HV visited.", "HV visit planned for Monday.", "I asked her HV to call.", "An HV clinic ran."]
)
def test_a_health_visitor_stays(text: str) -> None:
    assert initials(text, LISTED) == []


@pytest.mark.parametrize(
    "text", ["HV weighed the baby.", "Seen by HV in clinic.", "Referral to HV made.", "Health visitor (HV): HV told mum."]
)
def test_what_the_role_does_at_work_is_no_more_than_possible(text: str) -> None:
    assert {f.state for f in initials(text, LISTED)} == {"possible"}
    assert initials(text, BY_NAME) == [] or "(HV)" in text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The vicar explained the vows to RZ slowly.", "RZ"),
        ("A friend drove RZ to the ferry.", "RZ"),
        ("RZ never opened the parcel.", "RZ"),
        ("When RZ came back the lock had been changed.", "RZ"),
        ("Her sister lent RZ two suitcases.", "RZ"),
        ("A.M. hid the letter in the oven.", "A.M."),
        ("The bank wrote to M.P. about the loan.", "M.P."),
        ("R. Z. rang at noon.", "R. Z."),
        ("R Z rang at noon.", "R Z"),
        ("Mr R.Z. was abroad.", "Mr R.Z."),
        ("Mr R Z was abroad.", "Mr R Z"),
        ("Mr RZ was abroad.", "Mr RZ"),
        ("LA wept on the stairs.", "LA"),
    ],
)
def test_initials_in_the_place_of_a_person_are_found(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "The GP referred her and the HV weighed the baby.",
        "PC attended with SW and the IDVA.",
        "LA declined to house her and ED discharged her.",
        "The surgery opens at 9 A.M. with a queue outside.",
        "IT failed, so MH triage was done on paper.",
        "A U.K. address was given, e.g. the old one.",
        "See option B C and plan D E for the detail.",
        "Mrs T and Mr B are pseudonyms.",
        "RZ2 form was sent and the RZ form kept.",
        "THE RZ WENT TO THE HOUSE AND NOBODY ANSWERED.",
    ],
)
def test_acronyms_and_letters_are_nobody(text: str) -> None:
    assert people(text) == []


def test_who_signs_a_note_with_the_initials_of_somebody_named_in_the_case_is_found() -> None:
    case = [
        document("Visit by Nurse Rita Zeller, seen at home.", "Baby well. RZ", "RZ plan: weigh again.", "The RZ form was blank.")
    ]
    found = texts(detect(case, register=NOBODY, facts=CaseFacts(), settings=RULES_ONLY))
    assert found.count("RZ") == 2


def test_a_titled_initial_is_found_where_the_case_names_somebody_it_is_true_of() -> None:
    case = [document("Mr Tolland rang the surgery.", "Mr T was seen by the nurse.", "Mr B was not.")]
    found = texts(detect(case, register=NOBODY, facts=CaseFacts(), settings=RULES_ONLY))
    assert "Mr T" in found
    assert "Mr B" not in found


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("The porters carried AT down to the car.", "AT"),
        ("Staff gave AS a key and a map.", "AS"),
        ("The midwife noticed that ÉO had lost weight.", "ÉO"),
        ("The magistrates fined YR and made an order.", "YR"),
    ],
)
def test_two_capitals_that_are_a_small_word_are_somebody_where_a_person_would_stand(text: str, initials: str) -> None:
    assert initials in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was asked to BE seen at once.",
        "She has to GO to the clinic on Friday.",
        "A letter for GP about the tablets.",
        "Do this by Friday OR before he returns.",
        "Is in YR, moving up in September.",
        "It was AT least an hour.",
        "They rang about that HV visit.",
    ],
)
def test_emphasis_roles_and_school_years_are_nobody(text: str) -> None:
    assert not people(text)
