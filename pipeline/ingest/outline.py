"""Divide the flow of a document into sections, under the keys of the guidance's outline for an IMR.

Headings count however they are made: styled, numbered by hand, in capitals, or as the single cell of a table. A heading
nobody knows stays in the section above it if it is deeper; otherwise it opens a section "other".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.ingest.blocks import Block, Para, TableBlock
from pipeline.ingest.forms import Answer, answers, cell_paragraphs, is_form
from pipeline.ingest.grid import Columns, Grid, filled, understand_grid
from pipeline.ingest.headings import (
    ENUMERATED,
    PART,
    QUESTION,
    RECOMMENDATION,
    RECOMMENDATION_ALONE,
    RUN_IN,
    SURE,
    Manner,
    lead_of,
    leads_of,
    look_of,
    looks_like_heading,
)
from pipeline.ingest.labels import signs
from pipeline.ingest.shapes import usual
from pipeline.ingest.text import depth, numbering, one_line
from pipeline.ingest.wording import likely, section_of
from pipeline.model import Paragraph, Section, TableRow, digest

_BULLET = re.compile(r"^\s*[•●▪◦‣·∙■□➢➤✓\uf0b7\uf0a7]\s*")
_BY = re.compile(
    r"\b(?:written|prepared|compiled|completed|produced|authored|undertaken|carried out|signed|approved|"
    r"agreed)\b.{0,120}\bby\b|^\W*authors?\b",
    re.I,
)
_TELLING = {
    "family": "family",
    "interviews": "interviews",
    "recommendations": "recommendations",
    "glossary": "glossary",
    "questions": "terms_answers",
}
_BIRTH = re.compile(r"\b(?:d\.?o\.?b|date of birth|born)\b", re.I)
_PERSON_ROW = re.compile(
    r"^(?:the\s+)?(?:victims?|deceased|(?:alleged )?perpetrators?|suspect|subjects?|patients?|parents?|child(?:ren)?|husband|"
    r"wife|(?:ex-)?partner|son|daughter|mother|father|half-\w+|siblings?|name|full name|client|tenants?|"
    r"date of birth|d\.?o\.?b\.?|address|other (?:party|person|adult|parties))\b[\w /()'’]{0,25}\|",
    re.I,
)
_SECTIONS_OF_A_FORM = 3
_STORY = 45  # words from which a paragraph under the title is part of the story, not of the cover
_SIGNED_INSIDE = frozenset({"cover", "author", "signoff", "terms_of_reference", "contents", "chronology"})
_LEADER = re.compile(r"(?:[.…·_]{3,}\s*|\t\s*)\d{1,3}\s*$")
_HOLD = frozenset(
    {"chronology", "introduction", "family_involvement", "agency_background", "family", "methodology", "appendix", "contents"}
)


@dataclass
class Open:
    """A section being filled."""

    key: str
    heading: str
    locator: str
    level: int
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with its meaning and the section it stands in."""

    grid: Grid
    section: str
    heading: str
    notes: dict[str, tuple[Para, ...]] = field(default_factory=dict)  # footnotes by the locator of the row that cites them


@dataclass
class Outline:
    """A document divided: sections in order and the tables met on the way."""

    sections: list[Open]
    tables: list[Placed]
    title: str = ""

    def frozen(self) -> tuple[Section, ...]:
        """Return the sections that hold something or were named."""
        return tuple(
            Section(part.key, part.heading, part.locator, part.level, tuple(part.paragraphs))
            for part in self.sections
            if part.heading or part.paragraphs
        )


def divide(blocks: Sequence[Block], *, document: str, agencies: Sequence[str] = ()) -> Outline:
    """Divide a flow into sections; chronology tables are set aside, the rows of all other tables stay as paragraphs too."""
    outline = Outline([Open("cover", "", "", 0)], [])
    reader = _Divider(document, outline, Manner(look_of(blocks), leads=leads_of(blocks)))
    like: Columns | None = None
    for index, block in enumerate(blocks):
        if isinstance(block, Para):
            reader.paragraph(block, following=blocks[index + 1] if index + 1 < len(blocks) else None)
            continue
        for shaped in _shapes(block, agencies, like):
            grid = shaped.grid
            if grid.columns is not None:
                reader.named_by(grid.columns.kind)
                outline.tables.append(replace(shaped, section=reader.open.key, heading=reader.open.heading))
            if grid.columns is not None and grid.columns.kind == "chronology":
                like = grid.columns
            elif grid.columns is not None and grid.columns.kind == "questions":
                reader.questions(block, grid)
            else:
                reader.table(block, grid)
    return outline


