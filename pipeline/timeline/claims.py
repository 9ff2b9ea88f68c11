"""Read what a row claims about a disputed point: children, injuries, disclosure, outcome, risk, who called, who was there.

A claim says field, point, value and the words it rests on. A row that claims two values of one point says neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.model import Entry, Person, Register
from pipeline.timeline.lexicon import evidence, load_words, pattern_of


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a row says about one point; `value` is compared, `said` is shown."""

    field: str
    point: str
    value: str
    said: str = field(repr=False)
    tags: frozenset[str] = frozenset()  # of a person: who it may be


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """The words of one value of one point."""

    field: str
    point: str
    value: str
    words: tuple[str, ...]
    negative: bool  # the words hold the negation themselves


@cache
def rules() -> tuple[ClaimRule, ...]:
    """Load the claim rules of conflicts.yaml."""
    found = []
    for name, points in load_words("conflicts.yaml")["claims"].items():
        for point, values in points.items():
            for value, rule in values.items():
                negative = value in ("no", "none", "nothing", "kept", "whole") or value.startswith(("not ", "no "))
                found.append(ClaimRule(name, point, value, tuple(rule["words"]), negative or value in ("declined", "alone", "no further action")))
    return tuple(found)


@cache
def _lists() -> Mapping[str, Any]:
    return load_words("conflicts.yaml")


class Reader:
    """Reads claims with the words of a case: the names of its children and of the two it is about."""

    def __init__(self, register: Register) -> None:
        lists = _lists()
        children = [*lists["child_words"], *_surfaces(register, "child")]
        partners = [*lists["partner_words"], *_surfaces(register, "perpetrator")]
        self.child = _alternation(children)
        self.names_of_children = {s.casefold(): p.id for p in register.people if p.role == "child" for s in _names_of(p)}
        slots = {"{child}": self.child, "{partner}": _alternation(partners)}
        self.patterns = [(rule, re.compile("|".join(_expanded(w, slots) for w in rule.words), re.IGNORECASE)) for rule in rules()]
        self.negation = re.compile(rf"(?:{pattern_of(lists['negations']).pattern})[^.;:]{{0,22}}$", re.IGNORECASE)
        self.relations = {word: tag for tag, words in lists["relations"].items() for word in words}
        self.relation = re.compile("|".join(rf"(?<![\w-]){re.escape(w)}(?![\w-])" for w in sorted(self.relations, key=lambda w: (-len(w), w))), re.IGNORECASE)
        self.professional = pattern_of(lists["professionals"])
        self.people = {s.casefold(): p for p in register.people for s in _names_of(p)}
        self.person = re.compile("|".join(rf"(?<!\w){re.escape(s)}(?!\w)" for s in sorted(self.people, key=lambda s: (-len(s), s))) or r"(?!)", re.IGNORECASE)

    def claims(self, entry: Entry) -> dict[tuple[str, str], list[Claim]]:
        """Return the claims of a row by field and point, without those it makes both ways."""
        found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self._all(entry):
            found[claim.field, claim.point].append(claim)
        return {key: claims for key, claims in found.items() if claims[0].tags or len({c.value for c in claims}) == 1}

    def _all(self, entry: Entry) -> Iterator[Claim]:
        text = entry.text
        later = " . ".join(filter(None, (text, entry.action)))
        for rule, pattern in self.patterns:
            source = later if rule.field in ("outcome", "other") else text
            for match in pattern.finditer(source):
                if self._holds(rule, match, source):
                    yield Claim(rule.field, rule.point, rule.value, _snippet(source, match.start(), match.end()))
                    break
        yield from self._named_children(text)
        yield from _sides(text)
        yield from _numbers(later)
        yield from _tasks(later, entry.agency)
        yield from self._callers(text)
        yield from self._company(text)

    def _holds(self, rule: ClaimRule, match: re.Match[str], text: str) -> bool:
        before = _clause_before(text, match.start())
        if not rule.negative and (self.negation.search(before) or re.search(r"\b(?:not|no|nil|never)\b", match[0], re.IGNORECASE)):
            return False
        if rule.field == "injury" and re.search(self.child, _sentence_before(text, match.start()), re.IGNORECASE):
            return False  # the children's injuries, not the adult's
        return not (rule.field == "disclosure" and rule.value == "accident" and re.search(r"\bfell (?:asleep|out|ill|pregnant|behind|through)\b", text[match.start() : match.end() + 12], re.IGNORECASE))

    def _named_children(self, text: str) -> Iterator[Claim]:
        """Yield how many children a row says were there, when it names them beside a word of presence."""
        for sentence in _sentences(text):
            if not re.search(r"\b(?:present|in the house|at the address|at home|in bed|asleep|upstairs|witnessed|at his door|at her door|shouting (?:at|to)|with (?:him|her)|spoke to|came in|arrived|moved)\b", sentence, re.IGNORECASE):
                continue
            named = {self.names_of_children[m[0].casefold()] for m in re.finditer(_alternation(self.names_of_children), sentence, re.IGNORECASE)} if self.names_of_children else set()
            if len(named) > 1:
                yield Claim("children_present", "number", "several", sentence)
            elif len(named) == 1 and re.search(r"\bpresent\b", sentence, re.IGNORECASE):
                yield Claim("children_present", "number", "one", sentence)

    # --- people ------------------------------------------------------------------------------------------------------

    def tags(self, text: str) -> frozenset[str]:
        """Return who a stretch of text may mean: roles and relations, register ids, capitalised names."""
        found = {self.relations[m[0].lower()] for m in self.relation.finditer(text)}
        for match in self.person.finditer(text):
            person = self.people[match[0].casefold()]
            found.add("id:" + person.id)
            found |= _tags_of(person, self.relations)
        for match in re.finditer(r"(?:Mr|Mrs|Ms|Miss|Dr)\.? (?:[A-Z][\w'’-]+ )*?([A-Z][\w'’-]{2,})", text):
            found.add("name:" + match[1].casefold())
        if re.search(r"\b(?:AP|IP)\b", text) and not any(t.startswith("id:") for t in found):
            found.add("victim")
        return frozenset(found)

    def _callers(self, text: str) -> Iterator[Claim]:
        for match in _CALLER.finditer(text):
            who = match["by"] or match["who"] or match["reporter"] or ""
            if self.professional.search(who):
                continue
            tags = self.tags(who + (" herself" if re.search(r"\bherself\b", text[match.end() : match.end() + 40]) else ""))
            if tags:
                yield Claim("caller", "caller", "+".join(sorted(tags)), _snippet(text, match.start(), match.end()), tags)
                return

    def _company(self, text: str) -> Iterator[Claim]:
        tags: frozenset[str] = frozenset()
        said = ""
        for match in _COMPANY.finditer(text):
            who = match["with"] or match["there"] or ""
            found = self.tags(who) - {"victim", "child", "son", "daughter"}
            children = any("child" in _tags_of(self.people[m[0].casefold()], self.relations) for m in self.person.finditer(who))
            if found and not children and not self.professional.search(who):
                tags |= found
                said = said or _snippet(text, match.start(), match.end())
        if tags:
            yield Claim("people", "company", "+".join(sorted(tags)), said, tags)


