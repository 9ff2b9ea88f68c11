"""Fill sections from tables that are no chronology: forms, layouts, lists, questions; every row stays as a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.blocks import Block, TableBlock
from pipeline.ingest.dividing import BY, STORY, Divider
from pipeline.ingest.forms import Answer, answers, cell_paragraphs, is_form
from pipeline.ingest.grid import Grid
from pipeline.ingest.heading_row import filled
from pipeline.ingest.headings import QUESTION, SURE
from pipeline.ingest.labels import SIGNED, plain_label
from pipeline.ingest.text import depth, numbering, one_line
from pipeline.ingest.wording import section_of
from pipeline.model import TableRow

_BIRTH = re.compile(r"\b(?:d\.?o\.?b|date of birth|born)\b", re.I)
_PERSON_ROW = re.compile(
    r"^(?:the\s+)?(?:victims?|deceased|(?:alleged )?perpetrators?|suspect|subjects?|patients?|parents?|child(?:ren)?|husband|"
    r"wife|(?:ex-)?partner|son|daughter|mother|father|half-\w+|siblings?|name|full name|client|tenants?|"
    r"date of birth|d\.?o\.?b\.?|address|other (?:party|person|adult|parties))\b[\w /()'’]{0,25}\|",
    re.I,
)
_SECTIONS_OF_A_FORM = 3
_SIGNATURE_ROWS = 8


def read_table(divider: Divider, block: TableBlock, grid: Grid, *, following: Block | None = None) -> None:
    """Read a table that is no chronology: a form, a layout, a list; every row stays as a paragraph.

    A table of one cell may be the heading of what is `following` it.
    """
    if grid.columns is None and divider.open.key == "recommendations" and _is_signed(block):
        divider.begin("signoff", "", block.table.rows[0].locator, 1)
    told = answers(block, inside=divider.open.key) if grid.columns is None and is_form(block) else {}
    taken = {index for answer in told.values() for index in answer.rows}
    for index, row in enumerate(block.table.rows):
        cells = filled(row)
        if index in told:
            _answer(divider, told[index])
        if not cells or index in taken or (index in grid.head and grid.columns is None):
            continue
        if grid.columns is None and len(cells) <= 2 and _form_row(divider, block, index, row, cells, following):
            continue
        text = " | ".join(one_line(row.cells[i].text) for i in cells)
        before = divider.open
        about = _PERSON_ROW.match(text) and (before.key in ("cover", "introduction") or _BIRTH.search(text))
        if about and before.key not in ("family", "interviews"):
            divider.begin("family", "", row.locator, before.level)  # somebody's name and birth: never part of the story
            divider.add(row.locator, text, row=True, notes=block.notes(index))
            divider.begin(before.key, "", row.locator, before.level)
        elif before.key == "cover" and len(text.split()) >= STORY and not BY.search(text):
            divider.begin("other", "", row.locator, max(1, before.level))  # a long cell is no detail of the cover
            divider.add(row.locator, text, row=True, notes=block.notes(index))
            divider.begin(before.key, "", row.locator, before.level)
        else:
            divider.add(row.locator, text, row=True, notes=block.notes(index))
    if len({answer.key for answer in told.values()} - {"author", "cover", "family"}) >= 2 and divider.open.key == "cover":
        divider.begin("other", "", "", 1)  # the form was the report: what follows is no cover


def _is_signed(block: TableBlock) -> bool:
    """Say whether a small form is where the report is signed: one of its labels is that of a signature."""
    labels = [plain_label(one_line(row.cells[0].text)) for row in block.table.rows if row.cells]
    return len(labels) <= _SIGNATURE_ROWS and any(map(SIGNED.match, labels))


def _answer(divider: Divider, answer: Answer) -> None:
    """Open a section for a question of a form, fill it with its answer, and return to where the form stands."""
    before = divider.open
    divider.begin(answer.key, answer.heading, answer.locator, depth(answer.heading) or 1)
    for para in answer.paragraphs:
        divider.add(para.locator, para.text, listed=para.numbered or para.style.startswith("list"), notes=para.notes)
    divider.begin(before.key, "", answer.locator, before.level)


def _form_row(divider: Divider, block: TableBlock, index: int, row: TableRow, cells: Sequence[int], after: Block | None) -> bool:
    """Read a row of a form: a heading alone, text alone, or a heading beside its text."""
    texts = [one_line(row.cells[i].text) for i in cells]
    if len(cells) == 1:
        paras = cell_paragraphs(block, row, index, cells[0])
        last = index + 1 == len(block.table.rows)
        for number, para in enumerate(paras, 1):
            boxed = last and len(block.table.rows) == 1 and len(paras) == 1
            divider.paragraph(para, following=after if boxed else None if last or number < len(paras) else block)
        return True
    label, text = texts
    match = section_of(label)
    number_only = not numbering(label)[1] and len(label) <= 12
    if number_only and len(text.split()) <= 12 and (inner := section_of(text)) is not None and inner[1] >= SURE:
        divider.begin(divider.key(1, text, inner), f"{label} {text}", row.locator, 1)
        return True
    question = QUESTION.match(label) is not None
    if len(label) <= 160 and len(text.split()) >= 12 and (question or (match is not None and match[1] >= 0.8)):
        level = depth(label) or 1
        before = divider.open
        divider.begin(divider.key(level, label, match), label, row.locator, level)
        for para in cell_paragraphs(block, row, index, cells[1]):
            divider.add(para.locator, para.text, listed=para.numbered or para.style.startswith("list"), notes=para.notes)
        divider.begin(before.key, "", row.locator, before.level)  # the next row of the form is its own
        return True
    return False


def read_questions(divider: Divider, block: TableBlock, grid: Grid) -> None:
    """Read a table of questions and answers: each question opens a section of its answers."""
    columns = grid.columns
    if columns is None:
        return
    told = answers(block, inside=divider.open.key)
    if len({answer.key for answer in told.values()} - {"other", "terms_answers", "analysis"}) >= _SECTIONS_OF_A_FORM:
        read_table(divider, block, Grid(grid.table, None, grid.head, grid.first))  # its questions ask for the sections of an IMR
        return
    for index, row in enumerate(grid.table.rows):
        if index in grid.head or not filled(row):
            continue
        number = " ".join(one_line(row.cells[i].text) for i in columns.of("number") if i < len(row.cells))
        asked = " ".join(one_line(row.cells[i].text) for i in columns.of("question") if i < len(row.cells))
        divider.begin("terms_answers", f"{number} {asked}".strip(), row.locator, max(2, divider.open.level))
        for i in filled(row):
            if i not in (*columns.of("number"), *columns.of("question")):
                divider.add(row.locator, one_line(row.cells[i].text))
        divider.add(row.locator, "", notes=block.notes(index))
