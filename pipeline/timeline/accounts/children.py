"""Read what a row says of the children: there or not, awake or asleep, what they saw, which of them, how many.

Each mention of a child is read with the words around it, up to the next mention or the end of the sentence. Where somebody
moved the children afterwards, or what is asked or planned, says nothing of where they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.model import Entry, Register
from pipeline.timeline.accounts.whereabouts import Whereabouts
from pipeline.timeline.reading.claim import Claim, claim_lists, presence_lists, snippet
from pipeline.timeline.reading.kids import Kids
from pipeline.timeline.reading.lexicon import pattern_of
from pipeline.timeline.reading.persons import MISSPELT, names_of

_ENDS = re.compile(
    r"[.;!?](?=\s|$)|\bbut\b(?! (?:not|were|was|had|did|still|fast|asleep|awake|all|both|in|out|upstairs|reported|remained"
    r"|slept|unaware)\b)|\n"
)
_HE = re.compile(r"[.;] (?:he|she|they|both)(?=['’ ])", re.IGNORECASE)
_PROSE = re.compile(r"[A-Za-z]{3}")  # in a column for children: more than a sign
_COLUMN = {"y": "yes", "yes": "yes", "present": "yes", "n": "no", "no": "no", "none": "no", "nil": "no", "none present": "no"}
_MANY = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "all three": 3, "all four": 4, "all five": 5}
_COUNT = r"(?P<n>all three|all four|all five|both|two|three|four|five|six|[2-6])"
_OF_THEM = r"(?: ?[x/])?(?: of)?(?: (?:the|her|his|their|my))?(?: (?:young|small|younger|little|primary-age|other|dependent))?"
_SEVERAL = re.compile(rf"\b(?:{_COUNT}|all){_OF_THEM}\s*$", re.IGNORECASE)
_SEVERAL_BEHIND = re.compile(r"\s*(?:\(|x ?)(?P<n>[2-6])\b(?! ?(?:y|/|-))", re.IGNORECASE)
_ONE = re.compile(r"\b(?:one|1|a|an|a single|only one)(?: of)?(?: the| her| his| their)?\s*$", re.IGNORECASE)
_LISTED = re.compile(  # between two children of one list, "Isla (12) and her brother"
    r"(?:,? (?:aged? )?\d{1,2}|,? \([^()]{1,20}\))?(?:, |,? and |/| & )"
    r"(?:(?:also|her|his|the|their|brother|sister|half-brother|half-sister) )*"
)
_BY_SELF = r"(?:all )?(?:alone|by (?:her|him)self|on (?:her|his) own)"
_PLACE = r"(?:in the (?:car|house|flat|property|building|kitchen|garden|street)|at home|at the (?:address|house|flat|property))"
_ALONE = re.compile(  # who was alone had no child with them
    rf"\b(?:was|were|being|been) (?:{_PLACE} {_BY_SELF}|{_BY_SELF} (?:{_PLACE}|at the time|throughout|when (?:it|this|he|she)\b))"
    r"|(?:^|[.;,] ?)alone in (?:the )?(?:vehicle|car|van|house|flat|property)\b|\bsole occupant\b|\bno passengers\b"
    r"|\bhome alone\b(?! with)",
    re.IGNORECASE,
)
_KIN = r"(?:(?:half|step)-?)?(?:nephew|niece|cousin|brother|sister|pupil|lad)s?"
_CALL = re.compile(r"\b(?:999|101|calls?|called|rang|reports?|reported|reporting|to say)\b", re.IGNORECASE)
_REACH = 90  # characters behind a mention that are read


@dataclass(frozen=True, slots=True)
class _Said:
    states: frozenset[str]  # of whereabouts.py
    child: str  # register id, or "" for a word
    start: int
    end: int

    @property
    def there(self) -> bool:
        return bool(self.states & {"asleep", "awake", "witness", "unaware", "present", "same", "other", "seen"})


class Children:
    """Reads the children of a case in its rows."""

    def __init__(self, register: Register) -> None:
        lists = claim_lists()["children"]
        self.ids = {s.casefold(): p.id for p in register.people if p.role == "child" for s in names_of(p)}
        grown = [s for p in register.people if p.role != "child" for s in names_of(p)]
        self._known = {part.casefold() for p in register.people for s in names_of(p) for part in s.split()}
        words = [*lists["words"], *(lists["ambiguous"] if self.ids else [])]
        initials = _initials(self.ids, register)
        self.ids |= initials
        full = sorted(self.ids.keys() - initials.keys(), key=lambda n: (-len(n), n))
        short = rf"|(?-i:[{''.join(initials).upper()}])(?= (?:had|was|is|has|said|told|came|seen|not)\b)" if initials else ""
        names = ("|".join(re.escape(n) for n in full) or r"(?!)") + short
        adults = "|".join(re.escape(n) for n in sorted(grown, key=len, reverse=True)) or r"(?!)"
        aged = r"(?<![\w-])\d{1,2}[ -]?(?:(?:year|yr|month|week)s?[ -]old|yo|y/o)(?= (?!(?:fe)?male|woman|man|lady|pt|patient))"
        aged += rf"|(?<!\w){_KIN}(?=,? \(?(?:aged? )?(?:1[0-7]|[1-9])(?:\)|,| ?(?:yo|yrs?|years?)\b))"  # "nephew (8)"
        not_of = (
            rf"(?!['’]s? |[ ,]+(?:{adults})|(?: protection| benefit| maintenance| support| tax| in need| looked after| services))"
        )
        self.pattern = re.compile(
            rf"(?P<name>(?<!\w)(?:{names})(?!\w)(?!['’]s? (?!bed|room|cot)))"
            rf"|(?P<word>(?:{pattern_of(words).pattern}|(?:(?<=\dx )|(?<=x\d )|(?<=\d )|(?<=\d/)|(?<=\d x ))ch\b"
            rf"|(?<!\w){aged}){not_of})",
            re.IGNORECASE,
        )
        self._both = re.compile(
            rf"(?<!\w)(?:both|(?:her|his|their) two|all three) (?=(?:were |are )?(?:{pattern_of(lists['with_both']).pattern}))",
            re.IGNORECASE,
        )
        self._of_them = re.compile(  # who were named last: "Isla and Finn were staying. The two of them were on the stairs"
            r"(?<!\w)the (?:two|three|pair) of them (?=(?:were |had been |had |are )?(?:up|awake|asleep|slept|in|on|upstairs"
            r"|downstairs|there|present|standing|stood|watching|hiding|sat|sitting|crying|screaming|out|away)\b)",
            re.IGNORECASE,
        )
        self._grown = re.compile(rf"(?<!\w)(?:{adults})(?!\w)|\b(?:he|she)\b", re.IGNORECASE)
        self._kids = Kids(register)
        self._whereabouts = Whereabouts()

    def claims(self, entry: Entry) -> Iterator[Claim]:
        """Yield the claims of a row: prose of its column for children, then its text; a bare yes or no where both are silent."""
        column = (entry.children or "").strip()
        listed = [s for s in self._said(column) if s.states] if _PROSE.search(column) else []
        if listed:
            yield from self._of_text(column, listed, lead="children: ")
        every = list(self._said(entry.text))
        said = [s for s in every if not _hearsay(entry.text, s)] or every
        if said:
            yield from self._of_text(entry.text, said)
        elif not listed and (alone := _ALONE.search(entry.text)):
            yield Claim("children_present", "present", "no", snippet(entry.text, *alone.span()))
        elif not listed and (present := self._of_column(column.strip(" .").lower())):
            yield Claim("children_present", "present", present, f"children: {entry.children}")

    def _of_column(self, column: str) -> str:
        """Return whether a column that names no child says that they were there ("in bed"); "" where it says nothing of it."""
        if column in _COLUMN or not _PROSE.search(column):
            return _COLUMN.get(column, "")
        where = _Said(self._whereabouts.of("", f" were {column}"), "", 0, 0)
        return "yes" if where.there else "no" if "absent" in where.states else ""

    def _of_text(self, text: str, said: Sequence[_Said], *, lead: str = "") -> Iterator[Claim]:
        shown = lead + _around(text, said)
        away = any("absent" in s.states for s in said)  # who was away saw nothing of it: "Finn was out, so no child saw it"
        there = [s for s in said if s.there and not (away and s.states == {"unaware"})]
        if there or any("absent" in s.states for s in said):
            yield Claim("children_present", "present", "yes" if there else "no", shown)
        for point, value in _points(said):
            yield Claim("children_present", point, value, shown)
        named = {s.child for s in there if s.child}
        if named:
            tags = frozenset(f"id:{n}" for n in named)
            yield Claim("children_present", "which", "+".join(sorted(named)), shown, tags, "people")
        for point, value in self._numbers(text, there, named):
            yield Claim("children_present", point, value, shown)
        for child in {s.child for s in said if s.child and (s.there or "absent" in s.states)}:
            yield Claim("children_present", f"presence of {child}", "yes" if child in named else "no", shown)

    def _numbers(self, text: str, there: Sequence[_Said], named: set[str]) -> Iterator[tuple[str, str]]:
        """Yield whether one or several children were there, and how many, where a number is told."""
        counts = [n for s in there if (n := self._count(text, s))]
        if exact := set(counts) - {1}:
            yield from [("how many", str(min(exact)))] if len(exact) == 1 and 1 not in counts else []
        only = any(re.search(r"\b(?:only|just) $", text[: s.start], re.IGNORECASE) for s in there)
        unnamed = [s for s in there if not s.child]
        if only and not exact:
            yield "number", "one"
            return
        if len(named) > 1 or exact or any(_SEVERAL.search(text[max(0, s.start - 30) : s.start]) for s in unnamed):
            yield "number", "several"
        elif (len(named) == 1 and not unnamed) or 1 in counts:
            yield "number", "one"

    def _count(self, text: str, said: _Said) -> int:
        """Return the number before or behind a mention; 0 for none."""
        if said.child:
            return 0
        if self._both.match(text, said.start) or self._of_them.match(text, said.start):
            return 3 if "three" in text[said.start : said.end] else 2
        before = text[max(0, said.start - 30) : said.start]
        if number := (_SEVERAL.search(before) or _SEVERAL_BEHIND.match(text, said.end)):
            told = (number["n"] or "").lower()
            return int(told) if told.isdigit() else _MANY.get(told, 0)
        return 1 if _ONE.search(before) else 0

    def _misspelt(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield words that are a child's first name with a letter too many or too few."""
        for match in re.finditer(r"\b[A-Z][\w'’-]{3,}", text) if self.ids else ():
            word = match[0].casefold()
            near = (n for n in self.ids if " " not in n and word not in self._known and fuzz.ratio(n, word) >= MISSPELT)
            if name := next(near, None):
                yield match, self.ids[name]

    def _said(self, text: str) -> Iterator[_Said]:
        misspelt = dict(self._misspelt(text))
        told = [*self.pattern.finditer(text), *self._both.finditer(text), *misspelt]
        for match in self._of_them.finditer(text):
            last = max((m.end() for m in told if m.end() <= match.start()), default=-1)
            told += [match] if last >= 0 and not self._grown.search(text, last, match.start()) else []
        mentions = sorted(told, key=lambda m: m.start())
        mentions = [m for i, m in enumerate(mentions) if not i or m.start() >= mentions[i - 1].end()]
        read: list[tuple[re.Match[str], frozenset[str]]] = []
        for place, match in enumerate(mentions):
            following = mentions[place + 1].start() if place + 1 < len(mentions) else len(text)
            stop = _ENDS.search(text, match.end())
            end = min(stop.start() if stop else len(text), following, match.end() + _REACH)
            goes_on = text[match.end() : end]
            begin = max([m.end() for m in _ENDS.finditer(text, 0, match.start())] + [mentions[place - 1].end() if place else 0])
            states = self._whereabouts.of(text[begin : match.start()], goes_on)
            if (
                not states
                and stop
                and end == stop.start()
                and not text[begin : match.start()].strip(" ,'\"")
                and (more := _HE.match(text, stop.start()))
            ):  # "Finn was tired; he had been up in the night"
                rest = _ENDS.search(text, more.end())
                states = self._whereabouts.of("", text[more.end() : min(rest.start() if rest else len(text), following)])
            read.append((match, states))
        listed = [m.span() for m in presence_lists().finditer(text)]
        for place, (match, states) in enumerate(read):
            following = place + 1
            if not states and any(begin <= match.start() < end for begin, end in listed):
                before = text[max(0, match.start() - 15) : match.start()]
                states = frozenset(("absent" if re.search(r"\b(?:no|nil|0)\s*$", before, re.IGNORECASE) else "present",))
            while not states and following < len(read) and _joined(text, read, following):
                states, following = read[following][1], following + 1  # "Mia and Jack were in bed"
            if not states and place and _joined(text, read, place):
                states = read[place - 1][1]  # "with Mia and Jack"
                read[place] = (match, states)
            if states:
                name = match.groupdict().get("name")
                child = self.ids[name.casefold()] if name else misspelt.get(match, "") or self._kids.meant(match[0])
                yield _Said(states, child, match.start(), match.end())


