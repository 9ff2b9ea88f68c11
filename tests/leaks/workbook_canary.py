"""Make a workbook, by code, with a word in each row of the Excel sheet that is asked for; the words name nobody."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from pipeline.documents.slots import Slot
from tests.documents.files_by_code import inline, relationships, rows, workbook
from tests.documents.word.canary import png, word_for

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_XDR = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
_X14 = 'xmlns:x14="urn:x14" xmlns:xm="urn:xm"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_SHAPE = "<xdr:oneCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr {}/></xdr:nvSpPr>{}</xdr:sp></xdr:oneCellAnchor>"

# Host parts: name -> what stands before and after the pieces. A part without a piece is left out of the file.
_HOSTS: Mapping[str, tuple[str, str]] = {
    "xl/comments1.xml": ('<comments xmlns="x">', "</comments>"),
    "xl/threadedComments/threadedComment1.xml": ('<ThreadedComments xmlns="x">', "</ThreadedComments>"),
    "xl/persons/person.xml": ('<personList xmlns="x">', "</personList>"),
    "xl/tables/table1.xml": ('<table xmlns="x" id="1" ref="A1:A2" ', "</table>"),
    "xl/charts/chart1.xml": (f"<c:chartSpace {_C} {_A}>", "</c:chartSpace>"),
    "xl/diagrams/data1.xml": (f'<d:dataModel xmlns:d="urn:d" {_A}>', "</d:dataModel>"),
    "xl/drawings/drawing1.xml": (f"<xdr:wsDr {_XDR} {_A}>", "</xdr:wsDr>"),
    "xl/drawings/vmlDrawing1.vml": (f"<xml {_V}>", "</xml>"),
    "xl/drawings/shapes.vml": (f"<xml {_V}>", "</xml>"),
    "xl/pivotCache/pivotCacheDefinition1.xml": ('<pivotCacheDefinition xmlns="x" ', "</pivotCacheDefinition>"),
    "xl/pivotTables/pivotTable1.xml": ('<pivotTableDefinition xmlns="x">', "</pivotTableDefinition>"),
    "xl/externalLinks/externalLink1.xml": ('<externalLink xmlns="x">', "</externalLink>"),
    "xl/connections.xml": ('<connections xmlns="x">', "</connections>"),
    "xl/queryTables/queryTable1.xml": ('<queryTable xmlns="x">', "</queryTable>"),
    "xl/revisions/revisionLog1.xml": ('<revisions xmlns="x">', "</revisions>"),
    "docProps/core.xml": ('<cp:coreProperties xmlns:cp="c" xmlns:dc="d">', "</cp:coreProperties>"),
    "docProps/app.xml": ("<Properties>", "</Properties>"),
    "docProps/custom.xml": ("<Properties>", "</Properties>"),
    "customXml/item1.xml": ("<data>", "</data>"),
    "xl/tomorrow/part1.xml": ("<new>", "</new>"),
}
_SHEET, _BOOK, _STYLES, _STRINGS = "sheet", "book", "styles", "strings"

# (entry, path) of the row -> (host, piece); {} is where the word goes.
_PIECES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("*/charts/*", "numFmt/@formatCode"): ("xl/charts/chart1.xml", '<c:numFmt formatCode="&quot;{}&quot; 0" sourceLinked="0"/>'),
    ("*/worksheets/*", "c/v"): (_SHEET, '<row r="7"><c r="A7" t="str"><v>{}</v></c></row>'),
    ("*/worksheets/*", "sheetData/c"): (_SHEET, f'<row r="5">{inline("A5", "{}")}</row>'),
    ("*/worksheets/*", "c/f"): (_SHEET, '<row r="6"><c r="A6" t="str"><f>"{}"&amp;1</f><v>x</v></c></row>'),
    ("*sharedstrings*", "rPh"): (_STRINGS, '<t>seen</t><rPh sb="0" eb="1"><t>{}</t></rPh>'),
    ("*sharedstrings*", "si"): (_STRINGS, "<t>{}</t>"),
    ("*workbook.xml", "sheet/@name"): (_BOOK, "{}"),
    **{("*", name): ("after", f"<headerFooter><{name}>&amp;L&amp;12{{}}</{name}></headerFooter>")
       for name in ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter")},
    ("*", "headerFooter/code"): ("after", "<headerFooter><oddHeader>&amp;&quot;{},Bold&quot;page</oddHeader></headerFooter>"),
    ("*", "authors/author"): ("xl/comments1.xml", "<authors><author>{}</author></authors>"),
    ("*comments*", "comment/text"): ("xl/comments1.xml", '<commentList><comment ref="A1" authorId="0"><text><t>{}</t></text></comment></commentList>'),
    ("*", "threadedComment/text"): ("xl/threadedComments/threadedComment1.xml", '<threadedComment ref="A1"><text>{}</text></threadedComment>'),
    ("*persons/*", "*"): ("xl/persons/person.xml", "<person>{}</person>"),
    ("*persons/*", "*/@*"): ("xl/persons/person.xml", '<person displayName="{}" id="1"/>'),
    ("*", "definedName/@name"): ("names", '<definedName name="{}">Sheet1!$A$1</definedName>'),
    ("*", "definedName"): ("names", '<definedName name="one">"{}"</definedName>'),
    ("*", "definedName/@comment"): ("names", '<definedName name="two" comment="{}">1</definedName>'),
    ("*", "definedName/@description"): ("names", '<definedName name="three" description="{}">1</definedName>'),
    **{("*/worksheets/*", name): ("after", f'<dataValidations count="1"><dataValidation type="list" sqref="A2"><{name}>"{{}},y"</{name}></dataValidation></dataValidations>')
       for name in ("formula1", "formula2")},
    **{("*/worksheets/*", f"{name}/f"): ("after", f'<extLst><ext><x14:dataValidations {_X14}><x14:dataValidation type="list"><x14:{name}><xm:f>"{{}},y"</xm:f></x14:{name}></x14:dataValidation></x14:dataValidations></ext></extLst>')
       for name in ("formula1", "formula2")},
    ("*/worksheets/*", "cfRule/f"): ("after", f'<extLst><ext><x14:conditionalFormatting {_X14}><x14:cfRule type="expression"><xm:f>A1="{{}}"</xm:f></x14:cfRule></x14:conditionalFormatting></ext></extLst>'),
    **{("*", f"dataValidation/@{name}"): ("after", f'<dataValidations count="1"><dataValidation type="list" sqref="A2" {name}="{{}}"/></dataValidations>')
       for name in ("prompt", "promptTitle", "error", "errorTitle")},
    **{("*", f"hyperlink/@{name}"): ("after", f'<hyperlinks><hyperlink ref="A1" {name}="{{}}"/></hyperlinks>') for name in ("tooltip", "display", "location")},
    ("*.rels", "Relationship/@Target"): ("link", "http://example.org/{}"),
    ("*", "tableColumn/@name"): ("xl/tables/table1.xml", '><tableColumns count="1"><tableColumn id="1" name="{}"/></tableColumns>'),
    ("*", "tableColumn/@totalsRowLabel"): ("xl/tables/table1.xml", '><tableColumns count="1"><tableColumn id="1" name="seen" totalsRowLabel="{}"/></tableColumns>'),
    **{("*", f"table/@{name}"): ("xl/tables/table1.xml", f'{name}="{{}}">') for name in ("name", "displayName", "comment")},
    ("*/tables/*", "tableStyleInfo/@name"): ("xl/tables/table1.xml", '><tableStyleInfo name="{}"/>'),
    ("*", "filter/@val"): ("after", '<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="{}"/></filters></filterColumn></autoFilter>'),
    ("*", "customFilter/@val"): ("after", '<autoFilter ref="A1:B2"><filterColumn colId="0"><customFilters><customFilter val="{}"/></customFilters></filterColumn></autoFilter>'),
    ("*/worksheets/*", "cfRule/formula"): ("after", '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1="{}"</formula></cfRule></conditionalFormatting>'),
    ("*/worksheets/*", "cfRule/@text"): ("after", '<conditionalFormatting sqref="A1"><cfRule type="containsText" priority="1" text="{}"/></conditionalFormatting>'),
    ("*styles*", "numFmt/@formatCode"): (_STYLES, '<numFmts count="1"><numFmt numFmtId="170" formatCode="&quot;{}&quot;0"/></numFmts>'),
    ("*styles*", "cellStyle/@name"): (_STYLES, '<cellStyles count="1"><cellStyle name="{}" xfId="0"/></cellStyles>'),
    ("*/charts/*", "p"): ("xl/charts/chart1.xml", "<c:title><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:title>"),
    ("*/charts/*", "v"): ("xl/charts/chart1.xml", "<c:strCache><c:pt><c:v>{}</c:v></c:pt></c:strCache>"),
    ("*/charts/*", "f"): ("xl/charts/chart1.xml", "<c:cat><c:f>{}!A1</c:f></c:cat>"),
    ("*/charts/*", "*"): ("xl/charts/chart1.xml", "<c:other>{}</c:other>"),
    ("*/diagrams/*", "p"): ("xl/diagrams/data1.xml", "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"),
    ("*", "p"): ("xl/drawings/drawing1.xml", _SHAPE.format('id="2" name="Box"', "<xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody>")),
    ("*vmldrawing*", "textbox"): ("xl/drawings/vmlDrawing1.vml", "<v:shape><v:textbox><div>{}<br/></div></v:textbox></v:shape>"),
    ("*.vml", "textbox"): ("xl/drawings/shapes.vml", "<v:shape><v:textbox><div>{}</div></v:textbox></v:shape>"),
    **{("*", f"cNvPr/@{name}"): ("xl/drawings/drawing1.xml", _SHAPE.format(f'id="3" {name}="{{}}"', "")) for name in ("descr", "title", "name")},
    **{("*", f"shape/@{name}"): ("xl/drawings/vmlDrawing1.vml", f'<v:shape {name}="{{}}"/>') for name in ("alt", "title")},
    ("*", "textpath/@string"): ("xl/drawings/vmlDrawing1.vml", '<v:shape><v:textpath string="{}"/></v:shape>'),
    ("*pivotcache*", "*/@v"): ("xl/pivotCache/pivotCacheDefinition1.xml", '><sharedItems><s v="{}"/></sharedItems>'),
    ("*pivot*", "*/@name"): ("xl/pivotCache/pivotCacheDefinition1.xml", '><cacheFields><cacheField name="{}"/></cacheFields>'),
    ("*pivot*", "*/@caption"): ("xl/pivotTables/pivotTable1.xml", '<pivotField caption="{}"/>'),
    ("*pivot*", "*/@sheet"): ("xl/pivotCache/pivotCacheDefinition1.xml", '><cacheSource><worksheetSource ref="A1:A2" sheet="{}"/></cacheSource>'),
    ("*pivot*", "*/@refreshedBy"): ("xl/pivotCache/pivotCacheDefinition1.xml", 'refreshedBy="{}">'),
    ("*externallink*", "*"): ("xl/externalLinks/externalLink1.xml", "<row><cell><v>{}</v></cell></row>"),
    ("*externallink*", "*/@val"): ("xl/externalLinks/externalLink1.xml", '<sheetName val="{}"/>'),
    ("*connections*", "*/@*"): ("xl/connections.xml", '<connection id="1" name="{}"/>'),
    ("*querytable*", "*/@*"): ("xl/queryTables/queryTable1.xml", '<queryTableField name="{}"/>'),
    ("*revision*", "*"): ("xl/revisions/revisionLog1.xml", "<rcc><nc><is><t>{}</t></is></nc></rcc>"),
    ("*revision*", "*/@*"): ("xl/revisions/revisionLog1.xml", '<header userName="{}"/>'),
    ("docprops/core*", "*"): ("docProps/core.xml", "<dc:creator>{}</dc:creator>"),
    ("docprops/app*", "*"): ("docProps/app.xml", "<Company>{}</Company>"),
    ("docprops/custom*", "*"): ("docProps/custom.xml", '<property name="n"><lpwstr>{}</lpwstr></property>'),
    ("docprops/custom*", "*/@name"): ("docProps/custom.xml", '<property name="{}"/>'),
    ("*workbook.xml", "fileSharing/@userName"): ("book inside", '<fileSharing userName="{}"/>'),
    ("*workbook.xml", "absPath/@url"): ("book inside", '<absPath xmlns="x15" url="C:\\{}\\"/>'),
    ("*customxml/*", "*"): ("customXml/item1.xml", "<who>{}</who>"),
    ("*customxml/*", "*/@*"): ("customXml/item1.xml", '<who is="{}"/>'),
    ("*", "*"): ("xl/tomorrow/part1.xml", "<words>{}</words>"),
    ("*", "*/@*"): ("xl/tomorrow/part1.xml", '<words of="{}"/>'),
}  # fmt: skip


def canary_workbook(slots: Iterable[Slot]) -> tuple[bytes, dict[str, Slot]]:
    """Return a workbook with a word in each of these rows, and word -> row."""
    pieces: dict[str, list[str]] = {}
    words: dict[str, Slot] = {}
    more: dict[str, str | bytes] = {}
    comment = ""
    for number, slot in enumerate(slots):
        word = word_for(number)
        words[word] = slot
        if slot.id == "excel.entry_name":
            more[f"xl/media/{word}.png"] = png()
        elif slot.id == "excel.comment_of_zip":
            comment = word
        elif slot.kind == "binary":
            more |= _binary(slot, word)
        else:
            host, piece = _PIECES[slot.entry, slot.path]
            pieces.setdefault(host, []).append(piece.replace("{}", word))
    return _zipped(pieces, more, comment), words


def _binary(slot: Slot, word: str) -> dict[str, str | bytes]:
    return {
        "excel.picture": {"xl/media/image1.png": png(text=word.encode())},
        "excel.embedded": {"xl/embeddings/oleObject1.bin": word.encode("utf-16-le")},
        "excel.macro": {"xl/vbaProject.bin": b"\x01" + word.encode()},
        "excel.control": {"xl/activeX/activeX1.bin": word.encode()},
        "excel.printer": {"xl/printerSettings/printerSettings1.bin": (word + "\0" * 40).encode("utf-16-le")},
    }[slot.id]


def _zipped(pieces: Mapping[str, list[str]], more: dict[str, str | bytes], comment: str) -> bytes:
    lines = sorted(pieces.get(_SHEET, []), key=lambda line: line[:12])
    sheet = rows(inline("A1", "seen")).replace("</sheetData>", "".join(lines) + "</sheetData>") + "".join(pieces.get("after", []))
    for name, (opening, closing) in _HOSTS.items():
        if name in pieces:
            more[name] = _joined(opening, closing, pieces[name])
    links = [(f"rIdL{n}", "hyperlink", target, "External") for n, target in enumerate(pieces.get("link", []))]
    own = [
        (f"rIdS{n}", kind, f"../{name.removeprefix('xl/')}")
        for n, (kind, name) in enumerate(
            (kind, name)
            for kind, folder in (
                ("drawing", "drawings/drawing"), ("vmlDrawing", "drawings/vml"), ("vmlDrawing", "drawings/shapes"), ("table", "tables/"),
                ("comments", "comments1"), ("threadedComment", "threaded"), ("printerSettings", "printer"), ("pivotTable", "pivotTables"),
                ("queryTable", "queryTables"), ("image", "media/"), ("oleObject", "embeddings/"),
            )
            for name in more
            if name.startswith(f"xl/{folder}")
        )
    ]  # fmt: skip
    of_book = [
        (f"rIdB{n}", kind, name.removeprefix("xl/"))
        for n, (kind, name) in enumerate(
            (kind, name)
            for kind, folder in (
                ("person", "persons"), ("externalLink", "externalLinks"), ("connections", "connections"),
                ("pivotCacheDefinition", "pivotCache"), ("usernames", "revisions"), ("vbaProject", "vbaProject"),
            )
            for name in more
            if name.startswith(f"xl/{folder}")
        )
    ]  # fmt: skip
    if "xl/charts/chart1.xml" in more:
        more.setdefault("xl/drawings/drawing1.xml", f"<xdr:wsDr {_XDR} {_A}/>")
        more["xl/drawings/_rels/drawing1.xml.rels"] = relationships(("rId1", "chart", "../charts/chart1.xml"))
    names = pieces.get(_BOOK, ["Sheet1"])
    blob = workbook(
        {names[0]: sheet}, strings=pieces.get(_STRINGS), styles="".join(pieces.get(_STYLES, [])), names="".join(pieces.get("names", [])),
        sheet_rels={names[0]: relationships(*links, *own)}, more=more, more_rels=of_book,  # type: ignore[arg-type]
    )  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == "xl/workbook.xml":
                content = content.replace(b"<sheets>", "".join(pieces.get("book inside", [])).encode() + b"<sheets>")
            target.writestr(info.filename, content)
        target.comment = comment.encode()
    return out.getvalue()


def _joined(opening: str, closing: str, pieces: list[str]) -> str:
    """Put pieces into their part; those of a part whose root is still open bring its attributes and a '>' of their own."""
    if opening.endswith(">"):
        return opening + "".join(pieces) + closing
    attributes = " ".join(piece.partition(">")[0] for piece in pieces)
    return f"{opening}{attributes}>{''.join(piece.partition('>')[2] for piece in pieces)}{closing}"
