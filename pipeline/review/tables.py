"""Two tables beside the sheet, never in one file: the confidential key (who is who) and the public legend.

The key stays in the case, like the register it is made from. The legend holds nothing confidential; its words may be put into
the report, by hand or by a paragraph that reads "[Legend of pseudonyms]".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.redact import key_rows, legend
from pipeline.review.sheet import safe_cell

if TYPE_CHECKING:
    from pipeline.model import Register
    from pipeline.redact.findings import Findings

KEY_NAME, LEGEND_NAME = "confidential key.csv", "public legend.csv"


def key_csv(result: Findings, issued: Mapping[str, str], register: Register) -> bytes:
    """Return the confidential key as CSV: real names, so never to be sent with a report."""
    rows = key_rows(result.entities, issued=issued, register=register)
    return _csv(
        ("id", "pseudonym", "name", "also", "role", "agency", "chosen by"),
        ((r.id, r.pseudonym, r.name, "; ".join(r.aliases), r.role, r.agency, r.chosen_by) for r in rows),
    )


def legend_csv(result: Findings, issued: Mapping[str, str], register: Register) -> bytes:
    """Return the public legend as CSV: pseudonym and relationship of the people who occur in the drafts."""
    rows = legend(result.entities, issued=issued, register=register, findings=result.findings)
    return _csv(("pseudonym", "relationship"), ((row.pseudonym, row.relationship) for row in rows))


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")
