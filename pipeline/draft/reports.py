"""Put the reports together: sections in the order of the edition, every one filled or with a prompt for the writer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.draft import abbreviations, disputes, findings, narrative, opening
from pipeline.draft.blocks import Block, Part, Row, of_recommendation
from pipeline.draft.editions import SectionPlan
from pipeline.draft.matter import Matter
from pipeline.draft.prose import closed, flat
from pipeline.errors import SettingInvalid
from pipeline.model import Event, digest

# Sections in which the writer is asked for more even where the sources speak.
_SILENT_PROMPTS = frozenset(
    {
        "recommendations",
        "conclusions",
        "equality",
        "family_involvement",
        "parallel_reviews",
        "background",
        "preface",
        "introduction",
        "lessons",
    }
)
_KEY_EVENTS = 60  # a summary chronology longer than this is no summary
_SET = re.compile(
    r"\b(by|before|no later than|target:?|with effect from|from) (?:the end of )?"
    r"((?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d)\b",
    re.I,
)
TO_AGREE = "[to be agreed]"
TO_COMPLETE = "[to be completed]"


def _glossary(matter: Matter) -> list[Block]:
    rows = [
        Row(ref.id, {"term": term, "meaning": meaning}, (ref,), "meaning") for term, meaning, ref in findings.glossary(matter)
    ]
    rows.sort(key=lambda row: row.cells["term"].casefold())
    tagged = tuple(Row(f"dhr.glossary.{row.id}", row.cells, row.refs, row.main) for row in rows)
    return [Block("glossary", "Abbreviations used", "dhr.glossary", rows=tagged)] if rows else []


def _plan_pointer(matter: Matter) -> list[Block]:
    count = len(matter.recommendations)
    text = "The action plan is a document of its own" + (
        f" and sets out {count} recommendation{'s' if count != 1 else ''} with their actions." if count else "."
    )
    return opening.said("plan", text)


def _review_process(matter: Matter) -> list[Block]:
    return [*opening.introduction(matter)[:1], *opening.timescales(matter)[:2], *opening.methodology(matter)]


def _issues(matter: Matter) -> list[Block]:
    """Take the opening of what each agency's analysis says, in the words of the report."""
    blocks = []
    for agency_blocks in _grouped(findings.analysis(matter)):
        if agency_blocks[0].text in (findings.COMMENTS, disputes.HEADING):
            continue
        heading, told = agency_blocks[0], [block for block in agency_blocks[1:] if block.kind in ("para", "bullet")]
        if told:
            blocks += [heading, *(_again(block) for block in told[:2])]
    return blocks


