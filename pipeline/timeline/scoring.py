"""Weigh what two rows share: the log-odds that they record one happening, with the reasons in words.

Dates and times come first (`nearness`), then references, what one agency told or handed to the other, kind of event, people,
places; wording comes last and cannot join by itself.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.timeline.features import COARSE, Features
from pipeline.timeline.lexicon import SITTINGS, evidence
from pipeline.timeline.nearness import RARE_WORDS, Part, weigh_clock, weigh_dates
from pipeline.timeline.rarity import Rarity, Setting

JOIN_LINE, PROPOSAL_LINE = 0.8, 0.4  # of the probability
_CARRIERS = frozenset(("ambulance", "police", "prison"))
WRITTEN_TWICE = 4.0  # rarity of words two rows of one agency must share to be one happening written down twice
_CALLED = re.compile(  # a call or message that came in: two at one minute about one person are one
    r"\b(?:rang|phoned|telephoned|rings|voice ?mail|answerphone)\b|\b(?:call|message|t/?c|contact) (?:taken |received )?from\b",
    re.IGNORECASE,
)
SAME_MINUTES, RECORDED_WITHIN = 10, 720  # minutes between them: without more, and where the later one is a report
TELLING = 0.5  # weight beyond the day and the people nearly every row is about that a join needs


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two rows record one happening, between 0 and 1, and why. `content` is what is not date or time."""

    probability: float
    reasons: tuple[str, ...]
    content: float
    hard: bool = False  # a reference, or an explicit mention, that needs no more


def score_pair(a: Features, b: Features, setting: Setting) -> Score | None:
    """Return the score of two rows of different agencies, or of one; None where their dates exclude one happening."""
    if a.agency == b.agency:
        return _same_agency(a, b, setting)
    dated = weigh_dates(a, b, setting)
    if dated is None:
        return None
    date_weight, reasons, pointed = dated
    clock = weigh_clock(a, b)
    reference = _references(a, b, setting)
    mention = _mentions(a, b)
    passed = _passed(a, b)
    handed = _handed(a, b, clock)
    kinds = _shared(a, b, setting.rarity, "events", 0.75, 2.6)
    people = _shared(a, b, setting.rarity, "people", 0.5, 1.6)
    places = _shared(a, b, setting.rarity, "places", 0.5, 1.0)
    wording = _wording(a, b, setting.rarity)
    content = sum(part[0] for part in (reference, mention, passed, handed, kinds, people, places, wording))
    total = -1.9 + date_weight + clock[0] + content - _unlike(a, b)
    total -= 1.6 * (a.reflects + b.reflects) + 1.0 * (a.prepares != b.prepares)
    coarse = max(a.width, b.width) > COARSE
    hard = bool(reference[1]) or (pointed and content >= 1.0)
    if coarse and not (reference[1] or mention[0] >= 0.8 or clock[0] >= 1):
        return None
    if dated[1] == ["a later report of it"] and kinds[0] + reference[0] < 1.2:
        return None
    rare = any(setting.rarity.of_key("people", who) >= 2.6 for who in a.others & b.others)
    known = people[0] if rare else min(people[0], 0.4) if a.others & b.others else 0.0
    known += min(0.0, 0.4 - places[0])  # most of what happens happens at home
    telling = content - people[0] + known - (mention[0] if mention[0] < 1.0 else 0.0)
    received = reasons == ["one took in what the other sent"]
    timed = clock[0] >= (1.2 if mention[0] >= 0.8 else 1.4)
    if telling < TELLING and not (pointed or received or timed):
        total = min(total, 0.2)  # the same day, and rows about the same two people, are no happening in common
    if pointed and telling < TELLING and mention[0] < 0.8 and clock[0] <= 0:
        total = min(total, 1.0)  # a day spoken of, and people in common, are only worth a look
    elif pointed and mention[0] >= 0.8:
        total += 0.5
    reasons += [r for part in (clock, reference, mention, passed, handed, kinds, people, places, wording) for r in part[1]]
    return Score(1 / (1 + math.exp(-total)), tuple(reasons), content, hard)


def _references(a: Features, b: Features, setting: Setting) -> Part:
    shared = [
        r
        for r in a.references & b.references
        if setting.rarity.counts.get(("references", r), 0) <= max(8, 0.02 * setting.rarity.rows)
    ]
    return (3.5, ["the same reference number"]) if shared else (0.0, [])


