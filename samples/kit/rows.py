"""Chronology rows as lines of text: cells between bars, what is true of them after `@@`.

    04/03/19 | 23:50 | CAD | Called to the address ... @@ E6 =2019-03-04 !why it is a problem

`E6` joins rows of one happening, `=` gives the EDTF where the written date is not a plain one (`=-`: undated), `~` marks
a hidden row, `^` a line that continues the row above (its cells carry on the text).
"""

from __future__ import annotations

from dataclasses import dataclass

from samples.kit.marks import plain
from samples.kit.spans import plain_edtf


@dataclass(frozen=True, slots=True)
class Line:
    """One row: cells in the agency's own column order (with marks), and what is true of it."""

    cells: tuple[str, ...]
    edtf: str | None
    event: str = ""
    hidden: bool = False
    continues: bool = False
    problem: str = ""

    def cell(self, columns: tuple[str, ...], name: str) -> str:
        """Return the plain text of a named column; empty where the agency has none."""
        return plain(self.cells[columns.index(name)]) if name in columns else ""


def lines(block: str, columns: tuple[str, ...]) -> tuple[Line, ...]:
    """Read a block of lines. Raises ValueError for a wrong number of cells, or a date nobody explains."""
    found = []
    for raw in block.strip().splitlines():
        if not raw.strip():
            continue
        body, _, meta = raw.partition("@@")
        cells = tuple(cell.strip().replace("\\n", "\n") for cell in body.split("|"))
        if len(cells) != len(columns):
            raise ValueError(f"{len(cells)} cells instead of {len(columns)}: {raw[:70]}")
        facts, _, problem = meta.partition("!")
        event, edtf, hidden, continues = "", "", False, False
        for fact in facts.split():
            if fact.startswith("="):
                edtf = fact[1:]
            elif fact == "~":
                hidden = True
            elif fact == "^":
                continues = True
            else:
                event = fact
        value = None if edtf == "-" else edtf or plain_edtf(plain(cells[columns.index("date")]))
        if value is None and edtf != "-" and not continues:
            raise ValueError(f"a date without meaning: {raw[:70]}")
        found.append(Line(cells, value, event, hidden, continues, problem.strip()))
    return tuple(found)
