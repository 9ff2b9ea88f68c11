"""The decisions sheet: a CSV that opens in Excel, one row for each entity, finding, unread item, signature and approval.

Columns: id, what, where, proposal, action, replacement, reason. A blank action leaves the row open. A finding without an
action of its own follows its entity. The words understood in `action` stand in `ACTIONS`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputRefused, UsageError
from pipeline.record import Recorded, TargetKind

if TYPE_CHECKING:
    from pipeline.model import Entity, Finding
    from pipeline.redact.findings import Findings

COLUMNS = ("id", "what", "where", "proposal", "action", "replacement", "reason")

# What people write in the action column, and what it means. Unread items are accepted or removed, drafts signed,
# publication approved or its approval waived.
ACTIONS: Mapping[str, frozenset[str]] = {
    "finding": frozenset({"accept", "keep", "pseudonymise", "generalise", "redact", "replace"}),
    "unread": frozenset({"accept", "remove"}),
    "signoff": frozenset({"sign"}),
    "approval": frozenset({"approve", "waive"}),
}
SYNONYMS = {
    "yes": "accept", "ok": "accept", "agree": "accept", "agreed": "accept", "accepted": "accept", "leave": "keep", "no": "keep",
    "kept": "keep", "remove": "redact", "delete": "redact", "redacted": "redact", "change": "replace", "signed": "sign",
    "approved": "approve", "waived": "waive", "pseudonymize": "pseudonymise", "generalize": "generalise",
}  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row people fill in."""

    kind: TargetKind
    target: str
    what: str
    where: str
    proposal: str


def signoff_target(result: Findings) -> str:
    """Name the signature of exactly these drafts: another draft needs another signature."""
    from pipeline.model import digest

    return digest("signoff", *(f"{name}={sha}" for name, sha in sorted(result.drafts.items())))


APPROVAL_TARGET = "home-office"


def rows(result: Findings) -> Iterator[SheetRow]:
    """Yield the rows in the order the panel should look: people first, the uncertain and the children before the rest."""
    mentions: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.entity_id:
            mentions.setdefault(finding.entity_id, []).append(finding)
    for entity in sorted(result.entities, key=_entity_order):
        found = mentions.get(entity.id, [])
        if found:
            yield SheetRow("entity", entity.id, _entity_what(entity, found), _where(found), _proposal(found[0]))
    for finding in sorted(result.findings, key=lambda f: f.state != "possible"):
        label = finding.entity_type.replace("_", " ").lower()
        state = "possible " if finding.state == "possible" else ""
        what = f"{state}{label}: {finding.text}"
        yield SheetRow("finding", finding.id, what, f"{finding.document} {finding.locator}", _proposal(finding))
    for item in result.unread:
        what = f"please check: {item.reason}" if item.kind == "check" else f"not read: {item.kind} ({item.reason})"
        yield SheetRow("unread", item.id, what, f"{item.document} {item.locator}", "accept")
    yield SheetRow(
        "signoff", signoff_target(result), "Chair's sign-off of these drafts", ", ".join(sorted(result.drafts)), "sign"
    )
    yield SheetRow(
        "approval", APPROVAL_TARGET, "Home Office approval to publish (approve, or waive with a reason)", "", "approve"
    )


def _entity_order(entity: Entity) -> tuple[bool, bool, str, str]:
    return (not entity.ambiguous_with, entity.role != "child", entity.group, entity.name)


def _entity_what(entity: Entity, found: list[Finding]) -> str:
    forms = list(dict.fromkeys(f.text for f in found))[:6]
    note = " — SHARES A NAME WITH ANOTHER, please check" if entity.ambiguous_with else ""
    role = f", {entity.role}" if entity.role else ""
    return f"{entity.group}{role}: {entity.name} ({len(found)} times: {'; '.join(forms)}){note}"


def _where(found: list[Finding]) -> str:
    documents: dict[str, int] = {}
    for finding in found:
        documents[finding.document] = documents.get(finding.document, 0) + 1
    return "; ".join(f"{name} ×{count}" for name, count in documents.items())


def _proposal(finding: Finding) -> str:
    if finding.action == "keep":
        return "keep"
    return f"{finding.action}: {finding.replacement}" if finding.replacement else f"{finding.action}: (removed)"


def sheet_csv(result: Findings, current: Mapping[tuple[str, str], Recorded]) -> bytes:
    """Return the sheet as CSV with a byte-order mark (Excel needs it); what was decided stands in its row."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for row in rows(result):
        decided = current.get((row.kind, row.target))
        action, replacement, reason = (decided.action, decided.replacement or "", decided.reason) if decided else ("", "", "")
        cells = (f"{row.kind}:{row.target}", row.what, row.where, row.proposal, action, replacement, reason)
        writer.writerow([_safe(cell) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    """Keep Excel from running text as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unsafe(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def read_sheet(path: Path, result: Findings, *, by: str) -> list[Recorded]:
    """Read a filled sheet into decisions; blank actions are left out.

    Raises `InputRefused` naming the row for an id this case does not have, an action that is not understood, or a `replace`
    without a replacement. Nothing of a refused sheet is recorded.
    """
    known = {f"{row.kind}:{row.target}": row.kind for row in rows(result)}
    decisions = []
    for number, cells in enumerate(_records(path), start=2):
        identity = _unsafe(cells.get("id", "")).strip()
        action = cells.get("action", "").strip().lower()
        if not identity or not action:
            continue
        kind = known.get(identity)
        if kind is None:
            raise InputRefused(
                f"{path.name}, row {number}: this id is not in the case as it is now.",
                remedy="Run `dhr redact` and fill in the fresh sheet; decisions already recorded are kept.",
            )
        decisions.append(_decision(path, number, kind, identity.partition(":")[2], action, cells, by))
    return decisions


def _decision(path: Path, number: int, kind: TargetKind, target: str, action: str, cells: Mapping[str, str], by: str) -> Recorded:
    allowed = ACTIONS["finding" if kind == "entity" else kind]
    action = action if action in allowed else SYNONYMS.get(action, action)
    if action not in allowed:
        raise InputRefused(
            f"{path.name}, row {number}: the action is not one of {', '.join(sorted(allowed))}.", remedy="Correct that cell."
        )
    replacement = _unsafe(cells.get("replacement", "")).strip() or None
    reason = _unsafe(cells.get("reason", "")).strip()
    if action == "replace" and not replacement:
        raise InputRefused(f"{path.name}, row {number}: “replace” needs a replacement.", remedy="Fill in that cell.")
    if action == "waive" and not reason:
        raise InputRefused(f"{path.name}, row {number}: “waive” needs a reason.", remedy="Fill in that cell.")
    return Recorded(kind, target, action, replacement, reason, by=by, origin="sheet")


def _records(path: Path) -> list[dict[str, str]]:
    """Read the sheet as Excel or LibreOffice may have saved it: any usual encoding, comma, semicolon or tab."""
    try:
        blob = path.read_bytes()
    except OSError:
        raise UsageError(f"There is no sheet {path.name}.", remedy="Name the filled decisions sheet.") from None
    for encoding in ("utf-8-sig", "utf-16" if blob[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252", "latin-1"):
        try:
            text = blob.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    records = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    names = [name.strip().lower() for name in records[0]] if records else []
    if not {"id", "action"} <= set(names):
        raise InputRefused(
            f"{path.name} is not a decisions sheet: it has no columns id and action.", remedy="Fill in review/decisions.csv."
        )
    return [dict(zip(names, record, strict=False)) for record in records[1:]]
