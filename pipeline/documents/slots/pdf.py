"""The PDF sheet of the slots table: every place a PDF keeps text.

`entry` is the kind of object, `path` the key its text stands under ("*": any). Rows are tried from the top. A published PDF is
built anew from the text of the pages, so everything else is left behind: "scrub" means not carried over.
"""

from __future__ import annotations

from pipeline.documents.slots import Slot

PDF: tuple[Slot, ...] = (
    # --- pages: visible or not (invisible, white, covered, off the page, on a hidden layer)
    Slot("pdf.body", "body", "page", "text", "text", "edit"),
    Slot("pdf.table", "body", "page", "table", "text", "edit"),
    Slot("pdf.header", "header", "page", "running header", "text", "edit"),
    Slot("pdf.footer", "footer", "page", "running footer", "text", "edit"),
    Slot("pdf.other_reader", "other", "page", "second sight", "text", "scrub", "not carried over"),
    Slot("pdf.replacement_text", "alt_text", "content", "ActualText", "attribute", "scrub", "not carried over"),
    Slot("pdf.alt_text", "alt_text", "content", "Alt", "attribute", "scrub", "not carried over"),
    Slot("pdf.content_property", "alt_text", "content", "*", "attribute", "scrub", "not carried over"),
    Slot("pdf.content_comment", "other", "content", "%", "text", "scrub", "not carried over"),
    # --- structure tree
    Slot("pdf.replacement_text", "alt_text", "structure", "ActualText", "attribute", "scrub", "not carried over"),
    Slot("pdf.alt_text", "alt_text", "structure", "*", "attribute", "scrub", "not carried over"),
    # --- annotations, forms
    Slot("pdf.link", "link", "*", "URI", "attribute", "scrub", "not carried over"),
    Slot("pdf.annotation_author", "comment", "annotation", "T", "property", "scrub", "not carried over"),
    Slot("pdf.annotation", "comment", "annotation", "*", "text", "scrub", "not carried over"),
    Slot("pdf.field_value", "field", "field", "V", "text", "scrub", "not carried over"),
    Slot("pdf.field_value", "field", "field", "DV", "text", "scrub", "not carried over"),
    Slot("pdf.field_option", "field", "field", "Opt", "text", "scrub", "not carried over"),
    Slot("pdf.field_name", "field", "field", "*", "attribute", "scrub", "not carried over"),
    Slot("pdf.form_xml", "field", "xfa", "*", "text", "scrub", "not carried over"),
    # --- around the pages
    Slot("pdf.outline", "outline", "outline", "*", "text", "scrub", "not carried over"),
    Slot("pdf.layer", "layer", "layer", "*", "attribute", "scrub", "not carried over"),
    Slot("pdf.destination", "name", "*", "Names", "attribute", "scrub", "not carried over"),
    Slot("pdf.page_label", "name", "page label", "*", "attribute", "scrub", "not carried over"),
    Slot("pdf.attachment_name", "attachment", "attachment", "*", "property", "scrub", "not carried over"),
    Slot("pdf.attachment", "attachment", "embedded file", "*", "text", "scrub", "not carried over"),
    Slot("pdf.script", "script", "*", "JS", "text", "scrub", "not carried over"),
    Slot("pdf.script", "script", "script", "*", "text", "scrub", "not carried over"),
    # --- about the file
    Slot("pdf.property", "property", "info", "*", "property", "scrub", "not carried over"),
    Slot("pdf.xmp", "property", "xmp", "*", "property", "scrub", "not carried over"),
    Slot("pdf.picture", "picture", "image", "*", "property", "scrub", "not carried over"),
    # --- whatever else holds words
    Slot("pdf.xml", "other", "xml", "*", "text", "scrub", "not carried over"),
    Slot("pdf.raw_comment", "other", "raw", "%", "text", "scrub", "not carried over"),
    Slot("pdf.after_end", "other", "raw", "after the end", "text", "scrub", "not carried over"),
    Slot("pdf.other", "other", "*", "*", "text", "scrub", "not carried over"),
)


def slot_for(kind: str, key: str) -> Slot:
    """Return the first row that fits a kind of object and a key."""
    return next(slot for slot in PDF if slot.entry in (kind, "*") and slot.path in (key, "*"))
