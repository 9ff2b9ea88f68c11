"""Find every recommendation of an IMR: in lists, in tables, under "Recommendation 3:", or inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.columns import cell_text
from pipeline.ingest.duties import LABELS, field_of, is_duty, read_duties
from pipeline.ingest.grid import Grid
from pipeline.ingest.heading_row import filled
from pipeline.ingest.outline import Placed
from pipeline.ingest.text import ends_sentence, key, one_line, sentences
from pipeline.model import Paragraph, Recommendation, Section, digest

_NUMBERED = re.compile(
    r"^\W{0,3}(?:(?:single[\s-]agency\s+|imr\s+|agency\s+)?recommendation(?!s\b)|rec\.?|r)\s*(?:no\.?\s*|"
    r"number\s*|#\s*)?(\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Za-z](?=\s*[:.)–—-])|one|two|three|four|five|six|"
    r"seven|eight|nine|ten)?\b\s*[:.)\-–—|]*\s*",
    re.I,
)
_MARKER = re.compile(
    r"^\W{0,3}(?:recommendations?\b|rec\.?)\s*(?:no\.?\s*)?(?:\d|[A-Za-z]\s*[:.)–—-]|one\b|two\b|three\b|"
    r"four\b|five\b|[:–—-])|^\W{0,2}R\s?\d{1,2}\b",
    re.I,
)
_LIST_NUMBER = re.compile(r"^\W{0,2}(\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})(?:[.):]\s+|(?<=\.\d)\s+|(?<=\.\d\d)\s+)(?=\S)", re.I)
_INLINE = re.compile(
    r"\b(?:it is|it's|is)\s+(?:\w+\s+){0,2}recommended\s+(?:that|for)\b|\b(?:we|i|author|review|reviewer|"
    r"report|imr|trust|agency|service|council|force|practice|association|school|college|team|"
    r"panel)\s+(?:\w+\s+){0,2}recommends?\s+(?:that\b|\w)|"
    r"\b(?:my|our|the|one|a|this|another|further|first|second|third|final|single|only)\s+(?:\w+\s+)?recommendation\s+(?:is|"
    r"would be|to the \w+ is)\b|^\W*recommendation\s*\d*\s*[:–—-]\s*\w",
    re.I,
)
_DUTY = re.compile(r"^\W*(?:\d+[.)]\s*)?(?:[^.]{0,40}\b)?[A-Z][^.]{2,80}\b(?:should|must|shall|will|needs? to)\b", re.S)
_INTRO = re.compile(
    r":\s*$|\bfollowing\s+(?:\w+\s+){0,3}(?:recommendations?|actions?)\b|\brecommendations?\s+(?:are|is|"
    r"were)\s+(?:as follows|made below|set out|listed|SMART)\b|^(?:\w+\s+){0,2}recommendations?\s+(?:should|must|need to)\s+be\s+"
    r"(?:SMART|specific|measurable|achievable|realistic|clear|concise|few|limited|numbered|listed)\b|^(?:no|there are "
    r"no)\s+(?:further\s+)?recommendations?\b",
    re.I,
)
_BULLETED = re.compile(r"^[•▪◦‣·∙■□➢➤✓\uf0b7\uf0a7–-]\s+\S")
_FIELD = re.compile(rf"^\W{{0,2}}({LABELS}|rationale|reason)\s*[:–—-]\s*(\S.*)$", re.I | re.S)
_INSIDE = re.compile(r"(?<=[.;:!?])\s+(?=Rec(?:ommendation)?\s+(?:\d{1,2}|[A-Z])\s*[:.–—-])")
_ENUMERATOR = re.compile(r"(?:^|(?<=[\s:;]))\(([ivx]{1,4}|[a-h]|\d{1,2})\)\s+", re.I)
_FIELDS = ("scope", "action", "lead", "milestones", "target", "outcome")


@dataclass
class _Found:
    locator: str
    number: str
    text: str
    fields: dict[str, str]


def find(sections: Sequence[Section], tables: Sequence[Placed], *, document: str, agency: str) -> tuple[Recommendation, ...]:
    """Return the recommendations in order of the document; one that stands twice (summary, action plan) is told once."""
    found = list(_in_sections(sections, [placed.grid for placed in tables]))
    for placed in tables:
        found += _in_table(placed.grid, placed.section)
    for section in sections:
        if section.key not in ("recommendations", "terms_of_reference", "contents"):
            found += _inline(section)
    merged: list[Recommendation] = []
    for item in (part for whole in found for part in _enumerated(whole)):
        if len(item.text.split()) < 2:
            continue
        text, duties = read_duties(item.text, item.fields)
        fields = {name: value for name, value in duties.items() if name in _FIELDS}
        fresh = Recommendation(digest(document, item.locator, text), agency, document, item.locator, text, item.number, **fields)
        _merge(merged, fresh)
    return tuple(merged)


def _enumerated(item: _Found) -> Iterator[_Found]:
    """Split "We recommend that (i) …; and (ii) …" into its parts."""
    marks = list(_ENUMERATOR.finditer(item.text))
    firsts = [mark.group(1).casefold() for mark in marks]
    if len(marks) < 2 or firsts[0] not in ("i", "a", "1") or firsts[1] not in ("ii", "b", "2"):
        yield item
        return
    ends = [*(mark.start() for mark in marks[1:]), len(item.text)]
    for mark, end in zip(marks, ends, strict=True):
        part = re.sub(r"[\s;,]+(?:and|or)?\s*(?:that)?\s*$", "", item.text[mark.end() : end])
        if part:
            number = f"{item.number}({mark.group(1)})" if item.number else mark.group(1)
            yield _Found(item.locator, number, part[:1].upper() + part[1:], dict(item.fields))


def _merge(merged: list[Recommendation], fresh: Recommendation) -> None:
    words = _essence(fresh.text)
    for index, old in enumerate(merged):
        before = _essence(old.text)
        if words == before or (min(len(words), len(before)) > 40 and (words in before or before in words)):
            gained = {
                name: getattr(fresh, name) for name in (*_FIELDS, "number") if not getattr(old, name) and getattr(fresh, name)
            }
            merged[index] = replace(old, **gained)
            return
    merged.append(fresh)


def _essence(text: str) -> str:
    return re.sub(
        r"^(?:it is (?:\w+ )?recommended that|recommendation \d+|the \w+ recommends? that|that)\s+", "", key(text)
    ).strip()


def _in_table(grid: Grid, section: str) -> Iterator[_Found]:
    columns = grid.columns
    if columns is None or columns.kind != "recommendations":
        return
    for index, row in enumerate(grid.table.rows):
        if index in grid.head or index < grid.first or not filled(row):
            continue
        values = {
            role: " ".join(filter(None, (cell_text(row, i) for i in columns.of(role)))) for role in set(columns.roles.values())
        }
        text = values.pop("recommendation", "")
        match = _NUMBERED.match(text) if _MARKER.match(text) else None
        number = values.pop("number", "") or (match.group(1) or "" if match else "")
        text = text[match.end() :] if match and text[match.end() :].strip() else text
        if not text:
            continue
        yield _Found(row.locator, re.sub(r"(?i)^rec(?:ommendation|\.)?\s*(?:no\.?)?\s*(?=\w)", "", number), text, values)


def _rows_of(tables: Sequence[Grid]) -> set[str]:
    return {row.locator for grid in tables if grid.columns is not None for row in grid.table.rows}


def _in_sections(sections: Sequence[Section], tables: Sequence[Grid]) -> Iterator[_Found]:
    taken = _rows_of(tables)
    for section in sections:
        if section.key == "recommendations" or (section.key == "other" and _all_recommend(section)):
            yield from _in_section(section, taken)
        elif section.key not in ("terms_of_reference", "contents", "notes", "running"):
            for paragraph in section.paragraphs:
                if paragraph.locator not in taken and _MARKER.match(paragraph.text) and not _INTRO.search(paragraph.text):
                    match = _NUMBERED.match(paragraph.text)
                    text = paragraph.text[match.end() :] if match else paragraph.text
                    if len(text.split()) >= 4:
                        yield _Found(paragraph.locator, (match.group(1) or "") if match else "", one_line(text), {})


def _all_recommend(section: Section) -> bool:
    """Say whether a list under a heading nobody knows is one of recommendations: nearly every item says who should do what."""
    items = [p.text for p in section.paragraphs if p.listed or _LIST_NUMBER.match(p.text)]
    return len(items) >= 2 and sum(bool(_DUTY.search(text)) for text in items) >= 0.8 * len(items)


def _in_section(section: Section, taken: set[str]) -> Iterator[_Found]:
    """Read a section of recommendations: items, numbered paragraphs, fields under an item, text that carries an item on."""
    item: _Found | None = None
    pending = ""
    heading = _NUMBERED.match(section.heading) if _MARKER.match(section.heading) else None
    if heading is not None:
        pending = heading.group(1) or ""
        rest = section.heading[heading.end() :].strip()
        if len(rest.split()) >= 4:
            item, pending = _Found(section.locator, pending, rest, {}), ""
    marks = pending != "" or any(_MARKER.match(text) for _, text in _pieces(section.paragraphs))
    for paragraph, text in _pieces(section.paragraphs):
        if paragraph.locator in taken:
            continue
        marked = _NUMBERED.match(text) if _MARKER.match(text) else None
        if paragraph.row:
            marked, text = _form(text, marked)
        if marked is not None:
            rest = text[marked.end() :].strip()
            if item is not None:
                yield item
            item = None
            pending = marked.group(1) or ""
            if rest:
                item, pending = _Found(paragraph.locator, pending, rest, {}), ""
            continue
        if item is not None and not paragraph.listed and _carries_on(item, text):
            item.text = f"{item.text} {text}"
            continue
        labelled = _FIELD.match(text.replace(" | ", ": ", 1) if paragraph.row else text)
        if labelled is not None and item is not None:
            _set_field(item, labelled.group(1), one_line(labelled.group(2)))
            continue
        number = _LIST_NUMBER.match(text)
        body = text[number.end() :] if number else text
        if pending:
            item, pending = _Found(paragraph.locator, pending, body, {}), ""
        elif marks and not _INLINE.search(body):
            if item is not None and (paragraph.listed or number):  # steps under a numbered recommendation
                _set_field(item, "action", body)
        elif len(inline := [s for s in sentences(body) if _INLINE.search(s) and not _INTRO.search(s)]) > 1:
            if item is not None:
                yield item
            item = None
            yield from (_Found(paragraph.locator, "", sentence, {}) for sentence in inline)
        elif ((paragraph.listed or number) and not _INTRO.search(body)) or _states(body):
            if item is not None:
                yield item
            item = _Found(paragraph.locator, number.group(1) if number else "", body, {})
    if item is not None:
        yield item


def _carries_on(item: _Found, text: str) -> bool:
    """Say whether a paragraph is the rest of a sentence the one before it left open: a line break typed as a new paragraph."""
    return not item.fields and not ends_sentence(item.text) and text[:1].islower() and _LIST_NUMBER.match(text) is None


def _pieces(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Yield paragraphs on one line; one that holds several "Recommendation A: …", or a list line by line, comes in parts."""
    for paragraph in paragraphs:
        if paragraph.note:
            continue
        for line in _listed_lines(paragraph.text):
            for text in _INSIDE.split(one_line(line)):
                if text.strip():
                    yield paragraph, text.strip()


