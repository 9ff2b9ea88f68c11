"""Set two rows of different agencies side by side: what they share and what sets them apart, as marks with a size.

Each mark has a weight in weights.yaml (learnt from cases whose happenings are known, see `training/joins.py`); the reasons are
what is shown to people. What can only be seen among all rows that may be one happening is added by `contest`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date

from pipeline.timeline.joining.features import COARSE, NARROW, Features
from pipeline.timeline.joining.nearness import BY_DAY, RARE_WORDS, Part, Relation, relation_of, weigh_clock
from pipeline.timeline.joining.rarity import Rarity, Setting
from pipeline.timeline.reading.lexicon import SITTINGS, evidence, shared_events

_CARRIERS = frozenset(("ambulance", "police", "prison"))
_POST = 5  # days a referral or letter may be under way
_TOLD_OF = frozenset(("received", "reported"))


@dataclass(slots=True)
class Comparison:
    """What two rows say together. `kinds` and `others` are what they share of event and of people, for the contest."""

    relation: Relation
    marks: dict[str, float]
    reasons: list[str] = field(default_factory=list)
    kinds: float = 0.0
    others: float = 0.0
    referenced: bool = False
    told: bool = False  # they share something beyond their days, the people nearly every row is about, and words of like meaning


def compare(a: Features, b: Features, setting: Setting) -> Comparison | None:
    """Return what two rows share; None where their dates, or how coarse they are, exclude one happening."""
    relation = relation_of(a, b, setting)
    if relation is None:
        return None
    rarity, days = setting.rarity, relation.days
    clock = weigh_clock(a, b)
    shares_reference = _references(a, b, setting)
    mention = _mentions(a, b)
    if max(a.width, b.width) > COARSE and not (shares_reference or mention[0] or clock[0] >= 1):
        return None
    passed, handed = _passed(a, b), _handed(a, b, clock)
    kinds = _shared(a, b, rarity, "events", 0.75, 2.6)
    places = _shared(a, b, rarity, "places", 0.5, 1.0)
    wording = _wording(a, b, rarity)
    both = a.others & b.others
    others = min(3.0, sum(min(rarity.of_key("people", who), 3.0) for who in both))
    principals = min(1.6, sum(0.5 * min(rarity.of_key("people", who), 3.0) for who in (a.people & b.people) - both))
    early, late = (a, b) if _begins(a) <= _begins(b) else (b, a)
    incidents = evidence().incidents
    told = bool(kinds[0] > 0.3 or both or wording[0] > 0.4 or shares_reference or handed[0] or clock[0] > 1 or passed[0] > 1)
    quiet = _quiet(a, b, setting)
    marks = {
        relation.name: 1.0,
        "quiet, by day" if relation.name in BY_DAY else "quiet, days apart": max(0.0, quiet),
        "crowded": max(0.0, -quiet),
        "days since told of" if relation.name in _TOLD_OF else "days apart": float(min(days, 14)) * (relation.name != "slip"),
        "width": math.log(max(a.width, b.width)) if relation.name in ("begins", "same stretch", "overlap") else 0.0,
        "clock agrees": max(clock[0], 0.0),
        "hours apart": float(-1 < clock[0] < 0),
        "many hours apart": float(clock[0] < -1),
        "reference number": float(shares_reference),
        "agency named": float((b.agency in a.named) + (a.agency in b.named)),
        "agency spoken of": float(mention[0] == 0.8),
        "told and heard": float(passed[0] > 1),
        "told or heard": float(0 < passed[0] < 1),
        "handed over": handed[0],
        "sent and taken in": float(bool(early.channels.sent & late.channels.taken) and days <= _POST),
        "referral sent and taken in": float("referral" in early.channels.sent & late.channels.taken and days <= _POST),
        "kinds": kinds[0],
        "a kind": float(kinds[0] > 0.3),
        "unlike kinds": float(_unlike(a, b)),
        "both incidents": float(bool(a.events & incidents and b.events & incidents)),
        "no kind": float(not a.events) + float(not b.events),
        "other people": others,
        "another person": float(bool(both)),
        "the two people": principals,
        "other people differ": float(bool(a.others and b.others and not both)),
        "places": places[0],
        "places differ": float(bool(a.places and b.places and not a.places & b.places)),
        "same words": wording[0],
        "nothing told": float(not told),
        "looks back": float(a.reflects + b.reflects),
        "one prepares": float(a.prepares != b.prepares),
        "one prepares the other": float(a.prepares != b.prepares and bool(shared_events(a.events, b.events) & SITTINGS)),
        "writes down again": float(a.records) + float(b.records),
        "few words": float(min(len(a.tokens), len(b.tokens)) <= 3),
        "both speak of one day": float(bool(a.pointers & b.pointers)),
        "both took in word of one day": float(bool(a.pointers & b.pointers) and _took_in(a) and _took_in(b)),
        "a report, same day": float(not days and (a.report or b.report)),
    }
    if relation.name != "pointed at":
        marks |= _hinted(a, b)
    late_speaks, early_speaks = _speaks_of(late, early), _speaks_of(early, late)
    marks["each speaks of the other"] = float(late_speaks and early_speaks)
    if days:
        marks |= {
            "later one speaks of the agency": float(late_speaks),
            "earlier one speaks of the agency": float(early_speaks),
            "later one heard": float(_is_among(early, late.hears)),
            "later one reports": float(late.report),
            "later one took in": float(late.receives),
            "later one points elsewhere": float(bool(late.pointers - early.pointers) and relation.name != "pointed at"),
        }
    reasons = [relation.reason] if relation.reason else []
    if shares_reference:
        reasons.append("the same reference number")
    parts = (clock, mention, passed, handed, kinds, (others + principals, ["the same people"]), places, wording)
    reasons += [reason for weight, said in parts if weight > 0 for reason in said]
    marks = {name: size for name, size in marks.items() if size}
    return Comparison(relation, marks, reasons, kinds[0], others, shares_reference, told)


def _hinted(a: Features, b: Features) -> dict[str, float]:
    """Return what days the rows may mean, beside those they speak of outright: each the other's, both one, or others."""
    ways = ((a, b), (b, a))
    day = any(_covers(one.hints, other) for one, other in ways)
    return {
        "may mean the day": float(day),
        "speaks of the week": float(not day and any(_covers(one.week, other) for one, other in ways)),
        "both may mean one day": float(bool((a.hints | a.pointers) & (b.hints | b.pointers)) and not a.pointers & b.pointers),
        "may mean another day": float(
            not day and any(one.hints and not one.pointers and _begins(other) < _begins(one) for one, other in ways)
        ),
    }


