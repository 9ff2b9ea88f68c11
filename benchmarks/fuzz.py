"""Feed the guard and each reader with files bent out of shape; only refusals may come back.

    python benchmarks/fuzz.py [TARGET …] [--minutes 10] [--corpus FOLDER] [--first N] [--case N] [--keep FOLDER]

TARGET is one of guard, docx, xlsx, pdf, csv, txt, html, eml, picture (default: all, one after another). Case number N of a target
is made from that number alone (and the starting files), so `--case N` makes it again and shows its traceback. Starting files
are made by code; `--corpus` adds the small files of a folder with a manifest.csv. Mutations follow the structure: entries of a zip, nodes of
XML, objects and inflated streams of a PDF, fields of a text, and bytes.

A finding is: an exception that is no `DhrError`, a process that died, more seconds of the processor's time than a case may take. Every 100th case also goes through the child process, where it must end in a document or a refusal. Exit 1 with findings.
"""

# ruff: noqa: E501 - pieces of starting files are one line each

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import queue
import random
import re
import subprocess
import sys
import threading
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

Random = random.Random
SECONDS = 30.0  # one case, of a file below the size that follows
LARGEST_SEED = 120_000
MEMORY = 1024 << 20

_ODD_NUMBERS = (b"0", b"-1", b"1", b"65535", b"65536", b"2147483647", b"2147483648", b"4294967295", b"-2147483648",
                b"99999999999999999999", b"1e308", b"-1e-308", b"NaN", b"0.1", b"1.7976931348623157e309", b"00000000012")  # fmt: skip
_ODD_TEXTS = ("", " ", "\x00", "\ufffe", "\ud800", "A" * 5000, "\u202e", "&#0;", "<", "]]>", "\r\n", "_x0000_", "_xD800_", "1048577",
              "XFE1048577", "A0", "$", "'", "\"", "=", "%s", "0x", "\u00ad" * 50, "\U0001f469\u200d\U0001f4bb", "rId1", "../..",
              "true", "-", "1904-13-45", "2019-02-30T25:61:61", "#REF!", "e\u0301" * 300, "²³", "٣٤", "1e999", "inf", "nan")  # fmt: skip
_INTERESTING = bytes([0, 1, 0x7F, 0x80, 0xFF, 0x0A, 0x0D, 0x20, 0x22, 0x28, 0x3C, 0x5B, 0x5C, 0x7B])


# --- bytes -----------------------------------------------------------------------------------------------------------------


