"""Build the blank forms agencies fill in: `python -m report_templates.forms.build`.

What the headings say is what `columns.yaml` and `imr_sections.yaml` map without effort. Guidance stands where reading a return
never takes it for what the agency wrote: in front of the first section, in Word comments beside the headings, in the messages
of Excel's cells. Building twice gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import yaml
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from pipeline.documents.workbook import settled

HERE = Path(__file__).resolve().parent
FONT, INK, SHADE = "Arial", RGBColor(0x1B, 0x2A, 0x41), "E7ECF3"


@dataclass(frozen=True)
class Field:
    """A column of a table: what stands above it, what belongs in it, its width in characters and in centimetres."""

    name: str  # short name, for the list and the message beside a cell
    heading: str = ""
    hint: str = ""
    width: float = 16
    centimetres: float = 2.5
    choices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.heading or self.name


def _fields(columns: Sequence[dict[str, Any]]) -> tuple[Field, ...]:
    return tuple(Field(**column | {"choices": tuple(column.get("choices", ()))}) for column in columns)


WORDING = yaml.safe_load((HERE / "wording.yaml").read_text(encoding="utf-8"))
MARKING: str = WORDING["marking"]
ADVICE: Sequence[str] = WORDING["chronology"]["advice"]
CHRONOLOGY = _fields(WORDING["chronology"]["columns"])
IMR: dict[str, Any] = WORDING["imr"]
TABLES = {name: _fields(columns) for name, columns in IMR["tables"].items()}
ROWS = {"family": 8, "interviews": 6, "questions": 6, "recommendations": 5}


# --- Word ------------------------------------------------------------------------------------------------------------


def _style(
    document: Any,
    name: str,
    *,
    size: float,
    bold: bool = False,
    colour: RGBColor | None = None,
    before: float = 0,
    after: float = 6,
) -> None:
    known = [style.name for style in document.styles]
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    if colour is not None:
        style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(attribute), None)
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if name.startswith("Heading"):
        style.paragraph_format.keep_with_next = True


def _document(title: str, *, wide: bool) -> Any:
    document = docx.Document()
    for name, size, bold, before, after in (
        ("Normal", 11, False, 0, 6), ("Title", 24, True, 0, 4), ("Subtitle", 13, False, 0, 10), ("Heading 1", 15, True, 18, 6),
        ("Heading 2", 12.5, True, 10, 4), ("Table Text", 10, False, 2, 2), ("Table Heading", 10, True, 3, 3),
        ("Running", 9, False, 0, 0),
        ("Advice", 10.5, False, 0, 3), ("Advice Heading", 11.5, True, 0, 3),
    ):  # fmt: skip
        _style(
            document, name, size=size, bold=bold, before=before, after=after, colour=INK if bold or name == "Subtitle" else None
        )
    for border in document.styles["Title"].element.get_or_add_pPr().findall(qn("w:pBdr")):
        document.styles["Title"].element.pPr.remove(border)
    for spacing in document.styles["Subtitle"].element.get_or_add_rPr().findall(qn("w:spacing")):
        document.styles["Subtitle"].element.rPr.remove(spacing)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(1.6 if wide else 2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    header = section.header.paragraphs[0]
    header.style, header.text, header.alignment = document.styles["Running"], MARKING, WD_ALIGN_PARAGRAPH.CENTER
    header.runs[0].bold = True
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Running"]
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(26.5 if wide else 16.6), alignment=2)
    footer.add_run(f"{title}\tPage ")
    for code in ("PAGE", "NUMPAGES"):
        footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
        footer.add_run(" of " if code == "PAGE" else "")
    document.core_properties.title, document.core_properties.author = title, "dhr"
    document.core_properties.comments, document.core_properties.language = "", "en-GB"
    return document


def _advice(document: Any, heading: str, lines: Sequence[str]) -> None:
    """Add the box that says how to fill the form in."""
    for style, text in (("Advice Heading", heading), *(("Advice", line) for line in lines)):
        paragraph = document.add_paragraph(text, style=style)
        paragraph.paragraph_format.left_indent = Cm(0.5)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="1B2A41"/></w:pBdr>')
        )
        properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{SHADE}"/>'))
        _in_order(properties)
    document.add_paragraph("")


# The order the format asks of what describes a paragraph, as far as it is used here.
_ORDER = ("pStyle", "keepNext", "keepLines", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "rPr")


def _in_order(properties: Any) -> None:
    properties[:] = sorted(properties, key=lambda child: _ORDER.index(etree.QName(child).localname))


def _choice(cell: Any, field: Field) -> None:
    """Put a list to choose from into a cell; what is not on the list can be typed. Until then the cell is blank."""
    items = "".join(f'<w:listItem w:displayText="{escape(c)}" w:value="{escape(c)}"/>' for c in field.choices)
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{escape(field.name)}"/><w:showingPlcHdr/>'
        f"<w:comboBox>{items}</w:comboBox></w:sdtPr>"
        '<w:sdtContent><w:r><w:t xml:space="preserve">\u2003\u2003</w:t></w:r></w:sdtContent></w:sdt>'
    )
    cell.paragraphs[0]._p.append(control)


def _shade(cell: Any) -> None:
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{SHADE}"/>'))


def _described(table: Any, title: str, summary: str) -> None:
    for name, value in (("w:tblCaption", title), ("w:tblDescription", summary)):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        table._tbl.tblPr.append(element)


def _grid(document: Any, fields: Sequence[Field], *, rows: int, title: str) -> None:
    """Add a table with one heading row that repeats on each page and empty rows of equal height."""
    table = document.add_table(rows=rows + 1, cols=len(fields))
    table.style, table.autofit = document.styles["Table Grid"], False
    _described(table, title, "One heading row; one row for each entry. Add rows as you need them.")
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if number == 0:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        else:
            properties.append(parse_xml(f'<w:trHeight {nsdecls("w")} w:val="510" w:hRule="atLeast"/>'))
        for cell, field in zip(row.cells, fields, strict=True):
            cell.width = Cm(field.centimetres)
            cell.paragraphs[0].style = document.styles["Table Heading" if number == 0 else "Table Text"]
            if number == 0:
                cell.paragraphs[0].text = field.title
                _shade(cell)
            elif field.choices:
                _choice(cell, field)
    for column, field in zip(table.columns, fields, strict=True):
        column.width = Cm(field.centimetres)
    document.add_paragraph("", style="Table Text")


def _labels(document: Any, asked: Sequence[str], *, title: str) -> None:
    """Add a table of two columns: what is asked, and the place to write it."""
    table = document.add_table(rows=len(asked), cols=2)
    table.style, table.autofit = document.styles["Table Grid"], False
    _described(table, title, "Two columns: what is asked, and the place to write it.")
    for row, text in zip(table.rows, asked, strict=True):
        properties = row._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        properties.append(parse_xml(f'<w:trHeight {nsdecls("w")} w:val="425" w:hRule="atLeast"/>'))
        label, value = row.cells
        label.width, value.width = Cm(5.6), Cm(11)
        label.paragraphs[0].style, label.paragraphs[0].text = document.styles["Table Heading"], text
        _shade(label)
        value.paragraphs[0].style = document.styles["Table Text"]
    document.add_paragraph("", style="Table Text")


def chronology_word() -> Any:
    """Return the blank chronology in Word: landscape, one table."""
    document = _document("Chronology", wide=True)
    document.add_paragraph("Chronology of agency involvement", style="Title")
    _advice(document, "How to fill in this form", ADVICE)
    _grid(document, CHRONOLOGY, rows=25, title="Chronology")
    return document


def imr_word() -> Any:
    """Return the blank Individual Management Review in Word."""
    document = _document("Individual Management Review", wide=False)
    document.add_paragraph("Individual Management Review", style="Title")
    document.add_paragraph("Domestic Homicide Review (Domestic Abuse Related Death Review)", style="Subtitle")
    _advice(document, "How to fill in this form", IMR["advice"])
    document.add_paragraph("Report details", style="Heading 1")
    _labels(document, IMR["cover"], title="Report details")
    for number, part in enumerate(IMR["sections"], start=1):
        _part(document, part, str(number))
    return document


def _part(document: Any, part: dict[str, Any], number: str) -> None:
    dot = "" if "." in number else "."
    heading = document.add_paragraph(f"{number}{dot} {part['heading']}", style=f"Heading {1 + number.count('.')}")
    if "prompt" in part:
        document.add_comment(heading.runs, text=part["prompt"], author="Form", initials="F")
    if part.get("table") == "signoff":
        _labels(document, IMR["sign_off"], title=part["heading"])
    elif "table" in part:
        _grid(document, TABLES[part["table"]], rows=ROWS[part["table"]], title=part["heading"])
    else:
        document.add_paragraph("")
    for place, inner in enumerate(part.get("parts", ()), start=1):
        _part(document, inner, f"{number}.{place}")


def _saved(document: Any) -> bytes:
    for comment in document.part._comments_part.element if document.comments else ():
        comment.attrib.pop(qn("w:date"), None)
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if "thumbnail" in relation.reltype]:
        del relations[key]
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


# --- Excel -----------------------------------------------------------------------------------------------------------

LINES = 1000


def chronology_excel() -> bytes:
    """Return the blank chronology in Excel: the rows, and a sheet for abbreviations.

    The advice is in the notes of the headings and in the messages of the cells: rows above the headings, or a sheet of advice,
    would come back as something to look at.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    page = book.active
    page.title = "Chronology"
    book.properties.title, book.properties.creator, book.properties.language = "Chronology", "dhr", "en-GB"
    edge = Side(style="thin", color="8A949E")
    text = Font(name=FONT, size=10)
    for number, field in enumerate(CHRONOLOGY, start=1):
        letter = get_column_letter(number)
        cell = page.cell(1, number, field.title)
        cell.font, cell.fill = Font(name=FONT, size=10, bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1B2A41")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.comment = _note("\n".join(("How to fill in this form", *ADVICE)) if number == 1 else field.hint, tall=number == 1)
        page.column_dimensions[letter].width = field.width
        for row in range(2, 42):
            place = page.cell(row, number)
            place.font, place.alignment, place.border = (
                text,
                Alignment(wrap_text=True, vertical="top"),
                Border(top=edge, bottom=edge, left=edge, right=edge),
            )
        column = page.column_dimensions[letter]
        column.font, column.alignment = text, Alignment(wrap_text=True, vertical="top")
        rule = DataValidation(
            type="list" if field.choices else None,
            formula1='"' + ",".join(field.choices) + '"' if field.choices else None,
            allow_blank=True, showInputMessage=True, showErrorMessage=bool(field.choices), errorStyle="warning",
            promptTitle=field.name[:32], prompt=field.hint[:255], errorTitle=field.name[:32],
            error="Please choose from the list; if nothing fits, write it and choose Yes." if field.choices else None,
        )  # fmt: skip
        rule.add(f"{letter}2:{letter}{LINES}")
        page.add_data_validation(rule)
    page.row_dimensions[1].height = 42
    page.freeze_panes = "D2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(CHRONOLOGY))}{LINES}"
    _printed(page, "Chronology")
    page.print_title_rows = "1:1"
    _abbreviations(book.create_sheet("Abbreviations"), edge)
    stream = io.BytesIO()
    book.save(stream)
    return settled(stream.getvalue())


def _note(text: str, *, tall: bool) -> Any:
    from openpyxl.comments import Comment

    note = Comment(text, "Form")
    note.width, note.height = (640, 420) if tall else (320, 110)
    return note


def _abbreviations(page: Any, edge: Any) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill

    for number, (heading, width) in enumerate((("Abbreviation", 24), ("Meaning", 80)), start=1):
        cell = page.cell(1, number, heading)
        cell.font, cell.fill = Font(name=FONT, size=10, bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1B2A41")
        page.column_dimensions["AB"[number - 1]].width = width
        for row in range(2, 27):
            place = page.cell(row, number)
            place.font, place.alignment = Font(name=FONT, size=10), Alignment(wrap_text=True, vertical="top")
            place.border = Border(top=edge, bottom=edge, left=edge, right=edge)
    page.freeze_panes = "A2"
    _printed(page, "Abbreviations")


def _printed(page: Any, name: str) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddHeader.center.text, page.oddFooter.center.text = MARKING, f"{name}: page &P of &N"


FORMS = {
    "Chronology form.docx": lambda: _saved(chronology_word()),
    "Chronology form.xlsx": chronology_excel,
    "IMR form.docx": lambda: _saved(imr_word()),
}


def build(folder: Path = HERE) -> None:
    """Write every form into a folder."""
    for name, make in FORMS.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    build()
