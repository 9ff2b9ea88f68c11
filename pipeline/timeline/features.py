"""Take out of a row what may tell which happening it records: days, time, people, references, agencies, kind, words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.model import Entry, Register
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.dates.words import words
from pipeline.timeline.lexicon import evidence, kinds_of, spoken_in

NARROW, COARSE = 8, 31  # days: a window up to 8 is searched day by day; beyond a month only hard evidence joins


@dataclass(frozen=True, slots=True)
class Features:
    """What one row offers as evidence; sets hold plain keys, so that rows compare by intersection."""

    index: int
    agency: str
    kinds: frozenset[str]  # kinds of agency the agency itself is
    first: date | None
    last: date | None
    sets: tuple[date, ...]  # the days of a list of dates
    pointers: frozenset[date]  # other days its text speaks of, not long before its own
    minutes: int | None
    references: frozenset[str]
    people: frozenset[str]
    others: frozenset[str]  # of these, who is not one of those nearly every row is about
    places: frozenset[str]
    mentions: frozenset[str]  # kinds of agency its text speaks of
    named: frozenset[str]  # agencies of the case its text names
    events: frozenset[str]
    tokens: frozenset[str]
    report: bool
    repeats: bool
    reflects: bool
    text: str = field(repr=False)

    @property
    def width(self) -> int:
        return (self.last - self.first).days + 1 if self.first and self.last else 99_999


# --- names -----------------------------------------------------------------------------------------------------------


class Names:
    """Finds people, places and agencies of a case in text: register surfaces as one pattern, initials of agencies."""

    def __init__(self, register: Register, agencies: Iterable[str]) -> None:
        surfaces: dict[str, str] = {}
        for person in register.people:
            for surface in (person.name, *person.also, *_parts(person.name)):
                known = surfaces.setdefault(surface.casefold(), person.id)
                if known != person.id and surface not in (person.name, *person.also):
                    surfaces[surface.casefold()] = ""  # a part two people share names neither
        self.principals = frozenset(p.id for p in register.people if p.role in ("victim", "perpetrator", "child"))
        named = [s for p in register.people for s in (p.name, *p.also)] + [s for x in register.places for s in (x.name, *x.also)]
        self.tokens = frozenset(_stem(w) for s in named for w in re.findall(r"[a-z][a-z'’]+", s.casefold()))
        self.kind_of = {x.id: x.kind for x in register.places} | {x.id: x.kind for x in register.organisations}
        self.people = {s: owner for s, owner in surfaces.items() if owner and len(s) > 1}
        located = [(s, x.id) for x in register.places for s in (x.name, *x.also)]
        located += [(s, x.id) for x in register.organisations for s in (x.name, *x.also)]
        self.places = {s.casefold(): place for s, place in located if len(s) > 1}
        self._people = _surface_pattern(self.people)
        self._places = _surface_pattern(self.places)
        self.kinds_of = {name: kinds_of(name) for name in agencies}
        aliases: dict[str, str] = {}
        named_in_register = {w for s in named for w in re.findall(r"[\w'’]+", s)}
        for name in self.kinds_of:
            for alias in _aliases(name) - named_in_register:
                aliases[alias] = "" if alias in aliases and aliases[alias] != name else name
        self.agencies = {alias: name for alias, name in aliases.items() if name}
        self._agencies = _bounded(self.agencies, 0)

    def people_in(self, text: str) -> frozenset[str]:
        return frozenset(self.people[m[0].casefold()] for m in self._people.finditer(text))

    def places_in(self, text: str) -> frozenset[str]:
        return frozenset(self.places[m[0].casefold()] for m in self._places.finditer(text))

    def agencies_in(self, text: str) -> frozenset[str]:
        return frozenset(self.agencies[m[0]] for m in self._agencies.finditer(text))


def _parts(name: str) -> tuple[str, ...]:
    """Return first name and surname of a full name, where they are long enough to stand alone."""
    parts = [p for p in re.split(r"[\s,]+", name) if p[:1].isupper() and len(p) > 2]
    return (parts[0], parts[-1]) if len(parts) > 1 else ()


def _surface_pattern(surfaces: Mapping[str, str]) -> re.Pattern[str]:
    return _bounded(surfaces, re.IGNORECASE)


def _bounded(surfaces: Iterable[str], flags: int) -> re.Pattern[str]:
    """Return one pattern for whole words, longest first."""
    ordered = sorted(surfaces, key=lambda s: (-len(s), s))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)" if ordered else r"(?!)", flags)


_WEAK_NAME = frozenset(
    [
        "service",
        "services",
        "council",
        "nhs",
        "trust",
        "foundation",
        "and",
        "the",
        "of",
        "for",
        "university",
        "hospitals",
        "hospital",
        "county",
        "city",
        "borough",
        "partnership",
        "community",
        "primary",
        "care",
        "social",
        "homes",
        "housing",
        "police",
        "school",
        "st",
        "children",
        "adult",
        "domestic",
        "abuse",
        "violence",
        "group",
        "health",
        "district",
        "association",
        "centre",
        "surgery",
        "practice",
        "practise",
        "medical",
        "ambulance",
        "support",
    ]
)


def _aliases(agency: str) -> frozenset[str]:
    """Return short names an agency goes by: its initials, and a first word that is its own."""
    tokens = re.findall(r"[A-Za-z'’]+", agency)
    capitals = [t for t in tokens if t[:1].isupper()]
    initials = {"".join(t[0] for t in capitals if t.upper() != "NHS"), "".join(t[0] for t in capitals)}
    initials |= {"".join("NHS" if t == "NHS" else t[0] for t in capitals)}
    own = {t for t in capitals if len(t) > 3 and t.casefold().strip("'’s") not in _WEAK_NAME and t.casefold() not in _WEAK_NAME}
    words = agency.split()
    shorter = {" ".join(words[:n]) for n in range(2, len(words)) if words[n - 1][:1].isupper() or words[n - 1][:1].isdigit()}
    return frozenset(
        shorter
        | {i for i in initials if 3 <= len(i) <= 8}
        | ({capitals[0]} if capitals and capitals[0] in own else set())
        | {agency}
    )


# --- references, days, words -----------------------------------------------------------------------------------------

_REFERENCE = re.compile(
    r"(?<![\w/.-])(?=[A-Za-z0-9/-]*\d{2})(?:[A-Z]{1,6}[A-Za-z]{0,6}[ /-]?)?\d[\dA-Z]*(?:[/-][\dA-Z]{1,12})*(?![\w/-])"
)
_PERSONAL = re.compile(
    r"0\d{9,10}|\+44\d+|\d{3} ?\d{3} ?\d{4}|[A-Z]{2}\d{6}[A-D]|[A-Z]{1,2}\d[A-Z\d]?|\d[A-Z]{2}"
    r"|\d{1,2}[/-]\d{1,2}([/-]\d{2,4})?|(?:19|20)\d\d|\d{1,4}(?:st|nd|rd|th|hrs|H|HRS|F|M)?|\d{4}/\d{2}"
    r"|\d{4}-\d\d-\d\d"
    r"|[A-Z]{1,3}\d{1,2}|(?:Flat|Room|Nurse|Officer|Level|Page|Child|Day|Year|Ward|GCS|DASH|EPDS|PHQ|GAD"
    r"|Section|Recommendation|Paramedic|Midwife|Constable)[ -]?\d+"
)
_POINTER = re.compile(
    r"(?<![\w/.])(?P<num>\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?)(?![\w/%]|\.\d)"
    r"|(?<!\w)(?P<long>\d{1,2}(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<month>{month})\.?(?:[ ](?P<year>\d{{4}}))?)(?!\w)"
    r"|(?P<eve>\blast night\b|\byesterday\b|\byest\b|\bthe night before\b|\bthe day before\b|\bprevious (?:night|evening|day)\b)"
    r"|\b(?:on|last|since|over)[ ](?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?P<part>(?:mon|tues|wednes|thurs|fri|satur|sun)day)[ ](?:night|morning|evening|afternoon|am|pm)\b".replace("{{", "{")
    .replace("}}", "}")
    .replace("{month}", "|".join(sorted({m for m in words().month_of if len(m) > 2}, key=lambda m: (-len(m), m)))),
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(r"(?:\b(?:on|of|dated|date|from|since|night of)[ ]|\()$", re.IGNORECASE)
_TIME_IN_TEXT = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?!\d)|(?<!\d)([01]\d|2[0-3])([0-5]\d) ?(?:hrs|hours)\b|(?<![\d.:/])"
    r"(\d{1,2})(?:[.:](\d\d))? ?([ap])\.?m\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[A-Za-z][a-z'’]+|[A-Z]{2,}|\d+(?=/)")
_PERSISTENT = 120  # days a text may look back to another day


def references_in(text: str) -> frozenset[str]:
    """Return reference numbers of cases and calls; what belongs to a person (NHS, phone, postcode, age) is left out."""
    found = set()
    for match in _REFERENCE.finditer(text):
        plain = match[0].upper()
        bare = re.sub(r"[^A-Z0-9]", "", plain)
        if _PERSONAL.fullmatch(match[0]) or _PERSONAL.fullmatch(plain) or sum(c.isdigit() for c in bare) < 3:
            continue
        found.add(bare)
    return frozenset(found)


def pointers_in(text: str, own: date) -> frozenset[date]:
    """Return the days a text speaks of that lie up to four months before its own day, or one after."""
    found: set[date] = set()
    for match in _POINTER.finditer(text):
        day = _pointed(match, text, own)
        if day and -_PERSISTENT <= (day - own).days <= 1 and day != own:
            found.add(day)
    return frozenset(found)


def _pointed(match: re.Match[str], text: str, own: date) -> date | None:
    if match["eve"]:
        return own - timedelta(days=1)
    if weekday := match["weekday"] or match["part"]:
        wanted = words().weekday_of[weekday.lower()]
        return own - timedelta(days=(own.weekday() - wanted) % 7 or 7)
    if match["long"]:
        day, month = int(re.match(r"\d+", match["long"])[0]), words().month_of[match["month"].lower()]  # type: ignore[index]
        return _latest(day, month, int(match["year"]) if match["year"] else None, own)
    parts = [int(p) for p in re.split(r"[./]", match["num"])]
    unlike_a_day = len(parts) == 2 and ("." in match["num"] or parts[1] in (7, 10, 12) or parts[0] <= 4 >= parts[1])
    if unlike_a_day and not _BEFORE_NUMBER.search(text[: match.start()]):
        return None  # "3/12" may be three months, "7/10" a score, "1/2" a half, "9.05" a time
    year = parts[2] + 2000 if len(parts) == 3 and parts[2] < 100 else parts[2] if len(parts) == 3 else None
    return _latest(parts[0], parts[1], year, own)


def _latest(day: int, month: int, year: int | None, own: date) -> date | None:
    """Return the day in its year, or the latest such day not after the next one to `own`."""
    for candidate in (year,) if year else (own.year, own.year - 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found <= own + timedelta(days=1):
            return found
    return None


def minutes_of(entry: Entry, text: str) -> int | None:
    """Return the minute of the day of a row: its time, else the only time its text names."""
    if entry.time:
        return int(entry.time[:2]) * 60 + int(entry.time[3:])
    found = times_named(text)
    return min(found) if len(found) == 1 else None


def times_named(text: str) -> set[int]:
    """Return the minutes of the day of all times a text names."""
    found = set()
    for m in _TIME_IN_TEXT.finditer(text):
        if m[5]:
            hour = int(m[5]) % 12 + (12 if m[7].lower() == "p" else 0)
            found.add(hour * 60 + int(m[6] or 0))
        else:
            found.add(int(m[1] or m[3]) * 60 + int(m[2] or m[4]))
    return found


def tokens_in(text: str) -> frozenset[str]:
    """Return the stems of the words that are not common in chronologies."""
    common = evidence().common
    return frozenset(
        _stem(t)
        for m in _TOKEN.finditer(text)
        if len(t := m[0].lower().replace("’", "'").removesuffix("'s")) > 2 and t not in common
    )


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "edly", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def full_text(entry: Entry) -> str:
    """Return everything a row says, without the agency's later analysis."""
    return " . ".join(filter(None, (entry.text, entry.people, entry.children, entry.action, entry.source_record)))


