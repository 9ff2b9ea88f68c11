"""Banner markings go; the same words in a sentence stay."""

from __future__ import annotations

import pytest

from pipeline.model import Document, Unit
from pipeline.redact import marking_edits

BANNERS = [
    ("header", "OFFICIAL-SENSITIVE", ""),
    ("header", "OFFICIAL-SENSITIVE until published", ""),
    ("header", "OFFICIAL – SENSITIVE | Overview Report", "Overview Report"),
    ("footer", "Overview Report – DRAFT v3.1", "Overview Report"),
    ("footer", "Overview Report | CONFIDENTIAL | Page 3", "Overview Report | Page 3"),
    ("header", "Confidential – not for circulation", ""),
    ("header", "RESTRICTED: Overview Report", "Overview Report"),
    ("header", "Overview Report (DRAFT)", "Overview Report"),
    ("property", "Draft", ""),
    ("header", "Draft Report", ""),
    ("body", "NOT FOR CIRCULATION", ""),
    ("header", "A draft was shared with the family", "A draft was shared with the family"),
    ("header", "Domestic Homicide Review: an official record", "Domestic Homicide Review: an official record"),
    ("body", "Information was treated as official, and a confidential helpline was offered.", None),
    ("footer", "Unofficial drafting", "Unofficial drafting"),
]


@pytest.mark.parametrize(("part", "text", "wanted"), BANNERS)
def test_a_banner_is_removed_and_a_sentence_stays(part: str, text: str, wanted: str | None) -> None:
    unit = Unit(f"word.{part}", part, f"{part} 1", "u", text)
    heading = Unit("word.body", "body", "paragraph 2", "h", "Introduction", level=1)
    document = Document("x.docx", "docx", "0" * 64, (unit, heading))
    shown = text
    for edit in reversed(marking_edits(document)):
        assert text[edit.start : edit.end] == edit.expected
        shown = shown[: edit.start] + edit.replacement + shown[edit.end :]
    assert shown == (text if wanted is None else wanted)


def test_a_marking_after_the_cover_is_text() -> None:
    units = (
        Unit("word.body", "body", "paragraph 1", "a", "Introduction", level=1),
        Unit("word.body", "body", "paragraph 2", "b", "The file was marked RESTRICTED by the agency."),
    )
    assert marking_edits(Document("x.docx", "docx", "0" * 64, units)) == ()
