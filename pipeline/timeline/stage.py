"""Merge the chronologies of a case into one timeline and keep it in work/timeline.json.

In: sources as understood, register, case.yaml, and the joins and splits people recorded. Out: `work/timeline.json`,
and in `drafts/timeline/` a page to look at together, a workbook, CSV and JSON.
The timeline keeps full dates and names: it is confidential and is never published.
"""

from __future__ import annotations

import json

from pipeline.case import Case, Stage
from pipeline.kept import Written
from pipeline.model import Timeline
from pipeline.state import Progress, StageReport, note_state, plural


def run(case: Case, progress: Progress) -> StageReport:
    """Merge all rows; see the module for what comes out."""
    from pipeline.ingest.stage import load_sources
    from pipeline.timeline import merge, to_json
    from pipeline.timeline.exports.page import to_html
    from pipeline.timeline.exports.tables import to_csv, to_workbook
    from pipeline.timeline.joins import recorded_joins

    settings = case.settings()
    progress("Merging chronologies", 0, 1)
    join, split = recorded_joins(case)
    register = case.register()
    timeline = merge(
        load_sources(case),
        register=register,
        facts=case.facts(),
        gap_days=settings.timeline.gap_days,
        join=[*settings.timeline.join, *join],
        split=[*settings.timeline.split, *split],
        resolutions={r.conflict: r.text for r in settings.resolutions},
    )
    facts = case.facts()
    folder = case.drafts / "timeline"
    exports = {
        "Timeline.html": to_html(timeline, facts, register),
        "Timeline.xlsx": to_workbook(timeline, facts, register),
        "Timeline.csv": to_csv(timeline),
        "Timeline.json": json.dumps(to_json(timeline), ensure_ascii=False, indent=1).encode("utf-8"),
    }
    written = Written(case)
    with Stage(case) as stage:
        stage.write_json(case.work / "timeline.json", to_json(timeline))
        for name, content in exports.items():
            written.place(stage, folder / name, content)
        written.save(stage)
        note_state(stage, "timeline")
    progress("Merging chronologies", 1, 1)
    return _report(timeline)


def load_timeline(case: Case) -> Timeline:
    """Load the timeline of the case."""
    from pipeline.timeline import from_json

    return from_json(json.loads((case.work / "timeline.json").read_text(encoding="utf-8")))


def _report(timeline: Timeline) -> StageReport:
    entries = sum(len(e.entries) for e in timeline.events) + len(timeline.undated)
    shared = sum(1 for e in timeline.events if len({entry.agency for entry in e.entries}) > 1)
    conflicts = sum(len(e.conflicts) for e in timeline.events)
    lines = (
        f"{plural(entries, 'row')} in {plural(len(timeline.events), 'event')}, {len(timeline.undated)} undated",
        f"{plural(shared, 'event')} recorded by two or more agencies; accounts differ on {plural(conflicts, 'point')}",
        f"{plural(len(timeline.proposals), 'pair')} proposed as one event; {plural(len(timeline.gaps), 'gap')} without contact",
        f"{plural(len(timeline.problems), 'problem')} listed for a person to look at",
    )
    facts = {
        "entries": entries,
        "events": len(timeline.events),
        "undated": len(timeline.undated),
        "shared": shared,
        "conflicts": conflicts,
        "proposals": len(timeline.proposals),
        "gaps": len(timeline.gaps),
        "problems": len(timeline.problems),
    }
    return StageReport("timeline", lines, facts)
