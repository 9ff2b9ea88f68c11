"""Find the words of an old or foreign file that its conversion left out: LibreOffice carries most places over, not all.

Each format is read here a second time, roughly but whole: an OpenDocument by all its parts, an RTF by all its groups, a Word 97
document by its pieces of text and the strings beside them. What the converted file holds nowhere is returned.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from pipeline.documents import zip_streams as package_streams

_WORD = re.compile(r"\w{2,}")
# Attributes of OpenDocument that hold words people wrote; the others are styles, numbers and references.
_SPOKEN = frozenset(
    ["column-name", "database-name", "table-name", "num-prefix", "num-suffix", "num-list-format", "title", "description",
     "string-value", "help-text", "author", "creator", "condition", "formula", "placeholder", "label", "href"]
)  # fmt: skip
_NAMED = "opendocument:xmlns:text:1.0}name"  # bookmarks, sections, variables
_INLINE = frozenset({"span", "a", "s", "tab", "soft-page-break", "bookmark", "bookmark-start", "bookmark-end", "meta"})
# RTF groups of pictures, fonts, colours and other machinery.
_SILENT = frozenset(
    ["pict", "objdata", "fonttbl", "colortbl", "stylesheet", "themedata", "colorschememapping", "datastore", "latentstyles",
     "rsidtbl", "blipuid", "generator", "xmlnstbl", "mmathPr", "filetbl", "fchars", "lchars", "panose", "falt", "background"]
)  # fmt: skip
# RTF groups whose words stand by themselves.
_APART = frozenset(
    ["title", "subject", "author", "operator", "keywords", "comment", "doccomm", "company", "manager", "category", "hlinkbase",
     "footnote", "annotation", "atnid", "atnauthor", "fldinst", "fldrslt", "propname", "staticval", "header", "headerl",
     "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "shptxt", "sn", "sv"]
)  # fmt: skip
_TOKEN = re.compile(rb"\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL)
_BREAKS = frozenset({"par", "line", "cell", "row", "sect", "page", "tab", "nestcell", "nestrow", "column"})
_MARKS = {"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}


def left_out(blob: bytes, converted: bytes, kind: str) -> list[str]:
    """Return the lines of a file with words its converted copy holds in no part; never raises."""
    readers = {"odt": _open_document, "ods": _open_document, "rtf": _rich_text, "doc": _word_97}
    if kind not in readers:
        return []
    texts = [
        text
        for place, text in package_streams.zip_streams(converted)
        if not place.endswith((" bytes", " utf-16", " name", " extra"))
    ]
    whole = "\n".join(texts)
    known = set(_WORD.findall(whole))
    found: dict[str, None] = {}
    try:
        for line in readers[kind](blob):
            if any(any(map(str.isalpha, word)) and word not in known and _is_lost(word, whole) for word in _WORD.findall(line)):
                found[" ".join(line.split())] = None
    except Exception:  # what cannot be read a second time has been read once
        pass
    return list(found)


def _is_lost(word: str, whole: str) -> bool:
    """Tell a word the copy does not hold, from one that stands there without a space before the next."""
    return len(word) < 4 or word not in whole


def _open_document(blob: bytes) -> Iterator[str]:
    """Yield the lines of the parts that hold words, and the attributes that do."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True)
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        for entry in package.namelist():
            if not re.search(r"(?:^|/)(?:content|styles|meta)\.xml$", entry):
                continue
            root = etree.fromstring(package.read(entry), parser)
            if root is not None:
                yield from _lines(root)


def _lines(root: etree._Element) -> Iterator[str]:
    line = ""
    for event, node in etree.iterwalk(root, events=("start", "end")):
        inline = _local(str(node.tag)) in _INLINE
        if not inline and line:
            yield line
            line = ""
        if event == "start":
            yield from (str(value) for key, value in node.attrib.items() if _local(str(key)) in _SPOKEN or _NAMED in str(key))
        line += (node.text if event == "start" else node.tail) or ""
    yield line


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]


