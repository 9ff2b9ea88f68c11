"""The review diff: one self-contained HTML page on which the panel sees every change before it is made.

First what was found about each person and place with every sentence in which it stands, then each document paragraph by
paragraph, before and after. A change is marked by words and line, not by colour alone; the page prints, works without
scripts and asks nothing of any network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import CaseFacts, Document, Edit, Finding, Unit
from pipeline.record import Recorded
from pipeline.redact import plan
from pipeline.review.effect import effect, recorded_about
from pipeline.review.sheet import doubtful, entity_order, left_to_do, needs_its_own
from pipeline.state import plural

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


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page is made from, by (document, address) of the unit."""

    findings: Mapping[tuple[str, str], Sequence[Finding]]
    edits: Mapping[tuple[str, str], Sequence[Edit]]
    units: Mapping[tuple[str, str], Unit]
    numbers: Mapping[str, int]  # finding id → the number shown in brackets
    current: Mapping[tuple[str, str], Recorded]


def review_diff(
    result: Findings, drafts: Sequence[Document], current: Mapping[tuple[str, str], Recorded], facts: CaseFacts
) -> bytes:
    """Return the page as UTF-8."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(loader=PackageLoader("pipeline.review", "pages"), autoescape=True, undefined=StrictUndefined)
    environment.trim_blocks = environment.lstrip_blocks = True
    by_unit: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(result.findings, key=lambda f: f.start):
        by_unit.setdefault((finding.document, finding.address), []).append(finding)
    shown = Shown(
        findings=by_unit,
        edits=_planned(result, current),
        units={(draft.name, unit.address): unit for draft in drafts for unit in draft.units},
        numbers={finding.id: number for number, finding in enumerate(result.findings, start=1)},
        current=current,
    )
    page = environment.get_template("review.html").render(
        reference=facts.reference or "this case",
        groups=list(_groups(result, shown)),
        documents=[(draft.name.removeprefix("drafts/"), list(_paragraphs(shown, draft))) for draft in drafts],
        risks=result.risks,
        unread=result.unread,
        left=result.left,
        counts=_counts(result),
        left_to_do=left_to_do(result, current),
    )
    return page.encode("utf-8")


def _counts(result: Findings) -> dict[str, int]:
    return {
        "findings": sum(1 for f in result.findings if f.state == "proposed" and f.action != "keep"),
        "possible": sum(1 for f in result.findings if f.state == "possible" and needs_its_own(f)),
        "entities": len(result.entities),
    }


def _planned(result: Findings, current: Mapping[tuple[str, str], Recorded]) -> dict[tuple[str, str], list[Edit]]:
    """Return the edits as publication would make them now, grammar included, by unit."""
    planned = plan(result.findings, effect(result, current).decisions)
    units: dict[tuple[str, str], list[Edit]] = {}
    for document, edits in planned.items():
        for edit in edits:
            units.setdefault((document, edit.address), []).append(edit)
    return units


def _pieces(shown: Shown, document: str, unit: Unit) -> tuple[Piece, ...]:
    """Cut a paragraph into unchanged text, edits, and findings that stay or are only possible."""
    key = (document, unit.address)
    findings, edits = shown.findings.get(key, []), shown.edits.get(key, [])
    marked: list[tuple[int, int, Piece]] = []
    for edit in edits:
        inside = [f for f in findings if f.start < edit.end and edit.start < f.end] or findings[:1]
        decided = all(recorded_about(f, shown.current) is not None for f in inside)
        number = shown.numbers[inside[0].id] if inside else 0
        piece = Piece(
            edit.expected, edit.replacement, number, "decided" if decided else "proposed", inside[0].why if inside else ""
        )
        marked.append((edit.start, edit.end, piece))
    for finding in findings:
        if any(start < finding.end and finding.start < end for start, end, _ in marked):
            continue
        possible = finding.state == "possible" and recorded_about(finding, shown.current) is None
        after = (finding.replacement or "") if possible else finding.text
        state = "possible" if possible else "kept"
        marked.append((finding.start, finding.end, Piece(finding.text, after, shown.numbers[finding.id], state, finding.why)))
    pieces: list[Piece] = []
    at = 0
    for start, end, piece in sorted(marked, key=lambda m: m[:2]):
        if start > at:
            pieces.append(Piece(unit.text[at:start]))
        pieces.append(piece)
        at = end
    if at < len(unit.text):
        pieces.append(Piece(unit.text[at:]))
    return tuple(pieces)


def _around(pieces: Sequence[Piece], number: int) -> tuple[Piece, ...]:
    """Cut the pieces to one mention and the words around it."""
    at = next((n for n, piece in enumerate(pieces) if piece.number == number), None)
    if at is None:
        return tuple(pieces)
    before = "".join(piece.before if piece.after is None else piece.after for piece in pieces[:at])
    after = "".join(piece.before if piece.after is None else piece.after for piece in pieces[at + 1 :])
    left = ("… " if len(before) > _AROUND else "") + before[-_AROUND:]
    right = after[:_AROUND] + (" …" if len(after) > _AROUND else "")
    return (Piece(left), pieces[at], Piece(right))


def _paragraphs(shown: Shown, draft: Document) -> Iterator[ParagraphDiff]:
    for unit in draft.units:
        if shown.findings.get((draft.name, unit.address)) and not unit.mirror:
            yield ParagraphDiff(unit.locator, unit.part, _pieces(shown, draft.name, unit))


def _groups(result: Findings, shown: Shown) -> Iterator[MentionGroup]:
    mentions: dict[str, list[Finding]] = {}
    loose: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.entity_id:
            mentions.setdefault(finding.entity_id, []).append(finding)
        else:
            loose.setdefault(finding.entity_type, []).append(finding)
    doubts = doubtful(result.findings)
    for entity in sorted(result.entities, key=lambda e: entity_order(e, doubts)):
        found = mentions.get(entity.id, [])
        if found:
            recorded = shown.current.get(("entity", entity.id))
            yield MentionGroup(
                title=f"{entity.name} ({', '.join(filter(None, [entity.group, entity.role, entity.title, entity.relation]))})",
                note=_shares(doubts.get(entity.id, 0)),
                proposal=_proposals(found),
                decided=f"{recorded.action} ({recorded.by})" if recorded else "",
                mentions=tuple(_mention(f, shown) for f in found),
            )
    for kind, found in sorted(loose.items()):
        yield MentionGroup(
            title=kind.replace("_", " ").capitalize(),
            note="",
            proposal="each on its own, see below",
            decided="",
            mentions=tuple(_mention(f, shown) for f in found),
        )


def _shares(doubts: int) -> str:
    return f"Shares a name with somebody else: {plural(doubts, 'mention')} may mean either, please check." if doubts else ""


def _proposals(found: Sequence[Finding]) -> str:
    shown = dict.fromkeys((f.replacement or "(removed)") if f.action != "keep" else "(kept)" for f in found)
    return "; ".join(list(shown)[:5]) + (" …" if len(shown) > 5 else "")


def _mention(finding: Finding, shown: Shown) -> tuple[str, tuple[Piece, ...], str]:
    place = f"{finding.document.removeprefix('drafts/')}, {finding.locator}"
    unit = shown.units.get((finding.document, finding.address))
    if unit is None:
        return place, (Piece(finding.text),), finding.why
    pieces = _pieces(shown, finding.document, unit)
    number = shown.numbers[finding.id]
    if not any(piece.number == number for piece in pieces):  # made in one edit with a neighbour
        spans = [f for f in shown.findings[(finding.document, finding.address)] if f.start <= finding.start]
        number = next((n for f in reversed(spans) if any(p.number == (n := shown.numbers[f.id]) for p in pieces)), number)
    return place, _around(pieces, number), finding.why
