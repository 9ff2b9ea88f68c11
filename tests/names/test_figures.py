"""What the shipped model promises on prose it was not trained on; a smaller copy of `training/evaluate.py`."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline import names

HELD_OUT = Path(__file__).resolve().parents[2] / "training" / "heldout"
MARK = re.compile(r"<([A-Z_/]+)\|([^<>]*)>")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not HELD_OUT.is_dir(), reason="needs training/heldout"),
]

# Names that no list of the training folder holds, five origins far apart and two close to ordinary words.
UNSEEN = {
    "south_asian": "Sukhmani Majumdar|Zulfiqar Purewal|Jyotsna Ramanathan|Harvinder Bhogal|Nagina Kazmi",
    "nigerian": "Nwakaego Okwuosa|Eghosa Omoregie|Morenike Ogunleye|Ugochukwu Nwabueze|Ezinne Amaechi",
    "polish": "Bogumiła Gołębiowska|Błażej Jaskółka|Zuzanna Przybylski|Witold Urbaniak|Aldona Sobczyk",
    "welsh": "Ceinwen Goronwy|Brychan Penllyn|Tangwen Ffoulkes|Idwal Nanney|Llio Trefor",
    "chinese": "Xuemei Kuang|Weiming Shum|Peizhen Chiu|Guoqiang Zhan|Suk-Han Mok",
    "traveller": "Clementina Tuite|Big-Tom Chilcott|Pashey Botton|Jobie Sykes|Perpetua Crumlish",
    "english": "Rowena Blenkinsop|Barnaby Crabtree|Lettice Fothergill|Septimus Ibbotson|Verity Lillywhite",
}


@pytest.fixture(scope="module")
def nlp() -> Any:
    return names.load()


def lines(name: str) -> list[str]:
    return [line for line in (HELD_OUT / name).read_text(encoding="utf-8").splitlines() if line]


def covered(doc: Any, start: int, end: int) -> bool:
    return any(e.start_char <= start and end <= e.end_char for e in doc.ents)


def test_people_places_and_organisations_of_unseen_prose_are_found(nlp: Any) -> None:
    hit = total = 0
    for line in lines("marked.txt"):
        doc, at = nlp(MARK.sub(lambda m: m[2], line)), 0
        text = doc.text
        for mark in MARK.finditer(line):
            start = text.index(mark[2], at)
            at = start + len(mark[2])
            if mark[1] in ("PERSON", "LOC", "ORG"):
                core = re.search(r"(?:HHJ |Mrs |Mr |Ms |Dr |the )?(.*)", mark[2])
                assert core is not None
                hit += covered(doc, start + core.start(1), at)
                total += 1
    assert hit / total >= 0.95


def test_few_words_of_prose_about_nobody_are_taken_for_names(nlp: Any) -> None:
    words = masked = private = 0
    for doc in nlp.pipe(lines("clean.txt")):
        words += len(re.findall(r"\w+", doc.text))
        for e in doc.ents:
            n = len(re.findall(r"\w+", e.text))
            masked += n
            private += n * (e.label_ in ("PERSON", "LOC", "ORG"))
    assert private / words <= 0.015
    assert masked / words <= 0.06


@pytest.mark.parametrize("style", ["as written", "lower", "CAPITALS"])
def test_names_of_every_origin_are_found_alike(nlp: Any, style: str) -> None:
    rng, recall = random.Random(3), {}
    for origin, packed in UNSEEN.items():
        hit = total = 0
        for full in packed.split("|"):
            first, _, last = full.partition(" ")
            for carrier in lines("carriers.txt"):
                text = carrier.format(full=full, first=first, last=last)
                name = next(n for n in (full, first, last) if n in text)
                text, name = {
                    "as written": (text, name),
                    "lower": (text.lower(), name.lower()),
                    "CAPITALS": (text.upper(), name.upper()),
                }[style]
                if rng.random() < 0.5:
                    start = text.index(name)
                    hit += covered(nlp(text), start, start + len(name))
                    total += 1
        recall[origin] = hit / total
    pooled = sum(recall.values()) / len(recall)
    assert pooled >= {"as written": 0.98, "lower": 0.93, "CAPITALS": 0.95}[style], recall
    assert min(recall.values()) >= pooled - 0.08, (
        recall
    )  # some sixty mentions an origin: wide intervals; evaluate.py measures it properly