def _covers(days: frozenset[date], f: Features) -> bool:
    return f.width <= NARROW and any(f.first <= day <= f.last for day in days if f.first and f.last)


def _speaks_of(one: Features, other: Features) -> bool:
    return other.agency in one.named or bool(one.mentions & other.kinds)


def _took_in(f: Features) -> bool:
    return f.report or f.receives or bool(f.hears)


def _begins(f: Features) -> tuple[str, str]:
    return str(f.first or ""), str(f.last or "")


def _quiet(a: Features, b: Features, setting: Setting) -> float:
    """Return how few rows stand around their days: 0 at one a day, below where more stand: quiet days say more."""
    if a.first is None or b.first is None:
        return 0.0
    return min(2.6, max(-3.0, -0.8 * math.log(max(setting.around(max(a.first, b.first)), 0.01))))


def _references(a: Features, b: Features, setting: Setting) -> bool:
    most = max(8, 0.02 * setting.rarity.rows)
    return any(setting.rarity.counts.get(("references", r), 0) <= most for r in a.references & b.references)


def _mentions(a: Features, b: Features) -> Part:
    """Return what it says that one row speaks of the other's agency, by its name or by its kind."""
    weight, reasons = 0.0, []
    for one, other in ((a, b), (b, a)):
        if other.agency in one.named:
            weight += 1.1
            reasons.append(f"{one.agency} names {other.agency}")
        elif one.mentions & other.kinds:
            weight += 0.8
            reasons.append(f"{one.agency} speaks of {sorted(one.mentions & other.kinds)[0].replace('_', ' ')}")
    return weight, reasons


def _passed(a: Features, b: Features) -> Part:
    """Return what it says that one row told the other's agency, that the other heard from it, or both: both say much."""
    weight = 0.0
    for one, other in ((a, b), (b, a)):
        told, heard = _is_among(other, one.tells), _is_among(one, other.hears)
        if told and heard:
            return 1.5, [f"{one.agency} told {other.agency}, which took it in"]
        weight = max(weight, 0.3 * (told or heard))
    return weight, []


def _is_among(f: Features, agencies: frozenset[str]) -> bool:
    return f.agency in agencies or bool(f.kinds & agencies)


def _handed(a: Features, b: Features, clock: Part) -> Part:
    """Return what it says that one row took somebody to hospital, and the other is the hospital's, within hours."""
    for one, other in ((a, b), (b, a)):
        if one.conveys and "hospital" in other.kinds and _CARRIERS & one.kinds and clock[0] >= 0:
            return (1.6 if clock[0] > 0 else 0.8), [f"{one.agency} took somebody to hospital"]
    return 0.0, []


def _unlike(a: Features, b: Features) -> bool:
    """Say whether both rows name kinds of event, and no kind in common."""
    incidents = evidence().incidents
    return bool(
        a.events and b.events and not (shared_events(a.events, b.events) or (a.events & incidents and b.events & incidents))
    )


def _shared(a: Features, b: Features, rarity: Rarity, group: str, rate: float, limit: float) -> Part:
    shared = shared_events(a.events, b.events) if group == "events" else a.places & b.places
    if group == "events" and a.prepares != b.prepares:
        shared -= SITTINGS  # a referral to a meeting is not the meeting
    if not shared:
        return 0.0, []
    own = evidence().weights if group == "events" else {}
    weights = {key: rate * min(rarity.of_key(group, key), 3.0) * own.get(key, 1.0) for key in shared}
    telling = sorted((k for k in weights if weights[k] > 0.3), key=lambda k: (-weights[k], k))[:2]
    said = "the same place" if group == "places" else f"both record {' and '.join(k.replace('_', ' ') for k in telling)}"
    return min(limit, sum(weights.values())), [said] if telling else []


def _wording(a: Features, b: Features, rarity: Rarity) -> Part:
    """Return what shared rare words say: their rarity against all words of the shorter row."""
    shared = a.tokens & b.tokens
    if not shared:
        return 0.0, []
    if len(shared) == 1:  # one word in common is a chance
        return min(0.6, 0.2 * rarity.of_key("tokens", next(iter(shared)))), []
    most = 2.6 if len(shared) >= 2 * RARE_WORDS else 2.0
    weight = min(most, 0.42 * sum(min(rarity.of_key("tokens", t), 4.5) for t in shared) ** 0.9 / 2)
    return weight, ["similar words"] if weight > 0.8 else []
