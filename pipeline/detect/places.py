"""Find addresses, streets, places and organisations by the words that end them and the words before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from pipeline.detect.mention import GUESSED, Mention
from pipeline.detect.rules import Names
from pipeline.detect.text import fold_word
from pipeline.detect.tokens import Guards

_NAME = r"\p{Lu}[\p{L}'.-]*"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"


def _alternation(words: Iterable[str]) -> str:
    return "|".join(regex.escape(w, special_only=True) for w in sorted(set(words), key=len, reverse=True))


class Places:
    """Find addresses and places in clean text."""

    name = "places"

    def __init__(self, names: Names, guards: Guards) -> None:
        self.guards = guards
        self.names = names
        places = names.places
        street = _alternation(places.street_words)
        building = _alternation(places.building_words)
        number = r"(?:(?:[Nn]o\.? ?|[Nn]umber |№ ?)?\d{1,4}[A-Za-z]?(?: ?[-/–] ?\d{1,4}[A-Za-z]?)?)"
        unit = rf"(?:(?:[Ff]lat|FLAT|[Aa]partment|[Rr]oom|[Uu]nit|[Cc]aravan|[Pp]lot|[Bb]edsit|[Ss]uite|[Pp]itch) (?:\d{{1,4}}[A-Za-z]?|[A-Z])\b,? ?)"
        road = rf"(?:(?:The |Upper |Lower |Old |New |Great |Little |North |South |East |West |St\.? )?{_NAME}(?: (?:of|the|and|le|on|y|yr) {_NAME}| {_NAME}){{0,3}}? (?:{street})|(?:The|Y) (?:{street})|(?:Heol|Ffordd|Stryd|Lôn|Maes|Clos|Pen|Bryn|Tan) {_NAME}(?: {_NAME}){{0,2}}|High Street|Broadway)(?!\w)(?:\.(?=,))?"
        house = rf"(?:(?:The |Old |New )?{_NAME}(?: {_NAME}){{0,2}} (?:{building}))(?!\w)"
        tail = rf"(?:,? ?(?:{_NAME}(?:[ -](?:{_NAME}|upon|under|on|le|by|in|the|of|super)){{0,4}}(?=,|\.? {_POSTCODE}|[.;)]|$| \())){{0,4}}"
        code = rf"(?:,?\.? ?{_POSTCODE}\b)"
        lead = rf"(?:{unit}?(?:{house},? )?{number},? )"
        self.address = regex.compile(rf"(?<![\w/])(?:{lead}{road}(?:,{tail})?{code}?|{unit}(?:{house}|{road})(?:,{tail})?{code}?|{house},(?: {road}(?:,{tail})?|{tail}){code})")
        self.street = regex.compile(rf"(?<![\w'-]){road}(?!'s|\w)")
        self.house = regex.compile(rf"(?<![\w'-]){house}")
        self.number = regex.compile(r"\b(?:at |in |to |of |outside |from )?(No\.? ?\d{1,4}[A-Za-z]?)(?![\w/]|\.\d| \d)")
        self.caps_address = regex.compile(rf"(?<![\w/]){number},? [A-Z][A-Z' ]{{2,30}} (?:{_alternation(w.upper() for w in places.street_words)})\b(?:,? [A-Z][A-Z ]{{2,20}})?{code}?")
        self.lower_address = regex.compile(rf"(?<![\w/])\d{{1,3}}[a-z]? [a-z][a-z']{{2,}}(?: [a-z]{{3,}})? (?:road|street|lane|close|avenue|crescent|terrace|gardens|drive|grove)\b")
        known = _alternation([*places.counties, *places.cities, *places.countries, *places.regions])
        self.known = regex.compile(rf"(?<![\w'-])(?:{known})(?![\w-])")
        self.countries = frozenset(places.countries) | frozenset(places.regions)
        kinds = _alternation(places.place_words)
        place = rf"({_NAME}(?:-\p{{L}}+)*(?: (?:{_NAME}|upon|under|on|le|in|by|super|y|the(?= \p{{Lu}}))){{0,3}})"
        self.strong = regex.compile(rf"\b(?:(?i:(?:she|he|they|who|family|originally) (?:was|is|were|are|came|comes|come|originates?|hails?)|lived?|lives|living|moved?|moves|moving|relocated?|resid(?:es|ed|ing)|returned?|born|raised|grew up|brought up|settled|housed|stayed|staying|home|house|flat|property|address|tenancy|accommodation|based|fled|travelled)(?i: back| away| over| up| down| out| house| home| together| temporarily)? (?i:in|to|at|from|near|around|outside)|(?i:{kinds}) (?i:of|near|outside|called)|(?i:village|town|hamlet) (?i:in)) (?:the (?:{kinds}) of |central |rural |north |south |east |west |nearby )?{place}")
        self.weak = regex.compile(rf"\b(?i:(in|at|near|from|to|around|outside|towards|through|via|across|between|of)) {place}")
        self.after = regex.compile(rf"(?<![\w'-]){place} (?i:{kinds}|area|side of town|town centre|high street|railway station|bus station|seafront|harbour|market|post office|library)\b")

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the addresses and places of a text."""
        if any(c.isdigit() for c in text) or "Flat" in text:
            for match in self.address.finditer(text):
                if self._plausible(match.group()):
                    yield self._mention(match, "ADDRESS", 0.95, "a house and a street", place_kind="home")
            for pattern in (self.caps_address, self.lower_address):
                for match in pattern.finditer(text):
                    yield self._mention(match, "ADDRESS", 0.75, "a house number and a street", place_kind="home")
        for match in self.street.finditer(text):
            span = self._without_lead(match.group())
            if span is not None:
                yield Mention(match.start() + span, match.end(), "ADDRESS", 0.75, "street", "a name that ends as streets do", {"place_kind": "street"}, tier=GUESSED)
        for match in self.house.finditer(text):
            span = self._without_lead(match.group())
            if span is not None and not match.group().endswith((" Point", " Hall", " Site", " House of", " Block")):
                yield Mention(match.start() + span, match.end(), "ADDRESS", 0.6, "building", "a name that ends as houses do", {"place_kind": "building"}, tier=GUESSED)
        for match in self.known.finditer(text):
            word = match.group()
            if fold_word(word) in self.names.first_names and not regex.search(r"\b(?:in|to|from|near|at|of) $", text[: match.start()]):
                continue
            kind = "country" if word in self.countries else "area" if word in self.names.places.counties else "town"
            yield self._mention(match, "PLACE", 0.8, "a place everybody knows", place_kind=kind)
        if hint and regex.search(r"\b(?:address|town|place of birth|location|venue)\b", hint):
            body = text.strip()
            if 2 < len(body) < 120 and body[0].isupper() or body[:1].isdigit() and regex.search(r"\p{L}{3}", body):
                start = text.index(body)
                if "address" in hint and regex.search(r"[,\d]", body) and not regex.search(r"[.;] ", body):
                    yield Mention(start, start + len(body), "ADDRESS", 0.85, "address_column", "it stands under the heading address", {"place_kind": "home"})
                elif len(body.split()) <= 4 and not self._nameless(body):
                    yield Mention(start, start + len(body), "PLACE", 0.7, "place_column", "it stands under the heading of a place", {"place_kind": "town"}, tier=GUESSED)
        yield from self._by_words_before(text)

    def _by_words_before(self, text: str) -> Iterator[Mention]:
        for match in self.strong.finditer(text):
            found = self._cut(match.group(1), text, match.start(1))
            if found:
                kind = "village" if regex.search(r"\b(?:village|hamlet)\b", match.group()) else "town"
                yield Mention(match.start(1), match.start(1) + len(found), "PLACE", 0.85, "place_by_words", "the words before it speak of living somewhere", {"place_kind": kind}, tier=GUESSED)
        for match in self.after.finditer(text):
            found = self._cut(match.group(1), text, match.start(1))
            if found == match.group(1):
                yield Mention(match.start(1), match.end(1), "PLACE", 0.7, "place_by_words", "the word after it speaks of a place", {"place_kind": "town"}, tier=GUESSED)
        for match in self.weak.finditer(text):
            found = self._cut(match.group(2), text, match.start(2))
            if not found:
                continue
            word = match.group(1).lower()
            score = {"in": 0.65, "near": 0.65, "around": 0.6, "outside": 0.6, "at": 0.5, "towards": 0.55, "through": 0.35, "via": 0.35, "across": 0.5}.get(word, 0.3)
            if text[match.end(2) : match.end(2) + 2] == "'s":
                score = 0.3
            if fold_word(found.split()[0]) in self.names.first_names:
                score = min(score, 0.3)
            if score >= 0.5:
                yield Mention(match.start(2), match.start(2) + len(found), "PLACE", score, "place_by_words", f"“{word}” stands before it", {"place_kind": "town"}, tier=GUESSED)

    def _cut(self, candidate: str, text: str, start: int) -> str:
        """Return the part of a candidate that can be a place name; empty if none."""
        words = candidate.split(" ")
        kept: list[str] = []
        for word in words:
            low = fold_word(word.strip(".'"))
            if word[:1].isupper() and (self.guards.ordinary(low) and not kept or low in self.guards.months or (len(word) > 1 and word.isupper()) or len(low) < 3):
                break
            if word[:1].isupper() and kept and self.guards.ordinary(low) and low not in ("mowbray", "regis", "magna", "parva", "spa", "bay", "green", "hill", "heath", "cross", "end", "port", "sands", "beach", "common", "moor", "bridge", "park", "head", "abbey", "castle", "wood", "woods", "valley", "marsh", "abbot", "bishop", "monk", "market", "north", "south", "east", "west", "le", "on", "island"):
                break
            kept.append(word)
        while kept and not kept[-1][:1].isupper():
            kept.pop()
        found = " ".join(kept).rstrip(".")
        if found.endswith("'s"):
            found = found[:-2]
        if kept and fold_word(kept[0]) in self.names.first_names and len(kept) > 1:
            return ""
        return found

    def _nameless(self, body: str) -> bool:
        return all(self.guards.ordinary(fold_word(w.strip(".,()'"))) for w in body.split())

    def _plausible(self, address: str) -> bool:
        low = [fold_word(w) for w in regex.findall(r"\p{L}[\p{L}']+", address)]
        return not (low and low[0] in self.guards.months)

    def _without_lead(self, street: str) -> int | None:
        """Return where a street name begins in a candidate that may carry ordinary words in front; None if it is no name."""
        words = street.split(" ")
        offset = 0
        while len(words) > 1:
            low = fold_word(words[0].strip(".'"))
            if low in ("the", "upper", "lower", "old", "new", "great", "little", "st", "high", "church", "station", "mill", "king", "queen", "park", "victoria", "albert") and len(words) > 1:
                rest = [fold_word(w.strip(".'")) for w in words[1:-1]]
                if low in ("high", "church", "station", "mill", "king", "queen", "park", "victoria", "albert", "st") or any(not self.guards.ordinary(w) for w in rest):
                    if low == "the" or low == "park" and not rest:
                        return None
                    return offset
                return None
            if self.guards.ordinary(low) and low not in self.names.surnames and low not in self.names.first_names:
                if len(words) == 2:
                    return None
                offset += len(words[0]) + 1
                words = words[1:]
                continue
            if words[-1] in ("Way", "Court", "Place", "Green", "Park", "View", "Gate", "Side", "Point", "Hill", "Bank", "Walk", "Rise", "St", "Pl", "Ct", "Dr", "Square", "Estate") and fold_word(words[0]) in self.guards.acronyms:
                return None
            return offset
        return None

    def _mention(self, match: regex.Match[str], kind: str, score: float, why: str, **facts: str) -> Mention:
        start, end = match.span()
        while end > start and match.string[end - 1] in " ,.":
            end -= 1
        return Mention(start, end, kind, score, "address" if kind == "ADDRESS" else "gazetteer", why, facts)


