"""A Word file as a zip package: its entries in order, their kinds, and the relationships between them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from pipeline.documents.word.xml import local, parse
from pipeline.documents.zips import UNREADABLE
from pipeline.errors import Damaged, Dangerous, Encrypted

CONTENT_TYPES = "[Content_Types].xml"
_NEW_COPY = "Ask for a new copy of the file, or open it in Word and save it again."


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part (or of the package, when `source` is empty)."""

    source: str  # entry name of the part it belongs to
    id: str
    type: str  # last step of the type address: "image", "hyperlink", "footnotes" …
    target: str = field(repr=False)  # as written
    entry: str = ""  # the entry it leads to; empty for an outside target

    @property
    def external(self) -> bool:
        """Tell whether it leads out of the package."""
        return not self.entry


@dataclass(frozen=True)
class Package:
    """An opened package. Contents are bytes as they were in the file; `kinds` says what each entry is."""

    name: str
    entries: tuple[zipfile.ZipInfo, ...]
    contents: Mapping[str, bytes] = field(repr=False)
    comment: bytes = field(repr=False)
    types: Mapping[str, str] = field(repr=False)  # entry -> content type
    relationships: tuple[Relationship, ...] = field(repr=False)
    main: str = ""  # entry of the main document
    kinds: Mapping[str, str] = field(default_factory=dict, repr=False)

    def of(self, kind: str) -> list[str]:
        """Return the entries of one kind in the order of the package."""
        return [info.filename for info in self.entries if self.kinds.get(info.filename) == kind]

    @property
    def format(self) -> str:
        """Return docx, docm, dotx or dotm, as the content type of the main part says."""
        type_ = self.types.get(self.main, "").lower()
        macro = "macroenabled" in type_
        if "template" in type_:
            return "dotm" if macro else "dotx"
        return "docm" if macro else "docx"


# Content type (its telling part) -> kind. The first that fits decides; the relationship type, then the name, decide otherwise.
_BY_TYPE = (
    ("document.glossary+xml", "glossary"), ("document.main+xml", "document"), ("template.main+xml", "document"),
    ("macroenabled.main+xml", "document"),
    ("macroenabledtemplate.main+xml", "document"),
    ("wordprocessingml.header+xml", "header"), ("wordprocessingml.footer+xml", "footer"),
    ("footnotes+xml", "footnotes"), ("endnotes+xml", "endnotes"),
    ("wordprocessingml.comments+xml", "comments"), ("commentsextended", "comments_more"), ("commentsids", "comments_more"),
    ("commentsextensible", "comments_more"), ("people+xml", "people"), ("wordprocessingml.settings+xml", "settings"),
    ("websettings+xml", "web_settings"), ("wordprocessingml.styles+xml", "styles"), ("styleswitheffects", "styles"),
    ("numbering+xml", "numbering"), ("fonttable+xml", "fonts"), ("mailmergerecipientdata", "mail_merge"),
    ("theme+xml", "theme"), ("themeoverride", "theme"), ("drawingml.chart+xml", "chart"), ("chartex+xml", "chart"),
    ("chartstyle+xml", "chart_style"), ("chartcolorstyle+xml", "chart_style"), ("chartshapes+xml", "chart"),
    ("diagramdata+xml", "diagram"), ("diagramlayout+xml", "diagram_style"), ("diagramstyle+xml", "diagram_style"),
    ("diagramcolors+xml", "diagram_style"), ("drawingml.diagramdrawing+xml", "diagram"),
    ("ms-office.drawingml.diagramdrawing", "diagram"),
    ("customxmlproperties", "custom_xml"), ("core-properties+xml", "core_properties"),
    ("extended-properties+xml", "app_properties"),
    ("custom-properties+xml", "custom_properties"), ("vbaproject", "macro"), ("vbadata", "macro"),
    ("keymapcustomizations", "macro"),
    ("printersettings", "printer"), ("activex", "active_x"), ("oleobject", "embedded"), ("digital-signature", "signature"),
    ("relationships+xml", "relationships"), ("obfuscatedfont", "font_file"), ("x-font", "font_file"), ("inkml", "ink"),
    ("webextension", "web_extension"), ("image/", "picture"),
)  # fmt: skip
_BY_RELATIONSHIP = {
    "officeDocument": "document", "glossaryDocument": "glossary", "header": "header", "footer": "footer",
    "footnotes": "footnotes",
    "endnotes": "endnotes", "comments": "comments", "commentsExtended": "comments_more", "commentsIds": "comments_more",
    "commentsExtensible": "comments_more", "people": "people", "settings": "settings", "webSettings": "web_settings",
    "styles": "styles", "stylesWithEffects": "styles", "numbering": "numbering", "fontTable": "fonts", "theme": "theme",
    "recipientData": "mail_merge", "chart": "chart", "chartEx": "chart", "chartUserShapes": "chart",
    "chartStyle": "chart_style",
    "chartColorStyle": "chart_style", "diagramData": "diagram", "diagramDrawing": "diagram", "diagramLayout": "diagram_style",
    "diagramQuickStyle": "diagram_style", "diagramColors": "diagram_style", "customXml": "custom_xml",
    "customXmlProps": "custom_xml",
    "core-properties": "core_properties", "coreProperties": "core_properties", "metadata/core-properties": "core_properties",
    "extended-properties": "app_properties", "extendedProperties": "app_properties", "custom-properties": "custom_properties",
    "customProperties": "custom_properties", "thumbnail": "thumbnail", "image": "picture", "hdphoto": "picture",
    "package": "embedded", "oleObject": "embedded", "aFChunk": "alt_chunk", "vbaProject": "macro", "wordVbaData": "macro",
    "keyMapCustomizations": "macro", "attachedToolbars": "macro", "printerSettings": "printer", "control": "active_x",
    "activeXControlBinary": "active_x", "origin": "signature", "signature": "signature", "certificate": "signature",
    "font": "font_file", "customXmlPart": "ink", "webextension": "web_extension", "webextensiontaskpanes": "web_extension",
    "ui/extensibility": "ribbon", "extensibility": "ribbon", "subDocument": "alt_chunk", "frame": "alt_chunk",
    "video": "media", "audio": "media", "media": "media", "userShapes": "chart", "ctrlProp": "active_x",
}  # fmt: skip
_RELATIONSHIP_FIRST = {"thumbnail", "alt_chunk", "embedded", "custom_xml", "ribbon", "media", "picture"}
_BY_NAME = (
    ("word/document", "document"), ("word/glossary/document", "glossary"), ("word/header", "header"), ("word/footer", "footer"),
    ("word/footnotes", "footnotes"), ("word/endnotes", "endnotes"), ("word/comments.xml", "comments"),
    ("word/comments", "comments_more"),
    ("word/people", "people"), ("word/settings", "settings"), ("word/styles", "styles"), ("word/numbering", "numbering"),
    ("customxml/", "custom_xml"), ("docprops/core", "core_properties"), ("docprops/app", "app_properties"),
    ("docprops/custom", "custom_properties"), ("docprops/thumbnail", "thumbnail"), ("word/media/", "picture"),
    ("word/embeddings/", "embedded"), ("word/charts/", "chart"), ("word/diagrams/", "diagram"),
    ("_xmlsignatures/", "signature"),
)  # fmt: skip
_PICTURES = {
    "png",
    "jpg",
    "jpeg",
    "jpe",
    "gif",
    "bmp",
    "tif",
    "tiff",
    "emf",
    "wmf",
    "svg",
    "wdp",
    "webp",
    "ico",
    "pcx",
    "heic",
    "jfif",
    "emz",
    "wmz",
}


