"""Offices and inns told by their town or by what inns are called, ages and days without the usual words, and what only looks so."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Finding, Register
from tests.detect.cases import proposed, run


def found(text: str, kind: str) -> list[Finding]:
    return [f for f in proposed(run(text, register=Register(), facts=CaseFacts())) if f.entity_type == kind]


def texts(text: str, kind: str) -> list[str]:
    return [f.text for f in found(text, kind)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Taken to Brigstow custody at once.", "Brigstow custody"),
        ("Seen at Saltby Road hub again.", "Saltby Road hub"),
        ("Assessor at Fishgate probation office.", "Fishgate probation office"),
        ("Venue Lantern House CMHT base, as before.", "Lantern House CMHT base"),
        ("He ran toward the Jolly Tinker in a car.", "the Jolly Tinker"),
        ("Occupation: chef, The Gilded Carp.", "The Gilded Carp"),
    ],
)
def test_offices_and_inns_are_found_by_what_stands_in_their_names(text: str, name: str) -> None:
    assert name in texts(text, "ORGANISATION")


@pytest.mark.parametrize(
    "text",
    [
        "The MASH hub met.",
        "The Early Help hub is new.",
        "The custody record was read.",
        "A Warfarin clinic.",
        "Of the Five Themes set out.",
    ],
)
def test_teams_and_things_of_no_place_stay(text: str) -> None:
    assert texts(text, "ORGANISATION") == []


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("A child aged approx four asleep upstairs.", "aged approx four"),
        ("The little one, Zuri, she's 2 in September.", "2 in September"),
        ("First cautioned at 15 for theft.", "15"),
        ("He was in care (at a home) from nine.", "nine"),
    ],
)
def test_ages_without_the_usual_words_are_found(text: str, age: str) -> None:
    assert texts(text, "AGE") == [age]


def test_a_time_of_day_behind_an_arrest_is_no_age() -> None:
    assert texts("Arrested at 22.15 by two officers.", "AGE") == []


def test_the_age_behind_a_name_says_that_a_daughter_is_a_child() -> None:
    assert texts("They share a daughter, Saoirse (6), and a flat.", "RELATION") == ["a daughter"]
    assert texts("They share a daughter, Saoirse (34), and a flat.", "RELATION") == []
    assert texts("Pupil: EXAMPLE, Jo (F), Year 4.", "RELATION") == ["F"]


@pytest.mark.parametrize("text", ["Clinic 17 Nov at 10.15 (Mr Sample).", "Seen on 3 May at 9.30 by her."])
def test_a_day_with_a_dotted_time_is_one_date(text: str) -> None:
    assert len(found(text, "DATE")) == 1


def test_what_happened_in_the_time_of_a_public_event_is_no_public_event() -> None:
    (day,) = found("On 31 May 2020, in breach of Covid-19 rules, Mr Sample went to her home.", "DATE")
    assert day.context["date_kind"] == "event"
    (day,) = found("In the first lockdown (23 March 2020) calls fell.", "DATE")
    assert day.context["date_kind"] == "public"


def test_a_strategy_discussion_is_an_event_of_the_case() -> None:
    (day,) = found("26 April CP strategy discussion by Teams about her.", "DATE")
    assert day.context["date_kind"] == "event"


def test_a_suspended_sentence_is_found_without_a_verb() -> None:
    assert texts("Criminal damage. 18 weeks, suspended for 12 months, and a fine.", "SENTENCE") == [
        "18 weeks, suspended for 12 months"
    ]
    assert texts("The licence was suspended for 12 months.", "SENTENCE") == []
