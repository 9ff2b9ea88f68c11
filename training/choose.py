# ruff: noqa: E501
"""Choose the biases of the tag scores on TAB dev and on held-out prose: the encoder runs once, decoding many times.

python choose.py --model ../pipeline/names/model --corpora ../../shared/eval
"""

import argparse
import contextlib
import io
import itertools
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import numpy as np  # noqa: E402
from compose import parse  # noqa: E402
from evaluate import PATTERNS, load, words  # noqa: E402


class Cached:
    """Texts with their encoder scores, to be decoded under any biases."""

    def __init__(self, nlp, texts: list[str]) -> None:  # type: ignore[no-untyped-def]
        self.finder = nlp.get_pipe("dhr_names")
        self.docs = [nlp.make_doc(t) for t in texts]
        self.coded = [self.finder._encoder.pieces.encode([t.text for t in d]) for d in self.docs]
        self.scores = self.finder._encoder.scores(self.coded)

    def decode(self, biases: dict[str, float]) -> list[list[tuple[int, int, str]]]:
        """Return (start, end, label) of every finding, by text."""
        finder = self.finder
        bias = np.array([biases.get(finder._labels[i], 0.0) for i in finder._label_of_tag], np.float32)
        return [
            [(e.start_char, e.end_char, e.label_) for e in finder._spans(d, c, s, bias)]
            for d, c, s in zip(self.docs, self.coded, self.scores, strict=True)
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    args = parser.parse_args()
    sys.path.insert(0, str(args.corpora))
    import tab_score

    nlp = load(args.model)
    docs = tab_score.gold(args.corpora / "tab_train_dev.jsonl", "dev")
    places = [(key, m.start(), m.group()) for key, doc in docs.items() for m in re.finditer(r"[^\n]+", doc["text"])]
    tab = Cached(nlp, [text for _, _, text in places])
    clean_texts = [x for x in (HERE / "heldout" / "clean.txt").read_text(encoding="utf-8").splitlines() if x]
    clean = Cached(nlp, clean_texts)
    marked = [parse(x) for x in (HERE / "heldout" / "marked.txt").read_text(encoding="utf-8").splitlines() if x]
    prose = Cached(nlp, [e.text for e in marked])

    def tab_figures(biases: dict[str, float], public: bool) -> dict[str, float]:
        spans: dict[str, list[tuple[int, int, str]]] = {}
        names: dict[str, set[str]] = {}
        for (key, offset, text), found in zip(places, tab.decode(biases), strict=True):
            for s, e, label in found:
                if not (public and label == "ORG_PUBLIC"):
                    spans.setdefault(key, []).append((offset + s, offset + e, label))
                if label == "PERSON":
                    names.setdefault(key, set()).update(
                        w for w in re.findall(r"[^\W\d_]{3,}", text[s:e]) if w[0].isupper() and w != "Mrs"
                    )
            spans.setdefault(key, []).extend((offset + m.start(), offset + m.end(), "PATTERN") for m in PATTERNS.finditer(text))
        for key, found_names in names.items():
            for name in found_names:
                spans[key] += [(m.start(), m.end(), "AGAIN") for m in re.finditer(rf"\b{re.escape(name)}\b", docs[key]["text"])]
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            tab_score.score(docs, spans, 0)
        return json.loads(out.getvalue().splitlines()[-1])

    total = sum(len(words(t)) for t in clean_texts)
    grid = itertools.product((0.0, -1.0, -1.5, -2.0, -2.5), (0.0, 1.0), (0.5, -1.0, -2.0), (0.0, -1.5, -3.0))
    for outside, soft, misc, public in grid:
        biases = {"O": outside, "PERSON": 0.5, "DEM": soft, "QUANTITY": soft, "MISC": misc, "ORG_PUBLIC": public}
        one = tab_figures(biases, False)
        two = tab_figures(biases, True)
        masked = clean.decode(biases)
        all_masked = sum(len(words(t[s:e])) for t, f in zip(clean_texts, masked, strict=True) for s, e, _ in f)
        names_masked = sum(
            len(words(t[s:e])) for t, f in zip(clean_texts, masked, strict=True) for s, e, x in f if x in ("PERSON", "LOC", "ORG")
        )
        missed = sum(
            not any(s <= a and b <= e for s, e, _ in f)
            for x, f in zip(marked, prose.decode(biases), strict=True)
            for a, b, w in x.spans
            if w[0] == "PERSON"
        )
        print(
            f"O {outside:4} DEM/QUANTITY {soft} MISC {misc:4} PUBLIC {public:4} | maximum: quasi {100 * one['quasi']:.1f} precision {100 * one['precision']:.1f} any {100 * one['any_precision']:.1f}"
            f" | public kept: quasi {100 * two['quasi']:.1f} precision {100 * two['precision']:.1f} | clean {100 * all_masked / total:.1f} names {100 * names_masked / total:.1f} | PERSON missed {missed}",
            flush=True,
        )


if __name__ == "__main__":
    main()
