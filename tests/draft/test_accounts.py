"""One row told in sentences: the agency's own words, and of the other columns only what adds something."""

from __future__ import annotations

import pytest

from pipeline.draft.accounts import account, verb

from .made import POLICE, entry

SUBJECTS = frozenset({"marged example", "marged"})


@pytest.mark.parametrize(
    ("text", "people", "said"),
    [
        ("PC Vole attended.", "PC Vole", ""),
        ("Officers attended.", "Both", ""),
        ("Officers attended.", "Victim; Admin", ""),
        ("Officers attended.", "AP; DP", ""),
        ("Officers attended.", "Income team; Perp", ""),
        ("Officers attended.", "Marged Example", ""),
        ("Officers attended.", "PC Vole; PC 4402", "The entry names PC Vole and PC 4402."),
        ("PC Vole attended.", "PC Vole; Sgt Stoat", "The entry names Sgt Stoat."),
        ("Seen.", "Nurse 2", "The entry names Nurse 2."),
        ("Seen.", "Refuge worker", ""),
    ],
)
def test_people_are_named_only_where_the_text_does_not(text: str, people: str, said: str) -> None:
    told = account(entry(POLICE, 0, text, people=people), subjects=SUBJECTS)
    assert told == f"{text} {said}".strip()


@pytest.mark.parametrize(
    ("flags", "seen", "said"),
    [
        (("asked_seen:Was the victim seen alone?",), "N", "The victim was not seen alone."),
        (("asked_seen:Victim seen Y/N",), "yes", "The victim was seen."),
        (("asked_seen:Seen?",), "Y", ""),
        ((), "no", ""),
        ((), "-", ""),
        ((), "Yes, with adults", "On whether the person was seen, the entry says: Yes, with adults."),
        ((), "mostly", ""),
    ],
)
def test_a_bare_yes_or_no_is_told_only_where_the_heading_says_what_was_asked(
    flags: tuple[str, ...], seen: str, said: str
) -> None:
    told = account(entry(POLICE, 0, "Visit.", seen=seen, flags=flags))
    assert told == f"Visit. {said}".strip()


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("Letter sent.", "The action taken was: Letter sent."),
        ("NFA", "No further action was taken."),
        ("none", ""),
        ("visit", ""),
    ],
)
def test_an_action_is_told_in_a_sentence_and_never_twice(action: str, said: str) -> None:
    assert account(entry(POLICE, 0, "Home visit.", action=action)) == f"Home visit. {said}".strip()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("9/9/18", "The contact ended on 9 September 2018."),
        ("3 Feb 2019", "The contact ended on 3 February 2019, 2 days later."),
        ("01.02.19", ""),
        ("discharge date n/k", "The contact ended: discharge date n/k."),
    ],
)
def test_an_end_date_is_said_in_words_with_the_days_between(written: str, said: str) -> None:
    entry_ = entry(POLICE, 0, "Admitted", date="2019-02-01", flags=(f"until:{written}",))
    assert account(entry_) == f"Admitted. {said}".strip()


def test_columns_nobody_could_place_keep_their_heading_in_words_and_empty_ones_fall_away() -> None:
    assert account(entry(POLICE, 0, "Call taken\nsource_of_call: Neighbour")) == "Call taken. Source of call: Neighbour."
    assert account(entry(POLICE, 0, "Call taken\nsource_of_call: n/a")) == "Call taken."


def test_nothing_is_recorded_twice_in_a_lead() -> None:
    assert verb(entry(POLICE, 0, "Recorded as a crime")) == "noted" and verb(entry(POLICE, 0, "Crime")) == "recorded"
