"""Who exists in a case: the people of the register, those proposed, those found, by every name they go by."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.detect.register.surfaces import parts_of
from pipeline.detect.rulebook.rules import Rules
from pipeline.detect.words.mention import Mention
from pipeline.detect.words.text import fold_word
from pipeline.model import Person, Register, digest


@dataclass
class Somebody:
    """What is known of one person while a case is read."""

    id: str
    name: str
    given: str  # folded
    surname: str  # folded
    source: str = "found"
    role: str = ""
    gender: str | None = None
    title: str | None = None
    agency: str | None = None
    relation: str | None = None
    keep: bool = False
    certainty: float = 0.0
    surfaces: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    relations: Counter[tuple[str, str]] = field(default_factory=Counter)
    adult: bool = False  # a text calls them grown up, or gives an age of 18 or more
    told: set[str] = field(default_factory=set)  # genders that titles and kinship beside the full name tell

    @property
    def known_gender(self) -> str | None:
        """Return the gender that was stated, else the one that is told beside the full name wherever it is told."""
        return self.gender or (next(iter(self.told)) if len(self.told) == 1 else None)


_FORMER = re.compile(r"(?<=\w),? (?:née|nee|formerly|previously)\b.*$")


def name_key(text: str, titles: frozenset[str] = frozenset()) -> tuple[str, str]:
    """Return (given, surname), folded, of a written name without title, collar number and brackets."""
    text = _FORMER.sub("", text)
    words = re.sub(r"\b(?:\d{1,6}[A-Z]{0,2}|[A-Z]{1,2}\d{2,6})\b", " ", text).split()
    while len(words) > 1 and fold_word(words[0].strip(".")) in titles:
        words = words[1:]
    if len(words) == 1 and re.fullmatch(r"(?:[A-Z]\.){1,4}[A-Z]?\.?", words[0]):
        words = [words[0].replace(".", "")]  # "S.K." and "SK" are one
    shouted = next((n for n, word in enumerate(words) if not word.isupper() or len(word.strip(".")) < 2), len(words))
    if 0 < shouted < len(words) and "," not in text and len(words[shouted]) > 1:
        words = [*words[shouted:], *(word.title() for word in words[:shouted])]  # "ROURKE Tamsin"
    parts = parts_of(" ".join(words))
    return fold_word(parts.given.strip(".")), fold_word(re.sub(r"[^\w' -]", "", parts.surname))


@lru_cache(maxsize=20_000)
def _sound(low: str) -> str:
    """Return a word as it sounds: doubled letters once, silent h and e gone, c and k, y and i, z and s alike."""
    plain = low.replace("ph", "f").replace("ck", "k").translate(str.maketrans("cyzq", "kisk"))
    plain = re.sub(r"(.)\1+", r"\1", re.sub(r"(?<!^)h", "", plain))
    return re.sub(r"(?<=\w\w)e$", "", plain)


def _as_listed(text: str) -> str:
    return " ".join(fold_word(word) for word in re.findall(r"[^\W_]+", text))


class People:
    """The people of a case: the register, proposals, and those found."""

    def __init__(self, register: Register, proposals: Sequence[Person], rules: Rules) -> None:
        self.rules = rules
        self.titles = frozenset(
            fold_word(word) for group in rules.names.titles for words in group.words for word in words.split()
        )
        self.by_id: dict[str, Somebody] = {}
        self._register: dict[str, Somebody] = {}
        self.by_surname: dict[str, dict[str, None]] = defaultdict(dict)
        self.by_given: dict[str, dict[str, None]] = defaultdict(dict)
        self.by_middle: dict[str, dict[str, None]] = defaultdict(dict)
        self.by_full: dict[tuple[str, str], str] = {}
        self.by_code: dict[str, list[str]] = {}
        self.by_written: dict[str, dict[str, None]] = defaultdict(dict)
        self.ambiguous: dict[str, set[str]] = defaultdict(set)
        self.children = False  # whether any of them is a child
        self._confused: set[tuple[str, ...]] = set()
        self._keys: dict[str, tuple[str, str]] = {}
        self._sounds_listed: dict[str, list[str]] = {}
        for person, source in [*((p, "register") for p in register.people), *((p, "proposal") for p in proposals)]:
            given, surname = name_key(person.name)
            self._add(
                Somebody(
                    person.id,
                    person.name,
                    given,
                    surname,
                    source,
                    person.role,
                    person.gender,
                    person.title,
                    person.agency,
                    person.relation,
                    person.keep,
                    1.0 if source == "register" else 0.8,
                )
            )
            for written in (person.name, *person.also):
                if source == "register":
                    self.by_written[_as_listed(written)][person.id] = None
                for middle in parts_of(written).middle:
                    self.by_middle[fold_word(middle)][person.id] = None
            for also in person.also:
                other_given, other_surname = name_key(also)
                if other_surname:
                    self.by_full.setdefault((other_given, other_surname), person.id)
                    self.by_surname[other_surname][person.id] = None

    def _key(self, text: str) -> tuple[str, str]:
        if text not in self._keys:
            self._keys[text] = name_key(text, self.titles)
        return self._keys[text]

    def confused(self, ids: Sequence[str]) -> None:
        """Note that a short name may mean any of these people."""
        key = tuple(ids)
        if key not in self._confused:
            self._confused.add(key)
            for one in ids:
                self.ambiguous[one].update(i for i in ids if i != one)

    def _add(self, somebody: Somebody) -> None:
        self.by_id[somebody.id] = somebody
        self.children = self.children or somebody.role == "child"
        if somebody.source == "register":
            self._register[somebody.id] = somebody
        if somebody.surname:
            self.by_surname[somebody.surname][somebody.id] = None
            self.by_full.setdefault((somebody.given, somebody.surname), somebody.id)
        if somebody.given:
            self.by_given[somebody.given][somebody.id] = None

    def full(self, text: str, mention: Mention) -> str:
        """Return the entity of a full name, new if nobody is called so."""
        given, surname = self._key(text)
        known = self.by_full.get((given, surname))
        if known is None and len(given) > 1:
            for other in sorted(self.rules.names.nicknames.get(given, ())):
                known = known or self.by_full.get((fold_word(other), surname))
        if known is None and surname and given:
            same = [i for i in self.by_surname.get(surname, ()) if self.by_id[i].given.startswith(given[0])]
            if len(given) > 1:  # "M Example" was met before "Mary Example"
                same = [i for i in same if len(self.by_id[i].given) == 1 and self.by_id[i].source != "register"]
            known = same[0] if len(same) == 1 else None
            if known is not None and len(given) > 1:
                self.by_id[known].given, self.by_id[known].name = given, text
                self.by_given[given][known] = None
                self.by_full[given, surname] = known
        known = known or self._cut_short(given, surname, text) or self._nearly(given, surname)
        if known is None:
            known = digest("person", given, surname)
            self._add(Somebody(known, text, given, surname, certainty=mention.score))
        return known

    def _cut_short(self, given: str, surname: str, text: str) -> str | None:
        """Return the one person of this first name where one surname is the initial of the other: "Ann E." for "Ann Example"."""
        if len(given) < 2 or not surname:
            return None
        same = [i for i in self.by_given.get(given, ()) if self.by_id[i].surname.startswith(surname[0])]
        if len(surname) > 1:  # "Ann E." was met before "Ann Example"
            same = [i for i in same if len(self.by_id[i].surname) == 1 and self.by_id[i].source != "register"]
        if len(same) != 1:
            return None
        if len(surname) > 1:
            self.by_id[same[0]].surname, self.by_id[same[0]].name = surname, text
            self.by_surname[surname][same[0]] = None
            self.by_full[given, surname] = same[0]
        return same[0]

    def _nearly(self, given: str, surname: str) -> str | None:
        """Return the one person whose full name differs from this by a slip of the pen in one of its parts."""
        from rapidfuzz.distance import OSA

        if len(given) < 3 or len(surname) < 3:
            return None
        near = [
            i
            for i in self.by_given.get(given, ())
            if len(surname) > 4 and 0 < OSA.distance(surname, self.by_id[i].surname) <= (1 if len(surname) < 8 else 2)
        ]
        near += [i for i in self.by_surname.get(surname, ()) if self._misspells(given, self.by_id[i].given)]
        return near[0] if len(near) == 1 else None

    def alone(self, text: str, mention: Mention) -> str:
        """Return the entity of a name that nobody in the case carries in full."""
        given, surname = self._key(text)
        form = mention.facts.get("form", "")
        low = surname or given
        gender = mention.facts.get("gender") or ""
        entity = digest("person", "" if form in ("first", "nickname") else gender, low)
        if entity not in self.by_id:
            if form in ("first", "nickname"):
                self._add(Somebody(entity, text, low, "", certainty=mention.score))
            else:
                self._add(Somebody(entity, text, "", low, gender=gender or None, certainty=mention.score))
        return entity

    def candidates(self, text: str, mention: Mention) -> list[str]:
        """Return the people a short name may mean."""
        given, surname = self._key(text)
        low = surname or given
        form = mention.facts.get("form", "")
        by_surname = [*self.by_surname.get(low, ())]
        by_given = [*self.by_given.get(low, ())]
        if form == "title_surname":
            # "Captain Wilf" is the one Wilfred of the case; "Mr Clement" is no Clem
            return by_surname or by_given or ([] if mention.facts.get("gender") else self.by_other_name(low))
        if form in ("first", "nickname"):
            return by_given or by_surname or self.by_other_name(low)
        return [*dict.fromkeys([*by_surname, *by_given])] or self.by_other_name(low)

    def by_other_name(self, low: str) -> list[str]:
        """Return the people whose short form, middle name or misspelt first name a word is; nobody else is called so."""
        short = {
            i: None for other in sorted(self.rules.names.nicknames.get(low, ())) for i in self.by_given.get(fold_word(other), ())
        }
        if short or self.by_middle.get(low):
            return [*(short or self.by_middle[low])]
        if low not in self._sounds_listed:  # the register does not change while a case is read
            near = [i for i, s in self._register.items() if s.given and self._misspells(low, s.given)]
            self._sounds_listed[low] = near if len(near) == 1 else []
        return self._sounds_listed[low]

    def _misspells(self, low: str, given: str) -> bool:
        """Say whether a word is a first name written another way: "Kathryn" for "Catherine", "Elowenn" for "Elowen"."""
        from rapidfuzz.distance import OSA

        if len(given) < 4 or len(low) < 4 or low == given:
            return False
        if _sound(low) == _sound(given):
            return True
        known = low in self.rules.names.first_names or low in self.rules.names.surnames or low in self.rules.names.ordinary
        return not known and low[0] == given[0] and OSA.distance(low, given) == 1

    def also_written(self, ids: Iterable[str], text: str) -> None:
        """Note another spelling of the surname people bear ("Price" for "Pryce"): it is theirs from now on."""
        _, surname = self._key(text)
        if len(surname) > 3 and surname not in self.by_surname:
            for old in dict.fromkeys(self.by_id[i].surname for i in ids if i in self.by_id):
                for person in [i for i in self.by_surname.get(old, ()) if self.by_id[i].surname == old]:
                    self.by_surname[surname][person] = None

    def listed(self, text: str, ids: Iterable[str]) -> list[str]:
        """Return those of some people whom the register lists under exactly these words."""
        return [i for i in ids if i in self.by_written.get(_as_listed(text), ())]

    def main(self, ids: Sequence[str]) -> list[str]:
        """Return the people the review is about among some; a bare "Mr Example" means them before anybody else."""
        return [i for i in ids if self.by_id[i].source == "register" and self.by_id[i].role in ("victim", "perpetrator")]

    def grown(self, ids: Sequence[str], text: str, mention: Mention) -> list[str]:
        """Drop children where a surname with the title of a grown-up may be an adult's."""
        titled = mention.facts.get("form") == "title_surname" and not re.match(r"(?:Miss|Master|Mstr)\b", text)
        if not titled or mention.facts.get("role") == "child":
            return list(ids)
        return [i for i in ids if i not in self.by_id or self.by_id[i].role != "child"] or list(ids)

    def narrow(self, ids: Sequence[str], mention: Mention) -> list[str]:
        """Drop the people whose gender, professional title or kinship contradicts the mention's."""
        gender, title = mention.facts.get("gender"), mention.facts.get("title")
        if mention.facts.get("relation_to") and len(ids) > 1:
            others = [i for i in ids if i not in self.main(ids)]
            ids = others or ids
        kept = [i for i in ids if not gender or self.by_id[i].known_gender in (None, gender)]
        if title and len(kept) > 1:
            same = [
                i for i in kept if fold_word(self.by_id[i].title or "") == fold_word(title) or self.by_id[i].titles.get(title)
            ]
            kept = same or [i for i in kept if self.by_id[i].role in ("professional", "", "other")] or kept
        elif gender and len(kept) > 1:
            known = [i for i in kept if self.by_id[i].known_gender == gender]
            kept = known or kept
        return kept or list(ids)


def distinct_proposals(register: Register, proposals: Sequence[Person]) -> tuple[Person, ...]:
    """Return the proposed people who stand neither in the register nor twice among the proposals, whatever IMR names them."""
    known = {name_key(name) for person in register.people for name in (person.name, *person.also)}
    first = Counter(name_key(person.name)[0] for person in register.people)
    kept: dict[tuple[str, str], Person] = {}
    for person in proposals:
        given, surname = key = name_key(person.name)
        if key in known or any(name_key(also) in known for also in person.also) or (not surname and first[given] == 1):
            continue
        kept.setdefault(key, person)
    return tuple(kept.values())
