"""Measure how well rows are read: how many pairs of accounts that differ on a point are found, how many that agree are listed.

    python -m benchmarks.accounts_read [--files dev|held] [--list FIELD missed|false]

Each item of `accounts/*.jsonl` has a row, and two rows of another agency (or two sentences of its own IMR) about the same
happening: one differs on exactly one field, one agrees in other words. A sentence of an IMR is read as a row of another agency.
They are meant to be hard. `dev_*` were read to mend rules; `held_*` are for figures only, and nobody should read them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.model import Entry, Person, Register
from pipeline.timeline.accounts.conflicts import FIELDS, find_conflicts

HERE = Path(__file__).resolve().parent / "accounts"
ROLES = ("victim", "perpetrator", "child", "family", "friend", "professional")
DAY = "2022-03-10"  # the rows are of one day, as far as their dates go


def items(path: Path) -> Iterator[tuple[dict[str, Any], Register]]:
    """Yield the items of a file, each with the people it is about."""
    register = Register()
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if "cast" in item:
            cast = ((p["name"], p["role"] if p["role"] in ROLES else "friend", tuple(p.get("also", ()))) for p in item["cast"])
            register = Register(people=tuple(Person(f"p{n}", role, name, also) for n, (name, role, also) in enumerate(cast)))
        else:
            yield item, register


def fields_listed(item: dict[str, Any], which: str, register: Register) -> set[str]:
    """Return the fields on which the row and its other account are listed as differing."""
    own, other = item["a"], item["b"]
    one = Entry("a", own["agency"], "a", "row", 0, "", "", own["text"], date=DAY)
    two = Entry(
        "b", f"{other['agency']} (IMR)" if item.get("imr") else other["agency"], "b", "row", 0, "", "", other[which], date=DAY
    )
    return {conflict.field for conflict in find_conflicts((one, two), register)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", choices=("dev", "held"), default="dev")
    parser.add_argument("--list", nargs=2, metavar=("FIELD", "KIND"), help="print what was missed, or is listed falsely")
    asked = parser.parse_args()
    count: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    beside = 0
    for path in sorted(HERE.glob(f"{asked.files}_*.jsonl")):
        for item, register in items(path):
            name = item["field"]
            count[name] += 1
            for which in ("differs", "agrees"):
                listed = fields_listed(item, which, register)
                found[name, which] += name in listed
                beside += len(listed - {name})
                kind = "missed" if which == "differs" else "false"
                if asked.list == [name, kind] and (name in listed) == (kind == "false"):
                    print(f"- {item['a']['agency']}: {item['a']['text']}\n  {item['b']['agency']}: {item['b'][which]}")
    for name in (name for name in FIELDS if count[name]):
        shares = (100 * found[name, which] / count[name] for which in ("differs", "agrees"))
        print(f"{name:<18}{count[name]:>5}  found {next(shares):5.1f} %  listed though they agree {next(shares):5.1f} %")
    total = sum(count.values())
    shares = (100 * sum(n for (_, kind), n in found.items() if kind == which) / total for which in ("differs", "agrees"))
    print(f"{'all':<18}{total:>5}  found {next(shares):5.1f} %  listed though they agree {next(shares):5.1f} %")
    print(f"another field listed, a pair: {beside / total / 2:.3f}")


if __name__ == "__main__":
    main()