def _rich_text(blob: bytes) -> Iterator[str]:
    """Yield the lines of all groups that may hold words, tables of authors and properties included."""
    silent = [False]
    skip, width, line, half = 0, [1], [""], b""
    page = re.search(rb"\\ansicpg(\d+)", blob[:4096])
    encoding = f"cp{page.group(1).decode()}" if page else "cp1252"
    for match in _TOKEN.finditer(blob):
        word, number, byte, sign, brace, text = match.groups()
        if byte is not None:
            half = half + bytes([int(byte, 16)]) if not skip else half
            skip = max(skip - 1, 0)
            continue
        if half and not silent[-1]:
            line[-1] += _decoded(half, encoding)
        half = b""
        name = word.decode() if word else ""
        if brace == b"{":
            silent.append(silent[-1])
            width.append(width[-1])
            line.append("")
        elif brace == b"}" and len(silent) > 1:
            ended = line.pop()
            if silent.pop() or not ended:
                pass
            elif "\n" in ended or ended.startswith("\x00"):
                yield from ended.replace("\x00", "").split("\n")
            else:
                line[-1] += ended
            width.pop()
        elif name == "u" and number and not silent[-1]:
            line[-1] += chr(int(number) & 0xFFFF)
            skip = width[-1]
        elif name == "uc" and number:
            width[-1] = min(int(number), 8)
        elif name in _SILENT:
            silent[-1] = True
        elif name in _BREAKS:
            line[-1] += "\n"
        elif name in _MARKS:
            line[-1] += _MARKS[name]
        elif sign == b"*" or name in _APART:
            line[-1] = "\x00" + line[-1]  # a group of its own
        elif sign in (b"~", b"\\", b"{", b"}"):
            line[-1] += " " if sign == b"~" else sign.decode()
        elif text and not silent[-1]:
            kept = text[skip:]
            skip = max(skip - len(text), 0)
            line[-1] += _decoded(kept, encoding)
    yield from "\n".join(line).replace("\x00", "\n").split("\n")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, "replace")
    except LookupError:
        return content.decode("cp1252", "replace")


def _word_97(blob: bytes) -> Iterator[str]:
    import olefile

    file: Any = olefile.OleFileIO(io.BytesIO(blob))
    main = file.openstream("WordDocument").read()
    tables = file.openstream("1Table" if struct.unpack_from("<H", main, 10)[0] & 0x200 else "0Table").read()
    yield from re.split(r"[\r\x07\x0b\x0c\x13\x14\x15\x01\x08]", _pieces(main, tables))
    for stream in ("Data", "1Table", "0Table"):
        if file.exists(stream):
            content = file.openstream(stream).read()
            for start in (0, 1):
                yield from re.findall(r"[\w][\w .,;:'()/-]{3,}", content[start:].decode("utf-16-le", "replace"), re.ASCII)
    about = file.get_metadata()
    for key in ("title", "subject", "author", "keywords", "comments", "last_saved_by", "category", "manager", "company"):
        value = getattr(about, key, None)
        if isinstance(value, bytes):
            yield value.decode("utf-8", "replace")


def _pieces(main: bytes, tables: bytes) -> str:
    """Return the text of all stories (body, notes, headers, comments, text boxes) by the table of pieces ([MS-DOC] 2.4.1)."""
    at, size = struct.unpack_from("<II", main, 0x1A2)
    end = at + size
    while at < end and tables[at] == 1:  # formatting of single pieces
        at += 3 + struct.unpack_from("<H", tables, at + 1)[0]
    length = struct.unpack_from("<I", tables, at + 1)[0]
    count = (length - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", tables, at + 5)
    texts = []
    for number in range(count):
        place = struct.unpack_from("<I", tables, at + 5 + 4 * (count + 1) + 8 * number + 2)[0]
        letters = min(ends[number + 1] - ends[number], len(main))
        if place & 0x40000000:
            start = (place & 0x3FFFFFFF) // 2
            texts.append(main[start : start + letters].decode("cp1252", "replace"))
        else:
            texts.append(main[place : place + 2 * letters].decode("utf-16-le", "replace"))
    return "".join(texts)
