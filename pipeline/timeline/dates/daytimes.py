# ruff: noqa: E501 - a pattern stands on one line
"""Read the times of day a text tells in any form: those of `clock`, plain figures, hours in words, and what stands for a time.

Beside "2147 hrs" and "half eight" these are "16.35" by itself, "a little before three", "until gone nine", and "as the pubs were
emptying" or "before it was light", whose words and hours are data (daytimes.yaml). What is told so is never exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pipeline.timeline.dates.clock import DAY, HOURS, STEPS, Clock, Stretch, clocks_in, minute_of
from pipeline.timeline.dates.lasting import lengths_in
from pipeline.timeline.reading.lexicon import load_words, pattern_of

_HOUR = "|".join(HOURS)
_STEPS = "|".join(sorted(STEPS, key=len, reverse=True))
_SHORT = r"a little|a bit|shortly|just|soon|not long|only just|moments|a shade|a touch|a few minutes|minutes|some minutes"
_TURNS = r"before|after|past|gone|turned"
_AT = r"at|by|since|until|till|from|about|around|nearer|nearly|almost|towards|approaching|getting on for|not yet|barely|nearing|was|it being"
_GOES_ON = (  # what may follow an hour in words, and not "eight pounds"
    r"(?=\s*(?:$|[.,;:)!?'\"]|[–-] )|\s(?:when|before|by|and|that|on|in|at|to|with|without|but|who|while|as|for|she|he|they|we"
    r"|tonight|last|yesterday|this|o['’]clock|or so|or thereabouts|there|with|his|her|brought|said|saying|after|because)\b)"
)
_SPOKEN = re.compile(
    rf"\b(?P<not>(?:not|n['’]t|never|no) [^.;]{{0,40}}?)?"
    rf"(?:(?P<short>{_SHORT}|well|long|some time|sometime|way|the wrong side of)[ -])?"
    rf"(?:(?P<turn>{_TURNS})|(?P<at>{_AT})) (?:about |around |roughly |gone )?"
    rf"(?:(?P<step>{_STEPS})(?: (?P<way>past|to))? )?(?P<h>{_HOUR})"
    rf"(?:(?: o['’]clock)? (?:in the|that|this|at) (?P<part>morning|afternoon|evening|night)\b|{_GOES_ON})",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bhalf (?P<h>1[0-2]|[1-9])\b(?! (?:of|an?|hours?|days?|pints?)\b)(?![./:%])", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?<![\d:./£$,-])(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d)(?![\d%]|[./:-]\d|\s*(?:kg|kgs|g|mg|ml|mmol|cm|m|st|lbs?|units?|k|mcg|w|/)\b)",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:BM|INR|pH|Hb|CRP|K|Na|temp\w*|scored?|weigh\w*|height|HC|bilirubin|lactate|ketones|reading|BAC|breath(?: test)?|version"
    r"|para(?:graph)?|section|rule|reg|item|row|page|part)\W{0,3}(?:of |was |is )?$",
    re.IGNORECASE,
)
_CLOCKED = re.compile(
    r"\b(?:at|by|from|to|until|till|since|in|out|arr\w*|left|came|seen|collected|back|start\w*|room check|about|approx\w*|time|slot|visit"
    r"|appt|call\w*|rang|finish\w*|end\w*|lunch|tea|school|@|to \d{1,2}\.\d\d)\W{0,3}$",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"\b(?:before|ahead of|prior to|not yet|had ?n['’]t yet|yet to|waiting for|in time for)(?: [\w'’]+){0,4} $", re.IGNORECASE
)
_SOON = re.compile(
    r"\b(?:straight|just|soon|shortly|right|directly|immediately|minutes|not long|not far) (?:after|behind|off|past|into|following)"
    r"(?: [\w'’]+){0,2} $",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:after|once|following|well past|gone|long since|by then over|was over|since)(?: [\w'’]+){0,3} $", re.IGNORECASE
)
_NO_MORE = re.compile(r"\b(?:no longer|hardly|never|not) $", re.IGNORECASE)
_FROM = re.compile(
    r"\W{1,2}(?:(?:after|past|on from)|(?P<back>before|short of|ahead of|off|to))(?: the| about| a)? ?", re.IGNORECASE
)
_LATE = re.compile(r"\W{1,2}(?:late|later|afterwards|after that)\b(?! than)", re.IGNORECASE)
_BROAD = 400  # minutes of a stretch that says little beside another time
_JUST = 45  # minutes "shortly before" a time reaches
_ROUGH = 15  # minutes either side of an hour told in words
_WIDE = 120  # minutes "before" or "after" a time reaches
_PART_BEFORE = 300  # minutes before what stands for a time
_PART_AFTER = 180


def times_told(text: str) -> list[Clock]:
    """Return the times of day a text tells, in order; where two forms overlap, that which begins first and says more."""
    found = [*_spoken(text), *_half(text), *clocks_in(text), *_figures(text), *_parts(text)]
    found.sort(key=lambda clock: (clock.start, -clock.end))
    kept: list[Clock] = []
    for clock in found:
        if not kept or clock.start >= kept[-1].end:
            kept.append(clock)
    if any(clock.width < _BROAD for clock in kept):  # "Handover in the morning" beside "call at 22.10" times nothing
        kept = [clock for clock in kept if clock.width < _BROAD]
    return _moved(text, kept)


def _moved(text: str, clocks: list[Clock]) -> list[Clock]:
    """Return times with what is told from them: "an hour short of midnight" is eleven; "at 9.10, left 40 mins later" two times."""
    told = list(clocks)
    for length in lengths_in(text):
        if from_it := _FROM.match(text, length.end):
            clock = next((c for c in told if from_it.end() <= c.start + 8 and c.start <= from_it.end() + 8), None)
            if clock is not None:
                sign = -1 if from_it["back"] else 1
                told[told.index(clock)] = _by(clock, sign * length.low, sign * length.high, length.start)
        elif _LATE.match(text, length.end) and (
            clocks_near := [c for c in clocks if c.exact is not None or len(c.stretches) == 2]
        ):
            behind = [c for c in clocks_near if c.end <= length.start]
            told.append(_by((behind or clocks_near)[-1 if behind else 0], length.low, length.high, length.start))
    return told


def _by(clock: Clock, one: int, other: int, start: int) -> Clock:
    near, far = sorted((one, other))
    return Clock(min(start, clock.start), clock.end, tuple(_around(low + near, high + far) for low, high in clock.stretches))


def _spoken(text: str) -> Iterator[Clock]:
    for match in _SPOKEN.finditer(text):
        turn, at, short = ((match[name] or "").lower() for name in ("turn", "at", "short"))
        step, way = (match["step"] or "").lower(), (match["way"] or "").lower()
        if step and not (turn or short):
            continue  # `clock` reads these, with their part of the day
        hour = HOURS[match["h"].lower()]
        minute = hour * 60 + (-STEPS[step] if way == "to" else STEPS[step] if step else 0)
        reach = _JUST if short and short not in ("well", "long", "way") else _WIDE
        negated = match["not"] is not None
        if turn == "before" or at == "not yet":
            low, high = minute - reach, minute
        elif turn or (negated and at in ("by", "until", "till")):
            low, high = minute, minute + (reach if turn or short else _WIDE)
        elif at in ("nearly", "almost", "towards", "approaching", "nearing", "getting on for"):
            low, high = minute - 30, minute + 5
        else:
            low, high = minute - _ROUGH, minute + _ROUGH
        start = match.end("not") if negated else match.start()
        said = (match["part"] or "").lower()
        evening = said in ("afternoon", "evening") or (said == "night" and hour > 5)
        one_day = said or match["h"].lower() in ("midnight", "noon", "midday")
        halves = (DAY // 2,) if evening else (0,) if one_day else (0, DAY // 2)
        yield Clock(start, match.end(), tuple(_around(low + half, high + half) for half in halves))


def _half(text: str) -> Iterator[Clock]:
    for match in _HALF.finditer(text):
        minute = int(match["h"]) % 12 * 60 + 30
        yield Clock(*match.span(), (_around(minute, minute), _around(minute + DAY // 2, minute + DAY // 2)))


def _figures(text: str) -> Iterator[Clock]:
    """Yield hours and minutes parted by a stop: "12.48"; where it may be a day ("9.05") only behind a word of time."""
    for match in _FIGURES.finditer(text):
        hour, minute = int(match["h"]), int(match["m"])
        before = text[: match.start()]
        if _MEASURED.search(before) or (0 < minute <= 12 and not _CLOCKED.search(before)) or (minute and match["h"] == "0"):
            continue
        fixed = hour > 12 or match["h"].startswith("0")
        at = [hour * 60 + minute] if fixed else [hour % 12 * 60 + minute, hour % 12 * 60 + minute + DAY // 2]
        yield Clock(*match.span(), tuple((one, one) for one in at))


def _parts(text: str) -> Iterator[Clock]:
    """Yield what stands for a time: a part of the day, a meal, what opens or shuts, with "before" or "after" it."""
    spans, bare, things, behind, ahead = _daytimes()
    for name, pattern in (*bare, *things):
        for match in pattern.finditer(text):
            start = match.start()
            before = text[max(0, start - 60) : match.start("part")]
            if behind.search(before) or ahead.match(text, match.end()) or _NO_MORE.search(before):
                continue
            low, high = spans[name]
            if _EARLY.search(before) or re.match(r"before\b", match[0], re.IGNORECASE):
                low, high = low - _PART_BEFORE, (low + high) // 2
            elif _SOON.search(before):
                low, high = (low + high) // 2, high + 45
            elif _AFTER.search(before) or re.match(r"after\b", match[0], re.IGNORECASE):
                low, high = (low + high) // 2, high + _PART_AFTER
            yield Clock(start, match.end(), (_around(low, high),))


def _around(low: int, high: int) -> Stretch:
    """Return a stretch that begins within the day; it may reach past midnight."""
    days = low // DAY
    return low - days * DAY, high - days * DAY


@cache
def _daytimes() -> tuple[Mapping[str, Stretch], list[tuple[str, re.Pattern[str]]], list[tuple[str, re.Pattern[str]]], Any, Any]:
    raw = load_words("daytimes.yaml")
    spans = {name: (minute_of(part["span"][0]), minute_of(part["span"][1])) for name, part in raw["parts"].items()}
    bare = [(name, re.compile(rf"(?P<part>{pattern_of(part['words']).pattern})", re.I)) for name, part in raw["parts"].items()]
    when = pattern_of(raw["when"]).pattern
    things = [
        (name, re.compile(rf"(?:{when}) (?:the )?(?P<part>{pattern_of(words).pattern})", re.I))
        for name, words in raw["things"].items()
    ]
    behind = re.compile(rf"(?:{pattern_of(raw['not_behind']).pattern})(?: [\w'’]+)? $", re.IGNORECASE)
    ahead = re.compile(rf"\W{{1,2}}(?:{pattern_of(raw['not_before']).pattern})", re.IGNORECASE)
    return spans, bare, things, behind, ahead
