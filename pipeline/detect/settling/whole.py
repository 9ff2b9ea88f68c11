# ruff: noqa: E501 - a pattern stands on one line
"""Let a find take all of what it is part of: the rest of a reference or account, the number of a house, the words of a place.

Half a reference can be looked up, and half a place is guessed. What stays readable by a keep rule is never taken in, and no
other find is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, PROPOSED, REGISTER, Mention, with_facts
from pipeline.detect.words.patterns import WORD_NUMBER
from pipeline.detect.words.text import fold_word

_NUMBERS = frozenset(
    [
        "CAD",
        "EXHIBIT",
        "HANDLE",
        "NMC_PIN",
        "PNC_ID",
        "CUSTODY_RECORD",
        "PROBATION_CRN",
        "DATIX",
        "COURT_CASE",
        "INQUEST",
        "URN",
        "ASN",
    ]
)
_RUN = regex.compile(r"[\p{L}\d]+(?:[/_\-–.][\p{L}\d]+)*")  # what is written without a space: "CR/19/0033-B", "shaz_88"
_ACCOUNT = regex.compile(r"@?[\p{L}\d]+(?:[._-]+[\p{L}\d]+)*_*")
_HOUSE = regex.compile(
    r"(?:(?<![\p{L}\d])(?:Flat|Apartment|Unit|Room|Plot|Caravan) \w{1,4},? )?(?<![\w/.,:£-])(?!(?:19|20)\d\d\b)\d{1,4}[A-Za-z]?,? (?:[Tt]he )?$"
)
_SPELT = regex.compile(
    rf"(?<![\p{{L}}\d'-])(?i:(?:(?:flat|number|no\.?|unit|room|pitch|plot) )?(?:(?:one|two|three|four) hundred(?: and)? )?{WORD_NUMBER}(?: [a-d])?),? (?:[Tt]he )?$"
)
_LEFT = regex.compile(r"(?<=[\p{L}\d,;)'\"] )(?P<word>\p{Lu}[\p{L}'-]+) $")
_RIGHT = regex.compile(r"^ (?P<word>\p{Lu}[\p{L}-]+)(?!['\p{L}\d])")


class Whole:
    """Widen finds in clean text."""

    def __init__(self, guards: Guards) -> None:
        self.guards = guards

    def widen(self, mentions: Iterable[Mention], text: str, stays: Sequence[Mention]) -> list[Mention]:
        """Return the finds of a text, each with all of what it is part of."""
        mentions = list(mentions)
        taken = [m for m in (*mentions, *stays) if m.score >= PROPOSED]
        return [self._one(m, text, taken) if m.score >= PROPOSED and m.kind != "QUOTE" else m for m in mentions]

    def _one(self, mention: Mention, text: str, taken: Sequence[Mention]) -> Mention:
        if mention.kind in ("PERSON", "HANDLE") or mention.kind.endswith(("_NUMBER", "_REFERENCE")) or mention.kind in _NUMBERS:
            mention = self._unbroken(mention, text)
            if mention.kind == "PERSON" and mention.tier != REGISTER and mention.facts.get("form") != "code":
                mention = self._all_names(mention, text, [o for o in taken if not o.overlaps(mention) and o.kind != "QUOTE"])
            return mention
        if mention.kind not in ("PLACE", "ADDRESS") or mention.tier == REGISTER:
            return mention
        others = [o for o in taken if not o.overlaps(mention) and o.kind != "QUOTE"]
        if mention.tier == GUESSED and mention.kind == "PLACE" and mention.facts.get("place_kind") not in ("country", "county"):
            mention = self._all_words(mention, text, others)
        return self._with_house(mention, text, others)

    @staticmethod
    def _unbroken(mention: Mention, text: str) -> Mention:
        """Take the rest of a reference, or of an account that holds a name: "MSP-2021" of "MSP-2021-0931", "shaz" of "shaz_88"."""
        beside = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
        if not any(one and (one.isalnum() or one in "_-/.@–") for one in beside):
            return mention
        pattern = _ACCOUNT if mention.kind in ("PERSON", "HANDLE") else _RUN
        for end in (mention.start, mention.end):
            run = next(
                (
                    r
                    for r in pattern.finditer(text, max(0, mention.start - 30), min(len(text), mention.end + 30))
                    if r.start() <= end <= r.end() and r.start() < mention.end and mention.start < r.end()
                ),
                None,
            )
            if run is None:
                continue
            more = run.group()
            mixed = any(c.isdigit() for c in more) and (mention.kind != "PERSON" or regex.search(r"\p{L}\d|_", more))
            if (
                mention.kind == "PERSON"
                and regex.fullmatch(r"[\p{L}.-]+", more) is None
                and regex.search(r"_|\p{Ll}\d", more) is None
            ):
                continue
            if mixed or (mention.kind in ("PERSON", "HANDLE") and "_" in more):
                mention = replace(mention, start=min(mention.start, run.start()), end=max(mention.end, run.end()))
        return mention

    def _with_house(self, mention: Mention, text: str, others: Sequence[Mention]) -> Mention:
        """Take the number of a house before a place: "14 Brynhyfryd", "Flat 3, 7 Sarn Isaf"."""
        before = text[max(0, mention.start - 40) : mention.start]
        house = _HOUSE.search(before) or (
            _SPELT.search(before) if mention.kind == "ADDRESS" or regex.search(r"(?i)number|flat|, $", before[-14:]) else None
        )
        if house is None or mention.facts.get("place_kind") in ("country", "county"):
            return mention
        start = mention.start - len(house.group())
        if any(
            o.start < mention.start and start < o.end and o.kind not in ("AGE", "QUANTITY", "ADDRESS", "CASE_REFERENCE")
            for o in others
        ):
            return mention
        return with_facts(replace(mention, start=start, kind="ADDRESS", score=max(mention.score, 0.6)), place_kind="home")

    def _all_words(self, mention: Mention, text: str, others: Sequence[Mention]) -> Mention:
        """Take the capitalised words beside a place that are part of its name: "Much Example", "Example Reach"."""
        left = _LEFT.search(text[max(0, mention.start - 24) : mention.start])
        if left and self._part(left["word"], text, mention.start - len(left["word"]) - 1, others, before=True):
            mention = replace(mention, start=mention.start - len(left["word"]) - 1)
        right = _RIGHT.match(text[mention.end : mention.end + 24])
        if right and self._part(right["word"], text, mention.end + 1, others, before=False):
            mention = replace(mention, end=mention.end + len(right.group()))
        return mention

    def _all_names(self, mention: Mention, text: str, others: Sequence[Mention]) -> Mention:
        """Take the capitalised word behind a name, and a first name in lower case before one: "Jane Example Park", "mark example"."""
        written = text[mention.start : mention.end]
        guards = self.guards
        if written.islower():
            left = regex.search(r"(?<![\p{L}\d'-])(?P<word>\p{Ll}{2,}) $", text[max(0, mention.start - 24) : mention.start])
            low = left["word"] if left else ""
            given = low in guards.names.first_names or low in guards.ambiguous or low in guards.names.surnames
            if (
                given
                and low not in guards.never
                and not any(o.end > mention.start - len(low) - 1 and o.start < mention.start for o in others)
            ):
                return replace(mention, start=mention.start - len(low) - 1)
            return mention
        right = _RIGHT.match(text[mention.end : mention.end + 24])
        if right is None or not mention.facts.get("form") or written[-1:] in ".)" or mention.score < 0.6:
            return mention
        word, low = right["word"], fold_word(right["word"])
        bare = guards.ordinary(low) and (low in guards.never or low in guards.names.generic or low in guards.ends)
        role = (
            low in guards.kin_before
            or low in guards.titles
            or low in guards.names.words.jobs
            or low in guards.months
            or low in guards.peoples
            or guards.no_name(word)
        )
        if (
            bare
            or role
            or word.isupper()
            or any(o.start < mention.end + len(right.group()) and mention.end < o.end for o in others)
        ):
            return mention
        return replace(mention, end=mention.end + len(right.group()))

    def _part(self, word: str, text: str, start: int, others: Sequence[Mention], *, before: bool) -> bool:
        low = fold_word(word)
        guards = self.guards
        if any(o.start < start + len(word) and start < o.end for o in others):
            return False
        if word.isupper() or low in guards.titles or low in guards.kin or low in guards.months or low in guards.peoples:
            return False
        if word in guards.acronyms or low in guards.names.generic or low in guards.ends:
            return False
        if before:
            return low not in guards.never or low in _FRONT
        return guards.ordinary(low) and low not in guards.never


# What English places begin with.
_FRONT = frozenset(
    [
        "much",
        "great",
        "little",
        "long",
        "upper",
        "lower",
        "nether",
        "over",
        "under",
        "above",
        "high",
        "low",
        "old",
        "new",
        "market",
        "chipping",
        "castle",
        "temple",
        "abbots",
        "bishops",
        "kings",
        "queens",
        "monks",
        "priors",
        "stoke",
        "north",
        "south",
        "east",
        "west",
        "middle",
        "mid",
        "inner",
        "outer",
        "saint",
        "st",
        "port",
        "isle",
        "glen",
        "loch",
        "ben",
        "royal",
        "steeple",
        "maids",
        "black",
        "white",
        "red",
        "green",
        "cold",
        "burnt",
        "fenny",
        "guilden",
        "hook",
        "holy",
    ]
)
