"""Open a finished file in a second program, where one is installed, and search what that program shows.

LibreOffice computes fields, numbers and headings anew, so that it may show what no part of the file says in so many words. It is
asked last, when everything else was searched: what it is given could be published.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline import documents
from pipeline.errors import Damaged, InputRefused
from pipeline.model import Hit

KIND = "opening"
Search = Callable[[Sequence[tuple[str, str]]], tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening one file: the program that did, else the reason why none; and what was met in what it shows."""

    program: str = ""
    why_not: str = ""
    hits: tuple[Hit, ...] = ()


def opened_elsewhere(blob: bytes, *, name: str, before: bytes | None, search: Search) -> Opened:
    """Open a finished Word or Excel file in LibreOffice; other types, and a machine without it, come to nothing.

    A file it cannot open blocks, unless it cannot open `before`, the one it was made from, either: then it is no judge. Nor is
    it one when it is given up for its time.
    """
    if not documents.has_office():
        return Opened(why_not="LibreOffice is not installed")
    try:
        shown = documents.shown_in_office(blob, name=name)
    except Damaged:
        if before is not None and not _opens(before, name):
            return Opened(why_not="LibreOffice opens neither the file nor the one it was made from")
        return Opened(hits=(Hit(name, "file", "whole file", KIND, "", why="LibreOffice cannot open the finished file"),))
    except InputRefused:
        return Opened(why_not="LibreOffice was given up for its time")
    return Opened("LibreOffice", hits=_placed(shown, search)) if shown else Opened()


def _placed(shown: Sequence[tuple[str, str]], search: Search) -> tuple[Hit, ...]:
    """Return what is met in the whole file, by the page where a page shows it.

    A page alone is no judge: it may begin in the middle of words that are kept together.
    """
    whole, *pages = shown
    hits = search([whole])
    if not hits or not pages:
        return hits
    met = {(hit.kind, hit.entity_id, hit.text) for hit in hits}
    placed = [hit for hit in search(pages) if (hit.kind, hit.entity_id, hit.text) in met]
    known = {(hit.kind, hit.entity_id, hit.text) for hit in placed}
    return (*placed, *(hit for hit in hits if (hit.kind, hit.entity_id, hit.text) not in known))


def _opens(blob: bytes, name: str) -> bool:
    try:
        return bool(documents.shown_in_office(blob, name=name))
    except InputRefused:
        return False
