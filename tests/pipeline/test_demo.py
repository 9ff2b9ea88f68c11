"""The demo: the written case, from twenty agency files to a published set, offline."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.pipeline.conftest import Run, docx_text, everything_in

pytestmark = pytest.mark.slow

GOLD = Path(__file__).resolve().parents[2] / "samples" / "staunholme.gold.json"
SET = {"Overview Report.docx", "Executive Summary.docx", "Action Plan.docx", "manifest.json"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, dhr: Run) -> Path:
    out = tmp_path_factory.mktemp("demo") / "case"
    ended = dhr("demo", "--out", out)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return out


@pytest.fixture(scope="module")
def gold() -> dict:
    return json.loads(GOLD.read_text(encoding="utf-8"))


def fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    return " ".join(text.casefold().split())


def test_the_published_folder_holds_the_set_and_nothing_else(demo: Path) -> None:
    assert {p.name for p in (demo / "published").iterdir()} == SET


def test_no_must_hide_string_of_the_gold_is_in_the_published_set(demo: Path, gold: dict) -> None:
    text = fold("\n".join(everything_in(p) for p in (demo / "published").iterdir()))
    surfaces = {s["text"] for e in gold["entities"] for s in e["surfaces"] if s["must_hide"] and s["leakscan"]}
    assert len(surfaces) > 150
    left = [s for s in surfaces if re.search(rf"(?<!\w){re.escape(fold(s))}(?!\w)", text)]
    assert not left, left


def test_the_independent_scanner_agrees(demo: Path, gold: dict, shared: Path, tmp_path: Path) -> None:
    surfaces = sorted({s["text"] for e in gold["entities"] for s in e["surfaces"] if s["must_hide"] and s["leakscan"]})
    forbidden = tmp_path / "forbidden.txt"
    forbidden.write_text("\n".join(surfaces), encoding="utf-8")
    command = [sys.executable, str(shared / "eval" / "leakscan.py"), str(forbidden), *map(str, (demo / "published").iterdir())]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stdout


def test_what_must_stay_and_stood_in_the_drafts_is_still_published(demo: Path, gold: dict) -> None:
    names = SET - {"manifest.json"}
    drafts = fold("\n".join(docx_text(demo / "drafts" / n) for n in names))
    published = fold("\n".join(docx_text(demo / "published" / n) for n in names))
    held = [m["text"] for m in gold["must_stay"] if fold(m["text"]) in drafts]
    lost = [text for text in held if fold(text) not in published]
    assert len(held) >= 100
    assert len(lost) <= 0.02 * len(held), lost


def test_the_action_plan_holds_every_recommendation_of_every_review(demo: Path, gold: dict) -> None:
    plan = fold(docx_text(demo / "drafts" / "Action Plan.docx"))
    reviews = {
        d["file"] for d in gold["documents"] if d["kind"] in ("imr", "both")
    }  # letters and statements are not drafted from
    missing = [r["text"] for r in gold["recommendations"] if r["file"] in reviews and fold(r["text"])[:60] not in plan]
    assert len(reviews) >= 6
    assert not missing, missing


def test_every_row_is_in_the_timeline_exactly_once(demo: Path, gold: dict) -> None:
    timeline = json.loads((demo / "work" / "timeline.json").read_text(encoding="utf-8"))
    places = [(e["document"], e["locator"]) for ev in timeline["events"] for e in ev["entries"]]
    places += [(e["document"], e["locator"]) for e in timeline["undated"]]
    assert len(places) == len(set(places))
    rows = {(r["file"], r["locator"]) for r in gold["rows"]}
    assert rows <= set(places), sorted(rows - set(places))


def test_drafts_are_marked_and_the_published_set_is_not(demo: Path) -> None:
    for name in SET - {"manifest.json"}:
        assert "OFFICIAL-SENSITIVE" in docx_text(demo / "drafts" / name)
        assert "OFFICIAL-SENSITIVE" not in docx_text(demo / "published" / name)


def test_no_empty_value_shows_in_any_document(demo: Path) -> None:
    for path in [*(demo / "drafts").glob("*.docx"), *(demo / "published").glob("*.docx")]:
        if path.name == "Integrated Chronology.docx":
            continue  # an agency's own cell may say "None"
        text = docx_text(path)
        assert not re.search(r"(?m)(?:^|[:;(\[]\s*)None(?:$|[;)\]])", text), path.name
        assert "{{" not in text and "{%" not in text and "Undefined" not in text


def test_the_coverage_table_names_every_paragraph_and_row(demo: Path) -> None:
    coverage = json.loads((demo / "work" / "coverage.json").read_text(encoding="utf-8"))
    paragraphs, entries = set(), set()
    for path in (demo / "work" / "sources").glob("*.json"):
        source = json.loads(path.read_text(encoding="utf-8"))["source"]
        entries |= {entry["id"] for entry in source["entries"]}
        if source["kind"] in ("imr", "both"):
            paragraphs |= {p["id"] for section in source["sections"] for p in section["paragraphs"]}
    assert len(entries) >= 130 and entries == {line["id"] for line in coverage["entries"]}
    assert paragraphs and paragraphs <= {line["id"] for line in coverage["paragraphs"]}
    assert all(line["used"] or line["reason"] for line in [*coverage["paragraphs"], *coverage["entries"]])


def test_no_trace_of_the_key_or_the_sources_is_published(demo: Path) -> None:
    for path in (demo / "published").iterdir():
        text = everything_in(path)
        assert "sources/" not in text and "register.yaml" not in text and "decisions.sqlite" not in text
        assert "w:comment " not in text and "w:sdt" not in text
