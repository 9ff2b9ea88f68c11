"""Workbooks made by code, and how the tests read and edit them; one holds a word in every place that keeps text."""

from __future__ import annotations

import io
import re
import zipfile

from pipeline import documents
from pipeline.model import Document, Edit
from tests.documents.files_by_code import inline, relationships, rows, workbook

STYLES = (
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="dd mmmm yyyy"/><numFmt numFmtId="165" formatCode="000 000 0000"/>'
    '<numFmt numFmtId="166" formatCode="d mmm"/></numFmts>'
    '<fonts count="2"><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="14" fontId="0" fillId="0"/><xf numFmtId="164" fontId="0" fillId="0"/>'
    '<xf numFmtId="165" fontId="0" fillId="0"/><xf numFmtId="20" fontId="0" fillId="0"/><xf numFmtId="166" fontId="0" fillId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0"/></cellXfs>'
)


def read(blob: bytes) -> Document:
    return documents.read_bytes(blob, name="a.xlsx")


def cells(document: Document) -> dict[str, str]:
    return {unit.locator: unit.text for unit in document.units if unit.slot == "excel.cell"}


def replace(blob: bytes, word: str, new: str) -> tuple[bytes, list[Edit]]:
    edits = [
        Edit(unit.address, found.start(), found.end(), word, new)
        for unit in read(blob).units
        for found in re.finditer(re.escape(word), unit.text)
    ]
    return documents.apply_edits(blob, edits, name="a.xlsx"), edits


