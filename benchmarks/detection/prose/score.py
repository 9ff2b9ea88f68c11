"""Compare what `dhr detect --format jsonl` printed with the marks of the gold prose.

python benchmarks/detection/prose/score.py write OUT      # the gold files without their marks, for dhr detect
dhr detect OUT/dev_*.txt --format jsonl > dev.jsonl
python benchmarks/detection/prose/score.py dev dev.jsonl  # figures; with --misses the places too (dev only)
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import gold  # a neighbour of this script

MUST_GO = ("direct", "quasi")
# Words that may go with a mask they touch: the mark holds the bare name or date.
TITLES = (
    "mr mrs ms miss dr prof professor rev fr father sister sr nurse sgt pc pcs ps dc ds di dci insp pcso constable justice imam"
)
SMALL_WORDS = "s née nee born aged age dob on at in of the a an and between from to by near until her his their our flat hours"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
LABELS = (
    "ref reference no number log cad custody record case tenancy reg crn pnc upn nhs prison school h c steis badge urn delius"
)
COMPANIONS = frozenset(" ".join((TITLES, SMALL_WORDS, WEEKDAYS, LABELS)).split())
_WORD = re.compile(r"[^\W_]+")
Spans = list[tuple[int, int]]


@dataclass
class Tally:
    """Count mentions found, mentions kept and words masked without need; hold the places for a person to look at."""

    found: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    plain_words: int = 0
    over_masked: int = 0
    places: list[str] = field(default_factory=list, repr=False)


def masked_spans(jsonl: Path) -> dict[str, Spans]:
    """Return, by file stem, the spans of the findings that would change the text."""
    spans: dict[str, Spans] = defaultdict(list)
    for line in jsonl.read_text(encoding="utf-8").splitlines():
        finding = json.loads(line)
        if finding["action"] != "keep" and finding["state"] != "possible":
            spans[Path(finding["document"]).stem].append((finding["start"], finding["end"]))
    return spans


def add(tally: Tally, text: gold.GoldText, spans: Spans) -> None:
    """Count one file into the tally."""
    covered = {i for start, end in spans for i in range(start, end)}
    marked = {i for mark in text.marks for i in range(mark.start, mark.end)}
    beside = companions(text)
    for mark in text.marks:
        letters = {i for i in range(mark.start, mark.end) if text.text[i].isalnum()}
        right = letters <= covered if mark.kind in MUST_GO else not letters & covered
        if mark.kind in (*MUST_GO, "keep"):
            tally.all[mark.kind] += 1
            tally.found[mark.kind] += right
            if not right:
                tally.places.append(f"{text.name} {mark.kind}: {around(text, mark.start, mark.end)}")
    for word in _WORD.finditer(text.text):
        if word.start() in marked:
            continue
        tally.plain_words += 1
        if word.start() not in covered:
            continue
        if word.start() not in beside:
            tally.over_masked += 1
            tally.places.append(f"{text.name} over: {around(text, word.start(), word.end())}")


def companions(text: gold.GoldText) -> set[int]:
    """Return where the words start that may go with a mask: companions in a row that begins or ends at a mark that must go."""
    words = list(_WORD.finditer(text.text))
    go = {i for mark in text.marks if mark.kind in MUST_GO for i in range(mark.start, mark.end)}
    near = {n for n, word in enumerate(words) if word.start() in go}
    beside: set[int] = set()
    for step in (1, -1):
        for n in near:
            n += step
            while 0 <= n < len(words) and words[n].start() not in go and words[n][0].lower() in COMPANIONS:
                beside.add(words[n].start())
                n += step
    return beside


def around(text: gold.GoldText, start: int, end: int) -> str:
    """Return the place with a few words on either side."""
    return f"{text.text[max(0, start - 25) : start]}[{text.text[start:end]}]{text.text[end : end + 20]}".replace("\n", " ")


def report(tally: Tally) -> str:
    """Say the figures in one line a kind."""
    lines = [
        f"{kind:7} {tally.found[kind]:4} of {tally.all[kind]:4}  {tally.found[kind] / max(1, tally.all[kind]):.3f}"
        for kind in (*MUST_GO, "keep")
    ]
    return "\n".join([*lines, f"words masked without need: {tally.over_masked} of {tally.plain_words}"])


def main(arguments: list[str]) -> None:
    """Run one of the two forms of the command."""
    match arguments:
        case ["write", out]:
            for text in gold.load():
                (Path(out) / f"{text.name}.txt").write_text(text.text, encoding="utf-8")
        case [part, jsonl, *options]:
            spans = masked_spans(Path(jsonl))
            for label, clean in (("case material", False), ("nobody in it", True)):
                tally = Tally()
                for text in gold.load(f"{part}_*.txt"):
                    if ("clean" in text.name) == clean:
                        add(tally, text, spans.get(text.name, []))
                print(label, report(tally), sep="\n")
                if "--misses" in options and part == "dev":
                    print(*tally.places, sep="\n")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
