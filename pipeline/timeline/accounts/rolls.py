"""Find where a row lists who was there without a verb: "Home visit, Nora + MGM", "Present NT, his brother and two others"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.timeline.reading.claim import claim_lists
from pipeline.timeline.reading.lexicon import pattern_of

Span = tuple[int, int]
_STRETCH = re.compile(r"[^.;:\n]+")
_BETWEEN = re.compile(r"[\w'’() /-]{0,22}?(?:,|&|\+|\band\b|\bwith\b|\bw/)[\w'’() /&+,-]{0,22}")
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|been|being|not|no|without|about|re|to|from|than|or|nor|but|while|whilst|when|as|because|after|before|says?|said|\w+ed|asks?|told"
    r"|reports?|states?|rang|who)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|(?<=[.;:\n] )|(?<=[.;:\n]))\W*(?:also )?$", re.IGNORECASE)


def rolls(text: str, mentions: Sequence[re.Match[str]]) -> Iterator[Span]:
    """Yield the stretches from the first to the last of people named in a list, where a row speaks of a visit or meeting."""
    if not mentions:
        return
    occasions, here = _patterns()
    occasion = occasions.search(text) is not None
    for stretch in _STRETCH.finditer(text):
        inside = [m for m in mentions if stretch.start() <= m.start() < stretch.end()]
        label = here.match(text, stretch.start() + len(stretch[0]) - len(stretch[0].lstrip()))
        if len(inside) < (1 if label else 2) or not (label or occasion):
            continue
        lead = text[stretch.start() : inside[0].start()]
        between = [text[a.end() : b.start()] for a, b in itertools.pairwise(inside)]
        if label and label.end() <= inside[0].start() and not _VERB.search(text[label.end() : inside[0].start()]):
            yield _whole(inside, between)
        elif not _VERB.search(lead) and len(lead.split()) <= 6 and all(_listed(words) for words in between):
            yield inside[0].start(), inside[-1].end()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = claim_lists()["company"]
    return pattern_of(lists["occasions"]), pattern_of(lists["roll_labels"])


def _listed(words: str) -> bool:
    return _BETWEEN.fullmatch(words) is not None and not _VERB.search(words)


def _whole(inside: Sequence[re.Match[str]], between: Sequence[str]) -> Span:
    """Return the stretch of those listed behind a label, to the first that is told of otherwise."""
    last = next((place for place, words in enumerate(between) if not _listed(words)), len(inside) - 1)
    return inside[0].start(), inside[last].end()
