"""The gate: named conditions, all of which must hold before anything is released.

    findings decided · unread items accepted · sign-off bound to these drafts · approval recorded or waived · verification passed

The first four are read off the record; the last is known only when the finished files were searched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.review.effect import Current, Effect
from pipeline.review.sheet import APPROVAL_TARGET, signoff_target
from pipeline.state import plural

if TYPE_CHECKING:
    from pipeline.redact.findings import Findings


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the gate: what is still open, by place and never by text, and what to do about it."""

    name: str
    open: tuple[str, ...] = field(default=())
    remedy: str = ""

    @property
    def holds(self) -> bool:
        return not self.open


def conditions(result: Findings, current: Current, decided: Effect) -> tuple[Condition, ...]:
    """Return the conditions in the order a person can act on them."""
    undecided = tuple(f"{f.document} {f.locator}: {f.entity_type.lower().replace('_', ' ')} ({f.id})" for f in decided.open)
    unread = tuple(
        f"{item.document} {item.locator}: {item.reason}" for item in result.unread if ("unread", item.id) not in current
    )
    signed = ("signoff", signoff_target(result)) in current
    approved = ("approval", APPROVAL_TARGET) in current
    return (
        Condition("findings decided", undecided, "Fill in review/decisions.csv and run `dhr decide`."),
        Condition("unread items accepted", unread, "Look at each item, then accept it in the decisions sheet."),
        Condition(
            "chair's sign-off",
            () if signed else ("no sign-off of exactly these drafts is recorded",),
            "The chair signs on the decisions sheet; a changed draft needs a new signature.",
        ),
        Condition(
            "Home Office approval",
            () if approved else ("neither an approval nor a waiver is recorded",),
            "Record it on the decisions sheet: approve, or waive with a reason.",
        ),
    )


def open_lines(gate: tuple[Condition, ...], *, most: int = 20) -> list[str]:
    """Return what is open as lines people can act on, the longest lists cut with their count."""
    lines = []
    for condition in gate:
        if condition.holds:
            continue
        lines.append(f"{condition.name}: {plural(len(condition.open), 'thing')} open. {condition.remedy}")
        lines += [f"  {line}" for line in condition.open[:most]]
        if len(condition.open) > most:
            lines.append(f"  … and {len(condition.open) - most} more")
    return lines
