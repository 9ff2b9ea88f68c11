"""Read which injuries a row records: their nature, the part of the body, the side; and what it says was not there.

Natures and parts of the body are lists of conflicts.yaml. A nature and the parts named in one stretch between commas belong
together; a stretch that names parts alone continues the one before ("bruising to face, arms and legs").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline.timeline.claim import Claim, claim_lists, snippet
from pipeline.timeline.lexicon import pattern_of

_STRETCH = re.compile(r"[^.,;:!?\n]+(?:(?<=\d)[.,](?=\d)[^.,;:!?\n]+)*")
_SIDE = re.compile(r"(?<!\w)(?:(left|lt|l)|(right|rt|r)|(both|bilateral\w*))(?![\w'’/])", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|nil|not|without|denie[sd]|denying|never|neither|nor|free of|\?no)\b[^,;.]{0,25}$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|historic\w*|history of|risk of|in case)\b[^,;.]{0,25}$", re.IGNORECASE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Injuries:
    """The words for injuries: natures that speak for themselves, natures that need a part of the body, parts."""

    plain: re.Pattern[str]
    beside_a_part: re.Pattern[str]
    parts: re.Pattern[str]
    unmarked: re.Pattern[str]
    nature_of: Mapping[str, str]
    part_of: Mapping[str, str]


@cache
def _words() -> Injuries:
    lists = claim_lists()
    plain: list[str] = []
    weak: list[str] = []
    natures: dict[str, str] = {}
    for nature, rule in lists["natures"].items():
        plain += rule.get("plain", [])
        weak += rule.get("with_part", [])
        natures |= dict.fromkeys((*rule.get("plain", []), *rule.get("with_part", [])), nature)
    parts = {word: path for path, words in lists["body"].items() for word in words}
    return Injuries(pattern_of(plain), pattern_of(weak), pattern_of(parts), pattern_of(lists["unmarked"]), natures, parts)


def _meaning(said: str, of: Mapping[str, str]) -> str:
    """Return what a matched word means: the longest listed word or stem it begins with."""
    plain = re.sub(r"[\s-]+", " ", said.lower().replace("’", "'"))
    listed = {w: w.replace("-", " ") for w in of}
    fitting = (w for w, loose in listed.items() if plain == loose or (w.endswith("*") and plain.startswith(loose[:-1])))
    return of[max(fitting, key=len)]


@dataclass
class _Read:
    """What one row says of injuries: findings ("nature@part@side"), natures denied, parts told to be marked or unmarked."""

    findings: dict[str, Span] = field(default_factory=dict)
    denied: dict[str, Span] = field(default_factory=dict)
    marked: dict[str, Span] = field(default_factory=dict)
    clear: dict[str, Span] = field(default_factory=dict)


def injuries(text: str, others: re.Pattern[str]) -> Iterator[Claim]:
    """Yield the findings of a row as one claim, each kind of injury it denies or affirms, each part marked or unmarked.

    `others` finds those whose injuries are not compared: a finding behind them in its sentence is theirs.
    """
    read = _read(text, others)
    if findings := _with_sides(read.findings):
        said = "; ".join(dict.fromkeys(snippet(text, *span) for span in findings.values()))
        yield Claim("injury", "findings", "+".join(sorted(findings)), said[:200], frozenset(findings), "injuries")
        if set(findings) != {"any@neck@"}:  # strangling may leave no mark
            yield Claim("injury", "any", "some", snippet(text, *next(iter(findings.values()))))
        for nature in {key.partition("@")[0] for key in findings} - {"any"}:
            span = next(span for key, span in findings.items() if key.startswith(nature))
            yield Claim("injury", f"any {nature}", "yes", snippet(text, *span))
    elif "any" in read.denied:
        yield Claim("injury", "any", "none", snippet(text, *read.denied["any"]))
    for value, places in (("marked", read.marked), ("clear", read.clear)):
        for place, span in places.items():
            yield Claim("injury", f"at {place}", value, snippet(text, *span))
    for nature, span in read.denied.items():
        if nature != "any":
            yield Claim("injury", f"any {nature}", "no", snippet(text, *span))


def _read(text: str, others: re.Pattern[str]) -> _Read:
    words, read = _words(), _Read()
    carried: set[str] = set()
    sentence_start, sentence_end = 0, -1
    for stretch in _STRETCH.finditer(text):
        if stretch.start() > sentence_end:
            stop = re.search(r"[.;!?](?:\s|$)", text[stretch.start() :])
            sentence_end = stretch.start() + (stop.start() if stop else len(text))
            carried, sentence_start = set(), stretch.start()
        said, span = stretch[0], stretch.span()
        parts = [(_meaning(m[0], words.part_of), m) for m in words.parts.finditer(said)]
        named = [*words.plain.finditer(said), *(words.beside_a_part.finditer(said) if parts else ())]
        natures: set[str] = set()
        denies = False
        for match in named:
            nature = _meaning(match[0], words.nature_of)
            if _EARLIER.search(said[: match.start()]) or others.search(text[sentence_start : stretch.start() + match.start()]):
                continue
            if _NEGATED.search(said[: match.start()]):
                read.denied.setdefault(nature, (stretch.start() + match.start(), stretch.start() + match.end()))
                denies = True
            else:
                natures.add(nature)
        if parts and not natures and (denies or (not named and words.unmarked.search(said))):
            read.clear |= {place: span for path, m in parts for place in _places(path, _side_before(said, m.start()))}
        elif not named and parts and len(said.split()) <= 5:
            natures = set(carried)
        carried = natures or carried
        own = [path for path, _ in parts] or [""]
        read.findings |= {key: span for n in natures for path in own if (key := f"{n}@{path}@{_side(said)}") not in read.findings}
        if natures:
            read.marked |= {place: span for path in own if path for place in _places(path, _sides(said))}
    return read


def _with_sides(findings: dict[str, Span]) -> dict[str, Span]:
    """Give a finding without a side that of another finding at its part of the body: "swollen left wrist, fracture of wrist"."""
    sides: dict[str, set[str]] = {}
    for key in findings:
        _, path, side = key.split("@")
        if side:
            sides.setdefault(path, set()).add(side)
    done: dict[str, Span] = {}
    for key, span in findings.items():
        nature, path, side = key.split("@")
        known = set[str]().union(
            *(of for other, of in sides.items() if f"{path}/".startswith(f"{other}/") or other.startswith(f"{path}/"))
        )
        done.setdefault(f"{nature}@{path}@{side or (min(known) if len(known) == 1 else '')}", span)
    paths = {key.split("@")[1] for key in done}
    general = {path for path in paths if any(other.startswith(f"{path}/") for other in paths)}  # "hit in the face, cut chin"
    return {key: span for key, span in done.items() if key.split("@")[1] not in general}


def _side(said: str) -> str:
    """Return the one side a stretch names; empty for none, both, or more than one."""
    sides = _sides(said)
    return next(iter(sides)) if len(sides) == 1 else ""


def _sides(said: str) -> frozenset[str]:
    """Return the sides a stretch names; both for "both" and "bilateral"."""
    found = {"left" if m[1] else "right" if m[2] else "both" for m in _SIDE.finditer(said)}
    return frozenset(("left", "right")) if "both" in found else frozenset(found)


def _side_before(said: str, at: int) -> frozenset[str]:
    """Return the side named last before a part of the body."""
    before = list(_SIDE.finditer(said[:at]))
    return _sides(before[-1][0]) if before else frozenset()


def _places(path: str, sides: frozenset[str]) -> list[str]:
    return [f"{path} {side}" for side in sorted(sides)] or [path]
