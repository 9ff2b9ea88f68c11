"""Find ages, traits, relationships, sentences, sums, quantities, times and verbatim words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from pipeline.detect.mention import GUESSED, Mention
from pipeline.detect.rules import Names
from pipeline.detect.text import fold_word

_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = {w: i for i, w in enumerate(_NUMBERS.split("|")[:19], 1)}
_TENS = {w: 10 * i for i, w in enumerate(_NUMBERS.split("|")[18:], 2) if i > 1}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORD_NUMBER = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?:one|two|three|four|five|six|seven|eight|nine)|{_NUMBERS})"
_CHILD_WORDS = r"(?:son|sons|daughter|daughters|child|children|baby|infant|toddler|newborn|boy|boys|girl|girls|twins?|grandson|granddaughter|stepson|stepdaughter|nephew|niece|pupil|brother|sister|sibling)"


def number_of(written: str) -> int | None:
    """Return the number that digits or words say; None if they say none."""
    low = written.strip().lower()
    if low.isdigit():
        return int(low)
    if low in _TEENS:
        return _TEENS[low]
    parts = regex.split(r"[ -]", low)
    if parts[0] in _TENS:
        return _TENS[parts[0]] + (_TEENS.get(parts[1], 0) if len(parts) > 1 else 0)
    return None


def _alternation(words: Iterable[str]) -> str:
    return "|".join(regex.escape(w, special_only=True) for w in sorted(set(words), key=len, reverse=True))


class Ages:
    """Find exact ages."""

    name = "ages"
    number = rf"(?P<n>\d{{1,3}}|{_WORD_NUMBER})"
    patterns = tuple(
        regex.compile(p, regex.IGNORECASE)
        for p in (
            rf"\b{number}(?: (?:and a half|½))?(?:[- ](?:year|yr|month|week|day|yrs)s?[- ](?:and (?:a half|\w+ months?)[- ])?olds?|y/o|yo\b|[- ]?yrs? old)(?: (?P<who>{_CHILD_WORDS}))?\b",
            rf"\baged?:?(?: (?:of|about|around|approximately|just|only|between|from))? ?{number}(?:(?:,| and| to|-| &) ?(?:\d{{1,3}}|{_WORD_NUMBER}))*(?: (?:years?|months?|weeks?|days?)(?: old)?)?\b(?!\+)(?!\s?[-–]\s?\d)(?!s\b)",
            rf"\b(?:was|is|were|are|turned|turning|nearly|almost|be|became|reached|she's|he's|when|since|until) (?:(?:s?he|they|only|just|about|now|then|still|aged|around|was|were|had been) ){{0,3}}{number}(?= ?(?:,|\.|;|\)|$| (?:at|when|on|years? old|and (?:the|her|his|was|had|has)|who|and|years? of age)))(?! ?(?:per ?cent|%|times|days|weeks|months|hours|minutes|calls|people|others|officers|incidents|reports|occasions|ticks|miles))(?: years? old| years? of age)?",
            rf"(?<=\b\p{{Lu}}[\p{{L}}'-]+),? \({number}\)(?! ?[-–])",
            rf"(?<=\b(?-i:\p{{Lu}})[\p{{L}}'-]+), {number}(?=,| and|\.|;)(?!, (?:19|20)\d\d)",
            rf"\b{_CHILD_WORDS},? \(?{number}\)?(?=,| and|\.|;|\)|$| years)(?: years old)?",
            r"\b(?:his|her|their|\p{L}+'s) (?P<n>\d{1,3})(?:st|nd|rd|th) birthday\b",
            r"\b(?:in (?:his|her|their) (?:early |mid[- ]|late )?(?P<band>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
        )
    )
    child = regex.compile(rf"\b{_CHILD_WORDS}\b", regex.IGNORECASE)

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the ages of a text."""
        low = text.lower()
        if hint and regex.search(r"\bage\b", hint) and regex.fullmatch(r"\s*\d{1,3}(?: ?(?:years?|yrs?|months?|mths?|weeks?)(?: old)?)?\s*", text):
            start = len(text) - len(text.lstrip())
            yield Mention(start, len(text.rstrip()), "AGE", 0.9, self.name, "it stands under the heading age", self._facts(text, start, text.strip(), None))
        if not any(c.isdigit() for c in text) and not any(w in low for w in ("year", "aged", "age ", "month", "week", "birthday", "ties", "teens", "was ", "turned")):
            return
        for index, pattern in enumerate(self.patterns):
            for match in pattern.finditer(text):
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
                if index == 4 and not 1 <= value <= 105:
                    continue
                facts = self._facts(text, start, match.group(), groups.get("who"))
                facts["age"] = str(value)
                if groups.get("who"):
                    yield Mention(start, match.end("n") + len(match.group()[match.end("n") - match.start() : match.start("who") - match.start()].rstrip()), "AGE", 0.95, self.name, "an exact age", facts)
                    continue
                yield Mention(start, end, "AGE", (0.95, 0.95, 0.6, 0.85, 0.75, 0.75, 0.9)[index], self.name, "an exact age", facts)

    def _facts(self, text: str, start: int, found: str, who: str | None) -> dict[str, str]:
        facts: dict[str, str] = {}
        numbers = [n for n in (number_of(w) for w in regex.findall(rf"\d{{1,3}}|{_WORD_NUMBER}", found, regex.IGNORECASE)) if n is not None]
        small = bool(numbers) and max(numbers) < 18 or bool(regex.search(r"\b(?:month|week|day)s?[- ]old\b|\bmonths?\b|\bweeks?\b", found, regex.IGNORECASE))
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
        return facts


