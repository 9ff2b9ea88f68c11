"""What must not be met in a finished file: every alias of everybody not kept, accepted texts, dates of birth, references."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import CaseFacts, Detection, Finding, OrganisationName, Person, PlaceName, Register
from pipeline.redact.cast import Subject, subjects
from pipeline.redact.dates import read_days
from pipeline.redact.decision import Decision, final_action
from pipeline.redact.policy import group_of
from pipeline.redact.verification.words import words_of
from pipeline.redact.wording import is_kind_phrase, is_role_word, ordinary_words
from pipeline.redact.written_days import written_forms

_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lady", "lord", "rev", "revd", "pc", "dc",
    "ds", "di", "dci", "ps", "sgt", "wpc", "insp", "supt", "the", "of", "and",
})  # fmt: skip
_CALENDAR = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "sept", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays",
    "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "tues", "weds", "thurs",
})  # fmt: skip
_LONG_NUMBER = 6  # digits from which a reference made of figures alone is told apart from an ordinary number
_SEARCHED = frozenset({"person", "place", "organisation", "reference", "contact"})


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One phrase that must not be met, what it is and how sure a hit is."""

    words: tuple[str, ...] = field(repr=False)
    kind: str  # alias | finding | identifier | date_of_birth
    text: str = field(repr=False)
    entity_id: str | None = None
    sure: bool = True  # False: only a possible hit, wherever it stands
    kept: bool = False  # a keep decision covers it: listed, never blocking
    firm: bool = False  # somebody's full name or an organisation of the register: a longer name that is kept does not cover it
    found: bool = False  # nobody listed it: a word that the text itself writes without a capital is no name
    day: bool = False  # an exact date: the first day of the scope may stand inside the replacement for a period

    @property
    def cased(self) -> bool:
        """Say whether it counts only as it is written, because its words are ordinary ones."""
        return is_ordinary(self.words)


def aliases(register: Register, detection: Detection, facts: CaseFacts, kept: Collection[str]) -> list[Forbidden]:
    """Return every alias of every person, place and organisation; those of kept ones are marked so.

    Register entries come in every form detection knows for them; entities that were found come in the forms met in the case.
    """
    cast = subjects(detection, register, facts)
    forms: dict[str, list[tuple[str, bool]]] = {identity: [(name, True) for name in s.names] for identity, s in cast.items()}
    for item in entries(register):
        forms[item.id] += _variants(item)
    return [
        form
        for identity, subject in cast.items()
        if not subject.keep and subject.group in ("person", "place", "organisation")
        for form in _forbidden_forms(subject, forms[identity], kept=identity in kept)
    ]


def entries(register: Register) -> Iterator[Person | PlaceName | OrganisationName]:
    """Yield every entry of the register."""
    yield from register.people
    yield from register.places
    yield from register.organisations


def _variants(item: Person | PlaceName | OrganisationName) -> list[tuple[str, bool]]:
    """Return the forms detection would look for, each with whether it identifies by itself."""
    from pipeline.detect.register.surfaces import variants

    return [(variant.text, variant.sure) for variant in variants(item)]


def _forbidden_forms(subject: Subject, forms: Iterable[tuple[str, bool]], *, kept: bool) -> Iterator[Forbidden]:
    best: dict[tuple[str, ...], Forbidden] = {}
    firm = subject.listed and subject.group in ("person", "organisation")
    for text, form_is_sure in forms:
        for words, whole in _parts(text, subject):
            sure = form_is_sure and is_telling(words) and not _is_generic(words)
            if words and (words not in best or (sure and not best[words].sure)):
                best[words] = Forbidden(
                    words,
                    "alias",
                    text if whole else " ".join(words),
                    subject.id,
                    sure=sure,
                    kept=kept,
                    found=not subject.listed,
                    firm=firm and len(words) > 1,
                )
    yield from best.values()


def _is_generic(words: Sequence[str]) -> bool:
    """Say whether a phrase is a kind of place or a role, alone or with a number ("the gurdwara", "worker 2").

    The text goes on using such words; where one is the name of somebody, its position tells.
    """
    return (
        is_kind_phrase(words)
        or is_role_word(" ".join(words))
        or (len(words) > 1 and words[-1].isdigit() and is_role_word(" ".join(words[:-1])))
    )


_ADDRESS = re.compile(r"[@_/\\\d]|\.[A-Za-z]{2,4}$")  # a handle, address or file name, whose last word is no surname


def _parts(text: str, subject: Subject) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield a form (and that it is the whole of it), and of a person's full name its first name and surname."""
    words = tuple(words_of(re.sub(r"['’]s\b", "", text)))
    yield words, True
    if subject.group != "person" or subject.code or _ADDRESS.search(text):
        return
    plain = [word for word in words if word not in _TITLES]
    if plain != list(words):
        yield tuple(plain), False
    if not text.isupper() or len(plain) > 1:
        letters = [word for word in plain if word.isalpha() and len(word) > 1]
        for word in {letters[0], letters[-1]} if letters else ():
            yield (word,), len(words) == 1
            if len(word) > 3 and word == letters[-1]:
                yield (f"{word}s",), False


