"""Nurseries, cafés, clubs and farms are bodies and no people, people are no nurseries, and services stay."""

from __future__ import annotations

import pytest

from benchmarks.detection import document
from pipeline.detect import detect
from pipeline.model import CaseFacts, Register
from tests.detect.cases import proposed, run


def bodies(text: str) -> list[str]:
    """Return the organisations that publication hides: public bodies are found as well, and kept."""
    found = proposed(run(text, register=Register(), facts=CaseFacts()))
    return [f.text for f in found if f.entity_type == "ORGANISATION" and f.context.get("org_kind") != "public_body"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bluebells nursery rang to say that nobody had come.", "Bluebells nursery"),
        ("The Wishing Well nursery had concerns.", "The Wishing Well nursery"),
        ("He was collected from Tiny Acorns by his aunt.", "Tiny Acorns"),
        ("He sat outside Ladybirds in the van.", "Ladybirds"),
        ("Jellybeans closed at six and she was late.", "Jellybeans"),
        ("The health visitor rang Merry Monkeys about him.", "Merry Monkeys"),
        ("He turned up at The Gingerbread House and shouted.", "The Gingerbread House"),
        ("Their nursery, The Hive, had no concerns.", "The Hive"),
        ("Nursery staff (Cobnut Corner) saw the bruise.", "Cobnut Corner"),
        ("Her brother goes to Sandpipers, a pre-school by the sea.", "Sandpipers"),
        ("The key worker at Peter Pan Nursery saw it.", "Peter Pan Nursery"),
        ("Staff at Jack and Jill's saw it.", "Jack and Jill's"),
        ("She had a shift at the Olive Branch café that day.", "Olive Branch café"),
        ("He played for Fernhill rugby club until then.", "Fernhill rugby club"),
        ("He does odd jobs at Willow Farm for cash.", "Willow Farm"),
        ("They had been drinking at the Legion since noon.", "the Legion"),
    ],
)
def test_a_small_body_is_found_whole(text: str, name: str) -> None:
    assert any(name in found for found in bodies(text))


@pytest.mark.parametrize(
    "text",
    [
        "Attends nursery three days a week.",
        "Private nursery fees were not paid.",
        "Their local café had closed.",
        "Sunday football club was off.",
        "The Crisis Café was shut.",
        "The Busy Bees programme and the Little Stars leaflet were used.",
        "The children had butterflies in their stomachs.",
        "She bought sunflowers on the farm.",
        "The council nursery was full and so was the city farm.",
        "Nursery and School Nursing sent apologies.",
        "Ann's nursery had no note of it.",
    ],
)
def test_what_names_no_small_body_stays(text: str) -> None:
    assert bodies(text) == []


def kinds(text: str) -> dict[str, str]:
    found = detect([document([text])], register=Register(), facts=CaseFacts())
    return {f.text: f.entity_type for f in found.findings if f.state == "proposed"}


def test_people_called_like_flowers_stay_people() -> None:
    found = kinds("She was there with Poppy and Daisy, and told Robin Woods.")
    assert found == {"Poppy": "PERSON", "Daisy": "PERSON", "Robin Woods": "PERSON"}


def test_a_nursery_that_the_model_reads_as_a_person_is_a_body() -> None:
    assert kinds("Daffodils pre-school had no record of the father.") == {"Daffodils pre-school": "ORGANISATION"}
