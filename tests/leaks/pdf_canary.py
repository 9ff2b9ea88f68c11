"""Make a PDF, by code, with a word in each row of the PDF sheet that is asked for; the words name nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.documents.slots import Slot
from tests.documents.files_by_code import pdf, stream
from tests.documents.word.canary import word_for

_TEXT = b"BT /F1 11 Tf %d %d Td (%s) Tj ET "

# (entry, key of the row) -> (where the piece goes, piece); %s is where the word goes. A whole object goes to "object".
_PIECES: Mapping[tuple[str, str], tuple[str, bytes]] = {
    ("page", "second sight"): ("content", b"BT 3 Tr /F1 11 Tf 72 300 Td (%s) Tj ET "),
    ("content", "ActualText"): ("content", b"/Span <</ActualText (%s)>> BDC EMC "),
    ("content", "Alt"): ("content", b"/Figure <</Alt (%s)>> BDC EMC "),
    ("content", "*"): ("content", b"/Span <</Other (%s)>> BDC EMC "),
    ("content", "%"): ("content", b"%% %s in it\n"),
    ("structure", "ActualText"): ("structure", b"/ActualText (%s)"),
    ("structure", "*"): ("structure", b"/Alt (%s)"),
    ("*", "URI"): ("annotation", b"/Subtype /Link /A <</S /URI /URI (http://example.org/%s)>>"),
    ("annotation", "T"): ("annotation", b"/Subtype /Text /T (%s)"),
    ("annotation", "*"): ("annotation", b"/Subtype /Text /Contents (%s)"),
    ("field", "V"): ("annotation", b"/Subtype /Widget /FT /Tx /T (a) /V (%s)"),
    ("field", "DV"): ("annotation", b"/Subtype /Widget /FT /Tx /T (b) /DV (%s)"),
    ("field", "Opt"): ("annotation", b"/Subtype /Widget /FT /Ch /T (c) /Opt [(%s)]"),
    ("field", "*"): ("annotation", b"/Subtype /Widget /FT /Tx /T (%s)"),
    ("xfa", "*"): ("form", b"<xdp><who>%s</who></xdp>"),
    ("outline", "*"): ("outline", b"/Title (%s)"),
    ("layer", "*"): ("layer", b"<</Type /OCG /Name (%s)>>"),
    ("*", "Names"): ("catalog", b"/Names <</Dests <</Names [(%s) [3 0 R /Fit]]>>>> "),
    ("page label", "*"): ("catalog", b"/PageLabels <</Nums [0 <</P (%s)>>]>> "),
    ("attachment", "*"): ("object", b"<</Type /Filespec /F (%s.txt)>>"),
    ("embedded file", "*"): ("attached", b"%s attached"),
    ("*", "JS"): ("catalog", b"/OpenAction <</S /JavaScript /JS (app.alert\\('%s'\\))>> "),
    ("script", "*"): ("object", b"<</S /Launch /F (%s.exe)>>"),
    ("info", "*"): ("info", b"/Author (%s)"),
    ("xmp", "*"): ("xmp", b"<x:xmpmeta><dc:creator>%s</dc:creator></x:xmpmeta>"),
    ("image", "*"): ("image", b"/Alt (%s)"),
    ("xml", "*"): ("xml", b"<?xml version='1.0'?><case><who>%s</who></case>"),
    ("raw", "%"): ("raw", b"%% %s\n"),
    ("raw", "after the end"): ("tail", b"%s"),
    ("*", "*"): ("object", b"(%s)"),
}
_PAGE = {"text": (72, 500), "table": (72, 460), "running header": (72, 810), "running footer": (72, 20)}


def canary_pdf(slots: Iterable[Slot]) -> tuple[bytes, dict[str, Slot]]:
    """Return a PDF of one page with a word in each of these rows, and word -> row."""
    pieces: dict[str, list[bytes]] = {}
    words: dict[str, Slot] = {}
    for number, slot in enumerate(slots):
        word = word_for(number)
        words[word] = slot
        if slot.path in _PAGE:
            x, y = _PAGE[slot.path]
            pieces.setdefault("content", []).append(_TEXT % (x, y, word.encode()))
        else:
            where, piece = _PIECES[slot.entry, slot.path]
            pieces.setdefault(where, []).append(piece % word.encode())
    return _file(pieces), words


def _file(pieces: Mapping[str, list[bytes]]) -> bytes:
    objects: dict[int, bytes] = {
        2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        4: stream(_TEXT % (72, 700, b"The panel met twice.") + b"".join(pieces.get("content", []))),
        5: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    }

    def add(content: bytes) -> bytes:
        number = max(objects) + 1
        objects[number] = content
        return b"%d 0 R" % number

    catalog = b"".join(pieces.get("catalog", []))
    boxes = [add(b"<</Type /Annot /Rect [0 0 9 9] %s>>" % piece) for piece in pieces.get("annotation", [])]
    fields = b" ".join(box for box, piece in zip(boxes, pieces.get("annotation", []), strict=True) if b"/Widget" in piece)
    form = b"".join(b"/XFA %s" % add(stream(piece)) for piece in pieces.get("form", []))
    catalog += b"/AcroForm %s " % add(b"<</Fields [%s] %s>>" % (fields, form)) if fields or form else b""
    for piece in pieces.get("structure", []):
        element = add(b"<</Type /StructElem /S /Figure %s>>" % piece)
        catalog += b"/StructTreeRoot <</Type /StructTreeRoot /K [%s]>> " % element if b"StructTree" not in catalog else b""
    for piece in pieces.get("outline", []):
        catalog += b"/Outlines <</Type /Outlines /First %s>> " % add(b"<</Parent 1 0 R %s>>" % piece)
    for piece in pieces.get("layer", []):
        layer = add(piece)
        catalog += b"/OCProperties <</OCGs [%s] /D <<>>>> " % layer
    for piece in pieces.get("attached", []):
        packed = add(stream(piece, b"/Type /EmbeddedFile"))
        catalog += b"/AF [%s] " % add(b"<</Type /Filespec /F (a.txt) /EF <</F %s>>>>" % packed)
    for piece in pieces.get("xmp", []):
        catalog += b"/Metadata %s " % add(stream(piece, b"/Type /Metadata /Subtype /XML"))
    image = b"".join(
        b"/I%d %s " % (n, add(stream(b"\x80", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 " + piece)))
        for n, piece in enumerate(pieces.get("image", []))
    )  # fmt: skip
    for piece in pieces.get("xml", []):
        add(stream(piece))
    for piece in pieces.get("object", []):
        add(piece)
    info = int(add(b"<<%s>>" % b" ".join(pieces["info"])).split()[0]) if "info" in pieces else None
    objects[1] = b"<</Type /Catalog /Pages 2 0 R %s>>" % catalog
    objects[3] = (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [%s] "
        b"/Resources <</Font <</F1 5 0 R>> /XObject <<%s>>>>>>" % (b" ".join(boxes), image)
    )
    for piece in pieces.get("raw", []):  # a comment between two objects
        objects[max(objects)] += b"\nendobj\n" + piece + b"%d 0 obj\n<<>>" % (max(objects) + 1)
    return pdf(objects, info=info, tail=b"".join(pieces.get("tail", [])))
