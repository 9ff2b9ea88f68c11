"""Read who a row says called for help: whose name stands before a verb of calling, or behind "call from".

A call to the police, an ambulance or a number is one point; a call or visit to another agency is its own. Of professionals only
those count who rang the police or a number; a service that passed the call on is no caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.timeline.claim import Claim, claim_lists, snippet
from pipeline.timeline.lexicon import kinds_of, pattern_of, spoken_in
from pipeline.timeline.persons import Persons

_RESPONDERS = frozenset(("police", "ambulance", "fire"))
_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Dr) )?[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+){0,2}"
_FROM = (  # behind "call" or "referral": up to seven words, then from whom
    r"(?: (?!from\b|by\b|written\b|prepared\b|completed\b)[\w:.,'’()-]+){0,7}?"
    r"(?P<link> (?:from|by|via|was|is|as|name as|through)\b:?|:|(?<=caller)|(?<=informant)) (?P<who>[^.;:]{2,60})"
)
_REFLEXIVE = re.compile(r"^\W*(?:\w+\W+){0,5}?(?:herself|himself|themselves)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:she|he|they)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:we|our office|our staff)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|no-one|if|to|will|would|should|could|may|asked)(?: [a-z]+)?\W*$")
_ENDS = re.compile(r"[.;!?](?=\s|$)|\n")
_PLACE = re.compile(r"\b(?:from|at|in|of|near|to|outside|for|on|by)(?: the)? $", re.IGNORECASE)
_PLAIN = re.compile(
    r"(?:(?:an?|the|their|her|his) )?[\w-]+(?: [\w-]+)?(?=$|[,)]| (?:who|that|stat\w+|says?|report\w*|to|at|about|line|and|re)\b)"
)
REACH = 60  # characters between a caller and the verb


class Callers:
    """Reads callers with the people of a case."""

    def __init__(self, persons: Persons) -> None:
        lists = claim_lists()["callers"]
        self._persons = persons
        self._nobody = frozenset(claim_lists()["nobody"])
        lines, verbs = pattern_of(lists["lines"]).pattern, pattern_of(lists["verbs"]).pattern
        self._line = re.compile(lines, re.IGNORECASE)
        self._active = re.compile(rf"(?:{verbs})(?P<rest>(?: [\w'’-]+){{0,4}}?[ ,](?:{lines}))?", re.IGNORECASE)
        self._itself = pattern_of(lists["itself"])
        self._counter = pattern_of(lists["in_person"])
        call, contact = pattern_of(lists["calls"]).pattern, pattern_of(lists["contacts"]).pattern
        self._called = re.compile(rf"(?:{call}){_FROM}", re.IGNORECASE)
        self._contacted = re.compile(rf"(?:{contact}){_FROM}", re.IGNORECASE)
        self._whose_call = re.compile(
            rf"(?P<who>{persons.mention.pattern}|{_NAME})['’]s? (?:(?i:999|101|emergency|initial|first|own|phone) )?"
            r"(?i:call|report|alert|request)\b"
        )
        self._herself = pattern_of(lists["herself"])
        staff = pattern_of(claim_lists()["professionals"]).pattern
        self._who = re.compile(rf"(?i:{staff})|{persons.mention.pattern}|(?i:{pattern_of(lists['who']).pattern})|{_NAME}")

    def callers(self, text: str, agency: str) -> Iterator[Claim]:
        """Yield who a row says called the police, an ambulance or a number, and who called or came to another agency."""
        found: dict[str, Claim] = {}
        for point, tags, start, end in self._told(text, agency):
            if tags and point not in found:
                found[point] = Claim("caller", point, "+".join(sorted(tags)), snippet(text, start, end), tags, "people")
        yield from found.values()

    def _told(self, text: str, agency: str) -> Iterator[tuple[str, frozenset[str], int, int]]:
        responder = bool(kinds_of(agency) & _RESPONDERS)
        for match in self._active.finditer(text):
            if _NEGATED.search(text[: match.start()][-30:]):
                continue
            line = bool(match["rest"]) or self._itself.match(match[0]) is not None or self._of_an_emergency(text, match.start())
            if not match["rest"] and re.match(r" (?:by|from)\b", text[match.end() :]):
                continue
            yield self._point(line or responder), self._before(text, match.start(), match.end(), agency, line), *match.span()
        for match in self._counter.finditer(text):
            yield "caller", self._before(text, match.start(), match.end(), agency, False), *match.span()
        for pattern, point in ((self._called, "caller"), (self._contacted, "contact")):
            for match in pattern.finditer(text):
                who = self._who.search(match["who"]) or _PLAIN.match(match["who"])
                if (
                    who
                    and who.start() <= (30 if match["link"].strip(" :") in ("", "from", "by", "via") else 5)
                    and not _NEGATED.search(text[: match.start()][-12:])
                ):
                    tags = self._tags(who[0], match["who"][who.end() :], professional=False)
                    yield self._point(point == "caller" or responder), tags, *match.span()
        for match in self._whose_call.finditer(text):
            yield self._point(True), self._tags(match["who"], "", professional=False), *match.span()
        for match in self._herself.finditer(text):
            yield "contact", self._persons.principal("she"), *match.span()

    def _of_an_emergency(self, text: str, at: int) -> bool:
        """Say whether the sentence up to here speaks of those who come when they are called: "police came after he rang"."""
        begin = max((m.end() for m in _ENDS.finditer(text, 0, at)), default=0)
        return bool(spoken_in(text[begin:at]).agencies & _RESPONDERS)

    def _point(self, line: bool) -> str:
        return "caller" if line else "contact"

    def _before(self, text: str, start: int, end: int, agency: str, line: bool) -> frozenset[str]:
        """Return whom the words before a verb of calling name."""
        begin = max((m.end() for m in _ENDS.finditer(text, 0, start)), default=0)
        clause = text[begin:start]
        near = clause[-REACH:]
        own = list(_OWN.finditer(near))
        whos = [
            m
            for m in self._who.finditer(clause)
            if m.end() >= len(clause) - REACH and not self._whose(clause, m) and not _PLACE.search(clause[: m.start()])
        ]
        pronouns = list(_PRONOUN.finditer(near))
        last = max((m.end() for m in whos), default=-1)
        if own and len(clause) - len(near) + own[-1].end() >= last:
            return kinds_of(agency) if line else frozenset()
        if pronouns and len(clause) - len(near) + pronouns[-1].end() > last:
            return self._of_pronoun(text[:start], pronouns[-1][0].lower())
        for who in reversed(whos):
            tags = self._tags(who[0], text[end:], professional=line)
            if tags or self._persons.professional(who[0]):
                return tags or (spoken_in(clause).agencies - _RESPONDERS if line else tags)
        return frozenset()

    def _whose(self, text: str, match: re.Match[str]) -> bool:
        return text[match.end() : match.end() + 2] in ("'s", "’s")

    def _of_pronoun(self, before: str, pronoun: str) -> frozenset[str]:
        """Return whom "she" or "he" means: who was named last and may be meant, else one of the two the case is about."""
        for who in reversed(list(self._persons.mention.finditer(before[-200:]))):
            tags = self._persons.tags(who[0])
            if tags and not self._persons.professional(who[0]) and self._persons.fits(tags, pronoun):
                return tags
        return self._persons.principal(pronoun)

    def _tags(self, who: str, after: str, *, professional: bool) -> frozenset[str]:
        if re.search(r"\b(?:not|no|never|nobody)\b", who):
            return frozenset()
        if self._persons.professional(who):
            kinds = spoken_in(who).agencies - _RESPONDERS
            return kinds if professional else frozenset()
        tags = self._persons.tags(who) | self._persons.strangers(who)
        if not tags and _REFLEXIVE.search(after):
            return self._persons.principal("she")
        return tags | self._kind(who, tags)

    def _kind(self, who: str, tags: frozenset[str]) -> frozenset[str]:
        """Return what a caller the register does not know is called, as a relation: "a milkman"."""
        match = re.fullmatch(r"(?:(?:an?|the|their|her|his) )?(?:[\w-]+ )?([a-z-]{3,})", who.lower())
        return frozenset() if tags or not match or match[1] in self._nobody else frozenset((match[1],))
