"""Read what stands around dates: ranges, lists, open ends, weeks, nights, weekends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from pipeline.timeline.dates.edtf import Span, day_span, days_span, joined, months_span, year_span
from pipeline.timeline.dates.piece import Piece
from pipeline.timeline.dates.pieces import read_piece
from pipeline.timeline.dates.reading import DateContext, Unreadable
from pipeline.timeline.dates.words import words

FillYear = Callable[[Piece], Piece]
"""Gives a year to a piece without one; raises `Unreadable` when nothing around it tells."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The spans a phrase means: one, or several that all hold (`{…}`) or of which one holds (`[…]`)."""

    spans: tuple[Span, ...]
    one_of: bool = False
    flags: tuple[str, ...] = ()

    @property
    def earliest(self) -> date | None:
        starts = [s.earliest for s in self.spans]
        return None if None in starts else min(s for s in starts if s)

    @property
    def latest(self) -> date | None:
        ends = [s.latest for s in self.spans]
        return None if None in ends else max(e for e in ends if e)

    def edtf(self, mark: str) -> str:
        """Return the EDTF, with a qualifier behind every end."""
        texts = [span.qualified(mark).edtf for span in self.spans]
        if len(texts) == 1:
            return texts[0]
        return ("[{}]" if self.one_of else "{{{}}}").format(",".join(texts))


@cache
def _leads() -> dict[str, re.Pattern[str]]:
    """Return the patterns of words that stand before or behind a date and say how to take it."""
    w = words()
    before = {
        key: rf"(?:{w.pattern(key)})[ :]*[-]?[ ]*(?P<rest>.+)"
        for key in ("week_from", "week_to", "week_in", "weekend", "overnight", "before", "until", "after", "since")
    }
    behind = {
        "onwards": rf"(?P<rest>.+?)[ ,]*-?[ ]*(?:{w.pattern('onwards')})",
        "overnight-behind": rf"(?P<rest>.+?)[ ,]*\(?(?:{w.pattern('overnight')})\)?",
        "plus": r"(?P<rest>.+?)[ ]?\+",
        "weekend-behind": r"(?P<rest>.+?)[ ]?\(?week-?end\)?",
        "times": r"(?:x ?\d+|\d+ ?x|\d+ (?:contacts?|calls?|times|occasions?|visits?|appointments?|entries)|(?:once|twice)|"
        + w.pattern("several")
        + r")[ ]*(?:in|during|on|between|throughout|over)?[ ]*(?P<rest>.+)",
        "times-behind": (
            r"(?P<rest>.+?)[ ,]*\(?(?:x ?\d+|\d+ ?x|\d+ (?:contacts?|calls?|times|occasions?|visits?"
            r"|appointments?|entries))\)?"
        ),
    }
    return {key: re.compile(form, re.S) for key, form in (before | behind).items()}


_BETWEEN = re.compile(r"(?:sometime |some time )?(?:between|b/w|btwn)[ ]+(.+?)[ ]+(?:and|&|-|to)[ ]+(.+)", re.S)
_NIGHT_INTO = re.compile(r"(.+?)[ ]+(?:in ?to|through to)[ ]+(.+)")
_WORD_RANGE = re.compile(r"[ ]+(?:to|until|till|til|thru|through|into|in to|up to|up until|through to|hyd)[ ]+")
_SPACED_RANGE = re.compile(r"[ ]+-{1,2}[ ]+|[ ]+>[ ]+")
_TIGHT_RANGE = re.compile(r"[ ]*-{1,2}[ ]*|[ ]*>[ ]*")
_YEARS = re.compile(r"((?:19|20)\d\d)[ ]?-[ ]?(\d\d)")
_SLASH_RANGE = re.compile(r"[ ]*/[ ]*")
_LIST = re.compile(r"[ ]*(?:\n|;|,|\band\b|&|\+)[ ]*(?:(?:and|&)[ ]+)?")
_EITHER = re.compile(r"[ ]+or[ ]+")
_MONTH_FIRST = r"({month})\.?[ ]+(\d{{1,2}})[ ]?(?:st|nd|rd|th)?[ ]?(?:-|to)[ ]?(\d{{1,2}})(?:st|nd|rd|th)?[, ]+(\d{{4}})"


def read_phrase(text: str, context: DateContext, fill: FillYear) -> Phrase | None:
    """Return what a phrase means; None if it is none. Raises `Unreadable` for one that cannot be."""
    text = text.strip(" ,;:-")
    text = re.sub(r"^[.()\[\]]+|(?<!\d)[.()\[\]]+$|[()\[\]]+$", "", text).strip()
    if not text:
        return None
    phrase = _single(text, context, fill)
    if phrase is not None:
        return phrase
    refused: Unreadable | None = None
    for reader in (_led, _between, _month_first, _ranged, _listed, _either):
        try:
            phrase = reader(text, context, fill)
        except Unreadable as reason:  # another way of reading may fit: "3/4, 5/4, 9/4/19" is no range
            refused = refused or reason
            continue
        if phrase is not None:
            return phrase
    if refused:
        raise refused
    return None