def _mentions(a: Features, b: Features) -> Part:
    """Return what it says that one row speaks of the other's agency."""
    weight, reasons = 0.0, []
    for one, other in ((a, b), (b, a)):
        if other.agency in one.named:
            weight += 1.1
            reasons.append(f"{one.agency} names {other.agency}")
        elif one.mentions & other.kinds:
            weight += 0.8
            reasons.append(f"{one.agency} speaks of {sorted(one.mentions & other.kinds)[0].replace('_', ' ')}")
    return min(weight, 1.7), reasons


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


def _unlike(a: Features, b: Features) -> float:
    """Return what it says against one happening that both rows name kinds of event, and no kind in common."""
    incidents = evidence().incidents
    alike = a.events & b.events or (a.events & incidents and b.events & incidents)
    return 0.7 if a.events and b.events and not alike else 0.0


def _shared(a: Features, b: Features, rarity: Rarity, group: str, rate: float, limit: float) -> Part:
    shared: frozenset[str] = getattr(a, group) & getattr(b, group)
    if group == "events" and a.prepares != b.prepares:
        shared -= SITTINGS  # a referral to a meeting is not the meeting
    if not shared:
        return 0.0, []
    own = evidence().weights if group == "events" else {}
    weights = {key: rate * min(rarity.of_key(group, key), 3.0) * own.get(key, 1.0) for key in shared}
    telling = sorted((k for k in weights if weights[k] > 0.3), key=lambda k: (-weights[k], k))[:2]
    said = {
        "events": f"both record {' and '.join(k.replace('_', ' ') for k in telling)}",
        "people": "the same people",
        "places": "the same place",
    }
    return min(limit, sum(weights.values())), [said[group]] if telling else []


def _wording(a: Features, b: Features, rarity: Rarity) -> Part:
    """Return what shared rare words say: their rarity against all words of the shorter row. Never enough by itself."""
    shared = a.tokens & b.tokens
    if not shared:
        return 0.0, []
    if len(shared) == 1:  # one word in common is a chance
        return min(0.6, 0.2 * rarity.of_key("tokens", next(iter(shared)))), []
    weight = min(
        2.6 if len(shared) >= 2 * RARE_WORDS else 2.0, 0.42 * sum(min(rarity.of_key("tokens", t), 4.5) for t in shared) ** 0.9 / 2
    )
    return weight, ["similar words"] if weight > 0.8 else []


def _same_agency(a: Features, b: Features, setting: Setting) -> Score | None:
    """Score two rows of one agency: one happening only if they say the same, or one says that it repeats."""
    if a.first is None or b.first is None or a.last is None or b.last is None or max(a.width, b.width) > COARSE:
        return None
    if max((b.first - a.last).days, (a.first - b.last).days) > 0:
        return None
    apart = abs(a.minutes - b.minutes) if a.minutes is not None and b.minutes is not None else None
    repeats = (a.repeats or b.repeats) and (apart is None or apart <= 60)
    if repeats and abs(a.index - b.index) == 1:
        return Score(0.93, ("the row says that it repeats another", "the same day"), 3.0, hard=True)
    if twice := _written_twice(a, b, apart, setting.rarity):
        return Score(0.9, (twice, "the same day"), 3.0, hard=True)
    if apart == 0 and _CALLED.search(a.text) and _CALLED.search(b.text) and a.people & b.people:
        return Score(0.9, ("the same agency took one call down twice", "the same day"), 3.0, hard=True)
    if apart is not None and apart > 30:
        return None
    likeness = fuzz.token_set_ratio(a.text, b.text) if min(len(a.text), len(b.text)) >= 12 else 100.0 * (a.text == b.text)
    balance = fuzz.token_sort_ratio(a.text, b.text)
    if likeness < 88 or balance < 50 or (a.people != b.people and balance < 85):
        return None
    return Score(min(0.97, likeness / 100), ("the same agency says the same twice", "the same day"), 3.0, hard=True)


def _written_twice(a: Features, b: Features, apart: int | None, rarity: Rarity) -> str:
    """Say how an agency wrote one happening down twice: at one minute, or once more as a report of it; empty if it did not."""
    shared = sum(min(rarity.of_key("tokens", t), 3.0) for t in a.tokens & b.tokens)
    if len(a.tokens & b.tokens) < 2 or shared < WRITTEN_TWICE or (a.others and b.others and not a.others & b.others):
        return ""
    if apart is not None and apart <= SAME_MINUTES:
        return "the same agency, at the same time"
    first, second = (a, b) if (a.minutes or 0) <= (b.minutes or 0) else (b, a)
    kinds = a.events & b.events
    if second.records and not first.records and kinds and (apart is None or apart <= RECORDED_WITHIN):
        return "the same agency reports it"
    return ""
