"""Two accounts of one happening, as many services write them: where they differ it is listed, where they agree nothing is.

The pairs of `in_pairs/` were written before the rules they test, in parts, of which each first measured what
the rules made of words they had not seen. Some of them are still read wrongly; the shares below may only rise.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import Register
from pipeline.timeline.accounts.conflicts import find_conflicts
from tests.timeline.readers import REGISTER, entry

PAIRS = sorted((Path(__file__).parent / "in_pairs").glob("*.txt"))
BARE = Register(people=tuple(replace(p, relation=None) for p in REGISTER.people))  # as most registers are: names and roles alone
Pair = tuple[frozenset[str], frozenset[str], tuple[tuple[str, str], ...]]


def pairs() -> list[Pair]:
    """Return of each pair the fields it differs on, those it may differ on, and its accounts as agency and text."""
    found: list[Pair] = []
    for line in filter(None, (line.strip() for path in PAIRS for line in path.read_text(encoding="utf-8").splitlines())):
        if line.startswith("="):
            fields = [field.strip() for field in line[1:].split(",") if field.strip()]
            wanted = frozenset(field for field in fields if not field.startswith("("))
            found.append((wanted, frozenset(field.strip("()") for field in fields), ()))
        elif not line.startswith("#"):
            agency, _, text = line.partition(" | ")
            wanted, allowed, told = found[-1]
            found[-1] = (wanted, allowed, (*told, (f"Northam {agency}", text)))
    return found


def measured(register: Register) -> tuple[list[str], list[str], int]:
    """Return what was missed and what was listed too much, in words, and how many differences there are."""
    missed, extra, known = [], [], 0
    for wanted, allowed, told in pairs():
        listed = {c.field for c in find_conflicts([entry(text, agency) for agency, text in told], register)}
        shown = " / ".join(text for _, text in told)
        missed += [f"{field}: {shown}" for field in wanted - listed]
        extra += [f"{field}: {shown}" for field in listed - allowed]
        known += len(wanted)
    return missed, extra, known


@pytest.mark.parametrize("register", [REGISTER, BARE], ids=["with relations", "names alone"])
def test_differences_are_listed_and_agreement_is_not(register: Register) -> None:
    missed, extra, known = measured(register)
    assert known > 200
    assert len(missed) <= 0.1 * known, "\n".join(missed)
    assert len(extra) <= 0.02 * len(pairs()), "\n".join(extra)


def test_every_field_is_tried_both_ways() -> None:
    fields = [wanted for wanted, _, _ in pairs()]
    assert sum(not wanted for wanted in fields) >= 40
    for field in ("people", "caller", "children_present", "injury", "disclosure", "outcome"):
        assert sum(field in wanted for wanted in fields) >= 20
