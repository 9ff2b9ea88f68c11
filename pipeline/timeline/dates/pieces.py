"""Read one date, whole or partial: "12", "12 May", "May 2019", "12/5/19", "late summer 2018", "Christmas 2019"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from pipeline.timeline.dates import named
from pipeline.timeline.dates.edtf import last_day
from pipeline.timeline.dates.piece import FIRST_YEAR, LAST_YEAR, Piece, full_year
from pipeline.timeline.dates.reading import DateContext, Unreadable
from pipeline.timeline.dates.words import words

_SEP = r"(?:[ ]?[./\\ -][./\\ -]*|,(?=\d))"
_ORD = r"(?:[ ]?(?:st|nd|rd|th|ydd|fed|eg|ain|af|il)(?![a-z]))?"
_YEAR = r"'?(\d{4}|\d{2})"
_BLANK = r"(?:\?+|x{1,2}|-{1,2}|_+|\*+|dd|tbc|nk|n/k)"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    month, season, feast = words().month, words().season, words().feast
    part = f"(?P<early>{words().pattern('early')})|(?P<mid>{words().pattern('mid')})|(?P<late>{words().pattern('late')})"
    fiscal, school = words().pattern("fiscal_year"), words().pattern("school_year")
    of = r"(?:[ ,]+(?:of|in|o)?[ ]*)?"
    pair = r"(\d{4}|\d{2})[ ]?[/-][ ]?(\d{4}|\d{2})"
    forms = {
        "iso": r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})",
        "compact": r"(\d{8}|\d{6})",
        "serial": r"(\d{5})(?:\.(\d+))?",
        "number": rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}'?(\d{{4}}|\d{{2}}|\d)",
        "fiscal": rf"(?:the )?{fiscal}[ ]?(?:of )?{pair}",
        "fiscal-after": rf"{pair}[ ]?{fiscal}",
        "fiscal-one": rf"{fiscal}[ ]?\d{{2,4}}",
        "school": rf"(?:the )?(?:{school}[ ]?(?:of )?{pair}|{pair}[ ]{school})",
        "pair": r"(\d{4})[ ]?(?:/[ ]?(\d{4}|\d{2})|-[ ]?(1[3-9]|[2-9]\d))",
        "day-month": rf"(?:the )?(\d{{1,2}}){_ORD}[ ]?(?:of |o )?[ .,/-]*({month})\.?(?:[ .,/-]*(?:of )?{_YEAR})?",
        "month-day-year": rf"({month})\.?[ .-]*(?:the )?(\d{{1,2}}){_ORD}[ ,./-]+(\d{{4}}|'\d\d)",
        "month-day": rf"({month})\.?[ .-]*(?:(?:the )?(\d{{1,2}})[ ]?(?:st|nd|rd|th)|the (\d{{1,2}})|(\d))",
        "year-month-day": rf"(\d{{4}})[ ,./-]+({month})\.?[ ./-]+(\d{{1,2}}){_ORD}",
        "part": rf"(?:the )?(?:{part})[ -]?(?P<rest>.+)",
        "month-year": rf"({month})\.?[ .,/-]*(?:of )?(?:{_YEAR})?",
        "year-month-word": rf"(\d{{4}})[ ,./-]*({month})\.?",
        "number-year": r"(\d{1,2})[ ]?[./\\-][ ]?(\d{4})",
        "blank-month": rf"{_BLANK}[ ./-]+(?:(\d{{1,2}})|({month})\.?)[ ./-]+{_YEAR}",
        "blank-year": rf"{_BLANK}[ ./-]+{_BLANK}[ ./-]+{_YEAR}",
        "day-blank-year": rf"\d{{1,2}}[ ./-]+{_BLANK}[ ./-]+{_YEAR}",
        "blank-day-month": rf"{_BLANK}[ ]+({month})\.?",
        "year-month-blank": rf"(\d{{4}})[-/. ](\d{{1,2}})[-/. ](?:{_BLANK}|00)",
        "year-month": r"(\d{4})[-./](\d{1,2})",
        "season": rf"(?:the )?({season}){of}(?:'?(\d{{4}}|\d{{2}})(?:[/-](\d{{4}}|\d{{2}}))?)?",
        "season-after": rf"(\d{{4}})[ ,/-]+({season})",
        "feast": rf"(?:the )?({feast})(?:[ ,/-]+(?:of |in )?{_YEAR})?",
        "feast-after": rf"(\d{{4}})[ ,/-]+({feast})",
        "quarter": r"(?:q|quarter )([1-4])[ ,/-]*(?:of )?(?:fy ?)?(\d{4}|'?\d\d)(?:[/-](\d{2,4}))?",
        "quarter-after": r"(\d{4})[ ,/-]*(?:q|quarter )([1-4])",
        "quarter-word": r"(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter (?:of )?(\d{4})",
        "week": (
            "(?:the )?(?:(first|second|third|fourth|last|final|1st|2nd|3rd|4th) week|week ([1-4])) (?:of|in)"
            rf" (?:the )?({month})\.?(?:[ .,/-]*{_YEAR})?"
        ),
        "half": r"(?:(?:the )?(first|second|latter|1st|2nd) half (?:of )?|h([12])[ -]?)(\d{4})",
        "decade": r"(?:the )?(?P<part>early |mid |mid-|late )?'?(?:(?P<four>\d{3})0|(?P<two>[2-9])0)'?s",
        "decade-x": r"(\d{3})[x?]",
        "year": r"(\d{4})|'(\d{2})",
        "two-numbers": r"(\d{1,2})[ ]?[./\\][ ]?(\d{1,2})",
        "day": rf"(?:the )?(\d{{1,2}}){_ORD}",
    }
    return {key: re.compile(form) for key, form in forms.items()}


def _numeric(day: str, month: str, year: str, context: DateContext) -> Piece:
    """Return day/month/year, day first. Raises `Unreadable` where the order of three small numbers is anyone's guess."""
    if len(year) == 1 or (len(year) == 2 and int(year) <= 12 and int(day) <= 12 and int(month) <= 12):
        value = 2000 + int(year)
        if len(year) == 1 or (not context.dob and not _confirmed(value, context)):
            raise Unreadable("the order of day, month and year is ambiguous")
        if context.dob:
            value = full_year(year, context)
        return Piece(value, int(month), int(day))
    if year == "0000" or int(day) == 0 or int(month) == 0:
        raise Unreadable("this day does not exist in the calendar")
    return _valid(Piece(full_year(year, context), int(month), int(day)))


