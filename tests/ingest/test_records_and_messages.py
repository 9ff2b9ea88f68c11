"""Printed records, months above headings, messages that are reports, and the many ways an IMR says who wrote it."""

from __future__ import annotations

import pytest

from pipeline.ingest.understanding import understand
from pipeline.model import CaseFacts, Document, Source, Unit

from .made import plain, sheet, table, word

FACTS = CaseFacts(agencies=("Example Ambulance",), dates={"death": "2021-05-20"})
PROSE = "The first visit was made within the time that the policy of the day allowed for it."
SHOULD = "The Head of Service should audit twenty files in each quarter of the year."


def read(*parts, **more) -> Source:
    return understand(word(*parts, **more), agency="Example Ambulance", facts=FACTS)


def rows(*given: list, name: str = "sources/X/chronology.xlsx") -> Source:
    return understand(sheet(table(list(given), sheet="S"), name=name), agency="Example Ambulance", facts=FACTS)


def told(source: Source) -> list[tuple[str, str]]:
    return [(entry.date_as_written, entry.text) for entry in source.entries]


def keys(source: Source) -> list[str]:
    return [section.key for section in source.sections if section.heading]


RECORDS = [
    ("04/03/2019 21:40:07", "Ada had fallen on the stairs of the flat."),
    ("19/04/2019 08:15:00", "Rex rang to say that she had left."),
    ("02/05/2019 11:05:31", "Ada had a pain in the left arm."),
]


def printed(*, again: str = "Nature of call") -> list[str]:
    lines = ["Example Ambulance: extract of calls"]
    for number, (when, said) in enumerate(RECORDS):
        lines += [f"Incident number: {5512 + number}", f"Call received: {when}", f"{again}: {said}", "Outcome: Left at home"]
    return lines


def test_labels_that_come_again_for_each_call_are_rows() -> None:
    source = read(*printed())
    assert source.kind == "chronology"
    assert [entry.date_as_written for entry in source.entries] == [when for when, _ in RECORDS]
    assert all(said in entry.text for (_, said), entry in zip(RECORDS, source.entries, strict=True))
    assert not any("Incident number:" in p.text for s in source.sections for p in s.paragraphs)


def test_labelled_lines_of_a_text_file_are_rows() -> None:
    blocks = printed()
    lines = [blocks[0], *(line if at % 4 else f"\n{line}" for at, line in enumerate(blocks[1:]))]
    source = understand(plain("\n".join(lines)), agency="Example Ambulance", facts=FACTS)
    assert [entry.date_as_written for entry in source.entries] == [when for when, _ in RECORDS]


def test_a_line_without_a_label_carries_on_the_field_above_it() -> None:
    lines = printed()
    lines.insert(4, "The crew came at ten.")
    source = read(*lines)
    assert len(source.entries) == 3
    assert "The crew came at ten." in source.entries[0].text


def test_recommendations_with_labels_that_come_again_are_no_contacts() -> None:
    parts = [("Recommendations", 1)]
    for number in range(3):
        parts += [f"Recommendation: {SHOULD}", "Lead: Head of Service", f"Target date: 0{number + 1}/06/2022"]
    assert not read(*parts).entries


def test_a_month_above_the_first_headings_is_that_of_the_rows_below() -> None:
    source = rows(
        ["Contact log 2018", "", ""],
        ["JANUARY 2018", "", ""],
        ["Day", "Time", "What happened"],
        ["Thu 4th", "10:00", "Ada asked for a new key."],
        ["Tue 9th", "11:30", "Ada came to the desk again."],
    )
    assert ["under:JANUARY 2018" in entry.flags for entry in source.entries] == [True, True]


def test_posts_with_the_day_they_began_are_no_chronology() -> None:
    source = rows(
        ["Initials", "Role", "Started"],
        ["AB", "Senior officer for the northern team", "01/04/2015"],
        ["CD", "Officer for the northern team", "03/09/2012"],
    )
    assert not source.entries


def test_the_foot_of_a_page_with_its_marking_is_no_row() -> None:
    source = rows(
        ["Date", "Event", "Comments"],
        ["04/03/2019", "Ada asked for a new key.", "None"],
        ["", "Page 2 of 3 – OFFICIAL SENSITIVE", ""],
        ["05/03/2019", "Ada came to the desk again.", "None"],
    )
    assert [text for _, text in told(source)] == ["Ada asked for a new key.", "Ada came to the desk again."]


