"""What detection refuses at the start, with the place named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.detect import DetectSettings, detect
from pipeline.detect.rulebook.rules import load_rules
from pipeline.errors import PartMissing, SettingInvalid
from pipeline.model import CaseFacts, Register
from pipeline.shipped import shipped
from tests.detect.cases import document

RULE = """rules:
  - id: ours
    entity_type: CASE_REFERENCE
    patterns: ['{pattern}']
    score: 0.9
    why: a case number of ours
    match: ["see XY-1234"]
    no_match: ["XY"]
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_of_a_user_is_used(tmp_path: Path) -> None:
    rules = load_rules(extra=[written(tmp_path, RULE.format(pattern=r"\bXY-\d{4}\b"))])
    found = detect(
        [document("see XY-1234 now")],
        register=Register(),
        facts=CaseFacts(),
        rules=rules,
        settings=DetectSettings(use_model=False),
    )
    assert [(f.text, f.recogniser) for f in found.findings] == [("XY-1234", "ours")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (RULE.format(pattern=r"(a+)+$"), "too long"),
        (RULE.format(pattern=r"(\d|\d\d)*X"), "too long"),
        (RULE.format(pattern="(unclosed"), "compile"),
        (RULE.format(pattern="x").replace("    why:", "    wy: x\n    why:"), "not known"),
        (RULE.format(pattern="x").replace("CASE_REFERENCE", "CASE_REFRENCE"), "CASE_REFRENCE"),
        (RULE.format(pattern="x").replace("score: 0.9", "check: nhss"), "no check"),
        (RULE.format(pattern="x").replace("id: ours", "id: nhs_number"), "twice"),
    ],
)
def test_a_bad_rule_is_refused_with_its_file_and_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingInvalid) as refusal:
        load_rules(extra=[written(tmp_path, text)])
    assert "ours.yaml, line " in str(refusal.value) and says in str(refusal.value)


def test_a_missing_rules_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingInvalid, match="does not exist"):
        load_rules(extra=[tmp_path / "none.yaml"])


def test_a_shipped_folder_with_a_typo_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(shipped("redaction_rules"), folder, ignore=shutil.ignore_patterns("policies", "pseudonyms", "timeline"))
    path = folder / "keep" / "codes.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("reason: ordinary words", "reson: ordinary words"), encoding="utf-8")
    with pytest.raises(SettingInvalid, match=r"codes\.yaml, line \d+"):
        load_rules(folder)


def test_a_model_that_is_named_and_missing_is_refused() -> None:
    with pytest.raises(PartMissing, match="en_core_web_nonesuch"):
        detect([document("x")], register=Register(), facts=CaseFacts(), settings=DetectSettings(model="en_core_web_nonesuch"))
