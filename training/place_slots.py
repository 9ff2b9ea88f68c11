# ruff: noqa: E501
"""Slots for places: towns real and invented, streets, addresses, postcodes."""

import random
import string

from coin import Letters
from names import People, kept_for_evaluation
from wordlists import AFFIX, COUNTIES, COUNTRIES, FOREIGN_TOWNS, PREFIX, ROAD_NAMES, ROADS, SUFFIX, WORDS, mark


class PlaceSlots:
    """Draw places of the United Kingdom and a few abroad."""

    rng: random.Random
    places: tuple[str, ...]
    place_letters: Letters
    people: People

    def invented_town(self) -> str:
        rng = self.rng
        name = rng.choice(PREFIX) + rng.choice(SUFFIX)
        if rng.random() < 0.2:
            name += rng.choice(AFFIX)
        if rng.random() < 0.12:
            name = (
                rng.choice(
                    (
                        "Great ",
                        "Little ",
                        "Upper ",
                        "Lower ",
                        "Nether ",
                        "Higher ",
                        "North ",
                        "South ",
                        "Port ",
                        "Llan",
                        "Tre",
                        "Aber",
                        "Kirk",
                        "Pen",
                        "St ",
                    )
                )
                + name
            )
            if name[:4] in ("Llan", "Aber", "Kirk") or name[:3] in ("Tre", "Pen"):
                name = name[0] + name[1:].lower()
        return name

    def bare_town(self) -> str:
        rng, way = self.rng, self.rng.random()
        if way < 0.45:
            return rng.choice(self.places)
        made = self.place_letters.coin(rng) if way < 0.62 else ""
        return made if len(made) > 3 and not kept_for_evaluation(made) else self.invented_town()

    def road(self) -> str:
        rng = self.rng
        name = (
            rng.choice(ROAD_NAMES)
            if rng.random() < 0.5
            else (self.bare_town() if rng.random() < 0.5 else self.people.person().last)
        )
        name = {"St": "St Anne's"}.get(name, name)
        return f"{name} {rng.choice(ROADS)}"

    def postcode(self) -> str:
        rng, c = self.rng, string.ascii_uppercase
        out = rng.choice(
            (
                "PL",
                "TQ",
                "EX",
                "BS",
                "CF",
                "SA",
                "LL",
                "M",
                "L",
                "B",
                "S",
                "LS",
                "BD",
                "NE",
                "SR",
                "DL",
                "YO",
                "HU",
                "NG",
                "LE",
                "DE",
                "CV",
                "N",
                "E",
                "SE",
                "SW",
                "W",
                "NW",
                "CR",
                "BR",
                "NR",
                "IP",
                "CO",
                "ME",
                "CT",
                "BN",
                "PO",
                "SO",
                "BH",
            )
        )
        return f"{out}{rng.randint(1, 29)}{rng.choice((' ', ' ', ' ', ''))}{rng.randint(0, 9)}{rng.choice(c)}{rng.choice(c)}"

    def slot_town(self) -> str:
        return mark("LOC", self.bare_town())

    def slot_village(self) -> str:
        return mark("LOC", self.invented_town() if self.rng.random() < 0.6 else self.bare_town())

    def slot_county(self) -> str:
        return mark("LOC", self.rng.choice(COUNTIES))

    def slot_country(self) -> str:
        return mark("LOC", self.rng.choice(COUNTRIES))

    def slot_ftown(self) -> str:
        return mark("LOC", self.rng.choice(FOREIGN_TOWNS))

    def slot_street(self) -> str:
        return mark("LOC", self.road())

    def slot_house(self) -> str:
        rng = self.rng
        return rng.choice(
            (
                f"<LOC|{rng.randint(1, 180)} {self.road()}>",
                f"<LOC|Flat {rng.randint(1, 60)}, {rng.randint(1, 90)} {self.road()}>",
                f"<LOC|{rng.randint(1, 180)}{rng.choice('ab')} {self.road()}>",
                f"<LOC|No. {rng.randint(1, 60)}>",
                f"<LOC|number {rng.randint(1, 60)} {self.road()}>",
                f"<LOC|{rng.choice(WORDS)} {rng.choice(('Cottage', 'House', 'Farm', 'Barn', 'Lodge', 'Villa'))}, {self.road()}>",
            )
        )

    def slot_addr(self) -> str:
        rng = self.rng
        tail = f", {self.bare_town()}" if rng.random() < 0.7 else ""
        tail += (", " if tail and rng.random() < 0.5 else " ") + self.postcode() if rng.random() < 0.55 else ""
        return f"<LOC|{rng.choice(('', '', 'Flat ' + str(rng.randint(1, 40)) + ', '))}{rng.randint(1, 240)} {self.road()}{tail}>"

    def slot_postcode(self) -> str:
        return mark("LOC", self.postcode())

    def slot_estate(self) -> str:
        return f"<LOC|{self.rng.choice((self.bare_town(), self.rng.choice(WORDS)))} {self.rng.choice(('Estate', 'estate', 'caravan park', 'Caravan Park', 'travellers site', 'allotments', 'retail park', 'industrial estate', 'Tower', 'House'))}>"

    def slot_spot(self) -> str:
        return f"<LOC|{self.rng.choice((self.bare_town(), self.rng.choice(WORDS)))} {self.rng.choice(('Park', 'Beach', 'Woods', 'Harbour', 'Bridge', 'Common', 'Quay', 'Recreation Ground', 'Moor', 'Pier', 'Marina', 'Reservoir', 'station', 'bus station', 'Hill'))}>"
