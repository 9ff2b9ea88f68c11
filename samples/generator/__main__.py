"""`python -m samples.generator OUT --seed 7 --imrs 10 --words 10000 --rows 1500`."""

from __future__ import annotations

import argparse
from pathlib import Path

from samples.generator import generate


def main() -> None:
    """Read the command line and generate."""
    parser = argparse.ArgumentParser(prog="python -m samples.generator", description="Generate an invented case with its gold.")
    parser.add_argument("out", type=Path, help="folder to make the case in")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--imrs", type=int, default=10, help="1 to 10 agencies, each with an IMR and a chronology")
    parser.add_argument("--words", type=int, default=10_000, help="words of each IMR")
    parser.add_argument("--rows", type=int, default=1_500, help="chronology rows of all agencies together")
    given = parser.parse_args()
    print(generate(given.out, seed=given.seed, imrs=given.imrs, words=given.words, rows=given.rows))


if __name__ == "__main__":
    main()
