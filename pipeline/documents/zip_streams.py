"""Every stream of a package as text, for a search that shares no code with the readers.

Each XML part comes three times: runs joined by paragraph, everything joined without borders, and all attribute values; each part
also as raw bytes in two encodings. Entry names, the zip's comment and packages inside the package are searched too.
"""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

_BORDERS = frozenset({"p", "tr", "row", "si", "is", "comment", "tbl", "h", "li", "c", "v", "f", "definedName", "author", "t"})
_OWN_LINE = frozenset({"p", "tr", "si", "is", "comment", "row", "tbl", "h", "li"})


def zip_streams(blob: bytes, *, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield (place, text) for every stream of a package."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        if package.comment:
            yield f"{prefix}zip comment", package.comment.decode("utf-8", "replace")
        for info in package.infolist():
            place = f"{prefix}{info.filename}"
            yield f"{place} name", info.filename
            if info.comment or info.extra:
                yield f"{place} zip extra", (info.comment + info.extra).decode("utf-8", "ignore")
            if not info.is_dir():
                yield from _part(place, package.read(info), depth)


def _part(place: str, content: bytes, depth: int) -> Iterator[tuple[str, str]]:
    if content[:4] == b"PK\x03\x04" and depth < 4:
        with contextlib.suppress(zipfile.BadZipFile):
            yield from zip_streams(content, prefix=f"{place}!", depth=depth + 1)
    root = _parsed(content)
    if root is not None:
        by_paragraph, joined, attributes = _texts(root)
        yield f"{place} text", by_paragraph
        yield f"{place} text without borders", joined
        yield f"{place} attributes", attributes
    else:
        yield f"{place} bytes utf-16", content.decode("utf-16-le", "ignore")
    yield f"{place} bytes", content.decode("utf-8", "ignore")


def _parsed(content: bytes) -> etree._Element | None:
    if not re.match(rb"\s*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<", content[:64]) and content[:2] not in (b"<\x00", b"\x00<"):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _texts(root: etree._Element) -> tuple[str, str, str]:
    lines: list[str] = []
    joined: list[str] = []
    attributes: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
        if event == "end":
            if name in _OWN_LINE:
                lines.append("\n")
            if name in ("tab", "br", "cr"):
                lines.append(" ")
                joined.append(" ")
            if node.tail:
                lines.append(node.tail)
                joined.append(node.tail)
            continue
        if name in _OWN_LINE:
            lines.append("\n")
        if node.text:
            lines.append(node.text)
            joined.append(node.text)
        if event == "start":
            attributes.extend(str(value) for value in node.attrib.values())
        elif node.tail:
            lines.append(node.tail)
            joined.append(node.tail)
    return "".join(lines), "".join(joined), "\n".join(attributes)
