"""Sections that say what the review found: what agencies knew, analysis, lessons, recommendations, and where accounts differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

from rapidfuzz import fuzz

from pipeline.documents.templates import Ref
from pipeline.draft.blocks import Block, Kind, of_entry, of_paragraph, of_recommendation
from pipeline.draft.dates import said_of, when
from pipeline.draft.disputes import HEADING, blocks_of
from pipeline.draft.matter import Matter, content, in_order, told_as_entries
from pipeline.draft.narrative import given, the
from pipeline.draft.opening import of_sections
from pipeline.draft.prose import closed, flat, of_row, unnumbered
from pipeline.draft.settings import Line
from pipeline.model import Event, Paragraph, Section, Source, digest

_ABOUT_AUTHOR = re.compile(
    r"^\W*(?:this|the) (?:imr|report|review|individual management review)\b.{0,60}"
    r"\b(?:written|prepared|compiled|completed) (?:.{0,60} )?by\b|^\W*author\b"
    r"|^\W*the author (?:(?:has|had) (?:had )?no\b|is independent|did not (?:know|line|manage|supervise))",
    re.I,
)
# How an IMR names people, which the report does in its own way: "The author refers to staff by code: SW1 and SW2."
_ABOUT_NAMES = re.compile(
    r"^\W*(?:this|the) (?:imr|report|review|author|document) (?:refers to|uses|calls|will (?:use|refer to|call)|identifies)\b"
    r".{0,80}\b(?:by (?:a |their )?(?:codes?|initials|first names?|roles?)|initials|pseudonyms?|[A-Z]{2} (?:for|as) )",
    re.I,
)
COMMENTS = "Comments of agencies on single events"
_RESOLVE = "[Writer: say of each difference how the panel resolved it, or that it could not be resolved.]"
_ANSWERS = ("terms_answers", "analysis")
_NUMBER = re.compile(
    r"(?:question|q|tor|terms? of reference|key lines? of (?:enquiry|inquiry)|kloe|k|line of (?:enquiry|"
    r"inquiry))\s*(?:no\.?\s*)?(\d{1,2}|[a-z])\b",
    re.I,
)
_ALIKE = 78  # similarity of a heading and a key line from which the section answers it
_PLAIN = 1.2  # weight of shared words from which a paragraph belongs to a key line, as a multiple of that of one unique word
_COMMON_WORDS = (  # what every key line and every analysis says
    "about affect affected after agencies agency also among appropriate been before being between both call could "
    "difference does during each effective family from given have heard held help identified including information "
    "into known line made make more need offered other over own perpetrator practice professional professionals "
    "response review service services shared should such support than that their them then there these they this "
    "through under very victim were what when where whether which while with within would your"
)
_COMMON = frozenset(_COMMON_WORDS.split())
MARKERS = {
    "separation": "separation",
    "strangulation": "strangulation or a hand at the throat",
    "threats_to_kill": "threats to kill",
    "stalking": "stalking or following",
    "weapon": "a weapon",
    "suicide": "suicidal thoughts or acts",
    "pregnancy": "pregnancy",
    "coercive_control": "controlling or coercive behaviour",
}


def overview(matter: Matter) -> list[Block]:
    """Say for each agency since when it knew the family and how often, then what its IMR tells of its involvement."""
    blocks: list[Block] = []
    for agency in matter.agencies:
        own = [(event, entry) for event in matter.timeline.events for entry in event.entries if entry.agency == agency]
        told = _involvement(matter, agency)
        if not own and not told:
            continue
        blocks.append(Block("heading", agency))
        if own:
            first, last = own[0][0], own[-1][0]
            span = (
                f"the first {_lower(when(first.date))} and the last {_lower(when(last.date))}"
                if first is not last
                else _lower(when(first.date))
            )
            number = "one dated contact" if len(own) == 1 else f"{len(own)} dated contacts"
            refs = tuple(of_entry(entry) for entry in dict.fromkeys((own[0][1], own[-1][1])))
            blocks.append(
                Block(
                    "para",
                    f"The chronology holds {number} of {the(agency)}, {span}.",
                    f"dhr.overview.knew.{digest(agency)}",
                    refs,
                )
            )
        blocks += told
    blocks += _markers(matter)
    return blocks


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _involvement(matter: Matter, agency: str) -> list[Block]:
    entries = {told for source in matter.sources if source.kind == "both" for told in told_as_entries(source)}
    blocks = []
    for source, section in matter.sections("introduction", "agency_background", "chronology"):
        if source.agency != agency:
            continue
        for paragraph in content(section):
            if section.key == "chronology" and paragraph.id in entries:
                continue  # told in the chronology
            if (
                _ABOUT_NAMES.match(paragraph.text)
                or _ABOUT_AUTHOR.match(paragraph.text)
                or flat(paragraph.text) in flat(source.independence)
            ):
                continue  # told in the table of contributors
            blocks.append(_paragraph(paragraph, source, "knew"))
    return blocks


def _paragraph(paragraph: Paragraph, source: Source, place: str, *, attributed: bool = False) -> Block:
    text = closed(flat(of_row(paragraph.text) if paragraph.row else unnumbered(paragraph.text)))
    text = f"Note: {text}" if paragraph.note else text
    text = f"{source.agency}: {text}" if attributed else text
    kind: Kind = "bullet" if paragraph.listed and not attributed else "para"
    return Block(kind, text, f"dhr.overview.{place}.{paragraph.id}", (of_paragraph(paragraph, source.agency),))


def _markers(matter: Matter) -> list[Block]:
    """List markers of escalation with the first event that shows each and how many do."""
    found: dict[str, list[Event]] = {}
    for event in matter.timeline.events:
        for marker in event.markers:
            found.setdefault(marker, []).append(event)
    if not found:
        return []
    blocks = [Block("heading", "Signs of escalation in the chronology")]
    for marker, events in found.items():
        name = MARKERS.get(marker, marker.replace("_", " "))
        number = "one event" if len(events) == 1 else f"{len(events)} events"
        text = f"{name[:1].upper()}{name[1:]}: {number}, the first {_lower(when(events[0].date))}."
        refs = tuple(of_entry(entry) for event in events for entry in event.entries)
        blocks.append(Block("bullet", text, f"dhr.overview.marker.{digest(marker)}", refs))
    return blocks


def analysis(matter: Matter) -> list[Block]:
    """Arrange the agencies' own analysis by key line of enquiry, the rest by agency; then comments on rows, then disputes."""
    blocks: list[Block] = []
    used: set[str] = set()
    lines = matter.settings.key_lines
    by_words = sort_by_words(
        [line.text for line in lines], [p.text for _, section in matter.sections(*_ANSWERS) for p in content(section)]
    )
    for position, line in enumerate(lines, 1):
        told = []
        for source, section in matter.sections(*_ANSWERS):
            answers = _answers(section, line, position)
            told += [
                (source, p) for p in content(section) if p.id not in used and (answers or by_words.get(p.text) == position - 1)
            ]
        blocks.append(Block("heading", f"{line.id}: {flat(line.text).rstrip('.')}"))
        blocks += [_paragraph(paragraph, source, "analysis", attributed=True) for source, paragraph in told]
        used.update(paragraph.id for _, paragraph in told)
        if not told:
            text = "[Writer: no Individual Management Review was seen to answer this key line. See the analysis by agency below.]"
            blocks.append(Block("prompt", text, f"dhr.prompt.line.{digest(line.id)}"))
    blocks += _by_agency(matter, frozenset(used))
    blocks += _comments(matter)
    blocks += disputes(matter)
    return blocks


