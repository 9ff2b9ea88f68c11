"""Turn the rows of a chronology table into entries.

Every row that holds anything ends as a heading, an entry, part of the entry above, or a problem with its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.ingest.across import adds_up, is_remark, names_period_or_agency
from pipeline.ingest.columns import Columns, cell_text, is_yes_no
from pipeline.ingest.drafts import CONTINUED, Draft, close
from pipeline.ingest.grid import Grid
from pipeline.ingest.heading_row import chronology_headings, filled, read_headings
from pipeline.ingest.kin import iso_date
from pipeline.ingest.table_reading import PADDED, TEXTS, Rows, TableReading
from pipeline.ingest.text import (
    clean,
    date_inside,
    ends_sentence,
    has_year,
    is_day,
    is_month,
    looks_like_date,
    looks_like_time,
    one_line,
    year_of,
)
from pipeline.ingest.wording import headings
from pipeline.model import Problem, TableRow

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?)?")
_ISO_TIME = re.compile(r"(?:T?|1899-12-3[01][T ]|1904-01-01[T ])(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?$")
_CARRIES_ON = re.compile(r"^(?:[a-z…]|\.\.\.|\(?cont(?:inued|'d|d|\.)?\b|[,;)])")
_OWN = frozenset(
    {"sequence", "source_record", "department", "people", "subject", "seen", "children"}
)  # what a row of its own fills
_CARRIED = ("date", "end_date", "time", "agency", "department", "source_record")  # taken from the row above in a merged area
_MEANING = {"date": "the date", "time": "the time", "text": "what happened", "told": "what happened to them"}
_NO_NUMBER = 5  # a number or reference has no more words than this


def read_rows(
    grid: Grid,
    *,
    document: str,
    agency: str,
    agencies: Sequence[str],
    start: int = 0,
    cited: Mapping[str, str] | None = None,
    above: Sequence[str] = (),
) -> Rows:
    """Read a chronology table.

    `start` is the sequence number of its first entry, `cited` its footnotes by row, `above` the headings it stands under: one
    that names a year is said of the rows whose date has none.
    """
    columns = grid.columns
    if columns is None or columns.kind != "chronology":
        raise ValueError("not a chronology")
    found = Rows()
    state = TableReading(document, agency, tuple(agencies), columns, dict(cited or {}))
    state.learn(grid.table.rows[grid.first :])
    state.year = next(filter(None, map(year_of, above)), "")
    for index, row in enumerate(grid.table.rows):
        if index in grid.head:
            found.headings += 1
        elif index < grid.first:
            _note(found, state, row)
        elif filled(row):
            _row(found, state, row)
    state.flush()
    found.notes += state.cited.items()  # cited in a row that is no entry
    width = len(state.drafts)
    found.entries = [close(draft, document, start + place) for place, draft in enumerate(state.drafts)]
    found.problems += [
        replace(problem, entry=found.entries[int(problem.entry)].id) if problem.entry is not None else problem
        for problem in state.problems
        if problem.entry is None or int(problem.entry) < width
    ]
    if not columns.of("date"):
        found.problems.append(
            Problem(
                document,
                grid.table.locator,
                "the table has no column of dates; each row has the date of the line above it, or the first in its text",
            )
        )
    if columns.inferred:
        meaning = ", ".join(f"{role} in column {index + 1}" for index, role in sorted(columns.roles.items()))
        found.problems.append(
            Problem(document, grid.table.locator, f"the table has no headings; its columns were told by content: {meaning}")
        )
    for index in columns.guessed:
        reason = f"the column “{columns.labels[index]}” bears no heading that is known; by what it holds it was read as "
        found.problems.append(Problem(document, grid.table.locator, reason + _MEANING[columns.roles[index]]))
    for index in columns.unknown:
        label = columns.labels.get(index, "")
        name = f"the column “{label}”" if label else f"column {index + 1}"
        reason = f"{name} could not be mapped; what it holds is kept with the text of each row"
        found.problems.append(Problem(document, grid.table.locator, reason))
    return found


def _note(found: Rows, state: TableReading, row: TableRow) -> None:
    if filled(row):
        first = cell_text(row, filled(row)[0])
        state.year = year_of(first) or state.year
        if len(filled(row)) == 1 and is_month(first):
            state.banner = first if has_year(first) or not state.year else f"{first} {state.year}"
        found.notes.append((row.locator, " | ".join(one_line(row.cells[index].text) for index in filled(row))))
        found.problems.append(
            Problem(state.document, row.locator, "stands above the column headings and was read as a note, not as an entry")
        )


def _row(found: Rows, state: TableReading, row: TableRow) -> None:
    """Sort one row: repeated headings, banner, note, continuation or entry."""
    cells = filled(row)
    repeated = _repeats(state.columns, row)
    if repeated is not None:
        state.columns = repeated
        found.headings += 1
        return
    texts = [one_line(row.cells[index].text) for index in cells]
    if len(cells) == 1 and (names_period_or_agency(found, state, row, cells[0]) or is_remark(found, state, row, cells[0])):
        return
    if adds_up(found, state, row, texts):
        return
    draft = _draft(state, row)
    note = state.cited.pop(row.locator, "")
    if _continues(state, draft):
        before = state.drafts[-1]
        for role in (*TEXTS, "people", "source_record", "department", "seen", "children", "subject"):
            before.join(role, draft)
        before.flags.append("continued")
        before.add_note(note)
        return
    if not draft.date_text and draft.date is None and len(cells) == 1 and len(texts[0].split()) <= 3:
        found.notes += [(row.locator, text) for text in (texts[0], note) if text]
        state.problem(row, "a short note in the table; it is neither dated nor part of an entry")
        return
    draft.add_note(note)
    state.drafts.append(draft)
    if row.hidden:
        draft.flags.append("hidden")
        state.problem(row, "the row is hidden in the file", len(state.drafts) - 1)


def _repeats(columns: Columns, row: TableRow) -> Columns | None:
    """Return the columns of a heading row met again inside the table (perhaps in another order); None for any other row."""
    labels = [label.casefold() for label in columns.labels.values()]
    texts = [one_line(row.cells[index].text).casefold() for index in filled(row)]
    if len(texts) >= 2 and all(text in labels for text in texts):
        fresh = read_headings(row, width=len(row.cells))
        return fresh if fresh is not None and fresh.kind == "chronology" and set(fresh.roles) == set(columns.roles) else columns
    fresh = read_headings(row, width=len(row.cells))
    if fresh is None or fresh.kind != "chronology" or fresh.score < 0.75 or "date" not in fresh.roles.values():
        return None
    return fresh


def _draft(state: TableReading, row: TableRow) -> Draft:
    """Read one row into a draft entry, with what a merged area or ditto marks carry down."""
    values: dict[str, list[tuple[str, str]]] = {}
    raw: dict[int, str] = {}
    above = state.drafts[-1] if state.drafts else None
    flags: list[str] = []
    across = filled(row) == (0,) and len(row.cells) > 1 and all(cell.merged for cell in row.cells[1:])
    for index, cell in enumerate(row.cells):
        role = state.columns.roles.get(index, "unknown")
        text = PADDED.sub("", clean(cell.text)) if state.padded and role == "date" else clean(cell.text)
        same = (cell.merged and not text and not across) or text.casefold() in headings().ditto
        if role in _CARRIED and same and above is not None and above.raw.get(index):
            text = above.raw[index]
            if role == "date":
                flags.append("date_of_row_above")
        elif cell.merged and text and index and text == raw.get(index - 1):
            continue  # the same text again: a cell merged over columns
        elif cell.merged and above is not None and text == above.raw.get(index) and role not in _CARRIED and text:
            continue  # a cell merged over rows: it belongs to the entry above, where it stands already
        raw[index] = text
        if text:
            label = state.columns.labels.get(index, "")
            if index in state.ticked and is_yes_no(text):
                if text.casefold().strip(" .") in headings().no:
                    continue
                text = label
            if role == "sequence" and len(text.split()) > _NO_NUMBER:
                role = "text"  # the row slipped one column to the left
            if role == "told":
                role, text = "text", f"{label}: {text}"
            values.setdefault(role, []).append((label, one_line(text) if role not in TEXTS else text))
    date, time, carried = _dates(state, row, above, flags)
    began, ended = values.pop("date", []), values.pop("end_date", [])
    time_text = _span(values.pop("time", []), values.pop("end_time", []))
    if began and ended and (time_text or time):  # a row with a time of day begins at one moment; its end is kept as a flag
        if one_line(ended[0][1]) != one_line(began[0][1]):
            flags.append(f"until:{ended[0][1]}")
        ended, date = [], date.partition("/")[0] if date else None
    date_text = _span(began, ended)
    if not state.columns.of("date") and not date_text and is_day(state.banner):
        date_text = state.banner
    if not state.columns.of("date") and not date_text:
        date_text = next(filter(None, (date_inside(text) for _, text in values.get("text", []))), "")
    if not time_text and time is None and looks_like_time(date_text) and not looks_like_date(date_text):
        date_text, time_text = "", date_text
    recorded = values.pop("recorded_date", [])
    recorded_iso = next(
        (
            m.group(1)
            for i in state.columns.of("recorded_date")
            if i < len(row.cells) and (m := _ISO.match(row.cells[i].value or ""))
        ),
        None,
    )
    if recorded and recorded_iso is None:
        text = recorded[0][1]
        recorded_iso = iso_date(text, short_years=True)
        if recorded_iso is None:
            values.setdefault("recorded", []).append(recorded[0])
    named = values.pop("agency", [])
    agency = _agency(named[0][1], state) if named else state.banner_agency or state.agency
    if state.banner and date_text:
        flags.append(f"under:{state.banner}")
    if state.year and date_text and date is None and not has_year(date_text) and looks_like_date(date_text):
        flags.append(f"under:{state.year}")
    if date is None and carried:
        date = carried
    return Draft(row.locator, agency, values, date, time, recorded_iso, date_text, time_text, flags, raw)


def _dates(
    state: TableReading, row: TableRow, above: Draft | None, flags: list[str]
) -> tuple[str | None, str | None, str | None]:
    """Return the date and time a spreadsheet holds underneath; a date merged down is carried."""

    def iso(role: str) -> re.Match[str] | None:
        for index in state.columns.of(role):
            if index < len(row.cells) and (match := _ISO.match(row.cells[index].value or "")):
                return match
        return None

    start, end = iso("date"), iso("end_date")
    time = start.group(2) if start and start.group(2) not in (None, "00:00") else None
    for index in state.columns.of("time"):
        value = row.cells[index].value if index < len(row.cells) else None
        if value and (match := _ISO_TIME.match(value)):
            time = match.group(1)
        elif value and (whole := _ISO.match(value)) and whole.group(2):
            time = whole.group(2)
    date = start.group(1) if start else None
    if date and end and end.group(1) > date:
        date = f"{date}/{end.group(1)}"
    carried = above.date if above is not None and "date_of_row_above" in flags else None
    return date, time, carried


def _span(first: list[tuple[str, str]], last: list[tuple[str, str]]) -> str:
    start = first[0][1] if first else ""
    end = last[0][1] if last else ""
    return f"{start} - {end}" if start and end and start != end else start or end


def _agency(text: str, state: TableReading) -> str:
    """Return the agency a cell names, in the spelling of this review if it is one of its agencies."""
    plain = one_line(text)
    for name in (*state.agencies, state.agency):
        if name.casefold() == plain.casefold():
            return name
    return plain


def _continues(state: TableReading, draft: Draft) -> bool:
    """Say whether an undated row carries on the row above it, rather than being an entry without a date."""
    if not state.drafts or draft.date_text or draft.date or draft.time_text or draft.time:
        return False
    before = state.drafts[-1]
    given = {role for role, texts in draft.values.items() if texts}
    if not given:
        return True
    if "text" not in given:
        return "sequence" not in given  # a second name, the rest of an action: it belongs to what stands above
    text = draft.values["text"][0][1]
    if CONTINUED.match(text):
        return True
    named = any(state.columns.roles.get(index) == "agency" and words for index, words in draft.raw.items())
    if named or given & _OWN:
        return False  # it has a record, a person or an agency of its own
    above = before.values.get("text")
    if _CARRIES_ON.match(text) or (state.closes and above and not ends_sentence(above[-1][1])):
        return True
    return bool(state.usual - {"time", "agency"} - given)


__all__ = ["Rows", "chronology_headings", "read_rows"]
