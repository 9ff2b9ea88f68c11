"""Say how words stand in their clause: claimed, denied, or open (planned, feared, asked, of an earlier time).

A denial reaches the words behind it up to a word that turns the clause ("but", "because", "and he"), over a comma only in a
list that ends in "or"; some denials stand behind their word ("weapons: none", "an arrest was not made"). The words that deny,
leave open or turn a clause are data (`standing` of conflicts.yaml).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pipeline.timeline.reading.claim import claim_lists
from pipeline.timeline.reading.lexicon import pattern_of

Standing = Literal["claimed", "denied", "open"]
REACH = 7  # words a denial reaches forward
_ENDS = re.compile(r"[.;!?](?=\s|$)|\n| [-–—] ")
_WORDS = re.compile(r"[\w'’/-]+")
_ANSWERED = re.compile(  # "asked re hands round the neck, pt says never", "RE: denied"
    r"[^.;,:]{0,30}?\s?[,:–-] ?(?:(?:pt|patient|client|she|he|they|ap|ip|nv|mother|mum|(?-i:[A-Z])\w+) )?"
    r"(?:(?:says?|said|answer\w*|replie[sd]|states?|stated|reports|reported|it was a) )?"
    r"(?:no|never|nil|none|nope|negative|denied|denies|not)(?= to (?:all|both|each|any)|\s*$|\s*,)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:asked|asks|enquired)\b", re.IGNORECASE)
_SAID_NO = re.compile(  # "asked about thoughts of suicide and Mrs Example said no"
    r"[^.;:]{0,40}? (?:and|but) (?:\w+\.? ){0,3}?"
    r"(?:(?:said|answered|replied)(?: that (?:she|he|they) (?:did|had|was|were|would))? (?:no|not|never)|denied)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:or|nor)\b")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {name: pattern_of(words) for name, words in claim_lists()["standing"].items()}


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence or part of one that holds a stretch of text begins and ends."""
    begin = max((m.end() for m in _ENDS.finditer(text, 0, start)), default=0)
    stop = _ENDS.search(text, end)
    return begin, stop.start() if stop else len(text)


def standing_of(text: str, start: int, end: int) -> Standing:
    """Say how the words from `start` to `end` stand in their clause."""
    begin, stop = clause_around(text, start, end)
    before, after = _since_turn(text[begin:start]), text[end:stop]
    cues = _cues()
    plain = cues["no_denial"].sub(lambda m: " " * len(m[0]), before)
    denials = [m for m in cues["denies"].finditer(plain) if _within(plain[m.end() :], REACH)]
    between = plain[denials[-1].end() :] if denials else ""
    if denials and ("," not in between or _LISTED.search(between + text[start : end + 60].partition(".")[0])):
        return "open" if cues["asked"].search(plain[: denials[-1].start()]) else "denied"
    if (behind := cues["denied_behind"].search(after)) and _reaches_back(after[: behind.start()]):
        return "denied"
    if _ANSWERED.match(after) or (_ASKED.search(before) and _SAID_NO.match(after)):
        return "denied"
    known = cues["not_open"].sub(lambda m: " " * len(m[0]), before)
    opened = [m for m in cues["open"].finditer(known) if _within(known[m.end() :], 5)]
    return "open" if opened else "claimed"


def _since_turn(before: str) -> str:
    """Return what stands behind the last word that turns a clause."""
    return before[max((turn.end() for turn in _cues()["turns"].finditer(before)), default=0) :]


def _reaches_back(between: str) -> bool:
    """Say whether a denial behind words may mean them: not another thing behind a comma ("Conveyed, pre-alert not needed")."""
    return _within(between, 0 if "," in between else 1)


def _within(between: str, most: int) -> bool:
    return len(_WORDS.findall(between)) <= most
