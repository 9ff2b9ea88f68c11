"""Codes of questions and school stages, scales, medicines, airports and hubs are nobody; people called alike are found."""

from __future__ import annotations

import pytest

from benchmarks.detection import document
from pipeline.detect import detect
from pipeline.model import CaseFacts, Register

_KEPT = ("public_body", "agency", "national")


def found(text: str) -> list[str]:
    detection = detect([document([text])], register=Register(), facts=CaseFacts())
    return [f.text for f in detection.findings if f.state == "proposed" and f.context.get("org_kind") not in _KEPT]


@pytest.mark.parametrize(
    "text",
    [
        "The mother's carer (K2) question was asked of all agencies.",
        "Class teacher, KS2, told the office that his son (Y4) was late.",
        "KLOE 2 and ToR 4 ask about the family; see K1-K4 and Rec 7.",
        "Reviewed against KLOEs 1-4. ToR1 is linked.",
        "Child in Yr 2 and sibling in Yr 6.",
        "An ST4 in psychiatry wrote the plan.",
        "HoNOS was 9 at discharge and the Zarit score was high.",
        "PHQ-9 of 21, then ACE-III was 71.",
        "He scored 19 and was told that it was low.",
        "Calpol was given; Nurofen and Gaviscon were bought.",
        "Xarelto and Elvanse are on repeat.",
        "He flew out of Gatwick and was stopped at Manchester Airport.",
        "The Memory Café and the Carers' Hub had no record.",
    ],
)
def test_codes_scales_medicines_airports_and_hubs_are_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("Mr Beck was seen and Mrs Norton rang.", "Mr Beck"),
        ("She lived near Gatwick with him.", "Gatwick"),
        ("Lily was given 20 mg by Rennie.", "Lily"),
        ("Hamilton, 26, left the house.", "Hamilton"),
        ("Her flat is in ST4 in the north.", "ST4"),
    ],
)
def test_people_and_homes_called_alike_are_found(text: str, somebody: str) -> None:
    assert any(somebody in one for one in found(text))
