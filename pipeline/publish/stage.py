"""Release the publishable set, or say why not."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pipeline.case import Case, Stage
from pipeline.errors import EditUnsafe, ReleaseBlocked, ReviewIncomplete
from pipeline.model import Document, Edit, Hit
from pipeline.publish.gate import Condition, conditions, open_lines
from pipeline.publish.prompts import unfilled_prompts
from pipeline.record import DecisionStore
from pipeline.redact.findings import Findings, load_findings
from pipeline.review.effect import Effect, effect
from pipeline.state import Progress, StageReport, plural, version


@dataclass(frozen=True, slots=True)
class Finished:
    """One finished file with what the scrub removed and what verification met."""

    name: str
    blob: bytes = field(repr=False)
    removed: Mapping[str, int]
    hits: tuple[Hit, ...]
    places: int
    prompts: int = 0  # prompts for the writer, left unfilled and taken out


def publish(case: Case, progress: Progress) -> StageReport:
    """Apply decisions to copies of the drafts, scrub, verify, release; see the package for the refusals.

    Raises `ReviewIncomplete` (7) with what is open, `ReleaseBlocked` (8) with what is left. Nothing is released in part.
    """

    result = load_findings(case)
    store = DecisionStore(case.decisions)
    store.check_chain()
    current = store.current()
    decided = effect(result, current)
    gate = conditions(result, current, decided)
    if any(not condition.holds for condition in gate):
        raise ReviewIncomplete("\n".join(["Not released; still open:", *open_lines(gate)]))
    finished = _finish_all(case, result, decided, progress)
    blocking = [hit for file in finished for hit in file.hits if hit.blocking]
    if blocking:
        _keep_for_decision(case, blocking)
        raise ReleaseBlocked(
            "\n".join(_blocked_lines(blocking)),
            remedy="Run `dhr redact`; what was met is on the decisions sheet now. Decide it, then publish again.",
        )
    with Stage(case) as stage:
        for file in finished:
            stage.write(case.published / file.name, file.blob)
        stage.write_json(case.published / "manifest.json", _manifest(case, finished, gate, decided, current))
        expected = {file.name for file in finished} | {"manifest.json"}
        for path in case.published.iterdir() if case.published.is_dir() else ():
            if path.is_file() and path.name not in expected:
                stage.remove(path)
    return _report(finished)


def _finish_all(case: Case, result: Findings, decided: Effect, progress: Progress) -> list[Finished]:
    """Make every finished file in memory: nothing readable is put on disk before verification has passed."""
    from pipeline.redact import plan
    from pipeline.redact.stage import read_drafts

    drafts = read_drafts(case)
    edits = plan(result.findings, decided.decisions)
    finished = []
    for number, draft in enumerate(drafts):
        progress("Applying, scrubbing, verifying", number, len(drafts))
        finished.append(_finish(case, draft, edits.get(draft.name, ()), result, decided))
    progress("Applying, scrubbing, verifying", len(drafts), len(drafts))
    return finished


def _finish(case: Case, draft: Document, edits: Sequence[Edit], result: Findings, decided: Effect) -> Finished:
    from pipeline import documents
    from pipeline.model import Detection
    from pipeline.redact import marking_edits, verify

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
    filled = documents.drop_paragraphs(edited, prompts, name=draft.name)
    scrubbed = documents.scrub(filled, name=draft.name, unwrap_controls=True, title=path.stem)
    again = documents.read_bytes(scrubbed.blob, name=path.name)
    hits = verify(
        again,
        documents.streams(scrubbed.blob, name=path.name),
        detection=Detection(tuple(f for f in result.findings if f.document == draft.name), result.entities, kept=result.kept),
        register=case.register(),
        findings=result.findings,
        decisions=decided.decisions,
        issued=_issued(case, result, decided),
        facts=case.facts(),
    )
    removed: dict[str, int] = {}
    for item in scrubbed.removed:
        removed[item.kind] = removed.get(item.kind, 0) + item.count
    return Finished(path.name, scrubbed.blob, removed, tuple(hits), len(again.units), len(prompts))


def _issued(case: Case, result: Findings, decided: Effect) -> frozenset[str]:
    """Return everything this case put in a name's place: pseudonyms ever issued, proposals, and what people wrote instead."""
    proposed = {finding.replacement for finding in result.findings if finding.replacement}
    written = {decision.replacement for decision in decided.decisions.values() if decision.replacement}
    return frozenset(DecisionStore(case.decisions).ever_issued() | proposed | written)


def _keep_for_decision(case: Case, hits: Sequence[Hit]) -> None:
    """Turn what verification met into findings of the next `redact`."""
    from pipeline.redact.added import keep_hits

    with Stage(case) as stage:
        keep_hits(stage, case, hits)


def _blocked_lines(hits: Sequence[Hit]) -> list[str]:
    """Say where and of what kind, never what: the text stands on the decisions sheet, inside the case."""
    lines = ["Not released; something identifying is left:"]
    lines += [f"  {hit.document}, {hit.locator}: {hit.kind} ({hit.why})" for hit in hits[:20]]
    if len(hits) > 20:
        lines.append(f"  … and {len(hits) - 20} more")
    return lines


def _manifest(
    case: Case, finished: Sequence[Finished], gate: Sequence[Condition], decided: Effect, current: Any
) -> dict[str, Any]:
    """Describe the set: hashes and counts, no name and no case text."""
    actions: dict[str, int] = {}
    for decision in decided.decisions.values():
        actions[decision.action] = actions.get(decision.action, 0) + 1
    settings = case.settings()
    return {
        "program": f"dhr-pipeline {version()}",
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "policy": settings.policy,
        "files": [
            {
                "name": file.name,
                "bytes": len(file.blob),
                "sha256": hashlib.sha256(file.blob).hexdigest(),
                "places_searched": file.places,
                "removed": dict(file.removed),
                "kept_under_a_rule_or_decision": sum(1 for hit in file.hits if not hit.blocking),
            }
            for file in finished
        ],
        "conditions": [*(condition.name for condition in gate), "verification of every file"],
        "decisions": actions,
        "accepted_unread_items": sum(1 for kind, _ in current if kind == "unread"),
    }


def _report(finished: Sequence[Finished]) -> StageReport:
    lines = tuple(
        f"published/{file.name}: {plural(file.places, 'place')} searched, nothing left"
        + (
            f"; {plural(sum(1 for h in file.hits if not h.blocking), 'string')} kept under a rule or decision"
            if file.hits
            else ""
        )
        for file in finished
    )
    lines += tuple(
        f"published/{file.name}: {plural(file.prompts, 'prompt')} for the writer had been left unfilled; taken out"
        for file in finished
        if file.prompts
    )
    return StageReport("publish", lines, {"files": [file.name for file in finished]})