class Traits:
    """Find nationality, ethnicity, religion, occupation and health."""

    name = "traits"

    def __init__(self, names: Names) -> None:
        traits = names.traits
        self.nationality = regex.compile(rf"(?<![\w-])(?:{_alternation((*traits.nationalities, *traits.ethnicities))})(?:s|[- ]born)?(?![\w-])(?! (?:Transport Police|Red Cross|Gas|Legion|Council|Medical Association|Telecom|Airways|Summer Time|Heart Foundation|Museum|Library|Crime Survey|language|GCSE|lessons?|Government|Women's Aid|literature|law))")
        self.common = frozenset(traits.common_nationalities) | {"White British", "White Irish"}
        self.religion = regex.compile(rf"(?<![\w-])(?:{_alternation(traits.religions)})s?(?![\w-])(?! (?:name|Primary|School|Academy|Aid|Church|Charity))")
        jobs = _alternation(traits.occupations)
        self.job = regex.compile(rf"\b(?:{jobs})s?\b", regex.IGNORECASE)
        self.common_jobs = frozenset(traits.common_occupations)
        self.job_lead = regex.compile(r"\b(?:as|was|is|been|became|be|a|an|the|trained|qualified|former|retired|self-employed|ex-|his|her|freelance|part-time|full-time|apprentice|trainee|worked|occupation:?|job:?|profession:?)(?: (?:a|an|the|self-employed|part-time|full-time|qualified|trainee|apprentice|former|retired|senior|local|\p{Lu}\p{Ll}+))*[ ,-]$", regex.IGNORECASE)
        self.job_free = regex.compile(r"\b(?:(?i:worked|works|working|employed|job|trained|training|qualified|career|self-employed)(?: [\p{L}-]+){0,3}? as (?:a |an |the )?|(?i:occupation|profession|job title)(?: is| was|:) ?(?:a |an )?)(?P<job>\p{Ll}[\p{L}-]+(?: \p{Ll}[\p{L}-]+){0,2}?)(?=[,.;)]| (?:at|for|in|with|and|but|until|since|when|on|before|from|by|who|he|she|they|there|which)\b|$)")
        self.service_after = regex.compile(r"^ (?:service|team|practice|record|records|assessment|report|who (?:saw|attended|visited)|attended|said|visited|from|told|recorded|asked|referred|offered|advised|made|reviewed|contacted|noted|spoke|at the (?:hospital|surgery|school)|on duty|and (?:social|the police))\b", regex.IGNORECASE)
        self.health = regex.compile(rf"\b(?:{_alternation(traits.health)})\b", regex.IGNORECASE)
        self.heritage = regex.compile(r"(?i)^ ?(?:heritage|origin|descent|background|ethnicity|extraction|ancestry|roots|parentage|national|nationality|citizen)|\b(?:ethnicity|nationality|heritage|described (?:him|her|them)sel\w+ as|identified as|background|origin)\b")

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the traits of a text."""
        for match in self.nationality.finditer(text):
            word = match.group()
            facts = {"rare": "no" if word.rstrip("s") in self.common or word in self.common else "yes"}
            around = text[match.end() : match.end() + 16] + " " + text[max(0, match.start() - 40) : match.start()]
            if self.heritage.search(around) or regex.search(r"ethnic|national|heritage", hint):
                facts["heritage"] = "yes"
            yield Mention(match.start(), match.end(), "NATIONALITY", 0.7 if facts["rare"] == "yes" else 0.55, self.name, "a nationality or ethnicity", facts)
        for match in self.religion.finditer(text):
            yield Mention(match.start(), match.end(), "RELIGION", 0.6, self.name, "a religion", {"rare": "no"}, tier=GUESSED)
        for match in self.job.finditer(text):
            before, after = text[max(0, match.start() - 45) : match.start()], text[match.end() : match.end() + 25]
            column = bool(regex.search(r"occupation|employment|job|work", hint))
            if not column and (not self.job_lead.search(before) or self.service_after.search(after)):
                continue
            low = fold_word(match.group())
            rare = low not in self.common_jobs and low.rstrip("s") not in self.common_jobs
            person = column or bool(regex.search(r"\b(?:as|was|is|been|became|trained|qualified|former|retired|self-employed|ex-|occupation:?|job:?|worked)\b(?: \S+){0,3} ?$", before, regex.IGNORECASE)) or bool(regex.match(r",? (?:called|named|by trade|by profession)", after))
            score = 0.6 if person or rare else 0.4
            if regex.search(r"(?i)\b(?:police officer|pharmacist|dentist|teacher|carer|receptionist|solicitor|teaching assistant|dental nurse|prison officer|nanny|priest|vet)$", match.group()) and not person:
                score = 0.3
            yield Mention(match.start(), match.end(), "OCCUPATION", score, self.name, "an occupation", {"rare": "yes" if rare else "no"}, tier=GUESSED)
        for match in self.job_free.finditer(text):
            start, end = match.span("job")
            if not self.job.search(match.group("job")) and not regex.match(r"(?i)(?:a|an|the|part|result|consequence|soon|well|though|if|per|team|priority|crime|concern|risk|standard|medium|high|volunteer|expected|much|hard|single|interpreter)\b", match.group("job")):
                yield Mention(start, end, "OCCUPATION", 0.55, self.name, "the words before it speak of work", {"rare": "yes"}, tier=GUESSED)
        for match in self.health.finditer(text):
            yield Mention(match.start(), match.end(), "HEALTH", 0.35, self.name, "a condition that few people have", {"rare": "yes"}, tier=GUESSED)


class Sums:
    """Find sentences of the court, sums of money, quantities and times."""

    name = "sums"
    duration = rf"(?:(?:\d{{1,3}}(?:\.\d)?|{_WORD_NUMBER}|an?)(?: and a half)?[ -](?:years?|months?|weeks?|days?|hours?)'?(?:(?:,| and|,? \+)? (?:\d{{1,3}}|{_WORD_NUMBER})[ -](?:years?|months?|weeks?|days?)'?){{0,2}})"
    sentence = regex.compile(
        rf"(?i)\b(?:(?:sentenced (?:him |her |them )?to|sentence (?:of|was)|jailed for|imprisoned for|ordered to serve|must serve|to serve|minimum (?:term|tariff|period|sentence)(?: of| was|:)?|tariff of|term of|custodial sentence of|committed to prison for|disqualified(?: from driving)? for)(?: (?:at least|a total of|a minimum(?: term)? of|approximately|about|life(?: imprisonment)?(?:,? with)?(?: a)?(?: minimum(?: term| tariff)?(?: of)?)?|an? extended sentence of|a term of))*,? ?(?:{duration}|life(?: imprisonment)?)"
        rf"(?:(?: in| of)? (?:custody|prison|imprisonment|detention))?(?:,? (?:with a|and a|minimum|suspended|with) ?(?:minimum (?:term|tariff) of )?(?:{duration})?)?|{duration} (?:imprisonment|in prison|in custody|custody|behind bars|community order|suspended sentence|suspended|probation|licence period|conditional discharge)\b|life imprisonment(?: with a minimum (?:term|tariff|of)(?: of)? {duration})?|life sentence|(?:\d{{2,3}}|{_WORD_NUMBER}) hours(?:'| of)? unpaid work)"
    )
    money = regex.compile(r"(?:£|€|\$|GBP ?|EUR ?|USD ?|PLN ?|RON ?|TRY ?)\d[\d,. ]*(?:\d|k\b|m\b)(?: ?(?:million|thousand|billion|k|m|bn))?(?: ?(?:a|per) (?:week|month|year|day|night))?|\b(?:\d[\d,. ]{0,12}|(?:one|two|three|four|five|six|seven|eight|nine|ten|several|twenty|fifty) (?:hundred|thousand|million) ?)(?:pounds?(?: sterling)?|euros?|dollars|pence|zlotys?|lei|lira|roubles|EUR|GBP|PLN|francs|DEM|kroner|forints?)\b")
    time = regex.compile(r"(?i)\b(?:at |around |about |approximately |from |by |until |between )?(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)? ?(?:hours|hrs|h|am|pm|a\.m\.|p\.m\.)?|(?:[01]\d|2[0-3])[0-5]\d ?(?:hours|hrs)|(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)? ?(?:am|pm|a\.m\.|p\.m\.))(?![\w%]|\.\d)")
    quantity = regex.compile(rf"(?i)\b(?:\d[\d,.]*|{_WORD_NUMBER}) (?:years?|months?|weeks?|days?|hours?|minutes?|times|occasions|metres|kilometres|km|miles|kg|kilograms?|grams?|g|mg|litres?|hectares|acres|square metres|sq m|tablets|units|cigarettes|shares|employees|children|per cent)\b|\b\d+(?:\.\d+)? ?(?:%|kg|km|mg|m²|ha|cm)(?!\w)")

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield sentences, sums, times and quantities of a text."""
        for match in self.sentence.finditer(text):
            yield Mention(match.start(), match.end(), "SENTENCE", 0.85, self.name, "the length of a sentence", {})
        for match in self.money.finditer(text):
            yield Mention(match.start(), len(match.group().rstrip(" ,.")) + match.start(), "MONEY", 0.6, self.name, "a sum of money", {}, tier=GUESSED)
        for match in self.quantity.finditer(text):
            yield Mention(match.start(), match.end(), "QUANTITY", 0.4, self.name, "a quantity", {}, tier=GUESSED)
        for match in self.time.finditer(text):
            inner = regex.search(r"\d{1,2}[:.]?\d\d|\d{1,2} ?[apAP]", match.group())
            plain = regex.fullmatch(r"(?i)(?:at |around |about |approximately |from |by |until |between )?\d{1,2}\.\d\d", match.group())
            if inner is None or plain and not regex.match(r"(?i)(?:at|around|about|approximately|by|until) ", match.group()) and "time" not in hint:
                continue
            value = regex.search(r"\d.*", match.group())
            yield Mention(match.start(), match.end(), "TIME", 0.6, self.name, "a time of day", {"time": value.group() if value else ""}, tier=GUESSED)


