# ruff: noqa: E501 - a pattern stands on one line
"""Find sentences of the court, sums of money, quantities and times of day."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.detect.mention import GUESSED, Mention
from pipeline.detect.patterns import WORD_NUMBER

_LOOSE = regex.compile(r"(?i)(?:,? (?:with|and|minimum|suspended)(?: an?)?)? *$")
_VERB = regex.compile(r"(?i)sentenced (?:him |her |them )?to (?=(?:a |an )?(?:life|term|extended|\d|\p{L}+ years|\p{L}+ months))")
# No imprisonment: what stands instead of a sentence must not say that somebody went to prison.
_ORDER = regex.compile(r"(?i)community order|unpaid work|probation$|conditional discharge|disqualified")


class Sums:
    """Find sentences of the court, sums of money, quantities and times."""

    name = "sums"
    duration = rf"(?:(?:\d{{1,3}}(?:\.\d)?|{WORD_NUMBER}|an?)(?: and a half)?[ -](?:years?|months?|weeks?|days?|hours?)'?(?:(?:,| and|,? \+)? (?:\d{{1,3}}|{WORD_NUMBER})[ -](?:years?|months?|weeks?|days?)'?){{0,2}})"
    sentence = regex.compile(
        rf"(?i)\b(?:(?:sentenced (?:him |her |them )?to|sentence (?:of|was)|jailed for|imprisoned for|ordered to serve|must serve|to serve|minimum (?:term|tariff|period|sentence)(?: of| was|:)?|tariff of|term of|custodial sentence of|committed to prison for|disqualified(?: from driving)? for)(?: (?:at least|a total of|a minimum(?: term)? of|approximately|about|life(?: imprisonment)?(?:,? with)?(?: a)?(?: minimum(?: term| tariff)?(?: of)?)?|an? extended sentence of|a term of))*,? ?(?:{duration}|life(?: imprisonment)?)"
        rf"(?:(?: in| of)? (?:custody|prison|imprisonment|detention))?(?:,? (?:with a|and a|minimum|suspended|with) ?(?:minimum (?:term|tariff) of )?(?:{duration})?)?|{duration} (?:imprisonment|in prison|in custody|custody|behind bars|community order|suspended sentence|suspended|probation|licence period|conditional discharge)\b|life imprisonment(?: with a minimum (?:term|tariff|of)(?: of)? {duration})?|life sentence|(?:\d{{2,3}}|{WORD_NUMBER}) hours(?:'| of)? unpaid work)"
    )
    money = regex.compile(
        r"(?:£|€|\$|GBP ?|EUR ?|USD ?|PLN ?|RON ?|TRY ?)\d[\d,. ]*(?:\d|k\b|m\b)(?: ?(?:million|thousand|billion|k|m|bn))?(?: ?(?:a|per) (?:week|month|year|day|night))?|\b(?:\d[\d,. ]{0,12}|(?:one|two|three|four|five|six|seven|eight|nine|ten|several|twenty|fifty) (?:hundred|thousand|million) ?)(?:pounds?(?: sterling)?|euros?|dollars|pence|zlotys?|lei|lira|roubles|EUR|GBP|PLN|francs|DEM|kroner|forints?)\b"
    )
    time = regex.compile(
        r"(?i)\b(?:at |around |about |approximately |from |by |until |between )?(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)? ?(?:hours|hrs|h|am|pm|a\.m\.|p\.m\.)?|(?:[01]\d|2[0-3])[0-5]\d ?(?:hours|hrs)|(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)? ?(?:am|pm|a\.m\.|p\.m\.))(?![\w%]|\.\d)"
    )
    quantity = regex.compile(
        rf"(?i)\b(?:\d[\d,.]*|{WORD_NUMBER}) (?:years?|months?|weeks?|days?|hours?|minutes?|times|occasions|metres|kilometres|km|miles|kg|kilograms?|grams?|g|mg|litres?|hectares|acres|square metres|sq m|tablets|units|cigarettes|shares|employees|children|per cent)\b|\b\d+(?:\.\d+)? ?(?:%|kg|km|mg|m²|ha|cm)(?!\w)"
    )

    def __call__(self, text: str, hint: str = "") -> Iterator[Mention]:
        """Yield sentences, sums, times and quantities of a text."""
        for match in self.sentence.finditer(text):
            if _ORDER.search(match.group()):
                why = "the length of an order of the court"
                yield Mention(match.start(), match.end(), "QUANTITY", 0.6, "court_order", why, {"order": "yes"})
                continue
            end = match.start() + len(_LOOSE.sub("", match.group()))
            lead = _VERB.match(match.group())
            yield Mention(
                match.start() + (lead.end() if lead else 0), end, "SENTENCE", 0.85, self.name, "the length of a sentence", {}
            )
        for match in self.money.finditer(text):
            yield Mention(
                match.start(),
                len(match.group().rstrip(" ,.")) + match.start(),
                "MONEY",
                0.6,
                self.name,
                "a sum of money",
                {},
                tier=GUESSED,
            )
        for match in self.quantity.finditer(text):
            yield Mention(match.start(), match.end(), "QUANTITY", 0.4, self.name, "a quantity", {}, tier=GUESSED)
        for match in self.time.finditer(text):
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
            yield Mention(
                match.start(),
                match.end(),
                "TIME",
                0.6,
                self.name,
                "a time of day",
                {"time": value.group() if value else ""},
                tier=GUESSED,
            )
