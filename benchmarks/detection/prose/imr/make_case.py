"""Write the invented case of story.py as a folder `dhr run` accepts, and its gold beside it.

    python benchmarks/detection/prose/imr/make_case.py OUT

OUT/case holds three IMRs, two chronologies, case.yaml and register.yaml, as a review officer would have them; OUT/gold.json is
what a checker compares with. OUT/case must not exist yet. House styles: the police use numbered paragraphs, a cover table, a
footnote and a running header with the subject's name; the surgery writes in the first person under Word headings, with a
letterhead and a table; the council sends one table of questions and answers without any heading.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt
from docx.text.paragraph import Paragraph

sys.path.insert(0, str(Path(__file__).resolve().parent))
import story  # a neighbour of this script, not an installed module

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FOOTNOTE_SIGN = "[fn]"


def write_case(out: Path) -> None:
    """Write the case folder and its gold; raise FileExistsError if OUT/case is there."""
    case = out / "case"
    sources = case / "sources"
    sources.mkdir(parents=True, exist_ok=False)
    (case / "case.yaml").write_text(story.CASE_YAML, encoding="utf-8")
    (case / "register.yaml").write_text(story.REGISTER_YAML, encoding="utf-8")
    for agency, name, document in (
        ("Wiskeshire Police", "IMR Arkwright v0.9.docx", police_imr()),
        ("Ferry Lane Surgery", "report for DHR.docx", surgery_imr()),
        ("Vale of Wiske Council", "Housing return (final) ETB.docx", housing_imr()),
        ("Wiske Valley NHS Foundation Trust", "chronology.docx", trust_chronology()),
    ):
        (sources / agency).mkdir(exist_ok=True)
        document.save(str(sources / agency / name))
    police_workbook().save(sources / "Wiskeshire Police" / "chron D Arkwright.xlsx")
    (out / "gold.json").write_text(json.dumps(story.GOLD, indent=1, ensure_ascii=False), encoding="utf-8")


def police_imr() -> Document:
    """Make the IMR with a cover table, numbered paragraphs, bold pseudo-headings, a footnote and a running header."""
    document = docx.Document()
    document.core_properties.title = "IMR Delphine Arkwright"
    document.core_properties.author = "Piers Galbraith"
    document.sections[0].header.paragraphs[0].text = story.POLICE_HEADER
    document.add_paragraph("INDIVIDUAL MANAGEMENT REVIEW").runs[0].font.size = Pt(20)
    add_table(document, story.POLICE_COVER)
    for heading, paragraphs in story.POLICE:
        document.add_paragraph().add_run(heading).bold = True
        for text in paragraphs:
            before, sign, after = text.partition(FOOTNOTE_SIGN)
            paragraph = document.add_paragraph(before)
            if sign:
                add_footnote(document, paragraph, story.POLICE_FOOTNOTE)
                paragraph.add_run(after)
    document.add_paragraph("Endorsed: ACC Jocelyn Rudd, 2 February 2022")
    return document


def surgery_imr() -> Document:
    """Make the IMR in the first person, with Word headings, a letterhead and a table of contacts."""
    document = docx.Document()
    document.core_properties.author = "P Frank"
    document.sections[0].header.paragraphs[0].text = story.SURGERY_HEADER
    document.add_heading("Report of the practice to the domestic homicide review", level=0)
    for heading, paragraphs in story.SURGERY:
        document.add_heading(heading, level=1)
        for text in paragraphs:
            document.add_paragraph(text)
        if heading == "What happened":
            add_table(document, story.SURGERY_TABLE)
    document.add_paragraph("Signed: P. Frank, 14 January 2022")
    return document


def housing_imr() -> Document:
    """Make the IMR that is one table of questions and answers."""
    document = docx.Document()
    document.add_paragraph("DHR / Housing Services / Individual Management Review")
    add_table(document, story.HOUSING_QA)
    document.sections[0].footer.paragraphs[0].text = "E Tolland-Bright – Arkwright – page 1"
    return document


def trust_chronology() -> Document:
    """Make the chronology as a Word table under two lines of preamble."""
    document = docx.Document()
    document.add_paragraph(story.TRUST_TITLE)
    document.add_paragraph("Compiled by Martin Vane, Named Nurse. Times are 24 hour.")
    add_table(document, story.TRUST_ROWS)
    return document


def police_workbook() -> openpyxl.Workbook:
    """Make the chronology as a sheet: headings in row three, date and time in one cell, a second sheet of notes."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Chron"
    sheet.append(["Op Lapwing – chronology – D. ARKWRIGHT"])
    sheet.append([])
    for row in story.POLICE_ROWS:
        sheet.append(list(row))
    notes = book.create_sheet("notes")
    notes.append(["Log 118 to be checked with Insp. Dunmore"])
    return book


def add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """Append a grid table, a line break in a cell becoming a paragraph of that cell."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            first, *more = text.split("\n")
            cell.text = first
            for line in more:
                cell.add_paragraph(line)


def add_footnote(document: Document, paragraph: Paragraph, text: str) -> None:
    """Add the document's one footnote; python-docx has no footnotes, so the part is written here."""
    notes = (
        f"<w:footnotes {W}>"
        f'<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="0" w:type="continuationSeparator"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, notes.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    paragraph._p.append(parse_xml(f'<w:r {W}>{raised}<w:footnoteReference w:id="1"/></w:r>'))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_case.py OUT")
    write_case(Path(sys.argv[1]))
