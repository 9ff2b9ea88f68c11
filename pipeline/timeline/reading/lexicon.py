"""Load the word lists of the merge: kinds of agency and event, rows that report, repeat or look back, escalation markers.

Words are data (`redaction_rules/timeline/*.yaml`), in the form `phrasebook` reads.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pipeline.errors import SettingInvalid
from pipeline.shipped import read_lists, shipped
from pipeline.timeline.reading.phrasebook import PhraseBook

# Kinds of event that are one sitting: every account of it tells the same time and the same decisions.
SITTINGS = frozenset(
    (
        "marac",
        "mappa",
        "strategy_meeting",
        "child_protection_conference",
        "conference",
        "core_group",
        "adult_meeting",
        "court_hearing",
        "home_visit",
        "child_contact",
    )
)
# Of these, the ones several agencies sit in, seldom twice within days: each takes its own minutes and dates them itself.
MEETINGS = frozenset(("marac", "mappa", "child_protection_conference", "conference", "core_group", "adult_meeting"))
# What "the conference" may be.
_CONFERENCES = frozenset(("marac", "mappa", "child_protection_conference", "adult_meeting"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a text speaks of: kinds of agencies and of events; whether it reports, repeats, looks back, takes in or prepares."""

    agencies: frozenset[str]
    events: frozenset[str]
    report: bool
    repeats: bool
    reflects: bool
    receives: bool = False
    prepares: bool = False
    records: bool = False


@dataclass(frozen=True)
class Evidence:
    """What evidence.yaml holds: one phrase book for rows, one for names of agencies, the weight of each kind of event."""

    book: PhraseBook
    names: PhraseBook
    weights: Mapping[str, float]
    incidents: frozenset[str]  # kinds that may be sides of one incident: a call, an injury, an arrest
    idioms: Mapping[str, re.Pattern[str]]  # phrases in which a word of a kind of event or agency does not mean it
    common: frozenset[str]
    weak_names: frozenset[str]  # words of an agency's name that are not its own


def shared_events(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return the kinds of event two rows share; who writes "the conference" may mean what the other calls by its name."""
    found = one & other
    for plain, named in ((one, other), (other, one)):
        if "conference" in plain and not plain & _CONFERENCES:
            found |= named & _CONFERENCES
    return found


def load_words(name: str) -> Mapping[str, Any]:
    """Load a word list of redaction_rules/timeline with every scalar as text."""
    return read_lists(shipped("redaction_rules", "timeline", name))


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the words, whatever their case; `*` ends a stem, or alone stands for any one word."""
    any_of_them = by_first_letter(words, _one)
    return re.compile(rf"(?<!\w)(?:{any_of_them})" if any_of_them else r"(?!)", re.IGNORECASE)


def by_first_letter(words: Iterable[str], form: Callable[[str], str]) -> str:
    """Return the forms of words as by_first_letter of a pattern, the longest word first, those of one first letter together.

    Where case does not count, a search tries all by_first_letter one by one wherever a word begins; so one letter rules out all
    of a group. At one place only words of one letter can stand, unless one begins with any (`*`) or with what may be left out.
    """
    longest_first = sorted(set(words), key=lambda w: (-len(w), w))
    plain = all(w[:1].isascii() and w[:1] not in "*'" for w in longest_first)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in longest_first:
        by_letter[word[:1].lower() if plain else ""].append(form(word))
    return "|".join(f"(?:{'|'.join(group)})" for group in by_letter.values())


def matches_beside(needed: tuple[str, ...], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that cannot stand in a text without one of some words: most texts hold none of them."""
    plain = text.lower()
    return pattern.finditer(text) if any(word in plain for word in needed) else iter(())


def _one(word: str) -> str:
    parts = [r"\S+" if part == "*" else _stem_or_word(part) for part in word.split(" ")]
    return r"[\s-]+".join(parts) + ("" if word.endswith("*") else r"(?!\w)")


def _stem_or_word(part: str) -> str:
    plain = re.escape(part.removesuffix("*")).replace("'", "['\u2019]?")
    return plain + (r"\w*" if part.endswith("*") else "")


@cache
def evidence() -> Evidence:
    """Load evidence.yaml once. Raises `SettingInvalid` when a list is missing or holds a phrase without words."""
    raw = load_words("evidence.yaml")
    try:
        lists = {f"agency {name}": kind["mentions"] for name, kind in raw["agencies"].items()}
        lists |= {f"event {name}": kind["words"] for name, kind in raw["events"].items()}
        lists |= {
            name: raw[name] for name in ("reports", "repeats", "reflections", "receipts", "preparations", "sittings", "records")
        }
        names = {name: kind["names"] for name, kind in raw["agencies"].items()}
        weights = {name: float(kind["weight"]) for name, kind in raw["events"].items()}
        idioms = {
            f"{group} {name}": pattern_of(kind["unless"])
            for group, kinds in (("event", raw["events"]), ("agency", raw["agencies"]))
            for name, kind in kinds.items()
            if "unless" in kind
        }
        incidents = frozenset(name for name, kind in raw["events"].items() if kind.get("incident") == "yes")
        return Evidence(
            PhraseBook(lists),
            PhraseBook(names),
            weights,
            incidents,
            idioms,
            frozenset(raw["common"]),
            frozenset(raw["weak_names"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SettingInvalid(
            f"redaction_rules/timeline/evidence.yaml does not fit: {error}.", remedy="Restore the file as shipped."
        ) from None


@lru_cache(maxsize=65536)
def spoken_in(text: str) -> Spoken:
    """Return what a text speaks of."""
    groups = evidence().book.groups_in(text)
    for kind in groups & evidence().idioms.keys():
        if (plain := evidence().idioms[kind].sub(" ", text)) != text and kind not in evidence().book.groups_in(plain):
            groups -= {kind}
    agencies = frozenset(g.removeprefix("agency ") for g in groups if g.startswith("agency "))
    events = frozenset(g.removeprefix("event ") for g in groups if g.startswith("event "))
    prepares = "preparations" in groups and "sittings" not in groups
    reports, repeats, reflects = ("reports" in groups, "repeats" in groups, "reflections" in groups)
    return Spoken(agencies, events, reports, repeats, reflects, "receipts" in groups, prepares, "records" in groups)


@lru_cache(maxsize=1024)
def kinds_of(agency: str) -> frozenset[str]:
    """Return the kinds an agency's name tells; a foundation trust for mental health is no hospital."""
    found = evidence().names.groups_in(agency)
    return found - {"hospital"} if found & {"ambulance", "mental_health"} else found


@cache
def _marker_book() -> tuple[PhraseBook, tuple[str, ...], re.Pattern[str]]:
    raw = load_words("markers.yaml")["markers"]
    idioms = pattern_of(phrase for marker in raw.values() for phrase in marker.get("unless", ()))
    return PhraseBook({name: marker["words"] for name, marker in raw.items()}), tuple(raw), idioms


def markers_in(text: str) -> frozenset[str]:
    """Return the escalation markers a text shows."""
    book, _, idioms = _marker_book()
    return book.groups_in(idioms.sub(" ", text))


def marker_names() -> tuple[str, ...]:
    """Return the names of the escalation markers in the order of markers.yaml."""
    return _marker_book()[1]
