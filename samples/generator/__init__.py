"""A seeded generator of invented cases: a suicide review, other agencies and other forms than the written case.

Comes in: a seed and sizes. Goes out: a case folder (case.yaml, register.yaml, sources) and its gold beside it, in the
same schema as the written case. The same arguments give the same files.
"""

from __future__ import annotations

from pathlib import Path


def generate(out: Path, *, seed: int, imrs: int = 10, words: int = 10_000, rows: int = 1_500) -> Path:
    """Generate a case into `out`; return the case folder. `words` is the length of each IMR, `rows` the number of all rows."""
    from samples.generator.case import generate_case

    return generate_case(out, seed=seed, imrs=imrs, words=words, rows=rows)
