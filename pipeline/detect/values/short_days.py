# ruff: noqa: E501 - a pattern stands on one line
"""Find days written short, as records and diaries do: "25/6", "Thurs 11", "on the 14th", "Whit Monday", "between 2012 and 2014"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

from pipeline.detect.values.slashed_days import slashed_days
from pipeline.detect.words.patterns import MONTH, ORDINAL, WEEKDAY, number_of

UNTOLD = "XXXX"  # EDTF (ISO 8601-2, unspecified digits): a year that is not told
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"

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
    rf"(?i)(?<![\w/.,:£-])(?<!\b(?:sections?|sec|ss?|parts?|paragraphs?|paras?|schedule|articles?|clause|rule|regulation|ground|step|pages?|appendix|annex|table|figure|exhibit|item|no)\.? )(?P<day>(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:(?:,| and| or| to|,? &|-) ?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?)+ (?:of )?{MONTH}(?: (?:19|20)\d\d)?)\b"
)
# "the ninth of April 1985", "on the twenty-first of May"
_WORDS_OF_MONTH = regex.compile(
    rf"(?i)\b(?P<day>(?:the )?(?P<w>{ORDINAL}) (?:day )?of (?P<month>(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))\b,?(?: (?P<y>(?:19|20)\d\d))?)\b"
)
_NTH_WEEKDAY = regex.compile(
    rf"(?i)(?P<day>(?:the )?(?:first|second|third|fourth|last|bank holiday|1st|2nd|3rd|4th) (?:{WEEKDAY}|weekend) (?:of|in) (?:the )?{MONTH}(?: (?:19|20)\d\d)?)\b"
)
# "Thurs 11", "Tuesday the 4th", as diaries of workers write it
_WEEKDAY_ALONE = regex.compile(
    rf"(?<![\w/])(?P<day>(?:{WEEKDAY}|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.?,? (?:the )?(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)?)(?![\w:/]|[.,-]\d| ?(?:am|pm|a\.m|p\.m|hours|hrs|o'clock|x\b|people|calls)| \p{{L}}*(?:floor|birthday)| (?:of )?{MONTH})"
)
# "on April 3", "April 3, April 9 and May 1": the month first, without its year
_MONTH_FIRST = regex.compile(
    r"(?<![\w'-])(?<=\b(?:on|from|to|until|till|by|since|before|after|between|and|of|&|dated|\d,|[:;(]) |(?:^|\n))(?P<day>(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? (?P<d>[12]?\d|3[01]))(?=[,.;:)]?(?:$|\s)|[,;)])(?!,? (?:(?:19|20)\d\d|\p{Ll}+s\b|people\b|children\b|women\b|men\b))"
)
# "13 July, 14 July and the 15th"
_GOES_ON = regex.compile(
    r"(?:,|;| and| &|,? and| or) (?:on )?(?P<day>(?:the )?(?P<d>[12]?\d|3[01])(?:st|nd|rd|th))(?! \p{L}*(?:floor|birthday|time|visit|attempt|child|class|call|appointment|session|edition|anniversary|occasion|week|month|year|quarter|century|baby|pregnancy|marriage|of\b|and final|or\b))(?!\w)"
)
# Days that have a name and fall on one day of a year
FEAST = regex.compile(
    r"\b(?P<day>(?:Mothering Sunday|Whit (?:Sunday|Monday)|Good Friday|Easter (?:Sunday|Monday|Saturday)|Palm Sunday|Ash Wednesday|Shrove Tuesday|Pancake (?:Day|Tuesday)|Maundy Thursday|(?:May|Spring|August) (?:Day )?[Bb]ank [Hh]oliday(?: (?:Monday|weekend))?|May Day(?: weekend)?|St (?:Patrick|David|George|Andrew|Stephen)'s Day|Burns Night|Remembrance Sunday|Armistice Day|Hogmanay|Midsummer's Day|All Saints'? Day|All Souls'? Day|St(?:\.|) ?\p{Lu}\p{L}+(?:'s|') [Dd]ay|(?:the )?(?:Feast of the )?Epiphany|Twelfth Night|Candlemas|Michaelmas(?! term)|Ascension Day|Trinity Sunday|Guy Fawkes Night|the Twelfth(?: of July)?(?= (?:when|and|she|he|they|parade|march|after|before|because|until)|[.,;]))(?: (?:of )?(?:19|20)\d\d| that year| last year)?)"
)
_YEARS = regex.compile(
    r"(?i)\b(?:(?:between|from) (?P<y>(?:19|20)\d\d) (?:and|to) (?P<y>(?:19|20)\d\d)|(?:the )?(?:first|second|latter) (?:half|quarter|part) of (?P<y>(?:19|20)\d\d))\b"
)


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
        inside = any(a < many.start() < b or (a == many.start() and many.end() <= b) for a, b in taken)
        if reading and not inside:  # "'19 and 2 Apr" begins with the year of another day
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
    for match in _MONTH_FIRST.finditer(text):
        if free(*match.span("day")):
            taken.append(match.span("day"))
            month = _MONTHS.find(match["day"][:3].lower()) // 3 + 1
            yield *match.span("day"), ShortDay(f"{UNTOLD}-{month:02d}-{int(match['d']):02d}", None, None)
    for _, end in (ends := sorted(taken)):
        on = _GOES_ON.match(text, end)
        if on and free(*on.span("day")) and regex.search(rf"(?:\d(?:st|nd|rd|th)?|{MONTH}\.?)$", text[:end]):
            taken.append(on.span("day"))
            ends.append(on.span("day"))
            yield *on.span("day"), ShortDay(f"{UNTOLD}-XX-{int(on['d']):02d}", None, None)
    for match in slashed_days(text, hint, taken):
        year, month, day = match["y"], int(match["m"]), int(match["d"])
        full = f"{'20' if int(year) < 70 else '19'}{year}" if year and len(year) == 2 else year
        known = day_of(f"{full}-{month:02d}-{day:02d}") if full else None
        yield *match.span(), ShortDay(f"{full or UNTOLD}-{month:02d}-{day:02d}", known, known)


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
    which = regex.search(r"(?i)first|second|third|fourth|last|bank holiday|[1-4]", written)
    if not which:
        return None
    number = number_of(which.group()) or 0  # 0: the last, as of most bank holidays
    weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(named.group()[:3].lower() if named else "sat")  # a weekend
    days = [day for n in range(1, 32) if (day := day_of(f"{year}-{month:02d}-{n:02d}")) and day.weekday() == weekday]
    return days[number - 1] if number <= len(days) else None


def day_of(written: str | None) -> date | None:
    """Return the day of an ISO date; None where there is none."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None
