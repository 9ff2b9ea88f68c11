"""Release the publishable set, or say why not."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from pipeline.case import Case, Stage
from pipeline.errors import ReleaseBlocked, ReviewIncomplete
from pipeline.model import Hit
from pipeline.publish.gate import Condition, conditions, open_lines
from pipeline.record import DecisionStore
from pipeline.redact.added import keep_notes, load_notes, noted
from pipeline.redact.findings import Findings, load_findings
from pipeline.redact.finishing import Finished, finish_all
from pipeline.redact.left import keep_left, leftovers
from pipeline.redact.opening import KIND as OPENING
from pipeline.redact.stage import read_drafts
from pipeline.review.effect import Effect, effect
from pipeline.state import Progress, StageReport, plural, version


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
    finished = finish_all(case, read_drafts(case), result, decided.decisions, progress, office=True)
    blocking = [hit for file in finished for hit in file.hits if hit.blocking]
    unopened = [hit.document for hit in blocking if hit.kind == OPENING]
    if unopened and len(unopened) == len(blocking):
        raise ReleaseBlocked(
            f"Not released; LibreOffice cannot open what became of {', '.join(unopened)}, though it opens the draft.",
            remedy="Open the draft in Word and save it again, then publish; DHR_SOFFICE=off leaves LibreOffice out.",
        )
    if blocking:
        _keep_for_decision(case, blocking, result)
        raise ReleaseBlocked(
            "\n".join(_blocked_lines(blocking)),
            remedy="Run `dhr redact`: it puts what was met on the decisions sheet. Decide it there or mend the draft, then"
            " publish again.",
        )
    with Stage(case) as stage:
        for file in finished:
            stage.write(case.published / file.name, file.blob)
        stage.write_json(case.published / "manifest.json", _manifest(case, finished, gate, decided, len(result.unread)))
        expected = {file.name for file in finished} | {"manifest.json"}
        for path in case.published.iterdir() if case.published.is_dir() else ():
            if path.is_file() and path.name not in expected:
                stage.remove(path)
    return _report(finished)


def _keep_for_decision(case: Case, hits: Sequence[Hit], result: Findings) -> None:
    """Turn what verification met into findings of the next `redact`, or into items of its own where no edit reaches it."""
    with Stage(case) as stage:
        keep_notes(stage, case, load_notes(case) | noted(hits))
        register = case.register()
        left = leftovers(hits, findings=result.findings, entities=result.entities, register=register, drafts=result.drafts)
        keep_left(stage, case, left)


def _blocked_lines(hits: Sequence[Hit]) -> list[str]:
    """Say where and of what kind, never what: the text stands on the decisions sheet, inside the case."""
    lines = ["Not released; something identifying is left:"]
    lines += [f"  {hit.document}, {hit.locator}: {hit.kind} ({hit.why})" for hit in hits[:20]]
    if len(hits) > 20:
        lines.append(f"  … and {len(hits) - 20} more")
    return lines


def _manifest(
    case: Case, finished: Sequence[Finished], gate: Sequence[Condition], decided: Effect, accepted: int
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
                "opened_in": file.opened.program or None,
                "kept_under_a_rule_or_decision": sum(1 for hit in file.hits if not hit.blocking),
            }
            for file in finished
        ],
        "conditions": [*(condition.name for condition in gate), "verification of every file"],
        "decisions": actions,
        "accepted_unread_items": accepted,
    }


def _report(finished: Sequence[Finished]) -> StageReport:
    lines = [_line(file) for file in finished]
    lines += [
        f"published/{file.name}: {plural(file.prompts, 'prompt')} for the writer had been left unfilled; taken out"
        for file in finished
        if file.prompts
    ]
    lines += [f"Not opened in a second program: {why}." for why in dict.fromkeys(f.opened.why_not for f in finished) if why]
    return StageReport("publish", tuple(lines), {"files": [file.name for file in finished]})


def _line(file: Finished) -> str:
    kept = plural(sum(1 for hit in file.hits if not hit.blocking), "string")
    said = [f"published/{file.name}: {plural(file.places, 'place')} searched, nothing left"]
    said += [f"{kept} kept under a rule or decision"] if file.hits else []
    said += [f"opened in {file.opened.program}"] if file.opened.program else []
    return "; ".join(said)
