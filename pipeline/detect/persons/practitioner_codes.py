# ruff: noqa: E501 - a pattern stands on one line
"""Find the codes agencies use for practitioners ("SW1", "Nurse 2", "Officer A"), and officers named in pairs by number."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.mention import FOUND, GUESSED, Mention
from pipeline.detect.words.patterns import alternation
from pipeline.detect.words.text import fold_word


class PractitionerCodes:
    """Find codes and numbers that stand for practitioners."""

    def __init__(self, names: Names) -> None:
        self.titles = {w: r.title for r in names.roles for w in r.words if w not in ("operator", "detective", "ambulance crew")}
        self.titles |= {code: group.title for group in names.codes for code in group.words}
        self.capitals = frozenset(code for group in names.codes if group.capitals for code in group.words)
        self.code = re.compile(
            rf"\b((?i:{alternation(self.titles)}))(?:[ -]?(\d{{1,2}})|[ -]([A-Z])(?![\w'.]))(?![\w/.]\w|\d|:\d)"
        )
        # "the call handler (QM4)", "PCSO KT12": what a force or service calls somebody by, right behind the role
        self.call_sign = regex.compile(
            rf"(?<=\b(?i:{alternation([*(w for r in names.roles for w in r.words), 'call handler', 'call taker', 'dispatcher', 'operator', 'despatcher', 'controller'])})(?:,| called|,? identified as|,? known as)? \(?)(?P<sign>\p{{Lu}}{{2,3}}\d{{1,4}})(?![\w-])(?! \d\p{{Lu}}{{2}})"
        )
        # "EK31 assigned", "double crewed KT42", "unit BX12 on scene": a vehicle or officer on the radio
        self.unit = regex.compile(
            r"(?<![\w/.-])(?:(?<=\b(?i:(?:single|double)[- ]crewed|call ?signs?|c/s|unit|units|vehicle|patrol|assigned(?: to)?|resourced(?: to)?|despatched|dispatched|deployed|by) )(?P<sign>(?!MG|NG|QS|CG|PH|TA|HC|FY|ST|CT|DV|SI|HO)\p{Lu}{2,3}\d{2,3})(?![\w/-])"
            r"|(?P<sign>(?!MG|NG|QS|CG|PH|TA|HC|FY|ST|CT|DV|SI|HO)\p{Lu}{2,3}\d{2,3})(?= (?i:(?:and (?:PC|PS|DC|DS|PCSO|Sgt|\p{Lu}{2,3}\d{2,3}\b)[^.;]{0,40}? )?(?:(?:is|was|were|are|now) )?(?:assigned|resourced|despatched|dispatched|deployed|en route|on route|on scene|at scene|TOA|committed|stood down|states?|requests?|attending|resuming|mobile)\b)))"
        )
        self.pair = regex.compile(
            r"(?<![\w'-])(?P<rank>PC|DC|PS|DS|PCSO|Constable|Officer)s (?P<one>(?:\d{1,6} )?\p{Lu}[\p{L}'-]+)(?:, (?P<one>(?:\d{1,6} )?\p{Lu}[\p{L}'-]+))* (?:and|&) (?P<one>(?:\d{1,6} )?\p{Lu}[\p{L}'-]+)"
        )

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the codes and pairs of a text."""
        for match in self.code.finditer(text):
            word, number = match.group(1), match.group(2) or match.group(3)
            low = fold_word(word)
            if low in self.capitals and not (word.isupper() or word.istitle()):
                continue
            if not number.isdigit() and not (word[0].isupper() and low not in ("dr", "gp")):
                continue
            facts = {"form": "code", "title": self.titles.get(low, ""), "code": f"{low}{number.lower()}"}
            why = "a code that an agency uses for a practitioner"
            yield Mention(match.start(), match.end(), "PERSON", 0.9, "practitioner_code", why, facts, tier=FOUND)
        for sign in (*self.call_sign.finditer(text), *self.unit.finditer(text)):
            why = "a call sign beside words of a control room"
            facts = {"form": "code", "code": sign["sign"].lower()}
            start, end = sign.span("sign")
            yield Mention(start, end, "PERSON", 0.85, "practitioner_code", why, facts, tier=FOUND)
        for pair in self.pair.finditer(text):
            for number, (start, end) in enumerate(pair.spans("one")):
                facts = {"form": "title_surname", "title": pair.group("rank")}
                begin = pair.start() if not number else start
                why = "officers named together after their rank"
                yield Mention(begin, end, "PERSON", 0.9, "officers", why, facts, tier=GUESSED)
