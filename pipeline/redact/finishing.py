"""Make finished files from drafts and decisions, in memory: edit, check, scrub, re-open, verify.

Publication does this to release; the review does it as a rehearsal, so that what would block release is on the panel's sheet
from the start. Nothing is written here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline import documents
from pipeline.case import Case
from pipeline.errors import EditUnsafe
from pipeline.model import Detection, Document, Edit, Hit
from pipeline.record import DecisionStore
from pipeline.redact.decision import Decision, final_action
from pipeline.redact.findings import Findings
from pipeline.redact.key import LegendRow, legend
from pipeline.redact.left import without_settled
from pipeline.redact.markings import marking_edits
from pipeline.redact.opening import Opened, opened_elsewhere
from pipeline.redact.planning import plan
from pipeline.redact.prompts import legends, unfilled_prompts
from pipeline.redact.verification import verify
from pipeline.state import Progress


@dataclass(frozen=True, slots=True)
class Finished:
    """One finished file with what the scrub removed and what verification met."""

    name: str
    blob: bytes = field(repr=False)
    removed: Mapping[str, int]
    hits: tuple[Hit, ...]
    places: int
    prompts: int = 0  # prompts for the writer, left unfilled and taken out
    opened: Opened = field(default_factory=Opened)


def finish_all(
    case: Case,
    drafts: Sequence[Document],
    result: Findings,
    decisions: Mapping[str, Decision],
    progress: Progress,
    *,
    office: bool = False,
) -> list[Finished]:
    """Finish every draft; raises `EditUnsafe` when an edit does not fit or something outside the edits would change.

    With `office` a file in which nothing was met is opened in LibreOffice as well, where that is installed.
    """
    edits = plan(result.findings, decisions)
    rows = _legend(case, result, decisions)
    finished = []
    for number, draft in enumerate(drafts):
        progress("Applying, scrubbing, verifying", number, len(drafts))
        finished.append(_finish(case, draft, edits.get(draft.name, ()), result, decisions, rows, office=office))
    progress("Applying, scrubbing, verifying", len(drafts), len(drafts))
    return finished


def _legend(case: Case, result: Findings, decisions: Mapping[str, Decision]) -> tuple[LegendRow, ...]:
    """Return the public legend of the people who are replaced in what is published."""
    replaced = [f for f in result.findings if final_action(f, decisions) != "keep"]
    if not replaced:
        return ()
    named = {identity: d.replacement for identity, d in decisions.items() if d.replacement and d.action != "keep"}
    issued = {who: named.get(who, text) for who, text in DecisionStore(case.decisions).issued().items()}  # the panel's word last
    return legend(result.entities, issued=issued, register=case.register(), findings=replaced)


def _finish(
    case: Case,
    draft: Document,
    edits: Sequence[Edit],
    result: Findings,
    decisions: Mapping[str, Decision],
    rows: Sequence[LegendRow],
    *,
    office: bool,
) -> Finished:
    path = case.root / draft.name
    before = path.read_bytes()
    if hashlib.sha256(before).hexdigest() != result.drafts.get(draft.name):
        raise EditUnsafe(f"{path.name} changed while it was being published.", remedy="Run `dhr publish` again.")
    all_edits = (*edits, *marking_edits(draft))
    edited = documents.apply_edits(before, all_edits, name=draft.name)
    differences = documents.integrity(before, edited, all_edits, name=draft.name)
    if differences:
        raise EditUnsafe(
            f"{path.name}: something outside the edits would have changed: {differences[0]}", remedy="Nothing was written."
        )
    prompts = unfilled_prompts(documents.read_bytes(edited, name=draft.name))
    filled = documents.drop_paragraphs(edited, {**prompts, **legends(draft, rows)}, name=draft.name)
    scrubbed = documents.scrub(filled, name=draft.name, unwrap_controls=True, title=path.stem)
    again = documents.read_bytes(scrubbed.blob, name=path.name)
    detection = Detection(tuple(f for f in result.findings if f.document == draft.name), result.entities, kept=result.kept)
    issued = _issued(case, result, decisions)

    def search(streams: Iterable[tuple[str, str]], *, only_streams: bool = True) -> tuple[Hit, ...]:
        met = verify(
            again, streams, detection=detection, register=case.register(), findings=result.findings, decisions=decisions,
            issued=issued, facts=case.facts(), only_streams=only_streams,
        )  # fmt: skip
        return without_settled(met, decisions)

    hits = search(documents.streams(scrubbed.blob, name=path.name), only_streams=False)
    opened = Opened()
    if office and not any(hit.blocking for hit in hits):
        opened = opened_elsewhere(scrubbed.blob, name=path.name, before=before, search=search)
    removed: dict[str, int] = {}
    for item in scrubbed.removed:
        if not item.kept:
            removed[item.kind] = removed.get(item.kind, 0) + item.count
    return Finished(path.name, scrubbed.blob, removed, (*hits, *opened.hits), len(again.units), len(prompts), opened)


def _issued(case: Case, result: Findings, decisions: Mapping[str, Decision]) -> frozenset[str]:
    """Return everything this case put in a name's place: pseudonyms ever issued, proposals, and what people wrote instead."""
    proposed = {finding.replacement for finding in result.findings if finding.replacement}
    written = {decision.replacement for decision in decisions.values() if decision.replacement}
    return frozenset(DecisionStore(case.decisions).ever_issued() | proposed | written)
