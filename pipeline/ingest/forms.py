"""Read a table that is a form: a question or a label in the first column, the answer beside it.

A form may be the whole IMR. Each row then opens a section of its own, keyed by the words of the question; an answer may go on
in the rows below, where the first column is empty or merged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.blocks import Para, TableBlock
from pipeline.ingest.heading_row import filled
from pipeline.ingest.labels import AUTHOR, SIGNED, plain_label
from pipeline.ingest.text import numbering, one_line, starts_with_date
from pipeline.ingest.wording import guess_of, is_question, likely, section_of
from pipeline.model import TableRow

_LABEL_LENGTH = 300
_ANSWER = 12  # words from which what stands beside a label is an answer rather than a detail of the cover
_LONG = 20  # words from which an answer is never a detail of the cover, whatever its label
_SURE = 0.6
_NUMBER = re.compile(r"^\W*(?:q(?:uestion)?|no|section|part)?\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})\W*$", re.I)
_HEADING_WORDS = 10
_DETAILS = frozenset({"author", "signoff", "family", "cover", "contents"})
_SAYS_LITTLE = frozenset(
    {"introduction", "other", "agency_background", "family_involvement"}
)  # "Summary", "What were the reasons?"
_TOLD = frozenset({"family_involvement", "introduction", "agency_background", "other"})  # with dated answers: a chronology


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of a form as a section: its key, the question, the paragraphs of the answer and the rows they stand in."""

    key: str
    heading: str
    locator: str
    paragraphs: tuple[Para, ...]
    rows: tuple[int, ...]


def is_form(block: TableBlock) -> bool:
    """Say whether a table asks and answers: two columns that say something, and questions or known labels with answers beside."""
    asked, answered, pairs, others = 0, 0, 0, 0
    for row in block.table.rows:
        parts = _parts(row)
        if parts is None:
            others += len(filled(row)) > 1
            continue
        pairs += 1
        label, answer = parts[0], parts[1]
        match = section_of(label)
        asked += is_question(label) or (match is not None and match[0] != "cover" and match[1] >= _SURE)
        answered += sum(len(one_line(row.cells[i].text).split()) for i in answer) >= _ANSWER
    return asked >= 2 and answered >= 1 and pairs >= 2 and others * 2 <= pairs


def answers(block: TableBlock, *, inside: str) -> dict[int, Answer]:
    """Return the answers of a form by the index of the row they begin in; rows that are none are left out.

    `inside` is the section the table stands in: in a section of answers to the terms of reference, questions stay there.
    """
    found: dict[int, Answer] = {}
    last: int | None = None
    banner = ""
    for index, row in enumerate(block.table.rows):
        parts = _parts(row)
        if parts is None:
            banner = _banner(row) or banner
            if last is not None and (more := _continued(block, row, index)):
                before = found[last]
                found[last] = Answer(
                    before.key, before.heading, before.locator, (*before.paragraphs, *more), (*before.rows, index)
                )
            elif filled(row):
                last = None
            continue
        label, cells = parts
        paragraphs = tuple(para for cell in cells for para in cell_paragraphs(block, row, index, cell))
        key = _key(label, paragraphs, banner or inside)
        if banner and key in _SAYS_LITTLE:
            key = banner
        last = index if key else None
        if key:
            found[index] = Answer(key, label, row.locator, paragraphs, (index,))
    return found


def _banner(row: TableRow) -> str:
    """Return the section that a heading across the form opens ("SECTION 5: ANALYSIS"); empty for any other row."""
    cells = filled(row)
    text = one_line(row.cells[cells[0]].text) if len(cells) == 1 and cells[0] == 0 else ""
    if not text or len(text.split()) > _HEADING_WORDS or text.endswith((".", ";", ",")):
        return ""
    match = likely(text, section_of(text))
    return match[0] if match is not None else ""


def _key(label: str, paragraphs: Sequence[Para], inside: str) -> str:
    """Return the section a row opens; empty for a detail of the cover or the family."""
    words = sum(len(para.text.split()) for para in paragraphs)
    match = section_of(label)
    plain = plain_label(label)
    asks = is_question(label)
    if (AUTHOR.match(plain) or SIGNED.match(plain)) and (asks or words >= _ANSWER):
        return "author" if AUTHOR.match(plain) else "signoff"
    if inside in ("terms_answers", "terms_of_reference") and asks:
        return "terms_answers"
    sure = match is not None and match[1] >= _SURE
    key = match[0] if match is not None and sure else "other"
    if key == "other" and words >= _LONG and not asks and inside in ("cover", "other"):
        guess = guess_of(label)  # a label is known to be a heading here
        key = guess[0] if guess is not None and guess[0] not in _DETAILS else key
    if not (asks or words >= _LONG or (sure and words >= 2 and key not in _DETAILS)):
        return ""
    if key in ("cover", "contents"):
        return "" if words < _LONG or key == "cover" else "other"
    if key in _TOLD and sum(starts_with_date(para.text) > 0 for para in paragraphs) >= 2:
        return "chronology"
    return key


def _parts(row: TableRow) -> tuple[str, tuple[int, ...]] | None:
    """Return the label of a row and the cells of its answer; None for a row that is no pair. A number in front does not count."""
    cells = filled(row)
    texts = [one_line(row.cells[i].text) for i in cells]
    if len(cells) > 2 and _NUMBER.match(texts[0]):
        return (f"{texts[0]} {texts[1]}", cells[2:]) if len(texts[1]) <= _LABEL_LENGTH and len(cells) <= 4 else None
    if len(cells) != 2 or cells[0] > 1 or len(texts[0]) > _LABEL_LENGTH or _NUMBER.match(texts[0]):
        return None
    return (texts[0], cells[1:]) if numbering(texts[0])[1] else None


def _continued(block: TableBlock, row: TableRow, index: int) -> tuple[Para, ...]:
    """Return what a row adds to the answer above it: text in a later column, beside an empty or merged label."""
    cells = filled(row)
    if len(cells) != 1 or cells[0] == 0:
        return ()
    return cell_paragraphs(block, row, index, cells[0])


def cell_paragraphs(block: TableBlock, row: TableRow, index: int, cell: int) -> tuple[Para, ...]:
    """Return the paragraphs of a cell, by the lines of its text where the file does not tell them apart."""
    if paras := block.cells.get((index, cell)):
        return paras
    lines = [line for line in row.cells[cell].text.splitlines() if line.strip()]
    locator = row.cells[cell].locator or row.locator
    if len(lines) <= 1:
        text = one_line(row.cells[cell].text)
        return (Para(locator, text),) if text else ()
    return tuple(Para(f"{locator} line {number}", one_line(line)) for number, line in enumerate(lines, 1))
