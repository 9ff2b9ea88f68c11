"""What somebody is called is a name, whatever words it is made of; what a plan or a service is called is not."""

from __future__ import annotations

import pytest

from tests.detect.cases import proposed, run


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She gave it to a man called Spud at her own door.", "Spud"),
        ("Stopped in company with a male known as Tank.", "Tank"),
        ('It is known that a man, "Biscuit", was in and out.', "Biscuit"),
        ("His associate, who goes by Big Col, was there.", "Big Col"),
        ("The dealer, street name 'Ghost', rang.", "Ghost"),
    ],
)
def test_what_somebody_is_called_is_found(text: str, name: str) -> None:
    assert name in [f.text for f in proposed(run(text)) if f.entity_type == "PERSON"]


def test_what_is_called_so_once_is_found_everywhere() -> None:
    found = proposed(run("She gave it to a man called Spud.", "Fell out with Spud over money."))
    assert [f.text for f in found if f.entity_type == "PERSON"] == ["Spud", "Spud"]


@pytest.mark.parametrize(
    "text",
    ["The disclosure scheme is known as Clare's Law.", "A tool called Dash was used.", "It was named Operation Larch.", "He was called by the school."],
)  # fmt: skip
def test_what_is_nobody_is_left_alone(text: str) -> None:
    assert [f for f in proposed(run(text)) if f.recogniser == "nicknames"] == []


def test_a_name_and_what_its_bearer_is_known_for_go_together() -> None:
    found = [
        f for f in proposed(run("Evan the Milk came to the counter.", "Geth the Ropes was there.")) if f.entity_type == "PERSON"
    ]
    assert [(f.text, f.entity_id == "perpetrator") for f in found] == [("Evan the Milk", False), ("Geth the Ropes", True)]


@pytest.mark.parametrize("text", ["They told Tamsin the Council met.", "She told Tamsin the Midwife rang."])
def test_a_body_or_a_role_behind_a_name_is_no_part_of_it(text: str) -> None:
    assert [f.text for f in proposed(run(text)) if f.entity_type == "PERSON"] == ["Tamsin"]