def _shapes(block: TableBlock, agencies: Sequence[str], like: Columns | None) -> list[Placed]:
    """Understand a table, in the usual shape if that makes chronologies of it; the notes of its rows go with the first."""
    notes = {row.locator: cited for index, row in enumerate(block.table.rows) if (cited := block.notes(index))}
    shaped = usual(block.table)
    if shaped != (block.table,):
        grids = [understand_grid(table, agencies=agencies) for table in shaped]
        if all(grid.columns is not None and grid.columns.kind == "chronology" for grid in grids):
            return [Placed(grid, "", "", {} if number else notes) for number, grid in enumerate(grids)]
    return [Placed(understand_grid(block.table, agencies=agencies, like=like), "", "", notes)]


class _Divider:
    """Where we are in the document."""

    def __init__(self, document: str, outline: Outline, manner: Manner) -> None:
        self.document = document
        self.outline = outline
        self.parents: list[Open] = []
        self.manner = manner

    @property
    def open(self) -> Open:
        return self.outline.sections[-1]

    def add(self, locator: str, text: str, *, listed: bool = False, row: bool = False, notes: Sequence[Para] = ()) -> None:
        if not row and (bullet := _BULLET.match(text)) is not None:
            text, listed = text[bullet.end() :], True
        if self.open.key == "cover" and not row and len(text.split()) >= _STORY and not _BY.search(text):
            self.begin("other", "", locator, max(1, self.open.level))  # a report without headings: this is no cover any more
        if text.strip():
            self.open.paragraphs.append(
                Paragraph(digest(self.document, locator, text), self.document, locator, text, listed, row)
            )
        for note in notes:
            told = digest(self.document, note.locator, note.text)
            self.open.paragraphs.append(Paragraph(told, self.document, note.locator, note.text, note=True))

    def paragraph(self, para: Para, *, following: Block | None = None) -> None:
        text = one_line(para.text)
        if not text:
            self.add(para.locator, "", notes=para.notes)
            return
        if para.boxed:
            self.add(para.locator, para.text, listed=para.numbered)
            return
        if para.style.startswith(("toc", "contents")) or _LEADER.search(para.text):
            self.contents(para)
            return
        if RECOMMENDATION_ALONE.match(text) and self.open.key != "contents":
            self.begin("recommendations", text, para.locator, (para.level or 1) if self.open.key == "recommendations" else 1)
            return
        if para.level is None and signs(text) and self.open.key not in _SIGNED_INSIDE:
            self.begin("signoff", "", para.locator, 1)
            self.add(para.locator, para.text, notes=para.notes)
            return
        heading = self.heading(para, text, following)
        if heading is None and (run_in := self.run_in(text, listed=para.numbered)) is not None:
            key, title, rest = run_in
            self.begin(key, title, para.locator, max(1, depth(title)))
            self.add(para.locator, rest, notes=para.notes)
        elif heading is None:
            listed = para.numbered or para.style.startswith("list")
            if self.open.key == "contents":
                self.begin("cover" if len(self.outline.sections) <= 3 else "other", "", para.locator, 1)
            self.add(para.locator, para.text, listed=listed, notes=para.notes)
        else:
            self.begin(heading[1], text, para.locator, heading[0])
            self.add(para.locator, "", notes=para.notes)

    def named_by(self, kind: str) -> None:
        """Let a table name a section whose heading said nothing ("Part two: the people")."""
        if self.open.key == "other" and not self.open.paragraphs and self.open.heading and kind in _TELLING:
            self.open.key = _TELLING[kind]

    def contents(self, para: Para) -> None:
        if self.open.key != "contents":
            self.begin("contents", "", para.locator, 1)
        self.add(para.locator, para.text)

    def begin(self, key: str, heading: str, locator: str, level: int) -> None:
        self.outline.sections.append(Open(key, heading, locator, level))
        while self.parents and self.parents[-1].level >= level:
            self.parents.pop()
        self.parents.append(self.open)

    def heading(self, para: Para, text: str, following: Block | None) -> tuple[int, str] | None:
        """Return level and section of a heading; None for a paragraph."""
        if para.style in ("title", "subtitle"):
            self.outline.title = f"{self.outline.title} {text}".strip()
            return None
        match = section_of(text)
        if para.level is not None and len(text) <= 300 and not (len(text.split()) > 18 and text.endswith(".")):
            return para.level, self.key(para.level, text, match if self.at_front() else likely(text, match))
        asked, match = match, match if text.endswith("?") else section_of(text, asks=False)
        if not looks_like_heading(para, text, match, following, self.open.key, self.manner):
            return None
        level, match = self.place(para, text, match, asked)
        number = numbering(text)[0]
        if level == 1 and number.isdigit():
            self.manner = replace(self.manner, number=int(number) + 1)
        return level, self.key(level, text, match)

    def at_front(self) -> bool:
        """Say whether nothing stands above: what comes first is a title, in whatever words."""
        return len(self.outline.sections) == 1 and not self.open.paragraphs and not self.outline.title

    def place(
        self, para: Para, text: str, match: tuple[str, float] | None, asked: tuple[str, float] | None
    ) -> tuple[int, tuple[str, float] | None]:
        """Return the level of a heading without a heading style, and what it is taken to mean.

        One in the look of the document's headings, or with the next number, may be guessed at; a section guessed once is not
        opened again: what looks like it is a part of something else.
        """
        if match is not None and match[1] >= SURE:
            return depth(text) or 1, match
        number = numbering(text)[0]
        ranked = depth(text) == 1 and number.isdigit() and int(number) == self.manner.number
        main = ranked or PART.match(text) is not None or bool(self.manner.look and para.look == self.manner.look)
        if not main or depth(text) > 1:
            return depth(text) or 2, None
        guess = asked if asked and asked[1] >= SURE else likely(text, match)
        opened = guess is not None and any(part.key == guess[0] and part.heading for part in self.outline.sections)
        if guess is None or (opened and not ranked):
            return (1 if ranked else 2), None
        return 1, (guess[0], min(guess[1], SURE - 0.1))

    def run_in(self, text: str, *, listed: bool) -> tuple[str, str, str] | None:
        """Split "7. Lessons. Damage is …" into section, heading and text; None for any other paragraph."""
        if self.manner.leads and not listed and (lead := lead_of(text)) is not None:
            return lead
        match = RUN_IN.match(text)
        if match is None or listed or len(match.group(2).split()) > 8 or RECOMMENDATION.match(text):
            return None
        section = section_of(match.group(2))
        sure = section[1] if section is not None else 0.0
        title, rest = text[: match.end()].strip(" .:"), text[match.end() :]
        if section is not None and (sure == 1.0 or (match.group(1) and sure >= SURE)):
            if section[0] in ("chronology", "author", "signoff", "cover", "introduction", "family") and not match.group(1):
                return None  # "Author: …", "Timeline: …" label a line; they open no section
            return section[0], title, rest
        if (
            match.group(1)
            and match.group(1).strip(" .)").isdigit()
            and self.open.key not in ENUMERATED
            and len(self.parents) <= 12
        ):
            return ("other" if self.open.key in ("cover", "contents") else self.open.key), title, rest
        return None

    def key(self, level: int, text: str, match: tuple[str, float] | None) -> str:
        parent = next((part for part in reversed(self.parents) if part.level < level), None)
        inside = parent.key if parent is not None else ""
        if QUESTION.match(text) or (text.endswith("?") and inside in ("analysis", "terms_answers")):
            return inside if inside in ("terms_of_reference", "interviews") else "terms_answers"
        if RECOMMENDATION.match(text) and inside in ("recommendations", "lessons", "conclusions"):
            return "recommendations"
        if match is None:
            first = all(part.key == "cover" and (not part.heading or not part.paragraphs) for part in self.outline.sections)
            return "cover" if first else inside if inside not in ("", "cover", "contents") else "other"
        section, sure = match
        doubtful = sure < SURE or (sure < 1.0 and section in _HOLD)
        return inside if doubtful and inside not in ("", "other", "cover", "contents") else section

    def table(self, block: TableBlock, grid: Grid) -> None:
        """Read a table that is no chronology: a form, a layout, a list; every row stays as a paragraph."""
        told = answers(block, inside=self.open.key) if grid.columns is None and is_form(block) else {}
        taken = {index for answer in told.values() for index in answer.rows}
        for index, row in enumerate(block.table.rows):
            cells = filled(row)
            if index in told:
                self.answer(told[index])
            if not cells or index in taken or (index in grid.head and grid.columns is None):
                continue
            if grid.columns is None and len(cells) <= 2 and self.form_row(block, index, row, cells):
                continue
            text = " | ".join(one_line(row.cells[i].text) for i in cells)
            before = self.open
            about = _PERSON_ROW.match(text) and (before.key in ("cover", "introduction") or _BIRTH.search(text))
            if about and before.key not in ("family", "interviews"):
                self.begin("family", "", row.locator, before.level)  # somebody's name and birth: never part of the story
                self.add(row.locator, text, row=True, notes=block.notes(index))
                self.begin(before.key, "", row.locator, before.level)
            elif before.key == "cover" and len(text.split()) >= _STORY and not _BY.search(text):
                self.begin("other", "", row.locator, max(1, before.level))  # a long cell is no detail of the cover
                self.add(row.locator, text, row=True, notes=block.notes(index))
                self.begin(before.key, "", row.locator, before.level)
            else:
                self.add(row.locator, text, row=True, notes=block.notes(index))
        if len({answer.key for answer in told.values()} - {"author", "cover", "family"}) >= 2 and self.open.key == "cover":
            self.begin("other", "", "", 1)  # the form was the report: what follows is no cover

    def answer(self, answer: Answer) -> None:
        """Open a section for a question of a form, fill it with its answer, and return to where the form stands."""
        before = self.open
        self.begin(answer.key, answer.heading, answer.locator, depth(answer.heading) or 1)
        for para in answer.paragraphs:
            self.add(para.locator, para.text, listed=para.numbered or para.style.startswith("list"), notes=para.notes)
        self.begin(before.key, "", answer.locator, before.level)

    def form_row(self, block: TableBlock, index: int, row: TableRow, cells: Sequence[int]) -> bool:
        """Read a row of a form: a heading alone, text alone, or a heading beside its text."""
        texts = [one_line(row.cells[i].text) for i in cells]
        if len(cells) == 1:
            paras = cell_paragraphs(block, row, index, cells[0])
            last = index + 1 == len(block.table.rows)
            for number, para in enumerate(paras, 1):
                self.paragraph(para, following=None if last or number < len(paras) else block)
            return True
        label, text = texts
        match = section_of(label)
        number_only = not numbering(label)[1] and len(label) <= 12
        if number_only and len(text.split()) <= 12 and (inner := section_of(text)) is not None and inner[1] >= SURE:
            self.begin(self.key(1, text, inner), f"{label} {text}", row.locator, 1)
            return True
        question = QUESTION.match(label) is not None
        if len(label) <= 160 and len(text.split()) >= 12 and (question or (match is not None and match[1] >= 0.8)):
            level = depth(label) or 1
            before = self.open
            self.begin(self.key(level, label, match), label, row.locator, level)
            for para in cell_paragraphs(block, row, index, cells[1]):
                self.add(para.locator, para.text, listed=para.numbered or para.style.startswith("list"), notes=para.notes)
            self.begin(before.key, "", row.locator, before.level)  # the next row of the form is its own
            return True
        return False

    def questions(self, block: TableBlock, grid: Grid) -> None:
        """Read a table of questions and answers: each question opens a section of its answers."""
        columns = grid.columns
        if columns is None:
            return
        told = answers(block, inside=self.open.key)
        if len({answer.key for answer in told.values()} - {"other", "terms_answers", "analysis"}) >= _SECTIONS_OF_A_FORM:
            self.table(block, Grid(grid.table, None, grid.head, grid.first))  # its questions ask for the sections of an IMR
            return
        for index, row in enumerate(grid.table.rows):
            if index in grid.head or not filled(row):
                continue
            number = " ".join(one_line(row.cells[i].text) for i in columns.of("number") if i < len(row.cells))
            asked = " ".join(one_line(row.cells[i].text) for i in columns.of("question") if i < len(row.cells))
            self.begin("terms_answers", f"{number} {asked}".strip(), row.locator, max(2, self.open.level))
            for i in filled(row):
                if i not in (*columns.of("number"), *columns.of("question")):
                    self.add(row.locator, one_line(row.cells[i].text))
            self.add(row.locator, "", notes=block.notes(index))
