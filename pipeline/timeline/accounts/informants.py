"""Read who gave word, and to whom, wherever a row puts it: "inft at no. 11", "her sister got on to us", "source: his keyworker".

Who stands in the informant's place is read first, whatever they are called; only then who that may be (reading/identities). Of
each recipient a row may name several informants; two rows differ where none of one may be any of the other. The words are data
(informants.yaml).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.timeline.accounts.callers import EXHIBIT
from pipeline.timeline.reading.claim import Claim, snippet
from pipeline.timeline.reading.identities import Identities
from pipeline.timeline.reading.lexicon import kinds_of, load_words, pattern_of, spoken_in
from pipeline.timeline.reading.naming import RESPONDERS, SENTENCE_ENDS, Naming
from pipeline.timeline.reading.persons import Persons
from pipeline.timeline.reading.same_person import NOBODY, Marks

_DENIED = re.compile(r"\b(?:not|no|never|nobody|no-one|neither|nor|nothing|without|\w+n[’']t)(?: [a-z]+){0,2}\W*$", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|(?<!had )(?<!has )(?<!having )to|will|would|should|could|can|may|might|asked"
    r"|previously|often|usually|always|sometimes|advised|told"
    r"|wanted|wants|tried|when)(?: [a-z]+)?\W*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|get|getting)(?: (?!who|that)[a-z]+ly| also| then| first)?\W*$", re.I)
_ASIDE = re.compile(
    r", (?:who|whose|which|aged?|now|then|on|over|via|\w+ing|up|down|not|in|at|next"
    r"|his|her|their|the|an?|[A-Z][\w-]+['’]s)\b[^,;]{2,60},|\([^)]*\)"
)
_PRONOUN = re.compile(r"\b(?:she|he)(?:['’]d)?\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:i|we|(?:i|we)['’](?:d|ve)|myself|this worker|this officer|the writer|our office|our staff)\b", re.I)
_LEFT_TO = re.compile(r"\b(?:left|fell|up) to (?:the |her |his )?$", re.IGNORECASE)
_OWED_TO = re.compile(r"\b(?:owed|due|thanks) to (?:the |her |his )?$", re.IGNORECASE)
_GAP = (
    r"(?:[ ,:-]+(?:by (?:phone|telephone|e-?mail|text|letter)(?!\w)"
    r"|(?!from\b|by\b|for\b|about\b|re\b|that\b|after\b|following\b)[\w:.'’()/-]+)){0,6}?"
)
_IS_LABEL = re.compile(
    r"[ ,:;(=–-]*(?:(?:(?:is|was|being|at|male|female|the|an?|giving|gives|gave|name|of|call|caller|relay|by|from"
    r"|\d+ ?(?:yo|yr old|year old|y))\b"
    r"|[A-Z]\.(?= [A-Z]))[ ,:;(=–-]*)*",
    re.I,
)
_NEXT = re.compile(
    r"[ ,(]*(?:(?:(?:the|an?|her|his|their|pt['’]s|of|young|adult|elderly|distressed"
    r"|\d+ ?(?:yo|yr old|y)|\d+)\b|[A-Z]\.(?= [A-Z]))[ ,(]*)*",
    re.I,
)
_OWNER = re.compile(r"^['’]s? (?=\w)")
_PARENT = re.compile(r"(?P<woman>mum|mother|mam|mom|mummy)|dad|father|daddy", re.IGNORECASE)
_TWO = frozenset(("role:victim", "role:perpetrator"))
_BUT_BY = re.compile(r"[^.;]{2,40}? but (?:by|from|through)(?= )")
_STATES = re.compile(
    r"[ ,]*(?:states?|stating|says|saying|claims|claiming)(?: (?:he|she) is| to be| is)?(?: the| her| his| pt['’]?s)? ",
    re.IGNORECASE,
)
_NAMED_SO = re.compile(r"(?:call\w*|got|gets|brought|fetched) (?:me|us)\b", re.IGNORECASE)  # "called me a liar"
_SHARED = re.compile(  # what a service shares is no call for help, nor the first word of it
    r"(?:info\w*|intel\w*|notification|report|e-?mail|letter|alert|enquiry|query|update)\b", re.IGNORECASE
)
_AGAIN = re.compile(r"[^.;,]{0,12}?\b(?:each|every|so many|nightly|daily|constantly|all the time|times a)\b", re.IGNORECASE)
_WRITTEN = ", in writing"
_PLAIN = re.compile(r"(?:[a-z-]+ )?[a-z-]{3,}(?=$|[ ,.;:)])")
_NAMED_BEHIND = re.compile(r" ?[,(/-] ?| ")  # "a friend, Ruth"
_CALLS = re.compile(
    r"\b(?:call\w*|referr\w+|report|contact|letter|message|note|e-?mail|complaint|tip-?off|999|101|alleg\w+)\b", re.I
)
_REACH = 70
_RELAYS = frozenset(f"agency:{kind}" for kind in RESPONDERS)  # control passes on what somebody told it


@dataclass(frozen=True, slots=True)
class _Word:
    """One telling: of whom to whom, and where a row says so."""

    marks: Marks
    to: frozenset[str]
    start: int
    end: int
    named: bool = False  # whether the row says to whom


class Informants:
    """Reads who gave word with the people of a case."""

    def __init__(self, persons: Persons) -> None:
        lists = load_words("informants.yaml")
        self._persons, self._naming = persons, Naming(persons)
        self._identities = Identities(persons, self._naming)
        part = {name: pattern_of(words).pattern for name, words in lists.items() if isinstance(words, list)}
        nouns, next_door = pattern_of(lists["unspecific"]).pattern, pattern_of(lists["next_door"]).pattern
        self._whom = re.compile(
            rf"(?i:(?:the |an? )?(?:lady|man|woman|male|female|couple|family|person|resident|occupier|householder)"
            rf" (?:at|in|from|of) (?:number|no\.?|flat|pitch) ?\d+\w?)"
            rf"|(?i:(?:the |an? )?(?:lady|man|woman|bloke|couple|family|people) {next_door})"
            rf"|(?<!\w)[A-Z]\.? [A-Z][\w'’-]+|{self._naming.who.pattern}"
            rf"|(?i:(?<!\w)(?:an?|the|another|[a-z]+['’]s) (?:[a-z-]+ )?{nouns})"
            r"|(?<!\w)(?i:an?|the|another|[a-z]+['’]s) (?:[a-z-]+ )?[a-z]{2,}(?:er|or|man|woman|ist|ee)\b(?! (?:of|from) the\b)"
        )
        self._help, self._us = (pattern_of(lists[name]) for name in ("help", "us"))
        self._verbs = re.compile(
            rf"(?:{part['turned']})(?: (?:to|with|at|in to|through to))?(?P<to> [\w'’-]+(?: [\w'’-]+){{0,2}})?"
            rf"|(?:{part['active']})(?P<needed>(?: (?:the|her|his))?(?: [\w'’-]+){{0,1}}? (?:{part['help']}|{part['us']}))",
            re.IGNORECASE,
        )
        self._labels = re.compile(rf"(?:{part['labels']})(?=[ :,=(–-])", re.IGNORECASE)
        self._lines = re.compile(rf"(?<!on )(?:{part['lines']})(?=[ :,.(–-])", re.IGNORECASE)
        self._nouns = re.compile(
            rf"(?:{part['noun']}){_GAP}[ ,:]+(?:(?:{part['from']})|by(?= (?-i:[A-Z])| the\b| an?\b| pt\b| his\b| her\b))(?= )",
            re.I,
        )
        self._passive = re.compile(rf"(?:{part['passive']})(?: (?:in|it|through|to us|to police))? by(?= )", re.IGNORECASE)
        self._on_line = re.compile(
            rf"(?:,? \(?\d+ ?(?:yo|yrs?|y)?\)?)?[, ]+(?:{part['on_line']})(?! (?:with|at the time)\b)", re.IGNORECASE
        )
        self._opens = re.compile(rf"(?:[, ]+[\w.' ]{{0,24}}?)?,? ?(?:{part['opens']})(?= )", re.IGNORECASE)
        self._belongs = re.compile(
            rf", on whose (?:call|word|report|information)\b|['’]s? (?:\w+ )?(?:{part['belongs']})(?!\w)", re.IGNORECASE
        )

    def claims(self, text: str, agency: str) -> Iterator[Claim]:
        """Yield of each recipient whose word a row says came to it."""
        told: dict[str, list[_Word]] = defaultdict(list)
        for word in self._words(text, agency):
            if word.marks and not word.marks & _RELAYS and not (_of_staff(word.marks) and _SHARED.match(text, word.start)):
                for point in word.to:
                    told[point].append(word)
        if not told and self._naming.unnamed(text) and _CALLS.search(text):
            for point in self._default(text, 0, agency):
                told[point].append(_Word(frozenset(("anon",)), NOBODY, 0, len(text)))
        spoken = [word for point, words in told.items() for word in words if not point.endswith(_WRITTEN)]
        persons = {word.marks for word in spoken if _somebody(word.marks)}
        if len(persons) == 1:
            word = next(word for word in spoken if word.marks in persons)
            named = {f"to:{point}" for point in word.to} if word.named else set()
            told[""] = [replace(word, marks=word.marks | named)]
        for point, words in told.items():
            tags = frozenset("|".join(sorted(word.marks)) for word in words)
            said = snippet(text, words[0].start, words[0].end)
            yield Claim("caller", f"informant to {point}".removesuffix(" to "), "; ".join(sorted(tags)), said, tags, "informants")

    def _words(self, text: str, agency: str) -> Iterator[_Word]:
        responder = bool(kinds_of(agency) & RESPONDERS)
        for match in self._verbs.finditer(text):
            if _OPEN.search(text[max(0, match.start() - 25) : match.start()]) or _PASSIVE.search(text[: match.start()][-30:]):
                continue
            if (match["needed"] and _NAMED_SO.match(match[0])) or self._privately(text, match):
                continue
            marks = self._subject(text, match.start(), agency)
            if marks == self._identities.of_agency(agency) and not self._help.search(match[0]):
                continue  # "We rang Nora": no word came to them
            if marks:
                said = match["to"] or match["needed"] or ""
                help_or_us = bool(match["needed"] or self._help.search(said) or self._us.search(said) or spoken_in(said).agencies)
                yield _Word(marks, self._to(text, match, said, agency), *match.span(), help_or_us)
        for pattern, lead in ((self._labels, _IS_LABEL), (self._nouns, _NEXT), (self._passive, _NEXT)):
            for match in pattern.finditer(text):
                before = text[: match.start()]
                if _DENIED.search(before[-20:]) and (other := _BUT_BY.match(text, match.end())):
                    yield from self._behind(text, other, lead, agency)
                if _DENIED.search(before[-20:]) or (pattern is self._nouns and _DENIED.search(match[0])):
                    continue
                if pattern is self._nouns and re.search(r"\b(?:to|for) (?:the |an? )?$", before):
                    continue
                yield from self._behind(text, match, lead, agency)
        for match in self._lines.finditer(text):
            yield from self._behind(text, match, _IS_LABEL, agency, near=True)
        for who in self._whom.finditer(text):
            if (on := self._on_line.match(text, who.end())) or (
                responder and self._first(text, who) and self._opens.match(text, who.end())
            ):
                end = on.end() if on else who.end()
                yield _Word(
                    self._who(text, who, agency), self._default(text, who.start(), agency, on[0] if on else ""), who.start(), end
                )
            elif (of := self._belongs.match(text, who.end())) and not _DENIED.search(text[: who.start()][-12:]):
                yield _Word(self._who(text, who, agency), self._default(text, who.start(), agency), who.start(), of.end())

    def _privately(self, text: str, match: re.Match[str]) -> bool:
        """Say whether somebody rang another person, or rings again and again: "has phoned her each night"."""
        if _AGAIN.match(text, match.end("to") if match["to"] else match.end()) or _AGAIN.search(match[0]):
            return True
        to = match["to"] or ""
        if re.match(r" (?!On|At|In|As|To|The|From|About|Re)[A-Z][a-z]", to) and not spoken_in(to).agencies:
            return True  # somebody, or a body that is none of the agencies
        return re.match(r" (?:him|her)\b", to) is not None and not (
            spoken_in(before := text[: match.start()][-120:]).agencies or self._persons.staff_in(before)
        )

    def _first(self, text: str, who: re.Match[str]) -> bool:
        """Say whether a mention opens a log, behind numbers and times: "2249 child TEMI reports"."""
        return (
            re.fullmatch(
                r"[\W\d]*(?:(?:CAD|Log|Inc|STORM|hrs|hours|the|an?|night|duty|young|male|female)\b[\W\d]*)*",
                text[: who.start()],
                re.IGNORECASE,
            )
            is not None
        )

    def _behind(
        self, text: str, match: re.Match[str], lead: re.Pattern[str], agency: str, *, near: bool = False
    ) -> Iterator[_Word]:
        """Yield the telling of who is named behind some words."""
        skipped = lead.match(text, match.end())
        at = skipped.end() if skipped else match.end()
        who = self._whom.search(text, match.end(), min(len(text), at + 40))
        if re.match(r"[^.;:]{0,20}\b(?:no name|unknown|anonymous|anon|withheld)", text[match.end() :], re.IGNORECASE):
            marks: Marks = frozenset(("anon",))
            yield _Word(marks, self._default(text, match.start(), agency, match[0]), *match.span())
            return
        between = text[at : who.start()] if who else ""
        plain = _PLAIN.match(text, at)
        if plain and (not who or who.start() > plain.end()) and (kind := self._naming.kind(plain[0])):
            marks = frozenset(f"trade:{word}" for word in kind)
            yield _Word(marks, self._default(text, match.start(), agency, match[0]), match.start(), plain.end())
            return
        if not who or re.search(r"[.;]|\b(?:to|for|from|that|who|and|re|about|of)\b", between) or (near and between):
            if sexed := re.match(
                r"(?:[\W\d]|yo\b|an?\b|the\b|young\b|adult\b|elderly\b)*(male|man|female|woman|lady|girl|boy)\b",
                text[match.end() :],
                re.I,
            ):
                sex = "male" if sexed[1].lower() in ("male", "man", "boy") else "female"
                age = re.search(r"\b(\d{1,2}) ?(?:yo|yr|year)", text[match.end() : match.end() + sexed.end()])
                young = ("kin:child",) if age and int(age[1]) < 17 else ()
                states = _STATES.match(text, match.end() + sexed.end())
                if (
                    states
                    and (said := self._whom.match(text, states.end()))
                    and (kin := self._identities.of(said[0], said[0], agency))
                ):
                    yield _Word(kin, self._default(text, match.start(), agency, match[0]), match.start(), said.end())
                    return
                yield _Word(
                    frozenset((f"sex:{sex}", *young)), self._default(text, match.start(), agency, match[0]), *match.span()
                )
            return
        if EXHIBIT.match(text[who.start() :]):
            return
        yield _Word(self._who(text, who, agency), self._default(text, match.start(), agency, match[0]), match.start(), who.end())

    def _who(self, text: str, who: re.Match[str], agency: str) -> Marks:
        """Return whom a mention means: "the patient's mother" is the mother; "a friend, Ruth" is Ruth."""
        while (owner := _OWNER.match(text[who.end() :])) and (head := self._whom.match(text, who.end() + owner.end())):
            if (parent := _PARENT.fullmatch(head[0])) and (
                not self._identities.of_tags(self._persons.tags(text[who.start() : head.end()])) & _TWO
            ):
                return frozenset(("kin:mother" if parent["woman"] else "kin:father",))  # of whichever child
            who = head
        named = _NAMED_BEHIND.match(text, who.end())
        other = self._persons.mention.match(text, named.end()) if named else None
        marks = self._identities.of(text[who.start() : who.start() + 80], who[0], agency)
        if (
            other
            and other[0][:1].isupper()
            and text[other.end() : other.end() + 1] not in ("'", "’")
            and not any(m.startswith("id:") for m in marks)
        ):
            ids = self._identities.of_tags(self._persons.tags(other[0]))
            return ids or marks
        return marks

    def _subject(self, text: str, start: int, agency: str) -> Marks:
        """Return who stands as the subject before a verb; nobody where that is denied of them."""
        begin = max((m.end() for m in SENTENCE_ENDS.finditer(text, 0, start)), default=0)
        clause = _ASIDE.sub(lambda m: " " * len(m[0]), text[begin:start])
        if _DENIED.search(clause[-25:]):
            return NOBODY
        near = len(clause) - _REACH
        whos = [m for m in self._whom.finditer(clause) if m.end() > near and self._may_act(clause, m)]
        own = [m.end() for m in _OWN.finditer(clause) if m.end() > near]
        pronouns = [m for m in _PRONOUN.finditer(clause) if m.end() > near]
        last = max((m.end() for m in whos), default=-1)
        if own and own[-1] > last and own[-1] > max((m.end() for m in pronouns), default=-1):
            return self._identities.of_agency(agency)
        if pronouns and pronouns[-1].end() > last:
            word = pronouns[-1][0].lower()[:2].replace("sh", "she")
            meant = self._persons.meant_by(text[: begin + pronouns[-1].end()], word)
            return self._identities.of_tags(meant) or frozenset(("sex:female" if word == "she" else "sex:male",))
        if not whos:
            return NOBODY
        who = whos[-1]
        if len(whos) > 1 and clause[whos[-2].end() : who.start()] == " " and self._persons.tags(whos[-2][0]):
            who = whos[-2]  # "Elder Samuel" of the register, and his surname
        if re.search(r"\b(?:not|neither|nor|never|than) (?:the |her |his |an? )?$", clause[: who.start()]):
            return NOBODY
        match = self._whom.match(text, begin + who.start())
        return self._who(text, match, agency) if match else NOBODY

    def _may_act(self, clause: str, who: re.Match[str]) -> bool:
        before = clause[: who.start()]
        return bool(_LEFT_TO.search(before) or _OWED_TO.search(before)) or self._naming.may_act(clause, who)

    def _to(self, text: str, match: re.Match[str], said: str, agency: str) -> frozenset[str]:
        """Return whom somebody turned to: those who come when called, or a kind of agency."""
        words = match[0]
        if not (self._help.search(said) or self._us.search(said) or re.match(r" (?:them|they|him|her)\b", said)):
            said = said if spoken_in(said).agencies else ""
        kinds = spoken_in(words + " " + text[match.end() : match.end() + 20].split(".")[0]).agencies if said else NOBODY
        if self._help.search(words) or kinds & RESPONDERS:
            return frozenset(("caller",))
        if self._us.search(said):
            return _point(kinds_of(agency))
        if kinds:
            return _point(kinds)
        if re.match(r" (?:them|they|him|her)\b", said):
            before = text[max(0, match.start() - 120) : match.start()]
            near = spoken_in(before).agencies | self._persons.staff_in(before)
            return _point(near or kinds_of(agency))
        return self._default(text, match.start(), agency, words) | ({"caller"} if not said else NOBODY)

    def _default(self, text: str, at: int, agency: str, words: str = "") -> frozenset[str]:
        """Return who is told where that is not said: who writes, or those who came as the sentence says."""
        if re.search(r"\b(?:999|101|112|police|ambulance|emergency|dial\w+|nines)\b", words, re.IGNORECASE):
            return frozenset(("caller",))
        own = kinds_of(agency)
        if re.match(r"(?:text|e-?mail|letter|message)", words, re.IGNORECASE):
            return frozenset(f"{point}{_WRITTEN}" for point in _point(own))
        begin = max((m.end() for m in SENTENCE_ENDS.finditer(text, 0, at)), default=0)
        if not own & RESPONDERS and spoken_in(text[begin:at]).agencies & RESPONDERS:
            return frozenset(("caller",))
        return _point(own)


def _of_staff(marks: Marks) -> bool:
    return "role:professional" in marks or any(mark.startswith(("agency:", "trade:staff")) for mark in marks)


def _somebody(marks: Marks) -> bool:
    """Say whether a private person is told by what tells them apart: no staff, nobody told by sex alone."""
    return not _of_staff(marks) and any(mark.startswith(("id:", "kin:", "anon", "sex:")) for mark in marks)


def _point(kinds: frozenset[str]) -> frozenset[str]:
    return frozenset("caller" if kind in RESPONDERS else kind for kind in kinds) or frozenset(("them",))
