"""Make a Word file, by code, with a word of its own in every row of the Word sheet.

Attribute rows are built from their path; text rows from a small piece of XML each, with {} where the word goes. Nothing here
comes from a real file; the words name nobody.
"""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.documents.slots import Slot
from pipeline.documents.slots.word import SLOTS
from pipeline.documents.word.xml import _SPELLINGS

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PREFIXES = {prefix: spellings[0] for prefix, spellings in _SPELLINGS.items() if prefix not in ("xml", "rel", "ct")}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items()) + ' xmlns:x="urn:example:other"'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
CHOICE = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name=""/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
    + BOX
    + "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    + BOX.replace("{}", "{fallback}")
    + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
RUN = "<w:r><w:t>{}</w:t></w:r>"
TABLE = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{}</w:tbl>'
ROW = "<w:tr><w:tc><w:p>" + RUN + "</w:p></w:tc></w:tr>"

# Text rows: where the word goes, by id without "word.". Key: (host part, XML).
TEXTS: dict[str, tuple[str, str]] = {
    "body": ("document", f"<w:p>{RUN}</w:p>"),
    "white_text": ("document", '<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{}</w:t></w:r></w:p>'),
    "header": ("header", f"<w:p>{RUN}</w:p>"),
    "footer": ("footer", f"<w:p>{RUN}</w:p>"),
    "footnote": ("footnotes", f'<w:footnote w:id="7"><w:p>{RUN}</w:p></w:footnote>'),
    "endnote": ("endnotes", f'<w:endnote w:id="7"><w:p>{RUN}</w:p></w:endnote>'),
    "comment": ("comments", f'<w:comment w:id="7"><w:p>{RUN}</w:p></w:comment>'),
    "glossary": ("glossary", f"<w:docParts><w:docPart><w:docPartBody><w:p>{RUN}</w:p></w:docPartBody></w:docPart></w:docParts>"),
    "textbox": ("document", CHOICE.replace("{fallback}", "seen")),
    "textbox_fallback": ("document", CHOICE.replace("{}", "seen").replace("{fallback}", "{}")),
    "drawing_text": (
        "document",
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="2" name=""/><a:graphic><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas"><a:txSp><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p>'
        "</a:txBody></a:txSp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
    ),
    "chart": ("chart", "<c:title><c:tx><c:rich><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:rich></c:tx></c:title>"),
    "chart_value": ("chart", '<c:strCache><c:pt idx="0"><c:v>{}</c:v></c:pt></c:strCache>'),
    "chart_formula": ("chart", "<c:strRef><c:f>{}!A1</c:f></c:strRef>"),
    "diagram": ("diagram", "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"),
    "deleted": ("document", '<w:p><w:del w:id="8"><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>'),
    "move_source": ("document", f'<w:p><w:moveFrom w:id="8">{RUN}</w:moveFrom></w:p>'),
    "deleted_field": ("document", '<w:p><w:del w:id="8"><w:r><w:delInstrText>{}</w:delInstrText></w:r></w:del></w:p>'),
    "hidden": ("document", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r></w:p>"),
    "ruby": ("document", f"<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{RUN}</w:rt><w:rubyBase/></w:ruby></w:r></w:p>"),
    "fallback_text": (
        "document",
        f'<w:p><mc:AlternateContent><mc:Choice Requires="w16se"><w:r><w:t>seen</w:t></w:r></mc:Choice><mc:Fallback>{RUN}</mc:Fallback>'
        "</mc:AlternateContent></w:p>",
    ),
    "field_instruction": ("document", "<w:p>" + FIELD.format(instruction="MERGEFIELD {}", result="seen") + "</w:p>"),
    "core_property": ("core_properties", "<dc:title>{}</dc:title>"),
    "app_property": ("app_properties", "<ep:Company>{}</ep:Company>"),
    "custom_property": ("custom_properties", '<op:property pid="2"><vt:lpwstr>{}</vt:lpwstr></op:property>'),
    "custom_xml": ("custom_xml", '<name kind="{}">{}</name>'),
    "mail_merge": ("mail_merge", "<w:note>{}</w:note>"),
    "settings_text": ("settings", "<w:note>{}</w:note>"),
    "web_extension": ("web_extension", "<note>{}</note>"),
    "ribbon": ("ribbon", "<note>{}</note>"),
    "active_x": ("active_x", "<note>{}</note>"),
    "signature": ("signature", "<note>{}</note>"),
    "svg_text": ("picture", "<text>{}</text>"),
    "other_xml": ("other", "<note>{}</note>"),
    "other_attribute": ("document", '<w:p x:note="{}"/>'),
    "xml_comment": ("document", "<w:p/><!-- {} -->"),
    "processing_instruction": ("document", "<w:p/><?note {}?>"),
    "alt_chunk": ("alt_chunk", "<p>{}</p>"),
    "embedded_package": ("embedded", "<t>{}</t>"),
    "inline.run": ("document", f"<w:p>{RUN}</w:p>"),
    "inline.insertion": ("document", f'<w:p><w:ins w:id="8">{RUN}</w:ins></w:p>'),
    "inline.move_target": ("document", f'<w:p><w:moveTo w:id="8">{RUN}</w:moveTo></w:p>'),
    "inline.hyperlink": ("document", f'<w:p><w:hyperlink w:anchor="_Toc1">{RUN}</w:hyperlink></w:p>'),
    "inline.control": ("document", f"<w:p><w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:p>"),
    "inline.block_control": ("document", f"<w:sdt><w:sdtContent><w:p>{RUN}</w:p></w:sdtContent></w:sdt>"),
    "inline.row_control": ("document", TABLE.format(f"<w:sdt><w:sdtContent>{ROW}</w:sdtContent></w:sdt>")),
    "inline.cell_control": (
        "document",
        TABLE.format(f"<w:tr><w:sdt><w:sdtContent><w:tc><w:p>{RUN}</w:p></w:tc></w:sdtContent></w:sdt></w:tr>"),
    ),
    "inline.placeholder": (
        "document",
        f"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:p>",
    ),
    "inline.table_cell": ("document", TABLE.format(ROW)),
    "inline.nested_table": ("document", TABLE.format(f"<w:tr><w:tc>{TABLE.format(ROW)}<w:p/></w:tc></w:tr>")),
    "inline.smart_tag": ("document", f"<w:p><w:smartTag>{RUN}</w:smartTag></w:p>"),
    "inline.custom_xml_element": ("document", f"<w:p><w:customXml>{RUN}</w:customXml></w:p>"),
    "inline.field_result": ("document", "<w:p>" + FIELD.format(instruction="PAGEREF _Toc1", result="{}") + "</w:p>"),
    "inline.simple_field_result": ("document", f'<w:p><w:fldSimple w:instr=" PAGE ">{RUN}</w:fldSimple></w:p>'),
    "inline.math": ("document", "<w:p><m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath></w:p>"),
    "inline.ruby_base": ("document", f"<w:p><w:r><w:ruby><w:rubyPr/><w:rt/><w:rubyBase>{RUN}</w:rubyBase></w:ruby></w:r></w:p>"),
    "inline.direction": ("document", f'<w:p><w:dir w:val="rtl">{RUN}</w:dir></w:p>'),
    "inline.override": ("document", f'<w:p><w:bdo w:val="rtl">{RUN}</w:bdo></w:p>'),
}

# Which part an attribute row is planted in, where it is not the document.
ATTRIBUTE_HOSTS = {
    "person": "people", "comment_author": "comments", "comment_initials": "comments", "document_variable": "settings", "mail_merge": "settings",
    "attached_schema": "settings", "caption_name": "settings", "style_name": "styles", "style_id": "styles", "numbering_text": "numbering",
    "numbering_name": "numbering", "frame": "web_settings", "theme_name": "theme", "glossary_name": "glossary", "diagram_name": "diagram",
    "custom_property": "custom_properties", "signature_line": "document",
}  # fmt: skip
_IN_RUN = {"w:drawing", "w:pict", "w:object", "w:fldChar", "w:control", "w:ffData"}


@dataclass
class _Part:
    """One part of the package to be: its root, its content, how it is reached."""

    entry: str
    root: str
    type: str
    relationship: str
    source: str = "word/document.xml"
    pieces: list[str] = field(default_factory=list)


def _parts() -> dict[str, _Part]:
    word = WORD_TYPE
    ms = "application/vnd.ms-"
    rows = {
        "document": ("word/document.xml", "w:document", word + "document.main+xml", "officeDocument", ""),
        "header": ("word/header1.xml", "w:hdr", word + "header+xml", "header"),
        "footer": ("word/footer1.xml", "w:ftr", word + "footer+xml", "footer"),
        "footnotes": ("word/footnotes.xml", "w:footnotes", word + "footnotes+xml", "footnotes"),
        "endnotes": ("word/endnotes.xml", "w:endnotes", word + "endnotes+xml", "endnotes"),
        "comments": ("word/comments.xml", "w:comments", word + "comments+xml", "comments"),
        "people": ("word/people.xml", "w15:people", word + "people+xml", "people"),
        "settings": ("word/settings.xml", "w:settings", word + "settings+xml", "settings"),
        "styles": ("word/styles.xml", "w:styles", word + "styles+xml", "styles"),
        "numbering": ("word/numbering.xml", "w:numbering", word + "numbering+xml", "numbering"),
        "web_settings": ("word/webSettings.xml", "w:webSettings", word + "webSettings+xml", "webSettings"),
        "glossary": ("word/glossary/document.xml", "w:glossaryDocument", word + "document.glossary+xml", "glossaryDocument"),
        "theme": ("word/theme/theme1.xml", "a:theme", "application/vnd.openxmlformats-officedocument.theme+xml", "theme"),
        "chart": ("word/charts/chart1.xml", "c:chartSpace", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "chart"),
        "diagram": (
            "word/diagrams/data1.xml", "dgm:dataModel", "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
            "diagramData",
        ),
        "mail_merge": ("word/recipients.xml", "w:recipients", word + "mailMergeRecipientData+xml", "recipientData", "word/settings.xml"),
        "custom_xml": ("customXml/item1.xml", "root", "application/xml", "customXml"),
        "core_properties": (
            "docProps/core.xml", "cp:coreProperties", "application/vnd.openxmlformats-package.core-properties+xml", "core-properties", "",
        ),
        "app_properties": (
            "docProps/app.xml", "ep:Properties", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            "extended-properties", "",
        ),
        "custom_properties": (
            "docProps/custom.xml", "op:Properties", "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            "custom-properties", "",
        ),
        "web_extension": ("word/webextensions/webextension1.xml", "note", ms + "office.webextension+xml", "webextension"),
        "ribbon": ("customUI/customUI.xml", "note", "application/xml", "extensibility", ""),
        "active_x": ("word/activeX/activeX1.xml", "note", ms + "office.activeX+xml", "control"),
        "signature": (
            "_xmlsignatures/sig1.xml", "note", "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml", "signature", "",
        ),
        "picture": ("word/media/drawing.svg", "svg", "image/svg+xml", "image"),
        "other": ("word/unheardOf.xml", "note", "application/x-unheard-of+xml", "unheardOf"),
    }  # fmt: skip
    return {kind: _Part(*row) for kind, row in rows.items()}


def word_for(number: int) -> str:
    """Return the word of one row: letters only, so that it may stand where names stand."""
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 26)
        letters = chr(65 + rest) + letters
    return f"Zq{letters.capitalize()}qz"


