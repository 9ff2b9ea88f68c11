"""Dates as a report says them."""

from __future__ import annotations

import pytest

from pipeline.draft.dates import add_months, age, heading, month, period, said_of, when


@pytest.mark.parametrize(
    ("edtf", "time", "said"),
    [
        ("2018-09-04", "02:40", "On 4 September 2018 at 02:40"),
        ("2018-09-04", None, "On 4 September 2018"),
        ("2016-05-22?", None, "On or about 22 May 2016 (date uncertain)"),
        ("2018-06~", None, "In June 2018 (approximate)"),
        ("2018-06", None, "In June 2018"),
        ("2018", None, "In 2018"),
        ("199X", None, "In the 1990s"),
        ("2018-21", None, "In spring 2018"),
        ("2017-24", None, "In winter 2017/18"),
        ("2018-06-01~/2018-06-10~", None, "In early June 2018 (approximate)"),
        ("2018-06-11~/2018-06-20~", None, "In mid-June 2018 (approximate)"),
        ("2018-06-21~/2018-06-30~", None, "In late June 2018 (approximate)"),
        ("2019-12-24~/2019-12-26~", None, "Around Christmas 2019 (approximate)"),
        ("2020-05-03/2020-05-05", None, "Between 3 and 5 May 2020"),
        ("2018-12-28/2019-01-03", None, "Between 28 December 2018 and 3 January 2019"),
        ("2018-11-30/2018-12-02", None, "Between 30 November and 2 December 2018"),
        ("2018-04-01/2019-03-31", None, "Between 1 April 2018 and 31 March 2019"),
        ("2018-06-01/2018-06-30", None, "In June 2018"),
        ("2016/..", None, "From 2016 onwards"),
        ("../2009", None, "At some time up to 2009"),
        ("{2019-04-03,2019-04-05,2019-04-09}", None, "Between 3 and 9 April 2019 (three dates)"),
        ("{2019-04-03,2019-05-05}", None, "Between 3 April and 5 May 2019 (two dates)"),
        ("[2019-04-03,2019-05-03]", None, "Between 3 April and 3 May 2019 (one of two dates)"),
        ("{2019-04,2019-06}", None, "Between April 2019 and June 2019 (two times)"),
        ("sometime", None, "On a date given as sometime"),
    ],
)
def test_an_edtf_date_reads_naturally(edtf: str, time: str | None, said: str) -> None:
    assert when(edtf, time) == said


def test_months_ages_and_due_dates() -> None:
    assert (
        month("2019-08-21") == "August 2019"
        and period("../2009-03") == "2009-03"
        and period("{2019-04-03,2019-05-05}") == "2019-04"
    )
    assert (
        age("1985-02-09", "2019-02-08") == 33 and age("1985-02-09", "2019-02-09") == 34 and age("c. 1985", "2019-01-01") is None
    )
    assert add_months("2019-08-31", 6) == "2020-02-29"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2019-06-04", "June 2019"),
        ("2019-06~", "June 2019"),
        ("2019-09/2020-01", "September 2019"),
        ("2019-22", "Summer 2019"),
        ("2017-24", "Winter 2017/18"),
        ("2019", "2019, month not stated"),
        ("199X", "The 1990s"),
        ("../2009", "Up to 2009"),
        ("sometime", "Date not clear"),
    ],
)
def test_a_heading_over_events_says_the_month_or_what_is_known(edtf: str, said: str) -> None:
    assert heading(edtf) == said


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2018-09-04", "4 September 2018"),
        ("2018-06~", "June 2018 (approximate)"),
        ("2020-05-03/2020-05-05", "3 to 5 May 2020"),
        ("{2019-06-06,2019-07-04}", "6 June to 4 July 2019 (two dates)"),
        ("2016-05-22?", "22 May 2016 (date uncertain)"),
        ("2016/..", "from 2016 onwards"),
    ],
)
def test_a_date_inside_a_sentence_or_a_cell(edtf: str, said: str) -> None:
    assert said_of(edtf) == said