def _confirmed(year: int, context: DateContext) -> bool:
    if context.scope and context.scope[0].year - 1 <= year <= context.scope[1].year + 1:
        return True
    return context.year_hint is not None and abs(context.year_hint - year) <= 2


def _valid(piece: Piece) -> Piece:
    """Return the piece if its day exists; raises `Unreadable` otherwise. A missing year is given the benefit of a leap year."""
    replace(piece, year=piece.year or 2020).span()
    return piece


def read_piece(text: str, context: DateContext) -> Piece | None:
    """Return the date a whole text is; None if it is not one date. Raises `Unreadable` for one that cannot exist."""
    text = text.strip(" .,;:")
    if not text:
        return None
    forms = _patterns()
    starts_with_digit = text[0].isdigit()
    for key, build in _BUILDERS.items():
        if starts_with_digit and key in _NEVER_BY_DIGIT:
            continue
        match = forms[key].fullmatch(text)
        if match:
            piece = build(match, context)
            if piece is not None:
                return piece
    return None


# --- one builder per form; None declines, the next form is tried ------------------------------------------------------


def _iso(m: re.Match[str], c: DateContext) -> Piece | None:
    return _valid(Piece(int(m[1]), int(m[2]), int(m[3])))


def _compact(m: re.Match[str], c: DateContext) -> Piece | None:
    digits = m[1]
    orders = (
        [(digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])]
        if len(digits) == 8
        else [(digits[4:], digits[2:4], digits[:2])]
    )
    for year, month, day in orders:
        if len(year) == 2 and int(year) <= 12:
            continue
        piece = Piece(full_year(year, c), int(month), int(day))
        if (
            FIRST_YEAR <= (piece.year or 0) <= LAST_YEAR
            and 1 <= int(month) <= 12
            and 1 <= int(day) <= last_day(piece.year or 0, int(month))
        ):
            return piece
    return None


