"""Words of records, forms and clinics are nobody; call signs, corrected names and letters of messages are somebody."""

from __future__ import annotations

import pytest

from benchmarks.detection import document
from pipeline.detect import detect
from pipeline.model import CaseFacts, Register
from tests.detect.cases import run, texts


def proposed(*paragraphs: str) -> list[str]:
    found = detect([document(list(paragraphs))], register=Register(), facts=CaseFacts())
    return [
        f.text
        for f in found.findings
        if f.state == "proposed" and f.entity_type in ("PERSON", "PLACE", "CASE_REFERENCE", "PHONE")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Option Y was chosen by the panel and column Y left blank.",
        "She answered Y to question 4.",
        "The leaflet was put into Danish. A Danish study found the same.",
        "BWV was reviewed by the sergeant. BWV shows the hall.",
        "Triage: Manchester category 2. Bradykinin tests were sent.",
        "Ecallantide was stopped. Lanadelumab given at the clinic.",
        "The title was agreed. June suits better than May for the event.",
        "BP 124/82, pulse regular.",
        "TransLine was not used. She asked why InterpretLine had been called.",
        "The national phoneline (0808 1570123) gives advice to everybody.",
    ],
)
def test_answers_products_medicines_and_scales_are_nobody(text: str) -> None:
    assert proposed(text) == []


def test_a_friend_called_hope_is_told_from_hope() -> None:
    found = proposed("She came with her friend Hope Wexcombe. Hope waited. Hope for a better week is all she has.")
    assert found.count("Hope") == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The call handler (QM4) graded it as immediate.", "QM4"),
        ("It was passed to dispatcher RW21 at once.", "RW21"),
        ("The log names Sgt. Wexcomb (correctly, Wexcombe) throughout.", "Wexcombe"),
        ("He was booked in as Jan Orlof [should be Orlov] by the clerk.", "Orlov"),
        ("T.R-W.", "T.R-W."),
        ("Morning K", "K"),
        ("April is fond of her and rang the ward.", "April"),
        ("Danish said that he was tired.", "Danish"),
    ],
)
def test_call_signs_corrections_and_letters_of_messages_are_somebody(text: str, name: str) -> None:
    assert name in proposed(text)


@pytest.mark.parametrize(
    "text",
    ["The form was sent on Friday (correctly, Monday).", "The tenant of the flat (AB12) was out.", "C.P.S.", "Good morning OT"],
)
def test_other_brackets_and_letters_are_nobody(text: str) -> None:
    assert texts(run(text, register=Register(), facts=CaseFacts())) == []


def test_a_child_who_will_be_five_has_a_childs_age() -> None:
    assert texts(run("There is a boy there, Ivo, he'll be five."), "AGE") == ["five"]
    assert texts(run("They'll be six weeks late."), "AGE") == []
