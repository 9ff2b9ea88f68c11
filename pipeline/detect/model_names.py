# ruff: noqa: E501 - a pattern or an example stands on one line
"""Weigh what the name model says against what the case knows: acronyms, ordinary words, dates the grammar has read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.detect.mention import GUESSED, PROPOSED, Mention, with_facts
from pipeline.detect.names import shortened
from pipeline.detect.rules import Names, OrganisationKind
from pipeline.detect.text import fold_word
from pipeline.detect.tokens import Guards, Token, tokens_of

NAME = "name_model"
_NAMED = ("PERSON", "PLACE", "ORGANISATION", "ADDRESS")
_BELOW = PROPOSED - 0.05
_DATE = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d\d\b|\d{1,2}[/.-]\d{1,2}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
_CLOCK = re.compile(r"(?i)\d[:.]\d\d|\d ?[ap]\.?m\b|\b(?:noon|midnight)\b|\b\d{4} ?(?:hours|hrs)\b")
_HOURS = re.compile(r"(?i)^\d{1,3}[- ](?:hours?|hrs|minutes?)$")
_SHOUTED = re.compile(r"(?<![\w'-])([A-Z][A-Z'-]+) $")
_JOINED = re.compile(r"(?i)^(?:and|or|to|of|the|in|on|at) | (?:and|or|to|of|the|in|on|at)$")
_CODE = re.compile(r"[A-Za-z]{0,4}\d{1,3}[A-Za-z]?|[A-Za-z]")
_GRAMMAR = ("DATE", "DATE_OF_BIRTH", "AGE", "SENTENCE", "TIME", "MONEY")
_PUBLIC = re.compile(
    r"(?i)\b(?:unit|institute|royal|national|authority|ministry|department|court|council|police|constabulary|nhs|trust|commission\w*|committee|government|university|agency|board|prison|hmp|probation|service|services|parliament|tribunal|office|prosecut\w+|partnership|federation|college of)\b"
)


_WEEKDAYS = re.compile(
    r"(?i)(?:(?:every|each|on|most|last|next|this|that|the|following|previous|and|or|to|from|until|till|by|[-/,&]|\s|(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?|weekdays?|weekends?|mornings?|afternoons?|evenings?|nights?|today|tomorrow|yesterday|daily|weekly|monthly|term-?time)(?![a-z]))+"
)
_DURATION = re.compile(r"\d{1,3}/(?:7|12|24|52)")
_DOTTED = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?: ?[ap]\.?m\.?| ?h(?:ou)?rs)?")
_NUMBER = re.compile(
    r"(?i)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|several|couple|half|first|second|third|fourth)\b"
)
_AGE_LIKE = re.compile(
    r"(?i)(?:aged? )?\d{1,3}(?:[- ]years?(?:[- ](?:old|of age))?)?|(?:\w+ty[- ])?(?:one|two|three|four|five|six|seven|eight|nine|\w+teen|\w+ty)(?:[- ]years?[- ]old)?"
)
_DEMONYM = re.compile(
    r"\b[A-Z]\w+(?:ian|ean|ese|ish|ani|aqi|ali|eli|ene|tan|wegian|ic|an)\b(?: (?:national|citizen|origin|descent|nationality)s?)?$"
)
_FULL_STOP = re.compile(r"(?<=[\w)])[.;!?]\s+(?=[A-Z\"'(])|\s*\n\s*")
_COMMA = re.compile(r"\s*[,;]\s*(?:and\s+)?")
_STREET = re.compile(
    r" (?:Road|Street|Lane|Close|Avenue|Drive|Gardens|Terrace|Crescent|Grove|Mews|Hill|Rise|Way|Row|Square|Parade|Wharf|Quay|Yard|Walk|Place)$"
)


def _parts(mention: Mention, text: str) -> list[Mention]:
    """Cut a span of the model where a sentence ends or a list of people goes on, and trim what is no word."""
    pattern = _COMMA if mention.kind == "PERSON" else None
    cuts = [mention.start]
    for match in _FULL_STOP.finditer(text, mention.start, mention.end):
        word = re.search(r"[\w']+$", text[mention.start : match.start()])
        if word is None or not (shortened(word.group()) or (len(word.group()) == 1 and word.group().isupper())):
            cuts += [match.start(), match.end()]
    if pattern is not None and not text[mention.start : mention.end].split(",")[0].isupper():
        for match in pattern.finditer(text, mention.start, mention.end):
            cuts += [match.start(), match.end()]
    cuts = [*sorted(cuts), mention.end]
    parts = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        while end > start and not (text[end - 1].isalnum() or text[end - 1] in ").%"):
            end -= 1
        while start < end and not (text[start].isalnum() or text[start] in "(£€$"):
            start += 1
        if end > start and any(c.isalnum() for c in text[start:end]):
            parts.append(replace(mention, start=start, end=end))
    return parts


class ModelNames:
    """Judge the mentions of the name model in one case."""

    def __init__(self, names: Names, guards: Guards) -> None:
        self.guards = guards
        self.endings: list[tuple[OrganisationKind, re.Pattern[str]]] = [
            (
                kind,
                re.compile(
                    rf"(?:^|[\s'])(?:{'|'.join(re.escape(e) for e in kind.endings)})$|^(?:{'|'.join(re.escape(b) for b in kind.beginnings) or '(?!)'})\b"
                ),
            )
            for kind in names.organisations
            if kind.endings
        ]
        traits = names.traits
        self.nationalities = frozenset(fold_word(w) for w in (*traits.nationalities, *traits.ethnicities))
        self.common = frozenset(fold_word(w) for w in traits.common_nationalities)
        self.languages = frozenset(fold_word(w) for w in traits.languages)
        self.religions = frozenset(fold_word(w) for w in traits.religions)
        self.jobs = frozenset(traits.occupations)
        self.common_jobs = frozenset(traits.common_occupations)

    def judge(self, mentions: Iterable[Mention], text: str) -> list[Mention]:
        """Return the mentions with the model's weighed, dropped or turned into what they are."""
        mentions = list(mentions)
        others = [m for m in mentions if m.recogniser != NAME]
        mentions = [self._with_first(m, text) if m.recogniser == NAME and m.kind == "PERSON" else m for m in mentions]
        read = [part for m in mentions if m.recogniser == NAME for part in _parts(m, text)]
        return [*others, *(judged for m in read if (judged := self._one(m, text, others)) is not None)]

    def _with_first(self, mention: Mention, text: str) -> Mention:
        """Take the word before a surname in capitals into the span where it is no word of English: "NAA EXAMPLE"."""
        before = _SHOUTED.search(text[max(0, mention.start - 20) : mention.start])
        written = text[mention.start : mention.end]
        if before is None or not written.isupper() or " " in written or len(written) < 4:
            return mention
        word = before.group(1)
        if word in self.guards.acronyms or self.guards.ordinary(fold_word(word)) or self.guards.no_name(word):
            return mention
        return replace(mention, start=mention.start - len(before.group()))

    def _one(self, mention: Mention, text: str, others: Sequence[Mention]) -> Mention | None:
        mention = replace(mention, tier=GUESSED)
        same = [o for o in others if (o.start, o.end) == (mention.start, mention.end)]
        if any(o.kind != mention.kind and o.score >= (0.7 if o.kind == "ADDRESS" else 0.8) and o.kind in _NAMED for o in same):
            return None  # the words around say what it is ("lived in …"), the model guesses otherwise
        if mention.kind == "CASE_REFERENCE" and any(o.overlaps(mention) and o.score >= PROPOSED for o in others):
            return None
        if mention.kind == "NATIONALITY" and any(
            mention.holds(o) and o.kind in ("NATIONALITY", "RELIGION", "OCCUPATION") for o in others
        ):
            return None  # the rule's span is the word itself, not "Polish heritage"
        judged = self._kind(mention, text, others)
        known = next((o for o in same if judged is not None and o.kind == judged.kind), None)
        if judged is None or known is None:
            return judged
        return replace(judged, score=max(judged.score, known.score), facts={**judged.facts, **known.facts})

    def _kind(self, mention: Mention, text: str, others: Sequence[Mention]) -> Mention | None:
        written = text[mention.start : mention.end]
        if mention.kind == "PERSON":
            return self._person(mention, text)
        if mention.kind in ("PLACE", "ORGANISATION"):
            return self._thing(mention, text)
        if mention.kind in ("DATE", "TIME", "QUANTITY", "MONEY"):
            return self._number(mention, written, others)
        if mention.kind == "NATIONALITY":
            return self._trait(mention, written, others)
        if mention.kind == "CASE_REFERENCE":
            digits = sum(c.isdigit() for c in written)
            if not digits or _DURATION.fullmatch(written):
                return None if len(written) < 6 else replace(mention, kind="MISC", score=_BELOW)
            return mention if digits > 3 or len(written) > 6 else None
        if mention.kind == "MISC":
            return replace(mention, score=min(mention.score, _BELOW)) if mention.score >= 0.6 else None
        return mention

    def _number(self, mention: Mention, written: str, others: Sequence[Mention]) -> Mention | None:
        """Weigh a date, time or quantity of the model; what the grammar of dates and times read beats it."""
        while _JOINED.search(written) and mention.kind in ("DATE", "TIME", "QUANTITY"):
            lead = _JOINED.search(written)
            assert lead is not None
            cut = (lead.end(), 0) if lead.start() == 0 else (0, len(lead.group()))
            mention = replace(mention, start=mention.start + cut[0], end=mention.end - cut[1])
            written = written[cut[0] : len(written) - cut[1]]
        own = [
            o for o in others if o.overlaps(mention) and o.kind in _GRAMMAR and o.score >= (0.5 if o.kind != "QUANTITY" else 0)
        ]
        if any(o.kind in ("DATE", "DATE_OF_BIRTH", "AGE", "SENTENCE", "TIME") for o in own):
            return None
        if _WEEKDAYS.fullmatch(written) or _DURATION.fullmatch(written) or not _NUMBER.search(written):
            return None if mention.kind != "DATE" or not _DATE.search(written) or _WEEKDAYS.fullmatch(written) else mention
        if _DOTTED.fullmatch(written):
            return replace(mention, kind="TIME", facts={"time": written})
        if mention.kind in ("QUANTITY", "MONEY"):
            return mention
        if _DATE.search(written):
            return with_facts(mention, date_kind="event")
        if _CLOCK.search(written) and not _HOURS.search(written):
            return replace(mention, kind="TIME")
        return replace(mention, kind="QUANTITY", score=min(mention.score, 0.6))

    def _trimmed(self, mention: Mention, text: str) -> list[Token]:
        """Return the words of a name without those at its ends that are no part of any."""
        tokens = [t for t in tokens_of(text[mention.start : mention.end]) if t.word or t.text[0].isdigit() or t.text == "."]
        while tokens and (
            tokens[0].text == "." or (self.guards.no_name(tokens[0].text) and tokens[0].low not in self.guards.titles)
        ):
            tokens = tokens[1:]
        while (
            tokens
            and (tokens[-1].text == "." or self.guards.no_name(tokens[-1].text))
            and not (len(tokens) > 1 and tokens[-1].text == "." and len(tokens[-2].text) == 1)
        ):
            tokens = tokens[:-1]
        return tokens

    def _person(self, mention: Mention, text: str) -> Mention | None:
        written = text[mention.start : mention.end]
        if _CODE.fullmatch(written):
            return None  # a code of a role is found by its own rule; "K2", "x3" and "29F" are nobody
        tokens = self._trimmed(mention, text)
        words = [t.text for t in tokens if t.word]
        if not words or all(t.low in self.guards.titles for t in tokens if t.word):
            return None
        begin = mention.start
        mention = replace(mention, start=begin + tokens[0].start, end=begin + tokens[-1].end)
        names = self.guards.names
        known = [t for t in tokens if t.word and (t.low in names.first_names or t.low in names.surnames)]
        if not any(w[0].isupper() for w in words):
            sure = all(fold_word(w) in names.first_names or fold_word(w) in names.surnames for w in words)
            plain = all(self.guards.ordinary(fold_word(w)) for w in words)
            named = (sure or (len(words) > 1 and known)) and mention.score >= 0.6
            return (
                mention
                if not plain and (named or (mention.score >= (0.6 if len(words) > 1 else 0.75) and min(map(len, words)) > 1))
                else None
            )
        body = [t for t in tokens if t.word and t.low not in self.guards.titles]
        titled = tokens[0].low in self.guards.titles
        if not titled and len(words) > 1 and tokens[0].low not in names.first_names:
            turned = self._place_like(mention, text)
            if turned is not None:
                return turned
        facts = {
            "form": "full"
            if len(body) > 1
            else "title_surname"
            if titled
            else "first"
            if body and body[0].low in names.first_names
            else "surname"
        }
        mention = replace(mention, facts={**mention.facts, **facts})
        if len(words) > 1:
            plain = all(
                len(w) < 3 or (self.guards.ordinary(fold_word(w)) and fold_word(w) not in names.first_names) for w in words
            )
            if plain and not titled and mention.score < 0.9:
                return replace(mention, score=_BELOW) if mention.score >= 0.6 else None
            return mention
        return self._one_word(mention, words[0], text)

    def _one_word(self, mention: Mention, word: str, text: str) -> Mention | None:
        """Weigh a name of one word: an acronym, an ordinary word, initials, or somebody."""
        names = self.guards.names
        low = fold_word(word)
        tokens = tokens_of(text)
        index = next((i for i, t in enumerate(tokens) if t.start <= mention.start < t.end), None)
        if index is None or low in self.guards.titles:
            return None
        if word.isupper() and word in self.guards.acronyms:
            return mention if len(word) < 4 and self.guards.initials_here(tokens, index, strict=True) else None
        if word.isupper() and len(word) <= 5 and low not in names.first_names:
            if len(word) > 3:
                here = self.guards.name_here(tokens, index) or self.guards.initials_here(tokens, index)
                return mention if here and mention.score >= 0.9 and not self.guards.ordinary(low) else None
            return mention if len(word) > 1 and self.guards.initials_here(tokens, index) else replace(mention, score=_BELOW)
        if len(word) == 1 or re.match(r"[A-Z]-[a-z]", word):
            return None
        if self.guards.ordinary(low) or low in self.guards.months:
            if low in self.guards.ambiguous or low in self.guards.months:
                return mention if self.guards.name_here(tokens, index) else None
            known = low in names.surnames or low in names.first_names
            if known and mention.score >= 0.8 and not tokens[index].first:
                return mention
            return replace(mention, score=_BELOW) if known and mention.score >= 0.6 else None
        return mention

    def _place_like(self, mention: Mention, text: str) -> Mention | None:
        """Read "Example Ward" or "Example Road" as what it is, whatever the model calls it."""
        bare = text[mention.start : mention.end]
        kind = next(
            (
                k
                for k, pattern in self.endings
                if pattern.search(bare) and k.kind in ("hospital", "gp_practice", "school", "nursery", "refuge", "care_home")
            ),
            None,
        )
        if kind is not None:
            return replace(mention, kind="ORGANISATION", facts={"org_kind": kind.kind})
        if _STREET.search(bare) and re.search(r"(?i)\b(?:on|in|at|of|to|near|from|along|off) $", text[: mention.start][-8:]):
            return replace(mention, kind="ADDRESS", facts={"place_kind": "street"}, score=min(mention.score, 0.9))
        return None

    def _thing(self, mention: Mention, text: str) -> Mention | None:
        tokens = self._trimmed(mention, text)
        if not tokens:
            return None
        if tokens[0].start and text[mention.start : mention.start + 4].lower() != "the ":
            mention = replace(mention, start=mention.start + tokens[0].start)
        written = text[mention.start : mention.end]
        words = re.findall(r"[^\W\d_][\w'-]*", written)
        lows = [fold_word(w.removesuffix("'s")) for w in words]
        if not words:
            return None
        single = len(words) == 1
        if not any(w[0].isupper() for w in words) and mention.score < 0.9:
            return None
        if single and words[0] in self.guards.acronyms:
            return None
        if all(low in self.nationalities or low in self.languages for low in lows):
            return self._trait(mention, written, ())
        if single and (
            self.guards.ordinary(lows[0]) or (words[0].isupper() and len(words[0]) <= 6) or lows[0] in self.guards.months
        ):
            return replace(mention, score=_BELOW) if mention.score >= 0.8 else None
        if mention.kind == "PLACE":
            if _STREET.search(written) and re.search(r"(?i)\b(?:on|along|off|up|down) $", text[: mention.start][-8:]):
                return replace(mention, kind="ADDRESS", facts={"place_kind": "street"}, score=min(mention.score, 0.9))
            return with_facts(mention, place_kind=mention.facts.get("place_kind", "town"))
        bare = re.sub(r"'s$", "", written)
        kind = next((k for k, pattern in self.endings if k.household and pattern.search(bare)), None)
        if kind is not None:
            return with_facts(mention, org_kind=kind.kind)
        if mention.facts.get("org_kind") == "public_body" or _PUBLIC.search(bare):
            return with_facts(mention, org_kind="public_body")
        if all(self.guards.ordinary(low) for low in lows) and mention.score < 0.8:
            return replace(mention, score=_BELOW)
        return with_facts(mention, org_kind="organisation")

    def _trait(self, mention: Mention, written: str, others: Sequence[Mention]) -> Mention | None:
        """Weigh a trait of the model: origin, faith, age or occupation; the model does not tell which."""
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
