"""Walk one XML part in document order, once, without recursion."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from pipeline.documents.word import story_frames as frames
from pipeline.documents.word import story_text as text
from pipeline.documents.word.attributes import ATTRIBUTES
from pipeline.documents.word.story import Story
from pipeline.documents.word.styles import Styles
from pipeline.documents.word.xml import Element, names, tags

_POINTERS = tags(
    "a:blip", "v:imagedata", "v:fill", "o:OLEObject", "c:chart", "dgm:relIds", "w:altChunk", "w:subDoc", "w:control",
    "w:contentPart",
    "asvg:svgBlip", "w:movie", "w:hyperlink", "a:hlinkClick", "a:hlinkHover", "wpi:contentPart", "w14:contentPart",
)  # fmt: skip
_Handler = Callable[[Story, Element], None]


def _handlers(rows: dict[str, _Handler]) -> dict[str, _Handler]:
    return {full: handler for name, handler in rows.items() for full in names(name)}


_STARTS: dict[str, _Handler] = _handlers(
    {
        "w:t": text.text, "m:t": text.text, "a:t": text.text, "w:delText": text.deleted_text,
        "w:instrText": text.instruction_text, "w:delInstrText": text.instruction_text, "w:fldChar": text.field_character,
        "w:tab": text.atom, "w:ptab": text.atom, "w:br": text.atom, "w:cr": text.atom, "a:br": text.atom,
        "w:noBreakHyphen": text.atom, "w:softHyphen": text.atom, "w:sym": text.symbol, "w16se:symEx": text.symbol,
        "w:p": text.paragraph, "a:p": frames.drawn_paragraph, "w:txbxContent": frames.box,
        "w:footnote": frames.note, "w:endnote": frames.note, "w:comment": frames.note, "w:rt": frames.ruby,
        "w:footnoteReference": frames.cited, "w:endnoteReference": frames.cited,
        "mc:AlternateContent": frames.alternates, "mc:Choice": frames.branch, "mc:Fallback": frames.branch,
        "w:del": frames.gone, "w:moveFrom": frames.gone, "w:r": frames.run, "w:sdt": frames.control,
        "w:tbl": frames.table, "w:tr": frames.row, "w:tc": frames.cell,
    }
)  # fmt: skip
_ENDS: dict[str, _Handler] = _handlers(
    {
        "w:p": text.paragraph_end, "a:p": frames.drawn_paragraph_end, "w:txbxContent": frames.box_end,
        "w:footnote": frames.note_end, "w:endnote": frames.note_end, "w:comment": frames.note_end, "w:rt": frames.ruby_end,
        "mc:AlternateContent": frames.alternates_end, "mc:Choice": frames.branch_end, "mc:Fallback": frames.branch_end,
        "w:del": frames.gone_end, "w:moveFrom": frames.gone_end, "w:r": frames.run_end, "w:sdt": frames.control_end,
        "w:tbl": frames.table_end, "w:tr": frames.row_end, "w:tc": frames.cell_end,
    }
)  # fmt: skip


def walk(root: Element, kind: str, *, label: str, styles: Styles, source: bytes = b"") -> Story:
    """Return the places of a part. `source` are its bytes: they say whether hidden or white text needs to be watched for."""
    story = Story(root, kind, label=label, styles=styles, source=source)
    starts, ends = dict(_STARTS), dict(_ENDS)
    if not story.watch_runs:
        for tag in names("w:r"):
            starts.pop(tag, None)
            ends.pop(tag, None)
    wanted = list({*starts, *ends, *ATTRIBUTES, *_POINTERS})
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=wanted):
        tag = element.tag
        if event == "end":
            handler = ends.get(tag)
            if handler is not None:
                handler(story, element)
            continue
        handler = starts.get(tag)
        if handler is not None:
            handler(story, element)
        if tag in ATTRIBUTES:
            story.attributes(element)
        if tag in _POINTERS:
            story.pointer(element)
    return story
