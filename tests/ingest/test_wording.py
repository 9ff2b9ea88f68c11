"""Every synonym file keeps its own promises."""

from __future__ import annotations

import pytest

from pipeline.errors import SettingInvalid
from pipeline.ingest import wording
from pipeline.ingest.wording import best, headings, section_of, section_wording

COLUMNS = [(kind, *example) for kind, spec in headings().kinds.items() for example in spec.examples]


@pytest.mark.parametrize(("kind", "role", "heading", "wanted"), COLUMNS)
def test_a_column_heading_means_what_its_examples_say(kind: str, role: str, heading: str, wanted: bool) -> None:
    match = best(heading, headings().kinds[kind].phrases, floor=0.25)
    assert ((match[0] if match else None) == role) is wanted, match


@pytest.mark.parametrize(("key", "heading", "wanted"), section_wording().examples)
def test_a_section_heading_means_what_its_examples_say(key: str, heading: str, wanted: bool) -> None:
    match = section_of(heading)
    assert ((match[0] if match else None) == key) is wanted, match


def test_every_column_and_section_has_examples() -> None:
    for spec in headings().kinds.values():
        roles = {phrase.means for phrase in spec.phrases} - {""}
        assert {role for role, _, good in spec.examples if good} == roles
        assert {role for role, _, good in spec.examples if not good} == roles
    sections = {phrase.means for phrase in section_wording().phrases} - {""}
    assert {key for key, _, good in section_wording().examples if good} == sections


def test_an_unknown_key_in_a_synonym_file_is_refused_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "read_lists", lambda path: {"chronology": {"needs": [], "colums": {}}})
    with pytest.raises(SettingInvalid, match=r"chronology\.colums"):
        wording.headings.__wrapped__()
