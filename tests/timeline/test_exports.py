"""The tables of the timeline: entries in are rows out, nothing is run as a formula, nothing is claimed that nobody wrote."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, time
from typing import Any

import pytest

from pipeline.model import CaseFacts, Register, Timeline
from pipeline.timeline import from_json, to_json
from pipeline.timeline.exports.colours import COLOURS, agency_colours, contrast
from pipeline.timeline.exports.say import say_age, say_date, say_days
from pipeline.timeline.exports.shown import precision_of, shown_events
from pipeline.timeline.exports.tables import HEADINGS, to_csv, to_workbook

from .exported import ENTRIES, FACTS, HOSTILE, POLICE, REGISTER, TIMELINE, TRUST


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def workbook(timeline: Timeline = TIMELINE, register: Register = REGISTER) -> Any:
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(to_workbook(timeline, FACTS, register)))


def sheet_rows(sheet: Any) -> list[dict[str, Any]]:
    names = [cell.value for cell in sheet[1]]
    return [dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]


def test_csv_has_one_row_for_each_entry() -> None:
    rows = csv_rows(to_csv(TIMELINE))
    assert len(rows) == ENTRIES
    assert [row["Entry"] for row in rows] == [f"entry{n:04d}" for n in range(1, 10)]
    assert rows[-1]["Event"] == "undated" and rows[-1]["Date (EDTF)"] == ""


def test_csv_opens_in_excel_without_running_anything() -> None:
    content = to_csv(TIMELINE)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv_rows(content)
    assert rows[5]["What happened"] == "'" + HOSTILE
    assert rows[7]["What happened"].startswith("'-5")
    assert not any(cell[:1] in ("=", "+", "@", "-") for row in rows for cell in row.values() if cell)


def test_json_round_trips_with_every_entry() -> None:
    plain = json.loads(json.dumps(to_json(TIMELINE)))
    assert from_json(plain) == TIMELINE
    assert sum(len(e["entries"]) for e in plain["events"]) + len(plain["undated"]) == ENTRIES


def test_workbook_has_one_row_for_each_entry() -> None:
    rows = sheet_rows(workbook()["Timeline"])
    assert len(rows) == ENTRIES
    assert list(rows[0]) == list(HEADINGS)


def test_workbook_holds_a_real_date_only_where_the_day_is_certain() -> None:
    rows = {row["Entry"]: row for row in sheet_rows(workbook()["Timeline"])}
    assert rows["entry0002"]["Date"] == datetime(2018, 9, 4) and rows["entry0002"]["Time"] == time(2, 40)
    assert rows["entry0005"]["Date"] == "2 to 5 October 2018"
    assert rows["entry0006"]["Date"] == "June 2019 (approximate)"
    assert rows["entry0006"]["Earliest day"] == datetime(2019, 6, 1)
    assert rows["entry0007"]["Latest day"] is None
    assert rows["entry0009"]["Date"] is None


def test_workbook_text_is_never_a_formula() -> None:
    for sheet in workbook():
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert workbook()["Timeline"]["E7"].value == HOSTILE


def test_workbook_has_filters_a_still_header_and_landscape_pages_with_the_marking() -> None:
    for sheet in workbook():
        assert sheet.auto_filter.ref and sheet.freeze_panes
        assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.oddHeader.center.text == "OFFICIAL-SENSITIVE"
        assert all(sheet.column_dimensions[cell.column_letter].width >= 6 for cell in sheet[1])


def test_workbook_shows_an_agency_as_text_and_colour_at_aa_contrast() -> None:
    sheet = workbook()["Timeline"]
    seen = {}
    for row in sheet.iter_rows(min_row=2):
        cell = row[HEADINGS.index("Agency")]
        assert cell.value
        seen[cell.value] = f"#{cell.fill.fgColor.rgb[-6:]}"
        assert contrast(f"#{cell.font.color.rgb[-6:]}", seen[cell.value]) >= 4.5
    assert len(set(seen.values())) == 3


def test_workbook_lists_disputes_proposals_gaps_and_contacts() -> None:
    book = workbook()
    disputes = sheet_rows(book["Accounts differ"])
    assert [(row["Agency"], row["Account"]) for row in disputes] == [(POLICE, "02:40"), (TRUST, "03:15")]
    assert all(row["Resolution"] == "The panel takes the log of the call." for row in disputes)
    assert {(row["Event"], row["May be the same as"]) for row in sheet_rows(book["May be one event"])} == {
        ("E0002", "E0003"),
        ("E0003", "E0002"),
    }
    gaps = sheet_rows(book["Gaps"])
    assert (
        gaps[0]["Agency"] == "All agencies"
        and gaps[0]["Days between"] == 453
        and gaps[0]["Last contact"] == datetime(2018, 10, 5)
    )
    counts = {(row["Year"], row["Agency"]): row for row in sheet_rows(book["Contacts"])}
    assert counts[2018, TRUST]["Sep"] == 1 and counts[2018, TRUST]["Oct"] == 1 and counts[2018, TRUST]["Year in all"] == 2
    assert len(sheet_rows(book["To look at"])) == 1


def test_the_same_timeline_gives_the_same_workbook() -> None:
    assert to_workbook(TIMELINE, FACTS, REGISTER) == to_workbook(TIMELINE, FACTS, REGISTER)


def test_an_empty_timeline_still_gives_every_export() -> None:
    assert len(csv_rows(to_csv(Timeline(())))) == 0
    assert sheet_rows(workbook(Timeline(()))["Timeline"]) in ([], [dict.fromkeys(HEADINGS)])


def test_text_a_cell_cannot_hold_is_cut_and_cleaned_not_fatal() -> None:
    from dataclasses import replace

    long = replace(TIMELINE.undated[0], text="x\x00\x0b\ud800" + "y" * 40_000)
    cell = sheet_rows(workbook(Timeline((), (long,)))["Timeline"])[0]["What happened"]
    assert cell.startswith("xy") and len(cell) <= 32_767


def test_ages_on_the_day_are_of_the_people_concerned_and_change_on_the_birthday() -> None:
    ages = {item.event.id: dict(item.ages) for item in shown_events(TIMELINE, REGISTER)}
    assert ages["E0002"] == {"Mina Faraday": "27", "Ivo Faraday": "under 1"}
    assert ages["E0003"]["Mina Faraday"] == "28"
    assert ages["E0001"]["Mina Faraday"] == "25 or 26"


def test_intervals_between_events_are_said_in_days() -> None:
    since = {item.event.id: item.since for item in shown_events(TIMELINE)}
    assert since["E0001"] == "" and since["E0003"] == "1 day later" and since["E0004"] == "27 to 30 days later"


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2019-03-12", "day"),
        ("2019-03-12?", "vague"),
        ("2019-03", "vague"),
        ("2019", "vague"),
        ("199X", "vague"),
        ("2018-21", "vague"),
        ("2020-05-03/2020-05-05", "days"),
        ("2020-05/2020-07", "vague"),
        ("2019-09/..", "open"),
        ("../2019-09", "open"),
        ("{2019-03-12,2019-03-14}", "days"),
        ("[2019-03-12,2019-03-14]", "vague"),
        ("2020-05-03~/2020-05-05~", "vague"),
    ],
)
def test_precision_is_what_the_date_says_and_no_more(edtf: str, precision: str) -> None:
    assert precision_of(edtf) == precision


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2018-09-04", "4 September 2018"),
        ("2019-06~", "June 2019 (approximate)"),
        ("2018-21", "spring 2018"),
        ("2018-24", "winter 2018/19"),
        ("2020-05-03/2020-05-05", "3 to 5 May 2020"),
        ("2019-12-30/2020-01-02", "30 December 2019 to 2 January 2020"),
        ("199X", "the 1990s"),
        ("2016/..", "since 2016"),
        ("../2016-05", "up to May 2016"),
        ("{2019-03-12,2019-03-14}", "12 March 2019 and 14 March 2019"),
        ("[2019-03-12,2019-03-14]", "12 March 2019 or 14 March 2019"),
        ("2019-03-12%", "12 March 2019 (uncertain, approximate)"),
        ("", ""),
    ],
)
def test_a_date_is_said_without_claiming_more_than_it_does(edtf: str, said: str) -> None:
    assert say_date(edtf) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((0, 0), "the same day"),
        ((1, 1), "1 day later"),
        ((0, 30), "up to 30 days later"),
        ((3, 33), "3 to 33 days later"),
        ((120, 120), "120 days later (about 4 months)"),
        ((770, 770), "770 days later (about 2.1 years)"),
    ],
)
def test_days_between_events_in_words(days: tuple[int, int], said: str) -> None:
    assert say_days(*days) == said


def test_an_age_in_words() -> None:
    assert [say_age(31, 31), say_age(0, 0), say_age(4, 5), say_age(0, 1), say_age(3, 8)] == [
        "31",
        "under 1",
        "4 or 5",
        "0 to 1",
        "3 to 8",
    ]


def test_every_agency_colour_carries_white_text_at_aa_contrast() -> None:
    assert min(contrast(colour, "#ffffff") for colour in COLOURS) >= 4.5
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_colours_do_not_depend_on_the_order_of_files() -> None:
    assert agency_colours(["b", "a", "c"]) == agency_colours(["c", "b", "a", "a"])
    assert len(agency_colours(map(str, range(30)))) == 30


def test_facts_without_dates_are_enough() -> None:
    assert to_workbook(TIMELINE, CaseFacts())