def is_telling(words: Sequence[str]) -> bool:
    """Say whether a phrase names somebody wherever it stands: no lone ordinary word, number, or under four characters."""
    telling = [word for word in words if word not in _TITLES]
    if len("".join(telling)) < 4 or all(word.isdigit() for word in telling):
        return False
    return len(telling) > 1 or (telling[0] not in ordinary_words() and telling[0] not in _CALENDAR)


def is_ordinary(words: Sequence[str]) -> bool:
    """Say whether a phrase is made of ordinary words, so that only its capitals make it a name ("High Street")."""
    return all(word in ordinary_words() or word in _TITLES for word in words)


def accepted_texts(
    findings: Sequence[Finding], detection: Detection, decisions: Mapping[str, Decision], issued: Collection[str]
) -> list[Forbidden]:
    """Return the text of every finding that is to go: names, numbers and exact dates wherever they stand.

    A finding that detection made and the list of findings no longer has still counts, so that removing one from the list
    can never release what it found. Words that are ordinary in themselves (an age, a trait, a quotation) are looked for
    only at their place.
    """
    listed = {_place(f): f for f in findings}
    made: list[Forbidden] = []
    for finding in (*findings, *(f for f in detection.findings if _place(f) not in listed)):
        if finding.context.get("treatment", "edit") == "scrub" or finding.context.get("form") == "caption":
            continue
        if finding.state == "possible" and final_action(finding, decisions) == "keep":
            continue
        if _place(finding) in listed and final_action(finding, decisions) == "keep":
            continue
        if _place(finding) not in listed and finding.action == "keep":
            continue
        made += _searched(finding)
    return made


def _searched(finding: Finding) -> Iterator[Forbidden]:
    group = group_of(finding.entity_type)
    if finding.entity_type == "DATE_OF_BIRTH" or finding.context.get("date_kind") == "birth":
        for iso in (day.iso() for day in read_days(finding.text, finding.context.get("edtf", ""))):
            for form in written_forms(iso.isoformat()) if iso else ():
                yield Forbidden(form, "date_of_birth", finding.text, finding.context.get("age_of"))
        return
    words = tuple(words_of(finding.text))
    if group in _SEARCHED:
        kind = "identifier" if group in ("reference", "contact") else "finding"
        long_number = kind == "identifier" and len("".join(words)) >= _LONG_NUMBER  # "55/20417/18" is nobody else's
        sure = (is_telling(words) or long_number) and _is_own(finding, words) and not _is_generic(words)
        found = kind == "finding" and finding.context.get("listed") != "yes"
        yield Forbidden(words, kind, finding.text, finding.entity_id, sure=sure, found=found)
    elif finding.entity_type == "DATE":
        for core in _EXACT.findall(finding.text):  # a period has two
            yield Forbidden(tuple(words_of(core)), "finding", core, None, day=True)


def _is_own(finding: Finding, words: Sequence[str]) -> bool:
    """Refuse to search everywhere for a phrase that is ordinary English, such as a place written "the village hall"."""
    if group_of(finding.entity_type) in ("reference", "contact"):
        return any(any(c.isdigit() for c in word) for word in words) or len("".join(words)) >= 8
    return any(word not in ordinary_words() and not word.isdigit() for word in words) or not finding.text.islower()


_EXACT = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+[A-Z][a-z]{2,8},?\s+\d{4}|[A-Z][a-z]{2,8}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}"
)


def births(register: Register, kept: Collection[str]) -> list[Forbidden]:
    """Return every way to write the date of birth of everybody in the register who is not kept."""
    return [
        Forbidden(form, "date_of_birth", person.born, person.id, kept=person.id in kept)
        for person in register.people
        if person.born and not person.keep
        for form in written_forms(person.born)
    ]


def kept_entities(findings: Sequence[Finding], detection: Detection, decisions: Mapping[str, Decision]) -> frozenset[str]:
    """Return the entities that stay: every mention of them is kept, by policy or by somebody's decision.

    An entity with a mention that detection made and the list of findings no longer has does not count as kept.
    """
    by_entity: dict[str, list[bool]] = {}
    listed = {_place(f) for f in findings}
    for finding in findings:
        if finding.entity_id and (finding.state == "proposed" or finding.id in decisions):
            by_entity.setdefault(finding.entity_id, []).append(final_action(finding, decisions) == "keep")
    for finding in detection.findings:
        if finding.entity_id and finding.state == "proposed" and _place(finding) not in listed and finding.action != "keep":
            by_entity.setdefault(finding.entity_id, []).append(False)
    return frozenset(entity for entity, kept in by_entity.items() if all(kept))


def _place(finding: Finding) -> tuple[str, str, int, int, str]:
    return (finding.document, finding.address, finding.start, finding.end, finding.entity_type)