def test_an_undated_text_without_the_comment_every_row_has_carries_on() -> None:
    source = rows(
        ["Date", "Event", "Comments"],
        ["04/03/2019", "Ada asked for a new key.", "In time."],
        ["", "The deputy signed for it.", ""],
        ["05/03/2019", "Ada came to the desk again.", "In time."],
        ["", "Rex rang about the rent.", "Late."],
    )
    assert len(source.entries) == 3
    assert "The deputy signed for it." in source.entries[0].text


def test_heads_that_come_again_on_each_page_do_not_hide_dated_paragraphs() -> None:
    days = [f"{day:02d}/03/2019 20:20 Record {day} DOMESTIC Ada rang about the door." for day in range(1, 7)]
    source = read(
        ("Summary of records", 1), *days[:2], ("Printed by 4471", 2), ("Summary of records", 1), *days[2:4],
        ("Printed by 4471", 2), ("Summary of records", 1), *days[4:], ("Printed by 4471", 2),
        name="sources/Example Ambulance/print.docx",
    )  # fmt: skip
    assert len(source.entries) == 6


LETTER = [
    "Dear Olive",
    "4/3/19 10:00hrs - Ada asked for a new key.",
    "5/3/19 - Ada came to the desk again.",
    "9/4/19 - Rex rang about the rent.",
    "Regards",
    "Ivy",
    "-----Original Message----- From: Olive Example Sent: 20 January 2020 To: Ivy Subject: chronology",
    "Ivy, please may we have it by 31/01/2020? Thanks. Olive",
]


def test_the_message_below_an_answer_is_none_of_its_contacts() -> None:
    source = read(*LETTER)
    assert [entry.text for entry in source.entries] == [
        "Ada asked for a new key.", "Ada came to the desk again.", "Rex rang about the rent."
    ]  # fmt: skip
    assert "please may we have it" in " ".join(p.text for s in source.sections for p in s.paragraphs)


def mail(text: str) -> Document:
    body = [Unit("mail.body", "body", f"paragraph {n}", f"p{n}", part) for n, part in enumerate(text.split("\n\n"), 1)]
    return Document("sources/X/report.eml", "eml", "0" * 64, tuple(body))


def test_a_message_with_the_sections_of_an_imr_is_one() -> None:
    source = understand(
        mail(
            f"Dear Olive\n\nINTRODUCTION\n\nThis report looks at our contact with Ada in two years.\n\nANALYSIS\n\n{PROSE}\n\n"
            f"LESSONS LEARNT\n\nStaff at the desk need to hear of missed visits.\n\nRECOMMENDATIONS\n\n1) {SHOULD}\n\n"
            "Author: Ivy Example, Service Lead\nAgreed by: Hugh Example, Trustee, 20 February 2020\n\nKind regards\nIvy"
        ),
        agency="X",
    )
    assert (source.kind, source.author, source.author_role) == ("imr", "Ivy Example", "Service Lead")
    assert "Hugh Example" in source.signed_off
    assert [item.text for item in source.recommendations] == [SHOULD]


@pytest.mark.parametrize(
    ("line", "author", "role"),
    [
        ("I, Ivy Example, am employed by the Trust as Head of Safety. I never met Ada.", "Ivy Example", "Head of Safety"),
        ("I, Ivy Example, Head of Safety, confirm that this is a full account.", "Ivy Example", "Head of Safety"),
        ("by Ivy Example, Area Manager", "Ivy Example", "Area Manager"),
        ("Reviewing officer Ivy Example", "Ivy Example", ""),
        ("Lead investigator: Ivy Example", "Ivy Example", ""),
    ],
)
def test_authors_are_found_however_they_are_named(line: str, author: str, role: str) -> None:
    source = read("Management review", line, ("Analysis", 1), PROSE, ("Lessons learnt", 1), PROSE)
    assert (source.author, source.author_role) == (author, role)


def test_who_wrote_every_version_is_the_author() -> None:
    drafts = [["Version", "Date", "Author", "Why"], ["0.1", "1/2/22", "Ivy Example", "First"]]
    more = [["1.0", "9/2/22", "Ivy Example", "Final"]]
    assert read(table([*drafts, *more]), ("Analysis", 1), PROSE).author == "Ivy Example"
    other = [["1.0", "9/2/22", "Olive Example", "Final"]]
    assert read(table([*drafts, *other]), ("Analysis", 1), PROSE).author == ""


