"""The words that stand instead: name pools, role labels, noun phrases for kinds of place and organisation, as data."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from pydantic import Field

from pipeline.detect.rulebook.word_lists import OrganisationsFile
from pipeline.settings import Strict, load_yaml
from pipeline.shipped import shipped

NEUTRAL = "neutral"  # the pool for people whose gender nobody stated


class Pool(Strict):
    """First names of one culture."""

    culture: str = ""
    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()


class RoleLabel(Strict):
    """What a practitioner or other person is called, and the titles, codes and relations that lead to it."""

    label: str
    words: tuple[str, ...]
    unique: bool = False


class Kind(Strict):
    """A kind told by words in a name."""

    words: tuple[str, ...]
    kind: str = ""
    label: str = ""


class Labels(Strict):
    """labels.yaml."""

    practitioner: str = "Practitioner"
    person: str = "Person"
    family: str = "Relative"
    friend: str = "Friend"
    child: str = "Child"
    subject: str = "Person"
    roles: tuple[RoleLabel, ...] = ()
    relations: tuple[RoleLabel, ...] = ()
    kinds: dict[str, str] = Field(default_factory=dict)
    schools: tuple[Kind, ...] = ()
    worship: tuple[Kind, ...] = ()
    courts: tuple[Kind, ...] = ()
    trades: tuple[Kind, ...] = ()
    bodies: tuple[Kind, ...] = ()
    household: frozenset[str] = frozenset()  # kinds of body that point to one household


@functools.cache
def labels() -> Labels:
    """Load the shipped labels."""
    return load_yaml(shipped("redaction_rules", "pseudonyms", "labels.yaml"), Labels)


@functools.cache
def household_words() -> re.Pattern[str]:
    """Return what says in the name of a body that it points to one household, as detection has it."""
    return load_yaml(shipped("redaction_rules", "names", "organisations.yaml"), OrganisationsFile).household


@functools.cache
def pools() -> Mapping[str, Pool]:
    """Load the shipped name pools, by culture."""
    folder = shipped("redaction_rules", "pseudonyms", "names")
    loaded = (load_yaml(path, Pool) for path in sorted(folder.glob("*.yaml")))
    return {pool.culture: pool for pool in loaded}


@functools.cache
def ordinary_words() -> frozenset[str]:
    """Load the words that are no names wherever they stand (lower case)."""
    text = shipped("redaction_rules", "names", "ordinary_words.txt").read_text(encoding="utf-8")
    return frozenset(text.lower().split())


def name_tiers(gender: str | None, culture: str | None) -> tuple[tuple[str, ...], ...]:
    """Return the first names to choose from, the fitting ones first.

    Gender is respected only where the register states it; without it only names of all genders are used. Without a
    culture the pools of English-speaking Britain are used.
    """
    known = pools()
    stated = (gender or "").strip().lower()
    side = (
        "female" if stated[:1] == "f" or stated in ("woman", "girl") else "male" if stated[:1] == "m" or stated == "boy" else ""
    )
    own = known.get(pool_key(culture or ""))
    tiers = [(getattr(own, side) if side else ()) or own.neutral] if own is not None else []
    if side:
        tiers.append(getattr(known["english"], side))
    return tuple(tier for tier in (*tiers, known[NEUTRAL].neutral) if tier)


def pool_key(culture: str) -> str:
    """Return the name of a culture as the pools are filed."""
    return re.sub(r"[\s-]+", "_", culture.strip().lower())


def role_label(*hints: str | None) -> RoleLabel | None:
    """Return the label of the first hint (title, code, relation) that names a role; longer words beat shorter ones."""
    for hint in hints:
        found = _longest(hint or "", (*labels().roles, *labels().relations))
        if found is not None:
            return found
    return None


def is_role_word(text: str) -> bool:
    """Say whether a text is nothing but the word for a role ("IDVA", "social worker")."""
    plain = _plain(text)
    return any(plain == _plain(word) for label in (*labels().roles, *labels().relations) for word in label.words)


@functools.cache
def _kind_words() -> frozenset[str]:
    """Return the words for kinds of place and organisation: school, gurdwara, magistrates, court …"""
    kinds = (*labels().schools, *labels().worship, *labels().courts)
    phrases = (word for kind in kinds for word in kind.words)
    return frozenset(word for phrase in phrases for word in _plain(phrase).split()) | {
        "place",
        "worship",
        "surgery",
        "practice",
        "home",
    }


_LITTLE = frozenset(["the", "a", "an", "of", "on", "at", "in", "to", "by", "and", "or", "for", "from", "near", "local"])


def is_kind_phrase(words: Sequence[str]) -> bool:
    """Say whether a phrase is only the word for a kind of place ("the gurdwara", "a school"): it names none of them."""
    telling = [word for word in words if word not in _LITTLE]
    return bool(telling) and all(word in _kind_words() for word in telling)


def _longest(hint: str, candidates: tuple[RoleLabel, ...]) -> RoleLabel | None:
    text = f" {_plain(hint)} "
    best: tuple[int, RoleLabel] | None = None
    for candidate in candidates:
        for word in candidate.words:
            if f" {_plain(word)} " in text and (best is None or len(word) > best[0]):
                best = (len(word), candidate)
    return best[1] if best else None


@functools.lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    """Lower case, words only; letters and digits written together are parted, so that SW1 reads "sw 1"."""
    apart = re.sub(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", text)
    return re.sub(r"[^\w/]+", " ", apart.replace("_", " ")).strip().lower()


def kind_label(kind: str, name: str) -> str:
    """Return the noun phrase for a kind of place or organisation, told more exactly by words in its own name."""
    plain = f" {_plain(name)} "
    unknown = labels().worship if kind in ("", "organisation", "local") else ()
    finer = {"school": labels().schools, "place_of_worship": labels().worship}.get(kind, unknown)
    for candidate in finer:
        if any(f" {_plain(word)} " in plain for word in candidate.words):
            return labels().kinds.get(candidate.kind, candidate.kind)
    if kind == "court":
        for candidate in labels().courts:
            if any(f" {_plain(word)}" in plain for word in candidate.words):
                return candidate.label
    if kind in ("employer", "small_employer", "organisation", "shop", "company", "local", "pub", ""):
        for candidate in labels().trades:
            if any(f" {_plain(word)} " in plain for word in candidate.words):
                return candidate.label
        for candidate in labels().bodies:  # at the end: "Example Surgery Pain Clinic" is a part of one
            if any(plain.endswith(f" {_plain(word)} ") for word in candidate.words):
                return labels().kinds[candidate.kind]
    if kind == "small_employer":
        kind = "employer"
    return labels().kinds.get(kind, labels().kinds["organisation"])
