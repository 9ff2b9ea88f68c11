"""Findings that verification added: what it met in a finished file comes back as something a person can decide.

A text that tells somebody apart is proposed for redaction wherever it stands uncovered. One that is an ordinary word, a number
or very short is only *possible*: at most of its places it is nobody's name, and a person must look.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.case import Case, Stage
from pipeline.model import Document, Finding, Hit, digest
from pipeline.redact.verification.surfaces import is_telling
from pipeline.redact.verification.words import words_of


def _path(case: Case) -> Path:
    return case.work / "hits.json"


def keep_hits(stage: Stage, case: Case, hits: Iterable[Hit]) -> None:
    """Note the texts verification blocked on, with what they are; they are looked for in the drafts from now on."""
    known = load_hits(case)
    for hit in hits:
        known[hit.text] = {"kind": hit.kind, "entity": hit.entity_id or "", "why": hit.why}
    stage.write_json(_path(case), known)


def load_hits(case: Case) -> dict[str, dict[str, str]]:
    """Load text → what verification said of it."""
    try:
        hits = json.loads(_path(case).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return hits if isinstance(hits, dict) else {}


def added_findings(case: Case, drafts: Sequence[Document], findings: Sequence[Finding]) -> list[Finding]:
    """Find the noted texts in the drafts wherever no finding covers them yet."""
    hits = load_hits(case)
    if not hits:
        return []
    taken: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for f in findings:
        if f.action == "keep":
            continue  # what stays by policy is just what verification may object to
        taken.setdefault((f.document, f.address), []).append((f.start, f.end))
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
                spans = taken.get((document.name, unit.address), [])
                if any(start < match.end() and match.start() < end for start, end in spans):
                    continue
                key = (unit.text, match.group().casefold())
                seen[key] = seen.get(key, 0) + 1
                hit = hits[folded[match.group().casefold()]]
                telling = is_telling(words_of(match.group()))
                added.append(
                    Finding(
                        document=document.name,
                        part=unit.part,
                        locator=unit.locator,
                        address=unit.address,
                        start=match.start(),
                        end=match.end(),
                        text=match.group(),
                        entity_type="MISC",
                        score=1.0 if telling else 0.3,
                        recogniser="verification",
                        why=f"Verification of the finished file met it: {hit['why']}",
                        state="proposed" if telling else "possible",
                        action="redact",
                        replacement="[removed]",
                        id=digest("added", document.name, unit.part, unit.text, match.group().casefold(), str(seen[key])),
                    )
                )
    return added
