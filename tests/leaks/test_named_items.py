"""What no replacement can settle is a named item: it stops release until accepted, and survives edits elsewhere."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model import CaseFacts, Detection, Document, Entity, Finding, Risk, Unit, UnreadItem
from pipeline.publish.gate import conditions
from pipeline.record import Recorded
from pipeline.redact.checks import checks
from pipeline.redact.findings import Findings
from pipeline.review.effect import effect
from tests.leaks.kinds import REGISTER

FACTS = CaseFacts(reference="DHR-2021-03")
NOTHING = Detection((), ())


def draft(*texts: str, name: str = "drafts/Overview Report.docx", part: str = "body", first: int = 1) -> Document:
    units = tuple(Unit(f"word.{part}", part, f"{part} {n}", f"{part}{n}", text) for n, text in enumerate(texts, start=first))
    return Document(name, "docx", "0" * 64, units)


def items(
    *drafts: Document,
    detection: Detection = NOTHING,
    earlier: frozenset[str] = frozenset(),
    sources: frozenset[str] = frozenset(),
) -> list[UnreadItem]:
    issued = {person.id: person.pseudonym for person in REGISTER.people if person.pseudonym}
    return list(
        checks(drafts, detection=detection, register=REGISTER, facts=FACTS, issued=issued, earlier=earlier, sources=sources)
    )


def kinds(found: list[UnreadItem]) -> list[str]:
    return [item.reason.partition(":")[0] for item in found]


ASKED = [
    ("She died three days before her 30th birthday.", "birthday"),
    ("It was the day after his eighteenth birthday.", "birthday"),
    ("She would have been 35 within two weeks.", "birthday"),
    ("He was 38 years, 4 months and 11 days old.", "birthday"),
    ("He was 4 years and 7 months when he was first seen.", "birthday"),
    ("It was on the eve of her fiftieth birthday.", "birthday"),
    ("As DHR-2017-09 found, nobody asked.", "another case"),
    ("As XX/DHR-2017-09 found, nobody asked.", "another case"),
    ("Laura (the perpetrator) was arrested.", "pseudonym's role"),
    ("The victim, Simon, was found at home.", "pseudonym's role"),
    ("The deceased was Simon.", "pseudonym's role"),
]
LEFT_ALONE = [
    "He will serve at least 17 years and 6 months.",
    "They were married for 3 years and 2 months.",
    "It became 20 minutes a day.",
    "On the birthday card he wrote nothing.",
    "They met at a birthday party.",
    "She was 34 years old and had been ill for two weeks.",
    "This review, DHR-2021-03, was commissioned in 2019.",
    "Laura, the victim, told Simon, the perpetrator, to leave.",
    "The victim said that Simon had gone.",
    "Simon's victim was afraid.",
]


@pytest.mark.parametrize(("text", "kind"), ASKED)
def test_a_sentence_that_tells_too_much_is_asked_about(text: str, kind: str) -> None:
    assert kinds(items(draft(text))) == [kind]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_an_ordinary_sentence_is_left_alone(text: str) -> None:
    assert items(draft(text)) == []


def test_versions_and_dates_that_differ_between_drafts_are_asked_about() -> None:
    one = draft("Version 3, June 2022", part="footer")
    same = draft("version 3 – June 2022", part="header", name="drafts/Executive Summary.docx")
    other = draft("Version 2, 4 May 2021", part="footer", name="drafts/Action Plan.docx")
    assert items(one, same) == []
    assert {item.document for item in items(one, same, other)} == {"drafts/Action Plan.docx"}
    assert kinds(items(one, other)) == ["running dates"] * 4


def test_a_person_only_the_drafts_name_may_come_from_another_case() -> None:
    def said(document: str) -> Finding:
        return Finding(document, "body", "paragraph 1", "b", 0, 5, "Fiona", entity_id="f")

    entity = Entity("f", "person", name="Fiona Halloway")
    both = Detection((said("sources/a.docx"), said("drafts/Overview Report.docx")), (entity,))
    alone = Detection(both.findings[1:], (entity,))
    report = draft("Fiona rang.")
    assert items(report, detection=both, sources=frozenset({"sources/a.docx"})) == []
    assert kinds(items(report, detection=alone, sources=frozenset({"sources/a.docx"}))) == ["another case"]


def test_a_pseudonym_that_was_changed_is_asked_about_where_it_still_stands() -> None:
    assert kinds(items(draft("Miriam rang. Laura rang."), earlier=frozenset({"Miriam", "Laura"}))) == ["earlier pseudonym"]


def test_an_item_keeps_its_id_when_a_paragraph_is_put_above_and_never_tells_the_text() -> None:
    text = "She died three days before her 30th birthday."
    risk = Risk("rare", "drafts/Overview Report.docx", "body 1", "The farrier of Ottersby.", "a rare trade")
    before = items(draft(text), detection=Detection((), (), (risk,)))
    moved = dataclasses.replace(risk, locator="body 2")
    after = items(draft("New.", text), detection=Detection((), (), (moved,)))
    assert [item.id for item in before] == [item.id for item in after] and len(before) == 2
    assert not any("birthday." in item.reason or "Ottersby" in item.reason for item in before)


def test_the_gate_stays_shut_until_the_item_is_accepted() -> None:
    report = draft("Laura, the perpetrator, was arrested.")
    result = Findings({report.name: report.sha256}, (), (), unread=tuple(items(report)))

    def still_open(current: dict[tuple[str, str], Recorded]) -> list[str]:
        gate = conditions(result, current, effect(result, current))
        return [condition.name for condition in gate if not condition.holds]

    assert "unread items accepted" in still_open({})
    accepted = Recorded("unread", result.unread[0].id, "accept", None, "a quotation", by="Chair")
    assert "unread items accepted" not in still_open({("unread", result.unread[0].id): accepted})


@pytest.mark.parametrize("written", ["VW-DHR-07", "DHR-07", "DHR 07", "VW/DHR/07"])
def test_the_reference_of_the_case_itself_is_not_another_case(written: str) -> None:
    facts = CaseFacts(reference="VW-DHR-07")
    asked = checks([draft(f"Reference: {written}, final.")], detection=NOTHING, register=REGISTER, facts=facts, issued={})
    assert not asked
    assert checks([draft("See VW-DHR-08.")], detection=NOTHING, register=REGISTER, facts=facts, issued={})
