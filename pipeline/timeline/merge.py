"""Merge the rows of all agencies into one timeline: dated, ordered, joined where they record one happening."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.model import CaseFacts, Conflict, Entry, Event, Join, Problem, Proposal, Register, Source, Timeline, digest
from pipeline.starting import no_collecting
from pipeline.timeline.accounts.conflicts import find_conflicts, read_ahead
from pipeline.timeline.dates import edtf_bounds
from pipeline.timeline.dating import date_context, date_entries
from pipeline.timeline.gaps import find_gaps
from pipeline.timeline.joining.clusters import Clusters, Pair, pair_of
from pipeline.timeline.joining.features import Features, features_of
from pipeline.timeline.joining.pairing import backward_pairs, candidate_pairs, setting_of, sitting_pairs, slip_pairs, worded_pairs
from pipeline.timeline.joining.rarity import Setting
from pipeline.timeline.joining.scoring import PROPOSAL_LINE, Score, score_pairs
from pipeline.timeline.narratives.contradictions import find_contradictions
from pipeline.timeline.order import Key, canonical, sort_keys
from pipeline.timeline.reading.kinship import acquainted
from pipeline.timeline.reading.lexicon import marker_names, markers_in
from pipeline.timeline.reading.names import Names

Groups = Sequence[tuple[str, ...]]
_LAST: Key = (10**7, 0, "", "", 0, "")  # of an undated row of an event
MOST_PROPOSALS = 400
MOST_READ = 5_000  # rows of which the states are read: some ten seconds on two processors


@no_collecting()
def merge(
    sources: Sequence[Source],
    *,
    register: Register,
    facts: CaseFacts,
    gap_days: int = 90,
    join: Groups = (),
    split: Groups = (),
    resolutions: Mapping[str, str] | None = None,
) -> Timeline:
    """Return the timeline of a case.

    Every row of every source is in exactly one event or undated, unaltered but for its date, time and flags. `join` and
    `split` are groups of entry ids a person put together or apart; a row named in both is joined. `resolutions` say, by the
    id of a conflict, how the panel resolved it. The order of `sources` does not matter.
    """
    entries, problems = dated_entries(sources, register, facts)
    names = Names(register, {entry.agency for entry in entries})
    features = features_of(entries, names)
    position = {entry.id: index for index, entry in enumerate(entries)}
    problems += _unknown_ids((*join, *split), position)
    setting = setting_of(features)
    pairs = pairs_worth_a_look(features, setting, told_again_rows(entries))
    known = acquainted(register, [entry.text for entry in entries])
    likely = sorted(likely_joined(features, pairs), key=lambda i: not _in_scope(entries[i].date or "", facts))
    read_ahead([entries[i] for i in likely[:MOST_READ]], known)
    scores = score_pairs(features, pairs, setting)
    groups, clusters = _grouped(entries, features, scores, join, split, position)
    keys = sort_keys(entries)
    read, left = _rows_to_read(groups, entries, facts)
    problems += left
    read_ahead([entries[i] for i in read], known)
    happenings = [rows for rows in groups if any(entries[i].date for i in rows)]
    undated = [entries[i] for rows in groups if not any(entries[i].date for i in rows) for i in rows]
    drafts = [
        _event(
            [entries[i] for i in rows],
            [features[i] for i in rows],
            scores,
            facts,
            find_conflicts(
                sorted((entries[i] for i in rows), key=lambda e: keys.get(e.id, _LAST)), known, states=rows[0] in read
            ),
            resolutions or {},
            keys,
        )
        for rows in happenings
    ]
    drafts.sort(key=lambda draft: draft[1])
    events = tuple(replace(event, id=f"E{number:04d}") for number, (event, _) in enumerate(drafts, 1))
    return Timeline(
        events=events,
        undated=tuple(sorted(undated, key=lambda e: (e.document, e.sequence, e.locator, e.id))),
        proposals=_proposals(entries, scores, clusters, known),
        gaps=find_gaps(entries, gap_days),
        problems=tuple(sorted(problems, key=lambda p: (p.document, p.locator, p.reason))),
        contradictions=find_contradictions(sources, entries, features, names, known),
    )


def dated_entries(sources: Sequence[Source], register: Register, facts: CaseFacts) -> tuple[list[Entry], list[Problem]]:
    context = date_context(register, facts)
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: Counter[str] = Counter()
    for source in sorted(sources, key=lambda s: (s.document, s.sha256)):
        dated, found = date_entries(source.entries, context)
        entries += [_once(entry, seen) for entry in dated]
        problems += [*source.problems, *found]
    return canonical(entries), problems


def _once(entry: Entry, seen: Counter[str]) -> Entry:
    """Return the row under an id of its own: two rows that hash alike must not become one."""
    seen[entry.id] += 1
    return entry if seen[entry.id] == 1 else replace(entry, id=digest(entry.id, str(seen[entry.id])))


def _unknown_ids(groups: Groups, position: Mapping[str, int]) -> list[Problem]:
    unknown = sorted({name for group in groups for name in group if name not in position})
    return [
        Problem("case.yaml", "timeline", f"a join or split names {name}, which is no row of this case any more")
        for name in unknown
    ]


def told_again_rows(entries: Sequence[Entry]) -> frozenset[int]:
    """Return the rows read from dated paragraphs of one file where another file of the agency has a row of that day.

    A report tells again what its chronology records; the row of the chronology stands for the agency.
    """
    told = [i for i, entry in enumerate(entries) if entry.locator.startswith("paragraph ")]
    rows = {(e.agency, e.date): e.document for e in entries if e.date and not e.locator.startswith("paragraph ")}
    of = [(i, rows.get((entries[i].agency, entries[i].date or ""))) for i in told]
    return frozenset(i for i, document in of if document and document != entries[i].document)


def pairs_worth_a_look(features: Sequence[Features], setting: Setting, apart: frozenset[int] = frozenset()) -> list[Pair]:
    """Return the pairs of rows to compare, each once; the rows `apart` are paired with none."""
    rarity = setting.rarity
    near = (candidate_pairs(features, rarity), backward_pairs(features), sitting_pairs(features))
    pairs = itertools.chain(*near, slip_pairs(features), worded_pairs(features, rarity))
    return [pair for pair in dict.fromkeys(pairs) if not apart.intersection(pair)]


def likely_joined(features: Sequence[Features], pairs: Sequence[Pair]) -> list[int]:
    """Return rows that will most likely be joined, before pairs are scored: on one day two agencies tell one kind of event."""
    both = ((a, b) for a, b in pairs if features[a].agency != features[b].agency and features[a].events & features[b].events)
    alike = [pair for pair in both if len({(features[i].first, features[i].last) for i in pair}) == 1]
    return sorted({i for pair in alike if features[pair[0]].width == 1 for i in pair})


def _rows_to_read(
    groups: Sequence[Sequence[int]], entries: Sequence[Entry], facts: CaseFacts
) -> tuple[frozenset[int], list[Problem]]:
    """Return the rows of events of several agencies whose states are compared, those of the period under review first."""
    told = [rows for rows in groups if len({entries[i].agency for i in rows}) > 1]
    told.sort(key=lambda rows: (not any(_in_scope(entries[i].date or "", facts) for i in rows), min(rows)))
    ends = list(itertools.accumulate(len(rows) for rows in told))
    within = [rows for rows, end in zip(told, ends, strict=True) if end <= MOST_READ]
    read = frozenset(i for rows in within for i in rows)
    if len(within) == len(told):
        return read, []
    by_rules = "days, times, names, injuries and counts alone"
    reason = (
        f"{ends[-1]} rows are told by several agencies; {len(read)} were compared in all their words, the others by {by_rules}"
    )
    return read, [Problem("case.yaml", "timeline", reason)]


def _grouped(
    entries: Sequence[Entry],
    features: Sequence[Features],
    scores: Mapping[Pair, Score],
    join: Groups,
    split: Groups,
    position: Mapping[str, int],
) -> tuple[list[list[int]], Clusters]:
    apart = {
        pair_of(position[a], position[b])
        for group in split
        for a in group
        for b in group
        if a != b and a in position and b in position
    }
    undated = {i for i, entry in enumerate(entries) if not entry.date}
    dated_scores = {pair: score for pair, score in scores.items() if not undated & set(pair)}
    clusters = Clusters(features, dated_scores, apart)
    for group in join:
        clusters.force([position[name] for name in group if name in position])
    clusters.grow()
    return clusters.groups(), clusters


def _proposals(
    entries: Sequence[Entry], scores: Mapping[Pair, Score], clusters: Clusters, register: Register
) -> tuple[Proposal, ...]:
    """Return the pairs below the line, the likeliest first; two clusters are proposed once.

    Where the accounts would differ is looked up for the first `MOST_PROPOSALS`.
    """
    best: dict[tuple[int, int], tuple[Pair, Score]] = {}
    for (a, b), score in sorted(scores.items()):
        if score.probability < PROPOSAL_LINE or clusters.together(a, b):
            continue
        key = pair_of(clusters.rows_of(a)[0], clusters.rows_of(b)[0])
        if key not in best or score.probability > best[key][1].probability:
            best[key] = ((a, b), score)
    ranked = sorted(best.values(), key=lambda item: (-item[1].probability, item[0]))[: max(MOST_PROPOSALS, len(entries) // 10)]
    read_ahead([entries[i] for pair, _ in ranked[:MOST_PROPOSALS] for i in pair], register)
    return tuple(
        Proposal(
            (entries[a].id, entries[b].id),
            round(score.probability, 2),
            score.reasons,
            find_conflicts((entries[a], entries[b]), register) if rank < MOST_PROPOSALS else (),
        )
        for rank, ((a, b), score) in enumerate(ranked)
    )


# --- one event -------------------------------------------------------------------------------------------------------


def _event(
    rows: list[Entry],
    features: list[Features],
    scores: Mapping[Pair, Score],
    facts: CaseFacts,
    conflicts: Sequence[Conflict],
    resolutions: Mapping[str, str],
    keys: Mapping[str, Key],
) -> tuple[Event, Key]:
    ordered = sorted(rows, key=lambda e: keys.get(e.id, _LAST))
    lead = _lead(ordered, features, rows)
    same = [e for e in ordered if e.date == lead.date and e.time]
    event = Event(
        id="",
        date=lead.date or "",
        time=min((e.time or "" for e in same), default=None),
        agencies=tuple(dict.fromkeys(e.agency for e in ordered)),
        summary=_summary(lead),
        entries=tuple(ordered),
        join=_join(features, scores),
        conflicts=tuple(_resolved(c, resolutions) for c in conflicts),
        markers=_markers(ordered),
        in_scope=_in_scope(lead.date or "", facts),
    )
    key = keys[lead.id]
    first_id = min(e.id for e in ordered)
    return event, (key[0], key[1], event.time or key[2], key[3], key[4], first_id)


def _lead(ordered: Sequence[Entry], features: Sequence[Features], rows: Sequence[Entry]) -> Entry:
    """Return the row whose date the event takes: of a day rather than of a month, of no report, said by most, then the first."""
    of = {entry.id: f for entry, f in zip(rows, features, strict=True)}
    dated = [e for e in ordered if e.date]
    said = Counter(e.date for e in dated if not of[e.id].report)

    def rank(entry: Entry) -> tuple[bool, int, bool, int]:
        f = of[entry.id]
        doubt = any(c in (entry.date or "") for c in "?~%") or "year_inferred" in entry.flags
        return (
            f.report or bool(f.pointers & {day for other in of.values() if other.first for day in (other.first,)}),
            f.width if f.width > 2 else 1,
            doubt,
            -said[entry.date],
        )

    return min(dated, key=rank)


def _summary(lead: Entry) -> str:
    """Return the first sentence of the leading row, at most 200 characters, cut at a word."""
    text = " ".join(lead.text.split())
    if len(text) <= 200:
        return text
    cut = text[:200]
    stop = max(cut.rfind(". "), cut.rfind("? "), cut.rfind("; "))
    return cut[: stop + 1] if stop > 60 else cut[: cut.rfind(" ")] + " …"


def _join(features: Sequence[Features], scores: Mapping[Pair, Score]) -> Join | None:
    """Return the weakest best link of an event and why its rows were joined; None for a row by itself."""
    if len(features) < 2:
        return None
    positions = [f.index for f in features]
    found = {p: scores[p] for i, a in enumerate(positions) for b in positions[i + 1 :] if (p := pair_of(a, b)) in scores}
    if not found:
        return Join(1.0, ("joined by a person",))
    best = [max((s.probability for p, s in found.items() if n in p), default=1.0) for n in positions]
    counted = Counter(reason for score in found.values() for reason in score.reasons)
    reasons = tuple(reason for reason, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))[:6]
    return Join(round(min(best), 2), reasons)


def _resolved(conflict: Conflict, resolutions: Mapping[str, str]) -> Conflict:
    text = resolutions.get(conflict.id, "")
    return replace(conflict, resolution=text) if text else conflict


def _markers(rows: Sequence[Entry]) -> tuple[str, ...]:
    shown = frozenset[str]().union(*(markers_in(e.text) for e in rows))
    return tuple(name for name in marker_names() if name in shown)


def _in_scope(edtf: str, facts: CaseFacts) -> bool:
    """Say whether a date touches the period under review; without a period everything does."""
    first, last = edtf_bounds(edtf)
    start, end = (facts.dates.get(key) for key in ("scope_from", "scope_to"))
    before = bool(start and last and last < date.fromisoformat(start))
    after = bool(end and first and first > date.fromisoformat(end))
    return not (before or after)


__all__ = ["merge"]
