"""What an IMR says otherwise than its own chronology is listed, and what it says in other words is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.model import Person, Register
from pipeline.timeline.narratives.deeds import Deeds, narrative_lists
from tests.timeline.narratives import FOLDER, Outcome, compared

REGISTER = Register(people=(Person("v", "victim", "Tessa Quill"), Person("p", "perpetrator", "Owen Marsh", ("OM",))))


@pytest.fixture(scope="module", params=sorted(path.name for path in FOLDER.glob("*.txt")))
def outcome(request: pytest.FixtureRequest) -> Outcome:
    return compared(request.param)


def test_most_contradictions_are_listed(outcome: Outcome) -> None:
    assert len(outcome.contradicting) >= 20
    assert outcome.recall >= 0.9, sorted(set(outcome.contradicting) - outcome.found)


def test_what_agrees_in_other_words_is_not_listed(outcome: Outcome) -> None:
    assert len(outcome.wrong) <= 0.05 * len(outcome.agreeing), outcome.wrong


def _examples() -> Iterator[tuple[str, str, bool]]:
    for name, rule in narrative_lists()["deeds"].items():
        yield from ((name, text, True) for text in rule["match"])
        yield from ((name, text, False) for text in rule["no_match"])


@pytest.mark.parametrize(("deed", "text", "done"), list(_examples()))
def test_the_examples_of_the_deeds_hold(deed: str, text: str, done: bool) -> None:
    assert (Deeds(REGISTER).told(text).get(deed) == {True}) is done


def test_a_referral_is_told_by_where_it_went() -> None:
    read = Deeds(REGISTER, {"lantern": "domestic abuse service"}).told
    assert read("A referral was made to Lantern.") == {"referral to domestic abuse service": {True}}
    assert read("No MARAC referral.") == {"referral to marac": {False}}
    assert read("Referral received from the school.") == {}
