"""Load the word lists of the merge: kinds of agency and event, reports, repeats, claims and markers.

Words are data (`redaction_rules/timeline/*.yaml`): lower case, a blank stands for any white space or hyphen, `*` ends a stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from pipeline.errors import SettingInvalid
from pipeline.shipped import shipped


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of agency or event: its words as one pattern, and how much sharing it says."""

    name: str
    pattern: re.Pattern[str]
    weight: float = 1.0
    names: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What evidence.yaml holds, compiled."""

    agencies: tuple[Kind, ...]
    events: tuple[Kind, ...]
    reports: re.Pattern[str]
    repeats: re.Pattern[str]
    reflections: re.Pattern[str]
    common: frozenset[str]


def load_words(name: str) -> Mapping[str, Any]:
    """Load a word list of redaction_rules/timeline with every scalar as text."""
    path = shipped("redaction_rules", "timeline", name)
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if not isinstance(loaded, dict):
        raise SettingInvalid(f"redaction_rules/timeline/{name} holds no lists.", remedy="Restore the file as shipped.")
    return loaded


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the words, whatever their case; a list without words matches nothing."""
    return re.compile("|".join(_one(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) or r"(?!)", re.IGNORECASE)


def _one(word: str) -> str:
    stem = word.endswith("*")
    body = re.escape(word.removesuffix("*")).replace(r"\ ", r"[\s-]+").replace("'", "['\u2019]?")
    body = re.sub(r"\\\*", r"\\w*", body)
    left = r"(?<!\w)" if word[:1].isalnum() else ""
    right = r"\w*" if stem else r"(?!\w)" if word[-1:].isalnum() else ""
    return left + body + right


@cache
def evidence() -> Evidence:
    """Load evidence.yaml once. Raises `SettingInvalid` when a list is missing."""
    raw = load_words("evidence.yaml")
    try:
        agencies = tuple(
            Kind(name, pattern_of(kind["mentions"]), names=pattern_of(kind["names"])) for name, kind in raw["agencies"].items()
        )
        events = tuple(Kind(name, pattern_of(kind["words"]), float(kind["weight"])) for name, kind in raw["events"].items())
        return Evidence(agencies, events, pattern_of(raw["reports"]), pattern_of(raw["repeats"]), pattern_of(raw["reflections"]), frozenset(raw["common"]))
    except (KeyError, TypeError, ValueError) as error:
        raise SettingInvalid(
            f"redaction_rules/timeline/evidence.yaml does not fit: {error}.", remedy="Restore the file as shipped."
        ) from None


@cache
def markers() -> Mapping[str, re.Pattern[str]]:
    """Load the escalation markers a writer may choose, by name."""
    raw = load_words("markers.yaml")
    return {name: pattern_of(marker["words"]) for name, marker in raw["markers"].items()}
