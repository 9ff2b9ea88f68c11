"""Read one date cell: take out times, doubt, weekdays and remarks, then read the phrase that is left."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pipeline.timeline.dates.clearing import (
    Cell,
    as_it_stands,
    mended,
    patterns,
    without_doubt,
    without_noise,
    without_parts,
    without_remarks,
    without_weekday,
)  # fmt: skip
from pipeline.timeline.dates.edtf import Span
from pipeline.timeline.dates.phrases import Phrase, read_phrase
from pipeline.timeline.dates.piece import FIRST_YEAR, LAST_YEAR
from pipeline.timeline.dates.reading import DateContext, DateReading, Unreadable
from pipeline.timeline.dates.relative import match_relative, resolve_relative
from pipeline.timeline.dates.times import take_time
from pipeline.timeline.dates.words import plain
from pipeline.timeline.dates.years import filler, narrowed

_BARE_TIME_BEHIND = re.compile(r"(.+?)[ ,]+([01]\d|2[0-3])[.:]?([0-5]\d)")
_UNKNOWN_YEAR = re.compile(r"[./ -](?:19|20)(?:\?\?|xx|__)$")
PLACEHOLDERS = ("1900-01-01", "1899-12-30", "1899-12-31")  # what systems write when they hold no date
NOTHING_KNOWN = DateContext()
_PLAIN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def read_date(text: str, *, previous: DateReading | None = None, context: DateContext = NOTHING_KNOWN) -> DateReading:
    """Read a date cell, day first, to EDTF.

    `previous` is the reading of the row before, for relative dates and missing years. A date with four numbers as a
    spreadsheet holds it is taken as it stands. An undated cell, an impossible date or an ambiguous one has `edtf` None and
    a problem. Doubt in the cell becomes EDTF ? (uncertain), ~ (approximate) or % (both).
    """
    plain_day = _PLAIN_DAY.fullmatch(text)
    if plain_day:  # most cells; the long way reads them the same
        day, month, year = (int(part) for part in plain_day.groups())
        try:
            found = date(year, month, day)
        except ValueError:
            return DateReading(None, as_written=text, problem="undated: this day does not exist in the calendar")
        if FIRST_YEAR <= year <= LAST_YEAR:
            return _plausible(DateReading(found.isoformat(), found, found, as_written=text), context)
    return _guarded(text, previous, context, inside=True)


@lru_cache(maxsize=16384)
def read_surface(text: str, context: DateContext, previous: DateReading | None = None) -> DateReading:
    """Read a stretch of prose that is a date and nothing else; words around a date make it undated."""
    return _guarded(text, previous, context, inside=False)


def _guarded(text: str, previous: DateReading | None, context: DateContext, *, inside: bool) -> DateReading:
    try:
        return _plausible(_read(text, previous, context, inside=inside), context)
    except Unreadable as reason:
        taken = take_time(plain(text))
        return DateReading(None, time=taken.time, end_time=taken.end, as_written=text, problem=f"undated: {reason}")
    except (OverflowError, ValueError):
        return DateReading(None, as_written=text, problem="undated: this day does not exist in the calendar")


def _read(text: str, previous: DateReading | None, context: DateContext, *, inside: bool) -> DateReading:
    cell = Cell(mended(plain(text)))
    if patterns()["unknown"].fullmatch(cell.rest):
        raise Unreadable("no date is given")
    if _UNKNOWN_YEAR.search(cell.rest):
        raise Unreadable("the year is not given in full")
    recorded = patterns()["recorded"].match(cell.rest)
    if recorded and (event := read_date(recorded["event"], previous=previous, context=context)).edtf:
        later = read_date(recorded["recorded"], previous=event, context=context)
        return replace(event, as_written=text, recorded=later.edtf)
    taken = take_time(cell.rest)
    cell.rest, cell.time, cell.end_time, cell.problem = taken.rest, taken.time, taken.end, taken.problem
    certain = Cell(cell.rest)
    without_doubt(certain)
    rests = dict.fromkeys((certain.rest, cell.rest, re.sub(r"\([^()]*\)", " ", cell.rest)))  # most often one and the same
    relative = next((found for rest in rests if (found := match_relative(rest))), None)
    timed = _BARE_TIME_BEHIND.fullmatch(cell.rest)
    if relative is None and timed and cell.time is None and (relative := match_relative(timed[1])):
        cell.time = f"{timed[2]}:{timed[3]}"
    if relative:
        cell.flags = certain.flags
        span, near = resolve_relative(*relative, previous, cell.rest)
        if near:
            cell.flags.append("approximate")
        return _reading(text, cell, Phrase((span,), flags=("relative",)), _mark(cell.flags))
    if cell.time is None and patterns()["open"].fullmatch(cell.rest):
        raise Unreadable("it says only that something goes on")
    lived = _of_a_life(cell.rest, context)
    if lived:
        return _reading(text, cell, Phrase((lived,)), "~")
    phrase_found = _attempts(cell, previous, context)
    if phrase_found is None:
        if not inside:
            raise Unreadable("no date could be read")
        return _inside(text, cell, previous, context)
    return _reading(text, cell, phrase_found, _mark(cell.flags))


def _attempts(cell: Cell, previous: DateReading | None, context: DateContext) -> Phrase | None:
    """Try the cell as it stands, then with doubt, remarks and weekdays taken out; each step takes out a little more."""
    fill = filler(previous, context)
    refused: Unreadable | None = None
    for step in (
        as_it_stands,
        without_doubt,
        without_weekday,
        without_remarks,
        without_parts,
        without_noise,
        without_doubt,
    ):
        step(cell)
        if patterns()["unknown"].fullmatch(cell.rest):
            break
        try:
            phrase = read_phrase(cell.rest, narrowed(context, previous), fill)
        except Unreadable as reason:
            refused = reason
            continue
        if phrase is not None:
            return phrase
    if refused:
        raise refused
    return None


def _mark(flags: list[str]) -> str:
    doubt = ("uncertain" in flags, "approximate" in flags)
    return {(True, True): "%", (True, False): "?", (False, True): "~"}.get(doubt, "")


def _of_a_life(rest: str, context: DateContext) -> Span | None:
    """Return childhood, teens or an age as years, if the birth is known."""
    childhood, teens = patterns()["childhood"].fullmatch(rest), patterns()["teens"].fullmatch(rest)
    age = patterns()["age"].fullmatch(rest)
    if not (childhood or teens or age):
        return None
    if context.born is None:
        raise Unreadable("it is said by age, and no date of birth is known")
    if age:
        years = int(age[1] or age[2])
        first, last = context.born.year + years, context.born.year + years + 1
    else:
        first, last = (
            (context.born.year, context.born.year + 17) if childhood else (context.born.year + 13, context.born.year + 19)
        )
    return Span(str(first), str(last), date(first, 1, 1), date(last, 12, 31))


def _inside(text: str, cell: Cell, previous: DateReading | None, context: DateContext) -> DateReading:
    """Return the one date inside a cell of words; more than one, or none, is for a person to read."""
    from pipeline.timeline.dates.prose import find_dates

    found = [reading for _, _, reading in find_dates(text, context=context, previous=previous) if reading.edtf]
    measured = re.search(
        r"\b(?:days?|weeks?|months?|years?|fortnight|hours?)[ ]+(?:before|after|prior|until|since|from)\b", plain(text)
    )
    if measured:
        raise Unreadable("it is said against another date, and no date stands alone")
    if len({r.edtf for r in found}) == 1:
        return replace(found[0], as_written=text, time=cell.time or found[0].time, flags=(*found[0].flags, "words_ignored"))
    raise Unreadable("several dates stand in one cell, with words between" if found else "no date could be read")


def _reading(text: str, cell: Cell, phrase: Phrase, mark: str) -> DateReading:
    flags = dict.fromkeys([*phrase.flags, *cell.flags])
    problem = f"{cell.problem}" if cell.problem else None
    one_day = phrase.earliest is not None and phrase.earliest == phrase.latest
    if one_day and cell.weekdays == 1 and phrase.earliest and phrase.earliest.weekday() != cell.weekday:
        flags["weekday_mismatch"] = None
        problem = problem or f"the weekday does not fit: this date is a {phrase.earliest:%A}"
    if "year_inferred" in flags:
        problem = problem or "the year was not written; it was taken from the rows around"
    if mark == "~":
        flags["approximate"] = None
    edtf = phrase.edtf(mark)
    if "~" in edtf and mark != "?":
        flags["approximate"] = None
    return DateReading(edtf, phrase.earliest, phrase.latest, cell.time, cell.end_time, text, tuple(flags), problem, cell.recorded)


def _plausible(reading: DateReading, context: DateContext) -> DateReading:
    """Flag a date that cannot well be: after the death, before the birth, in the future or a typing slip by many years."""
    if reading.edtf in PLACEHOLDERS:
        return DateReading(
            None, as_written=reading.as_written, problem="undated: this is what a system writes when it holds no date"
        )
    flags, problem = list(reading.flags), reading.problem
    first, last = reading.earliest, reading.latest
    today = date.today()
    if context.died and first and first > context.died and not context.dob:
        flags.append("after_death")
        years = (first - context.died).days // 365
        if years >= 10:
            flags.append("implausible")
        if years >= 2:
            problem = problem or "the date lies years after the death"
    elif first and first > today:
        flags.append("implausible")
        problem = problem or "the date lies in the future"
    if context.born and last and last < context.born and not context.dob:
        flags += ["before_birth", "implausible"]
        problem = problem or "the date lies before the birth"
    if first and first > today and "implausible" not in flags:
        flags.append("implausible")
        problem = problem or "the date lies in the future"
    return replace(reading, flags=tuple(dict.fromkeys(flags)), problem=problem)
