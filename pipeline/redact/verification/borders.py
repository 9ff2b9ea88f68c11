"""Look over the borders of units, for banners, and for words written nearly like a name."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from pipeline.model import Document, Hit, Unit
from pipeline.redact.markings import banner_spans
from pipeline.redact.verification.search import Search
from pipeline.redact.verification.surfaces import Forbidden
from pipeline.redact.verification.words import words_of
from pipeline.redact.wording import ordinary_words


def across_units(document: Document, search: Search) -> Iterator[Hit]:
    """Look for surfaces split over a cell, paragraph or line border."""
    bounds: list[int] = []
    pieces: list[str] = []
    length = 0
    units = [unit for unit in document.units if not unit.mirror]
    for unit in units:
        piece = "".join(words_of(unit.text))
        bounds.append(length)
        pieces.append(piece)
        length += len(piece)
    text = "".join(pieces)
    for phrase, wanted in search.long.items():
        at = text.find(phrase)
        while at >= 0:
            first, last = _index_of(bounds, at), _index_of(bounds, at + len(phrase) - 1)
            inner = units[first].text
            if (
                first != last
                and not _whole_in(wanted, inner)
                and _border_is_real(wanted, [units[n].text for n in range(first, last + 1)])
            ):
                yield Hit(
                    document.name,
                    units[first].part,
                    units[first].locator,
                    wanted.kind,
                    wanted.text,
                    wanted.entity_id,
                    True,
                    "split over a border",
                )
            at = text.find(phrase, at + 1)


_BROKEN, _GOES_ON = re.compile(r"([^\W\d_]+)[-\u00ad\u2010\u2011]\s*$"), re.compile(r"\s*([^\W\d_]+)")


def over_hyphens(document: Document, search: Search) -> Iterator[Hit]:
    """Look for a name of any length whose first half ends a paragraph with a hyphen and whose rest begins the next."""
    for unit, following in pairwise(unit for unit in document.units if not unit.mirror):
        begun, rest = _BROKEN.search(unit.text), _GOES_ON.match(following.text)
        if begun is None or rest is None:
            continue
        word = words_of(begun.group(1) + rest.group(1))
        if any(True for _ in search.issued.find(word)):
            continue
        for _, _, wanted in search.forbidden.find(word):
            if wanted.sure and not wanted.kept:
                why = "split over a border"
                yield Hit(document.name, unit.part, unit.locator, wanted.kind, wanted.text, wanted.entity_id, True, why)


def _border_is_real(wanted: Forbidden, texts: Sequence[str]) -> bool:
    """Accept a split only where it cuts the phrase between its words or inside one whole run at each end of the border."""
    words = [words_of(text) for text in texts]
    flat = [word for group in words for word in group]
    joined = (
        ["".join(flat[a:b]) for a in range(len(flat)) for b in range(a + 1, min(a + 6, len(flat)) + 1)] if len(flat) <= 60 else []
    )
    ends = words[0][-4:] + words[-1][:4] if len(words) == 2 else flat
    joined += ["".join(ends[a:b]) for a in range(len(ends)) for b in range(a + 1, len(ends) + 1)] if len(ends) <= 24 else []
    return "".join(wanted.words) in joined


def _whole_in(wanted: Forbidden, text: str) -> bool:
    return "".join(wanted.words) in "".join(words_of(text))


def _index_of(bounds: Sequence[int], at: int) -> int:
    return bisect.bisect_right(bounds, at) - 1


def markings_in(document: Document) -> Iterator[Hit]:
    """Yield every banner marking."""
    for unit, start, end in banner_spans(document):
        yield Hit(
            document.name, unit.part, unit.locator, "marking", unit.text[start:end], None, True, "a protective or draft marking"
        )


def nearly_names(document: Document, search: Search) -> Iterator[Hit]:
    """Yield words one or two letters away from a name, as possible hits."""
    if not search.fuzzy:
        return
    where: dict[str, Unit] = {}
    for unit in document.units:
        for match in re.finditer(r"(?<![\w'’-])[A-Z][^\W\d_]{4,}", unit.text):
            where.setdefault(match[0], unit)
    ordinary = ordinary_words()
    known = {f.words[0] for f in search.fuzzy}
    for surface, unit in where.items():
        (word, *rest) = words_of(surface)
        if rest or word in ordinary or word.rstrip("s") in ordinary or word in known:
            continue
        if any(True for _ in search.issued.find([word])):
            continue
        for wanted in search.fuzzy:
            limit = 1 if len(word) < 8 else 2
            if word[0] == wanted.words[0][0] and Levenshtein.distance(word, wanted.words[0], score_cutoff=limit) <= limit:
                yield Hit(
                    document.name,
                    unit.part,
                    unit.locator,
                    "alias",
                    surface,
                    wanted.entity_id,
                    False,
                    "written nearly like a name",
                )
                break
