"""Draw the people, places and agencies of a case, and let them be named in the many ways sources name people."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from random import Random

from samples.generator import names
from samples.generator.identifiers import make
from samples.kit.cast import Entity


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the case: its kind (the key of its phrases), its name and its folder."""

    kind: str
    name: str
    kept: bool = True


@dataclass(slots=True)
class World:
    """Everything drawn for one case. `forms` lists how each entity may be written, with repeats as weights."""

    region: str
    town: str
    agencies: tuple[Agency, ...]
    entities: list[Entity] = field(default_factory=list)
    forms: dict[str, list[str]] = field(default_factory=dict)
    staff: dict[str, list[str]] = field(default_factory=dict)  # agency kind -> ids
    pronouns: dict[str, str] = field(default_factory=dict)
    owned: dict[tuple[str, str], str] = field(default_factory=dict)

    def say(self, id: str, rng: Random) -> str:
        """Return a marked mention of an entity in one of its forms."""
        return f"{{{id}:{rng.choice(self.forms[id])}}}"

    def identifier(self, kind: str, owner: str, rng: Random) -> str:
        """Return a marked identifier; one person keeps the same NHS number, car and telephone throughout."""
        lasting = kind in {"NHS", "NINO", "PNC", "CRO", "VRN", "PHONE", "UPN", "HOUSING", "EMAIL", "HANDLE"} and owner
        value = self.owned.setdefault((kind, owner), make(rng, kind)) if lasting else make(rng, kind)
        return f"{{{kind}@{owner}:{value}}}" if owner else f"{{{kind}:{value}}}"


ROLES: dict[str, tuple[str, ...]] = {
    "police": ("PC", "PC", "DC", "PS", "DS", "PCSO"), "mh": ("CPN", "Consultant psychiatrist", "Psychologist", "Support worker", "Nurse"),
    "gp": ("GP", "GP", "GP", "Practice nurse", "Receptionist"), "hospital": ("Consultant", "Nurse", "Nurse", "Registrar", "Midwife"),
    "asc": ("Social worker", "Social worker", "Team manager", "Occupational therapist"), "substance": ("Recovery worker", "Nurse", "Keyworker"),
    "housing": ("Housing officer", "Homelessness officer", "Income officer"), "dvs": ("IDVA", "Outreach worker", "Refuge worker"),
    "college": ("Tutor", "Wellbeing adviser", "Head of faculty"), "dwp": ("Work coach", "Decision maker", "Team leader"),
}  # fmt: skip
TITLES = {
    "PC": "PC", "DC": "DC", "PS": "PS", "DS": "DS", "PCSO": "PCSO", "Consultant psychiatrist": "Dr", "GP": "Dr", "Registrar": "Dr", "Consultant": "Mr",
    "Midwife": "Midwife", "Psychologist": "Dr", "CPN": "CPN", "Tutor": "Mr", "IDVA": "IDVA",
}  # fmt: skip
CODES = {"Social worker": "SW", "Nurse": "Nurse ", "Practice nurse": "Nurse ", "Support worker": "Support Worker ", "Recovery worker": "RW",
         "Housing officer": "HO", "Work coach": "WC", "Refuge worker": "Worker ", "Outreach worker": "Worker ", "Keyworker": "RW"}  # fmt: skip


def _bare(name: str) -> str:
    """Return a name without diacritics, as many systems store it."""
    swapped = name.translate(str.maketrans("łŁđĐøØ", "lLdDoO"))
    return "".join(c for c in unicodedata.normalize("NFKD", swapped) if not unicodedata.combining(c))


