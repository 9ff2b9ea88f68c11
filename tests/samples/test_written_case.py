"""The written case: it can be built again, its gold is true, and it holds what a case must hold."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from samples import build
from samples.check_gold import Case, untruths
from samples.kit.cast import IDENTIFIER_CLASSES
from samples.texts.people import CASE

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ROOT = SAMPLES / CASE


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return json.loads((SAMPLES / f"{CASE}.gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build.build(tmp_path_factory.mktemp("rebuilt"))


def test_the_gold_is_true_of_the_committed_files(gold: dict[str, Any]) -> None:
    assert list(untruths(ROOT, gold)) == []


def test_building_again_gives_the_same_text_in_every_place(rebuilt: Path) -> None:
    before, after = Case(ROOT), Case(rebuilt)
    assert after.sources() == before.sources()
    for file in before.sources():
        assert after.places(file) == before.places(file), file
    for name in ("case.yaml", "register.yaml"):
        assert (rebuilt / name).read_bytes() == (ROOT / name).read_bytes()


def test_building_again_gives_the_same_gold(rebuilt: Path, gold: dict[str, Any]) -> None:
    fresh = json.loads(rebuilt.with_name(f"{CASE}.gold.json").read_text(encoding="utf-8"))
    assert fresh == gold


def test_word_files_are_the_same_bytes_each_time(rebuilt: Path, tmp_path: Path) -> None:
    again = build.build(tmp_path)
    for path in rebuilt.rglob("*.docx"):
        assert (again / path.relative_to(rebuilt)).read_bytes() == path.read_bytes(), path.name


def test_the_case_has_the_forms_and_sizes_it_promises(gold: dict[str, Any]) -> None:
    case = Case(ROOT)
    kinds = Counter(Path(f).suffix for f in case.sources())
    assert kinds[".docx"] >= 8 and kinds[".pdf"] >= 2 and kinds[".xlsx"] >= 2 and kinds[".csv"] >= 2
    assert len({f.split("/")[1] for f in case.sources()}) >= 8
    assert len(gold["rows"]) >= 130
    words = sum(len(t.split()) for f in case.sources() for (part, _), t in case.places(f).items() if part == "body")
    assert words >= 10_000
    crosses = {r["locator"].split()[1] for r in gold["rows"] if r["file"].endswith(".pdf")}
    assert crosses >= {"1", "2"}
    assert any(r["hidden"] for r in gold["rows"]) and any(r["continued"] for r in gold["rows"])


def test_a_csv_is_in_a_windows_code_page_and_not_utf_8() -> None:
    blob = (ROOT / "sources" / "Millrace Surgery" / "emis_export_chronology.csv").read_bytes()
    assert b";" in blob
    with pytest.raises(UnicodeDecodeError):
        blob.decode("utf-8")


def test_happenings_are_recorded_by_several_agencies_and_some_disagree(gold: dict[str, Any]) -> None:
    shared = [d for d in gold["duplicates"] if len({r["agency"] for r in d["rows"]}) > 1]
    assert len(shared) >= 12
    assert len({c["event"] for c in gold["conflicts"]}) >= 4
    fields = {"date", "time", "people", "caller", "children_present", "injury", "disclosure", "outcome", "other"}
    assert {c["field"] for c in gold["conflicts"]} == fields
    assert [g for g in gold["gaps"] if g["agency"] is None and g["start"] > "2017"]


def test_every_kind_of_identifier_is_planted(gold: dict[str, Any]) -> None:
    seen = {e["class"] for e in gold["entities"] if e["kind"] == "identifier"}
    assert seen == set(IDENTIFIER_CLASSES)


def test_the_hiding_places_of_word_are_used(gold: dict[str, Any]) -> None:
    parts = {w["part"] for e in gold["entities"] for s in e["surfaces"] if s["must_hide"] for w in s["where"]}
    assert parts >= {"body", "header", "footer", "footnote", "comment", "textbox"}
    assert parts >= {"deleted", "author", "hyperlink", "alt", "property"}


def test_equal_codes_of_two_agencies_are_two_people(gold: dict[str, Any]) -> None:
    owners: dict[str, set[str]] = {}
    for entity in gold["entities"]:
        for surface in entity["surfaces"]:
            owners.setdefault(surface["text"], set()).add(entity["id"])
    assert owners["SW1"] == {"csc-sw1", "mh-sw1"}
    assert owners["Nurse 1"] == {"gp-nurse1", "ed-nurse1"}


def test_at_least_150_strings_must_stay_each_for_a_reason(gold: dict[str, Any]) -> None:
    assert len(gold["must_stay"]) >= 150
    assert all(s["reason"] for s in gold["must_stay"])


def test_every_agency_that_sent_a_report_makes_recommendations(gold: dict[str, Any]) -> None:
    reporting = {r["agency"] for r in gold["recommendations"]}
    assert reporting == {r["agency"] for r in gold["rows"]}


def test_the_gold_says_what_every_file_is(gold: dict[str, Any]) -> None:
    kinds = Counter(d["kind"] for d in gold["documents"])
    assert set(kinds) == {"imr", "chronology", "both", "statement", "letter", "other"}
    assert kinds["imr"] + kinds["both"] >= 8


def test_no_pseudonym_is_anybody_s_real_name_in_the_case(gold: dict[str, Any]) -> None:
    register = (ROOT / "register.yaml").read_text(encoding="utf-8")
    given = set(re.findall(r'pseudonym: "([^"]+)"', register))
    assert given
    words = {w for e in gold["entities"] if e["kind"] == "person" for s in e["surfaces"] for w in s["text"].split()}
    assert not given & words


def test_some_people_of_the_sources_are_in_no_register(gold: dict[str, Any]) -> None:
    unlisted = [e for e in gold["entities"] if e["kind"] == "person" and e["must_hide"] and not e["in_register"]]
    assert len(unlisted) >= 10
