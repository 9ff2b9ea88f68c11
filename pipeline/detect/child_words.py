# ruff: noqa: E501 - a pattern stands on one line
"""Find the bare words that tell a child's sex or age ("a boy of six", "quiet girl", "two girls and a boy")."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.mention import GUESSED, Mention
from pipeline.detect.patterns import WORD_NUMBER, number_of

_BEFORE = r"(?:(?:an?|the|one|two|three|four|five|six|\d|both|this|that|another|other|these|those|their|his|her) )*"
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
    bare = regex.compile(_ONE, regex.IGNORECASE)
    # "a boy" may be a grown man and "the girls" friends from work: only words of childhood in the sentence settle it.
    childhood = regex.compile(
        r"(?i)\b(?:child|children|bab(?:y|ies)|birth|born|newborn|deliver(?:ed|y)|caesarean|pupils?|school|nursery|reception|class|teacher|year \d|mum|mummy|mother|dad|daddy|parents?|toddlers?|siblings?|asleep|in bed|bedroom|upstairs|cot|pram|buggy|carried|immunis\w*|vaccin\w*|MMR|health visitor|midwife|HV|paediatric\w*|playing|crying|contact centre|foster\w*|nappy|nappies|little)\b"
    )
    grown = regex.compile(
        r"(?i)\b(?:(?:one of|out with|night out with|drinks? with|from work|at work|with) the (?:boys|girls|lads)|old boys?|the (?:boys|girls|lads) (?:from|at|in) (?:the )?(?:work|office|pub|club|band|team)|good (?:boy|girl)|jack the lad|birthday girl|call girl|working girls?|stable lads?|bad boys?)\b"
    )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the words that tell the sex of a child."""
        adults = [match.span() for match in self.grown.finditer(text)]
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
