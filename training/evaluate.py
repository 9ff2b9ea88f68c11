# ruff: noqa: E501
"""Measure a model folder: TAB dev, marked prose and clean prose not seen in training, speed, size.

    python evaluate.py --model ../pipeline/names/model --corpora ../../shared/eval [--bias 0 1 2]

The checks use the model and a few plain patterns; the product's own detection does more. Names of every origin are measured by
`python -m benchmarks.detection.equal_care --level model`.
"""

import argparse
import re
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import spacy  # noqa: E402
from compose import parse  # noqa: E402

from pipeline.names import component  # noqa: E402,F401

PATTERNS = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b|\b(?:19|20)\d\d\b|\b\d+/\d{2,4}\b"
)


def load(folder: Path, **settings: object) -> spacy.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("dhr_names", config={"threads": 1, **settings}).from_disk(folder / "dhr_names")
    return nlp


def tab_dev(nlp: spacy.Language, corpora: Path, *, public: bool, misses: int = 0, labels: set[str] | None = None) -> None:
    """Score TAB dev with the benchmark's own code, with a plain second pass over the document."""
    sys.path.insert(0, str(corpora))
    import tab_score

    docs = tab_score.gold(corpora / "tab_train_dev.jsonl", "dev")
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for key, doc in docs.items():
        out, names = [], set()
        parts = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", doc["text"])]
        for (offset, text), parsed in zip(parts, nlp.pipe([t for _, t in parts]), strict=True):
            for e in parsed.ents:
                if (public and e.label_ == "ORG_PUBLIC") or (labels and e.label_ not in labels):
                    continue
                out.append((offset + e.start_char, offset + e.end_char, e.label_))
                if e.label_ == "PERSON":
                    names |= {w for w in re.findall(r"[^\W\d_]{3,}", e.text) if w[0].isupper() and w not in ("Mrs",)}
            out += [(offset + m.start(), offset + m.end(), "PATTERN") for m in PATTERNS.finditer(text)]
        for name in names:
            out += [(m.start(), m.end(), "AGAIN") for m in re.finditer(rf"\b{re.escape(name)}\b", doc["text"])]
        spans[key] = out
    tab_score.score(docs, spans, misses)


def words(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\w+", text))


def marked(nlp: spacy.Language, show: bool) -> None:
    """Recall of marked spans (every word covered by any finding), by label, and precision of words, on prose not seen in training."""
    examples = [parse(line) for line in (HERE / "heldout" / "marked.txt").read_text(encoding="utf-8").splitlines() if line]
    hit: dict[str, list[int]] = {}
    right = total = 0
    for example, doc in zip(examples, nlp.pipe([e.text for e in examples]), strict=True):
        covered = bytearray(len(example.text))
        for e in doc.ents:
            covered[e.start_char : e.end_char] = b"\1" * (e.end_char - e.start_char)
        need = bytearray(len(example.text))
        for s, e, allowed in example.spans:
            need[s:e] = b"\1" * (e - s)
            ok = all(
                covered[m.start()]
                for m in re.compile(r"\w+").finditer(example.text, s, e)
                if m.group() not in ("Mr", "Mrs", "Ms", "Dr", "the", "HHJ", "number")
            )
            box = hit.setdefault(allowed[0], [0, 0])
            box[0] += ok
            box[1] += 1
            if not ok and show:
                print(
                    "   missed",
                    allowed,
                    example.text[max(0, s - 25) : s] + "[[" + example.text[s:e] + "]]" + example.text[e : e + 20],
                )
        for m in words(example.text):
            if covered[m.start()]:
                total += 1
                right += need[m.start()]
                if not need[m.start()] and show:
                    print(
                        "   extra",
                        m.group(),
                        "in",
                        [(e.text, e.label_) for e in doc.ents if e.start_char <= m.start() < e.end_char],
                    )
    print(
        "marked prose recall:",
        {k: f"{100 * a / b:.0f} ({a}/{b})" for k, (a, b) in hit.items()},
        f"precision of words {100 * right / max(1, total):.1f}",
    )


def clean(nlp: spacy.Language, show: bool, name: str) -> None:
    """Share of the words of prose about nobody that the model masks; without public bodies, and names and places alone.

    Some failures on both led to templates of the same kind, not of the same words; a page that nobody has looked at is measured
    by the benchmarks of detection.
    """
    lines = [x for x in (HERE / "heldout" / f"{name}.txt").read_text(encoding="utf-8").splitlines() if x]
    n = sum(len(words(x)) for x in lines)
    counts = {"all": 0, "without ORG_PUBLIC": 0, "PERSON LOC ORG": 0}
    for doc in nlp.pipe(lines):
        for e in doc.ents:
            k = len(words(e.text))
            counts["all"] += k
            counts["without ORG_PUBLIC"] += k * (e.label_ != "ORG_PUBLIC")
            counts["PERSON LOC ORG"] += k * (e.label_ in ("PERSON", "LOC", "ORG"))
            if show:
                print("   masked", (e.text, e.label_, e._.score), "in", doc.text[:70])
    print(f"{name}: prose about nobody, {n} words, masked %:", {k: round(100 * v / n, 2) for k, v in counts.items()})


def speed(nlp: spacy.Language) -> None:
    lines = [
        parse(x).text
        for n in ("marked", "clean")
        for x in (HERE / "heldout" / f"{n}.txt").read_text(encoding="utf-8").splitlines()
        if x
    ]
    texts = [f"{i}. {t}" for i in range(12) for t in lines]
    n = sum(len(t.split()) for t in texts)
    t0 = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    t1 = time.perf_counter()
    for t in texts[: len(lines)]:
        nlp(t)
    t2 = time.perf_counter()
    print(f"speed, one thread: {n / (t1 - t0):.0f} words/s in batches, {n / 12 / (t2 - t1):.0f} one paragraph at a time")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument(
        "--bias", type=float, nargs="*", default=None, help="outside biases to try; default: what the model ships with"
    )
    parser.add_argument("--public", type=float, default=None)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    for bias in args.bias or [None]:
        nlp = load(args.model, outside_bias=bias, public_bias=args.public)
        print(f"== bias {bias}")
        if args.corpora:
            print("-- TAB dev, everything masked")
            tab_dev(nlp, args.corpora, public=False, misses=args.misses)
            print("-- TAB dev, public bodies kept")
            tab_dev(nlp, args.corpora, public=True)
        marked(nlp, args.show)
        for name in ("clean", "clean_fresh"):
            clean(nlp, args.show, name)
    speed(load(args.model))
    print("size MB", round(sum(p.stat().st_size for p in args.model.rglob("*") if p.is_file()) / 1e6, 2))


if __name__ == "__main__":
    main()
