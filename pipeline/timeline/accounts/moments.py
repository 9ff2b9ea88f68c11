# ruff: noqa: E501 - a pattern stands on one line
"""Find the rows that give one moment different times of day: by their own times, or by the times their texts name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.model import Entry
from pipeline.timeline.accounts.days import Disputed, own_days
from pipeline.timeline.accounts.witness import passes_on
from pipeline.timeline.dates.clock import DAY, Clock, at_minute, clock_said
from pipeline.timeline.dates.daytimes import times_told
from pipeline.timeline.dates.lasting import elapsed_in
from pipeline.timeline.dates.saidday import days_said
from pipeline.timeline.reading.lexicon import SITTINGS, kinds_of, spoken_in

AFTERWARDS = 45  # minutes between two agencies that both heard of it later, within which they time one moment
MOMENT = 3  # minutes by which two clocks may differ and mean the same
_OPENS = 12  # characters before the time a row opens with
_VAGUE = 60  # minutes of a stretch that is only a part of the day
RESPONSE = 15  # minutes between a call to one emergency service and what another found when it came
SEVERAL = 40  # minutes by which times may differ where a text names more than one
_EMERGENCY = frozenset(("police", "ambulance", "fire"))
_CALL = re.compile(r"\b(?:999|101|calls?|called|caller|rang|phoned|reports?|reported|informant)\b", re.IGNORECASE)
_SCENE = _EMERGENCY | {"school", "housing"}
_TOLD_AT = re.compile(  # when somebody was told of it: "Called by ED at 3 am", "03:05 police: …"
    r"(?P<opening>^\W*\d{1,2}[:.]?\d\d\b)|\b(?:called by|rang|told|informed|notified|phoned|contacted|advised|spoke)\b[^.;]{0,25}?"
    r"\b(?:at|about) \d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m)?",
    re.I,
)
_VISIT = re.compile(
    r"^(?:arrived|arr|visit|time of visit|visit time|call time) ?: ?\d.*$", re.IGNORECASE | re.MULTILINE
)  # a label
_TO_COME = re.compile(
    r"\b(?:planned|booked(?! in)|due|appt|appointment|tomorrow|next|arranged|rebooked|expected)\b[^.;]{0,15}$", re.I
)


def moments_disputed(entries: Sequence[Entry]) -> Disputed:
    """Yield field, row and words of the rows that give the same moment different times."""
    told = []
    for entry in entries:
        days = own_days(entry)
        if not (entry.time and days and days[0] == days[1]) or spoken_in(entry.text).repeats:
            continue
        if not days_said(entry.text, days[1]):  # a row that speaks of another day is timed when it was written
            told.append((entry, days[0].toordinal() * 1440 + int(entry.time[:2]) * 60 + int(entry.time[3:])))
    yield from _named(entries, told)
    for i, (a, left) in enumerate(told):
        for b, right in told[i + 1 :]:
            if a.agency != b.agency and MOMENT <= abs(left - right) <= 12 * 60 and _same_moment(a, b, left - right):
                yield "time", a.id, a.time_as_written or a.time or ""
                yield "time", b.id, b.time_as_written or b.time or ""


def _named(entries: Sequence[Entry], told: Sequence[tuple[Entry, int]]) -> Disputed:
    """Yield the rows whose texts name a time, where those who came at once, or another text, give another.

    "She says that police came on Saturday at about 9.30 pm": the time such a row names is that of the happening.
    """
    own = {entry.id: at_minute(at) for entry, at in told}
    named = {entry.id: _clocks(entry) for entry in entries}
    for i, a in enumerate(entries):
        for b in entries[i + 1 :]:
            if a.agency == b.agency:
                continue
            scene, later = (a, b) if _stage(a) == "scene" else (b, a)
            times = [own[scene.id]] if scene.id in own else named[scene.id]
            if scene.id in own and (_stage(scene) != "scene" or (_stage(later) == "scene" and later.id in own)):
                continue
            heard = named[later.id]
            if (fits := _intervals(a, b, named, own)) is not None:
                if fits:
                    continue
                for entry in (a, b):
                    yield "time", entry.id, _shown(entry, own, named)
                continue
            if heard and _moments(heard) > 2:  # of many times that with which a row opens is that of what happened
                heard = [clock for clock in heard[:1] if clock.start <= _OPENS and clock.exact is not None]
            if not times or not heard:
                continue
            every = [*times, *named[scene.id]]
            if kinds_of(scene.agency) & _EMERGENCY and kinds_of(later.agency) & {"hospital"} and _follows(every, heard):
                continue
            least = min(one.apart(other) for one in every for other in heard)
            single = len(heard) == 1 and len(every) == 1 and heard[0].width < _VAGUE
            if least >= (MOMENT if single and scene.id in own else SEVERAL):
                yield "time", scene.id, scene.time_as_written or _words(scene, times[0])
                yield "time", later.id, _words(later, heard[0])


def _moments(clocks: Sequence[Clock]) -> int:
    """Return how many moments times tell: "at teatime, about five" is one."""
    return sum(all(clock.apart(other) for other in clocks[:n]) for n, clock in enumerate(clocks))


def _follows(first: Sequence[Clock], then: Sequence[Clock]) -> bool:
    """Say whether a time lies within three quarters of an hour behind another: a call, then the door of the hospital."""
    return any(
        (later[0] - earlier[1]) % DAY <= AFTERWARDS
        for a in first
        for b in then
        for earlier in a.stretches
        for later in b.stretches
    )


def _intervals(a: Entry, b: Entry, named: Mapping[str, Sequence[Clock]], own: Mapping[str, Clock]) -> bool | None:
    """Say whether the times of two rows lie as far apart as one of them tells ("twenty minutes after the call").

    None where neither tells how long, or their times are fewer than two.
    """
    times = [c for e in (a, b) for c in ([own[e.id]] if e.id in own else []) + list(named[e.id]) if _a_moment(c)]
    if len(times) < 2 or (all(named[e.id] for e in (a, b)) and not any(elapsed_in(e.text) for e in (a, b))):
        return None
    for told, other in ((a, b), (b, a)):
        lengths = elapsed_in(told.text)
        if len(lengths) == 1 and (named[other.id] or other.id in own) and not elapsed_in(other.text):
            length = lengths[0]
            return any(
                length.low <= round(one.apart(two)) <= length.high for i, one in enumerate(times) for two in times[i + 1 :]
            )
    return None


def _a_moment(clock: Clock) -> bool:
    return all(low == high for low, high in clock.stretches)


def _shown(entry: Entry, own: Mapping[str, Clock], named: Mapping[str, Sequence[Clock]]) -> str:
    if lengths := elapsed_in(entry.text):
        return entry.text[lengths[0].start : lengths[0].end].strip()
    return _words(entry, own[entry.id] if entry.id in own else named[entry.id][0])


def _words(entry: Entry, clock: Clock) -> str:
    """Return a time as the row tells it where it is not exact: a minute is never invented."""
    return entry.text[clock.start : clock.end].strip() if clock.exact is None and clock.end else clock_said(clock)


def _clocks(entry: Entry) -> list[Clock]:
    """Return the times a text names as those of what happened: not when somebody was told of it, nor what is to come."""
    ours = _stage(entry) == "scene"  # the log of those who came opens with the time they did
    text = _TOLD_AT.sub(lambda match: match[0] if ours and match["opening"] else " " * len(match[0]), entry.text)
    if not kinds_of(entry.agency) & _EMERGENCY:  # when a carer came, which is none of what happened
        text = _VISIT.sub(lambda match: " " * len(match[0]), text)
    return [clock for clock in times_told(text) if not _TO_COME.search(text[: clock.start])]


def _same_moment(a: Entry, b: Entry, apart: int) -> bool:
    """Say whether two rows time the same moment, `apart` minutes from each other.

    They do if both stood at the scene (but one emergency service comes some minutes after the call to another), if one or both
    heard of it later and lie within three quarters of an hour (a hospital is a later step of the same night, no other account of
    it), if they were one sitting of one meeting, or if the later step lies before the scene the other records.
    """
    first, second = (kinds_of(entry.agency) & _EMERGENCY for entry in (a, b))
    both_called = _CALL.search(a.text) and _CALL.search(b.text)
    if first and second and first != second and abs(apart) < RESPONSE and not both_called:
        return False
    stages = [_stage(entry) for entry in (a, b)]
    if stages[0] == stages[1]:
        return stages[0] == "scene" or abs(apart) <= AFTERWARDS
    scene = a if stages[0] == "scene" else b
    elsewhere = a if scene is b else b
    if abs(apart) <= AFTERWARDS and not kinds_of(elsewhere.agency) & {"hospital", "gp", "mental_health"}:
        return True
    too_early = apart > 0 if scene is a else apart < 0
    later_step = kinds_of(elsewhere.agency) & {"hospital", "mental_health"}
    if too_early and later_step and not spoken_in(scene.text).agencies & (later_step | {"ambulance"}):
        return True
    return bool(spoken_in(a.text).events & spoken_in(b.text).events & SITTINGS)


def _stage(entry: Entry) -> str:
    return "scene" if kinds_of(entry.agency) & _SCENE and not passes_on(entry) else "after"