def open_package(blob: bytes, *, name: str) -> Package:
    """Open a Word package from memory.

    Raises Damaged for a file cut off or without a main part, Encrypted for protected entries, and Dangerous where one
    entry name stands twice with different content (two programs would read two different documents).
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(blob))
    except UNREADABLE:
        raise Damaged(f"“{name}” is not a whole Word file.", remedy=_NEW_COPY) from None
    entries: list[zipfile.ZipInfo] = []
    contents: dict[str, bytes] = {}
    folded: dict[str, str] = {}
    with archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            content = _content(archive, info, name)
            earlier = folded.get(info.filename.lower())
            if earlier is not None:
                if contents[earlier] != content:
                    raise Dangerous(
                        f"“{name}” holds the same part twice with different content.", remedy="Open it in Word and save it again."
                    )
                continue
            folded[info.filename.lower()] = info.filename
            contents[info.filename] = content
            entries.append(info)
        comment = archive.comment
    return _understood(name, tuple(entries), contents, comment, folded)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    if info.flag_bits & 0x1:
        raise Encrypted(f"“{name}” is protected by a password.", remedy="Save it without a password and send it again.")
    try:
        return archive.read(info)
    except UNREADABLE:
        raise Damaged(f"“{name}” holds a part that cannot be unpacked.", remedy=_NEW_COPY) from None


def _understood(
    name: str, entries: tuple[zipfile.ZipInfo, ...], contents: dict[str, bytes], comment: bytes, folded: Mapping[str, str]
) -> Package:
    types = _content_types(contents, folded, name)
    relationships = _relationships(contents, folded, name)
    main = _main(types, relationships, contents, folded)
    if not main:
        raise Damaged(f"“{name}” has no main document part.", remedy=_NEW_COPY)
    kinds = {
        entry: _kind(entry, types.get(entry, ""), relationships_to)
        for entry, relationships_to in _incoming(contents, relationships)
    }
    kinds[main] = "document"
    return Package(name, entries, contents, comment, types, relationships, main, kinds)


def _incoming(contents: Mapping[str, bytes], relationships: tuple[Relationship, ...]) -> list[tuple[str, list[str]]]:
    to: dict[str, list[str]] = {entry: [] for entry in contents}
    for relationship in relationships:
        if relationship.entry:
            to[relationship.entry].append(relationship.type)
    return list(to.items())


def _content_types(contents: Mapping[str, bytes], folded: Mapping[str, str], name: str) -> dict[str, str]:
    entry = folded.get(CONTENT_TYPES.lower())
    if entry is None:
        return {}
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for element in parse(contents[entry], what=f"“{name}”").iterchildren("*"):
        if local(element) == "Default":
            defaults[element.get("Extension", "").lower()] = element.get("ContentType", "")
        elif local(element) == "Override":
            overrides[unquote(element.get("PartName", "")).lstrip("/").lower()] = element.get("ContentType", "")
    types = {}
    for entry in contents:
        low = entry.lower()
        types[entry] = overrides.get(low) or defaults.get(low.rpartition(".")[2], "")
    return types


def relationships_entry(part: str) -> str:
    """Return the entry that holds a part's relationships."""
    folder, _, base = part.rpartition("/")
    return f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"


