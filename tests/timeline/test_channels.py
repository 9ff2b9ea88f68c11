"""What one agency sends and another takes in is told by the things themselves, whoever is named."""

from __future__ import annotations

import pytest

from pipeline.timeline.reading.channels import channels_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Referral made to the floating support team.", "referral"),
        ("MARF submitted, copy kept.", "referral"),
        ("With her consent re-referred to Larkfield.", "referral"),
        ("Wrote to the surgery about the tablets.", "letter"),
        ("Discharge summary sent.", "letter"),
        ("E-mailed the school before noon.", "email"),
        ("Rang the housing office twice.", "call"),
    ],
)
def test_what_a_row_sends(text: str, kind: str) -> None:
    assert kind in channels_of(text).sent


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ref in: alloc to KB.", "referral"),
        ("PPN received and screened.", "referral"),
        ("Letter from the clinic scanned.", "letter"),
        ("Email from the nursery.", "email"),
        ("T/c from her mother.", "call"),
    ],
)
def test_what_a_row_takes_in(text: str, kind: str) -> None:
    assert kind in channels_of(text).taken


@pytest.mark.parametrize("text", ["She was referred by nobody and wrote nothing.", "Sat in the kitchen with the children.", ""])
def test_a_row_that_sends_nothing(text: str) -> None:
    assert not channels_of(text).sent
