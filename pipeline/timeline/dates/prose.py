"""Find dates inside prose. One compiled pass; what looks like a date is then read by the same grammar as a cell."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.timeline.dates.reading import DateContext, DateReading
from pipeline.timeline.dates.words import alternatives, same_length, words

_S = r"[ \n]+"
_NUMBERED = re.compile(
    "(?:section|sections|paragraph|para|paras|clause|version|v|recommendation|figure|table|chapter|page"
    "|pages|part|s|ss|no|item|step|appendix|ref|level)[.:]?[ ]?$",
    re.I,
)
_DOTTED_CLOCK = re.compile(r"(?<=[a-z]),? (?:at |@ ?)?\d{1,2}\.\d\d$", re.I)
_WEAK_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}")


@cache
def _finder() -> re.Pattern[str]:
    w, s = words(), _S
    short = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    month = (
        f"(?:{alternatives(m for m in w.month_of if len(m) > 4 or m in ('may', 'june', 'july'))}"
        rf"|{alternatives((*short, 'sept'))}\.?)"
    )
    full_days, short_days = ([d for d in w.weekday_of if d.endswith("day") is whole] for whole in (True, False))
    weekday = rf"(?:(?:{alternatives(full_days)}|{alternatives(short_days)}\.?),?[ ]+(?:the[ ]+)?)"
    day = r"(?:\d{1,2}(?!\d)(?:[ ]?(?:st|nd|rd|th)\b)?)"
    year = r"(?:(?:19|20)\d\d(?!\d|\.\d|/\d{3})|'\d\d\b)"
    short_year = (
        rf"(?:{year}|\d\d(?![\d:%/]|\.\d|[ ]?(?:hrs|hours|years?|days?|weeks?|months?|minutes?|mins?|people|children)\b))"
    )
    number = r"(?:\d{1,2}([./-])\d{1,2}\1(?:(?:19|20)\d\d|\d\d)(?![\d/]|\.\d|-\d+(?![\d./-])))"
    iso = r"(?:(?:19|20)\d\d-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d|-\d))"
    # behind a comma two digits may as well be the next day of a list: "14 January, 28 January and 3 March"
    listed = rf"(?:st|nd|rd|th)\b|(?:(?:,{s}|{s}(?:and|&|or){s}){day})*{s}(?:of{s})?{month}\b"
    long = (
        rf"(?:{day}{s}(?:of{s})?{month}(?:(?:,(?!{s}\d\d(?:{listed})))?{s}(?:of{s})?{short_year})?|{day}-{month}-(?:\d{{4}}|\d\d)(?!\d)"
        rf"|{month}{s}{day},?{s}{year}|{month}{s}(?:the{s})?\d{{1,2}}(?:st|nd|rd|th)\b)"
    )
    part = rf"(?:(?:the{s})?(?:early|mid|late|beginning{s}of|start{s}of|middle{s}of|end{s}of)[ -](?:the{s})?)"
    about = (
        rf"(?:(?:on{s}or{s}(?:about|around)|in{s}or{s}(?:about|around)|about|around|circa|c\.|approximately"
        rf"|approx\.?|probably|possibly){s})"
    )
    full = rf"(?:{weekday}?(?:{number}|{iso}|{long}))"
    coarse = (
        rf"(?:{part}?(?:{month},?{s}(?:of{s})?{year}|{alternatives(w.season_of)},?{s}(?:of{s}|in{s})?(?:19|20)\d\d(?:/\d\d)?(?!\d))"
        rf"|{alternatives(w.feast_of)},?{s}(?:of{s}|in{s})?{year}|(?:(?:the{s})?(?:(?:early|mid|late)[ -])?(?:19|20)\d0'?s\b)"
        rf"|(?:19|20)\d\d/\d\d(?![\d/])|{part}(?:19|20)\d\d(?![\d/]))"
    )
    any_ = rf"(?:{about}?(?:{full}|{coarse}))"
    to = rf"(?:[ ]?-[ ]?|{s}(?:to|until|till|up{s}to){s})"
    ranged = (
        rf"(?:between{s}{any_}{s}and{s}{any_}|between{s}(?:{day}|{month}){s}and{s}{any_}"
        rf"|{day}(?:,{s}{day}){{1,8}},?{s}(?:and|or|to){s}{day}{s}(?:of{s})?{month}(?:,?{s}{year})?"
        rf"|{day}(?:[ ]?[-/][ ]?|{s}(?:to|and|or|until){s}){weekday}?{day}{s}(?:of{s})?{month}(?:,?{s}{year})?"
        rf"|{month}(?:[ ]?[-/][ ]?|{s}(?:to|and|until|or){s}){month},?{s}{year}"
        rf"|\d{{1,2}}(?:[./]\d{{1,2}})?[ ]?-[ ]?{number}|{any_}{to}{any_})"
    )
    week = rf"(?:(?:w/c|w/e|w/b|week{s}(?:commencing|beginning|ending|starting|of)){s}(?:the{s})?{full})"
    clock = (
        r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?!\d|\.\d|%)(?:[ ]?[ap]\.?m\b\.?|[ ]?(?:hrs|hours)\b)?|\d{4}[ ]?(?:hrs"
        r"|hours)\b|\d{1,2}[ ]?[ap]\.?m\b|noon\b|midday\b|midnight\b)"
    )
    vague = r"(?:(?:just[ ]after|just[ ]before|about|around|approximately|approx\.?|circa)[ ])"
    after = rf"(?:,?[ ](?:\()?(?:at[ ]|@[ ]?)?{vague}?{clock}\)?(?:[ ]?(?:-|to)[ ]?{clock})?(?!/))"
    before = rf"(?:{clock},?[ ](?:on[ ])(?:the[ ])?)"
    since = rf"(?:(?:since|before|prior{s}to){s})?"
    bare_month = rf"(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=during )|(?<=since )|(?<=until )){part}?{month}"
    bare_year = (
        rf"(?:(?:(?<=\bin )|(?<=\bby ))|(?:since|during|before|until|from|after|throughout|prior{s}to){s})(?:19"
        r"|20)\d\d(?![\d/]|\.\d|,\d|-\d)"
    )
    pattern = (
        rf"(?<![\w/£$€-])(?<!\d[.,])(?:{before}?(?:{week}|{ranged}|{since}{any_}){after}?|(?P<bare>{bare_month}"
        rf"|{bare_year}))(?![\w%])"
    )
    return re.compile(_numbered_back_references(pattern), re.IGNORECASE)


def _numbered_back_references(pattern: str) -> str:
    r"""Give every copy of the separator group of a numeric date its own name, so that each \1 means its own group."""
    count = 0

    def renamed(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return rf"(?P<s{count}>[./-])\d{{1,2}}(?P=s{count})"

    return re.sub(r"\(\[\./-\]\)\\d\{1,2\}\\1", renamed, pattern)


def find_dates(
    text: str, *, context: DateContext | None = None, previous: DateReading | None = None
) -> list[tuple[int, int, DateReading]]:
    """Return the dates of a text with their places, [start, end), in order.

    A span holds weekday, words of doubt, "between", "since", "before" and a time that belongs to the date; a preposition
    before it ("on", "in", "during") stays outside. A date without a year takes it from the date before it in the text
    (flag `year_inferred`); where there is none its `edtf` is None. Section numbers, ratios, "may" and ordinals alone are
    no dates; a year alone counts only behind a word such as "in" or "since".
    """
    from pipeline.timeline.dates.cell import read_surface  # it calls back for cells of words

    given = context or DateContext()
    plain = same_length(text)
    found: list[tuple[int, int, DateReading]] = []
    before = previous
    for match in _finder().finditer(plain):
        start, end = match.span()
        surface = plain[start:end].rstrip(" ,")
        if not _is_meant(plain, start, surface, bare=match["bare"] is not None):
            continue
        end = start + len(surface)
        reading = read_surface(plain[start:end], given)
        if reading.edtf is None:
            reading = read_surface(plain[start:end], given, before)
        if reading.edtf is None and "year" not in (reading.problem or ""):
            surface = _DOTTED_CLOCK.sub("", surface)  # "17 Nov at 10.15": read without the time, which may be no time
            end = start + len(surface)
            reading = read_surface(plain[start:end], given, before)
            if reading.edtf is None and "year" not in (reading.problem or ""):
                continue
        found.append((start, end, replace(reading, as_written=text[start:end])))
        before = reading if reading.edtf else before
    return found


def _is_meant(plain: str, start: int, surface: str, *, bare: bool) -> bool:
    """Say whether what looks like a date is one: capital months, no section numbers, no citations."""
    has_month = [m[0] for m in re.finditer(r"[A-Za-z]{3,}", surface) if m[0].lower() in words().month_of]
    if any(m[0].islower() for m in has_month) and not re.search(r"\d{1,2}\D+\d{4}|\d-[a-z]+-\d", surface):
        return False
    before = plain[max(0, start - 16) : start]
    if _NUMBERED.search(before) and not re.search(r"[a-z]{3}", surface, re.I):
        return False
    line_start = start == 0 or plain[start - 1] == "\n"
    weak = _WEAK_NUMBER.fullmatch(surface)
    if weak and line_start and re.search(r"(?<!\d)\d\.|\.\d\.", surface):
        return False  # "3.4.12 The panel": a heading number
    act = re.match(r"[ ]?(?:Act|Regulations|Order|guidance|No\b)", plain[start + len(surface) :][:12])
    return not (bare and not has_month and act)  # "from 2014 Act"