@pytest.mark.parametrize(
    "line",
    [
        "Signed off by e-mail from Hugh Example, Director, received 18/02/2020",
        "Approved in an email from Hugh Example, Director, on 18/02/2020",
        "Line manager approval: Hugh Example (Director) 12.3.20",
    ],
)
def test_approval_by_mail_or_by_a_line_manager_signs_off(line: str) -> None:
    source = read(("Analysis", 1), PROSE, ("Recommendations", 1), f"1. {SHOULD}", line)
    assert "Hugh Example" in source.signed_off
    assert [item.text for item in source.recommendations] == [SHOULD]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("2.0 ToR", "terms_of_reference"),
        ("How did we go about this review?", "methodology"),
        ("Questions we were asked", "terms_of_reference"),
        ("Did we get it right?", "analysis"),
        ("What this tells us", "lessons"),
        ("Scope and methodology", "methodology"),
        ("Introduction and remit", "introduction"),
        ("Care and service delivery problems", "analysis"),
        ("How information was gathered", "methodology"),
    ],
)
def test_headings_of_the_trade_open_their_section(heading: str, key: str) -> None:
    source = read(("Introduction", 1), PROSE, (heading, 1), PROSE)
    assert keys(source)[-1] == key


def test_a_box_with_the_next_part_is_a_heading_whatever_its_words() -> None:
    source = read(
        table([["Section A: Analysis"]]), PROSE, table([["Section B: Endorsement by the board"]], locator="table 2"),
        "Hugh Example", "Chief Executive", "30.03.2020",
    )  # fmt: skip
    assert keys(source) == ["analysis", "signoff"]
    assert "Hugh Example" in source.signed_off


def test_labels_of_a_form_that_no_phrase_fits_are_guessed() -> None:
    long = f"{PROSE} {PROSE}"
    labels = ["How information was gathered", "Analysis of practice", "Good practice identified", "What this tells us"]
    source = read(table([[label, long] for label in labels]))
    assert keys(source) == ["methodology", "analysis", "good_practice", "lessons"]


def test_what_recommendations_should_be_is_no_recommendation() -> None:
    source = read(("Recommendations", 1), "Recommendations should be SMART and few in number.", f"1. {SHOULD}")
    assert [item.text for item in source.recommendations] == [SHOULD]


def test_lines_of_one_paragraph_that_begin_with_days_are_contacts() -> None:
    lines = [text.replace(" - ", " – ") for text in LETTER[1:4]]
    source = read("Dear Olive", "\n".join(lines), "Regards", "Ivy")
    assert [text for _, text in told(source)] == [text.partition(" – ")[2] for text in lines]


def test_a_text_broken_in_front_of_a_day_is_one_paragraph() -> None:
    broken = "Ada said that she had been seen by the nurse of the practice on\n4 March 2019 and by the doctor of the same practice on\n"
    source = read(("Analysis", 1), broken + "5 May 2019 and again by the nurse in the weeks that followed on\n9 May 2019.")
    assert [len(section.paragraphs) for section in source.sections if section.key == "analysis"] == [1]


def test_lines_parted_by_strokes_are_rows() -> None:
    lines = [f"#{n} | 0{n}/03/2019 | 10:0{n} | inbound call | {text}" for n, (_, text) in enumerate(RECORDS, 1)]
    source = understand(mail("Our calls are below.\n\n" + "\n".join(lines) + "\n\nThanks\nIvy"), agency="X", facts=FACTS)
    assert source.kind == "chronology"
    assert [(entry.date_as_written, entry.time_as_written) for entry in source.entries] == [
        (f"0{n}/03/2019", f"10:0{n}") for n in (1, 2, 3)
    ]


def test_a_time_alone_under_a_day_is_its_time() -> None:
    source = read(
        ("4 March 2019", 2), "Time: 15:40", "Ada asked for a new key.", ("9 April 2019", 2), "Time: 09:10", "Rex rang about it."
    )
    assert [(e.date_as_written, e.time_as_written, e.text) for e in source.entries] == [
        ("4 March 2019", "15:40", "Ada asked for a new key."), ("9 April 2019", "09:10", "Rex rang about it.")
    ]  # fmt: skip


def test_midnight_behind_every_date_is_no_time() -> None:
    head = ["event_dt", "free_text"]
    source = rows(head, ["2019-03-04T00:00:00Z", "Ada asked for a key."], ["2019-03-05T00:00:00Z", "Ada came to the desk."])
    assert [entry.date_as_written for entry in source.entries] == ["2019-03-04", "2019-03-05"]
    source = rows(head, ["2019-03-04T00:00:00Z", "Ada asked for a key."], ["2019-03-05T10:20:00Z", "Ada came to the desk."])
    assert source.entries[0].date_as_written == "2019-03-04T00:00:00Z"
