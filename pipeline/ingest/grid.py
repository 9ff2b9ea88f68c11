"""Find out what a table is: which kind, where its headings stand, what each column means.

Headings are matched first; what they leave open (or a table without headings) is inferred from the content of the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean

from pipeline.ingest.text import looks_like_date, looks_like_time, one_line
from pipeline.ingest.wording import TableKind, best, headings
from pipeline.model import Table, TableRow

LOOK_AHEAD = 25  # notes above the headings of a worksheet: rows that are searched for the headings
_HEADING_LENGTH = 90
_TELLS = 18  # characters, on average, from which a column about somebody tells what happened rather than who it was
_FLOOR = 0.25
_ORGANISATION = re.compile(
    r"\b(?:police|constabulary|council|trust|health board|icb|ccg|probation(?: service)?|prison|hmp|cafcass|surgery|medical "
    r"(?:centre|practice)|fire (?:and rescue )?service|ambulance service|social care|children['’]?s services|housing association|"
    r"women['’]?s aid|refuge|school|academy|college|university|charity|cps|gp(?: practice)?)\b",
    re.I,
)
_LIST_MARK = re.compile(r"[\w./-]{1,12}$")


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table means; `unknown` holds the headings nobody could place."""

    kind: str
    roles: dict[int, str]
    labels: dict[int, str]
    unknown: tuple[int, ...] = ()
    inferred: bool = False  # no headings: told by content
    score: float = 0.0

    def of(self, role: str) -> tuple[int, ...]:
        """Return the columns that mean `role`, from left to right."""
        return tuple(sorted(index for index, meaning in self.roles.items() if meaning == role))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its meaning. `first` is the first row after the headings, `head` the heading rows."""

    table: Table
    columns: Columns | None
    head: tuple[int, ...] = ()
    first: int = 0


def cell_text(row: TableRow, index: int) -> str:
    """Return the cleaned text of a cell on one line; empty past the end of a ragged row."""
    return one_line(row.cells[index].text) if index < len(row.cells) else ""


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
        if few and not (len(columns.roles) * 3 >= len(cells) and any(_dated(below, i) >= 0.5 for i in columns.of("date"))):
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
            columns = _agency_or_department(_complete(columns, table.rows[first:], width), table.rows[first:], agencies)
        return Grid(table, columns, head, first)
    if (headed := _headed_by_content(table, width, agencies)) is not None:
        return headed
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
        dated = [i for i in cells if i not in columns.roles and _dated(below, i) >= 0.6]
        if not dated or not {"text", "action", "source_record"} & set(columns.roles.values()):
            continue
        roles = {**columns.roles, dated[0]: "date"}
        unknown = tuple(i for i in columns.unknown if i not in roles)
        found = _complete(replace(columns, roles=roles, unknown=unknown), below, width)
        return Grid(table, _agency_or_department(found, below, agencies), (index,), index + 1)
    return None


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
    return bool(dates) and _share([cell_text(row, dates[0]) for row in rows], looks_like_date) >= 0.5


def _share(texts: Sequence[str], test: object) -> float:
    given = [text for text in texts if text]
    return sum(bool(test(text)) for text in given) / len(given) if given else 0.0  # type: ignore[operator]


def _is_yes_no(text: str) -> bool:
    words = headings()
    return text.casefold().strip(" .") in (words.yes | words.no)


def _dated(rows: Sequence[TableRow], index: int) -> float:
    """Return the share of cells of a column that are dates, by what is shown or by what the spreadsheet holds."""
    texts, dates = 0, 0
    for row in rows:
        if index >= len(row.cells) or not (row.cells[index].text.strip() or row.cells[index].value):
            continue
        texts += 1
        value = row.cells[index].value or ""
        dates += (
            bool(re.match(r"\d{4}-\d\d-\d\d", value)) or looks_like_date(cell_text(row, index)) or _undated(cell_text(row, index))
        )
    return dates / texts if texts else 0.0


def _coded(texts: Sequence[str]) -> bool:
    return sum(any(letter.isdigit() for letter in text) for text in texts) >= 0.6 * len(texts)


def _is_prose(texts: Sequence[str]) -> bool:
    """Say whether cells tell something rather than number a record."""
    return bool(texts) and (length := mean([len(t) for t in texts])) >= _TELLS and (length >= 2 * _TELLS or not _coded(texts))


def _undated(text: str) -> bool:
    return text.casefold().strip() in headings().undated | headings().ditto


def _complete(columns: Columns, rows: Sequence[TableRow], width: int) -> Columns:
    """Fill what the headings left open: a description column, told by its long text."""
    roles = dict(columns.roles)
    labels = dict(columns.labels)
    bare = [i for i in range(width) if i not in roles and any(cell_text(row, i) for row in rows)]
    if "date" in roles.values() and _dated(rows, columns.of("date")[0]) < 0.3:
        better = [i for i in bare if _dated(rows, i) >= 0.6]
        if better:
            wrong = columns.of("date")[0]
            del roles[wrong]
            bare.append(wrong)
            bare.remove(better[0])
            roles[better[0]] = "date"
    if "text" not in roles.values():
        telling = [i for i in columns.of("subject") if _mean_length(rows, i) >= _TELLS]
        if telling:  # "Re: mother | Re: father": what happened stands under whom it happened to
            roles |= dict.fromkeys(telling, "told")
    if not {"text", "told"} & set(roles.values()):
        prose = [i for i in columns.of("source_record") if _is_prose([t for row in rows if (t := cell_text(row, i))])]
        if prose:  # "Record" over what happened, not over its number
            roles[prose[0]] = "text"
    if not {"text", "told"} & set(roles.values()):
        long = [(mean([len(t) for t in texts]), i) for i in bare if (texts := [t for row in rows if (t := cell_text(row, i))])]
        if long and max(long)[0] >= 8:
            roles[max(long)[1]] = "text"
            bare.remove(max(long)[1])
    if "source_record" not in roles.values():  # a column of short codes beside the text
        short = [
            i for i in bare if (texts := [t for row in rows if (t := cell_text(row, i))]) and mean([len(t) for t in texts]) < 30
        ]
        codes = [i for i in short if not labels.get(i) and _share([cell_text(row, i) for row in rows], _is_yes_no) < 0.5]
        if codes:
            roles[codes[0]] = "source_record"
            bare.remove(codes[0])
    return Columns(
        columns.kind, roles, labels, tuple(sorted(set(bare) | (set(columns.unknown) - set(roles)))), score=columns.score
    )


def _mean_length(rows: Sequence[TableRow], index: int) -> float:
    texts = [text for row in rows if (text := cell_text(row, index))]
    return mean([len(text) for text in texts]) if texts else 0.0


def _agency_or_department(columns: Columns, rows: Sequence[TableRow], agencies: Sequence[str]) -> Columns:
    """Take a column of services as the agency only where it names organisations, as a combined chronology of several does.

    Wards, teams and clinics are parts of the agency that sent the table.
    """
    places = columns.of("department")
    if not places or columns.of("agency"):
        return columns
    known = {one_line(name).casefold() for name in agencies}
    named = {text for row in rows if (text := cell_text(row, places[0]))}
    outside = [text for text in named if text.casefold() in known or _ORGANISATION.search(text)]
    if len(outside) < 2 or len(outside) * 2 < len(named):
        return columns
    return replace(columns, roles={**columns.roles, places[0]: "agency"})


def infer(rows: Sequence[TableRow], width: int, agencies: Sequence[str] = ()) -> Columns | None:
    """Tell a chronology without headings by its content: a column of dates beside a column of long text; None if it is none."""
    columns = [[cell_text(row, i) for row in rows] for i in range(width)]
    if len(rows) < 2 or width < 2:
        return None
    dated = [
        (share, -i) for i in range(width) if (share := _dated(rows, i)) >= 0.6 and sum(map(bool, columns[i])) * 2 >= len(rows)
    ]
    if not dated:
        return None
    date = min(-i for share, i in dated if share >= max(dated)[0] - 0.15)
    roles = {date: "date"}
    for i in range(width):
        known_times = [t for t in columns[i] if t and not _undated(t)]
        if i not in roles and known_times and _share(known_times, looks_like_time) >= 0.6:
            roles[i] = "time"
            break
    lengths = {i: mean([len(t) for t in columns[i] if t]) for i in range(width) if i not in roles and any(columns[i])}
    if not lengths or max(lengths.values()) < 20:
        return None
    text = max(lengths, key=lambda i: (lengths[i], -i))
    roles[text] = "text"
    known = {one_line(name).casefold() for name in agencies}
    for i in lengths:
        if i in roles:
            continue
        given = [t for t in columns[i] if t]
        if known and _share(columns[i], lambda t: t.casefold() in known) >= 0.6:
            roles[i] = "agency"
        elif _share(columns[i], _is_yes_no) >= 0.7:
            roles[i] = "seen" if "seen" not in roles.values() else "children"
        elif _dated(rows, i) >= 0.6:
            roles.setdefault(i, "recorded_date")
        elif i == 0 and _share(columns[i], lambda t: t.isdigit() or _LIST_MARK.match(t)) >= 0.8 and len(set(given)) == len(given):
            roles[i] = "sequence"
        elif i > text and "action" not in roles.values():
            roles[i] = "action"
        elif i > text and "analysis" not in roles.values():
            roles[i] = "analysis"
        elif (
            lengths[i] < 40 and "source_record" not in roles.values() and (_coded(given) or len(set(given)) < max(2, len(given)))
        ):
            roles[i] = "source_record"
        elif lengths[i] < 40 and "people" not in roles.values():
            roles[i] = "people"
    unknown = tuple(i for i in lengths if i not in roles)
    return Columns("chronology", roles, {}, unknown, inferred=True, score=0.5)
