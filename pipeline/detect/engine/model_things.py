# ruff: noqa: E501 - a pattern stands on one line
"""Weigh what the name model calls a place or an organisation: streets and wards, towns and counties, public bodies and others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.detect.engine.model_values import ModelValues
from pipeline.detect.rulebook.word_lists import Names, OrganisationKind
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import is_product
from pipeline.detect.words.mention import PROPOSED, Mention, with_facts
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token

_BELOW = PROPOSED - 0.05
_PUBLIC = re.compile(
    r"(?i)\b(?:unit|institute|royal|national|authority|ministry|department|court|council|police|constabulary|nhs|trust|commission\w*|committee|government|university|agency|board|prison|hmp|probation|service|services|parliament|tribunal|office|prosecut\w+|partnership|federation|college of|coroner|constable|commissioner|minister|ombudsman|inspectorate|journal|lancet)\b"
)
_OF_LAW = re.compile(
    r"(?i)\b(?:crown|magistrates?'?|county|family|high|youth|district|supreme|coroner'?s?|criminal|civil|tribunal|appeal|sheriff|administrative|constitutional|regional|military|labour|commercial|european|international|federal|state)\b"
)
# What places of Wales, Scotland and Ireland begin with as a word of its own: "at Pont Example"
_CELTIC = re.compile(
    r"(?:Pont|Capel|Cwm|Nant|Ynys|Rhyd|Porth|Moel|Afon|Pen-?y[a-z]*|Tal-y[a-z]*|Betws|Maes|Rhos|Coed|Glen|Loch|Lough|Inver|Bally|Kil|Dun) [A-Z][\w'-]*(?: [A-Z][\w'-]*)*$"
)
_STREET = re.compile(
    r" (?:Road|Street|Lane|Close|Avenue|Drive|Gardens|Terrace|Crescent|Grove|Mews|Hill|Rise|Way|Row|Square|Parade|Wharf|Quay|Yard|Walk|Place)$"
)


class ModelThings:
    """Judge the places and organisations of the name model in one case."""

    def __init__(self, names: Names, guards: Guards, values: ModelValues) -> None:
        self.guards = guards
        self.values = values
        self.endings: list[tuple[OrganisationKind, re.Pattern[str]]] = [
            (
                kind,
                re.compile(
                    rf"(?:^|[\s'])(?:{'|'.join(re.escape(e) for e in kind.endings)})$|^(?:{'|'.join(re.escape(b) for b in (*kind.beginnings, *kind.heads)) or '(?!)'})\b"
                ),
            )
            for kind in names.organisations
            if kind.endings
        ]

    def place_like(self, mention: Mention, text: str) -> Mention | None:
        """Read "Example Ward" or "Example Road" as what it is, whatever the model calls it."""
        bare = text[mention.start : mention.end]
        kind = next(
            (
                k
                for k, pattern in self.endings
                if pattern.search(bare) and k.kind in ("hospital", "gp_practice", "school", "nursery", "refuge", "care_home")
            ),
            None,
        )
        if kind is not None:
            return replace(mention, kind="ORGANISATION", facts={"org_kind": kind.kind})
        if _STREET.search(bare) and re.search(r"(?i)\b(?:on|in|at|of|to|near|from|along|off) $", text[: mention.start][-8:]):
            return replace(mention, kind="ADDRESS", facts={"place_kind": "street"}, score=min(mention.score, 0.9))
        if _CELTIC.match(bare) and re.search(
            r"(?i)\b(?:in|at|to|near|from|by|outside|towards|above|below) $", text[: mention.start][-8:]
        ):
            return replace(mention, kind="PLACE", facts={"place_kind": "village"})
        return None

    def _generic(self, lows: Sequence[str]) -> bool:
        """Say whether all words but the last name no organisation by themselves: "Specialist Domestic Violence Court"."""
        return all(low in self.guards.names.generic for low in lows[:-1])

    def _a_body(self, words: Sequence[str], lows: Sequence[str]) -> bool:
        """Say whether a word of a name is one of bodies, or an acronym: the model's word alone keeps nothing readable."""
        bodies = self.guards.ends | self.guards.names.generic
        area = self._extent(" ".join(words)) in ("county", "country")  # "the approach of Northumbria": its police or council
        return area or any(low in bodies for low in lows) or any(w.isupper() and len(w) > 2 for w in words)

    def _extent(self, written: str) -> str:
        """Say whether a place is a country, a county or a town."""
        places = self.guards.names.places
        parts = re.split(r",? (?:and|&) |, ", written.removeprefix("the ").removesuffix("'s"))
        if all(part in (*places.countries, *places.regions) for part in parts):
            return "country"
        return "county" if all(part in places.counties for part in parts) else "town"

    def judge(self, mention: Mention, text: str, tokens: Sequence[Token]) -> Mention | None:
        """Return a place or organisation of the model as what it is worth; `tokens` are its words, trimmed. None if it is nothing."""
        if not tokens:
            return None
        if tokens[0].start and text[mention.start : mention.start + 4].lower() != "the ":
            mention = replace(mention, start=mention.start + tokens[0].start)
        written = text[mention.start : mention.end]
        words = re.findall(r"[^\W\d_][\w'-]*", written)
        lows = [fold_word(w.removesuffix("'s")) for w in words]
        if not words:
            return None
        single = len(words) == 1
        if single and len(words[0]) == 1:
            return None  # the letter of a house number or a list
        if words[-1] == "Court" and not single and not _OF_LAW.search(written) and not self._generic(lows):
            return replace(mention, kind="ADDRESS", facts={"place_kind": "building"}, score=min(mention.score, 0.9))
        if words[-1] == "Ward" and not single:
            return replace(mention, kind="PLACE", facts={"place_kind": "ward"})
        if words[0] in ("St", "Saint") and text[mention.end : mention.end + 2] == "'s":
            mention = replace(mention, end=mention.end + 2)
            return replace(mention, kind="ORGANISATION", facts={**mention.facts, "org_kind": "organisation"})
        if not any(w[0].isupper() for w in words) and mention.score < 0.9:
            return None
        if single and words[0] in self.guards.acronyms:
            return None
        if single and is_product(words[0], self.guards.names):
            return replace(mention, score=min(mention.score, _BELOW))
        if all(low in self.values.nationalities or low in self.values.languages for low in lows):
            return self.values.trait(mention, text, ())
        if single and (
            self.guards.ordinary(lows[0]) or (words[0].isupper() and len(words[0]) <= 6) or lows[0] in self.guards.months
        ):
            return replace(mention, score=_BELOW) if mention.score >= 0.8 else None
        if mention.kind == "PLACE":
            if _STREET.search(written) and re.search(r"(?i)\b(?:on|along|off|up|down) $", text[: mention.start][-8:]):
                return replace(mention, kind="ADDRESS", facts={"place_kind": "street"}, score=min(mention.score, 0.9))
            extent = self._extent(written)
            if extent == "county" and text[: mention.start].endswith(" at ") and written in self.guards.names.places.cities:
                extent = "town"  # "sentenced at Durham"
            if extent in ("county", "country") and self.values.impersonal(text, mention.start, mention.end):
                return replace(mention, score=_BELOW)
            return with_facts(mention, place_kind=mention.facts.get("place_kind") or extent)
        bare = re.sub(r"'s$", "", written)
        kind = next((k for k, pattern in self.endings if k.household and pattern.search(bare)), None)
        if kind is not None:
            return with_facts(mention, org_kind=kind.kind)
        if all(low in self.guards.names.generic or low in ("and", "of", "in", "for") for low in lows):
            return replace(mention, score=_BELOW)  # "School Nursing and Housing"
        if _PUBLIC.search(bare) or (mention.facts.get("org_kind") == "public_body" and self._a_body(words, lows)):
            return with_facts(mention, org_kind="public_body")
        if all(self.guards.ordinary(low) for low in lows) and mention.score < 0.8:
            return replace(mention, score=_BELOW)
        return with_facts(mention, org_kind="organisation")
