"""Read what a row measures: sides and fractures, lengths of orders, scores of tools, who is to do what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.timeline.claim import Claim, claim_lists, snippet
from pipeline.timeline.lexicon import SITTINGS, kinds_of, pattern_of, spoken_in

_SIDES = re.compile(r"\b(?:left|right|lt|rt)\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(\d{1,3}|one|two|three|six|twelve|eighteen)[ -](day|week|month|year)s?'?[ -](?:[a-z]+[ -]){0,2}?"
    r"(community order|suspended|imprisonment|custod\w+|sentence|order|curfew|prison|in prison|ban|driving ban|tag)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b(DASH|RIC|CAADA|PHQ-?9|GAD-?7|EPDS|AUDIT(?:-C)?|GCS)(?: RIC)?(?: (?:score|risk|assessment|completed"
    "|with|of|scored|at|was|is)){0,3}"
    r"[:, =]*(\d{1,2})(?!\d|/\d\d/|\.\d)",
    re.IGNORECASE,
)


@cache
def _regions() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Return the region of each part of the body, and the patterns of a side and of a fracture."""
    region = {part: name for name, parts in claim_lists()["regions"].items() for part in parts}
    parts = "|".join(sorted(region, key=len, reverse=True))
    side = re.compile(rf"\b(left|right|lt\.?|rt\.?)[ -](?:[a-z]+[ -]){{0,3}}?({parts})s?\b", re.IGNORECASE)
    broken = re.compile(
        r"(?:\b(?:broken|fractured?|cracked|fracture (?:of|to))|#)(?: (?:of|to|the|her|his|left|right|distal"
        rf"|proximal|lt|rt|a))* ({parts})s?\b",
        re.IGNORECASE,
    )
    return region, side, broken


@cache
def _tasks() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the task each verb means, and the pattern of who is to do it to what."""
    raw = claim_lists()["tasks"]
    task = {verb: verb if name == "other" else name for name, verbs in raw.items() for verb in verbs}
    verbs = "|".join(sorted(task, key=len, reverse=True))
    pattern = re.compile(
        r"\b(?P<who>[A-Z][A-Za-z'’&]*(?: [A-Z][\w'’]*){0,3}|health|housing|police|us|we|education|social"
        " care|mental health|school|IDVA|probation)"
        rf" (?:to|will|is to|are to|agreed to) (?P<verb>{verbs})s?\b(?: (?:to|with))?(?: the| a| an)? (?P<object>[\w'’]+)"
        rf"|\b(?P<object2>[A-Z][\w'’]*|[a-z]+) to be (?P<verb2>{verbs}) by (?P<who2>[\w'’]+)"
    )
    return task, pattern


def sides(text: str) -> Iterator[Claim]:
    """Yield left or right for each region of the body a row names with a side."""
    region, pattern, _ = _regions()
    for match in pattern.finditer(text) if _SIDES.search(text) else ():
        value = "left" if match[1].lower().startswith("l") else "right"
        yield Claim("injury", f"side of {region[match[2].lower()]}", value, snippet(text, match.start(), match.end()))


def fractures(text: str) -> Iterator[Claim]:
    """Yield the region a row says is broken, if it says so of one alone."""
    region, _, pattern = _regions()
    found = [(region[m[1].lower()], m) for m in pattern.finditer(text)]
    if len({place for place, _ in found}) == 1:
        place, match = found[0]
        yield Claim("injury", "place of the fracture", place, snippet(text, match.start(), match.end()))


def numbers(text: str) -> Iterator[Claim]:
    """Yield lengths of sentences and orders, and scores of tools."""
    for match in _LENGTH.finditer(text):
        kind = "order" if "order" in match[3].lower() else "sentence"
        said = snippet(text, match.start(), match.end())
        yield Claim("outcome", f"length of {kind}", f"{match[1].lower()} {match[2].lower()}", said)
    for match in _SCORE.finditer(text):
        tool = re.sub(r"[^A-Z]", "", match[1].upper()).replace("RIC", "DASH").replace("CAADA", "DASH")
        yield Claim("other", f"{tool} score", match[2], f"{match[1]} {match[2]}")


def tasks(text: str, agency: str) -> Iterator[Claim]:
    """Yield who is to do what: "Lantern to tell the school"; "us" is the agency speaking.

    Of a sitting that decided one thing alone, that is a claim too: another account may name another.
    """
    task_of, pattern = _tasks()
    found: dict[str, str] = {}
    for match in pattern.finditer(text):
        who = (match["who"] or match["who2"]).lower()
        task = task_of[(match["verb"] or match["verb2"]).lower()]
        thing = (match["object"] or match["object2"]).lower()
        if thing in ("the", "a", "be", "do", "her", "him", "them", "us"):
            continue
        said = snippet(text, match.start(), match.end())
        found[f"{task} {thing}"] = said
        yield Claim("outcome", f"who is to {task} {thing}", who, said, _assignee(who, agency))
    if not spoken_in(text).events & SITTINGS:
        return
    found |= {m[0].lower(): snippet(text, m.start(), m.end()) for m in _decisions().finditer(text)}
    if len(found) == 1:
        ((decision, said),) = found.items()
        yield Claim("outcome", "the one thing decided", decision, said)


@cache
def _decisions() -> re.Pattern[str]:
    return pattern_of(claim_lists()["decisions"])


def _assignee(who: str, agency: str) -> frozenset[str]:
    """Return what an agency may be called: for "us" the names and kinds of the agency speaking, else the word and its kinds."""
    if who in ("us", "we"):
        words = [w.lower() for w in re.findall(r"[A-Za-z]+", agency)]
        return frozenset({*words, "".join(w[0] for w in words), *kinds_of(agency)})
    return frozenset({who, *who.split(), *spoken_in(who).agencies})
