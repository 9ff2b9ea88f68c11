"""The Excel sheet of the slots table: every place a workbook keeps text.

Rows are tried from the top; the first whose entry (a glob on part names, lower case) and path fit takes the text. A path is an
element's local name, `parent/element`, `element/@attribute` or `*`, and the last rows take whatever nothing above knows: what
is not read is not redacted.
"""

from __future__ import annotations

from pipeline.documents.slots import Slot

EXCEL: tuple[Slot, ...] = (
    # --- cells: read by `sheets.cells`, which walks sheetData itself
    Slot("excel.cell", "body", "*/worksheets/*", "sheetData/c", "text", "edit"),
    Slot("excel.formula", "formula", "*/worksheets/*", "c/f", "field", "edit", "kept; dropped with the result kept when edited"),
    Slot("excel.value", "body", "*/worksheets/*", "c/v", "text", "edit"),  # what a number format hides
    Slot("excel.phonetic", "phonetic", "*sharedstrings*", "rPh", "text", "edit", "removed"),
    Slot("excel.shared_string", "body", "*sharedstrings*", "si", "text", "edit", "emptied where no cell uses it"),
    Slot("excel.sheet_name", "sheet_name", "*workbook.xml", "sheet/@name", "attribute", "edit"),
    # --- headers and footers of a sheet, their codes apart from their words
    Slot("excel.header", "header", "*", "oddHeader", "text", "edit"),
    Slot("excel.header", "header", "*", "evenHeader", "text", "edit"),
    Slot("excel.header", "header", "*", "firstHeader", "text", "edit"),
    Slot("excel.footer", "footer", "*", "oddFooter", "text", "edit"),
    Slot("excel.footer", "footer", "*", "evenFooter", "text", "edit"),
    Slot("excel.footer", "footer", "*", "firstFooter", "text", "edit"),
    Slot("excel.header_code", "header", "*", "headerFooter/code", "field", "edit"),
    # --- comments
    Slot("excel.comment_author", "comment", "*", "authors/author", "property", "scrub", "removed with the comments"),
    Slot("excel.comment", "comment", "*comments*", "comment/text", "text", "scrub", "removed"),
    Slot("excel.threaded_comment", "comment", "*", "threadedComment/text", "text", "scrub", "removed"),
    Slot("excel.person", "comment", "*persons/*", "*", "property", "scrub", "removed"),
    Slot("excel.person", "comment", "*persons/*", "*/@*", "property", "scrub", "removed"),
    # --- names, validation, links, tables
    Slot("excel.defined_name", "name", "*", "definedName/@name", "attribute", "edit"),
    Slot("excel.defined_name_value", "name", "*", "definedName", "field", "edit"),
    Slot("excel.defined_name_comment", "name", "*", "definedName/@comment", "attribute", "edit"),
    Slot("excel.defined_name_comment", "name", "*", "definedName/@description", "attribute", "edit"),
    Slot("excel.validation", "validation", "*/worksheets/*", "formula1", "field", "edit"),
    Slot("excel.validation", "validation", "*/worksheets/*", "formula2", "field", "edit"),
    # what Excel writes where a list stands on another sheet, or a rule came after 2007: the same in an extension
    Slot("excel.validation", "validation", "*/worksheets/*", "formula1/f", "field", "edit"),
    Slot("excel.validation", "validation", "*/worksheets/*", "formula2/f", "field", "edit"),
    Slot("excel.condition", "formula", "*/worksheets/*", "cfRule/f", "field", "edit"),
    Slot("excel.validation_prompt", "validation", "*", "dataValidation/@prompt", "attribute", "edit"),
    Slot("excel.validation_prompt", "validation", "*", "dataValidation/@promptTitle", "attribute", "edit"),
    Slot("excel.validation_prompt", "validation", "*", "dataValidation/@error", "attribute", "edit"),
    Slot("excel.validation_prompt", "validation", "*", "dataValidation/@errorTitle", "attribute", "edit"),
    Slot("excel.hyperlink", "link", "*", "hyperlink/@tooltip", "attribute", "edit"),
    Slot("excel.hyperlink", "link", "*", "hyperlink/@display", "attribute", "edit"),
    Slot("excel.hyperlink", "link", "*", "hyperlink/@location", "attribute", "edit"),
    Slot("excel.link_target", "link", "*.rels", "Relationship/@Target", "attribute", "scrub", "external targets removed"),
    Slot("excel.table", "table", "*", "tableColumn/@name", "attribute", "edit"),
    Slot("excel.table", "table", "*", "tableColumn/@totalsRowLabel", "attribute", "edit"),
    Slot("excel.table", "table", "*", "table/@name", "attribute", "edit"),
    Slot("excel.table", "table", "*", "table/@displayName", "attribute", "edit"),
    Slot("excel.table", "table", "*", "table/@comment", "attribute", "edit"),
    Slot("excel.table", "table", "*/tables/*", "tableStyleInfo/@name", "attribute", "edit"),
    Slot("excel.filter", "table", "*", "filter/@val", "attribute", "edit"),  # what a reader chose to see
    Slot("excel.filter", "table", "*", "customFilter/@val", "attribute", "edit"),
    Slot("excel.condition", "formula", "*/worksheets/*", "cfRule/formula", "field", "edit"),
    Slot("excel.condition", "formula", "*/worksheets/*", "cfRule/@text", "attribute", "edit"),
    Slot("excel.number_format", "format", "*styles*", "numFmt/@formatCode", "attribute", "edit"),
    Slot("excel.style_name", "format", "*styles*", "cellStyle/@name", "attribute", "edit"),
    # --- drawings, charts, SmartArt
    Slot("excel.chart", "chart", "*/charts/*", "p", "text", "edit"),
    Slot("excel.chart", "chart", "*/charts/*", "v", "text", "edit"),
    Slot("excel.number_format", "format", "*/charts/*", "numFmt/@formatCode", "attribute", "edit"),
    Slot("excel.chart_formula", "chart", "*/charts/*", "f", "field", "edit"),
    Slot("excel.chart", "chart", "*/charts/*", "*", "text", "edit"),
    Slot("excel.smartart", "textbox", "*/diagrams/*", "p", "text", "edit"),
    Slot("excel.textbox", "textbox", "*", "p", "text", "edit"),
    Slot("excel.textbox", "textbox", "*vmldrawing*", "textbox", "text", "edit"),
    Slot("excel.textbox", "textbox", "*.vml", "textbox", "text", "edit"),
    Slot("excel.alt_text", "alt_text", "*", "cNvPr/@descr", "attribute", "edit", "cleared where not edited"),
    Slot("excel.alt_text", "alt_text", "*", "cNvPr/@title", "attribute", "edit", "cleared where not edited"),
    Slot("excel.shape_name", "alt_text", "*", "cNvPr/@name", "attribute", "edit"),
    Slot("excel.alt_text", "alt_text", "*", "shape/@alt", "attribute", "edit"),
    Slot("excel.alt_text", "alt_text", "*", "shape/@title", "attribute", "edit"),
    Slot("excel.textbox", "textbox", "*", "textpath/@string", "attribute", "edit"),
    # --- caches of other data
    Slot("excel.pivot_cache", "pivot", "*pivotcache*", "*/@v", "attribute", "scrub", "emptied, refreshed when opened"),
    Slot("excel.pivot", "pivot", "*pivot*", "*/@name", "attribute", "edit"),
    Slot("excel.pivot", "pivot", "*pivot*", "*/@caption", "attribute", "edit"),
    Slot("excel.pivot", "pivot", "*pivot*", "*/@sheet", "attribute", "edit"),
    Slot("excel.pivot_refreshed", "pivot", "*pivot*", "*/@refreshedBy", "property", "scrub", "removed"),
    Slot("excel.external", "external", "*externallink*", "*", "text", "scrub", "part removed, values kept in the cells"),
    Slot("excel.external", "external", "*externallink*", "*/@val", "attribute", "scrub", "part removed"),
    Slot("excel.connection", "external", "*connections*", "*/@*", "attribute", "scrub", "part removed"),
    Slot("excel.query", "external", "*querytable*", "*/@*", "attribute", "scrub", "part removed"),
    Slot("excel.revision", "revision", "*revision*", "*", "text", "scrub", "part removed"),
    Slot("excel.revision", "revision", "*revision*", "*/@*", "attribute", "scrub", "part removed"),
    # --- about the file
    Slot("excel.core_property", "property", "docprops/core*", "*", "property", "scrub", "cleared"),
    Slot("excel.app_property", "property", "docprops/app*", "*", "property", "scrub", "cleared"),
    Slot("excel.custom_property", "property", "docprops/custom*", "*", "property", "scrub", "part removed"),
    Slot("excel.custom_property", "property", "docprops/custom*", "*/@name", "property", "scrub", "part removed"),
    Slot("excel.workbook_user", "property", "*workbook.xml", "fileSharing/@userName", "property", "scrub", "removed"),
    Slot("excel.workbook_path", "property", "*workbook.xml", "absPath/@url", "property", "scrub", "removed"),
    Slot("excel.custom_xml", "custom_xml", "*customxml/*", "*", "text", "scrub", "part removed"),
    Slot("excel.custom_xml", "custom_xml", "*customxml/*", "*/@*", "attribute", "scrub", "part removed"),
    Slot("excel.entry_name", "file_name", "*", "entry name", "property", "scrub", "renamed"),
    Slot("excel.comment_of_zip", "property", "*", "zip comment", "property", "scrub", "removed"),
    # --- binary
    Slot("excel.picture", "picture", "*/media/*", "bytes", "binary", "refuse", "removed, or its EXIF and XMP when kept"),
    Slot("excel.embedded", "embedded", "*/embeddings/*", "bytes", "binary", "refuse", "removed and named"),
    Slot("excel.macro", "macro", "*vbaproject*", "bytes", "binary", "refuse", "removed"),
    Slot("excel.control", "embedded", "*/activex/*", "bytes", "binary", "refuse", "removed"),
    Slot("excel.printer", "printer", "*printersettings*", "bytes", "binary", "scrub", "removed"),
    # --- whatever else holds words
    Slot("excel.other_xml", "other", "*", "*", "text", "edit", "unknown parts removed"),
    Slot("excel.other_xml", "other", "*", "*/@*", "attribute", "edit", "unknown parts removed"),
)
