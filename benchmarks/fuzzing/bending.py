"""Bend a file out of shape along its own structure: bytes, XML, packages, PDF objects, texts and mails."""

# ruff: noqa: E501 - lists of odd values are one line each

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Sequence

Random = random.Random

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


_LONGEST = 1_000_000  # bytes of a bent text; three times fifty copies would fill the memory of the bench itself


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
                blob = (blob * chance.choice((1, 2, 50)))[:_LONGEST]
    return blob[:_LONGEST]


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
    return blob[:_LONGEST]
