# ruff: noqa: E501 - a pattern stands on one line
"""Weigh what the name model calls a date, a quantity or a trait: the grammar of dates comes first, and traits are told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.guards import Guards
from pipeline.detect.words.impersonal import Impersonal
from pipeline.detect.words.mention import PROPOSED, Mention, with_facts
from pipeline.detect.words.patterns import MONTH, WEEKDAY, number_of
from pipeline.detect.words.text import fold_word

_DATE = re.compile(rf"\b{MONTH}\b|\b(?:19|20)\d\d\b|\d{{1,2}}[/.-]\d{{1,2}}|\b{WEEKDAY}\b")
_CLOCK = re.compile(r"(?i)\d[:.]\d\d|\d ?[ap]\.?m\b|\b(?:noon|midnight)\b|\b\d{4} ?(?:hours|hrs)\b")
_HOURS = re.compile(r"(?i)^\d{1,3}[- ](?:hours?|hrs|minutes?)$")
_JOINED = re.compile(r"(?i)^(?:and|or|to|of|the|in|on|at) | (?:and|or|to|of|the|in|on|at)$")
_WEEKDAYS = re.compile(
    r"(?i)(?:(?:every|each|on|most|last|next|this|that|the|following|previous|and|or|to|from|until|till|by|[-/,&]|\s|(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?|weekdays?|weekends?|mornings?|afternoons?|evenings?|nights?|today|tomorrow|yesterday|daily|weekly|monthly|term-?time)(?![a-z]))+"
)
# in medical notes: days, weeks, months of 7, 52 and 12
DURATION = re.compile(r"\d{1,3}(?:-\d{1,3})?/(?:7|12|24|52)")
_DOTTED = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?: ?[ap]\.?m\.?| ?h(?:ou)?rs)?")
# What makes two numbers a share or a figure, and no time of day.
_RATIO = re.compile(
    r"(?i)\b(?:ratio|odds|split|weighting|curve|coefficient|score|index|mean|median|average|CI|p|r|kappa|wt|weight|weigh(?:s|ed|ing)|kg|temp|temperature|sats|bmi|hba1c|hb|dose)\b"
)
_NUMBER = re.compile(
    r"(?i)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|several|couple|half|first|second|third|fourth)\b"
)
_AGE_LIKE = re.compile(
    r"(?i)(?:aged? )?\d{1,3}(?:[- ]years?(?:[- ](?:old|of age))?)?|(?:\w+ty[- ])?(?:one|two|three|four|five|six|seven|eight|nine|\w+teen|\w+ty)(?:[- ]years?[- ]old)?"
)
_DEMONYM = re.compile(
    r"\b[A-Z]\w+(?:ian|ean|ese|ish|ani|aqi|ali|eli|ene|tan|wegian|ic|an)\b(?: (?:national|citizen|origin|descent|nationality)s?)?$"
)
_GRAMMAR = ("DATE", "DATE_OF_BIRTH", "AGE", "SENTENCE", "TIME", "MONEY")


# What stands before an age at an earlier time: "(then 34)", "a suicide at 26", "in care from twelve"
_PAST = re.compile(
    r"(?i)(?:\bthen(?: aged)?|\bturn(?:ed|ing)|(?<!died )(?<!dead )(?<!killed )(?<!murdered )\bat|\bfrom|\bsince|\buntil)[ (]$"
)


def _with_age(mention: Mention, text: str) -> Mention:
    """Say of an age that the model alone reads whether a child's it is, and whether somebody's at an earlier time."""
    years = number_of(re.sub(r"(?i)^aged? ", "", text[mention.start : mention.end]).split(" ")[0])
    if years is None:
        return mention
    facts = {"age": str(years)}
    if years < 18 and "(" in text[max(0, mention.start - 2) : mention.start]:
        facts |= {"child": "yes", "age_of": "child"}  # "Example (5, SEN)"
    if _PAST.search(text[max(0, mention.start - 12) : mention.start]):
        facts["age_at"] = "past"
    return replace(mention, facts={**mention.facts, **facts})


class ModelValues:
    """Judge dates, quantities and traits of the name model."""

    def __init__(self, names: Names, guards: Guards, impersonal: Impersonal) -> None:
        self.guards = guards
        self.impersonal = impersonal
        traits = names.traits
        self.nationalities = frozenset(fold_word(w) for w in (*traits.nationalities, *traits.ethnicities))
        self.common = frozenset(fold_word(w) for w in traits.common_nationalities)
        self.languages = frozenset(fold_word(w) for w in traits.languages)
        self.religions = frozenset(fold_word(w) for w in traits.religions)
        self.jobs = frozenset(traits.occupations)
        self.common_jobs = frozenset(traits.common_occupations)

    def number(self, mention: Mention, text: str, others: Sequence[Mention]) -> Mention | None:
        """Weigh a date, time or quantity of the model; what the grammar of dates and times read beats it."""
        written = text[mention.start : mention.end]
        while _JOINED.search(written) and mention.kind in ("DATE", "TIME", "QUANTITY"):
            lead = _JOINED.search(written)
            assert lead is not None
            cut = (lead.end(), 0) if lead.start() == 0 else (0, len(lead.group()))
            mention = replace(mention, start=mention.start + cut[0], end=mention.end - cut[1])
            written = written[cut[0] : len(written) - cut[1]]
        own = [
            o for o in others if o.overlaps(mention) and o.kind in _GRAMMAR and o.score >= (0.5 if o.kind != "QUANTITY" else 0)
        ]
        if any(o.kind in ("DATE", "DATE_OF_BIRTH", "AGE", "SENTENCE", "TIME") for o in own) or any(
            o.kind == "TIME" and o.overlaps(mention) for o in others
        ):
            return None
        if DURATION.fullmatch(written):
            return None  # "6-8/52": weeks
        if _WEEKDAYS.fullmatch(written) or not _NUMBER.search(written):
            return None if mention.kind != "DATE" or not _DATE.search(written) or _WEEKDAYS.fullmatch(written) else mention
        nobody = self.impersonal(text, mention.start, mention.end, broadly=True)
        if _DOTTED.fullmatch(written):
            ratio = nobody or _RATIO.search(text[max(0, mention.start - 40) : mention.end + 16])
            return None if ratio else replace(mention, kind="TIME", facts={"time": written})
        if mention.kind == "QUANTITY" and nobody:
            return replace(mention, score=min(mention.score, PROPOSED - 0.05))
        if mention.kind in ("QUANTITY", "MONEY"):
            return replace(mention, score=min(mention.score, PROPOSED - 0.05)) if nobody else mention
        if _DATE.search(written):
            return with_facts(mention, date_kind="event", **({"about": "nobody"} if nobody else {}))
        if _CLOCK.search(written) and not _HOURS.search(written):
            return replace(mention, kind="TIME")
        return replace(mention, kind="QUANTITY", score=min(mention.score, PROPOSED - 0.05 if nobody else 0.6))

    def trait(self, mention: Mention, text: str, others: Sequence[Mention]) -> Mention | None:
        """Weigh a trait of the model; in a sentence about nobody it is only possible."""
        tail = _JOINED.search(text[mention.start : mention.end])
        if tail is not None and tail.start() > 0:
            mention = replace(mention, end=mention.start + tail.start())
        found = self._trait(mention, text[mention.start : mention.end], others)
        if found is not None and found.kind == "AGE":
            found = _with_age(found, text)
        if (
            found is not None
            and found.kind != "AGE"
            and found.score >= PROPOSED
            and self.impersonal(text, mention.start, mention.end, broadly=True)
        ):
            return replace(found, score=PROPOSED - 0.05)
        return found

    def _trait(self, mention: Mention, written: str, others: Sequence[Mention]) -> Mention | None:
        """Tell origin, faith, age and occupation apart; the model does not."""
        bare = re.sub(r"(?i)^(?:an?|the)\s+|\s+(?:national|citizen|origin|descent|heritage|nationality)s?$", "", written)
        low = fold_word(bare)
        if any(o.overlaps(mention) and o.kind in ("AGE", "RELATION", "DATE") for o in others):
            return None
        if low in self.religions:
            return replace(mention, kind="RELIGION", facts={"rare": "no"})
        if low in self.nationalities or low in self.languages or (_DEMONYM.search(written) and not self.guards.ordinary(low)):
            rare = low not in self.common and low not in self.languages  # the panel sees a language; its place stays readable
            return with_facts(replace(mention, kind="NATIONALITY"), rare="yes" if rare else "no")
        if low in ("black", "white", "asian", "mixed", "brown", "bame", "bme"):
            return with_facts(replace(mention, kind="NATIONALITY", score=min(mention.score, 0.6)), rare="no")
        words = re.findall(r"[^\W\d_][\w'-]*", written)
        if _AGE_LIKE.fullmatch(written):
            return replace(mention, kind="AGE", score=min(mention.score, 0.6)) if mention.score >= 0.6 else None
        sure = mention.score >= 0.75 or low in self.jobs
        if (
            (not sure and len(words) < 2)
            or not words
            or all(self.guards.no_name(w) or len(w) < 3 for w in words)
            or len(words) > 8
        ):
            return None
        rare = low not in self.common_jobs and (low in self.jobs or mention.score >= 0.9)
        return replace(mention, kind="OCCUPATION", facts={"rare": "yes" if rare else "no"}, score=min(mention.score, 0.6))
