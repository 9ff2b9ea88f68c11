"""Scrub a whole Word file: every part in turn, then a new package of what is left."""

from __future__ import annotations

from pipeline.documents.scrubbed import Scrubbed
from pipeline.documents.word import alt_chunk, pictures
from pipeline.documents.word.package import Package, is_xml, open_package
from pipeline.documents.word.parts import document_styles, entries_in_order, labels
from pipeline.documents.word.scrub import drawings, fields, revisions, settings, traces
from pipeline.documents.word.scrub.ledger import Ledger
from pipeline.documents.word.scrub.packing import Draft, build
from pipeline.documents.word.scrub.tree import all_of, mend_containers, remove, word_like
from pipeline.documents.word.scrub.tree import text_element as a_text
from pipeline.documents.word.walk import walk
from pipeline.documents.word.xml import Element, attribute, parse, tags
from pipeline.errors import InputRefused

_STORIES = frozenset({"document", "header", "footer", "footnotes", "endnotes"})
_XML_KINDS = _STORIES | {"settings", "styles", "numbering", "fonts", "theme", "chart", "chart_style", "diagram", "diagram_style"}
KEPT_KINDS = frozenset(_XML_KINDS | {"picture", "alt_chunk"})
_NAMED_LOSSES = {
    "comments": "comments", "comments_more": "comments", "people": "list of authors", "glossary": "glossary",
    "custom_xml": "custom XML",
    "custom_properties": "custom properties", "thumbnail": "thumbnail", "embedded": "embedded file",
    "macro": "macros", "printer": "printer settings",
    "active_x": "control", "signature": "digital signature", "font_file": "embedded font", "ink": "ink",
    "web_extension": "web extension",
    "ribbon": "ribbon", "media": "sound or film", "mail_merge": "mail merge", "web_settings": "web settings",
    "picture": "picture file",
}  # fmt: skip
_CHUNK, _SUB_DOCUMENT = tags("w:altChunk"), tags("w:subDoc")
_MAX_DEPTH = 3


def scrub(
    blob: bytes, *, name: str, keep_pictures: bool = False, unwrap_controls: bool = False, title: str = "", depth: int = 0
) -> Scrubbed:
    """Return a copy without what the Word sheet scrubs, always of type .docx, and the list of what was removed.

    `keep_pictures` keeps PNG, JPEG and GIF pictures without their metadata; all others are replaced by words. `title` becomes
    the only property. Raises subclasses of InputRefused for files that cannot be read.
    """
    package = open_package(blob, name=name)
    ledger = Ledger()
    cleaning = _Cleaning(package, ledger, keep_pictures=keep_pictures, unwrap_controls=unwrap_controls, depth=depth)
    draft = cleaning.draft()
    properties = {"docProps/core.xml": settings.core_properties(title), "docProps/app.xml": settings.app_properties()}
    result, used = build(draft, KEPT_KINDS, properties)
    _name_losses(package, used, ledger)
    return Scrubbed(result, ledger.removed())