def _initials(ids: Mapping[str, str], register: Register) -> dict[str, str]:
    """Return the letter a school writes for a child, where nobody else of the register begins with it."""
    letters = [p.name[:1].casefold() for p in register.people]
    first = {name[0]: child for name, child in ids.items()}
    return {
        letter: child for letter, child in first.items() if letters.count(letter) == 1 and letter.isalpha() and letter not in "ai"
    }


def _joined(text: str, read: Sequence[tuple[re.Match[str], frozenset[str]]], place: int) -> bool:
    """Say whether a mention stands in one list with that before it."""
    return _LISTED.fullmatch(text, read[place - 1][0].end(), read[place][0].start()) is not None


def _points(said: Sequence[_Said]) -> Iterator[tuple[str, str]]:
    """Yield what the children of a row were at: awake or asleep, seeing it or not, seen or not, in the room or in another."""
    states = frozenset[str]().union(*(s.states for s in said))
    if states & {"asleep", "awake", "witness"}:
        yield "awake", "awake" if states & {"awake", "witness"} else "asleep"
    if states & {"witness", "asleep", "unaware", "absent"}:
        yield "witnessed", "yes" if "witness" in states else "no"
    for point, yes, no in (("seen", "seen", "not seen"), ("in the room", "same", "other")):
        if len(states & {yes, no}) == 1:
            yield point, "yes" if yes in states else "no"


def _hearsay(text: str, said: _Said) -> bool:
    """Say whether the sentence before a mention tells what a caller heard, not what those who came found."""
    begin = max((m.end() for m in _ENDS.finditer(text, 0, said.start)), default=0)
    return _CALL.search(text, begin, said.start) is not None


def _around(text: str, said: Sequence[_Said]) -> str:
    """Return the sentences the children are spoken of in, at most 160 characters."""
    found: dict[str, None] = {}
    for s in said:
        left = max((m.end() for m in _ENDS.finditer(text, 0, s.start)), default=0)
        stop = _ENDS.search(text, s.end)
        found[text[left : stop.start() if stop else len(text)].strip(" ,;")] = None
    return "; ".join(found)[:160]
