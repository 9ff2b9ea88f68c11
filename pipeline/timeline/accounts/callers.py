"""Read who a row says called for help: who stands before a verb of calling, behind "call from", "rung by" or "caller:".

A call to the police, an ambulance or a number is one point; making contact with another agency is a point of that agency; who
referred somebody is one more. Of professionals only those count who rang the police or a number, or referred somebody: a
service that passed the call on is no caller. That somebody did not call is a claim of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.timeline.reading.claim import Claim, claim_lists, snippet
from pipeline.timeline.reading.lexicon import kinds_of, load_words, matches_beside, pattern_of, spoken_in
from pipeline.timeline.reading.naming import NOBODY, RESPONDERS, SENTENCE_ENDS, Naming, Tags
from pipeline.timeline.reading.persons import Persons

_GAP = r"(?: (?!from\b|by\b|away\b|written\b|prepared\b|completed\b|to be\b)[\w:.,'’()/-]+)"
_LINK = (
    r"(?P<link>from|by|via|through|(?<=request )of|(?<=behest )of"
    r"|(?:was|is)(?! (?:made|placed|phoned|rung|given|logged) by\b)|name as)"
)
_FROM = rf"{_GAP}{{0,7}}? {_LINK}\b:? (?P<who>[^.;:]{{2,60}})"
_LABELLED = (
    r"(?:(?: [\w'’]+){0,3}? (?:is|was|being|given as|named as|name|details|identified as|described as)\b:?"
    r"| (?:says|said) s?he (?:is|was)\b|(?:'s name is)| ?[:=(–-]| (?=\())? ?(?P<who>[^.;:]{2,60})"
)
_DENIED = re.compile(r"\b(?:not|no|never|nobody|no-one|neither|nor|\w+n[’']t)(?: [a-z]+)?\W*$", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|to|will|would|should|could|can|may|might|asked|previously|often|usually|always|sometimes|advised)(?: [a-z]+)?\W*$"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|get|got|getting)(?: (?!who|that)[a-z]+ly| also| then| first)?\W*$")
_NOISE = re.compile(
    r"\b(?:shouting|screaming|noise|noises|banging|music|crying|coming|heard|sounds?)(?: coming)?$", re.IGNORECASE
)
_VISITED = re.compile(
    r"^ (?:round|at (?:the|her|his|their)|by (?:at|to)|a (?:meeting|halt|truce|strategy)|names?\b)", re.IGNORECASE
)
_ELSE = re.compile(r"^[^.;]{0,40}?(?:[,;]|\bbut\b)[^.;]{0,12}? (?P<who>[^.;,]{2,40}?) (?:did|had|rang|phoned|called)\b")
_BY = re.compile(r" (?:by|from)\b(?! (?:e-?mail|phone|telephone|text|letter|post|fax|voicemail))")
_NUMBER = re.compile(r"\b(?:999|101|112|emergency)\b")
_RUNG = re.compile(r"(?:rung|called|phoned|telephoned|contacted|notified)\b", re.IGNORECASE)
_FEELING = re.compile(
    r" ?(?:(?:not|very|quite|\w+ly) )*(?:clear|certain|sure|unsure|adamant|aware|afraid|worried|concerned|of the view)"
    r" (?:that|about|of)\b",
    re.IGNORECASE,
)
EXHIBIT = re.compile(  # a message that was shown to somebody is a thing in hand, and calls nobody
    r"^[^.;]{0,80}?\b(?:was|were|is|are|been|being) (?:(?:then|later|also|not|\w+ly) )*"
    r"(?:shown|read(?: out)?|played|produced|found|photographed|copied|exhibited|seized|handed)\b",
    re.IGNORECASE,
)
_SENT_OUT = re.compile(  # what the agency wrote itself came from nobody: "wrote letter of support"
    r"(?:^|[.;:\n] ?|\b(?:I|we|also|and|then) )(?:wrote|sent|drafted|typed|posted|faxed|emailed|e-mailed)"
    r"(?: (?:an?|the|another|\w+ing))? $",
    re.IGNORECASE,
)
_TO_RESPONDERS = re.compile(
    r"\bto (?:the )?(?:police|ambulance|999|101|emergency)\b", re.IGNORECASE
)  # "the concern to police came from"
_REPORTS = re.compile(
    r"rep(?:ort|\b)|rpt", re.IGNORECASE
)  # whom these name behind them is not whom they rang: "rpts son missing"
_IS = re.compile(r"\b(?:is|was|being)(?: the)? $", re.IGNORECASE)
_ON_SCREEN = re.compile(r"\b(?:video|conference|zoom|teams|facetime|whatsapp) $", re.IGNORECASE)  # "on a video call from Leeds"
_NOTICE = re.compile(  # a row that opens so tells of a call to those who sent it
    r"\b(?:ppns?|vists?|merlins?|notices?|notifications?|notified|reports?|logs?|letters?|e-?mails?|records?|sharing)\b",
    re.IGNORECASE,
)
_TO_OTHERS = re.compile(r"\bto (?:them|their)\b", re.IGNORECASE)
_TELLS_US = re.compile(
    r"\W*(?:the )?(?:[\w'’-]+ ){1,4}?(?:tells?|told|say|says|said|reports?|reported|advises?"
    r"|advised|informs?|informed|states?|stated|confirms?|confirmed)\b(?: us| me| that| the)*",
    re.IGNORECASE,
)
_IT_WAS = re.compile(r"\b[Ii]t was [^.;,]{2,30} who (?:had |actually |then )*$")  # who else called is denied
_SEX = re.compile(
    r"\W*(?:(?:an?|the|unknown|anonymous|distressed|upset|drunk\w*|young|older|elderly|adult) )*"
    r"(?P<sex>male|man|female|woman|lady|girl|boy)\b",
    re.I,
)
_CALLER = re.compile(r"(?P<who>[\w/'’-]+(?: [\w/'’-]+)?) caller\b", re.IGNORECASE)
_REFERRAL = re.compile(
    r"\b(?:referral|referred|refer)\b(?: (?!from\b|by\b)[\w/'’-]+){0,7}? "
    r"(?:from|by) (?P<who>[^.;:,]{2,50})|(?P<sender>[\w'’ -]{2,40}?) (?:referral received|referral rec'?d|referral in)\b",
    re.IGNORECASE,
)
_WE_REFERRED = re.compile(
    r"\b(?:[Ww]e|I)\b(?: (?:have|had|then|also))* "
    r"(?:referred|(?:made|sent|submitted|completed|put in) (?:an?|the|our|this)(?: [\w/-]+){0,2} referral)\b"
)
_FOUND = re.compile(
    r"\b(?P<how>found|discovered)\b(?: (?!by\b|that\b|to\b|her\b|him\b|them\b)[\w'’-]+){0,6}? by (?P<who>[^.;:,]{2,50})"
    r"|(?P<finder>[\w'’-]+(?: [\w'’-]+){0,3}?) (?:had |has )?(?:found|discovered) (?:her|him|them|the|his|their)\b"
    r"(?: [\w'’-]+){0,3}? (?:dead|deceased|lifeless|unresponsive|unconscious|collapsed|hanging|hanged|body)\b",
    re.IGNORECASE,
)


_SEXES = frozenset(("male", "female"))


@dataclass(frozen=True, slots=True)
class _Call:
    """One call a row tells of: its points, who made it, where it stands, whether it is denied of them."""

    points: tuple[str, ...]
    tags: Tags
    start: int
    end: int
    denied: bool = False


class Callers:
    """Reads callers with the people of a case."""

    def __init__(self, persons: Persons) -> None:
        lists = claim_lists()["callers"]
        self._naming, self._persons = Naming(persons), persons
        lines, verbs, with_line = (pattern_of(lists[name]).pattern for name in ("lines", "verbs", "with_line"))
        bare, managed = pattern_of(lists["bare"]).pattern, pattern_of(lists["managed"]).pattern
        to_line = rf"(?: (?!(?:by|not|never)\b)[\w'’-]+){{0,4}}?[ ,](?:{lines})"
        self._active = re.compile(
            rf"(?:(?:{managed}) (?:{bare})|(?:(?<=not )|(?<=n't )|(?<=never ))(?:{bare})|{verbs})(?P<rest>{to_line})?"
            rf"|(?:{with_line})(?P<needed>{to_line})",
            re.IGNORECASE,
        )
        self._itself = pattern_of(lists["itself"])
        self._counter = pattern_of(lists["in_person"])
        call, contact, label = (pattern_of(lists[name]).pattern for name in ("calls", "contacts", "labels"))
        self._called = re.compile(rf"(?:{call}){_FROM}", re.IGNORECASE)
        self._contacted = re.compile(rf"(?:{contact}){_FROM}", re.IGNORECASE)
        self._labelled = re.compile(rf"(?:{label}){_LABELLED}", re.IGNORECASE)
        informant = r"(?i:was|is|as|being)(?: the)? (?i:informant|caller|inf|rp|reporting person|first caller)"
        self._was_informant = re.compile(rf"(?P<who>{self._naming.mention}) {informant}\b")
        on_line = r"(?i:(?:was |is )?on (?:the )?(?:other end of the )?(?:line|phone))\b(?! (?i:to|with|at the time)\b)"
        self._on_line = re.compile(rf"(?P<who>{self._naming.mention}) {on_line}")
        self._whose_call = re.compile(
            rf"(?P<who>{self._naming.mention})['’]s? (?:(?i:999|101|emergency|initial|first|own|phone) )?"
            r"(?i:call|report|alert|request)\b"
        )
        self._herself = pattern_of(lists["herself"])
        self._object = re.compile(
            r"^ (?:back\b|him\b|me (?:an?|names?)\b|"
            rf"her (?:an?|names?|on|back|to|at|and|in|about|each|every|again|all|last|several|twice|daily)\b"
            rf"|her$|me back|{self._naming.mention}(?!['’]))"
        )

    def callers(self, text: str, agency: str) -> Iterator[Claim]:
        """Yield who a row says called the police, an ambulance or a number, who turned to which other agency, and who did not."""
        found: dict[str, Claim] = {}
        for call in self._told(text, agency):
            said = snippet(text, call.start, call.end)
            for point in call.points:
                for tag in call.tags:
                    if tag.startswith("id:") or tag in _kinds():
                        one = f"{point} by {tag}"
                        found.setdefault(one, Claim("caller", one, "no" if call.denied else "yes", said))
                if call.tags and not call.denied and (sex := self._persons.sex(call.tags)):
                    found.setdefault(f"sex of {point}", Claim("caller", f"sex of {point}", sex, said))
                if call.tags and not call.denied and not call.tags <= _SEXES:
                    found.setdefault(point, Claim("caller", point, "+".join(sorted(call.tags)), said, call.tags, "people"))
        yield from found.values()

    def _told(self, text: str, agency: str) -> Iterator[_Call]:
        yield from self._subjects(text, agency)
        responder = bool(kinds_of(agency) & RESPONDERS)
        for match in self._counter.finditer(text):
            tags, denied = self._naming.before(text, match.start(), match.end(), agency, line=False)
            yield _Call(("caller",), tags or self._persons.principal("she"), *match.span(), denied)
        for match in self._labelled.finditer(text):
            if _IS.search(text[: match.start()]) or _FEELING.match(match["who"]):
                continue  # "Edith is caller, in the kitchen with Nora", "the caller was clear that Nora"
            tags = _sex(match["who"]) or self._naming.behind(match["who"], 30, agency)
            yield _Call(self._points(text, match, agency, True), tags, *match.span())
        for match in matches_beside(("inf", "caller", "rp", "reporting"), self._was_informant, text):
            yield _Call(self._points(text, match, agency, True), self._naming.behind(match["who"], 5, agency), *match.span())
        for match in self._on_line.finditer(text) if responder else ():
            yield _Call(("caller",), self._naming.behind(match["who"], 5, agency), *match.span())
        for match in matches_beside(("caller",), _CALLER, text):
            tags = _sex(match["who"].split()[-1]) or self._naming.behind(match["who"], 20, agency)
            yield _Call(self._points(text, match, agency, True), tags, *match.span())
        for pattern, line in ((self._called, True), (self._contacted, False)):
            for match in pattern.finditer(text):
                yield from self._behind(text, match, agency, line)
        for match in matches_beside(("call", "report", "alert", "request"), self._whose_call, text):
            yield _Call(("caller",), self._naming.tags(match["who"], "", agency, professional=False), *match.span())
        for match in self._herself.finditer(text):
            if not (responder or _DENIED.search(text[: match.start()][-20:]) or _OPEN.search(text[: match.start()][-20:])):
                tags, _ = self._naming.before(text, match.start(), match.end(), agency, line=False)
                yield _Call((*_contact(agency), "referrer"), tags or self._persons.principal("she"), *match.span())
        yield from self._referrers(text, agency)
        for match in matches_beside(("found", "discovered"), _FOUND, text):
            if not _DENIED.search(text[: match.start("how") if match["how"] else match.start("finder")][-12:]):
                who = match["who"] or match["finder"]
                yield _Call(("finder",), self._naming.behind(who, 20, agency, professional=False), *match.span())
        if self._naming.unnamed(text) and re.search(
            r"\b(?:call\w*|referr\w+|report|contact|letter|message|note|email|complaint|tip-?off|999|101)\b", text, re.IGNORECASE
        ):
            points = ("caller",) if responder else (*_contact(agency), "referrer")
            yield _Call(points, frozenset(("anonymous",)), 0, len(text))

    def _subjects(self, text: str, agency: str) -> Iterator[_Call]:
        """Yield the calls whose caller stands before the verb."""
        responder = bool(kinds_of(agency) & RESPONDERS)
        for match in self._active.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            line = bool(match["rest"] or match["needed"]) or self._itself.match(match[0]) is not None
            line = line or self._of_an_emergency(text, match.start())
            if _OPEN.search(before[-30:]) or _PASSIVE.search(before[-30:]):
                continue
            if not (match["rest"] or match["needed"]) and (
                _BY.match(after)
                or _VISITED.match(after)
                or (self._object.match(after) and not (line or _REPORTS.match(match[0])))
            ):
                continue
            points = ("caller",) if line or responder else self._contacted_by(text, match, agency)
            if points != ("caller",) and _IT_WAS.search(before):
                points = ("caller", *points)
            tags, not_they = self._naming.before(text, match.start(), match.end(), agency, line=line)
            denied = not_they or _DENIED.search(before[-30:]) is not None
            yield _Call(points, tags, *match.span(), denied)
            if denied and (other := _ELSE.match(after)):
                yield _Call(points, self._naming.behind(other["who"], 10, agency), match.start(), match.end() + other.end())

    def _behind(self, text: str, match: re.Match[str], agency: str, line: bool) -> Iterator[_Call]:
        """Yield the call whose caller stands behind it: "call from", "was rung by"."""
        gap = text[match.start() : match.start("link")].strip()
        before = text[: match.start()][-12:]
        if _DENIED.search(before) or _NOISE.search(gap) or _ON_SCREEN.search(before):
            return
        if _SENT_OUT.search(text[: match.start()]) or (not line and EXHIBIT.match(text[match.start("who") :])):
            return
        if match["link"].lower() in ("was", "is", "of") and not re.search(r"\b(?:made|caller|request|behest)\W*$", gap):
            return
        points = self._points(text, match, agency, line)
        by_staff = points == ("caller",)  # "reported by the housing officer"
        tags = _sex(match["who"]) or self._naming.behind(match["who"], 30, agency, professional=by_staff)
        if not (tags == {"victim"} and match["link"].lower() == "by" and _RUNG.match(gap)):  # "rung by the alarm centre"
            yield _Call(points, tags, *match.span())

    def _points(self, text: str, match: re.Match[str], agency: str, line: bool) -> tuple[str, ...]:
        """Return what a call told by a noun is a point of: a call for help, where such help is spoken of, else a contact."""
        own = kinds_of(agency)
        if kinds := self._teller(text, match.start(), own):
            return tuple(f"contact {kind}" for kind in sorted(kinds))
        if _TO_OTHERS.search(match[0]):
            return tuple(f"contact {kind}" for kind in sorted(spoken_in(text).agencies - own))
        begin = max((m.end() for m in SENTENCE_ENDS.finditer(text, 0, match.start())), default=0)
        said = text[begin : match.start("who")]
        spoken = spoken_in(said).agencies
        if (kinds := self._passive(said, match)) and not own & RESPONDERS:
            return ("caller",) if kinds & RESPONDERS else tuple(f"contact {kind}" for kind in sorted(kinds))
        if own & RESPONDERS or _TO_RESPONDERS.search(said) or (line and (spoken & RESPONDERS or _NUMBER.search(said))):
            return ("caller",)
        if others := spoken - own - RESPONDERS:
            return tuple(f"contact {kind}" for kind in sorted(others))
        return ("caller", *_contact(agency)) if line else _contact(agency)

    def _contacted_by(self, text: str, match: re.Match[str], agency: str) -> tuple[str, ...]:
        """Return the points of a contact with an agency: that named behind the verb, or that tells of the contact."""
        kinds = self._teller(text, match.start(), kinds_of(agency))
        if kinds and not spoken_in(text[match.start() : match.end() + 40]).agencies:
            return tuple(f"contact {kind}" for kind in sorted(kinds))
        return _contact(agency, text[match.start() : match.end() + 40])

    def _teller(self, text: str, at: int, own: frozenset[str]) -> frozenset[str]:
        """Return the agency that tells of a contact with itself ("School tell us Mum rang"); none of those who respond."""
        begin = max((m.end() for m in SENTENCE_ENDS.finditer(text, 0, at)), default=0)
        told = _TELLS_US.match(text, begin, at)
        kinds = spoken_in(told[0]).agencies - own if told else NOBODY
        return NOBODY if kinds & RESPONDERS else kinds

    def _passive(self, said: str, match: re.Match[str]) -> frozenset[str]:
        """Return the agencies that are said to have been called: "police were contacted by"."""
        begun = said[: len(said) - (match.start("who") - match.start())]
        return spoken_in(begun[-40:]).agencies if re.search(r"\b(?:was|were|been|being|got)(?: \w+ly)?\W*$", begun) else NOBODY

    def _of_an_emergency(self, text: str, at: int) -> bool:
        """Say whether the sentence up to here speaks of those who come when they are called: "police came after he rang".

        A row that opens with their notice goes on about the call to them: "PPN received. A neighbour had rung".
        """
        ends = [m.end() for m in SENTENCE_ENDS.finditer(text, 0, at)]
        opening = text[: ends[0] if ends else 0]
        notice = _NOTICE.search(opening) is not None and spoken_in(opening).agencies & RESPONDERS
        return bool(notice or spoken_in(text[max(ends, default=0) : at]).agencies & RESPONDERS)

    def _referrers(self, text: str, agency: str) -> Iterator[_Call]:
        """Yield who is said to have referred somebody: a kind of agency, or one of the people; "we" are who writes."""
        for match in matches_beside(("refer",), _WE_REFERRED, text):
            yield _Call(("referrer",), kinds_of(agency), *match.span())
        for match in matches_beside(("refer",), _REFERRAL, text):
            who = match["who"] or match["sender"] or ""
            if not _DENIED.search(text[: match.start()][-12:]) and not _OPEN.search(text[: match.start()][-12:]):
                yield _Call(("referrer",), spoken_in(who).agencies or self._naming.behind(who, 20, agency), *match.span())


@cache
def _kinds() -> frozenset[str]:
    return frozenset(load_words("evidence.yaml")["agencies"])


def _sex(who: str) -> Tags:
    """Return whether a caller is called a man or a woman and nothing more: "caller male"."""
    match = _SEX.match(who)
    if not match or re.match(
        r" (?:next|from (?:next|no|number|the flat|upstairs)|named?|called|neigh\w*|friend|relative)", who[match.end() :], re.I
    ):
        return NOBODY
    return frozenset(("male" if match["sex"].lower() in ("male", "man", "boy") else "female",))


def _contact(agency: str, said: str = "") -> tuple[str, ...]:
    """Return the points of a contact: of the agencies some words name, else of the row's own kind of agency."""
    kinds = spoken_in(said).agencies or kinds_of(agency) or spoken_in(agency).agencies or frozenset(("",))
    return tuple(f"contact {kind}".strip() for kind in sorted(kinds))