def features_of(entries: Sequence[Entry], names: Names) -> list[Features]:
    """Return the features of all rows, by position."""
    return [_features(index, entry, names) for index, entry in enumerate(entries)]


def _features(index: int, entry: Entry, names: Names) -> Features:
    text = full_text(entry)
    spoken = spoken_in(text)
    first, last = edtf_bounds(entry.date) if entry.date else (None, None)
    days = (
        tuple(date.fromisoformat(d) for d in re.findall(r"\d{4}-\d\d-\d\d", entry.date))
        if entry.date and entry.date[0] in "{["
        else ()
    )
    said = spoken_in(entry.text)
    places = names.places_in(text)
    people, happened = names.people_in(text), f"{entry.source_record} . {entry.text}"
    own_kinds = names.kinds_of.get(entry.agency, frozenset())
    return Features(
        index=index,
        agency=entry.agency,
        kinds=own_kinds,
        first=first,
        last=last,
        sets=days,
        pointers=pointers_in(text, last) if last and first and (last - first).days <= NARROW else frozenset(),
        minutes=minutes_of(entry, entry.text),
        references=references_in(text),
        people=people,
        others=people - names.principals,
        places=places,
        mentions=spoken.agencies,
        named=names.agencies_in(text) - {entry.agency},
        events=spoken_in(happened).events | {names.kind_of[p] for p in places if names.kind_of[p] in evidence().weights},
        tokens=tokens_in(entry.text) - names.tokens,
        report=said.report,
        repeats=said.repeats,
        reflects=said.reflects,
        text=entry.text,
    )


# --- how telling each feature is in this case ------------------------------------------------------------------------


@dataclass(frozen=True)
class Rarity:
    """How much it says that two rows share something, by how few rows of the case have it (natural logarithm)."""

    rows: int
    counts: Mapping[tuple[str, str], int]

    @staticmethod
    def of(features: Sequence[Features]) -> Rarity:
        """Count every feature of all rows."""
        counts: Counter[tuple[str, str]] = Counter()
        for f in features:
            for group in ("references", "people", "places", "events", "tokens", "mentions"):
                counts.update((group, key) for key in getattr(f, group))
        return Rarity(max(len(features), 40), counts)

    def of_key(self, group: str, key: str) -> float:
        """Return log(rows / rows with the key), never below 0."""
        return max(0.0, math.log(self.rows / (1 + self.counts.get((group, key), 0))))
