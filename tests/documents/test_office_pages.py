"""What LibreOffice shows is searched page by page, yet a page break hides and invents nothing."""

from __future__ import annotations

from pipeline.documents.office import in_context
from pipeline.documents.pdf.streams import unbroken


def page(body: str, number: int) -> str:
    return f"Official: sensitive\n{body}\nReview DHR 7, page {number} of 3"


def test_words_that_a_page_break_parts_stand_together_on_both_pages() -> None:
    shown = in_context(
        [page("The inspector was Public Health", 1), page("Wales, whose report came late.", 2), page("The end.", 3)]
    )
    assert "Public Health\nWales" in shown[0] and "Public Health\nWales" in shown[1]


def test_nothing_of_a_page_is_lost_and_nothing_comes_from_further_away() -> None:
    pages = [page(f"first {x}\n{x}b\n{x}c\n{x}d\n{x}e\nlast {x}", n) for n, x in enumerate("vwxyz", start=1)]
    shown = in_context(pages)
    for before, after in zip(pages, shown, strict=True):
        assert set(before.splitlines()) <= set(after.splitlines())
    assert "last v" in shown[1] and "first x" in shown[1] and "first v" not in shown[1] and "last x" not in shown[1]


def test_a_single_page_and_an_empty_one_are_themselves() -> None:
    assert in_context([]) == []
    assert in_context(["only\nthese"])[0].split() == ["only", "these"]
    assert "there" in in_context(["", "there"])[0]


def test_a_word_that_a_line_breaks_is_read_with_its_hyphen_and_without() -> None:
    shown = unbroken("under the Social Services and Well\ufffebeing (Wales) Act 2014 Mr Rour\ufffeke")
    assert "Well-being (Wales) Act 2014" in shown and shown.splitlines()[1:] == ["Wellbeing", "Rourke"]
    assert unbroken("nothing\nbroken") == "nothing\nbroken"
