"""Tell by what stands in them what the columns of a table mean: dates, times, yes and no, long text, codes, organisations."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from pipeline.ingest.labels import AUTHOR_ROLE
from pipeline.ingest.text import looks_like_date, looks_like_time, one_line
from pipeline.ingest.wording import headings
from pipeline.model import TableRow

_TELLS = 18  # characters, on average, from which a column about somebody tells what happened rather than who it was
_ONE_EACH = 1.4  # columns for a person each that a row fills, on average
ORGANISATION = re.compile(
    r"\b(?:police|constabulary|council|trust|health board|icb|ccg|probation(?: service)?|prison|hmp|cafcass|surgery|medical "
    r"(?:centre|practice)|fire (?:and rescue )?service|ambulance service|social care|children['’]?s services|housing association|"
    r"women['’]?s aid|refuge|school|academy|college|university|charity|cps|gp(?: practice)?)\b",
    re.I,
)
_SERVICE = re.compile(
    r"\b(?:gp|general practice|hospital|a ?& ?e|emergency department|ambulance|midwifery|maternity|health visiting|"
    r"school nursing|mental health|housing|education|social work|social services|adult services|children['’]?s services|"
    r"drug and alcohol|probation|idva|marac|domestic abuse|nursery|heddlu|cyngor|meddygfa|tai)(?: (?:services?|team|trust))?$",
    re.I,
)  # at the end of a title: who tells the rows under it
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
    guessed: tuple[int, ...] = ()  # headings nobody knows, told by content

    def of(self, role: str) -> tuple[int, ...]:
        """Return the columns that mean `role`, from left to right."""
        return tuple(sorted(index for index, meaning in self.roles.items() if meaning == role))


def cell_text(row: TableRow, index: int) -> str:
    """Return the cleaned text of a cell on one line; empty past the end of a ragged row."""
    return one_line(row.cells[index].text) if index < len(row.cells) else ""


def names_service(title: str) -> bool:
    """Say whether a short title is that of an organisation or a service ("GP SURGERY", "Housing")."""
    plain = title.strip(" :")
    if not plain[:1].isupper() or len(plain.split()) > 6 or re.search(r"\d|[.;,?!]", plain):
        return False
    ends = [match.end() for match in ORGANISATION.finditer(plain)]
    return bool(ends and max(ends) == len(plain)) or _SERVICE.search(plain) is not None


def share_of(texts: Sequence[str], test: Callable[[str], object]) -> float:
    """Return the share, 0 to 1, of the texts that are not empty which pass a test."""
    given = [text for text in texts if text]
    return sum(bool(test(text)) for text in given) / len(given) if given else 0.0


def is_yes_no(text: str) -> bool:
    """Say whether a cell holds nothing but yes or no, as the synonyms have it."""
    words = headings()
    return text.casefold().strip(" .") in (words.yes | words.no)


def dated(rows: Sequence[TableRow], index: int) -> float:
    """Return the share of cells of a column that are dates, by what is shown or by what the spreadsheet holds."""
    texts, dates = 0, 0
    for row in rows:
        if index >= len(row.cells) or not (row.cells[index].text.strip() or row.cells[index].value):
            continue
        texts += 1
        value = row.cells[index].value or ""
        dates += (
            bool(re.match(r"\d{4}-\d\d-\d\d", value)) or looks_like_date(cell_text(row, index)) or undated(cell_text(row, index))
        )
    return dates / texts if texts else 0.0


def _coded(texts: Sequence[str]) -> bool:
    return sum(any(letter.isdigit() for letter in text) for text in texts) >= 0.6 * len(texts)


def _is_prose(texts: Sequence[str]) -> bool:
    """Say whether cells tell something rather than number a record."""
    return bool(texts) and (length := mean([len(t) for t in texts])) >= _TELLS and (length >= 2 * _TELLS or not _coded(texts))


def undated(text: str) -> bool:
    """Say whether a cell says that there is no date, or that it is the one above."""
    return text.casefold().strip() in headings().undated | headings().ditto


def complete(columns: Columns, rows: Sequence[TableRow], width: int) -> Columns:
    """Fill what the headings left open: a description column, told by its long text."""
    roles = dict(columns.roles)
    labels = dict(columns.labels)
    guessed = list(columns.guessed)
    bare = [i for i in range(width) if i not in roles and any(cell_text(row, i) for row in rows)]
    if "date" in roles.values() and dated(rows, columns.of("date")[0]) < 0.3:
        again = columns.of("recorded_date")  # "Day | Date": both are words for a date
        better = [i for i in (*again, *bare) if dated(rows, i) >= 0.6]
        if better:
            wrong = columns.of("date")[0]
            del roles[wrong]
            bare.append(wrong)
            bare = [i for i in bare if i != better[0]]
            roles[better[0]] = "date"
    if "text" not in roles.values():
        telling = [i for i in columns.of("subject") if mean_length(rows, i) >= _TELLS]
        if telling:  # "Re: mother | Re: father": what happened stands under whom it happened to
            roles |= dict.fromkeys(telling, "told")
        elif apart := _told_apart(rows, [i for i in bare if labels.get(i)]):  # "Tess | Kyle | Max": one of them a row, as a rule
            roles |= dict.fromkeys(apart, "told")
            bare = [i for i in bare if i not in apart]
            guessed += apart
    told = [i for i, role in roles.items() if role in ("text", "told")]
    prose = [i for i in columns.of("source_record") if _is_prose([t for row in rows if (t := cell_text(row, i))])]
    if prose and (not told or mean_length(rows, prose[0]) >= 2 * max(mean_length(rows, i) for i in told)):
        roles[prose[0]] = "text"  # "Record" over what happened, not over its number, be it beside a column of kinds of contact
    if not {"text", "told"} & set(roles.values()):
        long = [(mean([len(t) for t in texts]), i) for i in bare if (texts := [t for row in rows if (t := cell_text(row, i))])]
        if long and max(long)[0] >= 8:
            roles[max(long)[1]] = "text"
            bare.remove(max(long)[1])
            guessed += [max(long)[1]] if max(long)[1] in labels else []
    if "source_record" not in roles.values():  # a column of short codes beside the text
        short = [
            i for i in bare if (texts := [t for row in rows if (t := cell_text(row, i))]) and mean([len(t) for t in texts]) < 30
        ]
        codes = [i for i in short if not labels.get(i) and share_of([cell_text(row, i) for row in rows], is_yes_no) < 0.5]
        if codes:
            roles[codes[0]] = "source_record"
            bare.remove(codes[0])
    unknown = tuple(sorted(set(bare) | (set(columns.unknown) - set(roles))))
    return replace(columns, roles=roles, labels=labels, unknown=unknown, guessed=tuple(guessed))


def _told_apart(rows: Sequence[TableRow], columns: Sequence[int]) -> list[int]:
    """Return the columns, two at least, that tell what happened to a person each: a row fills one of them, now and then more."""
    telling = [i for i in columns if mean_length(rows, i) >= _TELLS]
    filled = [count for row in rows if (count := sum(bool(cell_text(row, i)) for i in telling))]
    return telling if len(telling) > 1 and len(filled) > 1 and sum(filled) <= _ONE_EACH * len(filled) else []


def mean_length(rows: Sequence[TableRow], index: int) -> float:
    """Return how many characters the cells of a column hold on average that hold any."""
    texts = [text for row in rows if (text := cell_text(row, index))]
    return mean([len(text) for text in texts]) if texts else 0.0


def agency_or_department(columns: Columns, rows: Sequence[TableRow], agencies: Sequence[str]) -> Columns:
    """Take a column of services as the agency only where it names organisations, as a combined chronology of several does.

    Wards, teams and clinics are parts of the agency that sent the table.
    """
    places = columns.of("department")
    if not places or columns.of("agency"):
        return columns
    known = {one_line(name).casefold() for name in agencies}
    named = {text for row in rows if (text := cell_text(row, places[0]))}
    outside = [text for text in named if text.casefold() in known or ORGANISATION.search(text)]
    if len(outside) < 2 or len(outside) * 2 < len(named):
        return columns
    return replace(columns, roles={**columns.roles, places[0]: "agency"})


def _is_list_mark(text: str) -> bool:
    return text.isdigit() or _LIST_MARK.match(text) is not None


def infer(rows: Sequence[TableRow], width: int, agencies: Sequence[str] = ()) -> Columns | None:
    """Tell a chronology without headings by its content: a column of dates beside a column of long text; None if it is none."""
    columns = [[cell_text(row, i) for row in rows] for i in range(width)]
    if len(rows) < 2 or width < 2 or any(AUTHOR_ROLE.match(cell_text(rows[0], i)) for i in range(width)):
        return None  # a list of staff and the days they began is none
    by_share = [
        (share, -i) for i in range(width) if (share := dated(rows, i)) >= 0.6 and sum(map(bool, columns[i])) * 2 >= len(rows)
    ]
    if not by_share:
        return None
    date = min(-i for share, i in by_share if share >= max(by_share)[0] - 0.15)
    roles = {date: "date"}
    for i in range(width):
        known_times = [t for t in columns[i] if t and not undated(t)]
        if i not in roles and known_times and share_of(known_times, looks_like_time) >= 0.6:
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
        if known and share_of(columns[i], lambda t: t.casefold() in known) >= 0.6:
            roles[i] = "agency"
        elif share_of(columns[i], is_yes_no) >= 0.7:
            roles[i] = "seen" if "seen" not in roles.values() else "children"
        elif dated(rows, i) >= 0.6:
            roles.setdefault(i, "recorded_date")
        elif i == 0 and share_of(columns[i], _is_list_mark) >= 0.8 and len(set(given)) == len(given):
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
