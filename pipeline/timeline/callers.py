"""Read who a row says called for help; a professional who passed the call on is no caller."""

from __future__ import annotations

import re

from pipeline.timeline.claim import Claim, claim_lists, snippet
from pipeline.timeline.persons import Persons

_NP = r"(?:[^\W\d_a-z]{2,}[\w'’-]*, )?[\w'’.&()/ -]{2,60}?"  # "KEANE, Rosalind"
_LINES = (
    "999|101|111|112|police|the police|ambulance|an ambulance|the ambulance|for the ambulance|us|emergency services"
    "|out of hours|the out of hours|control|for help|for an ambulance|in|it in|the incident in|the warden|the fire brigade"
)
_CALL = "(?:phone |telephone |emergency |silent |abandoned |999 |101 )?(?:call|request|alert)"
_STOP = (
    r"(?=[:;,]|\.(?:\s|$)|$| [-–] | who\b| that\b| stat(?:es|ed|ing)\b| says?\b| said\b| saying\b| reporting\b| at\b| about\b"
    r"| on\b| line\b| and\b|\s*\(| to say\b| to report\b| whose\b| as\b| because\b| after\b| regarding\b| re\b| giving his\b)"
)
_PATTERNS = (
    re.compile(
        rf"(?i:\b(?:999|101|111|{_CALL}s?|called)(?: was| were)?(?: received| made| in)?(?: at [\d:.]+ ?(?:hrs|hours)?)?,?)"
        rf" (?i:from|by) (?P<who>{_NP}){_STOP}"
    ),
    re.compile(rf"(?i:\breport(?:ed)?(?: received| made)?) (?i:from|by) (?P<who>{_NP}){_STOP}"),
    re.compile(rf"(?i:\b(?:caller|informant)(?: is| was|:|,)?) (?P<who>{_NP}){_STOP}"),
    re.compile(
        rf"(?P<who>{_NP})(?: \(\w+\))?,? (?:who )?(?:(?:had|has|then|also|already|have) )*"
        rf"(?:(?:rang|called|phoned|telephoned|dialled|dialed|rings|calls|phones|contacted|contacts|alerted|summoned|raised)"
        rf"(?: (?:{_LINES}|the alarm)\b(?! by)|[:,.](?= |$)| to (?:say|report|tell)| reporting)|made the (?:999 )?call\b"
        r"|pulled (?:her|his|the) (?:alarm )?cord|(?:rang|phoned|telephoned|dialled)\s*(?:$|for\b))"
    ),
    re.compile(
        rf"(?P<who>{_NP}),? (?:reports|reported|reporting) (?:\w+ ){{0,3}}"
        r"(?:scream|shout|bang|argu|fight|disturb|assault|male|female|man|woman)"
    ),
    re.compile(r"(?P<who>[\w'’ -]{2,30}?)['’]s? voice on\b"),
)
_CALLS = re.compile(
    r"\b(?:999|101|rang|rings|call|calls|called|caller|informant|phone[sd]|contact\w*|telephoned|dial\w+|report\w*|request"
    r"|alert\w*|cord|voice|summoned)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:says|said|states|stated|that|because|after|told \w+|reports|which|when|where|until|so)\b|(?<=[a-z0-9]{3})[.;:,] "
)
_REFLEXIVE = re.compile(r"\b(?:herself|himself|themselves)\b", re.IGNORECASE)


class Callers:
    """Reads callers with the people of a case."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        self._nobody = frozenset(claim_lists()["nobody"])

    def caller(self, text: str) -> Claim | None:
        """Return who a row says called."""
        for pattern in _PATTERNS if _CALLS.search(text) else ():
            for match in pattern.finditer(text):
                who = _SAYING.split(match["who"])[-1].strip()
                tail = text[match.end() : match.end() + 40]
                if _REFLEXIVE.search(who) or _REFLEXIVE.match(tail.partition(" ")[2]) or re.match(r".{0,25}\bherself\b", tail):
                    who = who if self._persons.names(who) else f"{who} herself"
                if self._persons.professional(who) or not who or re.search(r"\b(?:not|no|never|nobody)\b", who):
                    continue
                tags = self._persons.tags(who) | self._persons.strangers(who) | self._callers_kind(who)
                if tags:
                    return Claim(
                        "caller", "caller", "+".join(sorted(tags)), snippet(text, match.start(), match.end()), tags, "people"
                    )
        return None

    def _callers_kind(self, who: str) -> frozenset[str]:
        """Return what a caller the register does not know is called, as a relation: "a milkman"."""
        if self._persons.tags(who) or not (match := re.fullmatch(r"(?:(?:an?|the|their|her|his) )?(?:\w+ )?([a-z]{3,})", who)):
            return frozenset()
        return frozenset() if match[1] in self._nobody else frozenset((match[1],))
