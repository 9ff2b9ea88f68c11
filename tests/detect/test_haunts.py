"""Shops, inns, clubs and convents go where their street, village or people says which one it is, and stay where nothing does."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Register
from tests.detect.cases import proposed, run


def bodies(text: str) -> list[str]:
    found = proposed(run(text, register=Register(), facts=CaseFacts()))
    return [f.text for f in found if f.entity_type == "ORGANISATION" and f.context.get("org_kind") != "public_body"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She was seen at the Costcutter on Nettle Street that day.", "Costcutter on Nettle Street"),
        ("He was in the Tesco Express on Sheep Lane.", "Tesco Express on Sheep Lane"),
        ("They had run the Bell at Nether Cotley for years.", "the Bell at Nether Cotley"),
        ("He was thrown out of the Star.", "the Star"),
        ("Half of them drink with his brother at the Trivet.", "the Trivet"),
        ("He took over the Dog and Partridge in 2001.", "the Dog and Partridge"),
        ("He played dominoes at the Trelawny Club.", "Trelawny Club"),
        ("She knew the Tamil Ladies' Sewing Circle well.", "Tamil Ladies' Sewing Circle"),
        ("She was a nun of the Mercy convent, Drumcree Road.", "Mercy convent, Drumcree Road"),
        ("She stayed with the Poor Clares at Haddan.", "Poor Clares at Haddan"),
        ("She prayed at the Elim church at Thornby.", "Elim church at Thornby"),
        ("Their day centre, The Copper Kettle, rang her.", "The Copper Kettle"),
    ],
)
def test_a_haunt_is_found_with_what_tells_which_it_is(text: str, name: str) -> None:
    assert any(name in found for found in bodies(text))


@pytest.mark.parametrize(
    "text",
    [
        "She left her Boots in the hall.",
        "Staff at the Co-op said so.",
        "She drank with her sister at the Hospital.",
        "The Breakfast Club was shut and so was the Youth Club.",
        "The Crown took over the case.",
        "He put up the Star at Christmas.",
        "She ran the Angel fund.",
        "The Jesuits in March said so.",
    ],
)
def test_a_name_that_many_places_bear_stays(text: str) -> None:
    assert bodies(text) == []
