"""Weigh what two rows share: the log-odds that they record one happening, with the reasons in words.

Dates weigh by how rare a coincidence is: in a month with two rows a shared day says much, in a month with two hundred little.
Then time, references, named agencies, kind of event, people, places; wording comes last and cannot join by itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz

from pipeline.timeline.features import COARSE, Features
from pipeline.timeline.lexicon import evidence
from pipeline.timeline.rarity import Rarity

REPORT_DAYS = 14
JOIN_LINE, PROPOSAL_LINE = 0.8, 0.4  # of the probability
RARE, RARE_WORDS = 3, 4  # words that stand in at most so many rows, and how many of them rows share that lie days apart
TOLD_WITHIN = 7  # days
TELLING = 0.5  # weight beyond the day and the people nearly every row is about that a join needs


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two rows record one happening, between 0 and 1, and why. `content` is what is not date or time."""

    probability: float
    reasons: tuple[str, ...]
    content: float
    hard: bool = False  # a reference, or an explicit mention, that needs no more


@dataclass(frozen=True)
class Setting:
    """What scoring needs to know of the case: how rare each feature is and how dense the rows stand around a day."""

    rarity: Rarity
    density: Mapping[date, float]  # rows a day around a day, by the first of its month

    def around(self, day: date) -> float:
        return self.density.get(day.replace(day=1), 0.05)


def score_pair(a: Features, b: Features, setting: Setting) -> Score | None:
    """Return the score of two rows of different agencies, or of one; None where their dates exclude one happening."""
    if a.agency == b.agency:
        return _same_agency(a, b, setting)
    dated = _dates(a, b, setting)
    if dated is None:
        return None
    date_weight, reasons, pointed = dated
    clock = _clock(a, b)
    reference = _references(a, b, setting)
    mention = _mentions(a, b)
    kinds = _shared(a, b, setting.rarity, "events", 0.75, 2.6)
    people = _shared(a, b, setting.rarity, "people", 0.5, 1.6)
    places = _shared(a, b, setting.rarity, "places", 0.5, 1.0)
    wording = _wording(a, b, setting.rarity)
    content = sum(part[0] for part in (reference, mention, kinds, people, places, wording))
    total = -1.9 + date_weight + clock[0] + content - _unlike(a, b)
    total -= 1.6 * (a.reflects + b.reflects)
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
    reasons += [r for part in (clock, reference, mention, kinds, people, places, wording) for r in part[1]]
    return Score(1 / (1 + math.exp(-total)), tuple(reasons), content, hard)


Part = tuple[float, list[str]]


def _dates(a: Features, b: Features, setting: Setting) -> tuple[float, list[str], bool] | None:
    """Return what the dates say; None if they lie too far apart without one pointing at the other."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return (0.0, [], False) if a.references & b.references else None
    pointed = _points(a, b) or _points(b, a)
    rare = min(2.6, max(-1.6, -math.log(max(setting.around(max(a.first, b.first)), 0.01)) * 0.8))
    distance = max((b.first - a.last).days, (a.first - b.last).days, 0)
    if not pointed and (_received(a, b) or _received(b, a)):
        return rare + 0.9 - 0.2 * distance, ["one took in what the other sent"], False
    if distance > 1 and not pointed and (_points(a, b, near=1) or _points(b, a, near=1)):
        return rare - 0.9, ["one row speaks of a day next to the other's"], False
    if distance > 1 and not pointed:
        if _reported(a, b, distance) or _reported(b, a, distance):
            return -0.1 * distance, ["a later report of it"], False
        if rare_words(a, b, setting.rarity) >= RARE_WORDS and not any(f.report and f.pointers for f in (a, b)):
            if distance <= TOLD_WITHIN:
                return 0.8 - 0.2 * distance, [f"{distance} days apart"], False
            if slip := one_slip(a.first, b.first):
                return 0.4, [slip], False
        return (-0.5, [], False) if a.references & b.references and distance <= 14 else None
    width = max(a.width, b.width)
    if pointed:
        return rare + 0.9, ["one row speaks of the other's day"], True
    if distance == 0 and (_elsewhere(a, b) or _elsewhere(b, a)):
        return rare - 1.0, ["the same day, though one speaks of another"], False
    if distance == 1:
        night = _across_midnight(a, b)
        return (
            (rare + 0.4, ["the same night, either side of midnight"], False) if night else (rare - 1.2, ["one day apart"], False)
        )
    if width == 1:
        return rare + 0.9, ["the same day"], False
    if a.first == b.first and min(a.width, b.width) == 1 and width <= COARSE:
        return rare + 0.4 - 0.1 * math.log(width), ["one row's dates begin on the other's day"], False
    if width <= 3:
        return rare + 0.4, ["overlapping days"], False
    if (a.first, a.last) == (b.first, b.last):
        return rare - 0.2 * math.log(width), ["the same stretch of days"], False
    return rare - 0.45 * math.log(width), ["overlapping dates"], False


def rare_words(a: Features, b: Features, rarity: Rarity) -> int:
    """Return how many words two rows share that hardly another row has."""
    return sum(rarity.counts.get(("tokens", t), 0) <= RARE for t in a.tokens & b.tokens)


def one_slip(a: date, b: date) -> str:
    """Say which slip of the pen makes one date the other; empty if it takes more than one."""
    if (a.year, a.day) == (b.year, b.day):
        return "the dates differ in the month alone"
    if (a.month, a.day) == (b.month, b.day) and abs(a.year - b.year) == 1:
        return "the dates differ in the year alone"
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return "day and month changed places"
    if (a.year, a.month) == (b.year, b.month) and f"{a.day:02d}" == f"{b.day:02d}"[::-1]:
        return "the digits of the day changed places"
    return ""


def _reported(report: Features, earlier: Features, distance: int) -> bool:
    """Say whether a row is a letter or notification that may report what another recorded up to a fortnight before."""
    if not report.report or report.reflects or report.first is None or earlier.last is None:
        return False
    return earlier.last < report.first and distance <= REPORT_DAYS and not report.pointers


def _received(later: Features, sender: Features) -> bool:
    """Say whether a row took in, up to three days later, what the other's agency sent or said."""
    if not later.receives or later.first is None or sender.last is None or max(later.width, sender.width) > 1:
        return False
    named = sender.agency in later.named or bool(later.mentions & sender.kinds)
    return named and 0 < (later.first - sender.last).days <= 3 and not later.pointers


