"""Measure whether names of every origin are found alike: in prose, lower case, CAPITALS and as initials, without a register.

    python -m benchmarks.detection.equal_care [--sentences 2000] [--forms plain lower …] [--level detect|model] [--model FOLDER]

Names (`unseen_names.txt`, 200 pairs drawn for each group) and sentences (`unseen_sentences.txt`) are kept out of training: its
lists, its coined names, its templates and the people of its corpora; `tests/names` checks that. Recall is the share of mentions
of which every letter is masked, with the 95 % interval (Wilson) of each group against the pooled recall: a group is BELOW when
its interval lies more than 2 points under it. Level `detect` runs the whole of detection over one-sentence documents, without
propagation; level `model` runs the name model alone.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.detection import covered, document

HERE = Path(__file__).resolve().parent
FORMS = {
    "plain": "as written",
    "lower": "the whole sentence in lower case",
    "lower-name": "only the name in lower case",
    "capitals": "the name in CAPITALS",
    "capitals-all": "the whole sentence in CAPITALS",
    "surname-capitals": "the family name in CAPITALS, before or after the first",
    "initials": "two letters (SB)",
    "dotted": "two letters with full stops (S.B.)",
    "initial-surname": "an initial and the family name (J. Okafor, J Okafor, Okafor J)",
}
ASKED = ("plain", "lower", "capitals", "initials")
TITLES = ("Mr", "Mrs", "Ms", "Miss")


@dataclass(frozen=True)
class Group:
    """The names of one origin that training never sees."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    family: tuple[str, ...]


def _rows(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def groups() -> dict[str, Group]:
    """Read the names kept for measuring, by origin."""
    found = {}
    for row in _rows("unseen_names.txt"):
        title, *parts = row.split("|")
        found[title.strip()] = Group(*(tuple(part.split()) for part in parts))
    return found


GROUPS = tuple(groups())


@cache
def carriers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read the sentences for names and those for initials."""
    rows = _rows("unseen_sentences.txt")
    return tuple(r for r in rows if "{ini}" not in r), tuple(r for r in rows if "{ini}" in r)


def names(group: str, count: int, seed: int) -> list[tuple[str, str]]:
    """Draw (first name, family name) pairs of one origin."""
    own, pick = groups()[group], random.Random(f"{group} {seed}")
    return [(pick.choice(pick.choice((own.women, own.men))), pick.choice(own.family)) for _ in range(count)]


def _initial(name: str) -> str:
    for lead in ("al-", "el-", "o'", "ó-", "mac-an-"):
        if name.lower().startswith(lead):
            name = name[len(lead) :]
    return name[0].upper()


def sentences(group: str, count: int, form: str, seed: int) -> Iterator[tuple[str, int, int]]:
    """Yield (text, start, end) of sentences with one name of a group each."""
    pick = random.Random(f"{group} {form} {seed}")
    drawn = names(group, 200, seed)
    for_names, for_initials = carriers()
    for number in range(count):
        first, last = drawn[number % len(drawn)]
        template = pick.choice(for_initials if form in ("initials", "dotted") else for_names)
        key = next(k for k in ("full", "first", "title", "last", "ini") if "{" + k + "}" in template)
        name = {
            "full": f"{first} {last}",
            "first": first,
            "title": f"{pick.choice(TITLES)} {last}",
            "last": last,
            "ini": "".join(c + "." * (form == "dotted") for c in (_initial(first), _initial(last))),
        }[key]
        if form == "surname-capitals" and key == "full":
            name = pick.choice((f"{first} {last.upper()}", f"{last.upper()}, {first}", f"{last.upper()} {first}"))
        if form == "initial-surname" and key in ("full", "first"):
            name = pick.choice((f"{first[0]}. {last}", f"{first[0]} {last}", f"{last} {first[0]}", f"{first[0]}.{last}"))
        if form in ("capitals", "lower-name"):
            name = name.upper() if form == "capitals" else name.lower()
        start = template.index("{")
        text = template.replace("{" + key + "}", name)
        if form in ("lower", "capitals-all"):
            changed = [c.lower() if form == "lower" else c.upper() for c in text]
            text = "".join(b if len(b) == 1 else a for a, b in zip(text, changed, strict=True))
        lead = name.index(" ") + 1 if key == "title" else 0  # a title alone tells nobody apart
        yield text, start + lead, start + len(name)


def interval(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    share, z = hits / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return middle - half, middle + half


Cases = list[tuple[str, int, int]]


def found_by_model(texts: Cases, model: str | None, misses: Cases) -> int:
    """Return how many names the model alone masks whole."""
    nlp = _language(model)
    hits = 0
    for case, doc in zip(texts, nlp.pipe([text for text, _, _ in texts]), strict=True):
        text, start, end = case
        hit = covered([(e.start_char, e.end_char) for e in doc.ents], start, end, text)
        hits += hit
        if not hit:
            misses.append(case)
    return hits


@cache
def _language(model: str | None):  # type: ignore[no-untyped-def]
    import pipeline.names

    if model is None:
        return pipeline.names.load()
    import spacy

    from pipeline.names import component  # noqa: F401

    nlp = spacy.blank("en")
    nlp.add_pipe("dhr_names").from_disk(Path(model) / "dhr_names")
    return nlp


def found_by_detection(texts: Cases, misses: Cases) -> int:
    """Return how many names detection masks whole; every sentence is a document of its own."""
    from pipeline.detect import DetectSettings, detect
    from pipeline.model import CaseFacts, Register

    documents = [document([text], f"{number}.docx") for number, (text, _, _) in enumerate(texts)]
    found = detect(documents, register=Register(), facts=CaseFacts(), settings=DetectSettings(propagate=False))
    spans: dict[str, list[tuple[int, int]]] = {}
    for finding in found.findings:
        if finding.state == "proposed":
            spans.setdefault(finding.document, []).append((finding.start, finding.end))
    hits = 0
    for number, case in enumerate(texts):
        text, start, end = case
        hit = covered(spans.get(f"{number}.docx", []), start, end, text)
        hits += hit
        if not hit:
            misses.append(case)
    return hits


def main() -> None:
    """Print recall by group and form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--forms", nargs="*", default=list(ASKED), choices=list(FORMS))
    parser.add_argument("--level", choices=("detect", "model"), default="detect")
    parser.add_argument("--model", default=None, help="folder of a model (with --level model); default: the shipped one")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--misses", type=int, default=0, help="print this many missed sentences a form")
    given = parser.parse_args()
    for form in given.forms:
        missed: Cases = []
        hits: dict[str, int] = {}
        for group in GROUPS:
            texts = list(sentences(group, given.sentences, form, given.seed))
            if given.level == "model":
                hits[group] = found_by_model(texts, given.model, missed)
            else:
                hits[group] = found_by_detection(texts, missed)
        pooled = sum(hits.values()) / (given.sentences * len(hits))
        print(f"--- {form} ({FORMS[form]}), {given.level}: pooled {100 * pooled:.1f}")
        for group, count in hits.items():
            low, high = interval(count, given.sentences)
            flag = "  BELOW" if high < pooled - 0.02 else ""
            print(f"{group:12} {100 * count / given.sentences:5.1f}  [{100 * low:.1f}, {100 * high:.1f}]{flag}", flush=True)
        random.Random(1).shuffle(missed)
        for text, start, end in missed[: given.misses]:
            print(f"   missed: {text[:start]}[[{text[start:end]}]]{text[end:]}")


if __name__ == "__main__":
    main()
