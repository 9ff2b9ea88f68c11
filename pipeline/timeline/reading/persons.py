"""Say who words may mean: roles, relations, names of the register, names it does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz

from pipeline.model import Person, Register
from pipeline.timeline.reading.claim import claim_lists
from pipeline.timeline.reading.lexicon import by_first_letter, kinds_of, pattern_of, spoken_in

CALLED_PERPETRATOR = re.compile(r"\b(?:suspect|dp|offender|perpetrator|nominal|subject|detainee)\b", re.IGNORECASE)
MISSPELT = 84  # likeness, of 100, from which a name counts as one of the register misspelt
_INITIALS = re.compile(r"(?<![\w-])[A-Z]{2,3}(?![\w-])")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\.? (?:[A-Z][\w'’-]+ )*?([A-Z][\w'’-]{2,})")

_CHILDS = re.compile(
    r"\b(maternal|paternal|m(?=g[mf]\b)|p(?=g[mf]\b))[ -]?(grandmother|grandfather|gran|nan|grandma|grandad|aunt|uncle|g[mf])\b",
    re.I,
)
_TOLD_TO = re.compile(r"\b(?:[Tt]old|tells|informed|advised) (?:the |her |his )?$")
_SIDES = {"m": "victim", "p": "perpetrator"}
_ELDERS = (
    dict.fromkeys(("grandmother", "gran", "nan", "grandma", "gm"), "mother")
    | dict.fromkeys(("grandfather", "grandad", "gf"), "father")
    | {"aunt": "sister", "uncle": "brother"}
)


class Persons:
    """Reads people of a case out of rows."""

    def __init__(self, register: Register) -> None:
        lists = claim_lists()
        self.relations: dict[str, str] = {word: tag for tag, words in lists["relations"].items() for word in words}
        self.known = _unique_surfaces(register)
        self._nobody = frozenset(lists["nobody"])
        self.people = register.people
        self._staff = {f"id:{p.id}": kinds_of(p.agency or "") for p in register.people if p.role == "professional"}
        self._principals = [p for p in register.people if p.role in ("victim", "perpetrator")]
        self._sexed = {pronoun: frozenset(lists["sexes"][pronoun]) for pronoun in ("she", "he")}
        self._related = _relatives(register, self.relations)
        self._relation = _whole(self.relations, r"[\w-]")
        self._person = _whole(self.known, r"\w")
        self._initials = _unique_initials(register)
        self._professional = pattern_of(lists["professionals"])
        related, known = self._relation.pattern, self._person.pattern
        self.mention = re.compile(
            rf"(?<!\w)(?:(?i:his|her|their|the|a|an|paternal|maternal|my) )?(?:(?i:{related})(?: (?i:{known}))?|(?i:{known})"
            r"|(?:Mr|Mrs|Ms|Miss)\.? [A-Z][\w'’-]+|(?:(?<=\bby )|(?<=\bwith ))[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+)?)"
        )

    def principal(self, pronoun: str) -> frozenset[str]:
        """Return whom "she" or "he" means where nobody is named: the one of the two the case is about whom it fits."""
        for role in ("victim", "perpetrator"):
            for person in self._principals:
                if person.role == role and self._fits(person, pronoun):
                    return frozenset((f"id:{person.id}", role))
        return frozenset()

    def parent(self, word: str) -> frozenset[str]:
        """Return which of the two "Mum" or "their father" means where the children are spoken of; nothing for another word."""
        relation = self.relations.get(re.split(r"[\s.]", word.lower().strip())[-1], "")
        if relation not in ("mother", "father"):
            return frozenset()
        found = self.principal("she" if relation == "mother" else "he")
        return found | {relation} if found else found

    def other(self) -> frozenset[str]:
        """Return the other of the two, whom the case is about beside the victim."""
        return next((frozenset((f"id:{p.id}", p.role)) for p in self._principals if p.role == "perpetrator"), frozenset())

    def meant_by(self, before: str, pronoun: str) -> frozenset[str]:
        """Return whom "she" or "he" means behind some words: who was named last and may be meant, else one of the two."""
        for who in reversed(list(self.mention.finditer(before[-200:]))):
            if _TOLD_TO.search(before[-200:][: who.start()]):
                continue  # "told Mrs Lund she": the one who told
            tags = self.tags(who[0])
            if tags and not self.professional(who[0]) and self.fits(tags, pronoun):
                return tags
        return self.principal(pronoun)

    def roles_of(self, key: str) -> frozenset[str]:
        """Return the roles and relations of a register id written as a tag, or the tag itself."""
        return frozenset(role for p in self.people if key == f"id:{p.id}" for role in self._roles(p)) or frozenset((key,))

    def sex(self, tags: frozenset[str]) -> str:
        """Return the sex that some tags tell: "male", "female", or "" for none."""
        people = [p for p in self.people if f"id:{p.id}" in tags]
        if people:
            told = {(p.gender or "").lower()[:1] for p in people}
        else:
            told = {
                letter
                for letter, sex in (("m", {"male", *self._sexed["he"]}), ("f", {"female", *self._sexed["she"]}))
                if tags & sex
            }
        return {"m": "male", "f": "female"}.get(next(iter(told)), "") if len(told) == 1 else ""

    def fits(self, tags: frozenset[str], pronoun: str) -> bool:
        """Say whether a pronoun may mean who is tagged."""
        people = [p for p in self.people if f"id:{p.id}" in tags]
        if people:
            return any(self._fits(p, pronoun) for p in people)
        return not tags & self._sexed["he" if pronoun == "she" else "she"]

    def _fits(self, person: Person, pronoun: str) -> bool:
        gender = (person.gender or "").lower()[:1] or {"victim": "f", "perpetrator": "m"}.get(person.role, "")
        relation = frozenset(self.relations.get(w, "") for w in re.findall(r"[\w-]+", (person.relation or "").lower())[:2])
        unlike = {"she": "m", "he": "f"}.get(pronoun, "")
        return gender != unlike and not relation & self._sexed.get("he" if pronoun == "she" else "she", frozenset())

    def staff(self, tags: frozenset[str]) -> frozenset[str] | None:
        """Return the kinds of agency of a professional of the register; None for anybody else."""
        return next((self._staff[tag] for tag in tags if tag in self._staff), None)

    def staff_in(self, text: str) -> frozenset[str]:
        """Return the kinds of agency of the professionals of the register whom a text names."""
        named = (self.staff(self.tags(m[0])) for m in (*self._person.finditer(text), *re.finditer(r"\b[A-Z]{2,3}\b", text)))
        return frozenset(kind for kinds in named for kind in kinds or ())

    def professional(self, text: str) -> bool:
        """Say whether a text speaks of an agency or its staff."""
        return self._professional.search(text) is not None

    def tags(self, text: str) -> frozenset[str]:
        """Return who a stretch of text may mean: roles and relations, register ids (`id:`), other names (`name:`)."""
        found = {self.relations[m[0].lower()] for m in self._relation.finditer(text)}
        people = [self.known[m[0].casefold()] for m in self._person.finditer(text)]
        people += [self._initials[m[0]] for m in _INITIALS.finditer(text) if m[0] in self._initials]
        for person in people:
            found |= {f"id:{person.id}", *self._roles(person)}
        found |= {tag for match in _TITLED.finditer(text) for tag in self._titled(match[1])} if not people else set()
        related = [self._related[tag] for tag in found & self._related.keys()] if not people else []
        found |= {tag for p in related for tag in (f"id:{p.id}", *({p.role} & {"victim", "perpetrator"}))}
        if not people and (match := _CHILDS.search(text)):  # the children's maternal grandmother is the mother of their mother
            side, kin = _SIDES[match[1].lower()[0]], match[2].lower()
            found |= {f"id:{p.id}" for p in self.people if _is_kin(p, _ELDERS[kin], side)}
        if not people and re.search(r"\b(?:AP|IP)\b", text):
            found.add("victim")
        return frozenset(found)

    def _titled(self, surname: str) -> set[str]:
        """Return who "Miss Example" may be: those of the register with that surname, else a name."""
        found = {f"id:{p.id}" for p in self.people if p.name.casefold().endswith(f" {surname.casefold()}")}
        return found or {f"name:{surname.casefold()}"}

    def _roles(self, person: Person) -> set[str]:
        words = re.findall(r"[\w-]+", (person.relation or "").lower())
        related = {self.relations[w] for w in words[:2] if w in self.relations}
        principal = person.role in ("victim", "perpetrator", "child")
        return related | {person.role} if principal or (person.role == "family" and not related) else related

    def named(self, text: str) -> Iterator[tuple[int, int, Person]]:
        """Yield where a text names somebody of the register, by a name or by initials that are nobody else's."""
        for match in self._person.finditer(text):
            if match[0].lower() not in self.relations:
                yield match.start(), match.end(), self.known[match[0].casefold()]
        for match in _INITIALS.finditer(text):
            if match[0] in self._initials:
                yield match.start(), match.end(), self._initials[match[0]]

    def strangers(self, who: str) -> frozenset[str]:
        """Return capitalised words that are nobody's in the register, as names."""
        if self._person.search(who):
            return frozenset()
        words = [w.casefold() for w in re.findall(r"\b(?![A-Z]{3}\b)[A-Z][\w'’-]{2,}", who)]  # three capitals are letters
        words = [
            w
            for w in words
            if w not in self.relations
            and w not in self._nobody
            and w not in ("the", "his", "her", "their", "miss", "mrs")
            and not spoken_in(w).agencies
        ]
        found: set[str] = set()
        for word in words:  # a name of the register misspelt is that person's
            meant = next((p for s, p in self.known.items() if " " not in s and fuzz.ratio(s, word) >= MISSPELT), None)
            found |= {f"id:{meant.id}", *self._roles(meant)} if meant else {f"name:{word}"}
        return frozenset(found)


