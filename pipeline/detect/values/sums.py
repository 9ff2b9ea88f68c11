# ruff: noqa: E501 - a pattern stands on one line
"""Find sentences of the court, sums of money, quantities and times of day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from pipeline.detect.values.clock_words import clock_words
from pipeline.detect.words.impersonal import Impersonal
from pipeline.detect.words.mention import GUESSED, Mention
from pipeline.detect.words.patterns import MONTH, ONES, TENS, WEEKDAY, WORD_NUMBER, compiled
from pipeline.detect.words.text import sentence_at

# Hours somebody or something keeps, no time of one day
_HOURS_OF_DAYS = regex.compile(
    r"(?i)[^\d]{0,8}?\d{1,2}(?:[.:]\d\d)? ?(?:a\.?m\.?|p\.?m\.?)(?: ?[-\u2013] ?\d{1,2}(?:[.:]\d\d)? ?(?:a\.?m\.?|p\.?m\.?)| on (?:an?|any|most|every) (?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
# Words of opening hours and of deadlines for everybody, without which a time of day is one of the case.
_OPENING = regex.compile(
    r"(?i)\b(?:open\w*|hours|available|staffed|operat\w+|clos(?:es?|ing)|daily|weekdays?|(?:will|must|should|to be)\b.*\bby)\b"
)
_DAY = regex.compile(rf"\b(?:19|20)\d\d\b|\d[/.]\d|\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\b|\b{WEEKDAY} ")
# Words after a number that make it no count of things: units, words that only end so, and what statistics count.
NO_COUNTS = (
    "years|months|weeks|days|hours|minutes|seconds|was|is|has|his|this|its|as|us|percent|proceedings|across|always|perhaps|previous|whereas|times|ages|plus|"
    "cases|deaths|forms|reviews|homicides|killings|women|men|people|persons|reports|records|referrals|respondents|victims|survivors|perpetrators|practices|agencies|"
    "pharmacies|schools|areas|forces|recommendations|officers|staff|delegates|participants|councils|partnerships|studies|interviews|actions|articles|incidents|"
    "crimes|offences|enquiries|countries|cities|households|contacts|questions|ticks|points|miles|metres|sections|chapters|words|per|workers|professionals|sessions"
)

_LOOSE = regex.compile(r"(?i)(?:,? (?:with|and|minimum|suspended)(?: an?)?)? *$")
_VERB = regex.compile(
    r"(?i)(?:sentenced (?:(?:him|her|them) |[^.;]{2,90}? )?to|(?:(?:was|were) )?(?:given|received|got|handed)(?: an?)?) (?=(?:a |an )?(?:life|term|extended|\d|\p{L}+ (?:years|months|weeks|days|hours)))"
)
# No imprisonment: what stands instead of a sentence must not say that somebody went to prison.
_ORDER = regex.compile(r"(?i)community order|unpaid work|probation$|conditional discharge|disqualified")


# Without one of these a text holds no sum of money.
_OF_MONEY = regex.compile(r"[£€$]|\b[A-Z]{3}\b|(?i:pounds?|euros?|dollars|pence|zlot|\blei\b|lira|rouble|franc|kron[eo]|forint)")
# What an offence may be punished with tells of nobody.
_GENERAL = regex.compile(
    r"(?i)\b(?:carr(?:y|ies|ied)|punishable (?:by|with)|maximum (?:sentence|penalty)(?: (?:of|is|was))?)(?: (?:a|an|the|up to|maximum|of|sentence|penalty))* $|\bup to $"
)


_UNITS = ("year", "month", "week", "day", "hour", "life")  # one of them stands in every sentence of a court


class Sums:
    """Find sentences of the court, sums of money, quantities and times."""

    name = "sums"

    def __init__(self, impersonal: Impersonal) -> None:
        self.impersonal = impersonal

    duration = rf"(?:(?:\d{{1,3}}(?:\.\d)?|{WORD_NUMBER}|an?)(?: and a half)?[ -](?:years?|months?|weeks?|days?|hours?)'?(?:(?:,| and|,? \+)? (?:\d{{1,3}}|{WORD_NUMBER})[ -](?:years?|months?|weeks?|days?)'?){{0,2}})"
    sentence = (
        rf"(?i)\b(?:(?:sentenced (?:him |her |them )?to|sentenced (?:(?:on|at|in|by|before|there)\b[^.;]{{2,90}}?) to(?= (?:{duration}|life))|(?:was given|were given|given|received|got|handed)(?= (?:an? )?(?:life|extended|{duration} (?:imprisonment|in prison|in custody|inside|suspended)))|sentence (?:of|was)|jailed for|imprisoned for|ordered to serve|(?:must|will|would|shall|should|is to|was to|has to|had to|to) serve|serv(?:e|es|ed|ing)(?= (?:at least|a minimum))|(?:minimum|non-parole) (?:term|tariff|period|sentence)(?:(?: (?:of|was|is|be|has been|being|set|fixed|imposed|at|to|for))+|:)?|tariff(?:(?: (?:of|was|is|be|has been|being|set|fixed|imposed|at|to|for))+|:)|term of|custodial sentence of|committed to prison for|disqualified(?: from driving)? for)(?: (?:at least|no (?:fewer|less) than|not less than|a total of|a minimum(?: term)? of|approximately|about|life(?: imprisonment)?(?:,? with)?(?: a)?(?: minimum(?: term| tariff)?(?: of)?)?|an? extended sentence of|a term of))*,? ?(?:{duration}|life(?: imprisonment)?)"
        rf"(?:(?: in| of)? (?:custody|prison|imprisonment|detention))?(?:,? (?:with a|and a|minimum|suspended|with) ?(?:minimum (?:term|tariff) of )?(?:{duration})?)?|(?:(?:at least|a minimum of) )?{duration}(?= before (?:\p{{L}}+ ){{0,6}}?(?:parole|release)\b)|{duration} (?:imprisonment|in prison|in custody|custody|behind bars|community order|suspended sentence|suspended|probation|licence period|conditional discharge)\b|{duration},? suspended(?: for)? {duration}|{duration} (?:susp\.?|s/s)(?: (?:for )?{duration})?(?=[,.;)]| and |$)|life imprisonment(?: with a minimum (?:term|tariff|of)(?: of)? {duration})?|life sentence|(?<=\blife,? (?:with (?:a minimum of )?|to serve |minimum |min\. )?){duration}|(?<=\b(?:order|sentence|licence|bail)\b[^.;]{{0,50}}, )\d{{1,2}} months(?=,? (?:with|and|suspended|for)\b)|(?:\d{{2,3}}|{WORD_NUMBER}) hours(?:'| of)? unpaid work)(?!\w| as\b| on (?:the|its) (?:board|panel|committee))"
    )
    money = r"(?:(?i:\b(?:approximately|about|around|some|nearly|almost|roughly|over|up to|at least|more than|less than|a total of) ))?(?:(?:£|€|\$|GBP ?|EUR ?|USD ?|PLN ?|RON ?|TRY ?|TRL ?|CHF ?|SEK ?|NOK ?|DKK ?|HUF ?|CZK ?)\d[\d,. ]*(?:\d|k\b|m\b)(?: ?(?:million|thousand|billion|k|m|bn))?(?: ?(?:a|per) (?:week|month|year|day|night))?|(?:\b|(?<=\s))(?:\d[\d,. ]{0,12}|(?:one|two|three|four|five|six|seven|eight|nine|ten|several|twenty|fifty) (?:hundred|thousand|million) ?)(?:pounds?(?: sterling)?|euros?|dollars|pence|zlotys?|lei|lira|roubles|EUR|GBP|PLN|francs|DEM|kroner|kronor|forints?|(?:Turkish |Swedish |Norwegian |Danish )?(?:liras?|kronor|krone))\b(?: \([A-Z]{3}\))?)"
    time = r"(?i)\b(?:at |around |about |approximately |from |by |until |between )?(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)? ?(?:hours|hrs|h|am|pm|a\.m\.|p\.m\.)?|(?:[01]\d|2[0-3])[0-5]\d ?(?:hours|hrs)|(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)? ?(?:am|pm|a\.m\.|p\.m\.)|(?<=\bat (?:about |around |approximately )?)(?:0\d|1[0-8]|2[1-3])[0-5]\d(?= (?:in|on|and|when|he|she|they|the|to|with|by|after|but|a|PC|DC|PS)\b|[,.;)](?! ?\d)|$))(?![\w%]|\.\d)"
    quantity = rf"(?i)\b(?:\d[\d,.]*|{WORD_NUMBER}) (?:years?|months?|weeks?|days?|hours?|minutes?|times|occasions|metres|kilometres|km|miles|kg|kilograms?|grams?|g|mg|litres?|hectares|acres|square metres|sq m|tablets|units|cigarettes|shares|employees|children|per cent)\b|\b\d+(?:\.\d+)? ?(?:%|kg|km|mg|m²|ha|cm)(?!\w)"

    # "79 packages", "twenty-three hearings": a count large enough to be looked up; durations, shares and ages are not counts
    count = (
        r"(?<![\w.,/§£$€-])(?<!(?i:§§?|articles?|rules?|nos?\.?|sections?|ss?\.|paragraphs?|pages?|para\.?|tables?|figures?|appendix|recommendations?) )"
        rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{2,3}}|(?i:{TENS}[ -]{ONES}))(?: (?!(?:{NO_COUNTS})\b)\p{{Ll}}[\p{{Ll}}-]+)? (?!(?:{NO_COUNTS})\b)\p{{Ll}}{{2,}}s\b(?! old)"
    )

    # "He got 22 years", "the judge gave him 22 year": how families tell it
    told = rf"(?i)\b(?:(?:he|she|they) (?:only |just )?got|(?:gave|given|give|handed) (?:him|her|them)|(?:he|she)(?:'s| is| was) (?:doing|serving|given)|got (?:him|her)|with a minimum of|a minimum of) (?:only |just )?(?P<term>(?:\d{{1,2}}|{WORD_NUMBER})(?: and a half)? (?:years?|yrs?|yr)(?: and (?:\d{{1,2}}|{WORD_NUMBER}) months)?)(?=[,.;!)]|$| (?:for|and|but|in|at|inside|minimum|to serve|before)\b)(?! (?:in the|for (?:the|her|his|their) (?:company|firm|service)))"
    of_court = regex.compile(
        r"(?i)\b(?:judge|justice|court|jury|murder|manslaughter|jail|gaol|prison|convicted|guilty|trial|life|sentenced?|parole|tariff)\b"
    )
    no_court = regex.compile(r"(?i)\b(?:doctors?|consultants?|oncolog\p{L}+|hospice|landlord|bank|loan|company)\b")

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield sentences, sums, times and quantities of a text."""
        for match in compiled(self.sentence).finditer(text) if any(unit in text.lower() for unit in _UNITS) else ():
            if _ORDER.search(match.group()):
                why = "the length of an order of the court"
                yield Mention(match.start(), match.end(), "QUANTITY", 0.6, "court_order", why, {"order": "yes"})
                continue
            end = match.start() + len(_LOOSE.sub("", match.group()))
            if _GENERAL.search(text[max(0, match.start() - 40) : match.start()]):
                continue  # "breach carries up to five years' imprisonment"
            lead = _VERB.match(match.group())
            yield Mention(
                match.start() + (lead.end() if lead else 0), end, "SENTENCE", 0.85, self.name, "the length of a sentence", {}
            )
        for match in compiled(self.told).finditer(text):
            slang = regex.match(
                r"(?i)(?:he|she|they) (?:only |just )?got|(?:he|she)(?:'s| is| was) (?:doing|serving)", match.group()
            )
            if self.no_court.search(text[max(0, match.start() - 60) : match.start()]):
                continue
            if self.of_court.search(text[max(0, match.start() - 150) : match.end() + 100]) or slang:
                why = "the length of a sentence"
                yield Mention(*match.span("term"), "SENTENCE", 0.8, self.name, why, {})
        for match in compiled(self.money).finditer(text) if _OF_MONEY.search(text) else ():
            yield Mention(
                match.start(),
                len(match.group().rstrip(" ,.")) + match.start(),
                "MONEY",
                0.45 if self.impersonal.in_general(text, *match.span()) else 0.6,
                self.name,
                "a sum of money",
                {},
                tier=GUESSED,
            )
        for match in compiled(self.quantity).finditer(text):
            yield Mention(match.start(), match.end(), "QUANTITY", 0.4, self.name, "a quantity", {}, tier=GUESSED)
        for match in compiled(self.count).finditer(text):
            why = "a count that can be looked up"
            score = 0.45 if self.impersonal.in_general(text, *match.span()) else 0.5
            yield Mention(match.start(), match.end(), "QUANTITY", score, "count", why, {}, tier=GUESSED)
        for told in clock_words(text):
            general = _OPENING.search(sentence_at(text, told.start)) and self.impersonal(text, told.start, told.end, broadly=True)
            yield replace(told, score=0.45) if general else told
        for match in compiled(self.time).finditer(text):
            inner = regex.search(r"\d{1,2}[:.]?\d\d|\d{1,2} ?[apAP]", match.group())
            plain = regex.fullmatch(
                r"(?i)(?:at |around |about |approximately |from |by |until |between )?\d{1,2}\.\d\d", match.group()
            )
            if inner is None or (
                plain
                and not regex.match(r"(?i)(?:at|around|about|approximately|by|until) ", match.group())
                and "time" not in hint
            ):
                continue
            value = regex.search(r"\d.*", match.group())
            sentence = sentence_at(text, match.start())
            kept = _HOURS_OF_DAYS.match(text, match.start()) or _HOURS_OF_DAYS.match(text, max(0, match.start() - 8))
            hours = _OPENING.search(sentence) and not _DAY.search(sentence) and self.impersonal(text, *match.span(), broadly=True)
            yield Mention(
                match.start(),
                match.end(),
                "TIME",
                0.45 if hours or kept else 0.6,  # "the unit is open from 08:00 to 20:00", "after 5 p.m. on a Friday"
                self.name,
                "a time of day",
                {"time": value.group() if value else ""},
                tier=GUESSED,
            )
