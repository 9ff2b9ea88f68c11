"""Tell which file is a later version of another, and let what a later version repeats keep its id.

Decisions of people name rows and paragraphs by id. A corrected report comes under a new name, or under the old one with every
row a line lower: what it repeats word for word is the same row, and keeps the id under which somebody decided about it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from pipeline.ingest.kin import iso_date
from pipeline.ingest.text import key, sentences
from pipeline.model import Entry, Source

_MARK = re.compile(r"(?:^|(?<=[\s_\-.(]))v(?:er(?:sion)?)?[\s_.]*(\d+(?:\.\d+)?)\b", re.I)
_LATER = re.compile(r"\b(?:final|revised|corrected|correction|amended|amendments?|updated|resubmitted|signed|approved)\b", re.I)
_EARLIER = re.compile(r"\b(?:draft|working|interim|unsigned)\b", re.I)
_COPY = re.compile(r"\(\d+\)|\bcopy(?: of)?\b", re.I)
_COPIED = frozenset({"terms_of_reference", "contents", "cover", "running", "glossary", "notes"})  # what two reports may share
_MOST, _SOME = 0.5, 0.15  # share of the shorter one's sentences that must stand in the other; fewer where the names agree
_ROWS = 3  # rows two chronologies share at least before they are said to tell the same
_LEAST = 5  # words of a sentence that tells anything


@dataclass(frozen=True, slots=True)
class Version:
    """A file that may have versions: its name, when it was changed (seconds), and what it says."""

    document: str
    changed: float
    source: Source


def are_versions(first: Version, second: Version) -> bool:
    """Say whether two reports of one agency are versions of one: most sentences stand in both, or some and the names agree.

    What every report of a review copies (the terms of reference) is not counted.
    """
    a, b = _sentences(first.source), _sentences(second.source)
    if not a or not b:
        return False
    wanted = _SOME if _plain_name(first.document) == _plain_name(second.document) else _MOST
    return len(a & b) >= wanted * min(len(a), len(b))


def told_twice(first: Source, second: Source) -> int:
    """Return how many rows of two chronologies say the same, where those are most rows of the shorter one; else 0.

    A row is the same by its words; a short one ("Phone call") by its date and time as well, since another may say so too.
    """
    a, b = (Counter(_row(entry) for entry in source.entries) for source in (first, second))
    same = sum((a & b).values())
    return same if same >= _ROWS and same > _MOST * min(a.total(), b.total()) else 0


def _row(entry: Entry) -> tuple[str, ...]:
    said = key(entry.text)
    return (said,) if len(said.split()) >= _LEAST else (said, key(entry.date_as_written), key(entry.time_as_written))


def later(first: Version, second: Version) -> Version:
    """Return the later of two versions: by number, "final" or "draft", day of sign-off, and only then by when it was changed."""
    for tell in (_number, _stage, _signed):
        mine, theirs = tell(first), tell(second)
        if mine is not None and theirs is not None and mine != theirs:
            return first if mine > theirs else second
    return max(first, second, key=lambda version: (version.changed, version.document))


def carried_ids(before: Source, after: Source, earlier: Mapping[str, str]) -> dict[str, str]:
    """Return the ids that what a later version repeats had before, by its new id; `earlier` is what the older one had carried."""
    found: dict[str, str] = {}
    pairs = (
        (((e.id, (e.date_as_written, e.time_as_written, e.text)) for e in source.entries) for source in (before, after)),
        (((p.id, (p.text,)) for s in source.sections for p in s.paragraphs) for source in (before, after)),
        (((r.id, (r.text,)) for r in source.recommendations) for source in (before, after)),
    )
    for old, new in pairs:
        found |= _paired(list(old), list(new))
    return {fresh: earlier.get(id_, id_) for fresh, id_ in found.items()} | {
        same: earlier[same] for same in _ids(after) if same in earlier and same not in found
    }


def with_ids(source: Source, carried: Mapping[str, str]) -> Source:
    """Return a source whose rows, paragraphs and recommendations bear the ids they had in an earlier version."""
    if not carried:
        return source
    return replace(
        source,
        entries=tuple(replace(e, id=carried.get(e.id, e.id)) for e in source.entries),
        recommendations=tuple(replace(r, id=carried.get(r.id, r.id)) for r in source.recommendations),
        sections=tuple(
            replace(s, paragraphs=tuple(replace(p, id=carried.get(p.id, p.id)) for p in s.paragraphs)) for s in source.sections
        ),
        problems=tuple(replace(p, entry=carried.get(p.entry, p.entry) if p.entry else p.entry) for p in source.problems),
    )


def original(documents: Iterable[str], known: Iterable[str]) -> str:
    """Return which of several equal files counts: the one an earlier run knew, else the one that is not named a copy."""
    before = frozenset(known)
    return min(documents, key=lambda name: (name not in before, bool(_COPY.search(PurePosixPath(name).stem)), len(name), name))


def _paired(old: Sequence[tuple[str, tuple[str, ...]]], new: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """Pair what says the same, in order; what has kept its id is left alone."""
    same = {id_ for id_, _ in old} & {id_ for id_, _ in new}
    free: dict[tuple[str, ...], deque[str]] = defaultdict(deque)
    for id_, said in old:
        if id_ not in same:
            free[said].append(id_)
    return {id_: free[said].popleft() for id_, said in new if id_ not in same and free.get(said)}


def _ids(source: Source) -> list[str]:
    return [
        *(e.id for e in source.entries),
        *(r.id for r in source.recommendations),
        *(p.id for s in source.sections for p in s.paragraphs),
    ]


def _sentences(source: Source) -> set[str]:
    return {
        key(sentence)
        for section in source.sections
        if section.key not in _COPIED
        for paragraph in section.paragraphs
        for sentence in sentences(paragraph.text)
        if len(sentence.split()) >= _LEAST
    }


def _stem(document: str) -> str:
    return PurePosixPath(document).stem.replace("_", " ")


def _plain_name(document: str) -> str:
    """Reduce a file name to what its versions share: no version, no mark, no date."""
    plain = _EARLIER.sub(" ", _LATER.sub(" ", _COPY.sub(" ", _MARK.sub(" ", _stem(document)))))
    return " ".join(re.findall(r"[a-z]+", plain.casefold()))


def _number(version: Version) -> float | None:
    marks = [float(match.group(1)) for match in _MARK.finditer(_stem(version.document))]
    return max(marks, default=None)


def _stage(version: Version) -> float | None:
    name = _stem(version.document)
    return float(bool(_LATER.search(name)) - bool(_EARLIER.search(name)) + (_number(version) is not None))


def _signed(version: Version) -> float | None:
    day = iso_date(version.source.signed_off, short_years=True)
    return float(date.fromisoformat(day).toordinal()) if day else None
