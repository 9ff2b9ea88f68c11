"""What the recorded decisions mean: a finding's own one, else (when it is certain) its entity's, else it is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import Action, Finding
from pipeline.record import Recorded
from pipeline.redact.decision import Decision, is_shown_only
from pipeline.review.sheet import APPROVAL_TARGET, signoff_target

if TYPE_CHECKING:
    from pipeline.redact.findings import Findings

Current = Mapping[tuple[str, str], Recorded]


@dataclass(frozen=True, slots=True)
class Effect:
    """The findings with a decision, and those still open."""

    decisions: Mapping[str, Decision]
    open: tuple[Finding, ...]


def effect(result: Findings, current: Current) -> Effect:
    """Apply the newest decisions to the findings. What a policy keeps, and only shows, needs no decision."""
    decisions: dict[str, Decision] = {}
    undecided = []
    for finding in result.findings:
        recorded = recorded_about(finding, current)
        if recorded is not None and recorded.kind == "entity" and recorded.replacement and recorded.action != "keep":
            # One word for the whole entity: the plan puts it into each mention in its own grammar.
            decisions[recorded.target] = Decision(_named(finding, recorded), recorded.replacement, recorded.reason, recorded.by)
        elif recorded is not None:
            decisions[finding.id] = _decision(finding, recorded)
        elif is_shown_only(finding):
            decisions[finding.id] = Decision("keep", None, "the policy keeps it", "policy")
        else:
            undecided.append(finding)
    for (kind, target), recorded in current.items():
        if kind == "left" and recorded.action == "keep":
            decisions[target] = Decision("keep", None, recorded.reason, recorded.by)
    return Effect(decisions, tuple(undecided))


def recorded_about(finding: Finding, current: Current) -> Recorded | None:
    """Return the finding's own decision, else its entity's; a possible finding is never covered by its entity's.

    Whether a possible finding is that entity at all is the very question.
    """
    own = current.get(("finding", finding.id))
    whole = current.get(("entity", finding.entity_id)) if finding.entity_id else None
    if own is not None and own.action == "accept" and not own.replacement and whole and whole.replacement:
        return whole  # "accept" agrees to the change; what stands instead was decided for the whole entity
    if own is not None or finding.state == "possible":
        return own
    return whole


def _named(finding: Finding, recorded: Recorded) -> Action:
    if recorded.action in ("pseudonymise", "generalise", "redact"):
        return recorded.action  # type: ignore[return-value]
    return finding.action if finding.action not in (None, "keep") else "pseudonymise"


def _decision(finding: Finding, recorded: Recorded) -> Decision:
    """Turn a recorded word into an action on this finding.

    An entity's new pseudonym is in the ledger, so the finding's own proposal already carries it, in the right grammar;
    a replacement written against one finding stands as written.
    """
    action = recorded.action
    own = recorded.replacement if recorded.kind == "finding" else None
    if action == "keep":
        return Decision("keep", None, recorded.reason, recorded.by)
    if action in ("accept", "replace"):
        proposed = finding.action or "redact"
        if own is None and proposed == "keep":
            return Decision("keep", None, recorded.reason, recorded.by)
        return Decision(proposed if proposed != "keep" else "redact", _text(finding, own), recorded.reason, recorded.by)
    return Decision(action, _text(finding, own), recorded.reason, recorded.by)  # type: ignore[arg-type]


def _text(finding: Finding, own: str | None) -> str:
    if own is not None:
        return own
    return finding.replacement if finding.replacement is not None else "[removed]"


def accept_all(result: Findings, current: Current, *, by: str, reason: str) -> Iterator[Recorded]:
    """Record every open proposal, unread item, signature and approval as given by one name.

    A possible finding on a child or a person of the register is redacted, any other possible one is kept; both are
    recorded one by one. What is left in a finished file is never settled so: a person has to look at it.
    """
    origin = "accept-all"
    entities = {entity.id: entity for entity in result.entities}
    pending = {f.entity_id for f in effect(result, current).open if f.entity_id and f.state == "proposed"}
    for identity in sorted(pending):
        yield Recorded("entity", identity, "accept", None, reason, by=by, origin=origin)
    for finding in effect(result, current).open:
        if finding.state == "possible":
            entity = entities.get(finding.entity_id or "")
            named = entity is not None and not entity.keep and (entity.role == "child" or entity.source == "register")
            action = "redact" if named or finding.context.get("child") == "yes" else "keep"
            replacement = finding.replacement if action == "redact" else None
            yield Recorded("finding", finding.id, action, replacement, reason, by=by, origin=origin)
        elif not finding.entity_id:
            yield Recorded("finding", finding.id, "accept", None, reason, by=by, origin=origin)
    for item in result.unread:
        if ("unread", item.id) not in current:
            yield Recorded("unread", item.id, "accept", None, reason, by=by, origin=origin)
    for kind, target, action in (
        ("signoff", signoff_target(result), "sign"),
        ("approval", APPROVAL_TARGET, "approve"),
    ):
        if (kind, target) not in current:
            yield Recorded(kind, target, action, None, reason, by=by, origin=origin)  # type: ignore[arg-type]
