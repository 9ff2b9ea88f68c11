"""The generator: the same seed gives the same case, its gold is true, and its cases are not alike."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samples.check_gold import Case, untruths
from samples.generator import generate
from samples.generator.dates import exact, listed, span, uncertain, vague
from samples.generator.identifiers import make
from samples.kit.cast import IDENTIFIER_CLASSES
from samples.kit.spans import days_of


def gold_of(root: Path) -> dict[str, Any]:
    return json.loads(root.with_name(root.name + ".gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("whole"), seed=7, imrs=10, words=500, rows=260)


def test_the_gold_of_a_generated_case_is_true(whole: Path) -> None:
    assert list(untruths(whole, gold_of(whole))) == []


@pytest.mark.parametrize(("seed", "imrs", "words", "rows"), [(1, 1, 200, 10), (2, 2, 400, 40), (3, 4, 300, 80), (4, 3, 900, 60)])
def test_small_cases_are_true_as_well(tmp_path: Path, seed: int, imrs: int, words: int, rows: int) -> None:
    root = generate(tmp_path, seed=seed, imrs=imrs, words=words, rows=rows)
    assert list(untruths(root, gold_of(root))) == []
    assert len({f.split("/")[1] for f in Case(root).sources()}) == imrs


def test_the_same_seed_gives_the_same_case(tmp_path: Path) -> None:
    one = generate(tmp_path / "one", seed=5, imrs=2, words=300, rows=30)
    two = generate(tmp_path / "two", seed=5, imrs=2, words=300, rows=30)
    assert gold_of(one) == gold_of(two)
    for path in sorted(one.rglob("*.docx")):
        assert path.read_bytes() == (two / path.relative_to(one)).read_bytes()


def test_settings_and_register_are_valid_yaml_that_knows_the_main_people(whole: Path) -> None:
    import yaml

    settings = yaml.safe_load((whole / "case.yaml").read_text(encoding="utf-8"))
    register = yaml.safe_load((whole / "register.yaml").read_text(encoding="utf-8"))
    assert settings["kind"] == "suicide"
    assert {"victim", "perpetrator", "child1"} <= {p["id"] for p in register["people"]}


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    one, two = (gold_of(generate(tmp_path, seed=s, imrs=1, words=200, rows=10)) for s in (21, 22))
    names = [{e["name"] for e in g["entities"] if e["role"] in ("victim", "perpetrator", "child")} for g in (one, two)]
    assert not names[0] & names[1]


def test_a_case_holds_duplicates_conflicts_gaps_and_messy_dates(whole: Path) -> None:
    gold = gold_of(whole)
    assert len(gold["duplicates"]) >= 8
    assert len(gold["conflicts"]) >= 4
    assert [g for g in gold["gaps"] if g["agency"] is None]
    assert gold["undated"] and gold["must_stay"]
    assert abs(len(gold["rows"]) - 260) <= 20
    assert {Path(r["file"]).suffix for r in gold["rows"]} == {".docx", ".xlsx", ".csv", ".pdf"}
    assert len({r["agency"] for r in gold["recommendations"]}) == 10


def test_every_row_of_a_happening_lies_within_a_day_of_the_others(whole: Path) -> None:
    gold = gold_of(whole)
    for event in {r["event"] for r in gold["rows"] if r["event"]}:
        days = [days_of(r["date"]) for r in gold["rows"] if r["event"] == event]
        assert all(days)
        assert (max(d[0] for d in days if d) - min(d[0] for d in days if d)).days <= 1


def test_identifiers_are_made_for_every_class_a_case_uses() -> None:
    from random import Random

    rng = Random(3)
    not_made = {"LICENCE", "DOB", "DOD", "DAY", "AGE", "QUOTE", "EXHIBIT", "FILENAME"}  # made of somebody's name or life
    for kind in sorted(set(IDENTIFIER_CLASSES) - not_made):
        assert make(rng, kind)


def test_nhs_numbers_have_right_check_digits() -> None:
    from random import Random

    rng = Random(1)
    for _ in range(50):
        digits = [int(c) for c in make(rng, "NHS") if c.isdigit()]
        assert len(digits) == 10
        assert (11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11) % 11 == digits[9]


def test_every_way_of_writing_a_day_covers_the_day() -> None:
    import datetime as dt
    from random import Random

    rng = Random(2)
    for offset in range(0, 1500, 7):
        day = dt.date(2015, 1, 5) + dt.timedelta(days=offset)
        for way in (lambda r, d: exact(r, d, "slash"), uncertain, vague, span, listed):
            _, edtf, _ = way(rng, day)
            covered = days_of(edtf)
            assert covered is not None, edtf
            assert covered[0] <= day <= covered[1], edtf


def test_the_command_line_prints_the_folder(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    sizes = ["--seed", "6", "--imrs", "1", "--words", "150", "--rows", "8"]
    command = [sys.executable, "-m", "samples.generator", str(tmp_path), *sizes]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=60)
    assert Path(done.stdout.strip()).is_dir()


@pytest.mark.slow
def test_a_case_of_full_size_is_true(tmp_path: Path) -> None:
    root = generate(tmp_path, seed=11, imrs=10, words=10_000, rows=1_500)
    gold = gold_of(root)
    assert list(untruths(root, gold)) == []
    assert abs(len(gold["rows"]) - 1_500) <= 60
