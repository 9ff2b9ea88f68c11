# ruff: noqa: E501 - a pattern or an example stands on one line
"""Weigh what the name model says against what the case knows: acronyms, ordinary words, dates the grammar has read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.detect.mention import GUESSED, PROPOSED, Mention, with_facts
from pipeline.detect.rules import Names, OrganisationKind
from pipeline.detect.text import fold_word
from pipeline.detect.tokens import Guards, tokens_of

NAME = "name_model"
_NAMED = ("PERSON", "PLACE", "ORGANISATION", "ADDRESS")
_BELOW = PROPOSED - 0.05
_DATE = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d\d\b|\d{1,2}[/.-]\d{1,2}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
_CLOCK = re.compile(r"(?i)\d[:.]\d\d|\d ?[ap]\.?m\b|\b(?:noon|midnight|hours|hrs)\b")
_PUBLIC = re.compile(
    r"(?i)\b(?:unit|institute|royal|national|authority|ministry|department|court|council|police|constabulary|nhs|trust|commission\w*|committee|government|university|agency|board|prison|hmp|probation|service|services|parliament|tribunal|office|prosecut\w+|partnership|federation|college of)\b"
)


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
        self.religions = frozenset(fold_word(w) for w in traits.religions)
        self.common_jobs = frozenset(traits.common_occupations)

    def judge(self, mentions: Iterable[Mention], text: str) -> list[Mention]:
        """Return the mentions with the model's weighed, dropped or turned into what they are."""
        mentions = list(mentions)
        others = [m for m in mentions if m.recogniser != NAME]
        return [
            *others,
            *(judged for m in mentions if m.recogniser == NAME and (judged := self._one(m, text, others)) is not None),
        ]

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
            return self._person(mention, written, text)
        if mention.kind in ("PLACE", "ORGANISATION"):
            return self._thing(mention, written, text)
        if mention.kind in ("DATE", "TIME"):
            if any(o.overlaps(mention) for o in others if o.kind in ("DATE", "DATE_OF_BIRTH", "AGE", "SENTENCE")):
                return None
            if _DATE.search(written):
                return with_facts(mention, date_kind="event")
            return (
                replace(mention, kind="TIME")
                if _CLOCK.search(written)
                else replace(mention, kind="QUANTITY", score=min(mention.score, 0.6))
            )
        if mention.kind == "NATIONALITY":
            return self._trait(mention, written)
        if mention.kind == "CASE_REFERENCE" and not any(c.isdigit() for c in written):
            return replace(mention, kind="MISC", score=_BELOW)
        if mention.kind == "MISC":
            return replace(mention, score=min(mention.score, _BELOW))
        return mention

    def _person(self, mention: Mention, written: str, text: str) -> Mention | None:
        words = re.findall(r"[^\W\d_][\w'-]*", written)
        if not words:
            return replace(mention, score=_BELOW)
        facts = {
            "form": "full" if len(words) > 1 else "first" if fold_word(words[0]) in self.guards.names.first_names else "surname"
        }
        mention = replace(mention, facts={**mention.facts, **facts})
        if len(words) > 1:
            if (
                all(
                    len(w) < 3 or (self.guards.ordinary(fold_word(w)) and fold_word(w) not in self.guards.names.first_names)
                    for w in words
                )
                and mention.score < 0.9
            ):
                return replace(mention, score=_BELOW)
            return mention
        low = fold_word(words[0])
        tokens = tokens_of(text)
        index = next((i for i, t in enumerate(tokens) if t.start <= mention.start < t.end), None)
        if index is None:
            return mention
        if words[0].isupper() and len(words[0]) <= 5 and low not in self.guards.names.first_names:
            return (
                mention
                if len(words[0]) < 4 and self.guards.initials_here(tokens, index) and words[0] not in self.guards.acronyms
                else replace(mention, score=_BELOW)
            )
        if self.guards.ordinary(low):
            if low in self.guards.ambiguous:
                return mention if self.guards.name_here(tokens, index) else None
            known = low in self.guards.names.surnames or low in self.guards.names.first_names
            return mention if known and mention.score >= 0.8 and not tokens[index].first else replace(mention, score=_BELOW)
        return mention

    def _thing(self, mention: Mention, written: str, text: str) -> Mention | None:
        words = re.findall(r"[^\W\d_][\w'-]*", written)
        lows = [fold_word(w.removesuffix("'s")) for w in words]
        if not words:
            return replace(mention, score=_BELOW)
        single = len(words) == 1
        if single and (
            self.guards.ordinary(lows[0]) or (words[0].isupper() and len(words[0]) <= 6) or lows[0] in self.guards.months
        ):
            return replace(mention, score=_BELOW)
        if mention.kind == "PLACE":
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

    def _trait(self, mention: Mention, written: str) -> Mention:
        low = fold_word(re.sub(r"\s+(?:national|citizen)s?$", "", written))
        if low in self.nationalities or (written[:1].isupper() and low not in self.religions):
            return with_facts(mention, rare="no" if low in self.common else "yes")
        if low in self.religions:
            return replace(mention, kind="RELIGION", facts={"rare": "no"})
        return replace(
            mention, kind="OCCUPATION", facts={"rare": "no" if low in self.common_jobs else "yes"}, score=min(mention.score, 0.6)
        )
