"""Boats, buses and berths as a published sentence reads on without their names: written → published, through the real detector."""

from __future__ import annotations

import pytest

from tests.redact.test_houses_and_families import published

WRITTEN = {
    "He held her over the stern of his boat, the Bryn Maid (FH 212), in the harbour.": "He held her over the stern of his boat, in the harbour.",
    "Wages went into the account of Bryn Maid.": "Wages went into the account of a boat.",
    "He was found aboard the Bryn Maid.": "He was found aboard a boat.",
    "They were taken off the yacht Silver Tern in a gale.": "They were taken off the boat in a gale.",
    "He was picked up by the lifeboat, the Spirit of Sample.": "He was picked up by the lifeboat.",
    "The school is eight miles off by the 23B bus.": "The school is eight miles off by a bus.",
    "The boat was painted in the harbour.": "The boat was painted in the harbour.",
}


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    return dict(zip(WRITTEN, published(list(WRITTEN)), strict=True))


@pytest.mark.parametrize("written", WRITTEN)
def test_the_sentence_reads_on_without_the_name(written: str, said: dict[str, str]) -> None:
    assert said[written] == WRITTEN[written]
