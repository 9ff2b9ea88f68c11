# ruff: noqa: E501 - a pattern stands on one line
"""Tokens of clean text, and what their neighbours say about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.detect.text import fold_word
from pipeline.detect.word_lists import Names

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[^\w\s]")
_OPENING, _CLOSING = frozenset("\"'(“‘"), frozenset("\"')”’")
_MARKS = frozenset("(:,;.")
# What goes on after the name of somebody who is somewhere or does something, and seldom after the word
_GOES_ON = frozenset(
    [
        "at",
        "on",
        "in",
        "with",
        "back",
        "out",
        "up",
        "again",
        "still",
        "just",
        "now",
        "came",
        "went",
        "read",
        "rang",
        "sat",
        "left",
    ]
)
_ARTICLES = frozenset({"the", "a", "an", "this", "her", "his", "no", "any", "their"})
PREFIXES = frozenset(["pre", "re", "self", "non", "ex", "post", "co", "multi", "anti", "mid", "sub", "inter", "semi", "un"])
_POSSESSIVE = re.compile(r"'[sS]$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of clean text; a possessive 's is cut off and noted."""

    start: int
    end: int
    text: str
    low: str  # folded
    capital: bool  # begins with a capital letter
    upper: bool  # two or more letters, all capitals
    first: bool  # begins a sentence
    possessive: bool = False

    @property
    def word(self) -> bool:
        """Say whether the token is a word."""
        return self.text[0].isalpha()


