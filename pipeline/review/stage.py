"""Lay before the panel what was found, and record what it decides."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.case import Case, Stage
from pipeline.codec import to_plain
from pipeline.kept import Written
from pipeline.record import PROPOSED, DecisionStore, Recorded
from pipeline.redact.findings import Findings, load_findings
from pipeline.redact.stage import find, read_drafts
from pipeline.review.diff import review_diff
from pipeline.review.effect import accept_all, effect
from pipeline.review.rehearsal import rehearsed
from pipeline.review.sheet import left_to_do, needs_its_own, read_sheet, sheet_csv
from pipeline.review.tables import KEY_NAME, LEGEND_NAME, key_csv, legend_csv
from pipeline.state import Progress, StageReport, note_state, plural


def run(case: Case, progress: Progress) -> StageReport:
    """Find, and write `work/findings.json`, the review page and the decisions sheet, all or none."""
    drafts = read_drafts(case)
    result, proposed = find(case, drafts, progress)
    store = DecisionStore(case.decisions)
    current = store.current()
    decided = {target for (kind, target), decision in current.items() if kind == "entity" and decision.replacement}
    fresh = {who: text for who, text in proposed.items() if who not in decided}  # what the panel named keeps that name
    result = rehearsed(case, drafts, result, current, progress)
    written = Written(case)
    with Stage(case) as stage:
        stage.write_json(case.work / "findings.json", to_plain(result))
        sheet = written.place(stage, case.review / "decisions.csv", sheet_csv(result, current))
        written.place(stage, case.review / "redaction review.html", review_diff(result, drafts, current, case.facts()))
        issued = {**store.issued(), **fresh}
        written.place(stage, case.review / KEY_NAME, key_csv(result, issued, case.register()))
        written.place(stage, case.review / LEGEND_NAME, legend_csv(result, issued, case.register()))
        written.save(stage)
        note_state(stage, "redact")
        store.issue_all(fresh, by=PROPOSED)
    return _report(result, sheet.name, left_to_do(result, current))


def _report(result: Findings, sheet: str, left: str) -> StageReport:
    proposed = [f for f in result.findings if f.state == "proposed" and f.action != "keep"]
    possible = [f for f in result.findings if f.state == "possible" and needs_its_own(f)]
    lines = (
        f"{plural(len(proposed), 'finding')} about {plural(len(result.entities), 'person or thing', 'people and things')}",
        f"{plural(len(possible), 'possible finding')} for the panel to look at",
        f"{plural(len(result.unread), 'item')} that could not be read must be accepted by name",
        f"{plural(len(result.risks), 'combination')} that may still single somebody out",
        f"decisions sheet: {sheet}",
        left,
    )
    facts = {"findings": len(proposed), "possible": len(possible), "entities": len(result.entities), "unread": len(result.unread)}
    return StageReport("redact", lines, facts)


def decide_sheet(case: Case, sheet: Path, *, by: str) -> StageReport:
    """Record the filled rows of a sheet; what was already decided so is not recorded again."""
    result = load_findings(case)
    return _record(case, result, read_sheet(sheet, result, by=by))


def decide_all(case: Case, *, by: str, reason: str) -> StageReport:
    """Record every open proposal, unread item, sign-off and approval as given by one name."""
    result = load_findings(case)
    store = DecisionStore(case.decisions)
    return _record(case, result, list(accept_all(result, store.current(), by=by, reason=reason)))


def _record(case: Case, result: Findings, decisions: Sequence[Recorded]) -> StageReport:
    store = DecisionStore(case.decisions)
    store.check_chain()
    current = store.current()
    fresh = [d for d in decisions if not _same(current.get((d.kind, d.target)), d)]
    store.record(fresh)
    store.issue_all(
        {d.target: d.replacement for d in fresh if d.kind == "entity" and d.replacement}, by=fresh[0].by if fresh else ""
    )
    still_open = len(effect(result, store.current()).open)
    lines = (f"{plural(len(fresh), 'decision')} recorded", f"{plural(still_open, 'finding')} still open")
    return StageReport("decide", lines, {"recorded": len(fresh), "open": still_open})


def _same(before: Recorded | None, now: Recorded) -> bool:
    return before is not None and (before.action, before.replacement, before.reason) == (now.action, now.replacement, now.reason)
