"""Link mentions to entities: who is it? Two people who share a name are told apart, or flagged; never merged silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.detect.register.people import People, Somebody
from pipeline.detect.words.mention import Mention
from pipeline.detect.words.text import fold_word
from pipeline.model import Entity, digest

OFFICERS = frozenset(("PC", "PCSO", "DC", "DS", "PS", "DI", "DCI", "Inspector", "Superintendent"))
_ANY_OFFICE = ("Officer", "Worker")  # says less than any other title does
_HE_OR_SHE = re.compile(r"\b(?:(?P<male>he|him|his|himself)|(?P<female>she|her|hers|herself))\b")
_CLAUSES = re.compile(r"(?:[^.;!?\n]|\.(?=\d))*")


def pronoun_behind(text: str, end: int) -> str:
    """Return the gender of the pronouns in the rest of a sentence when all are of one; it tells people of one surname apart."""
    rest = _CLAUSES.match(text, end)
    genders = {match.lastgroup or "" for match in _HE_OR_SHE.finditer(rest.group() if rest else "")}
    return genders.pop() if len(genders) == 1 else ""


@dataclass
class Thread:
    """Who was last named in one document, to tell apart people who share a name."""

    last: dict[str, int] = field(default_factory=dict)  # entity -> position of its last sure mention
    position: int = 0

    def seen(self, entity: str) -> None:
        """Note a sure mention."""
        self.position += 1
        self.last[entity] = self.position

    def nearest(self, ids: Sequence[str]) -> list[str]:
        """Return ids with the most recently named first; the order given decides between those not named yet."""
        return sorted(ids, key=lambda i: -self.last.get(i, 0))


def resolve(text: str, mention: Mention, people: People, thread: Thread, agency: str) -> tuple[str, tuple[str, ...]]:
    """Return (entity id, other ids it may be) of one person mention."""
    facts = mention.facts
    if facts.get("form") == "code":
        return _coded(facts.get("code") or fold_word(re.sub(r"\W", "", text)), text, facts.get("title"), people, thread, agency)
    if "members" in facts and mention.entity:
        members = mention.entity.split("|")
        return "+".join(members) if len(members) > 1 else members[0], ()
    if mention.entity:
        ids = mention.entity.split("|")
        if facts.get("form") == "nickname":  # somebody else may be called so as well: Mohammed as well as Maureen
            low = fold_word(text)
            ids = [*dict.fromkeys([*people.by_given.get(low, ()), *ids, *people.by_other_name(low)])]
    elif facts.get("form") == "full":
        entity = people.full(text, mention)
        thread.seen(entity)
        return entity, ()
    else:
        ids = people.candidates(text, mention)
    if not ids:
        entity = people.alone(text, mention)
        thread.seen(entity)
        return entity, ()
    relative = bool(facts.get("relation_to")) and facts.get("role") in ("family", "friend", "other")
    ids = people.narrow(people.grown([i for i in ids if i in people.by_id] or ids, text, mention), mention)
    if facts.get("elder"):  # "Mrs Example senior" is not the victim but somebody of an older generation
        ids = [i for i in ids if i not in people.main(ids)] or ids
    if facts.get("title") in OFFICERS and not any(OFFICERS & {people.by_id[i].title or "", *people.by_id[i].titles} for i in ids):
        ids = [i for i in ids if people.by_id[i].role not in ("family", "friend", "child")]
        if not ids:
            return people.alone(text, mention), ()  # "PC Example" is no aunt of that name
    listed = people.listed(text, ids)
    if len(listed) == 1 and not (relative and people.main(listed)):
        ids = listed  # "Mrs Example" stands in the register as one of them is called
    called = [i for i in ids if facts.get("form") == "first" and people.by_id[i].given == fold_word(text)]
    if relative and all(i in people.main(ids) for i in ids) and facts.get("form") != "full" and not called:
        if facts.get("relation_to") == "partner":
            ids = [i for i in ids if not facts.get("gender") or people.by_id[i].gender in (None, facts["gender"])] or ids
        elif facts.get("form") in ("surname", "title_surname", "first"):
            return people.alone(text, mention), ()  # "her mother, Mrs Example" is not her
    if len(ids) == 1:
        gender = facts.get("gender")
        only = people.by_id.get(ids[0])
        if gender and only is not None and only.gender and only.gender != gender and not mention.entity:
            return people.alone(text, mention), ()
        thread.seen(ids[0])
        return ids[0], ()
    main = people.main(ids)
    if facts.get("gender") and len(main) == 2 and facts.get("form") == "title_surname":  # the other one is a Mr, so this is she
        main = [i for i in main if people.by_id[i].known_gender == facts["gender"]] or main
    if facts.get("form") in ("title_surname", "misspelt") and facts.get("gender") and len(main) == 1:
        thread.seen(main[0])
        return main[0], ()
    ordered = thread.nearest(ids)
    if facts.get("form") == "surname" and facts.get("role") != "child":  # a child is hardly called so
        ordered.sort(key=lambda i: people.by_id[i].role == "child")
    if facts.get("pronoun"):  # "Example said that he was tired"
        ordered.sort(key=lambda i: people.by_id[i].known_gender != facts["pronoun"])
        thread.seen(ordered[0])
    people.confused(ids)
    return ordered[0], tuple(ordered[1:])


def _coded(code: str, text: str, title: str | None, people: People, thread: Thread, agency: str) -> tuple[str, tuple[str, ...]]:
    """Return who an agency's own code names: equal codes of two agencies are two people.

    Where nobody can tell whose code it is, it is the one person of the case with that code, else the last named, and flagged.
    """
    entity = digest("code", fold_word(agency), code)
    known = people.by_code.setdefault(code, [])
    if not agency and known:
        ordered = thread.nearest(known)
        return ordered[0], tuple(ordered[1:])
    if entity not in people.by_id:
        people.by_id[entity] = Somebody(
            entity, text, "", "", "code", "professional", title=title or None, agency=agency or None, certainty=0.9
        )
        known.append(entity)
    thread.seen(entity)
    return entity, ()


def note(somebody: Somebody, text: str, mention: Mention) -> None:
    """Remember how a person was written and what stood beside the name."""
    somebody.surfaces[text] += 1
    somebody.certainty = max(somebody.certainty, mention.score)
    title = mention.facts.get("title")
    if title:
        somebody.titles[title] += 1
    if mention.facts.get("relation_to"):
        somebody.relations[mention.facts.get("role", "other"), mention.facts["relation_to"]] += 1
    if mention.facts.get("gender") and somebody.source == "found" and not somebody.gender:
        somebody.gender = mention.facts["gender"]


def person_entities(people: People) -> Iterable[Entity]:
    """Yield the people that were mentioned (or stand in the register) as entities."""
    for somebody in people.by_id.values():
        if not somebody.surfaces and somebody.source == "found":
            continue
        told = [title for title, _ in somebody.titles.most_common()]
        title = somebody.title or next((t for t in told if t not in _ANY_OFFICE), told[0] if told else None)
        kin = somebody.relations.most_common(1)[0][0] if somebody.relations else None
        role = somebody.role or ("professional" if title else kin[0] if kin else "other")
        if role == "child" and somebody.adult and not somebody.role:
            role = "family"  # somebody's grown-up son
        yield Entity(
            id=somebody.id,
            group="person",
            role=role,
            name=somebody.name,
            surfaces=tuple(text for text, _ in somebody.surfaces.most_common()),
            certainty=round(somebody.certainty or 0.9, 2),
            title=title,
            agency=somebody.agency,
            relation=somebody.relation or (kin[1] if kin and not somebody.role else None),
            source=somebody.source,  # type: ignore[arg-type]
            keep=somebody.keep,
            gender=somebody.gender,
            ambiguous_with=tuple(sorted(people.ambiguous.get(somebody.id, ()))),
        )
