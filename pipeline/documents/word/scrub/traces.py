"""Traces of people and machines in running XML: comments' anchors, revision ids, bookmarks, links, controls, hidden text."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.documents.word.attributes import ATTRIBUTES, BY_ID, text_attributes
from pipeline.documents.word.scrub.ledger import Ledger
from pipeline.documents.word.scrub.tree import (
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    all_of,
    drop_if_empty_run,
    may_go,
    remove,
    unwrap,
)
from pipeline.documents.word.styles import Styles, is_on
from pipeline.documents.word.xml import Element, attribute, child, is_extension_namespace, local, names, tags

_COMMENT_ANCHORS = tags("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef")
_PERMISSIONS = tags("w:permStart", "w:permEnd")
_BOOKMARK, _BOOKMARK_END = tags("w:bookmarkStart"), tags("w:bookmarkEnd")
_ORDINARY_BOOKMARK = re.compile(r"_(GoBack|Toc\d+|Ref\d+|Hlk\d+|Hlt\d+)")
_LINK = tags("w:hyperlink")
_TAGGED, _TAG_PROPERTIES = tags("w:smartTag", "w:customXml"), tags("w:smartTagPr", "w:customXmlPr")
_CONTROL, _CONTROL_CONTENT = tags("w:sdt"), tags("w:sdtContent")
_CONTROL_TRACES = tags("w:dataBinding", "w15:dataBinding", "w:placeholder", "w15:webExtensionLinked", "w15:webExtensionCreated")
_CONTROL_DATE = tags("w:date")
_FORM = tags("w:ffData")
_MACROS = tags("w:entryMacro", "w:exitMacro")
_FORM_NAME = tags("w:name")
_VANISH, _PSTYLE, _RSTYLE = tags("w:vanish"), tags("w:pStyle"), tags("w:rStyle")
_FIELD_PIECES = tags("w:fldChar", "w:instrText")
_TRACE_ATTRIBUTES = frozenset(
    [full for name in ("w14:paraId", "w14:textId", "w16du:dateUtc", "w:author", "w:date", "w:initials") for full in names(name)]
    + [
        full
        for name in ("w:rsidR", "w:rsidRPr", "w:rsidRDefault", "w:rsidP", "w:rsidDel", "w:rsidSect", "w:rsidTr")
        for full in names(name)
    ]
)
_CHOICE = tags("mc:Choice")
_RSID_ELEMENTS = tags("w:rsid", "w:rsids")


def remove_comment_anchors(root: Element) -> None:
    """Remove every trace of comments and of editing permissions from running text."""
    for element in all_of(root, _COMMENT_ANCHORS | _PERMISSIONS):
        run = element.getparent()
        remove(element)
        drop_if_empty_run(run)


def remove_trace_attributes(root: Element, ledger: Ledger, where: str) -> None:
    """Remove revision ids, paragraph ids, dates and attributes of strangers' namespaces; remarks in the XML as well."""
    ids = 0
    strange = _remove_strange_elements(root)
    memo: dict[str, bool] = {}
    for element in root.iter("*"):
        if not element.attrib:
            continue
        for name in list(element.attrib):
            if name in _TRACE_ATTRIBUTES:
                del element.attrib[name]
                ids += 1
            elif name[0] == "{":
                known = memo.get(name)
                if known is None:
                    known = memo[name] = is_extension_namespace(name[1:].partition("}")[0]) or "2001/XMLSchema" in name
                if not known:
                    del element.attrib[name]
                    strange += 1
    for element in all_of(root, _RSID_ELEMENTS):
        remove(element)
        ids += 1
    ledger.note("revision and paragraph ids", where, ids)
    ledger.note("elements and attributes of other programs", where, strange)
    remarks = [*root.iter(etree.Comment), *root.iter(etree.ProcessingInstruction)]
    around = [*root.itersiblings(), *root.itersiblings(preceding=True)]  # left out when the part is written
    for remark in remarks:
        if remark.getparent() is not None:
            _remove_remark(remark)
    _forget_strangers(root)
    ledger.note("remarks in the XML", where, len(remarks) + len(around))


