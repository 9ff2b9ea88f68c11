"""Say whether two rows of one agency record one happening: only if they say the same, or one says that it repeats the other."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from pipeline.timeline.joining.features import COARSE, Features
from pipeline.timeline.joining.rarity import Rarity, Setting

WRITTEN_TWICE = 4.0  # rarity of words two rows of one agency must share to be one happening written down twice
SAME_MINUTES, RECORDED_WITHIN = 10, 720  # minutes between them: without more, and where the later one is a report
_CALLED = re.compile(  # a call or message that came in: two at one minute about one person are one
    r"\b(?:rang|phoned|telephoned|rings|voice ?mail|answerphone)\b|\b(?:call|message|t/?c|contact) (?:taken |received )?from\b",
    re.IGNORECASE,
)


def told_again(a: Features, b: Features, setting: Setting) -> tuple[float, str] | None:
    """Return how likely two rows of one agency are one happening, and why; None where they are two."""
    if a.first is None or b.first is None or a.last is None or b.last is None or max(a.width, b.width) > COARSE:
        return None
    if max((b.first - a.last).days, (a.first - b.last).days) > 0:
        return None
    apart = abs(a.minutes - b.minutes) if a.minutes is not None and b.minutes is not None else None
    repeats = (a.repeats or b.repeats) and (apart is None or apart <= 60)
    if repeats and abs(a.index - b.index) == 1:
        return 0.93, "the row says that it repeats another"
    if twice := _written_twice(a, b, apart, setting.rarity):
        return 0.9, twice
    if apart == 0 and _CALLED.search(a.text) and _CALLED.search(b.text) and a.people & b.people:
        return 0.9, "the same agency took one call down twice"
    if apart is not None and apart > 30:
        return None
    likeness = fuzz.token_set_ratio(a.text, b.text) if min(len(a.text), len(b.text)) >= 12 else 100.0 * (a.text == b.text)
    balance = fuzz.token_sort_ratio(a.text, b.text)
    if likeness < 88 or balance < 50 or (a.people != b.people and balance < 85):
        return None
    return min(0.97, likeness / 100), "the same agency says the same twice"


def _written_twice(a: Features, b: Features, apart: int | None, rarity: Rarity) -> str:
    """Say how an agency wrote one happening down twice: at one minute, or once more as a report of it; empty if it did not."""
    shared = sum(min(rarity.of_key("tokens", t), 3.0) for t in a.tokens & b.tokens)
    if len(a.tokens & b.tokens) < 2 or shared < WRITTEN_TWICE or (a.others and b.others and not a.others & b.others):
        return ""
    if apart is not None and apart <= SAME_MINUTES:
        return "the same agency, at the same time"
    first, second = (a, b) if (a.minutes or 0) <= (b.minutes or 0) else (b, a)
    kinds = a.events & b.events
    if second.records and not first.records and kinds and (apart is None or apart <= RECORDED_WITHIN):
        return "the same agency reports it"
    return ""
