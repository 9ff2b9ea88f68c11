"""Two ways to call one person that a text equates: "SW1 (Piers Example)", "HO1 is Odile Example", "Una = Tamsin Example".

Without it a practitioner has a number for the code and another for the name, and a reader takes them for two. A list ("SW1, Piers
Example and the nurse") equates nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.redact.cast import Subject
from pipeline.redact.enriching import Place

_EQUATES = re.compile(r"\s*(?:=|\bis\b|\bwas\b|–|-)\s*|\s*\($", re.IGNORECASE)
_EQUAL = re.compile(r"\s*=\s*")


def with_codes_named(places: Sequence[Place], cast: Mapping[str, Subject]) -> tuple[list[Place], dict[str, Subject]]:
    """Return the findings, and the cast, in which a code or a name that a text equates with another is that person."""
    same: dict[str, str] = {}
    people = [p for p in places if p.finding.entity_type == "PERSON" and p.unit is not None and p.finding.state == "proposed"]
    for first, second in pairwise(people):
        if first.order[:2] == second.order[:2] and first.unit is not None:
            told = _equated(first, second, first.unit.text, cast)
            if told and same.get(told[0], told[1]) == told[1] and told[1] not in same:
                same[told[0]] = told[1]
    if not same:
        return list(places), dict(cast)
    joined = dict(cast)
    for gone, stays in same.items():
        if (own := joined.get(stays)) is not None and (other := cast.get(gone)) is not None:
            names = own.names if other.code else tuple(dict.fromkeys((*own.names, *other.names)))
            joined[stays] = replace(own, names=names, title=own.title or other.title, agency=own.agency or other.agency)
    done = [
        replace(p, finding=replace(p.finding, entity_id=same[p.finding.entity_id or ""]))
        if (p.finding.entity_id or "") in same
        else p
        for p in places
    ]
    return done, joined


def _equated(first: Place, second: Place, text: str, cast: Mapping[str, Subject]) -> tuple[str, str] | None:
    """Return (who goes, who stays) where two neighbours in a text are said to be one person."""
    one, two = cast.get(first.finding.entity_id or ""), cast.get(second.finding.entity_id or "")
    if one is None or two is None or one.id == two.id or one.keep or two.keep:
        return None
    between = text[first.finding.end : second.finding.start]
    closed = not between.rstrip().endswith("(") or text[second.finding.end :].lstrip().startswith(")")
    if one.code != two.code and _EQUATES.fullmatch(between) and closed:
        code, name = (one, two) if one.code else (two, one)
        return code.id, name.id
    if not one.code and not two.code and _EQUAL.fullmatch(between) and one.listed != two.listed:
        return (two.id, one.id) if one.listed else (one.id, two.id)
    return None
