"""The merge against what is known of the sample case and of a generated one: pairs, conflicts, gaps, dates."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pipeline.case import Case
from pipeline.model import Timeline
from pipeline.settings import load_case_settings, load_register

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Place = tuple[str, str]

pytestmark = pytest.mark.slow


def merged(root: Path) -> Timeline:
    from pipeline.documents import read
    from pipeline.ingest import understand
    from pipeline.timeline import merge

    case = Case(root)
    facts = case.facts()
    sources = []
    for path in case.source_files():
        name = case.name_of(path)
        sources.append(understand(read(path, name=name), agency=facts.agency_of[name], facts=facts))
    settings = load_case_settings(case.settings_file)
    return merge(sources, register=load_register(case.register_file), facts=facts, gap_days=settings.timeline.gap_days)


def pairs(groups: Iterable[Iterable[Place]]) -> set[tuple[Place, Place]]:
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def cases(tmp: Path) -> list[tuple[Path, dict[str, Any]]]:
    found = [(path, path.with_name(path.name + ".gold.json")) for path in SAMPLES.iterdir() if (path / "sources").is_dir()]
    from samples.generator import generate

    made = generate(tmp, seed=23, imrs=4, words=400, rows=250)
    found.append((made, made.with_name(made.name + ".gold.json")))
    return [(case, json.loads(gold.read_text(encoding="utf-8"))) for case, gold in found if gold.exists()]


def test_known_duplicates_conflicts_gaps_and_dates_are_found(tmp_path: Path) -> None:
    checked = 0
    for root, gold in cases(tmp_path):
        timeline = merged(root)
        rows = {(e.document, e.locator): e for event in timeline.events for e in event.entries}
        rows |= {(e.document, e.locator): e for e in timeline.undated}
        wrong = [r for r in gold["rows"] if rows[r["file"], r["locator"]].date != r["date"]]
        assert len(wrong) <= 0.03 * len(gold["rows"])
        known = pairs([[(r["file"], r["locator"]) for r in d["rows"]] for d in gold["duplicates"]])
        ours = pairs([[(e.document, e.locator) for e in event.entries] for event in timeline.events])
        assert len(known & ours) >= 0.9 * len(known), "recall"
        assert len(known & ours) >= 0.85 * len(ours), "precision; the gold lists planted pairs, not every true one"
        gaps = {(g.start, g.end, g.agency) for g in timeline.gaps}
        assert {(g["start"], g["end"], g["agency"]) for g in gold["gaps"]} <= gaps
        event_of = {(e.document, e.locator): event for event in timeline.events for e in event.entries}
        found = 0
        for conflict in gold["conflicts"]:
            places = [(v["file"], v["locator"]) for v in conflict["values"]]
            ids = {rows[p].id for p in places}
            found += any(
                c.field == conflict["field"] and len(ids & {a.entry for a in c.values}) > 1
                for p in places
                for c in event_of[p].conflicts
            )
        assert found >= 0.7 * len(gold["conflicts"])
        checked += 1
    assert checked
