"""The names of files: text like any other, cleaned by the same detection and searched like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import Document, Finding, Unit

NAME = "file name"  # the place that hits and findings in a file's name give
# What comes out for what goes in; macros and templates become plain documents.
_OUT = {"docm": "docx", "dotx": "docx", "dotm": "docx", "xlsm": "xlsx", "xltx": "xlsx", "xltm": "xlsx"}


def name_document(path: Path) -> Document:
    """Treat a file's name as text, so that the same detection cleans it."""
    unit = Unit("file.name", "property", NAME, NAME, _spaced(path))
    return Document(f"{path}\x1fname", "name", "", (unit,))


def _spaced(path: Path) -> str:
    """Return a file's name as words, its case as it is: capitals of our making would turn "altchunk" into somebody."""
    return re.sub(r"[_\-.+]+", " ", path.stem)


def clean_name(path: Path, name: Document, findings: Sequence[Finding]) -> str:
    """Return the file name without what identifies anybody; an innocent name stays as it was."""
    suffix = path.suffix.lower().lstrip(".")
    suffix = f".{_OUT.get(suffix, suffix)}" if suffix else ""
    own = sorted((f for f in findings if f.document == name.name and f.action != "keep"), key=lambda f: -f.start)
    if not own:
        return f"{path.stem}{suffix}"
    text = name.units[0].text
    for finding in own:
        text = text[: finding.start] + (finding.replacement or "") + text[finding.end :]
    text = " ".join(re.sub(r'[\[\]<>:"/\\|?*\x00-\x1f]', " ", text).split())
    return f"{text or 'document'}{suffix}"


def free(name: str, taken: set[str]) -> str:
    """Give a clash a number: report.docx, report-2.docx."""
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, dot + suffix) if dot else (name, "")
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate, number = f"{stem}-{number}{suffix}", number + 1
    taken.add(candidate.casefold())
    return candidate


def with_name(document: Document, path: Path) -> Document:
    """Add the file's own name to what is searched; a marking in it is no banner."""
    unit = Unit("file.name", "name", NAME, NAME, _spaced(path))
    return replace(document, units=(*document.units, unit))
