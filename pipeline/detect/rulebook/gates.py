"""Work out from a pattern what any match must contain, so that most paragraphs are passed over without searching.

Only certain facts count: the number of digits and the marks (such as "/" or "@") that every way through the pattern holds.
Whatever cannot be worked out asks for nothing.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from typing import Any

_c: Any = importlib.import_module("re._constants")
_p: Any = importlib.import_module("re._parser")


@dataclass(frozen=True, slots=True)
class Gate:
    """What a text must hold before a pattern can match in it."""

    digits: int = 0
    marks: frozenset[str] = frozenset()


def _digit(items: Any) -> bool:
    """Say whether a character set holds digits only."""
    for kind, value in items:
        if kind is _c.RANGE and value[0] >= 48 and value[1] <= 57:
            continue
        if kind is _c.CATEGORY and value is _c.CATEGORY_DIGIT:
            continue
        if kind is _c.LITERAL and 48 <= value <= 57:
            continue
        return False
    return True


def _walk(tree: Any) -> tuple[int, frozenset[str]]:
    digits, marks = 0, frozenset[str]()
    for kind, value in tree:
        more, other = 0, frozenset[str]()
        if kind is _c.LITERAL:
            char = chr(value)
            more = int(char.isdigit())
            other = frozenset(char) if char in "/@<" else other
        elif kind is _c.IN:
            more = int(_digit(value))
        elif kind is _c.BRANCH:
            ways = [_walk(way) for way in value[1]]
            more = min(d for d, _ in ways)
            other = frozenset.intersection(*(m for _, m in ways))
        elif kind is _c.SUBPATTERN:
            more, other = _walk(value[-1])
        elif kind is getattr(_c, "ATOMIC_GROUP", None):
            more, other = _walk(value)
        elif kind in (_c.MAX_REPEAT, _c.MIN_REPEAT, getattr(_c, "POSSESSIVE_REPEAT", None)):
            least, _, inner = value
            one, held = _walk(inner)
            more, other = one * least, held if least else other
        digits += more
        marks |= other
    return digits, marks


def gate_of(pattern: str) -> Gate:
    """Return what every match of a pattern must hold; nothing, if the pattern is beyond this module."""
    plain = re.sub(r"\\p\{[^}]*\}|\\[pP]\w", r"\\w", pattern)
    try:
        digits, marks = _walk(_p.parse(plain))
    except (re.error, ValueError, TypeError, RecursionError):
        return Gate()
    return Gate(digits, marks)
