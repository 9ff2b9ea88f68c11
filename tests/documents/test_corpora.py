"""Real files of other projects and files made to hurt, where they are present."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks import corpus_report
from pipeline import documents
from pipeline.model import Edit

CORPORA = Path(__file__).resolve().parents[2] / "../shared/corpora"
needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="needs ../shared/corpora")


@needs_corpora
@pytest.mark.slow
def test_every_real_file_is_read_whole_or_refused_with_a_reason() -> None:
    tallies = corpus_report.real_files(CORPORA, verbose=False)
    for kind, tally in tallies.items():
        assert not tally.crashed and not tally.hung and not tally.against, kind
        for part, count in tally.there.items():
            assert tally.seen[part] >= corpus_report.ENOUGH * count, (kind, part)


@needs_corpora
@pytest.mark.slow
def test_every_hostile_file_is_treated_as_expected() -> None:
    tally, blind = corpus_report.hostile_files(CORPORA, verbose=False)
    assert not tally.crashed and not tally.hung and not tally.against and not blind


@needs_corpora
@pytest.mark.parametrize("name", ["canary_everywhere.xlsx", "canary_everywhere.pdf"])
def test_no_canary_survives_editing_and_scrub(name: str) -> None:
    blob = (CORPORA / "hostile" / name).read_bytes()
    words = json.loads((CORPORA / "hostile" / f"{name}.json").read_text(encoding="utf-8")).values()
    pattern = re.compile("|".join(map(re.escape, words)))
    units = documents.read_bytes(blob, name=name).units
    edits = [Edit(unit.address, m.start(), m.end(), m.group(), "Laura") for unit in units for m in pattern.finditer(unit.text)]
    clean = documents.scrub(documents.apply_edits(blob, edits, name=name), name=name).blob
    for place, text in documents.streams(clean, name=name):
        assert not pattern.search(text), place


@needs_corpora
@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(CORPORA.glob("xlsx/*.xls[xm]")) if CORPORA.is_dir() else [], ids=lambda path: path.name)
def test_a_real_workbook_is_edited_and_scrubbed_without_loss(path: Path) -> None:
    from pipeline.errors import InputRefused

    blob = path.read_bytes()
    try:
        before = documents.read_bytes(blob, name=path.name)
    except InputRefused:
        return
    cells = [unit for unit in before.units if unit.slot == "excel.cell" and len(unit.text) > 7][::37]
    edits = [Edit(unit.address, 0, 4, unit.text[:4], "Laura") for unit in cells]
    edited = documents.apply_edits(blob, edits, name=path.name)
    assert documents.integrity(blob, edited, edits, name=path.name) == ()
    after = documents.read_bytes(documents.scrub(edited, name=path.name).blob, name="a.xlsx")
    count = sum(unit.slot == "excel.cell" for unit in before.units)
    assert sum(unit.slot == "excel.cell" for unit in after.units) == count
