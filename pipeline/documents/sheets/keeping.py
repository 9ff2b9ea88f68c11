"""Which parts of a workbook stay when it is scrubbed: those of known kinds that the package leads to."""

from __future__ import annotations

from pipeline.documents import pictures
from pipeline.documents.sheets.cleaning import Cleaning
from pipeline.documents.sheets.parts import rels_of

_KEPT = frozenset(
    ["officeDocument", "worksheet", "chartsheet", "dialogsheet", "sharedStrings", "styles", "theme", "drawing", "chart",
     "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "themeOverride", "table", "diagramData",
     "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "core-properties", "extended-properties",
     "metadata/core-properties", "sheetMetadata"]
)  # fmt: skip
_NAMES = {
    "comments": "comments", "threadedComment": "comments", "person": "authors of comments",
    "vmlDrawing": "notes and form controls",
    "externalLink": "links to other workbooks", "externalLinkPath": "links to other workbooks", "connections": "data connections",
    "queryTable": "data connections", "pivotTable": "pivot tables", "pivotCacheDefinition": "pivot tables",
    "pivotCacheRecords": "pivot tables", "customXml": "custom XML", "customXmlProps": "custom XML",
    "printerSettings": "printer settings", "custom-properties": "properties", "thumbnail": "thumbnail", "vbaProject": "macros",
    "xlMacrosheet": "macros", "xlIntlMacrosheet": "macros", "oleObject": "embedded files", "package": "embedded files",
    "control": "form controls", "ctrlProp": "form controls", "activeXControlBinary": "form controls", "image": "pictures",
    "revisionHeaders": "tracked changes", "revisionLog": "tracked changes", "usernames": "tracked changes",
    "calcChain": "calculation order", "hyperlink": "links to outside", "slicer": "slicers", "slicerCache": "slicers",
}  # fmt: skip


def parts_to_drop(work: Cleaning) -> set[str]:
    """Walk from the package along kept relationships; every part that is not reached goes."""
    kept, waiting = set(), [""]
    while waiting:
        owner = waiting.pop()
        for relationship in work.workbook.relationships(owner):
            target = relationship.target
            if relationship.external or target in kept:
                continue
            if relationship.kind in _KEPT or (relationship.kind == "image" and _keeps(work, target)):
                kept.add(target)
                waiting.append(target)
    gone = {
        entry
        for entry in work.workbook.parts
        if entry not in kept and entry != "[Content_Types].xml" and not _is_rels_of(work, entry, kept)
    }
    kinds = {
        r.target: r.kind for owner in ["", *work.workbook.parts] for r in work.workbook.relationships(owner) if not r.external
    }
    for entry in gone:
        if not entry.endswith(".rels"):
            kind = _NAMES.get(kinds.get(entry, ""), "custom XML" if entry.lower().startswith("customxml/") else "other parts")
            work.removed[kind, work.workbook.labels.get(entry, "") or "workbook"] += 1
    return gone


def _is_rels_of(work: Cleaning, entry: str, kept: set[str]) -> bool:
    return entry == "_rels/.rels" or any(entry == rels_of(owner) for owner in kept) if entry.endswith(".rels") else False


def _keeps(work: Cleaning, entry: str) -> bool:
    """Tell whether a picture may stay: wanted, and of a kind that can be cleaned."""
    if not work.keep_pictures:
        return False
    clean = pictures.strip(work.workbook.parts[entry])
    if clean is not None:
        work.parts[entry] = clean
    return clean is not None
