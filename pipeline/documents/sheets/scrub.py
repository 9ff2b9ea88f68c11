"""Take out of a workbook what must not travel; what stays is the sheets, their formats, charts, shapes and tables.

A part stays only if its kind is on the list below: whatever Excel adds tomorrow goes. Pivot tables go with their caches, since
a cache holds every row it was made from; the figures they show stay in the cells. Formulas that reach other files become their
results. Hidden sheets, rows and columns stay and are reported, because a person must look at them.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter

from lxml import etree

from pipeline.documents import pictures
from pipeline.documents.scrubbed import Removed, Scrubbed
from pipeline.documents.sheets.cells import SheetReader, cell_nodes, layout_of
from pipeline.documents.sheets.package import Element, Workbook, local, parse, serialise
from pipeline.documents.sheets.parts import drop_parts, rels_of, remove_element, remove_references, text_box
from pipeline.errors import Damaged

_KEPT = frozenset(
    [
        "officeDocument",
        "worksheet",
        "chartsheet",
        "dialogsheet",
        "sharedStrings",
        "styles",
        "theme",
        "drawing",
        "chart",
        "chartEx",
        "chartStyle",
        "chartColorStyle",
        "chartUserShapes",
        "themeOverride",
        "table",
        "diagramData",
        "diagramLayout",
        "diagramQuickStyle",
        "diagramColors",
        "diagramDrawing",
        "core-properties",
        "extended-properties",
        "metadata/core-properties",
        "sheetMetadata",
    ]
)
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
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_EXTERNAL_REFERENCE = re.compile(r"\[\d+\]|'[^']*\[[^\]]+\.xl\w+\][^']*'!")
_FILE_NAME = re.compile(r"[\\/]|\.\w{3,4}$")


def scrub(blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = "") -> Scrubbed:
    """Return a copy without authors, comments, links, caches, macros, embedded files, pictures and properties, and the list."""
    work = _Scrub(blob, name, keep_pictures=keep_pictures)
    return work.run(title)


class _Scrub:
    """Holds the parts while they are cleaned; `removed` counts what went, by kind and place."""

    def __init__(self, blob: bytes, name: str, *, keep_pictures: bool) -> None:
        self.workbook = Workbook(blob, name)
        self.blob, self.name, self.keep_pictures = blob, name, keep_pictures
        self.removed: Counter[tuple[str, str]] = Counter()
        self.parts: dict[str, bytes | None] = {}

    def run(self, title: str) -> Scrubbed:
        """Clean everything, then write the package anew."""
        if "[Content_Types].xml" not in self.workbook.parts:
            raise Damaged(
                f"“{self.name}” does not say what its parts are.", remedy="Open it in Excel, save it again and send that copy."
            )
        self._formulas_to_results()
        gone = self._parts_to_drop()
        self._replace_pictures(gone)
        self.parts |= drop_parts(self.workbook, gone, self.parts)
        self._drop_external()
        for entry in [entry for entry in self._names() if entry.lower().endswith(".xml")]:
            self._clean_part(entry, gone)
        self._properties(title)
        self._content_types()
        renamed = self._rename_media()
        self._report_hidden()
        return Scrubbed(
            self._written(renamed), tuple(Removed(kind, place, n) for (kind, place), n in sorted(self.removed.items()))
        )

    # --- parts -------------------------------------------------------------------------------------------------------------

    def _names(self) -> list[str]:
        return [entry for entry in self.workbook.parts if self.parts.get(entry, b"") is not None]

    def _content(self, entry: str) -> bytes:
        content = self.parts[entry] if entry in self.parts else self.workbook.parts[entry]
        return content or b""

    def _parts_to_drop(self) -> set[str]:
        """Walk from the package along kept relationships; every part that is not reached goes."""
        kept, waiting = set(), [""]
        while waiting:
            owner = waiting.pop()
            for relationship in self.workbook.relationships(owner):
                target = relationship.target
                if relationship.external or target in kept:
                    continue
                if relationship.kind in _KEPT or (relationship.kind == "image" and self._keeps(target)):
                    kept.add(target)
                    waiting.append(target)
        gone = {
            entry
            for entry in self.workbook.parts
            if entry not in kept and entry != "[Content_Types].xml" and not self._is_rels_of(entry, kept)
        }
        kinds = {
            r.target: r.kind for owner in ["", *self.workbook.parts] for r in self.workbook.relationships(owner) if not r.external
        }
        for entry in gone:
            if not entry.endswith(".rels"):
                kind = _NAMES.get(kinds.get(entry, ""), "custom XML" if entry.lower().startswith("customxml/") else "other parts")
                self.removed[kind, self.workbook.labels.get(entry, "") or "workbook"] += 1
        return gone

    def _is_rels_of(self, entry: str, kept: set[str]) -> bool:
        return entry == "_rels/.rels" or any(entry == rels_of(owner) for owner in kept) if entry.endswith(".rels") else False

    def _keeps(self, entry: str) -> bool:
        """Tell whether a picture may stay: wanted, and of a kind that can be cleaned."""
        if not self.keep_pictures:
            return False
        clean = pictures.strip(self.workbook.parts[entry])
        if clean is not None:
            self.parts[entry] = clean
        return clean is not None

    def _replace_pictures(self, gone: set[str]) -> None:
        """Put words where pictures of drawings were, and drop picture fills."""
        for entry in self.workbook.parts:
            lost = {r.id for r in self.workbook.relationships(entry) if r.kind == "image" and r.target in gone}
            lost |= {r.id for r in self.workbook.relationships(entry) if r.kind == "image" and r.external}
            if not lost or entry in gone or "/drawings/" not in entry.lower():
                continue
            root = parse(self._content(entry), self.name)
            for node in [node for node in root.iter() if local(node.tag) == "pic"]:
                if any(value in lost for part in node.iter() for value in part.attrib.values()):
                    node.getparent().replace(node, text_box(node, "[picture removed]"))
            for fill in [node for node in root.iter() if local(node.tag) == "blipFill"]:
                if any(value in lost for part in fill.iter() for value in part.attrib.values()):
                    space = etree.QName(fill).namespace
                    fill.getparent().replace(fill, etree.Element(f"{{{space}}}noFill"))
            remove_references(root, lost)
            self.parts[entry] = serialise(root)

    def _drop_external(self) -> None:
        """Remove relationships that lead out of the file, and the elements that use them; the shown text stays."""
        for entry in ["", *self._names()]:
            if entry.endswith(".rels"):
                continue
            out = {r.id for r in self.workbook.relationships(entry) if r.external}
            rels = rels_of(entry)
            if not out or self.parts.get(rels, b"") is None or rels not in self.workbook.parts:
                continue
            root = parse(self._content(rels), self.name)
            for node in list(root):
                if local(node.tag) == "Relationship" and node.get("Id") in out:
                    root.remove(node)
            self.parts[rels] = serialise(root)
            self.removed["links to outside", self.workbook.labels.get(entry, "") or "workbook"] += len(out)
            if entry.lower().endswith(".xml"):
                content = parse(self._content(entry), self.name)
                remove_references(content, out)
                self.parts[entry] = serialise(content)

    # --- what stands in kept parts -----------------------------------------------------------------------------------------

    def _formulas_to_results(self) -> None:
        """Replace formulas that reach other workbooks by their results."""
        for sheet in self.workbook.sheets:
            content = self.workbook.parts.get(sheet.entry, b"")
            if not sheet.entry.lower().endswith(".xml") or b"[" not in content:
                continue
            root = parse(content, self.name)
            count = 0
            for cell in cell_nodes(root):
                for child in list(cell):
                    if local(child.tag) == "f" and child.text and _EXTERNAL_REFERENCE.search(child.text):
                        cell.remove(child)
                        count += 1
            if count:
                self._settle_shared(root)
                self.parts[sheet.entry] = serialise(root)
                self.removed["formulas that reach other workbooks", sheet.name] += count

    @staticmethod
    def _settle_shared(root: Element) -> None:
        """Remove repeats of shared formulas whose first cell lost its own."""
        nodes = [child for cell in cell_nodes(root) for child in cell if local(child.tag) == "f" and child.get("t") == "shared"]
        masters = {node.get("si") for node in nodes if node.get("ref")}
        for node in nodes:
            if node.get("si") not in masters:
                node.getparent().remove(node)

    def _clean_part(self, entry: str, gone: set[str]) -> None:
        content = self._content(entry)
        root = parse(content, self.name)
        before = content if entry not in self.parts else None
        changed = False
        for node in [node for node in root.iter() if isinstance(node.tag, str)]:
            changed |= self._clean_element(entry, root, node)
        for node in [node for node in root.iter() if not isinstance(node.tag, str)]:
            parent = node.getparent()
            if parent is not None:
                remove_element(node)
                changed = True
        if entry == self.workbook.entry:
            changed |= self._clean_workbook(root, gone)
        if entry == self.workbook.part_of_kind("sharedStrings"):
            changed |= self._empty_unused(root)
        if changed or before is None:
            self.parts[entry] = serialise(root)

    def _clean_element(self, entry: str, root: Element, node: Element) -> bool:
        name = local(node.tag)
        if name in ("rPh", "phoneticPr") and node.getparent() is not None:
            self.removed["phonetic hints", "workbook"] += name == "rPh"
            remove_element(node)
            return True
        if name in (
            "fileSharing",
            "absPath",
            "revisionPtr",
            "customWorkbookViews",
            "webPublishing",
            "webPublishItems",
            "scenarios",
        ):
            self.removed["names of users and folders", "workbook"] += 1
            remove_element(node)
            return True
        if name in ("legacyDrawing", "legacyDrawingHF", "oleObjects", "controls") and "/worksheets/" in entry:
            remove_element(node)
            return True
        changed = False
        for attribute in ("codeName", "userName", "refreshedBy", "macro", "textlink", "vm"):
            keys = [key for key in node.attrib if local(key) == attribute]
            if keys and not (attribute == "macro" and node.get(keys[0]) == ""):
                for key in keys:
                    del node.attrib[key]
                if attribute == "macro":
                    node.set("macro", "")
                changed = True
        if name == "cNvPr":
            for key in ("name", "descr", "title"):
                if _FILE_NAME.search(node.get(key) or ""):
                    node.set(key, f"Picture {node.get('id', '')}" if key == "name" else "")
                    changed = True
        if name == "table" and node is root and node.get("tableType") == "queryTable":
            for key in ("tableType", "connectionId"):
                node.attrib.pop(key, None)
            changed = True
        if name == "tableColumn" and node.get("queryTableFieldId"):
            del node.attrib["queryTableFieldId"]
            changed = True
        return changed

    def _clean_workbook(self, root: Element, gone: set[str]) -> bool:
        """Drop names that reach outside or belong to a dropped sheet, and put sheet numbers right again."""
        kept, dropped = [], set()
        for number, sheet in enumerate(self.workbook.sheets):
            (dropped.add(number) if sheet.entry in gone else kept.append(number))
        numbers = {str(old): str(new) for new, old in enumerate(kept)}
        changed = bool(dropped)
        for node in [node for node in root.iter() if local(node.tag) == "definedName"]:
            own = node.get("localSheetId")
            if (
                _EXTERNAL_REFERENCE.search(node.text or "")
                or (own is not None and own not in numbers)
                or node.get("vbProcedure") == "1"
            ):
                remove_element(node)
                self.removed["names that reach other workbooks", "workbook"] += 1
                changed = True
            elif own is not None and dropped:
                node.set("localSheetId", numbers[own])
        for holder in [node for node in root.iter() if local(node.tag) == "definedNames" and len(node) == 0]:
            remove_element(holder)
        if dropped:
            for view in [node for node in root.iter() if local(node.tag) == "workbookView"]:
                for key in ("activeTab", "firstSheet"):
                    view.attrib.pop(key, None)
        return changed

    def _empty_unused(self, root: Element) -> bool:
        """Empty strings that no cell uses: words of deleted cells often stay behind."""
        uses: set[int] = set()
        for sheet in self.workbook.sheets:
            if sheet.entry in self._names() and sheet.entry.lower().endswith(".xml"):
                for cell in cell_nodes(parse(self._content(sheet.entry), self.name)):
                    text = next((child.text or "" for child in cell if local(child.tag) == "v"), "")
                    if cell.get("t") == "s" and text.strip().isdigit():
                        uses.add(int(text))
        changed = False
        for number, item in enumerate(node for node in root if local(node.tag) == "si"):
            if number not in uses and len(item) and "".join(item.itertext()).strip():
                space = etree.QName(item).namespace
                for child in list(item):
                    item.remove(child)
                etree.SubElement(item, f"{{{space}}}t")
                self.removed["strings in no cell", "workbook"] += 1
                changed = True
        return changed

    # --- about the file ----------------------------------------------------------------------------------------------------

    def _properties(self, title: str) -> None:
        for relationship in self.workbook.relationships(""):
            if relationship.kind == "core-properties":
                self.parts[relationship.target] = _core(title)
                self.removed["properties", "workbook"] += 1
            elif relationship.kind == "extended-properties":
                self.parts[relationship.target] = _APP
                self.removed["properties", "workbook"] += 1

    def _content_types(self) -> None:
        root = parse(self._content("[Content_Types].xml"), self.name)
        used = {posixpath.splitext(entry)[1].lstrip(".").lower() for entry in self._names()}
        for node in list(root):
            if local(node.tag) == "Override" and node.get("PartName", "").lstrip("/").lower() == self.workbook.entry.lower():
                node.set("ContentType", _MAIN)
            if local(node.tag) == "Default" and node.get("Extension", "").lower() not in used | {"rels", "xml"}:
                root.remove(node)
        self.parts["[Content_Types].xml"] = serialise(root)

    def _rename_media(self) -> dict[str, str]:
        """Give pictures that stay plain names, in the package and in every relationship."""
        renamed: dict[str, str] = {}
        for entry in self._names():
            if "/media/" in entry.lower():
                new = f"{posixpath.dirname(entry)}/image{len(renamed) + 1}{posixpath.splitext(entry)[1].lower()}"
                if new != entry:
                    renamed[entry] = new
        if any(new in self._names() and new not in renamed for new in renamed.values()):
            renamed = {old: new.replace("/image", "/picture") for old, new in renamed.items()}
        for owner in self._names() if renamed else ():
            hits = {r.id: renamed[r.target] for r in self.workbook.relationships(owner) if not r.external and r.target in renamed}
            if hits and rels_of(owner) in self.workbook.parts and self.parts.get(rels_of(owner), b"") is not None:
                root = parse(self._content(rels_of(owner)), self.name)
                for node in root:
                    if local(node.tag) == "Relationship" and node.get("Id") in hits:
                        node.set("Target", "/" + hits[node.get("Id")])
                self.parts[rels_of(owner)] = serialise(root)
        return renamed

    def _report_hidden(self) -> None:
        reader = SheetReader(self.workbook)
        for sheet in self.workbook.sheets:
            if sheet.entry not in self._names() or not sheet.entry.lower().endswith(".xml"):
                continue
            if sheet.state != "visible":
                self.removed["hidden sheet kept", sheet.name] += 1
                continue
            content = self.workbook.parts[sheet.entry]
            layout = layout_of(content, self.workbook.name)
            rows = reader.rows(reader.stream(content), hidden=False)
            hidden = sum(1 for _, _, cells in rows for cell in cells if layout.is_hidden(cell))
            if hidden:
                self.removed["hidden cells kept", sheet.name] += hidden

    def _written(self, renamed: dict[str, str]) -> bytes:
        """Write the parts in their order under plain dates, without the package's comment."""
        import io
        import zipfile

        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            names = sorted(self._names(), key=lambda entry: entry != "[Content_Types].xml")
            for entry in names:
                info = zipfile.ZipInfo(renamed.get(entry, entry), (1980, 1, 1, 0, 0, 0))
                target.writestr(info, self._content(entry), compress_type=zipfile.ZIP_DEFLATED)
        return out.getvalue()


_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Excel</Application></Properties>"
)


def _core(title: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dc = "http://purl.org/dc/elements/1.1/"
    root = etree.Element(f"{{{space}}}coreProperties", nsmap={"cp": space, "dc": dc})
    if title:
        etree.SubElement(root, f"{{{dc}}}title").text = title
    result: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return result
