"""What `anonymise` tells of a file in its one line."""

from __future__ import annotations

from types import SimpleNamespace

from pipeline.cli import _anonymised_line


def test_what_was_taken_out_is_counted_and_what_stays_is_told_apart() -> None:
    removed = {"comment": 1, "tracked deletion": 3}
    item = SimpleNamespace(replaced=4, removed=removed, in_place={"hidden sheet": 2}, opened_in="", not_opened="", pictures=False)
    assert _anonymised_line(item) == "4 replaced; removed: comment, tracked deletion × 3; left where it is: hidden sheet × 2"
