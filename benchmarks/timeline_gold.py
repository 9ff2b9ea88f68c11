"""Measure the timeline against what is known of a case: pairs, conflicts, gaps, dates, contradictions.

    python -m benchmarks.timeline_gold [CASE …] [--seeds 11 23 42 77 101] [--rows 400] [--list]

CASE is a folder with sources/ and a file CASE.gold.json beside it; without one, the sample. Each seed makes a case with the
generator. A conflict is found if an event lists its field with rows of two of its accounts. What an event lists beside the
known conflicts counts as extra, though the accounts may truly differ there: the figure is an upper bound of false ones.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.model import Conflict, Entry, Problem, Source, Timeline

ROOT = Path(__file__).resolve().parents[1]
Place = tuple[str, str]


@dataclass(frozen=True)
class Figures:
    """What was measured of one case; the lists hold what is missed or extra, for people to read."""

    pairs_known: int
    pairs_joined: int
    pairs_both: int
    conflicts_known: int
    conflicts_found: int
    extra_conflicts: int
    joined_events: int
    gaps_known: int
    gaps_found: int
    dates_known: int
    dates_right: int
    contradictions_known: int
    contradictions_found: int
    contradictions_extra: int
    notes: tuple[str, ...] = field(default=(), repr=False)

    @property
    def precision(self) -> float:
        return self.pairs_both / self.pairs_joined if self.pairs_joined else 1.0

    @property
    def recall(self) -> float:
        return self.pairs_both / self.pairs_known if self.pairs_known else 1.0

    @property
    def extra_per_event(self) -> float:
        return self.extra_conflicts / self.joined_events if self.joined_events else 0.0


def sources_of(root: Path) -> tuple[Sequence[Source], Any]:
    """Read every source of a case folder; return the sources and the case."""
    from pipeline.case import Case
    from pipeline.documents import read
    from pipeline.ingest.understanding import understand

    case = Case(root)
    facts = case.facts()
    names = {case.name_of(path): path for path in case.source_files()}
    found = [understand(read(path, name=name), agency=facts.agency_of[name], facts=facts) for name, path in names.items()]
    return found, case


def merged(root: Path) -> Timeline:
    """Read and merge the sources of a case folder, with its own settings and register."""
    from pipeline.settings import load_case_settings, load_register
    from pipeline.timeline import merge

    sources, case = sources_of(root)
    days = load_case_settings(case.settings_file).timeline.gap_days
    return merge(sources, register=load_register(case.register_file), facts=case.facts(), gap_days=days)


def compare(timeline: Timeline, gold: Mapping[str, Any]) -> Figures:
    """Set a timeline beside what is known of its case."""
    rows = {(e.document, e.locator): e for e in (*(e for event in timeline.events for e in event.entries), *timeline.undated)}
    known = _pairs([[(r["file"], r["locator"]) for r in group["rows"]] for group in gold["duplicates"]])
    ours = _pairs([[(e.document, e.locator) for e in event.entries] for event in timeline.events])
    gaps = {(g.start, g.end, g.agency) for g in timeline.gaps}
    wanted = {(g["start"], g["end"], g["agency"]) for g in gold["gaps"]}
    dated = [(r, rows.get((r["file"], r["locator"]))) for r in gold["rows"]]
    right = [row is not None and row.date == r["date"] for r, row in dated]
    missed, extra = _conflicts(timeline, gold["conflicts"], rows)
    planted = list(gold.get("contradictions", ()))
    met = [[p for p in timeline.contradictions if _tells(p, contradiction)] for contradiction in planted]
    matched = {id(p) for problems in met for p in problems}
    unplanted = [p for p in timeline.contradictions if id(p) not in matched]
    notes = [f"missed pair: {_shown(a, rows)}  |  {_shown(b, rows)}" for a, b in sorted(known - ours)]
    notes += [f"extra pair: {_shown(a, rows)}  |  {_shown(b, rows)}" for a, b in sorted(ours - known)]
    notes += [f"missed gap: {gap}" for gap in sorted(wanted - gaps, key=str)]
    notes += [f"missed contradiction: {c}" for c, problems in zip(planted, met, strict=True) if not problems]
    notes += [f"extra contradiction: {p.document} {p.reason}" for p in unplanted]
    return Figures(
        pairs_known=len(known),
        pairs_joined=len(ours),
        pairs_both=len(known & ours),
        conflicts_known=len(gold["conflicts"]),
        conflicts_found=len(gold["conflicts"]) - len(missed),
        extra_conflicts=len(extra),
        joined_events=sum(len(event.entries) > 1 for event in timeline.events),
        gaps_known=len(wanted),
        gaps_found=len(wanted & gaps),
        dates_known=len(dated),
        dates_right=sum(right),
        contradictions_known=len(planted),
        contradictions_found=sum(map(bool, met)),
        contradictions_extra=len(unplanted),
        notes=(*notes, *missed, *extra),
    )


def _tells(problem: Problem, planted: Mapping[str, str]) -> bool:
    """Say whether a contradiction of the timeline is one that was planted: its document, and the words of the narrative."""
    words = planted["narrative"].strip(" .;,").lower()  # a reason quotes a sentence without its full stop
    return problem.document == planted["file"] and words in problem.reason.lower()


def _conflicts(
    timeline: Timeline, known: Sequence[Mapping[str, Any]], rows: Mapping[Place, Entry]
) -> tuple[list[str], list[str]]:
    """Return, in words, the known conflicts no event lists and the listed ones that are not known."""
    missed, matched = [], set()
    for conflict in known:
        ids = {rows[v["file"], v["locator"]].id for v in conflict["values"]}
        hits = [c for c in _listed(timeline) if c.field == conflict["field"] and len(ids & {a.entry for a in c.values}) > 1]
        matched |= {c.id for c in hits}
        if not hits:
            missed.append(
                "missed " + " | ".join([conflict["field"], *(f"{v['agency']}: {v['value']}" for v in conflict["values"])])
            )
            missed += [f"    {_shown((v['file'], v['locator']), rows)}" for v in conflict["values"]]
    missed_count = [line for line in missed if not line.startswith("    ")]
    for line in [line for line in missed if line.startswith("    ")]:
        missed_count[-1] += "\n" + line
    return missed_count, [_said(c) for c in _listed(timeline) if c.id not in matched]


def _listed(timeline: Timeline) -> Iterator[Conflict]:
    return (conflict for event in timeline.events for conflict in event.conflicts)


def _said(conflict: Conflict) -> str:
    return f"extra {conflict.field}: " + " | ".join(f"{a.agency}: {a.value}" for a in conflict.values)


def _shown(place: Place, rows: Mapping[Place, Entry]) -> str:
    entry = rows.get(place)
    return f"[{entry.agency} {entry.date} {entry.time}] {entry.text[:230]}" if entry else str(place)


def _pairs(groups: Iterable[Iterable[Place]]) -> set[tuple[Place, Place]]:
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, nargs="*")
    parser.add_argument("--seeds", type=int, nargs="*", default=[11, 23, 42, 77, 101])
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--list", action="store_true", help="print what was missed and what is extra (case text!)")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from samples.generator import generate

    columns = ("case", "pairs P", "pairs R", "conflicts", "extra/event", "gaps", "dates", "contradictions", "extra")
    print("".join(f"{name:<16}" for name in columns))
    with tempfile.TemporaryDirectory() as folder:
        cases = list(asked.cases) or [ROOT / "samples" / "staunholme"]
        if not asked.cases:
            cases += [generate(Path(folder), seed=s, imrs=6, words=1500, rows=asked.rows) for s in asked.seeds]
        for root in cases:
            gold = json.loads(root.with_name(root.name + ".gold.json").read_text(encoding="utf-8"))
            found = compare(merged(root), gold)
            cells = (
                root.name,
                f"{found.precision:.3f}",
                f"{found.recall:.3f}",
                f"{found.conflicts_found}/{found.conflicts_known}",
                f"{found.extra_per_event:.2f}",
                f"{found.gaps_found}/{found.gaps_known}",
                f"{found.dates_right}/{found.dates_known}",
                f"{found.contradictions_found}/{found.contradictions_known}",
                str(found.contradictions_extra),
            )
            print("".join(f"{cell:<16}" for cell in cells), flush=True)
            for note in found.notes if asked.list else ():
                print(f"  {note}")


if __name__ == "__main__":
    main()
