"""Say where a case stands: what is done, stale, unread, undecided, and the statutory deadlines."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pipeline.case import Case
from pipeline.settings import CaseDates
from pipeline.state import ORDER, PUBLISHED, is_stale, plural, read_state

_WIDTH = 100  # characters of a line under the name of an IMR


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a case as lines for people and facts for scripts."""

    lines: tuple[str, ...]
    facts: dict[str, Any]


def status(case: Case, *, today: date | None = None) -> Status:
    """Read the state of the case without running anything."""
    settings = case.settings()
    case.register()
    lines: list[str] = []
    stages = {}
    state = read_state(case)
    for name in ORDER:
        stages[name] = "not run" if name not in state else "stale" if is_stale(case, name) else "done"
        lines.append(f"{name:<9} {stages[name]}")
    facts: dict[str, Any] = {"stages": stages}
    lines += _unread(case, facts)
    lines += _drafts(case, facts)
    lines += _decisions(case, facts)
    published = sorted(p.name for p in case.published.iterdir()) if case.published.is_dir() else []
    facts["published"] = published
    lines.append(f"published {plural(len(published), 'file')}" if published else "published nothing yet")
    deadlines = list(_deadlines(settings.dates, today or date.today()))
    facts["deadlines"] = [{"what": what, "on": day.isoformat(), "days": left} for what, day, left in deadlines]
    lines += [
        f"deadline  {what}: {day.day} {day:%B %Y} ({plural(abs(left), 'day')} {'left' if left >= 0 else 'ago'})"
        for what, day, left in deadlines
    ]
    return Status(tuple(lines), facts)


def _unread(case: Case, facts: dict[str, Any]) -> list[str]:
    from pipeline.ingest.stage import load_records, unread_items

    records = load_records(case)
    items = unread_items(records)
    facts["unread"] = [{"document": i.document, "locator": i.locator, "kind": i.kind, "reason": i.reason} for i in items]
    facts["sources"] = [{"document": r.document, "agency": r.agency, "kind": r.kind, "missing": list(r.missing)} for r in records]
    lines = [f"unread    {i.document}, {i.locator}: {i.reason}" for i in items]
    for record in records:
        if record.missing and not record.replaced_by:
            lines += _lacks(record.document, record.missing)
    lines += [f"replaced  {r.document} by {r.replaced_by}" for r in records if r.replaced_by]
    lines += [f"twice     {r.document} is the same file as {r.duplicate_of}" for r in records if r.duplicate_of]
    return lines


def _lacks(document: str, missing: Sequence[str]) -> list[str]:
    """Return what was not found in an IMR, under whatever heading, in lines of a readable length under its name."""
    told = textwrap.wrap("nothing found on: " + "; ".join(missing), _WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"lacks     {document}", *(f"          {line}" for line in told)]


def _drafts(case: Case, facts: dict[str, Any]) -> list[str]:
    from pipeline.kept import Written

    written = Written(case)
    yours, newer = [], []
    for name in (*PUBLISHED, "Integrated Chronology.docx"):
        path = case.drafts / name
        if written.is_changed(path):
            yours.append(name)
            newer += sorted(p.name for p in case.drafts.glob(f"{path.stem} (new*){path.suffix}"))
    facts["changed_by_writer"] = yours
    facts["new_versions"] = newer
    return [f"yours     {name} was changed by hand and is never overwritten" for name in yours] + [
        f"new       {name} stands beside it with what came since" for name in newer
    ]


def _decisions(case: Case, facts: dict[str, Any]) -> list[str]:
    path = case.work / "findings.json"
    if not path.exists():
        facts["open"] = None
        return []
    from pipeline.publish.gate import conditions
    from pipeline.record import DecisionStore
    from pipeline.redact.findings import drafts_changed, load_findings
    from pipeline.review.effect import effect

    result = load_findings(case)
    current = DecisionStore(case.decisions).current() if case.decisions.exists() else {}
    decided = effect(result, current)
    gate = conditions(result, current, decided)
    facts["open"] = {condition.name: len(condition.open) for condition in gate}
    lines = [f"gate      {c.name}: {'holds' if c.holds else f'{len(c.open)} open'}" for c in gate]
    if drafts_changed(case, result):
        lines.append("gate      the drafts changed since: run `dhr redact` to see what is new")
    facts["collisions"] = len(result.collisions)
    lines += [
        f"collision the pseudonym {name} is also a real name found in this case: the panel should settle it"
        for name in result.collisions
    ]
    facts["risks"] = len(result.risks)
    if result.risks:
        lines.append(f"risk      {plural(len(result.risks), 'combination')} may still single somebody out; see the review page")
    return lines


def _deadlines(dates: CaseDates, today: date) -> Any:
    """Yield (what, day, days left) for what the guidance counts: a decision within a month, a report within six months."""
    if dates.notified and not dates.decided:
        day = dates.notified + timedelta(days=28)
        yield "decide whether to review (28 days from notification)", day, (day - today).days
    if dates.decided:
        month = dates.decided.month + 6
        year, month = dates.decided.year + (month - 1) // 12, (month - 1) % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        day = date(year, month, min(dates.decided.day, last))
        yield "report (six months from the decision)", day, (day - today).days
