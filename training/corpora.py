# ruff: noqa: E501
"""Read the open corpora as examples with partial labels.

A corpus annotates some labels in full; a token of another kind is *missing* in the loss, not O. The folder is an argument: nothing of the corpora is in
the repository. Licences: TAB MIT; BTC, WNUT17, wikigold CC BY 4.0; presidio-research MIT.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from compose import LABELS, Example, parse
from names import RESERVED, People

NAMES_ONLY = frozenset({"PERSON", "LOC", "ORG", "ORG_PUBLIC"})
NO_SPACE_BEFORE = set(".,!?;:)]}%'’\"”") | {"n't", "'s", "’s", "'m", "'re", "'ve", "'ll", "'d"}
PUBLIC_WORD = re.compile(
    r"\b(court|tribunal|ministry|minister|government|council|police|republic|state|federal|public|authority|prosecutor|directorate|department|office|board|commission|assembly|parliament|municipality|chamber|governor|army|forces|united kingdom|kingdom)\b",
    re.I,
)
PUBLIC_BODY = re.compile(
    r"\b(university hospital|nhs|council|police|constabulary|ministry|department of|court|government|parliament|senate|congress|united nations|european union|army|navy|air force|fbi|cia|bbc)\b",
    re.I,
)
TITLE = re.compile(
    r"(?:(?<=^)|(?<=[\s(“\"‘]))(Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Judge|Professor|Prof|President|King|Queen|Pope|Saint|St|Captain|Colonel|General)\.?\s$"
)


def _conll(path: Path, kinds: dict[str, tuple[str, ...]]) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        parts = line.rstrip().rsplit(None, 1)
        if len(parts) < 2:
            if rows:
                yield rows
            rows = []
        else:
            rows.append((parts[0].strip(), parts[1]))
    if rows:
        yield rows


def _join(rows: list[tuple[str, str]], kinds: dict[str, tuple[str, ...]], known: frozenset[str], source: str) -> Example:
    """Join tokens into text and IOB tags into spans; an unmapped kind becomes a span where anything goes."""
    text, spans, quotes = "", [], 0
    last = "O"
    for token, tag in rows:
        opening = text.endswith(("(", "[", "“", "‘", "$", "£", "#")) or (text.endswith('"') and quotes % 2 == 1)
        glue = token in NO_SPACE_BEFORE and not (token == '"' and quotes % 2 == 0)
        if text and not glue and not opening:
            text += " "
        quotes += token == '"'
        start = len(text)
        text += token
        kind = tag.split("-", 1)[1] if "-" in tag else ""
        if kind:
            allowed = kinds.get(kind, ("O", *LABELS))
            if tag.startswith("I-") and last == kind and spans:
                spans[-1] = (spans[-1][0], len(text), spans[-1][2])
            else:
                spans.append((start, len(text), allowed))
        last = kind
    fixed = []
    for s, e, allowed in spans:
        if allowed == ("ORG", "ORG_PUBLIC") and PUBLIC_BODY.search(text[s:e]):
            allowed = ("ORG_PUBLIC",)
        fixed.append((s, e, allowed))
        if "PERSON" in allowed and (m := TITLE.search(text[:s])):
            fixed.append((m.start(1), s, ("O", "PERSON", "DEM")))
    return Example(text, tuple(sorted(fixed)), known, source)


def social_media(folder: Path) -> list[Example]:
    """Broad Twitter Corpus and WNUT17: handles and hashtags are left open."""
    org = ("ORG", "ORG_PUBLIC")
    btc = {"PER": ("PERSON",), "LOC": ("LOC",), "ORG": org}
    wnut = {
        "person": ("PERSON",),
        "location": ("LOC",),
        "corporation": org,
        "group": ("O", "ORG", "ORG_PUBLIC", "DEM", "MISC"),
        "creative-work": ("O", "MISC", "LOC", "PERSON"),
        "product": ("O", "MISC", "ORG"),
    }
    out = []
    for name, kinds, paths in (
        ("btc", btc, sorted((folder / "BTC").glob("*.conll"))),
        (
            "wnut",
            wnut,
            [
                folder / "WNUT17/train/wnut17train.conll",
                folder / "WNUT17/dev/emerging.dev.conll",
                folder / "WNUT17/test/emerging.test.annotated",
            ],
        ),
    ):
        for path in paths:
            for rows in _conll(path, kinds):
                rows = [(t, g if not t.startswith(("@", "#", "http")) else "B-open") for t, g in rows]
                example = _join(rows, kinds, NAMES_ONLY, name)
                if len(rows) >= 4:
                    out.append(example)
    return out


def wikigold(folder: Path) -> list[Example]:
    kinds = {
        "PER": ("PERSON",),
        "LOC": ("LOC",),
        "ORG": ("ORG", "ORG_PUBLIC"),
        "MISC": ("O", "MISC", "DEM", "ORG", "LOC", "DATETIME"),
    }
    return [
        _join(rows, kinds, NAMES_ONLY, "wikigold")
        for rows in _conll(folder / "wikigold/wikigold.conll.txt", kinds)
        if len(rows) > 3
    ]


def presidio(folder: Path) -> list[Example]:
    kinds = {
        "PERSON": ("PERSON",),
        "STREET_ADDRESS": ("LOC",),
        "GPE": ("LOC",),
        "ORGANIZATION": ("ORG",),
        "DATE_TIME": ("DATETIME",),
        "AGE": ("DEM",),
        "NRP": ("DEM",),
        "ZIP_CODE": ("LOC", "CODE"),
        "TITLE": ("O", "PERSON"),
    }
    out = []
    for sample in json.loads((folder / "presidio-research/synth_dataset_v2.json").read_text(encoding="utf-8")):
        spans = tuple(
            sorted((s["start_position"], s["end_position"], kinds.get(s["entity_type"], ("CODE",))) for s in sample["spans"])
        )
        out.append(Example(sample["full_text"], spans, NAMES_ONLY | {"CODE"}, "presidio"))
    return out


def tab(path: Path, split: str) -> list[Example]:
    """Text Anonymization Benchmark, by paragraph. An organisation that annotators left readable is evidence for ORG_PUBLIC."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        if doc["split"] != split:
            continue
        marks = sorted(doc["entities"], key=lambda m: (m["start"], -m["end"]))
        flat, end = [], -1
        for m in marks:
            if m["start"] >= end:
                flat.append(m)
                end = m["end"]
        for part in re.finditer(r"[^\n]+", doc["text"]):
            spans = []
            for m in flat:
                if m["start"] >= part.start() and m["end"] <= part.end():
                    surface, allowed = doc["text"][m["start"] : m["end"]], (m["type"],)
                    if m["type"] == "ORG" and m["identifier"] == "NO_MASK":
                        allowed = ("ORG_PUBLIC",)
                    elif m["type"] == "ORG" and PUBLIC_WORD.search(surface):
                        allowed = ("ORG", "ORG_PUBLIC")
                    elif m["type"] == "MISC" and m["identifier"] == "NO_MASK":
                        allowed = (m["type"], "O")
                    elif m["type"] == "MISC" and surface.islower():
                        allowed = ("MISC", "O")
                    spans.append((m["start"] - part.start(), m["end"] - part.start(), allowed))
            out.append(Example(part.group(), tuple(spans), frozenset(LABELS) - {"MISC"}, f"tab-{split}"))
    return out


