"""Dates and stretches of time found in running text."""

from __future__ import annotations

import pytest

from pipeline.timeline.dates import find_dates


def test_dates_in_prose_are_found_with_weekday_and_time() -> None:
    text = "On Tuesday 4 September 2018 at 02:40 she rang. On 6 September he may have called; the second visit was on 4/10/18."
    found = [(text[s:e], r.edtf, r.time) for s, e, r in find_dates(text)]
    assert found == [
        ("Tuesday 4 September 2018 at 02:40", "2018-09-04", "02:40"),
        ("6 September", "2018-09-06", None),
        ("4/10/18", "2018-10-04", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "She may ring the second officer.",
        "3.4.12 The panel considered it.",
        "See section 5.2.19 and paragraph 3.4.",
        "Care Act 2014",
        "Working Together 2018",
        "24/7 support, RIC 14/24",
        "07700 900123",
        "10.12.13.14",
        "Stark (2007)",
        "he will march on",
        "She was 12 may be.",
        "version 2.3.18",
        "R v Smith [2019]",
    ],
)
def test_what_is_no_date_is_not_found_in_prose(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("she moved between 3 April 2019 and 5 May 2019.", "between 3 April 2019 and 5 May 2019", "2019-04-03/2019-05-05"),
        ("in summer 2019 he", "summer 2019", "2019-22"),
        ("since 2016 she", "since 2016", "2016/.."),
        ("in the 1990s", "the 1990s", "199X"),
        ("In 1998 he", "1998", "1998"),
        ("Jan-Mar 2018", "Jan-Mar 2018", "2018-01/2018-03"),
        ("on 28/12/18-03/01/19", "28/12/18-03/01/19", "2018-12-28/2019-01-03"),
        ("at 0240 hours on 4 September 2018", "0240 hours on 4 September 2018", "2018-09-04"),
        ("w/c 13/05/2019", "w/c 13/05/2019", "2019-05-13/2019-05-19"),
    ],
)
def test_stretches_are_found_in_prose(text: str, surface: str, edtf: str) -> None:
    assert [(text[s:e], r.edtf) for s, e, r in find_dates(text)] == [(surface, edtf)]


def test_a_list_of_days_in_prose_is_one_date_and_not_its_last_two() -> None:
    text = "On 14, 16 and 19 January 2017 at 11:15, the trust called."
    [(start, end, reading)] = find_dates(text)
    assert text[start:end].startswith("14, 16 and 19 January 2017")
    assert reading.edtf == "{2017-01-14,2017-01-16,2017-01-19}"