def sort_by_words(lines: Sequence[str], paragraphs: Sequence[str]) -> dict[str, int]:
    """Sort paragraphs under the key line whose own words they share, where that is plain; a proposal for the writer.

    A word counts by its rarity among the paragraphs (inverse document frequency), so that what every paragraph says,
    such as the victim's name, counts for nothing.
    """
    if not lines or not paragraphs:
        return {}
    stems = [_stems(text) for text in paragraphs]
    frequent = Counter(stem for found in stems for stem in found)
    asked = [_stems(line) for line in lines]
    placed: dict[str, int] = {}
    for text, found in zip(paragraphs, stems, strict=True):
        scores = [
            sum(log(len(paragraphs) / frequent[stem]) for stem in wanted & found if frequent[stem] * 4 <= len(paragraphs))
            for wanted in asked
        ]
        top, words = max(scores), log(len(paragraphs) + 1)
        next_best = sorted(scores)[-2] if len(scores) > 1 else 0.0
        if top >= _PLAIN * words and next_best < 0.7 * top:
            placed[text] = scores.index(top)
    return placed


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{4,}", text.casefold())
    return frozenset(word[:6] for word in words if word not in _COMMON)


def _answers(section: Section, line: Line, position: int) -> bool:
    """Say whether a section answers a key line: by its number (in a section of answers) or by its words."""
    heading = section.heading
    number = _NUMBER.search(heading)
    mine = {str(position), line.id.casefold(), line.id.casefold().lstrip("kq"), chr(96 + position) if position < 27 else ""}
    if section.key == "terms_answers" and number is not None and number.group(1).casefold() in mine:
        return True
    return len(heading.split()) >= 4 and fuzz.token_set_ratio(heading.casefold(), line.text.casefold()) >= _ALIKE


