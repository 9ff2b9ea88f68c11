"""How text is cut before the name model sees it."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.names import MODEL_PATH
from pipeline.names.pieces import MAX_PIECES, SHAPES, WordPieces, mode_of, shape_of


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces.load(MODEL_PATH / "dhr_names" / "pieces.txt")


@pytest.mark.parametrize(
    ("written", "same_as"),
    [
        ("Tam\u00adsin", "Tamsin"),
        ("O’Brien", "O'Brien"),
        ("TAMSIN", "tamsin"),
        ("Zoë", "Zoe"),
        ("Rourke\u200b", "Rourke"),
        ("co‑op", "co-op"),
    ],
)
def test_a_disturbed_word_is_cut_like_the_plain_one(pieces: WordPieces, written: str, same_as: str) -> None:
    assert pieces.cut(written)[0] == pieces.cut(same_as)[0]


def test_white_space_has_no_piece_and_no_prediction(pieces: WordPieces) -> None:
    coded = pieces.encode(["Tamsin", "\u00a0", "\n\n", "Rourke"])
    assert coded.tokens == (0, 3)


def test_a_word_outside_the_vocabulary_is_cut_into_known_parts(pieces: WordPieces) -> None:
    assert pieces.unknown not in pieces.cut("Oluwadamilare")[0]
    assert len(pieces.cut("Oluwadamilare")[0]) > 1


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        (",", 0), ("police", 1), ("Police", 2), ("L", 3), ("TH", 4), ("TAMSIN", 5),
        ("iPhone", 6), ("41", 7), ("PL99", 8), ("S.B.", 9), ("04/09/18", 10), ("McGrath", 11),
    ],
)  # fmt: skip
def test_the_shape_of_a_word(word: str, shape: int) -> None:
    assert shape_of(word) == shape


def test_the_case_of_a_paragraph() -> None:
    assert mode_of(["She", "rang", "the", "police", "and", "said", "Tamsin"]) == 0
    assert mode_of(["ROURKE", "ADVISED", "TO", "CALL"]) == 1
    assert mode_of(["tamsin", "rang", "again", "today"]) == 2
    assert mode_of(["Key", "Lines", "of", "Enquiry"]) == 3


@functools.cache
def cutter_of_all() -> WordPieces:
    return WordPieces.load(MODEL_PATH / "dhr_names" / "pieces.txt")


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_token_can_be_cut(text: str) -> None:
    cutter = cutter_of_all()
    found, shape = cutter.cut(text)
    assert len(found) <= MAX_PIECES
    assert 0 <= shape < SHAPES
    coded = cutter.encode(text.split(" "))
    assert len(coded.firsts) == len(coded.tokens)
    assert len(coded.ids) == len(coded.cases)
