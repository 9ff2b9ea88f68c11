"""Identifiers told by their own form alone, looked for again in finished files, independently of detection."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.detect.rulebook.rules import Rules
    from pipeline.detect.values.identifiers import Identifier

_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


def _nhs(text: str) -> bool:
    digits = [int(c) for c in text if c.isdigit()]
    check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(digits) == 10 and check % 11 == digits[9] and check != 10


def _pnc(text: str) -> bool:
    year, _, rest = text.partition("/")
    return _PNC_LETTERS[int(year[-2:] + rest[:-1].zfill(7)) % 23] == rest[-1].upper()


def _always(text: str) -> bool:
    return True


_PATTERNS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("NHS number", re.compile(r"(?<![\d/.-])\d{3}[ \u00a0-]\d{3}[ \u00a0-]\d{4}(?![\d/-])"), _nhs),
    (
        "National Insurance number",
        re.compile(r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
        _always,
    ),
    ("PNC ID", re.compile(r"(?<![\d/])(?:19|20)?\d{2}/\d{4,7}[A-HJ-NP-RT-Z]\b"), _pnc),
    (
        "postcode",
        re.compile(
            r"(?<!\w)(?:GIR ?0AA|"
            r"(?:[A-PR-UWYZ][A-HK-Y]?\d{1,2}|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY])"
            r" \d[ABD-HJLNP-UW-Z]{2})(?!\w)"
        ),
        _always,
    ),
    ("mobile number", re.compile(r"(?<![\d+])(?:\+44 ?(?:\(0\) ?)?7\d{3}|07\d{3})[ -]?\d{3}[ -]?\d{3}(?!\d)"), _always),
    ("e-mail address", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?!\w)"), _always),
)


_SURE = 0.9  # score from which a rule's find blocks without anybody having looked at it


def finders_of(rules: Rules) -> tuple[Identifier, ...]:
    """Return the identifier rules of a case, compiled."""
    from pipeline.detect.values.identifiers import Identifier

    return tuple(Identifier(rule) for rule in rules.identifiers)


def identifiers_in(text: str, finders: Sequence[Identifier] = ()) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what) of every identifier whose form, check digit or label leaves no doubt."""
    for finder in finders:
        for mention in finder.find(text, ""):
            if mention.score >= _SURE:
                yield mention.start, mention.end, mention.kind.lower().replace("_", " ")
    for what, pattern, holds in _PATTERNS:
        for match in pattern.finditer(text):
            if holds(match[0]):
                yield match.start(), match.end(), what
