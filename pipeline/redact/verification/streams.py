"""Make raw streams readable: markup gone, text of a paragraph joined, attribute values apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

_BORDER = re.compile(r"</(?:\w+:)?(?:p|tc|tr|si|c|row|tbl|h|li|td|th|div|comment)>", re.IGNORECASE)
_GAP = re.compile(r"<(?:\w+:)?(?:tab|br|cr)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r"""=\s*(?:"([^"<>]*)"|'([^'<>]*)')""")

# Words of file formats and fonts that are names as well; alone in a raw stream they name nobody.
_TECHNICAL = frozenset({
    "georgia", "verdana", "calibri", "cambria", "candara", "constantia", "corbel", "tahoma", "arial", "helvetica",
    "courier", "garamond", "franklin", "baskerville", "perpetua", "rockwell", "bookman", "palatino", "gill", "gothic",
    "century", "lucida", "monaco", "consolas", "mangal", "latha", "shruti", "gautami", "tunga", "raavi", "vrinda",
    "kartika", "sylfaen", "nyala", "euphemia", "miriam", "david", "narkisim", "aharoni", "angsana", "cordia", "browallia",
    "leelawadee", "kalinga", "iskoola", "dokchampa", "daunpenh", "vani", "vijaya", "kokila", "utsaah", "aparajita", "segoe",
    "ebrima", "gadugi", "javanese", "mongolian", "myanmar", "nirmala", "malgun", "meiryo", "yu", "mincho", "simsun",
    "batang", "gulim", "dotum", "times", "roman", "symbol", "wingdings", "office", "theme", "normal", "heading", "title",
    "subtitle", "strong", "emphasis", "caption", "header", "footer", "table", "grid", "light", "shading", "accent",
    "colorful", "list", "bullet", "number", "paragraph", "default", "font", "body", "text", "page", "field", "style",
    "styles", "latent", "document", "settings", "content", "types", "rels", "word", "excel", "microsoft", "adobe", "python",
    "typst", "pdf", "utf", "schema", "schemas", "openxmlformats", "org", "http", "https", "www", "com", "purl", "dublin",
    "core", "dcterms", "custom", "drawing", "wordprocessingml", "hans", "hant",
})  # fmt: skip


def readable(raw: str) -> Iterator[str]:
    """Yield a stream as words to search: its text, and where it is markup its attribute values as well.

    The text of one paragraph is joined without a gap, so that a name split over runs is met; paragraphs and cells are apart.
    """
    if "<" not in raw or ">" not in raw:
        yield raw
        return
    text = _TAG.sub("", _GAP.sub(" ", _BORDER.sub("\n", raw)))
    yield html.unescape(text)
    values = [first or second for first, second in _ATTRIBUTE.findall(raw)]
    if values:
        yield html.unescape("\n".join(dict.fromkeys(values)))


def is_technical(words: Sequence[str]) -> bool:
    """Say whether a lone word belongs to file formats or fonts."""
    return len(words) == 1 and words[0] in _TECHNICAL
