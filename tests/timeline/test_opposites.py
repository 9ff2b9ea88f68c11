"""Accounts of one happening that share hardly a word: what one says was done, refused or never mentioned, the other tells otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.model import Entry
from pipeline.timeline.accounts.opposed import opposed_deeds
from pipeline.timeline.reading.lexicon import load_words
from tests.timeline.test_accounts_told_otherwise import fields


def _examples() -> Iterator[tuple[str, str, str, bool]]:
    for name, deed in load_words("opposites.yaml")["deeds"].items():
        yield from ((name, one, other, True) for one, other in deed["match"])
        yield from ((name, one, other, False) for one, other in deed["no_match"])


@pytest.mark.parametrize(("name", "one", "other", "expected"), list(_examples()))
def test_the_examples_of_the_opposites_hold(name: str, one: str, other: str, expected: bool) -> None:
    rows = [Entry(agency, agency, "d", "l", 0, "", "", text) for agency, text in (("Police", one), ("Housing", other))]
    assert bool(list(opposed_deeds(rows))) is expected


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("outcome", "Visited at 2 pm, no answer, card left.", "Nora says that the worker came in and they talked for an hour."),
        ("outcome", "Victim declined referral at this time.", "Marked 'said yes gladly, ring her on Monday'."),
        ("outcome", "Prescription issued by the practice.", "No script ever came, so nothing was dispensed."),
        ("outcome", "Search of the flat negative.", "Police came away with a gun."),
        ("outcome", "The school excluded him for a week.", "It was decided not to exclude him."),
        ("outcome", "Marked absent for the paper.", "She sat her maths exam to the very end."),
        ("outcome", "In my opinion the mark was inflicted.", "The doctor thought that it could well be accidental."),
        ("disclosure", "She said nothing of any weapon.", 'Isla wrote "Daddy keeps a big knife under the bed".'),
        ("disclosure", "No mention made of money.", "Nora told me that he takes her money on pay day."),
        ("disclosure", "Denies any plan.", "She says she had worked out how she would do it."),
        (
            "disclosure",
            "Nora said that Isla had come off her bike in the park.",
            "Isla seen. Mum: a cousin hit her with a spade.",
        ),
        ("disclosure", "Routine enquiry not asked, partner present.", "Domestic abuse question asked and answered no."),
        ("injury", "Scald from tea. 3% L forearm & hand.", "Hot bath water, scald to both feet."),
        (
            "injury",
            "A mark was seen at swimming on Finn, aged 9, on the upper right arm.",
            "Finn had a bruise behind his left ear.",
        ),
        ("injury", "Took about 8 paracetamol.", "OD of 20 paracetamol."),
        ("other", "Log of 21 Jan. Two nearside tyres punctured.", "All four tyres had been slashed."),
        ("other", "Methadone 30ml daily.", "Collects 50ml methadone."),
        ("other", "Rent paid up to date.", "She is £640 behind with the rent."),
    ],
)
def test_a_difference_in_other_words_is_listed(field: str, one: str, other: str) -> None:
    assert field in fields(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Conveyed to hospital, pre-alert not needed.", "Arrived by ambulance at 2 am."),
        ("Pushed her, fell on path.", "Pushed by her ex."),
        ("MARAC. Actions: seek an order, fit locks.", "MARAC. Housing to consider a move."),
        ("Custody suspended for a year.", "Suspended sentence."),
        ("Declined a lift, accepted a leaflet.", "She agreed to a call."),
        ("Petechiae, hoarse voice.", "Neck clear, no marks."),
        ("She denies any knowledge of the order.", "Nora told us about the children."),
        ("Sertraline 50mg, mirtazapine 15mg.", "Takes mirtazapine 15mg."),
    ],
)
def test_what_only_looks_opposed_is_no_difference(one: str, other: str) -> None:
    assert not {"outcome", "disclosure", "other"} & fields(one, other)
