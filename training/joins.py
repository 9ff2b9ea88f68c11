"""Learn how much each mark two rows share tells that they record one happening: redaction_rules/timeline/weights.yaml.

    python -m training.joins [CASE …] [--seeds 11 23 42 101] [--left-out] [--write]

CASE is a folder with sources/ and CASE.gold.json beside it (`duplicates`: the rows of each happening); without one, all of
training/cases/. The sample, the accounts and pairs of the tests and made rows are learnt from too. Logistic regression with an
L2 penalty, fitted by Newton's method: the same cases give the same weights. `--left-out` fits once for each case without it.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.timeline_gold import sources_of
from pipeline.model import CaseFacts, Entry, Register, Source

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "redaction_rules" / "timeline" / "weights.yaml"
PENALTY = 3.3  # of the squared weights, beside the sum of the log losses
DECOYS = 6.0  # of a pair of a case with unlike things on one day, as in life
SAMPLE = 12.0  # of a pair of the sample, whose agencies come back to one matter days later
PAIR = 1.0  # of two rows in a case of hardly any others, where all is rare
DENSE = 0.03  # of a pair of rows that are put together of a few phrases
GENERATED = 0.4  # weight of a pair of a generated case
# What is known of marks that the cases seldom hold: the penalty draws towards these values, all others towards nothing.
KNOWN = {
    "reference number": 3.0,
    "told and heard": 1.2,
    "each speaks of the other": 1.0,
    "handed over": 0.8,
    "one prepares the other": -9.0,
    "meeting": 1.0,
    "slip": 1.5,
    "received": 1.0,
}
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    name: str
    marks: tuple[Mapping[str, float], ...]
    same: Floats  # 1 where the pair is of one happening
    unseen: int  # pairs of one happening that are not compared at all
    weight: float = 1.0


def case_in(root: Path, *, weight: float = 1.0, moved: bool = False) -> Case:
    """Compare the rows of a case folder whose happenings are known."""
    from pipeline.settings import load_register

    sources, case = sources_of(root)
    gold = json.loads(root.with_name(root.name + ".gold.json").read_text(encoding="utf-8"))
    ids = {(e.document, e.locator): e.id for source in sources for e in source.entries}
    groups = [[ids[r["file"], r["locator"]] for r in group["rows"]] for group in gold["duplicates"]]
    name = f"{root.name}, moved" if moved else root.name
    return compared(name, sources, load_register(case.register_file), case.facts(), groups, weight, moved=moved)


def accounts() -> list[Case]:
    """Compare the rows of the accounts the tests hold: few happenings, many decoys beside them."""
    from pipeline.model import CaseFacts
    from tests.timeline.accounts import FOLDER, load

    told = {path.stem: load(path.name) for path in sorted(FOLDER.glob("*.txt"))}
    return [compared(n, t.sources, t.register, CaseFacts(), list(t.happenings.values()), DECOYS) for n, t in told.items()]


def mere_pairs() -> list[Case]:
    """Compare the pairs the tests hold: each symptom by which two rows are one happening, or are not."""
    from pipeline.model import CaseFacts
    from tests.timeline.test_merge import REGISTER
    from tests.timeline.test_pairs import APART, JOINED, sources

    found = []
    for told, joined in ((JOINED, True), (APART, False)):
        for symptom, rows in told.items():
            if len(rows) == 2:
                given = sources(*rows)
                ids = [e.id for source in given for e in source.entries if e.text in {text for *_, text in rows}]
                found.append(compared(symptom, given, REGISTER, CaseFacts(), [ids] if joined else [], PAIR))
    return found


def dense() -> list[Case]:
    """Compare rows that stand many a day, which say little by that: made of a few phrases, so that they count for little."""
    from benchmarks.merge_rows import invented
    from pipeline.model import CaseFacts

    made = {per_day: invented(500, 30, per_day, seed=int(10 * per_day)) for per_day in (1, 4, 8)}
    return [
        compared(f"{per_day} a day", sources, register, CaseFacts(), known, DENSE)
        for per_day, (sources, register, known) in made.items()
    ]


def compared(
    name: str,
    sources: Sequence[Source],
    register: Register,
    facts: CaseFacts,
    groups: Sequence[Sequence[str]],
    weight: float = 1.0,
    *,
    moved: bool = False,
) -> Case:
    """Compare the rows of sources as the merge does; `groups` are the ids of the entries of each happening.

    Moved, every second row that is a happening of its own stands on a day of another agency's row: who writes a case seldom lets
    unlike things happen on one day, and life does.
    """
    from pipeline.timeline.joining.features import features_of
    from pipeline.timeline.joining.pairing import setting_of
    from pipeline.timeline.joining.scoring import comparisons
    from pipeline.timeline.merge import dated_entries, pairs_worth_a_look, told_again_rows
    from pipeline.timeline.reading.names import Names

    entries, _ = dated_entries(sources, register, facts)
    if moved:
        entries = jostled(entries, {i for group in groups if len(group) > 1 for i in group})
    features = features_of(entries, Names(register, {entry.agency for entry in entries}))
    setting = setting_of(features)
    found = comparisons(features, pairs_worth_a_look(features, setting, told_again_rows(entries)), setting)
    position = {e.id: n for n, e in enumerate(entries)}
    known = {pair for group in groups for pair in combinations(sorted(position[i] for i in group), 2)}
    across = {(a, b) for a, b in known if features[a].agency != features[b].agency}
    same = np.array([float(pair in known) for pair in found])
    return Case(name, tuple(c.marks for c in found.values()), same, len(across - found.keys()), weight)


def jostled(entries: Sequence[Entry], grouped: Container[str]) -> list[Entry]:
    """Return the rows with every second one outside a group put on the day of a row of another agency."""
    from pipeline.timeline.order import canonical

    chance = random.Random(len(entries))
    days = [(e.agency, e.date) for e in entries if e.date and len(e.date) == 10]
    alone = [e for e in entries if e.id not in grouped and e.date]
    onto = {e.id: chance.choice([day for agency, day in days if agency != e.agency]) for e in alone[::2]}
    return canonical([replace(e, date=onto[e.id]) if e.id in onto else e for e in entries])


def fit(cases: Sequence[Case], names: Sequence[str]) -> tuple[float, Floats]:
    """Return the base and the weights that make the known pairs likeliest."""
    marks = np.concatenate([matrix(case, names) for case in cases])
    marks = np.column_stack([np.ones(len(marks)), marks])
    same = np.concatenate([case.same for case in cases])
    share = np.concatenate([np.full(len(case.same), case.weight) for case in cases])
    penalty = np.full(marks.shape[1], PENALTY)
    penalty[0] = 0.0
    known = np.array([0.0, *(KNOWN.get(name, 0.0) for name in names)])
    found = known.copy()
    for _ in range(60):
        chance = 1 / (1 + np.exp(-marks @ found))
        slope = marks.T @ (share * (chance - same)) + penalty * (found - known)
        curve = (marks.T * (share * chance * (1 - chance))) @ marks + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return float(found[0]), found[1:]


def matrix(case: Case, names: Sequence[str]) -> Floats:
    return np.array([[marks.get(name, 0.0) for name in names] for marks in case.marks])


def shown(case: Case, base: float, of: Floats, names: Sequence[str]) -> str:
    """Say how the pairs of a case come out: precision and recall at three lines, by pairs and before they are gathered."""
    chance = 1 / (1 + np.exp(-base - matrix(case, names) @ of))
    cells = [f"{case.name:<22}{len(chance):>6}{int(case.same.sum()):>6}{case.unseen:>4}"]
    for line in (0.3, 0.4, 0.5, 0.6):
        over = chance >= line
        precision = case.same[over].mean() if over.any() else 1.0
        cells.append(f"  {line}: P {precision:.2f} R {case.same[over].sum() / (case.same.sum() + case.unseen):.2f}")
    loss = -np.log(np.clip(np.where(case.same == 1, chance, 1 - chance), 1e-4, 1)).mean()
    return "".join(cells) + f"  loss {loss:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, nargs="*")
    parser.add_argument("--seeds", type=int, nargs="*", default=[11, 23, 42, 101])
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="cases that are only measured")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    from samples.generator import generate

    folder = ROOT / "training" / "cases"
    roots = asked.cases or [path.with_name(path.name.removesuffix(".gold.json")) for path in sorted(folder.glob("*.gold.json"))]
    cases = [*(case_in(root) for root in roots), case_in(ROOT / "samples" / "staunholme", weight=SAMPLE), *accounts()]
    with tempfile.TemporaryDirectory() as made:
        made_cases = (generate(Path(made), seed=s, imrs=6, words=1500, rows=400) for s in asked.seeds)
        generated = [
            *mere_pairs(),
            *(case_in(root, moved=True) for root in roots),
            *(case_in(root, weight=GENERATED) for root in made_cases),
            *dense(),
        ]
    also = [case_in(root) for root in asked.also]
    names = sorted({name for case in (*cases, *generated, *also) for marks in case.marks for name in marks})
    if asked.left_out:
        for case in cases:
            base, of = fit([c for c in (*cases, *generated) if not c.name.startswith(case.name)], names)
            print("without itself  ", shown(case, base, of, names), flush=True)
    base, of = fit([*cases, *generated], names)
    for case in (*cases, *also):
        print("not seen" if any(case is other for other in also) else "fitted", shown(case, base, of, names))
    if asked.write:
        lines = [
            f"  {name}: {value:.2f}" for name, value in sorted(zip(names, of.tolist(), strict=True), key=lambda item: -item[1])
        ]
        head = WEIGHTS.read_text(encoding="utf-8").split("\nbase:")[0] if WEIGHTS.exists() else "# weights"
        WEIGHTS.write_text("\n".join([head, f"base: {base:.2f}", "weights:", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
