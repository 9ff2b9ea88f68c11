# ruff: noqa: E501 - a pattern stands on one line
"""Every form a known person, place or organisation may take in a text.

Used by detection (layer 1) and, independently of any finding, by the verifier of finished files. A variant is text; the
matcher ignores capitals, diacritics, the kind of hyphen, apostrophe and space, and a possessive 's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.detect.rulebook.rules import load_rules
from pipeline.detect.rulebook.word_lists import Names
from pipeline.detect.words.text import fold_word
from pipeline.model import PARTICLES, OrganisationName, Person, PlaceName

_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Lady|Lord|Dame|Rev|Revd|Reverend|PC|DC|PS|DS|DI|DCI|Sgt|Insp|PCSO|Nurse|Sister|Cllr|Nan|Nanny|Auntie|Uncle|Granny|Grandad|Captain|Capt|Cap'n|Skipper|Major|Colonel)\.?\s+",
    re.I,
)
_INITIALS = re.compile(r"^(?:[A-Z]\.? ?){2,4}$")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to write an entity. `sure` says that the form alone identifies; others need capitals or words around."""

    text: str = field(repr=False)
    form: str  # full | surname | first | nickname | initials | title_surname | plural | handle | name
    sure: bool = True
    capitals: bool = False  # only with the capitals of `text`
    listed: bool = False  # initials that somebody wrote into the register as such


@lru_cache(maxsize=1)
def _shipped_names() -> Names:
    return load_rules().names


@dataclass(frozen=True, slots=True)
class NameParts:
    """A personal name taken apart."""

    given: str
    middle: tuple[str, ...]
    surname: str


def parts_of(name: str) -> NameParts:
    """Take a personal name apart: "Tamsin Mary Rourke", "ROURKE, Tamsin", "Ali bin Hassan"; a single name is `given`."""
    bare = re.sub(r"\(.*?\)", " ", _TITLE.sub("", name.strip())).strip(" ,")
    if "," in bare:
        last, _, first = bare.partition(",")
        bare = f"{first.strip()} {last.strip().title() if last.strip().isupper() else last.strip()}"
    words = bare.split()
    if len(words) < 2:
        return NameParts(bare, (), "")
    cut = len(words) - 1
    while cut > 1 and fold_word(words[cut - 1].strip("'")) in PARTICLES:
        cut -= 1
    return NameParts(words[0], tuple(words[1:cut]), " ".join(words[cut:]))


def _plurals(surname: str) -> tuple[str, ...]:
    if surname.endswith(("s", "x", "z", "ch", "sh")):
        return (f"{surname}es", surname + "'")
    if surname.endswith("y") and len(surname) > 2 and surname[-2].lower() not in "aeiou":
        return (f"{surname}s", f"{surname[:-1]}ies")
    return (f"{surname}s",)


def _of_name(name: str, names: Names, *, also: bool = False) -> Iterator[Variant]:
    parts = parts_of(name)
    titled = bool(_TITLE.match(name.strip()))
    plain = re.sub(r"\s*\(.*?\)", "", name.strip())
    if not parts.surname:
        if _INITIALS.match(plain):
            yield from _initials(plain.replace(".", "").replace(" ", ""), listed=True)
        elif titled:
            yield Variant(parts.given, "surname")
        elif parts.given:
            yield Variant(parts.given, "nickname" if also else "first")
        return
    first, last = parts.given, parts.surname
    yield Variant(plain, "full")
    yield Variant(f"{first} {last}", "full")
    yield Variant(f"{last} {first}", "full")
    yield Variant(f"{last}, {first}", "full")
    if parts.middle:
        middle = " ".join(parts.middle)
        yield Variant(f"{first} {middle} {last}", "full")
        yield Variant(f"{last} {first} {middle}", "full")
        yield Variant(f"{last}, {first} {middle}", "full")
        yield Variant(f"{first} {parts.middle[0][0]} {last}", "full")
        yield Variant(f"{first} {middle}", "full")
        yield Variant(f"{first[0]} {parts.middle[0][0]} {last}", "full", capitals=True)
        for own in parts.middle:  # the surname of birth, where it goes on as a middle name
            if len(own) > 3 and fold_word(own) not in names.first_names:
                yield Variant(f"{first[0]} {own}", "full", sure=False, capitals=True)
    yield Variant(f"{first[0]} {last}", "full", capitals=True)
    yield Variant(f"{last} {first[0]}", "full", sure=False, capitals=True)
    yield Variant(f"{first} {last[0]}", "full", sure=False, capitals=True)
    yield Variant(f"{first}{last}", "handle")
    yield Variant(f"{first[0]}{last}", "handle")
    if not (titled and len(plain.split()) == 2):
        yield Variant(first, "first")
    yield Variant(last, "surname")
    if "-" in last or " " in last:
        for half in re.split(r"[- ]", last):
            if len(half) > 3 and fold_word(half) not in PARTICLES:
                yield Variant(half, "surname", sure=False)
    for plural in _plurals(last):
        yield Variant(plural, "plural", capitals=True)
    for other in names.nicknames.get(first.casefold(), ()):
        yield Variant(other, "nickname", sure=False)
        yield Variant(f"{other} {last}", "full")
    letters = first[0] + last.replace("'", "")[0]
    yield from _initials(letters)
    if parts.middle:
        yield from _initials(first[0] + "".join(m[0] for m in parts.middle) + last[0])
    if "-" in last or " " in last:
        halves = [half for half in re.split(r"[- ]", last) if half]
        yield from _initials(first[0] + "".join(half[0] for half in halves))


