"""What verification met in a finished file, as findings at their places in the document it was made from.

Detection and verification look with different eyes. Where nobody can be asked (single files without a case), what only
verification saw is replaced as well, and the file is made again from the untouched document.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Detection, Document, Finding, Hit, Unit

RECOGNISER = "verification"
_TYPES = {"person": "PERSON", "place": "PLACE", "organisation": "ORGANISATION"}


def findings_met(
    document: Document, hits: Sequence[Hit], findings: Sequence[Finding], detection: Detection
) -> tuple[Finding, ...]:
    """Return a finding for each blocking hit whose words stand in an editable place that no replacement covers yet.

    Looked for at the hit's own place first, else everywhere; words that two places share, the end of one and the beginning of
    the next, give a finding in each. What stands in a raw stream or in a place of the scrub gives none.
    """
    groups = {entity.id: entity.group for entity in detection.entities}
    standing = [f for f in findings if f.action != "keep" and f.state == "proposed" and f.document == document.name]
    taken = {(f.address, f.start, f.end) for f in standing}
    units = [unit for unit in document.units if unit.treatment == "edit"]
    made: dict[tuple[str, int, int], Finding] = {}
    for hit in hits:
        if not hit.blocking or hit.kind in ("marking", "stream") or not hit.text.strip():
            continue
        own = [unit for unit in units if (unit.part, unit.locator) == (hit.part, hit.locator)]
        whole = [*_uncovered(own, hit.text, taken)] or [*_uncovered(units, hit.text, taken)]
        for place, start, end in whole or _halves(units, own, hit.text, taken):
            kind = _TYPES.get(groups.get(hit.entity_id or "", ""), "PERSON" if hit.kind == "alias" else "MISC")
            made.setdefault(
                (place.address, start, end),
                Finding(
                    document.name, place.part, place.locator, place.address, start, end, place.text[start:end], entity_type=kind,
                    recogniser=RECOGNISER, why=f"Verification met it: {hit.why}.", entity_id=hit.entity_id,
                ),
            )  # fmt: skip
    return _apart(made.values())


def _uncovered(units: Sequence[Unit], text: str, taken: set[tuple[str, int, int]]) -> Iterator[tuple[Unit, int, int]]:
    pattern = re.compile(rf"(?<![^\W_]){re.escape(text)}(?![^\W_])")
    for unit in units:
        for match in pattern.finditer(unit.text):
            if not any(a == unit.address and s < match.end() and match.start() < e for a, s, e in taken):
                yield unit, match.start(), match.end()


def _halves(
    units: Sequence[Unit], firsts: Sequence[Unit], text: str, taken: set[tuple[str, int, int]]
) -> Iterator[tuple[Unit, int, int]]:
    """Yield both parts of words that begin at the end of one unit and go on in the next (a line or page break of a PDF)."""
    letters = re.findall(r"[^\W_]", text)
    filled = [unit for unit in units if re.search(r"[^\W_]", unit.text)]
    addresses = {unit.address for unit in firsts}
    for first, second in itertools.pairwise(filled):
        if first.address not in addresses:
            continue
        for cut in range(1, len(letters)):
            ends = re.search(rf"(?<![^\W_]){_spaced(letters[:cut])}(?=[\W_]*$)", first.text, re.IGNORECASE)
            begins = re.match(rf"[\W_]*(?P<words>{_spaced(letters[cut:])})(?![^\W_])", second.text, re.IGNORECASE)
            if ends and begins:
                for unit, start, end in ((first, *ends.span()), (second, *begins.span("words"))):
                    if not any(a == unit.address and s < end and start < e for a, s, e in taken):
                        yield unit, start, end


def _spaced(letters: Sequence[str]) -> str:
    return r"[\W_]*".join(map(re.escape, letters))


def _apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Drop what overlaps a longer one."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start - f.end, f.address, f.start)):
        if not any(k.address == finding.address and k.start < finding.end and finding.start < k.end for k in kept):
            kept.append(finding)
    return tuple(kept)
