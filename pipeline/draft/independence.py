"""Say in a table cell who wrote an IMR, how independent they were and who signed it off, without saying it twice."""

from __future__ import annotations

import re

from pipeline.draft.prose import closed, flat
from pipeline.model import Source

# A registration number of a profession: "(SWE SW99417)", "(GMC 9990123)"; no part of a report.
_REGISTERED = re.compile(r"\s*\((?:[A-Z]{2,5}\b[\s.:no]*)?[A-Z]{0,3}\d[\dA-Z/-]{3,}\)")
_LABEL = re.compile(r"^\W*(?:(?:imr |report )?author|written by|completed by|prepared by|independence)\s*[:–-]\s*", re.I)
_SIGNED = re.compile(
    r"^(?:it|this (?:imr|report|review)|the (?:imr|report|review))?\s*(?:was|has been|is)?\s*"
    r"(?:(?:approved|endorsed|agreed|quality[- ]assured|countersigned|authorised)\s+by|signed(?: off)?(?:\s+by)?)"
    r"\s*:?\s+(?:the\s+)?",
    re.I,
)
_DATED = re.compile(r"\s*[.;,]?\s*\bdated?\s*:\s*", re.I)
_MINE = re.compile(r"\b(?:I|my|me)\b")


def author_of(source: Source) -> str:
    """Return name and post of an IMR's author."""
    return _REGISTERED.sub("", ", ".join(filter(None, (flat(source.author), flat(source.author_role))))).strip(" ,.")


def independence_of(source: Source) -> str:
    """Return what an IMR says of its author's independence: their own words, without the name and post in the next cell."""
    text = _REGISTERED.sub("", _LABEL.sub("", flat(source.independence))).strip()
    name = flat(source.author)
    if name and name in text:
        behind = text[text.index(name) + len(name) :]
        clause = re.search(r"\b(?:who|which)\s+(?=\S)", behind)
        if clause is not None:
            text = behind[clause.end() :]
        elif text.startswith(name):
            text = behind.lstrip(" ,;:–-")
    if (
        not text.strip(" .")
        or text.strip(" .").casefold() == _REGISTERED.sub("", flat(source.author_role)).strip(" .").casefold()
    ):
        return closed(_capital(text))
    return f"In the author's words: {closed(text)}" if _MINE.search(text) else closed(_capital(text))


def signed_off_of(source: Source) -> str:
    """Return who signed an IMR off and when."""
    text = _DATED.sub(", ", flat(source.signed_off)).strip(" .")
    return _capital(_SIGNED.sub("", text).strip(" ."))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