def _relationships(contents: Mapping[str, bytes], folded: Mapping[str, str], name: str) -> tuple[Relationship, ...]:
    found: list[Relationship] = []
    for entry, content in contents.items():
        if not entry.lower().endswith(".rels") or "_rels/" not in entry.lower():
            continue
        source = source_of(entry)
        source = folded.get(source.lower(), source)
        for element in parse(content, what=f"“{name}”").iterchildren("*"):
            if local(element) != "Relationship":
                continue
            target = element.get("Target", "")
            leads_to = (
                "" if element.get("TargetMode", "").lower() == "external" else folded.get(resolve(source, target).lower(), "")
            )
            found.append(Relationship(source, element.get("Id", ""), _short_type(element.get("Type", "")), target, leads_to))
    return tuple(found)


def source_of(entry: str) -> str:
    """Return the part a relationships entry belongs to; "" for the package."""
    folder, _, base = entry.rpartition("/")
    folder = folder[: -len("_rels")].rstrip("/")
    base = base[: -len(".rels")]
    return f"{folder}/{base}" if folder and base else base


def resolve(source: str, target: str) -> str:
    """Return the entry name an inside target leads to, never outside the package."""
    path = unquote(target.partition("#")[0].replace("\\", "/"))
    if not path.startswith("/"):
        path = posixpath.join("/", posixpath.dirname(source), path)
    return posixpath.normpath(path).lstrip("/")


def _short_type(address: str) -> str:
    return "ui/extensibility" if address.endswith("ui/extensibility") else address.rpartition("/")[2]


def _main(
    types: Mapping[str, str], relationships: tuple[Relationship, ...], contents: Mapping[str, bytes], folded: Mapping[str, str]
) -> str:
    for relationship in relationships:
        if relationship.source == "" and relationship.type == "officeDocument" and _is_part(relationship.entry, contents):
            return relationship.entry
    for entry, type_ in types.items():
        low = type_.lower()
        if low.endswith("main+xml") and "word" in low and _is_part(entry, contents):
            return entry
    return folded.get("word/document.xml", "")


def _is_part(entry: str, contents: Mapping[str, bytes]) -> bool:
    return entry in contents and entry.lower() != CONTENT_TYPES.lower() and is_xml(entry, contents[entry])


def _kind(entry: str, type_: str, incoming: list[str]) -> str:
    low, type_low = entry.lower(), type_.lower()
    if low == CONTENT_TYPES.lower() or low.endswith(".rels"):
        return "relationships"
    by_relationship = next((_BY_RELATIONSHIP[kind] for kind in incoming if kind in _BY_RELATIONSHIP), "")
    if by_relationship in _RELATIONSHIP_FIRST:
        return by_relationship
    for telling, kind in _BY_TYPE:
        if telling in type_low:
            return kind
    if by_relationship:
        return by_relationship
    if low.rpartition(".")[2] in _PICTURES:
        return "picture"
    return next((kind for start, kind in _BY_NAME if low.startswith(start)), "other")


def is_xml(entry: str, content: bytes) -> bool:
    """Tell whether an entry is an XML part: by its beginning, whatever its name says."""
    head = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[2:4] in (b"<\x00", b"\x00<")
    if head[:2] in (b"<\x00", b"\x00<"):
        return True
    return head[:5] == b"<?xml" or (head[:1] == b"<" and entry.lower().endswith((".xml", ".rels", ".vml", ".svg")))


def pack(entries: list[tuple[zipfile.ZipInfo, bytes]], *, comment: bytes = b"") -> bytes:
    """Write entries into a new zip, in order, each under its own name, date and method."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in entries:
            archive.writestr(info, content)
        archive.comment = comment
    return out.getvalue()


def fresh_entry(entry: str) -> zipfile.ZipInfo:
    """Describe an entry without date, system or extra fields, so that nothing of the machine travels with it."""
    info = zipfile.ZipInfo(entry, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    return info
