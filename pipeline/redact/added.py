"""Findings that verification added: what it met in a finished file comes back as something a person can decide.

A text that tells somebody apart is proposed for redaction wherever it stands uncovered. One that is an ordinary word, a number
or very short is only *possible*: at most of its places it is nobody's name, and a person must look.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.case import Case, Stage
from pipeline.model import Document, Finding, Hit, digest
from pipeline.redact.verification.surfaces import is_telling
from pipeline.redact.verification.words import words_of

# The text that was met → what verification said of it: kind, entity, why.
Notes = Mapping[str, Mapping[str, str]]
_PREPOSITION = re.compile(r"(?:on|in|at|by|since|from|until|before|after)\s+", re.IGNORECASE)


def noted(hits: Iterable[Hit]) -> dict[str, dict[str, str]]:
    """Note the texts verification blocked on, with what they are."""
    return {hit.text: {"kind": hit.kind, "entity": hit.entity_id or "", "why": hit.why} for hit in hits if hit.text}


def keep_notes(stage: Stage, case: Case, notes: Notes) -> None:
    """Keep what publication met; it is looked for in the drafts from now on."""
    stage.write_json(case.work / "hits.json", {text: dict(note) for text, note in notes.items()})


def load_notes(case: Case) -> dict[str, dict[str, str]]:
    """Load what publication met in this case."""
    try:
        notes = json.loads((case.work / "hits.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return notes if isinstance(notes, dict) else {}


def added_findings(
    notes: Notes, drafts: Sequence[Document], findings: Sequence[Finding], kept: Iterable[Finding] = ()
) -> list[Finding]:
    """Find the noted texts in the drafts wherever no finding covers them yet.

    A text of somebody who has a replacement takes that one, so that one person stays one person. Inside a longer name that
    stays ("Saltmere Borough Council") a town stays too; an organisation of the register does not, as verification has it.
    """
    hits = notes
    if not hits:
        return []
    names = {f.entity_id: f for f in reversed(findings) if f.entity_id and f.replacement and f.action != "keep"}
    days = _days_told(findings)
    taken: dict[tuple[str, str], list[tuple[int, int]]] = {}
    stays: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for f in (*findings, *kept):
        # What stays by policy is just what verification may object to; not so what only stands inside it.
        spans = stays if f.action == "keep" else taken
        spans.setdefault((f.document, f.address), []).append((f.start, f.end))
    texts = "|".join(re.escape(text) for text in sorted(hits, key=len, reverse=True) if text)
    pattern = re.compile(rf"(?<!\w)(?:{texts})(?!\w)", re.IGNORECASE)
    folded = {text.casefold(): text for text in hits}
    added = []
    for document in drafts:
        seen: dict[tuple[str, str], int] = {}
        for unit in document.units:
            if unit.treatment != "edit":
                continue
            for match in pattern.finditer(unit.text):
                place = (document.name, unit.address)
                if any(start < match.end() and match.start() < end for start, end in taken.get(place, ())):
                    continue
                hit = hits[folded[match.group().casefold()]]
                known = names.get(hit["entity"])
                firm = known is not None and known.entity_type == "ORGANISATION"
                if not firm and any(_wider(span, match.span()) for span in stays.get(place, ())):
                    continue
                key = (unit.text, match.group().casefold())
                seen[key] = seen.get(key, 0) + 1
                telling = is_telling(words_of(match.group()))
                day = days.get(match.group().casefold()) if known is None else None
                added.append(
                    Finding(
                        document=document.name,
                        part=unit.part,
                        locator=unit.locator,
                        address=unit.address,
                        start=match.start(),
                        end=match.end(),
                        text=match.group(),
                        entity_type=known.entity_type if known else "DATE" if day else "MISC",
                        score=1.0 if telling else 0.3,
                        recogniser="verification",
                        why=f"Verification of the finished file met it: {hit['why']}",
                        state="proposed" if telling else "possible",
                        action=known.action if known else "generalise" if day else "redact",
                        replacement=known.replacement if known else day or "[removed]",
                        id=digest("added", document.name, unit.part, unit.text, match.group().casefold(), str(seen[key])),
                    )
                )
    return added


def _days_told(findings: Iterable[Finding]) -> dict[str, str]:
    """Return what stands elsewhere instead of each date, both without a preposition ("23 april 2022" → "April 2022")."""
    dates = (f for f in findings if f.entity_type == "DATE" and f.action == "generalise" and f.replacement)
    return {_PREPOSITION.sub("", f.text, count=1).casefold(): _PREPOSITION.sub("", f.replacement or "", count=1) for f in dates}


def _wider(span: tuple[int, int], inner: tuple[int, int]) -> bool:
    """Say whether a span holds another and more."""
    return span[0] <= inner[0] and inner[1] <= span[1] and span != inner
