"""Put the reports together: sections in the order of the edition, every one filled or with a prompt for the writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.draft import findings, narrative, opening
from pipeline.draft.blocks import Block, Part, Row, joined, of_entry, of_recommendation
from pipeline.draft.editions import SectionPlan
from pipeline.draft.matter import Matter
from pipeline.draft.prose import closed, flat
from pipeline.errors import SettingInvalid
from pipeline.model import Entry, Event

_SILENT_PROMPTS = frozenset(
    {"recommendations", "conclusions", "equality", "family_involvement", "background", "preface", "introduction", "lessons"}
)
_KEY_EVENTS = 60  # a summary chronology longer than this is no summary
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


def _repeat(build: Callable[[Matter], list[Block]]) -> Callable[[Matter], list[Block]]:
    return lambda matter: [_again(block) for block in build(matter)]


def summary_chronology(matter: Matter) -> list[Block]:
    """Tell the main events in short: shared by agencies, disputed or marked first, and always the first and the last."""
    inside = [event for event in matter.timeline.events if event.in_scope]
    ranked = sorted(range(len(inside)), key=lambda place: (-_weight(inside[place], place, len(inside)), place))
    chosen = sorted(place for place in ranked[:_KEY_EVENTS] if _weight(inside[place], place, len(inside)) > 0)
    return [narrative.brief(inside[place], matter) for place in chosen]


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
    "family_involvement": lambda matter: opening.of_sections(matter, "family", "family_involvement"),
    "contributors": opening.contributors,
    "panel": opening.panel,
    "author": opening.author,
    "parallel_reviews": lambda matter: opening.of_sections(matter, "parallel", "parallel_reviews"),
    "equality": lambda matter: opening.of_sections(matter, "equality", "equality"),
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
    """Return the sections of the Overview Report."""
    return tuple(_part(plan, matter, summary=False) for plan in matter.edition.overview)


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
            "target": flat(item.target) or TO_AGREE,
            "outcome": flat(item.outcome) or TO_COMPLETE,
        }
        rows.append(Row(f"dhr.plan.recommendation.{item.id}", cells, (of_recommendation(item),), "recommendation"))
    return tuple(rows)


def chronology_rows(matter: Matter) -> tuple[Row, ...]:
    """Return one row for every entry of every agency, events in order, entries of one event together, undated last."""
    rows = [_chronology_row(entry, event, place) for event in matter.timeline.events for place, entry in enumerate(event.entries)]
    return (*rows, *(_chronology_row(entry, None, 0) for entry in matter.timeline.undated))


def _chronology_row(entry: Entry, event: Event | None, place: int) -> Row:
    notes = [flat(entry.analysis)] if narrative.given(entry.analysis) and entry.analysis else []
    if event is not None and place == 0:
        points = list(dict.fromkeys(narrative.POINTS.get(conflict.field, conflict.field) for conflict in event.conflicts))
        notes += [f"Accounts differ on {joined(points)}."] if points else []
        if len(event.entries) > 1 and event.join is not None:
            notes.append(
                f"Joined with {len(event.entries) - 1} other "
                f"{'entry' if len(event.entries) == 2 else 'entries'}: {'; '.join(event.join.reasons)}."
            )
    seen = [f"Seen: {flat(entry.seen)}"] if narrative.given(entry.seen) and entry.seen else []
    seen += [f"Children: {flat(entry.children)}"] if narrative.given(entry.children) and entry.children else []
    source = f"{flat(entry.source_record)}; " if entry.source_record.strip() else ""
    cells = {
        "event": event.id if event is not None else "Undated",
        "date": flat(entry.date_as_written) or "No date",
        "time": flat(entry.time_as_written) or (entry.time or ""),
        "agency": entry.agency,
        "source": f"{source}{entry.document.rpartition('/')[2]}, {entry.locator}",
        "people": flat(entry.people),
        "text": flat(entry.text),
        "action": flat(entry.action or ""),
        "seen": "; ".join(seen),
        "comment": " ".join(notes),
    }
    return Row(f"dhr.chronology.entry.{entry.id}", cells, (of_entry(entry),), "text")
