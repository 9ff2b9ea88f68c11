"""Files for the tests of documents, made by code: workbooks, packages that hurt, PDFs byte by byte."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def relationships(*items: tuple[str, str, str] | tuple[str, str, str, str]) -> str:
    """Write a .rels part from (id, kind, target[, "External"])."""
    lines = "".join(
        f'<Relationship Id="{item[0]}" Type="{_OFFICE}/{item[1]}" Target="{item[2]}"'
        + (f' TargetMode="{item[3]}"' if len(item) > 3 else "")
        + "/>"
        for item in items
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def package(parts: Mapping[str, str | bytes], *, types: Mapping[str, str] | None = None, stored: Sequence[str] = ()) -> bytes:
    """Zip parts in order; `types` are the content types of parts."""
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in (types or {}).items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        if types is not None:
            target.writestr("[Content_Types].xml", _TYPES.format(overrides=overrides))
        for name, content in parts.items():
            target.writestr(name, content, compress_type=zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def word_file(
    body: str = "<w:p><w:r><w:t>Hello</w:t></w:r></w:p>", *, kind: str = WORD_MAIN, more: Mapping[str, str | bytes] | None = None
) -> bytes:
    """Make a small .docx."""
    document = (
        f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    )
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document,
        **(more or {}),
    }
    return package(parts, types={"word/document.xml": kind})


def workbook(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    strings: Sequence[str] | None = None,
    styles: str = "",
    date1904: bool = False,
    names: str = "",
    sheet_rels: Mapping[str, str] | None = None,
    more: Mapping[str, str | bytes] | None = None,
    more_types: Mapping[str, str] | None = None,
    more_rels: Sequence[tuple[str, str, str]] = (),
    kind: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
) -> bytes:
    """Make a workbook from the XML inside its worksheets; `strings` are the <si> contents of its shared strings."""
    tabs, links, types = "", [], {"xl/workbook.xml": kind}
    parts: dict[str, str | bytes] = {"_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml"))}
    for number, (name, content) in enumerate(sheets.items(), start=1):
        state = (states or {}).get(name, "visible")
        tabs += f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        links.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        entry = f"xl/worksheets/sheet{number}.xml"
        parts[entry] = f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{content}</worksheet>'
        types[entry] = _SHEET_TYPE.format("worksheet")
        if sheet_rels and name in sheet_rels:
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = sheet_rels[name]
    if strings is not None:
        links.append(("rId90", "sharedStrings", "sharedStrings.xml"))
        items = "".join(f"<si>{item}</si>" for item in strings)
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}" count="{len(strings)}" uniqueCount="{len(strings)}">{items}</sst>'
        types["xl/sharedStrings.xml"] = _SHEET_TYPE.format("sharedStrings")
    if styles:
        links.append(("rId91", "styles", "styles.xml"))
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
        types["xl/styles.xml"] = _SHEET_TYPE.format("styles")
    links.extend(more_rels)
    epoch = ' date1904="1"' if date1904 else ""
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr{epoch}/><sheets>{tabs}</sheets>'
        + (f"<definedNames>{names}</definedNames>" if names else "")
        + "</workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = relationships(*links)
    parts.update(more or {})
    types.update(more_types or {})
    return package(parts, types=types)


def rows(*lines: str) -> str:
    """Wrap rows' cells in sheetData."""
    return (
        "<sheetData>" + "".join(f'<row r="{number}">{line}</row>' for number, line in enumerate(lines, start=1)) + "</sheetData>"
    )


def inline(reference: str, text: str) -> str:
    """Write a cell with its own text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def repeated_zip_entry(name: str, megabytes: int, *, declared: int | None = None) -> bytes:
    """Make a zip whose one entry inflates to so many MB of zeros, with any size declared in its headers."""
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    block, packed, crc = bytes(1 << 20), [], 0
    for _ in range(megabytes):
        packed.append(machine.compress(block))
        crc = zlib.crc32(block, crc)
    packed.append(machine.flush())
    data = b"".join(packed)
    size = declared if declared is not None else megabytes << 20
    encoded = name.encode()
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, crc, len(data), size & 0xFFFFFFFF, len(encoded), 0) + encoded
    central = struct.pack(
        "<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, crc, len(data), size & 0xFFFFFFFF, len(encoded), 0, 0, 0, 0, 0, 0
    ) + encoded  # fmt: skip
    start = len(local) + len(data)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(central), start, 0)
    return local + data + central + end


def pdf(objects: Mapping[int, bytes], *, root: int = 1, info: int | None = None, tail: bytes = b"") -> bytes:
    """Write a PDF from numbered objects, with a right cross-reference table."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start, last = len(out), max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    extra = b" /Info %d 0 R" % info if info else b""
    out += b"trailer\n<</Size %d /Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, root, extra, start)
    return bytes(out) + tail


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """Write a stream object, deflated."""
    packed = zlib.compress(content)
    return b"<</Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (len(packed), extra, packed)


def one_page_pdf(
    content: bytes = b"BT /F1 12 Tf 72 720 Td (Hello there) Tj ET",
    *,
    page: bytes = b"",
    catalog: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """Make a PDF of one page with the given content stream."""
    objects = {
        1: b"<</Type /Catalog /Pages 2 0 R %s>>" % catalog,
        2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> %s>>" % page,
        4: stream(content),
        5: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        **(more or {}),
    }
    return pdf(objects)


def set_pdf(source: str) -> bytes:
    """Set a PDF with Typst; for layouts a person would recognise."""
    import typst

    result: bytes = typst.compile(source.encode("utf-8"), format="pdf")
    return result
