"""Ages, days, streets, inns, sentences and names as workers' notes and summaries write them."""

from __future__ import annotations

import pytest

from pipeline.model import CaseFacts, Register
from tests.detect.cases import proposed, run


def found(text: str) -> list[str]:
    return [f.text for f in proposed(run(text, register=Register(), facts=CaseFacts()))]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("2 kids, 6 & 15 mths, both at home.", "6 & 15 mths"),
        ("Her children are Maryam 7, Idris 11 mths.", "7"),
        ("Due there for the 15 mth check.", "15 mth"),
        ("She reared him from four years of age.", "four years of age"),
        ("She came over at eighteen to do nursing.", "eighteen"),
        ("He was killed on the eve of her fortieth birthday.", "on the eve of her fortieth birthday"),
        ("Fri 5/3 Spoke with her.", "Fri 5/3"),
        ("Thurs 11 txt in from her.", "Thurs 11"),
        ("He hit her on Mothering Sunday in the kitchen.", "on Mothering Sunday"),
        ("She left over the May Day weekend of 2020 with a bag.", "May Day weekend of 2020"),
        ("He broke his bail on 12/8, 13/8 and 2/9.", "2/9"),
        ("They live either side of corporation rd with her.", "corporation rd"),
        ("She was discharged to 2 Maes y Deri that day.", "2 Maes y Deri"),
        ("She slipped on the ice outside the Ship.", "the Ship"),
        ("He fought over the Shoulder of Mutton with her.", "the Shoulder of Mutton"),
        ("He was sentenced on 3 May 2019 at Exham Crown Court to eighteen weeks, suspended.", "eighteen weeks"),
        ("He was given life with a minimum of nineteen years.", "life with a minimum of nineteen years"),
        ("She rang 999, log 733, and officers came.", "log 733"),
        ("Marigold was born in a hurry on a back seat.", "Marigold"),
        ("He owed her approximately EUR 1,800 for the car.", "approximately EUR 1,800"),
    ],
)
def test_what_notes_write_short_is_found(text: str, what: str) -> None:
    assert what in found(text)


def test_a_surname_that_is_a_word_of_english_is_found_elsewhere() -> None:
    text = "Ms Sparrow lived at the flat. Then he rang. Sparrow had been hurt."
    assert found(text) == ["Ms Sparrow", "Sparrow"]


@pytest.mark.parametrize(
    "text", ["The chairs and co-ordinators reported that volume was high.", "See Table 3, Figure 4 and Page 7, Box 2."]
)
def test_jargon_is_nobody(text: str) -> None:
    assert found(text) == []
