"""Who stands beside a public body is found; a body called after two places stays whole."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Register
from tests.detect.cases import proposed, run, texts


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Tolwyn and Surrey Police spoke twice that week.", "Tolwyn", "Surrey Police"),
        ("The plan was made by Ngozika and Bexley Borough Council.", "Ngozika", "Bexley Borough Council"),
        ("Grace and Essex Police agreed on it.", "Grace", "Essex Police"),
        ("A letter from the NHS Foundation Trust and Dr Amit Rao came.", "Dr Amit Rao", "NHS Foundation Trust"),
        ("She wrote to NHS Fife and Mrs Oduya about it.", "Mrs Oduya", "NHS Fife"),
        ("Brennoc and Devon and Cornwall Police met.", "Brennoc", "Devon and Cornwall Police"),
    ],
)
def test_a_name_beside_a_body_is_found_and_the_body_stays(text: str, name: str, body: str) -> None:
    found = run(text, register=Register(), facts=CaseFacts())
    assert name in texts(found)
    assert body in texts(found, "ORGANISATION")


def test_a_name_behind_a_learned_body_is_not_kept_with_it() -> None:
    found = run("She asked the Royal College of Nursing and Amrita Sandhu.", register=Register(), facts=CaseFacts())
    assert "Amrita Sandhu" in texts(found)


@pytest.mark.parametrize(
    "body",
    [
        "Barking and Dagenham Council",
        "Cambridgeshire and Peterborough NHS Foundation Trust",
        "Mental Health and Social Care Trust",
        "Essex and Kent Police",
        "Fire and Rescue Service",
    ],
)
def test_a_body_of_two_places_or_of_ordinary_words_is_nobody(body: str) -> None:
    found = run(f"The report was read by {body} before the summer.", register=Register(), facts=CaseFacts())
    assert texts(found) == []


def test_an_agency_of_the_case_with_an_unknown_name_stays_whole() -> None:
    facts = CaseFacts(agencies=("Tolwyn and Sarn Police",))
    found = run("Tolwyn and Sarn Police came twice.", register=Register(), facts=facts)
    assert [f.text for f in proposed(found)] == ["Tolwyn and Sarn Police"]


def test_an_emergency_department_is_a_hospital_and_no_person() -> None:
    found = run("He was seen at the Birchfield Emergency Department.", register=Register(), facts=CaseFacts())
    (hospital,) = [f for f in found.findings if "Birchfield" in f.text and f.state == "proposed"]
    assert (hospital.entity_type, hospital.context["org_kind"]) == ("ORGANISATION", "hospital")
