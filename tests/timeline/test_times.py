"""Times of day as people write them in a cell."""

from __future__ import annotations

import pytest

from pipeline.timeline.dates import read_date, read_time

TIMES = {
    "14:05": "14:05",
    "14.05": "14:05",
    "1405": "14:05",
    "14:05:00": "14:05",
    "1405hrs": "14:05",
    "14.05hrs": "14:05",
    "14:05 hours": "14:05",
    "2.05pm": "14:05",
    "2pm": "14:00",
    "205pm": "14:05",
    "noon": "12:00",
    "midday": "12:00",
    "midnight": "00:00",
    "12am": "00:00",
    "12.30 pm": "12:30",
    "approx 14:00": "14:00",
    "c.1400": "14:00",
    "?14:00": "14:00",
    "14:05-15:00": "14:05",
    "half past two pm": "14:30",
    "24:00": "00:00",
    "2 o'clock": None,
    "25:00": None,
    "1475": None,
    "14": None,
    "evening": None,
    "": None,
    "n/k": None,
    "0.586805": "14:05",
    "0240": "02:40",
    "9.30 a.m.": "09:30",
    "14h30": "14:30",
    "08 15": "08:15",
    "1900-01-01T14:05:00": "14:05",
}


@pytest.mark.parametrize(("written", "clock"), TIMES.items())
def test_a_time_is_read_as_written(written: str, clock: str | None) -> None:
    assert read_time(written) == clock


@pytest.mark.parametrize(
    ("written", "clock"),
    {
        "03/04/2019 14:05:00": "14:05",
        "2019-04-03T14:05": "14:05",
        "12.03.19 1430 hrs": "14:30",
        "03/04/2019 - 1405": "14:05",
        "0240hrs 04/09/18": "02:40",
        "14:05 on 03/04/19": "14:05",
        "3 April 2019 at 2.05pm": "14:05",
        "04/09/18 @ 0240": "02:40",
        "03/04/2019 10-11am": "10:00",
        "2019-04-03 00:00:00": None,
        "03/04/2019": None,
        "evening of 3 April 2019": None,
        "June 2017 to 2018": None,
        "2017 - 2018": None,
    }.items(),
)
def test_a_time_in_a_date_cell_is_taken_and_never_invented(written: str, clock: str | None) -> None:
    reading = read_date(written)
    assert reading.edtf and reading.time == clock
