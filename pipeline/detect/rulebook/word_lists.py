"""The word lists of redaction_rules/names: titles, roles, kinship, short forms, places, organisations, traits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.detect.words.text import fold_word
from pipeline.errors import SettingInvalid
from pipeline.settings import Strict, load_yaml


class TitleGroup(Strict):
    """Words before a name."""

    words: tuple[str, ...]
    gender: str | None = None
    role: str | None = None


class TitlesFile(Strict):
    """names/titles.yaml."""

    titles: tuple[TitleGroup, ...] = ()
    shortened: tuple[str, ...] = ()


class RoleGroup(Strict):
    """A professional role and the words for it."""

    title: str
    words: tuple[str, ...]


class CodeGroup(Strict):
    """Codes that stand for a role before a number or letter: "SW1"."""

    title: str
    words: tuple[str, ...]
    capitals: bool = False  # only where written in capitals or as a title: "PA 1", not "pa 1"


class RelationGroup(Strict):
    """A private relationship and the words for it."""

    role: str
    label: str
    words: tuple[str, ...]
    female: tuple[str, ...] = ()  # those of the words that tell a gender
    male: tuple[str, ...] = ()


class RolesFile(Strict):
    """names/roles.yaml."""

    roles: tuple[RoleGroup, ...] = ()
    relations: tuple[RelationGroup, ...] = ()
    codes: tuple[CodeGroup, ...] = ()


class NicknamesFile(Strict):
    """names/nicknames.yaml."""

    groups: tuple[tuple[str, ...], ...] = ()


class WordsFile(Strict):
    """names/words.yaml."""

    first_names_that_are_words: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    virtues: tuple[str, ...] = ()
    spoken_to: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    past_of_people: tuple[str, ...] = ()
    not_after_name: tuple[str, ...] = ()
    month_before: tuple[str, ...] = ()
    verbs_of_things: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    of_practice: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    done_to: tuple[str, ...] = ()
    before_people: tuple[str, ...] = ()
    dotted_abbreviations: tuple[str, ...] = ()
    dotted_of_things: tuple[str, ...] = ()
    common_strange: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    acronyms_of_reviews: tuple[str, ...] = ()
    never_names: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    national_operations: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    animals: tuple[str, ...] = ()


class PlacesFile(Strict):
    """names/places.yaml."""

    street_words: tuple[str, ...] = ()
    street_heads: tuple[str, ...] = ()  # what comes first in the name of a street: "Heol"
    numbered_heads: tuple[str, ...] = ()  # only where a house number stands before it
    house_heads: tuple[str, ...] = ()
    building_words: tuple[str, ...] = ()
    place_words: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    joint_areas: tuple[str, ...] = ()
    joint_parts: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    no_street: tuple[str, ...] = ()
    street_leads: tuple[str, ...] = ()
    street_names: tuple[str, ...] = ()
    streets_after_acronyms: tuple[str, ...] = ()
    second_words: tuple[str, ...] = ()


class OrganisationKind(Strict):
    """Words that end (or begin) the name of an organisation of one kind."""

    kind: str
    endings: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()  # beginnings with particles of their language behind them: "Ysgol y Bont"
    household: bool = False  # points to one household: goes even when it is an agency of the review
    public: bool = False


class OrganisationsFile(Strict):
    """names/organisations.yaml."""

    kinds: tuple[OrganisationKind, ...] = ()
    generic_words: tuple[str, ...] = ()
    inn_words: tuple[str, ...] = ()
    weak_endings: tuple[str, ...] = ()
    common_endings: tuple[str, ...] = ()
    weak_public_endings: tuple[str, ...] = ()
    before_organisations: tuple[str, ...] = ()
    household_words: tuple[str, ...] = ()
    household_endings: tuple[str, ...] = ()
    household_match: tuple[str, ...] = ()
    household_no_match: tuple[str, ...] = ()
    said_to_be: tuple[str, ...] = ()
    said_to_be_match: tuple[str, ...] = ()
    said_to_be_no_match: tuple[str, ...] = ()

    @property
    def household(self) -> re.Pattern[str]:
        """Return a pattern of the words that say of a body that it points to one household."""
        ends = "|".join(map(re.escape, self.household_endings))
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.household_words))})\b|\b(?:{ends})\s*$", re.IGNORECASE)

    @property
    def is_a_body(self) -> re.Pattern[str]:
        """Return a pattern of what stands behind a word that is the short name of a body."""
        return re.compile(rf" (?:is|was) an? (?:[\w-]+ ){{0,5}}?(?:{'|'.join(map(re.escape, self.said_to_be))})\b")


class SmallKind(Strict):
    """Words in lower case that say what a small body is, behind its name."""

    kind: str
    words: tuple[str, ...] = ()


class SmallBodiesFile(Strict):
    """names/small_bodies.yaml."""

    kinds: tuple[SmallKind, ...] = ()
    capital_farms: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()  # words before those of `kinds` that are no name
    nursery_alone: tuple[str, ...] = ()  # one of them is the name of a nursery
    nursery_words: tuple[str, ...] = ()  # two of them are
    nursery_tales: tuple[str, ...] = ()
    shops: tuple[str, ...] = ()  # chains: one of them is told by its street
    clubs: tuple[str, ...] = ()  # what names of clubs end in
    orders: tuple[str, ...] = ()  # of the church


class TraitsFile(Strict):
    """names/traits.yaml."""

    languages: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    common_nationalities: tuple[str, ...] = ()
    ethnicities: tuple[str, ...] = ()
    religions: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    common_occupations: tuple[str, ...] = ()
    occupation_kinds: tuple[str, ...] = ()  # words before an occupation that belong to it: "primary school" teacher
    common_ailments: tuple[str, ...] = ()  # medical words that single nobody out
    rare_trades: tuple[str, ...] = ()  # so few follow them that the trade alone tells who it is
    crafts: tuple[str, ...] = ()  # words that make a trade of what stands before them: "maker", "restorer"
    no_crafts: tuple[str, ...] = ()  # what stands before a craft word in trades and roles that many people have
    instruments: tuple[str, ...] = ()
    rare_conditions: tuple[str, ...] = ()  # so few have them that the name alone tells who it is
    common_eponyms: tuple[str, ...] = ()  # illnesses of this name are known to everybody, or are none
    health: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """The word lists that tell a name from an ordinary word."""

    titles: tuple[TitleGroup, ...]
    shortened_titles: frozenset[str]  # written with a full stop that ends no sentence, folded
    roles: tuple[RoleGroup, ...]
    relations: tuple[RelationGroup, ...]
    codes: tuple[CodeGroup, ...]
    nicknames: Mapping[str, frozenset[str]]  # lower case -> names that may be the same person's
    words: WordsFile
    places: PlacesFile
    organisations: tuple[OrganisationKind, ...]
    generic: frozenset[str]  # words that name no organisation by themselves
    small: SmallBodiesFile
    inn_words: frozenset[str]  # what inns are called after: "fox", "plough"
    weak_endings: tuple[str, ...]
    common_endings: tuple[str, ...]
    weak_public_endings: tuple[str, ...]
    before_organisations: tuple[str, ...]
    household: re.Pattern[str]  # what says of a body that it points to one household
    is_a_body: re.Pattern[str]  # what stands behind the short name of a body: " is a seven-doctor practice"
    traits: TraitsFile
    first_names: frozenset[str]  # lower case, folded
    surnames: frozenset[str]
    ordinary: frozenset[str]
    common_strange: frozenset[str]  # jargon in lower case that no dictionary holds


def read_names(folder: Path) -> Names:
    """Read every list of a folder; a list that is missing or has a wrong key raises `SettingInvalid`."""

    def lines(name: str) -> frozenset[str]:
        path = folder / name
        if not path.exists():
            raise SettingInvalid(f"{path.name} is missing from the rules.", remedy="Install dhr-pipeline again.")
        return frozenset(fold_word(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())

    titles = load_yaml(folder / "titles.yaml", TitlesFile)
    words = load_yaml(folder / "words.yaml", WordsFile)
    roles = load_yaml(folder / "roles.yaml", RolesFile)
    organisations = load_yaml(folder / "organisations.yaml", OrganisationsFile)
    nicknames: dict[str, set[str]] = {}
    for group in load_yaml(folder / "nicknames.yaml", NicknamesFile).groups:
        head, rest = group[0], group[1:]
        for short in rest:
            nicknames.setdefault(head.casefold(), set()).add(short)
            nicknames.setdefault(short.casefold(), set()).add(head)
    return Names(
        titles=titles.titles,
        shortened_titles=frozenset(fold_word(w) for w in titles.shortened),
        roles=roles.roles,
        relations=roles.relations,
        codes=roles.codes,
        nicknames={key: frozenset(value) for key, value in nicknames.items()},
        words=words,
        places=load_yaml(folder / "places.yaml", PlacesFile),
        organisations=organisations.kinds,
        generic=frozenset(organisations.generic_words),
        small=load_yaml(folder / "small_bodies.yaml", SmallBodiesFile),
        inn_words=frozenset(organisations.inn_words),
        weak_endings=organisations.weak_endings,
        common_endings=organisations.common_endings,
        weak_public_endings=organisations.weak_public_endings,
        before_organisations=organisations.before_organisations,
        household=organisations.household,
        is_a_body=organisations.is_a_body,
        traits=load_yaml(folder / "traits.yaml", TraitsFile),
        first_names=lines("first_names.txt"),
        surnames=lines("surnames.txt"),
        ordinary=lines("ordinary_words.txt"),
        common_strange=frozenset(fold_word(w) for w in words.common_strange),
    )


def role_letters(names: Names) -> frozenset[str]:
    """Return the letters that stand for a practitioner's role or rank ("HV", "DS"), which may be initials as well."""
    codes = frozenset(word.upper() for group in names.codes for word in group.words)
    return codes | frozenset(word for title in names.titles if title.role for word in title.words)
