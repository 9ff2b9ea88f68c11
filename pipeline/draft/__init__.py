"""Timeline and IMRs in, Word drafts out: Overview Report, Executive Summary, Action Plan, Integrated Chronology.

`draft` returns bytes and a coverage table; it writes no file and never touches a draft a writer has edited (that is the
stage's business). The drafts carry real names and a protective marking. Every generated paragraph sits in a content control
whose tag is its stable id, with its sources as a comment by "dhr"; rows of the Integrated Chronology name their source in a
column of their own. It refuses a template that names what is not known (`SettingInvalid`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.documents.templates import CONTENTS, fill, finish
from pipeline.draft import reports
from pipeline.draft.blocks import Row
from pipeline.draft.composite import chronology_rows
from pipeline.draft.coverage import coverage
from pipeline.draft.dates import month
from pipeline.draft.editions import edition
from pipeline.draft.marks import Marks
from pipeline.draft.matter import Matter, numbered
from pipeline.draft.settings import DraftSettings, Line, Member, Named
from pipeline.model import CaseFacts, Register, Source, Timeline
from pipeline.shipped import shipped

__all__ = ["CHRONOLOGY", "OVERVIEW", "PLAN", "SUMMARY", "DraftSet", "DraftSettings", "Line", "Member", "Named", "draft"]

OVERVIEW, SUMMARY, PLAN, CHRONOLOGY = (
    "Overview Report.docx",
    "Executive Summary.docx",
    "Action Plan.docx",
    "Integrated Chronology.docx",
)


@dataclass(frozen=True, slots=True)
class DraftSet:
    """The drafts by file name, and where each source paragraph and entry went."""

    files: Mapping[str, bytes] = field(repr=False)
    coverage: dict[str, Any] = field(repr=False)


def draft(
    case_facts: CaseFacts, settings: DraftSettings, sources: Sequence[Source], timeline: Timeline, register: Register
) -> DraftSet:
    """Draft all documents. The same input gives the same bytes, whatever the machine."""
    ordered = tuple(sorted(sources, key=lambda source: (source.agency.casefold(), source.document)))
    matter = Matter(
        case_facts, settings, edition(case_facts.edition, case_facts.kind), ordered, timeline, register, numbered(ordered)
    )
    overview, summary = reports.overview_report(matter), reports.executive_summary(matter)
    plan, chronology = reports.action_plan(matter), chronology_rows(matter)
    files = {
        OVERVIEW: _made(
            matter, "overview_report.docx", "Overview Report", lambda marks: {"sections": [marks.part(part) for part in overview]}
        ),
        SUMMARY: _made(
            matter,
            "executive_summary.docx",
            "Executive Summary",
            lambda marks: {"sections": [marks.part(part) for part in summary]},
        ),
        PLAN: _made(matter, "action_plan.docx", "Action Plan", lambda marks: {"rows": [marks.row(row) for row in plan]}),
        CHRONOLOGY: _made(
            matter,
            "integrated_chronology.docx",
            "Integrated Chronology",
            lambda marks: {"rows": [_bare(marks, row) for row in chronology]},
        ),
    }
    return DraftSet(files, coverage(matter, {OVERVIEW: overview, SUMMARY: summary}, {PLAN: plan, CHRONOLOGY: chronology}))


def _bare(marks: Marks, row: Row) -> dict[str, str]:
    """Mark a row that names its source in a cell: a control, but no comment on top."""
    return {
        name: marks.mark(text, row.id if name == row.main else "", colour=row.colours.get(name, ""))
        for name, text in row.cells.items()
    }


def _made(matter: Matter, template: str, title: str, body: Callable[[Marks], dict[str, Any]]) -> bytes:
    marks = Marks()
    context = {**_front(matter, title, marks), **body(marks)}
    return finish(
        fill(_template(matter.settings.templates, template), context), marks.slots, title=f"{matter.edition.review}: {title}"
    )


def _template(folder: Path | None, name: str) -> Path:
    own = folder / name if folder is not None else None
    return own if own is not None and own.exists() else shipped("report_templates", name)


def _front(matter: Matter, title: str, marks: Marks) -> dict[str, Any]:
    """Return what covers, headers and footers may use."""
    facts, settings, plan = matter.facts, matter.settings, matter.edition
    death = facts.dates.get("death", "")
    return {
        "title": title,
        "review": plan.review,
        "review_short": plan.short,
        "subtitle": plan.subtitle,
        "edition": plan.id,
        "marking": settings.marking,
        "csp": marks.mark(facts.csp) or "[Community Safety Partnership]",
        "reference": marks.mark(facts.reference) or "[reference]",
        "victim": marks.mark(matter.name("victim", "")) or "[name of the victim]",
        "death_month": month(death) if death else "[month and year of death]",
        "chair": marks.mark(settings.chair.name) or "[chair of the review]",
        "author": marks.mark(settings.author.name) or "[author of the report]",
        "contents": CONTENTS,
    }
