"""Who is meant, where the same words may mean two people."""

from __future__ import annotations

import pytest

from pipeline.detect import detect
from pipeline.model import CaseFacts, Detection, Document, Person, Register, Unit
from tests.detect.cases import RULES_ONLY, entity_of

COUNCIL, TRUST = "Ashwater Council", "Ellerdon Hospital Trust"
FACTS = CaseFacts(agencies=(COUNCIL, TRUST))
PEOPLE = Register(
    people=(
        Person("victim", "victim", "Tamsin Rourke", also=("Tamsin Teague", "Tamsin", "Mrs Rourke")),
        Person("perpetrator", "perpetrator", "Declan Rourke", also=("Declan",), gender="male"),
        Person("mother", "family", "Elowen Teague", also=("Mrs Teague",), gender="female"),
        Person("aunt", "family", "Maureen Trewin", also=("Maureen",), gender="female"),
    )
)


def document(*paragraphs: str) -> Document:
    """Make a report; a paragraph behind # is a heading."""
    units = tuple(
        Unit("word.body", "body", f"paragraph {i}", f"p{i}", text.removeprefix("# "), level=2 if text.startswith("# ") else None)
        for i, text in enumerate(paragraphs, 1)
    )
    return Document("drafts/report.docx", "docx", "0", units)


def test_codes_in_a_report_belong_to_the_agency_its_paragraph_tells_of() -> None:
    text = [
        f"On 3 May 2019, {COUNCIL} recorded: SW1 visited.",
        f"On 4 May 2019, {TRUST} recorded: SW1 rang the ward.",
        f"{COUNCIL}: SW1 told the author so.",
    ]
    council, trust, again = _codes(detect([document(*text)], register=Register(), facts=FACTS, settings=RULES_ONLY))
    assert council == again != trust


def test_codes_under_the_heading_of_an_agency_are_that_agencys() -> None:
    found = detect(
        [document(f"# Analysis by {COUNCIL}", "SW1 was on leave.", f"# Analysis by {TRUST}", "SW1 was at work.")],
        register=Register(),
        facts=FACTS,
        settings=RULES_ONLY,
    )
    council, trust = _codes(found)
    assert council != trust


def test_the_agency_named_behind_a_code_beats_the_one_that_speaks() -> None:
    text = [f"On 3 May 2019, {COUNCIL} recorded: SW1 and SW1 ({TRUST}) met.", f"{TRUST}: SW1 made a note."]
    own, other, noted = _codes(detect([document(*text)], register=Register(), facts=FACTS, settings=RULES_ONLY))
    assert own != other == noted


def test_a_code_nobody_can_place_is_the_one_person_of_the_case_with_that_code_else_flagged() -> None:
    one = detect([document(f"{COUNCIL}: SW1 visited.", "SW1 agreed.")], register=Register(), facts=FACTS, settings=RULES_ONLY)
    assert len(set(_codes(one))) == 1
    two = detect(
        [document(f"{COUNCIL}: SW1 visited.", f"{TRUST}: SW1 rang.", "SW1 agreed.")],
        register=Register(),
        facts=FACTS,
        settings=RULES_ONLY,
    )
    last = [f for f in two.findings if f.text == "SW1"][-1]
    assert last.context.get("ambiguous")


def test_a_name_listed_in_exactly_these_words_is_that_person() -> None:
    found = detect([document("The Trust wrote to Mrs Teague.")], register=PEOPLE, facts=FACTS, settings=RULES_ONLY)
    assert entity_of(found, "Mrs Teague") == "mother"


def test_a_relation_before_a_first_name_of_the_register_makes_nobody_new() -> None:
    found = detect([document("Will said that his brother Declan had left.")], register=PEOPLE, facts=FACTS, settings=RULES_ONLY)
    assert entity_of(found, "Declan") == "perpetrator"


@pytest.mark.parametrize("full", ["Mo Banerji", "Mohammed Banerji"])
def test_a_short_form_is_whoever_was_last_named_of_those_it_may_mean(full: str) -> None:
    text = f"{full} of number 4 told police. Mo said that nobody came back."
    found = detect([document("Maureen rang.", text)], register=PEOPLE, facts=FACTS, settings=RULES_ONLY)
    short = next(f for f in found.findings if f.text == "Mo")
    assert short.entity_id == entity_of(found, full)
    assert short.context["ambiguous"] == "aunt"


def _codes(found: Detection) -> list[str | None]:
    return [f.entity_id for f in found.findings if f.text == "SW1"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("She lived with her son, Gareth, 34, and his wife.", "family"),
        ("Her adult son, Gareth, had moved to Leeds.", "family"),
        ("She lived with her son, Gareth, 9, and a dog.", "child"),
        ("Her son, Gareth, had moved to Leeds.", "child"),
    ],
)
def test_a_grown_up_son_is_no_child(text: str, role: str) -> None:
    found = detect([document(text)], register=Register(), facts=FACTS, settings=RULES_ONLY)
    assert next(e.role for e in found.entities if e.name == "Gareth") == role


def test_a_name_before_the_body_it_belongs_to_goes_whole() -> None:
    """Known from elsewhere by the first name alone, the surname must not be left between the two."""
    text = "Pastor Winston Clarke of Living Waters Chapel knew her well."
    found = detect([document("Pastor Winston rang.", text)], register=Register(), facts=FACTS, settings=RULES_ONLY)
    covered = [(f.start, f.end) for f in found.findings if f.locator == "paragraph 2" and f.entity_type == "PERSON"]
    assert any(start <= text.index("Clarke") and end >= text.index(" of") for start, end in covered)
