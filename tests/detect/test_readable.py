"""A report masked to nonsense is a failure: what may never become a name, a place or a date of somebody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.detect import detect
from pipeline.detect.engine.model_names import ModelNames
from pipeline.detect.register.people import distinct_proposals
from pipeline.detect.rulebook.rules import load_rules
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import Impersonal
from pipeline.detect.words.mention import Mention
from pipeline.model import CaseFacts, Person, Register, Unit
from tests.detect.cases import FACTS, REGISTER, RULES_ONLY, document, entity_of, proposed, run, texts

NAMES = load_rules().names
GUARDS = Guards.of(NAMES)
MODEL = ModelNames(NAMES, GUARDS, Impersonal(NAMES, GUARDS))
NOBODY = Register()


def bare(*paragraphs: str, facts: CaseFacts = CaseFacts()):  # type: ignore[no-untyped-def]  # noqa: B008
    return detect([document(*paragraphs)], register=NOBODY, facts=facts, settings=RULES_ONLY)


def judged(text: str, written: str, kind: str = "PERSON", score: float = 0.97) -> list[tuple[str, str]]:
    """Return what is made of a span that the name model is sure of, as (text, kind)."""
    start = text.index(written)
    found = MODEL.judge([Mention(start, start + len(written), kind, score, "name_model", "")], text)
    return [(text[m.start : m.end], m.kind) for m in found if m.score >= 0.5]


@pytest.mark.parametrize("title", ["IDVA", "GP", "nurse", "midwife", "PC", "social worker"])
def test_a_name_never_spans_a_sentence_end(title: str) -> None:
    detection = bare(f"Named in the entry: {title}. The action was agreed.", "The review panel members met. The chair spoke.")
    assert not [t for t in texts(detection) if "The" in t]


@pytest.mark.parametrize("written", ["Dr. Banerjee", "Mrs. Rourke", "St. John Smythe"])
def test_an_abbreviated_title_does_not_end_a_sentence(written: str) -> None:
    assert any("Banerjee" in t or "Rourke" in t or "Smythe" in t for t in texts(bare(f"She saw {written} on the day.")))


@pytest.mark.parametrize(
    "word", ["The", "Referral", "Saturday", "AMHP", "ED", "I", "E-mail", "Self-referral", "Mon-Wed", "Tel", "Pre-trial", "Appt"]
)
def test_an_ordinary_word_is_nobody_whatever_the_model_says(word: str) -> None:
    assert GUARDS.no_name(word) or word in ("Pre-trial",)
    assert judged(f"It was noted: {word} from the school received.", word) == []


@pytest.mark.parametrize("word", ["Kofi", "May", "Hope", "Osgood", "Mary-Jane", "Sara"])
def test_a_name_may_be_a_name(word: str) -> None:
    assert not GUARDS.no_name(word)


def test_what_lies_between_two_children_is_no_finding() -> None:
    assert judged("Children: Bryn, Elowen", ", ") == []
    found = MODEL.judge([Mention(10, 22, "PERSON", 0.9, "name_model", "")], "Children: Bryn, Elowen")
    assert [(m.start, m.end) for m in found] == [(10, 14), (16, 22)]


def test_her_mother_of_the_same_surname_is_not_the_victim() -> None:
    detection = run("Tamsin came with her mother, Mrs Pell, who had travelled from Wales.")
    assert entity_of(detection, "Mrs Pell") not in ("victim", "perpetrator")


def test_mr_and_the_surname_is_the_perpetrator_before_his_brother() -> None:
    register = Register(people=(*REGISTER.people, Person("brother", "family", "Owain Rourke", gender="male")))
    detection = run("Owain Rourke rang.", "Mr Rourke was polite and minimised what he had done.", register=register)
    assert entity_of(detection, "Mr Rourke") == "perpetrator"


def test_another_spelling_of_a_surname_is_the_same_person_everywhere() -> None:
    register = Register(
        people=(Person("p", "perpetrator", "Darren Pryce", gender="male"), Person("v", "victim", "Abena Pryce", gender="female"))
    )
    detection = run("Darren Price was arrested.", "Mr Price rang about the tenancy.", register=register)
    assert entity_of(detection, "Mr Price") == "p"


def test_people_proposed_by_several_agencies_are_one() -> None:
    register = Register(people=(Person("v", "victim", "Tamsin Rourke"),))
    proposals = (Person("a", "family", "Tamsin Rourke"), Person("b", "family", "Jory Pell"), Person("c", "family", "PELL Jory"))
    assert [p.id for p in distinct_proposals(register, proposals)] == ["b"]


@pytest.mark.parametrize(
    "text",
    [
        "Edinburgh score not obtained.",
        "A London bar is to be fitted.",
        "Employer confirmed Monday to Saturday.",
        "seen every Friday",
    ],
)
def test_tools_and_recurring_days_stay(text: str) -> None:
    assert [f.text for f in proposed(bare(text)) if f.entity_type in ("PLACE", "PERSON", "DATE")] == []


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Passed to the team on 25/6.", "DATE"),
        ("Locks changed 29/12, no charge.", "DATE"),
        ("Review 6/52", None),
        ("low mood x 3/12", None),
        ("HARK 4/4 positive", None),
    ],
)
def test_short_dates_are_days_and_doses_are_not(written: str, kind: str | None) -> None:
    found = [f.entity_type for f in proposed(bare(written)) if f.entity_type in ("DATE", "CASE_REFERENCE", "PERSON")]
    assert found == ([kind] if kind else [])


@pytest.mark.parametrize("written", ["12.10", "15.45", "23:50", "01:52"])
def test_a_time_is_a_time_whatever_the_model_calls_it(written: str) -> None:
    assert judged(f"MASH rung {written}, no answer.", written, "DATE") == [(written, "TIME")]
    assert judged(f"MASH rung {written}, no answer.", written, "QUANTITY") == [(written, "TIME")]


def test_only_the_date_of_a_public_event_is_public() -> None:
    found = {
        f.text: f.context["date_kind"]
        for f in bare("On 10 May 2020: a visit was made. The first lockdown of 23 March 2020 was over.").findings
        if f.entity_type == "DATE"
    }
    assert found == {"On 10 May 2020": "event", "23 March 2020": "public"}
    (census,) = [f for f in bare("On 2 September 2019 the school census was taken.").findings if f.entity_type == "DATE"]
    assert census.context["date_kind"] == "event"


@pytest.mark.parametrize(
    "line", ["DHR-SSP-2021-02: Overview Report", "Reference: DHR-SSP-2021-02", "Action plan, reference no. DHR-SSP-2021-02"]
)
def test_the_review_keeps_its_own_reference(line: str) -> None:
    detection = bare(line, facts=CaseFacts(reference="DHR-SSP-2021-02"))
    assert not [f for f in proposed(detection) if f.entity_type != "DATE"]
    assert any("DHR-SSP-2021-02" in f.text for f in detection.kept)


def test_the_name_of_a_word_field_is_nobody() -> None:
    page_count = Unit("word.field_instruction", "field", "footer 1", "f#1", " NUMPAGES ")
    author = Unit("word.field_instruction", "field", "footer 1", "f#2", ' QUOTE "Rourke" ')
    body = document("They were employed by Numpages Ltd.", "Staff of NUMPAGES rang Numpages Ltd.")
    whole = replace(body, units=(*body.units, page_count, author))
    detection = detect([whole], register=REGISTER, facts=FACTS, settings=RULES_ONLY)
    assert [f.text for f in detection.findings if f.part == "field"] == ["Rourke"]


def test_a_community_order_is_no_imprisonment() -> None:
    detection = bare("He received an 18 month community order and 100 hours unpaid work.")
    assert not [f for f in detection.findings if f.entity_type == "SENTENCE"]


def test_roles_come_from_brackets_and_titles() -> None:
    detection = bare("Ms Chen (TA) noticed. Mr Lacey, the SENCO, disagreed. The neighbour, Mrs Akhtar, rang.")
    roles = {e.name: (e.title, e.relation) for e in detection.entities if e.group == "person"}
    assert roles["Ms Chen"][0] == "Teaching Assistant"
    assert roles["Mr Lacey"][0] == "Teacher"
    assert roles["Mrs Akhtar"][1] == "neighbour"


def test_an_abbreviation_is_no_code_of_a_person() -> None:
    assert "DSL" not in texts(bare("The DSL emailed the form."))


def test_a_child_is_one_by_the_age_beside_the_name() -> None:
    detection = bare("She collected Bryn (7) and Elowen, who was 4.")
    assert {e.name: e.role for e in detection.entities if e.group == "person"} == {"Bryn": "child", "Elowen": "child"}


def test_a_place_somebody_was_born_in_is_nobody_elsewhere() -> None:
    detection = bare("She was born in Tresmorran.", "They spoke about Tresmorran at length.")
    assert {f.entity_type for f in proposed(detection) if f.text == "Tresmorran"} == {"PLACE"}


def test_pages_of_analysis_stay_readable() -> None:
    page = (
        "VPI training was delivered. Safe Lives recommends that the DASH be completed with the victim alone.",
        "The Panel considered whether Professional Curiosity was evident and whether the Think Family approach was embedded.",
        "Winter pressures and the move to SystmOne were said to have contributed. The Named Nurse raised this with the Executive.",
        "Coercive control, as described by Evan Stark, is a liberty crime. Recommendation 4: the ICB should audit compliance.",
    )
    assert [f.text for f in proposed(run(*page, facts=FACTS)) if f.entity_type not in ("ORGANISATION", "QUANTITY")] == []


def test_an_officer_written_by_name_and_by_number_is_one() -> None:
    assert texts(bare("Named in the entry: PC Sadler PC 3127.")) == ["PC Sadler PC 3127"]


def test_a_title_with_one_initial_is_somebody_and_days_of_the_week_are_no_place() -> None:
    (found,) = MODEL.judge([Mention(0, 5, "PERSON", 0.95, "name_model", "")], "Dr A. has carried that sentence ever since.")
    assert (found.start, found.kind) == (0, "PERSON")
    assert MODEL.judge([Mention(16, 23, "PLACE", 0.99, "name_model", "")], "Child A came in Mon-Wed.") == []


@pytest.mark.parametrize(("word", "score"), [("mirtazapine", 0.996), ("dawn", 0.71)])
def test_an_english_word_in_lower_case_is_nobody(word: str, score: float) -> None:
    text = f"The box held {word} and nothing else."
    assert MODEL.judge([Mention(13, 13 + len(word), "PERSON", score, "name_model", "")], text) == []


def test_a_disease_is_no_slip_of_the_pen_for_a_name() -> None:
    register = Register(people=(Person("p", "perpetrator", "Rupert Larkinson"),))
    found = run("Parkinson's disease in a grandparent was recorded.", register=register)
    assert not [f for f in found.findings if f.entity_id == "p"]


def test_a_weight_is_no_age_and_a_profession_no_name() -> None:
    detection = bare("Baby girl, 3,240g.", "Staff: Dr Yewande Solarin, Consultant Paediatrician, and Registrar Lee.")
    assert not [f for f in detection.findings if f.entity_type == "AGE"]
    assert texts(detection) == ["Dr Yewande Solarin", "Registrar Lee"]


@pytest.mark.parametrize("least", ["at least", "no fewer than", "not less than"])
def test_the_least_somebody_must_serve_is_a_sentence(least: str) -> None:
    (found,) = [f for f in bare(f"He was told he would serve {least} 21 years.").findings if f.entity_type == "SENTENCE"]
    assert found.text.endswith(f"{least} 21 years")


def test_a_bracket_that_a_span_opens_is_no_part_of_a_name() -> None:
    assert judged("Then Simone (Weirside) rang.", "Simone (Weirside") == [("Simone", "PERSON")]
