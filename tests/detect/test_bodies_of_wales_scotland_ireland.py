"""Bodies, houses and rivers by their Welsh, Gaelic and Irish words, and the public bodies of Wales, Scotland and Northern Ireland."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Finding, Register
from tests.detect.cases import proposed, run


def found(text: str, *agencies: str) -> list[Finding]:
    return proposed(run(text, register=Register(), facts=CaseFacts(agencies=agencies)))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Her child went to Ysgol Gynradd Bryncelyn that year.", "Ysgol Gynradd Bryncelyn", "school"),
        ("She was seen at Meddygfa'r Graig by the doctor.", "Meddygfa'r Graig", "gp_practice"),
        ("He went to Cylch Meithrin y Draenog twice a week.", "Cylch Meithrin y Draenog", "nursery"),
        ("They met in the vestry of Capel Salem.", "Capel Salem", "place_of_worship"),
        ("He went to Bunscoil na Coille.", "Bunscoil na Coille", "school"),
        ("She prayed at Strathdoran Kirk with her aunt.", "Strathdoran Kirk", "place_of_worship"),
    ],
)
def test_a_body_is_found_by_the_word_that_comes_first(text: str, name: str, kind: str) -> None:
    assert [(f.text, f.context["org_kind"]) for f in found(text) if f.entity_type == "ORGANISATION"] == [(name, kind)]


def test_a_welsh_practice_that_is_an_agency_is_no_body_that_stays() -> None:
    kinds = [f.context["org_kind"] for f in found("Meddygfa'r Graig wrote to her.", "Meddygfa'r Graig")]
    assert kinds == ["gp_practice"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("His aunt lived at Plas y Wern.", "Plas y Wern", "building"),
        ("She went into the River Exampell at night.", "the River Exampell", "river"),
    ],
)
def test_a_house_or_river_is_a_place_and_nobody(text: str, name: str, kind: str) -> None:
    assert [(f.text, f.context["place_kind"]) for f in found(text)] == [(name, kind)]


@pytest.mark.parametrize(
    "name",
    [
        "Cafcass Cymru",
        "Rent Smart Wales",
        "Dyn Wales",
        "Shelter Cymru",
        "Wales Safeguarding Procedures",
        "Bwrdd Iechyd Prifysgol Exampell Taf",
        "Cyngor Bwrdeistref Sirol Exampell",
        "South Eastern HSC Trust",
        "Probation Board for Northern Ireland",
        "Crown Office and Procurator Fiscal Service",
        "His Majesty's Inspectorate of Constabulary",
    ],
)
def test_a_public_body_of_a_nation_is_read_as_one(name: str) -> None:
    hidden = [f.text for f in found(f"It was K5 and {name} was told.") if f.context.get("org_kind") not in ("agency", "national")]
    assert hidden == []


@pytest.mark.parametrize("text", ["After Storm Dennis it rained.", "There were nine PPNs.", "His nan lived with the imam."])
def test_storms_notices_and_kin_are_nobody(text: str) -> None:
    assert [f.text for f in found(text) if f.entity_type == "PERSON"] == []
