"""A stage is stale when anything it reads has changed, word lists included."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import pipeline.shipped
from pipeline.case import Case
from pipeline.shipped import shipped
from pipeline.state import StageName, fingerprint


def test_a_marker_the_writer_adds_makes_the_timeline_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = tmp_path / "rules" / "redaction_rules"
    shutil.copytree(shipped("redaction_rules", "timeline"), rules / "timeline")
    monkeypatch.setattr(pipeline.shipped, "_PACKAGE", rules.parent / "pipeline")
    (tmp_path / "case").mkdir()
    case = Case(tmp_path / "case")
    stages: tuple[StageName, ...] = ("ingest", "timeline", "draft")
    before = {name: fingerprint(case, name) for name in stages}
    with (rules / "timeline" / "markers.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# one more\n")
    changed = {name for name in before if fingerprint(case, name) != before[name]}
    assert changed == {"timeline", "draft"}