class Draw:
    """Draws names without repeating any."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.origins = list(names.GIVEN)
        self._given = {
            (o, g): rng.sample(names.words(pair[g]), len(names.words(pair[g]))) for o, pair in names.GIVEN.items() for g in (0, 1)
        }
        self._family = {o: rng.sample(names.words(bank), len(names.words(bank))) for o, bank in names.FAMILY.items()}

    def given(self, gender: int, origin: str = "") -> str:
        """Return a first name nobody has yet."""
        for candidate in ([origin] if origin else []) + self.rng.sample(self.origins, len(self.origins)):
            if self._given[candidate, gender]:
                return self._given[candidate, gender].pop()
        raise ValueError("out of first names")

    def family(self, origin: str = "") -> str:
        """Return a family name nobody has yet."""
        for candidate in ([origin] if origin else []) + self.rng.sample(self.origins, len(self.origins)):
            if self._family[candidate]:
                return self._family[candidate].pop()
        raise ValueError("out of family names")


def make_world(rng: Random, count: int) -> World:
    """Draw a world with `count` agencies (1 to 10)."""
    towns = rng.sample(names.TOWNS, len(names.TOWNS))
    region, town, village, refuge_town, birthplace = towns[:5]
    surgery = f"{rng.choice(names.SURGERIES)} {rng.choice(('Surgery', 'Medical Centre', 'Health Centre'))}"
    school = rng.choice(names.SCHOOLS)
    known = (
        Agency("police", f"{region} Constabulary"), Agency("gp", surgery, kept=False),
        Agency("mh", f"{region} Partnership NHS Foundation Trust"), Agency("dvs", rng.choice(("Safe Harbour Alliance", "Aurora Domestic Abuse Service", "Kite Advocacy"))),
        Agency("housing", f"{region} Borough Council Housing Options"), Agency("hospital", f"{region} Hospitals NHS Trust"),
        Agency("asc", f"{region} Adult Social Care"), Agency("substance", rng.choice(("Clearwater Recovery Services", "New Tide Recovery", "Stepping Up Drug and Alcohol Service"))),
        Agency("college", f"{region} College"), Agency("dwp", "Department for Work and Pensions"),
    )[:count]  # fmt: skip
    world = World(region, town, known)
    draw = Draw(rng)
    _family(world, draw, rng)
    _places(world, rng, town, village, refuge_town, birthplace, surgery, school)
    for agency in known:
        _staff(world, agency, draw, rng)
    _kept(world, draw, rng)
    return world


def _add(world: World, entity: Entity, weighted: dict[str, int]) -> None:
    world.entities.append(entity)
    world.forms[entity.id] = [form for form, weight in weighted.items() for _ in range(weight)]


def _person(world: World, id: str, role: str, first: str, last: str, title: str, turn: int, *, listed: bool = True, shared: bool = False,
            nick: str = "", ordinary: bool = False, **more: str) -> None:  # fmt: skip
    """Add a person; `shared`: others have the same family name, so that title and surname do not tell."""
    full = f"{first} {last}"
    weighted = {
        first: 6,
        full: 3,
        f"{last.upper()}, {first}": 1,
        f"{last.upper()} {first}": 1,
        misspelt_full(first, last, turn): 1,
    }
    also = [] if ordinary else [first]
    forms = [f for f in weighted if f not in (first, full)]
    if nick:
        weighted[nick] = 3
        also.append(nick)
    if not shared:
        weighted[f"{title} {last}"] = 3
        also.append(f"{title} {last}")
    for written in (first, full):
        if _bare(written) != written:
            weighted[_bare(written)] = 2
            forms.append(_bare(written))
    initials = f"{first[0]}{_bare(last)[0].upper()}"
    weighted[initials] = 1
    entity = Entity(id, "person", role, full, tuple(also), tuple(dict.fromkeys(forms)), ambiguous=(initials, first) if ordinary else (initials,),
                    listed=listed, **more)  # type: ignore[arg-type]  # fmt: skip
    _add(world, entity, weighted)


def misspelt_full(first: str, last: str, turn: int) -> str:
    """Return the full name with its first or its last name misspelt."""
    return f"{names.misspelt(first, turn)} {last}" if turn % 2 else f"{first} {names.misspelt(last, turn)}"


def _family(world: World, draw: Draw, rng: Random) -> None:
    origin, other = rng.sample(draw.origins, 2)
    woman = rng.random() < 0.75
    world.pronouns = {
        "she": "she" if woman else "he", "her": "her" if woman else "him", "hers": "her" if woman else "his", "herself": "herself" if woman else "himself",
        "he": "he" if woman else "she", "him": "him" if woman else "her", "his": "his" if woman else "her", "himself": "himself" if woman else "herself",
        "woman": "woman" if woman else "man", "wife": "wife" if woman else "husband", "husband": "husband" if woman else "wife",
    }  # fmt: skip
    last, other_last = draw.family(origin), draw.family(other)
    first = draw.given(0 if woman else 1, origin)
    nick = first[:3] if len(first) > 5 and first[:3] not in ("Nan", "Har") else ""
    _person(world, "victim", "victim", first, last, "Ms" if woman else "Mr", rng.randrange(60), shared=True, nick=nick, born="1985-05-19",
            died="2020-09-06", gender="female" if woman else "male", pseudonym="Leah" if woman else "Peter", chosen_by="family")  # fmt: skip
    _person(world, "perpetrator", "perpetrator", draw.given(1 if woman else 0, other), other_last, "Mr" if woman else "Ms", rng.randrange(60),
            shared=True, gender="male" if woman else "female", born="1982-11-27", pseudonym="Victor" if woman else "Sandra", chosen_by="panel")  # fmt: skip
    for number, born in enumerate(("2009-03-08", "2014-12-21"), start=1):
        _person(
            world,
            f"child{number}",
            "child",
            draw.given(rng.randrange(2), origin),
            other_last,
            "Master",
            rng.randrange(60),
            shared=True,
            born=born,
        )
    _person(world, "mother", "family", draw.given(0, origin), last, "Mrs", rng.randrange(60), shared=True, gender="female")
    _person(world, "brother", "family", draw.given(1, origin), last, "Mr", rng.randrange(60), shared=True, gender="male")
    _person(world, "partners-mother", "family", draw.given(0, other), other_last, "Mrs", rng.randrange(60), shared=True)
    _person(world, "ex", "family", draw.given(0 if woman else 1), draw.family(), "Ms" if woman else "Mr", rng.randrange(60))
    firsts = rng.sample(names.WORD_NAMES, 3)
    lasts = rng.sample(names.WORD_SURNAMES, 3)
    for id, role, first_name, last_name, listed in zip(
        ("friend", "neighbour", "colleague"), ("friend", "other", "other"), firsts, lasts, (True, False, False), strict=True
    ):
        _person(world, id, role, first_name, last_name, "Ms", rng.randrange(60), listed=listed, ordinary=True)
    _person(world, "witness", "other", draw.given(rng.randrange(2)), draw.family(), "Mx", rng.randrange(60), listed=False)


def _places(
    world: World, rng: Random, town: str, village: str, refuge_town: str, birthplace: str, surgery: str, school: str
) -> None:
    number, street = rng.randint(3, 98), f"{rng.choice(names.STREETS)} {rng.choice(names.STREET_KINDS)}"
    home = f"{number} {street}"
    _add(world, Entity("home", "place", "place", home, (street,), (home.upper(), f"{number}, {street}"), (f"number {number}", f"No. {number}"),
                       listed=True, place_kind="home", replacement="the family home"),
         {home: 4, street: 3, f"the {street} address": 1, home.upper(): 1, f"number {number}": 2, f"No. {number}": 1})  # fmt: skip
    for id, name, kind, listed in (("town", town, "town", True), ("village", village, "village", False), ("refuge-town", refuge_town, "town", True),
                                   ("birthplace", birthplace, "town", False)):  # fmt: skip
        _add(world, Entity(id, "place", "place", name, place_kind=kind, listed=listed), {name: 1})
    flat = f"Flat {rng.randint(2, 9)}, {rng.choice(('Mallard', 'Thornfield', 'Beech'))} Court"
    _add(
        world,
        Entity("flat", "place", "place", flat, (flat.split(", ")[1],), place_kind="home", listed=False),
        {flat: 3, flat.split(", ")[1]: 1},
    )
    small = (("surgery", surgery, "gp_practice", True), ("school", school, "school", True), ("employer", rng.choice(names.EMPLOYERS), "employer", False),
             ("pub", rng.choice(names.PUBS), "pub", False), ("refuge", rng.choice(names.REFUGES), "refuge", True),
             ("worship", rng.choice(names.WORSHIP), "place of worship", False))  # fmt: skip
    for id, name, kind, listed in small:
        entity = Entity(
            id,
            "organisation",
            "organisation",
            name,
            place_kind=kind,
            listed=listed,
            replacement=f"a {kind.replace('_', ' ')}" if listed else "",
        )
        _add(world, entity, {name: 1})


def _staff(world: World, agency: Agency, draw: Draw, rng: Random) -> None:
    ids = []
    numbers: dict[str, int] = {}
    for position, role in enumerate((*ROLES[agency.kind], "IMR author"), start=1):
        id = f"{agency.kind}-{position}"
        gender = rng.randrange(2)
        first, last = draw.given(gender), draw.family()
        title = TITLES.get(role, "Ms" if gender == 0 else "Mr")
        forms = {f"{title} {last}": 6, f"{first} {last}": 2, f"{title} {first} {last}": 1, f"{title} {last.upper()}": 1}
        spare = tuple(f for f in forms if f != f"{first} {last}")
        if _bare(last) != last:
            forms[f"{title} {_bare(last)}"] = 2
            spare += (f"{title} {_bare(last)}",)
        ambiguous: tuple[str, ...] = ()
        if role in CODES:
            numbers[CODES[role]] = numbers.get(CODES[role], 0) + 1
            code = f"{CODES[role]}{numbers[CODES[role]]}"
            forms[code] = 6
            ambiguous = (code,)
        entity = Entity(id, "person", "professional", f"{first} {last}", (), spare, ambiguous, listed=position % 3 == 1 and role != "IMR author",
                        agency=agency.name, title=role)  # fmt: skip
        _add(world, entity, forms)
        ids.append(id)
    world.staff[agency.kind] = ids


def _kept(world: World, draw: Draw, rng: Random) -> None:
    chairs = [
        ("chair", "Independent Chair"),
        ("author", "Independent Author"),
        *((f"panel-{n}", "Panel member") for n in range(1, len(world.agencies) + 1)),
    ]
    for (id, title), agency in zip(chairs, ("independent", "independent", *(a.name for a in world.agencies)), strict=True):
        name = f"{draw.given(rng.randrange(2))} {draw.family()}"
        _add(world, Entity(id, "person", "panel", name, must_hide=False, agency=agency, title=title), {name: 1})
    partnership = f"{world.region} Community Safety Partnership"
    for number, name in enumerate(
        (partnership, f"{world.region} Borough Council", *(a.name for a in world.agencies if a.kept)), start=1
    ):
        _add(world, Entity(f"agency-{number}", "organisation", "agency", name, must_hide=False), {name: 1})
    world.forms["partnership"] = [partnership]