def canary_docx(rows: Iterable[Slot] = SLOTS) -> tuple[bytes, dict[str, Slot]]:
    """Return a .docx with a word in each of these rows, and word -> row."""
    parts = _parts()
    words: dict[str, Slot] = {}
    binary: dict[str, str] = {}
    targets: list[str] = []
    for number, slot in enumerate(rows):
        word = word_for(number)
        words[word] = slot
        short = slot.id.removeprefix("word.")
        if slot.kind == "binary":
            binary[short] = word
        elif short == "link_target":
            targets.append(word)
        elif short == "inline.split_runs":
            half = len(word) // 2
            parts["document"].pieces.append(
                f"<w:p><w:r><w:t>{word[:half]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{word[half:]}</w:t></w:r></w:p>"
            )
        elif short in ("inline.symbol", "inline.extended_symbol"):
            symbol = "w:sym w:font" if short == "inline.symbol" else "w16se:symEx w16se:font"
            name = symbol.split(":")[0]
            symbols = "".join(f'<{symbol}="Arial" {name}:char="{ord(letter):04X}"/>' for letter in word)
            parts["document"].pieces.append(f"<w:p><w:r>{symbols}</w:r></w:p>")
        elif "/@" in slot.path:
            host = ATTRIBUTE_HOSTS.get(short, "document")
            parts[host].pieces.append(_attribute_piece(slot.path, word, host))
        elif short in ("alt_chunk", "embedded_package"):
            binary[short] = word
        else:
            host, piece = TEXTS[short]
            parts[host].pieces.append(piece.replace("{}", word))
    return _package(parts, binary, targets), words