def bytes_within(blob: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        return "".join(info.filename + package.read(info).decode("utf-8", "ignore") for info in package.infolist())


PLANTED = {
    "Sheet1!A1": "xq01cell", "formula string": "xq02formula", "header": "xq03header", "footer": "xq04footer", "tooltip": "xq05tooltip",
    "target": "xq06target", "prompt": "xq07prompt", "list": "xq08list", "defined name": "xq09name", "name value": "xq10value",
    "hidden sheet": "xq11hidden", "comment": "xq12comment", "author": "xq13author", "threaded": "xq14threaded", "person": "xq15person",
    "drawing": "xq16drawing", "alt text": "xq17alt", "chart": "xq18chart", "core": "xq19core", "app": "xq20app", "custom": "xq21custom",
    "custom xml": "xq22customxml", "unused string": "xq23unused", "phonetic": "xq24phonetic", "pivot": "xq25pivot", "external": "xq26external",
    "connection": "xq27connection", "table column": "xq28column", "condition": "xq29condition", "format": "xq30format", "vml": "xq31vml",
    "media name": "xq32media", "sheet name": "xq33sheet", "user": "xq34user", "unknown part": "xq35unknown", "printer": "xq36printer",
    "vml title": "xq37vmltitle", "rich string": "xq38rich", "macro sheet": "xq39macro", "xml comment": "xq40note", "smartart": "xq41smart",
}  # fmt: skip


def planted() -> bytes:
    """Make a workbook with a word of its own in every place of the table."""
    p = PLANTED
    a, c = "http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.openxmlformats.org/drawingml/2006/chart"
    sheet = (
        rows(
            f'<c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>"{p["formula string"]}"&amp;1</f><v>x</v></c><c r="C1" t="s"><v>2</v></c>'
        )
        + f'<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1="{p["condition"]}"</formula></cfRule></conditionalFormatting>'
        + f'<dataValidations count="1"><dataValidation type="list" sqref="A2" prompt="{p["prompt"]}"><formula1>"{p["list"]},y"</formula1></dataValidation></dataValidations>'
        + f'<hyperlinks><hyperlink ref="A1" r:id="rId1" tooltip="{p["tooltip"]}"/></hyperlinks>'
        + f'<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12{p["header"]}</oddHeader><oddFooter>&amp;C{p["footer"]} &amp;P</oddFooter></headerFooter>'
        + f'<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts><!-- {p["xml comment"]} -->'
    )
    links = relationships(
        ("rId1", "hyperlink", f"http://example.org/{p['target']}", "External"), ("rId2", "drawing", "../drawings/drawing1.xml"),
        ("rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml"), ("rId4", "table", "../tables/table1.xml"), ("rId5", "comments", "../comments1.xml"),
        ("rId6", "threadedComment", "../threadedComments/threadedComment1.xml"), ("rId7", "printerSettings", "../printerSettings/printerSettings1.bin"),
    )  # fmt: skip
    drawing = (
        f'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{a}"><xdr:oneCellAnchor><xdr:sp><xdr:nvSpPr>'
        f'<xdr:cNvPr id="2" name="Box" descr="{p["alt text"]}"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>{p["drawing"][:4]}</a:t></a:r><a:r><a:t>{p["drawing"][4:]}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:oneCellAnchor></xdr:wsDr>'
    )
    more: dict[str, str | bytes] = {
        "xl/drawings/drawing1.xml": drawing,
        "xl/drawings/_rels/drawing1.xml.rels": relationships(
            ("rId1", "chart", "../charts/chart1.xml"), ("rId2", "image", f"../media/{p['media name']}.png")
        ),
        "xl/charts/chart1.xml": f'<c:chartSpace xmlns:c="{c}" xmlns:a="{a}"><c:strCache><c:pt><c:v>{p["chart"]}</c:v></c:pt></c:strCache></c:chartSpace>',
        "xl/diagrams/data1.xml": f'<d:dataModel xmlns:d="urn:d" xmlns:a="{a}"><a:p><a:r><a:t>{p["smartart"]}</a:t></a:r></a:p></d:dataModel>',
        "xl/media/" + p["media name"] + ".png": b"\x89PNG\r\n\x1a\n",
        "xl/drawings/vmlDrawing1.vml": f'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape title="{p["vml title"]}"><v:textbox><div>{p["vml"]}<br></div></v:textbox></v:shape></xml>',
        "xl/comments1.xml": f'<comments xmlns="x"><authors><author>{p["author"]}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>{p["comment"]}</t></text></comment></commentList></comments>',
        "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="x"><threadedComment ref="A1"><text>{p["threaded"]}</text></threadedComment></ThreadedComments>',
        "xl/persons/person.xml": f'<personList xmlns="x"><person displayName="{p["person"]}" id="1"/></personList>',
        "xl/tables/table1.xml": f'<table xmlns="x" id="1" name="T" displayName="T" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="{p["table column"]}"/></tableColumns></table>',
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="x"><sharedItems><s v="{p["pivot"]}"/></sharedItems></pivotCacheDefinition>',
        "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="x"><externalBook><sheetDataSet><sheetData><row><cell><v>{p["external"]}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
        "xl/connections.xml": f'<connections xmlns="x"><connection id="1" name="c"><dbPr connection="{p["connection"]}"/></connection></connections>',
        "xl/macrosheets/sheet1.xml": f'<xm:macrosheet xmlns:xm="urn:m" xmlns="x"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{p["macro sheet"]}</t></is></c></row></sheetData></xm:macrosheet>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>{p["core"]}</dc:creator></cp:coreProperties>',
        "docProps/app.xml": f"<Properties><Company>{p['app']}</Company></Properties>",
        "docProps/custom.xml": f'<Properties><property name="n"><lpwstr>{p["custom"]}</lpwstr></property></Properties>',
        "customXml/item1.xml": f"<data><who>{p['custom xml']}</who></data>",
        "xl/userNames.xml": f'<users xmlns="x"><userInfo name="{p["user"].capitalize()}"/></users>',
        "xl/tomorrow/part1.xml": f"<new><words>{p['unknown part']}</words></new>",
        "xl/printerSettings/printerSettings1.bin": (p["printer"] + "\0" * 40).encode("utf-16-le") + bytes(100),
    }
    strings = [
        f"<t>{p['Sheet1!A1']}</t><rPh sb='0' eb='1'><t>{p['phonetic']}</t></rPh>",
        f"<t>{p['unused string']}</t>",
        f"<r><t>{p['rich string'][:3]}</t></r><r><t>{p['rich string'][3:]}</t></r>",
    ]
    root = relationships(
        ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "metadata/core-properties", "docProps/core.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"), ("rId4", "custom-properties", "docProps/custom.xml"),
    )  # fmt: skip
    styles = STYLES.replace("dd mmmm yyyy", f"&quot;{p['format']}&quot;0")
    blob = workbook(
        {p["sheet name"]: sheet, "Two": rows(inline("A1", p["hidden sheet"]))}, states={"Two": "hidden"}, strings=strings, styles=styles,
        names=f'<definedName name="{p["defined name"]}">"{p["name value"]}"</definedName>', sheet_rels={p["sheet name"]: links}, more=more,
        more_rels=[("rId50", "person", "persons/person.xml"), ("rId51", "externalLink", "externalLinks/externalLink1.xml"), ("rId52", "connections", "connections.xml"), ("rId53", "xlMacrosheet", "macrosheets/sheet1.xml"), ("rId54", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")],
    )  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            target.writestr(info.filename, root if info.filename == "_rels/.rels" else source.read(info))
    return out.getvalue()