def _remove_strange_elements(root: Element) -> int:
    """Take out elements of other programs; running text inside one stays."""
    count = 0
    foreign = {uri for uri in _namespaces(root) if not is_extension_namespace(uri)}
    for element in all_of(root, [f"{{{uri}}}*" for uri in foreign if uri]) if foreign else ():
        parent = element.getparent()
        if parent is None:
            continue
        count += 1
        if any(True for _ in element.iter(*PARAGRAPH, *RUN)):
            unwrap(element)
        elif local(parent) == "ext" and parent.getparent() is not None:
            remove(parent)
        else:
            remove(element)
    return count


def _namespaces(root: Element) -> set[str]:
    return {element.tag[1:].partition("}")[0] for element in root.iter("*") if element.tag[0] == "{"}


def _forget_strangers(root: Element) -> None:
    """Drop namespaces of other programs that nothing uses any more, also from the list of those a reader may ignore."""
    strangers = {
        prefix for prefix, uri in root.nsmap.items() if prefix and not is_extension_namespace(uri) and "purl.o" not in uri
    }
    for element in (root, *(root.iter("{*}AlternateContent") if strangers else ())):
        for name in names("mc:Ignorable"):
            listed = element.get(name)
            if listed:
                kept = [prefix for prefix in listed.split() if prefix not in strangers]
                element.set(name, " ".join(kept))
    if strangers:
        named = {prefix for choice in root.iter(*_CHOICE) for prefix in choice.get("Requires", "").split()}
        kept = [prefix for prefix in root.nsmap if prefix and prefix not in strangers]
        etree.cleanup_namespaces(root, keep_ns_prefixes=sorted(named.union(kept)))


def _remove_remark(remark: Element) -> None:
    """Remove a comment or instruction; the text after it belongs to the element around it."""
    parent, tail = remark.getparent(), remark.tail
    if tail:
        previous = remark.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(remark)


def remove_listed_attributes(root: Element, ledger: Ledger, where: str) -> None:
    """Remove what the Word sheet calls removed and nothing above has met, because it stood where Word never puts it."""
    count = 0
    for element in list(root.iter(*ATTRIBUTES)):
        for row, name, _ in text_attributes(element):
            slot = BY_ID[row.slot]
            if slot.treatment == "scrub" and slot.scrub.startswith(("removed", "unwrapped")):
                del element.attrib[name]
                count += 1
    ledger.note("attribute in an unusual place", where, count)


def rename_bookmarks(roots: list[Element], ledger: Ledger) -> tuple[dict[str, str], frozenset[str]]:
    """Give every bookmark with a name of somebody's choice a neutral one, the same in all parts; drop halves without the other.

    Returns old name -> new name, which links and fields follow, and all names there are now, in lower case.
    """
    renamed: dict[str, str] = {}
    known: set[str] = set()
    for root in roots:
        starts, ends = all_of(root, _BOOKMARK), all_of(root, _BOOKMARK_END)
        ended = {attribute(element, "w:id") for element in ends}
        started = {attribute(element, "w:id") for element in starts}
        for element in starts:
            if attribute(element, "w:id") not in ended:
                remove(element)
                continue
            for full in names("w:name"):
                old = element.get(full)
                if old and not _ORDINARY_BOOKMARK.fullmatch(old):
                    new = renamed.setdefault(
                        old, f"_Ref{900000001 + len(renamed)}" if old.startswith("_") else f"bookmark{len(renamed) + 1}"
                    )
                    element.set(full, new)
                if element.get(full):
                    known.add(element.get(full).lower())
        for element in ends:
            if attribute(element, "w:id") not in started:
                remove(element)
        for form in all_of(root, _FORM):
            name = child(form, _FORM_NAME)
            if name is not None:
                for full in names("w:val"):
                    old = name.get(full)
                    if old:
                        name.set(full, renamed.setdefault(old, f"bookmark{len(renamed) + 1}"))
            for macro in all_of(form, _MACROS):
                remove(macro)
    ledger.note("bookmark name", "", len(renamed))
    return renamed, frozenset(known)


