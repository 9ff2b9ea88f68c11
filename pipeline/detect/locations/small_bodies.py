# ruff: noqa: E501 - a pattern stands on one line
"""Find nurseries, cafés, clubs and farms: "Brightwater nursery", "collected from Busy Bees", "their nursery, Honey Pots"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import PLAIN, alternation
from pipeline.detect.words.text import fold_word

_OF_NURSERIES = regex.compile(
    r"(?i)\b(?:nurser(?:y|ies)|pre-?school|playgroup|kindergarten|creche|crèche|child-?minders?|childcare|early years|EYFS|key ?worker|keyworker|toddlers?|drop[- ]?off|pick[- ]?up|(?:dropped|collected|picked up)|reception class)\b"
)
# What goes on behind a name that is no place to be: "the Busy Bees programme"
_NO_PLACE = regex.compile(
    r"(?i)^(?:'s)? (?:programmes?|projects?|groups?|courses?|team|leaflets?|books?|toys?|songs?|films?|show|awards?|workshops?|class|card|story|stories|approach|resource|pack|campaign|charity|app|badge|blanket|poem|rhyme)\b"
)
_AT = regex.compile(r"(?i)^(?:at|from|to|outside|into|attend\w*|nursery:)\b")
_DOES = r"(?:said|says|rang|phoned|called|emailed|reported|recorded|confirmed|closed|opened|noted|noticed|raised|told|asked|had|has|was|were|is|agreed|felt|made|wrote|shared|contacted|referred|refused|could|did|do|did not|didn't)"


class SmallBodies:
    """Find small bodies that the words around them tell, or that are called as nurseries are."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.names = names
        self.guards = guards
        small = names.small
        self.kind_of = {word: kind.kind for kind in small.kinds for word in kind.words}
        self.no_names = frozenset(small.no_names)
        self.leads = frozenset(names.before_organisations)
        self.named = names.first_names | names.surnames
        self.alone = frozenset(small.nursery_alone)
        self.words = self.alone | frozenset(small.nursery_words)
        name = rf"{PLAIN}(?: (?:(?:and|&|of|the|in) )?{PLAIN}){{0,4}}"
        self.told = regex.compile(
            rf"(?<![\w'-])(?P<name>{name}) (?P<what>{alternation(self.kind_of)})(?![\w'-]| (?:class|place|children|nurse|food|vouchers?|hours|funding|age|rhymes?|fees|worker|animals?|work|hand|land|produce|equipment)s?\b)"
        )
        self.farm = regex.compile(
            rf"\b(?i:at|from|to|near|on|of|for|by|behind|in) (?:the )?(?P<name>{name}) (?:{alternation(small.capital_farms)})(?![\w'-])"
        )
        self.called = regex.compile(
            rf"(?:\b(?i:at|from|to|with|outside|near|by|of|into|leave|left|attends?|attending|attended|start(?:ed|s)?|joined|rang|called|phoned|via|contact(?:ed)?|told|asked|at the|from the|for|and)|[Nn]ursery:) (?P<name>(?:[Tt]he )?{name})(?![\w-])"
            rf"|(?:^|[.!?] |\n)(?P<name>(?:The )?{name})(?= {_DOES}\b)"
        )
        self.beside = regex.compile(
            rf"\b(?i:nursery|pre-?school|playgroup|childminders?|school|club|café|cafe|farm|(?:day|drop-in|community|respite|resource) centre|drop-in|food ?bank|gym|salon|hairdresser's|barber's|sheltered workshop|workshop|choir|allotment society|allotments|stables|local pub|his local|her local|their local|takeaway|restaurant|bakery|guest house|hostel|support group|women's group|men's group|temple|mosque|church)(?: (?:staff|manager|worker|nurse|teacher|lead|deputy))?(?:,(?: called)?| called| named|:| is called| \() ?(?P<name>(?:[Tt]he )?{name})(?=[,.;:)]|$| (?:{_DOES})\b)"
        )
        # "goes to Sandpipers, a pre-school by the sea"
        self.explained = regex.compile(
            rf"\b(?i:at|from|to|outside|near|in|attends|attended) (?P<name>(?:[Tt]he )?{name}),? (?:\(|which (?:is|was) )?an? (?:[\p{{Ll}}-]+ ){{0,2}}(?P<what>nursery|pre-?school|playgroup|café|cafe|farm|club|primary school)(?![\w'-]| (?:nurse|worker|teacher|manager|assistant|owner|cook|hand|child)s?\b)"
        )
        self.tale = regex.compile(
            rf"\b(?i:at|from|to|outside|attends?|attended) (?P<name>(?:{alternation(small.nursery_tales)})(?:'s)?)(?![\w-])"
        )

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the small bodies of a text."""
        for match in self.told.finditer(text):
            start = self._begin(match)
            if start is not None:
                kind = self.kind_of[match["what"]]
                yield _mention(start, match.end(), kind, 0.85, "a name before the word that says what it is")
        for match in self.farm.finditer(text):
            words = match["name"].split(" ")
            if not any(self._nothing(w) for w in words) and not fold_word(words[0]).endswith("'s"):
                yield _mention(match.start("name"), match.end(), "employer", 0.7, "a name that ends as farms do")
        for match in self.called.finditer(text):
            yield from self._as_nurseries_are(match, text)
        for match in self.beside.finditer(text):
            words = match["name"].removeprefix("The ").removeprefix("the ").split(" ")
            listed = self._of_nurseries(words)
            told = len(words) > 1 or text[: match.start("name")].endswith("(") or match["name"].startswith("The ")
            if listed or (told and self._a_name(words)):
                kind = "nursery" if listed or _OF_NURSERIES.match(match.group()) else "venue"
                yield _mention(*match.span("name"), kind, 0.85, "the word before it says what it is")
        for match in self.explained.finditer(text):
            if self._a_name(match["name"].removeprefix("The ").removeprefix("the ").split(" ")):
                kind = self.kind_of.get(match["what"], "venue")
                yield _mention(*match.span("name"), kind, 0.85, "the words behind it say what it is")
        for match in self.tale.finditer(text):
            if match["name"].endswith("'s") or _OF_NURSERIES.search(text):
                yield _mention(*match.span("name"), "nursery", 0.85, "a nursery called after a tale")

    def _as_nurseries_are(self, match: regex.Match[str], text: str) -> Iterator[Mention]:
        name = match["name"].removesuffix("'s")
        words = name.removeprefix("The ").removeprefix("the ").split(" ")
        if not self._of_nurseries(words) or _NO_PLACE.match(text[match.start("name") + len(name) :]):
            return
        people = fold_word(words[0]) in self.names.first_names and fold_word(words[-1]) in self.named
        if people and not (_AT.search(match.group()) and _OF_NURSERIES.search(text)):
            return  # "with Poppy and Daisy", "told Robin Woods"
        yield _mention(match.start("name"), match.end("name"), "nursery", 0.85, "it is called as nurseries are")

    def _of_nurseries(self, words: Sequence[str]) -> bool:
        """Say whether words are such as nurseries are called after: one telling word, or two and more."""
        lows = [fold_word(w.removesuffix("'s")) for w in words]
        if len(lows) == 1:
            return lows[0] in self.alone and not words[0].isupper()
        lows = [low for low in lows if low not in ("and", "of", "the", "in", "&")]
        return len(lows) > 1 and all(low in self.words for low in lows) and any(w[0].isupper() for w in words)

    def _begin(self, match: regex.Match[str]) -> int | None:
        """Return where a name before "nursery" or "café" begins; None if its words name nothing."""
        words = match["name"].split(" ")
        start = match.start("name")
        article = None
        while words and (self._nothing(words[0]) or fold_word(words[0]) in self.leads):
            article = start if words[0] == "The" else None
            start += len(words[0]) + 1
            words = words[1:]
        telling = [w for w in words if w[0].isupper() and not self._nothing(w)]
        if not telling:
            return None
        begins = regex.search(r"(?:^|[.!?:;\n] ?|[\"'(|•–-] ?)$", match.string[: match.start("name")]) is not None
        if len(telling) == 1:
            low = fold_word(telling[0].removesuffix("'s"))
            owner = telling[0].endswith(("'s", "s'"))
            if owner or (begins and article is None and self.guards.ordinary(low) and low not in self.words):
                return None  # "Ann's nursery", "Daily nursery"
            if low in self.names.first_names and low not in self.words:
                return None
        return start if article is None else article

    def _a_name(self, words: Sequence[str]) -> bool:
        telling = [w for w in words if w[0].isupper()]
        return (
            not any(self._nothing(w) for w in telling)
            and fold_word(words[0]) not in self.names.first_names
            and (len(words) > 1 or fold_word(words[0]) not in self.names.surnames)
            and not all(w.isupper() for w in telling)
        )

    def _nothing(self, word: str) -> bool:
        """Say whether a word names no small body: an article, a month, a people, a kind, an acronym."""
        low = fold_word(word)
        guards = self.guards
        return (
            low in self.names.generic
            or low in self.no_names
            or low in guards.months
            or low in guards.peoples
            or low in guards.titles
            or low in guards.kin
            or (word.isupper() and len(word) > 1)
            or (guards.no_name(word) and low not in self.words)
        )


def _mention(start: int, end: int, kind: str, score: float, why: str) -> Mention:
    return Mention(start, end, "ORGANISATION", score, "small_body", why, {"org_kind": kind}, tier=GUESSED)