def _listed_lines(text: str) -> list[str]:
    """Split a paragraph at its line breaks where each line is an item of its own: numbered, or a sentence after a sentence."""
    lines: list[str] = []
    for line in filter(None, map(one_line, text.split("\n"))):
        begins = (
            _LIST_NUMBER.match(line)
            or _BULLETED.match(line)
            or (line[:1].isupper() and ends_sentence(lines[-1]) if lines else True)
        )
        lines = [*lines, line] if begins or not lines else [*lines[:-1], f"{lines[-1]} {line}"]
    return lines


def _form(text: str, marked: re.Match[str] | None) -> tuple[re.Match[str] | None, str]:
    """Read "Recommendation 1 | text" of a form like a line of text."""
    flat = text.replace(" | ", " ", 1) if marked is not None else text
    return (_NUMBERED.match(flat) if marked is not None else None), flat


def _set_field(item: _Found, label: str, value: str) -> None:
    if name := field_of(label):
        item.fields[name] = " ".join(filter(None, (item.fields.get(name, ""), value)))


def _states(text: str) -> bool:
    """Say whether an unnumbered paragraph of a recommendations section recommends something by itself."""
    if _INTRO.search(text):
        return False
    return _INLINE.search(text) is not None or is_duty(text)


def _inline(section: Section) -> Iterator[_Found]:
    for paragraph in section.paragraphs:
        if _INLINE.search(paragraph.text) and not paragraph.row:
            for sentence in sentences(one_line(paragraph.text)):
                if _INLINE.search(sentence) and not _INTRO.search(sentence):
                    yield _Found(paragraph.locator, "", sentence.strip(), {})


__all__ = ["Paragraph", "find"]