def unlink(root: Element, ledger: Ledger, where: str, renamed: dict[str, str], known: frozenset[str]) -> None:
    """Turn links that lead out of the document, or to a bookmark that is not `known`, into their text."""
    for link in all_of(root, _LINK):
        id_, anchor = attribute(link, "r:id"), attribute(link, "w:anchor")
        for name in (*names("w:docLocation"), *names("w:tgtFrame")):
            if link.get(name) is not None:
                del link.attrib[name]
        anchor = renamed.get(anchor, anchor)
        if id_ or (anchor.lower() not in known and anchor != "_top"):
            ledger.note("link (its text stays)", where)
            unwrap(link)
            continue
        for full in names("w:anchor"):
            if link.get(full) is not None:
                link.set(full, anchor)


def loosen_controls(root: Element, ledger: Ledger, where: str, *, unwrap_controls: bool) -> None:
    """Take data bindings and stored dates out of content controls, smart tags and custom XML elements out of the text."""
    for element in all_of(root, _CONTROL_TRACES):
        ledger.note("data binding or placeholder", where)
        remove(element)
    for element in all_of(root, _CONTROL_DATE):
        for full in names("w:fullDate"):
            if element.get(full) is not None:
                del element.attrib[full]
    for element in all_of(root, _TAGGED):
        ledger.note("smart tag", where)
        unwrap(element, leave_out=_TAG_PROPERTIES)
    if unwrap_controls:
        for element in all_of(root, _CONTROL):
            content = child(element, _CONTROL_CONTENT)
            ledger.note("content control (its text stays)", where)
            if content is None:
                remove(element)
                continue
            parent = element.getparent()
            if parent is not None:
                index = parent.index(element)
                parent[index : index + 1] = list(content)


def remove_hidden_text(root: Element, styles: Styles, ledger: Ledger, where: str) -> None:
    """Remove runs in hidden text; a paragraph that is hidden with its mark goes as a whole."""
    touched: list[Element] = []
    for run in all_of(root, RUN):
        if not _is_hidden(run, styles):
            continue
        keep = any(inside.tag in _FIELD_PIECES for inside in run)
        ledger.note("hidden text", where)
        paragraph = next(run.iterancestors(*PARAGRAPH), None)
        if paragraph is not None and (not touched or touched[-1] is not paragraph):
            touched.append(paragraph)
        if keep:
            for inside in list(run):
                if inside.tag not in _FIELD_PIECES and inside.tag not in RUN_PROPERTIES:
                    remove(inside)
        else:
            remove(run)
    for paragraph in touched:
        properties = child(paragraph, PARAGRAPH_PROPERTIES)
        mark = child(properties, RUN_PROPERTIES) if properties is not None else None
        hidden_mark = mark is not None and is_on(child(mark, _VANISH))
        if hidden_mark and not any(local(inside) != "pPr" for inside in paragraph) and may_go(paragraph):
            remove(paragraph)


def _is_hidden(run: Element, styles: Styles) -> bool:
    properties = run[0] if len(run) and run[0].tag in RUN_PROPERTIES else None
    if properties is not None:
        own = is_on(child(properties, _VANISH))
        if own is not None:
            return own
    if not styles.hide_text:
        return False
    if properties is not None:
        named = child(properties, _RSTYLE)
        if named is not None:
            look = styles.of(attribute(named, "w:val"))
            if look.vanish is not None:
                return look.vanish
    paragraph = next(run.iterancestors(*PARAGRAPH), None)
    around = child(paragraph, PARAGRAPH_PROPERTIES) if paragraph is not None else None
    named = child(around, _PSTYLE) if around is not None else None
    return bool(styles.of(attribute(named, "w:val") if named is not None else "").vanish)
