"""Read an IMR line by line as labels with values: rows of a form, "Label: value", a heading that is a label, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ingest.labels import is_label, plain_label
from pipeline.ingest.text import numbering
from pipeline.model import Section

_PARTS = re.compile(
    r"\n|\s+(?=(?:Dated?|Signature|Signed|Role|Position|Designation|Job title|Post|Rank)(?: \w+)?:\s)|"
    r"(?<=[.;)])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bRev\.)(?<!\bProf\.)\s+(?=[A-Z][\w'’]*(?: [\w'’]+){0,4}:\s)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its section and place; the label is empty for plain text."""

    section: str
    locator: str
    label: str
    value: str
    text: str


def lines_of(sections: Sequence[Section]) -> Iterator[Line]:
    """Yield labelled lines: rows of a form, "Label: value"; the label is empty for plain text."""
    for section in sections:
        heading = plain_label(numbering(section.heading)[1])
        heading = heading if is_label(heading) else ""
        for paragraph in section.paragraphs:
            if section.key == "notes" and not paragraph.row:
                continue  # a comment or a text box; rows above the headings of a chronology count
            if heading and not paragraph.row and paragraph.text.strip() and not paragraph.text.strip().endswith(":"):
                value, heading_of = paragraph.text.replace("\n", ", "), heading  # "Who wrote this?" and its answer
                heading = ""
                if ":" not in value[:40] and not is_label(value):
                    yield Line(section.key, paragraph.locator, heading_of, value, paragraph.text)
                    continue
            if paragraph.row:
                cells = [cell.strip() for cell in paragraph.text.split(" | ")]
                if len(cells) > 2 and all(map(is_label, cells)):
                    yield Line(section.key, paragraph.locator, "", "", paragraph.text)  # headings of a table of signatures
                elif len(cells) % 2 == 0 and len(cells) > 2 and all(is_label(cell) for cell in cells[::2]):
                    for label, value in zip(cells[::2], cells[1::2], strict=True):
                        yield Line(section.key, paragraph.locator, plain_label(label), value, paragraph.text)
                elif len(cells) == 1 and is_label(cells[0]):
                    yield Line(section.key, paragraph.locator, plain_label(cells[0]), "", "")  # a form nobody filled in
                else:
                    label = plain_label(cells[0]) if len(cells) > 1 else ""
                    yield Line(section.key, paragraph.locator, label, ", ".join(cells[1:] or cells), paragraph.text)
                continue
            for part in _PARTS.split(paragraph.text):
                label, colon, value = part.partition(":")
                if not colon and (dash := re.match(r"^([A-Z][\w '’/]{2,40}?)\s+[–—-]\s+(\S.*)$", part)):
                    label, value, colon = dash.group(1), dash.group(2), "-"
                if colon and len(label) <= 60:
                    yield Line(section.key, paragraph.locator, plain_label(label), value.strip(), part.strip())
                elif len(part) <= 60 and is_label(part):
                    yield Line(section.key, paragraph.locator, plain_label(part), "", "")
                else:
                    yield Line(section.key, paragraph.locator, "", part.strip(), part.strip())
