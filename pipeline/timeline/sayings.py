"""Read what somebody disclosed: harm by another or none, a statement or none, a wish to die or none, and in which words.

A saying is what follows a verb of speech to the end of its sentence. Whose it is stands before the verb: a child, the
perpetrator, or the person the row is about; what professionals told each other is no disclosure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model import Register
from pipeline.timeline.claim import Claim, claim_lists, snippet
from pipeline.timeline.telling import tokens_in

_VERB = re.compile(
    r"(?<!\w)(?:said|says|saying|states?|stated|stating|disclos(?:es|ed|ing)|alleg(?:es|ed|ing)|explain(?:s|ed|ing)|whisper(?:s|ed)"
    r"|mention(?:s|ed)|claim(?:s|ed|ing)|admit(?:s|ted)|confided|describ(?:es|ed|ing)|maintain(?:s|ed)|insist(?:s|ed)|clear that"
    r"|puts? it down to|told|tells|telling|made a disclosure)(?!\w)",
    re.IGNORECASE,
)
_HEARER = re.compile(
    r"^(?: (?:to|me|us|him|her|them|staff|the|a|an|her|his|their|our|that|police|officers?|nurses?|teacher|tutor|coach|gp|midwife"
    r"|worker|it|was|on the ward|on|ward|(?:[A-Z][\w'’.-]*))\b)*",
)
_REPORTED = re.compile(
    r"\b(?:we|us|staff|police|officers?|school|hospital|ward|gp|social worker|dsl|idva|housing|informs?|ed)\b", re.IGNORECASE
)
_HIM = re.compile(r"\b(?:suspect|dp|offender|perpetrator)\b", re.IGNORECASE)


class Sayings:
    """Reads disclosures with the names of a case."""

    def __init__(self, register: Register) -> None:
        self._names = frozenset(t for p in register.people for s in (p.name, *p.also) for t in tokens_in(s))

    def claims(self, text: str) -> Iterator[Claim]:
        """Yield what a row says was disclosed."""
        words: set[str] = set()
        first = ""
        for match in _VERB.finditer(text):
            stop = re.search(r"[.;](?:\s|$)", text[match.end() :])
            content = text[match.end() : match.end() + stop.start() if stop else len(text)]
            heard = _HEARER.match(content)
            content = content[heard.end() if heard else 0 :]
            if self._of_the_subject(text, match):
                words |= tokens_in(content) - self._names - _weak()
                first = first or snippet(text, match.start(), match.end())
        if len(words) >= 2:
            yield Claim("disclosure", "words", "+".join(sorted(words)), first, frozenset(words), "words")

    def _of_the_subject(self, text: str, match: re.Match[str]) -> bool:
        """Say whether those are the words of the person the row is about: not of a professional, of him, or of a neighbour."""
        clause = re.split(r"[.;:](?:\s|$)", text[: match.start()])[-1]
        last = clause.rpartition(",")[2] if clause.count(",") else clause
        return not (
            _REPORTED.search(last)
            or _HIM.search(last)
            or re.search(r"\b(?:will|to|be|been|was|were|not)\s*$", last, re.IGNORECASE)
        )


@cache
def _weak() -> frozenset[str]:
    return frozenset(stem for word in claim_lists()["saying_nothing"] for stem in tokens_in(word)) | frozenset(
        claim_lists()["saying_nothing"]
    )