def _elsewhere(a: Features, b: Features) -> bool:
    """Say whether a row reports another day than its own, while the other row's day is only its own."""
    return a.report and bool(a.pointers) and not b.report


def _points(a: Features, b: Features, near: int = 0) -> bool:
    """Say whether a row's text speaks of the day another row has, or of one at most `near` days from it."""
    if not (b.first and b.last and b.width <= 3):
        return False
    step = timedelta(days=near)
    return any(b.first - step <= day <= b.last + step for day in a.pointers)


def _across_midnight(a: Features, b: Features) -> bool:
    first, second = (a, b) if (a.first or date.max) <= (b.first or date.max) else (b, a)
    if first.minutes is None or second.minutes is None:
        return False
    return (second.minutes + 1440 - first.minutes) <= 6 * 60


def _clock(a: Features, b: Features) -> Part:
    if a.minutes is None or b.minutes is None or a.first is None or b.first is None:
        return 0.0, []
    apart = abs((a.first.toordinal() - b.first.toordinal()) * 1440 + a.minutes - b.minutes)
    if a.width > 1 or b.width > 1:
        apart = min(abs(a.minutes - b.minutes), 1440 - abs(a.minutes - b.minutes))
    if apart > 1380 and min(apart % 1440, 1440 - apart % 1440) <= 10:
        return 0.8, ["the same time of day"]
    if apart <= 5:  # appointments begin on the hour
        return (1.2 if a.minutes % 30 == 0 == apart else 2.0), ["the same time"]
    if apart <= 45:
        return 1.4, [f"{apart} minutes apart"]
    if apart <= 180:
        return 0.6, [f"{round(apart / 60)} hours apart" if apart >= 90 else "an hour apart"]
    return (-0.5, []) if apart <= 480 else (-1.3, [])


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


def _unlike(a: Features, b: Features) -> float:
    """Return what it says against one happening that both rows name kinds of event, and no kind in common."""
    incidents = evidence().incidents
    alike = a.events & b.events or (a.events & incidents and b.events & incidents)
    return 0.7 if a.events and b.events and not alike else 0.0


def _shared(a: Features, b: Features, rarity: Rarity, group: str, rate: float, limit: float) -> Part:
    shared: frozenset[str] = getattr(a, group) & getattr(b, group)
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
    if apart is not None and apart > 30:
        return None
    likeness = fuzz.token_set_ratio(a.text, b.text) if min(len(a.text), len(b.text)) >= 12 else 100.0 * (a.text == b.text)
    balance = fuzz.token_sort_ratio(a.text, b.text)
    if likeness < 88 or balance < 50 or (a.people != b.people and balance < 85):
        return None
    return Score(min(0.97, likeness / 100), ("the same agency says the same twice", "the same day"), 3.0, hard=True)
