"""Make the files a fuzzer starts from, by code."""

# ruff: noqa: E501 - pieces of starting files are one line each

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator


def _without_times(blob: bytes) -> bytes:
    """Pack anew without the times of making, so that a case is the same on every day."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        parts = [(info.filename, package.read(info)) for info in package.infolist()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts:
            content = (
                re.sub(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2019-05-04T10:30:00Z", content) if "core" in name else content
            )
            package.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def word_files() -> Iterator[bytes]:
    import docx

    paper = docx.Document()
    paper.add_heading("1.1 Background", 1)
    paper.add_paragraph("Tamsin Example was seen on 4 May 2019.", style="List Bullet").add_run(" She was well.").bold = True
    table = paper.add_table(3, 3)
    for cell in table.iter_cells() if hasattr(table, "iter_cells") else (c for row in table.rows for c in row.cells):
        cell.text = "04/05/2019"
    table.cell(0, 0).merge(table.cell(1, 1))
    table.cell(2, 2).add_table(1, 2)
    paper.sections[0].header.paragraphs[0].text = "OFFICIAL"
    paper.sections[0].footer.paragraphs[0].text = "Page"
    paper.core_properties.author = "A. Writer"
    held = io.BytesIO()
    paper.save(held)
    yield _without_times(held.getvalue())
    from tests.documents.files_by_code import relationships, word_file

    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rich = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        '<w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="2" w:author="B"><w:r><w:delText>old</w:delText></w:r></w:del>'
        '<w:fldSimple w:instr="AUTHOR"><w:r><w:t>A</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:sdt><w:sdtPr><w:tag w:val="t"/><w:dropDownList><w:listItem w:displayText="x" w:value="y"/></w:dropDownList></w:sdtPr><w:sdtContent>'
        '<w:p><w:r><w:t>Inside</w:t><w:tab/><w:br/><w:sym w:char="F0B7"/></w:r></w:p></w:sdtContent></w:sdt>'
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
        "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    more = {
        "word/_rels/document.xml.rels": relationships(("rId1", "comments", "comments.xml"), ("rId2", "footnotes", "footnotes.xml")),
        "word/comments.xml": f'<w:comments xmlns:w="{word}"><w:comment w:id="0" w:author="A"><w:p><w:r><w:t>hm</w:t></w:r></w:p></w:comment></w:comments>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{word}"><w:footnote w:id="2"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{word}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    }  # fmt: skip
    yield _without_times(word_file(rich, more=more))


def excel_files() -> Iterator[bytes]:
    import datetime as dt

    import openpyxl
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Date", "Time", "Contact", "Sum"])
    sheet.append([dt.datetime(2019, 5, 4), dt.time(10, 30), "Seen at home", 12.5])
    sheet.append([dt.datetime(2019, 5, 6, 12), 0.5, "Phone call", "=D2*2"])
    sheet["C2"].comment = Comment("check", "A. Writer")
    sheet["A2"].number_format = "dd/mm/yyyy;@"
    sheet["D2"].number_format = '[$-809]#,##0.00_);[Red]("x"#,##0)'
    sheet.merge_cells("A5:C6")
    sheet["C2"].hyperlink = "https://example.org"
    book.create_sheet("Other").sheet_state = "hidden"
    held = io.BytesIO()
    book.save(held)
    yield _without_times(held.getvalue())
    from tests.documents.files_by_code import inline, rows, workbook

    shared = '<c r="B1" t="s"><v>0</v></c><c r="C1" s="1"><v>43589.5</v></c><c r="D1" t="d"><v>2019-05-04</v></c><c r="E1" t="b"><v>1</v></c>'
    styles = '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
    yield _without_times(
        workbook({"S": rows(inline("A1", "a") + shared)}, strings=["<t>x</t>", "<r><t>y</t></r>"], styles=styles, date1904=True,
                 names='<definedName name="n">S!$A$1</definedName>')
    )  # fmt: skip


def pdf_files() -> Iterator[bytes]:
    from tests.documents.files_by_code import one_page_pdf, set_pdf, stream

    yield set_pdf("#set document(date: none)\n= Head\n#lorem(60)\n#table(columns: 3, [Date], [Time], [What], [1/2/19], [10:00], [Seen], [2/2/19], [11:00], [Gone])\n"
                  "#pagebreak()\n#columns(2)[#lorem(120)]")  # fmt: skip
    more = {
        6: b"<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (note) /T (A) /AP <</N 7 0 R>>>>",
        7: stream(b"BT (x) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
        8: b"<</Title (Part) /Parent 9 0 R /Dest [3 0 R /Fit]>>", 9: b"<</Type /Outlines /First 8 0 R /Last 8 0 R>>",
        10: b"<</Fields [11 0 R] /XFA [(a) 12 0 R]>>", 11: b"<</FT /Tx /T (f) /V (v) /Kids [13 0 R]>>", 12: stream(b"<x><y a='b'>c</y></x>"),
        13: b"<</Parent 11 0 R /T (k) /Subtype /Widget /Rect [0 0 1 1]>>", 14: stream(b"a,b\n1,2\n", b"/Type /EmbeddedFile"),
        15: b"<</Type /Filespec /F (a.csv) /EF <</F 14 0 R>>>>", 16: stream(b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>me</a></x:xmpmeta>"),
    }  # fmt: skip
    content = b"/P <</ActualText (hid) /MCID 0>> BDC BT /F1 12 Tf 72 720 Td [(He) -20 (llo)] TJ T* (there) ' ET EMC q 10 0 0 10 0 0 cm 0 0 m 9 0 l S Q"
    yield one_page_pdf(content, page=b"/Annots [6 0 R]", more=more,
                       catalog=b"/Outlines 9 0 R /AcroForm 10 0 R /Metadata 16 0 R /Names <</EmbeddedFiles <</Names [(a) 15 0 R]>>>>")  # fmt: skip


def text_files() -> Iterator[bytes]:
    yield b'Date,Time,Contact\r\n04/05/2019,10:30,"Seen, at ""home"""\r\n05/05/2019,,Phone call\r\n'
    yield "Datum;Zeit;Was\n4.5.2019;10:30;Gr\u00fc\u00dfe \u00a35\n".encode("cp1252")


