"""Load the words dates are written with, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import SettingInvalid
from pipeline.shipped import read_lists, shipped

_TO_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
        "\r": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
        "\u2212": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u00b4": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u3003": '"',
        "\u2033": '"',
        "\u2044": "/",
        "\uff0f": "/",
        "\u2024": ".",
        "\uff0e": ".",
        "\u2192": ">",
    }
)
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


def same_length(text: str) -> str:
    """Return the text with odd dashes, quotes and blanks made plain, character for character."""
    return text.translate(_TO_PLAIN)


def plain(text: str) -> str:
    """Return a cell in lower case with plain marks, invisible characters gone; line breaks stay."""
    text = _INVISIBLE.sub("", same_length(text)).replace("->", ">").lower()
    return re.sub(r" *\n *", "\n", re.sub(r"[ ]+", " ", text)).strip()


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first; blanks may be repeated, a final stop may be missing."""
    whole: dict[bool, list[str]] = {True: [], False: []}
    for word in sorted({str(w) for w in words}, key=lambda w: (-len(w), w)):
        stop = word.endswith(".")
        body = re.escape(word.removesuffix(".") if stop else word).replace(r"\ ", r"[ -]+")
        right = r"(?![a-z])" if word[-1:].isalnum() or stop else ""
        whole[word[:1].isalnum()].append(f"{body}{right}" + (r"\.?" if stop else ""))
    begun = [rf"(?<![a-z0-9])(?:{'|'.join(whole[True])})"] if whole[True] else []  # looked back once for all of them
    return f"(?:{'|'.join([*begun, *whole[False]])})"


@dataclass(frozen=True)
class Words:
    """The vocabulary of dates.yaml: meanings by word, and a pattern per group."""

    month_of: Mapping[str, int]
    weekday_of: Mapping[str, int]
    season_of: Mapping[str, int]
    feast_of: Mapping[str, str]
    feasts: Mapping[str, Mapping[str, Any]]
    unit_of: Mapping[str, str]
    number_of: Mapping[str, int]
    groups: Mapping[str, tuple[str, ...]]
    month: str
    weekday: str
    season: str
    feast: str

    def pattern(self, group: str) -> str:
        """Return the pattern of a group of words."""
        return _pattern_of_group(self.groups[group])

    def month_number(self, word: str) -> int:
        return self.month_of[word.rstrip(".").lower()]


@cache
def _pattern_of_group(group: tuple[str, ...]) -> str:
    return alternatives(group)


def _reversed(groups: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    return {str(word): key for key, names in groups.items() for word in names}


def _numbered(groups: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {word: int(key) for word, key in _reversed(groups).items()}


@cache
def words() -> Words:
    """Load dates.yaml once. Raises `SettingInvalid` when a group is missing."""
    raw = read_lists(shipped("redaction_rules", "timeline", "dates.yaml"))  # "on" and "no" are words here
    try:
        month_of, weekday_of, season_of = (_numbered(raw[key]) for key in ("months", "weekdays", "seasons"))
        feast_of = {str(name): key for key, feast in raw["feasts"].items() for name in feast["names"]}
        groups = {key: tuple(map(str, value)) for key, value in raw.items() if isinstance(value, list)}
        return Words(
            month_of=month_of,
            weekday_of=weekday_of,
            season_of=season_of,
            feast_of=feast_of,
            feasts=raw["feasts"],
            unit_of=_reversed(raw["units"]),
            number_of={str(k): int(v) for k, v in raw["numbers"].items()},
            groups=groups,
            month=_longest(month_of),
            weekday=_longest(weekday_of),
            season=_longest(season_of),
            feast=_longest(feast_of),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SettingInvalid(
            f"redaction_rules/timeline/dates.yaml does not fit: {error}.", remedy="Restore the file as shipped."
        ) from None


def _longest(names: Iterable[str]) -> str:
    ordered = sorted(names, key=lambda n: (-len(n), n))
    return "(?:" + "|".join(re.escape(n).replace(r"\ ", r"[ ]+") for n in ordered) + ")"
