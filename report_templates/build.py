"""Build the Word templates of this folder: `python -m report_templates.build`.

The built files are what ships and what a Community Safety Partnership may open in Word and brand. They are ordinary Word
files with placeholders in double braces; see README.md for the names. Building twice gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.documents.templates.package import packed, parts_of

HERE = Path(__file__).resolve().parent
FONT = "Arial"
INK = RGBColor(0x1B, 0x2A, 0x41)
SHADE = "E7ECF3"
NUMBERING = 90


# --- styles ----------------------------------------------------------------------------------------------------------


def _font(style: Any, size: float, *, bold: bool = False, colour: RGBColor | None = None) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    if colour is not None:
        style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)


def _style(
    document: Any,
    name: str,
    *,
    base: str = "Normal",
    size: float = 11,
    bold: bool = False,
    colour: RGBColor | None = None,
    before: float = 0,
    after: float = 6,
) -> Any:
    styles = document.styles
    style = styles[name] if name in [known.name for known in styles] else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name != "Normal":
        style.base_style = styles[base]
    _font(style, size, bold=bold, colour=colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.hidden, style.quick_style = False, True
    return style


def _shade(style: Any, fill: str, bar: str) -> None:
    properties = style.element.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="{bar}"/></w:pBdr>')
    )
    properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def _numbering(document: Any) -> None:
    """Number sections 1, 2, 3 and their paragraphs 1.1, 1.2 by style; Word keeps the count."""
    numbering = document.part.numbering_part.element
    levels = [("Heading1", "%1", 0, 851), ("NumberedParagraph", "%1.%2", 0, 851)]
    xml = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle '
        f'w:val="{style}"/><w:suff w:val="tab"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{hanging}"/></w:tabs><w:ind '
        f'w:left="{hanging}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for level, (style, text, _, hanging) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING}"><w:multiLevelType w:val="multilevel"/>{xml}</w:abstractNum>'
    )
    first = numbering.find(qn("w:num"))
    numbering.insert(len(numbering) if first is None else numbering.index(first), abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{NUMBERING}"><w:abstractNumId w:val="{NUMBERING}"/></w:num>'))
    for level, (style, *_) in enumerate(levels):
        _numbered(document, style, NUMBERING, level)


def _numbered(document: Any, style_id: str, number: int, level: int) -> None:
    style = next(style for style in document.styles if style.style_id == style_id)
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    numbers = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    keep = [
        child
        for child in properties
        if child.tag in (qn("w:pStyle"), qn("w:keepNext"), qn("w:keepLines"), qn("w:pageBreakBefore"), qn("w:widowControl"))
    ]
    properties.insert(len(keep), numbers)


def _base(title: str, *, wide: bool = False) -> Any:
    """Start a document with the styles, header and footer all templates share."""
    document = docx.Document()
    normal = _style(document, "Normal", size=11)
    normal.paragraph_format.line_spacing = 1.15
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), "en-GB")
    properties = normal.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(language)
    for old in document.styles.element.iter(qn("w:lang")):
        old.set(qn("w:val"), "en-GB")
    _style(document, "Title", size=26, bold=True, colour=INK, before=120, after=12)
    _unbordered(document.styles["Title"])
    _style(document, "Subtitle", size=15, colour=INK, after=10)
    for level, size in ((1, 16), (2, 13), (3, 11.5)):
        heading = _style(document, f"Heading {level}", size=size, bold=True, colour=INK, before=18 if level == 1 else 12, after=6)
        heading.paragraph_format.keep_with_next = True
    appendix = _style(document, "Appendix Heading", base="Heading 1", size=16, bold=True, colour=INK, before=0, after=8)
    appendix.paragraph_format.page_break_before = True
    appendix.paragraph_format.keep_with_next = True
    _style(document, "Numbered Paragraph", after=7)
    _style(document, "Recommendation", before=4, after=8)
    _style(document, "Prompt", before=2, after=8)
    _style(document, "Table Text", size=9 if wide else 10, before=2, after=2).paragraph_format.line_spacing = 1.0
    _style(
        document, "Table Heading", size=9 if wide else 10, bold=True, colour=INK, before=3, after=3
    ).paragraph_format.keep_with_next = True
    _style(document, "Table Title", size=11, bold=True, colour=INK, before=8, after=4).paragraph_format.keep_with_next = True
    _style(document, "Contents Heading", size=16, bold=True, colour=INK, before=0, after=8)
    contents = _style(document, "TOC 1", size=11, after=4)
    contents.paragraph_format.tab_stops.add_tab_stop(Cm(1))
    contents.paragraph_format.left_indent, contents.paragraph_format.first_line_indent = Cm(1), Cm(-1)
    _style(document, "Cover Line", size=13, after=6)
    marking = _style(document, "Marking", size=11, bold=True, after=0)
    marking.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _style(document, "Running", size=9, after=0)
    bullet = _style(document, "List Bullet", after=4)
    bullet.paragraph_format.left_indent, bullet.paragraph_format.first_line_indent = Cm(1.75), Cm(-0.55)
    _numbering(document)
    _numbered(document, "AppendixHeading", 0, 0)
    appendix.paragraph_format.left_indent = appendix.paragraph_format.first_line_indent = Cm(0)
    _shade(document.styles["Prompt"], "FFF6D6", "B58900")
    _shade(document.styles["Recommendation"], SHADE, "1B2A41")
    _page(document, wide)
    document.core_properties.title, document.core_properties.author = title, "dhr"
    document.core_properties.comments = ""
    return document


def _unbordered(style: Any) -> None:
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _page(document: Any, wide: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(1.8 if wide else 2.4)
    section.top_margin = section.bottom_margin = Cm(2.2)
    header = section.header.paragraphs[0]
    header.style, header.text = document.styles["Marking"], "{{ marking }}"
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Running"]
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(26.1 if wide else 16.2), alignment=2)
    footer.add_run("{{ reference }}: {{ title }}\tPage ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("result", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)
        elif kind == "result":
            run.text = text
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


# --- pieces ----------------------------------------------------------------------------------------------------------


def _lines(document: Any, *lines: tuple[str, str]) -> None:
    for style, text in lines:
        document.add_paragraph(text, style=style)


def _table(
    document: Any, columns: Sequence[tuple[str, str, float]], *, loop: str, title: str, summary: str, splits: bool = False
) -> None:
    """Add a table: one heading row that repeats on each page, one row per item of `loop`, widths in centimetres.

    `splits` lets a row run over the foot of a page, where rows may be longer than half a page.
    """
    table = document.add_table(rows=0, cols=len(columns))
    table.style = document.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    properties = table._tbl.tblPr
    for name, value in (("w:tblCaption", title), ("w:tblDescription", summary)):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        properties.append(element)
    head = table.add_row()
    head._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    head._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, (label, _, _) in zip(head.cells, columns, strict=True):
        cell.paragraphs[0].style, cell.paragraphs[0].text = document.styles["Table Heading"], label
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{SHADE}"/>'))
    for tag in (f"{{%tr for row in {loop} %}}", None, "{%tr endfor %}"):
        row = table.add_row()
        if not splits:
            row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for place, (cell, (_, value, _)) in enumerate(zip(row.cells, columns, strict=True)):
            cell.paragraphs[0].style = document.styles["Table Text"]
            cell.paragraphs[0].text = (tag if place == 0 else "") if tag else f"{{{{ row.{value} }}}}"
    for row in table.rows:
        for cell, (_, _, width) in zip(row.cells, columns, strict=True):
            cell.width = Cm(width)
    for column, (_, _, width) in zip(table.columns, columns, strict=True):
        column.width = Cm(width)
    document.add_paragraph("", style="Table Text")


CONTRIBUTORS = (
    ("Agency", "agency", 3.4),
    ("Contribution", "contribution", 3.0),
    ("Author of the IMR", "author", 3.2),
    ("Independence", "independence", 3.6),
    ("Signed off", "signed_off", 3.0),
)
PANEL = (("Name", "name", 4.6), ("Job title", "title", 6), ("Organisation", "agency", 5.6))
GLOSSARY = (("Term", "term", 4), ("Meaning", "meaning", 12.2))
PLAN = (
    ("No.", "number", 1.1),
    ("Recommendation", "recommendation", 5.9),
    ("Scope of recommendation (local, regional or national)", "scope", 3.1),
    ("Action to take", "action", 3.9),
    ("Lead agency", "lead", 2.9),
    ("Key milestones achieved in enacting recommendation", "milestones", 3.4),
    ("Target date", "target", 2.3),
    ("Date of completion and outcome", "outcome", 3.5),
)
CHRONOLOGY = (
    ("Event", "event", 1.8),
    ("Date and time", "date", 2.9),
    ("Agency", "agency", 2.9),
    ("What happened", "text", 6.5),
    ("Action or outcome", "action", 3.4),
    ("Who was involved; who was seen", "people", 2.5),
    ("Comment", "comment", 3.3),
    ("Source", "source", 2.8),
)


def _cover(document: Any) -> None:
    _lines(
        document,
        ("Cover Line", "{{ csp }}"),
        ("Title", "{{ review }}"),
        ("Subtitle", "{{ title }}"),
        ("Subtitle", "{%p if subtitle %}"),
        ("Subtitle", "({{ subtitle }})"),
        ("Subtitle", "{%p endif %}"),
        ("Cover Line", "Review into the death of {{ victim }}, {{ death_month }}"),
        ("Cover Line", "Reference: {{ reference }}"),
        ("Cover Line", "Chair of the review: {{ chair }}"),
        ("Cover Line", "Author of the report: {{ author }}"),
    )
    document.add_page_break()
    _lines(document, ("Contents Heading", "Contents"), ("TOC 1", "{{ contents }}"))
    document.add_page_break()


def _sections(document: Any) -> None:
    """Lay out the sections of a report: headings, numbered paragraphs, lists, prompts and tables."""
    _lines(
        document,
        ("Normal", "{%p for section in sections %}"),
        ("Normal", "{%p if section.appendix %}"),
        ("Appendix Heading", "{{ section.heading }}"),
        ("Normal", "{%p else %}"),
        ("Heading 1", "{{ section.heading }}"),
        ("Normal", "{%p endif %}"),
        ("Normal", "{%p for block in section.blocks %}"),
    )
    for place, (kinds, style) in enumerate(
        (
            ("heading", "Heading 2"),
            ("subheading", "Heading 3"),
            ("bullet", "List Bullet"),
            ("recommendation", "Recommendation"),
            ("prompt", "Prompt"),
        )
    ):
        _lines(document, ("Normal", f'{{%p {"elif" if place else "if"} block.kind == "{kinds}" %}}'), (style, "{{ block.text }}"))
    for kind, columns, summary in (
        (
            "contributors",
            CONTRIBUTORS,
            "One row for each agency: what it sent, who wrote its Individual Management Review, and who signed it off.",
        ),
        ("panel", PANEL, "One row for each member of the review panel."),
        ("glossary", GLOSSARY, "One row for each abbreviation."),
    ):
        _lines(document, ("Normal", f'{{%p elif block.kind == "{kind}" %}}'), ("Table Title", "{{ block.text }}"))
        _table(document, columns, loop="block.rows", title=kind.capitalize(), summary=summary)
    _lines(
        document,
        ("Normal", "{%p elif section.appendix %}"),
        ("Normal", "{{ block.text }}"),
        ("Normal", "{%p else %}"),
        ("Numbered Paragraph", "{{ block.text }}"),
        ("Normal", "{%p endif %}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{%p endfor %}"),
    )


def report(title: str) -> Any:
    """Build the template of a narrative report."""
    document = _base(title)
    _cover(document)
    _sections(document)
    return document


def sheet(title: str, introduction: str, columns: Sequence[tuple[str, str, float]], summary: str, *, splits: bool = False) -> Any:
    """Build the template of a wide table."""
    document = _base(title, wide=True)
    document.styles["Title"].paragraph_format.space_before = Pt(6)
    _lines(
        document,
        ("Title", "{{ title }}"),
        ("Subtitle", "{{ review }}: {{ victim }}, {{ death_month }}"),
        ("Cover Line", "{{ csp }}, reference {{ reference }}"),
        ("Normal", introduction),
    )
    _table(document, columns, loop="rows", title=title, summary=summary, splits=splits)
    return document


TEMPLATES = {
    "overview_report.docx": lambda: report("Overview Report"),
    "executive_summary.docx": lambda: report("Executive Summary"),
    "action_plan.docx": lambda: sheet(
        "Action Plan",
        "Recommendations are numbered as in the Overview Report. Square brackets mark what is still to be agreed.",
        PLAN,
        "One row for each recommendation, with scope, action, lead agency, milestones, target date and outcome.",
    ),
    "integrated_chronology.docx": lambda: sheet(
        "Integrated Chronology",
        "Every entry of every agency in order of time. Entries with the same event number record the same "
        "happening; where their accounts differ, “Disputed” stands under the number. Each date is given in words and, under "
        "it, as the agency wrote it. The colour beside an agency's name only repeats the name.",
        CHRONOLOGY,
        "One row for each entry of an agency's chronology, in order of time, with rows for gaps without contact.",
        splits=True,
    ),
}


def build(folder: Path = HERE) -> None:
    """Write every template into a folder."""
    for name, make in TEMPLATES.items():
        out = io.BytesIO()
        make().save(out)
        parts = parts_of(out.getvalue())
        parts = {part: blob for part, blob in parts.items() if not part.startswith("docProps/thumbnail")}
        parts["_rels/.rels"] = b"".join(_without_thumbnail(parts["_rels/.rels"]))
        (folder / name).write_bytes(packed(parts))


def _without_thumbnail(blob: bytes) -> list[bytes]:
    from lxml import etree

    root = etree.fromstring(blob)
    for relation in list(root):
        if "thumbnail" in relation.get("Type", ""):
            root.remove(relation)
    return [etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)]


if __name__ == "__main__":
    build()
