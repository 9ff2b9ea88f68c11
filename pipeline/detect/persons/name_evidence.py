# ruff: noqa: E501 - a pattern stands on one line
"""Weigh what speaks for a run of capitalised words being a person: titles, roles, kinship, verbs, first names, columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.detect.persons.name_runs import COLLAR, NameRuns
from pipeline.detect.persons.single_names import of_a_list, of_a_people, of_an_item
from pipeline.detect.rulebook.word_lists import Names, TitleGroup
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import is_product
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import alternation
from pipeline.detect.words.text import fold_word
from pipeline.detect.words.tokens import Token

# Headings of columns that hold people.
_PEOPLE_COLUMN = re.compile(
    r"\b(?:name|author|worker|officer|completed by|seen by|staff|person|people|professional|practitioner|who|contact|family member|subject|client|patient|tenant|pupil)\b"
)
# "IMR author's comment" holds what somebody writes, not somebody.
_PROSE_COLUMN = re.compile(
    r"\b(?:comments?|remarks|analysis|views?|reflections?|notes?|actions?|updates?|details|contact with)\b"
)
_NAMED = re.compile(r"\b(?:named|called|known as|née|alias|aka|a\.k\.a\.|calls? (?:herself|himself))\s*['\"(]?$", re.I)
_SOMEWHERE = re.compile(r"\b(?:in|at|near|the|of|around|outside)\s+$", re.I)
# "Children: Example 5, Sample 14 months"
_LISTED_CHILD = re.compile(
    r"\b(?:[Cc]hildren|[Cc]hild|[Ss]iblings?|[Ss]ibs?|[Kk]ids|[Ss]ons?|[Dd]aughters?|[Dd]ependants)\b[^.;]*$"
)
_AGE_BEHIND = re.compile(
    r",? ?\(?(?:aged )?\d{1,2}(?: ?(?:years?|yrs?|months?|mths?|weeks?|wks?|days)(?: old)?)?(?=\)|[,;.]| and |$)"
)
# Verbs that things do as well as people.
_ANYTHING = frozenset(["is", "are", "were", "has", "was", "does", "did", "used", "made", "received"])


@dataclass
class _Run:
    """One run of capitalised words while it is weighed."""

    text: str
    tokens: Sequence[Token]
    first: int
    last: int
    body: list[Token]
    start: int
    end: int
    titled: bool
    hint: str
    shouting: bool
    known_first: bool = False
    known_last: bool = False
    common: bool = False  # its first word is an ordinary word
    unknown: list[str] = field(default_factory=list)  # its words that are no ordinary words
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def lows(self) -> list[str]:
        return [t.low for t in self.body]

    @property
    def plausible(self) -> bool:
        """Say whether the words may be a name at all."""
        return bool(self.unknown) or self.known_first

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        return self.text[self.end : self.end + 60]

    @property
    def next(self) -> Token | None:
        return self.tokens[self.last] if self.last < len(self.tokens) else None


Evidence = tuple[float, str]


class NameEvidence:
    """Judge runs of capitalised words."""

    def __init__(self, names: Names, guards: Guards, runs: NameRuns) -> None:
        self.names = names
        self.guards = guards
        self.runs = runs
        self.speech = frozenset(names.words.speech)
        self.owned = frozenset(names.words.owned) | guards.kin
        self.roles = {w: r.title for r in names.roles for w in r.words}
        roles = alternation(self.roles)
        self.role_before = re.compile(rf"\b({roles})s?(?:,| called| named|\s*[-:(])?\s*$", re.I)
        self.role_after = re.compile(
            rf"^(?:'s)?\s*(?:,|\(|[-–]|was|is|who (?:is|was)|as)\s*(?:an?|the|her|his|their)?\s*(?:[\w-]+ ){{0,3}}?({roles})\b",
            re.I,
        )
        self.kin = {fold_word(w): (g.role, g.label) for g in names.relations for w in g.words}
        self.kin_gender = {
            fold_word(w): g for group in names.relations for g, ws in (("female", group.female), ("male", group.male)) for w in ws
        }
        kin = alternation(w for g in names.relations for w in g.words)
        self.kin_before = re.compile(rf"\b({kin})(?:,| called| named|,? known as|\s*[-:(])?\s*(?:\d{{1,2}},?\s*)?$", re.I)
        self.kin_after = re.compile(rf"^,? (?:an?|her|his|their|the) (?:[a-z-]+ ){{0,2}}?({kin})\b", re.I)
        self.wrote = re.compile(
            r"^ (?:who )?(?:wrote|completed|authored|prepared|(?:is|was) the author of) (?:the|this|an|their|our) (?:\w+ )?IMR\b"
        )

    def judge(self, text: str, tokens: Sequence[Token], span: tuple[int, int], hint: str, shouting: bool) -> Mention | None:
        """Return the person a run names, with score and reason; None if nothing speaks for one."""
        run, title = self._run(text, tokens, span, hint, shouting)
        if run is None:
            return None if shouting else self._out_of_place(tokens, span)
        evidence = [*self._beside(run, title), *self._within(run), *self._following(run)]
        evidence = evidence or [*self._by_shape(run)]
        if not evidence:
            return None
        only = run.body[0]
        if len(run.body) == 1 and only.upper and len(only.text) < 5 and not run.titled and not shouting and len(evidence) == 1:
            if evidence[0][1] == "a first name" or self.guards.no_name(only.text):
                return None
            why = "a short word in capitals beside words about people"  # it may as well be an acronym
            return Mention(
                only.start, only.end, "PERSON", 0.45, "names_by_rule", why, {**run.facts, "form": "first"}, tier=GUESSED
            )
        score, reason = max(evidence)
        if len(evidence) > 1:
            score = min(0.98, score + 0.05 * (len(evidence) - 1))
        if shouting and score < 0.9:
            score = min(score, 0.45)
        run.facts["form"] = _form(run)
        why = f"read as a person because of {reason}"
        return Mention(run.start, run.end, "PERSON", round(score, 2), "names_by_rule", why, run.facts, tier=GUESSED)

    def _run(
        self, text: str, tokens: Sequence[Token], span: tuple[int, int], hint: str, shouting: bool
    ) -> tuple[_Run | None, TitleGroup | None]:
        begin, end = span
        length = self.runs.title_at(tokens, begin)
        title = self._title(tokens[begin : begin + length]) if length else None
        words = self.runs.trim(tokens, begin + length, end, bool(length))
        if words is None:
            return None, None
        first, last = words
        if last - first > 1 and len(tokens[first].text) == 1 and of_an_item(text, tokens[first].start):
            first += 2 if tokens[first + 1].text == "." and last - first > 2 else 1  # "Lesson B. Example"
        body = [t for t in tokens[first:last] if t.word]
        if not body or body[0].low in ("st", "saint"):
            return None, None
        letter = len(body) == 1 and len(body[0].text) == 1 and of_a_list(text, body[0].start)
        product = body[0].low in self.guards.products or is_product(body[0].text, self.names)
        people = body[0].low in self.guards.peoples and of_a_people(text, body[0].start)
        if len(body) == 1 and not length and (body[0].text in ("V", "P") or letter or product or people):
            return None, None  # the victim and the perpetrator of a chronology; "option B"; "the Emis template"
        run_words = [t for t in tokens[begin + length : end] if t.word]
        plain = length and all(t.upper and self.guards.ordinary(t.low) for t in run_words)
        if plain and (len(run_words) > 1 or body[0].low not in self.names.surnames):
            return None, None  # "IDVA CASE NOTES": a heading
        start = tokens[begin].start if length and first == begin + length else body[0].start
        lows = [t.low for t in body]
        run = _Run(
            text, tokens, first, last, body, start, tokens[last - 1].end, bool(length), hint, shouting,
            known_first=lows[0] in self.names.first_names,
            known_last=len(body) > 1 and (lows[-1] in self.names.surnames or lows[-1] in self.names.first_names),
            common=self.guards.ordinary(lows[0]) or (len(lows) == 1 and lows[0] in self.guards.peoples),
            unknown=[low for low in lows if not self.guards.ordinary(low)],
        )  # fmt: skip
        return run, title

    def _title(self, tokens: Sequence[Token]) -> TitleGroup | None:
        titles = self.runs.titles
        plain = [t.low for t in tokens if (t.word and t.text not in "." and not COLLAR.match(t.text)) or t.low in titles]
        return titles.get(" ".join(plain)) or titles.get(tokens[0].low)

    # --- evidence ----------------------------------------------------------------------------------------------------

    def _beside(self, run: _Run, title: TitleGroup | None) -> Iterator[Evidence]:
        """Weigh titles, roles and kinship before and after."""
        if run.titled:
            if title and title.role:
                run.facts["title"] = title.role
            if title and title.gender:
                run.facts["gender"] = title.gender
            yield 0.95, "a title before it"
        if not run.plausible:
            return
        role = self.role_before.search(run.before)
        if role and not run.titled:
            run.facts.setdefault("title", self.roles[role.group(1).lower()])
            yield 0.85, f"the word “{role.group(1).lower()}” before it"
        relation = self.kin_before.search(run.before)
        if relation:
            self._kinship(run, fold_word(relation.group(1)))
            if run.before.endswith(("Baby ", "baby ")):
                run.start -= 5
            yield 0.85, f"the word “{relation.group(1).lower()}” before it"
        follows = self.role_after.search(run.after)
        if follows and (len(run.body) > 1 or run.titled):
            run.facts.setdefault("title", self.roles[follows.group(1).lower()])
            yield 0.8, "a role after it"
        beside = self.kin_after.match(run.after)
        if beside and "relation_to" not in run.facts:
            self._kinship(run, fold_word(beside.group(1)))
            yield 0.75, f"the word “{beside.group(1).lower()}” after it"
        if run.unknown and not run.titled and _LISTED_CHILD.search(run.before) and _AGE_BEHIND.match(run.after):
            run.facts.setdefault("role", "child")
            yield 0.8, "the age behind it in a list of children"
        if self.wrote.match(run.after):
            run.facts["title"] = "IMR author"
            yield 0.85, "the words of an author after it"
        if run.unknown and _NAMED.search(run.before):
            yield 0.85, "the words that name somebody before it"
        if run.hint and len(run.body) <= 4 and _of_people(run.hint):
            yield 0.8, "the heading of its column"

    def _kinship(self, run: _Run, word: str) -> None:
        run.facts["role"], run.facts["relation_to"] = self.kin.get(word, ("other", ""))
        if word in self.kin_gender:
            run.facts.setdefault("gender", self.kin_gender[word])

    def _within(self, run: _Run) -> Iterator[Evidence]:
        """Weigh the words of the name themselves."""
        if run.known_first and not run.common:
            yield (0.9 if len(run.body) > 1 and (run.known_last or run.unknown[1:]) else 0.72), "a first name"
        elif run.known_first and len(run.body) > 1 and run.unknown:
            yield 0.85, "a first name and a surname"
        elif run.known_first and self.guards.name_here(run.tokens, run.first):
            yield 0.7, "a first name, and the words around it"

    def _following(self, run: _Run) -> Iterator[Evidence]:
        """Weigh the word after it: what only people own, say or do."""
        after = run.next
        if after is None or run.shouting:
            return
        if run.unknown and run.tokens[run.last - 1].possessive and after.word and fold_word(after.text) in self.owned:
            yield 0.75, f"“{after.text}” is somebody's"
        if after.low in self.speech and run.unknown:
            yield 0.72, f"“{after.text}” after it"
        elif run.unknown and after.low in self.guards.verbs and len(run.unknown) == len(run.body) and after.low not in _ANYTHING:
            yield 0.6, f"“{after.text}” after it"

    def _out_of_place(self, tokens: Sequence[Token], span: tuple[int, int]) -> Mention | None:
        """Read an ordinary word as a name where it carries a capital that is not due and says something: "that Marigold asked"."""
        only = tokens[span[0]]
        after = tokens[span[1]] if span[1] < len(tokens) else None
        before = tokens[span[0] - 1] if span[0] else None
        following = [t.low for t in tokens[span[1] : span[1] + 3]]
        born = following[:2] == ["was", "born"] and following[2:] != ["of"]
        if (
            span[1] - span[0] != 1
            or after is None
            or (after.low not in self.speech and not born)
            or (only.first and not born)
            or only.upper
            or only.low in self.names.generic
            or only.low in self.guards.kin_before
            or only.low in self.guards.titles
            or only.low in self.guards.months
            or only.low.endswith("s")
            or (before is not None and before.low in ("the", "a", "an", "this", "our", "their"))
            or self.guards.no_name(only.text)
        ):
            return None
        why = f"a capital where none is due, and “{after.text}” after it"
        return Mention(only.start, only.end, "PERSON", 0.7, "names_by_rule", why, {"form": "first"}, tier=GUESSED)

    def _by_shape(self, run: _Run) -> Iterator[Evidence]:
        """Weigh what is left when nothing else speaks: surnames, and capitals where no ordinary word has any."""
        strange = len(run.unknown) == len(run.body)
        several = len(run.body) in (2, 3) and strange and not run.shouting
        only = run.body[0]
        surname = run.body[-1].low in self.names.surnames
        if several and surname:
            yield 0.65, "its last word is a surname"
        elif run.known_last and surname and strange:
            yield 0.6, "a surname"
        elif several and not _SOMEWHERE.search(run.before):
            yield 0.45, "two capitalised words that are no ordinary words"
        elif len(run.body) == 1 and surname and run.unknown and not only.upper:
            yield 0.4, "a surname, alone"
        elif len(run.body) == 1 and run.unknown and not only.upper and not only.first and not run.shouting and len(only.text) > 2:
            yield 0.3, "a capitalised word that is no ordinary word"


def _of_people(hint: str) -> bool:
    """Say whether the head of a cell's column, or the label at its left, is one of people."""
    return any(_PEOPLE_COLUMN.search(head) and not _PROSE_COLUMN.search(head) for head in hint.split(" | "))


def _form(run: _Run) -> str:
    if len(run.body) > 1:
        return "full"
    if run.titled:
        return "title_surname"
    return "first" if run.known_first else "surname"
