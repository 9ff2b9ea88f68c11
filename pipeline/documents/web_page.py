"""HTML pages: every text block and every attribute that may hold words, edited in place in the parsed tree.

Scripts and styles are read as text, run never. Nothing a page links to is fetched.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from pipeline.documents import edits as editing
from pipeline.documents import encodings, web_tables
from pipeline.documents.guard import spoken
from pipeline.documents.scrubbed import Removed, Scrubbed
from pipeline.errors import Damaged
from pipeline.model import Document, Edit, Treatment, Unit, UnreadItem

_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "caption",
        "figcaption",
        "blockquote",
        "pre",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "address",
        "title",
        "legend",
        "summary",
        "option",
        "button",
        "label",
        "address",
        "body",
        "form",
        "fieldset",
        "table",
        "tr",
        "thead",
        "tbody",
        "tfoot",
        "ul",
        "ol",
        "dl",
        "html",
        "head",
        "figure",
        "details",
        "select",
        "textarea",
        "noscript",
        "script",
        "style",
        "hr",
        "center",
    ]
)
_WORDY = (
    "alt",
    "title",
    "placeholder",
    "value",
    "content",
    "aria-label",
    "label",
    "summary",
    "href",
    "src",
    "data",
    "action",
    "name",
    "id",
    "datetime",
    "cite",
)
_BREAK = "\n"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(slots=True)
class _Stretch:
    """Text nodes that are read as one block: (element, "text" | "tail" | "@attribute", its words)."""

    anchor: Any
    nodes: list[tuple[Any, str]] = field(default_factory=list)
    cell: Any = None  # the table cell around it

    def pieces(self) -> list[str]:
        """Return the strings behind it; a line break shows as one."""
        return [_get(element, where) for element, where in self.nodes]


def _get(element: Any, where: str) -> str:
    if where == "break":
        return _BREAK
    value = element.text if where == "text" else element.tail if where == "tail" else element.get(where[1:])
    return value or ""


def _set(element: Any, where: str, value: str) -> None:
    if where == "text":
        element.text = value
    elif where == "tail":
        element.tail = value
    else:
        element.set(where[1:], value)


def _parse(blob: bytes, name: str) -> Any:
    declared = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", blob[:4096], re.IGNORECASE)
    try:
        text = blob.decode(declared.group(1).decode("ascii")) if declared else encodings.decode(blob)[0]
    except (LookupError, UnicodeDecodeError):
        text = encodings.decode(blob)[0]
    text = _CONTROL.sub("", text)  # no browser shows them, and no attribute may be named by one
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Damaged(f"“{spoken(name)}” holds no page.", remedy="Ask the sender for a new copy.") from None
    return root


def _stretches(root: Any) -> list[_Stretch]:
    """Cut the page into blocks of text and single attributes, in document order; deep nesting costs no stack."""
    found: list[_Stretch] = []
    current = _Stretch(root)
    cells: list[Any] = [None]  # the innermost cell; None again where a table begins within it

    def close(anchor: Any) -> None:
        nonlocal current
        if current.nodes:
            found.append(current)
        current = _Stretch(anchor, cell=cells[-1])

    for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "comment":
            found.append(_Stretch(node, [(node, "text")]))
        elif event == "start":
            if name in ("td", "th", "table"):
                cells.append(node if name != "table" else None)
            if name in _BLOCKS:
                close(node)
            elif name == "br":
                current.nodes.append((node, "break"))
            if node.text:
                current.nodes.append((node, "text"))
            found.extend(
                _Stretch(node, [(node, "@" + key)]) for key in node.attrib if key in _WORDY or key.startswith(("data-", "on"))
            )
            continue
        elif name in _BLOCKS:
            if name in ("td", "th", "table"):
                cells.pop()
            close(node.getparent())
        if node.tail:
            current.nodes.append((node, "tail"))
    close(root)
    return found


def read(blob: bytes, *, name: str) -> Document:
    """Read a page whole."""
    root = _parse(blob, name)
    units: list[Unit] = []
    grids = web_tables.grids(root)
    paragraph = 0
    for number, stretch in enumerate(_stretches(root)):
        text = "".join(stretch.pieces())
        if not any(char.isalnum() for char in text):
            continue
        where = stretch.nodes[0][1]
        tag = stretch.anchor.tag if isinstance(stretch.anchor.tag, str) else "comment"
        if where.startswith("@"):
            part = (
                "link"
                if where in ("@href", "@src", "@action", "@cite")
                else "alt_text"
                if where in ("@alt", "@title")
                else "attribute"
            )
            # A target outside the page is removed by the scrub; written back it would be percent-encoded and look changed.
            outside = part == "link" and not text.startswith("#")
            treatment: Treatment = "scrub" if outside else "edit"
            units.append(Unit("html.attribute", part, f"{where[1:]} of {tag} {number}", f"h{number}", text, treatment))
            continue
        hidden = tag in ("script", "style", "noscript", "comment", "title")
        part = {"comment": "comment", "script": "script", "style": "script", "title": "property"}.get(tag, "body")
        paragraph += part == "body"
        locator = f"paragraph {paragraph}" if part == "body" else f"{part} {number}"
        level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else None
        units.append(
            Unit(f"html.{part}", part, locator, f"h{number}", text, level=level, style=f"heading {level}" if level else "",
                 numbered=tag == "li", hidden=hidden, cell=grids.places.get(stretch.cell) if part == "body" else None)
        )  # fmt: skip
    pictures = [
        UnreadItem.of(name, "picture", f"picture {n}", "what a picture shows is not read")
        for n, _ in enumerate(root.iter("img"), 1)
    ]
    return Document(name, "html", hashlib.sha256(blob).hexdigest(), tuple(units), grids.tables, tuple(pictures))


def apply_edits(blob: bytes, edits: Sequence[Edit], *, name: str) -> bytes:
    """Edit text and attributes in place; no edits, no changed byte."""
    if not edits:
        return blob
    root = _parse(blob, name)
    stretches = {f"h{number}": stretch for number, stretch in enumerate(_stretches(root))}
    grouped = editing.by_address(edits)
    editing.refuse_unknown(grouped, stretches)
    for address, group in grouped.items():
        editing.check("".join(stretches[address].pieces()), group, "a paragraph")
        for edit in reversed(group):
            _apply(stretches[address], edit)
    result: bytes = html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
    return result


def _apply(stretch: _Stretch, edit: Edit) -> None:
    at, given = 0, False
    for element, where in stretch.nodes:
        text = _get(element, where)
        first, last = max(edit.start - at, 0), min(edit.end - at, len(text))
        if where != "break" and (first < last or (not given and edit.start == edit.end and at <= edit.start <= at + len(text))):
            _set(element, where, text[:first] + ("" if given else edit.replacement) + text[max(first, last) :])
            given = True
        at += len(text)


_LIVE = (
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "link",
    "noscript",
    "form",
    "img",
    "picture",
    "video",
    "audio",
    "svg",
    "base",
    "meta",
)


def scrub(blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = "") -> Scrubbed:
    """Remove scripts, comments, metadata, pictures and every target outside the page; put words where pictures were."""
    root = _parse(blob, name)
    removed: list[Removed] = []
    for tag in _LIVE:
        nodes = list(root.iter(tag))
        for node in nodes:
            if tag in ("img", "picture", "svg") and node.getparent() is not None:
                mark = html.Element("span")
                mark.text = "[picture removed]"
                node.addprevious(mark)
            node.drop_tree()
        if nodes:
            removed.append(Removed(tag, "page", len(nodes)))
    comments = [node for node in root.iter() if not isinstance(node.tag, str)]
    for node in comments:
        node.drop_tree() if hasattr(node, "drop_tree") else node.getparent().remove(node)
    if comments:
        removed.append(Removed("comment", "page", len(comments)))
    for node in root.iter():
        for key in list(node.attrib):
            value = node.get(key)
            if (
                (key in ("href", "src", "action", "cite", "data") and not value.startswith("#"))
                or key.startswith(("on", "data-"))
                or key in ("style", "class")
            ):
                del node.attrib[key]
    head = root.find("head")
    if head is None:
        head = html.Element("head")
        root.insert(0, head)
    for old in list(head.iter("title")):
        old.drop_tree()
    charset, heading = html.Element("meta"), html.Element("title")
    charset.set("charset", "utf-8")
    heading.text = title
    head.insert(0, charset)
    head.insert(1, heading)
    out: bytes = html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
    return Scrubbed(out, tuple(removed))


def streams(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield the page's text with and without borders, its attributes, and its raw bytes."""
    text, _ = encodings.decode(blob)
    yield "text, tags as spaces", re.sub(r"<[^>]*>", " ", text)
    yield "text without tags", re.sub(r"<[^>]*>", "", text)
    try:
        root = _parse(blob, "")
        yield "text decoded", "".join(str(part) for part in root.itertext())
        yield (
            "attributes",
            "\n".join(value for node in root.iter() if isinstance(node.tag, str) for value in node.attrib.values()),
        )
    except Damaged:
        pass
    yield "bytes", text
