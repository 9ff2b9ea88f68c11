"""What LibreOffice shows is judged as a whole; its pages only say where."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline import documents
from pipeline.model import Hit
from pipeline.redact.opening import opened_elsewhere

WHOLE = "as LibreOffice shows it"


def search(streams: Sequence[tuple[str, str]]) -> tuple[Hit, ...]:
    """Meet "Vale" wherever it is not part of "North Vale Trust"."""
    return tuple(
        Hit("a.docx", place, place, "stream", "Vale", why="a name", entity_id="v")
        for place, text in streams
        if "Vale" in text.replace("North Vale Trust", "")
    )


def opened(monkeypatch: pytest.MonkeyPatch, *shown: tuple[str, str]) -> list[str]:
    monkeypatch.setattr(documents, "has_office", lambda: True)
    monkeypatch.setattr(documents, "shown_in_office", lambda *_, **__: shown)
    return [hit.part for hit in opened_elsewhere(b"", name="a.docx", before=None, search=search).hits]


def test_a_page_that_begins_inside_kept_words_blocks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened(monkeypatch, (WHOLE, "seen by North Vale Trust"), ("page 1", "seen by North"), ("page 2", "Vale Trust")) == []


def test_a_name_is_told_by_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened(monkeypatch, (WHOLE, "then Vale rang"), ("page 1", "then"), ("page 2", "Vale rang")) == ["page 2"]


def test_a_name_that_two_pages_share_is_met_in_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened(monkeypatch, (WHOLE, "then Vale rang"), ("page 1", "then Va"), ("page 2", "le rang")) == [WHOLE]
