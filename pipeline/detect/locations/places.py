# ruff: noqa: E501 - a pattern stands on one line
"""Find places by the gazetteer, by the words around them, and by the heading of their column."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.locations.addresses import Addresses
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import Impersonal, is_product
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import alternation
from pipeline.detect.words.text import fold_word

_NAME = r"\p{Lu}[\p{L}'-]*\.?"
_COLUMN = regex.compile(r"\b(?:address|town|place of birth|location|venue)\b")
# How sure a preposition makes us that a place follows.
_BEFORE = {"in": 0.65, "near": 0.65, "around": 0.6, "outside": 0.6, "towards": 0.55, "at": 0.5, "across": 0.5}


class Places:
    """Find addresses and places in clean text."""

    name = "places"

    def __init__(self, names: Names, guards: Guards, impersonal: Impersonal) -> None:
        self.guards = guards
        self.names = names
        self.impersonal = impersonal
        self.addresses = Addresses(names, guards)
        places = names.places
        self.seconds = frozenset(places.second_words)
        known = alternation([*places.counties, *places.cities, *places.countries, *places.regions])
        self.known = regex.compile(rf"(?<![\w'-])(?P<place>{known})(?:-(?:based|born|wide|educated))?(?![\w-])")
        self.countries = frozenset(places.countries) | frozenset(places.regions)
        kinds = alternation(places.place_words)
        place = rf"({_NAME}(?:-\p{{L}}+)*(?: (?:{_NAME}|upon|under|on|le|in|by|super|y|the(?= \p{{Lu}}))){{0,3}})"
        self.strong = regex.compile(
            rf"\b(?:(?i:(?:she|he|they|who|family|originally) (?:was|is|were|are|came|comes|come|originates?|hails?)|lived?|lives|living|moved?|moves|moving|relocated?|resid(?:es|ed|ing)|returned?|born|raised|grew up|brought up|settled|housed|stayed|staying|home|house|flat|property|address|tenancy|accommodation|based|fled|travelled)(?i: back| away| over| up| down| out| house| home| together| temporarily)? (?i:in|to|at|from|near|around|outside)|(?i:{kinds}) (?i:of|near|outside|called)|(?i:village|town|hamlet) (?i:in)) (?:the (?:{kinds}) of |central |rural |north |south |east |west |nearby )?{place}"
        )
        self.weak = regex.compile(rf"\b(?i:(in|at|near|from|to|around|outside|towards|through|via|across|between|of)) {place}")
        # "into the River Example": with its article, for "River" is a first name as well
        self.river = regex.compile(
            rf"(?<![\w'-])(?:[Tt]he (?:River|Water of|Burn of) {_NAME}(?: {_NAME})?|(?:(?:[Tt]he |[Yy]r )?Afon|(?<=\b(?:in|into|at|by|near|of|from|on|beside|across|to) )(?:Llyn|Loch|Lough)) {_NAME}(?: {_NAME})?)(?![\w'-])"
        )
        self.after = regex.compile(
            rf"(?<![\w'-]){place} (?i:{kinds}|area|side of town|town centre|high street|railway station|bus station|seafront|harbour|market|post office|library)\b"
        )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the addresses and places of a text."""
        yield from self.addresses.find(text)
        yield from self._known(text)
        if hint and _COLUMN.search(hint):
            yield from self._in_column(text, hint)
        yield from self._by_words_around(text)

    def _known(self, text: str) -> Iterator[Mention]:
        for match in self.known.finditer(text):
            word = match.group("place")
            if fold_word(word) in self.names.first_names and not regex.search(
                r"\b(?:in|to|from|near|at|of) $", text[: match.start()]
            ):
                continue
            kind = "country" if word in self.countries else "county" if word in self.names.places.counties else "town"
            score = 0.45 if self.impersonal(text, *match.span()) else 0.8
            yield Mention(*match.span(), "PLACE", score, "gazetteer", "a place everybody knows", {"place_kind": kind})

    def _in_column(self, text: str, hint: str) -> Iterator[Mention]:
        body = text.strip()
        if not ((2 < len(body) < 120 and body[0].isupper()) or (body[:1].isdigit() and regex.search(r"\p{L}{3}", body))):
            return
        start = text.index(body)
        end = start + len(body)
        if "address" in hint and regex.search(r"[,\d]", body) and not regex.search(r"[.;] ", body):
            why = "it stands under the heading address"
            yield Mention(start, end, "ADDRESS", 0.85, "address_column", why, {"place_kind": "home"})
        elif len(body.split()) <= 4 and not all(self.guards.ordinary(fold_word(w.strip(".,()'"))) for w in body.split()):
            why = "it stands under the heading of a place"
            yield Mention(start, end, "PLACE", 0.7, "place_column", why, {"place_kind": "town"}, tier=GUESSED)

    def _by_words_around(self, text: str) -> Iterator[Mention]:
        for match in self.strong.finditer(text):
            found = self._cut(match.group(1))
            if found:
                kind = "village" if regex.search(r"\b(?:village|hamlet)\b", match.group()) else "town"
                yield _by_words(match.start(1), found, 0.85, "the words before it speak of living somewhere", kind)
        for match in self.river.finditer(text):
            yield _by_words(match.start(), match.group(), 0.96, "what stands before it is a word for water", "river")
        for match in self.after.finditer(text):
            if self._cut(match.group(1)) == match.group(1):
                yield _by_words(match.start(1), match.group(1), 0.7, "the word after it speaks of a place", "town")
        for match in self.weak.finditer(text):
            found = self._cut(match.group(2))
            word = match.group(1).lower()
            score = _BEFORE.get(word, 0.3)
            if (
                not found
                or is_product(found, self.names)
                or score < 0.5
                or text[match.end(2) : match.end(2) + 2] == "'s"
                or fold_word(found.split()[0]) in self.names.first_names
                or (self.known.fullmatch(found) and self.impersonal(text, *match.span(2)))
            ):
                continue
            yield _by_words(match.start(2), found, score, f"“{word}” stands before it", "town")

    def _cut(self, candidate: str) -> str:
        """Return the part of a candidate that can be a place name; empty if none."""
        kept: list[str] = []
        for word in candidate.split(" "):
            low = fold_word(word.strip(".'"))
            if word[:1].isupper():
                ordinary = self.guards.ordinary(low)
                if (
                    (ordinary and (not kept or low not in self.seconds))
                    or self.guards.no_name(word.strip(".'"))
                    or low in self.guards.peoples
                    or low in self.guards.months
                    or (len(word) > 1 and word.isupper())
                    or len(low) < 3
                ):
                    break
            kept.append(word)
            if word.endswith(".") and len(low) > 3:
                break  # the sentence ends: "moved to Saltmere. Tamsin Rourke said"
        while kept and not kept[-1][:1].isupper():
            kept.pop()
        found = " ".join(kept).rstrip(".").removesuffix("'s")
        return "" if kept and fold_word(kept[0]) in self.names.first_names and len(kept) > 1 else found


def _by_words(start: int, found: str, score: float, why: str, kind: str) -> Mention:
    return Mention(start, start + len(found), "PLACE", score, "place_by_words", why, {"place_kind": kind}, tier=GUESSED)
