"""The decisions sheet: a CSV that opens in Excel, one row for each entity, finding, unread item, signature and approval.

Columns: id, what, where, proposal, action, replacement, reason. A blank action leaves the row open. A finding without an
action of its own follows its entity; such rows stand last. The words understood in `action` stand in `ACTIONS`.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputRefused, UsageError
from pipeline.record import Recorded, TargetKind
from pipeline.redact.decision import is_shown_only
from pipeline.state import plural

if TYPE_CHECKING:
    from pipeline.model import Entity, Finding
    from pipeline.redact.findings import Findings

COLUMNS = ("id", "what", "where", "proposal", "action", "replacement", "reason")

# What people write in the action column, and what it means. Unread items are accepted or removed, drafts signed,
# publication approved or its approval waived; what is left in a finished file is kept, with a reason, or the draft is mended.
ACTIONS: Mapping[str, frozenset[str]] = {
    "finding": frozenset({"accept", "keep", "pseudonymise", "generalise", "redact", "replace"}),
    "unread": frozenset({"accept", "remove"}),
    "signoff": frozenset({"sign"}),
    "approval": frozenset({"approve", "waive"}),
    "left": frozenset({"keep"}),
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


def rows(result: Findings, decided: Collection[tuple[str, str]] = ()) -> Iterator[SheetRow]:
    """Yield the rows in the order the panel should look: what must be decided, then what follows from it.

    First people, places and things, the uncertain and the children before the rest; then possible findings and those that
    belong to nobody, by kind; then what must be accepted or signed. Last come mentions that follow their person's row, and
    what a policy keeps of nobody: nobody needs to fill them in. What a policy keeps of somebody has no row of its own beside
    that of the person or thing ("keep" of an agency is said once), unless somebody decided about that very mention.
    """
    yield from _entity_rows(result)
    told = {entity.id for entity in result.entities}
    own: list[SheetRow] = []
    following: list[SheetRow] = []
    for finding in sorted(result.findings, key=lambda f: (f.state != "possible", f.entity_type)):
        if not (finding.entity_id in told and is_folded(finding)) or ("finding", finding.id) in decided:
            (own if needs_its_own(finding) else following).append(_finding_row(finding))
    yield from own
    for left in result.left:
        what = f"LEFT IN THE FINISHED FILE, where no edit reaches it: “{left.words}” ({left.why}; {left.whose})"
        what += ". Look at that place. Write “keep” with a reason only if it is nobody's name there; else mend the draft."
        yield SheetRow("left", left.id, what, f"{left.document} {left.locator}", "mend the draft, or keep: nobody's name")
    for item in result.unread:
        what = f"please check: {item.reason}" if item.kind == "check" else f"not read: {item.kind} ({item.reason})"
        yield SheetRow("unread", item.id, what, f"{_document(item.document)} {item.locator}", "accept")
    drafts = ", ".join(_document(name) for name in sorted(result.drafts))
    yield SheetRow("signoff", signoff_target(result), "Chair's sign-off of these drafts", drafts, "sign")
    yield SheetRow(
        "approval", APPROVAL_TARGET, "Home Office approval to publish (approve, or waive with a reason)", "", "approve"
    )
    yield from following


def needs_its_own(finding: Finding) -> bool:
    """Say whether a finding has a row that must be filled in: no entity's decision covers it and no policy keeps it."""
    return not is_shown_only(finding) and (finding.state == "possible" or finding.entity_id is None)


def is_folded(finding: Finding) -> bool:
    """Say whether a mention is told by the row of its person or thing alone: the policy keeps it."""
    return finding.action == "keep" and finding.state == "proposed"


def _entity_rows(result: Findings) -> Iterator[SheetRow]:
    mentions: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.entity_id:
            mentions.setdefault(finding.entity_id, []).append(finding)
    doubts = doubtful(result.findings)
    for entity in sorted(result.entities, key=lambda e: entity_order(e, doubts)):
        found = mentions.get(entity.id, [])
        if found:
            changed = next((f for f in found if f.action != "keep"), found[0])
            what = _entity_what(entity, found, doubts.get(entity.id, 0))
            yield SheetRow("entity", entity.id, what, _where(found), _proposal(changed))


def _finding_row(finding: Finding) -> SheetRow:
    label = finding.entity_type.replace("_", " ").lower()
    state = "possible " if finding.state == "possible" else ""
    what = f"{state}{label}: {finding.text}"
    if needs_its_own(finding):
        what += _sentence(finding)
    elif finding.entity_id:
        what += " (follows the row of whom it is about)"
    return SheetRow("finding", finding.id, what, f"{_document(finding.document)} {finding.locator}", _proposal(finding))


_AROUND = 60  # characters of the sentence either side of a finding that has to be judged by itself


