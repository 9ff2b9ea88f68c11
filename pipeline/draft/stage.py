"""Write the drafts in Word, and say of every paragraph and row where it is used.

In: sources as understood, the timeline, the register, case.yaml. Out: `drafts/*.docx` and `work/coverage.json`. A draft that
differs from what the program wrote is the writer's: the new version goes beside it.
"""

from __future__ import annotations

from pipeline.case import Case, Stage
from pipeline.kept import Placed, Written
from pipeline.state import Progress, StageReport, note_state, plural


def run(case: Case, progress: Progress) -> StageReport:
    """Draft the set; see the module for what comes out."""
    from pipeline.draft import DraftSettings, draft
    from pipeline.ingest.stage import load_records, load_sources
    from pipeline.timeline.stage import load_timeline

    templates = case.root / "templates"
    settings = DraftSettings.of(case.settings(), templates=templates if templates.is_dir() else None)
    progress("Drafting", 0, 1)
    made = draft(case.facts(), settings, load_sources(case), load_timeline(case), case.register())
    coverage = dict(made.coverage)
    coverage["files_not_used"] = [
        {"document": r.document, "why": why}
        for r in load_records(case)
        if (why := _not_used(r.ignored, r.duplicate_of, r.replaced_by, r.stored))
    ]
    written = Written(case)
    with Stage(case) as stage:
        placed = [written.place(stage, case.drafts / name, content) for name, content in made.files.items()]
        stage.write_json(case.work / "coverage.json", coverage)
        written.save(stage)
        note_state(stage, "draft")
    progress("Drafting", 1, 1)
    return _report(placed)


def _not_used(ignored: bool, duplicate_of: str | None, replaced_by: str | None, stored: str) -> str:
    if ignored:
        return "case.yaml says to ignore it"
    if duplicate_of:
        return f"the same file as {duplicate_of}"
    if replaced_by:
        return f"replaced by the later version {replaced_by}"
    return "" if stored else "could not be read"


def _report(placed: list[Placed]) -> StageReport:
    lines = [p.name for p in placed if not p.beside and not p.unchanged]
    lines += [f"{p.beside} was changed by hand and stays; the new version is {p.name}" for p in placed if p.beside]
    lines += [f"{p.name} was changed by hand and stays; nothing new to add" for p in placed if p.unchanged]
    facts = {
        "written": [p.name for p in placed if not p.unchanged],
        "kept": [p.beside or p.name for p in placed if p.beside or p.unchanged],
    }
    return StageReport("draft", tuple(lines) or (plural(0, "draft"),), facts)
