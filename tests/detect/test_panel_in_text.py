"""Panel members and chosen pseudonyms that the report itself tells stay readable; people of the case do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.detection import document
from pipeline.detect import detect
from pipeline.model import CaseFacts, Document, Person, Register


def people(*paragraphs: str, register: Register = Register()) -> list[str]:  # noqa: B008 - frozen
    found = detect([document(list(paragraphs))], register=register, facts=CaseFacts())
    return [f.text for f in found.findings if f.entity_type == "PERSON" and f.state == "proposed"]


MINUTES = (
    "DHR review panel, minutes of 3 May 2021",
    "Present: Thora Quillfeather (chair), DCI Bertrand Oxlade (Example Constabulary), Noor Hallam (Example ICB). Apologies: Piers Wanless (Housing).",
    "Bertrand Oxlade said that the log was lost.",
)


def test_members_in_the_minutes_of_the_review_panel_stay() -> None:
    assert people(*MINUTES) == []


def test_people_present_at_a_meeting_of_an_agency_go() -> None:
    assert "Noor Hallam" in " ".join(people("Strategy meeting of 3 May 2018", MINUTES[1]))


def test_a_panel_member_whom_the_register_knows_is_as_the_register_says() -> None:
    register = Register(people=(Person("p1", "witness", "Noor Hallam"),))
    assert "Noor Hallam" in people(*MINUTES, register=register)


@pytest.mark.parametrize(
    "text",
    [
        "Verity Quillfeather was appointed chair of this review in May 2020.",
        "The panel first met in May 2020; the chair, Dr Verity Quillfeather, wrote to both families.",
        "Jem Oxlade (Head of Community Safety) and Rita Wanless attended every meeting of the panel.",
    ],
)
def test_chair_and_members_told_in_a_sentence_stay(text: str) -> None:
    assert people(text) == []


def test_the_chair_of_a_conference_is_a_practitioner() -> None:
    assert people("The review heard that the conference chair, Ms Verity Quillfeather, rang.") != []


def test_pseudonyms_that_the_family_chose_stay() -> None:
    chosen = 'The family chose "Skye" for the victim and "Callum" for her husband.'
    assert people(chosen, "Skye lived with Callum for a year.") == []


def test_somebody_who_is_called_so_is_no_pseudonym() -> None:
    assert "Marnie" in people("A pseudonym was not wanted; her daughter is called Marnie.", "Marnie saw it all.")


def headed(*paragraphs: str) -> Document:
    found = document(list(paragraphs))
    return replace(found, units=(replace(found.units[0], level=1, style="heading 1"), *found.units[1:]))


def test_the_authors_of_agencies_reviews_are_practitioners_also_under_the_heading_of_contributors() -> None:
    contributors = headed("Contributors to the review", "Verity Quillfeather, Review and Learning Team")
    found = detect([contributors], register=Register(), facts=CaseFacts()).findings
    assert "Verity Quillfeather" in [f.text for f in found]


def test_where_the_case_names_its_panel_no_document_adds_to_it() -> None:
    facts = CaseFacts(keep_people=("Jane Example",))
    found = detect([document(list(MINUTES))], register=Register(), facts=facts).findings
    assert "Noor Hallam" in " ".join(f.text for f in found if f.state == "proposed")


def test_a_panel_told_in_a_paragraph_of_sentences_stays() -> None:
    text = (
        "The panel was chaired by Dr Thora Quillfeather, who has never worked here. The author is Piers Wanless. Members: Detective "
        "Chief Inspector Bertrand Oxlade, Example Constabulary; Noor Hallam, Example Borough Council."
    )
    assert people(text, "DCI Bertrand Oxlade had the log. Noor Hallam agreed.") == []


def test_the_name_under_a_heading_of_the_chair_stays() -> None:
    assert people("3. Chair and author", "Thora Quillfeather, formerly of Example Police, who retired in 2012.") == []


def test_somebody_who_deputises_at_the_panel_stays() -> None:
    assert people(MINUTES[0], "Apologies: Piers Wanless, Housing – Noor Hallam deputising") == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The conference was chaired by Thora Quillfeather. Members: Piers Wanless, Housing."],
        ["A CPA review was held in May. The review was chaired by Thora Quillfeather, who saw him twice."],
        ["The MARAC panel was chaired by Thora Quillfeather."],
        ["The school panel was chaired by Thora Quillfeather. The author is Piers Wanless."],
        ["Notes of the MARAC panel, 4 May 2018", "Present: Thora Quillfeather (IDVA), Piers Wanless (Housing)."],
        ["Minutes of the allocation panel", "Present: Thora Quillfeather (Chair), Piers Wanless (Housing)."],
    ],
)
def test_those_of_another_meeting_go(paragraphs: list[str]) -> None:
    assert "Thora Quillfeather" in " ".join(people(*paragraphs))


def test_the_named_doctor_who_wrote_an_agencys_report_goes() -> None:
    assert people("The author of this report is Dr Thora Quillfeather, named GP for safeguarding.") == ["Dr Thora Quillfeather"]


def test_the_defendant_of_this_case_is_no_citation() -> None:
    assert "Yorath Salim AL-MARDINI" in " ".join(people("R v Yorath Salim AL-MARDINI", "He was sentenced on Friday."))
    assert people("The court followed R v Ahluwalia.") == []


DRAFT = "Draft 2 of the overview report with the record of the panel that read it"
MINUTED = (
    "RECORD OF PANEL MEETING 4, held online on 6 May 2021",
    "Present: Dr Thora Quillfeather (Chair), Bertrand Oxlade (Head of Housing, Example Council), Noor Hallam (Example ICB). Apologies: Councillor Piers Wanless.",
)


def test_the_panel_of_minutes_at_the_end_of_a_draft_stays() -> None:
    text = "Dr Quillfeather asked that the log be quoted. Bertrand Oxlade felt it was long."
    assert people(DRAFT, *["The couple lived quietly there."] * 9, *MINUTED, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Noor explained that she had hid under the bed from her father.", "Noor"),
        ("The girl would not speak. Noor reported that dad had a knife.", "Noor"),
        ("Noor Wexcombe asked that the shop be closed.", "Noor Wexcombe"),
        ("DS Oxlade took the boy from the garden.", "DS Oxlade"),
    ],
)
def test_somebody_who_bears_a_name_of_the_panel_goes(text: str, name: str) -> None:
    assert name in people(DRAFT, *MINUTED, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('In the final version she will be "Skye" and her husband "Callum".', "Callum"),
        ('In the published report he becomes "Callum".', "Callum"),
        ('They did not want a letter in the report; they have chosen "Callum", which he liked.', "Callum"),
    ],
)
def test_names_of_the_final_version_stay(text: str, name: str) -> None:
    assert name not in people(text, f"{name} moved house in 2018.")


@pytest.mark.parametrize(
    "text",
    [
        'The review heard that they have chosen "Callum" for the baby.',
        'The report says her nickname was "Callum" at school.',
    ],
)
def test_names_chosen_for_others_go(text: str) -> None:
    assert "Callum" in people(text, "Callum moved house in 2018.")
