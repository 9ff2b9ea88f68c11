"""`work/findings.json`: what the panel decides about, bound to the exact drafts by hash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.case import Case, file_hash
from pipeline.codec import from_plain
from pipeline.errors import CaseState
from pipeline.model import Entity, Finding, Risk, UnreadItem
from pipeline.redact.left import Leftover
from pipeline.state import PUBLISHED


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings, the entities they are about, and what somebody must accept."""

    drafts: Mapping[str, str]  # document name -> SHA-256
    findings: tuple[Finding, ...] = field(repr=False)
    entities: tuple[Entity, ...] = field(repr=False)
    kept: tuple[Finding, ...] = field(default=(), repr=False)
    risks: tuple[Risk, ...] = field(default=(), repr=False)
    unread: tuple[UnreadItem, ...] = ()
    left: tuple[Leftover, ...] = field(default=(), repr=False)  # met in a finished file, and in no editable place
    collisions: tuple[str, ...] = field(default=(), repr=False)  # pseudonyms that equal a real name found in the case


def load_findings(case: Case) -> Findings:
    """Load what the panel decides about."""
    path = case.work / "findings.json"
    if not path.exists():
        raise CaseState("Nothing has been looked for in the drafts yet.", remedy="Run `dhr redact` first.")
    return from_plain(Findings, json.loads(path.read_text(encoding="utf-8")))


def drafts_changed(case: Case, findings: Findings) -> bool:
    """Say whether a draft was changed, added or removed since the findings were made."""
    now = {f"drafts/{name}": file_hash(case.drafts / name) for name in PUBLISHED if (case.drafts / name).exists()}
    return now != dict(findings.drafts)
