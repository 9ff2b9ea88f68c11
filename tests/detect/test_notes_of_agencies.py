"""What notes, chronologies, minutes and plans of agencies write short: found where it tells of somebody, left where it does not."""

from __future__ import annotations

import pytest

from pipeline.detect.engine.model_names import ModelNames
from pipeline.detect.rulebook.rules import load_rules
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import Impersonal
from pipeline.detect.words.mention import PROPOSED, Mention
from pipeline.model import CaseFacts, Finding, Register
from tests.detect.cases import proposed, run

NAMES = load_rules().names
GUARDS = Guards.of(NAMES)
MODEL = ModelNames(NAMES, GUARDS, Impersonal(NAMES, GUARDS))


def found(text: str) -> list[Finding]:
    return proposed(run(text, register=Register(), facts=CaseFacts()))


def finding(text: str, written: str) -> Finding:
    return next(f for f in found(text) if f.text == written)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Siblings: Petra (7), Anton (5, SEN).", "5"),
        ("Petra, 9 months, was weighed.", "9 months"),
        ("Anton, 2 and a half, was asleep.", "2 and a half"),
        ("Seen at home, but Petra now 7 and well.", "7"),
        ("Nurse weighed baby at 9 weeks.", "9 weeks"),
        ("The baby, ten days, slept.", "ten days"),
    ],
)
def test_ages_of_children_in_notes_are_found(text: str, age: str) -> None:
    assert finding(text, age).context["child"] == "yes"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("He toured with a band from the age of 19.", "age of 19"),
        ("He turned 33 when in custody.", "33"),
        ("He was in care from twelve.", "twelve"),
    ],
)
def test_ages_at_an_earlier_time_are_told_from_those_at_the_death(text: str, age: str) -> None:
    assert finding(text, age).context["age_at"] == "past"
    assert "age_at" not in finding("She died at the age of 52.", "age of 52").context


def test_an_age_that_only_the_model_reads_is_placed_in_time() -> None:
    text = "Mother Petra Example (then 34), a tenant."
    (age,) = MODEL.judge([Mention(27, 29, "NATIONALITY", 0.9, "name_model", "")], text)
    assert (age.kind, age.facts["age_at"]) == ("AGE", "past")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Anton Example, 15, male, Sample Academy", "male"),
        ("Petra is the middle one and likes school.", "the middle one"),
    ],
)
def test_sex_and_place_of_listed_children_are_found(text: str, word: str) -> None:
    assert finding(text, word).entity_type == "RELATION"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11.07.19 No answer. 16.07 No answer.", "16.07"),
        ("The case was closed by the officer on 11.03.", "on 11.03"),
        ("The hearing was 25th - the officer went.", "25th"),
    ],
)
def test_days_without_a_year_are_found(text: str, day: str) -> None:
    assert finding(text, day).entity_type == "DATE"


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("He drove for Thackwick's Pickles, a firm by the canal.", "Thackwick's Pickles", "ORGANISATION"),
        ("They live over Grewick's Food & Wine.", "Grewick's Food & Wine", "ORGANISATION"),
        ("PC Ola Sample, 5518, took the report.", "5518", "COLLAR_NUMBER"),
        ("Big Tel came round with a bat.", "Big Tel", "PERSON"),
        ("She has an aunt with Zellmann syndrome.", "Zellmann syndrome", "HEALTH"),
    ],
)
def test_firms_numbers_nicknames_and_rare_illnesses_are_found(text: str, written: str, kind: str) -> None:
    assert finding(text, written).entity_type == kind


@pytest.mark.parametrize(
    "text",
    [
        "V said she was tired. P pulled V's hair. P is remanded.",
        "He'd said no, and I'm told the panel wasn't asked.",
        "Dx recorded. Fa interprets. Sib present. Client rang.",
        "Hope isn't a plan.",
        "He said that Brexit had nothing to do with it.",
        "The policy DA07 was read with the Adastra template.",
        "She speaks Tigrinya and has ILR.",
        "Iris training had reached the surgery.",
        "Scaling: Mum 7, Dad 10, Gran 1.",
        "Kolb and Johansen have written about the same silence in the literature and research.",
        "He had Lewy body dementia.",
    ],
)
def test_short_forms_sayings_and_systems_are_nobody(text: str) -> None:
    assert [f.text for f in found(text) if f.entity_type in ("PERSON", "AGE", "POSTCODE", "PLACE")] == []


def test_hours_that_somebody_keeps_are_no_time_of_a_day() -> None:
    assert [f for f in found("Works 6am-9pm; not monitored after 5 p.m. on a Friday.") if f.entity_type == "TIME"] == []
    assert [f.entity_type for f in found("She rang him at 5 p.m.")] == ["TIME"]


def test_weeks_weights_and_rows_that_the_model_reads_as_numbers_stay() -> None:
    for text, kind in (
        ("6-8/52: by telephone", "DATE"),
        ("3.41 was the wt today", "TIME"),
        ("88-121 are the rows", "CASE_REFERENCE"),
    ):
        end = text.index(" ") - (text.index(" ") == 7)
        judged = MODEL.judge([Mention(0, end, kind, 0.95, "name_model", "")], text)
        assert all(m.score < PROPOSED for m in judged), text


@pytest.mark.parametrize(
    "text",
    [
        "Action 3. Lead: the council. By: end of March 2024.",
        "Recommendation 5: that the council reviews its lettings by 1 April 2024.",
    ],
)
def test_the_end_set_to_an_action_is_a_plan(text: str) -> None:
    assert [
        f.context.get("plan") for f in run(text, register=Register(), facts=CaseFacts()).findings if f.entity_type == "DATE"
    ] == ["yes"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Quilby Hazzard", "organisation"), ("Quilby Network", "public_body"), ("Area Coroner", "public_body"), ("QHZ", None)],
)
def test_a_body_is_public_by_a_word_of_one_and_never_by_the_models_word_alone(name: str, kind: str | None) -> None:
    text = f"The panel wrote to {name} in spring."
    mention = Mention(19, 19 + len(name), "ORGANISATION", 0.95, "name_model", "", {"org_kind": "public_body"})
    judged = MODEL.judge([mention], text)
    assert [m.facts.get("org_kind") for m in judged if m.score >= PROPOSED] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They would like the pseudonym to be Ruby, for the boat.", "Ruby"),
        ("She would like to be called Ioana in the report.", "Ioana"),
        ("Grace (the panel member for a charity) agreed.", "Grace"),
        ("3. Chair and author Frances Okell-White, formerly of the police.", "Frances Okell-White"),
    ],
)
def test_chosen_names_and_people_of_the_review_stay(text: str, name: str) -> None:
    assert name not in [f.text for f in found(text)]


def test_mo_is_the_mother_in_notes_that_call_the_father_fa_and_else_somebody() -> None:
    notes = ("Mo tearful, Fa not seen.", "Mo said she slept.", "Fa rang. Seen by HCA Mo.")
    assert [f.text for f in proposed(run(*notes, register=Register(), facts=CaseFacts())) if f.text in ("Mo", "Fa")] == []
    assert "Mo" in [f.text for f in found("Mo said she slept.")]
