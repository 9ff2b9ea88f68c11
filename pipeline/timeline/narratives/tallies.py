"""Set the numbers of a narrative beside its chronology: "three calls", "visited on four occasions", "missed two appointments".

What is counted is data (`counts` of narratives.yaml). A number counts the rows of the days its sentence speaks of; more than all
rows that may be meant, or fewer than all that plainly are, contradicts the chronology. A sentence that counts a part ("two of
the visits"), or what another agency did, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.timeline.accounts.quantities import number_of
from pipeline.timeline.joining.features import Features
from pipeline.timeline.narratives.deeds import narrative_lists
from pipeline.timeline.reading.lexicon import pattern_of, spoken_in
from pipeline.timeline.reading.standing import standing_of
from pipeline.timeline.reading.telling import stem_of, tokens_in

_NUMBER = r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a single|only one|one)"
_WAS_COUNTED = re.compile(
    rf"\b{_NUMBER} (?P<what>(?:(?!of |to |and |in |with |for |from |by |at )[a-z'’-]+ ){{0,3}})", re.IGNORECASE
)
_TIMES = re.compile(
    rf"\b(?:(?:on|at) )?(?:a total of )?{_NUMBER} (?:separate |different |further )?(?:times|occasions)\b|\btwice\b", re.I
)
_PART = re.compile(
    r"\b(?:of (?:the|these|those|which|whom|her|his|our)?|at least|more than|over|about|around|some|nearly|almost|up to)\s*$",
    re.I,
)
_OF_MORE = re.compile(r"^ (?:of|more|further|other|or)\b", re.I)
_RATE = re.compile(  # how often, not how many: "four calls a day"
    r"^ (?:[\w'’-]+ ){1,3}?(?:(?:an?|per|each|every) (?:hour|day|night|morning|evening|week|fortnight|month|year)\b"
    r"|hourly|daily|nightly|weekly|monthly)",
    re.I,
)
_MISSED = re.compile(
    r"\b(?:miss\w*|not (?:attend|keep|come to|brought to)|failed to (?:attend|keep)|not (?:kept|attended)) (?:a total of )?$",
    re.I,
)
_APPOINTED = re.compile(r"\b(?:appointment|session|visit|consultation|review|clinic)s\b", re.I)
_ENDS = re.compile(r"[.;:]\s|, (?:and|but|of|at|in) ")


@dataclass(frozen=True)
class _Kind:
    """What is counted: by which nouns and verbs a narrative counts it, and by which words a row is one."""

    name: str
    nouns: re.Pattern[str]
    verbs: re.Pattern[str]
    rows: re.Pattern[str] | None


@cache
def _kinds() -> tuple[_Kind, ...]:
    raw: Mapping[str, Mapping[str, list[str]]] = narrative_lists()["counts"]
    return tuple(
        _Kind(name, pattern_of(of["nouns"]), pattern_of(of["verbs"]), pattern_of(of["rows"]) if "rows" in of else None)
        for name, of in raw.items()
    )


@cache
def _spoken_of() -> re.Pattern[str]:
    words = pattern_of(narrative_lists()["spoken_of"]).pattern
    return re.compile(
        rf"{words}\W+(?:(?:the|a|an|her|his|home|joint|another|further|that|of|shouting|\w+ing) ){{0,2}}$", re.IGNORECASE
    )


def against_number(said: str, told: Features, rows: Sequence[Features]) -> Iterator[tuple[str, Features | None]]:
    """Yield each number of a sentence that the rows of its days contradict, and the first row that is counted."""
    for kind, number, clause in _counted(said):
        others = spoken_in(clause).agencies - told.kinds
        of_kind = [f for f in rows if not others or others & f.mentions]
        loose = [f for f in of_kind if _is(kind, f, loosely=True)]
        strict = [f for f in of_kind if _is(kind, f, loosely=False)]
        if number > len(loose) or (kind.rows and not others and number < len(strict) and not _narrowed(clause, kind, strict)):
            shown = f"{len(strict)}" if len(strict) == len(loose) else f"{len(strict)} to {len(loose)}"
            yield f"the narrative counts {number} {kind.name}; the chronology has {shown}", next(iter(loose), None)


def against_count(said: str, rows: Sequence[Features]) -> Iterator[tuple[str, Features]]:
    """Yield each number of a sentence that a row which counts the same gives otherwise: "one doorstep visit only"."""
    for match in _WAS_COUNTED.finditer(f"{said} "):
        what = match["what"].lower().split()
        counted = any(kind.nouns.search(match["what"]) for kind in _kinds())
        if len(what) < 2 or not counted or _PART.search(said[: match.start()]):
            continue
        for row in rows:
            for own in _WAS_COUNTED.finditer(f"{row.text} ".replace(";", " ;").replace(".", " .")):
                same = [stem_of(w) for w in own["what"].lower().split()[:2]] == [stem_of(w) for w in what[:2]]
                if same and number_of(own["n"]) != number_of(match["n"]) and standing_of(row.text, *own.span("n")) != "open":
                    yield f"the narrative counts {match[0].strip()}; the chronology has {own[0].strip()}", row


def _counted(said: str) -> Iterator[tuple[_Kind, int, str]]:
    """Yield what a sentence counts, how many, and its clause."""
    for match in _WAS_COUNTED.finditer(f"{said} "):
        if _PART.search(said[: match.start()]) or _OF_MORE.match(said[match.end("n") :]):
            continue
        if _RATE.match(said[match.end("n") :]):
            continue
        clause = _clause(said, match.start(), match.end())
        if _MISSED.search(said[: match.start()]) and _APPOINTED.search(match["what"]):
            yield next(kind for kind in _kinds() if kind.name == "missed appointments"), number_of(match["n"]), clause
        elif kind := next((kind for kind in _kinds() if kind.nouns.search(match["what"])), None):
            yield kind, number_of(match["n"]), clause
    for match in _TIMES.finditer(said):
        clause = _clause(said, *match.span())
        verbs = [(abs(verb.start() - match.start()), kind) for kind in _kinds() for verb in kind.verbs.finditer(said)]
        verbs = [(far, kind) for far, kind in verbs if kind.verbs.search(clause)]
        if verbs and not _PART.search(said[: match.start()]):
            yield min(verbs, key=lambda item: item[0])[1], number_of(match["n"] or "twice"), clause


def _clause(said: str, start: int, end: int) -> str:
    begin = max((m.end() for m in _ENDS.finditer(said, 0, start)), default=0)
    stop = _ENDS.search(said, end)
    return said[begin : stop.start() if stop else len(said)]


def _is(kind: _Kind, row: Features, *, loosely: bool) -> bool:
    if kind.rows is None:
        return True
    for match in kind.rows.finditer(row.text):
        meant = not _spoken_of().search(row.text[: match.start()])
        if meant and (loosely or standing_of(row.text, *match.span()) == "claimed" or kind.name == "missed appointments"):
            return True
    return False


def _narrowed(clause: str, kind: _Kind, rows: Sequence[Features]) -> bool:
    """Say whether a clause counts only some of what the rows record: it holds a telling word not all of them have."""
    telling = {token for token in tokens_in(clause) if any(token in f.tokens for f in rows)}
    return any(not telling <= f.tokens for f in rows)
