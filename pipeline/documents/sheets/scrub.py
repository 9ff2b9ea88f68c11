"""Take out of a workbook what must not travel; what stays is the sheets, their formats, charts, shapes and tables.

A part stays only if its kind is on the list below: whatever Excel adds tomorrow goes. Pivot tables go with their caches, since
a cache holds every row it was made from; the figures they show stay in the cells. Formulas that reach other files become their
results. Hidden sheets, rows and columns stay and are reported, because a person must look at them.
"""

from __future__ import annotations

import re

from lxml import etree

from pipeline.documents.scrubbed import Removed, Scrubbed
from pipeline.documents.sheets.cleaning import Cleaning
from pipeline.documents.sheets.keeping import parts_to_drop
from pipeline.documents.sheets.package import Element, local, parse, serialise
from pipeline.documents.sheets.packing import rename_media, set_content_types, set_properties, written
from pipeline.documents.sheets.parts import drop_parts, rels_of, remove_element, remove_references, text_box
from pipeline.documents.sheets.remains import EXTERNAL_REFERENCE, empty_unused, formulas_to_results, report_hidden
from pipeline.errors import Damaged

_FILE_NAME = re.compile(r"[\\/]|\.\w{3,4}$")


def scrub(blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = "") -> Scrubbed:
    """Return a copy without authors, comments, links, caches, macros, embedded files, pictures and properties, and the list."""
    work = _Scrub(blob, name, keep_pictures=keep_pictures)
    return work.run(title)


class _Scrub(Cleaning):
    """Takes out what must not travel, part by part."""

    def run(self, title: str) -> Scrubbed:
        """Clean everything, then write the package anew."""
        if "[Content_Types].xml" not in self.workbook.parts:
            raise Damaged(
                f"“{self.name}” does not say what its parts are.", remedy="Open it in Excel, save it again and send that copy."
            )
        formulas_to_results(self)
        gone = parts_to_drop(self)
        self._replace_pictures(gone)
        self.parts |= drop_parts(self.workbook, gone, self.parts)
        self._drop_external()
        for entry in [entry for entry in self.names() if entry.lower().endswith(".xml")]:
            self._clean_part(entry, gone)
        set_properties(self, title)
        set_content_types(self)
        renamed = rename_media(self)
        report_hidden(self)
        return Scrubbed(
            written(self, renamed),
            tuple(
                Removed(kind, place, n, kept=kept)
                for counted, kept in ((self.removed, False), (self.kept, True))
                for (kind, place), n in sorted(counted.items())
            ),
        )

    # --- parts -------------------------------------------------------------------------------------------------------------

    def _replace_pictures(self, gone: set[str]) -> None:
        """Put words where pictures of drawings were, and drop picture fills."""
        for entry in self.workbook.parts:
            lost = {r.id for r in self.workbook.relationships(entry) if r.kind == "image" and r.target in gone}
            lost |= {r.id for r in self.workbook.relationships(entry) if r.kind == "image" and r.external}
            if not lost or entry in gone or "/drawings/" not in entry.lower():
                continue
            root = parse(self.content(entry), self.name)
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
        for entry in ["", *self.names()]:
            if entry.endswith(".rels"):
                continue
            out = {r.id for r in self.workbook.relationships(entry) if r.external}
            rels = rels_of(entry)
            if not out or self.parts.get(rels, b"") is None or rels not in self.workbook.parts:
                continue
            root = parse(self.content(rels), self.name)
            for node in list(root):
                if local(node.tag) == "Relationship" and node.get("Id") in out:
                    root.remove(node)
            self.parts[rels] = serialise(root)
            self.removed["links to outside", self.workbook.labels.get(entry, "") or "workbook"] += len(out)
            if entry.lower().endswith(".xml"):
                content = parse(self.content(entry), self.name)
                remove_references(content, out)
                self.parts[entry] = serialise(content)

    # --- what stands in kept parts -----------------------------------------------------------------------------------------

    def _clean_part(self, entry: str, gone: set[str]) -> None:
        content = self.content(entry)
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
            changed |= empty_unused(self, root)
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
                EXTERNAL_REFERENCE.search(node.text or "")
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
