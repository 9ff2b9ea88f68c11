"""What verification met is found again in the document the file was made from, also over the border of two paragraphs."""

from __future__ import annotations

import pytest

from pipeline.model import Detection, Document, Entity, Hit, Unit
from pipeline.redact.met import findings_met

WHO = Detection((), (Entity("who", "person", "friend", "Ines Calderwood"),))


def document(*texts: str) -> Document:
    units = tuple(Unit("pdf.text", "body", f"page 1 paragraph {n}", f"u{n}", text) for n, text in enumerate(texts, start=1))
    return Document("a.pdf", "pdf", "0" * 64, units)


def met(made: Document, *, at: int = 1) -> list[tuple[str, str, str | None]]:
    hit = Hit("a.pdf", "body", f"page 1 paragraph {at}", "alias", "Ines Calderwood", "who", True, "split over a border")
    return [(f.address, f.text, f.entity_id) for f in findings_met(made, [hit], (), WHO)]


@pytest.mark.parametrize(
    ("first", "second", "halves"),
    [
        ("It was told by Ines", "Calderwood twice.", ("Ines", "Calderwood")),
        ("It was told by INES CALDER-", "wood twice.", ("INES CALDER", "wood")),
        ("told by Ines,", "“Calderwood” said", ("Ines", "Calderwood")),
    ],
)
def test_a_name_cut_by_a_border_is_found_on_both_sides(first: str, second: str, halves: tuple[str, str]) -> None:
    assert sorted(met(document(first, second))) == [("u1", halves[0], "who"), ("u2", halves[1], "who")]
    assert sorted(met(document(first, " ", second))) == [("u1", halves[0], "who"), ("u3", halves[1], "who")]


@pytest.mark.parametrize(
    ("first", "second"), [("It was Ines", "Calderwoods twice."), ("Agines", "Calderwood"), ("Ines rang.", "Calderwood rang.")]
)
def test_what_only_looks_like_two_halves_is_left(first: str, second: str) -> None:
    assert met(document(first, second)) == []


def test_a_whole_name_is_preferred_to_halves() -> None:
    assert met(document("It was Ines", "Calderwood. Ines Calderwood rang.")) == [("u2", "Ines Calderwood", "who")]
