"""Learn from the rows what the register does not tell of its people: their sex by a title, what they are to the two.

"Edith (wife)", "his nephew Dale", "Mrs Lund, the neighbour": once the rows say so, "wife" in any other row is Edith. What the
register tells stands; a sex is never guessed from a name; of the victim no relation is learnt, for all others are theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.model import Person, Register
from pipeline.timeline.reading.claim import claim_lists

_TITLES = {"mr": "male", "mrs": "female", "ms": "female", "miss": "female"}
_TITLE = re.compile(r"(Mr|Mrs|Ms|Miss)\b\.?(?! and\b)", re.IGNORECASE)
_NOT_LEARNT = frozenset(  # of these there may be more than the one of the register
    (
        "victim", "perpetrator", "child", "family", "anonymous", "stranger", "carer", "neighbour", "friend", "colleague",
        "passer-by", "landlord", "taxi driver", "clergy",
    )
)  # fmt: skip
_WHOSE = r"(?:(?:his|her|their|the|pt['’]?s|patient['’]s) )?"


def acquainted(register: Register, texts: Iterable[str]) -> Register:
    """Return the register with the sex and the relation of its people that titles and rows tell, where it lacks them."""
    people = tuple(replace(p, gender=p.gender or _sex_by_title(p)) for p in register.people)
    told = _told(people, texts)
    return replace(register, people=tuple(replace(p, relation=p.relation or told.get(p.id)) for p in people))


def _sex_by_title(person: Person) -> str | None:
    titles = {_TITLES[m[1].lower()] for name in (person.name, *person.also) if (m := _TITLE.match(name))}
    return titles.pop() if len(titles) == 1 else None


def _told(people: tuple[Person, ...], texts: Iterable[str]) -> Mapping[str, str]:
    """Return by id the word for what somebody is, where most rows that say so say the same."""
    relations = {word: tag for tag, words in claim_lists()["relations"].items() if tag not in _NOT_LEARNT for word in words}
    wanted = [p for p in people if not p.relation and p.role not in ("victim", "professional")]
    owner = _surfaces(wanted)
    if not owner:
        return {}
    name, word = _any(owner), _any(relations)
    apposition = re.compile(
        rf"\b(?P<rel>{word})(?: |, | \(|: | - )(?P<who>{name})(?![\w'’])"
        rf"|(?<!\w)(?P<name>{name})(?: \(|, | - |: ?){_WHOSE}(?P<is>{word})(?=[),.;:]|$| (?:who|of|and)\b)",
        re.IGNORECASE,
    )
    said: dict[str, Counter[str]] = {p.id: Counter() for p in wanted}
    named = {  # a name such as "the nephew"
        p.id: w for p in wanted for n in p.also if (w := re.sub(r"^(?:the|his|her) ", "", n.casefold())) in relations
    }
    for text in texts:
        for match in apposition.finditer(text):
            said[owner[(match["who"] or match["name"]).casefold()]][(match["rel"] or match["is"]).casefold()] += 1
    found = {}
    for person_id, words in said.items():
        tags = Counter[str]()
        for one, count in words.items():
            tags[relations[one]] += count
        if tags and 2 * max(tags.values()) > sum(tags.values()):
            most = max(tags, key=lambda tag: tags[tag])
            found[person_id] = max((w for w in words if relations[w] == most), key=lambda w: (words[w], w))
    children = {p.id for p in people if p.role == "child"}
    theirs = {relations[found[child]] for child in children & found.keys()}  # "daughter" may then mean the child
    return {p: w for p, w in (found | named).items() if p not in children and relations[w] not in theirs}


def _surfaces(people: Iterable[Person]) -> dict[str, str]:
    """Return whose each name is, where it is one person's."""
    owners: dict[str, set[str]] = {}
    for person in people:
        for name in (person.name, *person.also, person.name.split()[0] if " " in person.name else ""):
            if len(name) > 1 and name[:1].isupper():
                owners.setdefault(name.casefold(), set()).add(person.id)
    return {name: ids.pop() for name, ids in owners.items() if len(ids) == 1}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
