"""Chronologies whose table was typed with tabs, filled in as a form, or has a column for each person."""

from __future__ import annotations

from pipeline.ingest.understanding import understand
from pipeline.model import Document, Source
from tests.ingest.made import plain, sheet, table, word

ROWS = [
    ("04/03/2019", "10:15", "J Pike", "Nan rang about a lock.", "Order raised"),
    ("05/03/2019", "11:00", "J Pike", "Lock was changed.", "None"),
    ("12/03/2019", "09:20", "T Marl", "Nan came to the desk with a cut lip.", "Desk told her of the refuge"),
]
HEADS = ("Date", "Time", "Worker", "Contact", "Outcome")


def _read(document: Document) -> Source:
    return understand(document, agency="Example Council")


def _told(source: Source) -> list[tuple[str, str, str, str, str | None]]:
    return [(e.date_as_written, e.time_as_written, e.people, e.text, e.action) for e in source.entries]


def test_columns_typed_with_tabs_are_a_table() -> None:
    lines = ["\t".join(row) for row in (HEADS, *ROWS)]
    for document in (word("Chronology of the desk", *lines, "Prepared by the desk."), plain("\n".join(lines))):
        assert _told(_read(document)) == ROWS


def test_lines_with_a_tab_behind_their_date_stay_paragraphs() -> None:
    source = _read(
        word(
            "04/03/2019\tNan rang about a lock.", "It had been broken.", "05/03/2019\tLock was changed.", "12/03/2019\tNan came."
        )
    )
    assert [entry.text for entry in source.entries] == [
        "Nan rang about a lock.\nIt had been broken.",
        "Lock was changed.",
        "Nan came.",
    ]


def test_the_fields_of_a_form_that_stand_beside_each_other_are_a_row() -> None:
    rows: list[tuple[str, ...]] = []
    for day, time, worker, told, done in ROWS:
        rows += [
            ("Date:", day, "Time:", time),
            ("Worker:", worker, "Method:", "Phone"),
            ("Discussion:", told, "", ""),
            ("Agreed:", done, "", ""),
        ]
    source = _read(word(table(rows)))
    assert [(e.date_as_written, e.time_as_written, e.people) for e in source.entries] == [row[:3] for row in ROWS]
    assert all(told in e.text and done in e.text for e, (_, _, _, told, done) in zip(source.entries, ROWS, strict=True))


def test_a_form_for_each_contact_may_name_its_account_in_any_words() -> None:
    forms = [
        table(
            [
                ("Date of contact", day),
                ("Time", time),
                ("Worker", who),
                ("Type of contact", "Visit"),
                ("What was discussed", told),
            ]
        )
        for day, time, who, told, _ in ROWS
    ]
    source = _read(word(("Contacts", 1), forms[0], forms[1], forms[2]))
    assert [(e.date_as_written, e.people) for e in source.entries] == [(row[0], row[2]) for row in ROWS]
    assert all(told in e.text for e, (_, _, _, told, _) in zip(source.entries, ROWS, strict=True))


def test_a_column_for_each_person_says_whom_a_row_is_about() -> None:
    rows = [
        ("Date", "Nan", "Tom", "Outcome"),
        ("04/03/2019", "Rang about a lock.", "", "Order raised"),
        ("05/03/2019", "", "Shouted at the clerk.", ""),
    ]
    source = _read(sheet(table([*rows, ("06/03/2019", "Came to the desk in tears.", "", "")], sheet="Log")))
    assert [e.text for e in source.entries] == [
        "Nan: Rang about a lock.",
        "Tom: Shouted at the clerk.",
        "Nan: Came to the desk in tears.",
    ]
    assert "“Nan” bears no heading that is known; by what it holds it was read as what happened to them" in " ".join(
        problem.reason for problem in source.problems
    )