@lru_cache(maxsize=512)  # several layers look at one paragraph in turn
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of a clean text."""
    tokens: list[Token] = []
    first = True
    for match in _TOKEN.finditer(text):
        body = match.group()
        end = match.end()
        possessive = False
        if body[0].isalpha():
            if len(body) > 2 and _POSSESSIVE.search(body):
                body, end, possessive = body[:-2], end - 2, True
            capital = body[0].isupper()
            upper = len(body) > 1 and body.isupper()
            tokens.append(Token(match.start(), end, body, fold_word(body), capital, upper, first, possessive))
            first = False
        else:
            tokens.append(Token(match.start(), end, body, body, False, False, first))
            if (
                (body in ".!?:;" and not (body == "." and len(tokens) > 1 and _abbreviation(tokens[-2])))
                or (body in "\"'(•-–—*" and first)
                or (body in '"' and len(tokens) > 1 and tokens[-2].text in ",")
            ):
                first = True
            else:
                first = False
    return tuple(tokens)


@lru_cache(maxsize=10_000)
def _abbreviated(text: str) -> bool:
    return (len(text) == 1 and text.isupper()) or text in {
        "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Revd", "St", "Sgt", "Insp", "Supt", "Det", "Con", "Cllr", "Fr", "approx", "no", "No", "nos", "vs", "e", "i", "etc", "ref", "Jr", "Sr", "ca", "cf", "tel",
    }  # fmt: skip


def _abbreviation(token: Token) -> bool:
    return _abbreviated(token.text)


@dataclass(frozen=True)
class Guards:
    """Tell, from the words around, whether a capitalised ordinary word is a name here ("Will said so", "Will he return?")."""

    names: Names
    vocabulary: frozenset[str]  # ordinary words of English and of this case
    ambiguous: frozenset[str]  # first names that are words
    months: frozenset[str]
    month_before: frozenset[str]
    verbs: frozenset[str]
    past: frozenset[str]  # past tenses of what people do
    virtues: frozenset[str]  # names that are also what a sentence may begin with: "Hope is not a plan."
    spoken_to: frozenset[str]  # what follows the name of somebody spoken to: "Joy, please can you …"
    between: frozenset[str]  # adverbs between somebody and what they do: "TW also said"
    not_after: frozenset[str]
    acronyms: frozenset[str]
    kin: frozenset[str]
    kin_before: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str] = frozenset()
    peoples: frozenset[str] = frozenset()  # nationalities, ethnicities and languages
    here: frozenset[str] = frozenset()  # words that this case writes in lower case
    ends: frozenset[str] = frozenset()  # words of streets, buildings and bodies, which their names end in

    @staticmethod
    def of(names: Names, case_words: frozenset[str] = frozenset()) -> Guards:
        """Gather the word lists; `case_words` are words that this case writes in lower case."""
        words = names.words
        kin = frozenset(fold_word(w) for g in names.relations for w in g.words)
        return Guards(
            names=names,
            vocabulary=names.ordinary | case_words,
            ambiguous=frozenset(fold_word(w) for w in words.first_names_that_are_words) | (names.first_names & names.ordinary),
            months=frozenset(fold_word(w) for w in words.months),
            month_before=frozenset(words.month_before),
            verbs=frozenset(words.verbs),
            past=frozenset(words.past_of_people),
            virtues=frozenset(words.virtues),
            spoken_to=frozenset(words.spoken_to),
            between=frozenset(words.between),
            not_after=frozenset(words.not_after_name),
            acronyms=frozenset(words.acronyms),
            kin=kin,
            kin_before=kin
            | frozenset(w for r in names.roles for phrase in r.words for w in (fold_word(phrase).split()[-1],))
            | {"called", "named", "name"},
            titles=frozenset(fold_word(w) for t in names.titles for w in t.words),
            peoples=frozenset(
                fold_word(w) for w in (*names.traits.nationalities, *names.traits.ethnicities, *names.traits.languages)
            ),
            never=frozenset(fold_word(w) for w in words.never_names) | kin,
            here=case_words,
            ends=frozenset(fold_word(w) for w in (*names.places.street_words, *names.places.building_words))
            | frozenset(fold_word(w) for kind in names.organisations for e in kind.endings for w in e.split())
            | names.generic,
        )

    def ordinary(self, low: str) -> bool:
        """Say whether a folded word is an ordinary English word (a first name that is one counts as well)."""
        return low in self.vocabulary or (low.endswith("s") and low[:-1] in self.vocabulary)

    def no_name(self, word: str) -> bool:
        """Say whether a written word, alone, never names anybody: "The", "Saturday", "Self-referral", "x2", "MARAC"."""
        low = fold_word(word.removesuffix("'s"))
        if low in self.never or not any(c.isalpha() for c in low):
            return True
        if word.isupper() and word in self.acronyms:
            return True
        if low in self.names.first_names or low in self.names.surnames:
            return False
        if low in self.months or any(c.isdigit() for c in low):
            return True
        halves = [h for h in low.replace("/", "-").split("-") if h]
        return len(halves) > 1 and all(h in self.never or h in self.vocabulary or h in PREFIXES or len(h) < 3 for h in halves)

    def initials_here(self, tokens: Sequence[Token], index: int, *, strict: bool = False) -> bool:
        """Say whether two capitals stand for a person here: somebody who does, is told, is seen; `strict` for known acronyms."""
        before = tokens[index - 1].low if index and not tokens[index].first else ""
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is not None and after.low in self.between and index + 2 < len(tokens):
            after = tokens[index + 2]  # "GP never met", "TW also said"
        if tokens[index].possessive and after is not None and after.low in self.kin:
            return True
        if (
            after is not None
            and after.word
            and not after.capital
            and after.low in self.verbs
            and not (strict and after.low in ("is", "are", "was", "were", "used"))
        ):
            return True
        if before in (
            "told",
            "asked",
            "phoned",
            "rang",
            "texted",
            "saw",
            "visited",
            "assaulted",
            "punched",
            "named",
            "called",
            "initialled",
            "husband",
            "wife",
            "partner",
            "boyfriend",
            "girlfriend",
        ):
            return True
        return not strict and (
            before
            in (
                "by",
                "with",
                "from",
                "for",
                "seen",
                "and",
                "that",
                "victim",
                "perpetrator",
                "suspect",
                "colleague",
                "friend",
                "neighbour",
                "mother",
                "father",
                "sister",
                "brother",
                "son",
                "daughter",
            )
            or tokens[index].possessive
        )

    def name_here(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether a capitalised word that is also an ordinary word stands for a person at this place."""
        token = tokens[index]
        if not token.capital:
            return False
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        month = token.low in self.months
        if month and ((after is not None and after.text[0].isdigit()) or (before is not None and before.text[0].isdigit())):
            return False
        if month and before is not None and before.low in self.month_before:
            return False
        if before is not None and not token.first:
            if (
                before.low in self.titles
                or before.low in self.kin_before
                or (before.text == "." and index > 1 and tokens[index - 2].low in self.titles)
            ):
                return True
            if before.low in _ARTICLES and not token.possessive:
                return False
        if after is not None:
            if token.possessive and after.word and not after.capital:
                return not month or after.low in self.kin
            if after.low in self.not_after:
                return False
            if token.first and after.text == "," and index + 2 < len(tokens) and tokens[index + 2].low in self.spoken_to:
                return True
            if after.word and after.capital and not after.upper and not self.ordinary(after.low) and after.low not in self.months:
                return True
            if after.low in self.verbs or after.low in (
                "and",
                "who",
                "would",
                "did",
                "could",
                "also",
                "then",
                "later",
                "to",
                "with",
                "at",
                "in",
                "as",
                "that",
                "from",
            ):
                if token.first and after.low in ("is", "are", "can") and not token.possessive and token.low in self.virtues:
                    return False
                if token.first and token.low in ("will", "may") and after.low in ("have", "be", "need", "the"):
                    return False
                return not (token.first and after.low in ("to", "with", "at", "in", "as", "that", "and"))
            if after.word and not after.capital and after.low.endswith(("ed", "n't", "nt'")) and len(after.low) > 4:
                return True
            if after.low in self.past and token.low not in self.virtues:
                return True
        return not token.first and not month

    def listed_here(self, tokens: Sequence[Token], index: int, *, given: bool) -> bool:
        """As `name_here`, for a word that is also somebody of the register: there a missed name weighs more than a masked word.

        A capital inside a sentence is enough, without an article. At its start a mark or a participle behind it will do, and for a
        `given` name also what only a person does there: "Olive calls", "Miles at the back", never "Hope for change".
        """
        token = tokens[index]
        if self.name_here(tokens, index):
            return True
        if not token.capital or token.low in self.months:
            return False
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if before is not None and before.text in _OPENING and after is not None and after.text in _CLOSING:
            return True
        if before is not None and not token.first:
            return before.low not in _ARTICLES
        if after is not None and after.text == ":":
            return before is None  # who speaks or what an entry is about, at its head; elsewhere a word that is explained
        if after is None or after.text in _MARKS or (after.low.endswith("ing") and len(after.low) > 4):
            return after is not None
        return given and not after.capital and (after.low in self.past or after.low in _GOES_ON or _does(after.low))


def _does(word: str) -> bool:
    """Say whether a word has the form of what somebody does: "calls", "walked"."""
    return len(word) > 3 and word.endswith(("s", "ed")) and not word.endswith(("ss", "us", "is"))
