"""Read by what a row sent something or took it in: "referral made to", "Ref in", "letter scanned", "e-mailed over", "t/c from".

What one agency sends is what another takes in, whatever each of them says of it and whether or not it names the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_THINGS = {
    "referral": (
        r"(?:re-?)?refs?|(?:re-?)?referrals?|marfs?|ppns?|vpas?|vists?|notifications?"
        r"|(?:web|online|referral|safeguarding|concern) form"
        r"|safeguarding (?:concern|alert|adult concern)|sg (?:form|concern|ref)|adult (?:concern|at risk (?:form|ref))"
        r"|applications?"
    ),
    "letter": r"letters?|ltrs?|(?:d/c|discharge|case|care)? ?summar(?:y|ies)|reports?|prfs?|fax(?:es)?|minutes|copy|copies",
    "email": r"e-?mails?",
    "call": r"t/?c|tel(?:ephone)?(?: call)?|(?:phone|duty) call|call",
}
_SENT = r"sent|made|submitted|completed|done|raised|posted|faxed|forwarded|shared|issued|put in|passed|emailed|e-mailed"
_TAKEN = r"received|rec'?d|logged|scanned|read|arrived|screened|accepted|noted|filed|came (?:in|through|over)|attached"
_OUT = {
    kind: re.compile(
        rf"\b(?:{thing})\b(?:(?! from\b)[^.;\n]){{0,30}}?(?:\b(?:{_SENT}|to)\b| out\b)"
        rf"|\b(?:{_SENT})\b(?:(?! from\b)[^.;\n]){{0,30}}?\b(?:{thing})\b",
        re.IGNORECASE,
    )
    for kind, thing in _THINGS.items()
}
_IN = {
    kind: re.compile(
        rf"\b(?:{thing})\b[^.;\n]{{0,30}}?(?:\b(?:{_TAKEN}|from|by|re)\b| in\b(?! (?:the|a|her|his|their|an)\b)|:)"
        rf"|\b(?:{_TAKEN}|from)\b[^.;\n]{{0,30}}?\b(?:{thing})\b",
        re.IGNORECASE,
    )
    for kind, thing in _THINGS.items()
}
_DEEDS_OUT = {
    "referral": re.compile(r"\b(?:re-?)?ref(?:erred|'?d)\b(?! by| from)|\bsignposted\b", re.IGNORECASE),
    "letter": re.compile(r"\bwrote (?:to|back)\b|\bwritten to\b", re.IGNORECASE),
    "email": re.compile(r"\be-?mailed\b(?! (?:us|me)\b)", re.IGNORECASE),
    "call": re.compile(r"\b(?:rang|phoned|tel'?d|telephoned|called)\b(?! (?:us|me|by)\b)", re.IGNORECASE),
}
# "Rang" alone does not say which way: it counts for both.
_DEEDS_IN = {
    "referral": re.compile(r"\breferred by\b|\bref by\b", re.IGNORECASE),
    "call": re.compile(
        r"\b(?:rang|phoned|called) (?:us|me|in|the office|duty|to say|re\b|about)|\b(?:rung|phoned|told|advised|informed) by\b"
        r"|\b(?:tel|t/?c|phone call|call) from\b|\b(?:rang|phoned)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Channels:
    """The kinds of things a row sent, and those it took in: referral, letter, email, call."""

    sent: frozenset[str]
    taken: frozenset[str]


@lru_cache(maxsize=65536)
def channels_of(text: str) -> Channels:
    """Return by what a row sent something and took something in."""
    sent = {kind for patterns in (_OUT, _DEEDS_OUT) for kind, pattern in patterns.items() if pattern.search(text)}
    taken = {kind for patterns in (_IN, _DEEDS_IN) for kind, pattern in patterns.items() if pattern.search(text)}
    return Channels(frozenset(sent), frozenset(taken))