def _initials(letters: str, *, listed: bool = False) -> Iterator[Variant]:
    letters = letters.upper()
    yield Variant(letters, "initials", sure=False, capitals=True, listed=listed)
    yield Variant(" ".join(letters), "initials", sure=False, capitals=True, listed=listed)


def _unique(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    seen: dict[tuple[str, str], Variant] = {}
    for variant in variants:
        key = (variant.text, variant.form)
        if (
            variant.text.strip()
            and len(variant.text.strip()) > 1
            and (key not in seen or (variant.listed and not seen[key].listed))
        ):
            seen[key] = variant
    return tuple(seen.values())


def _initialled(person: Person) -> Iterator[Variant]:
    """Yield "Mr P" for the adults a review is about: it looks like a pseudonym and is their true initial."""
    surname = parts_of(person.name).surname
    if surname and person.role in ("victim", "perpetrator", "family"):
        titles = {"male": ("Mr",), "female": ("Mrs", "Ms", "Miss")}.get(person.gender or "", ("Mr", "Mrs", "Ms", "Miss"))
        for title in titles:
            yield Variant(f"{title} {surname[0]}", "initials_titled", sure=False, capitals=True)


def _short_with_surname(person: Person) -> Iterator[Variant]:
    """Yield the other first names of a person with the surname: "Roz" beside "Rosalind Example" gives "Roz Example"."""
    surname = parts_of(person.name).surname
    own = {fold_word(word) for word in person.name.split()}
    for name in person.also if surname else ():
        word = name.strip()
        if word.isalpha() and len(word) > 2 and not word.isupper() and fold_word(word) not in own:
            yield Variant(f"{word} {surname}", "full")
            yield Variant(f"{word} {surname[0]}", "full", sure=False, capitals=True)


def variants(entity: Person | PlaceName | OrganisationName, *, names: Names | None = None) -> tuple[Variant, ...]:
    """Return every form an entity of the register may take; the first forms are the surest."""
    names = names or _shipped_names()
    if isinstance(entity, Person):
        listed = (v for index, name in enumerate((entity.name, *entity.also)) for v in _of_name(name, names, also=bool(index)))
        return _unique((*listed, *_short_with_surname(entity), *_initialled(entity)))
    if isinstance(entity, PlaceName):
        return _unique(_of_place(entity))
    return _unique(_of_organisation(entity))


_STREET_ENDS = {
    "road": "rd",
    "street": "st",
    "avenue": "ave",
    "lane": "ln",
    "close": "cl",
    "crescent": "cres",
    "drive": "dr",
    "gardens": "gdns",
    "terrace": "terr",
    "square": "sq",
    "place": "pl",
    "court": "ct",
}


def _of_place(place: PlaceName) -> Iterator[Variant]:
    for name in (place.name, *place.also):
        yield Variant(name, "full", capitals=bool(re.fullmatch(r"(?i)no\.? ?\d+\w?|\d+", name)))
        words = name.split()
        if words and words[-1].lower() in _STREET_ENDS:
            yield Variant(" ".join([*words[:-1], _STREET_ENDS[words[-1].lower()]]), "full")
    bare = place.name
    numbered = re.match(r"^(?:(?:Flat|Apartment|Room|Unit)\s+\w+,?\s+)?(?:(?:No\.?|number)\s*)?(\d+\w?),?\s+([^,]+)", bare)
    if numbered:
        street = numbered.group(2).strip()
        yield Variant(f"{numbered.group(1)} {street}", "full")
        yield Variant(street, "street")
        yield Variant(f"No {numbered.group(1)}", "number", sure=False, capitals=True)
        yield Variant(f"number {numbered.group(1)}", "number", sure=False)
        words = street.split()
        if len(words) > 1 and words[-1].lower() in _STREET_ENDS:
            yield Variant(" ".join([*words[:-1], _STREET_ENDS[words[-1].lower()]]), "street")
    for part in re.split(r",\s*", bare)[1:] if "," in bare else ():
        part = re.sub(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", "", part).strip()
        if len(part) > 3 and part[0].isupper():
            yield Variant(part, "part", sure=False, capitals=True)
    code = re.search(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b", bare)
    if code:
        yield Variant(code.group(), "postcode")
        yield Variant(code.group(1), "postcode", sure=False, capitals=True)


_GENERIC = re.compile(
    r"\s+(?:Surgery|Medical Centre|Medical Practice|Health Centre|Practice|Primary School|Primary|Junior School|Infant School|High School|Secondary School|School|Academy|College|Nursery|Pre-School|Refuge|Care Home|Nursing Home|Church|Ltd|Limited|LLP|PLC|Hospital|Arms|Inn|Group|Services|House|Lodge|Manor|Grange|Hall|Chapel|Mosque|Gym|Club|Bar|Cafe|Café|Hotel|Hostel|Bakery|Garage|Salon)\.?$",
    re.I,
)


def _of_organisation(organisation: OrganisationName) -> Iterator[Variant]:
    for name in (organisation.name, *organisation.also):
        yield Variant(name, "full", capitals=len(name) < 5)
        short = _GENERIC.sub("", re.sub(r"^The\s+", "", name))
        if short != name:
            if name.lower().startswith("the "):
                yield Variant(name[4:], "full")
            if len(short) > 3:
                yield Variant(short, "short", sure=False, capitals=True)
        words = [w for w in re.split(r"[\s-]+", name) if w[:1].isupper()]
        if len(words) >= 3 and not organisation.keep:
            yield Variant("".join(w[0] for w in words), "initials", sure=False, capitals=True)
