"""Chronologies in layouts that hide the day of a row: every row arrives with its date, and what has no place is named."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import docx
import openpyxl
import pytest
import typst

from pipeline import documents
from pipeline.ingest.understanding import understand
from pipeline.model import CaseFacts, Source
from pipeline.timeline.dates import DateContext
from pipeline.timeline.dating import date_entries

FACTS = CaseFacts(agencies=("Example Council", "Example Police"), dates={"death": "2021-05-20"})
Rows = list[tuple[str | None, ...]]


def read(blob: bytes, name: str) -> Source:
    return understand(documents.read_bytes(blob, name=f"sources/Example Council/{name}"), agency="Example Council", facts=FACTS)


def dated(source: Source) -> list[tuple[str | None, str | None, str]]:
    """Return date, time and first words of each row as the timeline has them."""
    entries, _ = date_entries(source.entries, DateContext())
    return [(entry.date, entry.time, " ".join(entry.text.split()[:3])) for entry in entries]


def days(source: Source) -> list[str | None]:
    return [day for day, _, _ in dated(source)]


def reasons(source: Source) -> str:
    return "\n".join(problem.reason for problem in source.problems)


def word(*parts: str | tuple[str, int] | Rows) -> bytes:
    """Make a Word file; a row of one cell goes across its table, None carries the cell above down."""
    written = docx.Document()
    for part in parts:
        if isinstance(part, str):
            written.add_paragraph(part)
        elif isinstance(part, tuple):
            written.add_heading(part[0], part[1])
        else:
            width = max(map(len, part))
            table = written.add_table(len(part), width)
            for number, row in enumerate(part):
                if len(row) == 1:
                    table.cell(number, 0).merge(table.cell(number, width - 1)).text = row[0] or ""
                    continue
                for column, text in enumerate(row):
                    if text is None:
                        table.cell(number, column).merge(table.cell(number - 1, column))
                    else:
                        table.cell(number, column).text = text
    held = io.BytesIO()
    written.save(held)
    return held.getvalue()


def book(rows: Sequence[Sequence[object]], *merged: str, title: str = "Log") -> bytes:
    written = openpyxl.Workbook()
    sheet = written.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    held = io.BytesIO()
    written.save(held)
    return held.getvalue()


def test_date_and_time_in_one_column() -> None:
    made = word(
        [("Date and time of contact", "What was recorded"), ("04/03/2019 at 14:20", "Nan rang about a lock."),
         ("5th March 2019, 16.45hrs", "Warden saw the lock."), ("06.03.19 0930", "Lock was changed.")]
    )  # fmt: skip
    assert [(day, time) for day, time, _ in dated(read(made, "a.docx"))] == [
        ("2019-03-04", "14:20"), ("2019-03-05", "16:45"), ("2019-03-06", "09:30"),
    ]  # fmt: skip
    sheet = book([["When", "What happened"], [dt.datetime(2019, 3, 4, 14, 20), "Nan rang the desk about a broken lock."]])
    assert dated(read(sheet, "a.xlsx")) == [("2019-03-04", "14:20", "Nan rang the")]


def test_rows_and_headings_that_go_on_over_the_pages_of_a_pdf() -> None:
    said = "She spoke for a while about it and the officer wrote it all down. " * 6
    rows = "".join(f"[{n:02}/03/2019], [Matter {n} came up. {said}], [JM],\n" for n in range(1, 12))
    page = "#set page(height: 14cm)\n#table(columns: (3cm, 1fr, 2cm), table.header([Date], [Event], [Staff]),\n"
    source = read(typst.compile((page + rows + ")").encode(), format="pdf"), "a.pdf")
    assert dated(source) == [(f"2019-03-{n:02}", None, f"Matter {n} came") for n in range(1, 12)]
    assert all(entry.text.count("She spoke") == 6 for entry in source.entries)


def test_a_row_that_goes_on_with_an_empty_date_and_headings_repeated_on_each_page() -> None:
    head = ("Date", "Event", "Action")
    made = word(
        [head, ("04/03/2019", "Nan rang and said that", "None"), ("", "the lock had been broken.", ""), head,
         ("05/03/2019", "Lock was changed.", "Order 7"), ("05/03/2019 (cont)", "Warden noticed a bruise.", "Told manager")]
    )  # fmt: skip
    source = read(made, "a.docx")
    assert days(source) == ["2019-03-04", "2019-03-05", "2019-03-05"]
    assert source.entries[0].text == "Nan rang and said that the lock had been broken."


def test_two_heading_rows_and_columns_in_another_order() -> None:
    two = book(
        [["Contact", None, "Record", None], ["Date", "Time", "Details", "Outcome"], ["04/03/2019", "14:20", "Nan rang.", "Order"]],
        "A1:B1", "C1:D1",
    )  # fmt: skip
    assert dated(read(two, "a.xlsx")) == [("2019-03-04", "14:20", "Nan rang.")]
    turned = book(
        [
            ["Comments", "Practitioner", "What happened", "Date"],
            ["Well done", "JM", "Nan rang about a lock.", dt.date(2019, 3, 4)],
        ]
    )
    source = read(turned, "a.xlsx")
    assert days(source) == ["2019-03-04"] and source.entries[0].people == "JM"


def test_a_date_merged_over_rows() -> None:
    rows: Rows = [
        ("Date", "Time", "Event"), ("04/03/2019", "09:00", "Nan rang about a lock."), (None, "11:00", "Warden called, nobody in."),
        ("06/03/2019", "10:00", "Lock was changed."),
    ]  # fmt: skip
    wanted = [("2019-03-04", "09:00"), ("2019-03-04", "11:00"), ("2019-03-06", "10:00")]
    for source in (read(word(rows), "a.docx"), read(book(rows, "A2:A3"), "a.xlsx")):
        assert [(day, time) for day, time, _ in dated(source)] == wanted


def test_a_column_for_each_person_that_is_ticked_says_whom_a_row_is_about() -> None:
    made = (
        b"Date,Event,Victim,Perpetrator\n04/03/2019,Nan rang the desk about a lock.,Y,N\n"
        b"05/03/2019,Warden saw both at the door.,Yes,Yes\n06/03/2019,Desk wrote to nobody.,N,N\n"
    )
    source = read(made, "a.csv")
    assert [entry.people for entry in source.entries] == ["Victim", "Victim; Perpetrator", ""]
    assert not source.problems


def test_a_person_called_x_is_no_tick() -> None:
    source = read(
        b"Date,Event,Subject\n04/03/2019,X rang the desk about a lock.,X\n05/03/2019,X came to the desk again.,X\n", "a.csv"
    )
    assert [entry.people for entry in source.entries] == ["X", "X"]


def test_lines_across_the_table_say_whose_the_rows_under_them_are() -> None:
    made = word(
        [("Date", "Event", "Source"), ("GP SURGERY",), ("04/03/2019", "Seen for a cough by the nurse.", "Notes"), ("EXAMPLE POLICE",),
         ("05/03/2019", "Officers called to the address.", "CAD 7"), ("Housing",), ("06/03/2019", "Lock was changed.", "Log"),
         ("Youth club",), ("07/03/2019", "The boy came and said little.", "Book")]
    )  # fmt: skip
    source = read(made, "a.docx")
    assert [entry.agency for entry in source.entries] == ["GP SURGERY", "Example Police", "Housing", "Example Council"]
    assert [problem.locator for problem in source.problems] == [f"table 1 row {n}" for n in (2, 4, 6, 8)]
    assert "no agency that is known" in source.problems[-1].reason


def test_a_line_across_the_table_that_names_a_thing_makes_no_agency() -> None:
    made = word(
        [("Date", "Event", "Source"), ("Police bail",), ("04/03/2019", "Bail was set.", "Log"), ("School holidays",),
         ("05/03/2019", "The boy was at home.", "Log")]
    )  # fmt: skip
    assert {entry.agency for entry in read(made, "a.docx").entries} == {"Example Council"}


def test_text_before_the_table_is_kept_beside_it() -> None:
    table: Rows = [("Date", "Event"), ("04/03/2019", "Nan rang about a lock."), ("05/03/2019", "Lock was changed.")]
    source = read(word(("Chronology", 1), "It covers 1 January 2018 to 20 May 2021.", table), "a.docx")
    assert days(source) == ["2019-03-04", "2019-03-05"]
    assert "It covers 1 January" in [p.text[:19] for section in source.sections for p in section.paragraphs]
    sheet = read(b"Log of the desk\nMade on 3 June 2021\n\nDate,Event,Source\n04/03/2019,Nan rang about a lock.,Log\n", "a.csv")
    assert days(sheet) == ["2019-03-04"] and [problem.locator for problem in sheet.problems] == ["row 1", "row 2"]


def test_headings_and_months_in_welsh() -> None:
    made = "Dyddiad,Beth ddigwyddodd,Pwy\n4 Mawrth 2019,Ffoniodd Nan y ddesg am glo.,JM\n12 Ionawr 2020,Newidiwyd y clo.,LW\n"
    assert days(read(made.encode(), "a.csv")) == ["2019-03-04", "2020-01-12"]
    rows: Rows = [("Dyddiad / Date", "Amser / Time", "Digwyddiad / Event"), ("5 Mawrth 2019", "09:30", "Newidiwyd y clo.")]
    assert dated(read(word(rows), "a.docx"))[0][:2] == ("2019-03-05", "09:30")


def test_a_table_without_a_date_column_has_the_day_each_account_names() -> None:
    made = word(
        [("No", "Contact with the service"), ("1", "Nan rang the desk on 4 March 2019 about a lock that had been broken."),
         ("2", "The warden came, on 5 March 2019, and saw a bruise."), ("3", "The desk wrote to Nan in June 2019 about her rent."),
         ("4", "Somebody rang again about the lock.")]
    )  # fmt: skip
    source = read(made, "a.docx")
    assert days(source) == ["2019-03-04", "2019-03-05", "2019-06", None]
    assert source.entries[0].text.startswith("Nan rang the desk on 4 March 2019") and "no column of dates" in reasons(source)


def test_a_table_of_people_with_their_births_is_no_chronology_without_dates() -> None:
    rows: Rows = [
        ("Name", "Details"), ("Nan Reed", "Tenant of the flat, born on 4 March 1990 in the next town."),
        ("Lee Ward", "Partner of the tenant, born on 5 June 1988 and out of work."),
    ]  # fmt: skip
    assert read(word(("People", 1), rows), "a.docx").entries == ()


@pytest.mark.parametrize("how", ["headings", "lines", "sheet"])
def test_a_year_in_the_title_above_is_that_of_the_rows_that_have_none(how: str) -> None:
    first = [("4 March", "Nan rang about a lock."), ("5 March", "Lock was changed.")]
    last = [("1 Feb", "Nan rang about her rent."), ("next day", "The desk rang back."), ("3/6/20", "Nan gave back the keys.")]
    wanted = ["2018-03-04", "2018-03-05", "2019-02-01", "2019-02-02", "2020-06-03"]
    head = ("Date", "Event")
    if how == "headings":
        source = read(word(("2018", 2), [head, *first], ("Contacts in 2019", 2), [head, *last]), "a.docx")
    elif how == "lines":
        source = read(book([["Log 2018"], head, *first, ["Log 2019"], head, *last]), "a.xlsx")
    else:
        source, wanted = read(book([head, *last], title="2019"), "a.xlsx"), wanted[2:]
    assert days(source) == wanted
