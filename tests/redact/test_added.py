"""What verification met comes back as findings: wherever it stands uncovered, but not inside a longer name that stays."""

from __future__ import annotations

from pipeline.model import Document, Finding, Unit
from pipeline.redact.added import added_findings

NAME = "drafts/Overview Report.docx"


def draft(*paragraphs: str) -> Document:
    return Document(
        NAME, "docx", "0", tuple(Unit("word.body", "body", f"paragraph {i}", f"p{i}", t) for i, t in enumerate(paragraphs))
    )


def finding(address: str, text: str, at: int, kind: str, action: str, entity: str) -> Finding:
    return Finding(
        NAME, "body", "", address, at, at + len(text), text, kind, entity_id=entity, action=action, replacement="Town N"
    )  # type: ignore[arg-type]


def places(note: dict[str, str], findings: list[Finding]) -> list[str]:
    documents = [draft("Seen in Saltmere.", "Saltmere Borough Council wrote.", "Saltmere rain.")]
    return [f.address for f in added_findings({"Saltmere": note}, documents, findings)]


def test_a_town_inside_the_name_of_a_council_that_stays_is_left_there() -> None:
    listed = [
        finding("p0", "Saltmere", 8, "PLACE", "pseudonymise", "town"),
        finding("p1", "Saltmere Borough Council", 0, "ORGANISATION", "keep", "council"),
    ]
    assert places({"kind": "alias", "entity": "town", "why": ""}, listed) == ["p2"]


def test_an_organisation_of_the_register_is_taken_out_of_longer_names_too() -> None:
    listed = [
        finding("p0", "Saltmere", 8, "ORGANISATION", "pseudonymise", "firm"),
        finding("p1", "Saltmere Borough Council", 0, "ORGANISATION", "keep", "council"),
    ]
    assert places({"kind": "alias", "entity": "firm", "why": ""}, listed) == ["p1", "p2"]


def test_a_date_that_was_met_is_told_as_elsewhere() -> None:
    text = "on 23 April 2022"
    known = Finding(NAME, "body", "", "p0", 4, 4 + len(text), text, "DATE", action="generalise", replacement="in April 2022")
    documents = [draft("Met on 23 April 2022.", "Section 136, 23 April 2022.", "Form 7, 24 April 2022.")]
    notes = {day: {"kind": "finding", "entity": "", "why": ""} for day in ("23 April 2022", "24 April 2022")}
    told = [(f.entity_type, f.replacement) for f in added_findings(notes, documents, [known])]
    assert told == [("DATE", "April 2022"), ("MISC", "[removed]")]
