# ruff: noqa: E501 - a pattern stands on one line
"""Find small bodies by where they are or what is done there: "the Co-op on Example Lane", "ran the Bell at Sample", "the Mercy convent"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import PLAIN, alternation
from pipeline.detect.words.text import fold_word

_PLACE = rf"{PLAIN}(?: (?:(?:on|upon|the|le|in|by|under) ){{0,2}}{PLAIN}){{0,2}}"
_ENDS = r"(?=[,.;:)]|$| \p{Ll})"


class Haunts:
    """Find shops, inns, clubs and convents that many could be, until the street, village or people beside them says which."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.names = names
        self.guards = guards
        small = names.small
        street = alternation(w for w in names.places.street_words if len(w) > 3 or w in ("Way", "Row", "Rd", "Ave"))
        self.shop = regex.compile(
            rf"(?<![\w'-])(?:{alternation(small.shops)})(?: (?:Express|Local|Extra|Metro|Superstore|Food|Inn|garage|petrol station|filling station|store|shop|branch))?,? (?:on|in|at|off) (?:the )?(?:{PLAIN} ){{0,3}}(?:{street})(?![\w'-]| \p{{Lu}})"
        )
        self.inn_of = regex.compile(
            rf"(?<![\w'-])(?P<name>[Tt]he (?P<sign>{PLAIN}(?:(?: (?:and|&))? {PLAIN})?) at (?P<at>{_PLACE})){_ENDS}"
        )
        # what is done in an inn, or to it: what a sign shows with a capital is no beast or crown there
        self.inn = regex.compile(
            rf"\b(?i:dr(?:ank|inks?|inking)(?: with (?:(?:his|her|their|the|some) )?[\p{{L}}'-]+(?: [\p{{L}}'-]+){{0,2}}?)? (?:in|at)|barred from|thrown out of|chucked out of|(?:landlord|landlady|licensee|tenants?|manager) of|(?:had |have |has )?r[au]n|running|took over|taken over|regulars? (?:at|in|of)|pints? (?:at|in)|a (?:drink|pint|quick one|lock-in|fight) (?:at|in|outside)|bar of|shifts? (?:at|in|behind the bar of)|quiz (?:at|in)) (?P<name>(?i:the) (?P<sign>{PLAIN}(?:(?: (?:and|&))? {PLAIN})?))(?![\w'-]| (?:Prosecution|Court|test|fund|award|project|scheme|programme|course|team|appeal|charity|campaign))"
        )
        self.club = regex.compile(
            rf"(?<![\w'-])(?P<name>(?:(?!(?:The|A|An) ){PLAIN} ){{1,4}}(?:{alternation(small.clubs)}))(?![\w'-]| \p{{Lu}})"
        )
        self.convent = regex.compile(
            rf"(?<![\w'-])(?P<name>(?P<own>(?!(?:The|A|An) ){PLAIN}(?: (?:of (?:the )?)?{PLAIN}){{0,3}}) (?:convent|priory|abbey|monastery|friary|nunnery|presbytery|parochial house|vicarage|rectory|manse|seminary|novitiate)(?:,? (?:(?:at|in|near|of) )?{_PLACE}{_ENDS})?)(?![\w'-])"
        )
        self.order = regex.compile(
            rf"(?<![\w'-])(?:[Tt]he )?(?:{alternation(small.orders)})(?: (?:[Cc]hurch|[Cc]hapel|[Cc]ongregation|[Aa]ssembly|[Hh]all|[Tt]emple))?,? (?:(?:at|in|of|near|on) )?(?P<at>{_PLACE}){_ENDS}"
        )

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the small bodies of a text."""
        for match in self.shop.finditer(text):
            yield _mention(*match.span(), "shop", "a shop of a chain, and its street")  # sure: a chain is kept only without one
        for pattern in (self.inn_of, self.inn):
            for match in pattern.finditer(text):
                yield from self._inn(match)
        for match in self.club.finditer(text):
            words = match["name"].split(" ")
            own = [fold_word(w.removesuffix("'").removesuffix("'s")) for w in words]
            if any(self._telling(w) for w in words[: len(words) - 1]) and not any(low in self.guards.months for low in own):
                yield _mention(*match.span("name"), "club", "a name that ends as clubs do")
        for match in self.convent.finditer(text):
            yield _mention(*match.span("name"), "place_of_worship", "a house of a church, and which one")
        for match in self.order.finditer(text):
            at = match["at"].split(" ")[0]
            if not self.guards.no_name(at) and fold_word(at) not in self.guards.months:
                yield _mention(*match.span(), "place_of_worship", "an order or church, and where it meets")

    def _inn(self, match: regex.Match[str]) -> Iterator[Mention]:
        signs = [fold_word(w.removesuffix("'s")) for w in regex.findall(PLAIN, match["sign"])]
        if not any(low in self.names.inn_words for low in signs) or any(low in self.names.generic for low in signs):
            return
        if signs[-1] not in self.names.inn_words and " and " not in match["sign"] and "&" not in match["sign"]:
            return  # "the Star Chamber"
        at = fold_word(match["at"].split(" ")[0]) if "at" in match.groupdict() else ""
        if at in self.guards.months or at in ("christmas", "easter", "court") or (at and self.guards.no_name(at)):
            return  # "the Star at Christmas"
        yield _mention(*match.span("name"), "pub", "it is called as inns are")

    def _telling(self, word: str) -> bool:
        """Say whether a word before "Club" tells which: a name, a people, a place; no word such as "Breakfast"."""
        low = fold_word(word.removesuffix("'").removesuffix("'s"))
        if (
            low in self.names.generic
            or low in self.guards.titles
            or self.guards.no_name(word)
            or (word.isupper() and len(word) < 6)
        ):
            return False
        return not self.guards.ordinary(low) or low in self.guards.peoples or low in self.names.surnames


def _mention(start: int, end: int, kind: str, why: str) -> Mention:
    if kind == "shop":
        return Mention(start, end, "ORGANISATION", 0.85, "haunt", why, {"org_kind": kind})
    return Mention(start, end, "ORGANISATION", 0.8, "haunt", why, {"org_kind": "venue" if kind == "club" else kind}, tier=GUESSED)
