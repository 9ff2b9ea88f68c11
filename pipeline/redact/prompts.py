"""Prompts the writer left unfilled, which are never for the public, and the place where the writer wants the public legend."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.model import Document, Unit
from pipeline.redact.key import LegendRow

_PROMPT = re.compile(r"\s*\[Writer: [^\[\]]*\]\s*")
_LEGEND = re.compile(r"\s*\[Legend of pseudonyms\.?\]\s*", re.IGNORECASE)
_TELLING = re.compile(r"the .+|.+ \d+")  # "PC 1" and "the IMR author for …" say themselves who they are
NOTHING_RECORDED = "Nothing is recorded under this heading."


def unfilled_prompts(draft: Document) -> Mapping[str, str]:
    """Return address → what stands instead of each prompt that is still as the program wrote it.

    A prompt in a section that has other text goes without a trace (an empty text). In a section that would be left with a
    heading alone, its first prompt becomes a plain sentence, so that no reader takes the gap for a fault of the file.
    """
    body = [unit for unit in draft.units if unit.part == "body" and not unit.mirror and unit.text.strip()]
    instead: dict[str, str] = {}
    for group in _between_headings(body):
        prompts = [unit for unit in group if _PROMPT.fullmatch(unit.text)]
        alone = len(prompts) == len(group)
        instead.update({unit.address: NOTHING_RECORDED if alone and n == 0 else "" for n, unit in enumerate(prompts)})
    return instead


def legends(draft: Document, rows: Sequence[LegendRow]) -> Mapping[str, str]:
    """Return address → the public legend for each paragraph that is nothing but "[Legend of pseudonyms]"."""
    told = [f"{row.pseudonym}, {row.relationship}" for row in rows if not _TELLING.fullmatch(row.pseudonym)]
    text = f"The people in this report: {'; '.join(told)}." if told else ""
    return {unit.address: text for unit in draft.units if unit.part == "body" and _LEGEND.fullmatch(unit.text)}


def _between_headings(body: Sequence[Unit]) -> list[list[Unit]]:
    groups: list[list[Unit]] = [[]]
    for unit in body:
        if unit.level is not None:
            groups.append([])
        else:
            groups[-1].append(unit)
    return groups
