"""Feed the guard and each reader with files bent out of shape; only refusals may come back.

    python benchmarks/fuzz.py [TARGET …] [--minutes 10] [--corpus FOLDER] [--first N] [--case N] [--keep FOLDER]

TARGET is one of guard, docx, xlsx, pdf, csv, txt, html, eml, msg, picture (default: all, one after another). Case number N of a target
is made from that number alone (and the starting files), so `--case N` makes it again and shows its traceback. Starting files
are made by code; `--corpus` adds the small files of a folder with a manifest.csv. Mutations follow the structure: entries of a zip, nodes of
XML, objects and inflated streams of a PDF, fields of a text, and bytes.

A finding is: an exception that is no `DhrError`, a process that died, more seconds of the processor's time than a case may take. Every 100th case also goes through the child process, where it must end in a document or a refusal. Exit 1 with findings.
"""

# ruff: noqa: E501 - pieces of starting files are one line each

from __future__ import annotations

import argparse
import csv
import json
import os
import queue
import subprocess
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


from benchmarks.fuzzing.bending import Random, bend_bytes, bend_mail, bend_markup, bend_package, bend_pdf, bend_text  # noqa: E402 - behind the path
from benchmarks.fuzzing.starting import (  # noqa: E402
    excel_files,
    html_files,
    mail_files,
    outlook_files,
    pdf_files,
    picture_files,
    text_files,
    word_files,
)

SECONDS = 30.0  # one case, of a file below the size that follows
LARGEST_SEED = 120_000
MEMORY = 1024 << 20

Bend = Callable[[bytes, Random], bytes]
TARGETS: dict[str, tuple[str, Callable[[], Iterator[bytes]], Bend, tuple[str, ...]]] = {
    "docx": ("f.docx", word_files, bend_package, ("docx", "docm", "dotx")),
    "xlsx": ("f.xlsx", excel_files, bend_package, ("xlsx", "xlsm")),
    "pdf": ("f.pdf", pdf_files, bend_pdf, ("pdf",)),
    "csv": ("f.csv", text_files, bend_text, ("csv", "tsv")),
    "txt": ("f.txt", text_files, bend_text, ("txt",)),
    "html": ("f.html", html_files, bend_markup, ("html",)),
    "eml": ("f.eml", mail_files, bend_mail, ("eml",)),
    "msg": ("f.msg", outlook_files, bend_bytes, ("msg",)),
    "picture": ("f.png", picture_files, bend_bytes, ("png", "jpg")),
}
GUARD = "guard"


def starting_files(target: str, corpus: Path | None) -> list[bytes]:
    """Return the files a target starts from, in a fixed order."""
    if target == GUARD:
        return [blob for other in TARGETS for blob in starting_files(other, corpus)]
    _, made, _, kinds = TARGETS[target]
    blobs = list(made())
    if corpus is not None:
        with (corpus / "manifest.csv").open(encoding="utf-8", newline="") as rows:
            names = sorted(row["file"] for row in csv.DictReader(rows))
        paths = [corpus / name for name in names if name.rpartition(".")[2].lower() in kinds]
        blobs += [path.read_bytes() for path in paths if path.is_file() and 0 < path.stat().st_size <= LARGEST_SEED]
    return blobs


def make_case(target: str, number: int, seeds: Sequence[bytes]) -> tuple[str, bytes]:
    """Make the file of a case, from its number alone."""
    chance = Random(f"{target}:{number}")
    blob = chance.choice(seeds[:2]) if chance.random() < 0.4 else chance.choice(seeds)
    if target == GUARD:
        blob = chance.choice(list(TARGETS.values()))[2](blob, chance) if chance.random() < 0.5 else bend_bytes(blob, chance)
        return chance.choice([name for name, *_ in TARGETS.values()] + ["f", "f.doc", "f.msg", "f.rtf", "f.bin"]), blob
    name, _, bend, _ = TARGETS[target]
    blob = bend(blob, chance)
    if target == "picture" and blob.startswith(b"\xff\xd8"):
        name = "f.jpg"
    return name, blob


def attempt(target: str, name: str, blob: bytes) -> str:
    """Read one case; return "read" or the class of its refusal. Anything else comes out as it is."""
    from pipeline import documents
    from pipeline.documents import guard
    from pipeline.errors import DhrError

    try:
        if target == GUARD:
            guard.sniff(blob)
            guard.check(blob, name, guard.settle_format(blob, name))
        else:
            documents.read_bytes(blob, name=name)
    except DhrError as error:
        return type(error).__name__
    return "read"


# --- the process that reads ------------------------------------------------------------------------------------------------------


