"""Everything a PDF says beside its pages: annotations, forms, outlines, attachments, layers, metadata, scripts, orphans.

Every object of the file is visited, whether anything points to it or not, and every string in it is text. What an object is
(annotation, field, outline …) decides only the name of the place.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.documents import encodings, pictures
from pipeline.documents.pdf import raw
from pipeline.documents.pdf.objects import MACHINERY, holds_no_words, kind_of
from pipeline.documents.slots.pdf import slot_for

_MOST_OBJECTS = 400_000
_HELD = 1000  # objects pypdf may keep while they are visited
_PROPERTIES = re.compile(rb"<<((?:[^<>]|<[0-9A-Fa-f\s]*>|<<[^<>]*>>){1,4000})>>\s*(?:BDC|DP)\b")


@dataclass(frozen=True, slots=True)
class Words:
    """One string found beside the pages."""

    slot: str
    part: str
    locator: str
    text: str = field(repr=False)


@dataclass(slots=True)
class Beside:
    """What was found, and what cannot be read."""

    words: list[Words] = field(default_factory=list)
    unread: list[tuple[str, str, str]] = field(default_factory=list)  # kind, locator, reason
    attachments: list[tuple[str, bytes]] = field(default_factory=list)
    page_texts: list[str | None] = field(default_factory=list)

    def add(self, kind: str, key: str, locator: str, text: str) -> None:
        """Note a string, unless it says nothing."""
        bare = text.replace("\x00", "")
        if kind == "info" and text.startswith(bare):  # a mark for the bytes that end it, so that none goes unseen
            bare += "\u2400" * (len(text) - len(bare))
        text = bare
        if any(char.isalnum() for char in text) or (kind == "info" and text.strip()):
            slot = slot_for(kind, key)
            self.words.append(Words(slot.id, slot.part, locator, text))


def open_reader(blob: bytes) -> Any:
    """Open a PDF for its objects; None when pypdf cannot. Its warnings name no text and are dropped."""
    import logging

    import pypdf

    for noisy in ("pypdf", "pdfminer"):  # their warnings quote the file
        logging.getLogger(noisy).setLevel(logging.CRITICAL + 1)
    try:
        reader = pypdf.PdfReader(io.BytesIO(blob), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return None
        _ = reader.trailer["/Root"].get_object()
    except Exception:  # pypdf raises many kinds; PDFium may still read the pages
        return None
    return reader


def look_beside(reader: Any, blob: bytes) -> Beside:
    """Visit every object of the file."""
    found = Beside()
    walk = _Walk(reader, found)
    walk.run()
    for key, locator, text in raw.between_objects(blob):
        found.add("raw", key, locator, text)
    return found


class _Walk:
    """Visits objects one by one; a broken object is passed over, the file's other readers see its bytes."""

    def __init__(self, reader: Any, found: Beside) -> None:
        self.reader, self.found = reader, found
        self.pages: dict[int, int] = {}  # object number of an annotation or content stream -> page
        self.contents: set[int] = set()
        self.scripts: set[int] = set()
        self.fields: set[int] = set()
        self.attached: dict[int, str] = {}
        self.forms: set[int] = set()
        self.counts: dict[str, int] = {}
        self.picture_pages: dict[int, int] = {}

    def run(self) -> None:
        """Visit the pages for their places, then every object."""
        self._places()
        info = self.reader.trailer.get("/Info")
        self.info = getattr(info, "idnum", None)
        if info is not None and self.info is None:
            self._strings(info, "info", "property")
        numbers = sorted({n for section in self.reader.xref.values() for n in section} | set(self.reader.xref_objStm))
        for step in (lambda _, item: self._references(item), self._visit):  # first what objects are for, then what they say
            for place, number in enumerate(numbers[:_MOST_OBJECTS]):
                if place % _HELD == 0:
                    self.reader.resolved_objects.clear()
                item = self._get(number)
                if item is not None:
                    step(number, item)
        self.reader.resolved_objects.clear()
        if len(numbers) > _MOST_OBJECTS:
            self.found.unread.append(("file", "objects", f"only {_MOST_OBJECTS:,} of its objects were looked at"))

    def _get(self, number: int) -> Any:
        import pypdf

        generation = next((g for g, section in self.reader.xref.items() if number in section), 0)
        try:
            return self.reader.get_object(pypdf.generic.IndirectObject(number, generation, self.reader))
        except Exception:  # a broken object; named once for the file
            self.counts["broken"] = self.counts.get("broken", 0) + 1
            return None

    def _places(self) -> None:
        try:
            for number, page in enumerate(self.reader.pages, start=1):
                self._place_page(number, page)
        except Exception:  # a broken page tree costs only the page numbers in the names of places
            return

    def _place_page(self, number: int, page: Any) -> None:
        for key in ("/Annots", "/Contents"):
            collected = self.contents if key == "/Contents" else None
            value: Any = page.raw_get(key) if key in page else None
            own = getattr(value, "idnum", None)
            if own is not None:
                self.pages.setdefault(own, number)
                if collected is not None:
                    collected.add(own)
                value = value.get_object()
            for item in value if isinstance(value, list) else ():
                identity = getattr(item, "idnum", None)
                if identity is not None:
                    self.pages.setdefault(identity, number)
                    if collected is not None:
                        collected.add(identity)

    def _references(self, item: Any, depth: int = 6) -> None:
        """Note what other objects are for: scripts, fields, attachments, forms; dictionaries inside this one included."""
        inside = item if isinstance(item, list) else [item.raw_get(key) for key in item] if hasattr(item, "raw_get") else []
        for inner in inside if depth else ():
            if type(inner).__name__ != "IndirectObject":  # another object is looked at by itself
                self._references(inner, depth - 1)
        if not hasattr(item, "raw_get"):
            return
        script: Any = item.raw_get("/JS") if "/JS" in item else None
        if getattr(script, "idnum", None) is not None:
            self.scripts.add(script.idnum)
        form: Any = item.raw_get("/XFA") if "/XFA" in item else None
        if hasattr(form, "idnum"):
            self.forms.add(form.idnum)
            form = form.get_object()
        for part in form if isinstance(form, list) else ():
            if hasattr(part, "idnum"):
                self.forms.add(part.idnum)
        embedded: Any = item.get("/EF") if "/EF" in item else None
        if hasattr(embedded, "raw_get"):
            name = next((str(item[key]) for key in ("/UF", "/F", "/Unix", "/DOS") if isinstance(item.get(key), str)), "")
            for key in embedded:
                stream = embedded.raw_get(key)
                if hasattr(stream, "idnum"):
                    self.attached[stream.idnum] = name

    def _locator(self, kind: str, number: int) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        page = self.pages.get(number)
        where = f"page {page} " if page else ""
        return f"{where}{kind} {self.counts[kind]}" if kind != "other" else f"{where}object {number}"

    def _visit(self, number: int, item: Any) -> None:
        if isinstance(item, dict):
            kind = "info" if number == self.info else kind_of(item)
            self._strings(item, kind, "property" if kind == "info" else "", number)
            if kind == "field":
                self._full_name(number, item)
            self._dangers(number, item)
            if hasattr(item, "get_data"):
                self._stream(number, item)
        elif isinstance(item, (str, bytes, list)):
            self._strings(item, "other", "", number)

    def _strings(self, item: Any, kind: str, locator: str, number: int = 0) -> None:
        """Note every string below an object, other objects left out; deep nesting costs no stack."""
        waiting: list[tuple[Any, str]] = [(item, "")]
        place = ""
        while waiting:
            value, key = waiting.pop()
            if key in MACHINERY:
                continue
            if kind == "info" and (_is_name(value) or type(value).__name__ == "BooleanObject"):
                self.found.add("info", key.lstrip("/"), f"property {key.lstrip('/')}", str(value))
                continue
            if isinstance(value, dict):
                if value is not item:
                    self._dangers(number, value)
                children = [(value.raw_get(name) if hasattr(value, "raw_get") else value[name], str(name)) for name in value]
                waiting.extend(reversed(children))
            elif isinstance(value, list):
                waiting.extend((child, key) for child in reversed(list.copy(value)))
            elif isinstance(value, (str, bytes)) and not _is_name(value) and not hasattr(value, "idnum"):
                text = value if isinstance(value, str) else raw.readable(value)
                if text:
                    place = place or locator or self._locator(kind, number)
                    label = key.lstrip("/")
                    self.found.add(
                        "page label" if label == "P" and kind == "other" else kind, label, f"{place} {label}".strip(), text
                    )

    def _full_name(self, number: int, item: Any) -> None:
        """Note a field's name with those of the fields above it, as programs show it."""
        names, node = [], item
        for _ in range(16):
            try:
                if isinstance(node.get("/T"), str):
                    names.append(str(node["/T"]))
                node = node["/Parent"].get_object() if "/Parent" in node else None
            except Exception:  # a broken chain ends the name
                break
            if not isinstance(node, dict):
                break
        if len(names) > 1:
            self.found.add("field", "T", f"full name of field object {number}", ".".join(reversed(names)))

    def _dangers(self, number: int, item: dict[str, Any]) -> None:
        """Name what would act, play or reach out when the file is opened."""
        action = item.get("/S")
        page = self.pages.get(number)
        where = f"page {page} object {number}" if page else f"object {number}"
        if action == "/JavaScript" or "/JS" in item:
            self.found.unread.append(("macro", where, "a script; its words were read, it was not run"))
        elif action == "/Launch":
            self.found.unread.append(("macro", where, "an action that starts another program; it was not run"))
        elif action in ("/SubmitForm", "/ImportData", "/GoToE", "/GoToR"):
            self.found.unread.append(("macro", where, "an action that reaches another file or a server; it was not followed"))
        sub = item.get("/Subtype")
        if sub in ("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"):
            self.found.unread.append(("embedded", where, "sound, film or a model is not read"))
        if hasattr(item, "get_data") and "/F" in item:
            self.found.unread.append(("embedded", where, "its content lies in another file, which was not opened"))

    # --- streams -----------------------------------------------------------------------------------------------------------

    def _stream(self, number: int, item: Any) -> None:
        kind, sub = (name if isinstance(name, str) else "" for name in (item.get("/Type"), item.get("/Subtype")))
        if number not in self.forms and (number in self.attached or kind == "/EmbeddedFile"):
            self._attachment(number, item)
            return
        if sub == "/Image":
            self._picture(number, item)
            return
        if holds_no_words(item, kind, sub):
            return
        content = raw.decoded(item)
        if not content:
            return
        if number in self.scripts:
            self.found.add("script", "JS", f"script {number}", encodings.decode(content)[0])
        elif number in self.forms:
            self._xml(content, "xfa", f"form {number}")
        elif kind == "/Metadata" or content[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xpacket", b"<x:xmp")):
            self._xml(content, "xmp", "metadata")
        elif content[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"<html", b"<math", b"<svg")):
            self._xml(content, "xml", f"object {number}")
        elif number in self.contents or sub == "/Form" or "/PatternType" in item:
            self._content(number, content)

    def _content(self, number: int, content: bytes) -> None:
        """Read the strings in property lists of marked content, and comments; the shown text is read by PDFium."""
        page = self.pages.get(number)
        where = f"page {page}" if page else f"object {number}"
        if b"<<" in content:
            for match in _PROPERTIES.finditer(content):
                for key, text in raw.property_strings(match.group(1)):
                    if f"/{key}" in MACHINERY:
                        continue
                    self.found.add("content", key, f"{where} {key}", text)
        if b"%" in content:
            for comment in raw.comments(content):
                self.found.add("content", "%", f"{where} comment in its drawing", comment)

    def _xml(self, content: bytes, kind: str, where: str) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True)
        try:
            root = etree.fromstring(content.strip(b"\x00 \r\n\t"), parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None:
            self.found.add(kind, "text", where, encodings.decode(content)[0])
            return
        for node in root.iter():
            name = node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else "comment"
            for text in (node.text, node.tail):
                if text and text.strip():
                    self.found.add(kind, name, f"{where} {name}", text.strip())
            for key, written in node.attrib.items() if isinstance(node.tag, str) else ():
                value = str(written)
                if (
                    any(char.isalpha() for char in value)
                    and "w3.org" not in value
                    and not value.startswith(("http://ns.", "uuid:"))
                ):
                    self.found.add(kind, str(key).rsplit("}", 1)[-1], f"{where} {name}", value)

    def _attachment(self, number: int, item: Any) -> None:
        name = self.attached.get(number, "")
        self.found.unread.append(
            ("embedded", f"attachment {number}", "an attached file; open it and send it as a file of its own")
        )
        content = raw.decoded(item)
        if content:
            self.found.attachments.append((name or f"attachment {number}", content))

    def _picture(self, number: int, item: Any) -> None:
        filters = item.get("/Filter")
        names = [str(name) for name in filters] if isinstance(filters, list) else [str(filters)]
        if "/DCTDecode" in names:
            stored = getattr(item, "_data", b"")
            for label, text in pictures.texts(stored if stored[:2] == b"\xff\xd8" else raw.decoded(item)):
                self.found.add("image", label, f"picture {number} {label}", text)


def _is_name(value: Any) -> bool:
    return type(value).__name__ == "NameObject"
