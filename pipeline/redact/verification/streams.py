"""Make raw streams searchable: markup gone, text of a paragraph joined, attribute values apart, names of fonts left out.

Fonts are called David, Georgia or Miriam, and so are people. What is left out is therefore never a word but a position: an
attribute that can hold nothing but the name of a font, a namespace or a type, and the font objects of a PDF. The same word in
any other place is searched like every other.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

_BORDER = re.compile(r"</(?:\w+:)?(?:p|tc|tr|si|c|row|tbl|h|li|td|th|div|comment)>", re.IGNORECASE)
_GAP = re.compile(r"<(?:\w+:)?(?:tab|br|cr)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?(?P<name>[\w.-]+)(?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))+)\s*/?>")
_ATTRIBUTE = re.compile(r"(?P<name>[\w:.-]+)\s*=\s*(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)')")

# element -> its attributes that name a font and nothing else (local names, lower case)
_FONT_ATTRIBUTES = {
    "rfonts": {"ascii", "hansi", "cs", "eastasia"}, "sym": {"font", "typeface"}, "font": {"name", "typeface"}, "altname": {"val"},
    "latin": {"typeface"}, "ea": {"typeface"}, "cs": {"typeface"}, "bufont": {"typeface"}, "rfont": {"val"},
}  # fmt: skip
_IN_A_FONT = re.compile(r"<font>.*?</font>", re.DOTALL)  # of a workbook's styles: <font><name val="David"/></font>
_WORKBOOK_FONT = re.compile(r"<(?:\w+:)?name\s+val=\"(?P<font>[^\"<>]*)\"\s*/>")
_FAMILY = re.compile(r"font-family\s*:\s*[^;{}<>\n]*", re.IGNORECASE)  # in CSS: a style sheet, a style attribute
_VOCABULARY = re.compile(
    r"(?:https?://(?:schemas\.(?:openxmlformats\.org|microsoft\.com)|purl\.(?:oclc\.)?org|www\.w3\.org)/|urn:schemas-microsoft-com:"
    r"|application/vnd\.)[\w./:;+=#-]*"
)
_PDF_FONT_KEY = re.compile(r"^/(?:BaseFont|FontName)$", re.MULTILINE)
_PDF_FONT = re.compile(r"/(?:BaseFont|FontName)\s*/[^\s/<>()\[\]{}]+|/FontFamily\s*\([^()]*\)")
_FONT_FILE = ("\x00\x01\x00\x00", "OTTO", "ttcf", "true\x00", "\x01\x00\x04", "%!PS-AdobeFont", "%!FontType1")


def searchable(streams: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of every stream as words to search; markup gives its text and its attribute values apart."""
    listed = list(streams)
    fonts = {place.removesuffix(" bytes"): _fonts_of(raw) for place, raw in listed if place.endswith(" bytes") and "<" in raw}
    for place, raw in listed:
        if place.endswith(" attributes"):
            yield place, _without_lines(raw, fonts.get(place.removesuffix(" attributes"), Counter()))
        elif raw.startswith(_FONT_FILE):
            continue
        elif ("</" in raw or "/>" in raw) and not raw.startswith("%PDF"):  # else "<tamsin@x.org>" may be no tag
            known = fonts.get(place.removesuffix(" bytes")) if place.endswith(" bytes") else _fonts_of(raw)
            yield from ((place, text) for text in _of_markup(raw, known or Counter()))
        else:
            yield place, _without_pdf_fonts(raw) if place.startswith(("object", "bytes")) else raw


def _of_markup(raw: str, fonts: Counter[str]) -> Iterator[str]:
    """Yield the text of markup, the runs of a paragraph joined, paragraphs and cells apart; then its attribute values."""
    text = _TAG.sub("", _GAP.sub(" ", _BORDER.sub("\n", raw)))
    yield html.unescape(_FAMILY.sub(" ", text))
    values = [html.unescape(match["double"] or match["single"] or "") for match in _ATTRIBUTE.finditer(raw)]
    if values:
        yield _without_lines("\n".join(values), fonts)


def _fonts_of(raw: str) -> Counter[str]:
    """Count the attribute values of a part that stand where only a font can be named."""
    found: Counter[str] = Counter()
    for element in _ELEMENT.finditer(raw):
        wanted = _FONT_ATTRIBUTES.get(element["name"].lower())
        for attribute in _ATTRIBUTE.finditer(element["attributes"]) if wanted else ():
            if wanted and attribute["name"].rpartition(":")[2].lower() in wanted:
                found[html.unescape(attribute["double"] or attribute["single"] or "")] += 1
    for font in _IN_A_FONT.finditer(raw):
        found.update(html.unescape(name["font"]) for name in _WORKBOOK_FONT.finditer(font[0]))
    return found


def _without_lines(values: str, fonts: Counter[str]) -> str:
    """Leave out as many equal lines as there are fonts of that name, the names of namespaces and types, and families of CSS."""
    open_ = fonts.copy()
    kept = []
    for line in values.split("\n"):
        if open_[line] > 0:
            open_[line] -= 1
        elif not _VOCABULARY.fullmatch(line):
            kept.append(_FAMILY.sub(" ", line))
    return "\n".join(dict.fromkeys(kept))


def _without_pdf_fonts(raw: str) -> str:
    """Leave out the names of fonts in a PDF: in its raw bytes, or in the list of a font object's keys and strings."""
    if not _PDF_FONT_KEY.search(raw):
        return _PDF_FONT.sub(" ", raw)
    lines = raw.split("\n")
    names = [_letters(line) for line in lines if line.startswith("/")]
    return "\n".join(line for line in lines if not line.startswith("/") and not any(_letters(line) in name for name in names))


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text)).casefold()
