"""Write Word files that use the places where Word keeps text, with every text noted in the ledger.

Inside a paragraph, `[[kind:...]]` makes something of a stretch: `b` bold, `i` italic, `split` (runs of one word, parted by
bars), `fn` footnote, `c` comment (`author|text`), `ins` and `del` tracked changes (`author|text`), `link`
(`address|text`), `box` text box, `hid` hidden text.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from samples.kit.ledger import Ledger, Row
from samples.kit.marks import plain
from samples.kit.rows import Line
from samples.kit.zips import repack

INLINE = re.compile(r"\[\[(b|i|split|fn|c|ins|del|link|box|hid):(.*?)\]\]", re.S)
STAMP = "2022-01-04T09:00:00Z"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"


def pieces(text: str) -> list[tuple[str, str]]:
    """Split a paragraph into (kind, content) pieces; plain stretches have the kind "text"."""
    found: list[tuple[str, str]] = []
    end = 0
    for match in INLINE.finditer(text):
        if match.start() > end:
            found.append(("text", text[end : match.start()]))
        found.append((match.group(1), match.group(2)))
        end = match.end()
    if end < len(text):
        found.append(("text", text[end:]))
    return found


def drawn_png(width: int = 220, height: int = 90) -> bytes:
    """Draw a small family-tree picture (boxes and lines) without any library."""
    rows = []
    for y in range(height):
        line = bytearray(b"\x00")
        for x in range(width):
            box = ((20 < x < 80 or 140 < x < 200) and 10 < y < 35) or (80 < x < 140 and 55 < y < 80)
            wire = (35 <= y < 55 and 108 < x < 112) or (21 < y < 24 and 80 <= x <= 140)
            line += b"\x30\x50\x80" if wire else b"\xc8\xd8\xf0" if box else b"\xff\xff\xff"
        rows.append(bytes(line))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(rows), 9)) + chunk(b"IEND", b"")


class WordFile:
    """A Word file being written. `file` is its name in the gold, such as "sources/Police/imr.docx"."""

    def __init__(self, ledger: Ledger, file: str, *, font: str = "Arial", size: float = 11, landscape: bool = False) -> None:
        self.ledger, self.file = ledger, file
        self.doc = docx.Document()
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = font, Pt(size)
        section = self.doc.sections[0]
        if landscape:
            section.page_width, section.page_height = section.page_height, section.page_width
            section.left_margin = section.right_margin = Cm(1.8)
        self._paragraphs = self._tables = self._boxes = self._changes = 0
        self._footnotes: list[str] = []
        self._comments = 0
        self._custom: list[tuple[str, str]] = []
        package = self.doc.part.package
        for key, rel in list(package.rels.items()):
            if rel.reltype.endswith("/thumbnail"):
                del package.rels[key]
        self.core()

    # --- properties and margins --------------------------------------------------------------------------------------

    def core(self, **fields: str) -> None:
        """Set core properties (author, title, subject, keywords, comments, category, last_modified_by)."""
        properties = self.doc.core_properties
        properties.created = properties.modified = dt.datetime(2022, 1, 4, 9, 0)
        properties.revision = 3
        for name, value in fields.items():
            setattr(properties, name, self.ledger.place(value, self.file, "property", f"core {name}"))
        if not fields:
            properties.author = properties.comments = ""

    def custom(self, name: str, value: str) -> None:
        """Add a custom property."""
        self._custom.append((name, self.ledger.place(value, self.file, "property", f"custom {name}")))

    def header(self, text: str) -> None:
        """Fill the page header."""
        self._fill(self.doc.sections[0].header.paragraphs[0], text, "header", "header")

    def footer(self, text: str) -> None:
        """Fill the page footer."""
        self._fill(self.doc.sections[0].footer.paragraphs[0], text, "footer", "footer")

    # --- body --------------------------------------------------------------------------------------------------------

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading."""
        self._paragraphs += 1
        self._fill(self.doc.add_heading("", level), text, "body", f"paragraph {self._paragraphs}")

    def para(self, text: str, style: str | None = None) -> None:
        """Add a paragraph; blank lines in the text part several."""
        for one in text.strip().split("\n\n"):
            self._paragraphs += 1
            self._fill(self.doc.add_paragraph(style=style), " ".join(one.split("\n")), "body", f"paragraph {self._paragraphs}")

    def bullets(self, items: Sequence[str], style: str = "List Bullet") -> None:
        """Add a list."""
        for item in items:
            self.para(item, style)

    def picture(self, alt: str, name: str) -> None:
        """Add a small picture with alternative text and a file name of its own."""
        self._paragraphs += 1
        locator = f"paragraph {self._paragraphs}"
        run = self.doc.add_paragraph().add_run()
        shape = run.add_picture(BytesIO(drawn_png()), width=Cm(6))
        described = shape._inline.docPr
        described.set("descr", self.ledger.place(alt, self.file, "alt", locator))
        described.set("name", self.ledger.place(name, self.file, "alt", locator))
        shape._inline.graphic.graphicData.pic.nvPicPr.cNvPr.set("name", plain(name))

    def table(
        self,
        rows: Sequence[Sequence[str]],
        *,
        style: str = "Table Grid",
        widths: Sequence[float] = (),
        header: bool = True,
        size: float | None = None,
    ) -> list[str]:
        """Add a table; return the locator of each row."""
        self._tables += 1
        widths = widths or self._fitting(rows)
        table = self.doc.add_table(rows=0, cols=max(len(row) for row in rows), style=style)
        table.autofit = not widths
        for column, width in zip(table.columns, widths, strict=False):
            column.width = Cm(width)
        locators = []
        for number, cells in enumerate(rows, start=1):
            locator = f"table {self._tables} row {number}"
            locators.append(locator)
            made = table.add_row()
            if header and number == 1:
                made._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
            for column, text in enumerate(cells):
                cell = made.cells[column]
                if widths:
                    cell.width = Cm(widths[column])
                for index, one in enumerate(text.split("\n")):
                    paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                    self._fill(paragraph, f"[[b:{one}]]" if header and number == 1 and one else one, "body", locator)
                    if size:
                        for run in paragraph.runs:
                            run.font.size = Pt(size)
        # Word wants a paragraph after a table that ends a file, and python-docx counts it: so do we.
        self._paragraphs += 1
        self.doc.add_paragraph()
        return locators

    def _fitting(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """Return column widths in cm that fit what the columns hold: wide for narrative, narrow for dates."""
        section = self.doc.sections[0]
        whole = (section.page_width - section.left_margin - section.right_margin) / Cm(1)
        longest = [max((len(plain(cell)) for cell in column), default=1) for column in zip(*rows, strict=False)]
        weights = [min(max(length, 9), 400) ** 0.6 for length in longest]
        return [round(whole * weight / sum(weights), 1) for weight in weights]

    def chronology(
        self,
        agency: str,
        headings: Sequence[str],
        columns: tuple[str, ...],
        rows: Sequence[Line],
        *,
        repeat: int = 0,
        banner: dict[int, str] | None = None,
        widths: Sequence[float] = (),
        size: float = 8.5,
    ) -> None:
        """Add a chronology table. `repeat` puts the headings in again every so many rows; `banner` puts a merged row before row n."""
        grid: list[Sequence[str]] = [headings]
        kept: list[Line | None] = [None]
        for index, line in enumerate(rows):
            if banner and index in banner:
                grid.append([banner[index], *[""] * (len(headings) - 1)])
                kept.append(None)
            if repeat and index and index % repeat == 0 and not line.continues:
                grid.append(headings)
                kept.append(None)
            grid.append(line.cells)
            kept.append(line)
        locators = self.table(grid, widths=widths, size=size)
        table = self.doc.tables[-1]
        for number, (cells, line) in enumerate(zip(grid, kept, strict=True)):
            if line is None and banner and cells[0] in banner.values():
                table.cell(number, 0).merge(table.cell(number, len(headings) - 1))
            if line is None:
                continue
            if line.continues:
                self.ledger.rows[-1].continued.append(locators[number])
                continue
            self.ledger.row(Row(
                self.file, locators[number], agency, line.cell(columns, "date"), line.cell(columns, "time"), line.edtf, line.event,
                plain_text(line.cell(columns, "text")), line.hidden, problem=line.problem,
            ))  # fmt: skip

    def save(self, path: Path) -> None:
        """Write the file."""
        if self._footnotes:
            self._add_footnotes()
        if self._custom:
            self._add_custom()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.doc.save(str(path))
        repack(path)

    # --- inside a paragraph ------------------------------------------------------------------------------------------

    def _fill(self, paragraph: Any, text: str, part: str, locator: str) -> None:
        cut = pieces(text)
        seen = "".join(
            content.replace("|", "") if kind == "split" else content.partition("|")[2] if kind in {"ins", "link"} else content
            for kind, content in cut if kind in {"text", "b", "i", "hid", "split", "ins", "link"}
        )  # fmt: skip
        self.ledger.place(seen, self.file, part, locator)
        for kind, content in cut:
            if kind in {"text", "b", "i", "hid"}:
                run = paragraph.add_run(plain(content))
                run.bold, run.italic = kind == "b" or None, kind == "i" or None
                run.font.hidden = kind == "hid" or None
            elif kind == "split":
                for index, bit in enumerate(content.split("|")):
                    paragraph.add_run(bit).italic = True if index % 2 else None
            elif kind == "fn":
                self._footnotes.append(self.ledger.place(content, self.file, "footnote", f"footnote {len(self._footnotes) + 1}"))
                paragraph.add_run()._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self._footnotes)}"/>'))
                paragraph.runs[-1].font.superscript = True
            elif kind == "c":
                self._comment(paragraph, *content.split("|", 1))
            elif kind in {"ins", "del"}:
                self._change(paragraph, kind, locator, *content.split("|", 1))
            elif kind == "link":
                self._link(paragraph, locator, *content.split("|", 1))
            elif kind == "box":
                self._box(paragraph, content)

    def _comment(self, paragraph: Any, author: str, text: str) -> None:
        self._comments += 1
        locator = f"comment {self._comments}"
        said = self.ledger.place(text, self.file, "comment", locator)
        by = self.ledger.place(author, self.file, "comment", locator)
        comment = self.doc.add_comment(paragraph.runs[-1:], text=said, author=by, initials="".join(w[0] for w in by.split()))
        comment._comment_elm.set(qn("w:date"), STAMP)

    def _change(self, paragraph: Any, kind: str, locator: str, author: str, text: str) -> None:
        self._changes += 1
        by = self.ledger.place(author, self.file, "author", locator)
        said = plain(text) if kind == "ins" else self.ledger.place(text, self.file, "deleted", locator)
        tag = "w:t" if kind == "ins" else "w:delText"
        paragraph._p.append(parse_xml(
            f'<w:{kind} {nsdecls("w")} w:id="{900 + self._changes}" w:author={quoteattr(by)} w:date="{STAMP}">'
            f'<w:r><{tag} xml:space="preserve">{escape(said)}</{tag}></w:r></w:{kind}>'
        ))  # fmt: skip

    def _link(self, paragraph: Any, locator: str, address: str, text: str) -> None:
        target = self.ledger.place(address, self.file, "hyperlink", locator)
        key = self.doc.part.relate_to(target, RT.HYPERLINK, is_external=True)
        paragraph._p.append(parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:rPr><w:u w:val="single"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(plain(text))}</w:t></w:r></w:hyperlink>'
        ))  # fmt: skip

    def _box(self, paragraph: Any, text: str) -> None:
        self._boxes += 1
        said = escape(self.ledger.place(text, self.file, "textbox", f"textbox {self._boxes}"))
        inner = f'<w:txbxContent><w:p><w:r><w:t xml:space="preserve">{said}</w:t></w:r></w:p></w:txbxContent>'
        paragraph.add_run()._r.append(parse_xml(
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
            f'{nsdecls("w", "wp", "a")}><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" '
            'simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="column"><wp:posOffset>3600000</wp:posOffset></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>60000</wp:posOffset></wp:positionV>'
            '<wp:extent cx="2160000" cy="1440000"/><wp:wrapSquare wrapText="bothSides"/>'
            f'<wp:docPr id="{700 + self._boxes}" name="Text Box {self._boxes}"/><wp:cNvGraphicFramePr/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
            '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" cy="1440000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f'<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{inner}</wps:txbx>'
            '<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>'
            f'<v:shape style="width:170pt;height:113pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>'
        ))  # fmt: skip

    def _add_footnotes(self) -> None:
        notes = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
            for n, text in enumerate(self._footnotes, start=1)
        )  # fmt: skip
        rules = (
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        )
        blob = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {nsdecls("w")}>{rules}{notes}</w:footnotes>'
        )
        self.doc.part.relate_to(
            Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob.encode(), self.doc.part.package), RT.FOOTNOTES
        )

    def _add_custom(self) -> None:
        fields = "".join(
            f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name={quoteattr(name)}>'
            f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
            for n, (name, value) in enumerate(self._custom, start=2)
        )
        blob = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
            f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{fields}</Properties>'
        )
        package = self.doc.part.package
        package.relate_to(Part(PackURI("/docProps/custom.xml"), CUSTOM, blob.encode(), package), CUSTOM_REL)


def plain_text(text: str) -> str:
    """Return what a reader sees of a paragraph with inline pieces (tracked insertions in, deletions and notes out)."""
    return "".join(
        content.replace("|", "") if kind == "split" else content.partition("|")[2] if kind in {"ins", "link"} else content
        for kind, content in pieces(text) if kind in {"text", "b", "i", "hid", "split", "ins", "link"}
    )  # fmt: skip