def _single(text: str, context: DateContext, fill: FillYear) -> Phrase | None:
    piece = read_piece(text, context)
    if piece is None or piece.day_only:
        return None
    if piece.year is None:
        piece = fill(piece)
    return Phrase((piece.span(),), flags=piece.flags)


def _led(text: str, context: DateContext, fill: FillYear) -> Phrase | None:
    for key, pattern in _leads().items():
        match = pattern.fullmatch(text)
        if match is None:
            continue
        if key.startswith("overnight"):
            phrase = _night(match["rest"], context, fill)
        elif key == "since" and (ranged := _ranged(match["rest"], context, fill)):
            return ranged  # "from 3 May to 5 May"
        else:
            inner = read_phrase(match["rest"], context, fill)
            phrase = _taken(key, inner) if inner else None
        if phrase is not None:
            return phrase
    return None


def _taken(key: str, inner: Phrase) -> Phrase | None:
    """Return a phrase as the word before or behind it says."""
    start, end, flags = inner.earliest, inner.latest, inner.flags
    if key in ("week_from", "week_to", "week_in"):
        if start is None or start != end:
            return None
        offset = {"week_from": 0, "week_to": -6, "week_in": -start.weekday()}[key]
        first = start + timedelta(days=offset)
        return Phrase((days_span(first, first + timedelta(days=6)),), flags=flags)
    if key.startswith("weekend"):
        return _weekend(inner)
    if key in ("before", "until"):
        last = _just_before(inner) if key == "before" else inner.spans[-1]
        return Phrase((Span("..", last.last, None, last.latest),), flags=flags)
    if key in ("after", "since", "onwards", "plus"):
        first_span = _just_after(inner) if key == "after" else inner.spans[0]
        return Phrase((Span(first_span.first, "..", first_span.earliest, None),), flags=flags)
    return replace(inner, flags=(*flags, "several"))


def _weekend(inner: Phrase) -> Phrase | None:
    start, end = inner.earliest, inner.latest
    if start is None or end is None or (end - start).days > 3:
        return None
    if start != end:
        return inner
    saturday = start + timedelta(days=5 - start.weekday())  # the weekend of a weekday's own week
    return Phrase((days_span(saturday, saturday + timedelta(days=1)),), flags=inner.flags)


def _just_before(inner: Phrase) -> Span:
    """Return the unit (year, month, day) that ends the day before the phrase begins."""
    start = inner.earliest
    if start is None:
        raise Unreadable("what came before an open start cannot be said")
    text, last = inner.spans[0].first.rstrip("?~%"), start - timedelta(days=1)
    if len(text) == 4:
        return Span(f"{last.year:04d}", f"{last.year:04d}", None, last)
    if len(text) == 7:
        return months_span(last.year, last.month, last.year, last.month)
    return day_span(last)


def _just_after(inner: Phrase) -> Span:
    end = inner.latest
    if end is None:
        raise Unreadable("what came after an open end cannot be said")
    text, first = inner.spans[-1].last.rstrip("?~%"), end + timedelta(days=1)
    if len(text) == 4:
        return Span(f"{first.year:04d}", f"{first.year:04d}", first, None)
    if len(text) == 7:
        return months_span(first.year, first.month, first.year, first.month)
    return day_span(first)


def _night(text: str, context: DateContext, fill: FillYear) -> Phrase | None:
    """Return the two days of a night: "3/4 April", "3rd into 4th April", or the one it began on."""
    match = _NIGHT_INTO.fullmatch(text)
    ranged = _range_of(match[1], match[2], context, fill) if match else _ranged(text, context, fill)
    if ranged is not None and ranged.earliest and ranged.latest and (ranged.latest - ranged.earliest).days <= 3:
        return ranged
    inner = read_phrase(text, context, fill)
    if inner is None or inner.earliest is None or inner.latest is None:
        return None
    if inner.earliest == inner.latest:
        return Phrase((days_span(inner.earliest, inner.earliest + timedelta(days=1)),), flags=inner.flags)
    return inner if (inner.latest - inner.earliest).days <= 3 else None


def _between(text: str, context: DateContext, fill: FillYear) -> Phrase | None:
    match = _BETWEEN.fullmatch(text)
    phrase = _range_of(match[1], match[2], context, fill) if match else None
    return replace(phrase, flags=(*phrase.flags, "between")) if phrase else None


@cache
def _month_first_pattern() -> re.Pattern[str]:
    return re.compile(_MONTH_FIRST.format(month=words().month))


def _month_first(text: str, context: DateContext, fill: FillYear) -> Phrase | None:
    match = _month_first_pattern().fullmatch(text)
    if match is None:
        return None
    month, year = words().month_number(match[1]), int(match[4])
    return Phrase((joined(Piece(year, month, int(match[2])).span(), Piece(year, month, int(match[3])).span()),))


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for separator in (_WORD_RANGE, _SPACED_RANGE, _TIGHT_RANGE, _SLASH_RANGE):
        for match in separator.finditer(text):
            if text[: match.start()].strip() and text[match.end() :].strip():
                yield text[: match.start()], text[match.end() :]


