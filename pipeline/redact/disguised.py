"""Findings for names of the register that a text does not write in words: spelt out, cut, encoded, put together by a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Detection, Document, Finding, Register, Unit
from pipeline.redact.glued import register_names
from pipeline.redact.verification.disguises import Reading, named_in, readings_of


def with_disguised(detection: Detection, documents: Sequence[Document], register: Register) -> Detection:
    """Add a finding for each stretch that comes to a name of the register; what it overlaps goes with it.

    A shorter finding inside such a stretch (the nickname at the head of a name that is cut in two) would leave the rest of the
    name standing; one of the same stretch (a stranger, to the name model) would give the person a second pseudonym.
    """
    names: dict[str, tuple[str, str]] = {}
    for name, value in register_names(register):
        names.setdefault(name, value)
    added: list[Finding] = []
    for document in documents:
        for unit in document.units:
            for reading in readings_of(unit) if unit.treatment == "edit" else ():
                name = named_in(reading, names)
                if name:
                    added.append(_finding(document, unit, reading, *names[name]))
    if not added:
        return detection
    spans: dict[tuple[str, str], dict[tuple[int, int], str | None]] = {}
    for finding in added:
        spans.setdefault((finding.document, finding.address), {})[finding.start, finding.end] = finding.entity_id
    left, covered = [], set()
    for finding in detection.findings:
        here = spans.get((finding.document, finding.address), {})
        over = [s for s in here if s[0] < finding.end and finding.start < s[1]]
        same = here.get((finding.start, finding.end), "") == finding.entity_id
        if over and not same and all(a <= finding.start and finding.end <= b for a, b in over):
            continue
        covered |= {(finding.document, finding.address, *span) for span in over}
        left.append(finding)
    fresh = [f for f in _apart(added) if (f.document, f.address, f.start, f.end) not in covered]
    return replace(detection, findings=(*left, *fresh))


def _finding(document: Document, unit: Unit, reading: Reading, entity: str, kind: str) -> Finding:
    return Finding(
        document.name, unit.part, unit.locator, unit.address, reading.start, reading.end, unit.text[reading.start : reading.end],
        entity_type=kind, score=0.9, recogniser="register_disguised", why=f"A name of the register, {reading.how}.",
        entity_id=entity, context={"form": "handle"},
    )  # fmt: skip


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """Drop what overlaps a longer one."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.document, f.address, f.start - f.end, f.start)):
        if not any(
            (k.document, k.address) == (finding.document, finding.address) and k.start < finding.end and finding.start < k.end
            for k in kept
        ):
            kept.append(finding)
    return kept
