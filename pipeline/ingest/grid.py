"""Find out what a table is: which kind, where its headings stand, what each column means.

Headings are matched first; what they leave open (or a table without headings) is inferred from the content of the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.columns import Columns, agency_or_department, cell_text, complete, dated, infer, share_of
from pipeline.ingest.text import date_inside, looks_like_date, one_line
from pipeline.ingest.wording import TableKind, best, headings
from pipeline.model import Table, TableRow

LOOK_AHEAD = 25  # notes above the headings of a worksheet: rows that are searched for the headings
_HEADING_LENGTH = 90
_FLOOR = 0.25
_ACCOUNT = 6  # words
_BIRTH = re.compile(r"\b(?:born|d\.?o\.?b\b|date of birth|aged?)\b", re.I)
_LEAST_ROWS, _DATED = 2, 0.6  # rows of a chronology without a date column, and share of them that name their day


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its meaning. `first` is the first row after the headings, `head` the heading rows."""

    table: Table
    columns: Columns | None
    head: tuple[int, ...] = ()
    first: int = 0


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


def _map(row: TableRow, kind: TableKind) -> Columns | None:
    """Map one row as headings of one kind; None if it cannot be that."""
    cells = filled(row)
    texts = {index: one_line(row.cells[index].text) for index in cells}
    if not texts or any(len(text) > _HEADING_LENGTH for text in texts.values()):
        return None
    if any(best(text, _refusals(kind)) is not None for text in texts.values()):
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


def _refusals(kind: TableKind) -> tuple:  # type: ignore[type-arg]
    from pipeline.ingest.wording import Phrase

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
        columns = _map(row, kind)
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
    return _map(row, headings().kinds["chronology"])


def understand_grid(table: Table, *, agencies: Sequence[str] = (), like: Columns | None = None) -> Grid:
    """Find the headings of a table; `like` is the mapping of a chronology before it in the same file (a table cut in two)."""
    width = max((len(row.cells) for row in table.rows), default=0)
    for index, row in enumerate(table.rows[:LOOK_AHEAD]):
        columns = read_headings(row, width=width, below=table.rows[index + 1 :])
        if columns is None:
            continue
        head: tuple[int, ...] = (index,)
        first = index + 1
        below = table.rows[index + 1] if index + 1 < len(table.rows) else None
        if below is not None and columns.kind == "chronology":
            columns, head, first = _second_heading_row(columns, below, index)
        if columns.kind == "chronology" and index and (grouped := _group_row(columns, table.rows[index - 1], row)) is not None:
            columns, head = grouped, (index - 1, *head)
        if columns.kind == "chronology":
            columns = agency_or_department(complete(columns, table.rows[first:], width), table.rows[first:], agencies)
        return Grid(table, columns, head, first)
    if (headed := _headed_by_content(table, width, agencies)) is not None:
        return headed
    if (told := _dated_in_text(table, width)) is not None:
        return told
    if like is not None and width <= max(like.labels, default=0) + 1 and _fits(like, table.rows):
        return Grid(table, like, (), 0)
    inferred = infer(table.rows, width, agencies)
    return Grid(table, inferred, (), 0)


def _headed_by_content(table: Table, width: int, agencies: Sequence[str]) -> Grid | None:
    """Read headings of a chronology whose date column bears a name nobody knows: the column of dates below says which it is."""
    for index, row in enumerate(table.rows[:LOOK_AHEAD]):
        cells, below = filled(row), table.rows[index + 1 :]
        texts = [cell_text(row, i) for i in cells]
        if len(cells) < 3 or len(cells) * 2 < width or len(below) < 2 or any(map(_is_content, texts)):
            continue
        columns = _map(row, headings().kinds["chronology"])
        if columns is None or columns.of("date") or len(columns.roles) < 2 or len(columns.roles) * 3 < len(cells):
            continue
        dates = [i for i in cells if i not in columns.roles and dated(below, i) >= 0.6]
        if not dates or not {"text", "action", "source_record"} & set(columns.roles.values()):
            continue
        roles = {**columns.roles, dates[0]: "date"}
        unknown = tuple(i for i in columns.unknown if i not in roles)
        found = complete(replace(columns, roles=roles, unknown=unknown), below, width)
        return Grid(table, agency_or_department(found, below, agencies), (index,), index + 1)
    return None


def _dated_in_text(table: Table, width: int) -> Grid | None:
    """Read headings of a chronology without a date column, whose rows name their day in the account itself."""
    for index, row in enumerate(table.rows[:LOOK_AHEAD]):
        below = [other for other in table.rows[index + 1 :] if filled(other)]
        if len(filled(row)) < 2 or len(below) < _LEAST_ROWS or any(_is_content(cell_text(row, i)) for i in filled(row)):
            continue
        columns = _map(row, headings().kinds["chronology"])
        if columns is None or columns.of("date") or len(columns.roles) * 2 < len(filled(row)):
            continue
        if any(share_of([cell_text(other, i) for other in below], _tells_its_day) >= _DATED for i in columns.of("text")):
            return Grid(table, complete(columns, below, width), (index,), index + 1)
    return None


def _tells_its_day(text: str) -> bool:
    """Say whether a cell is an account with its day in it, not somebody's name and birth."""
    return len(text.split()) >= _ACCOUNT and bool(date_inside(text)) and _BIRTH.search(text) is None


def _is_content(text: str) -> bool:
    """Say whether a cell says something rather than naming a column."""
    return len(text) > 45 or text.endswith(".") or bool(looks_like_date(text) and re.search(r"\d", text))


def _second_heading_row(columns: Columns, below: TableRow, index: int) -> tuple[Columns, tuple[int, ...], int]:
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


def _group_row(columns: Columns, above: TableRow, row: TableRow) -> Columns | None:
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


def _fits(columns: Columns, rows: Sequence[TableRow]) -> bool:
    dates = columns.of("date")
    return bool(dates) and share_of([cell_text(row, dates[0]) for row in rows], looks_like_date) >= 0.5
