"""Sentences about nobody keep their months, cities and counts; sentences about somebody do not."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Finding, Register
from tests.detect.cases import proposed, run, texts


def found(text: str) -> list[Finding]:
    return proposed(run(text, register=Register(), facts=CaseFacts()))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The tool was piloted in Essex and West Sussex before it was adopted.", "PLACE"),
        ("The unit is open every day of the week from 08:00 to 20:00.", "TIME"),
        ("The study looked at how services work in eleven American cities.", "NATIONALITY"),
        ("About one in four people will meet it after the age of 16.", "AGE"),
        ("A dip sample of 120 forms was presented to the board by the agency.", "QUANTITY"),
    ],
)
def test_a_sentence_about_nobody_has_nothing_to_hide(text: str, kind: str) -> None:
    assert not [f.text for f in found(text) if f.entity_type == kind]


def test_a_month_in_a_sentence_about_nobody_says_so() -> None:
    date = next(f for f in found("The checklist was introduced in March 2009 by the charity.") if f.entity_type == "DATE")
    assert (date.context["about"], date.context["date_kind"]) == ("nobody", "policy")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She had moved to Bristol with the children in March 2009.", "Bristol"),
        ("The victim was last seen by a neighbour at 08:30 near the shop.", "at 08:30"),
        ("Oyelaran was working at a garage in Bristol at the time.", "Bristol"),
    ],
)
def test_a_sentence_about_somebody_is_not_spared(text: str, word: str) -> None:
    assert word in [f.text for f in found(text)]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Caoimhe died in October 2017, aged 22, three weeks after discharge.", "aged 22"),
        ("Folasade, then 30, had a mark on the wrist.", "30"),
        ("Mary had Rufus at nineteen and was alone.", "nineteen"),
        ("It was a week before her fortieth birthday.", "her fortieth birthday"),
    ],
)
def test_an_age_is_found_and_nothing_more(text: str, age: str) -> None:
    assert age in texts(run(text, register=Register(), facts=CaseFacts()), "AGE")


@pytest.mark.parametrize("text", ["They met at ten and talked.", "He was due at the court at fourteen minutes past two."])
def test_a_clock_time_is_no_age(text: str) -> None:
    assert texts(run(text, register=Register(), facts=CaseFacts()), "AGE") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He drank at the Fox and Hounds.", "the Fox and Hounds"),
        ("The car was left behind the Tamil temple.", "Tamil temple"),
        ("He was taken to Kirkfleet police station.", "Kirkfleet police station"),
        ("There was a fight with a doorman at Rhino's.", "Rhino's"),
        ("She used Quayside Surgery and Harbour Lane Primary.", "Quayside Surgery"),
        ("She used Quayside Surgery and Harbour Lane Primary.", "Harbour Lane Primary"),
        ("He appealed to the District Court (Stockholms tingsrätt).", "Stockholms tingsrätt"),
    ],
)
def test_small_organisations_are_found_by_the_words_around(text: str, name: str) -> None:
    assert name in texts(run(text, register=Register(), facts=CaseFacts()), "ORGANISATION")


@pytest.mark.parametrize(
    "text", ["Article 8 of the Convention and Rule 44 were cited.", "Under Authorised Professional Practice a form is marked."]
)
def test_law_and_guidance_are_no_inns_and_no_surgeries(text: str) -> None:
    assert texts(run(text, register=Register(), facts=CaseFacts()), "ORGANISATION") == []


@pytest.mark.parametrize(
    "text",
    [
        "Example Homes recorded: Noise letter sent to BOTH tenants on 20 Feb.",
        "The action taken was: Passed to early help 25/6.",
        "No agency recorded a dated contact between 10 February 2017 and 12 May 2017 (91 days).",
        "On 18 and 19 September 2020 neighbours reported shouting.",
        "The referral was closed on 3, 4 and 7 August 2019.",
    ],
)
def test_days_of_a_case_stay_events_though_the_sentence_names_nobody(text: str) -> None:
    found = run(text)
    dates = [f for f in found.findings if f.entity_type == "DATE"]
    assert dates and all(f.context["date_kind"] == "event" for f in dates)


def test_a_bare_age_in_a_sentence_without_a_pronoun_is_still_one() -> None:
    assert "71" in texts(
        run("According to the records of the surgery Quillfeather was nearly 71.", register=Register(), facts=CaseFacts()), "AGE"
    )
    assert "29" in texts(
        run(
            "At the date of the first contact with the service Oxlade was 29, and pregnant.",
            register=Register(),
            facts=CaseFacts(),
        ),
        "AGE",
    )
