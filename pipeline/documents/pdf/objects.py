"""What an object of a PDF is, by its keys: an annotation, a field, an outline …, and which of its strings say nothing."""

from __future__ import annotations

from typing import Any

# Keys whose strings are machinery: checksums, encodings, appearance, languages, dates of objects.
MACHINERY = frozenset(
    ["/ID", "/O", "/U", "/OE", "/UE", "/Perms", "/Panose", "/CharSet", "/Registry", "/Ordering", "/DA", "/Lang",
     "/CheckSum", "/Cert", "/ByteRange", "/DocChecksum", "/FontFamily", "/LastModified", "/M", "/CreationDate", "/ModDate",
     "/DocCounter", "/Base", "/NM"]
)  # fmt: skip
ANNOTATION = frozenset(
    ["/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight", "/Underline",
     "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Widget",
     "/Screen", "/PrinterMark", "/TrapNet", "/Watermark", "/3D", "/Redact", "/RichMedia"]
)  # fmt: skip
_FONT_KEYS = ("/Length1", "/Length2", "/Length3", "/FunctionType", "/ShadingType", "/CMapName", "/N")
_FONT_TYPES = ("/Type1C", "/CIDFontType0C", "/OpenType", "/Image", "/XML")


def kind_of(item: dict[str, Any]) -> str:
    """Return what an object is, for the name of its place: annotation, field, outline …, "other"."""
    kind, sub = (name if isinstance(name, str) else "" for name in (item.get("/Type"), item.get("/Subtype")))
    if "/FT" in item or ("/T" in item and ("/Kids" in item or "/V" in item) and "/Rect" not in item) or sub == "/Widget":
        return "field"
    if kind == "/Annot" or (sub in ANNOTATION and "/Rect" in item):
        return "annotation"
    if kind == "/OCG":
        return "layer"
    if kind in ("/Filespec", "/F") or "/EF" in item:
        return "attachment"
    if kind == "/StructElem" or "/ActualText" in item or "/Alt" in item:
        return "structure"
    if kind == "/Outlines" or ("/Title" in item and "/Parent" in item):
        return "outline"
    if "/PageLabels" in item:
        return "page label"
    return "other"


def holds_no_words(item: Any, kind: str, sub: str) -> bool:
    """Say whether a stream is a table, a font or a function of a file: no words are in it."""
    if kind in ("/XRef", "/ObjStm") or (sub in _FONT_TYPES and kind != "/Metadata") or "/PaintType" in item:
        return True
    return any(key in item for key in _FONT_KEYS) and kind != "/Metadata" and sub != "/Form"
