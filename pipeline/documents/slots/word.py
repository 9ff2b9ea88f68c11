"""The Word sheet: every place a Word file keeps text, what is done with it, and what the scrub does there.

`entry` is the kind of part (see word/package.py), "*" for every XML part. `path` says where in it: `w:p//w:t` is running text,
`w:docVar/@w:name` an attribute. Rows whose id begins with `word.inline.` are ways to hold text inside a paragraph: that text
comes as part of the paragraph's unit, under the paragraph's own slot. Every other row names the slot of its own units.
"""

from __future__ import annotations

from typing import Literal

from pipeline.documents.slots import Slot
from pipeline.model import Treatment

_Kind = Literal["text", "attribute", "property", "field", "binary"]


def _text(id_: str, part: str, entry: str, path: str, treatment: Treatment = "edit", scrub: str = "") -> Slot:
    return Slot(f"word.{id_}", part, entry, path, "text", treatment, scrub)


def _attribute(
    id_: str, part: str, path: str, treatment: Treatment = "edit", scrub: str = "", *, kind: _Kind = "attribute"
) -> Slot:
    return Slot(f"word.{id_}", part, "*", path, kind, treatment, scrub)


_STORIES = (
    _text("body", "body", "document", "w:body//w:p"),
    _text("white_text", "body", "document", "w:r[w:color=FFFFFF]"),
    _text("header", "header", "header", "w:p"),
    _text("footer", "footer", "footer", "w:p"),
    _text("footnote", "footnote", "footnotes", "w:footnote//w:p"),
    _text("endnote", "endnote", "endnotes", "w:endnote//w:p"),
    _text("comment", "comment", "comments", "w:comment//w:p", "scrub", "removed with its anchors"),
    _text("glossary", "glossary", "glossary", "w:docPart//w:p", "scrub", "removed with its part"),
    _text("textbox", "textbox", "*", "mc:Choice//w:txbxContent//w:p"),
    _text("textbox_fallback", "textbox", "*", "mc:Fallback//w:txbxContent//w:p"),
    _text("drawing_text", "textbox", "*", "a:p//a:t"),
    _text("chart", "chart", "chart", "a:p//a:t"),
    _text("chart_value", "chart", "chart", "c:v"),
    _text("chart_formula", "chart", "chart", "c:f", "edit", "stays, as edited"),
    _text("diagram", "diagram", "diagram", "a:p//a:t"),
    _text("deleted", "deleted", "*", "w:del//w:delText", "scrub", "removed: the deletion is accepted"),
    _text("move_source", "deleted", "*", "w:moveFrom//w:t", "scrub", "removed: the move is accepted"),
    _text("deleted_field", "deleted", "*", "w:delInstrText", "scrub", "removed: the deletion is accepted"),
    _text("hidden", "body", "*", "w:r[w:vanish]//w:t", "scrub", "removed"),
    _text("ruby", "body", "*", "w:rt//w:t"),
    _text("fallback_text", "body", "*", "mc:Fallback//w:t"),
    _text(
        "field_instruction", "field", "*", "w:instrText", "edit", "a field that names files, people or links becomes its result"
    ),
)

_INLINE = tuple(
    _text(f"inline.{id_}", "body", "document", path)
    for id_, path in (
        ("run", "w:r/w:t"),
        ("split_runs", "w:r + w:r"),
        ("insertion", "w:ins//w:t"),
        ("move_target", "w:moveTo//w:t"),
        ("hyperlink", "w:hyperlink//w:t"),
        ("control", "w:p/w:sdt//w:t"),
        ("block_control", "w:body/w:sdt//w:t"),
        ("row_control", "w:tbl/w:sdt/w:sdtContent/w:tr//w:t"),
        ("cell_control", "w:tr/w:sdt/w:sdtContent/w:tc//w:t"),
        ("placeholder", "w:sdt[w:showingPlcHdr]//w:t"),
        ("table_cell", "w:tc//w:t"),
        ("nested_table", "w:tc//w:tc//w:t"),
        ("smart_tag", "w:smartTag//w:t"),
        ("custom_xml_element", "w:customXml//w:t"),
        ("field_result", "w:fldChar[separate] … w:t"),
        ("simple_field_result", "w:fldSimple//w:t"),
        ("math", "m:r/m:t"),
        ("ruby_base", "w:rubyBase//w:t"),
        ("direction", "w:dir//w:t"),
        ("override", "w:bdo//w:t"),
        ("symbol", "w:sym/@w:char"),
        ("extended_symbol", "w16se:symEx/@w16se:char"),
    )
)

