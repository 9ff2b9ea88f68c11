# ruff: noqa: E501 - a pattern or an example stands on one line
"""Find the pairs of rows worth weighing, in near-linear time: by day, by month for wide dates, by reference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta

from pipeline.timeline.joining.features import COARSE, NARROW, Features
from pipeline.timeline.joining.nearness import LATER_DAYS, LATER_WIDTH, RARE, RARE_WORDS, SITTING_DAYS
from pipeline.timeline.joining.rarity import Rarity, Setting
from pipeline.timeline.reading.lexicon import MEETINGS

WEEK = 7  # days within which a letter or call about a happening usually comes
FEW = 12  # rows of the fortnight before that are all compared; of more only those that share something
RARE_ENOUGH = 4.0  # rarity of a word that two rows of a crowd may be compared for
CROWD = 60  # rows around one day beyond which only rows that share something rare are compared


def setting_of(features: Sequence[Features]) -> Setting:
    """Return how rare features are, how many rows stand around each day of the case, per day, and which days agencies met."""
    months: Counter[date] = Counter()
    for f in features:
        if f.first and f.width <= COARSE:
            months[f.first.replace(day=1)] += 1
    density = {month: sum(months.get(_shifted(month, step), 0) for step in (-1, 0, 1)) / 91 for month in months}
    sat: dict[tuple[str, str], set[date]] = defaultdict(set)
    for f in features:
        if f.first and f.width == 1:
            for kind in f.events & MEETINGS:
                sat[f.agency, kind].add(f.first)
    return Setting(Rarity.of(features), density, {key: tuple(sorted(days)) for key, days in sat.items()})


def _shifted(month: date, step: int) -> date:
    total = month.year * 12 + month.month - 1 + step
    return date(total // 12, total % 12 + 1, 1)


def candidate_pairs(features: Sequence[Features], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions (low, high), perhaps twice, that lies near in time or shares a reference."""
    by_day: dict[date, list[int]] = defaultdict(list)
    wide: dict[date, list[int]] = defaultdict(list)
    by_reference: dict[str, list[int]] = defaultdict(list)
    for f in features:
        for reference in f.references:
            by_reference[reference].append(f.index)
        if f.first is None or f.last is None:
            continue
        if f.width <= NARROW or f.sets:
            for day in f.sets or _days(f.first, f.last):
                by_day[day].append(f.index)
        elif f.width <= 3 * COARSE:
            for month in _months(f.first, f.last):
                wide[month].append(f.index)
    limit = max(8, int(0.02 * len(features)))
    shared = {r: rows for r, rows in by_reference.items() if 1 < len(rows) <= limit}
    for f in features:
        near = {other for r in f.references if r in shared for other in shared[r]}
        if f.first is not None and f.last is not None:
            near |= _near(f, by_day, wide, features, rarity)
        yield from ((min(f.index, other), max(f.index, other)) for other in sorted(near))


def _near(
    f: Features, by_day: dict[date, list[int]], wide: dict[date, list[int]], features: Sequence[Features], rarity: Rarity
) -> set[int]:
    assert f.first is not None and f.last is not None
    found: set[int] = set()
    if f.width <= NARROW or f.sets:
        around: set[int] = set()
        for day in f.sets or (f.first, f.last):
            for step in (-1, 0, 1):
                around.update(by_day.get(day + timedelta(days=step), ()))
        if f.width > 2:
            for day in _days(f.first, f.last):
                around.update(by_day.get(day, ()))
        found |= _thinned(f, around, features, rarity)
        for day in f.pointers:
            found |= _thinned(f, set(by_day.get(day, ())), features, rarity)
        if f.width <= LATER_WIDTH:
            before = {i for step in range(2, LATER_DAYS + 1) for i in by_day.get(f.first - timedelta(days=step), ())}
            found |= before if len(before) <= FEW else {i for i in before if _may_tell_of(f, features[i], rarity)}
        # A later row may point back at this one; the pair is yielded from the side that stands first.
        for month in {f.first.replace(day=1), f.last.replace(day=1)}:
            found |= _thinned(f, set(wide.get(month, ())), features, rarity)
    elif f.width <= 3 * COARSE:
        for month in _months(f.first, f.last):
            found |= _thinned(f, set(wide.get(month, ())), features, rarity)
    found.discard(f.index)
    return found


