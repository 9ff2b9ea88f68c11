# ruff: noqa: E501 - a pattern stands on one line
"""Find exact ages, in digits and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from pipeline.detect.words.impersonal import Impersonal
from pipeline.detect.words.mention import GUESSED, PROPOSED, Mention
from pipeline.detect.words.patterns import CHILD_WORDS, MONTH, NUMBERS, ORDINAL, TENS, WORD_NUMBER, compiled, number_of

# Ages of groups and of laws, not of one person: "16 and 17 year olds", "the mean age was 43".
_OF_GROUPS = regex.compile(
    r"(?i)year[- ]olds\b|\b(?:mean|median|average|minimum|maximum) age\b|\bage range\b|\bages? (?:between|ranged)\b"
)


# What follows an age at an earlier time: "34 then", "19 when they met"
_THEN_AFTER = regex.compile(r"(?i),? (?:then\b|in those days|back then|that year|when they met)")


@dataclass(frozen=True)
class Form:
    """One way to write an age: a pattern with the number in the group `n` and, where less than the match is the age, that in `id`.

    A text with none of `needs` (lower case) is passed over. `past` matches at the start of an age at an earlier event; "" is
    every one of this form. Numbers below `least`, and words for numbers below `words_from`, are no ages.
    """

    pattern: str
    score: float
    needs: tuple[str, ...] = ()
    past: str | None = None
    least: int = 1
    words_from: int = 0

    def possible(self, low: str) -> bool:
        """Tell whether a text in lower case holds what the pattern needs."""
        return not self.needs or any(need in low for need in self.needs)

    def found(self, text: str) -> Iterator[tuple[regex.Match[str], int]]:
        """Yield each match and the age it tells (-1: a band of ten years)."""
        for match in compiled(self.pattern, regex.IGNORECASE).finditer(text):
            groups = match.groupdict()
            value = -1 if groups.get("band") else number_of(groups.get("n") or "")
            in_words = (groups.get("n") or "").isalpha()
            if value is not None and (value == -1 or max(self.least, self.words_from if in_words else 0) <= value <= 110):
                yield match, value

    def span(self, match: regex.Match[str]) -> tuple[int, int]:
        """Return where the age itself stands."""
        return match.span("id") if "id" in match.re.groupindex else match.span()

    def earlier(self, match: regex.Match[str]) -> bool:
        """Tell whether it is an age at an earlier event, by the words of the match."""
        return self.past is not None and compiled(self.past, regex.IGNORECASE).match(match.string, match.start()) is not None


class Ages:
    """Find exact ages."""

    name = "ages"
    number = rf"(?P<n>\d{{1,3}}|{WORD_NUMBER})½?"
    # thirteen and more in words or digits: what a bare "at nineteen" may be an age with; smaller numbers are clock times
    grown = rf"(?P<n>1[3-9]|[2-9]\d|{TENS}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(NUMBERS.split('|')[12:19])})"
    forms = (
        Form(
            rf"\b(?P<id>{number}(?: (?:and a half|½))?(?:[- ](?:year|yr|month|week|day|yrs)s?[- ](?:and (?:a half|\w+ (?:months?|weeks?|days?))[- ])?olds?|y/o|yo\b|[- ]?yrs? old))(?: (?P<who>{CHILD_WORDS}))?\b",
            0.95,
            needs=("old", "y/o", "yo"),
            least=0,
        ),
        Form(
            rf"\baged?:?(?: (?:of|about|around|approximately|approx\.?|circa|c\.|roughly|nearly|almost|just|only|maybe|between|from))? ?{number}(?:(?:,| and| to|-| &) ?(?:\d{{1,3}}|{WORD_NUMBER})(?! ?(?:\p{{Ll}}+ )?(?:weeks?|months?|days?|years? (?!old)|hours?|times|occasions|children|others?|of)\b))*(?: (?:years?|months?|weeks?|days?)(?: old)?)?\b(?!\+)(?!\s?[-–]\s?\d)(?!s\b)",
            0.95,
            needs=("age",),
            past=r"(?<=\b(?:from|since|until|before|by|(?<!(?:died|dead|killed|murdered|death) )at) the )age",
        ),
        Form(
            rf"(?<!\b(?:there|limit|maximum|minimum|target|caseload|total|score|figure|threshold|average|count|level|grade|rate|price|cost|number|numbers) )\b(?:was|is|were|are|turned|turning|nearly|almost|be|became|reached|she's|he's|when|since|until) (?:(?:s?he|they|in fact|actually|really|only|just|about|now|then|still|aged|around|was|were|had been|not (?:yet|quite)|barely) ){{0,3}}(?P<id>{number}(?= ?(?:,(?!\d)|\.(?!\d)|;|\)|$| (?:(?:at|when|on|who|and|then|years? old|and (?:the|her|his|was|had|has))\b|years? of age)))(?:(?: and| or|,) \d{{2}}(?=[.,;)]))?(?! ?(?:per ?cent|%|times|days|weeks|months|hours|minutes|calls|people|others|officers|incidents|reports|occasions|ticks|miles))(?: years? old| years? of age)?)",
            0.6,
            past=r"turn|reac",
            words_from=3,
        ),
        Form(rf"(?<=\b\p{{Lu}}[\p{{L}}'-]+),? \((?P<id>{number})(?:\)(?! ?[-–])|(?=[,;] \p{{L}}{{2}}))", 0.85, needs=("(",)),
        Form(
            rf"(?<=\b(?-i:\p{{Lu}})[\p{{L}}'-]+), (?:(?:then|now|just|only|still|aged|nearly|almost) )?(?P<id>{number}(?: and a half)?)(?=,| and|\.|;|\))(?!, (?:19|20)\d\d)",
            0.75,
        ),
        Form(
            rf"\b{CHILD_WORDS},? (?:(?:then|now|aged|just|only|who was|who is) )?\(?(?P<id>{number}(?: (?:days|weeks|months)\b(?! (?:later|ago|before|after|on|in|of|earlier|prior|pregnant)))?)\)?(?=(?<=(?:days|weeks|months))|,(?!\d)| and|\.(?!\d)|;|\)|$| years)(?: years old)?",
            0.75,
            words_from=3,
        ),
        Form(
            rf"\b(?:(?:on |by |before |around |until )?(?:the )?(?:eve|morning|day|night|evening|weekend) of )?(?:his|her|their|\p{{L}}+'s) (?P<n>\d{{1,3}}(?=st|nd|rd|th)|{ORDINAL})(?:st|nd|rd|th)? birthday\b",
            0.9,
            needs=("birthday",),
            past="",
        ),
        Form(
            r"\b(?:in (?:his|her|their) (?:early |mid[- ]|late )?(?P<band>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
            0.45,
            needs=(" his ", " her ", " their "),
        ),
        Form(
            rf"\b(?:had|married|met|died|left|over|back|away|qualified|retired|emigrated|started|joined|came|went|moved|enlisted|arrived|pregnant|mother|father|widowed|school|home|homeless|diagnosed|convicted|and|but|first|child|son|daughter|\p{{L}}+(?-i:(?<=\b\p{{Lu}}\p{{L}}+))),? at (?P<id>{grown})(?=[,.;)]| and\b| with\b| when\b| after\b| to\b| for\b| to\b| for\b|$)(?! ?%)",
            0.6,
            needs=(" at ",),
            past=r"(?!(?:died|dead|killed|murdered),? at )",
        ),
        # "first cautioned at 15 for", "convicted at 16 of": what the law did
        Form(
            rf"\b(?:cautioned|reprimanded|arrested|charged|convicted|sentenced|imprisoned|in trouble|expelled|excluded|offended|offending|self-harm(?:ed|ing)?|drinking|using(?: \p{{L}}+)?|pregnant|diagnosed),? at (?P<id>{grown})(?= (?:for|of|after|with|when|and|in|by)\b|[,.;)]|$)",
            0.6,
            needs=(" at ",),
            past="",
        ),
        # "she's 2 in September", "he turns 5 next May"
        Form(
            rf"(?<=\b(?:(?:s?he|who|they)(?:'?s| is| will be|'ll be| turns)|turns|turning|(?-i:\p{{Lu}}\p{{Ll}}+) (?:is|turns|will be)) )(?P<id>{number} (?:in|next|this|on) (?:next |the )?(?:{MONTH}|month|week|birthday)(?: (?:19|20)\d\d)?)\b",
            0.7,
        ),
        # in words it is no time of day: "her marriage broke up, at forty-six", "at seventeen our youngest"
        Form(
            rf"\bat (?P<id>(?P<n>{TENS}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(NUMBERS.split('|')[12:19])}))(?=[,.;)]| (?:our|the|his|her|their|she|he|when|already|still)\b|$)",
            0.6,
            needs=("at ",),
            past=r"(?<!\b(?:died|dead|killed|death|murdered|deceased),? )",
        ),
        # "was sent for at twelve", "orphaned at nine"
        Form(
            rf"\b(?:sent (?:for|away|home|out|over|to \p{{L}}+)|orphaned|adopted|fostered|taken in|put to work|left school|went into care|bereaved|abandoned|excluded|apprenticed|immigrated|emigrated|brought over|groomed|(?:into|in) care(?: \([^()]{{1,40}}\))?(?= (?:at|from|since|until))|(?:smok|drink|work|us|danc|ride|driv)ing(?= (?:from|since))),? (?:at|from|since|until) (?P<id>(?P<n>\d{{1,2}}|{WORD_NUMBER}))(?=[,.;)]|$| and\b| to\b| by\b)",
            0.65,
            needs=(" at ", " from ", " since ", " until "),
            past="",
        ),
        Form(
            rf"(?<=\b(?-i:\p{{Lu}})[\p{{L}}'-]+),? (?P<id>{number}) (?:now|then|at the time|(?:in those days|back then|that year|when they met))\b",
            0.75,
            needs=(" now", " then", " time", " days", " year", " met"),
        ),
        # checks that children have at one age: "not brought to his 2 year review", "the 8-month developmental check"
        Form(
            rf"(?:(?<=\b(?:brought to|brought for|attend(?:ed|s)?|missed|his|her|their|'s)(?: (?:the|his|her|their|a))? )|(?<=\b(?:child|baby|infant|health visitor|nursery|maternity)\b[^.;]{{0,60}})){number}[ -](?:years?|months?|weeks?)(?: old)?(?= (?:developmental |development |health |integrated |routine |immunisation )?(?:reviews?|checks?|immunisations?|jabs|vaccinations?)\b)",
            0.7,
            needs=("review", "check", "imm", "jab", "vacc"),
        ),
        # "weighed baby at 9 weeks", "Ages and Stages at 27 months"
        Form(
            rf"(?<=\b(?:baby|child|infant|toddler|stages|walking|weaned)\b[^.;]{{0,30}} at (?:the )?){number} (?:weeks|months)\b(?! (?:pregnant|gestation|later|ago|post|of pregnancy))",
            0.7,
            needs=(" at ",),
        ),
        # "but Ayla now 7", "Petr is now 9"
        Form(
            rf"(?<=\b(?-i:\p{{Lu}})[\p{{L}}'-]+) (?:is |was )?(?:now|only|just) (?:aged )?(?P<id>{number})(?=[,.;)]|$| (?:and|but|so|who|&)\b| [^\w\s])(?! ?%)",
            0.7,
            needs=(" now ", " only ", " just "),
        ),
        # sex behind the years, as notes of a hospital write it: "52M c/o chest pain", "referred, 33F, anxious"
        Form(
            r"(?<!\b(?:flat|unit|room|bay|ward|bed|door|gate|seat|block|platform|level|class|size|section|form|no\.?|number|apartment|apt|house|plot) )(?<![\w£€$/.:-])(?P<id>(?P<n>[1-9]\d)(?: ?y(?:/?o|rs?)?\.?)? ?(?-i:[MF]))(?=[,.;:)]|$| (?:with|who|pt|c/o|presented|presents|presenting|known|biba|bibp|h/o|pmh|admitted|attended|referred|lives|living|brought|seen|single|married|divorced|unemployed|from|in|and)\b)",
            0.7,
        ),
        # months and weeks over 12 and 52: "her son, 6/12 old", "baby 3/52"
        Form(
            r"(?<![\w/.-])(?P<id>(?P<n>\d{1,2})/(?:12|52)(?: old|(?<=\b(?:baby|infant|newborn|toddler|child|son|daughter|aged?|lo|dc),? \(?\d{1,2}/(?:12|52))(?=[,.;)]|$| (?:and|with|was|is|in|at)\b)))(?![\w/])",
            0.8,
            needs=("/12", "/52"),
        ),
        # "your children, who are eight and five", "the twins (they're four)"
        Form(
            rf"\b(?:who|they|both)(?: are| were|'re) (?:now |both |only |just )?(?P<id>{number}(?:(?:,| and|, and) (?:\d{{1,2}}|{WORD_NUMBER})){{1,4}})(?=[,.;)]|$)",
            0.6,
            needs=("who ", "they", "both "),
        ),
        Form(rf"(?<=\b{CHILD_WORDS}\b[^.;]{{0,20}})\(they(?: are|'re) (?P<id>{number})\)", 0.7, needs=("(they",)),
    )
    # ages in notes: "2 kids, 6 & 15 mths", "Maryam 7, Idris 11 mths"
    noted = regex.compile(
        rf"(?i)\b(?:kids|children|dc|boys|girls|sons|daughters|siblings|grandchildren|lo's|los)\b ?(?:[-,:(–]|aged|are|who are)* ?(?P<all>(?:{WORD_NUMBER}|\d{{1,2}})(?: ?(?:yrs?|years?|mths?|months?|wks?|weeks?))?(?:(?:,| &| and|/|,? \+) ?(?:{WORD_NUMBER}|\d{{1,2}})(?: ?(?:yrs?|years?|mths?|months?|wks?|weeks?))?)+)(?![\w/:.]\d| ?(?:of|per|days|hours|times|have|had|with|were|are|was)\b)"
        rf"|(?=\d)(?<=\b(?!(?:At|By|From|Until|After|Before|About|Around|For|Within|Over|Under|In)\b)(?-i:\p{{Lu}}\p{{Ll}}+),? )(?P<mths>\d{{1,2}} ?(?:mths?|months?|mnths?|wks?|weeks?))(?=[,.;)]|$| &| and)"
        rf"|(?=\d)(?<=\b(?!(?:Mum|Dad|Gran|Nan|Nana|Mother|Father|Grandad|Me|Page|Table|Figure|Section|Level|Year|Step|Band|Room|Flat|Unit|Ward|Day|Week|Group|Item|Phase|Part|Article|Question|Point|Stage|Tier|Grade|Chapter|Paragraph|Schedule|Box|Form|Line|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)(?-i:\p{{Lu}}\p{{Ll}}+) )(?P<pair>\d{{1,2}})(?=,? (?:and |& )?(?-i:\p{{Lu}}\p{{Ll}}+) \d{{1,2}}(?: ?(?:mths?|months?|yrs?|wks?))?(?:[,.;)]|$| and| &))"
        rf"|\b(?P<check>\d{{1,2}} ?(?:mth|month|mnth|wk|week|yr|year)) (?=(?:check|review|jabs|imms)\b)"
        rf"|\b(?P<of>(?:{WORD_NUMBER}|\d{{1,2}}) (?:years|months) of age)\b(?! (?:or|and) (?:over|above|under|older))"
    )
    child = regex.compile(rf"\b{CHILD_WORDS}\b", regex.IGNORECASE)
    then = regex.compile(r"(?i)\b(?:then|at the time|when(?: s?he was)?|since(?: s?he was)?) (?:aged )?$")

    # what places an age in an earlier time: "was 27 when she met him", "(he was 71 by then)"
    by_then = regex.compile(
        r"(?i) (?:by then|when (?:his|her|their) (?!death|murder|killing|body)\p{L}+|(?:when|before|after|until) (?:s?he|they) (?!died\b|was (?:killed|murdered|found|stabbed)|killed|murdered|stabbed)|when (?:s?he|they|it|\p{L}+) (?:met|first|moved|married|started|began|arrived|came|went|left|was|had|got)|at the time(?! of (?:\S+ ){0,4}?(?:deaths?|murders?|killing|homicide|stabbing|offence)))\b"
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
                "'ll be ",
                " are ",
                "'re ",
            )
        ):
            return
        yield from self._in_notes(text)
        for form in self.forms:
            if not form.possible(low):
                continue
            for match, value in form.found(text):
                start, end = form.span(match)
                if value == -1:
                    yield Mention(start, end, "AGE", form.score, self.name, "an age band", {"age": match["band"]}, tier=GUESSED)
                    continue
                facts = self._facts(text, start, match.group(), match.groupdict().get("who"))
                facts["age"] = str(value)
                if (
                    form.earlier(match)
                    or self.then.search(text[max(0, start - 16) : start])
                    or _THEN_AFTER.match(text, end)
                    or self.by_then.match(text, end)
                ):
                    facts["age_at"] = "past"
                yield Mention(start, end, "AGE", form.score, self.name, "an exact age", facts)

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
            for n in (number_of(w) for w in regex.findall(rf"(?<![/\d])\d{{1,3}}|{WORD_NUMBER}", found, regex.IGNORECASE))
            if n is not None
        ]
        small = (bool(numbers) and max(numbers) < 18) or bool(
            regex.search(r"\b(?:month|week|day)s?[- ]old\b|\bmonths?\b|\bweeks?\b|/(?:12|52)\b", found, regex.IGNORECASE)
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
