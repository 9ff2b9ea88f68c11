"""Patterns made of word lists: how they are put together for speed changes nothing of what they find."""

from __future__ import annotations

import re

import pytest

from pipeline.timeline.reading.lexicon import by_first_letter, matches_beside, pattern_of


def _found(words: tuple[str, ...], text: str) -> list[str]:
    return [match[0] for match in pattern_of(words).finditer(text)]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (("mum", "mum's sister", "aunt"), "Aunt rang, then Mum's sister, then mum", ["Aunt", "Mum's sister", "mum"]),
        (("bruis*", "bruised rib", "cut"), "A bruised rib, bruising, a cut", ["bruised rib", "bruising", "cut"]),
        (("* year old", "ten year old boy", "boy"), "a ten year old boy", ["ten year old boy"]),
        (("'phoned", "phoned back", "rang"), "phoned back, then ’phoned and rang", ["phoned back", "’phoned", "rang"]),
        (("#", "nof", "999"), "# nof after a 999", ["#", "nof", "999"]),
        ((), "nothing is listed", []),
    ],
)
def test_the_longest_word_of_a_list_is_taken_whatever_its_letter(words: tuple[str, ...], text: str, expected: list[str]) -> None:
    assert _found(words, text) == expected


def test_words_of_one_letter_stand_together() -> None:
    assert by_first_letter(("cut", "Burn", "bite"), re.escape) == "(?:Burn|bite)|(?:cut)"


def test_a_pattern_is_tried_only_where_one_of_its_words_stands() -> None:
    money = re.compile(r"\d+ (?:pounds|quid)", re.IGNORECASE)
    assert [m[0] for m in matches_beside(("pound", "quid"), money, "Gave him 40 POUNDS")] == ["40 POUNDS"]
    assert list(matches_beside(("pound", "quid"), money, "Gave him 40 tablets")) == []