def _ranged(text: str, context: DateContext, fill: FillYear) -> Phrase | None:
    years = _YEARS.fullmatch(text)
    if years and int(years[2]) > int(years[1]) % 100:
        first = int(years[1])
        return Phrase((joined(year_span(first), year_span(first // 100 * 100 + int(years[2]))),))
    refused: Unreadable | None = None
    for left, right in _splits(text):
        try:
            phrase = _range_of(left, right, context, fill)
        except Unreadable as reason:
            refused = refused or reason
            continue
        if phrase is not None:
            return phrase
    if refused:
        raise refused
    return None


def _range_of(left: str, right: str, context: DateContext, fill: FillYear) -> Phrase | None:
    """Return the range between two dates, each of which may lend the other its month or year."""
    first, last = _side(left, context), _side(right, context)
    if first is None and last is not None and last.part:
        first = _lent_part(left, last)
    if first is None or last is None:
        return None
    if first.year is None and not first.day_only and last.month is None and last.name is None:
        return None  # "3/04" and "2019" are one date, not two
    if last.day_only:
        if first.month is None or first.day is None:
            return None
        last = replace(last, month=first.month, year=first.year)
    if first.day_only:
        if last.month is None or last.day is None:
            return None
        first = replace(first, month=last.month, year=last.year)
    if first.year is None and last.year is None:
        last = fill(last)
        fills = last.flags
    else:
        fills = ()
    if first.year is None:
        first = replace(first, year=_year_beside(first, last, step=-1))
    if last.year is None:
        last = replace(last, year=_year_beside(last, first, step=1))
    span, end = first.span(), last.span()
    if span.earliest and end.latest and end.latest < span.earliest:
        raise Unreadable("the range ends before it begins")
    return Phrase((joined(span, end),), flags=(*first.flags, *last.flags, *fills))


def _lent_part(text: str, other: Piece) -> Piece | None:
    """Return the other piece under the part a lone word names: "mid" of "mid to late June 2018"."""
    for part in ("early", "mid", "late"):
        if re.fullmatch(words().pattern(part), text.strip()):
            return replace(other, part=part)
    return None


def _side(text: str, context: DateContext) -> Piece | None:
    return read_piece(re.sub(r"^(?:from|the|between)[ ]+", "", text.strip()), context)


def _year_beside(piece: Piece, other: Piece, *, step: int) -> int:
    """Return the year of the end of a range that has none: the other's, or the one before or after it."""
    assert other.year is not None
    same = replace(piece, year=other.year).span()
    reference = other.span()
    wrong = (
        same.earliest
        and reference.earliest
        and (same.earliest > reference.earliest if step < 0 else same.earliest < reference.earliest)
    )
    return other.year + step if wrong else other.year


def _listed(text: str, context: DateContext, fill: FillYear) -> Phrase | None:
    """Return several dates: "3/4, 5/4, 9/4/19", "3, 5 and 9 April 2019", one to a line. Missing parts come from the right."""
    texts = [part.strip() for part in _LIST.split(text) if part.strip(" ,;")]
    if len(texts) < 2:
        return None
    pieces = _pieces(texts, context)
    if pieces is None:
        return _list_of_ranges(texts, context, fill)
    return Phrase(_spans(pieces, fill), flags=(*(f for p in pieces for f in p.flags), "several"))


def _list_of_ranges(texts: list[str], context: DateContext, fill: FillYear) -> Phrase | None:
    phrases = [read_phrase(part, context, fill) for part in texts]
    if any(p is None for p in phrases):
        return None
    known = [p for p in phrases if p is not None]
    return Phrase(tuple(s for p in known for s in p.spans), flags=(*(f for p in known for f in p.flags), "several"))


def _either(text: str, context: DateContext, fill: FillYear) -> Phrase | None:
    """Return dates of which one holds: "3 or 4 April 2018", "2017 or 2018"."""
    texts = _EITHER.split(text)
    pieces = _pieces(texts, context) if len(texts) > 1 else None
    return Phrase(_spans(pieces, fill), one_of=True, flags=("uncertain",)) if pieces else None


def _pieces(texts: list[str], context: DateContext) -> list[Piece] | None:
    found: list[Piece] = []
    for part in texts:
        piece = read_piece(part, context)
        if piece is None:
            return None
        found.append(piece)
    return found


def _spans(pieces: list[Piece], fill: FillYear) -> tuple[Span, ...]:
    """Return the spans of listed pieces; month and year are lent from right to left, then from left to right."""
    lent = list(pieces)
    for index in range(len(lent) - 2, -1, -1):
        lent[index] = _lend(lent[index], lent[index + 1])
    for index in range(1, len(lent)):
        lent[index] = _lend(lent[index], lent[index - 1])
    if any(p.day_only for p in lent):
        raise Unreadable("no month is given")
    spans = tuple((fill(p) if p.year is None else p).span() for p in lent)
    return tuple(sorted(dict.fromkeys(spans), key=lambda s: (s.earliest or date.min, s.latest or date.max)))


def _lend(piece: Piece, other: Piece) -> Piece:
    month = other.month if piece.day_only else piece.month
    return replace(piece, month=month, year=other.year if piece.year is None and not piece.name else piece.year)
