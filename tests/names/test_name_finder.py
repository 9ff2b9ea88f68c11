"""The spaCy component that finds names nobody listed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline import names
from pipeline.errors import PartMissing


@pytest.fixture(scope="module")
def nlp() -> Any:
    return names.load(threads=1)


def found(doc: Any) -> dict[str, str]:
    return {e.text: e.label_ for e in doc.ents}


def test_people_places_and_ages_are_found(nlp: Any) -> None:
    doc = nlp("On 4 March 2019 Tamsin Rourke (34) rang PC 4410 Okoro from 9 Cooper's Yard, Saltmere.")
    assert found(doc) == {
        "4 March 2019": "DATETIME",
        "Tamsin Rourke": "PERSON",
        "34": "DEM",
        "4410": "CODE",
        "Okoro": "PERSON",
        "9 Cooper's Yard, Saltmere": "LOC",
    }


def test_a_public_body_is_told_from_a_small_organisation(nlp: Any) -> None:
    doc = nlp("Saltmere Constabulary and Fenshire County Council wrote to Quayside Surgery and to Harbour Lane Primary School.")
    labels = found(doc)
    assert labels["Saltmere Constabulary"] == labels["Fenshire County Council"] == "ORG_PUBLIC"
    assert labels["Quayside Surgery"] == labels["Harbour Lane Primary School"] == "ORG"
    assert {e.text: e._.public > 0.5 for e in doc.ents}["Quayside Surgery"] is False


@pytest.mark.parametrize(
    "text",
    [
        "The VPI was completed and shared with the Independent Chair.",
        "Key Line of Enquiry 3: Routine Enquiry",
        "Will there be a review? There was a mark on her neck.",
        "The risk rose in the months before the death. Grace period of two weeks.",
        "The DASH score was 14 and the PHQ-9 score was 21.",
        "Officer A and Social Worker 2 attended. SW1 closed the case.",
        "He was prescribed sertraline and diazepam.",
    ],
)  # fmt: skip
def test_prose_about_nobody_holds_no_person_and_no_place(nlp: Any, text: str) -> None:
    assert [e.text for e in nlp(text).ents if e.label_ in ("PERSON", "LOC")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ROURKE, Tamsin was seen at home.", "ROURKE"),
        ("spoke to morwenna on the phone, she is worried", "morwenna"),
        ("PC Okoro spoke to ELOWEN PELL in the kitchen.", "ELOWEN PELL"),
        ("Abimbola Ogunleye told the midwife that she was frightened.", "Abimbola Ogunleye"),
        ("Dr Banerjee wrote to the Wójcik family.", "Wójcik"),
        ("Tam\u00adsin Rourke rang again.", "Tam\u00adsin Rourke"),
        ("Siobhán O’Shaughnessy and Kwabena\u00a0Owusu attended.", "Kwabena\u00a0Owusu"),
    ],
)
def test_a_name_is_found_however_it_is_written(nlp: Any, text: str, name: str) -> None:
    assert any(e.label_ == "PERSON" and name in e.text for e in nlp(text).ents)


def test_every_finding_has_a_score_and_lies_in_the_span_group(nlp: Any) -> None:
    doc = nlp("Gethin told Morwenna that he had moved to Penzance.")
    assert list(doc.spans["dhr_names"]) == list(doc.ents)
    assert all(0 < e._.score <= 1 for e in doc.ents)
    assert {e.label_ for e in doc.ents} <= set(names.LABELS)
    taken = {t.i for e in doc.ents for t in e}
    assert not any(t.i in taken for s in doc.spans["dhr_names_possible"] for t in s)


def test_a_paragraph_alone_and_among_others_has_the_same_findings(nlp: Any) -> None:
    texts = [
        "Gethin hid.",
        "",
        "   ",
        "Tamsin rang her sister Morwenna in Truro. " * 9,
        "Gethin hid.",
        "N/A",
        "Dr Lovatt prescribed sertraline on 3 May 2018.",
    ]
    together = [[(e.start, e.end, e.label_, e._.score) for e in doc.ents] for doc in nlp.pipe(texts)]
    alone = [[(e.start, e.end, e.label_, e._.score) for e in nlp(text).ents] for text in texts]
    assert together == alone


def test_threads_change_nothing(nlp: Any) -> None:
    texts = [f"Paragraph {i}: Tamsin Rourke moved to Saltmere in {2000 + i}." for i in range(20)]
    several = names.load(threads=3)
    assert [found(d) for d in several.pipe(texts)] == [found(d) for d in nlp.pipe(texts)]


def test_a_name_is_found_in_every_part_of_a_text_longer_than_a_window(nlp: Any) -> None:
    sentence = "The worker then rang and left a message with no reply from anybody at the house. "
    text = (
        sentence * 10 + "Tamsin Rourke rang. " + sentence * 17 + "Gethin Pell answered. " + sentence * 30 + "Morwenna Trask left."
    )
    people = [e.text for e in nlp(text).ents if e.label_ == "PERSON"]
    assert people == ["Tamsin Rourke", "Gethin Pell", "Morwenna Trask"]


def test_a_bolder_setting_finds_no_fewer_tokens() -> None:
    text = "The flat above Lucky Star was let to a man called Juris, a builder with a limp, who kept a Fiesta."
    sizes = [sum(len(e) for e in names.load(threads=1, outside_bias=bias)(text).ents) for bias in (-4.0, 0.0, 4.0)]
    assert sizes == sorted(sizes)


def test_the_folder_is_a_spacy_pipeline_by_its_path(nlp: Any) -> None:
    import spacy

    text = "Bryn, who was 11, hid his sister Elowen at Harbour Lane Primary."
    assert found(spacy.load(names.MODEL_PATH)(text)) == found(nlp(text))


def test_presidio_reads_the_folder_by_its_path(no_network: None) -> None:
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    mapping = {
        "PERSON": "PERSON",
        "LOC": "LOCATION",
        "ORG": "ORGANIZATION",
        "ORG_PUBLIC": "ORGANIZATION",
        "DATETIME": "DATE_TIME",
        "DEM": "NRP",
    }
    engine = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": str(names.MODEL_PATH)}],
        ner_model_configuration=NerModelConfiguration(
            model_to_presidio_entity_mapping=mapping, labels_to_ignore=["CODE", "QUANTITY", "MISC"]
        ),
    )
    engine.load()
    artifacts = engine.process_text("Tamsin Rourke moved to Truro.", "en")
    assert [(e.text, e.label_) for e in artifacts.entities] == [("Tamsin Rourke", "PERSON"), ("Truro", "LOCATION")]
    assert "moved" in artifacts.lemmas


def test_a_damaged_model_is_refused_with_the_file_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(names.MODEL_PATH, tmp_path / "model")
    monkeypatch.setattr(names, "MODEL_PATH", tmp_path / "model")
    weights = tmp_path / "model" / "dhr_names" / "body.onnx"
    weights.write_bytes(weights.read_bytes()[:-7] + b"garbage")
    with pytest.raises(PartMissing, match=r"body\.onnx"):
        names.load()
    weights.unlink()
    with pytest.raises(PartMissing, match=r"body\.onnx is missing"):
        names.load()
    (tmp_path / "model" / "dhr_names" / "model.json").write_text("{", encoding="utf-8")
    with pytest.raises(PartMissing, match=r"model\.json"):
        names.load()
    shutil.rmtree(tmp_path / "model")
    with pytest.raises(PartMissing):
        names.load()


def test_the_shipped_model_is_at_most_25_megabytes_and_has_a_card() -> None:
    assert sum(f.stat().st_size for f in names.MODEL_PATH.rglob("*") if f.is_file()) <= 25_000_000
    assert (names.MODEL_PATH / "MODEL_CARD.md").is_file()


def test_importing_the_package_loads_neither_spacy_nor_onnxruntime() -> None:
    code = "import sys, pipeline.names; sys.exit(bool({'spacy', 'onnxruntime', 'torch'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).resolve().parents[2], check=False).returncode == 0


def test_finding_names_needs_neither_torch_nor_the_network() -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "import pipeline.names as n\n"
        "assert n.load()('Tamsin Rourke rang.').ents\n"
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).resolve().parents[2], check=False).returncode == 0
