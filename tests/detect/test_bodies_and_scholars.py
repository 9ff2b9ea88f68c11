"""Guidance called after practice, bodies of the whole country and scholars beside their work stay; small ones go."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Register
from tests.detect.cases import run


def masked(text: str) -> list[str]:
    found = run(text, register=Register(), facts=CaseFacts()).findings
    return [
        f.text
        for f in found
        if f.state == "proposed"
        and f.action != "keep"
        and f.entity_type in ("PERSON", "ORGANISATION", "PLACE")
        and dict(f.context).get("org_kind") not in ("agency", "charity", "public_body", "national")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Royal College's Good Psychiatric Practice forbids that.",
        "The guidance entitled Consent in Rural Practice was sent.",
        "The Tremough Fishing Consortium wrote to all ports.",
        "The Mission to Seafarers paid the fare.",
        "Braye, Ferguson, and Eekelaar gave the rule of optimism its name in 1983.",
        "Okafor and Lindqvist's work, in the VALE project, with young people in four countries, shows this.",
        "He was liked. Crenshaw's work on intersectionality and that of others was not used in research.",
        "James Reason's model was taught.",
    ],
)
def test_guidance_national_bodies_and_scholars_stay(text: str) -> None:
    assert masked(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She was seen at Hillcombe Medical Practice.", "Hillcombe Medical Practice"),
        ("Heather Douglas rang the surgery.", "Heather Douglas"),
        ("James Reason was arrested.", "James Reason"),
    ],
)
def test_a_practice_and_a_namesake_go(text: str, name: str) -> None:
    assert name in masked(text)