_REMOVED = "removed"
_WITH_REVISION = "removed with the revision"
_TRACKED = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
    "tcPrChange",
    "trPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveToRangeStart",
    "customXmlInsRangeStart", "customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
)  # fmt: skip
_AUTHORS = (
    *(_attribute("author", "author", f"w:{element}/@w:author", "scrub", _WITH_REVISION) for element in _TRACKED),
    _attribute("author", "author", "w14:conflictIns/@w:author", "scrub", _WITH_REVISION),
    _attribute("author", "author", "w14:conflictDel/@w:author", "scrub", _WITH_REVISION),
    _attribute("author", "author", "w:numberingChange/@w:original", "scrub", _WITH_REVISION),
    _attribute("author", "author", "w:moveFromRangeStart/@w:name", "scrub", _WITH_REVISION),
    _attribute("author", "author", "w:moveToRangeStart/@w:name", "scrub", _WITH_REVISION),
    _attribute("comment_author", "author", "w:comment/@w:author", "scrub", "removed with the comment"),
    _attribute("comment_initials", "author", "w:comment/@w:initials", "scrub", "removed with the comment"),
    _attribute("person", "author", "w15:person/@w15:author", "scrub", "removed with its part"),
    _attribute("person", "author", "w15:presenceInfo/@w15:userId", "scrub", "removed with its part"),
    _attribute("person", "author", "w15:presenceInfo/@w15:providerId", "scrub", "removed with its part"),
    _attribute("editor", "author", "w:permStart/@w:ed", "scrub", _REMOVED),
)  # fmt: skip

_CONTROLS = (
    _attribute("control_alias", "control", "w:alias/@w:val"),
    _attribute("control_tag", "control", "w:tag/@w:val"),
    _attribute("control_item", "control", "w:listItem/@w:displayText"),
    _attribute("control_item", "control", "w:listItem/@w:value"),
    _attribute("control_item", "control", "w:dropDownList/@w:lastValue"),
    _attribute("control_item", "control", "w:comboBox/@w:lastValue"),
    _attribute("control_placeholder", "control", "w:placeholder/w:docPart/@w:val", "scrub", "removed with the glossary"),
    _attribute("control_placeholder", "control", "w:placeholder/@w:val", "scrub", _REMOVED),
    _attribute("data_binding", "control", "w:dataBinding/@w:xpath", "scrub", _REMOVED),
    _attribute("data_binding", "control", "w:dataBinding/@w:prefixMappings", "scrub", _REMOVED),
    _attribute("data_binding", "control", "w15:dataBinding/@w:xpath", "scrub", _REMOVED),
    _attribute("data_binding", "control", "w15:dataBinding/@w:prefixMappings", "scrub", _REMOVED),
    _attribute("control_date", "control", "w:date/@w:fullDate", "scrub", _REMOVED),
    _attribute("section_title", "control", "w15:sectionTitle/@w:val"),
    _attribute("section_title", "control", "w15:sectionTitle/@w15:val"),
    _attribute("control_gallery", "control", "w:docPartGallery/@w:val"),
    _attribute("control_gallery", "control", "w:docPartCategory/@w:val"),
    _attribute("smart_tag", "control", "w:smartTag/@w:element", "scrub", "unwrapped"),
    _attribute("smart_tag", "control", "w:smartTag/@w:uri", "scrub", "unwrapped"),
    _attribute("smart_tag", "control", "w:customXml/@w:element", "scrub", "unwrapped"),
    _attribute("smart_tag", "control", "w:customXml/@w:uri", "scrub", "unwrapped"),
    _attribute("smart_tag", "control", "w:attr/@w:name", "scrub", "unwrapped"),
    _attribute("smart_tag", "control", "w:attr/@w:val", "scrub", "unwrapped"),
    _attribute("smart_tag", "control", "w:attr/@w:uri", "scrub", "unwrapped"),
)

