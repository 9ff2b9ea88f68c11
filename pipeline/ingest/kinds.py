"""Tell an IMR from a chronology, a statement or a letter by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.text import one_line
from pipeline.ingest.wording import section_wording
from pipeline.model import Entry, Recommendation, Section, SourceKind

_IMR = re.compile(
    r"\bindividual management (?:review|report)\b|\bimr\b|\bagency review report\b|\binternal management "
    r"review\b|\bmanagement review\b|\binformation report\b|\bsummary report for (?:the )?(?:dhr|dardr|"
    r"domestic)",
    re.I,
)
_STATEMENT = re.compile(
    r"\bwitness statement\b|\bstatement of (?:witness|truth)\b|\bwill say(?: as follows)?\b|\bthis "
    r"statement\b.{0,80}\b(?:true|best of my knowledge)\b|\bI make this statement\b|\bcriminal procedure "
    r"rules\b|\bmg\s?11\b|\bvictim personal statement\b|\bimpact statement\b",
    re.I,
)
_TITLED = re.compile(
    r"^\W*(?:witness |written |victim personal |personal |family |impact )?statement\b(?! of (?:independence|purpose))", re.I
)
_TERMS = re.compile(r"^\W*(?:draft |final )?terms of reference\b", re.I)
_DEAR = re.compile(r"^\W*dear\b", re.I)
_YOURS = re.compile(
    r"^\W*(?:yours (?:sincerely|faithfully|truly)|kind regards|best wishes|with (?:kind|best) regards|regards)\b", re.I
)
_MAIL = re.compile(r"^\W*(?:from|to|sent|subject|cc):\s+\S", re.I)
_LEAST_ROWS = 3
_TOLD_IN_MAIL = 3  # sections of an IMR that make a report of a message


def kind_of(
    sections: Sequence[Section],
    entries: Sequence[Entry],
    recommendations: Sequence[Recommendation],
    *,
    title: str,
    document: str,
    file_format: str,
    table: bool = False,
) -> SourceKind:
    """Return the kind a document shows by its sections, rows and set phrases; the file name speaks only where they are silent.

    `table` says that the document holds the headings of a chronology, with or without rows under them.
    """
    main = {
        section.key for section in sections if section.heading and section.key in section_wording().main and section.paragraphs
    }
    telling = main - {"introduction", "chronology", "terms_of_reference", "methodology"}
    paragraphs = [
        one_line(paragraph.text) for section in sections for paragraph in section.paragraphs if section.key != "running"
    ]
    heads = [section.heading for section in sections[:4]]
    opening = " ".join([title, document.rpartition("/")[2], *(text for text in paragraphs[:8] if len(text) <= 120), *heads])
    if file_format in ("eml", "msg"):
        if len(telling) >= _TOLD_IN_MAIL:
            return "both" if len(entries) >= _LEAST_ROWS else "imr"
        return "chronology" if len(entries) >= _LEAST_ROWS else "letter"
    if any(_TITLED.match(text) for text in (title, *heads, *paragraphs[:5])) and len(telling) < 3:
        return "statement"
    if any(_TERMS.match(text) for text in (title, *heads[:2], *paragraphs[:3])) and not telling - {"recommendations"}:
        return "other"
    if any(_STATEMENT.search(text) for text in (title, *paragraphs[:15], *paragraphs[-4:])) and len(telling) < 2:
        return "statement"
    letter = any(_DEAR.match(text) for text in paragraphs[:25]) and any(_YOURS.match(text) for text in paragraphs[-15:])
    mail = sum(bool(_MAIL.match(text)) for text in paragraphs[:8]) >= 2
    imr = (
        len(telling) >= 2
        or (len(main) >= 2 and bool(telling))
        or (_IMR.search(opening) is not None and (bool(main) or bool(recommendations)))
    )
    if imr and not (letter and len(main) < 2):
        return "both" if len(entries) >= _LEAST_ROWS or (entries and "chronology" in main) else "imr"
    if entries and not ((letter or mail) and len(entries) < _LEAST_ROWS):
        return "chronology"
    if letter or mail:
        return "letter"
    if table and not telling:
        return "chronology"  # its table has no rows yet
    if _IMR.search(opening) and len(paragraphs) > 5:
        return "imr"
    return "other"
