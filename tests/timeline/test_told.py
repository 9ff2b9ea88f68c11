"""Two accounts of one happening, as different professions write: where they differ is found, where they do not is left alone.

The files of `told/` were written before the rules they try. Those named `unseen_` were not looked at while rules were made: they
say how well the rules do on words nobody saw, and their floors are what was reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.timeline.readers import differing

FOLDER = Path(__file__).parent / "told"
AGENCIES = {
    "Police": "Northam Police",
    "Hospital": "Northam Hospital NHS Trust",
    "Ambulance": "Northam Ambulance Service",
    "GP": "Quay Lane Surgery",
    "Advocate": "Haven Domestic Abuse Service",
    "Midwife": "Northam Maternity",
    "Health visitor": "Northam Health Visiting",
    "Children's care": "Northam Children's Services",
    "School": "Northam Primary School",
    "Housing": "Corven Homes",
    "Probation": "Northam Probation",
    "Mental health": "Northam Mental Health NHS Trust",
    "Adult care": "Northam Adult Social Care",
}
FLOORS = {  # file: share of the differences found, share of the agreements reported as differences
    "injury": (0.95, 0.0),
    "unseen_injury": (0.85, 0.22),
    "disclosure": (0.95, 0.0),
    "unseen_disclosure": (0.64, 0.0),
    "outcome": (0.95, 0.0),
    "unseen_outcome": (0.92, 0.0),
}


@dataclass(frozen=True)
class Measured:
    """What was found of the differences of a file, and which agreements were taken for differences."""

    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    differences: int
    agreements: int


def measured(name: str) -> Measured:
    """Read every pair of a file and compare its two accounts in the field the file is named after."""
    field = name.removeprefix("unseen_")
    lines = [line for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    kinds = [line.partition(" | ")[0] for line in lines]
    found = [field in _fields(line) for line in lines]
    missed = [line for line, kind, hit in zip(lines, kinds, found, strict=True) if kind == "differ" and not hit]
    wrong = [line for line, kind, hit in zip(lines, kinds, found, strict=True) if kind == "agree" and hit]
    return Measured(tuple(missed), tuple(wrong), kinds.count("differ"), kinds.count("agree"))


def _fields(line: str) -> set[str]:
    _, *accounts = line.split(" | ")
    (one, said), (other, told) = ((AGENCIES[kind], text.strip()) for kind, _, text in (a.partition(":") for a in accounts))
    return differing(said, told, agencies=(one, other))


@pytest.mark.parametrize("name", FLOORS)
def test_differences_between_two_professions_are_found(name: str) -> None:
    told = measured(name)
    assert 1 - len(told.missed) / told.differences >= FLOORS[name][0], told.missed


@pytest.mark.parametrize("name", FLOORS)
def test_agreement_in_other_words_is_no_difference(name: str) -> None:
    told = measured(name)
    assert len(told.wrong) / told.agreements <= FLOORS[name][1], told.wrong


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("injury", "Isla brought in by her aunt. Two round bruises to upper L arm, graze knee.", "Isla: graze to knee only."),
        ("injury", "Bruises to Isla's left shin.", "Isla seen, no marks on her."),
        ("disclosure", "Routine enquiry: negative.", "He's been hitting her."),
        ("disclosure", "No worries about home voiced.", "Disclosed ongoing abuse."),
        ("outcome", "MARAC. No actions.", "MARAC. NK to order a lock change."),
        ("outcome", "Stepped down to Early Help.", "To stay on a CIN plan."),
    ],
)
def test_a_form_of_sentence_is_read(field: str, one: str, other: str) -> None:
    assert field in differing(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She says he hit her. Made no complaint.", "She told us that he hit her."),
        ("Rudd denied the violence.", "She alleges violence."),
        ("No concerns for the children raised.", "Discloses abuse by partner."),
        ("Two bruises to the upper left arm, graze to the knee.", "Bruised left arm."),
        ("Isla: graze to knee only.", "Bruise to Nora's cheek."),
        ("MARAC. No actions for us.", "MARAC. Police to flag the address."),
        ("MARAC. IDVA to ring her.", "MARAC. Chloe to ring her."),
        ("Inpatient for 3 days, then d/c home.", "Admitted to ward 4."),
        ("PPN submitted.", "No referral made."),
    ],
)
def test_a_form_of_sentence_that_only_looks_like_another_is_no_difference(one: str, other: str) -> None:
    assert not {"injury", "disclosure", "outcome"} & differing(one, other)
