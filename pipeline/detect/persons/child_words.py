# ruff: noqa: E501 - a pattern stands on one line
"""Find words that point to one child: a relationship ("her eldest son"), or what tells sex or age ("a boy of six", "two girls and a boy")."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import CHILD_WORDS, WORD_NUMBER, number_of

_BEFORE = r"(?:(?:an?|the|one|two|three|four|five|six|\d|both|this(?! the)|that(?! (?:the|an?|his|her|their|one|two|three|four|both))|another|other|these|those|their|his|her) )*"
_KIN = r"(?:boys?|girls?|lads?|lass(?:es|ies)?|twins?(?!-| (?:track|beds?|room|town|tub|peaks|aims|goals|axle))|triplets?)(?!['’]?s?[ -](?:friend|night|club|band|scout|guide|brigade|trip|holiday|school|toilet|group)|friend)"
_ONE = rf"\b{_BEFORE}{_KIN}\b"

_GENERAL = regex.compile(
    r"(?i)(?:boys|girls|lads|lasses|lassies)(?:,? and (?:boys|girls|lads))?$"
)  # "girls aged 13 to 17": nobody


class ChildWords:
    """Find words that tell the sex of a child nobody names beside them."""

    name = "child_words"
    several = regex.compile(rf"{_ONE}(?:, {_ONE})*,? and {_ONE}", regex.IGNORECASE)
    of_age = regex.compile(
        rf"\b(?:(?:an?|the|one|his|her|their) )?(?:boy|girl|lad|lass|child|son|daughter|baby|toddler|infant) of (?P<n>\d{{1,2}}|{WORD_NUMBER})\b(?P<unit> (?:years?|months?|weeks?|days?))?(?! (?:whom|which|them|pages|parts|the))",
        regex.IGNORECASE,
    )
    # "Jane Example, 8, female, Sample Primary"
    listed = regex.compile(
        r"(?<=[,|] ?(?:\d|1[0-7])(?: (?:months?|mths?|weeks?|wks?|yrs?|years?))? ?[,|] ?)(?i:(?:fe)?male|boy|girl)(?= ?(?:[,|.;]|$))"
    )
    # "Pupil: Jane EXAMPLE (F)", "Child: Example, Jo (M) Yr 4"
    marked = regex.compile(
        r"(?<=\b(?i:pupil|child|student|baby|sibling|infant|subject child)(?: name)?: ?[^()|;\n]{3,60}\()(?:[MF]|(?i:male|female|boy|girl))(?=\))"
    )
    bare = regex.compile(_ONE, regex.IGNORECASE)
    # "a boy" may be a grown man and "the girls" friends from work: only words of childhood in the sentence settle it.
    childhood = regex.compile(
        r"(?i)\b(?:child|children|bab(?:y|ies)|birth|born|newborn|deliver(?:ed|y)|caesarean|pupils?|school|academy|infants|juniors|nursery|reception|class|teacher|year \d|mum|mummy|mother|dad|daddy|parents?|toddlers?|siblings?|asleep|in bed|bedtime|bedroom|in the bath|bathroom|car seats?|upstairs|cot|pram|buggy|carried|immunis\w*|vaccin\w*|MMR|health visitor|midwife|HV|god(?:mother|father|parents?)|childminder|playgroup|paediatric\w*|playing|crying|contact centre|foster\w*|nappy|nappies|little)\b"
    )
    grown = regex.compile(
        r"(?i)\b(?:(?:one of|out with|night out with|drinks? with|from work|at work|with) the (?:boys|girls|lads)|old boys?|the (?:boys|girls|lads) (?:from|at|in) (?:the )?(?:work|office|pub|club|band|team)|good (?:boy|girl)|jack the lad|birthday girl|call girl|working girls?|stable lads?|bad boys?)\b"
    )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the words that tell the sex of a child."""
        adults = [match.span() for match in self.grown.finditer(text)]
        for match in self.listed.finditer(text):
            yield self._mention(match, 0.7, "a list of children tells the sex of one")
        for match in self.marked.finditer(text):
            yield self._mention(match, 0.7, "the record of a child tells the sex")
        for match in self.of_age.finditer(text):
            if (number_of(match["n"]) or 99) < 18 or (match["unit"] or " y").strip()[0].lower() in "mwd":
                yield self._mention(match, 0.8, "a child's age", age=str(number_of(match["n"])))
        childlike = [match.span() for match in self.childhood.finditer(text)]
        if not childlike:
            return
        for match in (*self.several.finditer(text), *self.bare.finditer(text)):
            if _GENERAL.match(match[0]):
                continue
            near = any(start < match.end() + 90 and end > match.start() - 90 for start, end in childlike)
            if near and not any(start < match.end() and end > match.start() for start, end in adults):
                yield self._mention(match, 0.6, "the word tells a child's sex")

    def _mention(self, match: regex.Match[str], score: float, why: str, age: str = "") -> Mention:
        facts = {"relation_to": "child", "child": "yes", **({"age": age, "age_of": "child"} if age else {})}
        return Mention(match.start(), match.end(), "RELATION", score, self.name, why, facts, tier=GUESSED)


