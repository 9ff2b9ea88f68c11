"""Every word list of redaction_rules/timeline says what it must match and what it must not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.model import Entry, Person, Register
from pipeline.timeline.accounts.claims import Reader
from pipeline.timeline.reading.lexicon import evidence, load_words, markers_in, spoken_in

CHILD = Register(people=(Person("c", "child", "Ivo Quill"), Person("v", "victim", "Tessa Quill")))
READER = Reader(CHILD)


def _evidence() -> Iterator[tuple[str, str, str, bool]]:
    raw = load_words("evidence.yaml")
    for kind in ("agencies", "events"):
        for name, rule in raw[kind].items():
            yield from ((kind, name, text, True) for text in rule["match"])
            yield from ((kind, name, text, False) for text in rule["no_match"])
    for name in ("reports", "repeats", "reflections", "receipts", "preparations", "records"):
        yield from (("row", name, text, True) for text in raw[f"{name}_match"])
        yield from (("row", name, text, False) for text in raw[f"{name}_no_match"])


@pytest.mark.parametrize(("kind", "name", "text", "expected"), list(_evidence()))
def test_the_examples_of_the_evidence_hold(kind: str, name: str, text: str, expected: bool) -> None:
    spoken = spoken_in(text)
    row = {
        "reports": spoken.report,
        "repeats": spoken.repeats,
        "reflections": spoken.reflects,
        "receipts": spoken.receives,
        "preparations": spoken.prepares,
        "records": spoken.records,
    }
    said = name in spoken.agencies if kind == "agencies" else name in spoken.events if kind == "events" else row[name]
    assert said is expected


@pytest.mark.parametrize("name", load_words("evidence.yaml")["agencies"])
def test_every_kind_of_agency_has_names(name: str) -> None:
    assert load_words("evidence.yaml")["agencies"][name]["names"]
    assert evidence().names is not None


def _markers() -> Iterator[tuple[str, str, bool]]:
    for name, rule in load_words("markers.yaml")["markers"].items():
        yield from ((name, text, True) for text in rule["match"])
        yield from ((name, text, False) for text in rule["no_match"])


@pytest.mark.parametrize(("name", "text", "expected"), list(_markers()))
def test_the_examples_of_the_markers_hold(name: str, text: str, expected: bool) -> None:
    assert (name in markers_in(text)) is expected


def _claims() -> Iterator[tuple[str, str, str, str, bool]]:
    for name, points in load_words("points.yaml")["points"].items():
        for point, values in points.items():
            for value, rule in values.items():
                yield from ((name, point, value, text, True) for text in rule["match"])
                yield from ((name, point, value, text, False) for text in rule["no_match"])


@pytest.mark.parametrize(("name", "point", "value", "text", "expected"), list(_claims()))
def test_the_examples_of_the_claims_hold(name: str, point: str, value: str, text: str, expected: bool) -> None:
    claims = READER.claims(Entry("1", "Police", "d", "l", 0, "", "", text))
    told = {c.value for (field, of), said in claims.items() if field == name and of.partition(" of ")[0] == point for c in said}
    assert (value in told) is expected