def _attribute_piece(path: str, word: str, host: str) -> str:
    """Write the elements of an attribute row's path, one in the other, with the word in the innermost."""
    steps, _, attribute = path.rpartition("/@")
    names = [step for step in re.split("/+", steps) if step]
    if names == ["a:theme"]:
        return ""
    value = f"{ord(word[0]):04X}" if attribute == "w16se:char" else word
    inner = f'<{names[-1]} {attribute}="{value}"/>'
    if names[-1] == "w:style":
        inner = f'<w:style w:type="paragraph" {attribute}="{word}"><w:name w:val="Somebody\'s own"/></w:style>'
    if names[-1] in ("w:bookmarkStart", "w:permStart", "w:moveFromRangeStart", "w:moveToRangeStart"):
        inner = f'<{names[-1]} w:id="5" {attribute}="{word}"/><{names[-1].replace("Start", "End")} w:id="5"/>'
    for name in reversed(names[:-1]):
        inner = f"<{name}>{inner}</{name}>"
    if host != "document":
        return inner
    if names[0].startswith(("v:", "o:")):
        inner = f"<w:pict>{inner}</w:pict>"
    if names[0].split(":")[0] in ("wp", "pic", "wps", "wpg", "wpc", "a", "dsp", "c", "wp14", "dgm"):
        inner = f"<w:drawing>{inner}</w:drawing>"
    if names[0] in (
        "w:alias",
        "w:tag",
        "w:listItem",
        "w:dropDownList",
        "w:comboBox",
        "w:placeholder",
        "w:dataBinding",
        "w:date",
    ) or names[0].startswith("w15:"):
        return f"<w:sdt><w:sdtPr>{inner}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    if names[0] in ("w:tblCaption", "w:tblDescription"):
        return f"<w:tbl><w:tblPr>{inner}</w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    if names[0] in ("w:helpText", "w:statusText", "w:textInput", "w:listEntry", "w:entryMacro", "w:exitMacro"):
        inner = f"<w:ffData>{inner}</w:ffData>"
        names = ["w:ffData"]
    if names[0] == "w:ffData":
        inner = f'<w:fldChar w:fldCharType="begin">{inner}</w:fldChar>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        return f"<w:p><w:r>{inner}</w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r>{end}</w:p>"
    in_run = names[0].split(":")[0] != "w" or names[0] in ("w:control", "w:objectEmbed", "w:objectLink")
    return f"<w:p><w:r>{inner}</w:r></w:p>" if in_run else f"<w:p>{inner}</w:p>"


