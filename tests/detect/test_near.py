"""Names near a word are found without comparing all, and none is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from pipeline.detect.register.near import Near

words = st.text("abcn-é", min_size=1, max_size=11)


@given(names=st.lists(words, max_size=12), word=words, slips=st.sampled_from([1, 2]))
def test_the_names_found_are_those_a_full_comparison_finds(names: list[str], word: str, slips: int) -> None:
    everything = sorted((OSA.distance(word, name), name) for name in set(names))
    assert Near(names).within(word, slips) == [(d, name) for d, name in everything if d <= slips]


@given(name=st.text("abcdef", min_size=5, max_size=11), place=st.integers(0, 9), letter=st.sampled_from("xyz"))
def test_a_name_with_a_slip_in_it_is_found(name: str, place: int, letter: str) -> None:
    at = place % (len(name) - 1)
    slips = {name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :]}
    slips.add(name[:at] + name[at + 1] + name[at] + name[at + 2 :])
    for slip in slips:
        assert name in [found for _, found in Near([name]).within(slip, 1)]
