"""What LibreOffice shows is searched page by page, yet a page break hides and invents nothing."""

from __future__ import annotations

from pipeline.documents.office import parted
from pipeline.documents.pdf.streams import unbroken


def page(body: str, number: int) -> str:
    return f"Official: sensitive\n{body}\nReview DHR 7, page {number} of 3"


def test_words_that_a_page_break_parts_stand_together() -> None:
    bodies, _ = parted(
        [page("The inspector was Public Health", 1), page("Wales, whose report came late.", 2), page("The end.", 3)]
    )
    assert [line for body in bodies for line in body][:2] == ["The inspector was Public Health", "Wales, whose report came late."]


def test_nothing_of_a_page_is_lost() -> None:
    pages = [page(f"first {x}\n{x}b\n{x}c\n{x}d\n{x}e\nlast {x}", n) for n, x in enumerate("vwxyz", start=1)]
    for before, body, edge in zip(pages, *parted(pages), strict=True):
        assert sorted(before.splitlines()) == sorted((*body, *edge)) and len(edge) == 2


def test_a_single_page_and_an_empty_one_are_themselves() -> None:
    assert parted([]) == ([], [])
    assert parted(["only\nthese"]) == ([["only", "these"]], [[]])
    assert parted(["", "there"])[0] == [[], ["there"]]


def test_a_word_that_a_line_breaks_is_read_with_its_hyphen_and_without() -> None:
    shown = unbroken("under the Social Services and Well\ufffebeing (Wales) Act 2014 Mr Rour\ufffeke")
    assert "Well-being (Wales) Act 2014" in shown and shown.splitlines()[1:] == ["Wellbeing", "Rourke"]
    assert unbroken("nothing\nbroken") == "nothing\nbroken"
