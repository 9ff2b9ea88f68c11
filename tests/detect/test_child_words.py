"""Words that tell the sex or age of a child nobody names are found; the same words about adults or everybody are not."""

from __future__ import annotations

import pytest

from pipeline.redact.people import child_relation
from tests.detect.cases import run


def relations(text: str) -> list[str]:
    return [f.text for f in run(text).findings if f.entity_type == "RELATION" and f.state == "proposed"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Normal delivery of a girl in the evening.", ["a girl"]),
        ("Came with mum for vaccines. Quiet boy.", ["boy"]),
        ("The lad was crying on the stairs.", ["The lad"]),
        ("A boy of six opened the door.", ["A boy of six"]),
        ("Mother of two girls and a boy, all at the same school.", ["two girls and a boy"]),
        ("Both boys were seen at nursery.", ["Both boys"]),
    ],
)
def test_the_sex_of_a_child_is_found(text: str, found: list[str]) -> None:
    assert relations(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "She had been out with the girls from work while the children slept.",
        "He was in the pub with the lads.",
        "His boyfriend collected the children from school.",
        "Schools should teach boys and girls about consent.",
        "The Girls' Brigade meets at the school.",
        "A boy of his age would know.",
        "It was their oldest and only car.",
        "Daughter company of the firm. Son of a baker, he was tall.",
    ],
)
def test_adults_and_everybody_are_left_alone(text: str) -> None:
    assert relations(text) == []


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("a girl", "a child"), ("Quiet boy", "Child"), ("two girls and a boy", "three children"), ("Both boys", "Both children"),
        ("a boy and a girl", "two children"), ("A boy of six", "A child"), ("one son and 2 daughters", "three children"),
        ("eldest", "child"), ("Her youngest", "A child"), ("their youngest", "a child"),
    ],
)  # fmt: skip
def test_children_are_published_without_sex_age_or_place(written: str, published: str) -> None:
    assert child_relation(written) == published


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nursery: daughter brought in late by Gran.", ["daughter"]),
        ("Home visit. Son asleep upstairs.", ["Son"]),
        ("Her youngest, called Child C here, was late.", ["Her youngest"]),
        ("Wexcombe's eldest was at school.", ["eldest"]),
        ("Mr Wexcombe, godfather of the boy, rang.", ["the boy"]),
    ],
)
def test_a_child_told_by_place_or_note_is_found(text: str, found: list[str]) -> None:
    assert relations(text) == found
