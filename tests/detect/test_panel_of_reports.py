"""The chair and author whom a report names stay without the word review; chairs of other meetings are people of the case."""

from __future__ import annotations

import pytest

from tests.detect.test_panel_in_text import people

HEADING = "OVERVIEW REPORT: the facts"


@pytest.mark.parametrize(
    "text",
    [
        "The family read it with help, and the chair, Dr Amrit Sealey, is grateful to them.",
        "The author, Lionel Marchbanks, met her mother twice.",
        "The chair (Edmund Vray) and the author (Lise Carrow) met her twice.",
        "Edith Morrow, Report Author",
        "Imam Saleem Dar, who sat on the panel, agreed.",
    ],
)
def test_the_chair_and_author_of_the_report_stay(text: str) -> None:
    assert people(HEADING, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The MARAC chair, DI Rob Ferris, closed it.", "DI Rob Ferris"),
        ("The chair of governors, Mrs Ada Lowther, knew her.", "Mrs Ada Lowther"),
        ("The chair, Dan Ferriby, asked the MARAC for more.", "Dan Ferriby"),
        ("The letter was unsigned; the author, Naveed Oxlade, came forward.", "Naveed Oxlade"),
        ("He knocked over the chair Verity Quillfeather liked.", "Verity Quillfeather"),
        ("The strategy meeting was held; the chair, Una Peel, closed it.", "Una Peel"),
    ],
)
def test_chairs_of_other_meetings_go(text: str, name: str) -> None:
    assert name in people(HEADING, text)


def test_the_chair_of_another_document_goes() -> None:
    assert "Una Peel" in people("Minutes of the core group", "The chair, Una Peel, closed it.")
