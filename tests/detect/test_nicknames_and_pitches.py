"""What people are called by others, where they live on a site, parts of a number plate, and children told by one word."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Register
from tests.detect.cases import run, texts


def found(text: str, kind: str) -> list[str]:
    return texts(run(text, register=Register(), facts=CaseFacts()), kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Siobhan "Shiv" O\'Dowd', 'Siobhan "Shiv" O\'Dowd'),
        ("Robert (Bob) Tranter rang the surgery.", "Robert (Bob) Tranter"),
        ("Everyone called her Duchess.", "Duchess"),
        ("Her father called her Princess until he died.", "Princess"),
        ("To her family she was always Button.", "Button"),
        ("His wife Nan was in the garden.", "Nan"),
    ],
)
def test_what_somebody_is_called_goes(text: str, name: str) -> None:
    assert name in found(text, "PERSON")


@pytest.mark.parametrize(
    "text",
    [
        "He called her Tuesday.",
        "The nurse called her GP.",
        "She called him Daddy in the message.",
        "The officer called her Solicitor.",
        "His nan was in the garden.",
        "Nan to the boys, she was in the garden.",
    ],
)
def test_days_posts_and_kin_are_no_names(text: str) -> None:
    assert found(text, "PERSON") == []


@pytest.mark.parametrize("text", ["Plot 7 The Willows", "They lived at Bay 9, Tinker's Acre.", "Yard 2, Chapel Piece"])
def test_a_stand_with_its_site_is_an_address(text: str) -> None:
    address = " ".join(found(text, "ADDRESS"))
    assert all(word in address for word in text.removeprefix("They lived at ").rstrip(".").split()[:2])


@pytest.mark.parametrize(
    "text", ["The nurse of Bay 4, Elm Ward saw her.", "How to Lodge A Complaint", "Plot A Course for change"]
)
def test_a_bay_of_a_ward_is_no_address(text: str) -> None:
    assert found(text, "ADDRESS") == []


def test_part_of_a_number_plate_goes() -> None:
    assert found("a red car, registration beginning LS12, drove off", "VEHICLE") == ["LS12"]
    assert found("a grey van, part plate HJ65, sped off", "VEHICLE") == ["HJ65"]


@pytest.mark.parametrize(
    ("text", "word"),
    [("She took the youngest to the park.", "the youngest"), ("There was a toddler in the cot.", "a toddler")],
)
def test_a_child_told_by_one_word_is_a_child(text: str, word: str) -> None:
    assert word in found(text, "RELATION")


@pytest.mark.parametrize("text", ["A toddler group met there.", "The youngest of six, he left.", "The oldest was 84."])
def test_a_rank_or_group_that_is_no_child_of_the_case_stays(text: str) -> None:
    assert found(text, "RELATION") == []


def test_a_sentence_as_families_tell_it_goes() -> None:
    assert found("The judge gave him 17 year. It is not enough.", "SENTENCE") == ["17 year"]
    assert found("Doctors gave her two years to live.", "SENTENCE") == []


def test_the_weekend_of_a_month_is_a_day() -> None:
    assert found("They stayed over the last weekend of October 2019.", "DATE") != []


def test_a_place_ends_with_its_sentence() -> None:
    found = run("He and his wife live in Ollerby. Verity Quillfeather told them so.", register=Register(), facts=CaseFacts())
    assert "Ollerby" in texts(found, "PLACE")
    assert "Verity Quillfeather" in texts(found, "PERSON")
