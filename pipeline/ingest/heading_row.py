"""Read a row as the headings of a table: one row, a second under it, or a row of groups above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.columns import Columns, cell_text, dated
from pipeline.ingest.text import looks_like_date, one_line
from pipeline.ingest.wording import Phrase, TableKind, best, headings, without_brackets
from pipeline.model import TableRow

LOOK_AHEAD = 25  # notes above the headings of a worksheet: rows that are searched for the headings
_HEADING_LENGTH = 90
_FLOOR = 0.25


def filled(row: TableRow) -> tuple[int, ...]:
    """Return the columns that hold something; a merged area counts once, where it starts."""
    found = []
    previous = ""
    for index, cell in enumerate(row.cells):
        text = one_line(cell.text)
        if text and not (cell.merged and (text == previous or not previous)):
            found.append(index)
        previous = text or previous
    return tuple(found) or tuple(index for index, cell in enumerate(row.cells) if one_line(cell.text))


def map_row(row: TableRow, kind: TableKind, *, certain: bool = False) -> Columns | None:
    """Map one row as headings of one kind; None if it cannot be that. What is `certain` to be headings is neither too long nor
    refused."""
    cells = filled(row)
    texts = {index: one_line(row.cells[index].text) for index in cells}
    if not texts or (not certain and any(len(without_brackets(text)) > _HEADING_LENGTH for text in texts.values())):
        return None
    if not certain and any(best(text, _refusals(kind)) is not None for text in texts.values()):
        return None
    offers: list[tuple[float, int, str]] = []
    for index, text in texts.items():
        match = best(text, kind.phrases, floor=_FLOOR)
        if match is not None:
            offers.append((match[1], index, match[0]))
    roles: dict[int, str] = {}
    taken: set[str] = set()
    total = 0.0
    for score, index, role in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
        if role in taken and role not in kind.several:
            if role == "date" and kind.name == "chronology":
                role = "recorded_date" if "recorded_date" not in taken else "unknown"
            else:
                continue
        if role == "unknown":
            continue
        roles[index] = role
        taken.add(role)
        total += score
    unknown = tuple(index for index in cells if index not in roles)
    return Columns(kind.name, roles, texts, unknown, score=total / len(cells))


def _refusals(kind: TableKind) -> tuple[Phrase, ...]:
    return tuple(Phrase(words, "refused") for words in kind.refuses)


def read_headings(row: TableRow, *, width: int, below: Sequence[TableRow] = ()) -> Columns | None:
    """Read a row as the headings of the kind of table it fits best; None if it is no heading row.

    Half of its cells at least must be known headings (a third, if the column under "date" holds dates in the rows
    `below`), and no cell may be a date of its own.
    """
    cells = filled(row)
    if len(cells) < 2 or (width > 3 and len(cells) < width / 3):
        return None
    texts = [one_line(row.cells[index].text) for index in cells]
    if any(looks_like_date(text) and re.search(r"\d", text) for text in texts):
        return None
    found: Columns | None = None
    for kind in headings().kinds.values():
        columns = map_row(row, kind)
        if columns is None:
            continue
        present = set(columns.roles.values())
        if kind.name == "chronology" and len(columns.of("subject")) > 1:
            present.add("text")  # a column for each person tells what happened to whom
        if not all(present & set(group) for group in kind.needs) or len(columns.roles) < 2:
            continue
        few = len(columns.roles) * 2 < len(cells) and not row.header
        if few and not (len(columns.roles) * 3 >= len(cells) and any(dated(below, i) >= 0.5 for i in columns.of("date"))):
            continue
        if found is None or columns.score > found.score + 1e-9:
            found = columns
    return found


def chronology_headings(row: TableRow) -> Columns | None:
    """Read a row as chronology headings, even partial ones (second heading row, other half of a wide table)."""
    return map_row(row, headings().kinds["chronology"])


def second_heading_row(columns: Columns, below: TableRow, index: int) -> tuple[Columns, tuple[int, ...], int]:
    """Join two heading rows ("Contact" over "Date | Time")."""
    more = chronology_headings(below)
    cells = filled(below)
    texts = [one_line(below.cells[i].text) for i in cells]
    plain = more is not None and len(more.roles) == len(cells) >= 1 and max(map(len, texts)) <= 40
    if more is None or not plain or any(looks_like_date(text) and re.search(r"\d", text) for text in texts):
        return columns, (index,), index + 1
    roles = {**columns.roles, **more.roles}
    labels = {**columns.labels, **more.labels}
    unknown = tuple(i for i in labels if i not in roles)
    return Columns("chronology", roles, labels, unknown, score=columns.score), (index, index + 1), index + 2


def group_row(columns: Columns, above: TableRow, row: TableRow) -> Columns | None:
    """Use a row of group headings above the headings ("Seen?" over "Adult | Child"); None if the row above is none."""
    cells = filled(above)
    texts = {i: cell_text(above, i) for i in cells}
    phrases = headings().kinds["chronology"].phrases
    if len(cells) < 2 or any(len(text) > 40 or looks_like_date(text) for text in texts.values()):
        return None
    if not any(best(text, phrases, floor=_FLOOR) for text in texts.values()):
        return None
    roles, labels = dict(columns.roles), dict(columns.labels)
    for index in filled(row):
        group = next((texts[i] for i in range(index, -1, -1) if i in texts), "")
        if index in roles or not group:
            continue
        labels[index] = f"{group} {labels.get(index, '')}".strip()
        match = best(labels[index], phrases, floor=_FLOOR) or best(group, phrases, floor=_FLOOR)
        if match is not None and (match[0] not in roles.values() or match[0] in headings().kinds["chronology"].several):
            roles[index] = match[0]
    return Columns("chronology", roles, labels, tuple(i for i in labels if i not in roles), score=columns.score)