def _surfaces(register: Register, role: str) -> list[str]:
    return [s for p in register.people if p.role == role for s in _names_of(p)]


def _names_of(person: Person) -> list[str]:
    first = person.name.split()[0] if " " in person.name else ""
    return [s for s in dict.fromkeys((person.name, *person.also, first)) if len(s) > 1]


def _tags_of(person: Person, relations: Mapping[str, str]) -> set[str]:
    tags = {person.role} if person.role in ("victim", "perpetrator", "child") else set()
    words = re.findall(r"[\w-]+", (person.relation or "").lower())
    return tags | {relations[w] for w in words[:2] if w in relations}


def _alternation(words: Any) -> str:
    ordered = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(rf"(?<!\w){re.escape(w)}(?!\w)" for w in ordered) + ")" if ordered else r"(?!)"


def _expanded(word: str, slots: Mapping[str, str]) -> str:
    """Turn the words of a rule into a pattern: slots, `…` for up to five words, `*` for the rest of a word."""
    parts = []
    for token in word.split():
        if token in slots:
            parts.append(slots[token])
        elif token == "…":
            parts.append(r"(?:[\w,'’()-]+[\s,-]+){0,5}?")
        elif token == "*":
            parts.append(r"\S+")
        else:
            stem = token.endswith("*")
            parts.append(rf"(?<![\w]){re.escape(token.removesuffix('*'))}" + (r"\w*" if stem else r"(?!\w)"))
    pattern = ""
    for part in parts:
        pattern += part if not pattern or pattern.endswith("{0,5}?") else r"[\s,-]+" + part
    return pattern