_FIELDS = (
    _attribute("field_instruction", "field", "w:fldSimple/@w:instr", "edit", "as for other fields", kind="field"),
    _attribute("form_field_name", "field", "w:ffData/w:name/@w:val", "scrub", "made neutral"),
    _attribute("form_field", "field", "w:helpText/@w:val", "edit"),
    _attribute("form_field", "field", "w:statusText/@w:val", "edit"),
    _attribute("form_field", "field", "w:textInput/w:default/@w:val", "edit"),
    _attribute("form_field", "field", "w:textInput/w:format/@w:val", "edit"),
    _attribute("form_field", "field", "w:listEntry/@w:val", "edit"),
    _attribute("form_field_macro", "field", "w:entryMacro/@w:val", "scrub", _REMOVED),
    _attribute("form_field_macro", "field", "w:exitMacro/@w:val", "scrub", _REMOVED),
)

_LINKS = (
    _attribute("link_tooltip", "link", "w:hyperlink/@w:tooltip", "edit", "removed with an outside link"),
    _attribute("link_anchor", "link", "w:hyperlink/@w:anchor", "scrub", "renamed with its bookmark"),
    _attribute("link_anchor", "link", "w:hyperlink/@w:docLocation", "scrub", _REMOVED),
    _attribute("link_anchor", "link", "w:hyperlink/@w:tgtFrame", "scrub", _REMOVED),
    _attribute("link_tooltip", "link", "a:hlinkClick/@tooltip", "edit", "removed with an outside link"),
    _attribute("link_tooltip", "link", "a:hlinkHover/@tooltip", "edit", "removed with an outside link"),
    _attribute("link_anchor", "link", "a:hlinkClick/@tgtFrame", "scrub", _REMOVED),
    _attribute("bookmark", "bookmark", "w:bookmarkStart/@w:name", "scrub", "made neutral with its references"),
    Slot(
        "word.link_target",
        "link",
        "relationships",
        "rel:Relationship[@TargetMode=External]/@Target",
        "attribute",
        "scrub",
        _REMOVED,
    ),
)

_DRAWN: tuple[tuple[str, str, Treatment, str], ...] = (
    ("alt_text", "descr", "edit", "stays, as edited"),
    ("alt_title", "title", "edit", "stays, as edited"),
    ("shape_name", "name", "scrub", "made neutral"),
)
_VML_SHAPE: tuple[tuple[str, str, Treatment, str], ...] = (
    ("alt_text", "alt", "edit", "stays, as edited"),
    ("alt_title", "title", "edit", "stays, as edited"),
    ("shape_link", "href", "scrub", _REMOVED),
    ("shape_link", "target", "scrub", _REMOVED),
    ("shape_name", "id", "scrub", "made neutral"),
)
_SHAPES = tuple(
    _attribute(id_, "alt_text", f"{element}/@{name}", treatment, scrub)
    for element in ("wp:docPr", *(f"{prefix}:cNvPr" for prefix in ("pic", "wps", "wpg", "wpc", "a", "dsp", "c", "wp14")))
    for id_, name, treatment, scrub in _DRAWN
) + tuple(
    _attribute(id_, "alt_text", f"v:{element}/@{name}", treatment, scrub)
    for element in (
        "shape", "rect", "roundrect", "oval", "line", "polyline", "group", "image", "arc", "curve", "shapetype", "background",
        "diagram",
    )
    for id_, name, treatment, scrub in _VML_SHAPE
) + (
    _attribute("picture_title", "alt_text", "v:imagedata/@o:title", "scrub", _REMOVED),
    _attribute("picture_title", "alt_text", "v:imagedata/@title", "scrub", _REMOVED),
    _attribute("shape_link", "alt_text", "v:imagedata/@src", "scrub", _REMOVED),
    _attribute("shape_link", "alt_text", "v:imagedata/@o:href", "scrub", _REMOVED),
    _attribute("shape_link", "alt_text", "v:fill/@src", "scrub", _REMOVED),
    _attribute("picture_title", "alt_text", "v:fill/@o:title", "scrub", _REMOVED),
    _attribute("word_art", "textbox", "v:textpath/@string"),
    _attribute("signature_line", "property", "o:signatureline/@o:suggestedsigner", "scrub", _REMOVED),
    _attribute("signature_line", "property", "o:signatureline/@o:suggestedsigner2", "scrub", _REMOVED),
    _attribute("signature_line", "property", "o:signatureline/@o:suggestedsigneremail", "scrub", _REMOVED),
    _attribute("signature_line", "property", "o:signatureline/@o:signinginstructions", "scrub", _REMOVED),
    _attribute("object_name", "alt_text", "o:OLEObject/@ProgID", "scrub", "removed with the object"),
    _attribute("object_name", "alt_text", "w:control/@w:name", "scrub", "removed with the object"),
    _attribute("object_name", "alt_text", "w:objectEmbed/@w:fieldCodes", "scrub", "removed with the object"),
    _attribute("object_name", "alt_text", "w:objectLink/@w:fieldCodes", "scrub", "removed with the object"),
    _attribute("table_caption", "alt_text", "w:tblCaption/@w:val"),
    _attribute("table_description", "alt_text", "w:tblDescription/@w:val"),
)  # fmt: skip

