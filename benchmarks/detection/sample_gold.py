"""Measure detection on the sample case against its gold file: what must be hidden is found, what must stay is kept.

    python -m benchmarks.detection.sample_gold [--misses 20]

A surface counts once for each place (file and locator) the gold names; ordinary words are counted only as long as their
place can be told. Kept means that no proposed finding of policy `publication` takes it away.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

from benchmarks.detection import ROOT, covered


def main() -> None:
    """Print the shares."""
    from pipeline.case import open_case
    from pipeline.detect import detect
    from pipeline.documents import read
    from pipeline.redact import load_policy, propose
    from pipeline.redact.stage import Overlay

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=10)
    given = parser.parse_args()
    gold = json.loads((ROOT / "samples" / "staunholme.gold.json").read_text(encoding="utf-8"))
    case = open_case(ROOT / "samples" / "staunholme")
    documents = [read(path, name=case.name_of(Path(path))) for path in case.source_files()]
    register, facts = case.register(), case.facts()
    found = detect(documents, register=register, facts=facts)
    findings = propose(
        found, documents=documents, policy=load_policy("publication"), register=register, facts=facts, ledger=Overlay({})
    )
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    taken: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for finding in findings:
        if finding.state == "proposed":
            spans[finding.document, finding.address].append((finding.start, finding.end))
            if finding.action != "keep":
                taken[finding.document, finding.address].append((finding.start, finding.end))
    units = [(d.name, u) for d in documents for u in d.units]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed: list[str] = []

    def look(text: str, where: list[dict[str, object]], kind: str, *, hide: bool) -> None:
        for place in where:
            pattern = re.compile(r"(?<![\w])" + r"\s+".join(map(re.escape, text.split())) + r"(?![\w/])")
            for name, unit in units:
                if (
                    name != place["file"]
                    or unit.part != place["part"]
                    or not str(unit.locator).startswith(str(place["locator"]).split("!A")[0])
                ):
                    continue
                for match in pattern.finditer(unit.text.replace("\u2019", "'")):
                    source = spans if hide else taken
                    hit = covered(source[name, unit.address], match.start(), match.end(), unit.text)
                    touched = any(a < match.end() and match.start() < b for a, b in source[name, unit.address])
                    good = hit if hide else not touched
                    counts[kind][0] += good
                    counts[kind][1] += 1
                    if not good:
                        missed.append(f"{kind}: {unit.text[max(0, match.start() - 30) : match.end() + 20]!r}")

    for entity in gold["entities"]:
        for surface in entity["surfaces"]:
            if surface["must_hide"] and not surface["ordinary"]:
                look(
                    surface["text"],
                    surface["where"],
                    "direct" if entity["kind"] in ("person", "identifier") else "quasi",
                    hide=True,
                )
    for stay in gold["must_stay"]:
        look(stay["text"], stay["where"], "decoys", hide=False)
    for kind, (hits, total) in counts.items():
        print(f"{kind}: {100 * hits / max(1, total):.1f} % ({hits}/{total})")
    for line in dict.fromkeys(missed[: given.misses]):
        print("  ", line)


if __name__ == "__main__":
    main()