def _clause_before(text: str, start: int) -> str:
    return re.split(r"[.;:!?]|\bbut\b", text[:start])[-1]


def _sentence_before(text: str, start: int) -> str:
    return re.split(r"[.!?] ", text[:start])[-1]


def _sentences(text: str) -> list[str]:
    return [s.strip() for s in re.split(r"(?<=[.!?;]) ", text) if s.strip()]


def _snippet(text: str, start: int, end: int) -> str:
    """Return the words around a match, to its sentence's ends, at most 120 characters."""
    left = max(text.rfind(mark, 0, start) for mark in (". ", "; ", "! ", "? ")) + 1
    right = min((i for mark in (". ", "; ") if (i := text.find(mark, end)) >= 0), default=len(text))
    sentence = text[left:right].strip(" .;")
    if len(sentence) <= 120:
        return sentence
    return text[max(left, start - 30) : min(right, end + 50)].strip(" .;")


_NP = r"[A-Z][\w'’.,() -]{0,45}?|(?:a |an |the |his |her |their )[\w'’ -]{2,30}?"
_LINES = r"999|101|111|police|the police|ambulance|an ambulance|us|emergency services|out of hours|the out of hours|control|for help|for an ambulance|in"
_CALLER = re.compile(
    rf"(?:999|101|emergency|telephone|phone)? ?(?i:calls?(?: was| were)?(?: received| made)?) (?:from|by) (?P<by>[\w'’][\w'’.,() -]{{1,40}}?)(?=[:;.,]|$| who| that| stating| saying| reporting| at | about | line| and |\s*\()"
    rf"|(?P<who>{_NP}),? (?:had |has |then |also |have )?(?:rang|called|phoned|telephoned|dialled|dialed|rings|calls)(?: (?:{_LINES})\b|[:,] | to (?:say|report|tell)| reporting)"
    rf"|(?P<reporter>{_NP}),? (?:reports|reported|reporting) (?:\w+ ){{0,3}}(?:scream|shout|bang|argu|fight|disturb|assault|male|female|man|woman)"
)
_COMPANY = re.compile(
    r"(?<!call )(?<!calls )(?<!argument )(?<!row )(?<!contact )(?<!conversation )(?<!met )(?<!meeting )(?<!discussed )(?<!discussion )(?<!relationship )(?<!separated )(?<!spoke )(?<!lives )(?<!living )(?<!phone )"
    r"(?<!speak )(?<!liaised )(?<!shared )(?<!visit )(?<!dispute )(?<!fight )(?<!problems )(?<!agreed )(?<!pleased )\b(?i:with|accompanied by|brought by|brought in by|in the company of|alongside|supported by) (?P<with>(?:(?:his|her|their|the|a|paternal|maternal|grandma|grandad|friend|brother|sister|mother|father|neighbour|husband|wife|partner|aunt|uncle|cousin|mum|dad|Grandma|Grandad|Mr|Mrs|Ms|[A-Z][\w'’-]+)[ ,]*){1,5})"
    r"|(?P<there>(?:(?:His|Her|his|her|[A-Z][\w'’-]+|brother|sister|mother|father|friend|neighbour|husband|wife|partner) ?){1,4})(?:was |were |is |also )*(?:present|there too|at the address|in the room|in the house|staying|with (?:him|her|them)\b)"
)
_REGIONS = {
    "cheek": "face", "eye": "eye", "ear": "ear", "jaw": "face", "temple": "face", "face": "face", "eyebrow": "eye", "wrist": "wrist", "radius": "wrist", "ulna": "wrist", "forearm": "wrist",
    "arm": "arm", "elbow": "arm", "shoulder": "shoulder", "hand": "hand", "finger": "hand", "thumb": "hand", "leg": "leg", "knee": "leg", "thigh": "leg", "shin": "leg", "ankle": "ankle", "foot": "ankle",
    "hip": "hip", "ribs": "ribs", "rib": "ribs", "breast": "chest", "chest": "chest", "kidney": "side", "flank": "side", "collarbone": "shoulder", "clavicle": "shoulder", "humerus": "arm", "femur": "leg", "tibia": "leg",
}  # fmt: skip
_SIDE = re.compile(rf"\b(left|right|lt\.?|rt\.?)[ -](?:[a-z]+[ -]){{0,3}}?({'|'.join(_REGIONS)})s?\b", re.IGNORECASE)
_LENGTH = re.compile(r"\b(\d{1,3}|one|two|three|six|twelve|eighteen)[ -](day|week|month|year)s?'?[ -](?:[a-z]+[ -]){0,2}?(community order|suspended|imprisonment|custod\w+|sentence|order|curfew|prison|in prison|ban|driving ban|tag)\b", re.IGNORECASE)
_SCORE = re.compile(r"\b(DASH|RIC|CAADA|PHQ-?9|GAD-?7|EPDS|AUDIT(?:-C)?|GCS)(?: RIC)?(?: (?:score|risk|assessment|completed|with|of|scored|at|was|is)){0,3}[:, =]*(\d{1,2})(?!\d|/\d\d/|\.\d)(?: (?:ticks|yes))?", re.IGNORECASE)
_TASK = re.compile(
    r"\b(?P<who>[A-Z][A-Za-z'’&]*(?: [A-Z][\w'’]*){0,3}|health|housing|police|us|we|education|social care|school|IDVA|probation) (?:to|will|is to|are to|agreed to) (?P<verb>tell|inform|notify|advise|update|contact|refer|visit|fit|complete|arrange|share|send|write|check|ring|speak)s?\b(?: (?:to|with))?(?: the| a| an)? (?P<object>[\w'’]+)"
    r"|\b(?P<object2>[A-Z][\w'’]*|[a-z]+) to be (?P<verb2>told|informed|notified|advised|updated|contacted|referred|visited|fitted|completed) by (?P<who2>[\w'’]+)"
)
_VERBS = {"told": "tell", "inform": "tell", "informed": "tell", "notify": "tell", "notified": "tell", "advise": "tell", "advised": "tell", "update": "tell", "updated": "tell", "ring": "contact", "speak": "contact",
          "contacted": "contact", "referred": "refer", "visited": "visit", "fitted": "fit", "completed": "complete"}  # fmt: skip


