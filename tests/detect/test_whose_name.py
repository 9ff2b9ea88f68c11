"""Whose name a name is: children and grown-ups of one surname, bynames, ranks, letters; and what is nobody's name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.detect import detect
from pipeline.detect.register.as_places import spelt_out
from pipeline.model import CaseFacts, Detection, Document, Finding, Person, Register, Unit

PEOPLE = (
    Person("victim", "victim", "Elspeth Garriock Trelowen", ("Elsie",)),
    Person("perpetrator", "perpetrator", "Davor Trelowen", ("Skip",)),
    Person("child", "child", "Morgan Trelowen"),
    Person("brother", "family", "Albert Trelowen"),
)


def run(*texts: str, people: Sequence[Person] = PEOPLE) -> Detection:
    units = tuple(Unit("word.body", "body", f"paragraph {n}", f"p{n}", text) for n, text in enumerate(texts))
    return detect([Document("a.docx", "docx", "0", units)], register=Register(people=tuple(people)), facts=CaseFacts())


def found(detection: Detection, text: str) -> Finding:
    (finding,) = [f for f in detection.findings if f.text == text]
    return finding


def test_no_mister_and_no_missis_is_a_child_of_that_name_though_it_was_named_last() -> None:
    detection = run(
        "Her husband Davor Trelowen rang.",
        "Mrs Elspeth Trelowen answered.",
        "Morgan Trelowen was at school. Mr Trelowen came to the gate. Mrs Trelowen was at work.",
    )
    assert found(detection, "Mr Trelowen").entity_id == "perpetrator"
    assert found(detection, "Mrs Trelowen").entity_id == "victim"


def test_a_miss_may_be_a_child() -> None:
    people = (Person("child", "child", "Morgan Trelowen", gender="female"), Person("aunt", "family", "Una Trelowen"))
    assert found(run("Miss Trelowen is in Year 4.", people=people), "Miss Trelowen").entity_id == "child"


def test_a_bare_surname_is_first_taken_for_a_grown_up_s() -> None:
    finding = found(run("Morgan Trelowen was seen. Trelowen was bailed."), "Trelowen")
    assert finding.entity_id != "child" and "child" in finding.context["ambiguous"]


@pytest.mark.parametrize(
    ("text", "name", "whose"),
    [
        ("E. Garriock opened an account.", "E. Garriock", "victim"),
        ("Davor arr at home.", "Davor", "perpetrator"),
        ("Morgan drew a boat.", "Morgan", "child"),
        ("Sis Elsie came.", "Sis Elsie", "victim"),
        ("AP Elsie was held by the hair.", "Elsie", "victim"),
    ],
)
def test_what_stands_beside_a_name_of_the_register_makes_nobody_else_of_it(text: str, name: str, whose: str) -> None:
    assert found(run(text), name).entity_id == whose


def test_an_alias_with_the_letter_of_the_surname_is_the_same_person() -> None:
    (finding,) = [f for f in run("It was signed by Skip T. and dated.").findings if f.text.startswith("Skip")]
    assert finding.entity_id == "perpetrator"


def test_a_byname_and_two_spellings_of_a_rank_are_one_person() -> None:
    detection = run('He saw Wilfred Poldice ("Cap\'n Wilf"), the keeper.', "Captain Wilf rang later.", "Wilf said no.", people=())
    assert len({f.entity_id for f in detection.findings if "Wil" in f.text}) == 1


def test_a_mister_of_a_short_name_is_not_the_one_of_the_long_one() -> None:
    detection = run("Wilfred Poldice rang.", "Mr Wilf rang.", people=())
    assert found(detection, "Mr Wilf").entity_id != found(detection, "Wilfred Poldice").entity_id


def test_a_former_name_goes_with_its_bearer() -> None:
    detection = run("Ursula BRANT, formerly Trelowen: ex-wife.", "Ursula Brant rang.", people=PEOPLE)
    assert len({f.entity_id for f in detection.findings if f.text.startswith("Ursula")}) == 1
    assert not [f for f in detection.findings if f.text == "Trelowen"]


def test_a_house_is_no_person_and_no_town_is_one() -> None:
    detection = run(
        "Mrs Doyle lives at Sandpiper Loft, 9 Larch Steps, Quillmouth.", "Pat Okoro lives at 6 Larch Steps, Quillmouth.",
        "HV Sandpiper Loft, seen together.", "A cook of Quillmouth came.", people=(),
    )  # fmt: skip
    assert {f.entity_type for f in detection.findings if f.text == "Sandpiper Loft" and f.locator == "paragraph 2"} == {"ADDRESS"}
    assert {f.entity_type for f in detection.findings if f.text == "Quillmouth"} == {"PLACE"}


def test_a_surname_behind_an_address_stays_somebody_s() -> None:
    detection = run("When he left 6 Larch Steps, Okoro rang.", "Out of 8 Larch Steps, Okoro ran.", "Mr Okoro wept.", people=())
    assert all(f.entity_type == "PERSON" for f in detection.findings if "Okoro" in f.text)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("the Multi-Agency Hub Team (MAHT) rang", ["MAHT"]),
        ("her friend Ann Doyle (MARY) rang", []),
        ("the hub (MAHT) rang", []),
        ("Early Help Desk (EHD)", ["EHD"]),
    ],
)
def test_letters_that_the_case_spells_out_are_nobody(text: str, letters: list[str]) -> None:
    assert [*spelt_out(text)] == letters


@pytest.mark.parametrize(
    ("text", "kind", "there"),
    [
        ("There were three attendances by her.", "AGE", False),
        ("The limit was 15.", "AGE", False),
        ("She was 15.", "AGE", True),
        ("Routine enquiry at 16 weeks. At 28 weeks, husband present.", "AGE", False),
        ("He came to the gate at 1505 and left.", "TIME", True),
        ("He climbed to a hut at 1800 metres.", "TIME", False),
        ("She lived there at 1640 Larch Road.", "TIME", False),
    ],
)
def test_a_number_is_what_the_words_around_it_make_of_it(text: str, kind: str, there: bool) -> None:
    assert any(f.entity_type == kind and f.state == "proposed" for f in run(text, people=()).findings) is there


def test_what_happened_in_a_lockdown_has_a_day_of_its_own() -> None:
    detection = run("On Sunday 14 June 2020, in the first lockdown, somebody rang.", "The first lockdown began on 23 March 2020.")
    kinds = {f.locator: f.context.get("date_kind") for f in detection.findings if f.entity_type == "DATE"}
    assert kinds["paragraph 1"] == "public" and kinds["paragraph 0"] != "public"


def test_a_code_of_practice_is_no_surgery() -> None:
    detection = run("The General Medical Council's Good Medical Practice asks for distance.", people=())
    assert not [f for f in detection.findings if "Practice" in f.text and f.action != "keep"]
