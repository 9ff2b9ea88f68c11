"""Parts of other formats that Word takes into the text when it opens a file: HTML, plain text, MHT, Word documents.

HTML and plain text are read as paragraphs; the scrub turns them into ordinary Word paragraphs. A Word document inside is read,
edited and scrubbed like any other. RTF is not read: it is an unread item, and the scrub removes it.
"""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from pipeline.documents.word.place import TAIL, TEXT, Place
from pipeline.documents.word.xml import Element

_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "td", "th", "body", "head",
    "html", "br", "hr", "pre",
    "blockquote", "section", "article", "header", "footer", "title", "dt", "dd", "dl", "address", "figure",
    "caption", "tbody", "thead",
}  # fmt: skip
_UNSEEN = {"script", "style", "head", "title", "meta", "template"}
_TEXT_ATTRIBUTES = (
    "alt",
    "title",
    "href",
    "src",
    "content",
    "value",
    "placeholder",
    "name",
    "id",
    "class",
    "summary",
    "label",
    "aria-label",
    "style",
)


@dataclass(slots=True)
class AltChunk:
    """One such part: its format (html, text, mht, docx, rtf, other) and what editing it needs."""

    format: str
    root: Element = field(default=None, repr=False)
    text: str = field(default="", repr=False)
    encoding: str = "utf-8"


def open_chunk(content: bytes, content_type: str) -> AltChunk:
    """Tell the format of an alternative part by its content, then by its type, and parse it."""
    low = content_type.lower()
    head = content[:1000].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if content[:4] == b"PK\x03\x04":
        return AltChunk("docx")
    if head.startswith(b"{\\rtf") or "rtf" in low:
        return AltChunk("rtf")
    if b"mime-version:" in head or "rfc822" in low or "multipart" in low:
        inner = _html_of_message(content)
        return AltChunk("other") if inner is None else _html(inner, "mht")
    if "html" in low or b"<html" in head or b"<!doctype html" in head or b"<body" in head or b"<p" in head:
        return _html(content, "html")
    if "text/plain" in low or "text" in low or b"\0" not in content[:2000]:
        encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        try:
            return AltChunk("text", text=content.decode(encoding), encoding=encoding)
        except UnicodeDecodeError:
            return AltChunk("text", text=content.decode("cp1252", "replace"), encoding="cp1252")
    return AltChunk("other")


def _html(content: bytes | str, format_: str) -> AltChunk:
    encoding = None
    if isinstance(content, bytes) and not re.search(rb"charset|encoding=", content[:1500], re.IGNORECASE):
        encoding = "utf-8"
    try:
        parser = lxml_html.HTMLParser(encoding=encoding, no_network=True, huge_tree=True)
        root = lxml_html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return AltChunk("other")
    return AltChunk(format_, root=root)


def _html_of_message(content: bytes) -> bytes | str | None:
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            try:
                return str(part.get_content())
            except (LookupError, KeyError, ValueError):
                return bytes(part.get_payload(decode=True) or b"")
    return None


def places_of(chunk: AltChunk, locator: str) -> list[Place]:
    """Return the places of an HTML or text chunk: its paragraphs, then its attributes that say something."""
    places: list[Place] = []
    if chunk.format == "text":
        return [_new(places, locator, [chunk.text], [])] if chunk.text else []
    if chunk.root is None:
        return []
    open_: Place | None = None
    for event, element in etree.iterwalk(chunk.root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" or event in ("comment", "pi"):
            if tag in _BLOCKS:
                open_ = None
            if (element.text and element.text.strip()) or (element.text and open_ is not None and tag not in _BLOCKS):
                if not tag or tag in _UNSEEN:
                    _new(places, locator, [element.text], [(element, TEXT)])
                else:
                    open_ = _add(places, open_, locator, element, TEXT, element.text)
            for name in _TEXT_ATTRIBUTES if tag else ():
                value = element.get(name)
                if value and re.search(r"[^\W_]{2}", value):
                    _new(places, locator, [value], [(element, name)])
        if event != "start":
            if tag in _BLOCKS:
                open_ = None
            if element.tail and (element.tail.strip() or open_ is not None) and element is not chunk.root:
                open_ = _add(places, open_, locator, element, TAIL, element.tail)
    return places


def _new(places: list[Place], locator: str, pieces: list[str], nodes: list[tuple[Element, int | str]]) -> Place:
    place = Place(len(places), "word.alt_chunk", "body", locator, pieces=pieces, nodes=nodes)
    places.append(place)
    return place


def _add(places: list[Place], open_: Place | None, locator: str, element: Element, key: int, text: str) -> Place:
    place = open_ or _new(places, locator, [], [])
    place.pieces.append(text)
    place.nodes.append((element, key))
    return place


def serialised(chunk: AltChunk) -> bytes:
    """Write an edited HTML chunk, or text chunk, back."""
    if chunk.format == "text":
        return chunk.text.encode(chunk.encoding, "xmlcharrefreplace")
    return bytes(lxml_html.tostring(chunk.root, encoding="utf-8", include_meta_content_type=True))


def paragraphs(chunk: AltChunk) -> list[str]:
    """Return the visible text of a chunk as paragraphs with white space folded."""
    if chunk.format == "text":
        return [line for line in chunk.text.splitlines() if line.strip()]
    found = []
    for place in places_of(chunk, ""):
        seen = place.nodes and all(isinstance(key, int) and not _is_unseen(element, key) for element, key in place.nodes)
        text = " ".join(place.text.split())
        if seen and text:
            found.append(text)
    return found


def _is_unseen(element: Element, key: int | str) -> bool:
    if key == TAIL:
        parent = element.getparent()
        return parent is not None and parent.tag in _UNSEEN
    return (
        not isinstance(element.tag, str) or element.tag in _UNSEEN or any(step.tag in _UNSEEN for step in element.iterancestors())
    )