def _is_kin(person: Person, kin: str, of: str) -> bool:
    """Say whether the register tells that somebody is the mother, father, sister or brother of the victim or the perpetrator."""
    return re.match(rf"{kin}\b.*\bof\b.*\b{of}\b", (person.relation or "").lower()) is not None


def names_of(person: Person) -> list[str]:
    """Return the surfaces of a person: name, other names, first name."""
    first = person.name.split()[0] if " " in person.name else ""
    return [s for s in dict.fromkeys((person.name, *person.also, first)) if len(s) > 1]


def _unique_surfaces(register: Register) -> dict[str, Person]:
    """Return who each surface means: names, other names, and the surname where it is one person's alone."""
    surname = {p.id: p.name.split()[-1].casefold() for p in register.people if p.name.split()}
    count = Counter(surname.values())
    found = {surname[p.id]: p for p in register.people if count[surname.get(p.id, "")] == 1 and len(surname[p.id]) > 2}
    return found | {s.casefold(): p for p in register.people for s in names_of(p)}


def _relatives(register: Register, relations: Mapping[str, str]) -> Mapping[str, Person]:
    """Return who a relation means, where one person of the register alone stands in it: "her mother", "the neighbour"."""
    found: dict[str, list[Person]] = {}
    for person in register.people:
        words = re.findall(r"[\w-]+", (person.relation or "").lower())[:2]
        for tag in {relations[w] for w in words if w in relations} | ({person.role} & {"victim", "perpetrator"}):
            found.setdefault(tag, []).append(person)
    meant = {tag: people[0] for tag, people in found.items() if len(people) == 1}
    suspects = [p for p in register.people if p.role == "perpetrator"]
    if "spouse" not in found and len(suspects) == 1 and not suspects[0].relation:
        meant["spouse"] = suspects[0]  # whom "her partner" means where the register tells of no other
    return meant


def _unique_initials(register: Register) -> Mapping[str, Person]:
    """Return who initials mean, where they are one person's and no abbreviation of an agency or rank."""
    owners: dict[str, list[Person]] = {}
    for person in register.people:
        owners.setdefault("".join(part[0].upper() for part in person.name.split()), []).append(person)
    return {i: people[0] for i, people in owners.items() if len(people) == 1 and len(i) > 1 and not spoken_in(i).agencies}


def _whole(surfaces: Iterable[str], letters: str) -> re.Pattern[str]:
    any_of_them = by_first_letter(surfaces, re.escape)
    return re.compile(rf"(?<!{letters})(?:{any_of_them})(?!{letters})" if any_of_them else r"(?!)", re.IGNORECASE)
