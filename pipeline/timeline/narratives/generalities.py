# ruff: noqa: E501 - a pattern or an example stands on one line
"""Set beside a row what a narrative says of no one day: a limit kept, a first time, what never happened or was given.

Each check returns why the row says otherwise, or nothing. Whether row and sentence are about the same is asked first, by kind of
event, acts and rare words; a sentence that only sounds alike is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from pipeline.timeline.accounts.quantities import number_of
from pipeline.timeline.dates import find_dates
from pipeline.timeline.joining.features import Features
from pipeline.timeline.joining.rarity import Rarity
from pipeline.timeline.reading.lexicon import evidence, spoken_in
from pipeline.timeline.reading.standing import standing_of
from pipeline.timeline.reading.telling import stem_of, tokens_in

UNIVERSAL = re.compile(
    r"\b(?:each and every|every|each|always|never|at no|on no|none of(?! them| these| those| whom)|not once|at all times|on all|without exception|throughout"
    r"|in no|no (?:visit|contact|record|report|complaint|mention|disclosure|referral|incident|concern)s?)\b",
    re.IGNORECASE,
)
_OCCASION = r"(?:time|point|stage|visit|contact|consultation|appointment|meeting|session|attendance|call|review|date)s?"
_NEVER = re.compile(
    rf"\b(?:at no (?:other )?{_OCCASION}|(?:on|in|during) (?:no|none of the) {_OCCASION}|not once|never"
    r"|no \w+s? (?:of|about|re|from))\b",
    re.IGNORECASE,
)
PARTLY = re.compile(
    r"\b(?:in|on|of) (?:the )?(?:\d{1,2}(?! (?-i:[A-Z])|\d)|one|two|three|four|five|six|seven|some|many|most|half)\b|\b(?:sometimes|often|rarely)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:no|nor any) (?:report|complaint|record|mention|disclosure|referral|incident|call)s? "
    r"(?:of|about|re|concerning) ([^.;,]+)",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:no|nil|not|without|denie[sd]|never)\b[^.;,]*", re.IGNORECASE)
_NUMBER = (
    r"(?P<n>\d{1,3}(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty[- ]four|forty[- ]eight)"
)
_FLOOR = re.compile(
    r"\b(?:never|not once|at no|did not|didn['’]t|without)\b[^.;]{0,40}?\b(?:below|under|beneath|less than|lower than) "
    r"(?P<floor>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)"
    r"|\b(?:always|consistently|throughout|every|stayed|remained|kept)\b[^.;]{0,40}?\b(?:above|over|at least|at or above) "
    r"(?P<least>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)", re.IGNORECASE)
_WITHIN = re.compile(
    rf"\b(?:within|inside|in under|in less than|no more than|not more than) (?:the |a )?(?:space of )?{_NUMBER}[ -](?:working )?"
    r"(?P<unit>hour|hr|day|week|month)s?\b",
    re.IGNORECASE,
)
_HOURS = {"hour": 1, "hr": 1, "day": 24, "week": 168, "month": 744}
_ASKED_ON = re.compile(
    r"\b(?:raised|requested|request|reported|referred|referral|received|rec['’]?d|ordered|logged|asked(?: for)?|applied)"
    r"(?: on)?(?: the)?"
    r" (?P<day>\d{1,2})(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_TOOK = re.compile(
    rf"\b{_NUMBER} (?P<unit>hour|hr|day|week|month)s?['’]? "
    r"(?:after|later|wait|delay|late|from (?:the )?(?:request|referral|report))\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:not|never)\b(?P<act>[^.;]{3,90}?)\buntil ", re.IGNORECASE)
_ACTS: Mapping[str, str] = {
    "ask": "ask(?:ed|s|ing)?|enquir\\w*|question(?:ed|s)", "see": "seen|saw|sees", "visit": "visit(?:ed|s|ing)?",
    "open": "open(?:ed|s)?",
    "write": "wr(?:ote|itten|ite|ites)", "ring": "rang|rung|(?:tele)?phon(?:ed|es|e)", "refer": "refer(?:red|s|ral)?",
    "speak": "sp(?:oke|oken|eaks?)", "tell": "t(?:old|ells?)|inform(?:ed|s)?|notif(?:ied|ies|y)",
    "assess": "assess(?:ed|es|ment)?", "offer": "offer(?:ed|s)?", "record": "record(?:ed|s)?",
    "complete": "complet(?:ed|es|e)", "share": "shar(?:ed|es|e)",
    "meet": "met|meets?", "allocate": "allocat(?:ed|es|e)", "begin": "beg(?:an|un|ins)|start(?:ed|s)?",
    "close": "clos(?:ed|es|ure)",
    "arrest": "arrest(?:ed|s)?", "change": "chang(?:ed|es|e)", "fit": "fitted|fits|installed",
}  # fmt: skip
_ACT = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{forms})" for name, forms in _ACTS.items()) + r")\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:given|issued(?: with)?|provided with|supplied with|handed|prescribed|fitted with) "
    r"(?!no\b|nothing\b)(?:an? |the |her |his )?"
    r"(?P<what>[a-z]+(?: [a-z]+){0,2})",
    re.IGNORECASE,
)
_LONGER = re.compile(r"[A-Za-z][a-z]{5,}")
_LACKING = r"(?:without|no|not given|never given|not issued) (?:an? |the |any |his |her )?(?:[a-z]+ )?"
_GONE = r"(?: kits?| stock)? (?:was |were |is |are )?(?:out of stock|unavailable|not available|not given|not issued|not in stock)"
RARE_WORD = 2.0  # rarity from which a word the two share says that they are about the same
BEFORE = 150  # days before the first time a narrative gives that a row may tell the same act


def against_limit(said: str, told: Features, row: Features) -> str:
    """Say how a row breaks a limit a sentence says was kept: a percentage never gone below, a length of time kept within."""
    if not _telling(told.events & row.events):
        return ""
    if floor := _FLOOR.search(said):
        least = float(floor["floor"] or floor["least"])
        below = [m[0] for m in _PERCENT.finditer(row.text) if float(m[1]) < least]
        return f"the narrative says {floor[0].strip()}; the chronology has {below[0]}" if below else ""
    if limit := _WITHIN.search(said):
        took = _hours_taken(row)
        if took is not None and took > _length(limit) + 24:
            return f"the narrative says {limit[0]}; in the chronology it took {round(took / 24)} days"
    return ""


def _length(match: re.Match[str]) -> float:
    """Return a length of time in hours."""
    said = match["n"]
    return (float(said) if said[0].isdigit() else number_of(said)) * _HOURS[match["unit"].lower()]


def _hours_taken(row: Features) -> float | None:
    """Return how long after it was asked for a row says that a thing was done; None if it does not say."""
    if took := _TOOK.search(row.text):
        return _length(took)
    asked = _ASKED_ON.search(row.text)
    if not asked or row.first is None or row.width > 1:
        return None
    day = row.first
    for _ in range(31):
        if day.day == int(asked["day"]):
            return (row.first - day).days * 24.0
        day -= timedelta(days=1)
    return None


def first_time(said: str) -> tuple[str, date] | None:
    """Return what a sentence says was not done until a day, and that day; None if it says no such thing."""
    match = _UNTIL.search(said)
    if not match:
        return None
    days = [reading for start, _, reading in find_dates(said) if match.end() - 8 <= start <= match.end() + 12]
    return (said[: match.end("act")], days[0].earliest) if days and days[0].earliest else None


def against_first(act: str, before: date, told: Features, row: Features, rarity: Rarity, kinds: frozenset[str]) -> str:
    """Say that a row tells earlier what a sentence says was not done until a day; `kinds` are those of the agencies it names."""
    if row.last is None or not 0 < (before - row.last).days <= BEFORE:
        return ""
    alike = (
        (told.mentions - told.kinds) & (row.mentions | kinds)
        or _telling(told.events & row.events)
        or len(_rare(told, row, rarity)) > 1
    )
    acts = {m.lastgroup for m in _ACT.finditer(act)} & {m.lastgroup for m in _ACT.finditer(row.text) if _claimed(row.text, m)}
    return f"the narrative gives {before:%d/%m/%Y} as the first time; the chronology has it earlier" if alike and acts else ""


def against_never(said: str, told: Features, row: Features, rarity: Rarity) -> str:
    """Say that a row tells what a sentence says never happened."""
    never = _NEVER.search(said)
    if not never or PARTLY.search(said):
        return ""
    if about := _ABOUT.search(said):
        denied = _telling(spoken_in(about[1]).events)
        if denied & spoken_in(_DENIAL.sub(" ", row.text)).events:
            return f"the narrative says {about[0].strip()}; the chronology has one"
        return ""
    act = _ACT.search(said, never.end())  # the first behind it: "never seen on a visit" denies no visit
    for clause in re.split(r"[.;]\s", row.text):
        done = {m.lastgroup for m in _ACT.finditer(clause) if _claimed(clause, m)}
        words = {t for t in tokens_in(clause) & told.tokens if rarity.of_key("tokens", t) >= RARE_WORD}
        if act and act.lastgroup in done and len(words) > (never[0].lower() == "never") and not _DENIAL.search(clause):
            return "the narrative says that it never was; the chronology has that it was"
    return ""


def against_given(said: str, row: Features) -> str:
    """Say that a row lacks what a sentence says was given."""
    for match in _GIVEN.finditer(said):
        if standing_of(said, *match.span()) != "claimed":
            continue
        for word in (w for w in match["what"].lower().split() if tokens_in(w)):
            if re.search(rf"\b(?:{_LACKING}{word}s?\b|{word}s?{_GONE})", row.text, re.IGNORECASE):
                return f"the narrative says {match[0].strip()}; in the chronology there was none"
    return ""


def against_denied(said: str, told: Features, row: Features, written: str) -> str:
    """Return the thing or deed a sentence claims that a row plainly denies by the same word: "no detectors", "not arrested"."""
    claimed, denied = _words_of(said), _words_of(written)
    shared = (told.tokens & row.tokens) | (told.events & row.events)
    for stem, (standings, word) in claimed.items():
        if standings != {"claimed"} or not shared - {stem}:
            continue
        held, other = denied.get(stem, (frozenset(), ""))
        if held == {"denied"} and word.endswith("ed") == other.endswith("ed") and _plainly_not(other).search(written):
            return word
    return ""


def _words_of(text: str) -> Mapping[str, tuple[frozenset[str], str]]:
    """Return by stem how the longer words of a text stand in it, and the word itself."""
    found: dict[str, tuple[frozenset[str], str]] = {}
    for match in _LONGER.finditer(text):
        stem, standing = stem_of(match[0].lower()), standing_of(text, *match.span())
        found[stem] = (found.get(stem, (frozenset(), ""))[0] | {standing}, match[0].lower())
    return found


def _plainly_not(word: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:no|not|nil|never|without|n['’]t)(?: any| been| be| yet)? (?:[a-z]+ )?{re.escape(word)}\b", re.IGNORECASE
    )


def _claimed(text: str, match: re.Match[str]) -> bool:
    return standing_of(text, *match.span()) == "claimed"


def _telling(kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(kind for kind in kinds if evidence().weights[kind] >= 0.9)


def _rare(a: Features, b: Features, rarity: Rarity) -> frozenset[str]:
    return frozenset(t for t in a.tokens & b.tokens if rarity.of_key("tokens", t) >= RARE_WORD)
