"""Time of editing, scrub and verification of a long report against detection, and against python-docx open and save.

    python -m benchmarks.redact_pages [--pages 100]

The report is made by code: paragraphs of a review in which people, places, dates and numbers come as often as in a real one
(about 450 words a page, with some tables). Detection starts without a cache; loading the rules and the name model is told
apart, since a case pays it once.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from pipeline.model import CaseFacts, Person, PlaceName, Register

T = TypeVar("T")

REGISTER = Register(
    people=(
        Person("victim", "victim", "Tamsin Rourke", ("Tam", "Pell"), "1985-02-09", "2019-08-21", "female", "Laura"),
        Person("perpetrator", "perpetrator", "Gethin Rourke", ("Geth",), gender="male", pseudonym="Simon"),
        Person("bryn", "child", "Bryn Rourke", gender="male", pseudonym="Child A"),
        Person("sister", "family", "Morwenna Pell", pseudonym="Beth", relation="sister of the victim"),
    ),
    places=(PlaceName("home", "9 Cooper's Yard", ("No. 9",), "home", "the family home"),),
)
FACTS = CaseFacts(reference="DHR-2021-03", agencies=("Example Constabulary",), dates={"death": "2019-08-21"})
SENTENCES = (
    "On {day} {month} {year} PC {number} {surname} attended 9 Cooper's Yard after a neighbour rang 999.",
    "Tamsin told {title} {surname} that Geth had taken her telephone and her bank card.",
    "The crime was recorded under reference {number}/{number}/{short} and closed without further action.",
    "A DASH risk assessment was completed with a score of {score}, and no referral to the MARAC was made.",
    "The panel considered that professional curiosity was lacking and that the voice of the child was not heard.",
    "Bryn, who was {score}, was spoken to at school by {title} {surname}, and his mother was not asked alone.",
    "Housing officers visited No. 9 in {month} {year} and noted damage to the door; Mrs Rourke said it was an accident.",
    "Information was shared between agencies, but nobody joined the pattern of control across the records.",
    "Her sister Morwenna Pell wrote to the council on {day} {month} {year} and had no answer.",
    "The policy in force at the time required a manager to review each case within thirty days of its opening.",
)
SURNAMES = (
    "Okoro",
    "Banerjee",
    "Lovatt",
    "Marsh",
    "Tranter",
    "Whitlock",
    "Pryce",
    "Kowalska",
    "Ferrow",
    "Halloway",
    "Denholm",
    "Achebe",
)
MONTHS = ("January", "March", "May", "July", "September", "November")
TITLES = ("Dr", "Social Worker", "Nurse", "DC", "Mrs")


def report_of(pages: int, *, seed: int = 7) -> bytes:
    """Make a report of about this many pages."""
    import docx

    rng = random.Random(seed)
    document = docx.Document()
    for page in range(pages):
        document.add_heading(f"Section {page + 1}", level=1)
        for _ in range(5):
            document.add_paragraph(" ".join(_sentence(rng) for _ in range(5)))
        if page % 5 == 0:
            table = document.add_table(rows=6, cols=3)
            for row in table.rows:
                for cell in row.cells:
                    cell.text = _sentence(rng)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _sentence(rng: random.Random) -> str:
    return rng.choice(SENTENCES).format(
        day=rng.randint(1, 28), month=rng.choice(MONTHS), year=rng.randint(2015, 2019), number=rng.randint(1000, 9999),
        short=rng.randint(15, 19), surname=rng.choice(SURNAMES), title=rng.choice(TITLES), score=rng.randint(7, 17),
    )  # fmt: skip


def timed(label: str, work: Callable[[], T]) -> tuple[T, float]:
    """Do some work and print how long it took."""
    began = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - began
    sys.stdout.write(f"{label:<34}{seconds:>8.2f} s\n")
    sys.stdout.flush()
    return result, seconds


def measure(pages: int) -> tuple[float, float, float]:
    """Return the seconds of detection, of editing with scrub and verification, and of python-docx open and save."""
    import docx

    from pipeline import documents
    from pipeline.detect import detect
    from pipeline.model import Document
    from pipeline.redact import MemoryLedger, load_policy, marking_edits, plan, propose, verify
    from pipeline.redact.hidden_names import with_hidden_names

    blob = report_of(pages)
    name = "report.docx"
    draft, _ = timed("read", lambda: documents.read_bytes(blob, name=name))
    words = sum(len(unit.text.split()) for unit in draft.units)
    sys.stdout.write(f"{len(draft.units)} places, {words} words, {len(blob)} bytes\n")
    empty = Document("empty.docx", "docx", "0" * 64, draft.units[:1])
    timed("load rules and name model", lambda: detect([empty], register=REGISTER, facts=FACTS))
    detection, detecting = timed("detection", lambda: detect([draft], register=REGISTER, facts=FACTS))
    ledger = MemoryLedger()

    def proposed() -> tuple[object, ...]:
        whole = with_hidden_names(detection, [draft], REGISTER)
        found = propose(
            whole, documents=[draft], policy=load_policy("publication"), register=REGISTER, facts=FACTS, ledger=ledger
        )
        return whole, found

    (whole, findings), _ = timed("policy and proposals", proposed)  # type: ignore[misc]
    edits, planning = timed("plan", lambda: [*plan(findings, {}).get(name, ()), *marking_edits(draft)])  # type: ignore[arg-type]
    edited, editing = timed("edit", lambda: documents.apply_edits(blob, edits, name=name))
    differences, checking = timed("integrity", lambda: documents.integrity(blob, edited, edits, name=name))
    clean, scrubbing = timed("scrub", lambda: documents.scrub(edited, name=name, unwrap_controls=True, title="Report"))

    def verified() -> int:
        again = documents.read_bytes(clean.blob, name=name)
        hits = verify(
            again, documents.streams(clean.blob, name=name), detection=whole, register=REGISTER, findings=findings,  # type: ignore[arg-type]
            decisions={}, issued=ledger.issued().values(), facts=FACTS,
        )  # fmt: skip
        return sum(1 for hit in hits if hit.blocking)

    left, verifying = timed("re-open and verify", verified)
    finishing = planning + editing + checking + scrubbing + verifying
    _, plain = timed("python-docx open and save", lambda: docx.Document(io.BytesIO(blob)).save(io.BytesIO()))
    sys.stdout.write(f"{len(edits)} edits, {len(differences)} differences outside them, {left} hits left\n")
    sys.stdout.write(f"edit + integrity + scrub + verify: {finishing:.2f} s = {finishing / detecting:.2f} of detection\n")
    sys.stdout.write(f"edit alone: {editing:.2f} s = {editing / plain:.1f} times python-docx open and save\n")
    return detecting, finishing, plain


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100)
    measure(parser.parse_args().pages)


if __name__ == "__main__":
    main()
