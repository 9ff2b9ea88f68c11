# ruff: noqa: E501 - a list of abbreviations stands on one line
"""Tokens of clean text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.detect.words.text import fold_word

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"'[sS]$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of clean text; a possessive 's is cut off and noted."""

    start: int
    end: int
    text: str
    low: str  # folded
    capital: bool  # begins with a capital letter
    upper: bool  # two or more letters, all capitals
    first: bool  # begins a sentence
    possessive: bool = False

    @property
    def word(self) -> bool:
        """Say whether the token is a word."""
        return self.text[0].isalpha()


@lru_cache(maxsize=512)  # several layers look at one paragraph in turn
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of a clean text."""
    tokens: list[Token] = []
    first = True
    for match in _TOKEN.finditer(text):
        body = match.group()
        end = match.end()
        possessive = False
        if body[0].isalpha():
            if len(body) > 2 and _POSSESSIVE.search(body):
                body, end, possessive = body[:-2], end - 2, True
            capital = body[0].isupper()
            upper = len(body) > 1 and body.isupper()
            tokens.append(Token(match.start(), end, body, fold_word(body), capital, upper, first, possessive))
            first = False
        else:
            tokens.append(Token(match.start(), end, body, body, False, False, first))
            if (
                (body in ".!?:;" and not (body == "." and len(tokens) > 1 and _abbreviation(tokens[-2])))
                or (body in "\"'(•-–—*" and first)
                or (body in '"' and len(tokens) > 1 and tokens[-2].text in ",")
            ):
                first = True
            else:
                first = False
    return tuple(tokens)


@lru_cache(maxsize=10_000)
def _abbreviated(text: str) -> bool:
    return (len(text) == 1 and text.isupper()) or text in {
        "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Revd", "St", "Sgt", "Insp", "Supt", "Det", "Con", "Cllr", "Fr", "approx", "no", "No", "nos", "vs", "e", "i", "etc", "ref", "Jr", "Sr", "ca", "cf", "tel",
    }  # fmt: skip


def _abbreviation(token: Token) -> bool:
    return _abbreviated(token.text)
