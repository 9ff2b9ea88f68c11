"""Names and parsing of WordprocessingML: both the transitional and the strict namespaces, one safe parser.

A tag is looked up in tables that hold both spellings, so that strict OOXML needs no code of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeAlias

from lxml import etree

from pipeline.errors import Damaged, Dangerous, LimitExceeded

Element: TypeAlias = Any  # lxml has no useful public element type

# Every namespace is a tuple of spellings: transitional first, strict second where there is one.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "w": (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    "r": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    "m": ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"),
    "a": ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
    "wp": (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    ),
    "pic": ("http://schemas.openxmlformats.org/drawingml/2006/picture", "http://purl.oclc.org/ooxml/drawingml/picture"),
    "c": ("http://schemas.openxmlformats.org/drawingml/2006/chart", "http://purl.oclc.org/ooxml/drawingml/chart"),
    "dgm": ("http://schemas.openxmlformats.org/drawingml/2006/diagram", "http://purl.oclc.org/ooxml/drawingml/diagram"),
    "dsp": ("http://schemas.microsoft.com/office/drawing/2008/diagram",),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "o": ("urn:schemas-microsoft-com:office:office",),
    "w10": ("urn:schemas-microsoft-com:office:word",),
    "w14": ("http://schemas.microsoft.com/office/word/2010/wordml",),
    "w15": ("http://schemas.microsoft.com/office/word/2012/wordml",),
    "w16cex": ("http://schemas.microsoft.com/office/word/2018/wordml/cex",),
    "w16cid": ("http://schemas.microsoft.com/office/word/2016/wordml/cid",),
    "w16du": ("http://schemas.microsoft.com/office/word/2023/wordml/word16du",),
    "w16sdtdh": ("http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash",),
    "w16se": ("http://schemas.microsoft.com/office/word/2015/wordml/symex",),
    "wps": ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape",),
    "wpg": ("http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",),
    "wpc": ("http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",),
    "wpi": ("http://schemas.microsoft.com/office/word/2010/wordprocessingInk",),
    "wp14": ("http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",),
    "wne": ("http://schemas.microsoft.com/office/word/2006/wordml",),
    "a14": ("http://schemas.microsoft.com/office/drawing/2010/main",),
    "asvg": ("http://schemas.microsoft.com/office/drawing/2016/SVG/main",),
    "c14": ("http://schemas.microsoft.com/office/drawing/2007/8/2/chart",),
    "c15": ("http://schemas.microsoft.com/office/drawing/2012/chart",),
    "c16": ("http://schemas.microsoft.com/office/drawing/2014/chart",),
    "cs": ("http://schemas.microsoft.com/office/drawing/2012/chartStyle",),
    "adec": ("http://schemas.microsoft.com/office/drawing/2017/decorative",),
    "xml": ("http://www.w3.org/XML/1998/namespace",),
    "rel": ("http://schemas.openxmlformats.org/package/2006/relationships",),
    "ct": ("http://schemas.openxmlformats.org/package/2006/content-types",),
    "cp": ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties",),
    "dc": ("http://purl.org/dc/elements/1.1/",),
    "dcterms": ("http://purl.org/dc/terms/",),
    "ep": (
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
    ),
    "op": (
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        "http://purl.oclc.org/ooxml/officeDocument/customProperties",
    ),
    "vt": (
        "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
    ),
    "sl": ("http://schemas.openxmlformats.org/schemaLibrary/2006/main",),
}
KNOWN_NAMESPACES = frozenset(spelling for group in _SPELLINGS.values() for spelling in group)
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EXTENSIONS = re.compile(r"http://schemas\.(microsoft|openxmlformats)\.(com|org)/(office|drawingml)/.*")


@cache
def names(name: str) -> tuple[str, ...]:
    """Return every full spelling of a prefixed name: "w:p" gives two, "descr" (no prefix) itself."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return (name,)
    return tuple(f"{{{spelling}}}{local}" for spelling in _SPELLINGS[prefix])


def tags(*prefixed: str) -> frozenset[str]:
    """Return the full spellings of several prefixed names as one set."""
    return frozenset(full for name in prefixed for full in names(name))


def local(element: Element) -> str:
    """Return an element's name without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element, wanted: Iterable[str]) -> Element | None:
    """Return the first child whose tag is among `wanted`."""
    return next(element.iterchildren(*wanted), None)


def attribute(element: Element, prefixed: str, default: str = "") -> str:
    """Return an attribute's value under any spelling of its name."""
    for full in names(prefixed):
        value = element.get(full)
        if value is not None:
            return str(value)
    return default


def is_extension_namespace(namespace: str) -> bool:
    """Tell whether a namespace is one of Office's own families, whose attributes are settings rather than prose."""
    return namespace in KNOWN_NAMESPACES or _EXTENSIONS.match(namespace) is not None


def parse(content: bytes, *, what: str) -> Element:
    """Parse one XML part without entities, network or size limits of libxml2 (the guard has checked the size).

    Raises Dangerous for a document type declaration, LimitExceeded for nesting deeper than libxml2 goes (2,048), Damaged for XML
    that is not well-formed. `what` names the file.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False, dtd_validation=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise LimitExceeded(
                f"{what} nests its parts too deeply.", remedy="Open it in Word and save its text under a new name."
            ) from None
        if b"<!DOCTYPE" in content or "<!DOCTYPE".encode("utf-16-le") in content:
            raise Dangerous(
                f"{what} declares a document type.", remedy="Open it in Word, save it under a new name, and send that."
            ) from None
        raise Damaged(f"{what} holds XML that cannot be read to its end.", remedy="Ask for a new copy of the file.") from None
    if doctype(root):
        raise Dangerous(f"{what} declares a document type.", remedy="Open it in Word, save it under a new name, and send that.")
    return root


def doctype(root: Element) -> str:
    """Return the document type declaration a part was read with; "" for none."""
    return str(root.getroottree().docinfo.doctype)


def serialise(root: Element) -> bytes:
    """Write a part as Word does: UTF-8 with a declaration, together with comments around the root."""
    written: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
