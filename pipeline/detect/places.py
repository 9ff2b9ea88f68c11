# ruff: noqa: E501 - a pattern stands on one line
"""Find addresses, streets, places and organisations by the words that end them and the words before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from pipeline.detect.mention import GUESSED, Mention
from pipeline.detect.rules import Names
from pipeline.detect.text import fold_word
from pipeline.detect.tokens import Guards

_NAME = r"\p{Lu}[\p{L}'-]*\.?"
_PLAIN = r"\p{Lu}[\p{L}'-]*"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"


def _alternation(words: Iterable[str]) -> str:
    return "|".join(regex.escape(w, special_only=True) for w in sorted(set(words), key=len, reverse=True))


_COLOURS = frozenset(["Red", "Amber", "Green", "Yellow", "Blue", "Black", "White"])


class Places:
    """Find addresses and places in clean text."""

    name = "places"

    def __init__(self, names: Names, guards: Guards) -> None:
        self.guards = guards
        self.names = names
        places = names.places
        street = _alternation(places.street_words)
        building = _alternation(places.building_words)
        number = r"(?:(?:[Nn]o\.? ?|[Nn]umber |№ ?)?(?!(?:19|20)\d\d\b)\d{1,4}[A-Za-z]?(?: ?[-/–] ?\d{1,4}[A-Za-z]?)?)"
        unit = r"(?:(?:[Ff]lat|FLAT|[Aa]partment|[Rr]oom|[Uu]nit|[Cc]aravan|[Pp]lot|[Bb]edsit|[Ss]uite|[Pp]itch) (?:\d{1,4}[A-Za-z]?|[A-Z])\b,? ?)"
        street_full = _alternation(w for w in places.street_words if len(w) > 3 or w in ("Way", "Row", "Rd", "Ave"))
        self._street_short = frozenset(places.street_words) - {
            w for w in places.street_words if len(w) > 3 or w in ("Way", "Row", "Rd", "Ave")
        }
        road = rf"(?:(?:The |Upper |Lower |Old |New |Great |Little |North |South |East |West |St\.? )?{_NAME}(?: (?:of|the|le|y|yr) {_NAME}| {_NAME}){{0,3}}? (?:{street})|(?:The|Y) (?:{street})|(?:Heol|Ffordd|Stryd|Lôn|Maes|Clos|Pen|Bryn|Tan) {_NAME}(?: {_NAME}){{0,2}}|High Street|Broadway)(?!\w)(?:\.(?=,))?"
        house = rf"(?:(?:The |Old |New )?{_NAME}(?: {_NAME}){{0,2}} (?:{building}))(?!\w)"
        town = r"\p{Lu}\p{Ll}[\p{L}'-]*"
        tail = rf"(?:,? ?(?:{town}(?:[ -](?:{town}|upon|under|on|le|by|in|the|of|super)){{0,4}}(?=,|\.? {_POSTCODE}|[.;)]|$| \())){{0,4}}"
        code = rf"(?:,?\.? ?{_POSTCODE}\b)"
        lead = rf"(?:{unit}?(?:{house},? )?{number},? )"
        self.address = regex.compile(
            rf"(?<![\w/])(?:{lead}{road}(?:,{tail})?{code}?|{unit}(?:{house}|{road})(?:,{tail})?{code}?|{house},(?: {road}(?:,{tail})?|{tail}){code})"
        )
        self.street = regex.compile(
            rf"(?<![\w'-])(?:(?:The |Upper |Lower |Old |New |Great |Little |North |South |East |West |St\.? )?{_PLAIN}(?: (?:of|the|le|y|yr) {_PLAIN}| {_PLAIN}){{0,3}}? (?:{street_full})|(?:Heol|Ffordd|Stryd|Lôn|Maes|Clos) {_PLAIN}(?: {_PLAIN}){{0,2}}|High Street)(?!'s|\w)"
        )
        self.on = regex.compile(r"(?i)\b(?:on|in|at|off|of|along|near|to|from|down|up|into) (?:the )?$")
        self.house = regex.compile(rf"(?<![\w'-]){house}")
        self.number = regex.compile(
            r"\b(?i:at|in|to|of|outside|from|near|opposite|neighbours? at|back at) ((?:[Nn]o\.? ?|[Nn]umber |Flat )\d{1,4}[A-Za-z]?)(?![\w/]|\.\d| \d| of| (?:the|on the) list)"
        )
        self.caps_address = regex.compile(
            rf"(?<![\w/]){number},? [A-Z][A-Z' ]{{2,30}} (?:{_alternation(w.upper() for w in places.street_words)})\b(?:,? [A-Z][A-Z ]{{2,20}})?{code}?"
        )
        self.lower_address = regex.compile(
            r"(?<![\w/])\d{1,3}[a-z]? [a-z][a-z']{2,}(?: [a-z]{3,})? (?:road|street|lane|close|avenue|crescent|terrace|gardens|drive|grove)\b"
        )
        self._jargon = frozenset(
            [
                "the",
                "front",
                "care",
                "way",
                "pathway",
                "step",
                "court",
                "crown",
                "view",
                "point",
                "of",
                "action",
                "key",
                "high",
                "side",
                "safe",
                "green",
                "red",
                "amber",
                "first",
                "second",
                "no",
                "one",
                "big",
                "open",
                "quality",
                "data",
                "task",
                "police",
                "domestic",
                "abuse",
                "family",
                "social",
                "housing",
                "work",
                "place",
                "working",
                "right",
                "wrong",
                "child",
                "adult",
                "health",
                "home",
                "way",
                "park",
                "paper",
                "single",
                "referral",
                "front",
            ]
        )
        known = _alternation([*places.counties, *places.cities, *places.countries, *places.regions])
        self.known = regex.compile(rf"(?<![\w'-])(?:{known})(?![\w-])")
        self.countries = frozenset(places.countries) | frozenset(places.regions)
        kinds = _alternation(places.place_words)
        place = rf"({_NAME}(?:-\p{{L}}+)*(?: (?:{_NAME}|upon|under|on|le|in|by|super|y|the(?= \p{{Lu}}))){{0,3}})"
        self.strong = regex.compile(
            rf"\b(?:(?i:(?:she|he|they|who|family|originally) (?:was|is|were|are|came|comes|come|originates?|hails?)|lived?|lives|living|moved?|moves|moving|relocated?|resid(?:es|ed|ing)|returned?|born|raised|grew up|brought up|settled|housed|stayed|staying|home|house|flat|property|address|tenancy|accommodation|based|fled|travelled)(?i: back| away| over| up| down| out| house| home| together| temporarily)? (?i:in|to|at|from|near|around|outside)|(?i:{kinds}) (?i:of|near|outside|called)|(?i:village|town|hamlet) (?i:in)) (?:the (?:{kinds}) of |central |rural |north |south |east |west |nearby )?{place}"
        )
        self.weak = regex.compile(rf"\b(?i:(in|at|near|from|to|around|outside|towards|through|via|across|between|of)) {place}")
        self.after = regex.compile(
            rf"(?<![\w'-]){place} (?i:{kinds}|area|side of town|town centre|high street|railway station|bus station|seafront|harbour|market|post office|library)\b"
        )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the addresses and places of a text."""
        if any(c.isdigit() for c in text) or "Flat" in text:
            for match in self.address.finditer(text):
                if self._plausible(match.group()):
                    yield self._mention(match, "ADDRESS", 0.95, "a house and a street", place_kind="home")
            for match in self.number.finditer(text):
                yield Mention(
                    match.start(1),
                    match.end(1),
                    "ADDRESS",
                    0.6,
                    "house_number",
                    "a house number after a preposition",
                    {"place_kind": "home"},
                    tier=GUESSED,
                )
            for pattern in (self.caps_address, self.lower_address):
                for match in pattern.finditer(text):
                    yield self._mention(match, "ADDRESS", 0.75, "a house number and a street", place_kind="home")
        for match in self.street.finditer(text):
            if regex.search(
                r"(?:Crown|Magistrates'?|County|Family|High|Youth|District|Supreme|Regional) Court$|(?:Green|White) Paper|Football|Car Park$|Theme Park$",
                match.group(),
            ):
                continue
            if set(match.group().split()[-2:]) <= _COLOURS:
                continue  # a rating: "Red Amber Green"
            span = self._without_lead(match.group())
            if (
                span is None
                and self.on.search(text[: match.start()][-12:])
                and not all(w in self._jargon for w in match.group().lower().split())
            ):
                yield Mention(
                    match.start(),
                    match.end(),
                    "ADDRESS",
                    0.55,
                    "street",
                    "a preposition and a name that ends as streets do",
                    {"place_kind": "street"},
                    tier=GUESSED,
                )
            if span is not None:
                yield Mention(
                    match.start() + span,
                    match.end(),
                    "ADDRESS",
                    0.75,
                    "street",
                    "a name that ends as streets do",
                    {"place_kind": "street"},
                    tier=GUESSED,
                )
        for match in self.house.finditer(text):
            span = self._without_lead(match.group())
            if span is not None and not match.group().endswith((" Point", " Hall", " Site", " House of", " Block")):
                yield Mention(
                    match.start() + span,
                    match.end(),
                    "ADDRESS",
                    0.6,
                    "building",
                    "a name that ends as houses do",
                    {"place_kind": "building"},
                    tier=GUESSED,
                )
        for match in self.known.finditer(text):
            word = match.group()
            if fold_word(word) in self.names.first_names and not regex.search(
                r"\b(?:in|to|from|near|at|of) $", text[: match.start()]
            ):
                continue
            kind = "country" if word in self.countries else "area" if word in self.names.places.counties else "town"
            yield self._mention(match, "PLACE", 0.8, "a place everybody knows", place_kind=kind)
        if hint and regex.search(r"\b(?:address|town|place of birth|location|venue)\b", hint):
            body = text.strip()
            if (2 < len(body) < 120 and body[0].isupper()) or (body[:1].isdigit() and regex.search(r"\p{L}{3}", body)):
                start = text.index(body)
                if "address" in hint and regex.search(r"[,\d]", body) and not regex.search(r"[.;] ", body):
                    yield Mention(
                        start,
                        start + len(body),
                        "ADDRESS",
                        0.85,
                        "address_column",
                        "it stands under the heading address",
                        {"place_kind": "home"},
                    )
                elif len(body.split()) <= 4 and not self._nameless(body):
                    yield Mention(
                        start,
                        start + len(body),
                        "PLACE",
                        0.7,
                        "place_column",
                        "it stands under the heading of a place",
                        {"place_kind": "town"},
                        tier=GUESSED,
                    )
        yield from self._by_words_before(text)

    def _by_words_before(self, text: str) -> Iterator[Mention]:
        for match in self.strong.finditer(text):
            found = self._cut(match.group(1), text, match.start(1))
            if found:
                kind = "village" if regex.search(r"\b(?:village|hamlet)\b", match.group()) else "town"
                yield Mention(
                    match.start(1),
                    match.start(1) + len(found),
                    "PLACE",
                    0.85,
                    "place_by_words",
                    "the words before it speak of living somewhere",
                    {"place_kind": kind},
                    tier=GUESSED,
                )
        for match in self.after.finditer(text):
            found = self._cut(match.group(1), text, match.start(1))
            if found == match.group(1):
                yield Mention(
                    match.start(1),
                    match.end(1),
                    "PLACE",
                    0.7,
                    "place_by_words",
                    "the word after it speaks of a place",
                    {"place_kind": "town"},
                    tier=GUESSED,
                )
        for match in self.weak.finditer(text):
            found = self._cut(match.group(2), text, match.start(2))
            if not found:
                continue
            word = match.group(1).lower()
            score = {
                "in": 0.65,
                "near": 0.65,
                "around": 0.6,
                "outside": 0.6,
                "at": 0.5,
                "towards": 0.55,
                "through": 0.35,
                "via": 0.35,
                "across": 0.5,
            }.get(word, 0.3)
            if text[match.end(2) : match.end(2) + 2] == "'s":
                score = 0.3
            if fold_word(found.split()[0]) in self.names.first_names:
                score = min(score, 0.3)
            if score >= 0.5:
                yield Mention(
                    match.start(2),
                    match.start(2) + len(found),
                    "PLACE",
                    score,
                    "place_by_words",
                    f"“{word}” stands before it",
                    {"place_kind": "town"},
                    tier=GUESSED,
                )

    def _cut(self, candidate: str, text: str, start: int) -> str:
        """Return the part of a candidate that can be a place name; empty if none."""
        words = candidate.split(" ")
        kept: list[str] = []
        for word in words:
            low = fold_word(word.strip(".'"))
            if word[:1].isupper() and (
                (self.guards.ordinary(low) and not kept)
                or self.guards.no_name(word.strip(".'"))
                or low in self.guards.peoples
                or low in self.guards.months
                or (len(word) > 1 and word.isupper())
                or len(low) < 3
            ):
                break
            if (
                word[:1].isupper()
                and kept
                and self.guards.ordinary(low)
                and low
                not in (
                    "mowbray",
                    "regis",
                    "magna",
                    "parva",
                    "spa",
                    "bay",
                    "green",
                    "hill",
                    "heath",
                    "cross",
                    "end",
                    "port",
                    "sands",
                    "beach",
                    "common",
                    "moor",
                    "bridge",
                    "park",
                    "head",
                    "abbey",
                    "castle",
                    "wood",
                    "woods",
                    "valley",
                    "marsh",
                    "abbot",
                    "bishop",
                    "monk",
                    "market",
                    "north",
                    "south",
                    "east",
                    "west",
                    "le",
                    "on",
                    "island",
                )
            ):
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
            if (
                low
                in (
                    "the",
                    "upper",
                    "lower",
                    "old",
                    "new",
                    "great",
                    "little",
                    "st",
                    "high",
                    "church",
                    "station",
                    "mill",
                    "king",
                    "queen",
                    "park",
                    "victoria",
                    "albert",
                )
                and len(words) > 1
            ):
                rest = [fold_word(w.strip(".'")) for w in words[1:-1]]
                if low in ("high", "church", "station", "mill", "king", "queen", "park", "victoria", "albert", "st") or any(
                    not self.guards.ordinary(w) for w in rest
                ):
                    if low == "the" or (low == "park" and not rest):
                        return None
                    return offset
                return None
            if self.guards.ordinary(low) and low not in self.names.surnames and low not in self.names.first_names:
                if len(words) == 2:
                    return None
                offset += len(words[0]) + 1
                words = words[1:]
                continue
            if (
                words[-1]
                in (
                    "Way",
                    "Court",
                    "Place",
                    "Green",
                    "Park",
                    "View",
                    "Gate",
                    "Side",
                    "Point",
                    "Hill",
                    "Bank",
                    "Walk",
                    "Rise",
                    "St",
                    "Pl",
                    "Ct",
                    "Dr",
                    "Square",
                    "Estate",
                )
                and fold_word(words[0]) in self.guards.acronyms
            ):
                return None
            return offset
        return None

    def _mention(self, match: regex.Match[str], kind: str, score: float, why: str, **facts: str) -> Mention:
        start, end = match.span()
        while end > start and match.string[end - 1] in " ,.":
            end -= 1
        return Mention(start, end, kind, score, "address" if kind == "ADDRESS" else "gazetteer", why, facts)
