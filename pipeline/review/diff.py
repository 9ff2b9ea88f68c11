"""The review diff: one self-contained HTML page on which the panel sees every change before it is made.

First what was found about each person and place with every sentence in which it stands, then each document paragraph by
paragraph, before and after. A change is marked by words and line, not by colour alone; the page prints, works without
scripts and asks nothing of any network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import CaseFacts, Document, Entity, Finding, Unit
from pipeline.record import Recorded
from pipeline.review.effect import effect, recorded_about

if TYPE_CHECKING:
    from pipeline.redact.findings import Findings

_AROUND = 90  # characters of context either side of a mention


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: unchanged text, or a finding with what would stand instead."""

    before: str
    after: str | None = None  # None: unchanged
    number: int = 0
    state: str = ""  # "", proposed, possible, decided, kept
    why: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphDiff:
    """One paragraph of a draft with its changes."""

    locator: str
    part: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """Everything found about one person, place or thing."""

    title: str
    note: str
    proposal: str
    decided: str
    mentions: tuple[tuple[str, tuple[Piece, ...], str], ...]  # place, sentence, why


def review_diff(
    result: Findings, drafts: Sequence[Document], current: Mapping[tuple[str, str], Recorded], facts: CaseFacts
) -> bytes:
    """Return the page as UTF-8."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(loader=PackageLoader("pipeline.review", "pages"), autoescape=True, undefined=StrictUndefined)
    environment.trim_blocks = environment.lstrip_blocks = True
    numbers = {finding.id: number for number, finding in enumerate(result.findings, start=1)}
    by_unit: dict[tuple[str, str], list[Finding]] = {}
    for finding in result.findings:
        by_unit.setdefault((finding.document, finding.address), []).append(finding)
    units = {(draft.name, unit.address): unit for draft in drafts for unit in draft.units}
    page = environment.get_template("review.html").render(
        reference=facts.reference or "this case",
        groups=list(_groups(result, units, numbers, current)),
        documents=[(draft.name.removeprefix("drafts/"), list(_paragraphs(draft, by_unit, numbers, current))) for draft in drafts],
        risks=result.risks,
        unread=result.unread,
        counts=_counts(result, current),
    )
    return page.encode("utf-8")


def _counts(result: Findings, current: Mapping[tuple[str, str], Recorded]) -> dict[str, int]:
    undecided = effect(result, current).open
    return {
        "findings": sum(1 for f in result.findings if f.state == "proposed" and f.action != "keep"),
        "possible": sum(1 for f in result.findings if f.state == "possible"),
        "entities": len(result.entities),
        "open": len(undecided),
    }


def _state(finding: Finding, current: Mapping[tuple[str, str], Recorded]) -> tuple[str, str | None]:
    """Return the state shown and what would stand in the text now."""
    recorded = recorded_about(finding, current)
    if recorded is None:
        shown = None if finding.action == "keep" else (finding.replacement or "")
        return ("kept" if finding.action == "keep" else finding.state), shown
    if recorded.action == "keep":
        return "kept", None
    return "decided", (recorded.replacement if recorded.kind == "finding" and recorded.replacement else finding.replacement or "")


def _piece(finding: Finding, number: int, current: Mapping[tuple[str, str], Recorded]) -> Piece:
    state, after = _state(finding, current)
    return Piece(finding.text, finding.text if after is None else after, number, state, finding.why)


def _pieces(
    text: str, findings: Sequence[Finding], numbers: Mapping[str, int], current: Mapping[tuple[str, str], Recorded]
) -> Iterator[Piece]:
    at = 0
    for finding in sorted(findings, key=lambda f: f.start):
        if finding.start < at:
            continue
        if finding.start > at:
            yield Piece(text[at : finding.start])
        yield _piece(finding, numbers[finding.id], current)
        at = finding.end
    if at < len(text):
        yield Piece(text[at:])


def _paragraphs(
    draft: Document,
    by_unit: Mapping[tuple[str, str], Sequence[Finding]],
    numbers: Mapping[str, int],
    current: Mapping[tuple[str, str], Recorded],
) -> Iterator[ParagraphDiff]:
    for unit in draft.units:
        findings = by_unit.get((draft.name, unit.address), ())
        if findings and not unit.mirror:
            yield ParagraphDiff(unit.locator, unit.part, tuple(_pieces(unit.text, findings, numbers, current)))


def _groups(
    result: Findings,
    units: Mapping[tuple[str, str], Unit],
    numbers: Mapping[str, int],
    current: Mapping[tuple[str, str], Recorded],
) -> Iterator[MentionGroup]:
    mentions: dict[str, list[Finding]] = {}
    loose: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.entity_id:
            mentions.setdefault(finding.entity_id, []).append(finding)
        else:
            loose.setdefault(finding.entity_type, []).append(finding)
    for entity in sorted(result.entities, key=_order):
        found = mentions.get(entity.id, [])
        if found:
            recorded = current.get(("entity", entity.id))
            yield MentionGroup(
                title=f"{entity.name} ({', '.join(filter(None, [entity.group, entity.role, entity.title, entity.relation]))})",
                note="Shares a name with somebody else: please check who is meant." if entity.ambiguous_with else "",
                proposal=_proposals(found),
                decided=f"{recorded.action} ({recorded.by})" if recorded else "",
                mentions=tuple(_mention(f, units, numbers, current) for f in found),
            )
    for kind, found in sorted(loose.items()):
        yield MentionGroup(
            title=kind.replace("_", " ").capitalize(),
            note="",
            proposal="each on its own, see below",
            decided="",
            mentions=tuple(_mention(f, units, numbers, current) for f in found),
        )


def _order(entity: Entity) -> tuple[bool, bool, str, str]:
    return (not entity.ambiguous_with, entity.role != "child", entity.group, entity.name)


def _proposals(found: Sequence[Finding]) -> str:
    shown = dict.fromkeys((f.replacement or "(removed)") if f.action != "keep" else "(kept)" for f in found)
    return "; ".join(list(shown)[:5]) + (" …" if len(shown) > 5 else "")


def _mention(
    finding: Finding,
    units: Mapping[tuple[str, str], Unit],
    numbers: Mapping[str, int],
    current: Mapping[tuple[str, str], Recorded],
) -> tuple[str, tuple[Piece, ...], str]:
    unit = units.get((finding.document, finding.address))
    text = unit.text if unit else finding.text
    start = max(0, finding.start - _AROUND) if unit else 0
    end = min(len(text), finding.end + _AROUND)
    before = Piece(("… " if start else "") + text[start : finding.start] if unit else "")
    after = Piece(text[finding.end : end] + (" …" if end < len(text) else "") if unit else "")
    place = f"{finding.document.removeprefix('drafts/')}, {finding.locator}"
    return place, (before, _piece(finding, numbers[finding.id], current), after), finding.why
