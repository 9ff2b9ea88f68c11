"""Score detection on the Text Anonymization Benchmark (European court cases), with an independent scorer beside the clone.

    python -m benchmarks.detection.tab [--split dev] [--policy maximum] [--misses 20]

Needs ../shared/eval/tab_score.py; train documents are for training, dev documents for choices.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.detection import ROOT

SCORER = ROOT.parent / "shared" / "eval" / "tab_score.py"


def findings(files: list[Path], policy: str) -> str:
    """Return what `dhr detect` prints: one finding a line."""
    command = [sys.executable, "-m", "pipeline.cli", "detect", *map(str, files), "--policy", policy, "--format", "jsonl"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr)
    for line in run.stdout.splitlines():
        json.loads(line)
    return run.stdout


def main() -> None:
    """Export, detect, score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev", choices=["train", "dev", "all"])
    parser.add_argument("--policy", nargs="*", default=["maximum", "maximum-public"])
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args()
    if not SCORER.exists():
        raise SystemExit("The scorer is not beside the clone.")
    with tempfile.TemporaryDirectory() as folder:
        texts, found = Path(folder, "texts"), Path(folder, "findings.jsonl")
        subprocess.run([sys.executable, str(SCORER), "export", given.split, str(texts)], check=True, stdout=subprocess.DEVNULL)
        for policy in given.policy:
            found.write_text(findings(sorted(texts.glob("*.txt")), policy), encoding="utf-8")
            print(f"--- {policy}, {given.split}", flush=True)
            score = [sys.executable, str(SCORER), "score", given.split, str(found), "--misses", str(given.misses)]
            subprocess.run(score, check=True)


if __name__ == "__main__":
    main()
