"""Sections filled from what the sources say elsewhere; glossary; table cells; the composite chronology."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest

from pipeline.draft import CHRONOLOGY, OVERVIEW, PLAN, SUMMARY
from pipeline.draft.abbreviations import explained
from pipeline.draft.independence import author_of, independence_of, signed_off_of
from pipeline.draft.topics import load, topics
from pipeline.model import Event, Gap, Section, Timeline
from pipeline.shipped import shipped
from pipeline.timeline.exports.colours import contrast

from .made import POLICE, TRUST, W, drafted, entry, imr, paragraph, paragraphs, part, recommendation, sources

_EXAMPLES = [
    (key, text, wanted)
    for key, spec in load(shipped("report_templates", "topics.yaml")).items()
    for name, wanted in (("match", True), ("not", False))
    for text in spec.get(name, [])
]


@pytest.mark.parametrize(("key", "text", "wanted"), _EXAMPLES)
def test_every_example_of_a_topic(key: str, text: str, wanted: bool) -> None:
    assert topics()[key].holds(text) is wanted


def test_sentences_of_imrs_fill_sections_no_heading_of_theirs_names() -> None:
    said = paragraph(POLICE, 7, "Officers came twice. No interpreter was booked. The inquest was opened and adjourned.")
    source = imr(POLICE, Section("analysis", "Analysis", "", 1, (said,)))
    lines = paragraphs(drafted(sources=(*sources()[:2], source)).files[OVERVIEW])
    assert f"{POLICE}: No interpreter was booked." in lines
    assert f"{POLICE}: The inquest was opened and adjourned." in lines


def test_the_facts_of_the_death_come_from_settings_register_and_chronologies() -> None:
    killed = entry(POLICE, 0, "999 call. She was dead at the scene.", date="2019-08-21")
    court = entry(POLICE, 1, "Convicted at the Crown Court.", date="2020-03-02")
    other = entry(POLICE, 2, "File closed.", date="2020-04-02")
    events = tuple(Event(f"E{n}", e.date or "", None, (POLICE,), "", (e,)) for n, e in enumerate((killed, court, other)))
    lines = paragraphs(drafted(timeline=Timeline(events)).files[OVERVIEW])
    at = lines.index("The chronologies record of the death and of what followed:")
    assert lines[at - 1] == "Marged Example was killed on 21 August 2019, aged 35."
    assert [line.split(",")[0] for line in lines[at + 1 : at + 3]] == ["On 21 August 2019", "On 2 March 2020"]
    assert not lines[at + 3].startswith("On 2 April 2020")


def test_the_glossary_explains_what_the_report_uses_and_nothing_else() -> None:
    row = entry(POLICE, 0, "Heard at MARAC. Local Panel of Elders (LPE) met.", date="2018-09-04")
    blob = drafted(
        timeline=Timeline((Event("E1", "2018-09-04", None, (POLICE,), "", (row,)),)),
        sources=(replace(sources()[0], entries=(row,)),),
    ).files[OVERVIEW]
    lines = paragraphs(blob)
    assert "Multi-Agency Risk Assessment Conference" in lines and "Local Panel of Elders" in lines
    assert "Prisons and Probation Ombudsman" not in lines


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a Domestic Violence Protection Notice (DVPN) was made", [("DVPN", "Domestic Violence Protection Notice")]),
        ("the Mini Mental State Examination (MMSE)", [("MMSE", "Mini Mental State Examination")]),
        ("She left the house (DVPN)", []),
    ],
)
def test_an_abbreviation_is_explained_letter_for_letter(text: str, found: list[tuple[str, str]]) -> None:
    assert list(explained([text])) == found


@pytest.mark.parametrize(
    ("independence", "said"),
    [
        ("Author: Jo Example, Head of Care, who has not managed the team.", "Has not managed the team."),
        ("Author: Jo Example, independent social worker (SWE SW99417).", "Independent social worker."),
        ("This review was prepared by Jo Example, Head of Care, who works elsewhere.", "Works elsewhere."),
        ("I never met the family.", "In the author's words: I never met the family."),
        ("The author did not know the family", "The author did not know the family."),
        ("", ""),
    ],
)
def test_independence_does_not_repeat_name_and_post(independence: str, said: str) -> None:
    assert independence_of(imr(POLICE, author="Jo Example", author_role="Head of Care", independence=independence)) == said


def test_author_and_sign_off_are_tidy() -> None:
    source = imr(
        POLICE,
        author="Dr Jo Example",
        author_role="named GP (GMC 9990123), Board",
        signed_off="It was approved by the Medical Director. Date: 9 March 2022",
    )
    assert author_of(source) == "Dr Jo Example, named GP, Board"
    assert signed_off_of(source) == "Medical Director, 9 March 2022"


def test_months_are_not_torn_apart_by_a_season_or_a_year() -> None:
    dates = ("2019-06-01", "2019-22", "2019-06-06", "2019-07-01")
    rows = [entry(POLICE, n, f"Row {n}", date=date) for n, date in enumerate(dates)]
    events = tuple(Event(f"E{n}", row.date or "", None, (POLICE,), "", (row,)) for n, row in enumerate(rows))
    lines = paragraphs(drafted(timeline=Timeline(events)).files[OVERVIEW])
    heads = [line for line in lines if line in ("June 2019", "Summer 2019", "July 2019") or "continued" in line]
    assert heads == ["June 2019", "Summer 2019", "July 2019"]


def test_the_chronology_gives_both_dates_marks_disputes_in_words_and_colours_at_aa() -> None:
    blob = drafted().files[CHRONOLOGY]
    table = docx.Document(io.BytesIO(blob)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1][0] == "E0001\n1 of 2\nDisputed" and rows[1][1] == "4 September 2018 at 02:40\nWritten: 4/9/18"
    assert any(row[0] == "Gap" for row in rows)
    assert "No agency recorded a dated contact in these 26 days." in paragraphs(blob)
    assert [row[0] for row in rows][-1] == "Undated"
    root = part(blob)
    for cell in root.iter(f"{W}tc"):
        for colour in cell.iter(f"{W}color"):
            if colour.get(f"{W}val", "").upper() != "AUTO" and colour.getparent().tag == f"{W}rPr":
                assert contrast(f"#{colour.get(f'{W}val').lower()}", "#ffffff") >= 4.5
    agencies = {row[2] for row in rows[1:]}
    assert {POLICE, TRUST, "No agency"} <= agencies
    body = list(root.iter(f"{W}tr"))[1:]
    assert all(tr.find(f"{W}trPr/{W}cantSplit") is None for tr in body)


def test_every_word_of_every_row_stands_in_the_composite_chronology() -> None:
    row = entry(
        POLICE, 0, "Called.", date="2018-09-04", people="Both", seen="Y", children="n", action="NFA", source_record="CAD 1",
        time_as_written="0240", analysis="Too late",
    )  # fmt: skip
    blob = drafted(timeline=Timeline((Event("E1", "2018-09-04", None, (POLICE,), "", (row,)),))).files[CHRONOLOGY]
    held = " ".join(paragraphs(blob))
    for cell in ("Called", "Both", "Seen: Y", "Children: n", "NFA", "CAD 1", "0240", "Too late", "4/9/18"):
        assert re.search(rf"(?<!\w){re.escape(cell)}(?!\w)", held), cell


def test_a_gap_before_a_range_of_days_stands_in_front_of_it() -> None:
    one, two = entry(POLICE, 0, "First", date="2018-01-01/2018-01-07"), entry(POLICE, 1, "Second", date="2018-06-01")
    events = tuple(Event(f"E{n}", row.date or "", None, (POLICE,), "", (row,)) for n, row in enumerate((one, two)))
    gaps = (Gap("2018-01-07", "2018-06-01", 145),)
    table = docx.Document(io.BytesIO(drafted(timeline=Timeline(events, gaps=gaps)).files[CHRONOLOGY])).tables[0]
    assert [row.cells[0].text for row in table.rows][1:] == ["E0", "Gap", "E1"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The force should audit by 31 March 2023.", "31 March 2023"),
        ("Staff must ask, from October 2022.", "From October 2022"),
        ("Report by May 2022 and again by May 2023.", "[to be agreed]"),
        ("The force should audit.", "[to be agreed]"),
    ],
)
def test_a_date_the_recommendation_sets_is_its_target(text: str, target: str) -> None:
    source = imr(POLICE, recommendations=(recommendation(POLICE, 1, text),))
    assert target in paragraphs(drafted(sources=(source,), timeline=Timeline(())).files[PLAN])


def test_key_issues_of_the_summary_hold_no_half_of_a_dispute() -> None:
    lines = paragraphs(drafted().files[SUMMARY])
    assert "Where accounts differ" not in lines and "Comments of agencies on single events" not in lines
