# ruff: noqa: E501 - a pattern stands on one line
"""Say which words stay readable: laws, charities, tools, citations, agencies, the panel (layer 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

from pipeline.detect.rulebook.rule_models import KeepRule
from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.values.identifiers import TIMEOUT
from pipeline.detect.words.mention import REGISTER, Mention
from pipeline.detect.words.patterns import compiled
from pipeline.detect.words.text import clean, fold_word
from pipeline.errors import LimitExceeded
from pipeline.model import CaseFacts, digest

# Kinds that keep rules never shield: an identifier inside a kept phrase is still an identifier, unless the rule covers it whole.
_PLACE_NAMED = regex.compile(
    r"(?i)\b(?:police|constabulary|council|trust|hospitals?|nhs|fire|ambulance|partnership|probation|university|health board|court|prison|hmp|social care|services for)\b"
)


def agencies_in(facts: CaseFacts, names: Names) -> list[str]:
    """Return the agencies of the review, those that point to one household left out."""
    return [a for a in dict.fromkeys((*facts.agencies, *facts.agency_of.values())) if a and not names.household.search(a)]


def _short_names(agency: str, names: Names) -> list[str]:
    """Return how reviews shorten an agency: its capitals ("CVH"), and "Lantern" for "Lantern Domestic Abuse Service".

    One word out of two ("Fernlow" for "Fernlow Homes") counts where it is no word, name or town by itself.
    """
    generic = names.generic
    words = [w for w in agency.split() if w[:1].isupper()]
    short = ["".join(w[0] for w in words)] if 3 <= len(words) <= 7 else []
    own = [w for w in words if w.lower() not in generic and w.lower().rstrip("s") not in generic]
    if not own or own != words[: len(own)] or len(own) == len(words) or _PLACE_NAMED.search(agency):
        return short
    low = fold_word(own[0])
    plain = (
        low in names.ordinary or low in names.surnames or low in names.first_names or low in map(fold_word, names.places.cities)
    )
    if (len(own) == 1 and len(own[0]) > 3 and (len(words) > 2 or not plain)) or (len(own) == 2 and len(words) > 3):
        short.append(" ".join(own))
    return short


def _phrases(phrases: Sequence[str]) -> str:
    body = "|".join(regex.escape(clean(p).text, special_only=True) for p in sorted(phrases, key=len, reverse=True))
    return rf"(?<![\w'])(?:{body})(?![\w])(?!'\p{{Ll}}{{2}})"


_LABEL = r"(?:\b(?:ref|reference)\b\.?(?: ?(?:number|no)\b\.?)?[ :–-]*)?"


class Keep:
    """Keep rules, compiled for one case."""

    def __init__(self, rules: Rules, facts: CaseFacts, replacements: Mapping[str, str]) -> None:
        self.rules: list[tuple[KeepRule, list[regex.Pattern[str]]]] = []
        for rule in rules.keep:
            sources = [*rule.patterns, *([_phrases(rule.phrases)] if rule.phrases else [])]
            flags = regex.IGNORECASE if rule.ignore_case else 0
            self.rules.append((rule, [compiled(source, flags) for source in sources]))
        agencies = [s for a in agencies_in(facts, rules.names) for s in _short_names(a, rules.names)]
        agencies += [
            a
            for a in (*facts.agencies, facts.csp, *facts.agency_of.values())
            if a and not rules.names.household.search(a) and len(a) > 2
        ]
        self.agencies = regex.compile(_phrases(list(dict.fromkeys(agencies)))) if agencies else None
        reference = clean(facts.reference).text.strip()
        own = _LABEL + _phrases([reference])  # with its label: a rule for references takes both
        self.reference = regex.compile(own, regex.IGNORECASE) if len(reference) > 3 else None
        self.people = self._people(facts.keep_people)
        issued = {clean(text).text: entity for entity, text in replacements.items() if text.strip()}
        self.issued = regex.compile(_phrases(list(issued))) if issued else None

    @staticmethod
    def _people(names: Iterable[str]) -> list[tuple[str, regex.Pattern[str]]]:
        people = []
        for name in names:
            parts = [p for p in clean(name).text.split() if len(p.strip(".")) > 1]
            bare = [
                p
                for p in parts
                if p.rstrip(".").lower()
                not in ("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "obe", "mbe", "qpm", "cbe", "jp")
            ]
            if len(bare) < 2:
                continue
            title = r"(?:(?:[TA]/|Acting |Temporary )?(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|DCI|DI|DSU|DS|DC|PC|Supt|Insp|(?:Detective )?(?:Chief )?(?:Superintendent|Inspector|Sergeant|Constable))\.? )?"
            full = regex.escape(" ".join(bare), special_only=True)
            short = regex.escape(f"{bare[0][0]}", special_only=True) + r"\.? " + regex.escape(bare[-1], special_only=True)
            # not by a rank: an officer of the case may share the surname
            titled = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame)\.? " + regex.escape(bare[-1], special_only=True)
            people.append(
                (
                    digest("keep", name.casefold()),
                    regex.compile(rf"(?<![\w'])(?:{title}{full}|{title}{short}|{titled})(?![\w])", regex.IGNORECASE),
                )
            )
        return people

    def find(self, text: str) -> Iterator[tuple[Mention, KeepRule | None]]:
        """Yield (mention, rule) of everything that stays; the rule is None for agencies, panel and issued replacements."""
        try:
            for rule, patterns in self.rules:
                for pattern in patterns:
                    for match in pattern.finditer(text, timeout=TIMEOUT):
                        if match.end() > match.start():
                            yield (
                                Mention(
                                    match.start(),
                                    match.end(),
                                    rule.entity_type or "MISC",
                                    1.0,
                                    rule.id,
                                    rule.reason,
                                    dict(rule.facts),
                                ),
                                rule,
                            )
        except TimeoutError:
            raise LimitExceeded(
                f"The keep rule “{rule.id}” took too long on one paragraph.",
                remedy="Simplify its pattern in redaction_rules/keep.",
            ) from None
        if self.reference is not None:
            for match in self.reference.finditer(text):
                why = "the reference of this review"
                yield Mention(match.start(), match.end(), "CASE_REFERENCE", 1.0, "own_reference", why, {}), None
        if self.agencies is not None:
            for match in self.agencies.finditer(text):
                yield (
                    Mention(
                        match.start(),
                        match.end(),
                        "ORGANISATION",
                        1.0,
                        "agency",
                        "an agency of this review",
                        {"org_kind": "agency"},
                    ),
                    None,
                )
        for entity, pattern in self.people:
            for match in pattern.finditer(text):
                yield (
                    Mention(
                        match.start(),
                        match.end(),
                        "PERSON",
                        1.0,
                        "keep_people",
                        "chair, author or panel member of this review",
                        {},
                        entity,
                        REGISTER,
                    ),
                    None,
                )
        if self.issued is not None:
            for match in self.issued.finditer(text):
                yield (
                    Mention(match.start(), match.end(), "PERSON", 1.0, "issued", "a replacement that this case issued", {}),
                    None,
                )