def _may_tell_of(later: Features, earlier: Features, rarity: Rarity) -> bool:
    """Say whether a row that stands among many may tell what another recorded days before: they share a kind, a person,
    a reference or a rare word."""
    if later.agency == earlier.agency:
        return False
    if (
        earlier.first in later.hints
        or later.events & earlier.events
        or later.others & earlier.others
        or later.references & earlier.references
    ):
        return True
    return any(rarity.of_key("tokens", t) > RARE_ENOUGH for t in later.tokens & earlier.tokens)


def _thinned(f: Features, around: set[int], features: Sequence[Features], rarity: Rarity) -> set[int]:
    """Return the rows around, or of a crowd those that share a rare word, person, reference, kind or the hour."""
    if len(around) <= CROWD:
        return around
    kept = set()
    for index in around:
        other = features[index]
        hour = f.minutes is not None and other.minutes is not None and abs(f.minutes - other.minutes) <= 45
        if (
            hour
            or f.references & other.references
            or any(rarity.of_key("tokens", t) > RARE_ENOUGH for t in f.tokens & other.tokens)
        ):
            kept.add(index)
    return kept


def worded_pairs(features: Sequence[Features], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Yield the pairs of two agencies that share rare words, a few days apart or with dates one slip apart."""
    by_token: dict[str, list[int]] = defaultdict(list)
    for f in features:
        if f.first is not None and f.width <= NARROW:
            for token in f.tokens:
                if rarity.counts.get(("tokens", token), 0) <= RARE:
                    by_token[token].append(f.index)
    shared: Counter[tuple[int, int]] = Counter()
    for rows in by_token.values():
        shared.update((a, b) for i, a in enumerate(rows) for b in rows[i + 1 :] if features[a].agency != features[b].agency)
    yield from sorted(pair for pair, count in shared.items() if count >= RARE_WORDS)


def sitting_pairs(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of two agencies that sat in a meeting of one kind two or three days or a week apart; what is nearer is near."""
    by_kind: dict[tuple[str, date], list[int]] = defaultdict(list)
    for f in features:
        if f.first is not None and f.width == 1:
            for kind in f.events & MEETINGS:
                by_kind[kind, f.first].append(f.index)
    for (kind, day), rows in by_kind.items():
        for step in (*range(2, SITTING_DAYS + 1), WEEK):
            others = by_kind.get((kind, day + timedelta(days=step)), ())
            yield from ((min(a, b), max(a, b)) for a in rows for b in others if features[a].agency != features[b].agency)


def slip_pairs(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a row that took something in and one of the same kind whose date is one slip of the month or year away.

    Where the other's agency has a row of that kind in the week before, that is what was taken in, and no slip is thought of.
    """
    by_day: dict[date, list[int]] = defaultdict(list)
    for f in features:
        if f.first is not None and f.width == 1 and f.events:
            by_day[f.first].append(f.index)
    for f in features:
        if not (f.hears or f.report) or f.pointers or f.first is None or f.width > 1 or not f.events:
            continue
        week = [i for step in range(-1, WEEK + 1) for i in by_day.get(f.first - timedelta(days=step), ())]
        near = {(features[i].agency, kind) for i in week for kind in features[i].events & f.events}
        for day in slips(f.first):
            for other in by_day.get(day, ()):
                shared = {(features[other].agency, kind) for kind in features[other].events & f.events}
                if shared and not shared & near and features[other].agency != f.agency:
                    yield min(f.index, other), max(f.index, other)


def slips(day: date) -> Iterator[date]:
    """Yield the days that another month, or the year before or after, makes of a day."""
    for year, month in [(day.year, m) for m in range(1, 13)] + [(day.year - 1, day.month), (day.year + 1, day.month)]:
        with suppress(ValueError):
            if (found := date(year, month, day.day)) != day:
                yield found


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _months(first: date, last: date) -> list[date]:
    month, found = first.replace(day=1), []
    while month <= last:
        found.append(month)
        month = _shifted(month, 1)
    return found


def backward_pairs(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the pairs in which the row that stands later in order points at the day of one before it."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for f in features:
        if f.first is not None and f.width <= 3:
            for day in _days(f.first, f.last or f.first):
                by_day[day].append(f.index)
    for f in features:
        for day in sorted(f.pointers):
            rows = by_day.get(day, ())
            rows = [*rows, *by_day.get(day - timedelta(days=1), ()), *by_day.get(day + timedelta(days=1), ())]
            if len(rows) <= 3 * CROWD:
                yield from ((min(f.index, other), max(f.index, other)) for other in rows if other != f.index)
