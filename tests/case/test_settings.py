"""case.yaml and register.yaml are refused with the line, and never with the value."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SettingInvalid
from pipeline.settings import load_case_settings, load_register


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("reference: A\nrefrence: B\n", 2, "refrence"),
        ("dates:\n  death: 21 August 2019\n", 2, "dates.death"),
        ("panel:\n  - {name: A}\n  - {nme: B}\n", 3, "panel"),
        ("timeline: {gap_days: none}\n", 1, "gap_days"),
        ("kind: murder\n", 1, "kind"),
        ("reference: A\nreference: B\n", 2, "twice"),
        ("a: [1,\n", 2, "YAML"),
        ("- a\n", 1, "key: value"),
    ],
)
def test_a_wrong_setting_names_file_and_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    with pytest.raises(SettingInvalid) as refusal:
        load_case_settings(write(tmp_path / "case.yaml", text))
    assert f"case.yaml, line {line}" in str(refusal.value) and word in str(refusal.value)
    assert refusal.value.exit_code == 4


def test_a_refusal_never_repeats_a_name_of_the_register(tmp_path: Path) -> None:
    path = write(tmp_path / "register.yaml", "people:\n  - {id: a, name: Zebedee Quux, born: Zebedee Quux}\n")
    with pytest.raises(SettingInvalid) as refusal:
        load_register(path)
    assert "Zebedee" not in str(refusal.value)


def test_names_that_look_like_yaml_words_stay_names(tmp_path: Path) -> None:
    path = write(tmp_path / "register.yaml", "people:\n  - {id: a, name: No, also: [9, 1e3, Yes, 2019-01-01]}\n")
    person = load_register(path).people[0]
    assert person.name == "No"
    assert person.also == ("9", "1e3", "Yes", "2019-01-01")


def test_two_entries_under_one_id_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "register.yaml", "people:\n  - {id: a, name: A}\nplaces:\n  - {id: a, name: B}\n")
    with pytest.raises(SettingInvalid):
        load_register(path)


def test_missing_and_empty_files_mean_defaults(tmp_path: Path) -> None:
    assert load_case_settings(tmp_path / "none.yaml").policy == "publication"
    assert load_case_settings(write(tmp_path / "case.yaml", "# nothing\n")).timeline.gap_days == 90


def test_chair_author_and_panel_become_people_to_keep(tmp_path: Path) -> None:
    text = "chair: {name: Ann Example}\npanel:\n  - {name: Bob Sample, agency: Example Council}\ndates: {death: 2019-08-21}\n"
    facts = load_case_settings(write(tmp_path / "case.yaml", text)).facts({"sources/P/a.docx": "P"})
    assert facts.keep_people == ("Ann Example", "Bob Sample")
    assert facts.agencies == ("P", "Example Council")
    assert facts.dates == {"death": "2019-08-21"}
