"""Who signs for a body is somebody, even where nothing but a line break stands between the two."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Person, Register
from tests.detect.cases import run, texts

LISTED = Register(people=(Person("doctor", "professional", "Harriet Whitcombe"),))


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Gwenda Sallow\nCommunity Safety Officer\nSaltmere Community Safety Partnership", "Gwenda Sallow", "Saltmere Community Safety Partnership"),
        ("Tobias Quill\nDetective Inspector\nExample Constabulary", "Tobias Quill", "Example Constabulary"),
        ("Tobias Quill\nWestmarch Police", "Tobias Quill", "Westmarch Police"),
        ("Bettina Lowe\nWestmarch Community Safety Partnership", "Bettina Lowe", "Westmarch Community Safety Partnership"),
        ("Author: Petra Lindqvist Service Manager Saltmere District Council", "Petra Lindqvist", "Saltmere District Council"),
        ("Orla Fenwick\nNamed Nurse\nWestmarch Partnership NHS Foundation Trust", "Orla Fenwick", "Westmarch Partnership NHS Foundation Trust"),
    ],
)  # fmt: skip
def test_a_name_above_a_body_is_found_and_the_body_stays(text: str, name: str, body: str) -> None:
    found = run(text, register=Register(), facts=CaseFacts())
    assert name in texts(found)
    assert body in [written.replace("\n", " ") for written in texts(found, "ORGANISATION")]


def test_somebody_of_the_register_is_found_above_a_body() -> None:
    found = run("Harriet Whitcombe\nHead of Safeguarding\nWestmarch NHS Trust", register=LISTED, facts=CaseFacts())
    assert texts(found) == ["Harriet Whitcombe"]


@pytest.mark.parametrize(
    "body",
    [
        "George Eliot Hospital NHS Trust",
        "Alder Hey Children's NHS Foundation Trust",
        "Milton Keynes University Hospital NHS Foundation Trust",
        "Kent Surrey Sussex Community Rehabilitation Company",
        "James Paget University Hospitals NHS Foundation Trust",
        "Chester and Halton Community NHS Trust",
        "Royal Devon University Healthcare NHS Foundation Trust",
        "Kingston upon Hull City Council",
        "Lincolnshire Safeguarding Adults Board",
    ],
)
def test_a_body_whose_name_looks_like_somebodys_stays_whole(body: str) -> None:
    found = run(f"It was sent by {body} in May 2021.", register=Register(), facts=CaseFacts())
    assert texts(found) == [] and body in texts(found, "ORGANISATION")


def test_an_address_begins_below_the_body_and_keeps_no_word_of_it() -> None:
    block = "Saltmere Community Safety Partnership\nTown Hall, Quay Street\nSaltmere\nPL98 2AB"
    found = run(block, register=Register(), facts=CaseFacts())
    assert "Saltmere Community Safety Partnership" in texts(found, "ORGANISATION")
    assert texts(found, "ADDRESS")[0].startswith("Town Hall")
    found = run("Domestic Abuse Unit\n2 Sample Street", register=Register(), facts=CaseFacts())
    assert texts(found, "ADDRESS") == ["2 Sample Street"]


def test_the_job_below_a_name_is_no_part_of_it() -> None:
    from pipeline.detect.rulebook.rules import load_rules
    from pipeline.detect.settling.stacked import Stacked
    from pipeline.detect.words.guards import Guards
    from pipeline.detect.words.mention import GUESSED, Mention

    text = "Lynne Abrams Chair of the Quality Assurance Panel"
    told = Stacked(Guards.of(load_rules().names)).apart(Mention(0, 18, "PERSON", 0.9, "name_model", "", tier=GUESSED), text, ())
    assert text[told.start : told.end] == "Lynne Abrams"
