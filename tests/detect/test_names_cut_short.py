"""Names written short, and words beside names that are no part of them."""

from __future__ import annotations

import pytest

from pipeline.detect import detect
from pipeline.model import CaseFacts, Person, Register
from tests.detect.cases import RULES_ONLY, document, run

NOBODY = Register()
FACTS = CaseFacts()


def people(*paragraphs: str, register: Register = NOBODY) -> dict[str, str | None]:
    found = detect([document(*paragraphs)], register=register, facts=FACTS, settings=RULES_ONLY)
    return {f.text: f.entity_id for f in found.findings if f.entity_type == "PERSON"}


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Rosalind Odum", "R. Odum"),
        ("Rosalind Odum", "R Odum"),
        ("Rosalind Odum", "Rosalind O."),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_name_with_an_initial_is_the_one_person_so_called(long: str, short: str, turned: bool) -> None:
    lines = [f"{long} rang the ward.", f"The call was made by {short} at night."]
    found = people(*(reversed(lines) if turned else lines))
    assert len({entity for text, entity in found.items() if text.rstrip(".") in (long, short.rstrip("."))}) == 1


def test_an_initial_that_two_people_share_is_neither() -> None:
    found = people("Rosalind Odum rang. Rupert Odum rang.", "The call was made by R. Odum at night.")
    assert found["R. Odum"] not in (found["Rosalind Odum"], found["Rupert Odum"])


def test_an_officer_is_no_relative_of_the_same_surname() -> None:
    register = Register(
        people=(Person("aunt", "family", "Morwenna Pell", gender="female"), Person("v", "victim", "Tamsin Rourke"))
    )
    found = people("PC Pell attended.", "Morwenna Pell rang. Miss Pell rang.", register=register)
    assert found["PC Pell"] != "aunt" == found["Miss Pell"]


def test_a_bare_surname_is_whom_the_pronouns_behind_it_fit() -> None:
    register = Register(
        people=(
            Person("victim", "victim", "Tamsin Rourke", gender="female"),
            Person("perpetrator", "perpetrator", "Gethin Rourke", gender="male"),
        )
    )
    lines = ["Gethin left. Tamsin stayed.", "Rourke told the officer that he was short of money and that his wife had left."]
    assert people(*lines, register=register)["Rourke"] == "perpetrator"


def test_an_elder_of_the_surname_is_not_the_victim() -> None:
    register = Register(
        people=(
            Person("victim", "victim", "Tamsin Rourke", gender="female"),
            Person("mother", "family", "Eirlys Rourke", gender="female"),
        )
    )
    assert people("Staff spoke to Mrs Rourke senior.", register=register)["Mrs Rourke senior"] == "mother"


def test_an_i_behind_a_name_is_no_part_of_it() -> None:
    assert "Rosalind" in people("She wrote: tell Rosalind I am sorry about the dog.")


@pytest.mark.parametrize(("text", "found"), [("She was afraid of the Lambs.", True), ("The lambs were sold at market.", False)])
def test_a_surname_that_is_a_word_is_a_family_behind_the_with_its_capital(text: str, found: bool) -> None:
    register = Register(people=(Person("v", "victim", "Tamsin Lamb"), Person("p", "perpetrator", "Gethin Lamb")))
    detection = run(text, register=register, facts=FACTS)
    assert any(f.state == "proposed" and "ambs" in f.text for f in detection.findings) is found


def test_a_surname_cited_with_its_year_is_an_author_in_the_whole_paragraph() -> None:
    detection = run("Example wrote of it. Okoro's work on fear, Okoro (2007), is taught.", register=NOBODY, facts=FACTS)
    assert not [f for f in detection.findings if f.text.startswith("Okoro") and f.state == "proposed" and f.action != "keep"]
