"""Time and peak memory of every stage on the generated case of full size (10 IMRs of 10,000 words, 1,500 rows).

    python benchmarks/full_case.py [--imrs 10] [--words 10000] [--rows 1500] [--seed 7] [--keep FOLDER]

Each stage runs as its own command, as a user would run it; memory is the peak of the process and its children together.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil


def measure(arguments: list[str]) -> tuple[int, float, float]:
    """Run `dhr` and return (exit code, seconds, peak MiB of the process tree)."""
    start, peak = time.monotonic(), 0
    with subprocess.Popen([sys.executable, "-m", "pipeline", *arguments]) as process:
        root = psutil.Process(process.pid)
        while process.poll() is None:
            total = 0
            try:
                for member in [root, *root.children(recursive=True)]:
                    total += member.memory_info().rss
            except psutil.NoSuchProcess:
                pass
            peak = max(peak, total)
            time.sleep(0.1)
    return process.returncode, time.monotonic() - start, peak / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--imrs", type=int, default=10)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=1_500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from samples.generator import generate

    with tempfile.TemporaryDirectory() as folder:
        out = asked.keep or Path(folder)
        case = generate(out, seed=asked.seed, imrs=asked.imrs, words=asked.words, rows=asked.rows)
        total = 0.0
        print(f"{'stage':<10}{'exit':>5}{'seconds':>10}{'peak MiB':>10}")
        commands = [[stage, str(case), "--quiet"] for stage in ("ingest", "timeline", "draft", "redact")]
        commands.append(["decide", str(case), "--accept-all", "--by", "benchmark", "--reason", "benchmark", "--quiet"])
        commands.append(["publish", str(case), "--quiet"])
        for command in commands:
            code, seconds, peak = measure(command)
            total += seconds
            print(f"{command[0]:<10}{code:>5}{seconds:>10.1f}{peak:>10.0f}", flush=True)
        print(f"{'total':<15}{total:>10.1f}")


if __name__ == "__main__":
    main()