class Organisations:
    """Find organisations in clean text."""

    name = "organisations"

    def __init__(self, names: Names, guards: Guards) -> None:
        self.guards = guards
        self.names = names
        self.patterns = []
        self.household: set[str] = set()
        joint = r"(?:(?:of|and|the|&|for|on|in|upon|St\.?|C of E|R\.?C\.?|-) ){0,2}"
        for kind in names.organisations:
            if kind.household:
                self.household.add(kind.kind)
            if kind.endings:
                pattern = regex.compile(rf"(?<![\w'@-])(?:(?:The )?{_NAME} {joint}){{1,6}}?(?:{_alternation(kind.endings)})(?![\w-])(?:'s)?(?: (?:of|in|for) (?:the )?{_NAME}(?: {_NAME}){{0,3}})?")
                self.patterns.append((kind, pattern))
            if kind.beginnings:
                self.patterns.append((kind, regex.compile(rf"(?<![\w'-])(?:{_alternation(kind.beginnings)}) (?:the )?{_NAME}(?:(?: of| and| for| the|,)? {_NAME}){{0,4}}")))
        self.ending_words = frozenset(w for k in names.organisations for e in (*k.endings, *k.beginnings) for w in fold_word(e).split())
        self.saint = regex.compile(rf"(?<![\w'-])(?:St\.?|Saint) {_NAME}'?s?(?=[ ,.;)]|$)")
        self.employer = regex.compile(rf"\b(?:(?i:work(?:s|ed|ing)?|employ(?:ed|ment)|job|shifts?|apprentice(?:ship)?|position|contract|driver|mechanic|manager)(?: \w+){{0,4}}? (?i:for|at|by|with)) (?:the |a )?({_NAME}(?: (?:(?:and|&) )?{_NAME}){{0,4}})")

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the organisations of a text."""
        for kind, pattern in self.patterns:
            for match in pattern.finditer(text, overlapped=False):
                begin = self._begin(match.group(), kind.public)
                if begin is None:
                    continue
                score = 0.85 if kind.household else 0.65
                why = f"a name that ends as a {kind.kind.replace('_', ' ')} does"
                yield Mention(match.start() + begin, match.end(), "ORGANISATION", score, "organisation", why, {"org_kind": kind.kind}, tier=GUESSED)
        for match in self.saint.finditer(text):
            if not regex.match(r"(?:St\.?|Saint) (?:John Ambulance)", match.group()):
                yield Mention(match.start(), match.end(), "ORGANISATION", 0.55, "saint", "a church, school or hospital is called after a saint", {"org_kind": "school" if regex.search(r"(?i)\b(?:school|nursery|pupil|class|daughter|son|child)\b", text) else "place_of_worship"}, tier=GUESSED)
        for match in self.employer.finditer(text):
            words = match.group(1).split(" ")
            if any(not self.guards.ordinary(fold_word(w.strip("'.,"))) and not (w.isupper() and len(w) < 5) for w in words) and fold_word(words[0]) not in self.names.first_names:
                yield Mention(match.start(1), match.end(1), "ORGANISATION", 0.6, "employer", "the words before it speak of work", {"org_kind": "employer"}, tier=GUESSED)

    def _begin(self, found: str, public: bool) -> int | None:
        """Return where the name begins in a candidate; None if all its words are ordinary."""
        offset = 0
        words = found.split(" ")
        while words:
            low = fold_word(words[0].strip(".,'"))
            if low in ("the", "a", "an", "at", "in", "to", "from", "of", "and", "when", "she", "he", "they", "her", "his", "both", "for", "by", "with", "on", "attended", "since", "while", "after", "before", "this", "that", "also", "however", "although", "where"):
                offset += len(words[0]) + 1
                words = words[1:]
                continue
            break
        proper = [w for w in words if w[:1].isupper() and not self.guards.ordinary(fold_word(w.strip(".,'"))) and not (w.isupper() and len(w) < 6)]
        names = [w for w in words[:-1] if fold_word(w.strip(".,'")) in self.names.surnames or fold_word(w.strip(".,'")) in self.names.first_names]
        if len(words) < 2 or not (proper or names and not public):
            return None
        return offset
