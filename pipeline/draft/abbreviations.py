"""Explain the abbreviations a report uses: as the sources write them out, else from the list that ships.

An explanation of a source is one in its running text: "Domestic Violence Protection Notice (DVPN)".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.draft.blocks import Part
from pipeline.draft.prose import flat
from pipeline.errors import SettingInvalid
from pipeline.shipped import read_lists, shipped

_OWN = re.compile(r"((?:[A-Z][\w’'-]*|of|and|the|for|to|in|on|a)(?:[ -](?:[A-Z]?[\w’'-]+)){1,9}) \(([A-Z][A-Za-z&]{1,7})s?\)")
_SMALL = frozenset(["of", "and", "the", "for", "to", "in", "on", "a"])


def used_in(parts: Iterable[Part], known: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the abbreviations of `known` that stand in a report, with their meaning, in order of the alphabet."""
    text = "\n".join(block.text for part in parts for block in part.blocks if block.kind != "prompt")
    words = set(re.findall(r"(?<![\w-])[A-Z][\w&]*(?:-\d)?(?![\w-])", text))
    return sorted(((term, known[term]) for term in words & known.keys()), key=lambda pair: pair[0].casefold())


def explained(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield term and meaning of every abbreviation written out in front of its brackets, letter for letter."""
    for text in texts:
        for match in _OWN.finditer(flat(text)):
            meaning = _last_words(match.group(1), match.group(2))
            if meaning:
                yield match.group(2), meaning


def _last_words(phrase: str, term: str) -> str:
    """Return the words at the end of a phrase whose first letters spell the term; empty if none do."""
    words = re.split(r"[ -]", phrase)
    for start in range(len(words) - 1, -1, -1):
        taken = words[start:]
        initials = "".join(word[0] for word in taken if word and word.casefold() not in _SMALL)
        if initials.casefold() == term.casefold() and taken[0].casefold() not in _SMALL:
            return phrase[len(phrase) - len(" ".join(taken)) :]
    return ""


@functools.cache
def shipped_terms() -> Mapping[str, str]:
    """Read the list that ships. Raises `SettingInvalid` if it cannot be read."""
    raw = read_lists(shipped("report_templates", "abbreviations.yaml"))
    if not all(isinstance(value, str) for value in raw.values()):
        raise SettingInvalid(
            "abbreviations.yaml: expected one meaning for each term.", remedy="Compare with the file that ships."
        )
    return raw
