"""Turn a quoted threat with its reporting clause into reported speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.redact.grammar import UNKNOWN, Fit

_VERBS = {
    "texted": "sent a text threatening to", "messaged": "sent a message threatening to", "wrote": "sent a message threatening to",
    "emailed": "sent an e-mail threatening to", "e-mailed": "sent an e-mail threatening to",
    "posted": "wrote a post threatening to",
    "said": "threatened to", "shouted": "threatened to", "yelled": "threatened to",
    "screamed": "threatened to", "replied": "threatened to",
    "threatened": "threatened to",
}  # fmt: skip
_CLAUSE = rf"(?P<who>he|she|they)\s+(?P<verb>{'|'.join(_VERBS)})(?:\s+(?:to\s+)?(?:her|him|them))?"
_AFTER = re.compile(
    rf"[\"”’']?\s*,?\s*[\"”’']?\s*{_CLAUSE}(?:\s+(?:at|around|about)\s+\d{{1,2}}(?:[:.]\d{{2}})?\s*(?:[ap]\.?m\.?|hours|hrs)?)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?<!\w){_CLAUSE}\s*[,:]?\s*[\"“‘']?$", re.IGNORECASE)
_THREAT = re.compile(r"\[a threat to (?P<what>.+)\]")


def reported(text: str, items: Sequence[Fit]) -> list[Fit]:
    """Join a threat with "he texted at 22:14" beside it; a time or date inside the clause goes with it."""
    result: list[Fit] = []
    for at, item in enumerate(items):
        if result and item.start < result[-1].end:
            continue  # went with the clause
        threat = _THREAT.fullmatch(item.core) if item.entity_type == "QUOTE" and item.core == item.replacement else None
        result.append(_joined(text, item, threat["what"], items[at + 1 :], result[-1].end if result else 0) if threat else item)
    return result


def _joined(text: str, item: Fit, what: str, following: Sequence[Fit], floor: int) -> Fit:
    after = _AFTER.match(text[item.end :].partition(UNKNOWN)[0])
    if after:
        end = item.end + after.end()
        clause = re.compile(r"\s+$").split(text[item.end : end])[0]
        end = item.end + len(clause)
        swallowed = [f for f in following if f.start <= end + 1 and text[end : f.start].strip() == ""]
        if all(f.entity_type in ("TIME", "DATE") for f in swallowed):
            end = max([end, *(f.end for f in swallowed)])
            opening = 1 if text[item.start - 1 : item.start] in tuple("\"“‘'") and item.start > floor else 0
            start = item.start - opening
            who = after["who"].capitalize() if re.search(r"(?:^|[.!?]\s+)$", text[:start]) else after["who"].lower()
            return replace(item, start=start, end=end, replacement=f"{who} {_VERBS[after['verb'].lower()]} {what}")
    before = _BEFORE.search(text[floor : item.start].rpartition(UNKNOWN)[2])
    if before:
        closing = 1 if text[item.end : item.end + 1] in tuple("\"”’'") else 0
        start = item.start - len(before[0])
        return replace(
            item, start=start, end=item.end + closing, replacement=f"{before['who']} {_VERBS[before['verb'].lower()]} {what}"
        )
    return item
