"""Read what a row says of the children: there or not, awake or asleep, which of them, how many.

Each mention of a child is read with the words around it, up to the next mention or the end of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.model import Entry, Register
from pipeline.timeline.claim import Claim, claim_lists
from pipeline.timeline.lexicon import pattern_of
from pipeline.timeline.persons import MISSPELT, names_of

_ENDS = re.compile(r"[.;!?](?=\s|$)|\bbut\b|\n")
_COLUMN = {
    "y": "present",
    "yes": "present",
    "n": "absent",
    "no": "absent",
    "none": "absent",
    "nil": "absent",
    "not present": "absent",
}
_SEVERAL = re.compile(r"\b(?:both|two|three|four|five|all|2|3|4|5)(?: of)?(?: the| her| his| their| my)?\s*$", re.IGNORECASE)
_ONE = re.compile(r"\b(?:one|1|a|an|a single|only one)(?: of)?(?: the| her| his| their)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    state: str  # absent, asleep, awake, present
    child: str  # register id, or "" for a word
    start: int
    end: int


class Children:
    """Reads the children of a case in its rows."""

    def __init__(self, register: Register) -> None:
        lists = claim_lists()["children"]
        self.ids = {s.casefold(): p.id for p in register.people if p.role == "child" for s in names_of(p)}
        grown = [s for p in register.people if p.role != "child" for s in names_of(p)]
        self._known = {part.casefold() for p in register.people for s in names_of(p) for part in s.split()}
        related = {w for p in register.people if p.role != "child" for w in re.findall(r"\w+", (p.relation or "").lower())[:1]}
        words = [*lists["words"], *(lists["ambiguous"] if self.ids else [])]
        words = [w for w in words if w not in related or self.ids]
        names = "|".join(re.escape(n) for n in sorted(self.ids, key=lambda n: (-len(n), n))) or r"(?!)"
        adults = "|".join(re.escape(n) for n in sorted(grown, key=len, reverse=True)) or r"(?!)"
        self.pattern = re.compile(
            rf"(?P<name>(?<!\w)(?:{names})(?!\w))|(?P<word>{pattern_of(words).pattern})(?!['’]s? |[ ,]+(?:{adults}))",
            re.IGNORECASE,
        )
        self._both = re.compile(rf"(?<!\w)both (?=(?:were |are )?(?:{pattern_of(lists['with_both']).pattern}))", re.IGNORECASE)
        elsewhere = lists["elsewhere"]
        away = rf"(?:{pattern_of(elsewhere['ways']).pattern}) (?:[\w'’-]+ ){{0,3}}?(?:{pattern_of(elsewhere['whose']).pattern})"
        after = {state: pattern_of(words).pattern for state, words in lists["after"].items()}
        after["absent"] = f"{after['absent']}|{away}"
        self._states = [(s, re.compile(after[s], re.IGNORECASE)) for s in ("absent", "asleep", "awake", "present")]
        leading = {state: pattern_of(lists["before"][state]).pattern for state in ("absent", "awake", "present")}
        self._before = [
            (state, re.compile(rf"(?:{cue})\s+(?:[\w'’]+\s+){{0,2}}$", re.IGNORECASE)) for state, cue in leading.items()
        ]
        self._negated = re.compile(r"\b(?:not|never|nor|wasn['’]t|weren['’]t|isn['’]t)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)

    def claims(self, entry: Entry) -> Iterator[Claim]:
        """Yield the claims of a row: from its text, and from its column for children where that says yes or no."""
        column = _COLUMN.get((entry.children or "").strip(" .").lower())
        every = list(self._said(entry.text))
        said = [s for s in every if not _hearsay(entry.text, s)] or every
        if not said and column:
            yield Claim("children_present", "present", "yes" if column == "present" else "no", f"children: {entry.children}")
        if not said:
            return
        shown = _around(entry.text, said)
        there = [s for s in said if s.state != "absent"]
        yield Claim("children_present", "present", "yes" if there else "no", shown)
        awake = {s.state for s in there} & {"asleep", "awake"}
        if awake:
            yield Claim("children_present", "awake", "awake" if "awake" in awake else "asleep", shown)
        named = {s.child for s in there if s.child}
        if named:
            yield Claim(
                "children_present", "which", "+".join(sorted(named)), shown, frozenset(f"id:{n}" for n in named), "people"
            )
        number = self._number(entry.text, there, named)
        if number:
            yield Claim("children_present", "number", number, shown)
        for child in {s.child for s in said if s.child}:
            yield Claim("children_present", f"presence of {child}", "yes" if child in named else "no", shown)

    def _number(self, text: str, there: Sequence[_Said], named: set[str]) -> str:
        before = [text[max(0, s.start - 24) : s.start] for s in there if not s.child]
        if len(named) > 1 or any(_SEVERAL.search(b) for b in before) or any(self._both.match(text, s.start) for s in there):
            return "several"
        alone = len(named) == 1 and not before
        return "one" if alone or any(_ONE.search(b) for b in before) else ""

    def _misspelt(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield words that are a child's first name with a letter too many or too few."""
        for match in re.finditer(r"\b[A-Z][\w'’-]{3,}", text) if self.ids else ():
            word = match[0].casefold()
            near = (n for n in self.ids if " " not in n and word not in self._known and fuzz.ratio(n, word) >= MISSPELT)
            if name := next(near, None):
                yield match, self.ids[name]

    def _said(self, text: str) -> Iterator[_Said]:
        misspelt = dict(self._misspelt(text))
        mentions = sorted([*self.pattern.finditer(text), *self._both.finditer(text), *misspelt], key=lambda m: m.start())
        mentions = [m for i, m in enumerate(mentions) if not i or m.start() >= mentions[i - 1].end()]
        states: list[tuple[re.Match[str], str]] = []
        for place, match in enumerate(mentions):
            stop = _ENDS.search(text, match.end())
            end = min(
                stop.start() if stop else len(text), mentions[place + 1].start() if place + 1 < len(mentions) else len(text)
            )
            begin = max([m.end() for m in _ENDS.finditer(text, 0, match.start())] + [mentions[place - 1].end() if place else 0])
            states.append((match, self._state(text[begin : match.start()], text[match.end() : end][:70])))
        for place, (match, state) in enumerate(states):
            following = place + 1
            while (
                not state
                and following < len(states)
                and _LISTED.fullmatch(text, states[following - 1][0].end(), states[following][0].start())
            ):
                state, following = states[following][1], following + 1  # "Mia and Jack were in bed"
            if not state and place and _LISTED.fullmatch(text, states[place - 1][0].end(), match.start()):
                state = states[place - 1][1]  # "with Mia and Jack"
                states[place] = (match, state)
            if state:
                name = match.groupdict().get("name")
                child = self.ids[name.casefold()] if name else misspelt.get(match, "")
                yield _Said(state, child, match.start(), match.end())

    def _state(self, before: str, after: str) -> str:
        for state, pattern in self._before:
            if state == "absent" and pattern.search(before):
                return state
        found = [(m.start(), n, state, m) for n, (state, pattern) in enumerate(self._states) if (m := pattern.search(after))]
        if found:
            start, _, state, _ = min(found, key=lambda f: (f[0], f[1]))
            return "absent" if state in ("present", "awake") and self._negated.search(after[:start]) else state
        return next((state for state, pattern in self._before if pattern.search(before)), "")


_CALL = re.compile(r"\b(?:999|101|calls?|called|rang|reports?|reported|reporting|to say)\b", re.IGNORECASE)


def _hearsay(text: str, said: _Said) -> bool:
    """Say whether the sentence before a mention tells what a caller heard, not what those who came found."""
    begin = max((m.end() for m in _ENDS.finditer(text, 0, said.start)), default=0)
    return _CALL.search(text, begin, said.start) is not None


_LISTED = re.compile(r"(?:, |,? and |/| & )(?:(?:also|her|his|the|their|brother|sister|half-brother|half-sister) )*")


def _around(text: str, said: Sequence[_Said]) -> str:
    """Return the sentences the children are spoken of in, at most 160 characters."""
    found: dict[str, None] = {}
    for s in said:
        left = max((m.end() for m in _ENDS.finditer(text, 0, s.start)), default=0)
        stop = _ENDS.search(text, s.end)
        found[text[left : stop.start() if stop else len(text)].strip(" ,;")] = None
    return "; ".join(found)[:160]
