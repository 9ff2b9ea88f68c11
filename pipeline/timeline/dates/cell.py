"""Read one date cell: take out times, doubt, weekdays and remarks, then read the phrase that is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from pipeline.timeline.dates.edtf import Span
from pipeline.timeline.dates.phrases import Phrase, read_phrase
from pipeline.timeline.dates.piece import FIRST_YEAR, LAST_YEAR, Piece
from pipeline.timeline.dates.reading import DateContext, DateReading, Unreadable
from pipeline.timeline.dates.relative import match_relative, resolve_relative
from pipeline.timeline.dates.times import take_time
from pipeline.timeline.dates.words import plain, words

_BARE_TIME_BEHIND = re.compile(r"(.+?)[ ,]+([01]\d|2[0-3])[.:]?([0-5]\d)")
_UNKNOWN_YEAR = re.compile(r"[./ -](?:19|20)(?:\?\?|xx|__)$")
PLACEHOLDERS = ("1900-01-01", "1899-12-30", "1899-12-31")  # what systems write when they hold no date
NOTHING_KNOWN = DateContext()
_PLAIN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
MISORDER = timedelta(days=31)  # how far a row may stand before its neighbour in a source that is otherwise in order


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


@dataclass
class _Cell:
    """A cell while it is taken apart."""

    rest: str
    flags: list[str] = field(default_factory=list)
    weekday: int | None = None
    weekdays: int = 0
    time: str | None = None
    end_time: str | None = None
    recorded: str | None = None
    problem: str | None = None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    w = words()
    edge = r"(?:(?<=[\s(,])|^)"
    return {
        "unknown": re.compile(rf"(?:the |is )?{w.pattern('unknown')}|[\s?x\-_./*~]*", re.S),
        "open": re.compile(rf"{w.pattern('open_only')}"),
        "uncertain": re.compile(rf"{w.pattern('uncertain')}"),
        "approximate": re.compile(rf"{w.pattern('approximate')}|~|(?<=[a-z0-9])-?ish\b"),
        "bare-c": re.compile(r"(?:(?<=^)|(?<=[\s(]))(?:c|ca)(?:\.?[ ]?(?=\d)|(?:\.[ ]?|[ ])(?=[a-z]{3,}))"),
        "weekday": re.compile(rf"(?<![a-z]){w.weekday}(?![a-z])[.,]?(?:'s)?(?: the(?= \d))?"),
        "parts": re.compile(rf"{edge}(?:the |in the |on the )?{w.pattern('day_parts')}(?: of| on)?"),
        "noise": re.compile(rf"^(?:{w.pattern('noise')}[ ,:]+)+|(?:[ ,]+{w.pattern('noise')})+$"),
        "only-noise": re.compile(rf"(?:{w.pattern('noise')}|{w.pattern('unknown')}|[ ,:;.?-])*"),
        "recorded": re.compile(rf"^(?P<event>.+?)[\s,;(-]+{w.pattern('recorded')}[ :]*(?P<recorded>[^()]*\d[^()]*)\)?$", re.S),
        "childhood": re.compile(rf"{w.pattern('childhood')}"),
        "teens": re.compile(rf"{w.pattern('teens')}"),
        "age": re.compile(
            r"(?:when |at |was )*(?:aged?|age of|was)[ ]?(?:of )?(\d{1,2})(?: years?(?: old)?)?|(?:at"
            r" )?(\d{1,2}) years? (?:old|of age)"
        ),
    }


def _read(text: str, previous: DateReading | None, context: DateContext, *, inside: bool) -> DateReading:
    cell = _Cell(_mended(plain(text)))
    if _patterns()["unknown"].fullmatch(cell.rest):
        raise Unreadable("no date is given")
    if _UNKNOWN_YEAR.search(cell.rest):
        raise Unreadable("the year is not given in full")
    recorded = _patterns()["recorded"].match(cell.rest)
    if recorded and (event := read_date(recorded["event"], previous=previous, context=context)).edtf:
        later = read_date(recorded["recorded"], previous=event, context=context)
        return replace(event, as_written=text, recorded=later.edtf)
    taken = take_time(cell.rest)
    cell.rest, cell.time, cell.end_time, cell.problem = taken.rest, taken.time, taken.end, taken.problem
    certain = _Cell(cell.rest)
    _without_doubt(certain)
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
    if cell.time is None and _patterns()["open"].fullmatch(cell.rest):
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


def _mended(cell: str) -> str:
    """Return the cell with common slips put right: letters for digits, months misspelt, doubled and trailing marks."""
    cell = re.sub(r"(?<=\d)[o](?=\d)|(?<![a-z])o(?=\d)|(?<=\d)o(?=[/.-])", "0", cell)
    cell = re.sub(r"(?<=\d)l(?=[\d/.-])|(?<![a-z])l(?=\d[/.-])", "1", cell)
    cell = re.sub(r"(?<=\d)['´](?=\d{2}\b)", " '", cell)
    cell = re.sub(r"(?<=\d(?:st|nd|rd|th))(?=[a-z])", " ", re.sub(r"(?<=\d)_(?=\d)", "/", cell))  # "7thMay", "07_05_2019"
    return re.sub(r"[a-z]{5,}", _month_mended, cell) if re.search(r"\d", cell) else cell


@cache
def _vocabulary() -> tuple[frozenset[str], tuple[str, ...]]:
    w = words()
    known = " ".join(
        [
            *w.month_of,
            *w.weekday_of,
            *w.season_of,
            *w.feast_of,
            *w.unit_of,
            *w.number_of,
            *(x for g in w.groups.values() for x in g),
        ]
    )
    return frozenset(re.findall(r"[a-z]{3,}", known)), tuple(m for m in w.month_of if len(m) >= 5)


def _month_mended(match: re.Match[str]) -> str:
    """Return the month a misspelt word means, if it is near one and nothing else."""
    from rapidfuzz.distance import OSA

    word = match[0]
    known, months = _vocabulary()
    if word in known or word == "match":
        return word
    near = min(months, key=lambda m: (OSA.distance(word, m), m))
    limit = 1 if min(len(word), len(near)) < 6 else 2
    return near if OSA.distance(word, near) <= limit and word[0] == near[0] else word


def _attempts(cell: _Cell, previous: DateReading | None, context: DateContext) -> Phrase | None:
    """Try the cell as it stands, then with doubt, remarks and weekdays taken out; each step takes out a little more."""
    fill = _filler(previous, context)
    refused: Unreadable | None = None
    for step in (
        _as_it_stands,
        _without_doubt,
        _without_weekday,
        _without_remarks,
        _without_parts,
        _without_noise,
        _without_doubt,
    ):
        step(cell)
        if _patterns()["unknown"].fullmatch(cell.rest):
            break
        try:
            phrase = read_phrase(cell.rest, _narrowed(context, previous), fill)
        except Unreadable as reason:
            refused = reason
            continue
        if phrase is not None:
            return phrase
    if refused:
        raise refused
    return None


def _as_it_stands(cell: _Cell) -> None:
    cell.rest = cell.rest.strip(" ,;:")


def _without_doubt(cell: _Cell) -> None:
    """Take out question marks and the words of doubt and nearness; they become flags."""
    rest = cell.rest
    if re.search(r"(?:^|[\s(])\?+(?=[\s\d a-z])(?![/.-])|(?<=[\da-z)])[ ]?\(?\?+\)?(?=$|[\s,)])|\?$", rest) and not re.search(
        r"\?+[/.-]|[/.-]\?+", rest
    ):
        rest = rest.replace("?", " ")
        cell.flags.append("uncertain")
    for flag in ("uncertain", "approximate"):
        rest, count = _patterns()[flag].subn(" ", rest)
        if count:
            cell.flags.append(flag)
    rest, count = _patterns()["bare-c"].subn(" ", rest)
    if count:
        cell.flags.append("approximate")
    cell.rest = _squeezed(rest)


def _without_weekday(cell: _Cell) -> None:
    found = [words().weekday_of[re.sub(r"[.,]?(?:'s)?(?: the)?$", "", m[0])] for m in _patterns()["weekday"].finditer(cell.rest)]
    if found and re.search(r"\d", cell.rest):
        cell.weekday, cell.weekdays = found[0], cell.weekdays + len(found)
        cell.rest = _squeezed(_patterns()["weekday"].sub(" ", cell.rest))


def _without_remarks(cell: _Cell) -> None:
    """Take out brackets that hold no number, or only a remark beside a date."""
    rest = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", lambda m: " " if not re.search(r"\d", m[0]) else m[0], cell.rest)
    if re.search(r"\d", re.sub(r"\([^()]*\)", "", rest)):
        rest = re.sub(r"\([^()]*\)", " ", rest)
    cell.rest = _squeezed(rest)


def _without_parts(cell: _Cell) -> None:
    cell.rest = _squeezed(_patterns()["parts"].sub(" ", cell.rest))


def _without_noise(cell: _Cell) -> None:
    several = re.search(words().pattern("several"), cell.rest)
    cell.rest = _squeezed(_patterns()["noise"].sub("", cell.rest.strip(" ,:;.")))
    if several:
        cell.flags.append("several")


def _squeezed(text: str) -> str:
    return re.sub(r"[ ]{2,}", " ", re.sub(r"\(\s*\)|\[\s*\]", " ", text)).strip(" ,;:\n")


def _mark(flags: list[str]) -> str:
    doubt = ("uncertain" in flags, "approximate" in flags)
    return {(True, True): "%", (True, False): "?", (False, True): "~"}.get(doubt, "")


def _narrowed(context: DateContext, previous: DateReading | None) -> DateContext:
    """Return the context with the year of the row before as a hint, for two-digit years."""
    if context.year_hint is None and previous and previous.latest:
        return replace(context, year_hint=previous.latest.year)
    return context


def _filler(previous: DateReading | None, context: DateContext) -> Callable[[Piece], Piece]:
    """Return what gives a year to a date without one: the neighbours in the source, a hint, a scope of one fitting year."""

    def fill(piece: Piece) -> Piece:
        anchor = (previous.earliest if context.descending else previous.latest) if previous else None
        if anchor is None and previous:
            anchor = previous.earliest or previous.latest
        candidates = _dated(piece, anchor, context)
        if not candidates:
            raise Unreadable("no year is given")
        return replace(piece, year=candidates[0], flags=(*piece.flags, "year_inferred"))

    return fill


def _dated(piece: Piece, anchor: date | None, context: DateContext) -> list[int]:
    """Return the years a date may have, the likeliest first."""
    following = context.following
    base = anchor or following
    if base is None:
        if context.year_hint:
            return [context.year_hint]
        if context.scope:
            first, last = context.scope
            fitting = [y for y in range(first.year, last.year + 1) if (d := _start(piece, y)) and first <= d <= last]
            return fitting if len(fitting) == 1 else []
        return []
    near = [(y, d) for y in range(base.year - 1, base.year + 2) if (d := _start(piece, y))]
    low, high = (following, anchor) if context.descending else (anchor, following)

    def badness(item: tuple[int, date]) -> tuple[int, int]:
        _, day = item
        before = (low - day) if low and day < low else timedelta()
        after = (day - high) if high and day > high else timedelta()
        outside = before + after
        return int(outside > MISORDER), abs((day - base).days)

    return [year for year, _ in sorted(near, key=badness)]


def _start(piece: Piece, year: int) -> date | None:
    try:
        return replace(piece, year=year).span().earliest
    except (Unreadable, ValueError):
        return None


def _of_a_life(rest: str, context: DateContext) -> Span | None:
    """Return childhood, teens or an age as years, if the birth is known."""
    childhood, teens = _patterns()["childhood"].fullmatch(rest), _patterns()["teens"].fullmatch(rest)
    age = _patterns()["age"].fullmatch(rest)
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


def _inside(text: str, cell: _Cell, previous: DateReading | None, context: DateContext) -> DateReading:
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


def _reading(text: str, cell: _Cell, phrase: Phrase, mark: str) -> DateReading:
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
