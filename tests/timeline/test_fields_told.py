"""Points of every field in the shorthand and the idioms of the trades: each pair is one happening in the words of two agencies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.timeline.accounts.patients import child_patient
from tests.timeline.readers import claimed, differing, entry

DIFFER = [
    ("people", "Housing: Home call. Dale came to the door, polite.", "Housing: It had been Nora who answered and she would not wake Isla."),
    ("people", "School: Home call. Father came to the door.", "Housing: It was Nora herself who came down to the door."),
    ("people", "Housing: He let us in.", "Police: Housing officer says that she opened the door to them."),
    ("people", "Police: Both parties on scene.", "Ambulance: Partner had left pre arrival."),
    ("people", "Police: M detained in kitchen.", "Housing: He had gone out of the back window before they got there."),
    ("people", "GP: Home visit. Brother Ralph (out at the time).", "Housing: The doctor came. Ralph sat in throughout."),
    ("people", "Housing: Review. Nora (joint tenant) did not appear.", "Police: Review. Nora was in attendance."),
    ("people", "Police: Theft from yard, IP out at work at the time.", "Housing: Nora was at home when the latch went."),
    ("children_present", "Police: Alone in vehicle. Drink drive.", "Hospital: Van driver. Nephew (8) was in front seat, unhurt."),
    ("children_present", "Police: Kids asleep.", "Housing: Isla and Finn were staying the night. The two of them were on the stairs."),
    ("injury", "School: Bruise on Isla's left upper arm.", "Hospital: CP medical. 11F. Bruise behind R ear."),
    ("injury", "School: Fresh scratches, six, on the inside of Isla's left forearm.", "Housing: Isla has scratches to the right thigh."),
    ("injury", "Ambulance: Singed R hand.", "Housing: Isla and Finn had been carried down. By good fortune nobody was hurt."),
    ("disclosure", "GP: Says he has never laid a hand on her, but wants receipts.", "Housing: She spoke of being slapped."),
    ("disclosure", "GP: Says she bumped her head on the cupboard.", "Police: Says suspect banged her head on the wall."),
    ("disclosure", "Police: IP declined to give account.", "Hospital: Told triage that her boyfriend had strangled her."),
    ("disclosure", "GP: RE asked, neg.", "Housing: She told me her partner has been kicking her in the stomach."),
    ("caller", "School: We made the referral after that.", "Children's Services: Anonymous referral received."),
    ("caller", "Police: Support worker at hostel called it in.", "Housing: It was Nora who had the courage to dial."),
    ("disclosure", "Hospital: DA routine enq NOT done.", "GP: Letter re scan: asked about abuse at home, said no."),
    ("disclosure", "GP: Says dropped the kettle herself.", "Housing: Nora said Dale swiped the kettle at her."),
    ("disclosure", "Hospital: Burn. No explanation from child.", "Housing: Isla told the nurse that daddy shouted and made her jump."),
    ("outcome", "Police: Rudd arr assault ABH in bedroom.", "Housing: He had gone before officers came, so nobody was arrested."),
    ("outcome", "Housing: Case closed.", "School: Housing are keeping the case open."),
    ("outcome", "Ambulance: Conv to RGH.", "Police: Declined to go to hospital."),
    ("outcome", "Police: NMO granted 12 months.", "Housing: She got a six-month order."),
    ("outcome", "Police: Vol int, released.", "Housing: He was arrested and kept in overnight."),
    ("outcome", "Adult Social Care: S42 closed, no further role.", "GP: Safeguarding enquiry ongoing."),
    ("outcome", "Police: Detained s136, conveyed.", "Ambulance: Came with us willingly, police powers not needed."),
    ("outcome", "Housing: Licence suspended 4 weeks.", "Police: Suspension, six weeks."),
    ("outcome", "Mental health: Depot given in clinic.", "GP: Tel msg: did not turn up for depot today."),
]  # fmt: skip
ALIKE = [
    ("people", "School: Home call. Mum opened the door.", "Housing: Nora answered the door."),
    ("people", "Housing: Nora and Dale came to the door.", "Police: Dale answered the door."),
    ("people", "Housing: Nora did not come to the door.", "Police: Dale answered the door."),
    ("children_present", "Police: Dale and Ralph were shouting. The two of them were in the hall.", "Housing: The children were at school."),
    ("children_present", "Housing: The children were staying the night at their nan's.", "Police: No children present."),
    ("injury", "Hospital: 34F. Bruise behind R ear.", "School: Isla has a bruise on her left arm."),
    ("disclosure", "GP: Asked directly, described having no bank card of her own.", "Housing: He wants receipts from her."),
    ("disclosure", "Housing: It was Nora who came down to the door.", "Police: She says he hit her."),
    ("outcome", "Ambulance: Crew arr 2210.", "Police: No arrest made."),
]  # fmt: skip


def _differing(one: str, other: str) -> set[str]:
    (kind, _, text), (another, _, told) = one.partition(": "), other.partition(": ")
    return differing(text, told, agencies=(f"Northam {kind}", f"Northam {another}"))


@pytest.mark.parametrize(("field", "one", "other"), DIFFER)
def test_what_differs_is_read(field: str, one: str, other: str) -> None:
    assert field in _differing(one, other)


@pytest.mark.parametrize(("field", "one", "other"), ALIKE)
def test_what_only_sounds_different_is_not(field: str, one: str, other: str) -> None:
    assert field not in _differing(one, other)


@pytest.mark.parametrize(
    ("text", "child"),
    [
        ("4F, hot pan, palm burn.", True),
        ("CP medical. M15. Bruise.", True),
        ("6 yo boy with a burn.", True),
        ("F73 out of flat fire.", False),
        ("Review 6M.", False),
        ("Cuts to forearm, dressed. 5 y/o girl in flat.", False),
        ("Seen with Isla.", False),
    ],
)
def test_a_patients_age_and_sex_tell_a_child(text: str, child: bool) -> None:
    assert child_patient(entry(text)) is child


def test_the_patient_of_the_column_counts_before_whom_the_text_names() -> None:
    row = replace(entry("Cuts to forearm. 5F in flat."), people="Patient F22")
    assert not child_patient(row)


def test_legs_that_are_sound_are_not_broken() -> None:
    assert claimed("Three ribs are cracked, though her legs are all sound.", "injury", "at leg") == "no"