def bend_bytes(blob: bytes, chance: Random) -> bytes:
    """Change, cut, repeat or move some bytes."""
    out = bytearray(blob)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        if not out:
            break
        at = chance.randrange(len(out))
        length = min(chance.choice((1, 1, 2, 4, 16, 200, 3000)), len(out) - at)
        match chance.randrange(9):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                out[at] = chance.choice(_INTERESTING)
            case 2:
                out[at] ^= 1 << chance.randrange(8)
            case 3:
                del out[at : at + length]
            case 4:
                out[at:at] = out[at : at + length] * chance.choice((1, 2, 20))
            case 5:
                out[at : at + length] = bytes(length)
            case 6:
                other = chance.randrange(len(out))
                out[at : at + length] = out[other : other + length]
            case 7:
                del out[at:]
            case _:
                out[at : at + 4] = chance.choice(
                    (b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x00")
                )
    return bytes(out)


def bend_numbers(blob: bytes, chance: Random) -> bytes:
    """Put odd numbers in the place of some."""
    places = list(re.finditer(rb"-?\d+(?:\.\d+)?", blob))
    out = bytearray(blob)
    for place in sorted(chance.sample(places, min(len(places), chance.choice((1, 2, 5)))), key=lambda m: -m.start()):
        out[place.start() : place.end()] = chance.choice(_ODD_NUMBERS)
    return bytes(out)


# --- XML and HTML --------------------------------------------------------------------------------------------------------------


def bend_xml(content: bytes, chance: Random) -> bytes:
    """Delete, repeat, move, nest, rename and empty elements; put odd values into attributes and texts."""
    from lxml import etree

    try:
        root = etree.fromstring(content, etree.XMLParser(huge_tree=True, resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return bend_bytes(content, chance)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        nodes = [node for node in root.iter() if isinstance(node.tag, str)]
        _bend_node(chance.choice(nodes), nodes, chance)
    try:
        result: bytes = etree.tostring(root, encoding=chance.choice(("UTF-8", "UTF-8", "UTF-8", "UTF-16")), xml_declaration=True)
    except (etree.SerialisationError, LookupError, ValueError):
        return content
    return bend_bytes(result, chance) if chance.random() < 0.05 else result


def _bend_node(node: object, nodes: list, chance: Random) -> None:  # type: ignore[type-arg]
    import copy

    parent = node.getparent()  # type: ignore[attr-defined]
    other = chance.choice(nodes)
    match chance.randrange(12):
        case 0 if parent is not None:
            parent.remove(node)
        case 1 if parent is not None:
            for _ in range(chance.choice((1, 2, 30))):
                parent.append(copy.deepcopy(node)) if sum(1 for _ in node.iter()) < 200 else None  # type: ignore[attr-defined]
        case 2 if parent is not None and not _is_within(other, node) and other is not node:
            other.append(node)
        case 3:
            other.append(copy.deepcopy(node)) if sum(1 for _ in node.iter()) < 200 else None  # type: ignore[attr-defined]
        case 4:
            inner = node
            for _ in range(chance.choice((3, 40, 250, 3000))):
                inner = _sub(inner, node.tag)  # type: ignore[attr-defined]
        case 5:
            node.tag = other.tag  # type: ignore[attr-defined]
        case 6 | 7 | 8 if len(node.attrib):  # type: ignore[attr-defined]
            key = chance.choice(list(node.attrib))  # type: ignore[attr-defined]
            _set(node, key, _odd(chance))
        case 9 if len(node.attrib):  # type: ignore[attr-defined]
            del node.attrib[chance.choice(list(node.attrib))]  # type: ignore[attr-defined]
        case 10:
            for key, value in other.attrib.items():
                _set(node, key, value)
        case _:
            _set(node, None, _odd(chance))


def _odd(chance: Random) -> str:
    return chance.choice(_ODD_TEXTS) if chance.random() < 0.6 else chance.choice(_ODD_NUMBERS).decode()


def _set(node: object, key: str | None, value: str) -> None:
    try:
        if key is None:
            node.text = value  # type: ignore[attr-defined]
        else:
            node.set(key, value)  # type: ignore[attr-defined]
    except ValueError:  # a character XML cannot hold
        return


def _sub(node: object, tag: str) -> object:
    from lxml import etree

    return etree.SubElement(node, tag)  # type: ignore[call-overload]


def _is_within(node: object, other: object) -> bool:
    while node is not None:
        if node is other:
            return True
        node = node.getparent()  # type: ignore[attr-defined]
    return False


def bend_markup(blob: bytes, chance: Random) -> bytes:
    """Delete, repeat and swap tags of a page that need not be well-formed."""
    tokens = re.split(rb"(<[^>]*>)", blob)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        match chance.randrange(5):
            case 0:
                tokens[at] = b""
            case 1:
                tokens[at] = tokens[at] * chance.choice((2, 300, 3000)) if len(tokens[at]) < 1000 else b""
            case 2:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 3:
                tokens[at] = chance.choice((b"<!--", b"<![CDATA[", b"<table><tr><td>", b"<td rowspan=99999 colspan=99999>", b"</html>",
                                            b"<script>", b"<svg>", b"<template>", b"&#xD800;", b"&#x110000;", b"<frameset>"))  # fmt: skip
            case _:
                tokens[at] = bend_bytes(tokens[at], chance)
    return b"".join(tokens)[:2_000_000]


# --- packages ------------------------------------------------------------------------------------------------------------------


def bend_package(blob: bytes, chance: Random) -> bytes:
    """Bend parts of a zip, drop, rename or swap them, or bend the zip itself."""
    if chance.random() < 0.12:
        return bend_bytes(blob, chance)
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as package:
            parts = {info.filename: package.read(info) for info in package.infolist()}
    except Exception:
        return bend_bytes(blob, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        name = chance.choice(list(parts))
        match chance.randrange(12):
            case 0 if len(parts) > 1:
                del parts[name]
            case 1:
                parts[chance.choice(("word/document.xml", "xl/workbook.xml", "a/b", "word/media/x.png", name.upper()))] = parts[
                    name
                ]
            case 2:
                other = chance.choice(list(parts))
                parts[name], parts[other] = parts[other], parts[name]
            case 3:
                parts[name] = bend_bytes(parts[name], chance)
            case 4:
                parts[name] = bend_numbers(parts[name], chance)
            case _:
                parts[name] = bend_xml(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
    return bend_bytes(out.getvalue(), chance) if chance.random() < 0.05 else out.getvalue()


# --- PDF -----------------------------------------------------------------------------------------------------------------------

_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?endobj", re.DOTALL)
_FLATE = re.compile(rb"(/FlateDecode.{0,200}?stream\r?\n)(.*?)(\r?\nendstream)", re.DOTALL)
_NAMES = (b"/Kids", b"/Parent", b"/Annots", b"/Contents", b"/Resources", b"/Font", b"/MediaBox", b"/Rotate", b"/First", b"/Next", b"/Prev",
          b"/Length", b"/Filter", b"/DecodeParms", b"/FlateDecode", b"/LZWDecode", b"/ASCII85Decode", b"/Crypt", b"/JBIG2Decode", b"/Type",
          b"/Subtype", b"/ToUnicode", b"/Encoding", b"/DescendantFonts", b"/Fields", b"/XFA", b"/Names", b"/EF", b"/F", b"/UF")  # fmt: skip
_OPERATORS = (b"BT", b"ET", b"q", b"Q", b"Tj", b"TJ", b"Td", b"Tm", b"Do", b"cm", b"re", b"l", b"m", b"BI", b"ID", b"EI", b"BDC", b"EMC",
              b"gs", b"Tf", b"'", b'"', b"sh", b"d0", b"d1")  # fmt: skip


def bend_pdf(blob: bytes, chance: Random) -> bytes:
    """Bend objects, names, references, numbers and inflated streams of a PDF."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        match chance.randrange(9):
            case 0:
                blob = bend_bytes(blob, chance)
            case 1:
                blob = bend_numbers(blob, chance)
            case 2:
                blob = _swap(blob, rb"/[A-Za-z0-9]+", _NAMES, chance)
            case 3:
                numbers = [b"%d 0 R" % number for number in range(12)] + [
                    b"[1 0 R 1 0 R]",
                    b"null",
                    b"<<>>",
                    b"(x)",
                    b"999999 0 R",
                ]
                blob = _swap(blob, rb"\d+ \d+ R", numbers, chance)
            case 4 | 5:
                blob = _bend_stream(blob, chance)
            case 6:
                blob = _move_object(blob, chance)
            case 7:
                deep = chance.choice((b"[" * 3000, b"<<" * 3000, b"<</A" * 1500, b"(" * 3000, b"[<<" * 900))
                blob = _swap(
                    blob, rb"\[[^\]]{0,80}\]|\([^)]{0,80}\)", [deep, b"[]", b"()", b"<>", b"<F", b"[0 0 0 0]", b"[NaN]"], chance
                )
            case _:
                cut = chance.randrange(max(1, len(blob)))
                blob = blob[:cut] + b"\n%%EOF\n" if chance.random() < 0.3 else blob.replace(b"startxref", b"startxerf", 1)
    return blob[:1_000_000]


def _swap(blob: bytes, pattern: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    places = list(re.finditer(pattern, blob))
    if not places:
        return blob
    place = chance.choice(places)
    new = chance.choice(others) if chance.random() < 0.6 else chance.choice(places).group()
    return blob[: place.start()] + new + blob[place.end() :]


def _bend_stream(blob: bytes, chance: Random) -> bytes:
    places = list(_FLATE.finditer(blob))
    if not places:
        return bend_bytes(blob, chance)
    place = chance.choice(places)
    try:
        content = zlib.decompress(place.group(2))
    except zlib.error:
        return bend_bytes(blob, chance)
    match chance.randrange(4):
        case 0:
            content = bend_bytes(content, chance)
        case 1:
            content = bend_numbers(content, chance)
        case 2:
            content = _swap(content, rb"[A-Za-z'\"]+\*?", _OPERATORS, chance)
        case _:
            content = content * chance.choice((2, 20))
    return blob[: place.start(2)] + zlib.compress(content[:4_000_000]) + blob[place.end(2) :]


def _move_object(blob: bytes, chance: Random) -> bytes:
    places = list(_OBJECT.finditer(blob))
    if not places:
        return blob
    one, other = chance.choice(places), chance.choice(places)
    match chance.randrange(3):
        case 0:
            return blob[: one.start()] + blob[one.end() :]
        case 1:
            return blob[: one.start()] + other.group() + blob[one.end() :]
        case _:
            return blob[: one.end()] + b"\n" + other.group() + blob[one.end() :]


# --- texts and mails -----------------------------------------------------------------------------------------------------------


def bend_text(blob: bytes, chance: Random) -> bytes:
    """Bend delimiters, quotes, line ends and encodings."""
    for _ in range(chance.choice((1, 2, 4))):
        match chance.randrange(6):
            case 0:
                blob = bend_bytes(blob, chance)
            case 1:
                blob = _swap(
                    blob,
                    rb"[,;\t\"\r\n|]",
                    [b'"', b'""', b",", b";", b"\r", b"\n", b"\r\r\n", b"\x00", b"\t" * 500, b'"' * 999],
                    chance,
                )
            case 2:
                text = blob.decode("utf-8", "replace")
                encoding = chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "utf-7", "cp037"))
                blob = text.encode(encoding, "replace")
            case 3:
                blob = (
                    chance.choice(
                        (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"sep=;\n", b"sep=\x00\n", b'"sep=\n')
                    )
                    + blob
                )
            case 4:
                blob = _swap(blob, rb"[^,;\r\n]{1,60}", [odd.encode("utf-8", "surrogatepass") for odd in _ODD_TEXTS], chance)
            case _:
                blob = blob * chance.choice((1, 2, 50))
    return blob[:1_000_000]


_MAIL_WORDS = (b"multipart/mixed; boundary=", b"multipart/mixed", b"message/rfc822", b"text/html; charset=utf-7", b"text/plain; charset=\xff",
               b"text/plain; charset=idna", b"text/plain; charset=base64", b"text/html; charset=unicode_escape", b"base64", b"quoted-printable",
               b"x-uuencode", b"message/external-body", b"message/delivery-status", b"=?utf-8?B?////?=", b"=?utf-8?Q?=ff=fe?=", b"=?x?q?a?=",
               b"a@b@c <<>>", b"\"" * 50, b"(" * 800, b"attachment; filename*=utf-8''%ff%00", b"; ; =; a*0*=", b"Mon, 99 Foo 99999 99:99:99 +9999",
               b"text/plain; charset=rot13", b"text/plain; charset=utf-16-xx", b"<<" * 300, b",;:" * 200)  # fmt: skip


def bend_mail(blob: bytes, chance: Random) -> bytes:
    """Bend headers, boundaries, encodings and parts of a mail."""
    for _ in range(chance.choice((1, 2, 4))):
        match chance.randrange(5):
            case 0:
                blob = bend_bytes(blob, chance)
            case 1 | 2:
                blob = _swap(blob, rb"(?<=: )[^\r\n]+", _MAIL_WORDS, chance)
            case 3:
                lines = blob.split(b"\n")
                at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[at] = chance.choice((b"", lines[other], lines[at] * 50, b" " + lines[at], b"--" + lines[at]))
                blob = b"\n".join(lines)
            case _:
                blob = bend_text(blob, chance)
    return blob[:1_000_000]


# --- starting files ------------------------------------------------------------------------------------------------------------


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


def _word_seeds() -> Iterator[bytes]:
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


def _excel_seeds() -> Iterator[bytes]:
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


def _pdf_seeds() -> Iterator[bytes]:
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


def _text_seeds() -> Iterator[bytes]:
    yield b'Date,Time,Contact\r\n04/05/2019,10:30,"Seen, at ""home"""\r\n05/05/2019,,Phone call\r\n'
    yield "Datum;Zeit;Was\n4.5.2019;10:30;Gr\u00fc\u00dfe \u00a35\n".encode("cp1252")


def _html_seeds() -> Iterator[bytes]:
    yield (b"<!doctype html><html><head><title>A</title><meta name=author content=B><style>p{}</style></head><body><h1>One</h1><p>Two <b>three</b>"
           b"<br>four<!-- note --></p><table><tr><th rowspan=2>a<th>b<tr><td colspan=2>c</table><ul><li>x<ul><li>y</ul></ul><img alt=z src=q>"
           b"<svg><text>w</text></svg><select><option selected>o</select><input value=v></body></html>")  # fmt: skip


def _mail_seeds() -> Iterator[bytes]:
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


def _picture_seeds() -> Iterator[bytes]:
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


Bend = Callable[[bytes, Random], bytes]
TARGETS: dict[str, tuple[str, Callable[[], Iterator[bytes]], Bend, tuple[str, ...]]] = {
    "docx": ("f.docx", _word_seeds, bend_package, ("docx", "docm", "dotx")),
    "xlsx": ("f.xlsx", _excel_seeds, bend_package, ("xlsx", "xlsm")),
    "pdf": ("f.pdf", _pdf_seeds, bend_pdf, ("pdf",)),
    "csv": ("f.csv", _text_seeds, bend_text, ("csv", "tsv")),
    "txt": ("f.txt", _text_seeds, bend_text, ("txt",)),
    "html": ("f.html", _html_seeds, bend_markup, ("html",)),
    "eml": ("f.eml", _mail_seeds, bend_mail, ("eml",)),
    "picture": ("f.png", _picture_seeds, bend_bytes, ("png", "jpg")),
}
GUARD = "guard"


def starting_files(target: str, corpus: Path | None) -> list[bytes]:
    """Return the files a target starts from, in a fixed order."""
    if target == GUARD:
        return [blob for other in TARGETS for blob in starting_files(other, corpus)]
    _, made, _, kinds = TARGETS[target]
    blobs = list(made())
    if corpus is not None:
        with (corpus / "manifest.csv").open(encoding="utf-8", newline="") as rows:
            names = sorted(row["file"] for row in csv.DictReader(rows))
        paths = [corpus / name for name in names if name.rpartition(".")[2].lower() in kinds]
        blobs += [path.read_bytes() for path in paths if path.is_file() and 0 < path.stat().st_size <= LARGEST_SEED]
    return blobs


def make_case(target: str, number: int, seeds: Sequence[bytes]) -> tuple[str, bytes]:
    """Make the file of a case, from its number alone."""
    chance = Random(f"{target}:{number}")
    blob = chance.choice(seeds[:2]) if chance.random() < 0.4 else chance.choice(seeds)
    if target == GUARD:
        blob = chance.choice(list(TARGETS.values()))[2](blob, chance) if chance.random() < 0.5 else bend_bytes(blob, chance)
        return chance.choice([name for name, *_ in TARGETS.values()] + ["f", "f.doc", "f.msg", "f.rtf", "f.bin"]), blob
    name, _, bend, _ = TARGETS[target]
    blob = bend(blob, chance)
    if target == "picture" and blob.startswith(b"\xff\xd8"):
        name = "f.jpg"
    return name, blob


def attempt(target: str, name: str, blob: bytes) -> str:
    """Read one case; return "read" or the class of its refusal. Anything else comes out as it is."""
    from pipeline import documents
    from pipeline.documents import guard
    from pipeline.errors import DhrError

    try:
        if target == GUARD:
            guard.sniff(blob)
            guard.check(blob, name, guard.settle_format(blob, name))
        else:
            documents.read_bytes(blob, name=name)
    except DhrError as error:
        return type(error).__name__
    return "read"


# --- the process that reads ------------------------------------------------------------------------------------------------------


def serve(target: str, corpus: Path | None, first: int, until: float) -> None:
    """Read case after case; say on stdout which one comes next and what came of it."""
    from pipeline import platform

    platform.limit_this_process(memory=MEMORY)
    seeds = starting_files(target, corpus)
    out, number = os.fdopen(os.dup(1), "w", encoding="utf-8"), first
    os.dup2(2, 1)

    def say(**words: object) -> None:
        out.write(json.dumps(words) + "\n")
        out.flush()

    while time.time() < until:
        name, blob = make_case(target, number, seeds)
        say(next=number)
        began = time.process_time()  # others may share the processor
        try:
            outcome, where = attempt(target, name, blob), ""
        except MemoryError:
            outcome, where = "MemoryError", ""
        except Exception as error:
            outcome = f"! {type(error).__name__}"
            where = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)[:-6:-1])
        say(done=number, outcome=outcome, where=where, seconds=round(time.process_time() - began, 2), size=len(blob))
        number += 1


def run(target: str, corpus: Path | None, minutes: float, first: int, keep: Path | None) -> int:
    """Fuzz one target; print what came of it and return the number of findings."""
    until, number, began = time.time() + 60 * minutes, first, time.monotonic()
    outcomes: Counter[str] = Counter()
    findings: dict[str, list[int]] = {}
    slowest = (0.0, -1)
    seeds = starting_files(target, corpus)
    while time.time() < until:
        for event in _events(target, corpus, number, until):
            if "next" in event:
                number = int(event["next"])
                continue
            number = int(event["done"]) + 1
            outcome, seconds = str(event["outcome"]), float(event["seconds"])
            outcomes[outcome] += 1
            slowest = max(slowest, (seconds, int(event["done"])))
            if outcome.startswith("!") or seconds > SECONDS:
                findings.setdefault(f"{outcome} {event['where']}", []).append(int(event["done"]))
                if len(findings[f"{outcome} {event['where']}"]) == 1:
                    _keep(keep, target, int(event["done"]), seeds)
            if int(event["done"]) % 100 == 0:
                said = _through_child(*make_case(target, int(event["done"]), seeds))
                if said:
                    findings.setdefault(said, []).append(int(event["done"]))
        else:
            if time.time() < until:
                findings.setdefault("the reading process died or hung", []).append(number)
                _keep(keep, target, number, seeds)
                number += 1
    share = ", ".join(f"{name} {count:,}" for name, count in outcomes.most_common())
    print(f"{target}: cases {first:,} to {number - 1:,}, {len(seeds)} starting files, {time.monotonic() - began:.0f} s: {share}")
    print(f"    slowest: case {slowest[1]}, {slowest[0]:.1f} s")
    for what, cases in sorted(findings.items(), key=lambda item: -len(item[1])):
        print(f"    FOUND {len(cases)} times, first case {cases[0]}: {what}")
    sys.stdout.flush()
    return len(findings)


def _keep(keep: Path | None, target: str, number: int, seeds: Sequence[bytes]) -> None:
    if keep is not None:
        name, blob = make_case(target, number, seeds)
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{target}-{number}-{name}").write_bytes(blob)


def _events(target: str, corpus: Path | None, first: int, until: float) -> Iterator[dict[str, object]]:
    """Yield what the reading process says until the time is over, it dies, or a case takes too long."""
    command = [sys.executable, __file__, target, "--serve", "--first", str(first), "--until", str(until)]
    process = subprocess.Popen(
        [*command, *(["--corpus", str(corpus)] if corpus else [])], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    lines: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        for line in process.stdout or ():
            lines.put(line)
        lines.put("")

    threading.Thread(target=listen, daemon=True).start()
    try:
        while True:
            try:
                line = lines.get(timeout=4 * SECONDS)
            except queue.Empty:
                return
            if not line:
                return
            yield json.loads(line)
    finally:
        process.kill()
        process.wait()


def _through_child(name: str, blob: bytes) -> str:
    """Read a case as the program reads a stranger's file; return what is wrong with the outcome, "" for nothing."""
    from pipeline import documents
    from pipeline.errors import DhrError

    try:
        documents.in_child("read_bytes", blob, name=name, limits=documents.Limits(seconds=SECONDS))
    except DhrError as error:
        return "the child was stopped" if "made its reader stop" in error.what else ""
    except Exception as error:
        return f"! {type(error).__name__} through the child"
    return ""


def main() -> int:
    """Fuzz the targets one after another."""
    parser = argparse.ArgumentParser(description="Feed the guard and each reader with files bent out of shape.")
    parser.add_argument("targets", nargs="*", choices=[GUARD, *TARGETS, []])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--case", type=int, help="make one case again and let its exception out")
    parser.add_argument("--keep", type=Path, help="folder for the first file of each finding")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--until", type=float, default=0.0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.targets[0], options.corpus, options.first, options.until)
        return 0
    if options.case is not None:
        target = options.targets[0]
        name, blob = make_case(target, options.case, starting_files(target, options.corpus))
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{target}-{options.case}-{name}").write_bytes(blob)
        print(name, len(blob), attempt(target, name, blob))
        return 0
    targets = options.targets or [GUARD, *TARGETS]
    return int(sum(run(target, options.corpus, options.minutes, options.first, options.keep) for target in targets) > 0)


if __name__ == "__main__":
    sys.exit(main())