class _Cleaning:
    """One scrub under way: the trees of the parts that stay."""

    def __init__(self, package: Package, ledger: Ledger, *, keep_pictures: bool, unwrap_controls: bool, depth: int) -> None:
        self.package, self.ledger = package, ledger
        self.keep_pictures, self.unwrap_controls, self.depth = keep_pictures, unwrap_controls, depth
        self.trees: dict[str, Element] = {}
        self.binaries: dict[str, bytes] = {}
        self.labels = labels(package)
        self.styles = document_styles(package)

    def draft(self) -> Draft:
        """Clean every part that may stay."""
        self._pictures()
        self._parse()
        stories = [(entry, tree) for entry, tree in self.trees.items() if self.package.kinds[entry] in _STORIES]
        for entry, tree in stories:
            self._story(entry, tree)
        renamed, known = traces.rename_bookmarks([tree for _, tree in stories], self.ledger)
        for entry, tree in stories:
            where = self._where(entry)
            traces.unlink(tree, self.ledger, where, renamed, known)
            fields.simplify(tree, self.ledger, where, renamed, known)
            mend_containers(tree)
        self._other_parts()
        for entry, tree in self.trees.items():
            traces.remove_listed_attributes(tree, self.ledger, self._where(entry))
        return Draft(self.package, self.trees, self.binaries)

    def _where(self, entry: str) -> str:
        return self.labels.get(entry) or {"document": "body"}.get(self.package.kinds[entry], self.package.kinds[entry])

    def _parse(self) -> None:
        for entry in entries_in_order(self.package):
            if self.package.kinds.get(entry) in _XML_KINDS and "/glossary/" not in entry.lower():
                content = self.package.contents[entry]
                if is_xml(entry, content):
                    try:
                        self.trees[entry] = parse(content, what=f"“{self.package.name}”")
                    except InputRefused:
                        if self.package.kinds[entry] in _STORIES:
                            raise
                        self.ledger.note("part that is not whole XML", self._where(entry))

    def _pictures(self) -> None:
        for entry in self.package.of("picture"):
            kept = pictures.without_metadata(self.package.contents[entry]) if self.keep_pictures else None
            if kept is not None:
                if kept != self.package.contents[entry]:
                    self.ledger.note("picture metadata")
                self.binaries[entry] = kept

    def _story(self, entry: str, tree: Element) -> None:
        where, kind = self._where(entry), self.package.kinds[entry]
        uses = walk(tree, kind, label=self.labels.get(entry, ""), styles=self.styles).uses
        revisions.accept_all(tree, self.ledger, where)
        traces.remove_comment_anchors(tree)
        traces.remove_hidden_text(tree, self.styles, self.ledger, where)
        traces.loosen_controls(tree, self.ledger, where, unwrap_controls=self.unwrap_controls)
        self._chunks(entry, tree, where)
        drawings.clean(tree, kind, self.ledger, uses, self._keeper(entry))
        traces.remove_trace_attributes(tree, self.ledger, where)

    def _keeper(self, entry: str) -> drawings.MayKeep:
        targets = {
            relationship.id: relationship.entry for relationship in self.package.relationships if relationship.source == entry
        }
        return lambda id_: targets.get(id_, "") in self.binaries

    def _chunks(self, entry: str, tree: Element, where: str) -> None:
        """Turn text taken in from other formats into paragraphs; a Word document inside is scrubbed and stays."""
        targets = {
            relationship.id: relationship.entry for relationship in self.package.relationships if relationship.source == entry
        }
        for element in all_of(tree, _SUB_DOCUMENT):
            self.ledger.note("subdocument", where)
            remove(element)
        for element in all_of(tree, _CHUNK):
            target = targets.get(attribute(element, "r:id"), "")
            content = self.package.contents.get(target, b"")
            chunk = alt_chunk.open_chunk(content, self.package.types.get(target, "")) if content else alt_chunk.AltChunk("other")
            if chunk.format == "docx" and self._inner(target, content):
                continue
            said = alt_chunk.paragraphs(chunk) if chunk.format in ("html", "mht", "text") else [drawings.DOCUMENT_GONE]
            self.ledger.note(
                "text of another format (its words stay)" if chunk.root is not None or chunk.text else "embedded document", where
            )
            for text in said:
                paragraph, run = word_like(element, "p"), word_like(element, "r")
                run.append(a_text(element, text))
                paragraph.append(run)
                element.addprevious(paragraph)
            remove(element)

    def _inner(self, target: str, content: bytes) -> bool:
        if self.depth >= _MAX_DEPTH:
            return False
        try:
            inner = scrub(
                content,
                name=self.package.name,
                keep_pictures=self.keep_pictures,
                unwrap_controls=self.unwrap_controls,
                depth=self.depth + 1,
            )
        except InputRefused:
            return False
        for removed in inner.removed:
            self.ledger.note(removed.kind, "document inside", removed.count)
        self.binaries[target] = inner.blob
        return True

    def _other_parts(self) -> None:
        style_tree = next((tree for entry, tree in self.trees.items() if self.package.kinds[entry] == "styles"), None)
        renamed = settings.neutral_style_ids(style_tree, self.ledger)
        for entry, tree in self.trees.items():
            kind, where = self.package.kinds[entry], self._where(entry)
            settings.rename_styles(tree, renamed)
            if kind in _STORIES:
                continue
            if kind == "settings":
                settings.clean_settings(tree, self.ledger)
            elif kind == "fonts":
                settings.clean_fonts(tree, self.ledger)
            elif kind == "theme":
                settings.clean_theme(tree)
            elif kind == "chart":
                settings.clean_chart(tree, self.ledger, where)
            revisions.accept_all(tree, self.ledger, where)
            drawings.clean(tree, kind, self.ledger, {}, self._keeper(entry))
            traces.remove_trace_attributes(tree, self.ledger, where)


def _name_losses(package: Package, used: set[str], ledger: Ledger) -> None:
    """Name every part and property that did not find its way into the new package."""
    for info in package.entries:
        kind = package.kinds.get(info.filename, "other")
        if info.filename in used or kind == "relationships":
            continue
        if kind in ("core_properties", "app_properties"):
            try:
                count = settings.count_properties(parse(package.contents[info.filename], what=f"“{package.name}”"))
            except InputRefused:
                count = 1
            ledger.note("property", "properties", count)
        elif kind != "alt_chunk":
            ledger.note(_NAMED_LOSSES.get(kind, "part nothing uses" if kind in KEPT_KINDS else "part of unknown kind"))
    outside = sum(1 for relationship in package.relationships if relationship.external)
    ledger.note("address outside the file", "", outside)
    if package.comment:
        ledger.note("comment of the package")
