# ruff: noqa: E501 - a pattern stands on one line
"""Find addresses, streets and houses by numbers and by the words that end them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.locations.berths import Berths
from pipeline.detect.locations.house_numbers import HouseNumbers
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import CELTIC_NAME, PLAIN, WORD_NUMBER, alternation
from pipeline.detect.words.text import fold_word

_NAME = r"\p{Lu}[\p{L}'-]*\.?"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_RATING = frozenset(["Red", "Amber", "Green", "Yellow", "Blue", "Black", "White"])
_NO_STREET = regex.compile(
    r"(?:Crown|Magistrates'?|County|Family|High|Youth|District|Supreme|Regional|Sheriff) Court$|(?:Green|White) Paper|Football|Car Park$|Theme Park$"
)
_NO_HOUSE = (" Point", " Hall", " Site", " House of", " Block")
_OF_WARDS = regex.compile(r"\b(?:Ward|Unit|Hospital|Infirmary|Theatre|ED|A&E|Resus)\b")
_ON = regex.compile(r"(?i)\b(?:on|in|at|off|of|along|near|to|from|down|up|into) (?:the )?$")


class Addresses:
    """Find addresses in clean text."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.guards = guards
        self.names = names
        self.next_door = HouseNumbers()
        self.berths = Berths()
        places = names.places
        self.jargon = frozenset(places.no_street)
        self.leads = frozenset(places.street_leads)
        self.alone = frozenset(places.street_names)
        self.short = frozenset(places.streets_after_acronyms)
        street = alternation(places.street_words)
        building = alternation(places.building_words)
        number = r"(?:(?:[Nn]o\.? ?|[Nn]umber |№ ?|Rhif )?(?!(?:19|20)\d\d\b)\d{1,4}[A-Za-z]?(?: ?[-/–] ?\d{1,4}[A-Za-z]?)?)"
        unit = r"(?:(?:[Ff]lat|FLAT|[Aa]partment|[Aa]pt|[Rr]oom|[Rr]m|[Uu]nit|[Cc]aravan|[Pp]lot|[Bb]edsit|[Ss]uite|[Pp]itch|[Ll]odge|[Cc]halet|[Bb]erth|[Mm]ooring|[Ss]tatic|[Hh]ut) (?:\d{1,4}[A-Za-z]?|[A-Z])\b,? ?)"
        street_full = alternation(w for w in places.street_words if len(w) > 3 or w in ("Way", "Row", "Rd", "Ave"))
        road = rf"(?:(?:The |Upper |Lower |Old |New |Great |Little |North |South |East |West |St\.? )?{_NAME}(?: (?:of|the|le|y|yr) {_NAME}| {_NAME}){{0,3}}? (?:{street})|(?:The|Y) (?:{street})|(?:{alternation((*places.street_heads, *places.numbered_heads))})(?: (?:y|yr|Y|Yr|'r|Uchaf|Isaf))? {PLAIN}(?: {PLAIN}){{0,2}}|High Street|Broadway)(?!\w)(?:\.(?=,))?"
        house = rf"(?:(?:The |Old |New )?{_NAME}(?: {_NAME}){{0,2}} (?:{building}))(?!\w)"
        town = r"\p{Lu}\p{Ll}[\p{L}'-]*"
        tail = rf"(?:,? ?(?:{town}(?:[ -](?:{town}|upon|under|on|le|by|in|the|of|super)){{0,4}}(?=,|\.? {_POSTCODE}|[.;)]|$| \())){{0,4}}"
        code = rf"(?:,?\.? ?{_POSTCODE}\b)"
        several = rf"(?:\d{{1,3}}[A-Za-z]?, )*\d{{1,3}}[A-Za-z]?(?:,? and| or| to| ?&) (?={number} )"
        lead = rf"(?:{unit}?(?:{house},? )?(?:{several})?{number},? )"
        self.address = regex.compile(
            rf"(?<![\w/])(?:{lead}{road}(?:,{tail})?{code}?|{unit}(?:{house}|{road})(?:,{tail})?{code}?|{house},(?: {road}(?:,{tail})?|{tail}){code})"
        )
        self.street = regex.compile(
            rf"(?<![\w'-])(?:(?:The |Upper |Lower |Old |New |Great |Little |North |South |East |West |St\.? )?{PLAIN}(?: (?:of|the|le|y|yr) {PLAIN}| {PLAIN}){{0,3}}? (?:{street_full})|(?:{alternation(places.street_heads)})(?: (?:y|yr|na|nan|an))? {PLAIN}(?: {PLAIN}){{0,2}}|High Street)(?!'s|\w)"
        )
        self.house = regex.compile(rf"(?<![\w'-]){house}")
        self.plas = regex.compile(rf"(?<![\w'-])(?:{alternation(places.house_heads)}){CELTIC_NAME}")  # "Plas y Llan"
        self.line = regex.compile(
            rf"\s*(?P<all>\d{{1,4}}[A-Za-z]? (?P<name>{PLAIN}(?: (?:(?:of|the|y|le|upon) )?{PLAIN}){{1,3}})),?\s*"
        )
        # "Bay 6, Example's Patch", "Lodge 18, Sample Holiday Park": a stand for a home and the site it is on
        self.pitch = regex.compile(
            rf"(?<![\w/-])(?:Pitch|Plot|Bay(?= \d+[A-Za-z]?,)|Berth|Mooring|Yard|Caravan|Chalet|Lodge|Static|Stand|Trailer|Mobile Home|Park Home|Cabin|Hut|Houseboat)s? (?:[Nn]o\.? ?)?(?:[A-Z]?\d{{1,4}}[A-Za-z]?|[A-Z](?=,))(?:,? (?:on |at |in )?(?:the )?(?!(?:Ward|Unit|Bay|Theatre)\b){PLAIN}(?: (?:(?:of|the|on) )?{PLAIN}){{0,4}}){{1,2}}(?:,? off (?:the )?{PLAIN}(?: {PLAIN}){{0,3}})?(?:,? ?{_POSTCODE})?"
        )
        # "the Example caravan site": its first word is none of English
        self.site = regex.compile(
            rf"(?<![\w'-])(?P<name>(?!The ){PLAIN}(?: {PLAIN}){{0,2}}) (?:caravan|mobile home|residential|holiday|static|travell?er(?:s'?)?|gypsy|lodge|chalet) (?:site|park|camp)(?![\w-])"
        )
        self.number = regex.compile(
            r"\b(?i:at|in|to|of|on(?= (?:Pitch|Plot|Berth|Mooring|Stand) )|outside|from|near|opposite|neighbours? at|back at) ((?:[Nn]o\.? ?|[Nn]umber |(?:Flat|Apartment|Pitch|Plot|Caravan|Chalet|Berth|Mooring|Bungalow|Bedsit|Static) )\d{1,4}[A-Za-z]?)(?![\w/]|\.\d| \d| of| (?:the|on the) list)"
        )
        # the flat or room behind the name of its house: "Example Court, Rm 12"
        self.unit = regex.compile(
            rf"(?<=\p{{Lu}}[\p{{L}}'-]+ (?:{building}|{street_full}),? ?\(?)(?P<unit>(?i:flat|apartment|apt|room|rm|unit|bedsit)\.? (?:no\.? ?)?\d{{1,4}}[A-Za-z]?)(?![\w/]|\.\d)"
        )
        # a number with a letter after words of living: "she lived at 14b"
        self.lettered = regex.compile(
            r"\b(?i:liv(?:ed|es|ing)|home|house|flat|stay(?:ed|s|ing)|moved|address|outside|neighbours?|visit(?:ed|s)?|went|back|round|called|knocked|mr|mrs|ms|miss|tenant|lady|man|woman|couple|family|lad|resident|residents|people|complaints?|noise|those)(?: (?-i:\p{Lu}[\p{L}'-]+))?(?: \p{Ll}+){0,2}? (?:at|to|in|from|is|was) (\d{1,3}[a-hA-H])(?![\w/]|\.\d)"
        )
        # "the Examples at 39", "the lady at 14": who lives there
        self.neighbour = regex.compile(
            r"(?:\b[Tt]he \p{Lu}[\p{L}'-]+s|\b(?i:lady|woman|man|girl|bloke|fella|chap|guy|lad|couple|family|folk|people|neighbours?|tenants?|residents?|lot|lads|girls|students|them|those|nextdoor|next door)) (?:(?:over|down|up|across) )?at (?:no\.? ?|number )?(\d{1,3})(?![\w/%]|[.:,]\d| ?(?:\p{L}+ )?(?:years?|weeks?|months?|days?|hours?|per cent|am|pm|miles?|o'clock|people)\b)"
        )
        # "Twelve, the Maltings, Example Lane": a number in words before a house or street
        self.spelt = regex.compile(
            rf"(?<![\w'-])(?i:{WORD_NUMBER}),? (?i:the )?(?:{PLAIN}(?: {PLAIN}){{0,2}},? )?(?={road}|{house})"
        )
        # a number and a row of houses in Welsh: "Rhif 4, Tai Example"
        self.row = regex.compile(rf"(?<![\w'-])Rhif \d{{1,4}}\w?,? {PLAIN}(?: {PLAIN}){{0,3}}")
        # a street in lower case, as notes write it: "either side of harbour rd", "met on mill ln"
        self.lower_street = regex.compile(
            r"\b(?:on|in|at|off|of|along|near|to|from|down|up|by) ((?!the |a |an |her |his |their |our |my |this |that )[a-z][a-z']{2,}(?: [a-z]{3,})? (?:rd|ln|ave|cres|gdns|terr|tce))\b"
        )
        self.caps_address = regex.compile(
            rf"(?<![\w/]){number},? [A-Z][A-Z' ]{{2,30}} (?:{alternation(w.upper() for w in places.street_words)})\b(?:,? [A-Z][A-Z ]{{2,20}})?{code}?"
        )
        self.lower_address = regex.compile(
            r"(?<![\w/])\d{1,3}[a-z]? [a-z][a-z']{2,}(?: [a-z]{3,})? (?:road|street|lane|close|avenue|crescent|terrace|gardens|drive|grove)\b"
        )

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the addresses of a text."""
        if any(c.isdigit() for c in text) or "Flat" in text:
            yield from self._numbered(text)
        yield from self.next_door.find(text)
        yield from self.berths.find(text)
        for match in self.spelt.finditer(text):
            end = match.end()
            while text[end - 1] in " ,":
                end -= 1
            yield Mention(
                match.start(),
                end,
                "ADDRESS",
                0.6,
                "house_number",
                "a number in words before a street",
                {"place_kind": "home"},
                tier=GUESSED,
            )
        for match in self.lower_street.finditer(text):
            why = "a short word for a street, in lower case"
            yield Mention(*match.span(1), "ADDRESS", 0.6, "street", why, {"place_kind": "street"}, tier=GUESSED)
        for match in self.site.finditer(text):
            if not self.guards.ordinary(fold_word(match["name"].split(" ")[0])):
                why = "the name of a site for caravans or lodges"
                yield Mention(*match.span(), "ADDRESS", 0.7, "street", why, {"place_kind": "building"}, tier=GUESSED)
        for match in self.street.finditer(text):
            words = match.group().split()
            if _NO_STREET.search(match.group()) or set(words[-2:]) <= _RATING:
                continue
            lead = self._without_lead(match.group())
            if lead is not None:
                why = "a name that ends as streets do"
                yield Mention(
                    match.start() + lead, match.end(), "ADDRESS", 0.75, "street", why, {"place_kind": "street"}, tier=GUESSED
                )
            elif _ON.search(text[: match.start()][-12:]) and not all(w.lower() in self.jargon for w in words):
                why = "a preposition and a name that ends as streets do"
                yield Mention(*match.span(), "ADDRESS", 0.55, "street", why, {"place_kind": "street"}, tier=GUESSED)
        for match in self.plas.finditer(text):
            why = "a name that begins as houses do in Welsh or Gaelic"
            yield Mention(*match.span(), "ADDRESS", 0.96, "building", why, {"place_kind": "building"}, tier=GUESSED)
        for match in self.house.finditer(text):
            lead = self._without_lead(match.group())
            if lead is not None and not match.group().endswith(_NO_HOUSE):
                why = "a name that ends as houses do"
                yield Mention(
                    match.start() + lead, match.end(), "ADDRESS", 0.6, "building", why, {"place_kind": "building"}, tier=GUESSED
                )

    def _numbered(self, text: str) -> Iterator[Mention]:
        for match in self.address.finditer(text):
            if self._plausible(match.group()):
                yield _whole(match, 0.95, "a house and a street")
        for match in self.pitch.finditer(text):
            if not _OF_WARDS.search(match.group()):
                yield _whole(match, 0.85, "a pitch, plot or berth and its site")
        for match in (*self.number.finditer(text), *self.lettered.finditer(text)):
            why = "a house number after a preposition"
            start, end = match.span(1)
            yield Mention(start, end, "ADDRESS", 0.6, "house_number", why, {"place_kind": "home"}, tier=GUESSED)
        for match in self.unit.finditer(text):
            why = "a flat or room behind the name of its house"
            yield Mention(*match.span("unit"), "ADDRESS", 0.8, "house_number", why, {"place_kind": "home"}, tier=GUESSED)
        for match in self.neighbour.finditer(text):
            why = "the number of a house, behind who lives there"
            yield Mention(*match.span(1), "ADDRESS", 0.65, "house_number", why, {"place_kind": "home"})
        for match in self.row.finditer(text) if "Rhif" in text else ():
            yield _whole(match, 0.9, "a number and a row of houses")
        for pattern in (self.caps_address, self.lower_address):
            for match in pattern.finditer(text):
                yield _whole(match, 0.75, "a house number and a street")
        line = self.line.fullmatch(text)
        if line and not all(self.guards.ordinary(fold_word(w)) for w in line.group("name").split()):
            why = "a line that holds a number and a name, as letter heads do"
            yield Mention(*line.span("all"), "ADDRESS", 0.7, "address_line", why, {"place_kind": "home"}, tier=GUESSED)

    def _plausible(self, address: str) -> bool:
        low = [fold_word(w) for w in regex.findall(r"\p{L}[\p{L}']+", address)]
        return not (low and low[0] in self.guards.months)

    def _without_lead(self, street: str) -> int | None:
        """Return where a street name begins in a candidate that may carry ordinary words in front; None if it is no name."""
        words = street.split(" ")
        offset = 0
        while len(words) > 1:
            low = fold_word(words[0].strip(".'"))
            if low in self.leads:
                strange = any(not self.guards.ordinary(fold_word(w.strip(".'"))) for w in words[1:-1])
                good = low in self.alone or (strange and low != "the")
                return offset if good and not (low == "park" and len(words) == 2) else None
            if self.guards.ordinary(low) and low not in self.names.surnames and low not in self.names.first_names:
                if len(words) == 2:
                    return None
                offset += len(words[0]) + 1
                words = words[1:]
                continue
            return None if words[-1] in self.short and fold_word(words[0]) in self.guards.acronyms else offset
        return None


def _whole(match: regex.Match[str], score: float, why: str) -> Mention:
    start, end = match.span()
    while end > start and match.string[end - 1] in " ,.":
        end -= 1
    return Mention(start, end, "ADDRESS", score, "address", why, {"place_kind": "home"})
