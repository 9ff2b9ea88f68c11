"""What somebody decided about a finding or an entity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import Action, Finding


@dataclass(frozen=True, slots=True)
class Decision:
    """An action with its reason and the name of who gave it.

    `replacement` is what shall stand instead; None means what the policy proposed. An empty one removes the text.
    """

    action: Action
    replacement: str | None = field(default=None, repr=False)
    reason: str = ""
    by: str = ""


def decision_of(finding: Finding, decisions: Mapping[str, Decision]) -> Decision | None:
    """Return the finding's own decision, else the one on its entity.

    A *possible* finding is never covered by its entity's decision: whether it is that entity at all is the question.
    """
    own = decisions.get(finding.id)
    if own is not None or finding.entity_id is None or finding.state == "possible":
        return own
    return decisions.get(finding.entity_id)


def is_shown_only(finding: Finding) -> bool:
    """Say whether nobody need be asked: the policy keeps it for sure, or it is a guess at no person that would stay anyway."""
    if finding.action != "keep":
        return False
    about_somebody = finding.entity_id is not None or finding.context.get("child") == "yes" or finding.entity_type == "PERSON"
    return finding.state == "proposed" or not (about_somebody or finding.context.get("form") == "pronoun")


def final_action(finding: Finding, decisions: Mapping[str, Decision]) -> Action:
    """Return what will happen to a finding: its decision, else the policy's proposal; a possible one stays until decided."""
    decision = decision_of(finding, decisions)
    if decision is not None:
        return decision.action
    if finding.state == "possible":
        return "keep"
    return finding.action or "redact"
