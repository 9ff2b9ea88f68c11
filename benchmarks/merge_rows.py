"""Measure how long merging takes and what it needs as the number of rows grows, at a constant number of rows a day.

    python -m benchmarks.merge_rows [--rows 1000 5000 20000] [--agencies 30] [--per-day 4]

Each size runs in a process of its own, so that the peak of memory is its own. The rows are invented by a seeded generator;
a third of them record a happening another agency records too.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections import defaultdict
from datetime import date, timedelta

from pipeline.model import CaseFacts, Entry, Person, Register, Source, digest
from pipeline.timeline import merge, to_json

KINDS = (
    "Police",
    "Ambulance Service",
    "Hospital",
    "Surgery",
    "Housing",
    "Children's Social Care",
    "Probation",
    "School",
    "Mental Health Trust",
    "IDVA Service",
)
HAPPENINGS = (
    "argument at the address, neighbour heard shouting",
    "assault, swelling to the left cheek",
    "overdose of tablets and alcohol",
    "breach of the non-molestation order",
    "MARAC heard, high risk",
    "strategy discussion held",
    "rent arrears letter sent",
    "missed appointment, no reply",
    "medication review, low mood",
    "child tearful at school",
    "reported missing by mother",
    "criminal damage to the front door",
    "home visit, no concerns",
    "court hearing adjourned",
    "burglary of the shed reported",
)
EXTRA = [
    "kettle",
    "garden",
    "bicycle",
    "window",
    "lamp",
    "carpet",
    "sofa",
    "curtain",
    "fence",
    "gate",
    "ladder",
    "bottle",
    "parcel",
    "blanket",
    "radio",
    "mirror",
    "shelf",
    "stairs",
    "drawer",
    "bucket",
    "candle",
    "pillow",
    "towel",
    "basket",
    "hammock",
    "lantern",
    "teapot",
]
FORMS = ("%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%a %d %b %Y", "%Y-%m-%d")


def invented(rows: int, agencies: int, per_day: float, seed: int = 7) -> tuple[list[Source], Register, list[list[str]]]:
    """Return sources of about `rows` rows over as many days as keep `per_day` constant, and the entries of each happening."""
    chance = random.Random(seed)
    names = [f"{place} {kind}" for place in ("Northam", "Sedgeley", "Quarley") for kind in KINDS][:agencies]
    register = Register(
        people=(
            Person("v", "victim", "Tessa Quill", ("Tess", "TQ")),
            Person("p", "perpetrator", "Owen Marsh", ("OM",)),
            Person("c", "child", "Ivo Quill"),
        )
    )
    last = max(1, int(rows / per_day))
    written: dict[str, list[tuple[date, str, str, int]]] = {name: [] for name in names}
    made = number = 0
    while made < rows:
        day = date(1980, 1, 1) + timedelta(days=chance.randrange(last))
        what, thing, other = chance.choice(HAPPENINGS), chance.choice(EXTRA), chance.choice(EXTRA)
        minute = chance.randrange(1440)
        for name in chance.sample(names, 1 if chance.random() < 0.8 else chance.randint(2, 4)):
            clock = f"{minute // 60:02d}:{minute % 60:02d}" if chance.random() < 0.6 else ""
            who = chance.choice(("Tess", "Tessa Quill", "Owen Marsh", "OM", "Ivo"))
            text = (
                f"{who}: {what}; {thing} and {chance.choice((other, chance.choice(EXTRA)))} mentioned. Ref"
                f" {chance.choice('ABC')}{chance.randrange(10**6):06d}."
            )
            written[name].append((day, clock, text, number))
            made += 1
        number += 1
    sources, happenings = [], defaultdict(list)
    for name, lines in written.items():
        lines.sort()
        document = f"sources/{name}/chronology.xlsx"
        entries = tuple(
            Entry(
                digest(document, str(n), text),
                name,
                document,
                f"Sheet1!A{n + 2}",
                n,
                day.strftime(FORMS[n % len(FORMS)]),
                clock,
                text,
            )
            for n, (day, clock, text, _) in enumerate(lines)
        )
        for entry, (*_, number) in zip(entries, lines, strict=True):
            happenings[number].append(entry.id)
        sources.append(Source(document, digest(name), name, "chronology", entries=entries))
    return sources, register, list(happenings.values())


def measure(rows: int, agencies: int, per_day: float) -> dict[str, float]:
    """Merge once in this process; return seconds and the peak of memory in MiB."""
    import psutil

    sources, register, _ = invented(rows, agencies, per_day)
    started = time.perf_counter()
    timeline = merge(sources, register=register, facts=CaseFacts())
    seconds = time.perf_counter() - started
    memory = psutil.Process().memory_info()
    peak = getattr(memory, "peak_wset", 0) or _peak_of_unix() or memory.rss
    entries = sum(len(e.entries) for e in timeline.events) + len(timeline.undated)
    size = len(json.dumps(to_json(timeline)))
    return {
        "rows": entries,
        "seconds": round(seconds, 2),
        "peak_mib": round(peak / 2**20),
        "events": len(timeline.events),
        "json_mib": round(size / 2**20, 1),
    }


def _peak_of_unix() -> int:
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1000, 2000, 5000, 10000, 20000])
    parser.add_argument("--agencies", type=int, default=30)
    parser.add_argument("--per-day", type=float, default=4)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.rows[0], given.agencies, given.per_day)))
        return
    print("rows     seconds  s/1000  peak MiB  events")
    for rows in given.rows:
        command = [
            sys.executable,
            "-m",
            "benchmarks.merge_rows",
            "--one",
            "--rows",
            str(rows),
            "--agencies",
            str(given.agencies),
            "--per-day",
            str(given.per_day),
        ]
        done = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(
            f"{done['rows']:<8} {done['seconds']:<8} {1000 * done['seconds'] / done['rows']:<7.2f}"
            f" {done['peak_mib']:<9} {done['events']}"
        )


if __name__ == "__main__":
    main()
