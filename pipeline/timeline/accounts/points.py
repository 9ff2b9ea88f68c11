"""Load the points on which accounts may differ: for each value of a point the words that claim it (points.yaml).

A value is claimed by a phrase of `words`, or by a phrase of `about` and one of `with` in the same clause, in either order and
at most `within` words apart: "the application for an order … was thrown out". A denied value claims the one under `denied`,
where the point has one; words that hold their negation themselves stand under a value that says no. Where a value is `bare`, what
it is about is denied by itself: "no weapon", "without a statement". `whose` says of whom a value is claimed: `each` keeps the two
the case is about apart ("she had been drinking"), `victim` and `perpetrator` claim it where that one is the subject.
`weak` words give way to any other claim the row makes of the point; `also` names a point that a value claims as well, with a yes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.errors import SettingInvalid
from pipeline.timeline.reading.lexicon import load_words

NONE = (
    "no",
    "no * *",
    "nil",
    "without a",
    "without any",
    "never any",
    "not any",
    "no sign of",
    "no trace of",
    "no evidence of",
    "not a",
)
WITHIN = 8  # words between what a value is about and what is said of it
_NEGATION = re.compile(
    r"^(?:not?|nil|none|never|nothing|nobody|no-one|without|neither|un(?!der|til|less|it|ion|steady|cle)\w+|\w+n't|declin\w+|refus\w+|denie\w+)\b"
)
_WORD = re.compile(r"[^\s,.]+|[,.]")
_BEGIN = r"(?<!\w)(?<!\bde-)"


@dataclass(frozen=True, slots=True)
class Rule:
    """The words of one value of one point."""

    field: str
    point: str
    value: str
    words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    within: int = WITHIN
    denied: str = ""  # the value claimed when this one is denied; "" for none
    of: str = ""  # the kind of agency that means this by the words; "" for all
    whose: str = ""  # of whom it is claimed: each of the two, the victim, the perpetrator; "" for anybody
    also: str = ""  # another point of the field that this value claims with a yes
    weak: bool = False  # gives way to any other claim of the point in the row
    only_denied: bool = False  # its words are plain verbs, which tell something behind a denial alone: "did not arrest"


@cache
def rules() -> tuple[Rule, ...]:
    """Load the rules of points.yaml. Raises `SettingInvalid` when a group is named that is not there."""
    raw = load_words("points.yaml")
    groups: Mapping[str, list[str]] = raw["groups"]
    found = []
    for name, points in raw["points"].items():
        for point, values in points.items():
            for value, rule in values.items():
                about, beside = (tuple(_filled(rule.get(key, ()), groups)) for key in ("about", "with"))
                base = Rule(name, point, value, within=int(rule.get("within", WITHIN)), whose=rule.get("whose", ""))
                denied = rule.get("denied", "")
                said = replace(
                    base, words=tuple(_filled(rule.get("words", ()), groups)), about=about, beside=beside, denied=denied
                )
                found.append(replace(said, also=rule.get("also", "")))
                plain, with_plain = (tuple(_plain_verbs(phrases, raw["irregular"])) for phrases in (said.words, beside))
                if denied and (plain or with_plain):
                    found.append(replace(said, words=plain, beside=with_plain, only_denied=True))
                if "stayed" in rule:  # who is said to have stayed was not the one who left
                    other = {"victim": "perpetrator", "perpetrator": "victim"}[base.whose]
                    found.append(replace(base, words=tuple(_filled(rule["stayed"], groups)), whose=other))
                if "bare" in rule:
                    denials = tuple(f"{denial} {topic}" for denial in NONE for topic in about)
                    found.append(replace(base, value=denied, words=denials))
                if "weak" in rule:
                    found.append(replace(base, words=tuple(_filled(rule["weak"], groups)), weak=True))
                if "police" in rule:  # what the police end a matter with, others say of their own part in it
                    found.append(replace(base, words=tuple(rule["police"]), whose="", of="police"))
    return tuple(found)


def _plain_verbs(phrases: Iterable[str], irregular: Mapping[str, str]) -> Iterator[str]:
    """Yield the phrases that begin with a verb in the past with the plain verb instead: "arrested for", "arrest for".

    Of a regular verb both spellings are yielded that it may have ("charg", "charge"): what is no word is never met.
    """
    for phrase in phrases:
        verb, _, rest = phrase.partition(" ")
        rest = f" {rest}" if rest else ""
        if verb in irregular:
            yield irregular[verb] + rest
        elif verb.endswith("ed") and len(verb) > 4:
            stem = verb[:-2]
            yield from (f"{plain}{rest}" for plain in (stem, f"{stem}e", stem[:-1]) if len(plain) > 2)


def _filled(phrases: Iterable[str], groups: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield every phrase with its `{groups}` written out."""
    for phrase in phrases:
        parts = re.split(r"\{(\w+)\}", phrase)
        unknown = set(parts[1::2]) - set(groups)
        if unknown:
            raise SettingInvalid(
                f"redaction_rules/timeline/points.yaml names a group that is not there: {min(unknown)}.",
                remedy="Restore the file as shipped.",
            )
        choices = [groups[part] if place % 2 else [part] for place, part in enumerate(parts)]
        for chosen in itertools.product(*choices):
            whole = "".join(chosen)
            yield whole
            if whole.startswith(("denied ", "denies ")):  # "both deny any violence"
                yield from (f"{verb} {whole.split(' ', 1)[1]}" for verb in ("deny", "denying"))


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases to look for in a text: where several begin at one place the longest is taken, and none overlaps another."""

    patterns: tuple[re.Pattern[str], ...]  # in the order in which one is preferred to another

    @staticmethod
    @lru_cache(maxsize=8192)  # rows hold the same few phrases of a rule again and again
    def of(phrases: frozenset[str]) -> Phrases:
        """Return the phrases in their order; of a long list only those whose anchor a text holds need be given."""
        ordered = sorted(phrases, key=_rank)
        return Phrases(tuple(map(_compiled, ordered)))

    def finditer(self, text: str, begin: int = 0, stop: int | None = None) -> Iterator[re.Match[str]]:
        """Yield the matches between two characters, as one pattern of all phrases would."""
        stop = len(text) if stop is None else stop
        ahead = [match for pattern in self.patterns if (match := pattern.search(text, begin, stop))]
        while ahead:
            chosen = min(ahead, key=lambda match: match.start())  # the first of the earliest: the order of the patterns stands
            yield chosen
            past = chosen.end()
            ahead = [
                match
                for held in ahead
                if (match := held if held.start() >= past else held.re.search(text, past, stop)) is not None
            ]

    def search(self, text: str, begin: int, stop: int) -> bool:
        """Say whether one of them stands between two characters."""
        return any(pattern.search(text, begin, stop) for pattern in self.patterns)


@cache
def _rank(phrase: str) -> tuple[bool, int, str]:
    """Return the place of a phrase among those that begin where it does: the longest first, open beginnings last."""
    return not _expanded(phrase).startswith(_BEGIN), -len(phrase), phrase


@cache  # made when a row first holds its anchor: a case needs a part of the rules
def _compiled(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase: `*` ends a stem or stands for one word, `…` stands for up to five words."""
    return re.compile(_expanded(phrase), re.IGNORECASE)


@cache
def _expanded(phrase: str) -> str:
    found = ""
    for word in _WORD.findall(phrase):
        if word == "…":
            part = r"(?:[\w,'’()-]+[\s,-]+){0,5}?"
        elif word == "*":
            part = r"\S+"
        elif word in ",.":
            found += re.escape(word)
            continue
        else:
            part = rf"{_BEGIN}{re.escape(word.removesuffix('*'))}" + (r"\w*" if word.endswith("*") else r"(?!\w)")
        found += part if not found or found.endswith("{0,5}?") else r"[\s,:-]+" + part
    return found.replace("'", "['’]?")


def anchors(phrases: Iterable[str]) -> list[str]:
    """Return one telling word of each phrase: without it the phrase cannot stand in a text."""
    found = []
    for phrase in phrases:
        literal = re.sub(r"…|(?<!\w)\*", " ", phrase).replace("'", "").replace("’", "").replace("-", " ")
        found.append(max(re.findall(r"[a-z0-9&]+\*?", literal), key=lambda word: (len(word), word)))
    return found


def holds_negation(words: str) -> bool:
    """Say whether words begin with their own negation: "no injuries", "not arrested"."""
    return _NEGATION.match(words.lower()) is not None
