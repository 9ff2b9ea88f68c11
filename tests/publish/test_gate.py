"""The gate stays shut while any condition is open, and nothing that is taken away opens it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Entity, Finding, UnreadItem
from pipeline.publish.gate import conditions, open_lines
from pipeline.record import Recorded
from pipeline.redact.findings import Findings
from pipeline.review.effect import accept_all, effect


def finding(number: int, *, entity: str | None = None, possible: bool = False) -> Finding:
    return Finding(
        "drafts/R.docx", "body", f"paragraph {number}", f"a{number}", 0, 4, "Zora", id=f"f{number}", entity_id=entity,
        action="pseudonymise", replacement="Laura", state="possible" if possible else "proposed",
    )  # fmt: skip


RESULT = Findings(
    drafts={"drafts/R.docx": "aa"},
    findings=(finding(1, entity="victim"), finding(2, entity="victim"), finding(3), finding(4, entity="victim", possible=True)),
    entities=(Entity("victim", "person", "victim", "Zora Example"),),
    unread=(UnreadItem.of("sources/P/a.docx", "picture", "paragraph 3", "a picture"),),
)
ALL = {(d.kind, d.target): d for d in accept_all(RESULT, {}, by="Demo", reason="demo")}


def opens(result: Findings, current: dict) -> bool:
    return all(c.holds for c in conditions(result, current, effect(result, current)))


def test_with_everything_decided_the_gate_opens() -> None:
    assert opens(RESULT, ALL)


@pytest.mark.parametrize("missing", sorted(ALL))
def test_each_condition_alone_keeps_it_shut_and_is_named(missing: tuple[str, str]) -> None:
    current = {key: value for key, value in ALL.items() if key != missing}
    assert not opens(RESULT, current)
    lines = open_lines(conditions(RESULT, current, effect(RESULT, current)))
    assert lines and "Zora" not in "".join(lines)


def test_a_changed_draft_shuts_it_again() -> None:
    assert not opens(replace(RESULT, drafts={"drafts/R.docx": "bb"}), ALL)


@given(st.sets(st.sampled_from(sorted(ALL))), st.sets(st.sampled_from(sorted(ALL))), st.booleans())
def test_taking_a_decision_away_or_adding_a_finding_never_opens_it(kept: set, dropped: set, extra: bool) -> None:
    current = {key: ALL[key] for key in kept}
    fewer = {key: value for key, value in current.items() if key not in dropped}
    result = replace(RESULT, findings=(*RESULT.findings, finding(9))) if extra else RESULT
    assert opens(RESULT, current) or not opens(result, fewer)


@given(st.lists(st.integers(10, 30), unique=True, min_size=1, max_size=5))
def test_an_undecided_finding_always_keeps_it_shut(numbers: list[int]) -> None:
    result = replace(RESULT, findings=(*RESULT.findings, *(finding(n) for n in numbers)))
    assert not opens(result, ALL)


def test_a_long_list_is_cut_with_its_count() -> None:
    result = replace(RESULT, findings=tuple(finding(n) for n in range(100, 150)))
    lines = open_lines(conditions(result, {}, effect(result, {})))
    assert any("30 more" in line for line in lines)


def test_a_recorded_decision_that_keeps_a_name_is_a_decision() -> None:
    current = dict(ALL) | {("entity", "victim"): Recorded("entity", "victim", "keep", by="A")}
    assert opens(RESULT, current)
