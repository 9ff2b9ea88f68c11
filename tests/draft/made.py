"""Make a small case by hand: two agencies, an IMR each, a few events."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

from lxml import etree

from pipeline.draft import DraftSet, DraftSettings, Line, Member, Named, draft
from pipeline.model import (
    Account,
    CaseFacts,
    Conflict,
    Entry,
    Event,
    Gap,
    Join,
    Paragraph,
    Person,
    Recommendation,
    Register,
    Section,
    Source,
    Timeline,
    digest,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
POLICE, TRUST = "Example Police", "Example NHS Trust"


def entry(agency: str, number: int, text: str, **more: Any) -> Entry:
    """Make a row of an agency's chronology."""
    document = f"sources/{agency}/chronology.xlsx"
    locator = f"Sheet1!A{number + 2}"
    fields = {"date_as_written": "4/9/18", "time_as_written": "", **more}
    return Entry(digest(document, locator, text), agency, document, locator, number, text=text, **fields)


def paragraph(agency: str, number: int, text: str, **more: Any) -> Paragraph:
    """Make a paragraph of an agency's IMR."""
    document = f"sources/{agency}/imr.docx"
    locator = f"paragraph {number}"
    return Paragraph(digest(document, locator, text), document, locator, text, **more)


def imr(agency: str, *sections: Section, recommendations: tuple[Recommendation, ...] = (), **more: Any) -> Source:
    """Make an IMR."""
    return Source(f"sources/{agency}/imr.docx", "0" * 64, agency, "imr", sections, recommendations=recommendations, **more)


def recommendation(agency: str, number: int, text: str, **more: str) -> Recommendation:
    """Make a recommendation."""
    document = f"sources/{agency}/imr.docx"
    return Recommendation(
        digest(document, str(number), text), agency, document, f"paragraph {90 + number}", text, str(number), **more
    )


FACTS = CaseFacts(
    reference="DHR-1",
    csp="Example Partnership",
    agencies=(POLICE, TRUST),
    dates={"death": "2019-08-21", "decided": "2019-09-30", "scope_from": "2018-01-01", "scope_to": "2019-08-21"},
)
SETTINGS = DraftSettings(
    chair=Named("Pat Chair", "Chair of ten reviews"),
    author=Named("Sam Author", "Independent"),
    panel=(Member("Mo Panel", "Head of Safeguarding", TRUST),),
    key_lines=(
        Line("K1", "How was risk assessed and shared between agencies?"),
        Line("K2", "What was known of economic abuse and debts?"),
    ),
)
REGISTER = Register(
    people=(Person("victim", "victim", "Marged Example", born="1984-05-11"), Person("p", "perpetrator", "Osric Example"))
)


def sources() -> tuple[Source, ...]:
    """Make the sources of the small case."""
    calls = (
        entry(
            POLICE,
            0,
            'Called to the address; a woman was crying & said "R & B <b>" {{ x }}',
            date="2018-09-04",
            time="02:40",
            action="DASH completed",
        ),
        entry(POLICE, 1, "Supervisor closed the case", date="2018-10-02", analysis="Too early"),
        entry(POLICE, 2, "Loose note in the file", date_as_written="n/k"),
    )
    seen = (
        entry(
            TRUST, 0, "Attended with a fracture of the LEFT wrist.", date="2018-09-04", time="03:10", seen="Y", children="Idris"
        ),
    )
    return (
        Source(f"sources/{POLICE}/chronology.xlsx", "1" * 64, POLICE, "chronology", entries=calls),
        Source(f"sources/{TRUST}/chronology.xlsx", "2" * 64, TRUST, "chronology", entries=seen),
        imr(
            POLICE,
            Section("cover", "", "", 0, (paragraph(POLICE, 1, "Author: Olive Example"),)),
            Section(
                "analysis",
                "Analysis",
                "",
                1,
                (
                    paragraph(POLICE, 2, "Officers recorded a verbal argument and nothing else"),
                    paragraph(POLICE, 3, "Bailiffs called twice about debts; nobody asked about economic abuse."),
                ),
            ),
            Section(
                "terms_answers",
                "Question 1: Was risk assessed?",
                "",
                2,
                (paragraph(POLICE, 4, "The DASH was completed on the doorstep."),),
            ),
            Section(
                "good_practice",
                "Good practice",
                "",
                1,
                (paragraph(POLICE, 5, "The call taker stayed on the line.", listed=True),),
            ),
            Section("lessons", "Lessons", "", 1, (paragraph(POLICE, 6, "Ask alone.", listed=True),)),
            recommendations=(
                recommendation(POLICE, 1, "The force should audit its risk assessments", target="June 2020"),
                recommendation(POLICE, 2, "The force must brief staff."),
            ),
            author="Olive Example",
            author_role="Inspector",
            independence="The author did not know the family.",
            signed_off="A. Chief, 3 May 2020",
        ),
        imr(
            TRUST,
            Section("conclusions", "Conclusion", "", 1, (paragraph(TRUST, 1, "The trust missed a chance"),)),
            recommendations=(recommendation(TRUST, 1, "The trust will ask everybody alone."),),
        ),
        Source(
            f"sources/{TRUST}/letter.docx",
            "3" * 64,
            TRUST,
            "letter",
            (Section("other", "", "", 1, (paragraph(TRUST, 9, "Dear Chair"),)),),
        ),
    )


def timeline(given: tuple[Source, ...]) -> Timeline:
    """Make the timeline of the small case."""
    police, trust = given[0].entries, given[1].entries
    conflict = Conflict("time", (Account(POLICE, "02:40", police[0].id), Account(TRUST, "03:10", trust[0].id)), id="c1")
    joined = Event(
        "E0001",
        "2018-09-04",
        "02:40",
        (POLICE, TRUST),
        "call",
        (police[0], trust[0]),
        Join(0.9, ("the same day",)),
        (conflict,),
        ("strangulation",),
    )
    closed = Event("E0002", "2018-10", None, (POLICE,), "closed", (police[1],))
    return Timeline((joined, closed), (police[2],), gaps=(Gap("2018-09-05", "2018-10-01", 26),))


def drafted(**more: Any) -> DraftSet:
    """Draft the small case; keywords replace its parts."""
    given = more.get("sources", sources())
    return draft(
        more.get("facts", FACTS),
        more.get("settings", SETTINGS),
        given,
        more["timeline"] if "timeline" in more else timeline(given),
        more.get("register", REGISTER),
    )


def part(blob: bytes, name: str = "word/document.xml") -> etree._Element:
    """Parse a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        return etree.fromstring(package.read(name))


def paragraphs(blob: bytes) -> list[str]:
    """Return the text of every paragraph of the body, tables included."""
    return [
        "".join(" " if e.tag in (f"{W}tab", f"{W}br") else e.text or "" for e in p.iter(f"{W}t", f"{W}tab", f"{W}br"))
        for p in part(blob).iter(f"{W}p")
    ]


def text(blob: bytes) -> str:
    """Return all text of the body."""
    return "\n".join(paragraphs(blob))


__all__ = [
    "FACTS",
    "POLICE",
    "REGISTER",
    "SETTINGS",
    "TRUST",
    "W",
    "drafted",
    "entry",
    "imr",
    "paragraph",
    "paragraphs",
    "part",
    "replace",
    "sources",
    "text",
    "timeline",
]