def _grouped(blocks: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for block in blocks:
        if block.kind == "heading":
            groups.append([block])
        elif groups:
            groups[-1].append(block)
    return groups


def _again(block: Block) -> Block:
    """Repeat a block of the report in the summary, under an id of its own."""
    return Block(block.kind, block.text, block.id.replace("dhr.overview.", "dhr.summary."), block.refs, block.rows)


def summary_chronology(matter: Matter) -> list[Block]:
    """Tell the main events in short: shared by agencies, disputed or marked first, and always the first and the last."""
    inside = [event for event in matter.timeline.events if event.in_scope]
    ranked = sorted(range(len(inside)), key=lambda place: (-_weight(inside[place], place, len(inside)), place))
    chosen = sorted(place for place in ranked[:_KEY_EVENTS] if _weight(inside[place], place, len(inside)) > 0)
    return [narrative.brief(inside[place]) for place in chosen]


def _weight(event: Event, place: int, total: int) -> int:
    ends = 20 if place in (0, total - 1) else 0
    return (
        ends
        + 3 * (len(set(event.agencies)) - 1)
        + 2 * len(event.markers)
        + 2 * len(event.conflicts)
        + (1 if total <= _KEY_EVENTS // 3 else 0)
    )


FILL: dict[str, Callable[[Matter], list[Block]]] = {
    "preface": lambda matter: [],
    "introduction": opening.introduction,
    "timescales": opening.timescales,
    "confidentiality": opening.confidentiality,
    "terms_of_reference": opening.terms,
    "methodology": opening.methodology,
    "family_involvement": lambda matter: opening.or_topic(matter, "family", "family_involvement"),
    "contributors": opening.contributors,
    "panel": opening.panel,
    "author": opening.author,
    "parallel_reviews": lambda matter: opening.or_topic(matter, "parallel", "parallel_reviews"),
    "equality": lambda matter: opening.or_topic(matter, "equality", "equality"),
    "dissemination": lambda matter: [],
    "background": opening.background,
    "chronology": narrative.events,
    "overview": findings.overview,
    "analysis": findings.analysis,
    "conclusions": findings.conclusions,
    "lessons": findings.lessons,
    "recommendations": findings.recommendations,
    "appendix_terms": opening.terms,
    "appendix_glossary": _glossary,
    "appendix_plan": _plan_pointer,
    "review_process": _review_process,
    "summary_chronology": summary_chronology,
    "key_issues": _issues,
}


def overview_report(matter: Matter) -> tuple[Part, ...]:
    """Return the sections of the Overview Report; its glossary explains what the sources and the report itself abbreviate."""
    parts = tuple(_part(plan, matter, summary=False) for plan in matter.edition.overview)
    return tuple(_with_glossary(part, parts, matter) if part.key == "appendix_glossary" else part for part in parts)


def _with_glossary(part: Part, parts: Sequence[Part], matter: Matter) -> Part:
    """Add to the abbreviations the IMRs list those explained in running text and those everybody in this field uses."""
    listed = [row for block in part.blocks for row in block.rows]
    there = {row.cells["term"].casefold() for row in listed}
    texts = [p.text for source in matter.sources for section in source.sections for p in section.paragraphs]
    texts += [entry.text for source in matter.sources for entry in source.entries]
    known = {**abbreviations.shipped_terms()}
    for term, meaning in abbreviations.explained(texts):
        known.setdefault(term, meaning)
    added = [
        Row(f"dhr.glossary.{digest('term', term)}", {"term": term, "meaning": meaning}, (), "meaning")
        for term, meaning in abbreviations.used_in(parts, known)
        if term.casefold() not in there
    ]
    rows = tuple(sorted([*listed, *added], key=lambda row: (row.cells["term"].casefold(), row.id)))
    if not rows:
        return part
    return replace(part, blocks=(Block("glossary", "Abbreviations used", "dhr.glossary", rows=rows),))


def executive_summary(matter: Matter) -> tuple[Part, ...]:
    """Return the sections of the Executive Summary, from the same content: nothing stands here that the report lacks."""
    return tuple(_part(plan, matter, summary=True) for plan in matter.edition.summary)


def _part(plan: SectionPlan, matter: Matter, *, summary: bool) -> Part:
    if plan.key not in FILL:
        raise SettingInvalid(f"sections.yaml: there is no section “{plan.key}”.", remedy=f"Known: {', '.join(sorted(FILL))}.")
    document = "summary" if summary else "overview"
    blocks = [_placed(block, f"dhr.{document}.{plan.key}.") for block in FILL[plan.key](matter)]
    if summary:
        blocks = [_again(block) for block in blocks]
    if not blocks or (plan.key in _SILENT_PROMPTS and not summary):
        blocks = (
            [*opening.prompts(f"{document}.{plan.key}", plan.prompts), *blocks]
            if plan.key == "preface"
            else [*blocks, *opening.prompts(f"{document}.{plan.key}", plan.prompts)]
        )
    return Part(plan.key, plan.heading, tuple(blocks), plan.appendix)


def _placed(block: Block, prefix: str) -> Block:
    """Give a paragraph the program states itself an id of the section it stands in."""
    return replace(block, id=prefix + block.id.removeprefix("dhr.text.")) if block.id.startswith("dhr.text.") else block


def _target(text: str) -> str:
    """Return the date a recommendation itself sets ("… by 30 September 2022"); empty if it sets none or several."""
    found = {(match.group(1).casefold(), match.group(2)) for match in _SET.finditer(text)}
    if len(found) != 1:
        return ""
    lead, day = found.pop()
    return f"From {day}" if lead.endswith("from") else day


def action_plan(matter: Matter) -> tuple[Row, ...]:
    """Return one row a recommendation, with the Home Office's columns; what an IMR leaves open is marked, never blank."""
    rows = []
    for number, item in matter.recommendations:
        cells = {
            "number": str(number),
            "recommendation": closed(flat(item.text)),
            "scope": flat(item.scope) or "[local, regional or national]",
            "action": closed(flat(item.action)) or TO_AGREE,
            "lead": flat(item.lead) or item.agency,
            "milestones": flat(item.milestones) or TO_COMPLETE,
            "target": flat(item.target) or _target(item.text) or TO_AGREE,
            "outcome": flat(item.outcome) or TO_COMPLETE,
        }
        rows.append(Row(f"dhr.plan.recommendation.{item.id}", cells, (of_recommendation(item),), "recommendation"))
    return tuple(rows)
