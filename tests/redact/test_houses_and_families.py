"""Numbers of neighbours' houses and the families of the case: written → published, through the real detector."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.detect import detect
from pipeline.model import Document, Person, Register, Unit
from pipeline.redact import MemoryLedger, load_policy, plan, propose
from tests.redact.marked import FACTS, REGISTER

HOUSES = {
    "The neighbour, No. 25, heard shouting through the wall.": "The neighbour heard shouting through the wall.",
    "A neighbour (number 27) said the couple argued.": "A neighbour said the couple argued.",
    "Officers made enquiries on either side, at 14 and 16, but nobody answered.": (
        "Officers made enquiries on either side but nobody answered."
    ),
    "The tenant of flat 3 above heard crying.": "The tenant of an address above heard crying.",
    "Neighbours at number nine and number 11 called the police.": "Neighbours at addresses called the police.",
    "House-to-house enquiries were made at 2, 4 and 6 Mill Lane.": "House-to-house enquiries were made at addresses.",
    "She ran to a neighbour's house.": "She ran to a neighbour's house.",
    "Neighbours rang at 11 and again at 12 that night.": "Neighbours rang at 11 and again at 12 that night.",
    "No one above heard it. Recommendation no. 4 names neighbours.": "No one above heard it. Recommendation no. 4 names neighbours.",
    "Above all, no 2 officers who met the tenants agreed.": "Above all, no 2 officers who met the tenants agreed.",
}
FAMILIES = {
    "The Pells never liked him.": "Laura's family never liked him.",
    "The Pells' solicitor wrote to the chair.": "Laura's family's solicitor wrote to the chair.",
    "The Pell family attended the inquest.": "Laura's family attended the inquest.",
    "THE PELLS WERE NOT ASKED.": "LAURA'S FAMILY WERE NOT ASKED.",
    "The Rourkes argued with the neighbours.": "Laura and Simon argued with the neighbours.",
    "The Rourke household was overcrowded.": "The household was overcrowded.",
    "The Rourke family was known.": "The family was known.",
    "Mrs Pell said that she was frightened.": "Beth said that she was frightened.",
    "Mr and Mrs Rourkes came. Mrs Rourkes wept.": "Laura and Simon came. Laura wept.",
    "She stayed with the Kirbys next door.": "She stayed with another family next door.",
    "The Okafor household was visited.": "Another household was visited.",
    "The Whole Family approach and the Royal Family were named.": "The Whole Family approach and the Royal Family were named.",
}


def published(sentences: Sequence[str], register: Register = REGISTER) -> list[str]:
    units = tuple(Unit("word.body", "body", f"paragraph {n}", f"u{n}", text) for n, text in enumerate(sentences))
    document = Document("drafts/report.docx", "docx", "0" * 64, units)
    detection = detect([document], register=register, facts=FACTS)
    findings = propose(
        detection, documents=[document], policy=load_policy("publication"), register=register, facts=FACTS, ledger=MemoryLedger()
    )
    edits = plan(findings, {}).get(document.name, ())
    made = []
    for unit in units:
        text = unit.text
        for edit in sorted((e for e in edits if e.address == unit.address), key=lambda e: -e.start):
            text = text[: edit.start] + edit.replacement + text[edit.end :]
        made.append(text)
    return made


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    sentences = [*HOUSES, *FAMILIES]
    return dict(zip(sentences, published(sentences), strict=True))


@pytest.mark.parametrize("written", HOUSES)
def test_the_number_of_a_neighbours_house_goes(written: str, said: dict[str, str]) -> None:
    assert said[written] == HOUSES[written]


@pytest.mark.parametrize("written", FAMILIES)
def test_a_family_is_told_by_whose_it_is_and_never_one_of_them_alone(written: str, said: dict[str, str]) -> None:
    assert said[written] == FAMILIES[written]


def test_a_birth_family_of_several_people_is_the_victims_family() -> None:
    register = Register(
        people=(
            Person("victim", "victim", "Tamsin Rourke", ("Tamsin Pell",), gender="female", pseudonym="Laura"),
            Person("mother", "family", "Demelza Pell", gender="female", pseudonym="Beth"),
            Person("sister", "family", "Morwenna Pell-Sharpe", gender="female", pseudonym="Ruth"),
        )
    )
    written = ["The Pells were told by Tamsin.", "Mrs Pell has been given the drawing.", "Miss Pell left home in 2004."]
    assert published(written, register) == [
        "Laura's family were told by Laura.", "Beth has been given the drawing.", "Laura left home in 2004.",
    ]  # fmt: skip


def test_a_short_name_with_the_surname_is_the_same_person_and_an_initial_is_never_a_childs() -> None:
    register = Register(
        people=(
            Person("victim", "victim", "Tamsin Rourke", gender="female", pseudonym="Laura"),
            Person("friend", "friend", "Rosalind Odum", ("Roz",), pseudonym="Ruth"),
            Person("bryn", "child", "Bryn Rourke", pseudonym="Child A"),
        )
    )
    written = ["Rosalind Odum rang.", "Roz Odum rang.", "Mrs R asked how to leave."]
    *friend, mother = published(written, register)
    assert friend == ["Ruth rang.", "Ruth rang."] and "Child" not in mother