def png(trailer: bytes = b"", *, text: bytes = b"") -> bytes:
    """Return a picture of one pixel with a text chunk and bytes after its end."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    pixels = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + pixels + (chunk(b"tEXt", b"Author\0" + text) if text else b"") + chunk(b"IEND", b"") + trailer


def zipped(entries: dict[str, bytes], *, comment: bytes = b"") -> bytes:
    """Return a zip of these entries, in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
        archive.comment = comment
    return out.getvalue()


def _package(parts: dict[str, _Part], binary: dict[str, str], targets: list[str]) -> bytes:
    relationships: dict[str, list[str]] = {}

    def relate(source: str, id_: str, type_: str, target: str, *, outside: bool = False) -> None:
        mode = ' TargetMode="External"' if outside else ""
        address = type_ if ":" in type_ else OFFICE + type_
        relationships.setdefault(source, []).append(f'<Relationship Id="{id_}" Type="{address}" Target="{target}"{mode}/>')

    document = parts["document"]
    entries: dict[str, bytes] = {}
    overrides: list[str] = []
    for kind, part in parts.items():
        relate(part.source, f"rId{kind}", part.relationship, f"/{part.entry}")
        overrides.append(f'<Override PartName="/{part.entry}" ContentType="{part.type}"/>')
    for number, word in enumerate(targets):
        relate("word/document.xml", f"rIdOut{number}", "hyperlink", f"https://example.invalid/{word}", outside=True)
        document.pieces.append(f'<w:p><w:hyperlink r:id="rIdOut{number}"><w:r><w:t>seen</w:t></w:r></w:hyperlink></w:p>')
    entries.update(_binary_entries(binary, relate, document, overrides))
    document.pieces.append(
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="99" name=""/><a:graphic><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rIdchart"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/><w:footerReference w:type="default" r:id="rIdfooter"/></w:sectPr>'
    for part in parts.values():
        inside = "".join(part.pieces)
        if part is document:
            inside = f"<w:body>{inside}{section}</w:body>"
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{part.root} {DECLARATIONS}>{inside}</{part.root}>'
        entries[part.entry] = xml.encode()
    for source, rows in relationships.items():
        folder, _, base = source.rpartition("/")
        name = f"{folder}/_rels/{base}.rels" if source else "_rels/.rels"
        xml = (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rows)}</Relationships>'
        )
        entries[name] = xml.encode()
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="html" ContentType="text/html"/>'
        f'<Default Extension="bin" ContentType="application/octet-stream"/>{"".join(overrides)}</Types>'
    )
    return zipped({"[Content_Types].xml": types.encode(), **entries}, comment=binary.get("zip_comment", "").encode())


