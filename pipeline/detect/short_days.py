# ruff: noqa: E501 - a pattern stands on one line
"""Find days written short, as records and diaries do: "25/6", "Thurs 11", "on the 14th", "Whit Monday", "between 2012 and 2014"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

from pipeline.detect.patterns import MONTH, ORDINAL, WEEKDAY, number_of

UNTOLD = "XXXX"  # EDTF (ISO 8601-2, unspecified digits): a year that is not told
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"

# Day and month without a year, as records write them: "seen 25/6", "locks changed 29/12". What stands for days, weeks and
# months in medical notes (7/7, 2/52, 3/12) is one only after a word that asks for a date.
_SHORT = regex.compile(
    r"(?<![\d/.,£#:-])(?P<d>0?[1-9]|[12]\d|3[01])(?P<sep>[/.])(?P<m>0?[1-9]|1[0-2])(?:(?P=sep)(?P<y>(?:19|20)?\d\d))?(?![\d/%]|[.,:-]\d| ?(?:out of|positive|ticks|yes|am|pm|kg|mg|mmol|x\b))"
)
# A day without its month, as stories go on: "on the 14th he left", "on the 3rd, 5th and 9th"
_DAY_ALONE = regex.compile(
    r"(?i)(?:\b(?:on|by|until|till|since|from|between|of|to|before|after|ends|ended|expires|expired|starts|started|begins|began) |(?<=\p{L}), (?=the (?:1[3-9]|2\d|3[01])(?:th|st|nd|rd)[.;]))(?P<day>the (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)(?:(?:,| and| or| to|, and) (?:the )?(?:[12]?\d|3[01])(?:st|nd|rd|th)(?! \p{L}+ (?:of|floor)\b))*)(?=[,.;)]|$| (?:he|she|they|we|it|i|and|the|an?|at|when|there|his|her|their|of (?:that|the) month|with|after|before|until|to)\b)(?! (?:and|to) (?:the )?\d)"
)
# "Day 3 (12th)", "The 12th. Disclosure approved.", "at dawn on the tenth": days that records and stories go on with
_DAY_NOTED = regex.compile(
    r"(?:\((?:the )?(?=\d{1,2}(?:st|nd|rd|th)\))|(?:^|[.;] |\n)The (?=\d{1,2}(?:st|nd|rd|th)[.:,]))(?P<day>(?P<d>[12]?\d|3[01])(?:st|nd|rd|th))"
    r"|\b(?:was|is|for|on|by|until|till|since|from|[Hh]eard|[Hh]eld|[Ss]een|[Dd]ue|[Bb]ooked|[Ll]isted|[Dd]ischarged|[Aa]dmitted|[Ss]tarts|[Ee]nds|[Ee]xpires|[Bb]ack|[Hh]ome|[Nn]ext) (?P<day>(?P<d>1[1-9]|2\d|3[01])(?:st|nd|rd|th))(?= ?(?:[.,;:)\u2013-]|$))"
)
_DAY_IN_WORDS = regex.compile(
    r"(?i)\b(?:on|by|until|till|since|from|of|before|after) (?P<day>the (?P<w>fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty-first))(?=[,.;)]|$| (?:he|she|they|we|it|and|when|at|there|his|her)\b)"
)
# "the 3rd and the 4th of March", "the second Saturday of August 2014"
_DAYS_OF_MONTH = regex.compile(
    rf"(?i)(?<![\w/.,:£-])(?P<day>(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:(?:,| and| or| to|,? &|-) ?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?)+ (?:of )?{MONTH}(?: (?:19|20)\d\d)?)\b"
)
# "the ninth of April 1985", "on the twenty-first of May"
_WORDS_OF_MONTH = regex.compile(
    rf"(?i)\b(?P<day>(?:the )?(?P<w>{ORDINAL}) (?:day )?of (?P<month>(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))\b,?(?: (?P<y>(?:19|20)\d\d))?)\b"
)
_NTH_WEEKDAY = regex.compile(
    rf"(?i)(?P<day>(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) {WEEKDAY} (?:of|in) (?:the )?{MONTH}(?: (?:19|20)\d\d)?)\b"
)
# "Thurs 11", "Tuesday the 4th", as diaries of workers write it
_WEEKDAY_ALONE = regex.compile(
    rf"(?<![\w/])(?P<day>(?:{WEEKDAY}|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.?,? (?:the )?(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)?)(?![\w:/]|[.,-]\d| ?(?:am|pm|a\.m|p\.m|hours|hrs|o'clock|x\b|people|calls)| \p{{L}}*(?:floor|birthday)| (?:of )?{MONTH})"
)
# Days that have a name and fall on one day of a year
FEAST = regex.compile(
    r"\b(?P<day>(?:Mothering Sunday|Whit (?:Sunday|Monday)|Good Friday|Easter (?:Sunday|Monday|Saturday)|Palm Sunday|Ash Wednesday|Shrove Tuesday|Pancake (?:Day|Tuesday)|Maundy Thursday|(?:May|Spring|August) (?:Day )?[Bb]ank [Hh]oliday(?: (?:Monday|weekend))?|May Day(?: weekend)?|St (?:Patrick|David|George|Andrew|Stephen)'s Day|Burns Night|Remembrance Sunday|Armistice Day|Hogmanay|Midsummer's Day|All Saints'? Day|All Souls'? Day|St(?:\.|) ?\p{Lu}\p{L}+(?:'s|') [Dd]ay|(?:the )?(?:Feast of the )?Epiphany|Twelfth Night|Candlemas|Michaelmas(?! term)|Ascension Day|Trinity Sunday|Guy Fawkes Night|the Twelfth(?: of July)?(?= (?:when|and|she|he|they|parade|march|after|before|because|until)|[.,;]))(?: (?:of )?(?:19|20)\d\d| that year| last year)?)"
)
_YEARS = regex.compile(
    r"(?i)\b(?:(?:between|from) (?P<y>(?:19|20)\d\d) (?:and|to) (?P<y>(?:19|20)\d\d)|(?:the )?(?:first|second|latter) (?:half|quarter|part) of (?P<y>(?:19|20)\d\d))\b"
)
_ASKS = regex.compile(
    r"(?i)\b(?:on|by|from|since|until|till|dated|due|booked|of|before|after|to|between|seen|attended|arrested|reviewed?|completed|closed|done|changed|informed|passed|sent|emailed|rang|called|phoned|met|visit(?:ed)?|appointment|appt|date|next|expires?|mon|tues?|wed|thu|thurs|fri|sat|sun)(?:day)?\.?,? (?:to early help |the )?$"
)
_DOTTED_DATE = regex.compile(r"\b\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d\b")
_DOSE = regex.compile(r"(?i)(?:\bx|\bfor|\bin|\breview|\bevery|\bpast|\blast|\bsince|\d ?mg|\bscore|\bhark)[ :]*$")


@dataclass(frozen=True, slots=True)
class ShortDay:
    """A reading of a short date."""

    edtf: str
    earliest: date | None
    latest: date | None
    time: None = None


def short_days(text: str, hint: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, ShortDay]]:
    """Yield (start, end, reading) of the days written short outside the spans that are `taken`; add to these what it reads."""

    def free(start: int, end: int) -> bool:
        return not any(a < end and start < b for a, b in taken)

    for match in _YEARS.finditer(text):
        if not any(a < match.end() and match.start() < b and b - a > 9 for a, b in taken):
            yield *match.span(), ShortDay("/".join(match.captures("y")), None, None)
    for many in (*_NTH_WEEKDAY.finditer(text), *_DAYS_OF_MONTH.finditer(text)):
        reading = _of_month(many)
        if reading and not any(a <= many.start() and many.end() <= b for a, b in taken):
            taken.append(many.span("day"))
            yield *many.span("day"), reading
    for match in _WORDS_OF_MONTH.finditer(text):
        number, month = number_of(match["w"]) or 0, _MONTHS.find(match["month"][:3].lower()) // 3 + 1
        if 0 < number < 32:
            taken.append(match.span("day"))
            known = day_of(f"{match['y']}-{month:02d}-{number:02d}") if match["y"] else None
            yield *match.span("day"), ShortDay(f"{match['y'] or UNTOLD}-{month:02d}-{number:02d}", known, known)
    for match in _DAY_IN_WORDS.finditer(text):
        if free(*match.span("day")):
            taken.append(match.span("day"))
            yield *match.span("day"), ShortDay(f"{UNTOLD}-XX-{number_of(match['w']) or 0:02d}", None, None)
    for pattern in (_DAY_ALONE, _DAY_NOTED, FEAST, _WEEKDAY_ALONE):
        for match in pattern.finditer(text):
            if free(*match.span("day")):
                taken.append(match.span("day"))
                day = match.groupdict().get("d")
                yield *match.span("day"), ShortDay(f"{UNTOLD}-XX-{int(day):02d}" if day else f"{UNTOLD}-XX-XX", None, None)
    last = 0
    for match in _SHORT.finditer(text):
        listed = last > 0 and match.group("sep") == "/" and text[last : match.start()] in (", ", " and ", ", and ", " & ")
        if free(*match.span()) and (listed or _is_day(match, text, hint)):
            last = match.end()
            year, month, day = match.group("y"), int(match.group("m")), int(match.group("d"))
            full = f"{'20' if int(year) < 70 else '19'}{year}" if year and len(year) == 2 else year
            known = day_of(f"{full}-{month:02d}-{day:02d}") if full else None
            yield *match.span(), ShortDay(f"{full or UNTOLD}-{month:02d}-{day:02d}", known, known)


def _is_day(match: regex.Match[str], text: str, hint: str) -> bool:
    """Say whether "d/m" is a day: not a dose, a score, a share or a time."""
    before = text[max(0, match.start() - 24) : match.start()]
    asked = bool(_ASKS.search(before)) or "date" in hint
    if match.group("y"):
        return len(match.group("y")) == 4 or match.group("sep") == "/" or asked or int(match.group("m")) <= 12
    if match.group("sep") == ".":
        return _noted(match, text)
    if _DOSE.search(before) and not regex.search(r"(?i)\bon $", before):
        return False
    return asked or (int(match.group("m")) not in (7, 12) and (int(match.group("d")) > int(match.group("m"))))


def _noted(match: regex.Match[str], text: str) -> bool:
    """Say whether "16.07" is a day: at the head of an entry, or in one that writes its dates with full stops."""
    if match["m"][0] == "0" and regex.search(
        r"(?i)\b(?:closed|seen|visited|arrested|sent|received|opened|dated|due)(?: \p{L}+){0,3} on $", text[: match.start()]
    ):
        return True  # "closed by her on 11.03"
    padded = len(match["d"]) == 2 and len(match["m"]) == 2 and match["m"][0] == "0"
    head = regex.search(r"(?:^|[.;\n] )$", text[: match.start()][-3:]) and regex.match(r":? \p{Lu}", text[match.end() :])
    dotted = _DOTTED_DATE.search(text) and not regex.search(
        r"(?i)\b(?:at|@|time|until|till|from|to|arrived|wt|weight)[: ]*$", text[: match.start()][-10:]
    )
    return bool(padded and (head or dotted))


def _of_month(match: regex.Match[str]) -> ShortDay | None:
    """Read several days of one month as the first of them, and a numbered weekday as its day; None without a month."""
    written = regex.search(MONTH, match["day"].split("day")[-1])
    if written is None:
        return None
    month = _MONTHS.find(written.group()[:3].lower()) // 3 + 1
    year = regex.search(r"(?:19|20)\d\d", match["day"])
    number = regex.search(r"\d{1,2}(?=st|nd|rd|th|\D)", match["day"]) if match.re is _DAYS_OF_MONTH else None
    if year is None:
        return ShortDay(f"{UNTOLD}-{month:02d}-{int(number.group()) if number else 1:02d}", None, None)
    if number:
        known = day_of(f"{year.group()}-{month:02d}-{int(number.group()):02d}")
    else:
        known = _nth(match["day"], int(year.group()), month)
    return ShortDay(known.isoformat() if known else f"{year.group()}-{month:02d}-XX", known, known)


def told_in_words(text: str) -> bool:
    """Say whether a text without digits may hold a day: a feast, a day in words."""
    return FEAST.search(text) is not None or _DAY_IN_WORDS.search(text) is not None


def _nth(written: str, year: int, month: int) -> date | None:
    """Return the day of "the second Saturday of August"; None where the month has none."""
    named = regex.search(WEEKDAY, written)
    which = regex.search(r"(?i)first|second|third|fourth|last|[1-4]", written)
    if not named or not which:
        return None
    number = number_of(which.group()) or 0  # 0: the last
    weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(named.group()[:3].lower())
    days = [day for n in range(1, 32) if (day := day_of(f"{year}-{month:02d}-{n:02d}")) and day.weekday() == weekday]
    return days[number - 1] if number <= len(days) else None


def day_of(written: str | None) -> date | None:
    """Return the day of an ISO date; None where there is none."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None
