"""Rehearse publication while the panel's sheet is made, so that nothing blocks release later that nobody was asked about.

Everything open is taken as proposed, on copies in memory; what verification then meets becomes a finding of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.case import Case
from pipeline.errors import EditUnsafe
from pipeline.model import Document
from pipeline.redact.added import added_findings, load_notes, noted
from pipeline.redact.findings import Findings
from pipeline.redact.finishing import finish_all
from pipeline.redact.left import joined, leftovers
from pipeline.review.effect import Current, accept_all, effect
from pipeline.state import Progress

_ROUNDS = 3  # what one round adds can bring up a neighbour in the next; more has never been seen to help


def rehearsed(case: Case, drafts: Sequence[Document], result: Findings, current: Current, progress: Progress) -> Findings:
    """Return the findings with those that a rehearsal of publication added.

    When the edits cannot be made at all, the findings come back as they are: publication will say why.
    """
    base = tuple(f for f in result.findings if f.recogniser != "verification")
    notes = load_notes(case)
    for _ in range(_ROUNDS):
        trial = dict(current) | {(d.kind, d.target): d for d in accept_all(result, current, by="rehearsal", reason="")}
        try:
            finished = finish_all(case, drafts, result, effect(result, trial).decisions, progress)
        except EditUnsafe:
            return result
        blocking = [hit for file in finished for hit in file.hits if hit.blocking]
        fresh = noted(blocking)
        if not fresh.keys() - notes.keys():
            met = leftovers(
                blocking, findings=result.findings, entities=result.entities, register=case.register(), drafts=result.drafts
            )
            return replace(result, left=joined(result.left, met))
        notes |= fresh
        result = replace(result, findings=(*base, *added_findings(notes, drafts, base, result.kept)))
    return result
