"""Decisions and disclosures are read as scales of states: told in other words, implied by a deed, or excluded by another state."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.model import Entry
from pipeline.timeline.accounts.decisions import between, decided_otherwise
from pipeline.timeline.reading.lexicon import load_words
from tests.timeline.test_passages import told


def _examples() -> Iterator[tuple[str, str, str, str, bool]]:
    for key, scales in load_words("decisions.yaml").items():
        for name, scale in scales.items():
            yield from ((key, name, one, other, True) for one, other in scale["match"])
            yield from ((key, name, one, other, False) for one, other in scale["no_match"])


def _fields(one: str, other: str, *agencies: str) -> set[str]:
    first, second = agencies or ("Northam Police", "Northam Hospital")
    rows = [Entry(i, agency, "d", "l", 0, "", "", text) for i, agency, text in (("a", first, one), ("b", second, other))]
    return {field for field, _, _ in between(*rows)}


@pytest.mark.parametrize(("key", "name", "one", "other", "expected"), list(_examples()))
def test_the_examples_of_the_scales_hold(key: str, name: str, one: str, other: str, expected: bool) -> None:
    second = "Northam Police" if key == "own" else "Northam Surgery"
    assert bool(_fields(one, other, "Northam Police", second)) is expected


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("outcome", "Dale Rudd was arrested for the assault.", "They let him go off to his brother's, Nora says."),
        ("outcome", "NFA, evidential.", "Nora was told that he has to appear on the 4th."),
        ("outcome", "Remanded for court in the morning.", "He is already back home with a tag, on bail."),
        ("outcome", "Gone with the crew to the Royal.", "She wouldn't budge and the crew left her where she was."),
        ("outcome", "Conference: both children on CP plans.", "The chair settled on family support for the two of them."),
        ("outcome", "MARAC: case 4, discussed.", "Her form bounced, so it was not heard at MARAC."),
        (
            "outcome",
            "Notice to quit served by hand on the tenancy.",
            "The landlord agreed to hold off and gave him a final warning.",
        ),
        ("outcome", "The locksmith fitted two locks.", "The order for the locks was lost and they are outstanding."),
        ("outcome", "Offered a room at the refuge, she turned it down.", "She moved in to the refuge on Monday."),
        ("outcome", "He was cautioned; started acamprosate today.", "The acamprosate was never begun."),
        ("disclosure", "Told the nurse that he slaps her.", "Asked at clinic, she says that all is fine at home."),
        ("disclosure", "States that she tripped on the stairs.", "She told the crew that he shoved her down them."),
        ("disclosure", "He accepts that he dragged her.", "Says he has never laid a hand on her; he won't own any of it."),
        ("disclosure", "Does not want him charged.", "She will stand up in court and say it."),
    ],
)
def test_states_that_exclude_each_other_differ(field: str, one: str, other: str) -> None:
    assert field in _fields(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dale Rudd was arrested for the assault.", "He spent the night in the cells, Nora says."),
        ("Charged and bailed to the 4th.", "She was told that he has a court date and is out on bail."),
        ("Gone with the crew to the Royal.", "Taken to hospital by ambulance."),
        ("Conference: both children on CP plans.", "They have plans now, the school heard."),
        ("Threshold for a CP plan not met, to be child in need.", "Worked as child in need."),
        ("The locksmith fitted two locks.", "New locks on the door, tested and working."),
        ("Told the nurse that he slaps her.", "She told us of being struck by him."),
        ("States that she tripped on the stairs.", "Put down to a tumble, she says."),
        ("Does not want him charged.", "Retraction signed."),
    ],
)
def test_one_state_in_two_ways_of_saying_it_agrees(one: str, other: str) -> None:
    assert _fields(one, other) == set()


def test_no_further_action_ends_a_prosecution_only_where_the_police_say_it() -> None:
    assert _fields("NFA.", "He is up before the magistrates.") == {"outcome"}
    assert _fields("NFA.", "He is up before the magistrates.", "Northam Nursery", "Northam Hospital") == set()


def test_rows_of_one_agency_are_steps_of_its_work() -> None:
    rows = [
        Entry(i, "Northam Police", "d", "l", 0, "", "", text)
        for i, text in (("a", "He was arrested."), ("b", "He was let go without charge."))
    ]
    assert list(decided_otherwise(rows)) == []


def test_a_narrative_that_decides_otherwise_than_its_row_is_listed() -> None:
    rows = [
        ("03/02/2018", "Gutter over the porch cleared."),
        ("23/05/2019", "Safeguarding conference at County Offices about the tenant. Attended, shared the repairs history."),
        ("19/12/2019", "Kitchen flood from the upstairs bath. Carpet fitter booked."),
    ]
    (problem,) = told(
        "Quarley Homes", "The association was unable to send anyone to the safeguarding conference in May 2019.", rows=rows
    )
    assert "unable to send anyone" in problem.reason and "Attended" in problem.reason
    assert told("Quarley Homes", "An officer went to the safeguarding conference about the tenant in May 2019.", rows=rows) == []