def _serial(m: re.Match[str], c: DateContext) -> Piece | None:
    number = int(m[1])
    if not 10000 <= number <= 60000:
        return None
    day = date.fromordinal(date(1899, 12, 30).toordinal() + number)
    return Piece(day.year, day.month, day.day, flags=("excel_serial",))


def _number(m: re.Match[str], c: DateContext) -> Piece | None:
    return _numeric(m[1], m[2], m[3], c)


def _pair_of(m: re.Match[str], name: str) -> Piece | None:
    first, second = [g for g in m.groups() if g is not None][:2]
    year = named.consecutive(first, second)
    return Piece(year, name=name) if year else None


def _fiscal(m: re.Match[str], c: DateContext) -> Piece | None:
    return _pair_of(m, "fiscal")


def _fiscal_one(m: re.Match[str], c: DateContext) -> Piece | None:
    raise Unreadable("a financial year under one number may be the year it begins or ends in")


def _school(m: re.Match[str], c: DateContext) -> Piece | None:
    return _pair_of(m, "school")


def _day_month(m: re.Match[str], c: DateContext) -> Piece | None:
    year = full_year(m[3], c) if m[3] else None
    return _valid(Piece(year, words().month_number(m[2]), int(m[1])))


def _month_day_year(m: re.Match[str], c: DateContext) -> Piece | None:
    return _valid(Piece(full_year(m[3].lstrip("'"), c), words().month_number(m[1]), int(m[2])))


def _month_day(m: re.Match[str], c: DateContext) -> Piece | None:
    return _valid(Piece(None, words().month_number(m[1]), int(m[2] or m[3] or m[4])))


def _year_month_day(m: re.Match[str], c: DateContext) -> Piece | None:
    return _valid(Piece(int(m[1]), words().month_number(m[2]), int(m[3])))


def _part(m: re.Match[str], c: DateContext) -> Piece | None:
    part = next(name for name in ("early", "mid", "late") if m[name])
    inner = read_piece(m["rest"], c)
    if inner is None or inner.part or inner.day is not None or (inner.name or "season").split()[0] not in ("season", "decade"):
        return None
    return replace(inner, part=part)


