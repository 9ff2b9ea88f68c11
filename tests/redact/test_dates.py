"""A day is never published because it is one of several, and a known date of the review hides no event."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts
from pipeline.redact import dates
from tests.redact.marked import marked, published

SEVERAL = [
    ("On 3 and 4 March 2017", "{2017-03-03,2017-03-04}", "In March 2017"),
    ("On 3 and 4 March 2017", "", "In March 2017"),
    ("on 6, 9 and 28 May 2018", "{2018-05-06,2018-05-09,2018-05-28}", "in May 2018"),
    ("Between 6 and 9 May", "", "In May"),
    ("between 6 and 9 May 2018", "2018-05-06/2018-05-09", "in May 2018"),
    ("From 6-9 May 2018", "2018-05-06/2018-05-09", "In May 2018"),
    ("on 30 April, 1 and 2 May 2018", "{2018-04-30,2018-05-01,2018-05-02}", "between April and May 2018"),
    ("on 6 May 2018 or 9 May 2018", "[2018-05-06,2018-05-09]", "in May 2018"),
    ("6/7 May", "", "May"),
    ("on May 6 and 7", "", "in May"),
    ("on 6 & 7 May 2018", "2018-05", "in May 2018"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "edtf", "wanted"), SEVERAL, ids=[f"{written} {edtf}" for written, edtf, _ in SEVERAL])
def test_several_days_of_a_month_are_days(written: str, edtf: str, wanted: str) -> None:
    assert dates.precision(written, edtf) == "day"
    assert dates.generalise(written, edtf=edtf) == wanted
    marks = f" edtf={edtf.replace('{', '[').replace('}', ']')}" if edtf else ""
    assert published(f"{{DATE{marks}|{written}}} he rang.") == f"{wanted} he rang."


@pytest.mark.parametrize("written", ["in May 2018", "early 2018", "spring 2018", "between 2016 and 2018", "in the 1990s"])
def test_what_names_no_day_stays(written: str) -> None:
    assert published(f"It was {{DATE|{written}}}.") == f"It was {written}."


def test_several_days_near_the_death_are_told_as_days_before_it() -> None:
    assert dates.generalise("On 12 and 13 August 2019", to="distance", death="2019-08-21") == "In the days before the death"


REVIEW = CaseFacts(
    dates={"death": "2019-08-21", "notified": "2019-08-22", "scope_from": "2016-01-04"}, review_dates=("2020-05-12",)
)
OWN_DATES = [
    # the day of the death and the days around it are never the review's own
    ("This review concerns the death of {PERSON victim|Tamsin} at home {DATE date_kind=review edtf=2019-08-21|on 21 August 2019}.",
     "This review concerns the death of Laura at home in August 2019."),
    ("{DATE date_kind=review edtf=2019-08-22|On 22 August 2019} {PERSON sister|Morwenna} rang the surgery.", "The day after the death Beth rang the surgery."),
    ("The Partnership was notified of the death {DATE date_kind=review edtf=2019-08-22|on 22 August 2019}.",
     "The Partnership was notified of the death on 22 August 2019."),
    ("{DATE date_kind=review edtf=2019-08-22|22 August 2019}", "22 August 2019"),  # in a table of dates, which detection read whole
    ("{DATE date_kind=review edtf=2019-08-21|21 August 2019}", "August 2019"),
    # a known date in a sentence about somebody of the case is a date of that event
    ("{DATE date_kind=review edtf=2016-01-04|On 4 January 2016} {PERSON victim|Tamsin} told a nurse of a fall.", "In January 2016 Laura told a nurse of a fall."),
    ("{DATE date_kind=review edtf=2020-05-12|On 12 May 2020} {PERSON perpetrator|Gethin} wrote to her mother.", "In May 2020 Simon wrote to her mother."),
    ("The review examines {DATE date_kind=review edtf=2016-01-04|4 January 2016}, when {PERSON victim|Tamsin} fell.",
     "The review examines January 2016, when Laura fell."),
    # the review's own steps keep their dates, whoever is named beside them
    ("The panel met {DATE date_kind=review edtf=2020-05-12|on 12 May 2020}.", "The panel met on 12 May 2020."),
    ("The chair interviewed {PERSON sister|Morwenna} {DATE date_kind=review edtf=2020-05-12|on 12 May 2020}.", "The chair interviewed Beth on 12 May 2020."),
    ("Panel meeting {DATE date_kind=review edtf=2020-05-12|12 May 2020}", "Panel meeting 12 May 2020"),
    ("First lockdown began {DATE date_kind=public edtf=2020-03-23|on 23 March 2020}.", "First lockdown began on 23 March 2020."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), OWN_DATES, ids=[wanted for _, wanted in OWN_DATES])
def test_a_known_date_stays_only_where_the_review_itself_is_spoken_of(written: str, wanted: str) -> None:
    assert published(written, facts=REVIEW) == wanted


def test_the_death_is_known_from_the_register_where_the_case_does_not_give_it() -> None:
    case = marked(
        "This review concerns {PERSON victim|Tamsin}, who died {DATE date_kind=review edtf=2019-08-21|on 21 August 2019}.",
        facts=CaseFacts(),
    )
    assert [f.replacement for f in case.proposals() if f.entity_type == "DATE"] == ["in August 2019"]
