"""Measures of detection: one script each, figures on stdout, the command in its docstring."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def document(paragraphs: Iterable[str], name: str = "text.docx"):  # type: ignore[no-untyped-def]
    """Make a document of paragraphs."""
    from pipeline.model import Document, Unit

    units = tuple(Unit("word.body", "body", f"paragraph {i}", f"p{i}", text) for i, text in enumerate(paragraphs, 1))
    return Document(name, "docx", "0", units)


def covered(findings: Sequence[tuple[int, int]], start: int, end: int, text: str) -> bool:
    """Say whether findings cover every letter and digit of a span."""
    return all(any(a <= at < b for a, b in findings) for at in range(start, end) if text[at].isalnum())
