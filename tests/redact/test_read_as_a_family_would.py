"""What somebody who knew the dead would stumble over in the published words (marked → published)."""

from __future__ import annotations

import pytest

from tests.redact.marked import published

FITS = {
    # titles of works about the case
    'A podcast called "Low Tide" ran in May with the title "The {PERSON perpetrator|Geth}\'s Wife". It stopped.': (
        "A podcast ran in May. It stopped."
    ),
    'A podcast called "{ORGANISATION tide|Low Tide}" ran.': "A podcast ran.",
    'He was in the local paper under the heading "Gentle {PERSON perpetrator|Geth} goes over the edge".': (
        "He was in the local paper."
    ),
    'There was a Facebook group. It was called "Justice for {PERSON victim|Tam}".': (
        "There was a Facebook group. It was called [title removed]."
    ),
    'A book called "The {PERSON victim|Tam} I knew" came out.': "A book came out.",
    'A report called "Everyone\'s business" came out.': 'A report called "Everyone\'s business" came out.',
    'The IMR says so under the heading "Views of the author".': 'The IMR says so under the heading "Views of the author".',
    # one person, called twice
    "{PERSON victim|Tamsin Rourke}, known to almost everyone as {PERSON victim|Tam}, who was 34, rang.": "Laura, who was 34, rang.",
    "{PERSON victim|Tamsin Rourke}, née {PERSON victim|Pell}, rang.": "Laura rang.",
    "Her name was entered as {PERSON victim|Pell}, and once as {PERSON victim|Tam Pel}, in two files.": (
        "Her name was entered under two names, in two files."
    ),
    '{PERSON victim|ROURKE Tamsin} "{PERSON victim|Tam}" rang.': "Laura rang.",
    '{PERSON victim|Tamsin} ("{PERSON victim|Tam}"; "{PERSON victim|Pell}" to her own family): victim.': "Laura: victim.",
    '{PERSON victim|Tamsin} rang "{PERSON sister|Morwenna}" twice.': 'Laura rang "Beth" twice.',
    # what is told already
    "They went to the primary school, {ORGANISATION s org_kind=primary_school|Larch Primary}, on two days.": (
        "They went to the primary school on two days."
    ),
    "They went to the nursery, {ORGANISATION s org_kind=primary_school|Larch Primary}, and home.": (
        "They went to the nursery, a primary school, and home."
    ),
    "The minister, the {PERSON rev title=Faith_Leader|Revd Ann Yeo}, preached.": "The minister, Person 1, preached.",
    # what a removal leaves
    "{PERSON bryn|Bryn} came from Wales at the {AGE child=yes|age of 11} after a year.": "Child A came from Wales after a year.",
    "Few take boys above the {AGE child=yes|age of fourteen}.": "Few take boys above a certain age.",
    "{PERSON juris|Juris} was born in {DATE_OF_BIRTH|1931}. He was old.": (
        "Landlord 1 was born [date of birth removed]. He was old."
    ),
    "{PERSON juris|Juris} was born on {DATE_OF_BIRTH|3 May 1931} in Riga.": "Landlord 1 was born in Riga.",
    "{PERSON bryn|Bryn} was born at home on {DATE_OF_BIRTH|3 May 2008} in a storm.": "Child A was born at home in a storm.",
    # what a body says it is
    "She cooked at {ORGANISATION a org_kind=pub|the Larch Bay Hotel} and {ORGANISATION b org_kind=pub|the Ship Inn}.": (
        "She cooked at a hotel and a pub."
    ),
    "The locum of {ORGANISATION c org_kind=employer|Larch Row Surgery} rang.": "The locum of the GP practice rang.",
}


@pytest.mark.parametrize("written", FITS)
def test_a_sentence_says_nothing_false_and_nothing_twice(written: str) -> None:
    assert published(written) == FITS[written]
