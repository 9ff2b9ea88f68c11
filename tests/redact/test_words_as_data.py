"""Words that stand in the rules with examples: each example does what its list says."""

from __future__ import annotations

import pytest

from pipeline.detect.rulebook.rules import load_rules
from pipeline.detect.rulebook.word_lists import OrganisationsFile
from pipeline.model import Unit
from pipeline.redact.wording import household_words, labels
from pipeline.redact.works import titles_of_works, works
from pipeline.settings import load_yaml
from pipeline.shipped import shipped

BODIES = load_yaml(shipped("redaction_rules", "names", "organisations.yaml"), OrganisationsFile)


@pytest.mark.parametrize("name", BODIES.household_match)
def test_the_name_of_a_body_says_that_it_points_to_one_household(name: str) -> None:
    assert household_words().search(name) and load_rules().names.household.search(name)


@pytest.mark.parametrize("name", BODIES.household_no_match)
def test_the_name_of_a_public_body_does_not(name: str) -> None:
    assert not household_words().search(name)


@pytest.mark.parametrize("text", BODIES.said_to_be_match)
def test_a_word_is_said_to_be_a_body(text: str) -> None:
    assert BODIES.is_a_body.match(text, text.index(" "))


@pytest.mark.parametrize("text", BODIES.said_to_be_no_match)
def test_a_word_is_said_to_be_something_else(text: str) -> None:
    assert not BODIES.is_a_body.match(text, text.index(" "))


@pytest.mark.parametrize("text", works().match)
def test_the_title_of_a_work_about_the_case_goes(text: str) -> None:
    assert [*titles_of_works("d", Unit("word.body", "body", "paragraph 1", "p1", text), ())]


@pytest.mark.parametrize("text", works().no_match)
def test_the_title_of_another_work_stays(text: str) -> None:
    assert not [*titles_of_works("d", Unit("word.body", "body", "paragraph 1", "p1", text), ())]


def test_every_kind_a_list_names_has_its_words() -> None:
    words = labels()
    told = {kind.kind for kind in (*words.bodies, *words.schools, *words.worship) if kind.kind}
    assert told <= words.kinds.keys()
