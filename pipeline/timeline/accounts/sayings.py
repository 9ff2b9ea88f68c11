"""Read in which words somebody spoke: accounts of one speaker that share no telling word may differ.

A saying is what follows a verb of speech to the end of its sentence. Whose it is stands before the verb: a child's, or the
person's the row is about; what professionals told each other, and what the perpetrator or a neighbour said, is no disclosure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model import Register
from pipeline.timeline.reading.claim import Claim, claim_lists, snippet
from pipeline.timeline.reading.persons import CALLED_PERPETRATOR, Persons
from pipeline.timeline.reading.telling import tokens_in

_VERB = re.compile(
    r"(?<!\w)(?:said|says|saying|states?|stated|stating|disclos(?:es|ed|ing)|alleg(?:es|ed|ing)|explain(?:s|ed|ing)|whisper(?:s|ed)"
    r"|mention(?:s|ed)|claim(?:s|ed|ing)|admit(?:s|ted)|confided|describ(?:es|ed|ing)|maintain(?:s|ed)|insist(?:s|ed)|clear that"
    r"|puts? it down to|told|tells|telling|made a disclosure)(?!\w)"
    r"|(?<=\bmum)(?=: )|(?<=\bmother)(?=: )|(?<=\bdad)(?=: )|(?<=\bfather)(?=: )|(?<=\bpt)(?=: )|(?<=\bpatient)(?=: )",
    re.IGNORECASE,
)
_HEARER = re.compile(
    r"^(?: (?:to|me|us|him|her|them|staff|the|a|an|her|his|their|our|that|police|officers?|nurses?|teacher|tutor|coach|gp|midwife"
    r"|worker|it|was|on the ward|on|ward|(?:[A-Z][\w'’.-]*))\b)*",
)
_REPORTED = re.compile(
    r"\b(?:we|us|staff|police|officers?|school|hospital|ward|gp|social worker|dsl|idva|housing|informs?|ed)\b", re.IGNORECASE
)
_UNSAID = re.compile(r"\b(?:will|to|be|been|was|were|not)\s*$", re.IGNORECASE)
_CHILD = re.compile(
    r"\b(?:child|children|kids?|boys?|girls?|pupil|son|daughter|the eldest|the youngest)\b[\w' ]{0,12}$", re.IGNORECASE
)
_NO_ACCOUNT = r"no (?:\w+ )?(?:account|explanation|reason|disclosure|answer)s?"
_SILENT = r"(?:would|did|could|does) ?n[o’']t (?:say|tell|explain|talk|answer|disclose)"
_PARENT = re.compile(r"(?:the )?(?:mum|mummy|mam|mother|dad|daddy|father)", re.IGNORECASE)
OF_A_CHILD = "words of a child"
_NEAR = 2  # words between who speaks and the verb


class Sayings:
    """Reads in which words somebody spoke, with the people of a case."""

    def __init__(self, register: Register, persons: Persons) -> None:
        self._persons = persons
        children = [re.escape(s) for p in register.people if p.role == "child" for s in (p.name, *p.also, p.name.split()[0])]
        self._child = re.compile(rf"\b(?:{'|'.join([*children, 'child', 'baby', 'toddler'])})\b", re.IGNORECASE)
        child = self._child.pattern
        self._told_nothing = re.compile(  # "no explanation from child", "Finn would not say how"
            rf"\b{_NO_ACCOUNT} (?:was )?(?:from|given by|offered by|by) (?:the )?{child}"
            rf"|{child}(?: \w+)? (?:gave|offered|made|had|could give|would give) {_NO_ACCOUNT}\b"
            rf"|{child} (?:{_SILENT}|said nothing)\b",
            re.IGNORECASE,
        )
        self._names = frozenset(t for p in register.people for s in (p.name, *p.also) for t in tokens_in(s))

    def claims(self, text: str, *, harm: bool) -> Iterator[Claim]:
        """Yield the telling words of the person the row is about, and those of a child; rows that tell of `harm` share that."""
        said: dict[str, set[str]] = {}
        first: dict[str, str] = {}
        for match in _VERB.finditer(text):
            stop = re.search(r"[.;](?:\s|$)", text[match.end() :])
            content = text[match.end() : match.end() + stop.start() if stop else len(text)]
            heard = _HEARER.match(content)
            content = content[heard.end() if heard else 0 :]
            if whose := self._whose(text, match):
                said.setdefault(whose, set()).update(tokens_in(content) - self._names - _weak())
                first.setdefault(whose, snippet(text, match.start(), match.end()))
        if nothing := self._told_nothing.search(text):
            yield Claim("disclosure", "a child's account", "none", snippet(text, *nothing.span()))
        elif len(said.get(OF_A_CHILD, ())) >= 2:
            yield Claim("disclosure", "a child's account", "some", first[OF_A_CHILD])
        for whose, words in said.items():
            if len(words) >= 2:
                tags = frozenset(words) | ({"harm told"} if harm else set())
                yield Claim("disclosure", whose, "+".join(sorted(words)), first[whose], tags, "words")

    def _whose(self, text: str, match: re.Match[str]) -> str:
        """Return the point words are compared under; "" for those of a professional, of the perpetrator, or of a neighbour."""
        clause = re.split(r"[.;:](?:\s|$)", text[: match.start()])[-1]
        last = clause.rpartition(",")[2] if clause.count(",") else clause
        if _REPORTED.search(last) or CALLED_PERPETRATOR.search(last) or _UNSAID.search(last):
            return ""
        if _CHILD.search(last):
            return OF_A_CHILD
        mentions = list(self._persons.mention.finditer(last))
        near = next((m for m in reversed(mentions) if len(last[m.end() :].split()) <= _NEAR), None)
        if near is None and last.endswith(" and "):  # "the boy was on the stairs and told the officer"
            near = next(iter(self._persons.mention.finditer(clause)), None)
        tags = self._persons.tags(near[0]) if near else frozenset[str]()
        if "child" in tags:
            return OF_A_CHILD
        if near and _PARENT.fullmatch(near[0]) and self._child.search(text, 0, match.start()):
            tags = self._persons.parent(near[0])  # of a child the row is about
        return "" if tags and "victim" not in tags else "words"


@cache
def _weak() -> frozenset[str]:
    return frozenset(stem for word in claim_lists()["saying_nothing"] for stem in tokens_in(word)) | frozenset(
        claim_lists()["saying_nothing"]
    )
