"""Say how two rows stand to each other in time: by their dates, the days they speak of, their times, and slips of the pen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.timeline.joining.features import COARSE, Features
from pipeline.timeline.joining.rarity import Rarity, Setting
from pipeline.timeline.reading.lexicon import MEETINGS, evidence, shared_events

REPORT_DAYS = 14
LATER_WIDTH = 3  # days a row may be about that tells later, or is told of
LATER_DAYS = 14  # by which a row may tell of what another agency's row records, though it does not say that it reports
RARE, RARE_WORDS = 3, 4  # words that stand in at most so many rows, and how many of them rows share that lie days apart
TOLD_WITHIN = 7  # days
HEARD_DAYS = 4  # by which a row that took in what another agency sent or said may be later
TELLING_KIND = 1.2  # weight of a kind of event that a slip of the pen may be told by
WEEK = 7  # a meeting is dated by the week before or after
SITTING_DAYS = 3  # days by which minutes of one meeting, taken by several agencies, may be dated apart

Part = tuple[float, list[str]]


@dataclass(frozen=True, slots=True)
class Relation:
    """How the days of two rows stand to each other: what it is called in weights.yaml, the days between them, why in words."""

    name: str
    days: int
    reason: str = ""


# Relations in which the days themselves tell, so that it matters how many rows stand around them.
BY_DAY = frozenset(
    {
        *("pointed at", "received", "beside pointed at", "same day of another", "one day of a third", "same night", "next day"),
        *("same day", "begins", "few days", "same stretch", "overlap", "meeting"),
    }
)


def relation_of(a: Features, b: Features, setting: Setting) -> Relation | None:
    """Return how the days of two rows stand to each other; None if nothing brings them together."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return Relation("reference", 0) if a.references & b.references else None
    days = max((b.first - a.last).days, (a.first - b.last).days, 0)
    if _points(a, b) or _points(b, a):
        return Relation("pointed at", days, "one row speaks of the other's day")
    if _received(a, b) or _received(b, a):
        return Relation("received", days, "one took in what the other sent")
    if days and (meeting := _one_sitting(a, b, days, setting)):
        return Relation("meeting", days, f"the same {meeting.replace('_', ' ')}, {_days_apart(days)}")
    if days > 1:
        return _apart(a, b, days, setting)
    if days == 0 and (_elsewhere(a, b) or _elsewhere(b, a)):
        return Relation("same day of another", 0, "the same day, though one speaks of another")
    if days == 1:
        if _of_another_day(a, b) or _of_another_day(b, a):
            return Relation("one day of a third", 1, "one day apart, though one speaks of another")
        if _across_midnight(a, b):
            return Relation("same night", 1, "the same night, either side of midnight")
        return Relation("next day", 1, "one day apart")
    width = max(a.width, b.width)
    if width == 1:
        return Relation("same day", 0, "the same day")
    if a.first == b.first and min(a.width, b.width) == 1 and width <= COARSE:
        return Relation("begins", 0, "one row's dates begin on the other's day")
    if width <= 3:
        return Relation("few days", 0, "overlapping days")
    if (a.first, a.last) == (b.first, b.last):
        return Relation("same stretch", 0, "the same stretch of days")
    return Relation("overlap", 0, "overlapping dates")


def _apart(a: Features, b: Features, days: int, setting: Setting) -> Relation | None:
    """Return what may bring rows together that lie more than a day apart."""
    assert a.first is not None and b.first is not None
    if _points(a, b, near=1) or _points(b, a, near=1):
        return Relation("beside pointed at", days, "one row speaks of a day next to the other's")
    if _reported(a, b, days) or _reported(b, a, days):
        return Relation("reported", days, "a later report of it")
    if rare_words(a, b, setting.rarity) >= RARE_WORDS and not any(f.report and f.pointers for f in (a, b)):
        if days <= TOLD_WITHIN:
            return Relation("rare words", days, _days_apart(days))
        if slip := one_slip(a.first, b.first):
            return Relation("slip", days, slip)
    if slip := _reported_slip(a, b) or _reported_slip(b, a):
        return Relation("slip", days, slip)
    if days <= LATER_DAYS and a.references & b.references:
        return Relation("reference", days)
    return Relation("later", days, _days_apart(days)) if days <= LATER_DAYS and max(a.width, b.width) <= LATER_WIDTH else None


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
    """Say whether a row took in, up to four days later, what the other's agency sent or said: over a weekend, too."""
    if not later.hears or later.first is None or sender.last is None or max(later.width, sender.width) > 1 or later.pointers:
        return False
    alike = later.events & sender.events or later.others & sender.others
    distance = (later.first - sender.last).days
    return _heard(later, sender) and (distance == 1 or (1 < distance <= HEARD_DAYS and bool(alike)))


def _heard(later: Features, sender: Features) -> bool:
    return sender.agency in later.hears or bool(sender.kinds & later.hears)


def _reported_slip(report: Features, told: Features) -> str:
    """Say which slip of the pen dates a row, that took something in, away from a row of the same kind; empty if none does."""
    if not (report.hears or report.report) or report.pointers or report.first is None or told.first is None:
        return ""
    kinds = {kind for kind in report.events & told.events if evidence().weights[kind] >= TELLING_KIND}
    alike = max(report.width, told.width) == 1 and kinds
    return one_slip(report.first, told.first) if alike else ""


def _elsewhere(a: Features, b: Features) -> bool:
    """Say whether a row reports another day than its own, while the other row's day is only its own."""
    return a.report and bool(a.pointers) and not b.report


def _of_another_day(report: Features, other: Features) -> bool:
    """Say whether a row reports a day of which the other, of the day before, speaks too: both are about a third."""
    return report.report and bool(report.pointers & other.pointers)


def _points(a: Features, b: Features, near: int = 0) -> bool:
    """Say whether a row's text speaks of the day another row has, or of one at most `near` days from it."""
    if not (a.pointers and b.first and b.last and b.width <= 3):
        return False
    step = timedelta(days=near)
    return any(b.first - step <= day <= b.last + step for day in a.pointers)


def _across_midnight(a: Features, b: Features) -> bool:
    first, second = (a, b) if (a.first or date.max) <= (b.first or date.max) else (b, a)
    if first.minutes is None or second.minutes is None:
        return False
    return (second.minutes + 1440 - first.minutes) <= 6 * 60


def weigh_clock(a: Features, b: Features) -> Part:
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


def _days_apart(distance: int) -> str:
    return "one day apart" if distance == 1 else f"{distance} days apart"


def _one_sitting(a: Features, b: Features, distance: int, setting: Setting) -> str:
    """Return the kind of meeting two rows a few days apart sat in, if neither agency has such a row nearer; else nothing."""
    if distance == WEEK and any(f.report or f.receives or f.hears or f.reflects for f in (a, b)):
        return ""  # a letter about the meeting of the week before
    if (
        (distance > SITTING_DAYS and distance != WEEK)
        or max(a.width, b.width) > 1
        or a.pointers
        or b.pointers
        or a.prepares
        or b.prepares
    ):
        return ""
    for kind in sorted(shared_events(a.events, b.events) & MEETINGS):
        nearer = any(
            abs((day - one.first).days) < distance
            for one, other in ((a, b), (b, a))
            if one.first
            for day in setting.sat.get((other.agency, kind), ())
        )
        if not nearer:
            return kind
    return ""
