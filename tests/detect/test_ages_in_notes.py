"""Ages in the short forms of notes, and what looks like one."""

from __future__ import annotations

import pytest

from pipeline.detect.values.ages import Ages


class _Somebody:
    """Every sentence speaks of somebody."""

    def __call__(self, text: str, start: int, end: int, *, broadly: bool = False) -> bool:
        return False


def ages(text: str) -> dict[str, dict[str, str]]:
    return {text[m.start : m.end]: dict(m.facts) for m in Ages(_Somebody())(text)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("52M c/o chest pain since the morning.", "52M"),
        ("Referred by the surgery: 33F, anxious and tearful.", "33F"),
        ("Attended with her son, 6/12 old, and waited.", "6/12 old"),
        ("Baby 3/52, weighed at home.", "3/52"),
        ("Your children, who are eight and five, heard of it.", "eight and five"),
        ("She slept there with the twins (they're four).", "four"),
        ("He told the clinic that he was in fact 51.", "51"),
        ("pt is a 14yo", "14yo"),
    ],
)
def test_an_age_in_shorthand_is_found(text: str, age: str) -> None:
    assert age in ages(text)


@pytest.mark.parametrize(
    "text",
    [
        "They moved to Flat 33F, Tower Row.",
        "The hall was 52m long and cost £52M, they said.",
        "Seen again 6/12 after the operation.",
        "Review in 3/52 with bloods.",
        "The risks, they are two, and both were known.",
    ],
)
def test_what_only_looks_like_an_age_is_none(text: str) -> None:
    assert not ages(text)


def test_months_over_twelve_are_one_age_of_a_child() -> None:
    assert ages("her son, 6/12 old")["6/12 old"] == {"age": "6", "age_of": "child", "child": "yes", "relation_to": "son"}


@pytest.mark.parametrize(
    ("text", "age", "past"),
    [
        ("He was killed at forty-six.", "forty-six", False),
        ("Her marriage broke up, at forty-six.", "forty-six", True),
        ("She was orphaned at nine, and fostered.", "nine", True),
        ("He turned 40 and left.", "40", True),
    ],
)
def test_an_age_at_death_is_none_of_an_earlier_time(text: str, age: str, past: bool) -> None:
    assert (ages(text)[age].get("age_at") == "past") is past
