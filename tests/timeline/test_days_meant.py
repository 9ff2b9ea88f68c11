"""The days a text speaks of or may mean, and the names in it that are none: what tells apart rows days from each other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipeline.model import Person, Register
from pipeline.timeline.dates.hints import days_hinted, week_hinted
from pipeline.timeline.dates.saidday import days_said
from pipeline.timeline.joining.features import features_of
from pipeline.timeline.reading.lexicon import shared_events, spoken_in
from pipeline.timeline.reading.names import Names
from pipeline.timeline.reading.telling import tokens_in
from tests.timeline.test_merge import source

THURSDAY = date(2019, 5, 23)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He came to the yard on Good Friday and would not leave.", {date(2019, 4, 19)}),
        ("The car was stopped on 10/11 May.", {date(2019, 5, 10), date(2019, 5, 11)}),
        ("It was the night of 11 to 12 May.", {date(2019, 5, 11), date(2019, 5, 12)}),
        ("He rang on Tuesday of last week.", {date(2019, 5, 14)}),
        ("He rang on Tuesday.", {date(2019, 5, 21)}),
        ("Seen 3/12 ago, scored 7/10.", set()),
    ],
)
def test_a_text_speaks_of_a_day_by_its_feast_its_night_or_its_week(text: str, days: set[date]) -> None:
    assert days_said(text, THURSDAY) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Letter in: clinic 14/10, seen by nurse.", {date(2021, 10, 14)}),
        ("Letter in: ED 12/10. Sutures.", {date(2021, 10, 12)}),
        ("Pain 8/10, worse 9/7 ago, baby 3/12.", set()),
        ("Scored 7/10 then 10/10.", set()),
    ],
)
def test_what_is_above_the_best_score_is_a_day(text: str, days: set[date]) -> None:
    assert days_said(text, date(2021, 10, 22)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sunday, she said, he had the scissors in his hand.", {date(2019, 5, 19)}),
        ("Sore knee, 4/7.", {date(2019, 5, 19)}),
        ("To ring again next Monday, r/v 3/7.", set()),
        ("Easter Monday was quiet; Fridays are not.", set()),
    ],
)
def test_a_weekday_in_passing_or_days_as_clinicians_write_them_may_mean_the_day(text: str, days: set[date]) -> None:
    assert days_hinted(text, THURSDAY) == days


@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("It was last week.", date(2019, 5, 13), 7),
        ("Earlier this week he was at the gate.", date(2019, 5, 20), 3),
        ("All well over Easter.", date(2019, 4, 19), 4),
        ("In the summer term all was well.", None, 0),
    ],
)
def test_last_week_and_a_feast_of_some_days_are_a_stretch(text: str, first: date | None, count: int) -> None:
    assert week_hinted(text, THURSDAY) == {first + timedelta(days=n) for n in range(count) if first}


def test_initials_are_a_person_only_as_they_are_written() -> None:
    names = Names(Register(people=(Person("nbr", "friend", "Tilda Orme", ("TO",)),)), {"Northam Police"})
    assert names.people_in("Went to the shop") == frozenset()
    assert names.people_in("TO rang; Tilda was in") == {"nbr"}


def test_a_street_or_a_town_is_no_agency_called_like_it() -> None:
    names = Names(Register(), {"Quarley Street Surgery", "Wenlow Hospitals NHS Trust"})
    assert names.agencies_in("Theft, off-licence, Quarley St. Family is in Wenlow.") == frozenset()
    assert names.agencies_in("Quarley told us; Wenlow rang") == {"Quarley Street Surgery", "Wenlow Hospitals NHS Trust"}


def test_who_writes_the_conference_may_mean_what_the_other_calls_marac() -> None:
    conference, marac = (spoken_in(text).events for text in ("Heard at the conference this morning", "MARAC, new case"))
    assert "marac" in shared_events(conference, marac)
    assert not shared_events(spoken_in("Child protection conference held").events, marac)


def test_a_sum_of_money_is_a_telling_word() -> None:
    assert tokens_in("£1,200 gone") & tokens_in("owes £1200")


def test_a_hospital_row_means_its_own_doctor_and_no_surgery() -> None:
    seen = source("Northam General Hospital", ("04/06/2018", "Seen by the doctor, home.")).entries
    rows = [*seen, *source("Northam Children's Services", ("04/06/2018", "Seen by the doctor, home.")).entries]
    own, other = features_of(rows, Names(Register(), {row.agency for row in rows}))
    assert (own.mentions, other.mentions) == (frozenset(), {"gp"})
