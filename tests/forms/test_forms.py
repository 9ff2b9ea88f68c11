"""The blank forms: what an agency fills in is read without a question left."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.documents import read_bytes
from pipeline.forms import FORMS, write_forms
from pipeline.ingest.understanding import understand
from pipeline.model import CaseFacts, Register, Source
from pipeline.shipped import shipped

WRITTEN = (
    (
        "1",
        "3/4/2019",
        "14:30",
        "Log 17",
        "PC Orla Tandy; Mina Faraday",
        "Called to an argument at the flat.",
        "Yes - alone",
        "No",
        "Risk form done, medium.",
        "Yes",
        "Well done.",
    ),
    (
        "2",
        "about May 2019",
        "",
        "Letter",
        "Dr Osei",
        "Routine check. No enquiry made.",
        "Yes - not alone",
        "Not recorded",
        "None",
        "No",
        "Should have asked.",
    ),
    ("3", "June 2019 to January 2020", "", "All systems", "", "No contact with this agency.", "", "", "", "", ""),
    (
        "4",
        "12 to 15 May 2020",
        "",
        "Diary",
        "Health visitor",
        "Home visit, not admitted.",
        "No",
        "No",
        "Letter left.",
        "Partly",
        "",
    ),
)


def blank(name: str) -> bytes:
    return shipped("report_templates", "forms", name).read_bytes()


def understood(content: bytes, name: str) -> Source:
    return understand(read_bytes(content, name=name), agency="Example Trust")


def choose(cell: Any, text: str) -> None:
    """Pick from the list in a cell as Word does: the text replaces the placeholder."""
    from docx.oxml.ns import qn

    control = cell._tc.find(f".//{qn('w:sdt')}")
    if control is None:
        cell.text = text
        return
    if text:
        properties = control.find(qn("w:sdtPr"))
        properties.remove(properties.find(qn("w:showingPlcHdr")))
        control.find(f".//{qn('w:t')}").text = text


def filled_word_chronology() -> bytes:
    import docx

    document = docx.Document(io.BytesIO(blank("Chronology form.docx")))
    for row, texts in zip(document.tables[0].rows[1:], WRITTEN, strict=False):
        for cell, text in zip(row.cells, texts, strict=True):
            choose(cell, text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def filled_excel_chronology() -> bytes:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(blank("Chronology form.xlsx")))
    for number, texts in enumerate(WRITTEN, start=2):
        for column, text in enumerate(texts, start=1):
            book["Chronology"].cell(number, column).value = text or None
    book["Abbreviations"]["A2"], book["Abbreviations"]["B2"] = "RIC", "Risk indicator checklist"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "fill"), [("Chronology form.docx", filled_word_chronology), ("Chronology form.xlsx", filled_excel_chronology)]
)
def test_a_filled_chronology_is_read_without_a_problem(name: str, fill: Any) -> None:
    source = understood(fill(), name)
    assert source.kind == "chronology"
    assert source.problems == ()
    assert len(source.entries) == len(WRITTEN)
    for entry, texts in zip(source.entries, WRITTEN, strict=True):
        assert entry.date_as_written == texts[1] and entry.time_as_written == texts[2]
        assert texts[3] in entry.source_record and texts[4] in entry.people and texts[5] in entry.text
        assert texts[8] in (entry.action or "") or texts[8] == "None"
        assert texts[10] in (entry.analysis or "")
    first = source.entries[0]
    assert first.seen and "Yes - alone" in first.seen
    assert first.children and "No" in first.children


@pytest.mark.parametrize("name", ["Chronology form.docx", "Chronology form.xlsx"])
def test_an_empty_chronology_holds_no_rows_and_no_problem(name: str) -> None:
    source = understood(blank(name), name)
    assert source.entries == () and source.problems == ()


ANSWERS = {
    "1. Introduction": "Mina Faraday was known to this Trust from 2015 to 2020.",
    "3. Terms of reference": "K1. Was risk assessed?",
    "4. Methodology": "The author read the electronic record and the safeguarding policy of 2018.",
    "4.1 Author and independence": "The author is independent: no dealings with the family, no line management of the staff.",
    "5. Parallel reviews": "An inquest is open.",
    "6. Chronology of agency involvement": "On 3 April 2019 Mina was seen alone by the nurse.",
    "7. Analysis of involvement": "Risk was not reviewed after the second visit because the form was filed unread.",
    "9. Equality and diversity": "Mina was pregnant in 2019.",
    "10. Good practice": "The nurse made time to see Mina alone.",
    "11. Lessons learnt": "Ask every time.",
}


def filled_imr() -> bytes:
    import docx

    document = docx.Document(io.BytesIO(blank("IMR form.docx")))
    for place, paragraph in enumerate(document.paragraphs):
        if paragraph.text in ANSWERS:
            document.paragraphs[place + 1].text = ANSWERS[paragraph.text]
    cover, family, interviews, questions, recommendations, signoff = document.tables
    for row, text in zip(
        cover.rows,
        ("DHR-1", "Example Trust", "Lena Achterberg", "Named Nurse", "1 March 2021", "2 March 2021", "1, 4 June 2021"),
        strict=True,
    ):
        row.cells[1].text = text
    for table, rows in (
        (
            family,
            [
                ("Mina Faraday", "Minnie", "Victim", "04/05/1990", "01/02/2020", "White British"),
                ("Tom Quillan", "", "Perpetrator", "06/07/1988", "", ""),
            ],
        ),
        (interviews, [("Nurse Ada Brightwell", "Community nurse", "12 May 2021")]),
        (questions, [("K1", "Was risk assessed?", "It was assessed once and not again.")]),
    ):
        for row, texts in zip(table.rows[1:], rows, strict=False):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    for cell, text in zip(
        recommendations.rows[1].cells,
        (
            "1",
            "The Trust should audit risk forms every quarter.",
            "Local",
            "Add to the audit plan",
            "Example Trust, Head of Safeguarding",
            "01/12/2021",
        ),
        strict=True,
    ):
        choose(cell, text)
    for row, text in zip(signoff.rows, ("Priya Venn", "Director of Nursing", "10 June 2021"), strict=True):
        row.cells[1].text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_filled_imr_maps_every_section_without_a_problem() -> None:
    source = understood(filled_imr(), "IMR form.docx")
    assert source.kind == "imr"
    assert source.problems == ()
    keys = list(dict.fromkeys(section.key for section in source.sections if section.heading))
    assert keys == [
        "cover",
        "introduction",
        "family",
        "terms_of_reference",
        "methodology",
        "author",
        "interviews",
        "parallel_reviews",
        "chronology",
        "analysis",
        "terms_answers",
        "equality",
        "good_practice",
        "lessons",
        "recommendations",
        "signoff",
    ]
    by_text = {paragraph.text: section.key for section in source.sections for paragraph in section.paragraphs}
    assert by_text[ANSWERS["7. Analysis of involvement"]] == "analysis"
    assert by_text[ANSWERS["10. Good practice"]] == "good_practice"
    assert any("assessed once" in text and key == "terms_answers" for text, key in by_text.items())


def test_a_filled_imr_names_author_sign_off_people_and_recommendations() -> None:
    source = understood(filled_imr(), "IMR form.docx")
    assert source.author == "Lena Achterberg" and source.author_role == "Named Nurse"
    assert "independent" in source.independence
    assert source.signed_off.startswith("Priya Venn") and "10 June 2021" in source.signed_off
    people = {person.name: person for person in source.proposals}
    assert people["Mina Faraday"].role == "victim" and people["Mina Faraday"].born == "1990-05-04"
    assert people["Tom Quillan"].role == "perpetrator"
    [recommendation] = source.recommendations
    assert recommendation.text == "The Trust should audit risk forms every quarter."
    assert recommendation.scope == "Local" and recommendation.target == "01/12/2021"
    assert recommendation.action == "Add to the audit plan"


def test_a_filled_imr_meets_every_check_at_intake() -> None:
    missing = [check.item for check in understood(filled_imr(), "IMR form.docx").intake if not check.present]
    assert missing == []


def test_what_the_forms_advise_is_never_taken_for_what_an_agency_wrote() -> None:
    """Advice stands in front of the first section, or in comments: sections nothing is drafted from."""
    import yaml

    wording = yaml.safe_load(shipped("report_templates", "forms", "wording.yaml").read_text(encoding="utf-8"))
    sections = [part for section in wording["imr"]["sections"] for part in (section, *section.get("parts", ()))]
    prompts = {part["prompt"] for part in sections if "prompt" in part} | set(wording["imr"]["advice"])
    source = understood(filled_imr(), "IMR form.docx")
    spoken = {section.key for section in source.sections for p in section.paragraphs if p.text in prompts}
    assert spoken <= {"cover", "notes"}


def test_the_shipped_forms_are_what_their_script_builds(tmp_path: Path) -> None:
    """Part by part, because another zlib may compress the same content otherwise; twice on one machine gives the same bytes."""
    from report_templates.forms.build import build

    def parts(content: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {name: package.read(name) for name in package.namelist()}

    (tmp_path / "again").mkdir()
    build(tmp_path)
    build(tmp_path / "again")
    for name in FORMS:
        built = (tmp_path / name).read_bytes()
        assert built == (tmp_path / "again" / name).read_bytes()
        assert parts(built) == parts(blank(name)), f"{name} is older than its script"


def test_the_excel_form_offers_the_answers_in_lists() -> None:
    import openpyxl

    page = openpyxl.load_workbook(io.BytesIO(blank("Chronology form.xlsx")))["Chronology"]
    lists = {rule.promptTitle: rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"}
    assert set(lists) == {"Victim seen", "Children seen", "Expected practice"}
    assert all(len(formula) <= 255 for formula in lists.values())
    assert page.freeze_panes and page.auto_filter.ref and page.page_setup.orientation == "landscape"


def test_forms_are_written_once_and_never_over_a_filled_one(tmp_path: Path) -> None:
    written = write_forms(tmp_path / "out")
    assert sorted(path.name for path in written) == sorted(FORMS)
    assert write_forms(tmp_path / "out") == written
    written[0].write_bytes(b"filled in by an agency")
    assert cli._exit_code(["templates", str(tmp_path / "out")]) == 2
    assert written[0].read_bytes() == b"filled in by an agency"


def test_the_command_names_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli._exit_code(["templates", str(tmp_path / "forms")]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in FORMS)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert cli._exit_code(["templates", str(tmp_path / "file")]) == 2


def test_filled_forms_merge_into_one_timeline_with_every_date_read() -> None:
    from pipeline.timeline import merge

    word = understood(filled_word_chronology(), "sources/A/Chronology form.docx")
    excel = understood(filled_excel_chronology(), "sources/B/Chronology form.xlsx")
    timeline = merge([word, excel], register=Register(), facts=CaseFacts())
    dates = [entry.date for event in timeline.events for entry in event.entries]
    assert len(dates) == 2 * len(WRITTEN) and timeline.undated == () and timeline.problems == ()
    assert {"2019-04-03", "2019-05~", "2019-06/2020-01", "2020-05-12/2020-05-15"} == set(dates)
