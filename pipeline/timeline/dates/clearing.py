"""Take out of a date cell what is no date: doubt, weekdays, remarks, parts of the day; put common slips right."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline.timeline.dates.words import words


@dataclass
class Cell:
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
def patterns() -> dict[str, re.Pattern[str]]:
    """Return what a cell is taken apart with."""
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


def mended(cell: str) -> str:
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


def as_it_stands(cell: Cell) -> None:
    """Take out nothing but marks at the ends."""
    cell.rest = cell.rest.strip(" ,;:")


def without_doubt(cell: Cell) -> None:
    """Take out question marks and the words of doubt and nearness; they become flags."""
    rest = cell.rest
    if re.search(r"(?:^|[\s(])\?+(?=[\s\d a-z])(?![/.-])|(?<=[\da-z)])[ ]?\(?\?+\)?(?=$|[\s,)])|\?$", rest) and not re.search(
        r"\?+[/.-]|[/.-]\?+", rest
    ):
        rest = rest.replace("?", " ")
        cell.flags.append("uncertain")
    for flag in ("uncertain", "approximate"):
        rest, count = patterns()[flag].subn(" ", rest)
        if count:
            cell.flags.append(flag)
    rest, count = patterns()["bare-c"].subn(" ", rest)
    if count:
        cell.flags.append("approximate")
    cell.rest = _squeezed(rest)


def without_weekday(cell: Cell) -> None:
    """Take out weekdays beside a date; whether they fit is looked at later."""
    found = [words().weekday_of[re.sub(r"[.,]?(?:'s)?(?: the)?$", "", m[0])] for m in patterns()["weekday"].finditer(cell.rest)]
    if found and re.search(r"\d", cell.rest):
        cell.weekday, cell.weekdays = found[0], cell.weekdays + len(found)
        cell.rest = _squeezed(patterns()["weekday"].sub(" ", cell.rest))


def without_remarks(cell: Cell) -> None:
    """Take out brackets that hold no number, or only a remark beside a date."""
    rest = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", lambda m: " " if not re.search(r"\d", m[0]) else m[0], cell.rest)
    if re.search(r"\d", re.sub(r"\([^()]*\)", "", rest)):
        rest = re.sub(r"\([^()]*\)", " ", rest)
    cell.rest = _squeezed(rest)


def without_parts(cell: Cell) -> None:
    """Take out parts of the day."""
    cell.rest = _squeezed(patterns()["parts"].sub(" ", cell.rest))


def without_noise(cell: Cell) -> None:
    """Take out words that say nothing of a date."""
    several = re.search(words().pattern("several"), cell.rest)
    cell.rest = _squeezed(patterns()["noise"].sub("", cell.rest.strip(" ,:;.")))
    if several:
        cell.flags.append("several")


def _squeezed(text: str) -> str:
    return re.sub(r"[ ]{2,}", " ", re.sub(r"\(\s*\)|\[\s*\]", " ", text)).strip(" ,;:\n")
