"""Boats, bus routes, the codes of caravans and berths, hotel rooms, and numbers that an NHS system writes without a word."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Person, Register
from tests.detect.cases import run, texts


def found(text: str, kind: str = "VEHICLE", *more: str) -> list[str]:
    return texts(run(text, *more, register=Register(), facts=CaseFacts()), kind)


@pytest.mark.parametrize(
    ("text", "boat"),
    [
        ("He threw her phone off his boat, the Boy Jago (FH 212), in the harbour.", "boat, the Boy Jago (FH 212)"),
        ("They came over in the yacht Silver Tern, in May.", "yacht Silver Tern"),
        ("She lives on a narrowboat called Wandering Moon.", "narrowboat called Wandering Moon"),
        ("He sold the MFV Prosperity (BM 14) in 2019.", "the MFV Prosperity (BM 14)"),
        ("He was found aboard the Boy Jago, asleep.", "the Boy Jago"),
        ("held her over the stern of Boy Jago FH 212, inner harbour", "Boy Jago FH 212"),
        ("He was the second cox of the lifeboat RNLB Grace Endeavour.", "lifeboat RNLB Grace Endeavour"),
    ],
)
def test_the_name_of_a_boat_goes_as_a_whole(text: str, boat: str) -> None:
    assert found(text) == [boat]


@pytest.mark.parametrize(
    "text",
    [
        "The boat, Jago said, was lost at sea.",
        "Skipper Jago Rowse came ashore in the harbour.",
        "They crossed on board the Pride of Sample ferry, and he was sick at sea.",
        "The crew of the Border Force vessel boarded the boat.",
        "Bringing on board the Council and the Trust took a year.",
        "The police boat searched the harbour on Monday.",
    ],
)
def test_what_is_no_boat_of_anybody_stays(text: str) -> None:
    assert found(text) == []


def test_a_boat_that_bears_the_name_of_a_child_is_never_read_as_the_child() -> None:
    register = Register(people=(Person("c", "child", "Jago Rowse"),))
    detection = run("His boat, the Boy Jago, was moored.", "Wages went to the account of Boy Jago.", register=register)
    assert texts(detection, "VEHICLE") == ["boat, the Boy Jago", "Boy Jago"]
    assert texts(detection) == []


def test_the_number_of_a_bus_goes() -> None:
    assert found("She came by the 23B bus.", "VEHICLE", "He drove the 23B for years.") == ["the 23B bus", "the 23B"]


@pytest.mark.parametrize(
    "text", ["There were 14 bus stops.", "She had two bus passes.", "the bus at 7", "the bus 20 minutes late"]
)
def test_what_is_counted_of_buses_is_no_route(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She was found at caravan C23, Larkmead Holiday Park.",
        "She took a static caravan, C23, at Larkmead.",
        "Now at C23 Larkmead Holiday Park.",
        "They moved to lodge C23 in May.",
    ],
)
def test_the_code_of_a_caravan_is_the_address_everywhere(text: str) -> None:
    addresses = found(text, "ADDRESS", "2. Police flag on C23.", "C23. nice curtains")
    assert "C23" in addresses[0]
    assert addresses[1:] == ["C23", "C23"]


@pytest.mark.parametrize("text", ["The vitamin C23 trial", "He drove along the B3306.", "The lodge was opened. C23 is a form."])
def test_vitamins_roads_and_forms_are_no_stands(text: str) -> None:
    assert found(text, "ADDRESS") == []


def test_the_room_of_a_hotel_goes_and_rooms_of_offices_stay() -> None:
    assert found("They met in room 318 of the hotel.", "ADDRESS", "f2f rm 318") == ["room 318", "rm 318"]
    assert found("She was seen in interview room 3 after the hotel rang.", "ADDRESS") == []
    assert found("He waited in room 318 at the clinic.", "ADDRESS") == []


def test_a_number_in_the_layout_of_the_nhs_needs_no_word() -> None:
    assert found("The entry names Ivo D 485 000 1234.", "NHS_NUMBER") == ["485 000 1234"]
    assert found("There were 485 000 1234 leaflets.", "NHS_NUMBER") == []


def test_few_hold_a_medal_or_keep_a_light() -> None:
    assert found("In 2014 he was given the silver medal for gallantry.", "MISC") == ["silver medal for gallantry"]
    assert found("He was arrested on Regatta Day.", "MISC") == ["Regatta Day"]
    assert found("The first assault, on Gala Day, was recorded.", "MISC") == ["Gala Day"]
    assert found("The school held an Open Day and a Sports Day.", "MISC") == []
    assert found("A keeper on the Carrock light is one of a handful.", "OCCUPATION") == ["keeper on the Carrock light"]
    assert found("She met the day centre's show on a fair day.", "MISC") == []