def _binary_entries(binary: dict[str, str], relate: object, document: _Part, overrides: list[str]) -> dict[str, bytes]:
    """Return the parts that are not XML, each with its word, and relate them."""
    entries: dict[str, bytes] = {}
    assert callable(relate)

    def put(entry: str, content: bytes, type_: str, *, source: str = "word/document.xml") -> str:
        entries[entry] = content
        id_ = f"rIdB{len(entries)}"
        relate(source, id_, type_, f"/{entry}")
        return id_

    if "alt_chunk" in binary:
        id_ = put("word/chunk.html", f"<html><body><p>{binary['alt_chunk']}</p></body></html>".encode(), "aFChunk")
        document.pieces.append(f'<w:altChunk r:id="{id_}"/>')
    if "embedded_package" in binary:
        put(
            "word/embeddings/book.xlsx",
            zipped({"xl/sharedStrings.xml": f"<t>{binary['embedded_package']}</t>".encode()}),
            "package",
        )
    word = binary.get("picture_metadata", "")
    if word or "entry_name" in binary:
        id_ = put(f"word/media/{binary.get('entry_name', 'image')}.png", png(word.encode(), text=word.encode()), "image")
        document.pieces.append(
            '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="98" name=""/><a:graphic><a:graphicData'
            ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
            f'<a:blip r:embed="{id_}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
        )
    for short, entry, type_ in (
        (
            "thumbnail",
            "docProps/thumbnail.png",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
        ),
        ("embedded_object", "word/embeddings/object.bin", "oleObject"),
        ("macro", "word/vbaProject.bin", "http://schemas.microsoft.com/office/2006/relationships/vbaProject"),
        ("printer", "word/printerSettings1.bin", "printerSettings"),
        ("font_file", "word/fonts/font1.odttf", "font"),
        ("media", "word/media/sound.wav", "audio"),
    ):
        if short in binary:
            put(
                entry,
                f"\x01\x02 {binary[short]} \x03".encode(),
                type_,
                source="" if short == "thumbnail" else "word/document.xml",
            )
    if "ink" in binary:
        put(
            "word/ink/ink1.xml",
            f"<ink><trace>{binary['ink']}</trace></ink>".encode(),
            "http://schemas.microsoft.com/ink/customXmlPart",
        )
        overrides.append('<Override PartName="/word/ink/ink1.xml" ContentType="application/inkml+xml"/>')
    if "field_data" in binary:
        packed = base64.b64encode(f"\x01{binary['field_data']}".encode("utf-16-le")).decode()
        document.pieces.append(
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>{packed}</w:fldData></w:fldChar></w:r></w:p>'
        )
    if "shape_copy" in binary:
        packed = base64.b64encode(zipped({"drs/e2oDoc.xml": f"<t>{binary['shape_copy']}</t>".encode()})).decode()
        document.pieces.append(f'<w:p><w:r><w:pict><v:rect o:gfxdata="{packed}"/></w:pict></w:r></w:p>')
    if "revision_id" in binary:
        document.pieces.append(f'<w:p w14:paraId="{binary["revision_id"]}" w:rsidR="{binary["revision_id"]}"/>')
    return entries
