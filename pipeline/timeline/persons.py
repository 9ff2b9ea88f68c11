"""Read who a row says called and who was there, and who words may mean: roles, relations, names of the register."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.model import Person, Register
from pipeline.timeline.claim import Claim, claim_lists, snippet
from pipeline.timeline.lexicon import pattern_of, spoken_in

_NAME_OR_ROLE = r"[A-Z][\w'’.,() -]{0,45}?|(?:a |an |the |his |her |their )[\w'’ -]{2,30}?"
_LINES = (
    "999|101|111|police|the police|ambulance|an ambulance|us|emergency services|out of hours|the out of hours"
    "|control|for help|for an ambulance|in"
)
_CALLER = re.compile(
    r"(?i:call(?:s|ed)?(?: was| were)?(?: received| made)?) (?:from|by) "
    r"(?P<by>(?:[^\W\d_a-z]{2,}[\w'’-]*, )?[\w'’][\w'’.() -]{1,40}?)"
    r"(?=[:;.,]|$| who| that| stating| saying| reporting| at | about | line| and |\s*\()"
    rf"|(?P<who>{_NAME_OR_ROLE}),? (?:had |has |then |also |have )?(?:rang|called|phoned|telephoned|dialled|dialed|rings|calls)"
    rf"(?: (?:{_LINES})\b|[:,.](?= |$)| to (?:say|report|tell)| reporting)"
    rf"|(?P<reporter>{_NAME_OR_ROLE}),? (?:reports|reported|reporting) (?:\w+ ){{0,3}}"
    r"(?:scream|shout|bang|argu|fight|disturb|assault|male|female|man|woman)"
)
_CALLS = re.compile(r"\b(?:rang|rings|call|calls|called|phoned|telephoned|dialled|dialed|report\w*)\b", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:says|said|states|stated|that|because|after|told \w+|reports)\b|(?<=[a-z0-9]{3})[.;:] ")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\.? (?:[A-Z][\w'’-]+ )*?([A-Z][\w'’-]{2,})")
_BROUGHT = "accompanied|brought|driven|taken|dropped off|collected|escorted|picked up|transported|supported"
_THERE = "present|there too|at the address|in the room|in the house|staying|with (?:him|her|them)"
_COMPANY_WORDS = re.compile(rf"\b(?:with|in the company of|alongside|{_BROUGHT}|{_THERE})\b", re.IGNORECASE)
_SUBJECTS = frozenset(("victim", "child", "son", "daughter"))  # their company is asked for, or is asked for elsewhere


class Persons:
    """Reads people of a case out of rows."""

    def __init__(self, register: Register) -> None:
        lists = claim_lists()
        self.relations: dict[str, str] = {word: tag for tag, words in lists["relations"].items() for word in words}
        self.known = _unique_surfaces(register)
        self._relation = _whole(self.relations, r"[\w-]")
        self._person = _whole(self.known, r"\w")
        self._initials = _unique_initials(register)
        self._professional = pattern_of(lists["professionals"])
        related = "|".join(sorted((re.escape(w) for w in self.relations), key=len, reverse=True))
        self._company = re.compile(
            rf"(?P<before>\w+ )?\b(?i:with|in the company of|alongside|(?:{_BROUGHT})(?: (?:in|there|home|over|away))? by) "
            f"(?P<with>a [a-z]+(?: [a-z]+)?|(?:(?:his|her|their|the|a|paternal|maternal|(?i:{related})|Mr"
            rf"|Mrs|Ms|[A-Z][\w'’-]+)[ ,]*){{1,5}})"
            rf"|(?P<there>(?:(?:His|Her|his|her|[A-Z][\w'’-]+|{related}) ?){{1,4}})(?:was |were |is |also )*(?:{_THERE}\b)"
        )
        self._not_company = frozenset(lists["not_company"])

    def tags(self, text: str) -> frozenset[str]:
        """Return who a stretch of text may mean: roles and relations, register ids (`id:`), other names (`name:`)."""
        found = {self.relations[m[0].lower()] for m in self._relation.finditer(text)}
        people = [self.known[m[0].casefold()] for m in self._person.finditer(text)]
        people += [self._initials[m[0]] for m in re.finditer(r"(?<![\w-])[A-Z]{2,3}(?![\w-])", text) if m[0] in self._initials]
        for person in people:
            found |= {f"id:{person.id}", *self._roles(person)}
        found |= {f"name:{match[1].casefold()}" for match in _TITLED.finditer(text)}
        if not people and re.search(r"\b(?:AP|IP)\b", text):
            found.add("victim")
        return frozenset(found)

    def _roles(self, person: Person) -> set[str]:
        words = re.findall(r"[\w-]+", (person.relation or "").lower())
        related = {self.relations[w] for w in words[:2] if w in self.relations}
        principal = person.role in ("victim", "perpetrator", "child")
        return related | {person.role} if principal or (person.role in ("family", "friend") and not related) else related

    def caller(self, text: str) -> Claim | None:
        """Return who a row says called; a professional who passed the call on is no caller."""
        for match in _CALLER.finditer(text) if _CALLS.search(text) else ():
            who = _SAYING.split(match["by"] or match["who"] or match["reporter"] or "")[-1]
            if self._professional.search(who):
                continue
            herself = " herself" if re.search(r"\bherself\b", text[match.end() : match.end() + 40]) else ""
            tags = self.tags(who + herself) | self._strange_names(who)
            if tags:
                return Claim("caller", "caller", "+".join(sorted(tags)), snippet(text, match.start(), match.end()), tags)
        return None

    def company(self, text: str) -> Claim | None:
        """Return which adults a row says were there, beside the two it is about; children are asked for elsewhere."""
        tags: frozenset[str] = frozenset()
        said = ""
        for match in self._company.finditer(text) if _COMPANY_WORDS.search(text) else ():
            who = match["with"] or match["there"] or ""
            if (match["before"] or "").strip().lower() in self._not_company or self._professional.search(who):
                continue
            found = self.tags(who)
            if "child" in found:
                continue
            found = (found | self._strange_names(who)) - _SUBJECTS
            if found:
                tags |= found
                said = said or snippet(text, match.start(), match.end())
        return Claim("people", "company", "+".join(sorted(tags)), said, tags) if tags else None

    def _strange_names(self, who: str) -> frozenset[str]:
        """Return capitalised words that are nobody's in the register, as names."""
        if self._person.search(who):
            return frozenset()
        words = (w.casefold() for w in re.findall(r"\b[A-Z][a-z'’-]{2,}", who))
        return frozenset(f"name:{w}" for w in words if w not in self.relations and w not in ("the", "his", "her", "their"))


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


def _unique_initials(register: Register) -> Mapping[str, Person]:
    """Return who initials mean, where they are one person's and no abbreviation of an agency or rank."""
    owners: dict[str, list[Person]] = {}
    for person in register.people:
        owners.setdefault("".join(part[0].upper() for part in person.name.split()), []).append(person)
    return {i: people[0] for i, people in owners.items() if len(people) == 1 and len(i) > 1 and not spoken_in(i).agencies}


def _whole(surfaces: Iterable[str], letters: str) -> re.Pattern[str]:
    ordered = sorted(surfaces, key=lambda s: (-len(s), s))
    return re.compile(
        rf"(?<!{letters})(?:{'|'.join(map(re.escape, ordered))})(?!{letters})" if ordered else r"(?!)", re.IGNORECASE
    )
