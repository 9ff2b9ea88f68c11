"""Days of the case are told from days of the review; days in a row, births, ages and terms are found whole."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import CaseFacts, Finding, Register
from tests.detect.cases import FACTS, proposed, run, texts

NOTIFIED = dataclasses.replace(FACTS, dates={"death": "2019-08-21", "notified": "2019-08-22"})


def date_of(text: str, facts: CaseFacts = NOTIFIED) -> Finding:
    return next(f for f in proposed(run(text, facts=facts)) if f.entity_type == "DATE")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("This review concerns the killing of Tamsin on 21 August 2019 at her home.", "death"),
        ("The review looks at what happened on 9 October 2020, when he was moved.", "event"),
        ("On 2 February 2021 the panel at the hospital heard that he had left.", "event"),
        ("The chair of this review notes that on 4 May 2021 he rang his sister.", "event"),
        ("A neighbour rang the housing office on 22 August 2019.", "near_death"),
        ("The partnership was notified on 22 August 2019.", "review"),
        ("The review was commissioned on 12 November 2019 by the partnership.", "review"),
        ("The draft report was shared with the family on 3 May 2021.", "review"),
        ("Terms of reference were agreed on 8 December 2019.", "review"),
        ("NOTES OF THE REVIEW PANEL, 6 March 2020", "review"),
    ],
)
def test_a_day_belongs_to_the_review_only_where_the_review_does_something(text: str, kind: str) -> None:
    assert date_of(text).context["date_kind"] == kind


def test_the_day_of_death_of_the_register_counts_where_the_settings_have_none() -> None:
    assert date_of("She left on 19 August 2019.", CaseFacts()).context["date_kind"] == "near_death"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On 11 and 12 March 2018 there was shouting.", "2018-03-11/2018-03-12"),
        ("He was away on 2, 5 and 9 June 2018.", "2018-06-02/2018-06-09"),
        ("Between 11 and 12 March 2018 there were calls.", "2018-03-11/2018-03-12"),
    ],
)
def test_several_days_of_one_month_are_an_exact_date_of_an_event(text: str, edtf: str) -> None:
    context = date_of(text).context
    assert (context["edtf"], context["precision"], context["date_kind"]) == (edtf, "day", "event")


def test_a_day_without_its_month_is_a_date() -> None:
    assert date_of("They quarrelled and on the 14th he left.").text == "on the 14th"
    assert date_of("They quarrelled on the 14th and 15th.").text == "on the 14th and 15th"
    assert date_of("They quarrelled between the 3rd and the 7th.").text.endswith("the 3rd and the 7th")


@pytest.mark.parametrize(
    "text", ["She lived on the 4th floor.", "After the 5th time she left.", "It came on the 14th hour of talk."]
)
def test_a_count_is_no_day(text: str) -> None:
    assert not any(f.entity_type == "DATE" for f in proposed(run(text)))


def test_years_between_two_people_are_no_age() -> None:
    assert texts(run("He was 5 years older than her; she was 4 years younger than Ann."), "AGE") == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("He will serve at least 23 years and 2 months.", "23 years and 2 months"),
        ("She is to serve a minimum of 12 years in prison.", "12 years"),
        ("The tariff was fixed at 26 years.", "26 years"),
        ("It will be 15 years before he can be considered for parole.", "15 years"),
    ],
)
def test_a_minimum_term_is_found_however_it_is_told(text: str, term: str) -> None:
    assert any(term in f for f in texts(run(text), "SENTENCE"))


def test_years_in_an_office_are_no_sentence_of_a_court() -> None:
    assert texts(run("She will serve 3 years as chair of the board."), "SENTENCE") == []


def test_the_month_of_a_birth_is_one_of_birth_where_the_birth_is_told_behind_it() -> None:
    assert texts(run("In April 2016 the maternity ward recorded: birth of Child C."), "DATE_OF_BIRTH") == ["April 2016"]


@pytest.mark.parametrize(
    ("text", "age"),
    [("He was not brought to his 2 year review.", "2 year"), ("Elowen (3½) slept.", "3½")],
)
def test_the_age_of_a_child_is_found_whole(text: str, age: str) -> None:
    finding = next(f for f in proposed(run(text)) if f.entity_type == "AGE")
    assert (finding.text, finding.context["child"]) == (age, "yes")


def test_the_age_at_the_death_is_no_earlier_age() -> None:
    finding = next(f for f in proposed(run("Tamsin died, at 34, in hospital.")) if f.entity_type == "AGE")
    assert finding.context.get("age_at") != "past"


@pytest.mark.parametrize("text", ["She was told of clare's law.", "A DASH Std 9 was done, then a DASH High 17."])
def test_laws_and_grades_written_in_a_hurry_are_nobody(text: str) -> None:
    assert proposed(run(text, register=Register(), facts=CaseFacts())) == []


@pytest.mark.parametrize("text", ["The log ref. KL/Rourke 3/2 was closed.", "Our ref: AB/Rourke/14 was quoted."])
def test_a_name_inside_a_reference_goes_with_the_reference(text: str) -> None:
    found = proposed(run(text))
    assert [f.entity_type for f in found] == ["CASE_REFERENCE"] and "Rourke" in found[0].text


def test_a_timestamp_is_a_date_and_no_reference() -> None:
    assert [f.entity_type for f in proposed(run("2024-03-02T09:14:00", register=Register()))] == ["DATE"]


def test_a_lettered_house_number_is_an_address() -> None:
    assert texts(run("She lived at 16c with a friend.", register=Register()), "ADDRESS") == ["16c"]


@pytest.mark.parametrize("written", ["Det. Supt. Moira Lennox", "Det Sgt Pike", "D/Supt Lennox", "Sr Holroyd"])
def test_a_shortened_rank_or_title_belongs_to_the_name(written: str) -> None:
    assert written in texts(run(f"On the ward {written} took notes.", register=Register(), facts=CaseFacts()))


def test_an_action_that_was_taken_is_no_plan_whenever_it_was() -> None:
    facts = CaseFacts(dates={"death": "2021-10-06"})
    text = "The action taken was: Funeral on 10 December 2021."
    found = run(text, register=Register(), facts=facts)
    assert [f.context["date_kind"] for f in found.findings if f.entity_type == "DATE"] == ["event"]


def times(text: str) -> list[str]:
    return texts(run(text), "TIME")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("She came in on 4 June 2018, about twenty past five, with a case.", "about twenty past five"),
        ("He rang at a quarter to nine that morning.", "at a quarter to nine that morning"),
        ("They reached her mother's at about eight in the evening.", "at about eight in the evening"),
        ("He was seen on the stairs at eleven o'clock at night.", "at eleven o'clock at night"),
        ("The door was shut by half past six and he had gone.", "by half past six"),
    ],
)
def test_a_time_in_words_is_found_whole(text: str, time: str) -> None:
    assert times(text) == [time]


@pytest.mark.parametrize(
    "text",
    [
        "She waited ten to twelve weeks for a place.",
        "Five to six people came, and she had two to go.",
        "The unit is staffed from nine in the morning to five in the afternoon.",
        "She is to be rung not before eleven in the morning.",
        "Three in the morning group were late.",
    ],
)
def test_counts_and_opening_hours_in_words_are_no_time_of_a_day(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She left on the twenty-first of May 2018 for good.", "2018-05-21"),
        ("He came home the third of June 2017 by train.", "2017-06-03"),
    ],
)
def test_a_day_with_its_number_in_words_is_a_date(text: str, edtf: str) -> None:
    assert date_of(text).context["edtf"] == edtf


def test_the_day_somebody_was_born_at_a_place_is_a_birth() -> None:
    for text in ("He was born in Wexcombe on 3 May 1985.", "He was born at home in Wexcombe on the ninth of April 1985."):
        assert len(texts(run(text), "DATE_OF_BIRTH")) == 1
    assert texts(run("He was born in Wexcombe; on 3 May 2017 he left."), "DATE_OF_BIRTH") == []


@pytest.mark.parametrize(
    "text",
    [
        "Sent again 8/4/19. Heard 18th: see minute.",
        "The notice ends the 30th and he moves out.",
        "It was St Crispin's day and she sang.",
    ],
)
def test_a_day_short_or_by_its_saint_is_a_date(text: str) -> None:
    assert any(t in ("18th", "the 30th", "St Crispin's day") for t in texts(run(text), "DATE"))


@pytest.mark.parametrize(
    "text", ["He was the 1st and only suspect.", "It was the 3rd and final visit.", "They live on the 15th floor."]
)
def test_a_rank_is_no_day(text: str) -> None:
    assert texts(run(text), "DATE") == []
