"""Every rule in redaction_rules/ finds what its examples say and leaves what they say."""

from __future__ import annotations

import re

import pytest

from pipeline.detect import DetectSettings, detect
from pipeline.detect.rulebook.checks import CHECKS
from pipeline.detect.rulebook.gates import gate_of
from pipeline.detect.rulebook.pattern_trial import fingerprint, tried_files
from pipeline.detect.rulebook.rule_models import IdentifierRule, KeepRule, RiskRule
from pipeline.detect.rulebook.rules import load_rules
from pipeline.detect.settling.keep import Keep
from pipeline.detect.values.identifiers import Identifier
from pipeline.detect.words.text import clean
from pipeline.model import CaseFacts, Document, Register, Unit
from pipeline.shipped import shipped

RULES = load_rules()


def found(rule: IdentifierRule, text: str) -> list[str]:
    identifier = Identifier(rule)
    text = clean(text).text
    digits = len(re.findall(r"\d", text))
    if not identifier.possible(text, text.lower(), digits, ""):
        return []
    return [text[m.start : m.end] for m in identifier.find(text, "", digits) if m.score >= min(0.5, rule.score or 0.5)]


@pytest.mark.parametrize("rule", RULES.identifiers, ids=lambda rule: rule.id)
def test_an_identifier_rule_finds_its_examples_and_nothing_else(rule: IdentifierRule) -> None:
    for text in rule.match:
        assert found(rule, text), f"{rule.id} misses {text!r}"
    for text in rule.no_match:
        assert not found(rule, text), f"{rule.id} finds {text!r}"


@pytest.mark.parametrize("rule", RULES.keep, ids=lambda rule: rule.id)
def test_a_keep_rule_keeps_its_examples_and_nothing_else(rule: KeepRule) -> None:
    assert rule.match and rule.no_match
    keep = Keep(RULES, CaseFacts(), {})
    for text in rule.match:
        assert any(r is rule for _, r in keep.find(clean(text).text)), f"{rule.id} does not keep {text!r}"
    for text in rule.no_match:
        assert all(r is not rule for _, r in keep.find(clean(text).text)), f"{rule.id} keeps {text!r}"


@pytest.mark.parametrize("rule", RULES.risks, ids=lambda rule: rule.id)
def test_a_risk_rule_names_its_examples_and_nothing_else(rule: RiskRule) -> None:
    def risks(text: str) -> set[str]:
        document = Document("x.docx", "docx", "0", (Unit("word.body", "body", "paragraph 1", "p1", text),))
        detection = detect([document], register=Register(), facts=CaseFacts(), settings=DetectSettings(use_model=False))
        return {risk.rule for risk in detection.risks}

    for text in rule.match:
        assert rule.id in risks(text), f"{rule.id} misses {text!r}"
    for text in rule.no_match:
        assert rule.id not in risks(text), f"{rule.id} finds {text!r}"


@pytest.mark.parametrize("rule", RULES.identifiers, ids=lambda rule: rule.id)
def test_a_gate_lets_every_example_through(rule: IdentifierRule) -> None:
    import regex

    for pattern in rule.patterns:
        gate = gate_of(pattern)
        for text in rule.match:
            for match in regex.finditer(pattern, text):
                assert sum(c.isdigit() for c in match.group()) >= gate.digits
                assert all(mark in match.group() for mark in gate.marks)


@pytest.mark.parametrize(
    ("check", "right"),
    [
        ("nhs", "999 000 0379"), ("nhs", "999 000 0743"), ("nhs", "311299 1230"), ("nhs", "320 000 1232"), ("upn", "H919123421001"), ("upn", "C305456719042"),
        ("pnc", "19/123456E"), ("pnc", "2000/0000223R"), ("pnc", "07/42B"), ("cro", "123456/87H"), ("cro", "54321/02G"), ("cro", "SF93/123456X"),
        ("luhn", "356938035643809"), ("luhn", "4111 1111 1111 1111"), ("iban", "GB29 NWBK 6016 1331 9268 19"),
    ],
)  # fmt: skip
def test_a_check_digit_is_right_and_every_other_is_wrong(check: str, right: str) -> None:
    assert CHECKS[check](right)
    last = max(i for i, c in enumerate(right) if c.isalnum())
    others = "0123456789" if right[last].isdigit() else "ABCDEFGHJKLMNPQRTUVWXYZ"
    assert not any(CHECKS[check](right[:last] + other + right[last + 1 :]) for other in others if other != right[last])


def test_every_identifier_rule_survives_the_keep_list_of_the_domain() -> None:
    """Section 10 wins over section 9: nothing of these is ever an identifier."""
    stay = [
        "s.136", "section 2", "SI 2018/952", "HC 1034", "GP1", "SW2", "M5", "A38", "DASH RIC 14", "PHQ-9 score 21", "Domestic Abuse Act 2021", "COVID-19",
        "Working Together 2018", "999", "101", "0808 2000 247", "Year 9", "16+", "under-18s", "paragraph 5.1", "2018/19", "the incident 14 days later", "PC 1", "Town N", "Child B",
    ]  # fmt: skip
    for text in stay:
        sentence = f"They spoke of {text} then."
        document = Document("x.docx", "docx", "0", (Unit("word.body", "body", "paragraph 1", "p1", sentence),))
        detection = detect([document], register=Register(), facts=CaseFacts(), settings=DetectSettings(use_model=False))
        kinds = {
            f.entity_type
            for f in detection.findings
            if f.state == "proposed" and RULES.classes[f.entity_type].group in ("reference", "contact")
        }
        assert not kinds, f"{text}: {kinds}"


def test_every_shipped_rule_file_was_tried_as_it_is() -> None:
    folder = shipped("redaction_rules")
    changed = [
        p.name
        for p in (*folder.glob("identifiers/*.yaml"), *folder.glob("keep/*.yaml"))
        if fingerprint(p) not in tried_files(folder)
    ]
    assert not changed, "run `make rules`: its patterns were not tried since they were changed"