def _month_year(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(full_year(m[2], c) if m[2] else None, words().month_number(m[1]))


def _year_month_word(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(int(m[1]), words().month_number(m[2]))


def _number_year(m: re.Match[str], c: DateContext) -> Piece | None:
    return _valid(Piece(int(m[2]), int(m[1])))


def _blank_month(m: re.Match[str], c: DateContext) -> Piece | None:
    month = int(m[1]) if m[1] else words().month_number(m[2])
    return _valid(Piece(full_year(m[3], c), month))


def _blank_year(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(full_year(m[1], c))


def _blank_day_month(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(None, words().month_number(m[1]))


def _year_month(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(int(m[1]), int(m[2])) if 1 <= int(m[2]) <= 12 and FIRST_YEAR <= int(m[1]) <= LAST_YEAR else None


def _season(m: re.Match[str], c: DateContext) -> Piece | None:
    name = f"season {words().season_of[m[1]]}"
    if m[3]:
        year = named.consecutive(m[2], m[3])
        return Piece(year, name=name) if year and name == "season 24" else None
    return Piece(full_year(m[2], c) if m[2] else None, name=name)


def _season_after(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(int(m[1]), name=f"season {words().season_of[m[2]]}")


def _feast(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(full_year(m[2], c) if m[2] else None, name=f"feast {words().feast_of[m[1]]}")


def _feast_after(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(int(m[1]), name=f"feast {words().feast_of[m[2]]}")


def _quarter(m: re.Match[str], c: DateContext) -> Piece | None:
    if m[3]:
        year = named.consecutive(m[2].lstrip("'"), m[3])
        return Piece(year, name=f"fiscal-quarter {m[1]}") if year else None
    return Piece(full_year(m[2].lstrip("'"), c), name=f"quarter {m[1]}")


def _quarter_after(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(int(m[1]), name=f"quarter {m[2]}")


def _quarter_word(m: re.Match[str], c: DateContext) -> Piece | None:
    number = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}.get(m[1], 4)
    return Piece(int(m[2]), name=f"quarter {number}")


def _week(m: re.Match[str], c: DateContext) -> Piece | None:
    words_for = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
    number = int(m[2]) if m[2] else words_for.get(m[1], -1)
    return Piece(full_year(m[4], c) if m[4] else None, words().month_number(m[3]), name=f"week {number}")


def _half(m: re.Match[str], c: DateContext) -> Piece | None:
    half = int(m[2]) if m[2] else 1 if m[1] in ("first", "1st") else 2
    return Piece(int(m[3]), name=f"half {half}")


def _decade(m: re.Match[str], c: DateContext) -> Piece | None:
    start = int(m["four"]) * 10 if m["four"] else 1900 + int(m["two"]) * 10
    part = (m["part"] or "").strip(" -") or None
    return Piece(start, name="decade", part=part)


def _decade_x(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(int(m[1]) * 10, name="decade")


def _year_alone(m: re.Match[str], c: DateContext) -> Piece | None:
    year = int(m[1]) if m[1] else full_year(m[2], c)
    return Piece(year) if FIRST_YEAR <= year <= LAST_YEAR else None


def _two_numbers(m: re.Match[str], c: DateContext) -> Piece | None:
    day, second = int(m[1]), int(m[2])
    if 1 <= day <= 31 and 1 <= second <= 12:
        return _valid(Piece(None, second, day))
    if 1 <= day <= 12 and second > 31:
        return Piece(full_year(m[2], c), day)
    if 1 <= day <= 12 and 12 < second <= 31:
        raise Unreadable("two numbers may be a month and a year, or a day that does not exist")
    raise Unreadable("this day does not exist in the calendar")


def _day(m: re.Match[str], c: DateContext) -> Piece | None:
    return Piece(day=int(m[1])) if 1 <= int(m[1]) <= 31 else None


_NEVER_BY_DIGIT = frozenset((
    "fiscal", "fiscal-one", "feast", "month-day-year", "month-day", "month-year", "part", "season", "quarter", "blank-month",
    "blank-year", "blank-day-month",
))  # fmt: skip
_BUILDERS = {
    "iso": _iso,
    "number": _number,
    "fiscal": _fiscal,
    "fiscal-after": _fiscal,
    "fiscal-one": _fiscal_one,
    "school": _school,
    "pair": _fiscal,
    "feast": _feast,
    "feast-after": _feast_after,
    "day-month": _day_month,
    "month-day-year": _month_day_year,
    "month-day": _month_day,
    "year-month-day": _year_month_day,
    "decade": _decade,
    "part": _part,
    "month-year": _month_year,
    "year-month-word": _year_month_word,
    "number-year": _number_year,
    "blank-month": _blank_month,
    "blank-year": _blank_year,
    "day-blank-year": _blank_year,
    "blank-day-month": _blank_day_month,
    "year-month": _year_month,
    "year-month-blank": _year_month,
    "season": _season,
    "season-after": _season_after,
    "quarter": _quarter,
    "quarter-after": _quarter_after,
    "quarter-word": _quarter_word,
    "half": _half,
    "week": _week,
    "decade-x": _decade_x,
    "compact": _compact,
    "serial": _serial,
    "year": _year_alone,
    "two-numbers": _two_numbers,
    "day": _day,
}