class Relations:
    """Find relationships that point to one child ("her eldest son")."""

    name = "relations"
    pattern = regex.compile(r"\b(?:(?:her|his|their|the (?:couple|victim|perpetrator)'s|\p{Lu}[\p{L}'-]+'s) )?(?P<rank>eldest|oldest|youngest|elder|older|younger|middle|only|first|second|third|twin|adopted|autistic|disabled|unborn|newborn|new-born) (?P<kin>son|daughter|child|children|sons|daughters|baby|twins?|boy|girl|grandson|granddaughter|stepson|stepdaughter)\b", regex.IGNORECASE)
    plain = regex.compile(r"\b(?:her|his|their|the couple's) (?:own |young |little |small |baby |school-aged? |(?:two|three|four|five) )*(?P<kin>sons?|daughters?|twins|boys?|girls?|stepsons?|stepdaughters?)\b", regex.IGNORECASE)
    aged = regex.compile(rf"\b(?:(?:her|his|their|the couple's|an?|the) )?(?P<n>\d{{1,2}}|{_WORD_NUMBER})[- ](?:years?|months?|weeks?|days?)[- ]old,? (?P<kin>{_CHILD_WORDS})\b", regex.IGNORECASE)

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the relationships of a text."""
        for match in self.pattern.finditer(text):
            yield Mention(match.start(), match.end(), "RELATION", 0.6, self.name, "a relationship that points to one child", {"relation_to": match.group("kin").lower(), "rank": match.group("rank").lower(), "child": "yes"}, tier=GUESSED)
        for match in self.aged.finditer(text):
            value = number_of(match.group("n")) or 0
            if value < 18 or regex.search(r"(?i)(?:month|week|day)s?[- ]old", match.group()):
                yield Mention(match.start(), match.end(), "RELATION", 0.9, self.name, "a child's age and relationship", {"relation_to": match.group("kin").lower(), "child": "yes", "age": str(value), "age_of": "child"}, tier=GUESSED)
        for match in self.plain.finditer(text):
            yield Mention(match.start(), match.end(), "RELATION", 0.4, self.name, "the word tells a child's gender", {"relation_to": match.group("kin").lower(), "child": "yes", "form": "plain"}, tier=GUESSED)


class Quotes:
    """Find verbatim messages and speech between quotation marks."""

    name = "quotes"
    double = regex.compile(r'"[^"]{3,600}"')
    single = regex.compile(r"(?<![\p{L}\d])'(?=\S)(?:[^']|(?<=\p{L})'(?=\p{L})){3,600}?(?<=[.,!?…\p{L}])'(?![\p{L}\d])")
    speech = regex.compile(r"(?i)\b(?:said|says|told|texted|text|texts|messaged|message|messages|wrote|writes|replied|shouted|screamed|stated|reads?|saying|posted|sent|voicemail|asked|whispered|threatened|quote|recorded|overheard|999|heard|shouting|yelled|disclosed|added|described)\b")
    transcript = regex.compile(r"^\s*(?:caller|operator|call taker|call handler|op|informant|male|female|victim|perpetrator|[A-Z]{1,3}|officer)\s*:\s*(?P<said>.{4,})$", regex.IGNORECASE)
    term = regex.compile(r"^\S+(?: \S+){0,2}$")

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield the verbatim words of a text; short terms in quotation marks are not speech."""
        for pattern in (self.double, self.single):
            if pattern is self.double and '"' not in text or pattern is self.single and "'" not in text:
                continue
            for match in pattern.finditer(text):
                inner = match.group()[1:-1]
                near = text[max(0, match.start() - 60) : match.start()] + " | " + text[match.end() : match.end() + 40]
                spoken = bool(self.speech.search(near))
                person = bool(regex.search(r"(?i)\b(?:i|i'm|i'll|i've|me|my|you|your|you're|u|ur|we|we're)\b", inner))
                if self.term.match(inner) and not (spoken and person):
                    continue
                if not spoken and not person:
                    continue
                score = 0.8 if spoken and person else 0.6 if person or len(inner) > 40 and spoken else 0.45
                yield Mention(match.start(), match.end(), "QUOTE", score, self.name, "words between quotation marks, as somebody said or wrote them", {"speaker": ""}, tier=GUESSED)
        match = self.transcript.match(text)
        if match:
            yield Mention(match.start("said"), match.end("said"), "QUOTE", 0.6, self.name, "a line of a transcript", {}, tier=GUESSED)