def _sentence(finding: Finding) -> str:
    before, after = finding.context.get("before", ""), finding.context.get("after", "")
    if not (before.strip() or after.strip()):
        return ""
    left = before[-_AROUND:].rpartition("\n")[2]
    right = after[:_AROUND].partition("\n")[0]
    cut_left, cut_right = "…" if len(before) > len(left) else "", "…" if len(after) > len(right) else ""
    return f" — “{cut_left}{left}[{finding.text}]{right}{cut_right}”"


def _document(name: str) -> str:
    return name.removeprefix("drafts/")


def doubtful(findings: Iterable[Finding]) -> Mapping[str, int]:
    """Return how many mentions may mean either this entity or another, by entity; those without any are left out."""
    counts: Counter[str] = Counter()
    for finding in findings:
        if others := {one for one in finding.context.get("ambiguous", "").split(",") if one}:
            counts.update(others | ({finding.entity_id} if finding.entity_id else set()))
    return counts


def entity_order(entity: Entity, doubts: Mapping[str, int]) -> tuple[bool, bool, str, str]:
    """Put first whom a mention may confuse with somebody, then children, then the rest by name."""
    return (not doubts.get(entity.id), entity.role != "child", entity.group, entity.name)


def _entity_what(entity: Entity, found: list[Finding], doubts: int) -> str:
    forms = list(dict.fromkeys(f.text for f in found))
    more = f"; and {len(forms) - 6} more" if len(forms) > 6 else ""
    note = f" — SHARES A NAME WITH ANOTHER: {plural(doubts, 'mention')} may mean either, please check" if doubts else ""
    role = f", {entity.role}" if entity.role else ""
    times = "once" if len(found) == 1 else f"{len(found)} times"
    return f"{entity.group}{role}: {entity.name} ({times}: {'; '.join(forms[:6])}{more}){note}"


def _where(found: list[Finding]) -> str:
    documents: dict[str, int] = {}
    for finding in found:
        documents[_document(finding.document)] = documents.get(_document(finding.document), 0) + 1
    return "; ".join(f"{name} ×{count}" for name, count in documents.items())


def _proposal(finding: Finding) -> str:
    if finding.action == "keep":
        return "keep"
    return f"{finding.action}: {finding.replacement}" if finding.replacement else f"{finding.action}: (removed)"


def left_to_do(result: Findings, current: Mapping[tuple[str, str], Recorded]) -> str:
    """Say in one line how many rows are still open; the rows below the approval need nothing."""
    named = {f.entity_id for f in result.findings if f.entity_id and f.state == "proposed" and f.action != "keep"}
    covered = {f.entity_id for f in result.findings if f.entity_id and ("finding", f.id) not in current}
    own = [f for f in result.findings if needs_its_own(f) and ("finding", f.id) not in current]
    counts = (
        (sum(1 for e in named & covered if ("entity", e) not in current), "person, place or thing", "people, places and things"),
        (sum(1 for f in own if f.state == "possible"), "possible finding", "possible findings"),
        (sum(1 for f in own if f.state != "possible"), "date, number or phrase", "dates, numbers and phrases"),
        (sum(1 for i in result.left if ("left", i.id) not in current), "thing left to settle", "things left to settle"),
        (sum(1 for i in result.unread if ("unread", i.id) not in current), "item to accept", "items to accept"),
        (("signoff", signoff_target(result)) not in current, "sign-off", "sign-offs"),
        (("approval", APPROVAL_TARGET) not in current, "approval", "approvals"),
    )
    told = [plural(int(number), one, several) for number, one, several in counts if number]
    return f"Still to do: {', '.join(told)}." if told else "Nothing is left to decide."


def sheet_csv(result: Findings, current: Mapping[tuple[str, str], Recorded]) -> bytes:
    """Return the sheet as CSV with a byte-order mark (Excel needs it); what was decided stands in its row."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for row in rows(result, current):
        decided = current.get((row.kind, row.target))
        action, replacement, reason = (decided.action, decided.replacement or "", decided.reason) if decided else ("", "", "")
        what = f"{row.what}. {left_to_do(result, current)}" if row.kind == "signoff" else row.what
        cells = (f"{row.kind}:{row.target}", what, row.where, row.proposal, action, replacement, reason)
        writer.writerow([safe_cell(cell) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def safe_cell(cell: str) -> str:
    """Keep Excel from running text as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unsafe(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def read_sheet(path: Path, result: Findings, *, by: str) -> list[Recorded]:
    """Read a filled sheet into decisions; blank actions are left out.

    Raises `InputRefused` naming the row for an id this case does not have, an action that is not understood, or a `replace`
    without a replacement. Nothing of a refused sheet is recorded.
    """
    known: dict[str, TargetKind] = {f"finding:{finding.id}": "finding" for finding in result.findings}
    known |= {f"{row.kind}:{row.target}": row.kind for row in rows(result)}
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
    if (action == "waive" or kind == "left") and not reason:
        raise InputRefused(f"{path.name}, row {number}: “{action}” needs a reason here.", remedy="Fill in that cell.")
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
