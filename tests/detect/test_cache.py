"""A re-run with a cache finds exactly what a cold run finds, and works only on what an edit touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.detect import detect
from pipeline.detect.engine import analysis
from pipeline.detect.engine.analysis import DetectSettings, first_layers
from pipeline.detect.register.known import found_lexicon
from pipeline.detect.register.spread import Misspelt
from pipeline.detect.rulebook.rules import load_rules
from pipeline.detect.settling.layers import Layers, elsewhere
from pipeline.detect.words.case_words import folded_words, ordinary_here
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.text import pieces_of
from pipeline.errors import PartMissing
from pipeline.model import CaseFacts, Detection, Person, Register
from pipeline.shipped import code_of
from tests.detect.cases import FACTS, REGISTER, RULES_ONLY, document

# Sentences that act on one another: names found once, names that are words, slips, abbreviations, cited authors, handles.
SENTENCES = (
    "Her neighbour Anil Deshmukhi rang from 14 Tanner Row.",
    "Anil said that nobody came.",
    "Mr Deshmuki waited outside, and Annil Deshmukhi left.",
    "PC Odile Farrow told Tamsin Rourke to wait.",
    "Farrow did not record it.",
    "He paced the furrow and farrow of the field, and the farrow ended there.",
    "Rowan rang twice.",
    "The rowan stood by the gate; a rowan is a tree.",
    "Saltmere Women's Refuge (SWR) had a bed.",
    "The SWR worker, ODILE FARROW, was told of a well-being check.",
    "Monckton Smith (2019) writes of eight stages. As Smith says, control comes first.",
    "DC Karl Smith rang.",
    "Write to anil.deshmukhi@mail.example or see Kathryn Deshmukhi-Lowe's file.",
    "She lived in Hartlepond. Hartlepond was where Mrs Lowe was born.",
    "Gethin Rourke denied it; Tam cried. Tamsyn Rourke is meant.",
)
RENAMED = replace(REGISTER, people=(*REGISTER.people, Person("anil", "friend", "Anil Deshmukhi", gender="male")))

paragraphs = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=7)
cases = st.tuples(paragraphs, st.sampled_from([REGISTER, Register(), RENAMED]), st.sampled_from([FACTS, CaseFacts()]))


def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the texts the analyser is given from now on."""
    seen: list[str] = []
    real = analysis._analyser

    def watched(*asked: Any) -> Any:
        engine = real(*asked)

        class Watched:
            def analyse(self, texts: Iterable[tuple[str, str]], *, batch: int) -> Any:
                texts = list(texts)
                seen.extend(text for text, _ in texts)
                return engine.analyser.analyse(texts, batch=batch)

        return replace(engine, analyser=Watched())

    monkeypatch.setattr(analysis, "_analyser", watched)
    return seen


def run(cache: Path | None, *written: str, register: Register = REGISTER, facts: CaseFacts = FACTS, **more: Any) -> Detection:
    return detect([document(*written)], register=register, facts=facts, settings=RULES_ONLY, cache=cache, **more)


