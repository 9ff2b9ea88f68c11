"""The order of the stages: ingest → timeline → draft → redact, then the panel decides, then publish.

An earlier stage that is missing or out of date is run first.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.case import Case
from pipeline.state import ORDER, Progress, StageName, StageReport, is_stale, silent


def run_until(case: Case, last: StageName, *, progress: Progress = silent, again: bool = False) -> list[StageReport]:
    """Run the stages up to `last` that are missing or stale; `again` runs `last` itself in any case."""
    reports = []
    for name in ORDER[: ORDER.index(last) + 1]:
        if is_stale(case, name) or (again and name == last):
            reports.append(_runner(name)(case, progress))
        else:
            reports.append(StageReport(name, ("up to date",), skipped=True))
    return reports


def _runner(name: StageName) -> Callable[[Case, Progress], StageReport]:
    """Import a stage only when it runs: `status` and `--help` must not pay for spaCy."""
    if name == "ingest":
        from pipeline.ingest.stage import run
    elif name == "timeline":
        from pipeline.timeline.stage import run
    elif name == "draft":
        from pipeline.draft.stage import run
    else:
        from pipeline.review.stage import run
    return run
