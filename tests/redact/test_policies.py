"""Policies are data: every rule's examples reach it, every typo is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SettingInvalid
from pipeline.redact.policy import Policy, Rule, load_policy, read_example, rule_for
from pipeline.shipped import shipped

NAMES = ("publication", "family", "maximum", "maximum-public")
POLICIES = {name: load_policy(name) for name in NAMES}
RULES = [(name, rule) for name in NAMES for rule in POLICIES[name].rules]


@pytest.mark.parametrize(("name", "rule"), RULES, ids=[f"{name}-{rule.id}" for name, rule in RULES])
def test_the_examples_of_a_rule_reach_it_and_the_others_do_not(name: str, rule: Rule) -> None:
    assert rule.examples.match and rule.examples.no_match
    for example in rule.examples.match:
        assert rule_for(POLICIES[name], **read_example(example)).id == rule.id, example
    for example in rule.examples.no_match:
        assert rule_for(POLICIES[name], **read_example(example)).id != rule.id, example


def test_every_shipped_policy_file_is_named_as_its_file() -> None:
    files = sorted(p.stem for p in shipped("redaction_rules", "policies").glob("*.yaml"))
    assert files == sorted(NAMES)
    assert all(policy.name == name for name, policy in POLICIES.items())


def test_the_strict_policies_keep_nothing_that_is_about_somebody() -> None:
    types = (
        "PERSON",
        "PLACE",
        "ADDRESS",
        "ORGANISATION",
        "DATE",
        "TIME",
        "AGE",
        "NATIONALITY",
        "QUANTITY",
        "MONEY",
        "OCCUPATION",
        "NHS_NUMBER",
    )
    for entity_type in types:
        assert rule_for(POLICIES["maximum"], **read_example(entity_type)).action != "keep"
    public = read_example("ORGANISATION org_kind=public_body")
    assert rule_for(POLICIES["maximum"], **public).action != "keep"
    assert rule_for(POLICIES["maximum-public"], **public).action == "keep"


@pytest.mark.parametrize(
    ("change", "place", "word"),
    [
        (("action: redact", "action: redcat"), "line 6", "action"),
        (("operator: marker", "operator: markre"), "line 7", "operator"),
        (('params: {text: "[x]"}', 'params: {txt: "[x]"}'), "line 8", "txt"),
        (("entity_type: PHONE", "entity_typ: PHONE"), "line 5", "entity_typ"),
        (("- id: rest", "- id: phones"), "line 9", "stands twice"),
        (("  - id: rest\n", "  - id: rest\n    group: person\n"), "line 9", "rest"),
    ],
)
def test_a_typo_is_refused_with_its_line(tmp_path: Path, change: tuple[str, str], place: str, word: str) -> None:
    text = (
        'name: mine\nabout: a test\nrules:\n  - id: phones\n    entity_type: PHONE\n    action: redact\n    operator: marker\n    params: {text: "[x]"}\n'
        "  - id: rest\n    action: keep\n"
    )
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    assert isinstance(load_policy(path), Policy)
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(SettingInvalid) as refusal:
        load_policy(path)
    assert "mine.yaml" in str(refusal.value) and place in str(refusal.value)
    assert word in str(refusal.value)


def test_an_unknown_policy_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SettingInvalid, match="publication"):
        load_policy("publicaton")
