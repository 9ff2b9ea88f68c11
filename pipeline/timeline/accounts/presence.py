"""Say whether the words around a mention put somebody there, elsewhere, gone by then, or on the phone.

Words that tell stand right behind the mention ("Edith was in the house") or, where they can only mean being there, up to some
words on ("her brother made tea and sat in"); words of company stand before it ("brought in by Edith"). What is planned, asked
or said by the person tells nothing. The words are data (`company` of conflicts.yaml).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from pipeline.timeline.reading.claim import claim_lists
from pipeline.timeline.reading.lexicon import pattern_of

State = Literal["", "there", "still there", "absent", "gone", "phone"]
_LEAD = (
    r"\W*(?:\w+ )??(?:\b(?:was|were|is|are|being|been|be|had|has|having|who|it|also|already|himself|herself|still|both|all|then"
    r"|just|later|sat|stood|left|remained|found|seen|asleep|drunk|only|hiding|lying|sleeping|waiting"
    r"|standing|sitting|pacing|drinking|located|discovered|detained|arrested|alone|together) )*"
)
_NOT = re.compile(
    r"\b(?:not|never|nor|no longer|wasn['’]?t|weren['’]?t|isn['’]?t|hadn['’]?t|didn['’]?t|wouldn['’]?t)\W+(?:\w+\W+){0,2}$", re.I
)
_DENIED: dict[State, State] = {"there": "absent", "gone": "still there"}
_REFUSED = re.compile(r"\b(?:would not|wouldn['’]t|could not|couldn['’]t)\b", re.IGNORECASE)
_AFAR = (  # what may be done to somebody from afar
    r"(?:ring|call|text|messag|phon|tell|threat|miss|want|visit|harass|stalk|leav|contact|email|support|ask|see|accus|controll|abus)"
)
_FAR = 9  # words behind a mention that are read
_WORD = re.compile(r"[\w'’/-]+")
_BY = re.compile(
    r"(?: (?:in|there|here|home|over|away|off|up|(?:to|at|from|outside|near) (?:[\w.:]+ ){0,3}[\w.:]+))?"
    r"(?: (?:late|early|later|last))? by(?: [\w'’]+){0,2} ?",
    re.IGNORECASE,
)
_NOT_BETWEEN = re.compile(
    r"\b(?:to|from|about|against|of|that|who|for|says|said|told|was|were|is|had|has|at|on|while|as)\b", re.IGNORECASE
)
_ASIDE = re.compile(r" ?\(([^()]{2,40})\)")  # "her son (out at the time)", "Edith (aunt) did not appear"
_NEVER = re.compile(r"\b(?:no|not|without|nor|never)\b[\w\s]{0,12}$", re.IGNORECASE)


class Presence:
    """Reads the state of an adult from the words around a mention; `child` says whether words name a child."""

    def __init__(self, child: Callable[[str], bool]) -> None:
        lists = claim_lists()["company"]
        self._child = child
        self._stop = pattern_of(lists["stop"])
        self._open = pattern_of(lists["open"])
        near = {state: pattern_of(lists["near"][state]).pattern for state in lists["near"]}
        rooms = rf"(?:in|inside|at) (?:(?:the|her|his|their|same|[\w-]+) ){{0,2}}?(?:{pattern_of(lists['rooms']).pattern})"
        carried = pattern_of(lists["carried"]).pattern
        moved = rf"(?:had |who |was )*(?:{carried}|drove|took|picked up|removed)"
        near["there"] += (
            rf"|{rooms}|(?<!\bit )(?<!\bthis )in(?=[.,;]|$)|{moved} (?:him|her|them|the (?:child|kid|boy|girl)\w*|(?-i:[A-Z])\w+)"
        )
        near["there"] += rf"|(?!{_AFAR})\w{{2,}}ing (?:her|him|ip|pt|ap|the victim|the patient)\b(?! (?:an?|the|that|to)\b)"
        near["absent"] += r"|outside(?! (?:the|an?|her|his|their|my|our)\b)"
        near["absent"] += r"|did(?:n['’]t| not)(?=\W*(?:[.,;]|$))"
        near = {state: rf"(?P<lead>{_LEAD})(?:{words})" for state, words in near.items()}
        states: tuple[State, ...] = ("gone", "absent", "phone", "there")
        self._near = [(state, re.compile(near[state], re.IGNORECASE)) for state in states]
        self._far = [(state, pattern_of(lists["far"][state])) for state in states]
        self._still = pattern_of(lists["still"])
        self._long_gone = re.compile(rf"(?:[\w'’]+ ){{0,2}}(?:{pattern_of(lists['long_gone']).pattern})", re.IGNORECASE)
        self._missing = re.compile(rf"(?:{pattern_of(lists['missing']).pattern}) (?:\w+ )?$", re.IGNORECASE)
        self._lacking = re.compile(rf"(?:{pattern_of(lists['lacking']).pattern}) $", re.IGNORECASE)
        self._carried = frozenset(lists["carried"])
        cues = "|".join((pattern_of(lists["with"]).pattern, pattern_of(lists["carried"]).pattern, r"(?<!\w)w/"))
        self._cue = re.compile(rf"(?:{cues})", re.IGNORECASE)
        self._not_company = frozenset(claim_lists()["not_company"])

    def of(self, before: str, after: str, mention: re.Pattern[str], *, reach: int) -> State:
        """Return the state of a person from the words of the sentence before and behind a mention.

        `reach` is where behind it the next person is named: words further on tell of that one.
        """
        if self._missing.search(before):
            return "gone"
        if self._lacking.search(before):
            return "absent"
        state = self._behind(after, reach)
        if state:
            return state
        return "there" if self._beside(before, after, mention) else ""

    def _behind(self, after: str, reach: int) -> State:
        if aside := _ASIDE.match(after):
            end = aside.end()
            return self._behind(aside[1], len(aside[1])) or self._behind(after[end:], max(reach - end, 0))
        stop = self._stop.search(after)
        said = after[: stop.start()] if stop else after
        near = next(((state, m) for state, pattern in self._near if (m := pattern.match(said))), None)
        if near:
            state, match = near
            lead, words = match["lead"], match[0]
            out = self._far[1][1].search(said, match.end(), max(reach, match.end())) if state == "there" else None
            if out and len(_WORD.findall(said[match.end() : out.start()])) <= _FAR:
                return "absent"  # "drove her there and waited in the car"
        else:
            far = [
                (m.end(), state, m)
                for state, pattern in self._far
                if (m := pattern.search(said, 0, reach)) and len(_WORD.findall(said[: m.start()])) <= _FAR
            ]
            if not far:
                return ""
            _, state, match = min(far, key=lambda f: f[0])
            lead, words = said[: match.start()], said[: match.end()]
        if self._open.search(_REFUSED.sub(" ", words)):
            return ""
        if _NOT.search(lead):
            return _DENIED.get(state, "")
        if state == "gone" and self._long_gone.match(said[len(words) :].lstrip(" ,")):
            return "absent"  # "had gone home the day before"
        return "still there" if state == "there" and self._still.search(after) else state

    def _beside(self, before: str, after: str, mention: re.Pattern[str]) -> bool:
        cue = next(iter(reversed(list(self._cue.finditer(before)))), None)
        if not cue or _NEVER.search(before[: cue.start()]) or self._open.search(before[: cue.start()][-25:]):
            return False
        word, rest = cue[0].split()[0].lower(), before[cue.end() :]
        first = (before[: cue.start()].split() or [""])[-1].lower().strip(",")
        if word == "with" and self._child(before[max(0, cue.start() - 25) : cue.start()]):
            return False  # the children were with their grandmother
        if word in self._carried:
            return _BY.fullmatch(rest) is not None
        if word == "only" or first in self._not_company or _NOT_BETWEEN.search(rest) or mention.search(rest):
            return word == "only" and re.match(r"\W*(?:\w+ )?(?:present|there|at|in\b)", after) is not None
        return True
