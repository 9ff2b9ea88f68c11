"""What stands for the writer in a draft never reaches the public; a marked place takes the public legend."""

from __future__ import annotations

from pipeline.model import Document, Unit
from pipeline.redact.key import LegendRow
from pipeline.redact.prompts import NOTHING_RECORDED, legends, unfilled_prompts

ROWS = (
    LegendRow("Laura", "the victim"),
    LegendRow("Child A", "child"),
    LegendRow("GP 1", "GP"),
    LegendRow("Beth", "sister of the victim"),
)


def draft(*texts: str) -> Document:
    units = tuple(
        Unit("word.body", "body", f"paragraph {n}", f"u{n}", text.lstrip("#"), level=1 if text.startswith("#") else None)
        for n, text in enumerate(texts)
    )
    return Document("drafts/Overview Report.docx", "docx", "0" * 64, units)


def test_a_prompt_goes_and_a_section_of_prompts_alone_says_so() -> None:
    made = unfilled_prompts(draft("#Preface", "[Writer: a tribute]", "[Writer: more]", "#Facts", "Text.", "[Writer: add]"))
    assert made == {"u1": NOTHING_RECORDED, "u2": "", "u5": ""}


def test_the_legend_takes_the_place_the_writer_marked() -> None:
    text = "The people in this report: Laura, the victim; Child A, child; Beth, sister of the victim."
    assert legends(draft("Before", "[Legend of pseudonyms]", " [legend of pseudonyms.] "), ROWS) == {"u1": text, "u2": text}


def test_the_mark_goes_when_there_is_nobody_and_stays_in_a_sentence() -> None:
    assert legends(draft("[Legend of pseudonyms]"), ()) == {"u0": ""}
    assert legends(draft("The [Legend of pseudonyms] follows."), ROWS) == {}