def _by_agency(matter: Matter, used: frozenset[str]) -> list[Block]:
    blocks: list[Block] = []
    agency, heading = "", ""
    for source, section in matter.sections(*_ANSWERS, "other"):
        for paragraph in content(section, skip=used):
            if source.agency != agency:
                agency, heading = source.agency, ""
                blocks.append(Block("heading", f"Analysis by {agency}"))
            if section.heading != heading and section.key == "terms_answers":
                blocks.append(Block("subheading", flat(section.heading)))
            heading = section.heading
            blocks.append(_paragraph(paragraph, source, "analysis"))
    return blocks


def _comments(matter: Matter) -> list[Block]:
    """Take over the comments agencies made beside rows of their chronologies."""
    rows = [entry for entry in (*in_order(matter.timeline.events), *matter.timeline.undated) if given(entry.analysis)]
    if not rows:
        return []
    dated = {entry.id: event.date for event in matter.timeline.events for entry in event.entries}
    blocks = [Block("heading", COMMENTS)]
    for entry in rows:
        lead = f"entry of {said_of(dated[entry.id])}" if entry.id in dated else "undated entry"
        text = f"{_capital(the(entry.agency))} comments on its {lead}: {closed(flat(entry.analysis or ''))}"
        blocks.append(Block("para", text, f"dhr.overview.comment.{entry.id}", (of_entry(entry),)))
    return blocks


def disputes(matter: Matter) -> list[Block]:
    """State every point on which accounts differ, with both sides, and every contradiction inside one agency's papers."""
    blocks: list[Block] = []
    settled = True
    for event in matter.timeline.events:
        blocks += blocks_of(event, matter)
        settled &= all(conflict.resolution or conflict.id in matter.settings.resolutions for conflict in event.conflicts)
    rows = {entry.id: entry for event in matter.timeline.events for entry in event.entries}
    for problem in matter.timeline.contradictions:
        agency = next((source.agency for source in matter.sources if source.document == problem.document), "")
        refs = [Ref(agency, problem.document, problem.locator, "")]
        refs += [of_entry(rows[problem.entry])] if problem.entry in rows else []
        key = digest("contradiction", problem.document, problem.locator, problem.reason)
        text = f"{_capital(the(agency))}, in its own papers: {closed(flat(problem.reason))}"
        blocks.append(Block("para", text, f"dhr.overview.dispute.{key}", tuple(refs)))
    if not blocks:
        return []
    asked = [] if settled else [Block("prompt", _RESOLVE, "dhr.prompt.disputes.1")]
    return [Block("heading", HEADING), *blocks, *asked]


def conclusions(matter: Matter) -> list[Block]:
    return of_sections(matter, "conclusions", "conclusions")


def lessons(matter: Matter) -> list[Block]:
    """Put good practice first, then the lessons, agency by agency."""
    good, learnt = of_sections(matter, "practice", "good_practice"), of_sections(matter, "lessons", "lessons")
    blocks: list[Block] = []
    for title, found in (("Good practice", good), ("Lessons identified by agencies", learnt)):
        if found:
            blocks.append(Block("heading", title))
            blocks += [Block("subheading", block.text) if block.kind == "heading" else block for block in found]
    return blocks


def recommendations(matter: Matter, document: str = "overview") -> list[Block]:
    """Number every recommendation through, under the agency that made it."""
    blocks: list[Block] = []
    agency = ""
    for number, item in matter.recommendations:
        if item.agency != agency:
            agency = item.agency
            blocks.append(Block("heading", agency))
        text = f"Recommendation {number}: {closed(flat(item.text))}"
        blocks.append(Block("recommendation", text, f"dhr.{document}.recommendation.{item.id}", (of_recommendation(item),)))
    return blocks


def glossary(matter: Matter) -> Iterator[tuple[str, str, Ref]]:
    """Yield abbreviations the IMRs explain: term, meaning, source; each term once."""
    seen: set[str] = set()
    for source, section in matter.sections("glossary"):
        for paragraph in content(section):
            term, mark, meaning = (
                paragraph.text.partition(" | ")
                if paragraph.row
                else re.sub(r"\s+[–—:-]+\s+|\t|:\s+", "\x00", paragraph.text, count=1).partition("\x00")
            )
            term, meaning = flat(term), flat(meaning.replace(" | ", "; "))
            if (
                mark
                and meaning
                and len(term) <= 30
                and term.casefold() not in seen
                and term.casefold() not in ("abbreviation", "term", "acronym")
            ):
                seen.add(term.casefold())
                yield term, meaning, of_paragraph(paragraph, source.agency)
