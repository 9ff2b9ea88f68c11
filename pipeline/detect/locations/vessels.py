# ruff: noqa: E501 - a pattern stands on one line
"""Find the names of boats and their port letters, and the numbers of bus routes.

A boat leads to its owner, by the fishing registers and the papers; a bus to the valley or coast it serves.

A name is taken whole, with its article, its number and the word for the boat before it ("his boat, the Girl Sample (XX 123)"),
so that what is left reads on ("his boat"). Ferries, warships and cruise ships are public and stay.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import Mention
from pipeline.detect.words.patterns import MONTH, PLAIN, WEEKDAY
from pipeline.detect.words.text import fold_word

_NOUN = r"(?:(?:fishing|sailing|motor|canal|house|speed|rowing|pilot|under-ten-metre|under-10-metre) ?boat|boat|yacht|(?:beam |stern )?trawler|crabber|netter|potter|toiler|coble|(?:inshore |all-weather )?lifeboat|narrow ?boat|widebeam|barge|dinghy|cabin cruiser|cruiser|catamaran|ketch|sloop|schooner|lugger|cutter|smack|drifter|dredger|vessel|tug|gig)"
_CODE = r"(?:,? ?\(?(?!(?:HM|PC|DC|DS|DI|PS|UK|AM|PM)\b)[A-Z]{1,3} ?\d{1,4}\b\)?)"
_WORD = rf"(?!(?:{MONTH}|{WEEKDAY})\b){PLAIN}"
_NAME = rf"(?:{_WORD}(?:-\p{{Lu}}?\p{{L}}+)*(?: (?:(?:of|o'|the|an|and|&|y|de|la) (?:the )?)?{_WORD}){{0,3}}(?: [IVX]{{1,4}}\b)?)(?<!'s)"
_AFLOAT = regex.compile(
    r"(?i)\b(?:boats?|yachts?|trawlers?|vessels?|at sea|harbour|quay|fishing|fisherman|fishermen|skipper\p{L}*|lifeboat|adrift|moored|moorings?|sailed|sailing|aboard|astern|crewed|deckhand|cox|coxswain|stern|afloat|marina|canal|barge|narrowboat|alb|ilb|m?fv|nm off|miles off)\b"
)
_BARE = regex.compile(
    rf"^(?:[^\p{{Lu}}]|MFV |F/V |FV |RNLB |ALB |ILB |SY |S/Y |M/Y |The |\p{{Lu}}\p{{Ll}}+(?=,? (?:the|called|named) ))*(?P<name>{_NAME})[\"')]*$"
)
_END_CODE = regex.compile(rf"{_CODE}$")
# Words that stand with a capital behind "aboard the" and are bodies, places and public ships.
_NO_BOAT = regex.compile(
    r"(?:Council|Board|Trust|Service|Services|Team|Police|Panel|Navy|Army|Guard|Coastguard|Office|Authority|Ferry|Ferries|Committee|Association|Club|Group|Society|Network|Agency|Club|Court|Act|Department|Government|Project|Programme|Partnership|College|School|Union|Charity|Foundation|Commission|Harbour|Quay|Marina|Sea|Ocean|Channel|Atlantic|Thames|Estuary|Canal|River|Crown|Institution|RNLI|MCA|RNLB|Island|Islands|Isles|Force|Home|Housing)$"
)
_PUBLIC = regex.compile(r" (?i:ferry|ferries|vessels?|helicopter|ships?|patrol|officers?|staff|crew|liner|launch|station|team)\b")
_VERB = (
    r"(?! (?i:said|says|told|asked|had|has|was|is|rang|bought|sold|owned|took|went|came|did|could|would|and (?:he|she|they))\b)"
)


# "by the 23B bus", "the number 7 bus", "bus 23B"
_ROUTE = regex.compile(
    r"(?<![\w£.,:/-])(?:(?i:no\.? ?|number |route )?(?P<route>[A-Z]?\d{1,3}[A-Z]?) bus(?! (?:stops?|passes|journeys|rides|trips|drivers|tickets|routes|lanes|shelters))(?![\w-])|(?P<word>(?:[Tt]he )?[Bb]us) (?i:no\.? ?|number |route )?(?P<route>[A-Z]\d{1,3}|\d{1,3}[A-Z]|(?<=(?:no\.? ?|number |route ))\d{1,3})(?![\w:/-]))"
)


class Vessels:
    """Find boats by the words around their names."""

    name = "vessels"

    def __init__(self, names: Names, guards: Guards) -> None:
        self.guards = guards
        self.patterns = (
            # "his boat, the Girl Sample (XX 123)", "the yacht Sea Sample", "a narrowboat called Sample"
            regex.compile(
                rf"(?<![\w'-])(?P<noun>(?i:{_NOUN}))(?:,? (?:which (?:is|was) )?(?:called|named) (?:the )?[\"']?(?P<name>{_NAME})[\"']?|,? ?\(? ?[\"'](?:[Tt]he )?(?P<name>{_NAME})[\"']\)?|(?:,| -| –|:| \()? ?(?:the|RNLB|MFV|FV|MV) (?P<name>{_NAME})\)?|,? (?P<name>{_NAME})(?={_CODE}))(?P<code>{_CODE})?(?![\w-])"
            ),
            regex.compile(
                rf"(?<![\w'-])(?P<noun>(?i:yacht|trawler|crabber|narrow ?boat|lugger|ketch|sloop|schooner|coble|fishing (?:boat|vessel))) (?P<name>{_NAME}){_VERB}(?P<code>{_CODE})?(?![\w-])"
            ),
            regex.compile(
                rf"(?<![\w'-])(?:[Tt]he )?(?P<kind>MFV|F/V|FV|RNLB|ALB|ILB|SY|S/Y|M/Y) [\"']?(?P<name>{_NAME})[\"']?(?P<code>{_CODE})?(?![\w-])"
            ),
            # "aboard the Sample", "stern of Girl Sample XX 123"
            regex.compile(
                rf"\b(?i:aboard|on board|coxswain of|cox of|skipper of|skippers?|skippered|crewed|crew of|crewman (?:on|of)|crewing on|deckhand (?:on|of|aboard)|mate of|(?:stern|bows?|deck|wheelhouse|hold|rail|gunwale|mast|rigging) of|berthed|sank|lost (?:with|on)|fish(?:es|ed|ing) (?:in|on|from)|sail(?:s|ed|ing) (?:in|on)) (?P<all>(?:the )?[\"']?(?P<name>{_NAME})[\"']?(?P<code>{_CODE})?)(?![\w-])"
            ),
        )
        self.coded = regex.compile(
            rf"(?<![\w'-])(?P<all>(?:[Tt]he )?(?P<name>{_WORD}(?: {_WORD}){{1,3}}),? \(?(?P<code>[A-Z]{{1,3}} ?\d{{1,4}})\)?)(?= (?i:adrift|aground|moored|sank|sailed|in the harbour|inner harbour|at sea)|, (?i:inner|outer) harbour)"
        )
        self.letters = regex.compile(
            r"\b(?i:(?:boat|trawler|yacht|vessel|crabber|registered|port letters(?: and numbers?)?)(?: (?:number|no\.?|reg(?:istration)?\.?|with|is|was|are))*)[:,]? \(?(?P<code>(?!(?:HM|PC|DC|DS|DI|PS)\b)[A-Z]{1,3} ?\d{1,4})(?![\w-]|[./]\d)"
        )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the boats of a text that speaks of the water."""
        for match in _ROUTE.finditer(text) if "us" in text else ():
            yield Mention(*match.span(), "VEHICLE", 0.8, "bus_route", "the number of a bus route", {"vehicle_kind": "bus_word"})
        if not _AFLOAT.search(text):
            return
        for pattern in (*self.patterns, self.coded):
            for match in pattern.finditer(text):
                if self._a_boat(match):
                    yield _vessel(match, "all" if "all" in pattern.groupindex else 0)
        for match in self.letters.finditer(text):
            yield Mention(*match.span("code"), "VEHICLE", 0.8, "vessel", "the port letters and number of a boat", {})

    def _a_boat(self, match: regex.Match[str]) -> bool:
        name = match["name"]
        words = name.split(" ")
        lows = [fold_word(w) for w in words]
        if (
            _NO_BOAT.search(name)
            or _PUBLIC.match(match.string, match.end())
            or lows[0] in self.guards.titles
            or (len(words) == 1 and name.isupper() and len(name) < 6)
        ):
            return False
        groups = match.groupdict()
        if groups.get("code") or groups.get("kind"):
            return True
        article = (
            match.string[: match.start("name")]
            .rstrip("\"'")
            .endswith(("the ", "The ", "called ", "named ", "RNLB ", "MFV ", "FV ", "MV "))
        )
        quoted = match.string[match.start("name") - 1 : match.start("name")] in ('"', "'")
        if article or quoted:
            return not (len(words) == 1 and lows[0] in self.guards.never)
        # without its article, "skipper Jan Sample" is a person and "on board Example" a place
        return groups.get("noun") is not None and lows[0] not in self.guards.names.first_names


def bare_name(written: str) -> str:
    """Return the name or number alone: "Girl Sample" of "boat, the Girl Sample (XX 123)", "23B" of "23B bus"."""
    route = _ROUTE.fullmatch(written)
    if route is not None:
        return route["route"] if any(c.isalpha() for c in route["route"]) and len(route["route"]) > 2 else ""
    found = _BARE.search(_END_CODE.sub("", written))
    return found["name"] if found else ""


def _vessel(match: regex.Match[str], group: str | int) -> Mention:
    start, end = match.span(group)
    noun = match.groupdict().get("noun") or ""
    form = "lifeboat" if "lifeboat" in noun.lower() or match.groupdict().get("kind") in ("RNLB", "ALB", "ILB") else "boat"
    while match.string[end - 1] in " ,":
        end -= 1
    facts = {"vehicle_kind": f"{form}_word" if noun else form}
    return Mention(start, end, "VEHICLE", 0.85, "vessel", "the name of a boat, by the words around it", facts)