def _sides(text: str) -> Iterator[Claim]:
    """Yield left or right for each region of the body a row names with a side."""
    for match in _SIDE.finditer(text):
        region = _REGIONS[match[2].lower()]
        yield Claim("injury", f"side of {region}", "left" if match[1].lower().startswith("l") else "right", _snippet(text, match.start(), match.end()))


def _numbers(text: str) -> Iterator[Claim]:
    """Yield lengths of sentences and orders, and scores of tools."""
    for match in _LENGTH.finditer(text):
        kind = "order" if "order" in match[3].lower() else "sentence"
        yield Claim("outcome", f"length of {kind}", f"{match[1].lower()} {match[2].lower()}", _snippet(text, match.start(), match.end()))
    for match in _SCORE.finditer(text):
        tool = re.sub(r"[^A-Z]", "", match[1].upper()).replace("RIC", "DASH").replace("CAADA", "DASH")
        yield Claim("other", f"{tool} score", match[2], f"{match[1]} {match[2]}")


def _assignee(who: str, agency: str) -> frozenset[str]:
    """Return what an agency may be called: for "us" the names and kinds of the agency speaking, else the word and its kinds."""
    kinds = evidence().agencies
    if who in ("us", "we"):
        words = [w.lower() for w in re.findall(r"[A-Za-z]+", agency)]
        initials = "".join(w[0] for w in words)
        return frozenset({*words, initials, *(k.name for k in kinds if k.names and k.names.search(agency))})
    return frozenset({who, *who.split(), *(k.name for k in kinds if k.pattern.search(who))})


def _tasks(text: str, agency: str) -> Iterator[Claim]:
    """Yield who is to do what: "Lantern to tell the school"; the agency speaking is "us"."""
    for match in _TASK.finditer(text):
        who = (match["who"] or match["who2"]).lower()
        verb = (match["verb"] or match["verb2"]).lower()
        thing = (match["object"] or match["object2"]).lower()
        verb = _VERBS.get(verb, verb)
        if thing in ("the", "a", "be", "do", "her", "him", "them", "us"):
            continue
        yield Claim("outcome", f"who is to {verb} {thing}", who, _snippet(text, match.start(), match.end()), _assignee(who, agency))
