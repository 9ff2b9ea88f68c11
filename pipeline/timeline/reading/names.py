"""Find the people, places and agencies of a case in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.model import Register
from pipeline.timeline.reading.lexicon import evidence, kinds_of
from pipeline.timeline.reading.telling import stem_of

_STREET = re.compile(
    r" (?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Court|Ct|Drive|Way|Row|Terrace|Place|Gardens|Grove|Hill|Park|Square|Walk)\b"
)
_IN_TOWN = re.compile(r"(?<!\w)(?:in|near|outside|around|across|central) $", re.IGNORECASE)


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
        self.tokens = frozenset(stem_of(w) for s in named for w in re.findall(r"[a-z][a-z'’]+", s.casefold()))
        self.kind_of = {x.id: x.kind for x in register.places} | {x.id: x.kind for x in register.organisations}
        self.people = {s: owner for s, owner in surfaces.items() if owner and len(s) > 1}
        located = [(s, x.id) for x in register.places for s in (x.name, *x.also)]
        located += [(s, x.id) for x in register.organisations for s in (x.name, *x.also)]
        self.places = {s.casefold(): place for s, place in located if len(s) > 1}
        initials = {x for p in register.people for x in (p.name, *p.also) if x.isupper() and len(x) <= 4}
        self._initials = _bounded(initials, 0)
        short = {x.casefold() for x in initials if len(x) > 1}
        self._people = _surface_pattern({s: owner for s, owner in self.people.items() if s not in short})
        self._people_by_initials = _bounded({x for x in initials if x.casefold() in self.people}, 0)
        self._places = _surface_pattern(self.places)
        self.kinds_of = {name: kinds_of(name) for name in agencies}
        aliases: dict[str, str] = {}
        named_in_register = {w for s in named for w in re.findall(r"[\w'’]+", s)}
        for name in self.kinds_of:
            for alias in _aliases(name) - named_in_register:
                aliases[alias] = "" if alias in aliases and aliases[alias] != name else name
        self.agencies = {alias: name for alias, name in aliases.items() if name}
        self._agencies = _bounded(self.agencies, 0)

    def without_initials(self, text: str) -> str:
        """Return a text without the initials of people of the register: "HV" may be one of them, and no health visitor."""
        return self._initials.sub(" ", text)

    def people_in(self, text: str) -> frozenset[str]:
        """Return whom a text names; initials as they are written: "to" is not TO."""
        named = (*self._people.finditer(text), *self._people_by_initials.finditer(text))
        return frozenset(self.people[m[0].casefold()] for m in named)

    def places_in(self, text: str) -> frozenset[str]:
        return frozenset(self.places[m[0].casefold()] for m in self._places.finditer(text))

    def agencies_in(self, text: str) -> frozenset[str]:
        """Return the agencies a text names; a street, or a town one is in, may be called like one: "Sheep St", "in Corrow"."""
        return frozenset(self.agencies[m[0]] for m in self._agencies.finditer(text) if not self._is_place(text, m))

    def _is_place(self, text: str, match: re.Match[str]) -> bool:
        if " " in match[0] or match[0].isupper():
            return False
        return bool(_STREET.match(text, match.end()) or _IN_TOWN.search(text[max(0, match.start() - 12) : match.start()]))

    def plain_kinds(self) -> dict[str, str]:
        """Return what the agencies of the case go by, in lower case, and the plain word for what each is, where one tells."""
        plain = {
            "dv_service": "domestic abuse service",
            "childrens_care": "social care",
            "mental_health": "mental health service",
        }
        kinds = {alias: self.kinds_of[name] & plain.keys() for alias, name in self.agencies.items() if not alias.isupper()}
        return {alias.lower(): plain[min(kind)] for alias, kind in kinds.items() if kind}


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


def _aliases(agency: str) -> frozenset[str]:
    """Return short names an agency goes by: its initials, and a first word that is its own."""
    tokens = re.findall(r"[A-Za-z'’]+", agency)
    capitals = [t for t in tokens if t[:1].isupper()]
    initials = {"".join(t[0] for t in capitals if t.upper() != "NHS"), "".join(t[0] for t in capitals)}
    initials |= {"".join("NHS" if t == "NHS" else t[0] for t in capitals)}
    acronyms = {t for t in capitals if t.isupper() and len(t) > 2}
    own = {
        t
        for t in capitals
        if (len(t) > 3 or t in acronyms) and not {t.casefold().strip("'’s"), t.casefold()} & evidence().weak_names
    }
    words = agency.split()
    shorter = {" ".join(words[:n]) for n in range(2, len(words)) if words[n - 1][:1].isupper() or words[n - 1][:1].isdigit()}
    return frozenset(
        shorter
        | {i for i in initials if 3 <= len(i) <= 8}
        | ({capitals[0]} if capitals and capitals[0] in own else set())
        | {agency}
    )
