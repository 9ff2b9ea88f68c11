"""What is known while the rows of a chronology table are read: its columns, the lines above, the entries so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ingest.columns import Columns, cell_text, is_yes_no, names_service, share_of
from pipeline.ingest.drafts import Draft
from pipeline.ingest.heading_row import filled
from pipeline.ingest.text import ends_sentence
from pipeline.model import Entry, Problem, TableRow

TEXTS = ("text", "action", "analysis", "unknown")
PADDED = re.compile(r"(?<=\d)[T ]00:00:00(?:\.0+)?Z?$")
_USUAL = frozenset(
    {"time", "agency", "department", "source_record", "people", "sequence", "seen", "subject", "action", "analysis"}
)


@dataclass
class Rows:
    """What reading one table gave."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    headings: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)  # locator and text of rows that are no entries


class TableReading:
    """Rows read so far: the entry that may go on, the banner above, the columns in force."""

    def __init__(self, document: str, agency: str, agencies: tuple[str, ...], columns: Columns, cited: dict[str, str]) -> None:
        self.document, self.agency, self.agencies, self.columns, self.cited = document, agency, agencies, columns, cited
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self.banner = ""
        self.year = ""  # of a title above the rows; for dates without one
        self.banner_agency = ""
        self.ticked: frozenset[int] = frozenset()  # columns for a person each, ticked where a row is about them
        self.parted = False  # lines across the table say whose the rows under them are
        self.usual: frozenset[str] = frozenset()  # roles nearly every dated row fills
        self.padded = False  # every date has midnight behind it: a database that knows no time
        self.closes = True  # texts of this table end like sentences, so that one that does not goes on below

    def learn(self, rows: Sequence[TableRow]) -> None:
        """Learn from all rows what each of them alone does not show."""
        lines = [(cells[0], cell_text(row, cells[0])) for row in rows if len(cells := filled(row)) == 1]
        self.ticked = self._ticked(rows)
        self.parted = not self.columns.of("agency") and any(self.named(text) for index, text in lines if not self.tells(index))
        dates = self.columns.of("date")
        dated = [row for row in rows if dates and cell_text(row, dates[0])]
        usual = set()
        for index, role in self.columns.roles.items():
            if role in _USUAL and dated:
                share = sum(bool(cell_text(row, index)) for row in dated) / len(dated)
                if share >= 0.8:
                    usual.add(role)
        self.usual = frozenset(usual)
        self.padded = bool(dated) and all(PADDED.search(cell_text(row, dates[0])) for row in dated)
        texts = [cell_text(row, index) for row in dated for index in self.columns.of("text") if cell_text(row, index)]
        self.closes = not texts or sum(map(ends_sentence, texts)) >= 0.6 * len(texts)

    def _ticked(self, rows: Sequence[TableRow]) -> frozenset[int]:
        """Return the columns about a person that hold yes and no; a lone column of crosses may hold a person called X."""
        texts = {index: [cell_text(row, index) for row in rows] for index in self.columns.of("subject")}
        found = {i for i, said in texts.items() if self.columns.labels.get(i) and share_of(said, is_yes_no) >= 0.8}
        answers = {text.casefold() for index in found for text in texts[index]}
        return frozenset(found if len(found) > 1 or answers & {"y", "yes", "n", "no"} else ())

    def tells(self, index: int) -> bool:
        """Say whether what stands alone in a column may be an account."""
        return index > 0 and self.columns.roles.get(index) in TEXTS

    def named(self, text: str) -> str:
        """Return the agency or service a line names, in the spelling of this review; empty for any other line."""
        plain = text.strip(" :")
        known = next((name for name in self.agencies if name.casefold() == plain.casefold()), None)
        return known or (plain if names_service(plain) else "")

    def problem(self, row: TableRow, reason: str, entry: int | None = None) -> None:
        self.problems.append(Problem(self.document, row.locator, reason, None if entry is None else str(entry)))

    def flush(self) -> None:
        """Give every entry a text, from whatever it holds."""
        for place, draft in enumerate(self.drafts):
            if not draft.values.get("text"):
                for role in (
                    "unknown",
                    "action",
                    "analysis",
                    "people",
                    "source_record",
                    "department",
                    "seen",
                    "children",
                    "subject",
                ):
                    if draft.values.get(role):
                        draft.values["text"] = draft.values.pop(role)
                        break
                else:
                    draft.values["text"] = [("", draft.date_text or draft.time_text)]
                    self.problems.append(Problem(self.document, draft.locator, "the row has a date and nothing else", str(place)))
                    continue
                self.problems.append(Problem(self.document, draft.locator, "the row has no description of its own", str(place)))
