"""Replacements of people and places: proposed once, colliding with nobody, never hinting at the true name.

Styles of published reviews: first name ("Laura"), letter ("Child A"), initials ("T.L."), role ("the victim"), title and
initial ("Mrs J"), role and number ("PC 1"). Names come from pools in an order that depends on the case's reference and on
what is issued already, never on the true name, so that nothing can be worked out backwards.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from pipeline.model import digest
from pipeline.redact.cast import Subject, name_words
from pipeline.redact.wording import labels, name_tiers, ordinary_words, role_label

LETTERS = "NBHKDRFTLWGEPCVJAMSUYQXZIO"  # places: no run that reads as a word, the letters that look like digits last
_UNIQUE_ROLE = {"victim": "the victim", "perpetrator": "the perpetrator"}


@dataclass(frozen=True, slots=True)
class Taken:
    """What no new replacement may be or look like."""

    issued: frozenset[str]  # every replacement of the case
    real: frozenset[str] = field(default=frozenset(), repr=False)  # words of real names, folded
    seed: str = ""  # the case's reference


def propose_for(subject: Subject, *, style: str, taken: Taken, label: str = "", alone: bool = True) -> str:
    """Return a replacement in a style of published reviews; `alone` says that nobody else has this unique role.

    Raises KeyError for an unknown style. The same subject gets another proposal when what is taken differs: what was
    issued is kept by the ledger, not by this function.
    """
    return {
        "first_name": _first_name,
        "letter": _letter,
        "initials": _initials,
        "role": _role,
        "title_initial": _title_initial,
        "number": _numbered,
    }[style](subject, taken, label, alone)


# --- names -----------------------------------------------------------------------------------------------------------


def _first_name(subject: Subject, taken: Taken, label: str, alone: bool) -> str:
    turn = int(digest("pool", taken.seed), 16)
    ordered = [name for tier in name_tiers(subject.gender, subject.culture) for name in _turned(tier, turn)]
    initials = true_initials(subject)
    usable = [name for name in ordered if name[0].upper() not in initials and is_free(name, taken)]
    heads = {name[0].casefold() for name in taken.issued if name.isalpha()}
    unlike = [name for name in usable[:20] if name[0].casefold() not in heads]
    if usable:
        return (unlike or usable)[0]
    return next(_numbers(labels().family if subject.role == "family" else labels().person, taken))


def _turned(names: Sequence[str], turn: int) -> Sequence[str]:
    start = turn % len(names)
    return (*names[start:], *names[:start])


def is_free(name: str, taken: Taken) -> bool:
    """Say whether a first name collides with nobody, is no ordinary word and cannot be confused with another."""
    folded = name.casefold()
    if folded in taken.real or folded in ordinary_words():
        return False
    if any(confusable(folded, word) for issued in taken.issued for word in name_words(issued)):
        return False
    return not any(abs(len(word) - len(folded)) <= 1 and Levenshtein.distance(folded, word) <= 1 for word in taken.real)


def confusable(first: str, second: str) -> bool:
    """Say whether two names are mixed up easily: one begins the other, one letter differs, or nearly so with one initial."""
    a, b = sorted((first.casefold(), second.casefold()), key=len)
    if a == b or (len(a) >= 3 and b.startswith(a)):
        return True
    distance = Levenshtein.distance(a, b)
    return distance <= 1 or (a[0] == b[0] and distance <= 2) or (len(a) >= 3 and a[:3] == b[:3])


def true_initials(subject: Subject) -> frozenset[str]:
    """Return the first letter of every word of every name of a subject."""
    return frozenset(word[0].upper() for name in subject.names for word in re.findall(r"[^\W\d_]+", name))


# --- letters, initials, titles ---------------------------------------------------------------------------------------


def _letter(subject: Subject, taken: Taken, label: str, alone: bool) -> str:
    """Children are lettered in the order of first issue (an order says nothing); other people never get a true initial."""
    word = label or labels().subject
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    avoid = frozenset() if word == labels().child else true_initials(subject)
    return next(f"{word} {letter}" for letter in _letters(alphabet, avoid) if f"{word} {letter}" not in taken.issued)


def _letters(alphabet: str, avoid: Collection[str]) -> Iterator[str]:
    """Yield letters, then doubled letters, without those to avoid; never ends."""
    length = 1
    while True:
        for letter in alphabet:
            if letter not in avoid:
                yield letter * length
        if all(letter in avoid for letter in alphabet):
            avoid = ()
        length += 1


def _initials(subject: Subject, taken: Taken, label: str, alone: bool) -> str:
    avoid = true_initials(subject)
    pairs = (f"{a}.{b}." for a in _letters(LETTERS, avoid) for b in LETTERS if a != b and b not in avoid and len(a) == 1)
    fallback = _numbers(labels().person, taken)
    return next((pair for pair, _ in zip(pairs, range(600), strict=False) if pair not in taken.issued), next(fallback))


def _title_initial(subject: Subject, taken: Taken, label: str, alone: bool) -> str:
    title = {"f": "Ms", "m": "Mr"}.get((subject.gender or "").lower()[:1], "Mx")
    title = label or title
    return next(
        f"{title} {letter}" for letter in _letters(LETTERS, true_initials(subject)) if f"{title} {letter}" not in taken.issued
    )


def _role(subject: Subject, taken: Taken, label: str, alone: bool) -> str:
    role = label or _UNIQUE_ROLE.get(subject.role, "")
    if role and role not in taken.issued:
        return role
    return _numbered(subject, taken, role.removeprefix("the ").capitalize(), alone)


def _numbered(subject: Subject, taken: Taken, label: str, alone: bool) -> str:
    """Return role and number, numbered in the order of first issue: PC 1, GP 2, Friend 1."""
    found = None if label else role_label(subject.title, *(subject.names if subject.code else ()), subject.relation)
    if found is not None and found.unique:
        return _unique(found.label, subject, taken, alone)
    return next(_numbers(label or (found.label if found else _default_label(subject)), taken))


def _unique(label: str, subject: Subject, taken: Taken, alone: bool) -> str:
    """Name the one holder of a role without a number; several are told apart by their agency, which stays readable."""
    for text in (f"the {label}", f"the {label} for {subject.agency}" if subject.agency else ""):
        if text and text not in taken.issued and (alone or text != f"the {label}"):
            return text
    return next(_numbers(label, taken))


def _default_label(subject: Subject) -> str:
    words = labels()
    if subject.role == "professional":
        title = (subject.title or "").strip()
        plain = re.fullmatch(r"[A-Za-z][A-Za-z'’/ -]{1,40}", title) is not None
        named = set(name_words(title)) & {word for name in subject.names for word in name_words(name)}
        return (title[0].upper() + title[1:]) if plain and not named and len(title.split()) <= 4 else words.practitioner
    return {"child": words.child, "family": words.family, "friend": words.friend}.get(subject.role, words.person)


def _numbers(label: str, taken: Taken) -> Iterator[str]:
    """Yield label and number from the first that was never issued."""
    pattern = re.compile(rf"(?:the )?{re.escape(label)} (\d+)", re.IGNORECASE)
    used = [int(match.group(1)) for text in taken.issued if (match := pattern.fullmatch(text))]
    number = max(used, default=0)
    while True:
        number += 1
        yield f"{label} {number}"


# --- places ----------------------------------------------------------------------------------------------------------


def place_code(subject: Subject, taken: Taken, *, label: str = "Town") -> str:
    """Return a letter code for a town, village or area; never a true initial, and no letter twice in a case."""
    used = {
        match.group(1) for text in taken.issued if (match := re.fullmatch(r"[A-Z][a-z]+ ([A-Z]+)", text)) and not _person(text)
    }
    for letter in _letters(LETTERS, true_initials(subject)):
        if letter not in used:
            return f"{label} {letter}"
    raise AssertionError("letters never end")


def _person(text: str) -> bool:
    return text.split()[0] in (labels().child, labels().subject, "Mr", "Mrs", "Ms", "Mx", "Miss")


_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")


def only_one(phrase: str, taken: Taken) -> str:
    """Return a noun phrase that belongs to one of its kind: "the GP practice", then "the second GP practice", …"""
    if not phrase.startswith("the ") or phrase not in taken.issued:
        return phrase
    for ordinal in _ORDINALS:
        candidate = f"the {ordinal} {phrase[4:]}"
        if candidate not in taken.issued:
            return candidate
    return next(_numbers(phrase[4:], taken))
