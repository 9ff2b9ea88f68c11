"""Stable ids of findings: bound to the words around them, never to offsets, so that decisions survive edits elsewhere."""

from __future__ import annotations

from pipeline.model import Finding, Unit, digest


class Numbering:
    """Numbers equal findings of equal paragraphs in reading order; guards that no two findings share an id."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], int] = {}

    def id_of(self, finding: Finding, unit: Unit | None) -> str:
        """Hash document, part, the paragraph's text, class and surface, and the nth such finding.

        The paragraph is the line of the unit that holds the finding: a text file is one unit, and a change in one of its
        lines must not touch the ids of the others.
        """
        key = (finding.document, finding.part, _paragraph(finding, unit), finding.entity_type, finding.text)
        number = self._seen.get(key, 0) + 1
        self._seen[key] = number
        return digest("finding", *key, str(number))


def _paragraph(finding: Finding, unit: Unit | None) -> str:
    if unit is None:
        return ""
    left = unit.text.rfind("\n", 0, finding.start) + 1
    right = unit.text.find("\n", finding.end)
    return unit.text[left : right if right >= 0 else len(unit.text)]
