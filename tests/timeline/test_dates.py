"""Dates as people write them: what each is read as, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.shipped import shipped
from pipeline.timeline.dates import DateContext, DateReading, edtf_bounds, find_dates, read_date, read_time
from pipeline.timeline.dates.edtf import days_span, joined, month_span, season_span, year_span

RULES = yaml.load(shipped("redaction_rules", "timeline", "dates.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)

# What a chronology writes -> EDTF; None: stays undated.
READ: dict[str, str | None] = {
    # plain days, day first
    "03/04/2019": "2019-04-03",
    "3.4.19": "2019-04-03",
    "3-4-19": "2019-04-03",
    "3rd April 2019": "2019-04-03",
    "Wed 3 Apr 19": "2019-04-03",
    "2019-04-03T14:05": "2019-04-03",
    "03/04/2019 14:05:00": "2019-04-03",
    "43558": "2019-04-03",
    "22.05.16": "2016-05-22",
    "7thMay 2019": "2019-05-07",
    "07_05_2019": "2019-05-07",
    "22-may-16": "2016-05-22",
    "22.05/16": "2016-05-22",
    "12 Mar 19": "2019-03-12",
    "Tues 12th March '19": "2019-03-12",
    "12/03/19 at 14:30hrs": "2019-03-12",
    "12.03.19 1430 hrs": "2019-03-12",
    "2019-03-12": "2019-03-12",
    "1st of April 2019": "2019-04-01",
    "12/03/2019 (time unknown)": "2019-03-12",
    "the 3rd of April, 2019": "2019-04-03",
    "September the 4th 2018": "2018-09-04",
    "Sept 4th, 2018": "2018-09-04",
    "030419": "2019-04-03",
    "20190403": "2019-04-03",
    "03042019": "2019-04-03",
    "03\u00a0/\u200b04/2019": "2019-04-03",
    "O3/04/2019": "2019-04-03",
    "Letter dated 03/04/2019": "2019-04-03",
    "dydd Mercher 3 Ebrill 2019": "2019-04-03",
    # doubt
    "? 22 May 2016": "2016-05-22?",
    "22 May 2016?": "2016-05-22?",
    "probably 22 May 2016": "2016-05-22?",
    "?22 may 2016": "2016-05-22?",
    "approx June 2018": "2018-06~",
    "circa June 2018": "2018-06~",
    "c. June 2018": "2018-06~",
    "around June 2018": "2018-06~",
    "about June 2018": "2018-06~",
    "~06/2018": "2018-06~",
    "approx. 10/05/2018": "2018-05-10~",
    "on or about 5 June 2017": "2017-06-05~",
    "circa 2015": "2015~",
    "possibly around June 2018": "2018-06%",
    # parts
    "early June 2018": "2018-06-01~/2018-06-10~",
    "mid June 2018": "2018-06-11~/2018-06-20~",
    "late June 2018": "2018-06-21~/2018-06-30~",
    "early March 2019": "2019-03-01~/2019-03-10~",
    "mid-2018": "2018-05~/2018-08~",
    "late 2017": "2017-09~/2017-12~",
    "mid to late June 2018": "2018-06-11~/2018-06-30~",
    "last week of June 2018": "2018-06-24~/2018-06-30~",
    # seasons, feasts, years
    "Spring 2017": "2017-21",
    "Summer 17": "2017-22",
    "winter 2017/18": "2017-24",
    "Christmas 2019": "2019-12-24~/2019-12-26~",
    "Easter 2018": "2018-03-30~/2018-04-02~",
    "Christmas Day 2017": "2017-12-25",
    "Boxing Day 2018": "2018-12-26",
    "2018": "2018",
    "sometime in 2018": "2018",
    "2018/19": "2018-04-01/2019-03-31",
    "FY18-19": "2018-04-01/2019-03-31",
    "FY 2018/19": "2018-04-01/2019-03-31",
    "Q3 2018": "2018-07/2018-09",
    "1990s": "199X",
    "pre-2010": "../2009",
    "prior to 2015": "../2014",
    "before 2012": "../2011",
    # months
    "March 2019": "2019-03",
    "03/2019": "2019-03",
    "??/03/2019": "2019-03",
    "Mar-19": "2019-03",
    "May 2018 (exact date unknown)": "2018-05",
    # ranges, lists, open ends
    "12-15/05/2019": "2019-05-12/2019-05-15",
    "12/05/19 - 15/05/19": "2019-05-12/2019-05-15",
    "between 12 and 15 May 2019": "2019-05-12/2019-05-15",
    "w/c 13/05/2019": "2019-05-13/2019-05-19",
    "w/e 19/05/2019": "2019-05-13/2019-05-19",
    "week ending 15/03/2019": "2019-03-09/2019-03-15",
    "28/12/18-03/01/19": "2018-12-28/2019-01-03",
    "30 Nov to 2 Dec 2018": "2018-11-30/2018-12-02",
    "12\u201314 March 2019": "2019-03-12/2019-03-14",
    "overnight 3/4 April 2019": "2019-04-03/2019-04-04",
    "night of 3rd into 4th April 2019": "2019-04-03/2019-04-04",
    "from January to March 2019": "2019-01/2019-03",
    "Nov - Jan 2019": "2018-11/2019-01",
    "12/03/2019 - 14/03/2019": "2019-03-12/2019-03-14",
    "between 12th and 14th March 2019": "2019-03-12/2019-03-14",
    "3/4 April 2019": "2019-04-03/2019-04-04",
    "03/04/2019 onwards": "2019-04-03/..",
    "since 2016": "2016/..",
    "2016 to date": "2016/..",
    "after June 2018": "2018-07/..",
    "3/4, 5/4, 9/4/19": "{2019-04-03,2019-04-05,2019-04-09}",
    "3, 5 and 9 April 2019": "{2019-04-03,2019-04-05,2019-04-09}",
    "3 or 4 April 2018": "[2018-04-03,2018-04-04]",
    "x3 in April 2019": "2019-04",
    # refused
    "undated": None,
    "n/k": None,
    "N/K": None,
    "unknown": None,
    "not recorded": None,
    "no date": None,
    "-": None,
    "": None,
    "31/02/2019": None,
    "00/00/0000": None,
    "29/02/2019": None,
    "13/25/2019": None,
    "5/6/7": None,
    "01/02/03": None,
    "Section 12": None,
    "03/04": None,
    "ongoing": None,
    "to date": None,
    "next day": None,
    "childhood": None,
    "31 June 2018": None,
    "15/05/19 - 12/05/19": None,
    "12/05/19 told GP, 15/06/19 told police": None,
}


@pytest.mark.parametrize(("written", "edtf"), READ.items())
def test_a_date_is_read_as_written(written: str, edtf: str | None) -> None:
    reading = read_date(written)
    assert reading.edtf == edtf
    assert reading.as_written == written
    if edtf is None:
        assert reading.problem
    else:
        assert (reading.earliest, reading.latest) == edtf_bounds(edtf)


@pytest.mark.parametrize(("written", "edtf"), RULES["examples"].items())
def test_the_examples_of_the_word_lists_hold(written: str, edtf: str) -> None:
    assert read_date(written).edtf == edtf


@pytest.mark.parametrize("written", RULES["refused"])
def test_what_the_word_lists_refuse_stays_undated(written: str) -> None:
    assert read_date(written).edtf is None


AFTER_12_MARCH = {
    "same day": "2019-03-12",
    "next day": "2019-03-13",
    "the following morning": "2019-03-13",
    "two weeks later": "2019-03-26",
    "a fortnight later": "2019-03-26",
    "2/52 later": "2019-03-26",
    "3 days later": "2019-03-15",
    "following week": "2019-03-18/2019-03-24",
    "later that month": "2019-03",
    "the following month": "2019-04",
    "three months later": "2019-06-12~",
    "the following Tuesday": "2019-03-19",
    "the day before": "2019-03-11",
    "+2 days": "2019-03-14",
    "ditto": "2019-03-12",
    "10 minutes later": "2019-03-12",
    "next day?": "2019-03-13?",
    "approx 2 weeks later": "2019-03-26~",
    "that weekend": "2019-03-16/2019-03-17",
}


@pytest.mark.parametrize(("written", "edtf"), AFTER_12_MARCH.items())
def test_a_relative_date_is_resolved_against_the_row_before(written: str, edtf: str) -> None:
    reading = read_date(written, previous=read_date("12/03/2019"))
    assert reading.edtf == edtf
    assert "relative" in reading.flags


def test_a_relative_date_behind_an_imprecise_one_stays_undated() -> None:
    assert read_date("next day", previous=read_date("March 2019")).edtf is None
    assert read_date("next day", previous=read_date("n/k")).edtf is None


def test_the_morning_after_a_night_is_its_second_day() -> None:
    assert read_date("the following morning", previous=read_date("overnight 3/4 April 2019")).edtf == "2019-04-04"


@pytest.mark.parametrize(
    ("written", "edtf"),
    {
        "15/03": "2019-03-15",
        "05/03": "2019-03-05",
        "3 Jan": "2020-01-03",
        "w/c 18 March": "2019-03-18/2019-03-24",
        "early April": "2019-04-01~/2019-04-10~",
    }.items(),
)
def test_a_missing_year_comes_from_the_row_before_and_is_flagged(written: str, edtf: str) -> None:
    reading = read_date(written, previous=read_date("12/03/2019"))
    assert reading.edtf == edtf
    assert "year_inferred" in reading.flags and reading.problem


def test_a_missing_year_fits_between_its_neighbours() -> None:
    context = DateContext(following=date(2018, 3, 1))
    assert read_date("20/11", previous=read_date("12/10/2017"), context=context).edtf == "2017-11-20"
    newest_first = DateContext(following=date(2017, 6, 1), descending=True)
    assert read_date("20/11", previous=read_date("12/03/2018"), context=newest_first).edtf == "2017-11-20"


def test_three_small_numbers_are_read_where_the_period_confirms_the_year() -> None:
    assert read_date("01/02/12", context=DateContext(scope=(date(2011, 1, 1), date(2013, 1, 1)))).edtf == "2012-02-01"
    assert read_date("01/02/03", context=DateContext(scope=(date(2011, 1, 1), date(2013, 1, 1)))).edtf is None


def test_a_two_digit_year_is_never_in_the_future() -> None:
    assert read_date("12/05/47").edtf == "1947-05-12"
    assert read_date("12/05/47", context=DateContext(dob=True)).edtf == "1947-05-12"


def test_a_wrong_weekday_is_flagged_and_said() -> None:
    reading = read_date("Thursday 3 April 2019")
    assert reading.edtf == "2019-04-03" and "weekday_mismatch" in reading.flags and "Wednesday" in (reading.problem or "")


def test_dates_that_cannot_well_be_are_flagged() -> None:
    life = DateContext(born=date(1985, 2, 9), died=date(2019, 8, 21))
    assert "implausible" in read_date("02/01/2091").flags
    assert "implausible" in read_date("02/01/2091", context=life).flags
    assert "after_death" in read_date("03/09/2019", context=life).flags
    assert "before_birth" in read_date("03/09/1979", context=life).flags
    assert read_date("03/09/2018", context=life).flags == ()


def test_an_age_is_read_where_the_birth_is_known() -> None:
    assert read_date("childhood", context=DateContext(born=date(1985, 2, 9))).edtf == "1985~/2002~"


def test_a_date_of_recording_stands_apart() -> None:
    reading = read_date("03/04/2019 (recorded 05/04/2019)")
    assert (reading.edtf, reading.recorded) == ("2019-04-03", "2019-04-05")


# --- properties ------------------------------------------------------------------------------------------------------

DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2060, 12, 31))
MARKS = st.sampled_from(["", "?", "~", "%"])


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(0, 400), MARKS, st.sampled_from(["days", "months", "years", "seasons"]))
def test_every_interval_printed_is_edtf_with_the_same_ends(first: date, length: int, mark: str, unit: str) -> None:
    from edtf import parse_edtf

    last = first + timedelta(days=length)
    span = {
        "days": days_span(first, last),
        "months": joined(month_span(first.year, first.month), month_span(last.year, last.month)),
        "years": joined(year_span(first.year), year_span(last.year)),
        "seasons": joined(season_span(first.year, 21), season_span(last.year, 24)),
    }[unit].qualified(mark)
    assert str(parse_edtf(span.edtf)) == span.edtf
    assert edtf_bounds(span.edtf) == (span.earliest, span.latest)


@settings(max_examples=150, deadline=None)
@given(
    DAYS.filter(lambda d: d.year < 2026 and (d.year % 100 > 12 or d.year < 2000)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%a %d %b %Y", "%Y-%m-%d", "%d-%b-%Y"]),
)
def test_a_full_date_is_the_same_day_in_every_form(day: date, form: str) -> None:
    reading = read_date(day.strftime(form))
    assert reading.edtf == day.isoformat()
    assert "weekday_mismatch" not in reading.flags


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_no_text_breaks_the_reader_and_every_reading_keeps_its_invariants(text: str) -> None:
    reading: DateReading = read_date(text)
    assert reading.as_written == text
    if reading.edtf is None:
        assert reading.problem and reading.earliest is None and reading.latest is None
    else:
        assert edtf_bounds(reading.edtf) == (reading.earliest, reading.latest)
    for start, end, _ in find_dates(text):
        assert 0 <= start < end <= len(text)
    read_time(text)
