"""What the walk over paragraphs does not meet: loose element text, attributes of strangers, XML comments.

Text in an XML part nobody here knows is still text: what is not read is not redacted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from pipeline.documents.word.attributes import BY_ID
from pipeline.documents.word.place import TAIL, TEXT, Place
from pipeline.documents.word.xml import Element, is_extension_namespace, local, names, tags

_HANDLED = ("w:t", "w:delText", "w:instrText", "w:delInstrText", "m:t", "a:t")
_BINARY = ("w:fldData", "w:binData", "wp:posOffset", "wp:align")
_SKIPPED = tags(*_HANDLED, *_BINARY)
_LEAF_SLOTS = {
    "core_properties": "word.core_property",
    "app_properties": "word.app_property",
    "custom_properties": "word.custom_property",
    "custom_xml": "word.custom_xml",
    "mail_merge": "word.mail_merge",
    "settings": "word.settings_text",
    "chart": "word.chart_value",
    "diagram": "word.other_xml",
    "web_extension": "word.web_extension",
    "ribbon": "word.ribbon",
    "active_x": "word.active_x",
    "signature": "word.signature",
    "picture": "word.svg_text",
    "ink": "word.ink",
}
_PROPERTY_PARTS = {"core_properties", "app_properties", "custom_properties"}
_CHART_FORMULA = tags("c:f")
_QUIET_NAMESPACES = {"http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace"}
_DECLARED = re.compile(rb"""xmlns(?::[\w.-]+)?\s*=\s*["']([^"']*)["']""")
_SAYS_NOTHING = re.compile(r"[{(]?[0-9A-Fa-f-]*[)}]?|\w?")  # numbers, hexadecimal ids, GUIDs


def _loose_text() -> etree.XPath:
    prefixes: dict[str, str] = {}
    tests = []
    for number, full in enumerate(full for name in (*_HANDLED, *_BINARY) for full in names(name)):
        namespace, _, name = full[1:].partition("}")
        prefix = prefixes.setdefault(namespace, f"n{number}")
        tests.append(f"self::{prefix}:{name}")
    condition = " or ".join(tests)
    return etree.XPath(
        f"//*[text()[normalize-space()]][not({condition})]/text()[normalize-space()]",
        namespaces={prefix: uri for uri, prefix in prefixes.items()},
    )


_LOOSE_TEXT: Any = _loose_text()  # lxml's results are typed as everything XPath can give
_REMARKS: Any = etree.XPath("//comment() | //processing-instruction() | /comment() | /processing-instruction()")


def sweep(root: Element, kind: str, *, label: str, source: bytes, start: int) -> Iterator[Place]:
    """Yield the places of a part outside running text, numbered from `start`."""
    order = start
    for place in _all(root, kind, label or kind.replace("_", " "), source):
        place.order = order
        order += 1
        yield place


def _all(root: Element, kind: str, label: str, source: bytes) -> Iterator[Place]:
    yield from _loose(root, kind, label)
    yield from _foreign_attributes(root, kind, label, source)
    if b"<!--" in source or source.count(b"<?") > 1 or b"<\0!\0" in source or b"\0<\0!" in source:
        for remark in _REMARKS(root):
            slot = "word.xml_comment" if isinstance(remark, etree._Comment) else "word.processing_instruction"
            if remark.text and not _is_declaration(remark):
                yield _place(slot, label, remark, TEXT, remark.text)


def _is_declaration(remark: Element) -> bool:
    return not isinstance(remark, etree._Comment) and remark.target in ("mso-application", "xml-stylesheet")


def _loose(root: Element, kind: str, label: str) -> Iterator[Place]:
    slot = _LEAF_SLOTS.get(kind, "word.other_xml")
    for text in _LOOSE_TEXT(root):
        holder = text.getparent()
        element = holder.getparent() if text.is_tail else holder
        if element is None:
            continue
        where = f"property {local(_topmost(element))}" if kind in _PROPERTY_PARTS else label
        chosen = "word.chart_formula" if element.tag in _CHART_FORMULA else slot
        yield _place(chosen, where, holder, TAIL if text.is_tail else TEXT, str(text))


def _topmost(element: Element) -> Element:
    """Return the property an element belongs to: the child of the root."""
    parent = element.getparent()
    while parent is not None and parent.getparent() is not None:
        element, parent = parent, parent.getparent()
    return element


def _foreign_attributes(root: Element, kind: str, label: str, source: bytes) -> Iterator[Place]:
    foreign = _foreign_namespaces(root, kind, source)
    slot = "word.custom_xml" if kind == "custom_xml" else "word.other_attribute"
    if not foreign:
        return
    attribute_starts = tuple(f"{{{namespace}}}" for namespace in foreign if namespace)
    for element in root.iter("*"):
        if not element.attrib:
            continue
        stranger = _namespace(element.tag) in foreign
        for name, value in element.attrib.items():
            if _SAYS_NOTHING.fullmatch(value):
                continue
            if (
                stranger and _namespace(name) not in _QUIET_NAMESPACES and not name.startswith("{http://schemas.openxml")
            ) or name.startswith(attribute_starts):
                yield _place(slot, label, element, name, value)


def _foreign_namespaces(root: Element, kind: str, source: bytes) -> frozenset[str]:
    """Return the namespaces of a part that are not Office's own; "" for elements without one."""
    if source[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in source[:100]:
        declared = {_namespace(element.tag) for element in root.iter("*")}
    else:
        declared = {uri.decode("utf-8", "replace") for uri in _DECLARED.findall(source)}
    if _namespace(root.tag) == "" or kind == "custom_xml":
        declared.add("")
    return frozenset(
        namespace for namespace in declared if namespace not in _QUIET_NAMESPACES and not is_extension_namespace(namespace)
    )


def _namespace(name: str) -> str:
    return name[1:].partition("}")[0] if name[:1] == "{" else ""


def _place(slot: str, locator: str, element: Element, key: int | str, text: str) -> Place:
    row = BY_ID[slot]
    return Place(0, slot, row.part, locator, pieces=[text], nodes=[(element, key)])
