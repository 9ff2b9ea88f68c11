"""Fit what a court decided: "jailed for life with a minimum term of 21 years" → "sentenced to life imprisonment"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.redact import people
from pipeline.redact.grammar.span import UNKNOWN, Fit, after_of, before_of

LIFE, TERM = "life imprisonment", "a term of imprisonment"
_LENGTH = r"(?:\d{1,2}|[a-z]+(?:[ -][a-z]+)?)[ -]years?(?:,?\s+(?:and\s+)?\d{1,3}\s+(?:months?|weeks?|days?))*"
# How long behind what kind: "a life sentence with a minimum of 19 years"
_LENGTH_BEHIND = re.compile(
    rf"\s*,?\s*(?:(?:with|and)\s+)?(?:to\s+serve\s+)?(?:an?\s+)?(?:(?:minimum|tariff|non-parole)(?:\s+(?:term|tariff|period))?"
    rf"(?:\s+(?:set\s+at|of))?|at\s+least|(?:no|not)\s+less\s+than)\s+{_LENGTH}(?!\w)",
    re.IGNORECASE,
)
_PLACE_BEHIND = re.compile(r"['’]?\s*(?:imprisonment|in prison|custody|in custody|behind bars)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:jailed|imprisoned|sentenced|locked up|ordered to serve)\b", re.IGNORECASE)
_SERVE = re.compile(r"\bserve\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_PASSIVE_CLAUSE = re.compile(r"\b(?:was|were|been|be|is)\b[^.;]*\band\s+$", re.IGNORECASE)
_LIFE_BEFORE = re.compile(
    r"(?:life|life imprisonment|imprisonment for life|a life sentence)(?P<cut>\s*,?\s*(?:and\s*)?(?:with\s+)?(?:an?\s+)?)$",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\b(?:sets?|setting|impos\w+|fix\w+|recommend\w+|order\w+|increas\w+|reduc\w+|with)\s+(?:an?|the|his|her|their)\s+$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?P<noun>minimum\s+(?:term|tariff|sentence|period)|tariff)\s+of\b", re.IGNORECASE)


def fit_sentence(text: str, item: Fit, left: int, right: int) -> Fit:
    """Take the words of a term along: "and must serve at least X" → "and sentenced to life imprisonment"."""
    if item.entity_type != "SENTENCE" or item.core not in (LIFE, TERM):
        return item
    behind = _LENGTH_BEHIND.match(after_of(text, item, right)) or _PLACE_BEHIND.match(after_of(text, item, right))
    item = replace(item, end=item.end + (behind.end() if behind else 0))
    before = before_of(text, item, left)
    lead = people.MINIMUM.search(before)  # only a life sentence has a least time to serve
    core = LIFE if lead else item.core
    start = item.start - (len(before) - lead.start()) if lead else item.start
    start += len(text[start : item.end]) - len(text[start : item.end].lstrip())
    words = text[start : item.end]
    rest = text[:start].rpartition(UNKNOWN)[2]
    told = _LIFE_BEFORE.search(rest) if core == LIFE and not _PARTICIPLE.match(words) else None
    if told and re.search(r"\d|year", words):  # "life imprisonment with a tariff of 20 years"
        return replace(item, start=max(left, start - len(told["cut"])), replacement="")
    if _PARTICIPLE.match(words) or _SERVE.search(words):
        passive = _PASSIVE.search(rest) or _PASSIVE_CLAUSE.search(rest)
        return replace(item, start=start, replacement=f"{'' if passive else 'was '}sentenced to {core}")
    noun = _NOUN.match(words)
    if noun and _SET.search(rest):  # "The judge set a minimum term of 24 years" → "The judge set a minimum term"
        return replace(item, start=start, replacement=noun["noun"])
    if lead and re.match(r"\s*,?\s*with|\s*,", lead[0]):
        return replace(item, start=start, replacement="")
    article = re.search(r"\b(?:an?|the)\s+$", rest, re.IGNORECASE)
    return replace(item, start=max(left, start - (len(article[0]) if article else 0)), replacement=core)