class Relations:
    """Find relationships that point to one child ("her eldest son")."""

    name = "relations"
    pattern = regex.compile(
        r"\b(?:(?:her|his|their|the (?:couple|victim|perpetrator)'s) )?(?P<rank>eldest|oldest|youngest|elder|older|younger|middle|only|first|second|third|twin|adopted|autistic|disabled|unborn|newborn|new-born) (?P<kin>son|daughter|child|children|sons|daughters|baby|twins?|boys?|girls?|sister|brother|sibling|grandson|granddaughter|stepson|stepdaughter)\b",
        regex.IGNORECASE,
    )
    plain = regex.compile(
        r"(?:\b(?:her|his|their|my|our|the couple's)|(?-i:(?<=\b\p{Lu}[\p{L}-]+'s))) (?:own |young |little |small |baby |school-aged? |(?:two|three|four|five) )*(?P<kin>sons?|daughters?|twins|boys?|girls?|stepsons?|stepdaughters?)\b",
        regex.IGNORECASE,
    )
    # "Ayla is the middle one"
    placed = regex.compile(
        r"(?<=\p{Lu}[\p{L}-]+ (?:is|was) )the (?P<rank>eldest|oldest|youngest|middle)(?: (?:one|child))?(?: of (?:the )?(?:two|three|four|five|six|seven))?(?! \p{L}*(?:member|officer|person|brother|sister|son|daughter|class|set))"
    )
    # "Her youngest was at school", "Example's eldest, Child B"
    alone = regex.compile(
        r"\b(?:(?:[Hh]er|[Hh]is|[Tt]heir) |(?<=\p{Lu}[\p{L}-]+'s ))(?P<rank>eldest|oldest|youngest)(?=[,.;]| (?:was|is|had|has|and (?!most|only|best|last)|who|in|with|went|came|slept|started)\b)"
    )
    # "She took the youngest to the park", "my eldest heard it": no "the youngest of them"
    taken = regex.compile(
        r"(?<!\b(?:was|is|were|are|being|as|for|from|of|than) )\b(?:[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Oo]ur) (?P<rank>eldest|oldest|youngest|older|younger|middle|little)(?: one| two| three| ones)?(?<! (?:middle|little|older|younger))(?=[,.;]|$| (?:was|were|is|are|had|have|has|who|in|at|to|with|out|off|away|back|inside|outside|downstairs|into|onto|for|and|before|while|when|went|came|slept|started|saw|heard|rang|cried|asked|told|said|woke|by|home|asleep|upstairs)\b)(?! (?:was|is) (?:aged )?\d)"
    )
    counted = regex.compile(
        r"(?i)\b(?:victims|perpetrators|respondents|participants|cases|reviews|homicides|deaths|sample|recommendations|research|reports?|agencies|records|IMRs?)\b"
    )
    # "a toddler", "the newborn": an age in one word
    by_age = regex.compile(
        r"\b(?:[Aa]|[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Oo]ur|[Oo]ne) (?P<kin>toddler|newborn|new-born|babe in arms|triplets)(?![\w'-]| (?:groups?|class|room|years|son|daughter|boy|girl|bab(?:y|ies)|care|screening|blood|hearing|checks?|visit|deaths?|unit)\b)"
    )
    # "Nursery: daughter brought in by Gran", as notes write it
    noted = regex.compile(
        r"(?:^|[:;.] |\n|\| )(?P<kin>[Dd]aughter|[Ss]on)(?= (?:was |is |has been )?(?:collected|dropped|brought|picked up|seen|present|asleep|upstairs|attends?|attended|at (?:school|nursery)|in (?:bed|school|nursery)|well|unwell|absent|crying|playing)\b)"
    )
    # "a daughter, Example (6)", "his son Sample, 4": the age behind the name says that it is a child
    named = regex.compile(
        r"\b(?:an?|one|another|(?:her|his|their|the couple's)(?: (?:own|only|other))?) (?P<kin>daughter|son|stepdaughter|stepson|granddaughter|grandson),? \p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?,? \(?(?:aged )?(?:\d|1[0-7])(?: ?(?:months?|mths?|weeks?|yrs?|years?)(?: old)?)?(?=[),.;])"
    )
    small = regex.compile(
        r"\b(?:(?:an?|the|one|two|three|four|her|his|their|this|that) )?(?:little|wee|small|young|tiny|baby|toddler|infant|school-?age|teenage) (?P<kin>boys?|girls?|lads?|lass(?:es)?|sons?|daughters?|brothers?|sisters?)\b(?! scouts| guides)",
        regex.IGNORECASE,
    )
    aged = regex.compile(
        rf"\b(?:(?:her|his|their|the couple's|an?|the) )?(?P<n>\d{{1,2}}|{WORD_NUMBER})[- ](?:years?|months?|weeks?|days?)[- ]old,? (?P<kin>{CHILD_WORDS})\b",
        regex.IGNORECASE,
    )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the relationships of a text."""
        for match in self.pattern.finditer(text):
            yield Mention(
                match.start(),
                match.end(),
                "RELATION",
                0.6,
                self.name,
                "a relationship that points to one child",
                {"relation_to": match.group("kin").lower(), "rank": match.group("rank").lower(), "child": "yes"},
                tier=GUESSED,
            )
        for match in self.placed.finditer(text):
            facts = {"relation_to": "child", "rank": match["rank"].lower(), "child": "yes"}
            why = "a place among the children"
            yield Mention(match.start(), match.end(), "RELATION", 0.6, self.name, why, facts, tier=GUESSED)
        for match in self.aged.finditer(text):
            value = number_of(match.group("n")) or 0
            if value < 18 or regex.search(r"(?i)(?:month|week|day)s?[- ]old", match.group()):
                yield Mention(
                    match.start(),
                    match.end(),
                    "RELATION",
                    0.9,
                    self.name,
                    "a child's age and relationship",
                    {"relation_to": match.group("kin").lower(), "child": "yes", "age": str(value), "age_of": "child"},
                    tier=GUESSED,
                )
        for match in self.alone.finditer(text):
            facts = {"relation_to": "child", "rank": match["rank"].lower(), "child": "yes"}
            why = "a place among the children"
            yield Mention(match.start(), match.end(), "RELATION", 0.6, self.name, why, facts, tier=GUESSED)
        counted = self.counted.search(text) is not None
        for match in (*self.taken.finditer(text), *self.by_age.finditer(text)) if not counted else ():
            told = match.groupdict()
            facts = {"relation_to": "child", "child": "yes", **({"rank": told["rank"].lower()} if told.get("rank") else {})}
            why = "the word tells a child's age or place among the children"
            yield Mention(match.start(), match.end(), "RELATION", 0.6, self.name, why, facts, tier=GUESSED)
        for match in self.noted.finditer(text):
            start, end = match.span("kin")
            facts = {"relation_to": match["kin"].lower(), "child": "yes"}
            yield Mention(start, end, "RELATION", 0.6, self.name, "the word tells a child's gender", facts, tier=GUESSED)
        for match in self.named.finditer(text):
            start, end = match.span("kin")
            facts = {"relation_to": match["kin"].lower(), "child": "yes"}
            yield Mention(match.start(), end, "RELATION", 0.6, self.name, "the word tells a child's gender", facts, tier=GUESSED)
        for match in self.small.finditer(text):
            yield Mention(
                match.start(),
                match.end(),
                "RELATION",
                0.6,
                self.name,
                "the words tell a child's age and gender",
                {"relation_to": match.group("kin").lower(), "child": "yes"},
                tier=GUESSED,
            )
        for match in self.plain.finditer(text):
            yield Mention(
                match.start(),
                match.end(),
                "RELATION",
                0.4,
                self.name,
                "the word tells a child's gender",
                {"relation_to": match.group("kin").lower(), "child": "yes", "form": "plain"},
                tier=GUESSED,
            )
