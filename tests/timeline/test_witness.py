"""A row that only passes on what another service said is no witness of who was there, or when."""

from __future__ import annotations

import pytest

from pipeline.timeline.accounts.conflicts import find_conflicts
from pipeline.timeline.accounts.witness import passes_on
from tests.timeline.readers import REGISTER, entry
from tests.timeline.test_merge import merged, source


@pytest.mark.parametrize(
    "text",
    [
        "Police told the landlord that Nora had been killed.",
        "The ward rang to say that Nora had been admitted.",
        "Informed by police that Nora was found dead.",
        "A&E letter received: fracture, assault by partner outside a shop.",
        "Police notification re an argument at the flat.",
    ],
)
def test_what_another_service_said_is_passed_on(text: str) -> None:
    assert passes_on(entry(text, "Quarley Homes"))


@pytest.mark.parametrize(
    "text",
    [
        "Nora told the officer that Rudd had hit her.",
        "Home visit. Nora alone; she had told police that he hit her.",
        "Edith rang to say that Nora was crying.",
    ],
)
def test_what_a_person_told_the_agency_is_its_own_contact(text: str) -> None:
    assert not passes_on(entry(text, "Quarley Homes"))


def test_being_told_of_a_death_the_next_day_is_no_conflict_of_day_or_time() -> None:
    police = source("Northam Police", ("21/08/2019", "21:50", "Tess found dead on the landing by officers."))
    landlord = source("Quarley Homes", ("22/08/2019", "08:10", "Police told Quarley that Tess had been killed."))
    rows = [e for event in merged(police, landlord).events for e in event.entries]
    assert len(rows) == 2
    assert not {c.field for c in find_conflicts(rows, REGISTER)} & {"date", "time"}


def test_two_notes_of_one_incoming_call_at_one_minute_are_one_event() -> None:
    twice = source(
        "Northam Mental Health Trust",
        ("03/04/2019", "11:20", "Tess rang, worried that Owen will not sleep."),
        ("03/04/2019", "11:20", "Telephone call from Tess re Owen being awake all night."),
    )
    other = source(
        "Northam Mental Health Trust",
        ("03/04/2019", "11:20", "Tess rang, worried that Owen will not sleep."),
        ("03/04/2019", "11:40", "Call from Tess about her own appointment."),
    )
    assert len(merged(twice).events) == 1
    assert len(merged(other).events) == 2
