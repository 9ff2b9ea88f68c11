"""Read which adults a row says were there beside the victim, who it says was not, and whether nobody was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.timeline.accounts.presence import Presence, State
from pipeline.timeline.accounts.rolls import rolls
from pipeline.timeline.reading.claim import Claim, claim_lists, presence_lists, snippet
from pipeline.timeline.reading.lexicon import kinds_of, pattern_of, spoken_in
from pipeline.timeline.reading.naming import CHILDRENS_AGENCIES
from pipeline.timeline.reading.persons import Persons
from pipeline.timeline.reading.standing import standing_of

_ENDS = re.compile(r"[.;:!?](?=\s|$)|\n")
_HE = re.compile(
    r"\b(?:he|she)\b(?! (?:said|says|told|states|stated|reports|reported|rang|called|phoned|thinks|thought)\b)", re.IGNORECASE
)
_WITH_HIM = re.compile(r"\W*(?:who )?(?:\w+ ){0,3}?(?:with|beside|alongside|accompanying) (him|her)\b", re.IGNORECASE)
_COURSE = re.compile(
    r" (?:course|programme|program|work|group|intervention|support|service|scheme|fund)s?\b", re.IGNORECASE
)  # "victim support"
_MALE = re.compile(  # as the police write of him
    r"(?<!unknown )(?<!another )(?<!other )(?<!\ba )(?<!\bof )\b(?:male|(?-i:M))\b(?= (?:had|has|was|is|left|gone|on|at|in"
    r"|still|present|not|made|no|detained|found|located|arrested|arr)\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(r",? (?:and|or|nor) |, | ?[&+/] ?")
_SUBJECTS = frozenset(("victim", "child", "son", "daughter"))  # their company is asked for, or is asked for elsewhere
_CHILDREN = frozenset(("child", "son", "daughter"))
_THEIRS = re.compile(r"(?:the |his |her |their |its )?(?:mum|mummy|mother|mam|dad|daddy|father)", re.IGNORECASE)
_BARE = re.compile(r"(?:the )?(?:mum|mummy|mother|mam|dad|daddy|father)", re.IGNORECASE)
_OWNED = re.compile(r"([\w-]+)['’]s? $")
_OF = re.compile(  # "the children of Dale", "the home of her mother"
    r"\b(?:child|children|kids|sons?|daughters?|mother|father|brother|sister|friends?|mates?|home|house|flat|address) of $",
    re.I,
)
_WHILE = re.compile(r"\b(?:as|when|while|whilst|because|if|that|where|until) $", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says|told|tells|stated|states|reported|reports|thinks|thought|knew|confirmed)(?: [\w'’]+){0,3}? $", re.I
)
_HEARD = re.compile(r"\b(?:heard|learnt|learned|gathered|told by|word|according to|informed by)(?: from)? $", re.IGNORECASE)
_NOR = re.compile(r" (?:nor|or) (?:\w+ )??\w+(?= )", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:neither|nor|no)\W+(?:of )?(?:her |his |the |their )?$", re.IGNORECASE)
_VISIT = re.compile(r"\b(?:visit\w*|doorstep)\b", re.IGNORECASE)
_AT_HOME = re.compile(r"\b(?:asleep|bed|stay\w*|slept|living|lives|placed|night|weekend)\b", re.IGNORECASE)
_ABOUT_CHILDREN = frozenset(("child_protection_conference", "core_group", "strategy_meeting", "child_contact"))
_WORKER = re.compile(
    r"\W*(?:the |an? )?(?:[\w'’-]+ )??(?:officer|worker|visitor|nurse|midwife|pcso|hv|sw|gp|doctor|idva|manager|i|we)\b",
    re.IGNORECASE,
)
_PAIR = r"both (?:the )?(?:tenants|clients|patients|parties|partners|adults|occupants|residents|of them)"
_BOTH = re.compile(  # the two the case is about, as a service calls them: "both tenants sat in", "saw both clients"
    rf"\b{_PAIR}(?: (?:were|was|are))? (?:present|there|in(?=[.,;]|$| the\b)|home|at home|"
    rf"(?:on|at) scene|sat|attended|attending|came|seen)\b"
    rf"|\b(?:saw|seen|met|met with|visited|spoke to|spoke with|found|seeing|meeting) {_PAIR}\b"
    r"(?![^.;]{0,25}\b(?:separate\w*|apart|individually|in turn|alone|on different)\b)",
    re.IGNORECASE,
)
_REACH = 90  # characters behind a mention that are read
Span = tuple[int, int]
Mention = tuple[re.Match[str], frozenset[str]]


@dataclass
class _Read:
    """Who a row says was there, was not, had gone or not, was on the phone; `his`: who was with the other of the two."""

    there: dict[str, Span] = field(default_factory=dict)
    absent: dict[str, Span] = field(default_factory=dict)
    gone: dict[str, Span] = field(default_factory=dict)
    still: dict[str, Span] = field(default_factory=dict)
    phone: dict[str, Span] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()
    his: frozenset[str] = frozenset()
    childs: frozenset[str] = frozenset()  # with whom a child came

    seen: dict[str, Span] = field(default_factory=dict)  # "yes" or "no": whether the victim was there

    def victim(self, state: State, span: Span) -> None:
        """Note whether the one the case is about was there: only where that is said, for of most rows it goes without saying."""
        if state in ("there", "still there", "absent"):
            self.seen.setdefault("no" if state == "absent" else "yes", span)

    def note(self, state: State, keys: list[str], span: Span) -> None:
        held = {"there": self.there, "still there": self.there, "absent": self.absent, "gone": self.gone, "phone": self.phone}
        if state:
            held[state].update(dict.fromkeys(keys, span))
        if state == "still there":
            self.still.update(dict.fromkeys(keys, span))


class Company:
    """Reads who was there with the people of a case."""

    def __init__(self, persons: Persons) -> None:
        lists = claim_lists()["company"]
        self._persons = persons
        self._presence = Presence(lambda words: "child" in persons.tags(words))
        self._alone = pattern_of(lists["alone"])
        self._missed = re.compile(
            rf"(?: ?\([^()]{{2,40}}\))?(?: (?:was|were|is|had|has|herself|himself))* (?:{pattern_of(lists['missed']).pattern})",
            re.I,
        )
        self._lonely = re.compile(rf"(?:{pattern_of(lists['not_alone']).pattern})(?: [\w'’]+){{0,2}}\s*$", re.IGNORECASE)
        self._together = pattern_of(lists["together"])
        self._open = pattern_of(lists["open"])
        self._only = re.compile(
            rf"\b(?:only|just) (?P<who>{persons.mention.pattern}|(?i:her|him)) (?i:was |were )?"
            r"(?i:in|there|present|at home|attended|came|turned up|showed up|seen)\b"
        )
        self._alone_there = re.compile(
            rf"(?:^|[.;,:] ?)(?P<who>{persons.mention.pattern}) (?i:was )?"
            r"(?i:only (?:in(?=[.,;]|$)|there|present|at home|attended|seen))\b"
        )
        nobody, there = pattern_of(lists["nobody"]).pattern, pattern_of(lists["nobody_where"]).pattern
        self._nobody = re.compile(rf"(?:{nobody})(?! from\b)(?: [\w'’]+){{0,2}}? (?:{there})", re.IGNORECASE)
        self._none_else = re.compile(
            rf"(?:{pattern_of(lists['none_else']).pattern})(?! (?:\w+ )?(?:{pattern_of(lists['else_what']).pattern}))", re.I
        )
        self._others = re.compile(rf"(?:{pattern_of(lists['others']).pattern})(?: [\w'’]+){{0,5}}? (?:{there})", re.IGNORECASE)
        who = persons.mention.pattern
        self._only_other = re.compile(
            rf"(?i:only other (?:person|adult|one|occupant|people)\b[^.;]{{0,40}}? (?:was|is|were|being)) (?P<who>{who})"
        )
        whom, own = rf"(?:(?i:client|her|him|patient|tenant)|{who})", pattern_of(lists["own"]).pattern
        self._with_us = re.compile(rf"(?:(?:^|[.;:] )(?:I |We )?|\b(?:I|We|we) )(?i:{own}) {whom}")
        self._both_only = re.compile(rf"{who}(?: and | & |/|\+){who} (?i:(?:were the |are the )?only)(?! (?:to|when|if)\b)")

    def claims(self, text: str, agency: str = "") -> Iterator[Claim]:
        """Yield which adults a row says were there beside the victim, who it says was not, and whether nobody was."""
        read = self._read(text, agency)
        if both := self._together.search(text) or _BOTH.search(text):
            other = self._persons.other()
            state: State = "still there" if both[0].lower().endswith(" scene") else "there"
            read.note(state, [t for t in other if t.startswith("id:")], both.span())
            read.tags |= other
        alone, his = self._alone_in(text, agency)
        none = next((m.span() for m in self._none_else.finditer(text) if standing_of(text, *m.span()) != "open"), None)
        if read.tags:
            said = "; ".join(dict.fromkeys(snippet(text, *span) for span in read.there.values()))[:160]
            yield Claim("people", "company", "+".join(sorted(read.tags)), said, read.tags, "company")
        elif alone:
            yield Claim("people", "company", "alone", snippet(text, *alone))
        if read.his:
            yield Claim("people", "company of the other", "+".join(sorted(read.his)), text[:120], read.his, "company")
        elif his:
            yield Claim("people", "company of the other", "alone", snippet(text, *his))
        if read.childs:
            yield Claim("people", "company of the child", "+".join(sorted(read.childs)), text[:120], read.childs, "company")
        yield from self._others_claims(text, read, none or alone)
        for point, yes, no in (("presence of", read.there, read.absent), ("on arrival:", read.still, read.gone)):
            for key in yes | no:
                if not (key in yes and key in no):
                    yield Claim("people", f"{point} {key}", "yes" if key in yes else "no", snippet(text, *(yes | no)[key]))
        if len(read.seen) == 1:
            yield from (
                Claim("people", "presence of the victim", value, snippet(text, *span)) for value, span in read.seen.items()
            )
        for key, how in (*((k, "phone") for k in read.phone), *((k, "in person") for k in read.there if k not in read.phone)):
            yield Claim("people", f"how {key} was there", how, snippet(text, *(read.phone | read.there)[key]))

    def _others_claims(self, text: str, read: _Read, none: Span | None) -> Iterator[Claim]:
        """Yield whether anybody was there beside the two the case is about."""
        strangers = self._others.search(text)
        third = next((s for key, s in read.there.items() if not self._roles(key) & {"perpetrator", "spouse"}), None)
        if third or strangers:
            span = third or (strangers.span() if strangers else (0, 0))
            yield Claim("people", "others there", "yes", snippet(text, *span))
        if not third and not strangers and (us := self._with_us.search(text)):
            yield Claim("people", "others there", "yes", snippet(text, *us.span()))
            return
        only = none or next((m.span() for p in (self._both_only, self._only_other) for m in p.finditer(text)), None)
        if only and not third:
            yield Claim("people", "others there", "no", snippet(text, *only))

    def _roles(self, key: str) -> frozenset[str]:
        return self._persons.roles_of(key)

    def _read(self, text: str, agency: str) -> _Read:
        read, chained = _Read(), -1  # end of the mention before, if it was there: "with Carol and Len"
        mentions = list(self._mentions(text, agency))
        states = [self._state(text, mentions, place) for place in range(len(mentions))]
        listed = [*(m.span() for m in presence_lists().finditer(text)), *rolls(text, [m for m, _ in mentions])]
        for place in reversed(range(len(mentions) - 1)):  # "Edith and Ralph were in the kitchen", "IP, DP and one child present"
            if not states[place] and _LISTED.fullmatch(text, mentions[place][0].end(), mentions[place + 1][0].start()):
                states[place] = states[place + 1]
        for place, (match, found) in enumerate(mentions):
            state, own = states[place], found - _SUBJECTS
            if _HEARD.search(text[: match.start()]) or _OF.search(text[: match.start()]):
                continue
            if text[match.end() : match.end() + 2] in ("'s", "’s"):  # "her husband's brother": the brother
                continue
            if not state and any(begin <= match.start() < end for begin, end in listed):
                state = "there"
            if "victim" in found and "child" not in found:
                missed = self._missed.match(text, match.end())
                read.victim("absent" if missed else "" if state == "absent" else state, match.span())
            if "child" in found or not own or "victim" in found:
                chained = match.end() if state in ("there", "still there") else chained
                continue
            if self._of_children(mentions[:place], match, text):
                read.childs |= own if state in ("there", "still there") and not _AT_HOME.search(text) else frozenset()
                continue  # "the children were with their grandmother", "Isla and her brother"
            if not state and chained >= 0 and _LISTED.fullmatch(text[chained : match.start()]):
                state = "there"
            keys = [t for t in own if t.startswith("id:")] or sorted(own)
            read.note(state, keys, match.span())
            if state in ("there", "still there"):
                chained = match.end()
                before, after = self._around(text, match)
                if self._with_other(text, match, before, after):
                    read.his |= own
                visitor = all(t.startswith("name:") for t in own) and _VISIT.search(text)
                read.tags |= frozenset() if visitor else own  # a name nobody knows, on a visit, is a colleague's
        for match in self._only_other.finditer(text):
            own = self._tags(match["who"]) - _SUBJECTS
            read.note("there", [t for t in own if t.startswith("id:")] or sorted(own), match.span())
            read.tags |= own
        return read

    def _around(self, text: str, match: re.Match[str]) -> tuple[str, str]:
        """Return the words of the sentence before and behind a mention that are read."""
        after = _ENDS.split(text[match.end() : match.end() + _REACH])[0]
        return _ENDS.split(text[max(0, match.start() - 60) : match.start()])[-1], after

    def _state(self, text: str, mentions: list[Mention], place: int) -> State:
        """Return where the words around a mention put who is meant; who is denied by "neither … nor" was not there."""
        match, _ = mentions[place]
        following = mentions[place + 1][0].start() if place + 1 < len(mentions) else len(text)
        before, after = self._around(text, match)
        state = self._presence.of(before, after, self._persons.mention, reach=following - match.end())
        if _NEITHER.search(before):
            if not state and (rest := _NOR.match(after)):
                state = self._presence.of("", after[rest.end() :], self._persons.mention, reach=following)
            return "absent" if state in ("there", "still there") else ""
        return state

    def _mentions(self, text: str, agency: str = "") -> Iterator[Mention]:
        """Yield the adults a row names, and "he" or "she" where the other of the two must be meant."""
        named = [(m, self._tags(m[0])) for m in self._persons.mention.finditer(text) if not self._persons.professional(m[0])]
        named = [(m, self._parent(text, m, named[:at], agency) or tags) for at, (m, tags) in enumerate(named)]
        spoken = [(m, self._persons.meant_by(text[: m.start()], m[0].lower())) for m in _HE.finditer(text)]
        named += [(m, tags) for m, tags in spoken if "perpetrator" in tags or self._must_be(text, m, tags)]
        named += [(m, self._persons.other()) for m in _MALE.finditer(text) if "perpetrator" in self._persons.principal("he")]
        named = [(m, tags) for m, tags in named if not _COURSE.match(text, m.end())]
        named = [(m, tags) for m, tags in named if tags and self._persons.staff(tags) is None]
        yield from sorted(named, key=lambda pair: pair[0].start())

    def _must_be(self, text: str, pronoun: re.Match[str], tags: frozenset[str]) -> bool:
        """Say whether "she" or "he" can only mean the one of the register named before, and not the victim spoken of by them."""
        if "victim" in tags or not any(tag.startswith("id:") for tag in tags):
            return False
        if _WHILE.search(text[: pronoun.start()]):
            return False
        told = _SAID.search(text[: pronoun.start()]) is not None
        return not (told and "victim" in self._persons.principal(pronoun[0].lower()))

    def _parent(self, text: str, match: re.Match[str], before: list[Mention], agency: str) -> frozenset[str]:
        """Return which of the two is meant as a child's parent: "Mum" in a school's rows, "Isla … and her mother" in any."""
        if not _THEIRS.fullmatch(match[0]):
            return frozenset()
        if owner := _OWNED.search(text[: match.start()]):
            of = self._persons.tags(owner[1])
            return self._persons.parent(match[0]) if of & _CHILDREN else frozenset()
        if self._of_parents(text, agency) and _BARE.fullmatch(match[0]):
            return self._persons.parent(match[0])
        begin = max((m.end() for m in _ENDS.finditer(text, 0, match.start())), default=0)
        last = next(((m, tags) for m, tags in reversed(before) if m.start() >= begin and tags), None)
        if not last or not last[1] & _CHILDREN or _BARE.fullmatch(match[0]):
            return frozenset()
        return self._persons.parent(match[0])

    def _of_parents(self, text: str, agency: str) -> bool:
        """Say whether "Mum" and "Father" are the children's: for those who work with them, and at meetings about them."""
        return bool(kinds_of(agency) & CHILDRENS_AGENCIES or spoken_in(text).events & _ABOUT_CHILDREN)

    def _tags(self, who: str) -> frozenset[str]:
        return self._persons.tags(who) or self._persons.strangers(who)

    def _of_children(self, mentions: list[tuple[re.Match[str], frozenset[str]]], match: re.Match[str], text: str) -> bool:
        """Say whether a sentence has named children only before a mention, and goes on about their company or kin."""
        begin = max((m.end() for m in _ENDS.finditer(text, 0, match.start())), default=0)
        named = [tags for m, tags in mentions if m.start() >= begin]
        own = re.match(r"(?:his|her|their) (?:\w+-)?(?:brother|sister)", match[0], re.IGNORECASE)
        with_them = re.search(r"\b(?:with|at|to|behind|beside) (?:\w+ )?$", text[begin : match.start()])
        return bool(named and (own or with_them) and all(tags & _CHILDREN for tags in named))

    def _with_other(self, text: str, match: re.Match[str], before: str, after: str) -> bool:
        """Say whether somebody was there with the other of the two: "he came with Len", "a man who had come with him"."""
        if pronoun := _WITH_HIM.match(after):
            return "perpetrator" in self._persons.principal("she" if pronoun[1].lower() == "her" else "he")
        if not re.search(r"\bwith\W*$", before):
            return False
        begin = max((m.end() for m in _ENDS.finditer(text, 0, match.start())), default=0)
        named = [tags for m, tags in self._mentions(text[: match.start()]) if m.start() >= begin]
        return bool(named) and "perpetrator" in named[-1]

    def _only_in(self, text: str, agency: str) -> Iterator[re.Match[str]]:
        """Yield where a row says that only the victim was in."""
        pronouns = {"her": "she", "him": "he"}
        for match in (*self._only.finditer(text), *self._alone_there.finditer(text)):
            who = match["who"].lower()
            parent = self._persons.parent(who) if self._of_parents(text, agency) and _BARE.fullmatch(who) else frozenset[str]()
            if "victim" in (self._persons.principal(pronouns[who]) if who in pronouns else parent or self._tags(match["who"])):
                yield match

    def _alone_in(self, text: str, agency: str) -> tuple[Span | None, Span | None]:
        """Return where a row says that the victim was alone, and where the other of the two."""
        hers: Span | None = None
        his: Span | None = None
        for match in (
            *self._alone.finditer(text),
            *self._nobody.finditer(text),
            *self._none_else.finditer(text),
            *self._only_in(text, agency),
        ):
            begin = max((m.end() for m in _ENDS.finditer(text, 0, match.start())), default=0)
            before = text[begin : match.start()]
            if self._open.search(before[-30:]):
                continue
            told = self._nobody.match(text, match.start()) or self._none_else.match(text, match.start())
            if self._lonely.search(before) or (not told and standing_of(text, *match.span()) != "claimed"):
                continue
            if re.search(r"two of them|couple", match[0]) or re.search(r"\bchild", match[0], re.IGNORECASE):
                continue
            subject = [tags for m, tags in self._mentions(text[: match.end()]) if m.start() >= begin]
            near = subject[-1] if subject else frozenset[str]()
            pronoun = re.search(r"\b(his|him|her)\w*", match[0], re.IGNORECASE)
            if pronoun:
                wanted = "she" if pronoun[1].lower() == "her" else "he"
                near = near if near and self._persons.fits(near, wanted) else self._persons.principal(wanted)
                if not near:
                    continue  # somebody else was alone
            if near & _CHILDREN and "perpetrator" not in near:
                continue
            if not told and not subject and _WORKER.match(re.split(r"[,;]", before)[-1]):
                continue  # "the housing officer went alone"
            if "perpetrator" in near and not told:
                his = his or match.span()
            elif not near or "victim" in near or told:
                hers = hers or match.span()
        return hers, his
