"""Times of day in the words of those who tell them: hours in words, parts of the day, what stands for a time, how long it took."""

from __future__ import annotations

import pytest

from pipeline.model import Entry
from pipeline.timeline.accounts.moments import moments_disputed
from pipeline.timeline.dates.clock import at_minute
from pipeline.timeline.dates.daytimes import times_told
from pipeline.timeline.dates.lasting import elapsed_in


def _disputed(one: str, other: str, agencies: tuple[str, str] = ("Northam Police", "Northam Housing")) -> bool:
    rows = [
        Entry(str(n), agency, f"d{n}", "l", 0, "", "", text, date="2021-02-04")
        for n, (agency, text) in enumerate(zip(agencies, (one, other), strict=True))
    ]
    return bool(list(moments_disputed(rows)))


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("He got in a little before four.", 3 * 60 + 45),
        ("The music went on until gone eleven.", 23 * 60 + 20),
        ("She was back shortly after two in the afternoon.", 14 * 60 + 10),
        ("Bins moved before it was light.", 5 * 60),
        ("They were sitting down to their tea.", 17 * 60 + 30),
        ("It kicked off as the pubs were shutting.", 23 * 60 + 15),
        ("Door banging in the small hours.", 2 * 60),
        ("Nurse said nights still on.", 3 * 60),
        ("The street lamps were lit.", 18 * 60),
        ("Seen 14.35 by the warden.", 14 * 60 + 35),
        ("The van came an hour short of midnight.", 23 * 60),
        ("The keys came back half an hour after midday.", 12 * 60 + 30),
    ],
)
def test_words_tell_a_time(text: str, minute: int) -> None:
    assert any(clock.apart(at_minute(minute)) <= 5 for clock in times_told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Temp 37.40 and BM 9.35.",
        "Paid 12.50kg of potatoes.",
        "The breakfast club has a space.",
        "To be seen tomorrow morning.",
        "At eight pounds he was a good weight.",
        "He threw her tea at the wall.",
        "She was about seven months gone.",
    ],
)
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert not times_told(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2205 male kicking the gate of flat 3, gone on arrival.", "Tenant says he was at the gate as it was getting light."),
        ("0640 called to shouting in the yard.", "The shouting in the yard began at teatime, he says."),
        ("At 15.50 he was moved on from the shop.", "He was moved on from the shop before it opened for the day."),
        ("Unit at the address 18.40.", "A unit was at the address a little before five."),
        ("Call 13:05, unit there 14:20.", "It was ten minutes after the call that the unit came."),
        ("In attendance 0310.", "They were not there until half past four."),
    ],
)
def test_times_in_words_that_cannot_be_the_figure_are_listed(one: str, other: str) -> None:
    assert _disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0540 male kicking the gate of flat 3, gone on arrival.", "Tenant says he was at the gate as it was getting light."),
        ("1745 called to shouting in the yard.", "The shouting in the yard began at teatime, he says."),
        ("At 08.20 he was moved on from the shop.", "He was moved on from the shop before it opened for the day."),
        ("Unit at the address 16.45.", "A unit was at the address a little before five."),
        ("Call 13:05, unit there 14:20.", "It was an hour and a quarter after the call that the unit came."),
        ("In attendance 0430.", "They were not there until half past four."),
        ("0004 he was at the desk.", "He came to the desk around midnight."),
    ],
)
def test_times_in_words_that_round_the_figure_agree(one: str, other: str) -> None:
    assert not _disputed(one, other)


def test_the_door_of_the_hospital_may_come_within_three_quarters_of_an_hour_of_the_call() -> None:
    agencies = ("Northam Ambulance Service", "Northam Hospital")
    assert not _disputed("0525 F41 burn to hand.", "Burn to hand, came by crew at five to six.", agencies)
    assert _disputed("0525 F41 burn to hand.", "Burn to hand, came by crew at twenty past four.", agencies)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("He came within ten minutes of the call.", 0, 13),
        ("Forty minutes went by before the crew was there.", 26, 54),
    ],
)
def test_how_far_two_moments_lay_apart(text: str, low: int, high: int) -> None:
    lengths = elapsed_in(text)
    assert [(one.low, one.high) for one in lengths] == [(low, high)]


def test_a_meal_that_was_only_spoken_of_tells_no_time() -> None:
    assert times_told("He hit her because supper was cold.") == []
    assert times_told("He hit her as they sat down to supper.") != []
