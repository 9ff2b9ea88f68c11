# ruff: noqa: E501 - a pattern stands on one line
"""Find organisations by the words that end their names and the words before them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.mention import GUESSED, Mention
from pipeline.detect.patterns import PLAIN as _PLAIN
from pipeline.detect.patterns import alternation as _alternation
from pipeline.detect.rules import Names
from pipeline.detect.text import fold_word
from pipeline.detect.tokens import Guards

_WEAK = frozenset(
    [
        "Primary",
        "Practice",
        "College",
        "Group",
        "Security",
        "Cleaning",
        "Transport",
        "Systems",
        "Solutions",
        "Bank",
        "Bar",
        "Radio",
        "Insurance",
        "Stores",
        "Hair",
        "Foods",
        "Ward",
        "Court",
        "Office",
        "Service",
        "Services",
        "Trust",
        "Board",
        "Centre",
        "Project",
        "Club",
        "Party",
        "Housing",
        "Homes",
        "Union",
        "Network",
        "Society",
    ]
)
_WEAK_PUBLIC = frozenset(
    [
        "Trust",
        "Council",
        "Police",
        "Constabulary",
        "Board",
        "Service",
        "Services",
        "Partnership",
        "Care",
        "Homes",
        "Hospital",
        "Court",
        "Probation",
        "Association",
        "Aid",
    ]
)
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b"


class Organisations:
    """Find organisations in clean text."""

    name = "organisations"

    def __init__(self, names: Names, guards: Guards) -> None:
        self.guards = guards
        self.names = names
        self.patterns = []
        self.household: set[str] = set()
        for kind in names.organisations:
            joint = (
                r"(?:(?:of|and|the|&|for|on|in|upon|St\.?|C of E|R\.?C\.?|-) ){0,2}"
                if kind.public
                else r"(?:(?:of|&|and(?! the| \p{Lu}\p{Ll}+ (?:of|said|was|were))|on|upon|St\.?|C of E|R\.?C\.?|-) ){0,1}"
            )
            if kind.household:
                self.household.add(kind.kind)
            if kind.endings:
                pattern = regex.compile(
                    rf"(?<![\w'@-])(?:(?:The )?(?:{_PLAIN}|St\.) {joint}){{1,6}}?(?:{_alternation(kind.endings)})(?![\w-])(?: (?:AB|A/S|Ltd|Limited|LLP|PLC|Plc|Inc|GmbH|CIC)(?![\w-]))?(?:'s)?(?: (?:of|in|for) (?:the )?(?!{_MONTHS}){_PLAIN}(?: (?!{_MONTHS}){_PLAIN}){{0,3}})?"
                )
                self.patterns.append((kind, pattern))
            if kind.beginnings:
                self.patterns.append(
                    (
                        kind,
                        regex.compile(
                            rf"(?<![\w'-])(?:{_alternation(kind.beginnings)}) (?:the )?{_PLAIN}(?:(?: of| and| for| the|,)? {_PLAIN}){{0,4}}"
                        ),
                    )
                )
        self.ending_words = frozenset(
            w for k in names.organisations for e in (*k.endings, *k.beginnings) for w in fold_word(e).split()
        )
        self.saint = regex.compile(rf"(?<![\w'-])(?:St\.?|Saint) {_PLAIN}'?s?(?=[ ,.;)]|$)")
        self.worship = regex.compile(
            rf"\b(?i:worship\w*|(?:attend\w*|goes? to|went to|member of|prays? at|prayed at|married (?:at|in)|christened (?:at|in)|baptised (?:at|in)|funeral (?:at|in)|mass at)) (?:at |the |in )?(Our Lady(?: of(?: the)? {_PLAIN}| {_PLAIN})*|{_PLAIN}(?: (?:(?:of|and|the) )*{_PLAIN})+)|\b(Our Lady (?:of(?: the)? {_PLAIN}|{_PLAIN})(?: {_PLAIN})*)"
        )
        self.pair = regex.compile(
            r"\b(?i:at|in|from|outside|to|near|of|behind|called|opposite) ([Tt]he (?:\p{Lu}[\p{L}']+ (?:and|&|[Nn]'?) \p{Lu}[\p{L}']+|(?:Red|White|Black|Golden|Old|Royal|Blue|Green|Kings?'?s?|Queens?'?s?|Dog|Prince|Duke|Railway|New|Fox|Jolly|Bay|Rising|Half) (?:Lion|Hart|Horse|Swan|Bull|Bell|Oak|Crown|Head|Arms|Ship|Anchor|Inn|Star|George|Boar|Dragon|Cock|Sun|Moon|Tavern|Hounds|Vic|Fleece|Sailor|Farmer|Miller|Tar)))(?! (?:Team|Service|Committee|Act|Board|Group|Trust|Unit|Panel|Plan|Court|Council|Policy|Review|Partnership|Hospital|Department|Directorate|Strategy|Wheel|Commission))\b"
        )
        self.venue = regex.compile(
            rf"\b(?i:drink(?:s|ing)?|drank|drunk|pub|pint|barred|thrown out|landlord|landlady|bar staff|barmaid|barman|quiz|darts|evening|night|lunch|meal|party)(?: \w+){{0,3}}? (?i:at|in|from|of) ((?:[Tt]he )?{_PLAIN}(?: (?:(?:and|&|of|in) )?{_PLAIN}){{0,4}})"
        )
        self.employer_word = regex.compile(
            rf"(?<![\p{{Lu}}\p{{Ll}}'-] )\b(?:Works(?: (?:for|at|with))?|Employer:?|Employed (?:by|at|with)|Employment:?|Job:?|School:?|Nursery:?|GP:?|Surgery:?|Practice:?|Church:?|Landlord:?)(?: is| was)? ((?:The |the )?{_PLAIN}(?: (?:(?:and|&|of) )?{_PLAIN}){{0,4}})"
        )
        self.employer = regex.compile(
            rf"\b(?:(?i:work(?:s|ed|ing)?|employ(?:ed|ment)|job|shifts?|apprentice(?:ship)?|position|contract|driver|mechanic|manager)(?: \w+){{0,4}}? (?i:for|at|by|with)) (?:the |a )?({_PLAIN}(?: (?:(?:and|&) )?{_PLAIN}){{0,4}})"
        )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the organisations of a text."""
        for match in self.pair.finditer(text):
            if not any(
                fold_word(w) in self.names.first_names and fold_word(w) not in self.guards.vocabulary
                for w in match.group(1).split()
            ):
                why = "it is called as inns are"
                yield Mention(match.start(1), match.end(1), "ORGANISATION", 0.85, "inn", why, {"org_kind": "pub"})
        for kind, pattern in self.patterns:
            for match in pattern.finditer(text, overlapped=False):
                begin = self._begin(match.group(), kind.public, match.start())
                if begin is None:
                    continue
                score = 0.85 if kind.household else 0.65
                why = f"a name that ends as a {kind.kind.replace('_', ' ')} does"
                yield Mention(
                    match.start() + begin,
                    match.end(),
                    "ORGANISATION",
                    score,
                    "organisation",
                    why,
                    {"org_kind": kind.kind},
                    tier=GUESSED,
                )
        for match in self.saint.finditer(text):
            if not regex.match(r"(?:St\.?|Saint) (?:John Ambulance)", match.group()):
                yield Mention(
                    match.start(),
                    match.end(),
                    "ORGANISATION",
                    0.55
                    if regex.search(
                        r"(?i)\b(?:school|nursery|pupil|class|daughter|son|child|children|church|mass|parish|reception|teacher|head)\b",
                        text,
                    )
                    else 0.4,
                    "saint",
                    "a church, school or hospital is called after a saint",
                    {
                        "org_kind": "school"
                        if regex.search(r"(?i)\b(?:school|nursery|pupil|class|daughter|son|child)\b", text)
                        else "place_of_worship"
                    },
                    tier=GUESSED,
                )
        for match in self.worship.finditer(text):
            group = 2 if match.group(2) else 1
            words = match.group(group).split(" ")
            praying = (
                group == 2
                or regex.match(r"(?i)worship|pray|christ|bapt|mass|funeral|married", match.group())
                or words[0] == "Our"
            )
            if praying and not any(fold_word(w) in self.guards.months for w in words):
                yield Mention(
                    match.start(group),
                    match.end(group),
                    "ORGANISATION",
                    0.7,
                    "worship",
                    "the words before it speak of worship",
                    {"org_kind": "place_of_worship"},
                    tier=GUESSED,
                )
        for match in self.venue.finditer(text):
            words = match.group(1).removeprefix("the ").split(" ")
            if len(words) > 1 or (
                words[0]
                and not self.guards.ordinary(fold_word(words[0]))
                and fold_word(words[0]) not in self.names.first_names
                and match.group(1).startswith("the ")
            ):
                if (
                    fold_word(words[0]) in self.names.first_names
                    or any(fold_word(w) in self.guards.months for w in words)
                    or match.group(1).isupper()
                ):
                    continue
                yield Mention(
                    match.start(1),
                    match.end(1),
                    "ORGANISATION",
                    0.6,
                    "venue",
                    "the words before it speak of going out",
                    {"org_kind": "pub"},
                    tier=GUESSED,
                )
        for match in self.employer_word.finditer(text):
            words = match.group(1).split(" ")
            if (
                (len(words) > 1 or not self.guards.ordinary(fold_word(words[0])))
                and fold_word(words[0]) not in self.names.first_names
                and not match.group(1).isupper()
                and words[0] not in ("Dr", "Mr", "Mrs", "Ms", "Miss")
            ):
                yield Mention(
                    match.start(1),
                    match.end(1),
                    "ORGANISATION",
                    0.65,
                    "employer",
                    "the word before it names an employer, school or practice",
                    {"org_kind": "employer"},
                    tier=GUESSED,
                )
        for match in self.employer.finditer(text):
            words = match.group(1).split(" ")
            telling = [
                w for w in words if w[:1].isupper() and fold_word(w.strip("'.,")) not in self.names.generic and not w.isupper()
            ]
            if len(telling) > 1 and fold_word(words[0]) not in self.names.first_names:
                yield Mention(
                    match.start(1),
                    match.end(1),
                    "ORGANISATION",
                    0.55,
                    "employer",
                    "the words before it speak of work",
                    {"org_kind": "employer"},
                    tier=GUESSED,
                )
            elif (
                any(not self.guards.ordinary(fold_word(w.strip("'.,"))) and not (w.isupper() and len(w) < 5) for w in words)
                and fold_word(words[0]) not in self.names.first_names
            ):
                yield Mention(
                    match.start(1),
                    match.end(1),
                    "ORGANISATION",
                    0.6,
                    "employer",
                    "the words before it speak of work",
                    {"org_kind": "employer"},
                    tier=GUESSED,
                )

    def _begin(self, found: str, public: bool, start: int) -> int | None:
        """Return where the name begins in a candidate; None if all its words are ordinary."""
        offset = 0
        words = found.split(" ")
        while words:
            low = fold_word(words[0].strip(".,'"))
            if low in (
                "the",
                "a",
                "an",
                "at",
                "in",
                "to",
                "from",
                "of",
                "and",
                "when",
                "she",
                "he",
                "they",
                "her",
                "his",
                "both",
                "for",
                "by",
                "with",
                "on",
                "attended",
                "since",
                "while",
                "after",
                "before",
                "this",
                "that",
                "also",
                "however",
                "although",
                "where",
            ):
                offset += len(words[0]) + 1
                words = words[1:]
                continue
            break
        for number in range(len(words) - 2, 0, -1):
            if words[number] in ("and", "&") and words[number - 1] in _WEAK_PUBLIC:
                offset += sum(len(w) + 1 for w in words[: number + 1])
                words = words[number + 1 :]
                break
        proper = [
            w
            for w in words
            if w[:1].isupper() and not self.guards.ordinary(fold_word(w.strip(".,'"))) and not (w.isupper() and len(w) < 6)
        ]
        names = [
            w
            for w in words[:-1]
            if fold_word(w.strip(".,'")) in self.names.surnames or fold_word(w.strip(".,'")) in self.names.first_names
        ]
        if len(words) < 2:
            return None
        if len(words) == 2 and words[-1] in _WEAK and not (proper and words[0] in proper):
            return None  # "Refer Primary", "Next Practice"
        if proper or (names and not public):
            return offset
        telling = [w for w in words[:-1] if w[:1].isupper() and fold_word(w.strip(".,'")) not in self.names.generic]
        return offset if telling and not public and offset + start > 0 else None
