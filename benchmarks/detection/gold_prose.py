"""Measure detection on the gold prose beside this file (`prose/FORMAT.md`): what must go, what must stay, clean pages.

    python -m benchmarks.detection.gold_prose [--files dev] [--folder DIR] [--misses 20] [--no-model]

Files are `NAME_01.txt` … and `NAME_clean_01.txt` … of the folder. Only misses of `dev` and `more` files are printed: all others
are for figures, never to tune on. Every file is a case of its own, without a register. Counted
by policy `publication`: `direct` and `quasi` mentions whose every letter and digit a change covers, `keep` mentions that no
change touches, and the share of words outside all marks that a change touches; for clean pages the share of words masked by
`publication` and `maximum`. A change is a finding that is proposed and not kept.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.detection import document
from benchmarks.detection.prose.gold import HERE, GoldText, load

POLICIES = ("publication", "maximum")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
# Beside a name that must go these may go with it: titles, articles, prepositions, weekdays, possessives. The label of a
# reference, the words around an age or the rest of a sentence of the court go with the number that must go.
_NAMES = ("PERSON", "PLACE", "ORGANISATION", "QUOTE", "RELATION")
_FORGIVEN = re.compile(
    r"(?i)(?:mr|mrs|ms|miss|dr|prof|rev|pc|dc|ps|ds|di|dci|sgt|pcso|insp|cllr|nurse|sister|officer|midwife|auntie|uncle|nan|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|on|in|at|from|since|until|by|the|a|an|née|nee|aged?|of|s|her|his|their|st|no|to|and|about|around|between|born|constable|sr|s/m)"
)


def changes(gold: GoldText, policy: str, *, use_model: bool = True) -> list[tuple[int, int, str]]:
    """Return the stretches of a gold text that a policy changes without being asked."""
    from pipeline.detect import DetectSettings, detect
    from pipeline.model import CaseFacts, Register
    from pipeline.redact import propose
    from pipeline.redact.policy import load_policy
    from pipeline.redact.stage import Overlay

    starts, lines, at = [], [], 0
    for line in gold.text.split("\n"):
        if line.strip():
            starts.append(at)
            lines.append(line)
        at += len(line) + 1
    made = document(lines, f"{gold.name}.docx")
    register, facts = Register(), CaseFacts()
    found = detect([made], register=register, facts=facts, settings=DetectSettings(use_model=use_model))
    proposed = propose(found, documents=[made], policy=load_policy(policy), register=register, facts=facts, ledger=Overlay({}))
    first = {unit.address: start for unit, start in zip(made.units, starts, strict=True)}
    return [
        (first[f.address] + f.start, first[f.address] + f.end, f.entity_type)
        for f in proposed
        if f.state == "proposed" and f.action != "keep" and f.replacement != f.text
    ]


def _covers(spans: Sequence[tuple[int, int, str]], start: int, end: int, text: str) -> bool:
    return all(any(a <= at < b for a, b, _ in spans) for at in range(start, end) if text[at].isalnum())


def _touches(spans: Sequence[tuple[int, int, str]], start: int, end: int, text: str) -> bool:
    return any(a < end and start < b for a, b, _ in spans)


def share_masked(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[int, int]:
    """Return (words touched, words) of a text."""
    words = [m.span() for m in _WORD.finditer(text)]
    return sum(_touches(spans, a, b, text) for a, b in words), len(words)


def score(gold: GoldText, spans: Sequence[tuple[int, int, str]]) -> tuple[Counter[str], list[str]]:
    """Return counts ("direct hit", "direct all", …) and the misses in context."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    go = [m for m in gold.marks if m.kind in ("direct", "quasi")]
    for mark in gold.marks:
        if mark.kind in ("direct", "quasi", "keep"):
            good = (
                (not _touches(spans, mark.start, mark.end, gold.text))
                if mark.kind == "keep"
                else _covers(spans, mark.start, mark.end, gold.text)
            )
            counts[f"{mark.kind} all"] += 1
            counts[f"{mark.kind} hit"] += good
            if not good:
                before, after = gold.text[max(0, mark.start - 40) : mark.start], gold.text[mark.end : mark.end + 30]
                misses.append(f"{gold.name} {mark.kind}: {before}[[{mark.text}]]{after}".replace("\n", " "))
    for word in _WORD.finditer(gold.text):
        start, end = word.span()
        if any(m.start < end and start < m.end for m in gold.marks):
            continue
        counts["plain all"] += 1
        if _touches(spans, start, end, gold.text):
            near = any(m.start - 30 < end and start < m.end + 12 for m in go)
            with_number = any(
                a <= start and end <= b and kind not in _NAMES and any(m.start < b and a < m.end for m in go)
                for a, b, kind in spans
            )
            if with_number or (near and _FORGIVEN.fullmatch(word.group())):
                continue
            counts["plain hit"] += 1
            misses.append(
                f"{gold.name} over: {gold.text[max(0, start - 40) : start]}[[{word.group()}]]{gold.text[end : end + 30]}".replace(
                    "\n", " "
                )
            )
    return counts, misses


def _percent(hits: int, total: int) -> str:
    return f"{100 * hits / max(1, total):.1f} % ({hits}/{total})"


def main() -> None:
    """Print the shares of the marked files and of the clean pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", default="dev")
    parser.add_argument("--folder", type=Path, default=HERE)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--no-model", action="store_true")
    given = parser.parse_args()
    shown = given.misses if given.files in ("dev", "more") else 0
    total: Counter[str] = Counter()
    misses: list[str] = []
    for gold in load(f"{given.files}_[0-9]*.txt", given.folder):
        counts, missed = score(gold, changes(gold, "publication", use_model=not given.no_model))
        total += counts
        misses += missed
        told = ", ".join(
            f"{kind} {_percent(counts[f'{kind} hit'], counts[f'{kind} all'])}" for kind in ("direct", "quasi", "keep")
        )
        print(f"{gold.name}: {told}, over-masked {_percent(counts['plain hit'], counts['plain all'])}", flush=True)
    told = ", ".join(f"{kind} {_percent(total[f'{kind} hit'], total[f'{kind} all'])}" for kind in ("direct", "quasi", "keep"))
    print(f"all: {told}, over-masked {_percent(total['plain hit'], total['plain all'])}")
    for policy in POLICIES:
        hits = words = 0
        for gold in load(f"{given.files}_clean_*.txt", given.folder):
            spans = changes(gold, policy, use_model=not given.no_model)
            masked, here = share_masked(gold.text, spans)
            hits, words = hits + masked, words + here
            misses += [
                f"{gold.name} {policy}: {gold.text[max(0, a - 30) : a]}[[{gold.text[a:b]}]]{gold.text[b : b + 30]}".replace(
                    "\n", " "
                )
                for a, b, _ in spans
            ]
        print(f"clean pages, {policy}: {_percent(hits, words)} of the words masked")
    for line in misses[:shown]:
        print("  ", line)


if __name__ == "__main__":
    main()