def html_files() -> Iterator[bytes]:
    yield (b"<!doctype html><html><head><title>A</title><meta name=author content=B><style>p{}</style></head><body><h1>One</h1><p>Two <b>three</b>"
           b"<br>four<!-- note --></p><table><tr><th rowspan=2>a<th>b<tr><td colspan=2>c</table><ul><li>x<ul><li>y</ul></ul><img alt=z src=q>"
           b"<svg><text>w</text></svg><select><option selected>o</select><input value=v></body></html>")  # fmt: skip


def mail_files() -> Iterator[bytes]:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "A Writer <a@example.org>", "b@example.org", "Gr\u00fc\u00dfe"
    mail["Date"], mail["MIME-Version"] = "Mon, 06 May 2019 10:00:00 +0100", "1.0"
    mail.set_content("Hello\n\nSeen on 4 May.")
    mail.add_alternative("<html><body><p>Hello</p></body></html>", subtype="html")
    mail.add_attachment(b"a,b", maintype="text", subtype="csv", filename="a.csv")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "c@example.org", "inside"
    inner.set_content("Deep")
    mail.add_attachment(inner)
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=== {number} ===") if part.get_content_maintype() == "multipart" else None
    yield mail.as_bytes()


def outlook_files() -> Iterator[bytes]:
    from tests.documents.compound_by_code import compound
    from tests.documents.test_outlook import LETTER

    yield compound(LETTER)


def picture_files() -> Iterator[bytes]:
    import struct

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    words = (
        chunk(b"tEXt", b"Author\x00Me")
        + chunk(b"zTXt", b"C\x00\x00" + zlib.compress(b"hm"))
        + chunk(b"iTXt", b"X\x00\x00\x00en\x00\x00hi")
    )
    tiff = b"II*\x00\x08\x00\x00\x00\x03\x00" + struct.pack("<HHII", 0x13B, 2, 5, 50) + struct.pack("<HHII", 0x8769, 4, 1, 60)
    tiff += (
        struct.pack("<HHII", 0x9C9B, 1, 8, 50)
        + bytes(4)
        + b"Anna\x00\x00\x00\x00\x00\x00"
        + b"\x01\x00"
        + struct.pack("<HHII", 0x9286, 7, 12, 50)
    )
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    yield (
        b"\x89PNG\r\n\x1a\n"
        + header
        + words
        + chunk(b"eXIf", tiff)
        + chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
        + chunk(b"IEND", b"")
    )
    exif = b"Exif\x00\x00" + tiff
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0b\x1c\x02\x50\x00\x04Anna"
    xmp = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta xmlns:x='adobe:ns:meta/'><d>Anna</d></x:xmpmeta>"
    yield b"\xff\xd8" + b"".join(
        marker + struct.pack(">H", len(body) + 2) + body
        for marker, body in ((b"\xff\xe1", exif), (b"\xff\xe1", xmp), (b"\xff\xed", iptc), (b"\xff\xfe", b"a comment"))
    ) + b"\xff\xda\x00\x02\x00\xff\xd9"  # fmt: skip