_SETTINGS = (
    _attribute("document_variable", "settings", "w:docVar/@w:name", "scrub", _REMOVED),
    _attribute("document_variable", "settings", "w:docVar/@w:val", "scrub", _REMOVED),
    *(
        _attribute("mail_merge", "settings", path, "scrub", _REMOVED)
        for path in (
            "w:mailMerge//w:query/@w:val", "w:mailMerge//w:connectString/@w:val", "w:mailMerge//w:mailSubject/@w:val",
            "w:mailMerge//w:addressFieldName/@w:val", "w:odso//w:udl/@w:val", "w:odso//w:table/@w:val",
            "w:fieldMapData/w:name/@w:val", "w:fieldMapData/w:mappedName/@w:val", "w:recipientData//w:uniqueTag/@w:val",
        )
    ),
    _attribute("attached_schema", "settings", "w:attachedSchema/@w:val", "scrub", _REMOVED),
    _attribute("attached_schema", "settings", "w:smartTagType/@w:namespaceuri", "scrub", _REMOVED),
    _attribute("attached_schema", "settings", "w:smartTagType/@w:name", "scrub", _REMOVED),
    _attribute("attached_schema", "settings", "w:smartTagType/@w:url", "scrub", _REMOVED),
    _attribute("attached_schema", "settings", "w:saveThroughXslt/@w:solutionID", "scrub", _REMOVED),
    _attribute("attached_schema", "settings", "sl:schema/@sl:uri", "scrub", _REMOVED),
    _attribute("attached_schema", "settings", "sl:schema/@sl:schemaLocation", "scrub", _REMOVED),
    _attribute("attached_schema", "settings", "sl:schema/@sl:manifestLocation", "scrub", _REMOVED),
    _attribute("caption_name", "settings", "w:caption/@w:name"),
    _attribute("style_name", "style", "w:style/w:name/@w:val"),
    _attribute("style_name", "style", "w:style/w:aliases/@w:val"),
    _attribute("style_id", "style", "w:style/@w:styleId", "scrub", "made neutral with its references where its name was edited"),
    _attribute("numbering_text", "numbering", "w:lvlText/@w:val"),
    _attribute("numbering_name", "numbering", "w:abstractNum/w:name/@w:val"),
    _attribute("frame", "settings", "w:frame/w:name/@w:val", "scrub", _REMOVED),
    _attribute("frame", "settings", "w:frame/w:title/@w:val", "scrub", _REMOVED),
    _attribute("theme_name", "settings", "a:theme/@name", "scrub", "made neutral"),
    _attribute("theme_name", "settings", "a:clrScheme/@name", "scrub", "made neutral"),
    _attribute("theme_name", "settings", "a:fontScheme/@name", "scrub", "made neutral"),
    _attribute("theme_name", "settings", "a:fmtScheme/@name", "scrub", "made neutral"),
    _attribute("glossary_name", "glossary", "w:docPartPr/w:name/@w:val", "scrub", "removed with its part"),
    _attribute("glossary_name", "glossary", "w:docPartPr/w:description/@w:val", "scrub", "removed with its part"),
    _attribute("glossary_name", "glossary", "w:category/w:name/@w:val", "scrub", "removed with its part"),
    _attribute("diagram_name", "diagram", "dgm:prSet/@phldrT", "edit"),
    _attribute("custom_property", "property", "op:property/@name", "scrub", _REMOVED),
    _attribute("custom_property", "property", "op:property/@linkTarget", "scrub", _REMOVED),
)  # fmt: skip

