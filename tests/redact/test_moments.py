"""Distances to the minute between two moments become rough; how long something took stays; grown children keep the relation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Entity, Unit
from pipeline.redact.moments import exact_distances, less_exact
from tests.redact.marked import marked, published


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("The ambulance came 10 hours and 23 minutes later.", "The ambulance came about ten hours later."),
        ("She rang 6 hours 12 mins before her death.", "She rang about six hours before her death."),
        ("Police came about 1 hour and 24 minutes after the call.", "Police came about an hour and a half after the call."),
        ("Two hours and 35 minutes later he rang.", "About two and a half hours later he rang."),
        ("She rang 47 minutes before her death.", "She rang about an hour before her death."),
        ("He left 12 minutes after she was killed.", "He left less than an hour after she was killed."),
        ("The two calls are 3 hours and 50 minutes apart.", "The two calls are about four hours apart."),
        ("They spoke for 3 hours and 40 minutes.", "They spoke for 3 hours and 40 minutes."),
        ("Police came 12 minutes after the call.", "Police came 12 minutes after the call."),
        ("She was seen three days later.", "She was seen three days later."),
    ],
)
def test_a_distance_to_the_minute_becomes_rough(written: str, told: str) -> None:
    assert published(written) == told


def test_a_number_within_a_distance_is_nothing_else_beside() -> None:
    text = "One record has it {QUANTITY|10 hours} and {QUANTITY|23 minutes} later, one {QUANTITY|2 hours and 5 minutes} later."
    assert published(text) == "One record has it about ten hours later, one about two hours later."
    assert published(text, policy="family") == text.replace("{QUANTITY|", "").replace("}", "")


def test_what_is_no_distance_is_not_guessed() -> None:
    assert less_exact("a while") == "[time removed]"
    assert not [*exact_distances("a.docx", Unit("word.body", "body", "paragraph 1", "u1", "at 10 hours and a minute"), ())]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{RELATION child=yes|Her son}, 34, drove her.", "Her son, 34, drove her."),
        ("{RELATION child=yes|Her son}, who is thirty-four, drove her.", "Her son, who is thirty-four, drove her."),
        ("{RELATION child=yes|Her sons} (34 and 31) came.", "Her sons (34 and 31) came."),
        ("{RELATION child=yes|Her sons}, 34 and 11, came.", "Her children, 34 and 11, came."),
        ("{RELATION child=yes|Her son}, 14, came.", "Her child, 14, came."),
        ("{RELATION child=yes|Her son}, 34 minutes late, came.", "Her child, 34 minutes late, came."),
    ],
)
def test_a_son_or_daughter_of_age_keeps_the_relation(written: str, told: str) -> None:
    assert published(written) == told


def test_names_that_go_with_the_file_take_no_number_from_those_that_are_read() -> None:
    people = (Entity("ada", "person", "other", "Ada Quill"), Entity("bo", "person", "other", "Bo Finch"))
    case = marked("{PERSON ada|Ada Quill}", "{PERSON bo|Bo Finch} rang.", entities=people)
    first, second = case.document.units
    case = replace(case, document=replace(case.document, units=(replace(first, part="property", treatment="scrub"), second)))
    assert [f.replacement for f in case.proposals() if f.text == "Bo Finch"] == ["Person 1"]
