"""Say who a stretch of words may mean, with the people of a case, as marks that can be set side by side (same_person.py)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import Person
from pipeline.timeline.reading.lexicon import kinds_of, load_words, pattern_of, spoken_in
from pipeline.timeline.reading.naming import CHILDRENS_AGENCIES, Naming
from pipeline.timeline.reading.persons import Persons
from pipeline.timeline.reading.same_person import ACQUAINTED, NOBODY, Marks

_PARENT_OF_CHILD = re.compile(
    r"\b(?:child(?:ren)?['’]?s?['’]?|baby['’]s) (?:(?P<man>father|dad)|mother|mum)"
    r"|\b(?:(?P<fob>father)|mother) of (?:the|her|his) child",
    re.I,
)
_FULL_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][\w'’-]+|[A-Z]\.? [A-Z][\w'’-]+|[A-Z][\w'’-]+,? [A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)?"
)
_PLACE = re.compile(
    r"\b(?:House|Court|Centre|Center|Street|Road|Close|Lane|School|Academy|College|Trust|Hospital|Surgery|Home|Homes|Hall|Park|Police"
    r"|Council|Practice|Nursery|Control|Refuge|Project|Service|Force|Team|Agency|Bank|Office|Line|accent|speaking)\b"
)
_INITIAL_NAME = re.compile(r"([A-Z])\.? ([A-Z][\w'’-]+)")
_HOUSE = re.compile(r"\b(?:number|no\.?|flat|pitch) ?(\d+\w?)", re.IGNORECASE)
_SPOUSE = re.compile(r"^(?:(?P<she>wife|girlfriend)|husband|hubby|boyfriend)$")
_SIBLING = re.compile(r"\b(?:brother|sister|bro|sis)$")
_POSSESSED = re.compile(r"(?:her|his|their|my|our|[\w-]+['’]s) ", re.IGNORECASE)
_MALE = re.compile(r"\b(?:male|man|gentleman|boy|lad|bloke|fella|mr|he|father|minister)\b", re.IGNORECASE)
_FEMALE = re.compile(r"\b(?:female|woman|lady|girl|mrs|ms|miss|she|landlady)\b", re.IGNORECASE)
_STAFF = re.compile(
    r"\b(?:staff|worker|workers|manager|team|officer|lead|supervisor|scheme|desk|clerk|secretary)\b", re.IGNORECASE
)
_TRADE = re.compile(r"([a-z-]{3,})$", re.IGNORECASE)


class Identities:
    """Reads who may be meant with the people of a case."""

    def __init__(self, persons: Persons, naming: Naming) -> None:
        self._persons, self._naming = persons, naming
        lists = load_words("informants.yaml")
        self._public, self._passing = pattern_of(lists["public"]), pattern_of(lists["passing"])
        self._unspecific = frozenset(lists["unspecific"])
        self._next_door = pattern_of(lists["next_door"])
        self._people = {f"id:{p.id}": p for p in persons.people}
        self._of = {f"id:{p.id}": self._person(p) for p in persons.people}
        kin = {
            mark: [key for key, marks in self._of.items() if mark in marks] for mark in {m for v in self._of.values() for m in v}
        }
        self._only = {mark: keys[0] for mark, keys in kin.items() if mark.startswith("kin:") and len(keys) == 1}

    def _person(self, person: Person) -> Marks:
        said = " . ".join((*person.also, person.relation or ""))
        marks = {f"id:{person.id}", f"role:{person.role}"}
        own = [w for w in (*person.also, person.relation or "") if not re.search(r"['’]s\b", w)] + [
            w.split(" ", 1)[-1] for w in person.also if re.search(r"['’]s\b", w)
        ]
        for words in own:
            marks |= {f"kin:{self._persons.relations[w]}" for w in _words(words, self._persons.relations)}
        if person.role == "professional":
            marks |= {f"agency:{kind}" for kind in spoken_in(said).agencies | kinds_of(person.agency or "")}
        marks |= {f"trade:{m[1].lower()}" for words in own if (m := _TRADE.search(words)) and words[:1].islower()}
        tags = frozenset((f"id:{person.id}", *(m.removeprefix("kin:") for m in marks if m.startswith("kin:"))))
        return frozenset(marks | _sex(" ".join((person.name, *person.also)), self._persons.sex(tags)))

    def _by_initial(self, initial: str, surname: str) -> Marks:
        """Return the one of the register with that surname whose first name begins so."""
        found = [
            k for k, p in self._people.items() if p.name[:1] == initial and p.name.casefold().endswith(f" {surname.casefold()}")
        ]
        return self._of[found[0]] if len(found) == 1 else NOBODY

    def of_tags(self, tags: Iterable[str]) -> Marks:
        """Return the marks of register ids among some tags; of one person alone all that is known, of several what they share."""
        known = [self._of[tag] for tag in tags if tag in self._of]
        if not known:
            return NOBODY
        shared = frozenset.intersection(*known) if len(known) > 1 else known[0]
        return shared | {mark for marks in known for mark in marks if mark.startswith("id:")}

    def of_agency(self, agency: str) -> Marks:
        """Return the marks of who writes."""
        return frozenset(f"agency:{kind}" for kind in kinds_of(agency))

    def of(self, words: str, who: str, agency: str) -> Marks:
        """Return whom `who` means in `words`, which begin with it."""
        if self._naming.unnamed(words[: len(who) + 40]):
            return frozenset(("anon", *_sex(words[: len(who) + 30])))
        if of := _PARENT_OF_CHILD.search(who):
            parent = "father" if of["man"] or of["fob"] else "mother"
            return frozenset((f"kin:{parent}", "kin:spouse", "sex:male" if parent == "father" else "sex:female"))
        if house := _HOUSE.search(who):
            there = [key for key, p in self._people.items() if any(re.search(rf"\b{house[1]}\b", also) for also in p.also)]
            return self._of[there[0]] if len(there) == 1 else frozenset(("any", *_sex(who)))
        plain = re.sub(r"^(?:the|an?|another|her|his|their|our|my) ", "", who.lower())
        if plain in self._unspecific or (
            kinds_of(agency) & CHILDRENS_AGENCIES and _SIBLING.search(plain) and not _POSSESSED.match(who)
        ):
            return frozenset(("any", *_sex(words[: len(who)])))  # in a school's rows a sister may be a child of the case
        if self._next_door.search(who):
            return frozenset(("kin:neighbour", *_sex(who)))
        if (name := _INITIAL_NAME.fullmatch(who)) and (known := self._by_initial(name[1], name[2])):
            return known
        if (spouse := _SPOUSE.search(plain)) and plain not in self._persons.known:
            return self.of_tags(self._persons.principal("she" if spouse["she"] else "he"))
        tags = self._persons.tags(who)
        if not tags and _FULL_NAME.fullmatch(who) and not _PLACE.search(words[: len(who) + 12]):
            tags = self._persons.strangers(who)
        parents = self._naming.parent(who, agency)
        if known := self.of_tags(parents or tags):
            return known
        if self._passing.search(who):
            return frozenset(("passing", *_sex(who)))
        if self._public.search(who):
            return frozenset(("public", *_sex(who)))
        marks = set(_sex(who))
        kin = {f"kin:{tag}" for tag in tags if not tag.startswith("name:")} - {"kin:anonymous", "kin:stranger", "kin:passer-by"}
        if (
            len(kin) == 1
            and not kin & ACQUAINTED
            and (key := self._only.get(*kin))
            and kin & {"kin:mother", "kin:father"} == set()
        ):
            return self._of[key]
        marks |= kin | {tag for tag in tags if tag.startswith("name:")}
        agencies = spoken_in(who).agencies
        marks |= {f"agency:{kind}" for kind in agencies}
        if (
            not kin
            and not agencies
            and (m := _TRADE.search(plain))
            and (who[:1].islower() or plain in self._naming.known_as)
            and m[1] not in self._unspecific
        ):
            marks.add(f"trade:{m[1]}")
        if _STAFF.search(who) and not kin:
            marks.add("trade:staff")
        return frozenset(marks or ("any",))


def _words(said: str, relations: Iterable[str]) -> list[str]:
    return [word for word in (said.lower(), *re.findall(r"[\w-]+", said.lower())) if word in relations]


def _sex(said: str, known: str = "") -> Marks:
    told = {known} - {""} or {sex for sex, form in (("male", _MALE), ("female", _FEMALE)) if form.search(said)}
    return frozenset(f"sex:{sex}" for sex in told) if len(told) == 1 else NOBODY
