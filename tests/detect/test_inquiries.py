"""The name of the inquiry into the death goes everywhere in the case; other operations stay."""

from __future__ import annotations

import pytest

from tests.detect.cases import run, texts


@pytest.mark.parametrize(
    "text",
    [
        "The investigation was run as Operation Sandmartin by the major crime team.",
        "The murder investigation, Operation Sandmartin, began at once.",
        "Operation Sandmartin was the investigation into her death.",
        "Op Sandmartin chronology",
        "the homicide inquiry (Op. Sandmartin)",
    ],
)
def test_the_operation_of_the_death_goes_everywhere(text: str) -> None:
    found = texts(run(text, "The log of Op Sandmartin was read."), "CASE_REFERENCE")
    assert found[-1] == "Op Sandmartin"
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Operation Encompass told the school.",
        "The murder investigation drew on Operation Soteria.",
        "The rape investigation is run as Operation Soteria in every force.",
        "The Operation Larkspur chronology of thefts was read.",
        "Operation Larkspur is about knives in the town.",
        "The investigation was run by the team of Operation Larkspur.",
    ],
)
def test_national_operations_and_those_about_other_matters_stay(text: str) -> None:
    assert texts(run(text), "CASE_REFERENCE") == []
