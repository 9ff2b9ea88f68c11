"""How all of a short paragraph stands out, for reports whose headings bear no heading style."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from pipeline import documents


def shown(path: Path, *runs: tuple[str, bool, bool, int | None], style: str = "Normal") -> str:
    written = docx.Document()
    paragraph = written.add_paragraph(style=style)
    for text, bold, underlined, size in runs:
        run = paragraph.add_run(text)
        run.bold, run.underline = bold or None, underlined or None
        if size is not None:
            run.font.size = Pt(size)
    written.save(str(path))
    return next(unit.emphasis for unit in documents.read(path, name=path.name).units if unit.part == "body")


@pytest.mark.parametrize(
    ("runs", "wanted"),
    [
        ([("Analysis", True, False, None)], "bold"),
        ([("Analysis", True, True, None)], "bold underlined"),
        ([("Ana", True, False, 14), ("lysis", True, False, 14)], "bold 28"),
        ([("Author: ", True, False, None), ("Jo Marsh", False, False, None)], "lead 8"),
        ([("Les", True, False, None), ("sons.", True, False, None), (" word" * 40, False, False, None)], "lead 8"),
        ([("Plain ", False, False, None), ("bold", True, False, None)], ""),
        ([("word " * 40, True, False, None), ("plain", False, False, None)], ""),
        ([("Analysis", False, False, 14)], ""),
        ([("word " * 40, True, False, None)], ""),
    ],
)
def test_a_short_paragraph_says_how_all_of_it_stands_out(
    tmp_path: Path, runs: list[tuple[str, bool, bool, int | None]], wanted: str
) -> None:
    assert shown(tmp_path / "a.docx", *runs) == wanted


def test_a_heading_style_needs_no_emphasis(tmp_path: Path) -> None:
    assert shown(tmp_path / "a.docx", ("Analysis", True, False, None), style="Heading 1") == ""
