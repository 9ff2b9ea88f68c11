"""Measure how much mention recall noise costs: OCR-like slips (1 % of letters), soft hyphens, odd spaces, curly quotes.

    python -m benchmarks.detection.noise [--mentions 2000]

The same sentences clean and noisy, once without a register and once with the people in it.
"""

from __future__ import annotations

import argparse
import random

from benchmarks.detection import covered, document
from benchmarks.detection.equal_care import GROUPS, names, sentences

SLIPS = {
    "l": "1",
    "I": "l",
    "o": "0",
    "e": "c",
    "n": "ri",
    "m": "rn",
    "a": "o",
    "i": "l",
    "t": "f",
    "s": "5",
    "u": "v",
    "h": "b",
    "g": "q",
    "c": "e",
}


def spoil(text: str, start: int, end: int, pick: random.Random) -> tuple[str, int, int]:
    """Return a text with noise and where the name stands in it now."""
    out: list[str] = []
    new_start = new_end = 0
    for at, letter in enumerate(text):
        if at == start:
            new_start = len("".join(out))
        chance = pick.random()
        if letter.isalpha() and chance < 0.01:
            letter = SLIPS.get(letter, pick.choice(("", letter * 2, "r")))
        elif letter.isalpha() and 0.01 <= chance < 0.015:
            letter += "\u00ad"
        elif letter == " " and chance < 0.05:
            letter = pick.choice(("\u00a0", "  ", "\u2009"))
        elif letter == "'":
            letter = "\u2019"
        out.append(letter)
        if at == end - 1:
            new_end = len("".join(out))
    return "".join(out), new_start, new_end


def recall(texts: list[tuple[str, int, int]], people: tuple[object, ...]) -> float:
    """Return the share of names masked whole."""
    from pipeline.detect import DetectSettings, detect
    from pipeline.model import CaseFacts, Register

    documents = [document([text], f"{n}.docx") for n, (text, _, _) in enumerate(texts)]
    register = Register(people=people)  # type: ignore[arg-type]
    found = detect(documents, register=register, facts=CaseFacts(), settings=DetectSettings(propagate=False))
    spans: dict[str, list[tuple[int, int]]] = {}
    for finding in found.findings:
        if finding.state == "proposed":
            spans.setdefault(finding.document, []).append((finding.start, finding.end))
    hits = sum(covered(spans.get(f"{n}.docx", []), start, end, text) for n, (text, start, end) in enumerate(texts))
    return 100 * hits / len(texts)


def main() -> None:
    """Print recall clean and noisy, without and with a register."""
    from pipeline.model import Person

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions", type=int, default=2000)
    given = parser.parse_args()
    pick = random.Random(11)
    share = given.mentions // len(GROUPS) + 1
    clean = [s for n, g in enumerate(GROUPS) for s in sentences(g, share, "plain", 40 + n)][: given.mentions]
    noisy = [spoil(text, start, end, pick) for text, start, end in clean]
    listed = {f"{a} {b}" for n, g in enumerate(GROUPS) for a, b in names(g, 200, 40 + n)}
    people = tuple(Person(f"p{n}", "other", name) for n, name in enumerate(sorted(listed)))
    for what, register in (("without a register", ()), ("with a register", people)):
        before, after = recall(clean, register), recall(noisy, register)
        print(f"{what}: clean {before:.1f}, noisy {after:.1f}, lost {before - after:.1f} points", flush=True)


if __name__ == "__main__":
    main()
