"""The merge against what is known of the sample case and of generated ones: pairs, conflicts, gaps, dates, contradictions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.timeline_gold import Figures, compare, merged
from samples.generator import generate

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

pytestmark = pytest.mark.slow


def measured(root: Path) -> Figures:
    return compare(merged(root), json.loads(root.with_name(root.name + ".gold.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", ["staunholme", 23, 64])
def test_what_is_known_of_a_case_is_found(case: str | int, tmp_path: Path) -> None:
    root = SAMPLES / case if isinstance(case, str) else generate(tmp_path, seed=case, imrs=4, words=400, rows=250)
    found = measured(root)
    assert found.pairs_known >= 10 and found.conflicts_known >= 4 and found.gaps_known >= 4  # else nothing is measured
    assert found.recall >= 0.9 and found.precision >= 0.9
    assert found.conflicts_found >= 0.9 * found.conflicts_known
    assert found.extra_per_event < 0.5
    assert found.gaps_found == found.gaps_known
    assert found.dates_right >= 0.97 * found.dates_known
    assert found.contradictions_found >= 0.9 * found.contradictions_known
    assert found.contradictions_extra <= 0.1 * found.contradictions_known


def test_the_generator_plants_contradictions(tmp_path: Path) -> None:
    root = generate(tmp_path, seed=23, imrs=4, words=400, rows=250)
    gold = json.loads(root.with_name(root.name + ".gold.json").read_text(encoding="utf-8"))
    assert {c["field"] for c in gold["contradictions"]} >= {"date"}