def without_reserved(examples: list[Example]) -> list[Example]:
    """Leave out the paragraphs in which somebody bears a name that the benchmark of equal care keeps for itself."""

    def reserved(example: Example) -> bool:
        return any(
            word.lower() in RESERVED
            for s, e, allowed in example.spans
            if "PERSON" in allowed
            for word in re.findall(r"[^\W\d_][\w'’-]+", example.text[s:e])
        )

    return [example for example in examples if not reserved(example)]


def swap_names(example: Example, people: People, rng: random.Random) -> Example:
    """Replace each person's name by an invented one of the same number of words, title kept."""
    mapping: dict[str, str] = {}
    text, spans, at = "", [], 0
    for s, e, allowed in sorted(example.spans):
        if s < at:
            return example
        text += example.text[at:s]
        surface = example.text[s:e]
        if allowed == ("PERSON",):
            words = surface.split(" ")
            made = []
            fresh = people.person()
            for i, word in enumerate(words):
                if (
                    word.rstrip(".") in ("Mr", "Mrs", "Ms", "Miss", "Dr", "and", "de", "van", "der", "von", "al", "bin")
                    or not word[:1].isalpha()
                ):
                    made.append(word)
                elif len(word.rstrip(".,")) == 1 or re.fullmatch(r"(?:[A-Z]\.)+", word):
                    made.append(word if rng.random() < 0.5 else fresh.first[0] + ".")
                else:
                    key = word.lower()
                    if key not in mapping:
                        # A name that stands alone is as often a first name as a surname in a log.
                        surname = i == len(words) - 1 if len(words) > 1 else rng.random() < 0.4
                        mapping[key] = (fresh.last if surname else fresh.first).replace(" ", "-")
                        if word.isupper():
                            mapping[key] = mapping[key].upper()
                        elif word.islower():
                            mapping[key] = mapping[key].lower()
                    made.append(mapping[key])
            surface = " ".join(made)
        spans.append((len(text), len(text) + len(surface), allowed))
        text += surface
        at = e
    return Example(text + example.text[at:], tuple(spans), example.known, example.source, example.weight)


def prose() -> list[Example]:
    """Paragraphs written by hand for this model (`prose/`), marked with all labels."""
    files = sorted((Path(__file__).parent / "prose").glob("*.txt"))
    return [parse(line, "prose") for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