def serve(target: str, corpus: Path | None, first: int, until: float) -> None:
    """Read case after case; say on stdout which one comes next and what came of it."""
    from pipeline import platform

    platform.limit_this_process(memory=MEMORY)
    seeds = starting_files(target, corpus)
    out, number = os.fdopen(os.dup(1), "w", encoding="utf-8"), first
    os.dup2(2, 1)

    def say(**words: object) -> None:
        out.write(json.dumps(words) + "\n")
        out.flush()

    while time.time() < until:
        say(next=number)
        try:
            name, blob = make_case(target, number, seeds)
        except MemoryError:  # bent until it outgrew the bench: no file anybody could send
            say(done=number, outcome="too large to be made", where="", seconds=0.0, size=0)
            number += 1
            continue
        began = time.process_time()  # others may share the processor
        try:
            outcome, where = attempt(target, name, blob), ""
        except MemoryError:
            outcome, where = "MemoryError", ""
        except Exception as error:
            outcome = f"! {type(error).__name__}"
            where = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)[:-6:-1])
        say(done=number, outcome=outcome, where=where, seconds=round(time.process_time() - began, 2), size=max(1, len(blob)))
        number += 1


def run(target: str, corpus: Path | None, minutes: float, first: int, keep: Path | None) -> int:
    """Fuzz one target; print what came of it and return the number of findings."""
    until, number, began = time.time() + 60 * minutes, first, time.monotonic()
    outcomes: Counter[str] = Counter()
    findings: dict[str, list[int]] = {}
    slowest = (0.0, -1)
    seeds = starting_files(target, corpus)
    while time.time() < until:
        for event in _events(target, corpus, number, until):
            if "next" in event:
                number = int(event["next"])
                continue
            number = int(event["done"]) + 1
            outcome, seconds = str(event["outcome"]), float(event["seconds"])
            outcomes[outcome] += 1
            slowest = max(slowest, (seconds, int(event["done"])))
            if outcome.startswith("!") or seconds > SECONDS:
                findings.setdefault(f"{outcome} {event['where']}", []).append(int(event["done"]))
                if len(findings[f"{outcome} {event['where']}"]) == 1:
                    _keep(keep, target, int(event["done"]), seeds)
            if int(event["done"]) % 100 == 0 and event["size"]:
                said = _through_child(*make_case(target, int(event["done"]), seeds))
                if said:
                    findings.setdefault(said, []).append(int(event["done"]))
        else:
            if time.time() < until:
                findings.setdefault("the reading process died or hung", []).append(number)
                _keep(keep, target, number, seeds)
                number += 1
    share = ", ".join(f"{name} {count:,}" for name, count in outcomes.most_common())
    print(f"{target}: cases {first:,} to {number - 1:,}, {len(seeds)} starting files, {time.monotonic() - began:.0f} s: {share}")
    print(f"    slowest: case {slowest[1]}, {slowest[0]:.1f} s")
    for what, cases in sorted(findings.items(), key=lambda item: -len(item[1])):
        print(f"    FOUND {len(cases)} times, first case {cases[0]}: {what}")
    sys.stdout.flush()
    return len(findings)


def _keep(keep: Path | None, target: str, number: int, seeds: Sequence[bytes]) -> None:
    if keep is not None:
        name, blob = make_case(target, number, seeds)
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{target}-{number}-{name}").write_bytes(blob)


def _events(target: str, corpus: Path | None, first: int, until: float) -> Iterator[dict[str, object]]:
    """Yield what the reading process says until the time is over, it dies, or a case takes too long."""
    command = [sys.executable, __file__, target, "--serve", "--first", str(first), "--until", str(until)]
    process = subprocess.Popen(
        [*command, *(["--corpus", str(corpus)] if corpus else [])], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    lines: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        for line in process.stdout or ():
            lines.put(line)
        lines.put("")

    threading.Thread(target=listen, daemon=True).start()
    try:
        while True:
            try:
                line = lines.get(timeout=4 * SECONDS)
            except queue.Empty:
                return
            if not line:
                return
            yield json.loads(line)
    finally:
        process.kill()
        process.wait()


def _through_child(name: str, blob: bytes) -> str:
    """Read a case as the program reads a stranger's file; return what is wrong with the outcome, "" for nothing."""
    from pipeline import documents
    from pipeline.errors import DhrError

    try:
        documents.in_child("read_bytes", blob, name=name, limits=documents.Limits(seconds=SECONDS))
    except DhrError as error:
        return "the child was stopped" if "made its reader stop" in error.what else ""
    except Exception as error:
        return f"! {type(error).__name__} through the child"
    return ""


def main() -> int:
    """Fuzz the targets one after another."""
    parser = argparse.ArgumentParser(description="Feed the guard and each reader with files bent out of shape.")
    parser.add_argument("targets", nargs="*", choices=[GUARD, *TARGETS, []])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--case", type=int, help="make one case again and let its exception out")
    parser.add_argument("--keep", type=Path, help="folder for the first file of each finding")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--until", type=float, default=0.0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.targets[0], options.corpus, options.first, options.until)
        return 0
    if options.case is not None:
        target = options.targets[0]
        name, blob = make_case(target, options.case, starting_files(target, options.corpus))
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{target}-{options.case}-{name}").write_bytes(blob)
        print(name, len(blob), attempt(target, name, blob))
        return 0
    targets = options.targets or [GUARD, *TARGETS]
    return int(sum(run(target, options.corpus, options.minutes, options.first, options.keep) for target in targets) > 0)


if __name__ == "__main__":
    sys.exit(main())
