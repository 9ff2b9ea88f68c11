# ruff: noqa: E501 - a pattern stands on one line
"""Find the codes of caravans, pitches, lodges and berths, and the rooms of hotels: each is somebody's address.

"caravan C23", "a static, C23, at Sample Sands", "C23 Sample Sands Holiday Park", "room 305" where a hotel is spoken of. A code found
so is the address wherever the case writes it alone (`register/spread.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.words.mention import Mention
from pipeline.detect.words.patterns import PLAIN

CODE = r"(?:[A-Z]{1,2}-?\d{1,3}[A-Za-z]?)"
# What a letter and digits mean besides a stand, where they stand alone: vitamins, vertebrae, school years, motorways, diagnoses.
NO_CODE = regex.compile(r"(?:B12|T1[0-2]|KS\d\d|Y\d{1,2}|PC\d+|M\d{1,2}|F\d\d)")
_STAND = r"(?:(?:(?:static|touring|mobile|holiday|park|residential) )*(?:caravan|chalet|lodge|pitch|berth|mooring|static|mobile home|park home|cabin|houseboat|beach hut|pod|yurt|plot|trailer))"
_SITE = r"(?:(?:Holiday|Caravan|Leisure|Chalet|Touring|Residential|Mobile Home|Camping) (?:Park|Site|Village|Centre)|Holidays|Park Homes|Caravans|Chalets|Lodges|Moorings|Marina|Boatyard|Sands)"
_TOLD = regex.compile(
    rf"\b(?P<all>(?i:{_STAND})(?i:,? (?:no\.? ?|number )?|, )?\(?(?P<code>{CODE})\)?)(?![\w/-]|\.\d)(?:,? (?:at|on|in) (?:the )?{PLAIN}(?: {PLAIN}){{0,4}})?"
)
_AT_SITE = regex.compile(
    rf"(?<![\w/-])(?P<all>(?P<code>{CODE}),? (?:(?:at|on|in) )?(?:the )?{PLAIN}(?: {PLAIN}){{0,3}} {_SITE})(?![\w-])"
)
_HOTEL = regex.compile(
    r"(?i)\b(?:hotels?|guest ?houses?|b&b|bed and breakfast|hostel|premier inn|travelodge|check-?out|check-?in|checked (?:in|out)|housekeep\p{L}*|chambermaids?|room service|night porter|reception(?:ist)? of the|bed stripped|deep clean)\b"
)
_ROOM = regex.compile(
    r"\b(?i:rooms?|rm)\.? (?:no\.? ?|number )?(?P<code>\d{1,4}[A-Za-z]?)(?![\w/%-]|[.:]\d| (?:people|beds?|guests?)\b)"
)
_OTHER_ROOM = regex.compile(
    r"(?i)\b(?:interview|court|meeting|class|consulting|treatment|conference|custody|delivery|theatre|ward|school|clinic|committee|contact|training|hospital|hearing) $"
)


class Berths:
    """Find stands and rooms by their codes."""

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the stands and hotel rooms of a text."""
        for match in (*_TOLD.finditer(text), *_AT_SITE.finditer(text)):
            yield _home(match.start(), match.end(), 0.86, "the code of a caravan, lodge, pitch or berth")
        for match in _ROOM.finditer(text) if _HOTEL.search(text) else ():
            if not _OTHER_ROOM.search(text[max(0, match.start() - 16) : match.start()]):
                yield _home(match.start(), match.end(), 0.82, "the room of a hotel")


def _home(start: int, end: int, score: float, why: str) -> Mention:
    return Mention(start, end, "ADDRESS", score, "address", why, {"place_kind": "home"})
