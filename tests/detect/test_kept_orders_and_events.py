"""Orders by their letters, events of the whole country and national charities stay; people and places called so go."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Register
from tests.detect.cases import proposed, run


def hidden(text: str) -> str:
    return " ".join(f.text for f in proposed(run(text, register=Register(), facts=CaseFacts())))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("She had two lapsed NMOs.", "NMO"),
        ("An interim SPO was made.", "SPO"),
        ("She spoke of Windrush often.", "Windrush"),
        ("He had lost friends in the Grenfell fire.", "Grenfell"),
        ("They met at the Notting Hill Carnival.", "Notting"),
        ("Freedom Charity and Halo Project advised the panel.", "Freedom"),
        ("A GPCOG of 3/9 was recorded.", "3/9"),
    ],
)
def test_what_belongs_to_the_whole_country_stays(text: str, kept: str) -> None:
    assert kept not in hidden(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs Windrush rang.", "Windrush"),
        ("Rosie Grenfell told her mother.", "Grenfell"),
        ("Lucy Faithfull was her friend.", "Lucy Faithfull"),
        ("Helen Bamber told the police.", "Helen Bamber"),
    ],
)
def test_people_called_so_go(text: str, name: str) -> None:
    assert name in hidden(text)
