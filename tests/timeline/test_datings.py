"""The day one row writes beside the day another tells: by the calendar, by a weekday, from its own day."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Entry
from pipeline.timeline.accounts.datings import datings_disputed
from pipeline.timeline.dates.almanac import told_by_calendar


def _disputed(one: str, other: str, *, columns: tuple[str, str] = ("2020-05-05", "2020-05-05")) -> bool:
    texts = zip(("Northam Police", "Northam School"), (one, other), columns, strict=True)
    rows = [Entry(agency, agency, agency, "l", 0, "", "", text, date=day) for agency, text, day in texts]
    return bool(list(datings_disputed(rows)))


@pytest.mark.parametrize(
    ("text", "near", "first", "last"),
    [
        ("in the second week of March", date(2020, 3, 10), date(2020, 3, 6), date(2020, 3, 17)),
        ("on the last Friday in May", date(2020, 5, 1), date(2020, 5, 29), date(2020, 5, 29)),
        ("at the tail end of August", date(2020, 9, 1), date(2020, 8, 20), date(2020, 9, 2)),
        ("the night before Good Friday", date(2020, 4, 2), date(2020, 4, 9), date(2020, 4, 9)),
        ("before the clocks went forward", date(2020, 3, 1), date(2020, 1, 14), date(2020, 3, 28)),
    ],
)
def test_days_are_told_by_the_calendar(text: str, near: date, first: date, last: date) -> None:
    (told,) = told_by_calendar(text)
    assert told.near(near) == (first, last)


@pytest.mark.parametrize(
    "text", ["low since the end of March", "next seen in early May", "she may in time agree", "march in step"]
)
def test_what_is_background_or_no_month_tells_no_day(text: str) -> None:
    assert not told_by_calendar(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12/03/20 Officers at the yard, verbal.", "Police were at the yard at the end of March."),
        ("12/03/20 Officers at the yard, verbal.", "Fri 20/03/20. He says police were at the yard last night."),
        ("12/03/20 Officers at the yard, verbal.", "He says police came to the yard on Saturday afternoon."),
        ("12/03/20 Officers at the yard, verbal.", "Police came to the yard on the last Thursday in March."),
        ("10/04/20 Removed from the hall by officers.", "He was put out of the hall on Easter Monday."),
        ("Tues 14 July 2020 home visit.", "Weds 15 July 2020: worker came over the weekend."),
    ],
)
def test_a_day_that_the_words_rule_out_is_listed(one: str, other: str) -> None:
    assert _disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12/03/20 Officers at the yard, verbal.", "Police were at the yard in the second week of March."),
        ("12/03/20 Officers at the yard, verbal.", "Fri 13/03/20. He says police were at the yard last night."),
        ("14/03/20 Officers at the yard, verbal.", "He says police came to the yard on Saturday afternoon."),
        ("14/03/20 0040 Officers at the yard, verbal.", "He says police came to the yard on Friday night."),
        ("10/04/20 Removed from the hall by officers.", "He was put out of the hall on Good Friday."),
        ("12/07/20 home visit.", "Mon 13/07/20: worker came over the weekend."),
        ("12/07/20 home visit.", "Mon 20/07/20: letter about the visit scanned."),
        ("12/07/20 home visit.", "Next review at the end of August."),
    ],
)
def test_a_day_that_the_words_allow_agrees(one: str, other: str) -> None:
    assert not _disputed(one, other)


def test_a_date_column_alone_is_not_disputed_by_the_calendar() -> None:
    assert not _disputed("Officers at the yard.", "She moved in mid November.")
