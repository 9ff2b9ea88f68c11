"""The names and sentences of the equal-care benchmark are no part of what the model was trained on."""

from __future__ import annotations

import importlib
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.detection import equal_care

TRAINING = Path(__file__).resolve().parents[2] / "training"

pytestmark = pytest.mark.skipif(not TRAINING.is_dir(), reason="needs training/")


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Import modules of the training folder by their bare names, as its scripts do."""
    monkeypatch.syspath_prepend(str(TRAINING))
    before = set(sys.modules)
    yield importlib.import_module
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(TRAINING)):
            del sys.modules[name]


def kept_out() -> set[str]:
    return {name.lower() for g in equal_care.groups().values() for part in (g.women, g.men, g.family) for name in part}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str, length: int = 5) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


def test_every_group_has_names_enough() -> None:
    assert len(equal_care.groups()) >= 10
    assert all(min(len(g.women), len(g.men)) >= 50 and len(g.family) >= 90 for g in equal_care.groups().values())


def test_training_leaves_out_every_name_kept_for_measuring(training: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    names = training("names")
    assert all(names.kept_for_evaluation(name) for name in kept_out())
    monkeypatch.setattr(names, "_faker_names", lambda locale, stem: ["Anna", *sorted(kept_out())])  # whatever a list may hold
    used = {n.lower() for o in names.origins().values() for part in (o.female, o.male, o.surnames) for n in part}
    assert "anna" in used
    assert not used & kept_out()
    people = names.People(random.Random(5))
    drawn = [people.person() for _ in range(3000)]
    assert not {name.lower() for p in drawn for name in (p.first, p.last, p.middle)} & kept_out()


def test_real_text_that_mentions_such_a_name_is_left_out(training: Any) -> None:
    corpora, compose = training("corpora"), training("compose")
    name = sorted(kept_out())[0].capitalize()
    kept, dropped = (compose.parse(f"Then <PERSON|{n}> rang.") for n in ("Anna", name))
    assert corpora.without_reserved([kept, dropped]) == [kept]


def test_the_sentences_share_no_five_words_in_a_row_with_the_training_folder() -> None:
    seen: set[tuple[str, ...]] = set()
    for file in sorted((*TRAINING.rglob("*.txt"), *TRAINING.glob("*.py"))):
        for line in re.split(r"[\n|]", file.read_text(encoding="utf-8")):
            seen |= runs(line)
    assert seen
    for template in (*equal_care.carriers()[0], *equal_care.carriers()[1]):
        for part in re.split(r"\{\w+\}", template):
            assert not runs(part) & seen, template


def test_each_form_marks_the_name_it_writes() -> None:
    group = next(iter(equal_care.groups()))
    for form in equal_care.FORMS:
        for text, start, end in equal_care.sentences(group, 60, form, 1):
            name = text[start:end]
            assert name == name.strip()
            assert name
            if form in ("lower", "lower-name"):
                assert name.islower()
            if form in ("capitals", "capitals-all", "initials", "dotted"):
                assert name.isupper()