@settings(max_examples=8, deadline=None)
@given(history=st.lists(cases, min_size=2, max_size=3))
def test_a_run_after_any_edits_equals_a_cold_run(history: list[Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = tmp_path_factory.mktemp("case") / "cache"
    for written, register, facts in history:
        warm = run(cache, *written, register=register, facts=facts)
        assert warm == run(None, *written, register=register, facts=facts)


def test_only_the_edited_paragraph_is_analysed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    run(cache, *SENTENCES)
    seen = analysed(monkeypatch)
    run(cache, *SENTENCES)
    assert seen == []
    edited = [*SENTENCES[:4], SENTENCES[4] + " The door was shut.", *SENTENCES[5:]]
    assert run(cache, *edited) == run(None, *edited)
    assert seen[0] == edited[4] and seen.count(edited[3]) == 1, "once more in the cold run only"


def test_a_name_new_in_one_paragraph_is_found_in_the_others(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = run(cache, "Nothing is known.", "A letter came from Obrinska yesterday.", register=Register())
    assert "Obrinska" not in [f.text for f in before.findings if f.recogniser == "propagation"]
    written = ("Mrs Halina Obrinska rang.", "A letter came from Obrinska yesterday.")
    after = run(cache, *written, register=Register())
    assert after == run(None, *written, register=Register())
    assert len({f.entity_id for f in after.findings if "Obrinska" in f.text}) == 1


def test_another_register_is_looked_for_without_a_new_analysis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    written = ("It was the blue door.", "The owner of the Kittiwake went home.")
    run(cache, *written)
    seen = analysed(monkeypatch)
    other = Register(people=(Person("k", "friend", "Kittiwake"),))
    found = run(cache, *written, register=other)
    assert [f.entity_id for f in found.findings if f.text == "Kittiwake"] == ["k"]
    assert seen == [], "what the recognisers find does not depend on the register"


@pytest.mark.parametrize("change", ["rules", "model", "facts", "code"])
def test_another_version_of_what_reads_is_analysed_again(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    written = SENTENCES[:3]
    run(cache, *written)
    seen = analysed(monkeypatch)
    more: dict[str, Any] = {}
    if change == "rules":
        more["rules"] = replace(load_rules(), version="another")
    elif change == "facts":
        more["facts"] = replace(FACTS, dates={"death": "2018-01-02"})
    elif change == "model":
        language, _ = analysis._language(None, False)
        monkeypatch.setattr(analysis, "_language", lambda *_: (language, "another"))
    else:
        monkeypatch.setattr(analysis, "_code_version", lambda: "another")
    run(cache, *written, **more)
    assert sorted(seen) == sorted(written)


def test_a_kept_replacement_is_heeded_at_once(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    run(cache, "Simon rang.", register=Register())
    found = run(cache, "Simon rang.", register=Register(), known_replacements={"perpetrator": "Simon"})
    assert [f.text for f in found.kept] == ["Simon"]


def test_the_cache_holds_no_text(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    run(cache, *SENTENCES, register=RENAMED)
    blob = cache.read_bytes().lower()
    for word in (b"deshmuk", b"tanner", b"farrow", b"tamsin", b"rourke", b"hartlepond", b"smith", b"swr"):
        assert word not in blob


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = run(cache, *SENTENCES)
    with sqlite3.connect(cache) as store:
        store.execute("update alone set mentions = '[[['")
        store.execute("update found set mentions = '[1]'")
    store.close()
    assert run(cache, *SENTENCES) == first
    cache.write_bytes(b"not a database" * 100)
    assert run(cache, *SENTENCES) == first


def test_rows_of_texts_long_gone_are_dropped_but_none_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.detect.engine.cache._AT_ONCE", 2)
    cache = tmp_path / "cache"
    for number in range(12):
        run(cache, *SENTENCES[:2], f"Edition {number}.")
    with sqlite3.connect(cache) as store:
        (count,) = store.execute("select count(*) from found").fetchone()
    store.close()
    assert 3 <= count <= 12
    seen = analysed(monkeypatch)
    run(cache, *SENTENCES[:2], "Edition 11.")
    assert seen == []


def test_layers_ask_only_about_words_of_the_paragraph() -> None:
    """The cache rests on this: a paragraph's result depends on no other ordinary word of the case than its own."""

    class Asked(frozenset[str]):
        words: set[str] = set()

        def __contains__(self, word: object) -> bool:
            Asked.words.add(str(word))
            return frozenset.__contains__(self, word)

    rules = load_rules()
    guards = replace(Guards.of(rules.names), vocabulary=Asked(rules.names.ordinary))
    odd = ("Self-referral by O'Brinska-Lowe's co-worker, x2day; Care/Home Café-goers MARAC Jo-Anne's Ward7b.",)
    pieces = {p.key: p for p in pieces_of([document(*SENTENCES, *odd)])}
    found = first_layers(pieces, rules, FACTS, DetectSettings(use_model=False), None, None, case=pieces)
    layers = Layers(rules, guards, FACTS, RENAMED, (), {}, fuzzy=True)
    known = found_lexicon(rules, guards)
    known.add_people([Person("x", "other", "Odile Farrow"), Person("y", "other", "Jo-Anne Obrinska")])
    misspelt = Misspelt(known, guards)
    for key, piece in pieces.items():
        text = piece.clean.text
        Asked.words.clear()
        alone = layers.alone(text, found[key])
        layers.over(text, alone, elsewhere(text, known, misspelt, frozenset()))
        asked = {word for word in Asked.words if word.isalpha() and word not in rules.names.ordinary}
        assert asked - set(ordinary_here(folded_words(text), frozenset(asked))) == set()


def test_every_module_that_reads_a_paragraph_counts_for_what_is_kept() -> None:
    read = {path.name for path in code_of(*analysis._READ_BY)}
    assert {"addresses.py", "days.py", "names.py", "traits.py", "presidio.py", "guards.py", "edtf.py", "encoder.py"} <= read


def test_code_that_is_not_there_is_no_code_that_did_not_change() -> None:
    with pytest.raises(PartMissing):
        code_of("names/*.py", "nowhere/*.py")