# Text that stands in no paragraph, by kind of part.
_LEAVES = (
    _text("core_property", "property", "core_properties", "*", "scrub", "cleared; the title is the one given"),
    _text("app_property", "property", "app_properties", "*", "scrub", "cleared"),
    _text("custom_property", "property", "custom_properties", "*", "scrub", _REMOVED),
    _text("custom_xml", "custom_xml", "custom_xml", "*", "scrub", "removed with its relationships"),
    _text("mail_merge", "settings", "mail_merge", "*", "scrub", _REMOVED),
    _text("settings_text", "settings", "settings", "*"),
    _text("web_extension", "other", "web_extension", "*", "scrub", _REMOVED),
    _text("ribbon", "other", "ribbon", "*", "scrub", _REMOVED),
    _text("active_x", "other", "active_x", "*", "scrub", _REMOVED),
    _text("signature", "author", "signature", "*", "scrub", "removed: an edited file is no longer the signed one"),
    _text("svg_text", "picture", "picture", "svg:text", "scrub", "removed with the picture"),
    _text("other_xml", "other", "*", "any element text not listed here", "edit", "removed where the part is unknown"),
    Slot("word.other_attribute", "other", "*", "any attribute of a namespace not Office's own", "attribute", "scrub", _REMOVED),
    _text("xml_comment", "other", "*", "comment()", "scrub", _REMOVED),
    _text("processing_instruction", "other", "*", "processing-instruction()", "scrub", _REMOVED),
    _text("alt_chunk", "body", "alt_chunk", "text of .html, .mht, .txt and .xml parts", "edit", "becomes ordinary paragraphs"),
    _text("embedded_package", "embedded", "embedded", "text of every XML part inside", "scrub", "removed"),
)

_BINARY = tuple(
    Slot(f"word.{id_}", part, entry, path, "binary", "scrub", scrub)
    for id_, part, entry, path, scrub in (
        ("picture", "picture", "picture", "pixels", "removed, or kept and somebody accepts it"),
        ("picture_metadata", "picture", "picture", "EXIF, XMP, comments, trailing bytes", _REMOVED),
        ("entry_name", "file_name", "*", "names of entries", "made neutral"),
        ("zip_comment", "file_name", "*", "comment of the package", _REMOVED),
        ("thumbnail", "picture", "thumbnail", "pixels", _REMOVED),
        ("embedded_object", "embedded", "embedded", "bytes", "removed and named"),
        ("macro", "macro", "macro", "bytes", _REMOVED),
        ("printer", "settings", "printer", "bytes", _REMOVED),
        ("font_file", "settings", "font_file", "bytes", _REMOVED),
        ("ink", "picture", "ink", "strokes", _REMOVED),
        ("media", "picture", "media", "sound and film", _REMOVED),
        ("field_data", "field", "*", "w:fldData, in base64", _REMOVED),
        ("shape_copy", "alt_text", "*", "v:*/@o:gfxdata: a zip with a copy of the shape, in base64", _REMOVED),
        ("revision_id", "settings", "*", "w:rsid*, w14:paraId, w:date", _REMOVED),
    )
)

SLOTS: tuple[Slot, ...] = (
    *_STORIES, *_INLINE, *_AUTHORS, *_CONTROLS, *_FIELDS, *_LINKS, *_SHAPES, *_SETTINGS, *_LEAVES, *_BINARY,
)  # fmt: skip
