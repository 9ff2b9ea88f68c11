# ruff: noqa: E501 - a pattern stands on one line
"""Find exact ages, in digits and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from pipeline.detect.impersonal import Impersonal
from pipeline.detect.mention import GUESSED, PROPOSED, Mention
from pipeline.detect.patterns import CHILD_WORDS, NUMBERS, ORDINAL, TENS, WORD_NUMBER, compiled, number_of

# Ages of groups and of laws, not of one person: "16 and 17 year olds", "the mean age was 43".
_OF_GROUPS = regex.compile(
    r"(?i)year[- ]olds\b|\b(?:mean|median|average|minimum|maximum) age\b|\bage range\b|\bages? (?:between|ranged)\b"
)


# "from the age of 19", but "died at the age of 52"
_SINCE_AGE = regex.compile(r"(?i)\b(?:from|since|until|before|by|(?<!(?:died|dead|killed|murdered|death) )at) the $")


_UNIT = regex.compile(r" (?:days?|weeks?|months?)\b")


class Ages:
    """Find exact ages."""

    name = "ages"
    number = rf"(?P<n>\d{{1,3}}|{WORD_NUMBER})½?"
    # thirteen and more in words or digits: what a bare "at nineteen" may be an age with; smaller numbers are clock times
    grown = rf"(?P<n>1[3-9]|[2-9]\d|{TENS}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(NUMBERS.split('|')[12:19])})"
    patterns = (
        rf"\b{number}(?: (?:and a half|½))?(?:[- ](?:year|yr|month|week|day|yrs)s?[- ](?:and (?:a half|\w+ months?)[- ])?olds?|y/o|yo\b|[- ]?yrs? old)(?: (?P<who>{CHILD_WORDS}))?\b",
        rf"\baged?:?(?: (?:of|about|around|approximately|just|only|between|from))? ?{number}(?:(?:,| and| to|-| &) ?(?:\d{{1,3}}|{WORD_NUMBER})(?! ?(?:\p{{Ll}}+ )?(?:weeks?|months?|days?|years? (?!old)|hours?|times|occasions|children|others?|of)\b))*(?: (?:years?|months?|weeks?|days?)(?: old)?)?\b(?!\+)(?!\s?[-–]\s?\d)(?!s\b)",
        rf"\b(?:was|is|were|are|turned|turning|nearly|almost|be|became|reached|she's|he's|when|since|until) (?:(?:s?he|they|only|just|about|now|then|still|aged|around|was|were|had been) ){{0,3}}{number}(?= ?(?:,(?!\d)|\.(?!\d)|;|\)|$| (?:at|when|on|years? old\b|and (?:the|her|his|was|had|has)|who|and|then\b|years? of age)))(?:(?: and| or|,) \d{{2}}(?=[.,;)]))?(?! ?(?:per ?cent|%|times|days|weeks|months|hours|minutes|calls|people|others|officers|incidents|reports|occasions|ticks|miles))(?: years? old| years? of age)?",
        rf"(?<=\b\p{{Lu}}[\p{{L}}'-]+),? \({number}(?:\)(?! ?[-–])|(?=[,;] \p{{L}}{{2}}))",
        rf"(?<=\b(?-i:\p{{Lu}})[\p{{L}}'-]+), (?:(?:then|now|just|only|still|aged|nearly|almost) )?{number}(?P<half> and a half)?(?=,| and|\.|;|\))(?!, (?:19|20)\d\d)",
        rf"\b{CHILD_WORDS},? (?:(?:then|now|aged|just|only|who was|who is) )?\(?{number}\)?(?=,(?!\d)| and|\.(?!\d)|;|\)|$| years| (?:days|weeks|months)\b(?! (?:later|ago|before|after|on|in|of|earlier|prior|pregnant)))(?: years old)?",
        rf"\b(?:(?:on |by |before |around |until )?(?:the )?(?:eve|morning|day|night|evening|weekend) of )?(?:his|her|their|\p{{L}}+'s) (?P<n>\d{{1,3}}(?=st|nd|rd|th)|{ORDINAL})(?:st|nd|rd|th)? birthday\b",
        r"\b(?:in (?:his|her|their) (?:early |mid[- ]|late )?(?P<band>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
        rf"\b(?:had|married|met|died|left|over|back|away|qualified|retired|emigrated|started|joined|came|went|moved|enlisted|arrived|pregnant|mother|father|widowed|school|home|homeless|diagnosed|convicted|and|but|first|child|son|daughter|\p{{L}}+(?-i:(?<=\b\p{{Lu}}\p{{L}}+))),? at {grown}(?=[,.;)]| and\b| with\b| when\b| after\b| to\b| for\b| to\b| for\b|$)(?! ?%)",
        # in words it is no time of day: "her marriage broke up, at forty-six", "at seventeen our youngest"
        rf"\bat (?P<n>{TENS}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(NUMBERS.split('|')[12:19])})(?=[,.;)]| (?:our|the|his|her|their|she|he|when|already|still)\b|$)",
        # "was sent for at twelve", "orphaned at nine"
        rf"\b(?:sent (?:for|away|home|out|over|to \p{{L}}+)|orphaned|adopted|fostered|taken in|put to work|left school|went into care|bereaved|abandoned|excluded|apprenticed|immigrated|emigrated|brought over|groomed|(?:into|in) care(?= (?:at|from|since|until))|(?:smok|drink|work|us|danc|ride|driv)ing(?= (?:from|since))),? (?:at|from|since|until) (?P<n>\d{{1,2}}|{WORD_NUMBER})(?=[,.;)]|$| and\b| to\b| by\b)",
        rf"(?<=\b(?-i:\p{{Lu}})[\p{{L}}'-]+),? {number} (?:now|then|at the time|(?:in those days|back then|that year|when they met))\b",
        # checks that children have at one age: "not brought to his 2 year review", "the 8-month developmental check"
        rf"(?:(?<=\b(?:brought to|brought for|attend(?:ed|s)?|missed|his|her|their|'s)(?: (?:the|his|her|their|a))? )|(?<=\b(?:child|baby|infant|health visitor|nursery|maternity)\b[^.;]{{0,60}})){number}[ -](?:years?|months?|weeks?)(?: old)?(?= (?:developmental |development |health |integrated |routine |immunisation )?(?:reviews?|checks?|immunisations?|jabs|vaccinations?)\b)",
        # "weighed baby at 9 weeks", "Ages and Stages at 27 months"
        rf"(?<=\b(?:baby|child|infant|toddler|stages|walking|weaned)\b[^.;]{{0,30}} at (?:the )?){number} (?:weeks|months)\b(?! (?:pregnant|gestation|later|ago|post|of pregnancy))",
        # "but Ayla now 7", "Petr is now 9"
        rf"(?<=\b(?-i:\p{{Lu}})[\p{{L}}'-]+) (?:is |was )?(?:now|only|just) (?:aged )?{number}(?=[,.;)]|$| (?:and|but|so|who|&)\b| [^\w\s])(?! ?%)",
    )
    # what a match of each pattern holds, in lower case: most texts are passed over without a search
    needs = (
        ("old", "y/o", "yo"), ("age",), (), ("(",), (), (), ("birthday",), (" his ", " her ", " their "), (" at ",), ("at ",), (" at ", " from ", " since ", " until "),
        (" now", " then", " time", " days", " year", " met"), ("review", "check", "imm", "jab", "vacc"), (" at ",), (" now ", " only ", " just "),
    )  # fmt: skip
    # ages in notes: "2 kids, 6 & 15 mths", "Maryam 7, Idris 11 mths"
    noted = regex.compile(
        rf"(?i)\b(?:kids|children|dc|boys|girls|sons|daughters|siblings|grandchildren|lo's|los)\b ?(?:[-,:(–]|aged|are|who are)* ?(?P<all>(?:{WORD_NUMBER}|\d{{1,2}})(?: ?(?:yrs?|years?|mths?|months?|wks?|weeks?))?(?:(?:,| &| and|/|,? \+) ?(?:{WORD_NUMBER}|\d{{1,2}})(?: ?(?:yrs?|years?|mths?|months?|wks?|weeks?))?)+)(?![\w/:.]\d| ?(?:of|per|days|hours|times|have|had|with|were|are|was)\b)"
        rf"|(?=\d)(?<=\b(?-i:\p{{Lu}}\p{{Ll}}+),? )(?P<mths>\d{{1,2}} ?(?:mths?|months?|mnths?|wks?|weeks?))(?=[,.;)]|$| &| and)"
        rf"|(?=\d)(?<=\b(?!(?:Mum|Dad|Gran|Nan|Nana|Mother|Father|Grandad|Me|Page|Table|Figure|Section|Level|Year|Step|Band|Room|Flat|Unit|Ward|Day|Week|Group|Item|Phase|Part|Article|Question|Point|Stage|Tier|Grade|Chapter|Paragraph|Schedule|Box|Form|Line|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)(?-i:\p{{Lu}}\p{{Ll}}+) )(?P<pair>\d{{1,2}})(?=,? (?:and |& )?(?-i:\p{{Lu}}\p{{Ll}}+) \d{{1,2}}(?: ?(?:mths?|months?|yrs?|wks?))?(?:[,.;)]|$| and| &))"
        rf"|\b(?P<check>\d{{1,2}} ?(?:mth|month|mnth|wk|week|yr|year)) (?=(?:check|review|jabs|imms)\b)"
        rf"|\b(?P<of>(?:{WORD_NUMBER}|\d{{1,2}}) (?:years|months) of age)\b(?! (?:or|and) (?:over|above|under|older))"
    )
    child = regex.compile(rf"\b{CHILD_WORDS}\b", regex.IGNORECASE)
    died = regex.compile(r"(?i)\b(?:died|dead|killed|death|murdered|deceased),? at ")  # the age at the death, no earlier one
    then = regex.compile(r"(?i)\b(?:then|at the time|when(?: s?he was)?|since(?: s?he was)?) (?:aged )?$")

    # what places an age in an earlier time: "was 27 when she met him", "(he was 71 by then)"
    by_then = regex.compile(
        r"(?i) (?:by then|when (?:his|her|their) (?!death|murder|killing|body)\p{L}+|(?:when|before|after|until) (?:s?he|they) (?!died\b|was (?:killed|murdered|found|stabbed)|killed|murdered|stabbed)|when (?:s?he|they|it|\p{L}+) (?:met|first|moved|married|started|began|arrived|came|went|left|was|had|got)|at the time)\b"
    )

    def __init__(self, impersonal: Impersonal) -> None:
        self.impersonal = impersonal

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the ages of a text; one in a sentence about nobody ("after the age of 16") is only possible."""
        for mention in self._all(text, hint):
            general = text[mention.start : mention.start + 6].lower() == "age of" or _OF_GROUPS.search(
                text, max(0, mention.start - 40), mention.end + 4
            )
            about_nobody = (
                general and mention.score >= PROPOSED and self.impersonal(text, mention.start, mention.end, broadly=True)
            )
            yield replace(mention, score=PROPOSED - 0.05) if about_nobody else mention

    def _all(self, text: str, hint: str) -> Iterator[Mention]:
        low = text.lower()
        if (
            hint
            and regex.search(r"\bage\b", hint)
            and regex.fullmatch(r"\s*\d{1,3}(?: ?(?:years?|yrs?|months?|mths?|weeks?)(?: old)?)?\s*", text)
        ):
            start = len(text) - len(text.lstrip())
            yield Mention(
                start,
                len(text.rstrip()),
                "AGE",
                0.9,
                self.name,
                "it stands under the heading age",
                self._facts(text, start, text.strip(), None),
            )
        if not any(c.isdigit() for c in text) and not any(
            w in low
            for w in (
                "year",
                "aged",
                "age ",
                "month",
                "week",
                "days",
                "birthday",
                "ties",
                "teens",
                "was ",
                "turned",
                " at ",
                " now",
            )
        ):
            return
        yield from self._in_notes(text)
        for index, pattern in enumerate(self.patterns):
            if self.needs[index] and not any(need in low for need in self.needs[index]):
                continue
            for match in compiled(pattern, regex.IGNORECASE).finditer(text):
                groups = match.groupdict()
                start, end = match.span()
                if groups.get("band"):
                    yield Mention(start, end, "AGE", 0.45, self.name, "an age band", {"age": groups["band"]}, tier=GUESSED)
                    continue
                value = number_of(groups.get("n") or "")
                if value is None or value > 110 or (value == 0 and index):
                    continue
                if index in (2, 5) and groups.get("n", "").isalpha() and value < 3:
                    continue
                if index == 2:
                    start = match.start("n")
                if index in (3, 4, 5):
                    start, end = match.span("n")
                    end = match.end("half") if groups.get("half") else end
                    if index == 5 and (unit := _UNIT.match(text, end)):
                        end = unit.end()
                if index in (8, 9, 10, 11, 14):
                    start, end = match.span("n")
                if index == 4 and not 1 <= value <= 105:
                    continue
                if text[end : end + 1] == "½":
                    end += 1
                facts = self._facts(text, start, match.group(), groups.get("who"))
                facts["age"] = str(value)
                at_death = index in (8, 9) and self.died.search(match.group())
                if (
                    (index in (6, 8, 9, 10) and not at_death)
                    or (index == 1 and _SINCE_AGE.search(text[max(0, start - 24) : start]) and match.group()[:3].lower() == "age")
                    or (index == 2 and match.group()[:4].lower() in ("turn", "reac"))
                    or self.then.search(text[max(0, start - 16) : start])
                    or regex.match(r",? (?:then\b|in those days|back then|that year|when they met)", text[end : end + 18])
                    or self.by_then.match(text, end)
                ):
                    facts["age_at"] = "past"
                if groups.get("who"):
                    yield Mention(
                        start,
                        match.end("n")
                        + len(match.group()[match.end("n") - match.start() : match.start("who") - match.start()].rstrip()),
                        "AGE",
                        0.95,
                        self.name,
                        "an exact age",
                        facts,
                    )
                    continue
                yield Mention(
                    start,
                    end,
                    "AGE",
                    (0.95, 0.95, 0.6, 0.85, 0.75, 0.75, 0.9, 0.45, 0.6, 0.6, 0.65, 0.75, 0.7, 0.7, 0.7)[index],
                    self.name,
                    "an exact age",
                    facts,
                )

    def _in_notes(self, text: str) -> Iterator[Mention]:
        for match in self.noted.finditer(text):
            group = match.lastgroup or "all"
            start, end = match.span(group)
            facts = self._facts(text, start, match.group(group), None)
            if int(facts.get("age") or 99) < 18 or "m" in match.group(group):
                facts |= {"child": "yes", "age_of": "child"}
            why = "an age as notes write it"
            yield Mention(start, end, "AGE", 0.7, self.name, why, facts, tier=GUESSED)

    def _facts(self, text: str, start: int, found: str, who: str | None) -> dict[str, str]:
        facts: dict[str, str] = {}
        numbers = [
            n
            for n in (number_of(w) for w in regex.findall(rf"\d{{1,3}}|{WORD_NUMBER}", found, regex.IGNORECASE))
            if n is not None
        ]
        small = (bool(numbers) and max(numbers) < 18) or bool(
            regex.search(r"\b(?:month|week|day)s?[- ]old\b|\bmonths?\b|\bweeks?\b", found, regex.IGNORECASE)
        )
        if small:
            facts["child"] = "yes"
            facts["age_of"] = "child"
        near = self.child.search(text[max(0, start - 30) : start])
        if who:
            facts["relation_to"] = who.lower()
        elif near and small:
            facts["relation_to"] = near.group().lower()
        if numbers:
            facts["age"] = str(numbers[0])
        if len(numbers) > 1:
            facts["several"] = "yes"
        return facts
