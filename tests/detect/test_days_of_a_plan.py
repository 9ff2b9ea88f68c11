"""The days of an action plan are the review's own: its columns tell, also below a row that holds the title alone."""

from __future__ import annotations

import pytest

from pipeline.detect import detect
from pipeline.model import Document, Unit
from tests.detect.cases import FACTS, REGISTER, RULES_ONLY

_HEADS = ("Ref", "Action to take", "Owner", "Target date", "Date of completion and outcome", "Date of call")


def _kinds(*lines: tuple[str, ...]) -> dict[str, str]:
    units = tuple(
        Unit("excel.cell", "body", f"Plan!{column}{row}", f"{row}.{column}", text, cell=(0, row, column))
        for row, line in enumerate(lines)
        for column, text in enumerate(line)
        if text
    )
    found = detect([Document("plan.xlsx", "xlsx", "0", units)], register=REGISTER, facts=FACTS, settings=RULES_ONLY).findings
    return {f.text: f.context["date_kind"] for f in found if f.entity_type == "DATE"}


@pytest.mark.parametrize("title", [(), ("Action plan", "", "", "", "", "")])
def test_target_and_completion_are_days_of_the_plan(title: tuple[str, ...]) -> None:
    row = ("1.1", "Brief staff.", "PC Okoro", "30/09/2021", "18/11/2021", "04/05/2018")
    assert _kinds(*filter(None, (title,)), _HEADS, row) == {"30/09/2021": "policy", "18/11/2021": "policy", "04/05/2018": "event"}
