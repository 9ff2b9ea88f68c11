"""Times of day as people write and say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Entry
from pipeline.timeline.accounts.moments import moments_disputed
from pipeline.timeline.dates.clock import at_minute, clocks_in


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("seen at 23:05", {1385}),
        ("call taken 1940 hrs", {1180}),
        ("on scene 2215.", {1335}),
        ("at twenty past six in the evening", {1100}),
        ("ten to midnight", {1430}),
        ("five past one at night", {65}),
        ("3 pm", {900}),
        ("half eight that morning", {510}),
        ("at 4.30", {270, 990}),
        ("at noon", {720}),
        ("at ten on Tuesday night", {1320}),
        ("at eight-thirty in the morning", {510}),
    ],
)
def test_times_are_read(text: str, minutes: set[int]) -> None:
    (clock,) = clocks_in(text)
    assert {low for low, _ in clock.stretches} == minutes


@pytest.mark.parametrize(
    "text",
    [
        "ref 1420/18",
        "log 2212",
        "in 2018",
        "£1400 owed",
        "aged 7",
        "PHQ-9 17",
        "breakfast club",
        "30/40",
        "the lunchtime call",
        "about ten people",
        "gone four days",
        "at nine-thirty pounds",
    ],
)
def test_numbers_that_are_no_times_are_not_read(text: str) -> None:
    assert clocks_in(text) == []


def test_a_rough_time_holds_what_is_near_it() -> None:
    (rough,) = clocks_in("around half past six this morning")
    assert rough.apart(at_minute(6 * 60 + 44)) == 0
    assert rough.apart(at_minute(9 * 60)) > 60


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("it was gone nine before he was seen", 9 * 60 + 10),
        ("about eleven on Tuesday night", 23 * 60 - 10),
        ("she puts it at nearer seven.", 19 * 60 + 15),
        ("6ish", 18 * 60 + 5),
        ("in the middle of the night", 2 * 60),
        ("first thing", 7 * 60),
        ("after school", 16 * 60),
    ],
)
def test_an_hour_told_loosely_holds_what_is_near_it(text: str, minute: int) -> None:
    (clock,) = clocks_in(f"She says that {text}")
    assert clock.apart(at_minute(minute)) == 0
    assert clock.apart(at_minute(minute + 720)) == 0 or clock.apart(at_minute(minute + 360)) > 60


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_distance_is_symmetric_and_round_the_clock(a: int, b: int) -> None:
    one, other = at_minute(a), at_minute(b)
    assert one.apart(other) == other.apart(one) <= 720


@given(st.integers(0, 1439))
def test_every_minute_with_a_colon_is_read_back(minute: int) -> None:
    (clock,) = clocks_in(f"on arrival at {minute // 60:02d}:{minute % 60:02d}, all quiet")
    assert clock.exact == minute


@pytest.mark.parametrize(
    ("first", "second", "apart", "text", "differ"),
    [
        ("Police", "Ambulance Service", 9, "Cut to the left hand, dressed.", False),
        ("Police", "Ambulance Service", 4, "Neighbour called 999 for her.", True),
        ("Police", "Ambulance Service", 25, "Cut to the left hand, dressed.", True),
        ("Police", "Primary School", 9, "He was at the gate.", True),
    ],
)
def test_a_call_to_one_service_and_what_another_found_lie_minutes_apart(
    first: str, second: str, apart: int, text: str, differ: bool
) -> None:
    rows = [
        Entry(f"Northam {agency}", f"Northam {agency}", "d", "l", 0, "4 March 2019", "", told, "2019-03-04", time)
        for agency, time, told in ((first, "22:10", "999 call from her."), (second, f"22:{10 + apart}", text))
    ]
    assert bool(list(moments_disputed(rows))) == differ
